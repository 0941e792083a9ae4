// SQLite's WAL: grown in advance, overwritten in place, bounded also under a slow reader.
#include "base/clock.h"
#include "store/errors.h"
#include "store/testing.h"

#include <atomic>
#include <fstream>
#include <future>
#include <sys/stat.h>
#include <thread>

namespace socle::store {
namespace {

constexpr std::size_t kGrown = 1U << 20;

class SqliteWal : public testing::Test {
 protected:
  SqliteWal() { open(); }

  void open() {
    store_.reset();
    StoreOptions options;
    options.location = "sqlite:" + (folder_.path() / "data").string();
    options.wal_bytes_grown = kGrown;
    store_ = open_store(options, {&kAccounts, 1}).value();
  }
  std::size_t wal_bytes() const { return std::filesystem::file_size(folder_.path() / "data" / "socle.db-wal"); }

  // So many records of 50 KB, a few at a time, watching the WAL's size.
  std::size_t write_records(int count) {
    std::size_t largest = 0;
    for (int i = 0; i < count; ++i) {
      EXPECT_TRUE(store_->commit_now(with_record({}, Bytes(50'000, 'x'))));
      largest = std::max(largest, wal_bytes());
    }
    return largest;
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(SqliteWal, is_grown_in_advance_and_kept_over_restarts) {
  const std::size_t grown = wal_bytes();
  EXPECT_GE(grown, kGrown);
  ASSERT_TRUE(store_->commit_now(insert_account("a", 1)));
  EXPECT_EQ(wal_bytes(), grown) << "a commit overwrites in place";
  open();
  EXPECT_EQ(wal_bytes(), grown);
  EXPECT_EQ(store_->read("SELECT amount FROM account").value().front().integer(0), 1);
}

TEST_F(SqliteWal, stays_at_its_size_however_much_is_written) {
  const std::size_t largest = write_records(600); // 30 MB through a WAL of 1 MB
  EXPECT_LT(largest, 2 * kGrown);
  EXPECT_EQ(store_->journal_after(0, 1'000).value().size(), 600U);
}

TEST_F(SqliteWal, is_bounded_under_a_slow_reader_which_is_ended_long_before_its_deadline) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 1)));
  const std::string slow =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000000) SELECT count(*) FROM n, account";
  auto reader = std::async(std::launch::async, [&] { return store_->read(slow, {}, std::chrono::seconds(30)); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  std::size_t largest = 0;
  int written = 0;
  while (reader.wait_for(std::chrono::seconds(0)) == std::future_status::timeout && written < 2'000) {
    largest = std::max(largest, write_records(20));
    written += 20;
  }
  const auto result = reader.get();
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is(kReadTimeout)) << result.error().describe();
  EXPECT_GT(largest, 4 * kGrown) << "the reader did hold the WAL";
  largest = std::max(largest, write_records(200));
  EXPECT_LT(largest, 12 * kGrown);
  const std::size_t settled = wal_bytes();
  write_records(200);
  EXPECT_EQ(wal_bytes(), settled) << "it is overwritten in place again";
}

TEST_F(SqliteWal, a_reader_that_holds_the_wal_does_not_delay_commits) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 1)));
  const std::string slow =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000000) SELECT count(*) FROM n, account";
  auto reader = std::async(std::launch::async,
                           [&] { return store_->read(slow, {}, std::chrono::milliseconds(1'500)); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  write_records(60); // 3 MB: past the point where the writer itself checkpoints
  EXPECT_EQ(reader.wait_for(std::chrono::seconds(0)), std::future_status::timeout)
      << "all of it was written beside the reader";
  EXPECT_FALSE(reader.get());
}

TEST_F(SqliteWal, more_readers_than_connections_wait_their_turn_within_their_deadlines) {
  const std::string slow =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000000) SELECT count(*) FROM n";
  std::vector<std::future<Result<Rows>>> readers;
  for (int i = 0; i < 6; ++i)
    readers.push_back(
        std::async(std::launch::async, [&] { return store_->read(slow, {}, std::chrono::milliseconds(300)); }));
  for (auto& reader : readers) EXPECT_TRUE(reader.get().error().is(kReadTimeout));
  EXPECT_TRUE(store_->read("SELECT count(*) FROM account"));
}

TEST_F(SqliteWal, the_data_is_private_to_its_owner) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 1)));
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path() / "data")) {
    struct stat info{};
    ASSERT_EQ(::stat(entry.path().c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U) << entry.path();
  }
}

TEST_F(SqliteWal, a_file_that_is_no_database_is_refused_with_its_reason) {
  store_.reset();
  std::filesystem::remove_all(folder_.path() / "data");
  std::filesystem::create_directories(folder_.path() / "data");
  std::ofstream(folder_.path() / "data" / "socle.db") << std::string(8'192, 'z');
  StoreOptions options;
  options.location = "sqlite:" + (folder_.path() / "data").string();
  const auto result = open_store(options, {&kAccounts, 1});
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is(kUnavailable) || result.error().is(kCannotOpen)) << result.error().describe();
}

} // namespace
} // namespace socle::store
