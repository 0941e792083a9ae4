#include "invoicing/xml_reader.h"

#include "invoicing/errors.h"
#include "invoicing/limits.h"

#include <libxml/parser.h>

namespace socle::invoicing {

namespace {
std::string_view text_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct Shape {
  int depth = 0;
  std::size_t leaves = 0;
  bool entities = false;
};

void measure(const xmlNode* node, int depth, Shape& shape) {
  shape.depth = std::max(shape.depth, depth);
  bool leaf = true;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ENTITY_REF_NODE) shape.entities = true;
    if (child->type != XML_ELEMENT_NODE) continue;
    leaf = false;
    if (depth < kXmlDepthMax) measure(child, depth + 1, shape);
    else shape.depth = depth + 1;
  }
  if (leaf) ++shape.leaves;
}
} // namespace

std::string_view XmlElement::name() const { return node_ == nullptr ? std::string_view() : text_of(node_->name); }

XmlElement XmlElement::child(std::string_view name) const {
  if (node_ == nullptr) return XmlElement();
  for (const xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && text_of(child->name) == name) return XmlElement(child);
  }
  return XmlElement();
}

XmlElement XmlElement::at(std::initializer_list<std::string_view> path) const {
  XmlElement element = *this;
  for (const auto name : path) element = element.child(name);
  return element;
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
  std::vector<XmlElement> out;
  if (node_ == nullptr) return out;
  for (const xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && text_of(child->name) == name) out.emplace_back(child);
  }
  return out;
}

std::string XmlElement::text() const {
  std::string out;
  if (node_ == nullptr) return out;
  for (const xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) out += text_of(child->content);
  }
  return out;
}

std::string XmlElement::attribute(std::string_view name) const {
  if (node_ == nullptr) return {};
  for (const xmlAttr* attribute = node_->properties; attribute != nullptr; attribute = attribute->next) {
    if (text_of(attribute->name) == name && attribute->children != nullptr)
      return std::string(text_of(attribute->children->content));
  }
  return {};
}

Result<XmlDocument> XmlDocument::parse(std::string_view xml) {
  if (xml.size() > kXmlBytesMax)
    return fail(kXmlInvalid, {{"reason", "more than " + std::to_string(kXmlBytesMax) + " bytes"}});
  constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(xmlNewParserCtxt(), &xmlFreeParserCtxt);
  SOCLE_ASSERT(context != nullptr);
  XmlDocument document(
      xmlCtxtReadMemory(context.get(), xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, options));
  if (document.document_ == nullptr || context->wellFormed == 0) {
    return fail(kXmlInvalid, {{"reason", "not well-formed XML at line " + std::to_string(context->lastError.line)}});
  }
  if (document.document_->intSubset != nullptr) return fail(kXmlInvalid, {{"reason", "it declares a document type"}});
  Shape shape;
  measure(xmlDocGetRootElement(document.document_.get()), 1, shape);
  if (shape.depth > kXmlDepthMax)
    return fail(kXmlInvalid, {{"reason", "nested deeper than " + std::to_string(kXmlDepthMax)}});
  if (shape.entities) return fail(kXmlInvalid, {{"reason", "it refers to entities"}});
  return document;
}

XmlElement XmlDocument::root() const { return XmlElement(xmlDocGetRootElement(document_.get())); }

std::string XmlDocument::root_namespace() const {
  const xmlNode* root = xmlDocGetRootElement(document_.get());
  return root->ns == nullptr ? std::string() : std::string(text_of(root->ns->href));
}

std::size_t XmlDocument::leaves() const {
  Shape shape;
  measure(xmlDocGetRootElement(document_.get()), 1, shape);
  return shape.leaves;
}

std::optional<Decimal> ValueReader::number(XmlElement element) {
  if (!element) return std::nullopt;
  auto value = Decimal::parse(element.text());
  if (!value && problem.empty()) problem = std::string(element.name()) + " is not a number";
  return value;
}

std::optional<Date> ValueReader::date(XmlElement element) {
  if (!element) return std::nullopt;
  std::string text = element.text();
  if (text.size() == 8) text = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6);
  auto value = parse_date(text);
  if (!value && problem.empty()) problem = std::string(element.name()) + " is not a date";
  return value;
}

} // namespace socle::invoicing
