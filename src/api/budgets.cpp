// Routes about what may be spent and what it is worth: budgets, late bills, the value ledger.
#include "api/api.h"
#include "api/errors.h"
#include "api/limits.h"
#include "api/lists.h"
#include "backends/models.h"
#include "budget/errors.h"

#include <map>

namespace socle::api {

namespace {
using Type = Member::Type;
// A limit's member in requests and answers: null in a request removes it, null in an answer is none.
struct LimitName {
  std::string_view name;
  budget::Measure measure;
  bool soft;
};
constexpr LimitName limit_names[] = {
    {"limit_micros", budget::Measure::money, false},      {"soft_limit_micros", budget::Measure::money, true},
    {"limit_calls", budget::Measure::calls, false},       {"soft_limit_calls", budget::Measure::calls, true},
    {"limit_tokens", budget::Measure::tokens, false},     {"soft_limit_tokens", budget::Measure::tokens, true},
    {"limit_energy_mwh", budget::Measure::energy, false}, {"soft_limit_energy_mwh", budget::Measure::energy, true},
};
constexpr Member budget_members[] = {{"window"},
                                     {"limit_micros", Type::integer, false, true},
                                     {"soft_limit_micros", Type::integer, false, true},
                                     {"limit_calls", Type::integer, false, true},
                                     {"soft_limit_calls", Type::integer, false, true},
                                     {"limit_tokens", Type::integer, false, true},
                                     {"soft_limit_tokens", Type::integer, false, true},
                                     {"limit_energy_mwh", Type::integer, false, true},
                                     {"soft_limit_energy_mwh", Type::integer, false, true}};
constexpr Member cost_members[] = {{"cost_micros", Type::integer, true},
                                   {"input_tokens", Type::integer},
                                   {"output_tokens", Type::integer},
                                   {"energy_mwh", Type::integer}};
constexpr Member purpose_members[] = {
    {"owner", Type::text, true}, {"seconds_saved", Type::integer, true}, {"hour_cost_micros", Type::integer, true}};

json::value or_null(std::optional<std::int64_t> amount) { return amount ? json::value(*amount) : json::value(); }

// What people call a scope; ids say little.
using Names = std::map<std::string, std::string>;
Names names_of(Services& services, const std::string& tenant) {
  Names out;
  for (const auto& person : services.identity.people(tenant)) out[person.id] = person.email;
  for (const auto& key : services.identity.keys(tenant)) out[key.id] = key.prefix;
  return out;
}

json::object budget_json(const budget::State& state, const Names& names) {
  json::object out;
  const auto named = names.find(state.scope.name);
  const bool own_id = state.scope.kind == budget::Kind::person || state.scope.kind == budget::Kind::key;
  out["scope"] = budget::to_text(state.scope);
  out["kind"] = budget::kind_name(state.scope.kind);
  out["name"] = !own_id ? (state.scope.name.empty() ? json::value() : json::value(state.scope.name))
                        : (named == names.end() ? json::value() : json::value(named->second));
  out["window"] = budget::window_name(state.window);
  out["period"] = state.period;
  out["ends_at"] = to_iso(state.ends);
  for (const auto& [name, measure, soft] : limit_names) {
    const budget::Limit& limit = state.limits[static_cast<std::size_t>(measure)];
    out[name] = or_null(soft ? limit.soft : limit.hard);
  }
  out["spent_micros"] = state.spent.cost.micros;
  out["reserved_micros"] = state.reserved.cost.micros;
  out["calls"] = state.spent.calls;
  out["reserved_calls"] = state.reserved.calls;
  out["tokens"] = state.spent.of(budget::Measure::tokens);
  out["input_tokens"] = state.spent.cost.input_tokens;
  out["output_tokens"] = state.spent.cost.output_tokens;
  out["reserved_tokens"] = state.reserved.of(budget::Measure::tokens);
  out["energy_mwh"] = state.spent.cost.energy_mwh;
  out["reserved_energy_mwh"] = state.reserved.cost.energy_mwh;
  return out;
}

HandlerResult budgets(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "budget.get", {"Budget", "all", {}}));
  const Names names = names_of(services, who.tenant);
  json::object out;
  json::array items;
  for (const auto& state : services.budget.states(who.tenant)) items.emplace_back(budget_json(state, names));
  out["items"] = std::move(items);
  out["next"] = json::value();
  return json_response(out);
}

