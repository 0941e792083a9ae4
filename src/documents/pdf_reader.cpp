#include "documents/pdf_reader.h"

#include "documents/bbox.h"
#include "documents/errors.h"
#include "documents/limits.h"

#include <algorithm>
#include <charconv>

namespace socle::documents {
namespace {

using std::chrono::milliseconds;

// The value that the program itself printed: it prints the file's own metadata first, which may hold line breaks and imitate it.
std::string_view last_value(std::string_view lines, std::string_view key) {
  std::string_view found;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    auto line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (!line.starts_with(key) || line.size() <= key.size() || line[key.size()] != ':') continue;
    line.remove_prefix(key.size() + 1);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    found = line;
  }
  return found;
}

// What the parser says when it had to give a part up: reading on would read half.
constexpr std::string_view kFatalComplaints[] = {
    "Couldn't find trailer dictionary", "Couldn't read xref table", "Couldn't read page catalog", "Invalid XRef entry",
    "Loop in Pages tree", "Page count in top-level pages object is incorrect", "Page tree object is wrong type", "Catalog object is wrong type",
    "Bad FlateDecode", "Unknown filter", "Unexpected end of file in flate stream", "Couldn't find group", "Missing 'endstream'",
    "Failed to parse XRef entry", "Top-level pages object is wrong type", "Error in xref table", "xref num"};

Result<void> check_complaints(const Source& source, std::string_view said) {
  for (const auto complaint : kFatalComplaints) {
    if (said.find(complaint) != std::string_view::npos) return fail(kBroken, {{"name", source.name}, {"reason", std::string(complaint)}});
  }
  return {};
}

struct Probe {
  std::size_t pages = 0;
  std::vector<std::string> warnings;
};

Result<Probe> probe(const Source& source) {
  SOCLE_TRY(const Output info, run_tool(source, {"pdfinfo", "-isodates", "in"}, kProbeCpuMsMax, 4U << 20U));
  if (info.said.find("ncorrect password") != std::string::npos || last_value(info.text, "Encrypted").starts_with("yes")) return fail(kEncrypted, {{"name", source.name}});
  SOCLE_CHECK(check_complaints(source, info.said));
  if (info.exit_status != 0) return fail(kBroken, {{"name", source.name}, {"reason", "pdfinfo"}});
  Probe out;
  const auto pages = last_value(info.text, "Pages");
  std::from_chars(pages.data(), pages.data() + pages.size(), out.pages);
  if (out.pages == 0) return fail(kBroken, {{"name", source.name}, {"reason", "0 pages"}});
  if (out.pages > kPagesMax) {
    return fail(kTooManyPages, {{"name", source.name}, {"pages", std::to_string(out.pages)}, {"pages_max", std::to_string(kPagesMax)}});
  }
  if (last_value(info.text, "JavaScript") == "yes") out.warnings.push_back("javascript");
  if (const auto form = last_value(info.text, "Form"); form != "none" && !form.empty()) out.warnings.push_back("forms");
  SOCLE_TRY(const Output attached, run_tool(source, {"pdfdetach", "-list", "in"}, kProbeCpuMsMax, 4U << 20U));
  if (!attached.text.starts_with("0 embedded")) out.warnings.push_back("attachments");
  return out;
}

std::string rounded(double value) { return std::to_string(static_cast<long>(value + 0.5)); }

Result<TextLayer> extract_text(const Source& source, std::size_t pages) {
  const auto cpu = kTextCpuMsMax + kTextCpuMsPerPage * pages;
  SOCLE_TRY(const Output text, run_tool(source, {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "in", "-"}, cpu, kTextBytesMax));
  SOCLE_CHECK(check_complaints(source, text.said));
  auto layer = parse_bbox(text.text);
  if (!layer && layer.error() == ParseFailure::too_many) return fail(kTooComplex, {{"name", source.name}, {"limit", "words"}});
  if (text.exit_status != 0 || !layer || layer->pages.size() != pages) return fail(kBroken, {{"name", source.name}, {"reason", "pdftotext"}});
  for (std::size_t i = 0; i < layer->pages.size(); ++i) {
    const auto& page = layer->pages[i];
    if (page.width > kPagePointsMax || page.height > kPagePointsMax) {
      return fail(kPageTooLarge, {{"name", source.name}, {"page", std::to_string(i + 1)}, {"width", rounded(page.width)}, {"height", rounded(page.height)}, {"points_max", rounded(kPagePointsMax)}});
    }
  }
  return std::move(*layer);
}

} // namespace

Result<PdfText> read_pdf_text(const Source& source) {
  SOCLE_TRY(Probe found, probe(source));
  SOCLE_TRY(TextLayer layer, extract_text(source, found.pages));
  PdfText out;
  out.document.media_type = "application/pdf";
  out.document.pages = std::move(layer.pages);
  out.document.words = std::move(layer.words);
  out.document.title = std::move(layer.title);
  out.document.producer = std::move(layer.producer);
  out.document.warnings = std::move(found.warnings);
  return out;
}

} // namespace socle::documents
