// JSON as Boost.JSON's value: parsed under limits, written canonically (RFC 8785) where bytes are hashed or signed.
#pragma once

#include "base/base.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace socle::json {

using boost::json::array;
using boost::json::object;
using boost::json::string;
using boost::json::value;

// UTF-8 JSON text, at most 64 deep. The error says where (byte offset).
Result<value> parse(std::string_view text, std::size_t bytes_max = 64U << 20);
std::string write(const value& v);
std::string write_pretty(const value& v); // two blanks a level, one final newline: for people
// RFC 8785: sorted by UTF-16 code units, shortest escapes. Integers must lie within ±2^53 and doubles are refused by an
// assertion: whatever is larger or fractional travels as a string.
std::string canonical(const value& v);

// Reads that never throw; a missing or wrongly typed member is empty.
std::optional<std::string> get_string(const object& o, std::string_view name);
std::optional<std::int64_t> get_int(const object& o, std::string_view name);
std::optional<bool> get_bool(const object& o, std::string_view name);
const object* get_object(const object& o, std::string_view name);
const array* get_array(const object& o, std::string_view name);
inline std::string text(const value& v) { return v.is_string() ? std::string(v.get_string()) : std::string(); }

} // namespace socle::json
