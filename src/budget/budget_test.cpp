#include "budget/budget.h"

#include "budget/errors.h"

#include "base/random.h"

#include <gtest/gtest.h>
#include <thread>

namespace socle::budget {
namespace {

// Only what budget reads: nothing yet. Units are looked at, not run; the durable side is tested with the real stores as scenarios.
class NoStore final : public store::Store {
 public:
  void commit(store::Unit, Done done) override { done(store::Committed{}); }
  Result<store::Rows> read(std::string, std::vector<store::Value>, Microseconds) override { return store::Rows(); }
  Result<std::vector<store::JournalEntry>> journal_after(std::int64_t, std::size_t, std::string) override {
    return std::vector<store::JournalEntry>();
  }
  std::string_view kind() const override { return "none"; }
};

struct Fixture {
  ManualClock clock;
  NoStore store;
  std::unique_ptr<Budget> budget = std::move(*Budget::open({clock, store}));
  kernel::Principal mara{"usr_mara", "default", "user", "approver", {}, {}, {}, Language::english};

  void limit(const std::string& scope, std::int64_t micros, Window window = Window::month) {
    budget->set_limit("default", scope, window, micros)->committed();
  }
  Result<kernel::Lease> reserve(const std::string& id, std::int64_t price) {
    kernel::Call call;
    call.id = id;
    return budget->reserve(mara, call, price);
  }
  State state(const std::string& scope) {
    for (const auto& s : budget->states("default")) {
      if (s.scope == scope) return s;
    }
    return {};
  }
};

TEST(Budget, refuses_what_would_pass_the_limit_of_person_or_tenant) {
  Fixture f;
  f.limit("usr_mara", 100);
  ASSERT_TRUE(f.reserve("a", 60));
  const auto refused = f.reserve("b", 41);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), kExceeded.code);
  EXPECT_EQ(refused.error().http_status(), 402);
  EXPECT_TRUE(f.reserve("c", 40));
}

TEST(Budget, lets_what_costs_nothing_through_when_it_is_used_up) {
  Fixture f;
  f.limit("tenant", 0);
  EXPECT_TRUE(f.reserve("a", 0).has_value()) << "or nobody could raise it again";
  EXPECT_TRUE(f.reserve("b", 1).error().is(kExceeded));
}

TEST(Budget, releases_any_number_of_times_without_giving_back_twice) {
  Fixture f;
  const auto lease = f.reserve("a", 60);
  f.budget->release(*lease);
  f.budget->release(*lease);
  EXPECT_EQ(f.state("tenant").reserved_micros, 0);
}

TEST(Budget, settles_what_it_really_cost_and_frees_the_rest) {
  Fixture f;
  f.limit("tenant", 100);
  const auto lease = f.reserve("a", 100);
  const auto unit = f.budget->settle(f.mara, *lease, 30);
  ASSERT_TRUE(unit);
  EXPECT_EQ(unit->statements.size(), 2U); // the tenant's account and the person's; no key was used
  EXPECT_EQ(f.state("tenant").spent_micros, 30);
  EXPECT_EQ(f.state("tenant").reserved_micros, 0);
  EXPECT_FALSE(f.reserve("b", 71));
  EXPECT_TRUE(f.reserve("c", 70));
}

TEST(Budget, refuses_a_second_reservation_of_the_same_call) {
  Fixture f;
  ASSERT_TRUE(f.reserve("a", 1));
  EXPECT_EQ(f.reserve("a", 1).error().code(), kTwice.code);
}

TEST(Budget, does_not_overflow_on_enormous_prices) {
  Fixture f;
  f.limit("tenant", 100);
  ASSERT_TRUE(f.reserve("a", 50));
  EXPECT_FALSE(f.reserve("b", std::numeric_limits<std::int64_t>::max()));
}

std::string period_of(const Error& error) {
  for (const auto& [name, value] : error.parameters()) {
    if (name == "period") return value;
  }
  return {};
}

TEST(Budget, limits_a_day_apart_from_the_month_and_begins_each_day_with_nothing_spent) {
  Fixture f;
  f.limit("usr_mara", 100, Window::day);
  f.limit("usr_mara", 150, Window::month);
  ASSERT_TRUE(f.budget->settle(f.mara, *f.reserve("a", 100), 100));
  const auto refused = f.reserve("b", 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(period_of(refused.error()).size(), 10U); // the day
  f.clock.advance(std::chrono::hours(24));
  ASSERT_TRUE(f.budget->settle(f.mara, *f.reserve("c", 50), 50));
  const auto month = f.reserve("d", 1);
  ASSERT_FALSE(month);
  EXPECT_EQ(period_of(month.error()).size(), 7U);
}

TEST(Budget, limits_an_api_key_more_narrowly_than_its_person) {
  Fixture f;
  f.limit("key_1", 10, Window::day);
  f.mara.key_id = "key_1";
  EXPECT_FALSE(f.reserve("a", 11));
  f.mara.key_id = "key_2";
  EXPECT_TRUE(f.reserve("b", 11));
}

TEST(Budget, begins_each_month_with_nothing_spent) {
  Fixture f;
  f.limit("tenant", 100);
  ASSERT_TRUE(f.budget->settle(f.mara, *f.reserve("a", 100), 100));
  EXPECT_FALSE(f.reserve("b", 1));
  f.clock.advance(std::chrono::hours(24 * 31));
  EXPECT_TRUE(f.reserve("c", 100));
}

// Many threads reserve, settle, release and forget; the limit is never passed at any moment, and nothing stays reserved at the end.
TEST(Budget, is_never_above_its_limit_and_keeps_no_phantom_reservation_under_concurrency) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    Fixture f;
    constexpr std::int64_t limit = 5'000;
    f.limit("tenant", limit);
    std::atomic<bool> passed{false};
    std::atomic<std::int64_t> settled{0};
    std::vector<std::thread> threads;
    for (std::uint64_t t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        SeededRandom random(seed * 100 + t);
        for (int i = 0; i < 2'000; ++i) {
          const auto price = static_cast<std::int64_t>(random.below(50));
          const auto lease = f.reserve(std::to_string(t) + "-" + std::to_string(i), price);
          const State now = f.state("tenant");
          if (now.spent_micros + now.reserved_micros > limit) passed = true;
          if (!lease) continue;
          if (random.below(2) == 0) {
            const auto cost = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(price) + 1));
            if (f.budget->settle(f.mara, *lease, cost)) settled += cost;
          }
          f.budget->release(*lease); // on every exit path, settled or not
        }
      });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_FALSE(passed);
    EXPECT_EQ(f.state("tenant").reserved_micros, 0);
    EXPECT_EQ(f.state("tenant").spent_micros, settled.load());
    EXPECT_LE(settled.load(), limit);
  }
}

} // namespace
} // namespace socle::budget
