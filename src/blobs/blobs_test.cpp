#include "blobs/blobs.h"

#include "base/digest.h"
#include "base/errors.h"
#include "base/file.h"
#include "blobs/errors.h"
#include "blobs/limits.h"
#include "secrets/errors.h"

#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace socle::blobs {
namespace {

namespace fs = std::filesystem;

class BlobsTest : public testing::Test {
 protected:
  BlobsTest() {
    std::string name = (fs::temp_directory_path() / "socle-blobs-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    keys_ = secrets::open_key_ring(folder_ / "keys", true, random_).value();
    reopen();
  }
  ~BlobsTest() override { fs::remove_all(folder_); }

  void reopen() { blobs_ = open_blobs(folder_ / "blobs", *keys_).value(); }
  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "blobs"))
      if (entry.is_regular_file()) found.push_back(entry.path());
    return found;
  }

  fs::path folder_;
  SystemRandom random_;
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<Blobs> blobs_;
};

TEST_F(BlobsTest, a_blob_is_named_by_its_content_and_comes_back) {
  const std::string name = blobs_->put("acme", "a contract").value();
  EXPECT_EQ(name, sha256_hex("a contract"));
  reopen();
  EXPECT_EQ(blobs_->get("acme", name).value(), "a contract");
  EXPECT_EQ(blobs_->get("acme", blobs_->put("acme", "").value()).value(), "");
}

TEST_F(BlobsTest, the_same_content_twice_is_one_file_and_one_per_scope) {
  const std::string name = blobs_->put("acme", "x").value();
  EXPECT_EQ(blobs_->put("acme", "x").value(), name);
  EXPECT_EQ(files().size(), 1U);
  EXPECT_EQ(blobs_->put("other", "x").value(), name);
  EXPECT_EQ(files().size(), 2U);
}

TEST_F(BlobsTest, neither_content_nor_its_digest_is_on_the_disk) {
  const std::string content = "a text that is long enough to be found";
  const std::string name = blobs_->put("acme", content).value();
  ASSERT_EQ(files().size(), 1U);
  EXPECT_EQ(read_file(files().front(), 1 << 20).value()->find(content.substr(0, 8)), std::string::npos);
  EXPECT_EQ(files().front().string().find(name.substr(4, 12)), std::string::npos);
}

TEST_F(BlobsTest, any_flipped_bit_is_found_and_storing_again_repairs) {
  const std::string name = blobs_->put("acme", "content").value();
  const fs::path file = files().front();
  const Bytes whole = read_file(file, 1 << 20).value().value();
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes changed = whole;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    std::ofstream(file, std::ios::binary) << changed;
    ASSERT_EQ(blobs_->get("acme", name).error().code(), kDamaged.code) << "bit " << bit;
  }
  std::ofstream(file, std::ios::binary) << whole.substr(0, 10);
  EXPECT_EQ(blobs_->get("acme", name).error().code(), kDamaged.code);
  ASSERT_TRUE(blobs_->put("acme", "content"));
  EXPECT_EQ(blobs_->get("acme", name).value(), "content");
}

TEST_F(BlobsTest, one_blob_in_the_place_of_another_is_found) {
  const std::string one = blobs_->put("acme", "one").value();
  const fs::path file = files().front();
  const Bytes sealed = keys_->seal("acme", "two", sha256_hex("two")).value(); // authentic, but not of this name
  std::ofstream(file, std::ios::binary) << sealed;
  EXPECT_EQ(blobs_->get("acme", one).error().code(), kDamaged.code);
  std::ofstream(file, std::ios::binary) << keys_->seal("acme", "two", one).value(); // even sealed for it
  EXPECT_EQ(blobs_->get("acme", one).error().code(), kDamaged.code);
}

