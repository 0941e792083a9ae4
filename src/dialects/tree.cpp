#include "dialects/tree.h"

#include "base/errors.h"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>

namespace socle::dialects {

namespace {

// Takes the parser's events and keeps finished values on a stack; an end takes its items from there.
struct Builder {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using Code = boost::system::error_code;
  using View = boost::json::string_view;

  std::vector<Tree> values;
  std::vector<std::string> names;
  std::string part; // what came of a string, name or number so far
  std::size_t nodes = 0;

  std::string take(View rest) {
    if (part.empty()) return std::string(rest);
    part.append(rest);
    return std::exchange(part, {});
  }
  template <typename T>
  bool push(T&& value, Code& error) {
    if (++nodes > nodes_max) {
      error = boost::json::error::array_too_large;
      return false;
    }
    values.emplace_back(std::forward<T>(value));
    return true;
  }

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_array_begin(Code&) { return true; }
  bool on_object_begin(Code&) { return true; }
  bool on_array_end(std::size_t count, Code& error) {
    const auto first = values.end() - static_cast<std::ptrdiff_t>(count);
    Tree::Array items(std::make_move_iterator(first), std::make_move_iterator(values.end()));
    values.erase(first, values.end());
    return push(std::move(items), error);
  }
  bool on_object_end(std::size_t count, Code& error) {
    Tree::Object members(count);
    const std::size_t value = values.size() - count, name = names.size() - count;
    for (std::size_t i = 0; i < count; ++i) {
      members[i].name = std::move(names[name + i]);
      members[i].value = std::move(values[value + i]);
    }
    values.resize(value);
    names.resize(name);
    return push(std::move(members), error);
  }
  bool on_string_part(View text, std::size_t, Code&) { return part.append(text), true; }
  bool on_string(View text, std::size_t, Code& error) { return push(take(text), error); }
  bool on_key_part(View text, std::size_t, Code&) { return part.append(text), true; }
  bool on_key(View text, std::size_t, Code&) { return names.push_back(take(text)), true; }
  bool on_number_part(View text, Code&) { return part.append(text), true; }
  bool on_int64(std::int64_t, View text, Code& error) { return push(Tree::Number{take(text)}, error); }
  bool on_uint64(std::uint64_t, View text, Code& error) { return push(Tree::Number{take(text)}, error); }
  bool on_double(double, View text, Code& error) { return push(Tree::Number{take(text)}, error); }
  bool on_bool(bool value, Code& error) { return push(value, error); }
  bool on_null(Code& error) { return push(Tree(), error); }
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }
};

// What must be escaped in a string.
constexpr auto kEscaped = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = true;
  return table;
}();

// What a number's text was replaced by need not be one any more: “-[PHONE_1]”.
bool is_number(std::string_view text) {
  return !text.empty() && (text[0] == '-' || (text[0] >= '0' && text[0] <= '9')) &&
         text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

} // namespace

Result<Tree> Tree::parse(std::string_view bytes, std::size_t bytes_max) {
  if (bytes.size() > bytes_max) {
    return fail(kTooLarge,
                {{"what", "JSON"}, {"bytes", std::to_string(bytes.size())}, {"bytes_max", std::to_string(bytes_max)}});
  }
  boost::json::parse_options options;
  options.max_depth = depth_max;
  boost::json::basic_parser<Builder> parser(options);
  Builder& builder = parser.handler();
  boost::system::error_code error;
  const std::size_t consumed = parser.write_some(false, bytes.data(), bytes.size(), error);
  if (!error && consumed < bytes.size()) error = boost::json::error::extra_data;
  if (!error && !parser.done()) error = boost::json::error::incomplete;
  if (error) return fail(kJsonInvalid, {{"reason", error.message()}, {"offset", std::to_string(consumed)}});
  return std::move(builder.values.back());
}

void write_string(std::string_view text, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  constexpr std::string_view letters = "btn?fr"; // of \b \t \n \f \r, from 8 on; 11 has none
  out += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!kEscaped[c]) continue;
    out.append(text, begin, i - begin);
    begin = i + 1;
    out += '\\';
    if (c >= 0x20) {
      out += text[i];
    } else if (c >= 8 && c <= 13 && c != 11) {
      out += letters[c - 8];
    } else {
      out += "u00";
      out += digits[c >> 4U];
      out += digits[c & 15U];
    }
  }
  out.append(text, begin);
  out += '"';
}

std::string quoted(std::string_view text) {
  std::string out;
  write_string(text, out);
  return out;
}

void Tree::write(std::string& out) const {
  if (const auto* text = string()) return write_string(*text, out);
  if (const auto* digits = number()) {
    if (!is_number(digits->text)) return write_string(digits->text, out);
    out += digits->text;
  } else if (const auto* flag = boolean()) {
    out += *flag ? "true" : "false";
  } else if (const auto* items = array()) {
    out += '[';
    for (const auto& item : *items) {
      item.write(out);
      out += ',';
    }
    if (items->empty()) out += ']';
    else out.back() = ']';
  } else if (const auto* members = object()) {
    out += '{';
    for (const auto& member : *members) {
      write_string(member.name, out);
      out += ':';
      member.value.write(out);
      out += ',';
    }
    if (members->empty()) out += '}';
    else out.back() = '}';
  } else {
    out += "null";
  }
}

std::string Tree::write() const {
  std::string out;
  write(out);
  return out;
}

std::optional<std::int64_t> Tree::integer() const {
  const auto* n = number();
  if (n == nullptr) return std::nullopt;
  std::int64_t out = 0;
  const char* end = n->text.data() + n->text.size();
  const auto [at, error] = std::from_chars(n->text.data(), end, out);
  if (error != std::errc() || at != end) return std::nullopt;
  return out;
}

const Tree* Tree::find(std::string_view name) const {
  const auto* members = object();
  if (members == nullptr) return nullptr;
  for (auto member = members->rbegin(); member != members->rend(); ++member) {
    if (member->name == name) return &member->value;
  }
  return nullptr;
}
Tree* Tree::find(std::string_view name) { return const_cast<Tree*>(std::as_const(*this).find(name)); }

std::string_view Tree::text(std::string_view name) const {
  const auto* found = find(name);
  const auto* text = found == nullptr ? nullptr : found->string();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}
std::optional<std::int64_t> Tree::integer(std::string_view name) const {
  const auto* found = find(name);
  return found == nullptr ? std::nullopt : found->integer();
}
const Tree::Array* Tree::array(std::string_view name) const {
  const auto* found = find(name);
  return found == nullptr ? nullptr : found->array();
}
const Tree* Tree::object(std::string_view name) const {
  const auto* found = find(name);
  return found == nullptr || found->object() == nullptr ? nullptr : found;
}
bool Tree::is_true(std::string_view name) const {
  const auto* found = find(name);
  const auto* flag = found == nullptr ? nullptr : found->boolean();
  return flag != nullptr && *flag;
}

Tree& Tree::set(std::string_view name, Tree value) {
  if (auto* found = find(name)) {
    *found = std::move(value);
    return *this;
  }
  return add(name, std::move(value));
}
Tree& Tree::add(std::string_view name, Tree value) {
  if (is_null()) value_ = Object();
  SOCLE_ASSERT(object() != nullptr);
  object()->push_back({std::string(name), std::move(value)});
  return *this;
}
void Tree::erase(std::string_view name) {
  if (auto* members = object()) std::erase_if(*members, [&](const Member& member) { return member.name == name; });
}
void Tree::push(Tree value) {
  if (is_null()) value_ = Array();
  SOCLE_ASSERT(array() != nullptr);
  array()->push_back(std::move(value));
}

} // namespace socle::dialects
