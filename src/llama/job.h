// One generation: what the engine is asked for and what it tells. Private to llama.
#pragma once

#include "llama/model.h"

#include <llama.cpp/common/sampling.h>

#include <set>

namespace socle::llama {

enum class Finish { stop, length };

struct Usage {
  std::int64_t prompt_tokens = 0;
  std::int64_t cached_tokens = 0; // of the prompt: found computed already
  std::int64_t output_tokens = 0;
};

struct Timings {
  double queue_ms = 0, prompt_ms = 0, output_ms = 0;
};

// What one token was chosen among.
struct Choice {
  std::string bytes;
  double logprob = 0;
  std::vector<std::pair<std::string, double>> best; // the likeliest, in order
};

// One step of an answer, or its end.
struct Step {
  std::string text;
  std::vector<Choice> choices;
  bool last = false;
  Finish finish = Finish::stop;         // and below: only of the last
  std::optional<std::string> stop;      // the stop sequence that ended it
  std::optional<Error> error;
  Usage usage;
  Timings timings;
};

struct Job {
  Tokens prompt;
  common_sampler_ptr sampler;
  std::int64_t output_tokens_max = 0;
  std::vector<std::string> stops;
  std::set<Token> shown_controls; // control tokens whose text belongs to the answer: marks of tool calls and reasoning
  int choices_top = -1; // ≥ 0: tell each token's probability and that many others
  bool valid_text = false; // only what can follow as UTF-8 is chosen from
  std::string share; // whose part of the machine it uses
  double weight = 1;
  // Called on the engine's thread until a step is the last; then never again.
  std::function<void(Step)> tell;
  // Set by whoever no longer wants the answer; the engine then tells no more but one last step.
  std::atomic<bool> cancelled{false};
};

// Texts to embed or to rank, all at once.
struct EmbeddingJob {
  std::vector<Tokens> inputs;
  std::string share;
  double weight = 1;
  std::function<void(Result<std::vector<std::vector<float>>>)> tell; // as many as inputs; once
  std::atomic<bool> cancelled{false};
};

} // namespace socle::llama
