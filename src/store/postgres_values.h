// PostgreSQL's binary value formats, both ways: pure, without a connection.
#pragma once

#include "store/store.h"

namespace socle::store {

// The object ids of PostgreSQL's own types never change.
inline constexpr unsigned kBoolOid = 16, kByteaOid = 17, kNameOid = 19, kBigintOid = 20, kSmallintOid = 21,
                          kIntegerOid = 23, kTextOid = 25, kUnknownOid = 705, kBpcharOid = 1042, kVarcharOid = 1043,
                          kNumericOid = 1700, kByteaArrayOid = 1001, kTextArrayOid = 1009;

Bytes big_endian(std::int64_t value, int bytes);
// Refuses types outside the port's, and numerics that are not whole (sum(bigint) is a numeric).
Result<Value> decode_postgres(unsigned type, std::string_view bytes);
// A one-dimensional array without nulls.
class PostgresArray {
 public:
  explicit PostgresArray(unsigned element_type) : element_type_(element_type) {}
  void add(std::string_view element);
  Bytes finish() const;

 private:
  unsigned element_type_;
  int count_ = 0;
  Bytes elements_;
};

} // namespace socle::store
