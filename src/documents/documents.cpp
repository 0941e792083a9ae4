#include "documents/documents.h"

#include "documents/errors.h"
#include "documents/kind.h"
#include "documents/scan_reader.h"
#include "documents/tsv.h"

#include <algorithm>

namespace socle::documents {

namespace {

constexpr int kLowConfidence = 60; // percent; below, too many words are wrong to rely on any

// What a reader should know of the whole, once all words are there.
Result<Document> conclude(const Source& source, Document document) {
  if (document.words.empty()) return fail(kNoText, {{"name", source.name}});
  document.confidence_percent = mean_confidence(document.words);
  const bool hidden = std::ranges::any_of(document.words, &Word::invisible);
  if (hidden) document.warnings.emplace_back("hidden_text");
  if (document.confidence_percent < kLowConfidence) document.warnings.emplace_back("low_confidence");
  return document;
}

} // namespace

Result<Document> read(std::string_view name, std::string_view bytes) {
  const Source source{shown_name(name), bytes};
  SOCLE_TRY(const Kind kind, kind_of(source.name, bytes));
  if (kind != Kind::pdf) {
    SOCLE_TRY(Document picture, read_picture(source, kind));
    return conclude(source, std::move(picture));
  }
  SOCLE_TRY(PdfText pdf, read_pdf_text(source));
  SOCLE_CHECK(read_scanned_pages(source, pdf));
  return conclude(source, std::move(pdf.document));
}

} // namespace socle::documents
