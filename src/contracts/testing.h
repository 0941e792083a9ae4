// Papers for the unit tests of contracts: lines of text as words with boxes, as a reader of documents gives them.
#pragma once

#include "contracts/reading.h"

#include <string>
#include <vector>

namespace socle::contracts::testing {

// One page; each line 14 points below the one before, 10 points high; two or more blanks open a new cell at that column.
inline documents::Document page(const std::vector<std::string>& lines) {
  documents::Document document;
  document.media_type = "application/pdf";
  document.pages.push_back({595, 842, false});
  double y = 100;
  for (const std::string& line : lines) {
    double x = 50;
    std::string word;
    const auto flush = [&] {
      if (word.empty()) return;
      double letters = 0;
      for (const char c : word) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
      document.words.push_back({word, 1, {x, y, x + 5 * letters, y + 10}, 100, false});
      x += 5 * letters;
      word.clear();
    };
    for (const char c : line) {
      if (c != ' ') {
        word += c;
        continue;
      }
      flush();
      x += 2.7; // a word space; several of them make a gap
      if (!document.words.empty() && document.words.back().box.x1 < x - 3) x += 2.5;
    }
    flush();
    y += 14;
  }
  return document;
}

} // namespace socle::contracts::testing
