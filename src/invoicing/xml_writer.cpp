#include "invoicing/xml_writer.h"

namespace socle::invoicing {

namespace {
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The length in bytes of the character at the front of `text` if XML 1.0 can hold it, else 0 (control characters, U+FFFE and
// U+FFFF, surrogates, broken UTF-8).
std::size_t xml_character_bytes(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  const auto follows = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
  const unsigned char c = at(0);
  if (c < 0x80) return c >= 0x20 || c == '\t' || c == '\n' || c == '\r' ? 1 : 0;
  if (c >= 0xC2 && c <= 0xDF) return follows(1) ? 2 : 0;
  if (c >= 0xE0 && c <= 0xEF) {
    if (!follows(1) || !follows(2)) return 0;
    if ((c == 0xE0 && at(1) < 0xA0) || (c == 0xED && at(1) >= 0xA0)) return 0;
    return c == 0xEF && at(1) == 0xBF && at(2) >= 0xBE ? 0 : 3;
  }
  if (c >= 0xF0 && c <= 0xF4) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    return (c == 0xF0 && at(1) < 0x90) || (c == 0xF4 && at(1) >= 0x90) ? 0 : 4;
  }
  return 0;
}

void append_escaped(Bytes& out, std::string_view text, bool attribute) {
  while (!text.empty()) {
    const std::size_t bytes = xml_character_bytes(text);
    if (bytes == 0) {
      out += kReplacement;
      text.remove_prefix(1);
      continue;
    }
    switch (text.front()) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '\r': out += "&#13;"; break; // a reader would turn a bare one into a line feed
      case '"': out += attribute ? "&quot;" : "\""; break;
      case '\n': out += attribute ? "&#10;" : "\n"; break;
      case '\t': out += attribute ? "&#9;" : "\t"; break;
      default: out += text.substr(0, bytes);
    }
    text.remove_prefix(bytes);
  }
}

std::string start_tag(std::string_view name, XmlWriter::Attributes attributes) {
  std::string tag(name);
  for (const auto& attribute : attributes) {
    if (attribute.value.empty()) continue;
    tag.append(" ").append(attribute.name).append("=\"");
    append_escaped(tag, attribute.value, true);
    tag += '"';
  }
  return tag;
}
} // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::open(std::string_view name, Attributes attributes) {
  stack_.push_back({std::string(name), start_tag(name, attributes)});
}

void XmlWriter::open_always(std::string_view name, Attributes attributes) {
  open(name, attributes);
  write_pending();
}

void XmlWriter::write_pending() {
  for (std::size_t depth = 0; depth < stack_.size(); ++depth) {
    if (stack_[depth].written) continue;
    out_.append(2 * depth, ' ').append("<").append(stack_[depth].tag).append(">\n");
    stack_[depth].written = true;
  }
}

void XmlWriter::close() {
  SOCLE_ASSERT(!stack_.empty());
  const Element element = std::move(stack_.back());
  stack_.pop_back();
  if (element.written) out_.append(2 * stack_.size(), ' ').append("</").append(element.name).append(">\n");
}

void XmlWriter::leaf(std::string_view name, std::string_view text, Attributes attributes) {
  if (text.empty()) return;
  write_pending();
  out_.append(2 * stack_.size(), ' ').append("<").append(start_tag(name, attributes)).append(">");
  append_escaped(out_, text, false);
  out_.append("</").append(name).append(">\n");
}

Bytes XmlWriter::take() {
  SOCLE_ASSERT(stack_.empty());
  return std::move(out_);
}

} // namespace socle::invoicing
