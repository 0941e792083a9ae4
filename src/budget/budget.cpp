#include "budget/budget.h"

#include "budget/errors.h"

#include <algorithm>

namespace socle::budget {

std::span<const store::Migration> migrations() {
  static constexpr store::Migration all[] = {
      {"budget", 1,
       "CREATE TABLE budget_limits (tenant text NOT NULL, scope text NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope));"
       "CREATE TABLE budget_spent (tenant text NOT NULL, scope text NOT NULL, period text NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope, period))"},
      {"budget", 2, // from now on spending is kept by day, its key the date as a number: a month is the sum of its days
       "CREATE TABLE budget_windows (tenant text NOT NULL, scope text NOT NULL, period text NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope, period));"
       "INSERT INTO budget_windows(tenant, scope, period, micros) SELECT tenant, scope, 'month', micros FROM budget_limits;"
       "DROP TABLE budget_limits;"
       "CREATE TABLE budget_days (tenant text NOT NULL, scope text NOT NULL, day bigint NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope, day))"}};
  return all;
}

std::string_view window_name(Window window) { return window == Window::day ? "day" : "month"; }
std::optional<Window> window_of(std::string_view name) {
  if (name == "day") return Window::day;
  return name == "month" ? std::optional(Window::month) : std::nullopt;
}

namespace {
constexpr const char* kTenantScope = "tenant";
std::string key_of(std::string_view tenant, std::string_view scope) {
  std::string key(tenant);
  key += '\0';
  return key += scope;
}

std::int64_t day_number(const std::string& today) {
  return std::stoll(today.substr(0, 4) + today.substr(5, 2) + today.substr(8, 2));
}

std::vector<std::string> scopes_of(const kernel::Principal& principal) {
  std::vector<std::string> out{kTenantScope, principal.id};
  if (!principal.key_id.empty()) out.push_back(principal.key_id);
  return out;
}
} // namespace

Result<std::unique_ptr<Budget>> Budget::open(Parts parts) {
  std::unique_ptr<Budget> budget(new Budget(parts));
  SOCLE_CHECK(budget->load());
  return budget;
}

std::string Budget::today() const { return to_iso(parts_.clock.now()).substr(0, 10); }

Result<void> Budget::load() {
  const std::lock_guard lock(mutex_);
  const std::string now = today();
  SOCLE_TRY(const store::Rows limits, parts_.store.read("SELECT tenant, scope, period, micros FROM budget_windows"));
  for (const auto& row : limits) {
    Account& a = account(row.text(0), row.text(1), now);
    (row.text(2) == "day" ? a.day : a.month).limit = row.integer(3);
  }
  SOCLE_TRY(const store::Rows before,
            parts_.store.read("SELECT tenant, scope, micros FROM budget_spent WHERE period = ?1", {now.substr(0, 7)}));
  for (const auto& row : before) account(row.text(0), row.text(1), now).month.spent += row.integer(2);
  const std::int64_t day = day_number(now);
  SOCLE_TRY(const store::Rows spent,
            parts_.store.read("SELECT tenant, scope, day, micros FROM budget_days WHERE day >= ?1 AND day <= ?2",
                              {day / 100 * 100, day}));
  for (const auto& row : spent) {
    Account& a = account(row.text(0), row.text(1), now);
    a.month.spent += row.integer(3);
    if (row.integer(2) == day) a.day.spent += row.integer(3);
  }
  return {};
}

// A new day or month begins with nothing spent; what is still reserved goes along.
Budget::Account& Budget::account(const std::string& tenant, const std::string& scope, const std::string& today) {
  auto& found = accounts_[key_of(tenant, scope)];
  if (found.day.period != today) found.day.period = today, found.day.spent = 0;
  if (const std::string month = today.substr(0, 7); found.month.period != month)
    found.month.period = month, found.month.spent = 0;
  return found;
}

Result<kernel::Lease> Budget::reserve(const kernel::Principal& principal, const kernel::Call& call,
                                      std::int64_t price) {
  SOCLE_ASSERT(price >= 0);
  const std::lock_guard lock(mutex_);
  const std::string now = today();
  if (reservations_.contains(call.id)) return fail(kTwice, {{"call", call.id}});
  const auto scopes = scopes_of(principal);
  for (const std::string& scope : scopes) {
    const Account& a = account(principal.tenant, scope, now);
    for (const Window window : {Window::day, Window::month}) {
      const Spending& s = a.of(window);
      SOCLE_ASSERT(s.spent >= 0 && a.reserved >= 0);
      // What costs nothing is never refused for want of budget: raising the limit is such a call.
      if (price > 0 && s.limit && (price > *s.limit || s.spent + a.reserved > *s.limit - price)) {
        return fail(kExceeded, {{"scope", scope},
                                {"period", s.period},
                                {"left", std::to_string(std::max<std::int64_t>(0, *s.limit - s.spent - a.reserved))},
                                {"price", std::to_string(price)}});
      }
    }
  }
  for (const std::string& scope : scopes) account(principal.tenant, scope, now).reserved += price;
  reservations_[call.id] = {principal.tenant, scopes, price};
  return kernel::Lease{call.id, price};
}

void Budget::give_back(const std::string& call) {
  const auto found = reservations_.find(call);
  if (found == reservations_.end()) return;
  for (const std::string& scope : found->second.scopes) {
    auto& a = accounts_[key_of(found->second.tenant, scope)];
    a.reserved -= found->second.micros;
    SOCLE_ASSERT(a.reserved >= 0);
  }
  reservations_.erase(found);
}

void Budget::release(const kernel::Lease& lease) noexcept {
  const std::lock_guard lock(mutex_);
  give_back(lease.call);
}

// Under one lock: between giving back and spending nobody may reserve what is already used up.
Result<store::Unit> Budget::settle(const kernel::Principal& principal, const kernel::Lease& lease, std::int64_t price) {
  SOCLE_ASSERT(price >= 0 && price <= lease.reserved_micros);
  store::Unit unit;
  const std::lock_guard lock(mutex_);
  give_back(lease.call);
  if (price == 0) return unit;
  const std::string now = today();
  for (const std::string& scope : scopes_of(principal)) {
    Account& a = account(principal.tenant, scope, now);
    a.day.spent += price;
    a.month.spent += price;
    unit.add("INSERT INTO budget_days(tenant, scope, day, micros) VALUES (?1, ?2, ?3, ?4) "
             "ON CONFLICT (tenant, scope, day) DO UPDATE SET micros = budget_days.micros + ?4",
             {principal.tenant, scope, day_number(now), price}, 1);
  }
  return unit;
}

Result<kernel::Outcome> Budget::set_limit(const std::string& tenant, const std::string& scope, Window window,
                                          std::optional<std::int64_t> limit) {
  if (limit && *limit < 0) return fail(kInvalidLimit, {{"limit", std::to_string(*limit)}});
  kernel::Outcome change;
  const std::string period(window_name(window));
  if (limit) {
    change.unit.add(
        "INSERT INTO budget_windows(tenant, scope, period, micros) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (tenant, scope, period) DO UPDATE SET micros = ?4",
        {tenant, scope, period, *limit}, 1);
  } else {
    change.unit.add("DELETE FROM budget_windows WHERE tenant = ?1 AND scope = ?2 AND period = ?3",
                    {tenant, scope, period});
  }
  change.facts["scope"] = scope;
  change.facts["window"] = period;
  if (limit) change.facts["limit_micros"] = std::to_string(*limit);
  change.result = change.facts;
  change.committed = [this, tenant, scope, window, limit] {
    const std::lock_guard lock(mutex_);
    Account& a = account(tenant, scope, today());
    (window == Window::day ? a.day : a.month).limit = limit;
  };
  return change;
}

State Budget::state(std::string_view tenant, std::string_view scope, Window window) const {
  const std::lock_guard lock(mutex_);
  const std::string day = today(), now = window == Window::day ? day : day.substr(0, 7);
  const auto found = accounts_.find(key_of(tenant, scope));
  if (found == accounts_.end()) return {std::string(scope), window, std::nullopt, 0, 0, now};
  const Spending& s = found->second.of(window);
  return {std::string(scope), window, s.limit, s.period == now ? s.spent : 0, found->second.reserved, now};
}

std::vector<State> Budget::states(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  std::vector<State> out;
  const std::string prefix = key_of(tenant, ""), now = today();
  for (const auto& [key, a] : accounts_) {
    if (!key.starts_with(prefix)) continue;
    const std::string scope = key.substr(prefix.size()), month = now.substr(0, 7);
    out.push_back(
        {scope, Window::month, a.month.limit, a.month.period == month ? a.month.spent : 0, a.reserved, month});
    if (a.day.limit)
      out.push_back({scope, Window::day, a.day.limit, a.day.period == now ? a.day.spent : 0, a.reserved, now});
  }
  std::ranges::sort(out, {}, [](const State& s) { return std::pair(s.scope, s.window == Window::day); });
  return out;
}

} // namespace socle::budget
