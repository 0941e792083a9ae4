#include "base/digest.h"

#include <gtest/gtest.h>

namespace socle {
namespace {

std::string hmac_hex(std::string_view key, std::string_view bytes) {
  return to_hex(std::span<const unsigned char>(hmac_sha256(key, bytes)));
}

// The test cases of RFC 4231, one with a key longer than a block among them.
TEST(Digest, hmac_gives_what_rfc_4231_says) {
  EXPECT_EQ(hmac_hex(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(hmac_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hmac_hex(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Digest, parts_hash_as_their_concatenation) {
  EXPECT_EQ(sha256({"ab", "", "c"}), sha256("abc"));
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

} // namespace
} // namespace socle
