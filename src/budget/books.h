// The accounts of all tenants in memory: what is limited, spent and reserved. No clock, store or lock: whoever owns it brings the
// day and holds the lock. Private to budget.
#pragma once

#include "budget/use.h"

#include <unordered_map>

namespace socle::budget {

// Whose budgets a call burdens beside its tenant's; empty: none of that kind.
struct Bearers {
  std::string person, key, team, purpose, model;
};
// The same where others keep the texts: a call is asked for often and copied never.
struct BearerViews {
  std::string_view person, key, team, purpose, model;
  BearerViews() = default;
  BearerViews(std::string_view person, std::string_view key, std::string_view team, std::string_view purpose,
              std::string_view model)
      : person(person), key(key), team(team), purpose(purpose), model(model) {}
  BearerViews(const Bearers& kept) : BearerViews(kept.person, kept.key, kept.team, kept.purpose, kept.model) {}
  std::string_view of(Kind kind) const;
};

struct Account {
  struct Spent {
    Day period = 0;
    Use use;
  };
  Spent day, month;
  Use reserved;
  std::array<Limits, all_windows.size()> limits;
  bool limited = false; // whether any limit is set: most accounts have none

  void begin(Day today); // a new day or month begins with nothing spent; what is reserved goes along
  const Use& spent(Window window) const { return window == Window::day ? day.use : month.use; }
};

class Books {
 public:
  // What stands in the way of a use, or what warns of it.
  struct Passed {
    Scope scope;
    Window window = Window::month;
    Measure measure = Measure::money;
    std::int64_t left = 0, wanted = 0;
  };
  struct Reserved {
    std::optional<Passed> refused;
    std::vector<Passed> warnings;
    bool twice = false; // the call has a reservation already
  };
  // All accounts or none.
  Reserved reserve(const std::string& tenant, const std::string& call, const BearerViews& bearers, const Use& use,
                   Day today);
  // False where nothing is reserved.
  bool release(const std::string& call);

  struct Settled {
    std::string tenant;
    Bearers bearers;
    bool counts = false; // a use, not only a call that takes nothing
  };
  // Gives back and spends in one step: in between nobody may reserve what is used up. Empty where nothing is reserved.
  std::optional<Settled> settle(const std::string& call, const Use& use, Day today);

  // Adds to what was spent on a day, today or before; below zero where it had been counted too high.
  void add(const std::string& tenant, const BearerViews& bearers, Day day, const Use& use, Day today);
  // The same of one account.
  void add(const std::string& tenant, const Scope& scope, Day day, const Use& use, Day today);

  void set_limit(const std::string& tenant, const Scope& scope, Window window, Measure measure, bool soft,
                 std::optional<std::int64_t> amount);

  // Null where there is none. An account never moves and never ends.
  const Account* find(std::string_view tenant, const Scope& scope) const;
  std::vector<std::pair<Scope, const Account*>> accounts(std::string_view tenant) const;
  std::size_t reservations() const { return reservations_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Named = std::unordered_map<std::string, Account, Hash, std::equal_to<>>;
  using Node = Named::value_type;
  using Tenant = std::array<Named, kinds>;
  struct Reservation {
    const std::string* tenant = nullptr;
    std::array<Node*, kinds> nodes{}; // by kind; null: none
    Use use;
  };
  Node& node(Tenant& tenant, Kind kind, std::string_view name);
  std::pair<const std::string*, std::array<Node*, kinds>> nodes(const std::string& tenant, const BearerViews& bearers);

  std::unordered_map<std::string, Tenant, Hash, std::equal_to<>> tenants_;
  std::unordered_map<std::string, Reservation> reservations_; // call →
};

// A caller's word as an account's name: as long as is kept, cut between characters.
std::string_view account_name(std::string_view text);

} // namespace socle::budget
