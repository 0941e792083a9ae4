#include "base/json.h"

#include "base/errors.h"

#include <algorithm>
#include <boost/json/src.hpp>

namespace socle::json {

namespace {

std::u16string utf16(std::string_view text) {
  std::u16string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) c = c << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    if (c >= 0x10000) {
      out += static_cast<char16_t>(0xd800 + ((c - 0x10000) >> 10U));
      out += static_cast<char16_t>(0xdc00 + ((c - 0x10000) & 0x3ffU));
    } else {
      out += static_cast<char16_t>(c);
    }
    i += length;
  }
  return out;
}

void write_string(std::string_view text, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += digits[static_cast<unsigned char>(c) >> 4U];
          out += digits[static_cast<unsigned char>(c) & 15U];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

// `indent` < 0: canonical form; otherwise the current depth of the pretty form.
void write_value(const value& v, std::string& out, int indent) {
  const bool canonical_form = indent < 0;
  const auto line = [&](int depth) {
    if (!canonical_form) out += '\n', out.append(static_cast<std::size_t>(depth) * 2, ' ');
  };
  const int inner = canonical_form ? -1 : indent + 1;
  if (const auto* o = v.if_object()) {
    std::vector<const boost::json::key_value_pair*> members;
    for (const auto& member : *o) members.push_back(&member);
    if (canonical_form) {
      std::ranges::sort(members, [](const auto* a, const auto* b) { return utf16(a->key()) < utf16(b->key()); });
    }
    out += '{';
    bool first = true;
    for (const auto* member : members) {
      if (!std::exchange(first, false)) out += ',';
      line(inner);
      write_string(member->key(), out);
      out += canonical_form ? ":" : ": ";
      write_value(member->value(), out, inner);
    }
    if (!members.empty()) line(indent);
    out += '}';
  } else if (const auto* a = v.if_array()) {
    out += '[';
    bool first = true;
    for (const auto& item : *a) {
      if (!std::exchange(first, false)) out += ',';
      line(inner);
      write_value(item, out, inner);
    }
    if (!a->empty()) line(indent);
    out += ']';
  } else if (const auto* s = v.if_string()) {
    write_string(*s, out);
  } else if (canonical_form && v.is_number()) {
    SOCLE_ASSERT(!v.is_double());
    constexpr std::int64_t exact_max = 1LL << 53U; // RFC 8785 numbers are IEEE doubles
    const auto n = v.is_int64() ? v.get_int64() : static_cast<std::int64_t>(std::min<std::uint64_t>(v.get_uint64(), ~0ULL >> 1U));
    SOCLE_ASSERT(n >= -exact_max && n <= exact_max);
    out += std::to_string(n);
  } else {
    out += boost::json::serialize(v);
  }
}
} // namespace

Result<value> parse(std::string_view text, std::size_t bytes_max) {
  if (text.size() > bytes_max) {
    return fail(kTooLarge, {{"what", "JSON"}, {"bytes", std::to_string(text.size())}, {"bytes_max", std::to_string(bytes_max)}});
  }
  boost::json::parse_options options;
  options.max_depth = 64;
  boost::json::stream_parser parser({}, options);
  boost::system::error_code error;
  const std::size_t consumed = parser.write_some(text.data(), text.size(), error);
  if (!error && consumed < text.size()) error = boost::json::error::extra_data;
  if (!error) parser.finish(error);
  if (error) return fail(kJsonInvalid, {{"reason", error.message()}, {"offset", std::to_string(consumed)}});
  return parser.release();
}

std::string write(const value& v) { return boost::json::serialize(v); }

std::string write_pretty(const value& v) {
  std::string out;
  write_value(v, out, 0);
  out += '\n';
  return out;
}

std::string canonical(const value& v) {
  std::string out;
  write_value(v, out, -1);
  return out;
}

std::optional<std::string> get_string(const object& o, std::string_view name) {
  const auto* v = o.if_contains(name);
  if (v == nullptr || !v->is_string()) return std::nullopt;
  return std::string(v->get_string());
}
std::optional<std::int64_t> get_int(const object& o, std::string_view name) {
  const auto* v = o.if_contains(name);
  if (v == nullptr || !v->is_int64()) return std::nullopt;
  return v->get_int64();
}
std::optional<bool> get_bool(const object& o, std::string_view name) {
  const auto* v = o.if_contains(name);
  if (v == nullptr || !v->is_bool()) return std::nullopt;
  return v->get_bool();
}
const object* get_object(const object& o, std::string_view name) {
  const auto* v = o.if_contains(name);
  return v == nullptr ? nullptr : v->if_object();
}
const array* get_array(const object& o, std::string_view name) {
  const auto* v = o.if_contains(name);
  return v == nullptr ? nullptr : v->if_array();
}

} // namespace socle::json
