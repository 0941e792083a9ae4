// Writes XML deterministically: two blanks a level, elements in the order of the calls. A group of which nothing was said is left
// out, so callers name every element once and need no conditions; what must stand even when empty is opened with `open_always`.
#pragma once

#include "base/base.h"

namespace socle::invoicing {

class XmlWriter {
 public:
  struct Attribute {
    std::string_view name;
    std::string_view value; // an empty value leaves the attribute out
  };
  using Attributes = std::initializer_list<Attribute>;

  XmlWriter();
  void open(std::string_view name, Attributes attributes = {});
  void open_always(std::string_view name, Attributes attributes = {});
  void close();
  // Nothing when `text` is empty. Characters that XML 1.0 cannot hold become U+FFFD: the rules refuse them before.
  void leaf(std::string_view name, std::string_view text, Attributes attributes = {});
  // Precondition: every element is closed.
  Bytes take();

 private:
  struct Element {
    std::string name;
    std::string tag; // "name attr="…"", escaped
    bool written = false;
  };
  void write_pending();

  Bytes out_;
  std::vector<Element> stack_;
};

} // namespace socle::invoicing
