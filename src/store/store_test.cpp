// The port's promises, each on both databases.
#include "store/store.h"

#include "base/clock.h"
#include "store/errors.h"
#include "store/testing_databases.h"

#include <atomic>
#include <barrier>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <future>
#include <thread>

namespace socle::store {
namespace {

class StoreTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { reopen(); }
  void TearDown() override { store_.reset(); }

  Result<std::unique_ptr<Store>> open(std::span<const Migration> migrations) {
    return open_store(database_.options(), migrations);
  }
  void reopen() {
    store_.reset();
    auto opened = open({&kAccounts, 1});
    ASSERT_TRUE(opened) << opened.error().describe();
    store_ = std::move(*opened);
  }
  std::int64_t count() { return store_->read("SELECT count(*) FROM account").value().front().integer(0); }

  TestDatabase database_{GetParam()};
  std::unique_ptr<Store> store_;
};

TEST_P(StoreTest, says_which_database_it_is) { EXPECT_EQ(store_->kind(), GetParam()); }

TEST_P(StoreTest, what_was_committed_is_read_at_once_and_after_reopening) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 7)));
  for (int round = 0; round < 2; ++round) {
    const Rows rows = store_->read("SELECT name, amount, note FROM account WHERE tenant = ?1", {"acme"}).value();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].text(0), "a");
    EXPECT_EQ(rows[0].integer(1), 7);
    EXPECT_TRUE(rows[0].is_null(2));
    reopen();
  }
}

TEST_P(StoreTest, every_type_of_value_comes_back_as_it_was) {
  const Bytes raw("\0\x01\xff'\\x", 6);
  Unit unit;
  unit.add("INSERT INTO account (tenant, name, amount, note, raw) VALUES (?1, ?2, ?3, ?4, ?5)",
           {"acme", "ünï ‘çode’ €", std::int64_t{INT64_MAX}, "", Blob{raw}}, 1);
  unit.add("INSERT INTO account (tenant, name, amount, note, raw) VALUES (?1, ?2, ?3, ?4, ?5)",
           {"acme", "empty", std::int64_t{0}, nullptr, Blob{}}, 1);
  ASSERT_TRUE(store_->commit_now(std::move(unit)));
  const Rows rows = store_->read("SELECT name, amount, note, raw FROM account ORDER BY amount").value();
  EXPECT_EQ(rows[0].value(3), Value(Blob{})) << "an empty blob is not NULL";
  EXPECT_TRUE(rows[0].is_null(2));
  EXPECT_EQ(rows[1].text(0), "ünï ‘çode’ €");
  EXPECT_EQ(rows[1].integer(1), INT64_MAX);
  EXPECT_EQ(rows[1].value(2), Value(std::string()));
  EXPECT_EQ(rows[1].bytes(3), raw);
}

TEST_P(StoreTest, a_unit_of_several_statements_is_kept_whole_or_not_at_all) {
  Unit unit = insert_account("a", 1);
  unit.append(insert_account("b", 2));
  unit.append(insert_account("a", 3));
  unit = with_record(std::move(unit), "never");
  const auto result = store_->commit_now(std::move(unit));
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is(kConflict)) << result.error().describe();
  EXPECT_EQ(result.error().parameters().front().second, "2") << "the statement at fault is named by its index";
  EXPECT_EQ(count(), 0);
  EXPECT_TRUE(store_->journal_after(0, 10).value().empty());
}

TEST_P(StoreTest, a_statement_that_affects_other_than_the_expected_rows_refuses_the_unit) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 5)));
  Unit unit;
  unit.add("UPDATE account SET amount = amount - 3 WHERE tenant = ?1 AND name = ?2 AND amount >= 3", {"acme", "a"}, 1);
  ASSERT_TRUE(store_->commit_now(unit));
  const auto second = store_->commit_now(unit);
  ASSERT_FALSE(second);
  EXPECT_TRUE(second.error().is(kConflict));
  EXPECT_EQ(store_->read("SELECT amount FROM account").value().front().integer(0), 2);
}

TEST_P(StoreTest, an_error_never_holds_a_value) {
  ASSERT_TRUE(store_->commit_now(insert_account("confidential-name", 4711)));
  Unit negative;
  negative.add("INSERT INTO account (tenant, name, amount) VALUES (?1, ?2, ?3)",
               {"acme", "confidential-other", std::int64_t{-4711}});
  for (const auto& result :
       {store_->commit_now(insert_account("confidential-name", 4711)), store_->commit_now(negative)}) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().describe().find("confidential"), std::string::npos) << result.error().describe();
    EXPECT_EQ(result.error().describe().find("4711"), std::string::npos) << result.error().describe();
  }
}

