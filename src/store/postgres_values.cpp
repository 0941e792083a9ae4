#include "store/postgres_values.h"

#include "store/errors.h"
#include "store/postgres_connection.h"

#include <algorithm>

namespace socle::store {

namespace {

std::int64_t signed_integer(std::string_view bytes) {
  std::uint64_t value = !bytes.empty() && (bytes.front() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
  for (const char c : bytes) value = (value << 8) | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(value);
}

std::unexpected<Error> cannot_read(const std::string& what) {
  return fail(kStatementInvalid, {{"statement", "read"}, {"reason", what}});
}

// Base-10000 digits behind a header of four 16-bit numbers: count, weight of the first, sign, decimals.
Result<Value> whole_numeric(std::string_view bytes) {
  if (bytes.size() < 8) return cannot_read("a numeric is too short");
  const std::int64_t digits = signed_integer(bytes.substr(0, 2)), weight = signed_integer(bytes.substr(2, 2));
  const bool negative = signed_integer(bytes.substr(4, 2)) != 0;
  __int128 value = 0;
  for (std::int64_t i = 0; i <= weight || i < digits; ++i) {
    const std::int64_t digit = i < digits ? signed_integer(bytes.substr(static_cast<std::size_t>(8 + 2 * i), 2)) : 0;
    if (i > weight && digit != 0) return cannot_read("a number is not whole");
    if (i <= weight) value = value * 10'000 + digit;
    if (value > (static_cast<__int128>(1) << 63)) return cannot_read("a number is too large");
  }
  if (negative) value = -value;
  if (value > INT64_MAX || value < INT64_MIN) return cannot_read("a number is too large");
  return static_cast<std::int64_t>(value);
}

} // namespace

Bytes big_endian(std::int64_t value, int bytes) {
  Bytes out;
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<char>((value >> shift) & 0xFF));
  return out;
}

Result<Value> decode_postgres(unsigned type, std::string_view bytes) {
  switch (type) {
    case kBigintOid:
    case kIntegerOid:
    case kSmallintOid: return signed_integer(bytes);
    case kBoolOid: return std::int64_t{bytes == "\x01" ? 1 : 0};
    case kTextOid:
    case kVarcharOid:
    case kBpcharOid:
    case kNameOid:
    case kUnknownOid: return std::string(bytes);
    case kByteaOid: return Blob{Bytes(bytes)};
    case kNumericOid: return whole_numeric(bytes);
    default:
      return cannot_read("a column has the type " + std::to_string(type) + ", which is none of bigint, text, bytea");
  }
}

void PostgresArray::add(std::string_view element) {
  elements_ += big_endian(static_cast<std::int64_t>(element.size()), 4);
  elements_ += element;
  ++count_;
}

Bytes PostgresArray::finish() const {
  return big_endian(1, 4) + big_endian(0, 4) + big_endian(element_type_, 4) + big_endian(count_, 4) + big_endian(1, 4) +
         elements_;
}

PostgresValues::PostgresValues(std::span<const Value> values) {
  for (const Value& value : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) add(*number);
    else if (const auto* text = std::get_if<std::string>(&value)) add(kTextOid, text->data(), text->size());
    else if (const auto* blob = std::get_if<Blob>(&value)) add(kByteaOid, blob->bytes.data(), blob->bytes.size());
    else add_null();
  }
}

void PostgresValues::add(std::int64_t value) { add_owned(kBigintOid, big_endian(value, 8)); }

void PostgresValues::add(Oid type, const char* data, std::size_t size) {
  types_.push_back(type);
  data_.push_back(data);
  lengths_.push_back(static_cast<int>(size));
}

void PostgresValues::add_null() { add(0, nullptr, 0); }

void PostgresValues::add_owned(Oid type, Bytes bytes) {
  owned_.emplace_back(types_.size(), std::move(bytes));
  add(type, nullptr, owned_.back().second.size());
}

std::vector<const char*> PostgresValues::pointers() const {
  std::vector<const char*> pointers = data_;
  for (const auto& [index, bytes] : owned_) pointers[index] = bytes.data();
  return pointers;
}

} // namespace socle::store
