#include "documents/xmp.h"

#include <algorithm>

namespace socle::documents {
namespace {

std::string element(const std::string& name, std::string_view value) {
  return "<" + name + ">" + xml_escaped(value) + "</" + name + ">";
}

std::string description(const std::string& namespaces, const std::string& content) {
  return "  <rdf:Description rdf:about=\"\" " + namespaces + ">" + content + "</rdf:Description>\n";
}

std::string in_default_language(const std::string& name, std::string_view value) {
  return "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml_escaped(value) + "</rdf:li></rdf:Alt></" +
         name + ">";
}

// PDF/A wants every foreign schema described in the file itself.
std::string extension(const ExtensionSchema& schema) {
  std::string values, properties;
  for (const auto& property : schema.properties) {
    values += element(schema.prefix + ":" + property.name, property.value);
    properties += "<rdf:li rdf:parseType=\"Resource\">" + element("pdfaProperty:name", property.name) +
                  element("pdfaProperty:valueType", "Text") + element("pdfaProperty:category", "external") +
                  element("pdfaProperty:description", property.description) + "</rdf:li>";
  }
  return description("xmlns:" + schema.prefix + "=\"" + xml_escaped(schema.namespace_uri) + "\"", values) +
         description(
             "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"",
             "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">" +
                 element("pdfaSchema:schema", schema.description) +
                 element("pdfaSchema:namespaceURI", schema.namespace_uri) +
                 element("pdfaSchema:prefix", schema.prefix) + "<pdfaSchema:property><rdf:Seq>" + properties +
                 "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>");
}

} // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string xmp_date(Timestamp time) { return to_iso(time).substr(0, 19) + "+00:00"; }

std::string pdf_date(Timestamp time) {
  auto digits = to_iso(time).substr(0, 19);
  std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
  return "D:" + digits + "+00'00'";
}

std::string xmp_packet(const PdfMetadata& metadata, std::string_view language) {
  std::string dublin_core = element("dc:format", "application/pdf") + in_default_language("dc:title", metadata.title) +
                            "<dc:language><rdf:Bag><rdf:li>" + xml_escaped(language) +
                            "</rdf:li></rdf:Bag></dc:language>";
  if (!metadata.author.empty())
    dublin_core += "<dc:creator><rdf:Seq><rdf:li>" + xml_escaped(metadata.author) + "</rdf:li></rdf:Seq></dc:creator>";
  if (!metadata.subject.empty()) dublin_core += in_default_language("dc:description", metadata.subject);
  const auto date = xmp_date(metadata.created);
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
         description("xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"",
                     element("pdfaid:part", "3") + element("pdfaid:conformance", "B")) +
         description("xmlns:dc=\"http://purl.org/dc/elements/1.1/\"", dublin_core) +
         description("xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"", element("xmp:CreatorTool", metadata.creator) +
                                                                       element("xmp:CreateDate", date) +
                                                                       element("xmp:ModifyDate", date)) +
         description("xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"", element("pdf:Producer", metadata.creator)) +
         (metadata.extension ? extension(*metadata.extension) : std::string()) +
         " </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

} // namespace socle::documents
