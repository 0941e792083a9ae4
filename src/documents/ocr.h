// Reads pages that are pictures, by recognition in the sandbox.
#pragma once

#include "documents/tools.h"
#include "documents/tsv.h"

namespace socle::documents {

struct Reading {
  std::vector<RecognisedPage> pages; // boxes of the upright page
  int turned_degrees = 0;            // clockwise, to make them upright
};

// `picture`: PGM, PNG, JPEG or TIFF. `models` as models_for() says them; empty: found out by reading. `dpi` 0: unknown.
Result<Reading> recognise(const Source& picture, std::string models, int dpi);

// Which models a grey page needs: reads a strip of it.
Result<std::string> models_for_page(const Source& page);

} // namespace socle::documents
