// One-time codes against the vectors of RFC 6238 and RFC 4648, and each good once.
#include "identity/totp.h"

#include <gtest/gtest.h>

namespace socle::identity {
namespace {

constexpr std::string_view secret = "12345678901234567890";
Timestamp at(std::int64_t seconds) { return {seconds * 1'000'000}; }

TEST(Totp, gives_the_codes_of_the_standard) {
  const std::pair<std::int64_t, const char*> vectors[] = {{59, "287082"},
                                                          {1'111'111'109, "081804"},
                                                          {1'111'111'111, "050471"},
                                                          {1'234'567'890, "005924"},
                                                          {2'000'000'000, "279037"},
                                                          {20'000'000'000, "353130"}};
  for (const auto& [seconds, code] : vectors) EXPECT_EQ(totp_code(secret, totp_step(at(seconds))), code) << seconds;
}

TEST(Totp, accepts_a_code_around_its_time_and_once) {
  const std::string code = totp_code(secret, 100);
  for (const std::int64_t seconds : {2'970, 3'000, 3'029, 3'059})
    EXPECT_EQ(totp_match(secret, code, at(seconds), 0), 100) << seconds;
  for (const std::int64_t seconds : {2'969, 3'060}) EXPECT_FALSE(totp_match(secret, code, at(seconds), 0)) << seconds;
  EXPECT_FALSE(totp_match(secret, code, at(3'000), 100)) << "used";
  EXPECT_FALSE(totp_match(secret, code, at(3'000), 101)) << "older than one that was used";
  EXPECT_EQ(totp_match(secret, code, at(3'000), 99), 100);
  for (const char* wrong : {"", "00000", "0000000", "abcdef"})
    EXPECT_FALSE(totp_match(secret, wrong, at(3'000), 0)) << wrong;
}

TEST(Totp, tells_an_authenticator_what_it_needs) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "MY"},
                                                         {"fo", "MZXQ"},
                                                         {"foo", "MZXW6"},
                                                         {"foob", "MZXW6YQ"},
                                                         {"fooba", "MZXW6YTB"},
                                                         {"foobar", "MZXW6YTBOI"}};
  for (const auto& [text, code] : vectors) EXPECT_EQ(base32(text), code);
  EXPECT_EQ(
      totp_uri("a b@firma.example", "foobar"),
      "otpauth://totp/Socle:a%20b%40firma.example?secret=MZXW6YTBOI&issuer=Socle&algorithm=SHA1&digits=6&period=30");
}

} // namespace
} // namespace socle::identity
