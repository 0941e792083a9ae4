// What: quotas and prices: reserve, settle, release. Implements the kernel's Accountant.
// Invariants: spent + reserved never passes a limit that applies; a reservation belongs to one call, is settled or released once,
//   and none outlives its call; what was settled is durable with the call's receipt.
// Threads: every function from any thread; one mutex, held for nanoseconds: limits live in memory with this one owner.
// Failure: reserve refuses with budget.exceeded (402), naming the limit, what is left and when the period ends.
#pragma once

#include "kernel/ports.h"
#include "store/store.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace socle::budget {

std::span<const store::Migration> migrations();

// A limit applies to a scope and a window. Scopes: "tenant", a person's or service's id, an API key's id. Money is in millionths of the
// tenant's currency; days and months are those of UTC.
enum class Window { day, month };
std::string_view window_name(Window window); // "day", "month"
std::optional<Window> window_of(std::string_view name);

struct State {
  std::string scope;
  Window window = Window::month;
  std::optional<std::int64_t> limit_micros; // none: counted, not limited
  std::int64_t spent_micros = 0;
  std::int64_t reserved_micros = 0;
  std::string period; // "2026-11" or "2026-11-21"
};

class Budget final : public kernel::Accountant {
 public:
  struct Parts {
    const Clock& clock;
    store::Store& store;
  };
  static Result<std::unique_ptr<Budget>> open(Parts parts);

  Result<kernel::Lease> reserve(const kernel::Principal& principal, const kernel::Call& call,
                                std::int64_t price_micros_max) override;
  Result<store::Unit> settle(const kernel::Principal& principal, const kernel::Lease& lease,
                             std::int64_t price_micros) override;
  void release(const kernel::Lease& lease) noexcept override;

  // Sets a limit; none removes it. Holds after its call's receipt is durable.
  Result<kernel::Outcome> set_limit(const std::string& tenant, const std::string& scope, Window window,
                                    std::optional<std::int64_t> limit_micros);
  // Each scope's month, and its day where that is limited.
  std::vector<State> states(std::string_view tenant) const;
  State state(std::string_view tenant, std::string_view scope,
              Window window) const; // also of a scope that has neither limit nor spending

 private:
  explicit Budget(Parts parts) : parts_(parts) {}
  Result<void> load();
  std::string today() const; // "2026-11-21"

  struct Spending {
    std::optional<std::int64_t> limit;
    std::string period;
    std::int64_t spent = 0;
  };
  struct Account {
    Spending day, month;
    std::int64_t reserved = 0;
    const Spending& of(Window window) const { return window == Window::day ? day : month; }
  };
  struct Reservation {
    std::string tenant;
    std::vector<std::string> scopes;
    std::int64_t micros = 0;
  };
  void give_back(const std::string& call); // mutex_ is held
  Account& account(const std::string& tenant, const std::string& scope, const std::string& today);

  Parts parts_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Account> accounts_; // tenant ‖ 0 ‖ scope →
  std::unordered_map<std::string, Reservation> reservations_; // call →
};

} // namespace socle::budget
