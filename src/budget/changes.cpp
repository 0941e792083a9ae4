// What changes limits, purposes and bookings: each as a unit of work that commits with its own call's receipt.
#include "budget/books.h"
#include "budget/budget.h"
#include "budget/errors.h"
#include "budget/limits.h"
#include "budget/tables.h"

#include <algorithm>

namespace socle::budget {

namespace {
// What people call a team, purpose or model stays out of the log; ids are for it.
void name_scope(json::object& facts, const Scope& scope) {
  facts["kind"] = kind_name(scope.kind);
  if (scope.kind == Kind::tenant || scope.kind == Kind::person || scope.kind == Kind::key)
    facts["scope"] = to_text(scope);
}

bool one_line(std::string_view name) {
  return !name.empty() && name.size() <= name_bytes_max &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}
} // namespace

Result<kernel::Outcome> Budget::set_limits(const std::string& tenant, const Scope& scope, Window window,
                                           const std::vector<LimitChange>& changes) {
  if (scope.kind != Kind::tenant && !one_line(scope.name)) return fail(kInvalidName, {{"name", scope.name}});
  kernel::Outcome out;
  const std::string text = to_text(scope), period(window_name(window));
  name_scope(out.facts, scope);
  out.facts["window"] = period;
  for (const LimitChange& change : changes) {
    if (change.amount && (*change.amount < 0 || *change.amount > amount_max))
      return fail(kInvalidLimit, {{"limit", std::to_string(*change.amount)}});
    const std::string measure(measure_name(change.measure));
    const std::int64_t soft = change.soft ? 1 : 0;
    if (change.amount) {
      out.unit.add(
          "INSERT INTO budget_thresholds(tenant, scope, period, measure, soft, amount) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
          "ON CONFLICT (tenant, scope, period, measure, soft) DO UPDATE SET amount = ?6",
          {tenant, text, period, measure, soft, *change.amount}, 1);
    } else {
      out.unit.add(
          "DELETE FROM budget_thresholds WHERE tenant = ?1 AND scope = ?2 AND period = ?3 AND measure = ?4 AND soft = ?5",
          {tenant, text, period, measure, soft});
    }
    const std::string unit = change.measure == Measure::money ? "micros" : measure;
    if (change.amount) out.facts[(change.soft ? "soft_limit_" : "limit_") + unit] = std::to_string(*change.amount);
  }
  out.result = out.facts;
  out.committed = [this, tenant, scope, window, changes] {
    const std::lock_guard lock(mutex_);
    for (const LimitChange& change : changes)
      books_->set_limit(tenant, scope, window, change.measure, change.soft, change.amount);
  };
  return out;
}

Result<kernel::Outcome> Budget::reconcile(const std::string& tenant, const std::string& call,
                                          const kernel::Cost& real) {
  for (const std::int64_t amount : {real.micros, real.input_tokens, real.output_tokens, real.energy_mwh}) {
    if (amount < 0 || amount > amount_max) return fail(kInvalidCost, {{"call", call}});
  }
  SOCLE_TRY(const std::optional<BookedCall> booked, read_call(parts_.store, tenant, call));
  if (!booked) return fail(kUnknownCall, {{"call", call}, {"days", std::to_string(late_days_max)}});
  Use difference{0, real};
  difference -= Use{0, booked->cost};
  kernel::Outcome out;
  out.facts["reconciled"] = call;
  out.facts["cost_micros"] = real.micros;
  out.facts["difference_micros"] = difference.cost.micros;
  json::object shown;
  shown["call"] = call;
  shown["cost_micros"] = real.micros;
  shown["difference_micros"] = difference.cost.micros;
  shown["difference_tokens"] = difference.of(Measure::tokens);
  shown["difference_energy_mwh"] = difference.cost.energy_mwh;
  out.result = std::move(shown);
  if (difference.nothing()) return out;
  replace_call(out.unit, tenant, call, *booked, real);
  add_use(out.unit, tenant, booked->bearers, booked->day, difference);
  out.committed = [this, tenant, booked = *booked, difference] {
    const std::lock_guard lock(mutex_);
    books_->add(tenant, booked.bearers, booked.day, difference, day_of(parts_.clock.now()));
  };
  return out;
}

bool Budget::has_purpose(const std::string& tenant, const std::string& name) const {
  const std::lock_guard lock(mutex_);
  return purposes_.contains({tenant, name});
}

Result<kernel::Outcome> Budget::set_purpose(const std::string& tenant, const Purpose& purpose) {
  if (!one_line(purpose.name)) return fail(kInvalidName, {{"name", purpose.name}});
  if (purpose.seconds_saved < 0 || purpose.seconds_saved > seconds_saved_max)
    return fail(kInvalidSaving, {{"value", std::to_string(purpose.seconds_saved) + " s"}});
  if (purpose.hour_cost_micros < 0 || purpose.hour_cost_micros > amount_max)
    return fail(kInvalidSaving, {{"value", std::to_string(purpose.hour_cost_micros)}});
  kernel::Outcome out;
  out.unit.add(
      "INSERT INTO budget_purposes(tenant, name, owner, seconds_saved, hour_cost_micros) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT (tenant, name) DO UPDATE SET owner = ?3, seconds_saved = ?4, hour_cost_micros = ?5",
      {tenant, purpose.name, purpose.owner, purpose.seconds_saved, purpose.hour_cost_micros}, 1);
  out.facts["owner"] = purpose.owner;
  out.facts["seconds_saved"] = purpose.seconds_saved;
  out.facts["hour_cost_micros"] = purpose.hour_cost_micros;
  json::object shown = out.facts;
  shown["name"] = purpose.name;
  out.result = std::move(shown);
  out.committed = [this, tenant, purpose] {
    const std::lock_guard lock(mutex_);
    purposes_[{tenant, purpose.name}] = purpose;
  };
  return out;
}

std::int64_t Value::saved_seconds() const { return use.calls * purpose.seconds_saved; }

std::int64_t Value::saved_micros() const {
  const __int128 saved = static_cast<__int128>(use.calls) * purpose.seconds_saved * purpose.hour_cost_micros / 3'600;
  return static_cast<std::int64_t>(std::min<__int128>(saved, amount_max));
}

Result<std::vector<Value>> Budget::values(const std::string& tenant, Day first, Day last) const {
  std::map<std::string, Value> by_name;
  {
    const std::lock_guard lock(mutex_);
    for (auto at = purposes_.lower_bound({tenant, ""}); at != purposes_.end() && at->first.first == tenant; ++at)
      by_name[at->first.second] = {at->second, true, {}};
  }
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read(
          "SELECT purpose, CAST(SUM(calls) AS bigint), CAST(SUM(micros) AS bigint), "
          "CAST(SUM(input_tokens) AS bigint), CAST(SUM(output_tokens) AS bigint), CAST(SUM(energy_mwh) AS bigint) "
          "FROM budget_uses WHERE tenant = ?1 AND day >= ?2 AND day <= ?3 GROUP BY purpose",
          {tenant, first, last}));
  for (const auto& row : rows) {
    Value& value = by_name[row.text(0)];
    value.purpose.name = row.text(0);
    value.use = {row.integer(1), {row.integer(2), row.integer(3), row.integer(4), row.integer(5)}};
  }
  std::vector<Value> out;
  for (auto& [name, value] : by_name) out.push_back(std::move(value));
  return out;
}

} // namespace socle::budget
