// What: reads PDFs and scans into words with page, box and confidence; writes PDF/A-3 with attachments.
// Invariants: untrusted bytes are parsed only inside the sandbox; every word keeps where it stood; nothing is read half: a
//   document is whole or refused with its reason.
// Threads: read() and write_pdf() block and may take seconds: on the worker pool. Several may run at once.
// Failure: hostile, broken, encrypted and oversized files are refused with a code each (documents/errors.h) within seconds.
#pragma once

#include "base/base.h"

#include <cstdint>

namespace socle::documents {

// In PDF points (1/72 inch) from the page's top left corner.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Word {
  std::string text; // UTF-8, NFC; ligatures as the file has them
  int page = 1; // from 1
  Box box;
  int confidence_percent = 100; // of recognition; 100 for a text layer
  bool invisible = false; // hidden text (rendering mode 3 over a picture, or no ink): a finding, never evidence alone
};

// Width, height and the words' boxes are those of the page as it was read, upright.
struct Page {
  double width = 0, height = 0; // points
  bool scanned = false; // read by OCR
  int turned_degrees =
      0; // clockwise turn that made a scanned page upright: 0, 90, 180, 270; whoever shows it turns it too
};

// Words in the reader's order of the file; layout is the contract reader's business.
struct Document {
  std::string media_type; // application/pdf, image/png, image/jpeg, image/tiff
  std::vector<Page> pages;
  std::vector<Word> words;
  bool scanned = false; // any page
  int confidence_percent = 100; // mean over words
  std::string title, producer; // metadata, untrusted
  // "hidden_text", "text_layer_differs" (a scan whose own text layer says something else than its picture; the picture was
  // read), "attachments", "forms", "javascript", "turned" (a page lay on its side or upside down), "low_confidence"
  std::vector<std::string> warnings;
};

// `name` is only shown; the type is decided by the bytes.
Result<Document> read(std::string_view name, std::string_view bytes);

struct Attachment {
  std::string name; // factur-x.xml
  std::string media_type; // text/xml
  std::string description;
  std::string relationship; // Alternative, Data, Source, Supplement, Unspecified
  Bytes bytes;
};

} // namespace socle::documents
