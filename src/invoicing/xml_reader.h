// Reads XML with libxml2: no DTD, no entities but the five, no network, bounded in size and depth. Elements are found by local name.
#pragma once

#include "base/base.h"
#include "base/clock.h"
#include "base/decimal.h"

#include <libxml/tree.h>

#include <memory>

namespace socle::invoicing {

// A view of one element; empty when it is not there. Lives as long as its XmlDocument.
class XmlElement {
 public:
  explicit XmlElement(const xmlNode* node = nullptr) : node_(node) {}
  explicit operator bool() const { return node_ != nullptr; }
  std::string_view name() const;
  XmlElement child(std::string_view name) const;
  // Follows children by name: at({"PostalAddress", "Country", "IdentificationCode"}).
  XmlElement at(std::initializer_list<std::string_view> path) const;
  std::vector<XmlElement> children(std::string_view name) const;
  std::string text() const;
  std::string text(std::initializer_list<std::string_view> path) const { return at(path).text(); }
  std::string attribute(std::string_view name) const;

 private:
  const xmlNode* node_;
};

class XmlDocument {
 public:
  static Result<XmlDocument> parse(std::string_view xml);
  XmlElement root() const;
  std::string root_namespace() const;
  std::size_t leaves() const; // elements without child elements

 private:
  explicit XmlDocument(xmlDoc* document) : document_(document, &xmlFreeDoc) {}
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
};

// Values of leaves. What is there and cannot be read is noted in `problem` (the first one stays).
struct ValueReader {
  std::string problem;
  std::optional<Decimal> number(XmlElement element);
  std::optional<Date> date(XmlElement element); // 2026-03-01 or 20260301
};

} // namespace socle::invoicing
