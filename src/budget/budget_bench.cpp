// What reserving and settling cost: a thousand scopes of each kind, most of them limited, from one and from two threads.
#include "budget/budget.h"

#include <benchmark/benchmark.h>

namespace socle::budget {
namespace {

constexpr std::size_t scopes = 1'000;

// Keeps nothing: what is measured is the decision and the making of its unit of work.
class NoStore final : public store::Store {
 public:
  void commit(store::Unit, Done done) override { done(store::Committed{}); }
  Result<store::Rows> read(std::string, std::vector<store::Value>, Microseconds) override { return store::Rows(); }
  Result<std::vector<store::JournalEntry>> journal_after(std::int64_t, std::size_t, std::string) override {
    return std::vector<store::JournalEntry>();
  }
  std::string_view kind() const override { return "none"; }
};

struct Company {
  SystemClock clock;
  NoStore store;
  std::unique_ptr<Budget> budget = std::move(*Budget::open({clock, store}));
  std::vector<kernel::Principal> people;
  std::vector<kernel::Call> calls;

  Company() {
    for (std::size_t i = 0; i < scopes; ++i) {
      const std::string n = std::to_string(i);
      kernel::Principal person;
      person.id = "usr_0195508b3a007e0f9c2d41b6a85f" + n;
      person.tenant = "default";
      person.key_id = "key_0195508b3a007e0f9c2d41b6a85f" + n;
      person.team = "team " + n;
      people.push_back(std::move(person));
      kernel::Call call;
      call.id = "call_0195508b3a007e0f9c2d41b6a85f7310";
      call.resource = {"Model", "model " + n, {}};
      call.purpose = "purpose number " + n;
      calls.push_back(std::move(call));
      limit({Kind::person, people.back().id});
      limit({Kind::key, people.back().key_id});
      limit({Kind::team, "team " + n});
      limit({Kind::purpose, calls.back().purpose});
      limit({Kind::model, calls.back().resource.id});
    }
    limit({});
  }
  void limit(const Scope& scope) const {
    for (const Window window : all_windows) {
      budget
          ->set_limits("default", scope, window,
                       {{Measure::money, false, 1'000'000'000'000'000}, {Measure::tokens, true, 1'000'000'000'000'000}})
          ->committed();
    }
  }
};

Company& company() {
  static Company made;
  return made;
}

void reserve_and_settle(benchmark::State& state) {
  Company& all = company();
  const kernel::Cost most{900, 800, 400, 12}, real{700, 800, 250, 9};
  std::size_t i = static_cast<std::size_t>(state.thread_index()) * 499;
  kernel::Call call = all.calls[0];
  for (auto _ : state) {
    i = (i + 7) % scopes;
    const kernel::Principal& who = all.people[i];
    call.resource.id = all.calls[i].resource.id;
    call.purpose = all.calls[i].purpose;
    call.id.back() = static_cast<char>('a' + state.thread_index());
    auto lease = all.budget->reserve(who, call, most);
    if (!lease) state.SkipWithError("refused");
    benchmark::DoNotOptimize(all.budget->settle(who, *lease, real));
    all.budget->release(*lease);
  }
}
BENCHMARK(reserve_and_settle)->Threads(1)->Threads(2)->UseRealTime();

void reserve_and_release(benchmark::State& state) {
  Company& all = company();
  std::size_t i = static_cast<std::size_t>(state.thread_index()) * 499;
  kernel::Call call = all.calls[0];
  for (auto _ : state) {
    i = (i + 7) % scopes;
    call.resource.id = all.calls[i].resource.id;
    call.id.back() = static_cast<char>('a' + state.thread_index());
    auto lease = all.budget->reserve(all.people[i], call, kernel::Cost{900, 800, 400, 12});
    if (!lease) state.SkipWithError("refused");
    all.budget->release(*lease);
  }
}
BENCHMARK(reserve_and_release)->Threads(1)->Threads(2)->UseRealTime();

} // namespace
} // namespace socle::budget
