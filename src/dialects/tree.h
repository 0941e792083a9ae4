// JSON that loses nothing: the order of members, members given twice, and numbers as their text (1.0 stays 1.0, and integers of any
// size keep their digits). Strings are decoded, so that they can be inspected and changed in place.
#pragma once

#include "base/base.h"
#include "dialects/limits.h"

#include <variant>

namespace socle::dialects {

class Tree {
 public:
  struct Number {
    std::string text;
    bool operator==(const Number&) const = default;
  };
  struct Member;
  using Array = std::vector<Tree>;
  using Object = std::vector<Member>;

  Tree(); // null
  explicit Tree(bool value);
  explicit Tree(std::int64_t value);
  explicit Tree(Number value);
  explicit Tree(std::string value);
  explicit Tree(std::string_view value);
  explicit Tree(const char* value);
  explicit Tree(Array value);
  explicit Tree(Object value);

  // UTF-8 JSON text; the error says where (byte offset). At most `depth_max` deep and `nodes_max` large.
  static Result<Tree> parse(std::string_view bytes, std::size_t bytes_max = request_bytes_max);
  void write(std::string& out) const; // appends; without blanks
  std::string write() const;

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  const bool* boolean() const { return std::get_if<bool>(&value_); }
  const Number* number() const { return std::get_if<Number>(&value_); }
  Number* number() { return std::get_if<Number>(&value_); } // text that is no number any more is written as a string
  const std::string* string() const { return std::get_if<std::string>(&value_); }
  std::string* string() { return std::get_if<std::string>(&value_); }
  const Array* array() const { return std::get_if<Array>(&value_); }
  Array* array() { return std::get_if<Array>(&value_); }
  const Object* object() const { return std::get_if<Object>(&value_); }
  Object* object() { return std::get_if<Object>(&value_); }
  std::optional<std::int64_t> integer() const; // a number without fraction and exponent that fits

  // The member of an object; of those given twice the last, as most readers take it. Null where this is no object or has none.
  const Tree* find(std::string_view name) const;
  Tree* find(std::string_view name);
  // The same, where the member is of that kind; empty text, no value or null otherwise.
  std::string_view text(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  const Array* array(std::string_view name) const;
  const Tree* object(std::string_view name) const;
  bool is_true(std::string_view name) const;

  // For building: this must be an object, or null, which becomes one. `set` replaces, or adds at the end.
  Tree& set(std::string_view name, Tree value);
  Tree& add(std::string_view name, Tree value); // does not look whether it is there
  void erase(std::string_view name); // all of that name
  void push(Tree value); // this must be an array, or null, which becomes one

  bool operator==(const Tree&) const = default;

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> value_;
};

struct Tree::Member {
  std::string name;
  Tree value;
  bool operator==(const Member&) const = default;
};

// Here, where a Member is complete: what makes a variant must know how to end it.
inline Tree::Tree() = default;
inline Tree::Tree(bool value) : value_(value) {}
inline Tree::Tree(std::int64_t value) : value_(Number{std::to_string(value)}) {}
inline Tree::Tree(Number value) : value_(std::move(value)) {}
inline Tree::Tree(std::string value) : value_(std::move(value)) {}
inline Tree::Tree(std::string_view value) : value_(std::string(value)) {}
inline Tree::Tree(const char* value) : value_(std::string(value)) {}
inline Tree::Tree(Array value) : value_(std::move(value)) {}
inline Tree::Tree(Object value) : value_(std::move(value)) {}

// Appends `text` as a JSON string, quotes included.
void write_string(std::string_view text, std::string& out);
std::string quoted(std::string_view text);

} // namespace socle::dialects
