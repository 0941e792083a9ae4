#include "budget/budget.h"

#include "budget/errors.h"
#include "budget/limits.h"

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

  void limit(const std::string& scope, std::int64_t amount, Window window = Window::month,
             Measure measure = Measure::money, bool soft = false) {
    budget->set_limits("default", scope_of(scope), window, {{measure, soft, amount}})->committed();
  }
  Result<kernel::Lease> reserve(const std::string& id, std::int64_t price) {
    kernel::Call call;
    call.id = id;
    return budget->reserve(mara, call, kernel::Cost{price});
  }
  Result<kernel::Lease> ask(const std::string& id, const std::string& model, const std::string& purpose,
                            const kernel::Cost& most) {
    kernel::Call call;
    call.id = id;
    call.purpose = purpose;
    call.action = "model.send";
    call.resource = {"Model", model, {}};
    return budget->reserve(mara, call, most);
  }
  State state(const std::string& scope, Window window = Window::month) {
    return budget->state("default", scope_of(scope), window);
  }
  std::int64_t spent(const std::string& scope, Measure measure = Measure::money) {
    return state(scope).spent.of(measure);
  }
  std::int64_t reserved(const std::string& scope) { return state(scope).reserved.cost.micros; }
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
  EXPECT_EQ(f.reserved("tenant"), 0);
}