TEST_F(BlobsTest, missing_damaged_and_destroyed_are_told_apart) {
  const std::string name = blobs_->put("acme", "x").value();
  EXPECT_EQ(blobs_->get("acme", sha256_hex("y")).error().code(), kMissing.code);
  EXPECT_EQ(blobs_->get("other", name).error().code(), kMissing.code);
  ASSERT_TRUE(keys_->destroy("acme"));
  EXPECT_EQ(blobs_->get("acme", name).error().code(), secrets::kDestroyed.code);
  EXPECT_EQ(blobs_->put("acme", "x").error().code(), secrets::kDestroyed.code);
}

TEST_F(BlobsTest, a_name_cannot_lead_out_of_the_folder) {
  for (const std::string& name :
       {std::string("../../keys/root.key"), std::string(), std::string(64, '/'), std::string(64, 'A')})
    EXPECT_EQ(blobs_->get("acme", name).error().code(), kBadName.code) << name;
  EXPECT_EQ(blobs_->remove("acme", "..").error().code(), kBadName.code);
}

TEST_F(BlobsTest, a_removed_blob_is_gone) {
  const std::string name = blobs_->put("acme", "x").value();
  ASSERT_TRUE(blobs_->remove("acme", name));
  EXPECT_EQ(blobs_->get("acme", name).error().code(), kMissing.code);
  EXPECT_EQ(blobs_->remove("acme", name).error().code(), kMissing.code);
  EXPECT_TRUE(files().empty());
}

TEST_F(BlobsTest, many_threads_may_store_the_same_content_at_once) {
  const Bytes content(300'000, 'z');
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < 5; ++i) {
          const auto name = blobs_->put("acme", content + std::to_string(i));
          ASSERT_TRUE(name) << name.error().describe();
          ASSERT_EQ(blobs_->get("acme", *name).value(), content + std::to_string(i));
        }
      });
  }
  EXPECT_EQ(files().size(), 5U);
}

TEST_F(BlobsTest, a_disk_that_takes_no_more_refuses_and_leaves_nothing) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  ASSERT_TRUE(blobs_->put("acme", "small")); // the scope's key exists
  rlimit tight = before;
  tight.rlim_cur = 8'192; // the write stops short in the middle of the file
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  const auto refused = blobs_->put("acme", Bytes(100'000, 'x'));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), kFileFailed.code);
  EXPECT_EQ(files().size(), 1U) << "no part of it is left";
  EXPECT_TRUE(blobs_->put("acme", Bytes(100'000, 'x')));
}

// In a child with a mount of its own: a disk of 256 KB.
int fill_small_disk(const fs::path& folder, secrets::KeyRing& keys) {
  if (::unshare(::geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) return 77;
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=256k") != 0)
    return 77;
  auto blobs = open_blobs(folder, keys).value();
  const auto kept = blobs->put("acme", Bytes(100'000, 'a'));
  if (!kept) return 1;
  const auto refused = blobs->put("acme", Bytes(200'000, 'b'));
  if (refused || !refused.error().is(kDiskFull)) return 2;
  if (!fs::is_empty(folder / "incoming")) return 3;
  if (!blobs->get("acme", *kept)) return 4;
  return blobs->put("acme", Bytes(50'000, 'c')) ? 0 : 5;
}

TEST_F(BlobsTest, a_full_disk_says_so_and_leaves_room_for_smaller_ones) {
  ASSERT_TRUE(keys_->mac_key("acme"));
  const pid_t child = ::fork();
  if (child == 0) ::_exit(fill_small_disk(folder_ / "blobs", *keys_));
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  if (WEXITSTATUS(status) == 77) GTEST_SKIP() << "this machine lets nobody mount a small disk";
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(BlobsTest, content_beyond_the_limit_is_refused) {
  const auto refused = blobs_->put("acme", Bytes(limits::kBlobBytesMax + 1, 'x'));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), kTooLarge.code);
}

TEST_F(BlobsTest, what_a_crash_left_half_written_is_swept_and_never_read) {
  const std::string name = blobs_->put("acme", "x").value();
  std::ofstream(folder_ / "blobs" / "incoming" / "123-4.part") << "half";
  reopen();
  EXPECT_EQ(files().size(), 1U);
  EXPECT_EQ(blobs_->get("acme", name).value(), "x");
}

} // namespace
} // namespace socle::blobs
