#include "documents/kind.h"

#include "documents/errors.h"
#include "documents/limits.h"
#include "documents/text.h"

#include <algorithm>

namespace socle::documents {
namespace {

// A header may follow blank lines or a byte order mark, as some mail gateways leave them; anything else before it makes the
// file something else as well.
std::size_t leading_blanks(std::string_view bytes) {
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < bytes.size() && at < 64 &&
         (bytes[at] == '\r' || bytes[at] == '\n' || bytes[at] == ' ' || bytes[at] == '\t'))
    ++at;
  return at;
}

// A ZIP archive is read from its end: the last record carries the length of a comment that must reach the end of the file.
bool ends_as_zip(std::string_view bytes) {
  const auto tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 65'557));
  const auto record = tail.rfind(std::string_view("PK\x05\x06", 4));
  if (record == std::string_view::npos || tail.size() - record < 22) return false;
  const auto low = static_cast<unsigned char>(tail[record + 20]), high = static_cast<unsigned char>(tail[record + 21]);
  return record + 22 + low + 256U * high <= tail.size();
}

std::optional<Kind> by_magic(std::string_view bytes) {
  if (bytes.substr(leading_blanks(bytes)).starts_with("%PDF-")) return Kind::pdf;
  if (bytes.starts_with(std::string_view("\x89PNG\r\n\x1A\n", 8))) return Kind::png;
  if (bytes.starts_with("\xFF\xD8\xFF")) return Kind::jpeg;
  if (bytes.starts_with(std::string_view("II*\0", 4)) || bytes.starts_with(std::string_view("MM\0*", 4)))
    return Kind::tiff;
  return std::nullopt;
}

} // namespace

std::string_view media_type_of(Kind kind) {
  switch (kind) {
    case Kind::png: return "image/png";
    case Kind::jpeg: return "image/jpeg";
    case Kind::tiff: return "image/tiff";
    case Kind::pdf: break;
  }
  return "application/pdf";
}

Result<Kind> kind_of(std::string_view shown, std::string_view bytes) {
  const std::string name(shown);
  if (bytes.empty()) return fail(kEmptyFile, {{"name", name}});
  if (bytes.size() > kFileBytesMax) {
    return fail(
        kFileTooLarge,
        {{"name", name}, {"bytes", std::to_string(bytes.size())}, {"bytes_max", std::to_string(kFileBytesMax)}});
  }
  const auto kind = by_magic(bytes);
  const bool has_pdf_header = bytes.substr(0, 1024).find("%PDF-") !=
                              std::string_view::npos; // where readers look for one
  if (has_pdf_header && kind != Kind::pdf) {
    return fail(kAmbiguous,
                {{"name", name},
                 {"kinds", kind ? std::string(media_type_of(*kind)) + ", application/pdf" : "application/pdf, ?"}});
  }
  if (!kind) return fail(kUnknownType, {{"name", name}});
  if (ends_as_zip(bytes))
    return fail(kAmbiguous, {{"name", name}, {"kinds", std::string(media_type_of(*kind)) + ", application/zip"}});
  if (*kind == Kind::pdf) {
    const auto tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 4096));
    if (tail.find("%%EOF") == std::string_view::npos) return fail(kBroken, {{"name", name}, {"reason", "%%EOF"}});
  }
  return *kind;
}

std::string shown_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  name = name.substr(0, 16 * kShownNameBytesMax); // before the costly part; the cut below is the exact one
  std::string out = cut_text(clean_text(name), kShownNameBytesMax);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out.empty() || out == "." || out == ".." ? "document" : out;
}

} // namespace socle::documents