TEST(Budget, settles_what_it_really_cost_and_frees_the_rest) {
  Fixture f;
  f.limit("tenant", 100);
  const auto lease = f.reserve("a", 100);
  const auto unit = f.budget->settle(f.mara, *lease, kernel::Cost{30});
  ASSERT_TRUE(unit);
  EXPECT_EQ(unit->statements.size(), 1U) << "one row for all that bear it";
  EXPECT_EQ(f.spent("tenant"), 30);
  EXPECT_EQ(f.spent("usr_mara"), 30);
  EXPECT_EQ(f.reserved("tenant"), 0);
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
  ASSERT_TRUE(f.budget->settle(f.mara, *f.reserve("a", 100), kernel::Cost{100}));
  const auto refused = f.reserve("b", 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(period_of(refused.error()).size(), 10U); // the day
  f.clock.advance(std::chrono::hours(24));
  ASSERT_TRUE(f.budget->settle(f.mara, *f.reserve("c", 50), kernel::Cost{50}));
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
  ASSERT_TRUE(f.budget->settle(f.mara, *f.reserve("a", 100), kernel::Cost{100}));
  EXPECT_FALSE(f.reserve("b", 1));
  f.clock.advance(std::chrono::hours(24 * 31));
  EXPECT_TRUE(f.reserve("c", 100));
}

std::string parameter(const Error& error, std::string_view wanted) {
  for (const auto& [name, value] : error.parameters()) {
    if (name == wanted) return value;
  }
  return {};
}

TEST(Budget, limits_team_purpose_and_model_and_names_the_one_that_refuses) {
  for (const char* scope : {"team:legal", "purpose:drafting", "model:large", "tenant", "usr_mara", "key_1"}) {
    Fixture f;
    f.mara.team = "legal";
    f.mara.key_id = "key_1";
    f.limit(scope, 99);
    const auto refused = f.ask("a", "large", "drafting", {100, 0, 0, 0});
    ASSERT_FALSE(refused) << scope;
    EXPECT_EQ(parameter(refused.error(), "scope"), scope);
    EXPECT_EQ(f.reserved("tenant"), 0) << "nothing of a refused call stays reserved anywhere";
    EXPECT_EQ(f.reserved("model:large"), 0);
    EXPECT_TRUE(f.ask("a", "large", "drafting", {99, 0, 0, 0})) << "and its id is free again";
  }
  Fixture other;
  other.limit("team:legal", 0);
  other.limit("purpose:drafting", 0);
  other.limit("model:large", 0);
  other.mara.team = "sales";
  EXPECT_TRUE(other.ask("a", "small", "support", {100, 0, 0, 0})) << "others' limits are not ours";
}

TEST(Budget, limits_calls_tokens_and_energy_beside_money) {
  const kernel::Cost cost{10, 600, 400, 7};
  for (const auto& [measure, takes] : {std::pair(Measure::money, 10), std::pair(Measure::calls, 1),
                                       std::pair(Measure::tokens, 1000), std::pair(Measure::energy, 7)}) {
    Fixture f;
    f.limit("usr_mara", 2 * takes, Window::day, measure);
    const auto first = f.ask("a", "m", "p", cost), second = f.ask("b", "m", "p", cost);
    ASSERT_TRUE(first && second) << measure_name(measure);
    const auto refused = f.ask("c", "m", "p", cost);
    ASSERT_FALSE(refused) << measure_name(measure);
    EXPECT_EQ(parameter(refused.error(), "unit"), measure_name(measure));
    EXPECT_EQ(parameter(refused.error(), "left"), "0");
    EXPECT_EQ(parameter(refused.error(), "ends"), "2026-03-02T00:00:00.000000Z");
    f.budget->release(*first);
    ASSERT_TRUE(f.budget->settle(f.mara, *second, kernel::Cost{cost}));
    EXPECT_EQ(f.state("usr_mara", Window::day).spent.of(measure), takes);
    EXPECT_TRUE(f.ask("d", "m", "p", cost)) << "what was released is there again";
    EXPECT_FALSE(f.ask("e", "m", "p", cost));
  }
}

TEST(Budget, counts_calls_of_models_that_cost_nothing_and_not_those_that_govern) {
  Fixture f;
  f.limit("tenant", 1, Window::month, Measure::calls);
  ASSERT_TRUE(f.budget->settle(f.mara, *f.ask("a", "local", "p", {}), kernel::Cost{}));
  EXPECT_EQ(f.spent("model:local", Measure::calls), 1);
  EXPECT_FALSE(f.ask("b", "local", "p", {}));
  const auto governing = f.reserve("c", 0);
  ASSERT_TRUE(governing) << "or nobody could raise the limit";
  EXPECT_TRUE(f.budget->settle(f.mara, *governing, kernel::Cost{0})->statements.empty());
  EXPECT_EQ(f.spent("tenant", Measure::calls), 1);
}

TEST(Budget, warns_at_a_soft_limit_and_refuses_at_the_hard_one) {
  Fixture f;
  f.mara.team = "legal";
  f.limit("team:legal", 50, Window::month, Measure::money, true);
  f.limit("team:legal", 100);
  const auto quiet = f.reserve("a", 50), warned = f.reserve("b", 50);
  ASSERT_TRUE(quiet && warned);
  EXPECT_TRUE(quiet->warnings.empty());
  EXPECT_EQ(warned->warnings, std::vector<std::string>{"team month money"}) << "the log gets no team's name";
  EXPECT_FALSE(f.reserve("c", 1));
  EXPECT_NE(metrics::exposition().find("socle_budget_soft_limit_passed_total{unit=\"money\",window=\"month\"} 1"),
            std::string::npos)
      << metrics::exposition();
}

TEST(Budget, settles_a_call_once_and_never_after_its_release) {
  Fixture f;
  const auto lease = f.reserve("a", 10);
  ASSERT_TRUE(f.budget->settle(f.mara, *lease, kernel::Cost{10}));
  EXPECT_TRUE(f.budget->settle(f.mara, *lease, kernel::Cost{10}).error().is(kNotReserved));
  f.budget->release(*lease);
  EXPECT_EQ(f.spent("tenant"), 10);
  const auto released = f.reserve("b", 10);
  f.budget->release(*released);
  EXPECT_TRUE(f.budget->settle(f.mara, *released, kernel::Cost{10}).error().is(kNotReserved));
  EXPECT_EQ(f.spent("tenant"), 10);
}

TEST(Budget, books_what_was_spent_although_it_is_more_than_was_reserved) {
  Fixture f;
  f.limit("tenant", 100);
  ASSERT_TRUE(f.budget->settle(f.mara, *f.reserve("a", 50), kernel::Cost{120}));
  EXPECT_EQ(f.spent("tenant"), 120);
  EXPECT_FALSE(f.reserve("b", 1));
}

TEST(Budget, keeps_a_callers_words_from_filling_the_memory) {
  Fixture f;
  f.limit("purpose:ours", 5);
  for (std::size_t i = 0; i < names_max + 50; ++i) {
    const auto lease = f.ask("a" + std::to_string(i), "m", "purpose " + std::to_string(i), {1, 0, 0, 0});
    ASSERT_TRUE(f.budget->settle(f.mara, *lease, kernel::Cost{1, 0, 0, 0}));
  }
  EXPECT_GT(f.spent("purpose:other"), 40);
  EXPECT_LE(f.budget->states("default").size(), 2 * (names_max + 10));
  EXPECT_FALSE(f.ask("x", "m", "ours", {6, 0, 0, 0})) << "a limited purpose keeps its own account";
  const auto lease = f.ask("long", "m", std::string(10'000, 'x'), {1, 0, 0, 0});
  ASSERT_TRUE(lease);
  for (const auto& state : f.budget->states("default")) EXPECT_LE(state.scope.name.size(), name_bytes_max);
}

TEST(Budget, shows_both_windows_of_each_account_and_when_they_end) {
  Fixture f;
  ASSERT_TRUE(f.budget->settle(f.mara, *f.ask("a", "m", "p", {5, 3, 2, 1}), kernel::Cost{4, 3, 1, 1}));
  f.clock.advance(std::chrono::hours(24));
  const auto states = f.budget->states("default");
  ASSERT_EQ(states.size(), 8U) << "tenant, person, purpose, model";
  EXPECT_EQ(states[0].scope, Scope());
  EXPECT_EQ(states[0].window, Window::month);
  EXPECT_EQ(states[0].spent, (Use{1, {4, 3, 1, 1}}));
  EXPECT_EQ(states[0].period, "2026-03");
  EXPECT_EQ(to_iso(states[0].ends), "2026-04-01T00:00:00.000000Z");
  EXPECT_EQ(states[1].window, Window::day);
  EXPECT_TRUE(states[1].spent.nothing()) << "that was yesterday";
  EXPECT_EQ(states[1].period, "2026-03-02");
  EXPECT_EQ(to_iso(states[1].ends), "2026-03-03T00:00:00.000000Z");
}

TEST(Budget, refuses_amounts_and_names_beyond_measure) {
  Fixture f;
  const auto set = [&](const Scope& scope, std::int64_t amount) {
    return f.budget->set_limits("default", scope, Window::day, {{Measure::tokens, false, amount}});
  };
  EXPECT_TRUE(set({}, -1).error().is(kInvalidLimit));
  EXPECT_TRUE(set({}, amount_max + 1).error().is(kInvalidLimit));
  EXPECT_TRUE(set({Kind::team, ""}, 1).error().is(kInvalidName));
  EXPECT_TRUE(set({Kind::team, "a\nb"}, 1).error().is(kInvalidName));
  EXPECT_TRUE(set({Kind::purpose, std::string(201, 'x')}, 1).error().is(kInvalidName));
  EXPECT_TRUE(f.ask("a", "m", "p", {-1, 0, 0, 0}).error().is(kInvalidCost));
  EXPECT_TRUE(f.ask("a", "m", "p", {0, amount_max + 1, 0, 0}).error().is(kInvalidCost));
}

TEST(Scopes, are_written_and_read_back) {
  for (const char* text : {"tenant", "usr_1", "svc_1", "key_1", "team:legal", "purpose:a: b", "model:m"})
    EXPECT_EQ(to_text(scope_of(text)), text);
  EXPECT_EQ(scope_of("svc_1").kind, Kind::person);
}

TEST(Days, are_numbers_and_periods_end_at_midnight) {
  const auto at = [](std::string_view text) { return day_of(*from_iso(text)); };
  EXPECT_EQ(at("2026-11-21T23:59:59.999999Z"), 20261121);
  EXPECT_EQ(at("2024-02-29T00:00:00Z"), 20240229);
  EXPECT_EQ(at("1969-12-31T23:59:59Z"), 19691231);
  EXPECT_EQ(to_iso(period_end(20241231, Window::month)), "2025-01-01T00:00:00.000000Z");
  EXPECT_EQ(to_iso(period_end(20240228, Window::day)), "2024-02-29T00:00:00.000000Z");
  EXPECT_EQ(period_name(20240301, Window::day), "2024-03-01");
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
          if (now.spent.cost.micros + now.reserved.cost.micros > limit) passed = true;
          if (!lease) continue;
          if (random.below(2) == 0) {
            const auto cost = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(price) + 1));
            if (f.budget->settle(f.mara, *lease, kernel::Cost{cost})) settled += cost;
          }
          f.budget->release(*lease); // on every exit path, settled or not
        }
      });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_FALSE(passed);
    EXPECT_EQ(f.reserved("tenant"), 0);
    EXPECT_EQ(f.spent("tenant"), settled.load());
    EXPECT_LE(settled.load(), limit);
  }
}

} // namespace
} // namespace socle::budget