TEST_P(StoreTest, rules_of_the_schema_and_wrong_statements_are_told_apart) {
  Unit check;
  check.add("INSERT INTO account (tenant, name, amount) VALUES (?1, ?2, ?3)", {"acme", "a", std::int64_t{-1}});
  EXPECT_EQ(store_->commit_now(check).error().code(), kConstraint.code);
  Unit wrong;
  wrong.add("INSERT INTO nowhere (x) VALUES (?1)", {std::int64_t{1}});
  EXPECT_EQ(store_->commit_now(wrong).error().code(), kStatementInvalid.code);
  Unit not_text;
  not_text.add("INSERT INTO account (tenant, name, amount) VALUES (?1, ?2, 1)", {"acme", "\xff\xfe"});
  EXPECT_EQ(store_->commit_now(not_text).error().code(), kStatementInvalid.code);
  Unit too_few;
  too_few.add("INSERT INTO account (tenant, name, amount) VALUES (?1, ?2, ?3)", {"acme", "b"});
  EXPECT_EQ(store_->commit_now(too_few).error().code(), kStatementInvalid.code);
  EXPECT_TRUE(store_->commit_now(insert_account("after", 1))) << "the store goes on";
}

TEST_P(StoreTest, a_select_in_a_unit_can_be_the_condition) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 5)));
  Unit unit = insert_account("b", 1);
  unit.add("SELECT name FROM account WHERE name = ?1 AND amount = ?2", {"a", std::int64_t{5}}, 1);
  EXPECT_TRUE(store_->commit_now(unit));
  Unit other = insert_account("c", 1);
  other.add("SELECT name FROM account WHERE name = ?1 AND amount = ?2", {"a", std::int64_t{6}}, 1);
  EXPECT_EQ(store_->commit_now(other).error().code(), kConflict.code);
  EXPECT_EQ(count(), 2);
}

TEST_P(StoreTest, on_conflict_and_returning_work_alike) {
  Unit upsert;
  upsert.add(
      "INSERT INTO account (tenant, name, amount) VALUES (?1, ?2, ?3) ON CONFLICT (tenant, name) DO UPDATE SET amount = account.amount + excluded.amount RETURNING amount",
      {"acme", "a", std::int64_t{2}}, 1);
  ASSERT_TRUE(store_->commit_now(upsert));
  ASSERT_TRUE(store_->commit_now(upsert));
  EXPECT_EQ(store_->read("SELECT amount FROM account").value().front().integer(0), 4);
}

TEST_P(StoreTest, a_placeholder_may_be_used_twice_and_question_marks_in_quotes_are_text) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 5)));
  const Rows rows = store_->read("SELECT 'what ?1', name FROM account WHERE name = ?1 OR note = ?1", {"a"}).value();
  EXPECT_EQ(rows.front().text(0), "what ?1");
}

TEST_P(StoreTest, the_journal_is_gapless_in_commit_order_and_refused_units_take_no_number) {
  for (int i = 0; i < 5; ++i) {
    ASSERT_EQ(store_->commit_now(with_record(with_record({}, "x" + std::to_string(i)), "y" + std::to_string(i)))
                  .value()
                  .first_sequence,
              2 * i + 1);
    Unit bad;
    bad.add("UPDATE account SET amount = 1", {}, 5);
    ASSERT_FALSE(store_->commit_now(with_record(bad, "never")));
    if (i == 2) reopen();
  }
  EXPECT_EQ(store_->commit_now(insert_account("a", 1)).value().first_sequence, 0) << "no record, no sequence";
  const auto entries = store_->journal_after(0, 100).value();
  ASSERT_EQ(entries.size(), 10U);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    EXPECT_EQ(entries[i].sequence, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(entries[i].body, (i % 2 == 0 ? "x" : "y") + std::to_string(i / 2));
  }
}

TEST_P(StoreTest, the_journal_is_followed_by_position_limit_and_kind) {
  for (int i = 0; i < 10; ++i)
    ASSERT_TRUE(store_->commit_now(
        with_record({}, std::string("\0b", 2) + std::to_string(i), i % 3 == 0 ? "workflow" : "audit")));
  const auto page = store_->journal_after(4, 3).value();
  ASSERT_EQ(page.size(), 3U);
  EXPECT_EQ(page.front().sequence, 5);
  EXPECT_EQ(page.front().body, std::string("\0b4", 3));
  EXPECT_EQ(page.front().tenant, "acme");
  const auto workflow = store_->journal_after(1, 100, "workflow").value();
  ASSERT_EQ(workflow.size(), 3U);
  EXPECT_EQ(workflow.back().sequence, 10);
  EXPECT_TRUE(store_->journal_after(10, 100).value().empty());
}

