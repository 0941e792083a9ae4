// Which language a text is in, by its commonest words: German, French, English, Italian, Spanish, Dutch, Portuguese. Private to guard.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace socle::guard {

inline constexpr std::string_view kLanguages[] = {"de", "fr", "en", "it", "es", "nl", "pt"};

class LanguageCounter {
 public:
  // A word in small letters.
  void add(std::string_view word);
  // Of kLanguages; none while too little was seen, or two are about as likely.
  std::optional<std::size_t> language() const;

 private:
  void add_letters(std::string_view word);
  std::array<int, std::size(kLanguages)> points_{};
  std::size_t words_ = 0;
};

// Whether the word speaks of languages (“English”, “übersetze”): then the answer's may be another than the question's.
bool speaks_of_language(std::string_view word);

// Letters of one word at the end of a piece wait for the next. Calls `then(word, begin, end)` with small letters of ASCII; what is longer
// than 32 bytes is cut.
class WordFeed {
 public:
  template <typename F>
  void feed(std::string_view text, F&& then) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      const bool upper = c >= 'A' && c <= 'Z';
      if (byte >= 0x80 || upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        if (length_ == 0) begin_ = at_;
        if (length_ < letters_.size()) letters_[length_++] = upper ? static_cast<char>(c + 32) : c;
      } else {
        finish(then);
      }
      ++at_;
    }
  }
  template <typename F>
  void finish(F&& then) {
    if (length_ > 0) then(std::string_view(letters_.data(), length_), begin_, at_);
    length_ = 0;
  }

 private:
  std::array<char, 32> letters_{};
  std::size_t length_ = 0, begin_ = 0, at_ = 0;
};

} // namespace socle::guard
