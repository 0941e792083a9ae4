#include "store/backup.h"

#include "store/store.h"
#include "store/testing.h"

#include <gtest/gtest.h>
#include <thread>

namespace socle::store {
namespace {

constexpr Migration kTables[] = {
    {"pairs", 1, "CREATE TABLE pairs (tenant text NOT NULL, id bigint NOT NULL PRIMARY KEY, twin bigint NOT NULL)"}};

TEST(Backup, of_a_store_in_use_is_whole_as_of_one_moment) {
  const auto folder = std::filesystem::temp_directory_path() / ("socle-backup-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  auto store = open_store({.location = "sqlite:" + (folder / "live").string(), .sqlite_vfs = {}}, kTables).value();
  std::atomic<bool> stop{false};
  std::atomic<std::int64_t> written{0};
  std::thread writer([&] {
    for (std::int64_t i = 1; !stop; ++i) { // two rows a unit: a copy that holds one of them alone is no moment's
      Unit unit;
      unit.add("INSERT INTO pairs(tenant, id, twin) VALUES ('t', ?1, ?2)", {i * 2, i * 2 + 1}, 1);
      unit.add("INSERT INTO pairs(tenant, id, twin) VALUES ('t', ?1, ?2)", {i * 2 + 1, i * 2}, 1);
      EXPECT_TRUE(store->commit_now(std::move(unit)));
      written = i;
    }
  });
  while (written < 50) std::this_thread::yield();
  const std::int64_t acknowledged = written;
  ASSERT_TRUE(copy_sqlite(folder / "live", folder / "copy"));
  stop = true;
  writer.join();
  auto copy = open_store({.location = "sqlite:" + (folder / "copy").string(), .sqlite_vfs = {}}, kTables).value();
  EXPECT_GE(copy->read("SELECT count(*) FROM pairs").value().front().integer(0), acknowledged * 2);
  EXPECT_EQ(copy->read("SELECT count(*) FROM pairs p WHERE NOT EXISTS (SELECT 1 FROM pairs q WHERE q.id = p.twin)")
                .value()
                .front()
                .integer(0),
            0);
  copy.reset();
  store.reset();
  std::filesystem::remove_all(folder);
}

TEST(Backup, of_nothing_is_refused) {
  EXPECT_FALSE(copy_sqlite("/nonexistent", std::filesystem::temp_directory_path() / "socle-backup-none"));
}

} // namespace
} // namespace socle::store