TEST_P(StoreTest, units_from_many_threads_are_all_kept_with_sequences_of_their_own) {
  constexpr int kThreads = 8, kUnits = 50;
  std::vector<std::vector<std::int64_t>> sequences(kThreads);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < kUnits; ++i) {
          auto kept = store_->commit_now(
              with_record(insert_account(std::to_string(t) + "/" + std::to_string(i), i), "r"));
          if (kept) sequences[static_cast<std::size_t>(t)].push_back(kept->first_sequence);
        }
      });
  }
  std::vector<std::int64_t> all;
  for (const auto& own : sequences) {
    EXPECT_TRUE(std::ranges::is_sorted(own));
    all.insert(all.end(), own.begin(), own.end());
  }
  std::ranges::sort(all);
  ASSERT_EQ(all.size(), static_cast<std::size_t>(kThreads * kUnits));
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], static_cast<std::int64_t>(i) + 1);
  EXPECT_EQ(count(), kThreads * kUnits);
}

TEST_P(StoreTest, a_failing_unit_harms_no_other_of_its_batch) {
  // Held back by a completion that blocks the writer, so that all of these certainly share one batch.
  std::promise<void> release;
  std::promise<void> holding;
  store_->commit(insert_account("first", 1), [&](Result<Committed>) {
    holding.set_value();
    release.get_future().wait();
  });
  holding.get_future().wait();
  std::vector<std::promise<Result<Committed>>> answers(60);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    Unit unit = insert_account(i % 7 == 3 ? "first" : "n" + std::to_string(i), 1); // every seventh is a conflict
    if (i == 30) unit.add("nonsense", {});
    store_->commit(with_record(std::move(unit), std::to_string(i)),
                   [&answers, i](Result<Committed> result) { answers[i].set_value(std::move(result)); });
  }
  release.set_value();
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto result = answers[i].get_future().get();
    const bool at_fault = i % 7 == 3 || i == 30;
    EXPECT_EQ(result.has_value(), !at_fault) << i;
    if (at_fault) continue;
    expected.push_back(std::to_string(i));
    EXPECT_EQ(result->first_sequence, static_cast<std::int64_t>(expected.size()));
  }
  const auto journal = store_->journal_after(0, 1000).value();
  ASSERT_EQ(journal.size(), expected.size());
  for (std::size_t i = 0; i < journal.size(); ++i) EXPECT_EQ(journal[i].body, expected[i]);
  EXPECT_EQ(count(), static_cast<std::int64_t>(expected.size()) + 1);
}

TEST_P(StoreTest, a_unit_that_is_too_large_is_refused_before_it_waits) {
  Unit unit;
  unit.journal.push_back({"acme", "audit", Bytes(17U << 20, 'x')});
  EXPECT_EQ(store_->commit_now(std::move(unit)).error().code(), kUnitTooLarge.code);
  EXPECT_TRUE(store_->commit_now(with_record({}, Bytes(8U << 20, 'x'))));
  EXPECT_EQ(store_->journal_after(0, 10).value().front().body.size(), 8U << 20);
}

TEST_P(StoreTest, what_was_accepted_before_closing_is_kept) {
  std::atomic<int> kept = 0;
  for (int i = 0; i < 200; ++i)
    store_->commit(insert_account(std::to_string(i), 1), [&](Result<Committed> result) { kept += result ? 1 : 0; });
  reopen();
  EXPECT_EQ(kept, 200);
  EXPECT_EQ(count(), 200);
}

TEST_P(StoreTest, a_second_daemon_on_the_same_data_is_refused) {
  const auto second = open({&kAccounts, 1});
  ASSERT_FALSE(second);
  EXPECT_TRUE(second.error().is(kLocked)) << second.error().describe();
}

TEST_P(StoreTest, a_read_cannot_write) {
  const auto result = store_->read("INSERT INTO account (tenant, name, amount) VALUES ('acme', 'a', 1)");
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is(kStatementInvalid)) << result.error().describe();
  EXPECT_EQ(count(), 0);
}

