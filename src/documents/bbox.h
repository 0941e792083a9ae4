// Reads what the text extractor writes: pages, and words with their boxes, as XHTML. Bounded, without entities beyond the five
// of XML and numbers, without a tree: the writer is confined, but the bytes stem from the file.
#pragma once

#include "documents/documents.h"

namespace socle::documents {

struct TextLayer {
  std::string title, producer;
  std::vector<Page> pages;
  std::vector<Word> words;
};

enum class ParseFailure { malformed, too_many };

std::expected<TextLayer, ParseFailure> parse_bbox(std::string_view xhtml);

// The boxes of the text that the drawing operators show at all (not rendering mode 3), as the other extractor writes them.
struct ShownText {
  int page = 1;
  Box box;
};
std::expected<std::vector<ShownText>, ParseFailure> parse_shown_text(std::string_view xml, std::span<const Page> pages);

} // namespace socle::documents
