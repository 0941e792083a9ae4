#include "base/json.h"

#include "base/errors.h"

#include <algorithm>
#include <boost/json/src.hpp>

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
    constexpr std::int64_t exact_max = 1LL << 53U; // RFC 8785 numbers are IEEE doubles
    const auto n = v.is_int64() ? v.get_int64()
                                : static_cast<std::int64_t>(std::min<std::uint64_t>(v.get_uint64(), ~0ULL >> 1U));
    SOCLE_ASSERT(n >= -exact_max && n <= exact_max);
    out += std::to_string(n);
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
