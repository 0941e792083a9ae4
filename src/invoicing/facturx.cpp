#include "invoicing/facturx.h"

#include "invoicing/errors.h"
#include "invoicing/shown_words.h"
#include "invoicing/syntax.h"

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
} // namespace

Bytes facturx_xml(const Invoice& invoice) { return write_cii(in_facturx_profile(invoice)); }

Result<void> compare_picture(const documents::Document& pdf, const Invoice& from_xml, Language language) {
  const ShownWords words(pdf);
  for (const auto& shown : shown_terms(from_xml, language)) {
    if (!words.show(shown.text)) {
      return fail(kFilesDisagree,
                  {{"file", "PDF"}, {"difference", shown.term + " “" + shown.text + "” is not on its pages"}});
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
