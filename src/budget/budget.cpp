#include "budget/budget.h"

#include "budget/errors.h"

#include <algorithm>

namespace socle::budget {

std::span<const store::Migration> migrations() {
  static constexpr store::Migration all[] = {{"budget", 1,
      "CREATE TABLE budget_limits (tenant text NOT NULL, scope text NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope));"
      "CREATE TABLE budget_spent (tenant text NOT NULL, scope text NOT NULL, period text NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope, period))"}};
  return all;
}

namespace {
constexpr const char* kTenantScope = "tenant";
std::string key_of(std::string_view tenant, std::string_view scope) {
  std::string key(tenant);
  key += '\0';
  return key += scope;
}
} // namespace

Result<std::unique_ptr<Budget>> Budget::open(Parts parts) {
  std::unique_ptr<Budget> budget(new Budget(parts));
  SOCLE_CHECK(budget->load());
  return budget;
}

std::string Budget::period() const { return to_iso(parts_.clock.now()).substr(0, 7); }

Result<void> Budget::load() {
  const std::lock_guard lock(mutex_);
  const std::string now = period();
  SOCLE_TRY(const store::Rows limits, parts_.store.read("SELECT tenant, scope, micros FROM budget_limits"));
  for (const auto& row : limits) account(row.text(0), row.text(1), now).limit = row.integer(2);
  SOCLE_TRY(const store::Rows spent, parts_.store.read("SELECT tenant, scope, micros FROM budget_spent WHERE period = ?1", {now}));
  for (const auto& row : spent) account(row.text(0), row.text(1), now).spent = row.integer(2);
  return {};
}

// A new month begins with nothing spent; what is still reserved goes along.
Budget::Account& Budget::account(const std::string& tenant, const std::string& scope, const std::string& period) {
  auto& found = accounts_[key_of(tenant, scope)];
  if (found.period != period) found.period = period, found.spent = 0;
  return found;
}

Result<kernel::Lease> Budget::reserve(const kernel::Principal& principal, const kernel::Call& call, std::int64_t price) {
  SOCLE_ASSERT(price >= 0);
  const std::lock_guard lock(mutex_);
  const std::string now = period();
  if (reservations_.contains(call.id)) return fail(kTwice, {{"call", call.id}});
  for (const std::string& scope : {std::string(kTenantScope), principal.id}) {
    const Account& a = account(principal.tenant, scope, now);
    SOCLE_ASSERT(a.spent >= 0 && a.reserved >= 0);
    // What costs nothing is never refused for want of budget: raising the limit is such a call.
    if (price > 0 && a.limit && (price > *a.limit || a.spent + a.reserved > *a.limit - price)) {
      return fail(kExceeded, {{"scope", scope}, {"period", now}, {"left", std::to_string(std::max<std::int64_t>(0, *a.limit - a.spent - a.reserved))}, {"price", std::to_string(price)}});
    }
  }
  account(principal.tenant, kTenantScope, now).reserved += price;
  account(principal.tenant, principal.id, now).reserved += price;
  reservations_[call.id] = {principal.tenant, principal.id, price};
  return kernel::Lease{call.id, price};
}

void Budget::give_back(const std::string& call) {
  const auto found = reservations_.find(call);
  if (found == reservations_.end()) return;
  for (const std::string& scope : {std::string(kTenantScope), found->second.principal}) {
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
  const std::string now = period();
  for (const std::string& scope : {std::string(kTenantScope), principal.id}) {
    account(principal.tenant, scope, now).spent += price;
    unit.add("INSERT INTO budget_spent(tenant, scope, period, micros) VALUES (?1, ?2, ?3, ?4) "
             "ON CONFLICT (tenant, scope, period) DO UPDATE SET micros = budget_spent.micros + ?4",
             {principal.tenant, scope, now, price}, 1);
  }
  return unit;
}

Result<kernel::Outcome> Budget::set_limit(const std::string& tenant, const std::string& scope, std::optional<std::int64_t> limit) {
  if (limit && *limit < 0) return fail(kInvalidLimit, {{"limit", std::to_string(*limit)}});
  kernel::Outcome change;
  if (limit) {
    change.unit.add("INSERT INTO budget_limits(tenant, scope, micros) VALUES (?1, ?2, ?3) ON CONFLICT (tenant, scope) DO UPDATE SET micros = ?3", {tenant, scope, *limit}, 1);
  } else {
    change.unit.add("DELETE FROM budget_limits WHERE tenant = ?1 AND scope = ?2", {tenant, scope});
  }
  change.facts["scope"] = scope;
  if (limit) change.facts["limit_micros"] = std::to_string(*limit);
  change.result = change.facts;
  change.committed = [this, tenant, scope, limit] {
    const std::lock_guard lock(mutex_);
    account(tenant, scope, period()).limit = limit;
  };
  return change;
}

State Budget::state(std::string_view tenant, std::string_view scope) const {
  const std::lock_guard lock(mutex_);
  const std::string now = period();
  const auto found = accounts_.find(key_of(tenant, scope));
  if (found == accounts_.end()) return {std::string(scope), std::nullopt, 0, 0, now};
  const Account& a = found->second;
  return {std::string(scope), a.limit, a.period == now ? a.spent : 0, a.reserved, now};
}

std::vector<State> Budget::states(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  std::vector<State> out;
  const std::string prefix = key_of(tenant, ""), now = period();
  for (const auto& [key, a] : accounts_) {
    if (key.starts_with(prefix)) out.push_back({key.substr(prefix.size()), a.limit, a.period == now ? a.spent : 0, a.reserved, now});
  }
  std::ranges::sort(out, {}, &State::scope);
  return out;
}

} // namespace socle::budget
