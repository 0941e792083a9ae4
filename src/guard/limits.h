// The limits of guard, each with its reason.
#pragma once

#include <cstddef>

namespace socle::guard {

// A scan is synchronous: this takes a fifth of a second of prose, and about one of what is made to be slow (guard_bench.cpp).
inline constexpr std::size_t content_bytes_max = 8U << 20U;
// Findings per content: a text beyond it is a list, and its first ones decide alike.
inline constexpr std::size_t findings_max = 10'000;

// A text is looked at as it stands and this many times decoded: base64 in percent-encoding in an HTML entity is three. What is wrapped
// deeper is not read by people or models either without taking it apart first.
inline constexpr int decode_depth_max = 3;
// Runs of base64 or hexadecimal digits from which it is worth decoding: the shortest mail address has six characters.
inline constexpr std::size_t base64_run_min = 12;
inline constexpr std::size_t hex_run_min = 16;
// A line of base64 that the next one may continue: mail programs wrap at 76, PEM at 64, others at 60 or less.
inline constexpr std::size_t base64_line_min = 32;
// Decoded stretches of text shorter than this are chance.
inline constexpr std::size_t stretch_bytes_min = 6;
// A tag longer than this is no tag: keeps the search for its end bounded.
inline constexpr std::size_t tag_bytes_max = 400;
// How far before a number a word may stand that says what it is.
inline constexpr std::size_t context_bytes_max = 48;

// From this score on a text counts as an injection. Where half of such texts would be one; docs/guard.md tells what it lets through.
inline constexpr int injection_percent_min = 50;

// How much of a hidden text or of a link's address is looked at: enough to know it, and the search stays linear.
inline constexpr std::size_t hidden_bytes_max = 2048;

// Of a stream, what is kept back at most: parts between blanks that may be one value, longer than any of them written with separators …
inline constexpr std::size_t stream_run_bytes_max = 256;
// … and one part without a blank: a token of several kilobytes is found by its begin, and longer ones are pictures.
inline constexpr std::size_t stream_part_bytes_max = 4096;
// What has left already is looked at again this far, since it may say what comes; more than context_bytes_max.
inline constexpr std::size_t stream_context_bytes = 96;

} // namespace socle::guard
