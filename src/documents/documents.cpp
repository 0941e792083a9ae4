#include "documents/documents.h"

#include "documents/errors.h"
#include "documents/kind.h"
#include "documents/pdf_reader.h"

namespace socle::documents {

Result<Document> read(std::string_view name, std::string_view bytes) {
  const Source source{shown_name(name), bytes};
  SOCLE_TRY(const Kind kind, kind_of(source.name, bytes));
  if (kind != Kind::pdf) return fail(kNoText, {{"name", source.name}});
  SOCLE_TRY(PdfText pdf, read_pdf_text(source));
  if (pdf.document.words.empty()) return fail(kNoText, {{"name", source.name}});
  return std::move(pdf.document);
}

} // namespace socle::documents
