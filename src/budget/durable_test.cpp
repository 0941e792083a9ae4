// What is spent survives on both databases: callers by the dozen, commits that fail, calls that are dropped, restarts.
#include "budget/budget.h"
#include "budget/errors.h"
#include "budget/limits.h"

#include "base/random.h"
#include "store/errors.h"
#include "store/testing_databases.h"

#include <gtest/gtest.h>
#include <thread>

namespace socle::budget {
namespace {

constexpr const char* kTenant = "acme";

// Refuses some commits, as a store does whose disk is full for a moment.
class Moody final : public store::Store {
 public:
  explicit Moody(std::unique_ptr<store::Store> real) : real_(std::move(real)) {}
  void commit(store::Unit unit, Done done) override {
    if (refusing && random_.below(8) == 0)
      return done(fail(store::kConflict, {{"statement", "refused by the test"}, {"rows", "0"}, {"expected", "1"}}));
    real_->commit(std::move(unit), std::move(done));
  }
  Result<store::Rows> read(std::string sql, std::vector<store::Value> values, Microseconds deadline) override {
    return real_->read(std::move(sql), std::move(values), deadline);
  }
  Result<std::vector<store::JournalEntry>> journal_after(std::int64_t sequence, std::size_t limit,
                                                         std::string kind) override {
    return real_->journal_after(sequence, limit, std::move(kind));
  }
  std::string_view kind() const override { return real_->kind(); }
  std::atomic<bool> refusing = false;

 private:
  std::unique_ptr<store::Store> real_;
  SeededRandom random_{77};
};

class Durable : public testing::TestWithParam<std::string> {
 protected:
  Durable() : database_(GetParam()) { open(); }
  ~Durable() override { close(); }
  void close() {
    budget_.reset();
    store_.reset();
  }
  void open() {
    close();
    auto real = store::open_store(database_.options(), migrations());
    if (!real) FAIL() << real.error().describe();
    store_ = std::make_unique<Moody>(std::move(*real));
    auto budget = Budget::open({clock_, *store_});
    if (!budget) FAIL() << budget.error().describe();
    budget_ = std::move(*budget);
  }
  Result<json::value> keep(Result<kernel::Outcome> change) {
    if (!change) return std::unexpected(change.error());
    SOCLE_CHECK(store_->commit_now(std::move(change->unit)));
    if (change->committed) change->committed();
    return std::move(change->result);
  }
  void limit(const std::string& scope, Measure measure, std::int64_t amount, Window window = Window::month) {
    ASSERT_TRUE(keep(budget_->set_limits(kTenant, scope_of(scope), window, {{measure, false, amount}})));
  }
  static kernel::Principal person(std::uint64_t number) {
    const std::string n = std::to_string(number);
    kernel::Principal out;
    out.id = "usr_" + n;
    out.tenant = kTenant;
    if (number % 3 != 0) out.key_id = "key_" + n;
    if (number % 4 != 0) out.team = "team" + std::to_string(number % 3);
    return out;
  }
  static kernel::Call call(std::string id, std::string model, std::string purpose) {
    kernel::Call made;
    made.id = std::move(id);
    made.action = "model.send";
    made.resource = {"Model", std::move(model), {}};
    made.purpose = std::move(purpose);
    return made;
  }
  bool settle(const kernel::Principal& who, const kernel::Lease& lease, const kernel::Cost& cost) {
    auto unit = budget_->settle(who, lease, cost);
    return unit && store_->commit_now(std::move(*unit));
  }
  bool spend(const std::string& id, const kernel::Cost& cost, std::uint64_t who = 1) {
    const auto lease = budget_->reserve(person(who), call(id, "m", "p"), cost);
    return lease && settle(person(who), *lease, cost);
  }
  State state(const std::string& scope, Window window = Window::month) {
    return budget_->state(kTenant, scope_of(scope), window);
  }

