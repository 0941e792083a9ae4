// Reads the text layer of a PDF, and which of its pages are pictures.
#pragma once

#include "documents/documents.h"
#include "documents/tools.h"

namespace socle::documents {

// A page that recognition has to read, and at which resolution it is drawn for that.
struct ScannedPage {
  int page = 1;
  int dpi = 200;
};

struct PdfText {
  Document document;               // words of the text layer, hidden ones marked
  std::vector<ScannedPage> scans;  // pages whose text is in pictures
};

Result<PdfText> read_pdf_text(const Source& source);

} // namespace socle::documents
