// Reads what the recogniser writes: tab-separated lines of pages, blocks, lines and words.
#pragma once

#include "documents/bbox.h"

namespace socle::documents {

struct RecognisedPage {
  int width = 0, height = 0; // pixels
  std::vector<Word> words;   // boxes in pixels; the page's number is left to the caller
};

std::expected<std::vector<RecognisedPage>, ParseFailure> parse_tsv(std::string_view tsv);

int mean_confidence(std::span<const Word> words);

} // namespace socle::documents
