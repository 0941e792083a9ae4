// CBOR from strangers: what authenticators send is read, and everything else is refused.
#include "identity/cbor.h"

#include "identity/authenticator_testing.h"
#include "identity/limits.h"

#include <gtest/gtest.h>

namespace socle::identity::cbor {
namespace {

std::optional<Value> whole(std::string_view hex) {
  const Bytes bytes = *from_hex(hex);
  std::string_view left = bytes;
  auto out = read(left);
  return left.empty() ? out : std::nullopt;
}

TEST(Cbor, reads_what_the_specification_gives_as_examples) { // RFC 8949, appendix A
  const std::pair<const char*, std::int64_t> integers[] = {{"00", 0},
                                                           {"17", 23},
                                                           {"1818", 24},
                                                           {"1903e8", 1000},
                                                           {"1a000f4240", 1'000'000},
                                                           {"1b000000e8d4a51000", 1'000'000'000'000},
                                                           {"20", -1},
                                                           {"29", -10},
                                                           {"3863", -100},
                                                           {"3903e7", -1000}};
  for (const auto& [hex, number] : integers) {
    const auto value = whole(hex);
    ASSERT_TRUE(value) << hex;
    EXPECT_EQ(value->integer, number) << hex;
  }
  EXPECT_EQ(whole("4401020304")->bytes, "\x01\x02\x03\x04");
  EXPECT_EQ(whole("6449455446")->bytes, "IETF");
  EXPECT_EQ(whole("8301820203820405")->items.size(), 3U);
  EXPECT_EQ(whole("f5")->integer, 1);
  EXPECT_EQ(whole("f6")->kind, Value::Kind::null);
  const auto map = whole("a26161016162820203");
  ASSERT_TRUE(map);
  EXPECT_EQ(map->find("a", Value::Kind::integer)->integer, 1);
  EXPECT_EQ(map->find("b", Value::Kind::array)->items.size(), 2U);
  EXPECT_EQ(map->find("b", Value::Kind::bytes), nullptr) << "of another kind";
  EXPECT_EQ(map->find("c", Value::Kind::integer), nullptr);
}

TEST(Cbor, leaves_what_comes_after_the_first_item) {
  const Bytes bytes = "\x01\x02";
  std::string_view left = bytes;
  EXPECT_EQ(read(left)->integer, 1);
  EXPECT_EQ(left, "\x02");
}

TEST(Cbor, refuses_what_is_not_strict) {
  for (const char* hex : {"",
                          "18",
                          "1817",
                          "190017",
                          "1a000003e8",
                          "1bffffffffffffffff",
                          "3bffffffffffffffff", // numbers
                          "5f42010243030405ff",
                          "7f657374726561646d696e67ff",
                          "9fff",
                          "bfff", // open ends
                          "c074323031332d30332d32315432303a30343a30305a",
                          "f90000",
                          "fb3ff199999999999a",
                          "f7",
                          "f0", // tags, fractions
                          "a2016101016102",
                          "a1f501",
                          "a14101",
                          "a1",
                          "a101", // keys twice, of other kinds, without a value
                          "44010203",
                          "64494554",
                          "8201",
                          "1c",
                          "ff",
                          "9b7fffffffffffffff01",
                          "5b7fffffffffffffff01"})
    EXPECT_FALSE(whole(hex)) << hex;
}

TEST(Cbor, has_bounds_for_depth_and_size) {
  std::string deep, deeper;
  for (int i = 0; i < cbor_depth_max; ++i) deep += "81";
  deeper = deep + "81";
  EXPECT_TRUE(whole(deep + "00"));
  EXPECT_FALSE(whole(deeper + "00"));
  const Bytes large = testing::cbor_bytes(Bytes(cbor_bytes_max, 'x'));
  std::string_view left = large;
  EXPECT_FALSE(read(left));
  EXPECT_EQ(left.size(), large.size()) << "as it was";
}

} // namespace
} // namespace socle::identity::cbor
