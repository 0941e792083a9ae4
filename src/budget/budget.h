// What: quotas and the value ledger: reserve, settle, release and what is billed late, in money, calls, tokens and energy, for the
//   company, teams, people, keys, purposes and models. Implements the kernel's Accountant.
// Invariants: no reservation lets spent + reserved pass a hard limit that applies; a reservation belongs to one call, is settled or released once,
//   and none outlives its call; what was settled is durable with the call's receipt, what came late with its own.
// Threads: every function from any thread; one mutex, held for nanoseconds: limits live in memory with this one owner. reconcile and
//   values read the store: worker pool.
// Failure: reserve refuses with budget.exceeded (402), naming the limit, what is left and when the period ends.
#pragma once

#include "base/metrics.h"
#include "budget/use.h"
#include "kernel/ports.h"
#include "store/store.h"

#include <map>
#include <memory>
#include <mutex>

namespace socle::budget {

std::span<const store::Migration> migrations();

class Books;
struct Account;

// One account's window as it stands.
struct State {
  Scope scope;
  Window window = Window::month;
  Limits limits; // by Measure; none set: counted, not limited
  Use spent, reserved;
  std::string period; // "2026-11" or "2026-11-21"
  Timestamp ends; // when it begins again at nothing
};

struct LimitChange {
  Measure measure = Measure::money;
  bool soft = false;
  std::optional<std::int64_t> amount; // none removes it
};

// A use case of the company: who answers for it, and what each of its calls replaces.
struct Purpose {
  std::string name; // as calls state it
  std::string owner; // a person's id
  std::int64_t seconds_saved = 0; // a call
  std::int64_t hour_cost_micros = 0; // what such an hour costs the company
};
struct Value {
  Purpose purpose;
  bool registered = false; // else only calls state it
  Use use;
  std::int64_t saved_seconds() const;
  std::int64_t saved_micros() const;
};

class Budget final : public kernel::Accountant {
 public:
  struct Parts {
    const Clock& clock;
    store::Store& store;
  };
  static Result<std::unique_ptr<Budget>> open(Parts parts);
  ~Budget() override;

  Result<kernel::Lease> reserve(const kernel::Principal& principal, const kernel::Call& call,
                                const kernel::Cost& most) override;
  Result<store::Unit> settle(const kernel::Principal& principal, const kernel::Lease& lease,
                             const kernel::Cost& real) override;
  void release(const kernel::Lease& lease) noexcept override;

  // Changes; each holds after its own call's receipt is durable.
  Result<kernel::Outcome> set_limits(const std::string& tenant, const Scope& scope, Window window,
                                     const std::vector<LimitChange>& changes);
  // What a call to a model really took, as its provider says later: books the difference to what it was settled with, on the day of
  // the call. Saying the same twice books nothing.
  Result<kernel::Outcome> reconcile(const std::string& tenant, const std::string& call, const kernel::Cost& real);
  bool has_purpose(const std::string& tenant, const std::string& name) const; // registered by set_purpose
  Result<kernel::Outcome> set_purpose(const std::string& tenant, const Purpose& purpose);

  // Both windows of each account.
  std::vector<State> states(std::string_view tenant) const;
  State state(std::string_view tenant, const Scope& scope,
              Window window) const; // also of one that has neither limit nor spending
  // The value ledger: every purpose that is registered or was stated from the first to the last of these days.
  Result<std::vector<Value>> values(const std::string& tenant, Day first, Day last) const;

 private:
  explicit Budget(Parts parts);
  Result<void> load();
  Result<void> load_uses(Day today);
  State state_of(const Scope& scope, const Account* account, Window window, Day today) const;

  Parts parts_;
  mutable std::mutex mutex_;
  std::unique_ptr<Books> books_;
  std::map<std::pair<std::string, std::string>, Purpose> purposes_; // tenant, name →
  std::array<std::array<metrics::Counter, all_measures.size()>, all_windows.size()> warned_, refused_;
  metrics::Counter beyond_;
};

} // namespace socle::budget
