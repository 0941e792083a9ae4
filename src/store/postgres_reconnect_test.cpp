// PostgreSQL connections that break: between units, in the middle of batches, under readers. The store comes back by itself, and
// what it answered meanwhile is true.
#include "base/clock.h"
#include "base/random.h"
#include "store/errors.h"
#include "store/testing_databases.h"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace socle::store {
namespace {

class PostgresReconnect : public testing::Test {
 protected:
  PostgresReconnect() {
    StoreOptions options = database_.options();
    options.location += " application_name=" + database_.schema(); // by which its connections are found
    store_ = open_store(options, {&kAccounts, 1}).value();
  }
  void break_connections() const {
    TestDatabase::run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" +
                      database_.schema() + "'");
  }

  TestDatabase database_{"postgresql"};
  std::unique_ptr<Store> store_;
};

TEST_F(PostgresReconnect, a_connection_lost_between_units_is_made_anew_unnoticed) {
  ASSERT_TRUE(store_->commit_now(with_record(insert_account("a", 1), "1")));
  ASSERT_TRUE(store_->read("SELECT count(*) FROM account"));
  break_connections();
  const auto kept = store_->commit_now(with_record(insert_account("b", 1), "2"));
  ASSERT_TRUE(kept) << kept.error().describe();
  EXPECT_EQ(kept->first_sequence, 2);
  break_connections();
  const auto rows = store_->read("SELECT count(*) FROM account");
  ASSERT_TRUE(rows) << rows.error().describe();
  EXPECT_EQ(rows->front().integer(0), 2);
}

TEST_F(PostgresReconnect, what_was_answered_while_connections_broke_is_true) {
  std::mutex mutex;
  std::set<std::string> kept, refused, unknown;
  std::atomic<bool> stop = false;
  std::vector<std::jthread> writers;
  for (int t = 0; t < 6; ++t)
    writers.emplace_back([&, t] {
      for (int i = 0; !stop; ++i) {
        const std::string name = std::to_string(t) + "/" + std::to_string(i);
        const auto result = store_->commit_now(with_record(insert_account(name, 1), name));
        const std::lock_guard lock(mutex);
        (result ? kept : result.error().is(kOutcomeUnknown) ? unknown : refused).insert(name);
      }
    });
  SeededRandom random(9);
  const auto enough = [&] {
    const std::lock_guard lock(mutex);
    return kept.size() > 50;
  };
  for (int i = 0; i < 40 || (i < 400 && !enough()); ++i) {
    break_connections();
    std::this_thread::sleep_for(Microseconds(random.below(30'000)));
  }
  stop = true;
  writers.clear();
  ASSERT_TRUE(store_->commit_now(with_record(insert_account("last", 1), "last")));
  kept.insert("last");
  std::set<std::string> present, journal;
  const Rows rows = store_->read("SELECT name FROM account").value();
  for (const Row& row : rows) present.insert(row.text(0));
  const auto entries = store_->journal_after(0, 1'000'000).value();
  for (const JournalEntry& entry : entries) {
    journal.insert(entry.body);
    ASSERT_EQ(entry.sequence, static_cast<std::int64_t>(journal.size()));
  }
  EXPECT_EQ(journal, present);
  for (const std::string& name : kept) EXPECT_TRUE(present.contains(name)) << "lost " << name;
  for (const std::string& name : refused) EXPECT_FALSE(present.contains(name)) << "refused and kept " << name;
  EXPECT_GT(kept.size(), 50U);
  std::printf("%zu kept, %zu refused, %zu unknown\n", kept.size(), refused.size(), unknown.size());
}

TEST_F(PostgresReconnect, while_another_holds_the_lock_nothing_is_written) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 1)));
  StoreOptions options = database_.options();
  std::unique_ptr<Store> other;
  for (int i = 0; i < 50 && !other; ++i) { // the other takes the place in the moment after the connection is lost
    break_connections();
    if (auto opened = open_store(options, {&kAccounts, 1})) other = std::move(*opened);
  }
  ASSERT_TRUE(other);
  const auto refused = store_->commit_now(insert_account("b", 1));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().is(kLocked)) << refused.error().describe();
  ASSERT_TRUE(other->commit_now(with_record(insert_account("c", 1), "of the other")));
  other.reset();
  const auto kept = store_->commit_now(with_record(insert_account("b", 1), "ours"));
  ASSERT_TRUE(kept) << kept.error().describe();
  EXPECT_EQ(kept->first_sequence, 2) << "the journal goes on behind what the other wrote";
}

TEST(PostgresOpen, a_server_that_is_not_there_is_refused_without_its_password) {
  StoreOptions options;
  options.location = "host=/nowhere user=socle password=confidential dbname=postgres";
  const auto result = open_store(options, {&kAccounts, 1});
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is(kCannotOpen));
  EXPECT_EQ(result.error().describe().find("confidential"), std::string::npos) << result.error().describe();
}

TEST(PostgresOpen, a_schema_that_does_not_exist_is_named_as_the_reason) {
  StoreOptions options;
  options.location = postgres_server() + " options='-c search_path=nowhere_at_all'";
  const auto result = open_store(options, {&kAccounts, 1});
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().describe().find("search_path"), std::string::npos) << result.error().describe();
}

} // namespace
} // namespace socle::store