  store::TestDatabase database_;
  ManualClock clock_;
  std::unique_ptr<Moody> store_;
  std::unique_ptr<Budget> budget_;
};

// What was acknowledged as settled, by scope.
struct Told {
  std::mutex mutex;
  std::map<std::string, Use> by_scope;
  void add(const kernel::Principal& who, const kernel::Call& call, const kernel::Cost& cost) {
    const std::lock_guard lock(mutex);
    for (const std::string& scope :
         {std::string("tenant"), who.id, who.key_id, who.team.empty() ? "" : "team:" + who.team,
          "purpose:" + call.purpose, "model:" + call.resource.id}) {
      if (!scope.empty()) by_scope[scope] += Use{1, cost};
    }
  }
};

// 64 callers at once, who settle, release, release twice, forget to release, or whose commit fails; then the daemon ends and begins again.
TEST_P(Durable, passes_no_hard_limit_and_loses_nothing_acknowledged_with_64_callers_and_restarts) {
  constexpr int callers = 64, rounds = 3, calls_each = 25;
  const std::map<std::pair<std::string, Measure>, std::int64_t> limits{
      {{"tenant", Measure::money}, 90'000},   {{"team:team1", Measure::tokens}, 60'000},
      {{"usr_5", Measure::calls}, 25},        {{"purpose:p1", Measure::energy}, 4'000},
      {{"model:m0", Measure::money}, 40'000}, {{"key_7", Measure::calls}, 20}};
  for (const auto& [what, amount] : limits) limit(what.first, what.second, amount);
  Told told;
  std::atomic<int> refused = 0, failed = 0, dropped = 0;
  std::atomic<bool> passed = false;
  for (int round = 0; round < rounds; ++round) {
    const bool last = round == rounds - 1;
    store_->refusing = !last; // the last round has to come out even in memory as well
    std::vector<std::jthread> threads;
    for (int t = 0; t < callers; ++t) {
      threads.emplace_back([&, t, round] {
        SeededRandom random(static_cast<std::uint64_t>(round * 1000 + t + 1));
        for (int i = 0; i < calls_each; ++i) {
          const kernel::Principal who = person(random.below(9));
          const auto amount = [&](std::uint64_t below) { return static_cast<std::int64_t>(random.below(below)); };
          const kernel::Cost most{amount(100), amount(200), amount(100), amount(20)};
          const kernel::Call made = call(
              "call_" + std::to_string(round) + "_" + std::to_string(t) + "_" + std::to_string(i),
              "m" + std::to_string(random.below(3)), "p" + std::to_string(random.below(3)));
          const auto lease = budget_->reserve(who, made, most);
          for (const auto& [what, most_of_all] : limits) {
            const State now = state(what.first);
            if (now.spent.of(what.second) + now.reserved.of(what.second) > most_of_all) passed = true;
          }
          if (!lease) {
            ++refused;
            continue;
          }
          const auto ending = random.below(10);
          if (ending < 6) {
            const kernel::Cost real{most.micros / 2, most.input_tokens, most.output_tokens / 3, most.energy_mwh};
            if (settle(who, *lease, real)) told.add(who, made, real);
            else ++failed;
          }
          if (ending == 9 && !last) {
            ++dropped;
            continue;
          }
          budget_->release(*lease);
          if (ending % 2 == 0) budget_->release(*lease);
        }
      });
    }
    threads.clear();
    if (last) {
      for (const State& s : budget_->states(kTenant)) EXPECT_TRUE(s.reserved.nothing()) << to_text(s.scope);
    } else {
      open();
    }
    for (const auto& [scope, use] : told.by_scope) {
      EXPECT_EQ(state(scope).spent, use) << scope << " after round " << round;
      EXPECT_EQ(state(scope, Window::day).spent, use) << scope;
      EXPECT_TRUE(state(scope).reserved.nothing()) << scope;
    }
  }
  EXPECT_FALSE(passed);
  EXPECT_GT(refused, 0) << "or the limits were not tried";
  EXPECT_GT(failed, 0);
  EXPECT_GT(dropped, 0);
  open();
  for (const auto& [scope, use] : told.by_scope) EXPECT_EQ(state(scope).spent, use) << scope;
}

TEST_P(Durable, keeps_limits_and_purposes_over_a_restart) {
  limit("team:legal", Measure::tokens, 10, Window::day);
  ASSERT_TRUE(keep(budget_->set_limits(kTenant, {Kind::purpose, "drafting"}, Window::month,
                                       {{Measure::money, true, 5}, {Measure::energy, false, 7}})));
  ASSERT_TRUE(keep(budget_->set_purpose(kTenant, {"drafting", "usr_1", 600, 60'000'000})));
  open();
  EXPECT_EQ(state("team:legal", Window::day).limits[std::to_underlying(Measure::tokens)].hard, 10);
  EXPECT_FALSE(state("team:legal", Window::month).limits[std::to_underlying(Measure::tokens)].hard);
  EXPECT_EQ(state("purpose:drafting").limits[std::to_underlying(Measure::money)].soft, 5);
  EXPECT_EQ(state("purpose:drafting").limits[std::to_underlying(Measure::energy)].hard, 7);
  ASSERT_TRUE(keep(budget_->set_limits(kTenant, {Kind::team, "legal"}, Window::day, {{Measure::tokens, false, {}}})));
  open();
  EXPECT_FALSE(state("team:legal", Window::day).limits[std::to_underlying(Measure::tokens)].hard);
  EXPECT_EQ(budget_->values(kTenant, 20260301, 20260331)->at(0).purpose.seconds_saved, 600);
}

TEST_P(Durable, books_a_late_bill_on_the_day_of_the_call_and_once) {
  ASSERT_TRUE(spend("call_1", {100, 10, 5, 1}));
  clock_.advance(std::chrono::hours(24));
  ASSERT_TRUE(spend("call_2", {7, 1, 1, 0}));
  const auto late = keep(budget_->reconcile(kTenant, "call_1", {160, 30, 5, 2}));
  ASSERT_TRUE(late) << late.error().describe();
  EXPECT_EQ(json::get_int(late->as_object(), "difference_micros"), 60);
  EXPECT_EQ(json::get_int(late->as_object(), "difference_tokens"), 20);
  ASSERT_TRUE(keep(budget_->reconcile(kTenant, "call_1", {160, 30, 5, 2}))) << "said twice, booked once";
  for (int i = 0; i < 2; ++i) {
    for (const char* scope : {"tenant", "usr_1", "key_1", "team:team1", "purpose:p", "model:m"}) {
      EXPECT_EQ(state(scope).spent, (Use{2, {167, 31, 6, 2}})) << scope;
      EXPECT_EQ(state(scope, Window::day).spent, (Use{1, {7, 1, 1, 0}})) << scope << ": today took what today took";
    }
    open();
  }
  ASSERT_TRUE(keep(budget_->reconcile(kTenant, "call_1", {100, 10, 5, 1}))) << "a correction downwards";
  EXPECT_EQ(state("tenant").spent, (Use{2, {107, 11, 6, 1}}));
  EXPECT_TRUE(budget_->reconcile(kTenant, "call_9", {}).error().is(kUnknownCall));
  EXPECT_TRUE(budget_->reconcile("another", "call_1", {}).error().is(kUnknownCall)) << "another company's";
  EXPECT_TRUE(budget_->reconcile(kTenant, "call_1", {-1, 0, 0, 0}).error().is(kInvalidCost));
}

TEST_P(Durable, books_one_of_two_late_bills_that_come_at_the_same_moment) {
  ASSERT_TRUE(spend("call_1", {100, 0, 0, 0}));
  auto one = budget_->reconcile(kTenant, "call_1", {150, 0, 0, 0}),
       other = budget_->reconcile(kTenant, "call_1", {170, 0, 0, 0});
  ASSERT_TRUE(keep(std::move(one)));
  EXPECT_TRUE(keep(std::move(other)).error().is(store::kConflict));
  EXPECT_EQ(state("tenant").spent.cost.micros, 150);
  open();
  EXPECT_EQ(state("tenant").spent.cost.micros, 150);
}

TEST_P(Durable, forgets_what_a_call_was_booked_with_after_the_time_for_late_bills) {
  ASSERT_TRUE(spend("call_1", {100, 0, 0, 0}));
  clock_.advance(std::chrono::hours(24 * (late_days_max + 1)));
  open();
  EXPECT_TRUE(budget_->reconcile(kTenant, "call_1", {}).error().is(kUnknownCall));
}

TEST_P(Durable, sets_what_purposes_spent_against_what_they_saved) {
  ASSERT_TRUE(keep(budget_->set_purpose(kTenant, {"p", "usr_1", 360, 50'000'000}))); // 6 minutes at 50 an hour
  ASSERT_TRUE(keep(budget_->set_purpose(kTenant, {"unused", "usr_1", 60, 1})));
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(spend("call_" + std::to_string(i), {2'000'000, 10, 10, 0}, 1));
  const auto lease = budget_->reserve(person(2), call("call_x", "m", "nobody's"), {5, 0, 0, 0});
  ASSERT_TRUE(settle(person(2), *lease, {5, 0, 0, 0}));
  const auto values = budget_->values(kTenant, 20260301, 20260331);
  ASSERT_TRUE(values) << values.error().describe();
  ASSERT_EQ(values->size(), 3U);
  EXPECT_EQ(values->at(0).purpose.name, "nobody's");
  EXPECT_FALSE(values->at(0).registered);
  EXPECT_EQ(values->at(1).use, (Use{3, {6'000'000, 30, 30, 0}}));
  EXPECT_EQ(values->at(1).saved_micros(), 15'000'000);
  EXPECT_EQ(values->at(1).saved_seconds(), 1'080);
  EXPECT_TRUE(values->at(2).use.nothing());
  EXPECT_TRUE(budget_->values(kTenant, 20260201, 20260228)->at(0).use.nothing()) << "on other days nothing";
  EXPECT_TRUE(budget_->set_purpose(kTenant, {"", "usr_1", 1, 1}).error().is(kInvalidName));
  EXPECT_TRUE(budget_->set_purpose(kTenant, {"p", "usr_1", -1, 1}).error().is(kInvalidSaving));
  EXPECT_TRUE(budget_->set_purpose(kTenant, {"p", "usr_1", 1, amount_max + 1}).error().is(kInvalidSaving));
}

// A database of before: limits and spending by scope, in money only.
TEST_P(Durable, takes_over_the_limits_and_the_spending_of_earlier_versions) {
  close();
  const store::TestDatabase old(GetParam());
  {
    auto store = store::open_store(old.options(), migrations().first(2));
    ASSERT_TRUE(store) << store.error().describe();
    store::Unit unit;
    unit.add("INSERT INTO budget_windows(tenant, scope, period, micros) VALUES ('acme', 'usr_1', 'day', 100)", {}, 1);
    unit.add("INSERT INTO budget_days(tenant, scope, day, micros) VALUES ('acme', 'usr_1', 20260301, 60)", {}, 1);
    unit.add("INSERT INTO budget_spent(tenant, scope, period, micros) VALUES ('acme', 'usr_1', '2026-03', 5)", {}, 1);
    ASSERT_TRUE((*store)->commit_now(std::move(unit)));
  }
  auto store = store::open_store(old.options(), migrations());
  ASSERT_TRUE(store) << store.error().describe();
  const auto budget = Budget::open({clock_, **store});
  ASSERT_TRUE(budget) << budget.error().describe();
  const State day = (*budget)->state(kTenant, scope_of("usr_1"), Window::day);
  EXPECT_EQ(day.limits[0].hard, 100);
  EXPECT_EQ(day.spent.cost.micros, 60);
  EXPECT_EQ((*budget)->state(kTenant, scope_of("usr_1"), Window::month).spent.cost.micros, 65);
}

INSTANTIATE_TEST_SUITE_P(Databases, Durable, testing::ValuesIn(store::kDatabases),
                         [](const auto& info) { return info.param; });

} // namespace
} // namespace socle::budget
