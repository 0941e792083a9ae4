// The limits of dialects, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace socle::dialects {

// A request with pictures inside has some megabytes; the server's own limit on bodies is what a deployment sets.
inline constexpr std::size_t request_bytes_max = 64U << 20U;
// A whole answer: pictures and embeddings included.
inline constexpr std::size_t answer_bytes_max = 64U << 20U;
// JSON nests as deep as a schema does; deeper is an attack on the stack of whoever walks it.
inline constexpr std::size_t depth_max = 64;

// Of an event's type, as a name for what it goes on with: the longest that there is has 39.
inline constexpr std::size_t part_bytes_max = 64;
// A node takes 40 bytes and may cost two of input: this bounds what small brackets can make of a large body (one embedding of
// 4,096 numbers for each of 500 inputs is two million).
inline constexpr std::size_t nodes_max = 4'000'000;
// One event of a stream; the last one of a responses stream repeats the whole answer.
inline constexpr std::size_t event_bytes_max = 16U << 20U;
// A streamed answer: the longest that models give is a few megabytes, each token in an event of its own some hundred times its length.
inline constexpr std::size_t stream_bytes_max = std::size_t{512} << 20U;
// How much of an answer's words is searched for those that its last events repeat: some hundred parts of a long answer.
inline constexpr std::size_t searched_bytes_max = 256U << 20U;
// What a message of the model's endpoint may take of ours.
inline constexpr std::size_t upstream_message_bytes_max = 1000;
// Names of models: longer ones are no names, and they stand in every receipt.
inline constexpr std::size_t model_name_bytes_max = 256;
// Why an answer ended, as its endpoint says it: the longest that is known has 29.
inline constexpr std::size_t finish_bytes_max = 40;
// Identifiers and enumerations (ids, roles, types) longer than this are inspected like any text.
inline constexpr std::size_t token_bytes_max = 128;
// What a file may hold of text that guard reads while a loop waits: its own bound for one text.
inline constexpr std::size_t file_text_bytes_max = 8U << 20U;
// Parts of a form (16 pictures and every field there is), the head of one, and its boundary, which RFC 2046 ends at 70.
inline constexpr std::size_t form_parts_max = 64;
inline constexpr std::size_t form_head_bytes_max = 4096;
inline constexpr std::size_t boundary_bytes_max = 70;
// Numbers and names of members in a tool's arguments are inspected from this length on: the shortest telephone number.
inline constexpr std::size_t value_bytes_min = 7;
// Answers to one request (`n`).
inline constexpr std::int64_t choices_max = 128;
// Anthropic wants a limit in every request; where the client gave none. Also what such a call must reserve.
inline constexpr std::int64_t anthropic_output_tokens_default = 8192;
// Calls of tools and blocks in one answer that is translated: more is no answer.
inline constexpr std::size_t slots_max = 1024;

} // namespace socle::dialects
