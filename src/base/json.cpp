#include "base/json.h"

#include "base/errors.h"

#include <algorithm>
#include <array>
#include <boost/json/src.hpp>
#include <charconv>

namespace socle::json {

namespace {

// RFC 8785 orders names by UTF-16 code units. UTF-8's bytes give the same order, but for one thing: what lies beyond U+FFFF
// (lead bytes from F0) is written as surrogates there, which come before U+E000 (lead bytes EE and EF).
bool before_in_utf16(std::string_view a, std::string_view b) {
  const auto [at, other] = std::ranges::mismatch(a, b);
  if (at == a.end() || other == b.end()) return at == a.end() && other != b.end();
  const auto first = static_cast<unsigned char>(*at), second = static_cast<unsigned char>(*other);
  const bool surrogate = first >= 0xf0;
  if (surrogate != (second >= 0xf0)) return surrogate ? second >= 0xee : first < 0xee;
  return first < second;
}

void write_string(std::string_view text, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  constexpr std::string_view letters = "btn?fr"; // of \b \t \n \f \r, from 8 on; 11 has none
  const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
  out += '"';
  while (!text.empty()) {
    const auto run = static_cast<std::size_t>(std::ranges::find_if_not(text, plain) - text.begin());
    out += text.substr(0, run);
    text.remove_prefix(run);
    if (text.empty()) break;
    const auto c = static_cast<unsigned char>(text.front());
    out += '\\';
    if (c >= 0x20) {
      out += text.front();
    } else if (c >= 8 && c <= 13 && c != 11) {
      out += letters[c - 8];
    } else {
      out += "u00";
      out += digits[c >> 4U];
      out += digits[c & 15U];
    }
    text.remove_prefix(1);
  }
  out += '"';
}

void write_number(std::int64_t n, std::string& out) {
  std::array<char, 24> digits{};
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr);
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
    members.reserve(o->size());
    for (const auto& member : *o) members.push_back(&member);
    if (canonical_form) {
      std::ranges::sort(members, [](const auto* a, const auto* b) { return before_in_utf16(a->key(), b->key()); });
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
    write_number(
        v.is_int64() ? v.get_int64() : static_cast<std::int64_t>(std::min<std::uint64_t>(v.get_uint64(), ~0ULL >> 1U)),
        out);
  } else {
    out += boost::json::serialize(v);
  }
}
} // namespace

Result<value> parse(std::string_view text, std::size_t bytes_max) {
  if (text.size() > bytes_max) {
    return fail(kTooLarge,
                {{"what", "JSON"}, {"bytes", std::to_string(text.size())}, {"bytes_max", std::to_string(bytes_max)}});
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

void Writer::begin(std::string_view name) {
  SOCLE_ASSERT(first_ || before_in_utf16(last_, name));
  if (!std::exchange(first_, false)) out_ += ',';
  last_ = name;
  write_string(name, out_);
  out_ += ':';
}
void Writer::text(std::string_view name, std::string_view value) {
  begin(name);
  write_string(value, out_);
}
void Writer::number(std::string_view name, std::int64_t value) {
  begin(name);
  write_number(value, out_);
}
void Writer::flag(std::string_view name, bool value) {
  begin(name);
  out_ += value ? "true" : "false";
}
void Writer::texts(std::string_view name, std::span<const std::string> values) {
  begin(name);
  out_ += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out_ += ',';
    write_string(values[i], out_);
  }
  out_ += ']';
}
void Writer::tree(std::string_view name, const value& v) {
  begin(name);
  write_value(v, out_, -1);
}

namespace {
// Where the text that begins here ends, behind its quotation mark.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1 : 0;
  return std::min(at + 1, text.size());
}
} // namespace

std::optional<std::string_view> raw_member(std::string_view object, std::string_view name) {
  for (std::size_t at = 1; at < object.size() && object[at] == '"';) {
    const std::size_t name_end = string_end(object, at);
    if (name_end >= object.size()) break; // cut off
    const auto here = object.substr(at + 1, name_end - at - 2);
    std::size_t end = name_end + 1, depth = 0;
    for (; end < object.size(); ++end) {
      const char c = object[end];
      if (c == '"') {
        end = string_end(object, end) - 1;
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}')) break;
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
    }
    if (end >= object.size()) break;
    if (here == name) return object.substr(name_end + 1, end - name_end - 1);
    at = end + 1;
  }
  return std::nullopt;
}

std::optional<std::string_view> plain_member(std::string_view object, std::string_view name) {
  const auto raw = raw_member(object, name);
  if (!raw || raw->size() < 2 || raw->front() != '"' || raw->find('\\') != std::string_view::npos) return std::nullopt;
  return raw->substr(1, raw->size() - 2);
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
