// One of the conversations that are generated at once, and what of it is computed. Owned by the engine's thread. Private to llama.
#pragma once

#include "base/clock.h"
#include "llama/job.h"

#include <algorithm>

namespace socle::llama {

struct Slot {
  llama_seq_id id = 0;
  std::shared_ptr<Job> job; // none: free
  Tokens tokens; // prompt and answer; of the latest job where it is free
  std::size_t computed = 0; // how many of them are in the model's cache: the rest is computed by the next steps
  std::size_t in_batch = 0; // how many of them this step computes
  std::int32_t logits_at = -1; // where in the batch the next token's probabilities are; -1: not yet
  Assembler assembler{{}};
  Utf8 utf8; // of the raw bytes of the answer
  std::vector<Choice> choices; // not told yet: their text is held back
  Usage usage;
  Timings timings;
  Microseconds began{}, first_output{}, last_used{};

  bool busy() const { return job != nullptr; }
  std::size_t pending() const { return tokens.size() - computed; }
  bool is_prompt() const { return computed < static_cast<std::size_t>(usage.prompt_tokens); }
  std::size_t common_prefix(const Tokens& other) const {
    const auto [mine, theirs] = std::ranges::mismatch(
        tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(computed), other.begin(), other.end());
    return static_cast<std::size_t>(mine - tokens.begin());
  }
};

// Where a new prompt goes: the free slot whose cache spares most of it, unless that would spare little and throw away much; else
// the one that was free longest. None when all are busy.
Slot* choose_slot(std::span<Slot> slots, const Tokens& prompt);

} // namespace socle::llama
