// What the worker is told on its command line. Private to llama.
#pragma once

#include "base/base.h"
#include "llama/limits.h"

namespace socle::llama {

enum class Purpose { chat, embedding, reranking };
std::string_view to_string(Purpose purpose);

struct Options {
  std::string model;  // --model FILE.gguf
  std::string socket; // --socket PATH
  std::string name;   // --name NAME: as answers call the model; the file's name where not given
  std::uint32_t slots = slots_default;              // --slots N
  std::uint32_t context_tokens = 0; // --context N: of each slot; 0: the model's own, at most context_tokens_default
  std::uint32_t batch_tokens = batch_tokens_default; // --batch N
  std::int32_t threads = 0; // --threads N; 0: one, or all cores but one where there are more than two
  std::int64_t memory_bytes_max = 0; // --memory N: refuse to load what needs more; 0: no limit
  std::int32_t gpu_layers = -1; // --gpu-layers N: of the model on a GPU, where built for one; -1: all
  std::int32_t parent = 0; // --parent PID: end when it is gone; 0: nobody's
  std::optional<Purpose> purpose; // --purpose chat|embedding|reranking; otherwise the file says
};
Result<Options> parse_options(std::span<const std::string> arguments);

} // namespace socle::llama