// "tenant", an API key's id, a person by id or e-mail address, or "team:…", "purpose:…", "model:…" of any name: a budget may be
// there before anybody uses it.
Result<budget::Scope> scope_of(Services& services, const std::string& tenant, const std::string& text) {
  budget::Scope scope = budget::scope_of(text);
  if (scope.kind != budget::Kind::person && scope.kind != budget::Kind::key) return scope;
  std::vector<std::string> known{"tenant"};
  for (const auto& key : services.identity.keys(tenant)) {
    if (key.id == text) return scope;
    known.push_back(key.id);
  }
  if (auto person = services.identity.person(tenant, text)) return budget::Scope{budget::Kind::person, person->id};
  for (const auto& person : services.identity.people(tenant)) known.push_back(person.email);
  const auto near = near_misses(text, known);
  return fail(budget::kUnknownScope, {{"scope", text}, {"hint", near.empty() ? "" : " → " + near.front() + " ?"}});
}

std::vector<budget::LimitChange> limits_of(const json::object& body) {
  std::vector<budget::LimitChange> out;
  for (const auto& [name, measure, soft] : limit_names) {
    if (body.contains(name)) out.push_back({measure, soft, json::get_int(body, name)});
  }
  return out;
}

HandlerResult set_budget(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(budget_members));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const budget::Scope scope, scope_of(services, who.tenant, ask.path.at("scope")));
  const std::vector<budget::LimitChange> limits = limits_of(body);
  if (limits.empty()) return fail(kBadBody, {{"reason", "a limit is missing, such as “limit_micros”"}});
  const std::string text = budget::to_text(scope);
  body["scope"] = text;
  if (!body.contains("window")) body["window"] = "month";
  const auto window = budget::window_of(json::get_string(body, "window").value_or(""));
  if (!window) return fail(budget::kInvalidWindow, {{"window", json::text(body.at("window"))}});
  return change(services, ask, call_of("budget.set", {"Budget", text, {}}, body),
                [&services, who, scope, window = *window, limits](const std::string&, const json::value&) {
                  budget::State state = services.budget.state(who.tenant, scope, window);
                  for (const auto& [measure, soft, amount] : limits) { // as it will be once this has committed
                    budget::Limit& limit = state.limits[static_cast<std::size_t>(measure)];
                    (soft ? limit.soft : limit.hard) = amount;
                  }
                  return json_response(budget_json(state, names_of(services, who.tenant)));
                });
}

HandlerResult reconcile(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(cost_members));
  body["call"] = ask.path.at("id");
  return change(services, ask, call_of("budget.reconcile", {"Budget", ask.path.at("id"), {}}, body), shown_as_is);
}

json::object value_json(const budget::Value& value, const Names& names) {
  json::object out;
  const auto owner = names.find(value.purpose.owner);
  const std::int64_t saved = value.saved_micros();
  out["name"] = value.purpose.name;
  out["registered"] = value.registered;
  out["owner"] = value.purpose.owner.empty() ? json::value() : json::value(value.purpose.owner);
  out["owner_email"] = owner == names.end() ? json::value() : json::value(owner->second);
  out["seconds_saved"] = value.purpose.seconds_saved;
  out["hour_cost_micros"] = value.purpose.hour_cost_micros;
  out["calls"] = value.use.calls;
  out["input_tokens"] = value.use.cost.input_tokens;
  out["output_tokens"] = value.use.cost.output_tokens;
  out["energy_mwh"] = value.use.cost.energy_mwh;
  out["spent_micros"] = value.use.cost.micros;
  out["saved_seconds_total"] = value.saved_seconds();
  out["saved_micros"] = saved;
  out["net_micros"] = saved - value.use.cost.micros;
  return out;
}

