#include "budget/tables.h"

#include "budget/budget.h"

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
       "CREATE TABLE budget_days (tenant text NOT NULL, scope text NOT NULL, day bigint NOT NULL, micros bigint NOT NULL, PRIMARY KEY (tenant, scope, day))"},
      {"budget", 3, // one row for all that bear a call, so that settling is one statement however many they are
       "CREATE TABLE budget_thresholds (tenant text NOT NULL, scope text NOT NULL, period text NOT NULL, measure text NOT NULL, soft bigint NOT NULL, amount bigint NOT NULL, PRIMARY KEY (tenant, scope, period, measure, soft));"
       "INSERT INTO budget_thresholds(tenant, scope, period, measure, soft, amount) SELECT tenant, scope, period, 'money', 0, micros FROM budget_windows;"
       "DROP TABLE budget_windows;"
       "CREATE TABLE budget_uses (tenant text NOT NULL, day bigint NOT NULL, person text NOT NULL, api_key text NOT NULL, team text NOT NULL, purpose text NOT NULL, model text NOT NULL,"
       " calls bigint NOT NULL, micros bigint NOT NULL, input_tokens bigint NOT NULL, output_tokens bigint NOT NULL, energy_mwh bigint NOT NULL,"
       " PRIMARY KEY (tenant, day, person, api_key, team, purpose, model));"
       "CREATE TABLE budget_calls (tenant text NOT NULL, call text NOT NULL, day bigint NOT NULL, person text NOT NULL, api_key text NOT NULL, team text NOT NULL, purpose text NOT NULL, model text NOT NULL,"
       " micros bigint NOT NULL, input_tokens bigint NOT NULL, output_tokens bigint NOT NULL, energy_mwh bigint NOT NULL, PRIMARY KEY (tenant, call));"
       "CREATE TABLE budget_purposes (tenant text NOT NULL, name text NOT NULL, owner text NOT NULL, seconds_saved bigint NOT NULL, hour_cost_micros bigint NOT NULL, PRIMARY KEY (tenant, name))"}};
  return all;
}

void add_use(store::Unit& unit, const std::string& tenant, const Bearers& bearers, Day day, const Use& use) {
  unit.add(
      "INSERT INTO budget_uses(tenant, day, person, api_key, team, purpose, model, calls, micros, input_tokens, output_tokens, energy_mwh) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
      "ON CONFLICT (tenant, day, person, api_key, team, purpose, model) DO UPDATE SET calls = budget_uses.calls + ?8, micros = budget_uses.micros + ?9, "
      "input_tokens = budget_uses.input_tokens + ?10, output_tokens = budget_uses.output_tokens + ?11, energy_mwh = budget_uses.energy_mwh + ?12",
      {tenant, day, bearers.person, bearers.key, bearers.team, bearers.purpose, bearers.model, use.calls,
       use.cost.micros, use.cost.input_tokens, use.cost.output_tokens, use.cost.energy_mwh},
      1);
}

void add_call(store::Unit& unit, const std::string& tenant, const std::string& call, const Bearers& bearers, Day day,
              const kernel::Cost& cost) {
  unit.add(
      "INSERT INTO budget_calls(tenant, call, day, person, api_key, team, purpose, model, micros, input_tokens, output_tokens, energy_mwh) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      {tenant, call, day, bearers.person, bearers.key, bearers.team, bearers.purpose, bearers.model, cost.micros,
       cost.input_tokens, cost.output_tokens, cost.energy_mwh},
      1);
}

Result<std::optional<BookedCall>> read_call(store::Store& store, const std::string& tenant, const std::string& call) {
  SOCLE_TRY(
      const store::Rows rows,
      store.read("SELECT day, person, api_key, team, purpose, model, micros, input_tokens, output_tokens, energy_mwh "
                 "FROM budget_calls WHERE tenant = ?1 AND call = ?2",
                 {tenant, call}));
  if (rows.empty()) return std::nullopt;
  const store::Row& row = rows.front();
  return BookedCall{{row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)},
                    row.integer(0),
                    {row.integer(6), row.integer(7), row.integer(8), row.integer(9)}};
}

void replace_call(store::Unit& unit, const std::string& tenant, const std::string& call, const BookedCall& before,
                  const kernel::Cost& after) {
  unit.add(
      "UPDATE budget_calls SET micros = ?3, input_tokens = ?4, output_tokens = ?5, energy_mwh = ?6 WHERE tenant = ?1 AND call = ?2 "
      "AND micros = ?7 AND input_tokens = ?8 AND output_tokens = ?9 AND energy_mwh = ?10",
      {tenant, call, after.micros, after.input_tokens, after.output_tokens, after.energy_mwh, before.cost.micros,
       before.cost.input_tokens, before.cost.output_tokens, before.cost.energy_mwh},
      1);
}

} // namespace socle::budget
