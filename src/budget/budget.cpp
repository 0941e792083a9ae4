#include "budget/budget.h"

#include "budget/books.h"
#include "budget/errors.h"
#include "budget/limits.h"
#include "budget/tables.h"

#include <algorithm>
#include <utility>

namespace socle::budget {

Budget::Budget(Parts parts) : parts_(parts), books_(std::make_unique<Books>()) {
  beyond_ = metrics::counter("socle_budget_beyond_reservation_total",
                             "Calls that took more than the highest cost that was reserved for them");
  for (const Window window : all_windows) { // there from the start, at nought: who watches it sees its first rise
    for (const Measure measure : all_measures) {
      const metrics::Labels labels{{"window", std::string(window_name(window))},
                                   {"unit", std::string(measure_name(measure))}};
      warned_[std::to_underlying(window)][std::to_underlying(measure)] = metrics::counter(
          "socle_budget_soft_limit_passed_total", "Calls that passed a soft limit and were let through", labels);
      refused_[std::to_underlying(window)][std::to_underlying(measure)] = metrics::counter(
          "socle_budget_hard_limit_refused_total", "Calls that a hard limit refused", labels);
    }
  }
}

Budget::~Budget() = default;

Result<std::unique_ptr<Budget>> Budget::open(Parts parts) {
  std::unique_ptr<Budget> budget(new Budget(parts));
  SOCLE_CHECK(budget->load());
  return budget;
}

Result<void> Budget::load() {
  const std::lock_guard lock(mutex_);
  const Day today = day_of(parts_.clock.now());
  SOCLE_TRY(const store::Rows limits,
            parts_.store.read("SELECT tenant, scope, period, measure, soft, amount FROM budget_thresholds"));
  for (const auto& row : limits) {
    const auto window = window_of(row.text(2));
    const auto measure = measure_of(row.text(3));
    if (window && measure)
      books_->set_limit(row.text(0), scope_of(row.text(1)), *window, *measure, row.integer(4) != 0, row.integer(5));
  }
  SOCLE_TRY(const store::Rows purposes,
            parts_.store.read("SELECT tenant, name, owner, seconds_saved, hour_cost_micros FROM budget_purposes"));
  for (const auto& row : purposes)
    purposes_[{row.text(0), row.text(1)}] = {row.text(1), row.text(2), row.integer(3), row.integer(4)};
  SOCLE_CHECK(load_uses(today));
  store::Unit old;
  const Timestamp oldest = parts_.clock.now() - std::chrono::hours(24 * late_days_max);
  old.add("DELETE FROM budget_calls WHERE day < ?1", {day_of(oldest)});
  SOCLE_CHECK(parts_.store.commit_now(std::move(old)));
  return {};
}

Result<void> Budget::load_uses(Day today) {
  const Day first = month_of(today) * 100, last = first + 99; // `first` is of the month and no day of it
  // Money only, by scope: what was spent before uses were kept.
  SOCLE_TRY(const store::Rows month,
            parts_.store.read("SELECT tenant, scope, micros FROM budget_spent WHERE period = ?1",
                              {period_name(today, Window::month)}));
  for (const auto& row : month) books_->add(row.text(0), scope_of(row.text(1)), first, {0, {row.integer(2)}}, today);
  SOCLE_TRY(const store::Rows days,
            parts_.store.read("SELECT tenant, scope, day, micros FROM budget_days WHERE day >= ?1 AND day <= ?2",
                              {first, last}));
  for (const auto& row : days)
    books_->add(row.text(0), scope_of(row.text(1)), row.integer(2), {0, {row.integer(3)}}, today);
  // Sums, so that a month of a large company is read in rows as few as its accounts.
  for (const auto& [kind, column] :
       {std::pair(Kind::tenant, "''"), std::pair(Kind::person, "person"), std::pair(Kind::key, "api_key"),
        std::pair(Kind::team, "team"), std::pair(Kind::purpose, "purpose"), std::pair(Kind::model, "model")}) {
    std::string sql = "SELECT tenant, " + std::string(column);
    for (const std::string of : {"calls", "micros", "input_tokens", "output_tokens", "energy_mwh"})
      sql += ", CAST(SUM(" + of + ") AS bigint), CAST(SUM(CASE WHEN day = ?3 THEN " + of + " ELSE 0 END) AS bigint)";
    sql += " FROM budget_uses WHERE day >= ?1 AND day <= ?2 GROUP BY tenant";
    if (kind != Kind::tenant) sql += ", " + std::string(column);
    SOCLE_TRY(const store::Rows sums, parts_.store.read(sql, {first, last, today}, std::chrono::seconds(30)));
    for (const auto& row : sums) {
      if (kind != Kind::tenant && row.text(1).empty()) continue; // calls that none of this kind bears
      Use month_use{row.integer(2), {row.integer(4), row.integer(6), row.integer(8), row.integer(10)}};
      const Use today_use{row.integer(3), {row.integer(5), row.integer(7), row.integer(9), row.integer(11)}};
      month_use -= today_use;
      books_->add(row.text(0), {kind, row.text(1)}, today, today_use, today);
      books_->add(row.text(0), {kind, row.text(1)}, first, month_use, today);
    }
  }
  return {};
}

namespace {
constexpr std::string_view model_type = "Model"; // of the policy schema
constexpr std::string_view model_use = "model.send"; // adding or showing a model uses none

bool plausible(const kernel::Cost& cost) {
  const auto within = [](std::int64_t amount) { return amount >= 0 && amount <= amount_max; };
  return within(cost.micros) && within(cost.input_tokens) && within(cost.output_tokens) && within(cost.energy_mwh);
}

BearerViews bearers_of(const kernel::Principal& principal, const kernel::Call& call) {
  return {principal.id, principal.key_id, principal.team, call.purpose,
          call.resource.type == model_type ? std::string_view(call.resource.id) : std::string_view()};
}
} // namespace

Result<kernel::Lease> Budget::reserve(const kernel::Principal& principal, const kernel::Call& call,
                                      const kernel::Cost& most) {
  if (!plausible(most)) return fail(kInvalidCost, {{"call", call.id}});
  // Governing Socle itself takes nothing and is not counted: what uses a model is, also where that model is free.
  const bool counts = most != kernel::Cost() || call.action == model_use;
  const Use use{counts ? 1 : 0, most};
  const BearerViews bearers = counts ? bearers_of(principal, call) : BearerViews();
  const Day today = day_of(parts_.clock.now());
  Books::Reserved reserved;
  {
    const std::lock_guard lock(mutex_);
    reserved = books_->reserve(principal.tenant, call.id, bearers, use, today);
  }
  if (reserved.twice) return fail(kTwice, {{"call", call.id}});
  if (const auto& p = reserved.refused) {
    refused_[std::to_underlying(p->window)][std::to_underlying(p->measure)].add();
    return fail(kExceeded, {{"scope", to_text(p->scope)},
                            {"period", period_name(today, p->window)},
                            {"unit", std::string(measure_name(p->measure))},
                            {"left", std::to_string(p->left)},
                            {"price", std::to_string(p->wanted)},
                            {"ends", to_iso(period_end(today, p->window))}});
  }
  kernel::Lease lease{call.id, most};
  for (const auto& warning : reserved.warnings) {
    warned_[std::to_underlying(warning.window)][std::to_underlying(warning.measure)].add();
    lease.warnings.push_back(std::string(kind_name(warning.scope.kind)) + " " +
                             std::string(window_name(warning.window)) + " " +
                             std::string(measure_name(warning.measure)));
  }
  return lease;
}

void Budget::release(const kernel::Lease& lease) noexcept {
  const std::lock_guard lock(mutex_);
  books_->release(lease.call);
}

Result<store::Unit> Budget::settle(const kernel::Principal&, const kernel::Lease& lease, const kernel::Cost& real) {
  if (!plausible(real)) return fail(kInvalidCost, {{"call", lease.call}});
  const Day today = day_of(parts_.clock.now());
  const Use use{1, real};
  if (std::ranges::any_of(all_measures, [&](Measure m) { return use.of(m) > Use{1, lease.reserved}.of(m); }))
    beyond_.add();
  std::optional<Books::Settled> settled;
  {
    const std::lock_guard lock(mutex_);
    settled = books_->settle(lease.call, use, today);
  }
  if (!settled) return fail(kNotReserved, {{"call", lease.call}});
  store::Unit unit;
  if (!settled->counts) return unit;
  add_use(unit, settled->tenant, settled->bearers, today, use);
  if (!settled->bearers.model.empty()) add_call(unit, settled->tenant, lease.call, settled->bearers, today, real);
  return unit;
}

State Budget::state_of(const Scope& scope, const Account* account, Window window, Day today) const {
  State out{scope, window, {}, {}, {}, period_name(today, window), period_end(today, window)};
  if (account == nullptr) return out;
  const Account::Spent& spent = window == Window::day ? account->day : account->month;
  out.limits = account->limits[std::to_underlying(window)];
  if (spent.period == (window == Window::day ? today : month_of(today))) out.spent = spent.use;
  out.reserved = account->reserved;
  return out;
}

State Budget::state(std::string_view tenant, const Scope& scope, Window window) const {
  const std::lock_guard lock(mutex_);
  return state_of(scope, books_->find(tenant, scope), window, day_of(parts_.clock.now()));
}

std::vector<State> Budget::states(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  const Day today = day_of(parts_.clock.now());
  std::vector<State> out;
  for (const auto& [scope, account] : books_->accounts(tenant)) {
    for (const Window window : {Window::month, Window::day}) out.push_back(state_of(scope, account, window, today));
  }
  return out;
}

} // namespace socle::budget
