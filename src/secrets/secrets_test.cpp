#include "secrets/secrets.h"

#include "base/digest.h"
#include "base/file.h"
#include "secrets/errors.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

namespace socle::secrets {
namespace {

namespace fs = std::filesystem;

class KeyRingTest : public testing::Test {
 protected:
  KeyRingTest() {
    std::string name = (fs::temp_directory_path() / "socle-secrets-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    reopen();
  }
  ~KeyRingTest() override { fs::remove_all(folder_); }

  fs::path keys() const { return folder_ / "keys"; }
  void reopen() {
    ring_.reset();
    auto opened = open_key_ring(keys(), true, random_);
    ASSERT_TRUE(opened) << opened.error().describe();
    ring_ = std::move(*opened);
  }
  std::vector<fs::path> files(std::string_view ending) const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(keys()))
      if (entry.path().string().ends_with(ending)) found.push_back(entry.path());
    return found;
  }

  fs::path folder_;
  SystemRandom random_;
  std::unique_ptr<KeyRing> ring_;
};

TEST_F(KeyRingTest, what_was_sealed_opens_again_after_reopening) {
  const Bytes sealed = ring_->seal("acme/calls", "the body", "call_1").value();
  EXPECT_EQ(sealed.find("the body"), std::string::npos);
  reopen();
  EXPECT_EQ(ring_->open("acme/calls", sealed, "call_1").value(), "the body");
  EXPECT_EQ(ring_->open("acme/calls", ring_->seal("acme/calls", "", "").value(), "").value(), "");
}

TEST_F(KeyRingTest, the_same_text_is_never_sealed_to_the_same_bytes) {
  EXPECT_NE(ring_->seal("s", "text", "a").value(), ring_->seal("s", "text", "a").value());
}

TEST_F(KeyRingTest, any_changed_byte_is_found) {
  const Bytes sealed = ring_->seal("s", "text", "a").value();
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    Bytes changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto opened = ring_->open("s", changed, "a");
    ASSERT_FALSE(opened) << "byte " << i;
    EXPECT_TRUE(opened.error().is(kNotAuthentic));
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_FALSE(ring_->open("s", sealed.substr(0, size), "a")) << size;
}

TEST_F(KeyRingTest, other_scopes_and_other_associations_do_not_open_it) {
  const Bytes sealed = ring_->seal("acme", "text", "call_1").value();
  ASSERT_TRUE(ring_->seal("other", "x", ""));
  EXPECT_EQ(ring_->open("other", sealed, "call_1").error().code(), kNotAuthentic.code);
  EXPECT_EQ(ring_->open("acme", sealed, "call_2").error().code(), kNotAuthentic.code);
  EXPECT_EQ(ring_->open("never used", sealed, "call_1").error().code(), kKeyMissing.code);
}

TEST_F(KeyRingTest, a_destroyed_scope_stays_destroyed_and_the_others_live) {
  const Bytes sealed = ring_->seal("person/7", "text", "").value();
  const Bytes other = ring_->seal("person/8", "text", "").value();
  const Bytes mac = ring_->mac_key("person/7").value();
  EXPECT_EQ(mac.size(), 32U);
  ASSERT_TRUE(ring_->destroy("person/7"));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(ring_->open("person/7", sealed, "").error().code(), kDestroyed.code);
    EXPECT_EQ(ring_->seal("person/7", "new", "").error().code(), kDestroyed.code);
    EXPECT_EQ(ring_->mac_key("person/7").error().code(), kDestroyed.code);
    EXPECT_EQ(ring_->open("person/8", other, "").value(), "text");
    reopen();
  }
  EXPECT_TRUE(ring_->destroy("person/7")) << "destroying twice is no error";
}

TEST_F(KeyRingTest, a_scope_destroyed_before_its_first_use_is_never_made) {
  ASSERT_TRUE(ring_->destroy("person/9"));
  EXPECT_EQ(ring_->seal("person/9", "x", "").error().code(), kDestroyed.code);
  EXPECT_TRUE(files(".key").size() == 1) << "only the root";
}

