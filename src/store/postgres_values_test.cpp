#include "store/postgres_values.h"

#include "store/errors.h"
#include "store/postgres_connection.h"

#include <gtest/gtest.h>

namespace socle::store {
namespace {

Bytes numeric(int weight, bool negative, std::vector<int> digits) {
  Bytes out = big_endian(static_cast<std::int64_t>(digits.size()), 2) + big_endian(weight, 2) +
              big_endian(negative ? 0x4000 : 0, 2) + big_endian(0, 2);
  for (const int digit : digits) out += big_endian(digit, 2);
  return out;
}

TEST(PostgresValues, integers_of_every_size_keep_their_sign) {
  EXPECT_EQ(decode_postgres(kBigintOid, big_endian(INT64_MIN, 8)).value(), Value(std::int64_t{INT64_MIN}));
  EXPECT_EQ(decode_postgres(kIntegerOid, big_endian(-5, 4)).value(), Value(std::int64_t{-5}));
  EXPECT_EQ(decode_postgres(kSmallintOid, big_endian(40, 2)).value(), Value(std::int64_t{40}));
  EXPECT_EQ(decode_postgres(kBoolOid, "\x01").value(), Value(std::int64_t{1}));
}

TEST(PostgresValues, whole_numerics_are_integers_and_others_are_refused) {
  EXPECT_EQ(decode_postgres(kNumericOid, numeric(0, false, {})).value(), Value(std::int64_t{0}));
  EXPECT_EQ(decode_postgres(kNumericOid, numeric(1, true, {12, 3456})).value(), Value(std::int64_t{-123456}));
  EXPECT_EQ(decode_postgres(kNumericOid, numeric(2, false, {7})).value(), Value(std::int64_t{700'000'000}))
      << "trailing zeros are not sent";
  EXPECT_EQ(decode_postgres(kNumericOid, numeric(4, false, {922, 3372, 368, 5477, 5807})).value(),
            Value(std::int64_t{INT64_MAX}));
  EXPECT_EQ(decode_postgres(kNumericOid, numeric(4, true, {922, 3372, 368, 5477, 5808})).value(),
            Value(std::int64_t{INT64_MIN}));
  EXPECT_FALSE(decode_postgres(kNumericOid, numeric(4, false, {922, 3372, 368, 5477, 5808})));
  EXPECT_FALSE(decode_postgres(kNumericOid, numeric(9, false, {1})));
  EXPECT_FALSE(decode_postgres(kNumericOid, numeric(0, false, {1, 5000}))) << "1.5";
  EXPECT_FALSE(decode_postgres(kNumericOid, "\0\1"));
}

TEST(PostgresValues, types_outside_the_port_are_refused_by_name) {
  const auto result = decode_postgres(701, "12345678"); // float8
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message().find("701"), std::string::npos);
}

TEST(PostgresValues, an_array_is_laid_out_as_the_protocol_says) {
  PostgresArray array(kTextOid);
  array.add("ab");
  array.add("");
  EXPECT_EQ(array.finish(), Bytes("\0\0\0\1\0\0\0\0\0\0\0\x19\0\0\0\2\0\0\0\1\0\0\0\2ab\0\0\0\0", 30));
}

TEST(PostgresDialect, placeholders_become_dollars_outside_of_quotes) {
  EXPECT_EQ(with_dollars("SELECT ?1, '?2 ''?3', \"a?4\" WHERE x = ?12"), "SELECT $1, '?2 ''?3', \"a?4\" WHERE x = $12");
}

} // namespace
} // namespace socle::store
