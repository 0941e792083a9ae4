// The part of CBOR (RFC 8949) that authenticators speak, read strictly: definite lengths, shortest numbers, no key twice, no tags and no
// fractions, bounded depth and size. Pure.
#pragma once

#include "base/base.h"

#include <cstdint>

namespace socle::identity::cbor {

struct Value {
  enum class Kind { integer, bytes, text, array, map, boolean, null };
  Kind kind = Kind::null;
  std::int64_t integer = 0; // also of a boolean
  Bytes bytes; // of bytes and text
  std::vector<Value> items; // of an array; of a map: key, value, key, value …

  // Null where this is no map, has no such key, or has something else there.
  const Value* find(std::int64_t key, Kind wanted) const;
  const Value* find(std::string_view key, Kind wanted) const;
};

// The item that `bytes` begin with; they are shortened by it. Nothing where it is none, and then `bytes` are as they were.
std::optional<Value> read(std::string_view& bytes);

} // namespace socle::identity::cbor