TEST_F(KeyRingTest, destroying_overwrites_the_key_where_it_lay) {
  ASSERT_TRUE(ring_->seal("person/7", "text", ""));
  fs::path file;
  for (const fs::path& path : files(".key"))
    if (path.filename() != "root.key") file = path;
  const fs::path second_name = folder_ / "held"; // a hard link shows what becomes of the bytes on disk
  fs::create_hard_link(file, second_name);
  const Bytes before = read_file(second_name, 4096).value().value();
  ASSERT_TRUE(ring_->destroy("person/7"));
  EXPECT_FALSE(fs::exists(file));
  const Bytes after = read_file(second_name, 4096).value().value();
  EXPECT_EQ(after.size(), before.size());
  EXPECT_NE(after, before);
}

TEST_F(KeyRingTest, a_crash_between_tombstone_and_key_counts_as_destroyed) {
  const Bytes sealed = ring_->seal("person/7", "text", "").value();
  fs::path file;
  for (const fs::path& path : files(".key"))
    if (path.filename() != "root.key") file = path;
  std::ofstream(fs::path(file).replace_extension(".destroyed")) << "destroyed\n";
  reopen();
  EXPECT_EQ(ring_->open("person/7", sealed, "").error().code(), kDestroyed.code);
  EXPECT_FALSE(fs::exists(file)) << "what the crash left is erased when the ring opens";
}

