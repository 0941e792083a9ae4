#include "secrets/escrow.h"

#include "base/file.h"
#include "secrets/errors.h"
#include "secrets/secrets.h"

#include <gtest/gtest.h>

namespace socle::secrets {
namespace {

constexpr std::string_view kPassphrase = "four words of a rhyme";

struct EscrowTest : testing::Test {
  std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                 ("socle-escrow-" + std::to_string(::getpid()));
  SystemRandom random;
  void SetUp() override { std::filesystem::remove_all(folder); }
  void TearDown() override { std::filesystem::remove_all(folder); }
};

TEST_F(EscrowTest, brings_back_every_key_and_what_was_destroyed_stays_so) {
  auto ring = open_key_ring(folder / "keys", true, random).value();
  const Bytes sealed = ring->seal("kept", "text", "").value(), gone = ring->seal("gone", "text", "").value(),
              key = ring->public_key("log").value();
  ASSERT_TRUE(ring->destroy("gone"));
  const Bytes escrow = escrow_keys(folder / "keys", kPassphrase, random).value();
  ASSERT_TRUE(restore_keys(escrow, kPassphrase, folder / "again"));
  auto restored = open_key_ring(folder / "again", false, random).value();
  EXPECT_EQ(restored->open("kept", sealed, "").value(), "text");
  EXPECT_EQ(restored->public_key("log").value(), key);
  EXPECT_TRUE(restored->open("gone", gone, "").error().is(kDestroyed));
}

TEST_F(EscrowTest, opens_for_no_other_passphrase_and_not_when_changed) {
  open_key_ring(folder / "keys", true, random).value().reset();
  Bytes escrow = escrow_keys(folder / "keys", kPassphrase, random).value();
  EXPECT_TRUE(restore_keys(escrow, "four words of a rhymE", folder / "again").error().is(kWrongPassphrase));
  escrow.back() = static_cast<char>(escrow.back() ^ 1);
  EXPECT_TRUE(restore_keys(escrow, kPassphrase, folder / "again").error().is(kWrongPassphrase));
  EXPECT_FALSE(std::filesystem::exists(folder / "again"));
}

TEST_F(EscrowTest, refuses_a_short_passphrase_and_a_directory_that_holds_keys) {
  open_key_ring(folder / "keys", true, random).value().reset();
  EXPECT_TRUE(escrow_keys(folder / "keys", "short", random).error().is(kShortPassphrase));
  const Bytes escrow = escrow_keys(folder / "keys", kPassphrase, random).value();
  EXPECT_TRUE(restore_keys(escrow, kPassphrase, folder / "keys").error().is(kKeysThere));
}

} // namespace
} // namespace socle::secrets
