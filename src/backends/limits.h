// The limits of backends, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace socle::backends {

inline constexpr std::size_t name_bytes_max = 128; // clients show it in pickers and write it in configurations
inline constexpr std::size_t upstream_bytes_max = 256; // cloud providers put paths and versions into theirs
inline constexpr std::size_t url_bytes_max = 1'024;
inline constexpr std::size_t key_bytes_max = 8'192; // a signed token is some 2 KB
inline constexpr std::size_t text_bytes_max = 200; // licence, title, origin: shown in tables
inline constexpr std::size_t words_max = 64; // tags, languages, capabilities of one model
inline constexpr std::size_t word_bytes_max = 40;
inline constexpr std::size_t models_max = 1'000; // of a tenant: bounds memory and lists
inline constexpr std::int64_t price_micros_max =
    100'000'000'000; // 100,000 per million tokens: a thousand times today's dearest
inline constexpr std::int64_t energy_mwh_max =
    1'000'000'000; // a megawatt-hour per million tokens: a thousand times what large models take
inline constexpr std::int64_t context_tokens_max = 1'000'000'000;
// Of one request: a hundred choices for each of thousands of prompts.
inline constexpr std::int64_t answers_max = 1'000'000;
// A thousand million of the currency, as much as a budget can hold: a dearer call is none.
inline constexpr std::int64_t cost_max_known = 1'000'000'000'000'000;

// Reading 250 GB at 500 MB/s; a permit lives ten minutes.
inline constexpr std::chrono::milliseconds file_time_max{9 * 60 * 1'000};
inline constexpr std::size_t file_piece_bytes = 1U << 20; // large enough for a disk, small enough for a cache

// The hub. A model that thinks may take minutes for its first word; a stream that says nothing for so long is dead.
inline constexpr std::chrono::milliseconds first_byte_time_max{5 * 60 * 1'000};
inline constexpr std::chrono::milliseconds quiet_time_max{2 * 60 * 1'000};
inline constexpr std::chrono::milliseconds answer_time_max{9 * 60 * 1'000}; // a permit lives ten minutes
inline constexpr std::size_t answer_bytes_max = 64U << 20; // images come as text
inline constexpr std::size_t files_max = 20'000; // that endpoints keep for a tenant: bounds memory
inline constexpr std::size_t file_id_bytes_max = 128; // as providers write them: some thirty
inline constexpr const char* files_alias = "files"; // the name whose endpoint gets a file for which none was named
inline constexpr std::size_t error_bytes_max = 64U << 10;
// What a model may say where neither the request nor its row limits it: reserved in full, so it should be said.
inline constexpr std::int64_t context_tokens_unknown = 32'768;
// Words have some four bytes a token, so this finds too few tokens rather than too many: a model is not passed over for a guess.
inline constexpr std::size_t token_bytes_usual = 4;
inline constexpr std::size_t conversation_bytes = 1'024; // of a conversation's begin, by which it is known again
inline constexpr std::size_t reasons_max = 8; // of models that cannot answer, in one message
// From how many tokens and how much time the speed of writing is more than chance.
inline constexpr std::int64_t speed_tokens_min = 2;
inline constexpr std::chrono::milliseconds speed_time_min{1};
// An endpoint that failed so often in a row is left alone, and twice as long after each further failure: 5 s … 160 s.
inline constexpr int breaker_failures = 5;
inline constexpr std::chrono::milliseconds breaker_pause{5'000};
inline constexpr int breaker_doublings_max = 5;

// GGUF: what real files have, with room. A tokenizer of 260,000 words is some 10 MB.
inline constexpr std::uint64_t gguf_keys_max = 10'000;
inline constexpr std::uint64_t gguf_tensors_max = 100'000;
inline constexpr std::uint64_t gguf_name_bytes_max = 1'024;
inline constexpr std::uint64_t gguf_text_bytes_max = 8U << 20; // of one value; templates have some 30 KB
inline constexpr std::uint64_t gguf_elements_max = 10'000'000; // of one list
inline constexpr std::uint64_t gguf_numbers_max = std::uint64_t{1} << 42; // of one tensor; also where one may lie
inline constexpr std::uint64_t gguf_head_bytes_max = 512U << 20; // everything before the tensors
inline constexpr int gguf_depth_max = 4; // lists in lists

// Models that this machine runs.
inline constexpr std::chrono::milliseconds worker_look{500}; // whether one has ended, while nothing is under way
inline constexpr std::chrono::milliseconds worker_look_soon{20}; // while one loads
inline constexpr std::chrono::milliseconds worker_health_time_max{2'000};
inline constexpr std::chrono::milliseconds worker_load_time_max{10 * 60 * 1'000}; // 100 GB from a disk of 200 MB/s
// After a crash: half a second, and twice as long after each further one; who waits is refused after the fourth in a row.
inline constexpr std::chrono::milliseconds worker_pause{500};
inline constexpr int worker_doublings_max = 6;
inline constexpr int worker_failures_max = 3;
inline constexpr std::chrono::milliseconds worker_good_after{
    60'000}; // one that worked so long starts with a clean sheet
inline constexpr std::int64_t worker_base_bytes = 64LL << 20; // of a worker without its weights

} // namespace socle::backends
