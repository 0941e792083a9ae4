// What a finished page says, read as a person reads it: word by word, and a word that goes on in the next line of its column as one.
#pragma once

#include "documents/documents.h"

#include <map>
#include <set>

namespace socle::invoicing {

class ShownWords {
 public:
  explicit ShownWords(const documents::Document& pdf);

  // Whether every word of `text` stands on the pages, whole or broken over lines that follow one another in one column. Both
  // sides in NFC, ligatures as their letters.
  bool show(std::string_view text) const;

 private:
  struct Shown {
    std::string text;
    int page;
    documents::Box box;
    bool begins_line, ends_line; // of its column
  };

  bool shows_word(std::string_view word) const;
  bool goes_on(const Shown& from, std::string_view rest) const;
  bool in_next_line(const Shown& from, const Shown& to) const;
  void find_line_ends();

  std::vector<Shown> words_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_text_;
  std::map<int, std::pair<std::size_t, std::size_t>> of_page_; // the words of a page, from and to
};

} // namespace socle::invoicing
