// What: a document as its reader sees it: rows, cells and one text in reading order that leads back to the words.
// Invariants: every byte of `text` that is no separator belongs to one word; `folded` is `text` in lower-case ASCII as far as it
//   goes (ä → a, ß → ss, € → eur), and each of its bytes knows its place in `text`; cells of one row are separated by a tab, lines
//   by a newline, paragraphs by two.
// Threads: values; building one is pure.
// Failure: none; an empty document gives an empty reading.
#pragma once

#include "contracts/contracts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace socle::contracts {

// A part of Reading::text.
struct Span {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  bool contains(std::size_t at) const { return begin <= at && at < end; }
};

enum class Zone { body, header, footer };

// Words of one row without a wide gap between them.
struct Cell {
  int page = 1;
  documents::Box box;
  std::vector<int> words; // indices into Document::words
  int row = 0;
  Zone zone = Zone::body;
  Span span; // in Reading::text
};

// Cells whose baselines agree, from left to right.
struct Row {
  int page = 1;
  double y0 = 0, y1 = 0;
  Zone zone = Zone::body;
  std::vector<int> cells; // indices into Reading::cells
};

// One line to be read: cells that follow each other; `starts_block` opens a paragraph.
struct Line {
  std::vector<int> cells;
  bool starts_block = false;
  Span span = {}; // in Reading::text, set there
};

struct Layout {
  std::vector<Cell> cells;
  std::vector<Row> rows;
  std::vector<Line> order; // reading order; running headers and footers at the end, once each
};

// layout.cpp
Layout lay_out(const documents::Document& document);

struct Reading {
  const documents::Document* document = nullptr;
  std::vector<Cell> cells;
  std::vector<Row> rows;
  std::vector<Line> lines;
  std::string text;
  std::string folded;
  std::vector<std::uint32_t> to_text; // folded byte → text byte; one more than folded has bytes
  std::vector<std::uint32_t> to_folded; // text byte → folded byte; one more than text has bytes
  std::vector<int> word_at; // text byte → word, −1 between words
  std::size_t body_end = 0; // where running headers and footers begin in text

  std::string_view slice(Span span) const { return std::string_view(text).substr(span.begin, span.end - span.begin); }
  Span folded_span(Span span) const { return {to_folded[span.begin], to_folded[span.end]}; }
  Span text_span(Span folded) const { return {to_text[folded.begin], to_text[folded.end]}; }
  std::string_view folded_slice(Span span) const {
    const Span f = folded_span(span);
    return std::string_view(this->folded).substr(f.begin, f.end - f.begin);
  }
  // The sentence (or table row, or paragraph's end) around a byte of text.
  Span sentence_at(std::size_t at) const;
  // The paragraph around a byte of text.
  Span paragraph_at(std::size_t at) const;
  Span line_at(std::size_t at) const;
  // The nearest heading above, by its look: a short line that is no sentence.
  std::string heading_before(std::size_t at) const;
  Evidence evidence(Span span, int confidence_percent) const;
  // The same with blanks where lines end in `folded`: for phrases that run over lines.
  Reading flattened() const {
    Reading copy = *this;
    for (char& c : copy.folded)
      if (c == '\n') c = ' ';
    return copy;
  }
  int cell_at(std::size_t at) const; // index into cells, −1 when none
};

// text.cpp
Reading read_layout(const documents::Document& document);
// NFKC without touching ² ³ ½, typographic blanks to blanks.
std::string normalise(std::string_view text);
// Lower-case ASCII as far as possible; `map` (optional) receives for each byte its origin in `text`.
std::string fold(std::string_view text, std::vector<std::uint32_t>* map = nullptr);
std::string trim(std::string_view text);
// Blanks, tabs and newlines to single blanks.
std::string one_line(std::string_view text);

// language.cpp
Language detect_language(const Reading& reading);

} // namespace socle::contracts
