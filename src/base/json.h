// JSON as Boost.JSON's value: parsed under limits, written canonically (RFC 8785) where bytes are hashed or signed.
#pragma once

#include "base/base.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <span>
#include <utility>

namespace socle::json {

using boost::json::array;
using boost::json::object;
using boost::json::string;
using boost::json::value;

// UTF-8 JSON text, at most 64 deep. The error says where (byte offset).
Result<value> parse(std::string_view text, std::size_t bytes_max = 64U << 20);
std::string write(const value& v);
std::string write_pretty(const value& v); // two blanks a level, one final newline: for people
// RFC 8785: sorted by UTF-16 code units, shortest escapes. Integers beyond ±2^53 are written in all their digits, where the RFC would round
// them: no two look alike. Doubles are refused by an assertion: what is fractional travels as a string.
std::string canonical(const value& v);

// An object in canonical form, written as it is told: without a tree, where one is made with every call. The names come in their order;
// an assertion holds it. What Writer has begun it ends when it goes.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) { out_ += '{'; }
  ~Writer() { out_ += '}'; }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void text(std::string_view name, std::string_view value);
  void number(std::string_view name, std::int64_t value);
  void flag(std::string_view name, bool value);
  void texts(std::string_view name, std::span<const std::string> values);
  void tree(std::string_view name, const value& v);
  // `fill(Writer&)`: the members of an object under this name.
  template <typename F>
  void object(std::string_view name, F&& fill) {
    begin(name);
    Writer inner(out_);
    fill(inner);
  }
  // `fill(Writer&, const Item&)`: those of one object for each item.
  template <typename Items, typename F>
  void objects(std::string_view name, const Items& items, F&& fill) {
    begin(name);
    out_ += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!std::exchange(first, false)) out_ += ',';
      Writer inner(out_);
      fill(inner, item);
    }
    out_ += ']';
  }

 private:
  void begin(std::string_view name);
  std::string& out_;
  std::string_view last_;
  bool first_ = true;
};

// Of an object that canonical() or Writer has written: the text of a member's value as it stands there, and of one that is a text without
// escapes, its words. Empty: there is none.
std::optional<std::string_view> raw_member(std::string_view object, std::string_view name);
std::optional<std::string_view> plain_member(std::string_view object, std::string_view name);

// Reads that never throw; a missing or wrongly typed member is empty.
std::optional<std::string> get_string(const object& o, std::string_view name);
std::optional<std::int64_t> get_int(const object& o, std::string_view name);
std::optional<bool> get_bool(const object& o, std::string_view name);
const object* get_object(const object& o, std::string_view name);
const array* get_array(const object& o, std::string_view name);
inline std::string text(const value& v) { return v.is_string() ? std::string(v.get_string()) : std::string(); }

} // namespace socle::json
