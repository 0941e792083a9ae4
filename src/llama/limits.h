// The limits of llama, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace socle::llama {

// Conversations that are generated at once, each with a cache of its own. Four keep one machine busy; more cost memory.
inline constexpr std::uint32_t slots_default = 4;
inline constexpr std::uint32_t slots_max = 64;
// Tokens of one conversation where the model could hold more and nobody said so: the cache of all slots is allocated at once.
inline constexpr std::uint32_t context_tokens_default = 4'096;
inline constexpr std::uint32_t context_tokens_min = 64;
// Tokens that one step computes: the whole of a short prompt, a piece of a long one, so that others wait for no more than that.
inline constexpr std::uint32_t batch_tokens_default = 512;
// A text that is embedded is computed in one step, and the step's memory grows with it.
inline constexpr std::uint32_t embedding_tokens_max = 2'048;
inline constexpr std::uint32_t embedding_sequences_max = 32;
// Requests that wait for a slot. Beyond it a refusal now is worth more than an answer in minutes.
inline constexpr std::size_t waiting_max = 256;
// Texts and prompts: a context of a million tokens has some four megabytes.
inline constexpr std::size_t body_bytes_max = 16U << 20;
inline constexpr std::size_t inputs_max = 2'048; // texts of one embedding or reranking request, as in the original API
inline constexpr std::size_t stops_max = 16;
inline constexpr std::size_t stop_bytes_max = 256;
inline constexpr std::int64_t top_logprobs_max = 20;
// A prompt's cache is used again where it spares at least this part of the prompt, or of what would be thrown away for it.
inline constexpr double cache_reuse_part_min = 0.5;
// A model file is read in these pieces while its progress is told.
inline constexpr std::size_t read_bytes = 4U << 20;
// How often the worker looks whether its parent still lives, beside the signal that the kernel sends.
inline constexpr std::chrono::milliseconds parent_look_every{500};
// Threads that make prompts ready (template, tokens, grammar) while the engine computes.
inline constexpr std::size_t prepare_threads = 1;

} // namespace socle::llama
