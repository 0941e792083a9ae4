// Compares a finished PDF with what went into it. A validator of PDF/A does not notice most of this.
#include "documents/errors.h"
#include "documents/pdf.h"
#include "documents/xmp.h"

#define POINTERHOLDER_TRANSITION 4 // std::shared_ptr throughout
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>

namespace socle::documents {
namespace {

using Object = QPDFObjectHandle;

Bytes stream_bytes(Object stream) {
  const auto buffer = stream.getStreamData(qpdf_dl_generalized);
  return Bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

// The first thing that is not as it should be; empty when all is.
using Fault = std::string;

Fault fault_of_attachment(QPDF& pdf, const Attachment& attachment) {
  const auto specification = QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFile(attachment.name);
  if (!specification) return attachment.name + ": not embedded";
  auto object = specification->getObjectHandle();
  if (!object.getKey("/AFRelationship").isNameAndEquals("/" + attachment.relationship))
    return attachment.name + ": /AFRelationship";
  if (object.getKey("/F").getUTF8Value() != attachment.name || object.getKey("/UF").getUTF8Value() != attachment.name)
    return attachment.name + ": /F, /UF";
  QPDFEFStreamObjectHelper stream(specification->getEmbeddedFileStream());
  if (stream.getSubtype() != attachment.media_type) return attachment.name + ": /Subtype " + stream.getSubtype();
  if (stream.getModDate().empty()) return attachment.name + ": /ModDate";
  if (stream_bytes(stream.getObjectHandle()) != attachment.bytes) return attachment.name + ": other bytes";
  auto associated = pdf.getRoot().getKey("/AF");
  for (int i = 0; associated.isArray() && i < associated.getArrayNItems(); ++i) {
    if (associated.getArrayItem(i).isSameObjectAs(object)) return {};
  }
  return attachment.name + ": not in the catalog's /AF";
}

// The values as the packet must hold them, escaped.
Fault fault_of_metadata(QPDF& pdf, const PdfMetadata& metadata) {
  auto stream = pdf.getRoot().getKey("/Metadata");
  if (!stream.isStream() || stream.getDict().hasKey("/Filter")) return "/Metadata";
  const auto packet = stream_bytes(stream);
  const auto has = [&](const std::string& what) { return packet.find(what) != std::string::npos; };
  if (!has("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>")) return "XMP pdfaid";
  auto information = pdf.getTrailer().getKey("/Info");
  if (!information.isDictionary()) return "/Info";
  const auto value = [&](const char* key) {
    return information.hasKey(key) ? information.getKey(key).getUTF8Value() : std::string();
  };
  if (value("/Title") != metadata.title || !has(">" + xml_escaped(metadata.title) + "</rdf:li></rdf:Alt></dc:title>"))
    return "title";
  if (value("/Author") != metadata.author ||
      (!metadata.author.empty() && !has("<dc:creator><rdf:Seq><rdf:li>" + xml_escaped(metadata.author) + "<")))
    return "author";
  if (value("/CreationDate") != pdf_date(metadata.created) ||
      !has("<xmp:CreateDate>" + xmp_date(metadata.created) + "<"))
    return "creation date";
  if (!metadata.extension) return {};
  for (const auto& property : metadata.extension->properties) {
    const auto name = metadata.extension->prefix + ":" + property.name;
    if (!has("<" + name + ">" + xml_escaped(property.value) + "</" + name + ">")) return "XMP " + name;
    if (!has("<pdfaProperty:name>" + xml_escaped(property.name) + "<")) return "XMP schema of " + name;
  }
  return {};
}

Fault fault_of_fonts(QPDF& pdf) {
  for (auto object : pdf.getAllObjects()) {
    if (!object.isDictionary() || !object.getKey("/Type").isNameAndEquals("/FontDescriptor")) continue;
    if (!object.hasKey("/FontFile") && !object.hasKey("/FontFile2") && !object.hasKey("/FontFile3"))
      return "a font is not embedded";
  }
  return {};
}

Fault fault_of(QPDF& pdf, std::span<const Attachment> attachments, const PdfMetadata& metadata) {
  auto intents = pdf.getRoot().getKey("/OutputIntents");
  if (!intents.isArray() || intents.getArrayNItems() != 1 ||
      !intents.getArrayItem(0).getKey("/DestOutputProfile").isStream())
    return "/OutputIntents";
  if (pdf.isEncrypted()) return "/Encrypt";
  const auto embedded = QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles().size();
  if (embedded != attachments.size()) return std::to_string(embedded) + " attachments";
  for (const auto& attachment : attachments) {
    if (auto fault = fault_of_attachment(pdf, attachment); !fault.empty()) return fault;
  }
  if (auto fault = fault_of_metadata(pdf, metadata); !fault.empty()) return fault;
  return fault_of_fonts(pdf);
}

} // namespace

Result<void> verify_pdf(std::string_view bytes, std::span<const Attachment> attachments, const PdfMetadata& metadata) {
  Fault fault;
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("finished", bytes.data(), bytes.size());
    fault = fault_of(pdf, attachments, metadata);
    if (fault.empty() && pdf.anyWarnings()) fault = "warnings";
  } catch (const std::exception& error) {
    fault = error.what();
  }
  if (!fault.empty()) return fail(kWriteFailed, {{"reason", fault}});
  return {};
}

} // namespace socle::documents
