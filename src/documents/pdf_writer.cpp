// Makes PDF/A-3b of drawn pages: metadata, colour profile, attachments.
#include "documents/errors.h"
#include "documents/page_layout.h"
#include "documents/xmp.h"

#define POINTERHOLDER_TRANSITION 4 // std::shared_ptr throughout
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <fstream>
#include <iterator>

namespace socle::documents {
namespace {

using Object = QPDFObjectHandle;

constexpr const char* kColourProfile = "/usr/share/color/icc/sRGB.icc";

Result<Bytes> colour_profile() {
  std::ifstream in(kColourProfile, std::ios::binary);
  Bytes bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.size() < 128) return fail(kWriteFailed, {{"reason", kColourProfile}});
  return bytes;
}

// A text string as viewers show it. An empty entry is left out: XMP has none either.
void set_text(Object dictionary, const std::string& key, const std::string& text) {
  if (!text.empty()) dictionary.replaceKey(key, Object::newUnicodeString(text));
}

void set_information(QPDF& pdf, const PdfMetadata& metadata) {
  auto information = pdf.makeIndirectObject(Object::newDictionary());
  set_text(information, "/Title", metadata.title);
  set_text(information, "/Author", metadata.author);
  set_text(information, "/Subject", metadata.subject);
  set_text(information, "/Creator", metadata.creator);
  set_text(information, "/Producer", metadata.creator);
  information.replaceKey("/CreationDate", Object::newString(pdf_date(metadata.created)));
  information.replaceKey("/ModDate", Object::newString(pdf_date(metadata.created)));
  pdf.getTrailer().replaceKey("/Info", information);
}

void set_output_intent(QPDF& pdf, const Bytes& profile) {
  auto stream = Object::newStream(&pdf, profile);
  stream.getDict().replaceKey("/N", Object::newInteger(3));
  stream.getDict().replaceKey("/Alternate", Object::newName("/DeviceRGB"));
  auto intent = Object::parse(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /RegistryName (http://www.color.org) /Info (sRGB) >>");
  intent.replaceKey("/DestOutputProfile", pdf.makeIndirectObject(stream));
  pdf.getRoot().replaceKey("/OutputIntents", Object::newArray({pdf.makeIndirectObject(intent)}));
}

void attach(QPDF& pdf, std::span<const Attachment> attachments, const PdfMetadata& metadata) {
  if (attachments.empty()) return;
  auto associated = Object::newArray();
  for (const auto& attachment : attachments) {
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, attachment.bytes);
    stream.setSubtype(attachment.media_type);
    stream.setCreationDate(pdf_date(metadata.created));
    stream.setModDate(pdf_date(metadata.created));
    auto specification = QPDFFileSpecObjectHelper::createFileSpec(pdf, attachment.name, stream);
    if (!attachment.description.empty()) specification.setDescription(attachment.description);
    auto object = specification.getObjectHandle();
    object.replaceKey("/AFRelationship", Object::newName("/" + attachment.relationship));
    QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(attachment.name, specification);
    associated.appendItem(object);
  }
  pdf.getRoot().replaceKey("/AF", associated);
}

void set_metadata(QPDF& pdf, const PdfMetadata& metadata, const std::string& language) {
  auto packet = Object::newStream(&pdf, xmp_packet(metadata, language));
  packet.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  packet.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  auto root = pdf.getRoot();
  root.replaceKey("/Metadata", pdf.makeIndirectObject(packet));
  root.replaceKey("/Lang", Object::newString(language));
  root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
}

// What Cairo writes and PDF/A does not allow.
void repair(QPDF& pdf) {
  for (auto object : pdf.getAllObjects()) {
    if (object.isDictionary() && object.getKey("/Subtype").isNameAndEquals("/CIDFontType2") &&
        !object.hasKey("/CIDToGIDMap")) {
      object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
    }
    if (object.isStream() && object.getDict().getKey("/Subtype").isNameAndEquals("/Image"))
      object.getDict().removeKey("/Interpolate");
  }
}

Bytes finished(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setNewlineBeforeEndstream(true); // PDF/A wants it, and every later rewrite of the file must keep it
  writer.setMinimumPDFVersion("1.7");
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return Bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

} // namespace

Result<Bytes> write_pdf(const PageDescription& pages, std::span<const Attachment> attachments,
                        const PdfMetadata& metadata) {
  SOCLE_TRY(const Bytes drawn, draw_pages(pages));
  SOCLE_TRY(const Bytes profile, colour_profile());
  Bytes out;
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("pages", drawn.data(), drawn.size());
    set_information(pdf, metadata);
    set_output_intent(pdf, profile);
    attach(pdf, attachments, metadata);
    set_metadata(pdf, metadata, pages.language);
    repair(pdf);
    out = finished(pdf);
  } catch (const std::exception& error) {
    return fail(kWriteFailed, {{"reason", error.what()}});
  }
  SOCLE_CHECK(verify_pdf(out, attachments, metadata));
  return out;
}

} // namespace socle::documents