TEST_F(KeyRingTest, keys_are_private_to_their_owner) {
  ASSERT_TRUE(ring_->seal("s", "x", ""));
  ASSERT_TRUE(ring_->sign("log", "x"));
  struct stat info{};
  ASSERT_EQ(::stat(keys().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700U);
  ASSERT_EQ(files(".key").size(), 3U);
  for (const fs::path& file : files(".key")) {
    ASSERT_EQ(::stat(file.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U) << file;
  }
}

TEST_F(KeyRingTest, keys_that_others_may_read_are_refused) {
  ring_.reset();
  fs::permissions(keys() / "root.key", fs::perms::group_read, fs::perm_options::add);
  EXPECT_EQ(open_key_ring(keys(), false, random_).error().code(), kExposed.code);
  fs::permissions(keys() / "root.key", fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(keys(), fs::perms::others_exec, fs::perm_options::add);
  EXPECT_EQ(open_key_ring(keys(), false, random_).error().code(), kExposed.code);
}

TEST_F(KeyRingTest, no_scope_name_shows_in_a_file_name_and_no_key_in_a_file) {
  ASSERT_TRUE(ring_->seal("jane.doe@example.org", "x", ""));
  for (const auto& entry : fs::directory_iterator(keys()))
    EXPECT_EQ(entry.path().string().find("jane"), std::string::npos);
  const Bytes mac = ring_->mac_key("s").value();
  for (const fs::path& file : files(".key"))
    EXPECT_EQ(read_file(file, 4096).value().value().find(mac), std::string::npos);
}

TEST_F(KeyRingTest, a_missing_directory_is_made_only_when_asked) {
  EXPECT_EQ(open_key_ring(folder_ / "nowhere", false, random_).error().code(), kNoKeys.code);
  EXPECT_FALSE(fs::exists(folder_ / "nowhere"));
}

TEST_F(KeyRingTest, a_lost_root_key_is_never_replaced_while_keys_are_left) {
  ASSERT_TRUE(ring_->seal("s", "x", ""));
  fs::remove(keys() / "root.key");
  EXPECT_EQ(open_key_ring(keys(), true, random_).error().code(), kNoKeys.code);
}

TEST_F(KeyRingTest, a_key_under_another_root_or_another_name_is_damaged) {
  const Bytes sealed = ring_->seal("one", "x", "").value();
  ASSERT_TRUE(ring_->seal("two", "x", ""));
  std::vector<fs::path> wrapped = files(".key");
  std::erase_if(wrapped, [](const fs::path& file) { return file.filename() == "root.key"; });
  ASSERT_EQ(wrapped.size(), 2U);
  const Bytes first = read_file(wrapped[0], 4096).value().value(), second = read_file(wrapped[1], 4096).value().value();
  ASSERT_TRUE(write_file_durably(wrapped[0], second)); // swapped
  ASSERT_TRUE(write_file_durably(wrapped[1], first));
  reopen();
  EXPECT_EQ(ring_->open("one", sealed, "").error().code(), kKeyDamaged.code);
  EXPECT_EQ(ring_->seal("two", "x", "").error().code(), kKeyDamaged.code) << "nothing is sealed with a guess";
  ASSERT_TRUE(write_file_durably(wrapped[0], first));
  ASSERT_TRUE(write_file_durably(wrapped[1], second));
  EXPECT_EQ(ring_->open("one", sealed, "").value(), "x");
}

TEST_F(KeyRingTest, signatures_verify_with_the_public_key_only) {
  const Bytes key = ring_->public_key("log").value();
  const Bytes signature = ring_->sign("log", "message").value();
  ASSERT_EQ(key.size(), 32U);
  ASSERT_EQ(signature.size(), 64U);
  EXPECT_TRUE(verify_signature(key, "message", signature));
  EXPECT_FALSE(verify_signature(key, "Message", signature));
  EXPECT_FALSE(verify_signature(ring_->public_key("other").value(), "message", signature));
  EXPECT_FALSE(verify_signature(key, "message", signature.substr(1)));
  EXPECT_FALSE(verify_signature("", "message", signature));
  reopen();
  EXPECT_EQ(ring_->public_key("log").value(), key) << "the key lasts";
}

TEST_F(KeyRingTest, many_threads_agree_on_one_new_key) {
  std::vector<Bytes> keys(8);
  {
    std::vector<std::jthread> threads;
    for (Bytes& key : keys) threads.emplace_back([&] { key = ring_->mac_key("fresh").value(); });
  }
  EXPECT_TRUE(std::ranges::all_of(keys, [&](const Bytes& key) { return key == keys.front(); }));
}

TEST_F(KeyRingTest, two_processes_rings_agree_on_one_new_key) {
  auto second = open_key_ring(keys(), false, random_).value();
  EXPECT_EQ(ring_->mac_key("fresh").value(), second->mac_key("fresh").value());
  EXPECT_EQ(second->open("fresh", ring_->seal("fresh", "x", "").value(), "").value(), "x");
}

// RFC 8032, section 7.1, test 2: our verification is the standard's.
TEST(Signature, agrees_with_the_public_vector) {
  const Bytes key = from_hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c").value();
  const Bytes signature =
      from_hex(
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
          .value();
  EXPECT_TRUE(verify_signature(key, "\x72", signature));
  EXPECT_FALSE(verify_signature(key, "\x73", signature));
}

TEST(Password, verifies_itself_and_nothing_else) {
  const std::string encoded = hash_password("correct horse").value();
  EXPECT_TRUE(encoded.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << encoded;
  EXPECT_TRUE(verify_password(encoded, "correct horse"));
  EXPECT_FALSE(verify_password(encoded, "correct horsf"));
  EXPECT_FALSE(verify_password(encoded, ""));
}

TEST(Password, is_salted) { EXPECT_NE(hash_password("same").value(), hash_password("same").value()); }

TEST(Password, a_broken_encoding_verifies_nothing) {
  for (const std::string& encoded :
       {std::string(), std::string("$argon2id$"), std::string("plain"), std::string(4096, 'x')})
    EXPECT_FALSE(verify_password(encoded, "")) << encoded.substr(0, 20);
}

} // namespace
} // namespace socle::secrets
