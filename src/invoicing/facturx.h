// The hybrid invoice: a PDF/A-3b that people read, with the same invoice as factur-x.xml (EN 16931 profile) inside.
#pragma once

#include "documents/pdf.h"
#include "invoicing/model.h"

namespace socle::invoicing {

inline constexpr std::string_view kFacturxName = "factur-x.xml";

// The XML inside: the invoice in CII as the profile EN 16931 of Factur-X and ZUGFeRD.
Bytes facturx_xml(const Invoice& invoice);

// The pages, in the invoice's language.
documents::PageDescription picture(const Invoice& invoice, Language language);

// A business term and how the picture shows it.
struct ShownTerm {
  std::string term;
  std::string text;
};
// What the picture of this invoice must show: every term that a person needs to pay, book and contest it.
std::vector<ShownTerm> shown_terms(const Invoice& invoice, Language language);

// Whether the words of the finished PDF show every term of the invoice as it was read from the XML; else the first that is missing
// (kFilesDisagree).
Result<void> compare_picture(const documents::Document& pdf, const Invoice& from_xml, Language language);

// `modified` dates the attachment and the metadata. The result is verified: the attachment byte for byte, the picture word by word
// against the attached XML. Blocks for some hundred milliseconds.
Result<Bytes> write_facturx(const Invoice& invoice, Language language, Timestamp modified);

} // namespace socle::invoicing
