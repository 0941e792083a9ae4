// The limits of guard, each with its reason.
#pragma once

#include <cstddef>

namespace socle::guard {

// A scan is synchronous: this takes a fifth of a second of prose, and about one of what is made to be slow (guard_bench.cpp).
inline constexpr std::size_t content_bytes_max = 8U << 20U;
// What is remembered of texts that were searched: forty thousand messages, a quarter of a kilobyte each. Shorter ones are searched as
// quickly as they are looked up.
inline constexpr std::size_t found_before_bytes_max = std::size_t{10} << 20U;
inline constexpr std::size_t found_before_bytes_min = 64;
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
// How far behind the word for a password, and behind the word for a key, the value may stand: a clause, and a word or two.
inline constexpr std::size_t password_reach_bytes = 90;
inline constexpr std::size_t key_reach_bytes = 24;

// From this score on a text counts as an injection. Where half of such texts would be one; docs/guard.md tells what it lets through.
inline constexpr int injection_percent_min = 50;
// What the rules are so sure of stands whatever a classifier thinks of the words around it.
inline constexpr int injection_certain_percent = 90;

// From so many points on words are an insult, a threat or hate …
inline constexpr int conduct_points_min = 30;
// … counted together where no more words lie between them than in one sentence and its neighbour, and no further than a paragraph.
inline constexpr std::size_t conduct_gap_words = 10;
inline constexpr std::size_t conduct_words_max = 60;
// What stands in quotation marks and is longer is a text, not a quotation.
inline constexpr std::size_t quote_bytes_max = 400;

// Words after which a text's language is as clear as it gets; more cost time with every call.
inline constexpr std::size_t language_words_max = 150;

// So many words in a row that stand in the system prompt make one of its runs: fewer are said by chance.
inline constexpr std::size_t leak_run_words = 5;
// From so many on, in a row or as half of the prompt, it was given away: a name and a stock phrase are shorter.
inline constexpr std::size_t leak_words_min = 12;
// How much of a system prompt is kept in mind, and of the asker's latest words read for their language.
inline constexpr std::size_t leak_bytes_max = 256U << 10U;
inline constexpr std::size_t language_bytes_max = 4096;
// Six common words that are one language's own.
inline constexpr int language_points_min = 36;
// A streamed answer is read for its sentences in parts of this length.
inline constexpr std::size_t answer_window_bytes = 2048;

// How much of a hidden text or of a link's address is looked at: enough to know it, and the search stays linear.
inline constexpr std::size_t hidden_bytes_max = 2048;

// Of a stream, what is kept back at most: parts between blanks that may be one value, longer than any of them written with separators …
inline constexpr std::size_t stream_run_bytes_max = 256;
// … and one part without a blank: a token of several kilobytes is found by its begin, and longer ones are pictures.
inline constexpr std::size_t stream_part_bytes_max = 4096;
// What has left already is looked at again this far, since it may say what comes: words such as “mot de passe” at their reach.
inline constexpr std::size_t stream_context_bytes = 128;
static_assert(stream_context_bytes >= password_reach_bytes + 16 && stream_context_bytes > context_bytes_max);

// A value found in one place is replaced wherever else it stands alone, if it is as long: shorter ones are parts of words and sums …
inline constexpr std::size_t spread_bytes_min = 4;
// … and looking for longer ones, which are found by their own form, would make the time grow with their length.
inline constexpr std::size_t spread_bytes_max = 64;

} // namespace socle::guard
