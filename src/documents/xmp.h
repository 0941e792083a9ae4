// The metadata packet of a PDF/A-3b file.
#pragma once

#include "documents/pdf.h"

namespace socle::documents {

std::string xmp_packet(const PdfMetadata& metadata, std::string_view language);

// For XML text and attribute values.
std::string xml_escaped(std::string_view text);

// "2026-03-01T09:15:00+00:00" and "D:20260301091500+00'00'": the two must name the same second.
std::string xmp_date(Timestamp time);
std::string pdf_date(Timestamp time);

} // namespace socle::documents