// From and until: days that are included; without them this month.
Result<std::pair<budget::Day, budget::Day>> days_of(Services& services, const Ask& ask) {
  const budget::Day today = budget::day_of(services.clock.now());
  std::pair out{budget::month_of(today) * 100 + 1, budget::month_of(today) * 100 + 31};
  for (const auto& [name, day] : {std::pair("from", &out.first), std::pair("until", &out.second)}) {
    SOCLE_TRY(const std::string text, date_of(ask, name));
    if (const auto date = parse_date(text); !text.empty() && date)
      *day = budget::day_of(Timestamp{days_since_epoch(*date) * 86'400'000'000});
  }
  return out;
}

HandlerResult purposes(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "purpose.list", {"Purpose", "all", {}}));
  SOCLE_TRY(const auto days, days_of(services, ask));
  SOCLE_TRY(const auto values, services.budget.values(who.tenant, days.first, days.second));
  SOCLE_TRY(const auto savings,
            services.models.evaluations().savings(who.tenant, budget::period_name(days.first, budget::Window::day),
                                                  budget::period_name(days.second, budget::Window::day)));
  const Names names = names_of(services, who.tenant);
  json::array items;
  for (const auto& value : values) {
    json::object row = value_json(value, names);
    const auto avoided = savings.find(value.purpose.name);
    row["avoided_micros"] = avoided == savings.end() ? 0 : avoided->second.micros;
    row["avoided_calls"] = avoided == savings.end() ? 0 : avoided->second.calls;
    items.emplace_back(std::move(row));
  }
  json::object out;
  out["items"] = std::move(items);
  out["next"] = json::value();
  return json_response(out);
}

HandlerResult set_purpose(Services& services, const Ask& ask) {
  SOCLE_TRY(json::object body, ask.body(purpose_members));
  SOCLE_TRY(const kernel::Principal who, services.identity.identify(ask.credential));
  SOCLE_TRY(const identity::Person owner,
            services.identity.person(who.tenant, json::get_string(body, "owner").value_or("")));
  body["owner"] = owner.id;
  body["name"] = ask.path.at("name");
  return change(services, ask, call_of("purpose.set", {"Purpose", ask.path.at("name"), {}}, body), shown_as_is);
}
} // namespace

void register_budgets(Services& services) {
  auto& budget = services.budget;
  add_change(services, "budget.set", [&budget](const json::object& body, const kernel::Principal& who) -> Changed {
    const std::string named = json::get_string(body, "window").value_or("");
    const auto window = budget::window_of(named);
    if (!window) return fail(budget::kInvalidWindow, {{"window", named}});
    const std::string scope = json::get_string(body, "scope").value_or("");
    return budget.set_limits(who.tenant, budget::scope_of(scope), *window, limits_of(body));
  });
  add_change(services, "budget.reconcile",
             [&budget](const json::object& body, const kernel::Principal& who) -> Changed {
               const auto amount = [&](std::string_view name) { return json::get_int(body, name).value_or(0); };
               return budget.reconcile(
                   who.tenant, json::get_string(body, "call").value_or(""),
                   {amount("cost_micros"), amount("input_tokens"), amount("output_tokens"), amount("energy_mwh")});
             });
  add_change(services, "purpose.set", [&budget](const json::object& body, const kernel::Principal& who) -> Changed {
    return budget.set_purpose(
        who.tenant,
        {json::get_string(body, "name").value_or(""), json::get_string(body, "owner").value_or(""),
         json::get_int(body, "seconds_saved").value_or(0), json::get_int(body, "hour_cost_micros").value_or(0)});
  });
}

std::vector<Route> budget_routes() {
  return {
      {"GET", "/api/v1/budgets", "budget.get", false, budgets},
      {"PUT", "/api/v1/budgets/{scope}", "budget.set", false, set_budget, true},
      {"PUT", "/api/v1/calls/{id}/cost", "budget.reconcile", false, reconcile},
      {"GET", "/api/v1/purposes", "purpose.list", false, purposes},
      {"PUT", "/api/v1/purposes/{name}", "purpose.set", false, set_purpose, true},
  };
}

} // namespace socle::api
