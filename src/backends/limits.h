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
inline constexpr std::int64_t context_tokens_max = 1'000'000'000;

// Reading 250 GB at 500 MB/s; a permit lives ten minutes.
inline constexpr std::chrono::milliseconds file_time_max{9 * 60 * 1'000};
inline constexpr std::size_t file_piece_bytes = 1U << 20; // large enough for a disk, small enough for a cache

// GGUF: what real files have, with room. A tokenizer of 260,000 words is some 10 MB.
inline constexpr std::uint64_t gguf_keys_max = 10'000;
inline constexpr std::uint64_t gguf_tensors_max = 100'000;
inline constexpr std::uint64_t gguf_name_bytes_max = 1'024;
inline constexpr std::uint64_t gguf_text_bytes_max = 8U << 20; // of one value; templates have some 30 KB
inline constexpr std::uint64_t gguf_elements_max = 10'000'000; // of one list
inline constexpr std::uint64_t gguf_numbers_max = std::uint64_t{1} << 42; // of one tensor; also where one may lie
inline constexpr std::uint64_t gguf_head_bytes_max = 512U << 20; // everything before the tensors
inline constexpr int gguf_depth_max = 4; // lists in lists

} // namespace socle::backends
