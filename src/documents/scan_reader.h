// Joins what recognition reads into a document.
#pragma once

#include "documents/kind.h"
#include "documents/pdf_reader.h"

namespace socle::documents {

// Draws and reads the pages that are pictures, and puts their words in the place of what the text layer had for them.
Result<void> read_scanned_pages(const Source& source, PdfText& pdf);

// A file that is a picture, of one page or (TIFF) several.
Result<Document> read_picture(const Source& source, Kind kind);

} // namespace socle::documents
