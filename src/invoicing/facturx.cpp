#include "invoicing/facturx.h"

#include "invoicing/errors.h"
#include "invoicing/syntax.h"

#include <algorithm>
#include <set>

namespace socle::invoicing {

namespace {
Invoice in_facturx_profile(Invoice invoice) {
  invoice.specification = kEn16931;
  return invoice;
}

documents::PdfMetadata metadata(const Invoice& invoice, const documents::PageDescription& pages, Timestamp modified) {
  documents::PdfMetadata out;
  out.title = pages.running_title;
  out.author = invoice.seller.name;
  out.subject = pages.running_title;
  out.created = modified;
  out.extension = documents::ExtensionSchema{
      "Factur-X PDFA Extension Schema",
      "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
      "fx",
      {{"DocumentFileName", std::string(kFacturxName), "name of the embedded XML invoice file"},
       {"DocumentType", "INVOICE", "type of the hybrid document"},
       {"Version", "1.0", "version of the Factur-X XML schema"},
       {"ConformanceLevel", "EN 16931", "conformance level of the embedded invoice"}}};
  return out;
}

// Ligatures as their letters: fonts and readers differ in how they give them back.
std::string plain_letters(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> ligatures[] = {
      {"\uFB00", "ff"}, {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"}, {"\uFB04", "ffl"}};
  std::string out(text);
  for (const auto& [ligature, letters] : ligatures) {
    for (auto at = out.find(ligature); at != std::string::npos; at = out.find(ligature, at))
      out.replace(at, ligature.size(), letters);
  }
  return out;
}

std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> out(1);
  const std::string plain = plain_letters(text);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool no_break_space = plain.compare(i, 2, "\u00A0") == 0;
    if (no_break_space || static_cast<unsigned char>(plain[i]) <= 0x20) {
      if (!out.back().empty()) out.emplace_back();
      if (no_break_space) ++i;
    } else {
      out.back() += plain[i];
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// Whether the page shows this token: as a word, or broken over lines, which happens after punctuation and within very long words.
bool shows(const std::set<std::string, std::less<>>& words, std::string_view token, int breaks_left = 4) {
  constexpr std::size_t long_word = 20; // narrower than no column of ours
  if (words.contains(token)) return true;
  const bool figure = token.find_first_not_of("0123456789.,-") ==
                      std::string_view::npos; // never broken by the page, so never pieced together
  if (breaks_left == 0 || figure) return false;
  for (std::size_t cut = 1; cut < token.size(); ++cut) {
    const bool may_break = !is_alphanumeric(token[cut - 1]) || !is_alphanumeric(token[cut]) || token.size() > long_word;
    if (may_break && words.contains(token.substr(0, cut)) && shows(words, token.substr(cut), breaks_left - 1))
      return true;
  }
  return false;
}
} // namespace

Bytes facturx_xml(const Invoice& invoice) { return write_cii(in_facturx_profile(invoice)); }

Result<void> compare_picture(const documents::Document& pdf, const Invoice& from_xml, Language language) {
  std::set<std::string, std::less<>> words;
  for (const auto& word : pdf.words) {
    if (!word.invisible) words.insert(plain_letters(word.text));
  }
  for (const auto& shown : shown_terms(from_xml, language)) {
    for (const auto& token : tokens_of(shown.text)) {
      if (!shows(words, token)) {
        return fail(kFilesDisagree,
                    {{"file", "PDF"}, {"difference", shown.term + " “" + shown.text + "” is not on its pages"}});
      }
    }
  }
  return {};
}

Result<Bytes> write_facturx(const Invoice& invoice, Language language, Timestamp modified) {
  const documents::PageDescription pages = picture(invoice, language);
  const documents::Attachment attachments[] = {
      {std::string(kFacturxName), "text/xml", "Factur-X", "Alternative", facturx_xml(invoice)}};
  SOCLE_TRY(const Invoice from_xml, read_cii(attachments[0].bytes));
  if (const std::string difference = first_difference(in_facturx_profile(invoice), from_xml); !difference.empty()) {
    return fail(kFilesDisagree, {{"file", std::string(kFacturxName)}, {"difference", difference}});
  }
  SOCLE_TRY(Bytes pdf, documents::write_pdf(pages, attachments, metadata(invoice, pages, modified)));
  SOCLE_TRY(const documents::Document read, documents::read(kFacturxName, pdf));
  SOCLE_CHECK(compare_picture(read, from_xml, language));
  return pdf;
}

} // namespace socle::invoicing
