// Grey pictures as the drawing program writes them (PGM), and what is seen in them.
#pragma once

#include "documents/documents.h"

namespace socle::documents {

struct Picture {
  int width = 0, height = 0;
  std::string_view pixels; // one byte each, 0 black; views the bytes that were parsed
};

// All pictures that stand one after the other in `bytes`; empty when any is malformed.
std::vector<Picture> parse_pictures(std::string_view bytes);

// Whether anything in the box (in pixels, may lie partly or wholly outside) differs from its surroundings.
bool has_ink(const Picture& picture, const Box& box);

// Rows from `top` to before `bottom` as a PGM file of their own.
Bytes strip_of(const Picture& picture, int top, int bottom);

} // namespace socle::documents