TEST_P(StoreTest, a_read_beyond_its_deadline_is_ended_and_the_next_one_works) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 1)));
  const std::string endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n";
  const Microseconds before = SystemClock().monotonic();
  const auto result = store_->read(endless, {}, std::chrono::milliseconds(150));
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is(kReadTimeout)) << result.error().describe();
  EXPECT_LT(SystemClock().monotonic() - before, std::chrono::seconds(3));
  EXPECT_EQ(count(), 1);
}

TEST_P(StoreTest, migrations_run_once_and_forward) {
  const Migration both[] = {kAccounts,
                            {"testing", 2, "ALTER TABLE account ADD COLUMN city text;"},
                            {"other", 1, "CREATE TABLE other (tenant text PRIMARY KEY);"}};
  ASSERT_TRUE(store_->commit_now(insert_account("a", 1)));
  store_.reset();
  for (int round = 0; round < 2; ++round) {
    auto upgraded = open(both);
    ASSERT_TRUE(upgraded) << upgraded.error().describe();
    EXPECT_TRUE((*upgraded)->read("SELECT city FROM account").value().front().is_null(0));
  }
  const auto older = open({&kAccounts, 1});
  ASSERT_FALSE(older);
  EXPECT_TRUE(older.error().is(kSchemaNewer)) << older.error().describe();
}

TEST_P(StoreTest, a_released_migration_that_changed_is_refused) {
  store_.reset();
  const Migration changed{"testing", 1, "CREATE TABLE account (tenant text PRIMARY KEY);"};
  const auto result = open({&changed, 1});
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is(kMigrationChanged)) << result.error().describe();
}

TEST_P(StoreTest, a_migration_that_fails_leaves_the_database_as_it_was) {
  store_.reset();
  const Migration broken[] = {kAccounts,
                              {"testing", 2, "CREATE TABLE half (tenant text PRIMARY KEY);"},
                              {"testing", 3, "CREATE TABLE half (tenant text PRIMARY KEY);"}};
  const auto result = open(broken);
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.error().is(kMigrationFailed)) << result.error().describe();
  reopen();
  EXPECT_FALSE(store_->read("SELECT tenant FROM half"));
}

TEST_P(StoreTest, data_of_another_node_is_not_continued) {
  store_.reset();
  StoreOptions options = database_.options();
  options.node = 2;
  const auto result = open_store(options, {&kAccounts, 1});
  if (GetParam() == "sqlite") {
    ASSERT_FALSE(result);
    EXPECT_TRUE(result.error().is(kNodeDiffers));
  } else {
    ASSERT_TRUE(result) << "a server may serve several nodes, each with a journal of its own";
    EXPECT_EQ((*result)->commit_now(with_record({}, "x"))->first_sequence, 1);
  }
}

TEST_P(StoreTest, a_coroutine_awaits_durability_on_its_own_loop) {
  asio::io_context loop;
  std::optional<Result<Committed>> kept;
  std::thread::id resumed;
  asio::co_spawn(
      loop.get_executor(),
      [](Store& store, std::optional<Result<Committed>>& out, std::thread::id& where) -> Task<void> {
        out = co_await store.durable(with_record(insert_account("a", 1), "r"));
        where = std::this_thread::get_id();
      }(*store_, kept, resumed),
      asio::detached);
  loop.run();
  store_.reset(); // its writer may still be waking the loop, which must outlive it
  ASSERT_TRUE(kept && kept->has_value());
  EXPECT_EQ((*kept)->first_sequence, 1);
  EXPECT_EQ(resumed, std::this_thread::get_id());
}

TEST_P(StoreTest, readers_do_not_wait_for_the_writer_nor_the_writer_for_readers) {
  ASSERT_TRUE(store_->commit_now(insert_account("a", 1)));
  const std::string slow =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n, account";
  auto reader = std::async(std::launch::async, [&] { return store_->read(slow, {}, std::chrono::milliseconds(600)); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const Microseconds before = SystemClock().monotonic();
  int kept = 0;
  // While the reader reads: it ends by its deadline, or sooner when a fast disk lets the WAL reach its limit under it.
  const auto reading = [&] { return reader.wait_for(std::chrono::seconds(0)) == std::future_status::timeout; };
  while (reading() && SystemClock().monotonic() - before < std::chrono::milliseconds(300))
    kept += store_->commit_now(with_record({}, "x")) ? 1 : 0;
  EXPECT_GT(kept, 3);
  EXPECT_FALSE(reader.get());
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, StoreTest, testing::ValuesIn(kDatabases),
                         [](const auto& info) { return info.param; });

} // namespace
} // namespace socle::store
