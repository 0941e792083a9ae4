// A cursor over simple markup: tags with attributes, text between them. Never allocates more than it is given, never recurses.
#pragma once

#include "base/base.h"

#include <charconv>
#include <cmath>

namespace socle::documents {

struct Tag {
  std::string_view name; // "word", "/word"
  std::string_view attributes; // the raw text after the name

  std::optional<std::string_view> attribute(std::string_view wanted) const {
    auto rest = attributes;
    for (;;) {
      const auto start = rest.find_first_not_of(" \t\r\n/");
      if (start == std::string_view::npos) return std::nullopt;
      rest.remove_prefix(start);
      const auto equals = rest.find('=');
      if (equals == std::string_view::npos || equals + 1 >= rest.size() || rest[equals + 1] != '"') return std::nullopt;
      const auto end = rest.find('"', equals + 2);
      if (end == std::string_view::npos) return std::nullopt;
      if (rest.substr(0, equals) == wanted) return rest.substr(equals + 2, end - equals - 2);
      rest.remove_prefix(end + 1);
    }
  }
  std::optional<double> number(std::string_view wanted) const {
    const auto text = attribute(wanted);
    double value = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc() ||
        !std::isfinite(value))
      return std::nullopt;
    return value;
  }
};

class Markup {
 public:
  explicit Markup(std::string_view text) : rest_(text) {}

  // The next tag; what stood before it is text().
  std::optional<Tag> next() {
    const auto open = rest_.find('<');
    if (open == std::string_view::npos) {
      text_ = rest_;
      rest_ = {};
      return std::nullopt;
    }
    text_ = rest_.substr(0, open);
    const auto close = end_of_tag(rest_.substr(open)); // an attribute may hold '>'
    if (close == std::string_view::npos) {
      rest_ = {};
      broken_ = true;
      return std::nullopt;
    }
    const auto inside = rest_.substr(open + 1, close - 1);
    rest_.remove_prefix(open + close + 1);
    const auto name_end = std::min(inside.find_first_of(" \t\r\n"), inside.size());
    return Tag{inside.substr(0, name_end), inside.substr(name_end)};
  }
  std::string_view text() const { return text_; }
  bool broken() const { return broken_; }

 private:
  static std::size_t end_of_tag(std::string_view tag) {
    bool quoted = false;
    for (std::size_t i = 0; i < tag.size(); ++i) {
      if (tag[i] == '"') quoted = !quoted;
      if (tag[i] == '>' && !quoted) return i;
    }
    return std::string_view::npos;
  }

  std::string_view rest_, text_;
  bool broken_ = false;
};

// The five entities of XML and numeric ones; what is none of them stays as it stands.
inline std::string decode_entities(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> kNamed[] = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto ampersand = text.find('&');
    out += text.substr(0, ampersand);
    if (ampersand == std::string_view::npos) break;
    text.remove_prefix(ampersand + 1);
    const auto end = text.substr(0, 12).find(';');
    const auto name = end == std::string_view::npos ? std::string_view{} : text.substr(0, end);
    std::string decoded;
    for (const auto& [entity, character] : kNamed) {
      if (name == entity) decoded = character;
    }
    if (name.starts_with("#")) {
      const bool hexadecimal = name.starts_with("#x");
      const auto digits = name.substr(hexadecimal ? 2 : 1);
      unsigned code = 0;
      const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
      if (parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size() && code >= 0x20 && code < 0x110000 &&
          (code < 0xD800 || code > 0xDFFF)) {
        if (code < 0x80) {
          decoded += static_cast<char>(code);
        } else if (code < 0x800) {
          decoded += {static_cast<char>(0xC0U | code >> 6U), static_cast<char>(0x80U | (code & 0x3FU))};
        } else if (code < 0x10000) {
          decoded += {static_cast<char>(0xE0U | code >> 12U), static_cast<char>(0x80U | (code >> 6U & 0x3FU)),
                      static_cast<char>(0x80U | (code & 0x3FU))};
        } else {
          decoded += {static_cast<char>(0xF0U | code >> 18U), static_cast<char>(0x80U | (code >> 12U & 0x3FU)),
                      static_cast<char>(0x80U | (code >> 6U & 0x3FU)), static_cast<char>(0x80U | (code & 0x3FU))};
        }
      }
    }
    if (decoded.empty()) {
      out += '&';
    } else {
      out += decoded;
      text.remove_prefix(end + 1);
    }
  }
  return out;
}

} // namespace socle::documents
