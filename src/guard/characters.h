// What the searches ask of characters and of what stands around a candidate. Private to guard.
#pragma once

#include "guard/limits.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace socle::guard {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_word(char c) { return is_digit(c) || is_letter(c) || c == '_'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
inline char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

// Whether a value may begin or end here: not within a word, and not as one part of a longer name such as a version or a UUID.
inline bool begins_alone(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_word(before)) return false;
  return !((before == '-' || before == '.' || before == ',' || before == '/' || before == '+') && at > 1 &&
           is_word(text[at - 2]));
}
inline bool ends_alone(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  if (is_word(text[at])) return false;
  return !((text[at] == '-' || text[at] == '.' || text[at] == ',') && at + 1 < text.size() && is_word(text[at + 1]));
}

// The same for a telephone number, behind which an extension or a word may follow: “x818”, “-Fax”.
inline bool ends_dialled(std::string_view text, std::size_t at) {
  if (ends_alone(text, at)) return true;
  return at + 1 < text.size() &&
         ((text[at] == 'x' && is_digit(text[at + 1])) || (text[at] == '-' && is_letter(text[at + 1])));
}

// Whether one of these words, in small letters, begins a word shortly before this place.
// `whole`: they must end there too.
inline bool has_before(std::string_view text, std::size_t at, std::initializer_list<std::string_view> words,
                       bool whole = false) {
  const std::size_t from = at - std::min(at, context_bytes_max);
  std::string_view window = text.substr(from, at - from);
  if (const auto line = window.rfind("\n\n"); line != std::string_view::npos) window = window.substr(line);
  for (std::size_t i = 0; i < window.size(); ++i) {
    if (i > 0 && is_letter(window[i - 1])) continue;
    for (const auto word : words) {
      if (whole && i + word.size() < window.size() && is_letter(window[i + word.size()]) && is_letter(word.back()))
        continue;
      if (window.size() - i >= word.size() &&
          std::ranges::equal(window.substr(i, word.size()), word, [](char a, char b) { return lower(a) == b; }))
        return true;
    }
  }
  return false;
}

} // namespace socle::guard
