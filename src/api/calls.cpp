// Routes that list calls and count what they hold.
#include "api/calls.h"
#include "api/errors.h"
#include "api/limits.h"

#include "compliance/compliance.h"

namespace socle::api {

json::value or_null(const std::string& text) { return text.empty() ? json::value() : json::value(text); }

namespace {
json::array words(std::string_view list, char separator) {
  json::array out;
  while (!list.empty()) {
    const auto end = list.find(separator);
    out.emplace_back(std::string(list.substr(0, end)));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return out;
}

Timestamp begin_of(const Date& day) { return {days_since_epoch(day) * 86'400'000'000}; }

// A day of the query, in UTC as the list shows it; `days` later.
Result<std::optional<Timestamp>> day_of(const Ask& ask, std::string_view name, int days) {
  SOCLE_TRY(const std::string text, date_of(ask, name));
  if (text.empty()) return std::nullopt;
  return begin_of(add_days(*parse_date(text), days));
}

// One of these words, or nothing.
Result<std::string> word_of(const Ask& ask, std::string_view name, std::span<const std::string_view> known) {
  std::string text = ask.query(name);
  if (text.empty() || std::ranges::find(known, text) != known.end()) return text;
  std::string expected;
  for (const auto word : known) expected += (expected.empty() ? "" : ", ") + std::string(word);
  return fail(kBadQuery, {{"name", std::string(name)}, {"value", text}, {"expected", expected}});
}
} // namespace

Timestamp Days::begin() const { return begin_of(since); }
Timestamp Days::end() const { return begin_of(add_days(until, 1)); }

Result<Days> report_days(Services& services, const Ask& ask) {
  SOCLE_TRY(const std::string since, date_of(ask, "since"));
  SOCLE_TRY(const std::string until, date_of(ask, "until"));
  Days out;
  out.until = until.empty() ? *parse_date(to_iso(services.clock.now()).substr(0, 10)) : *parse_date(until);
  out.since = since.empty() ? add_days(out.until, -29) : *parse_date(since);
  if (out.since > out.until)
    return fail(kBadQuery, {{"name", "since"}, {"value", since}, {"expected", "a day not after “until”"}});
  return out;
}

json::object call_json(const audit::CallRow& row) {
  json::object resource, findings, out;
  resource["type"] = row.resource_type;
  resource["id"] = row.resource_id;
  for (const auto& [type, count] : row.findings) findings[type] = count;
  out["id"] = row.call;
  out["at"] = row.at;
  out["principal"] = row.principal;
  out["action"] = row.action;
  out["resource"] = std::move(resource);
  out["decision"] = row.decision == "none" ? json::value() : json::value(row.decision);
  out["stage"] = or_null(row.stage);
  out["status"] = row.status == "open" ? json::value() : json::value(row.status);
  out["policy"] = words(row.policies, ',');
  out["index"] = row.outcome_index ? json::value(static_cast<std::int64_t>(*row.outcome_index)) : json::value();
  out["cost"] = row.cost_micros;
  out["run"] = or_null(row.run);
  out["purpose"] = or_null(row.purpose);
  out["model"] = or_null(row.model);
  out["zone"] = or_null(row.zone);
  out["data_class"] = or_null(row.data_class);
  out["findings"] = std::move(findings);
  out["input_tokens"] = row.input_tokens;
  out["output_tokens"] = row.output_tokens;
  return out;
}

Result<audit::CallFilter> call_filter_of(Services& services, const Ask& ask, const kernel::Principal& who) {
  static constexpr std::string_view zones[] = {"machine", "company", "eu", "world", "none"},
                                    classes[] = {"public", "internal", "confidential", "personal", "secret", "none"},
                                    no[] = {"false"};
  audit::CallFilter filter;
  filter.action = ask.query("action"), filter.principal = ask.query("principal"), filter.run = ask.query("run");
  filter.decision = ask.query("decision"), filter.status = ask.query("status");
  filter.purpose = ask.query("purpose"), filter.model = ask.query("model"), filter.finding = ask.query("finding");
  if (filter.principal.contains('@')) { // people know each other by address, the log by id
    SOCLE_TRY(const identity::Person person, services.identity.person(who.tenant, filter.principal));
    filter.principal = person.id;
  }
  SOCLE_TRY(filter.zone, word_of(ask, "zone", zones));
  SOCLE_TRY(filter.data_class, word_of(ask, "data_class", classes));
  if (filter.zone == "none") filter.zone.clear(), filter.nowhere = true;
  if (filter.data_class == "none") filter.data_class.clear(), filter.unclassified = true;
  SOCLE_TRY(const std::string registered, word_of(ask, "registered", no));
  if (!registered.empty()) {
    SOCLE_TRY(const auto known, services.budget.values(who.tenant, 0, 0)); // of no day: only what is registered
    for (const auto& value : known) filter.purposes_not.push_back(value.purpose.name);
  }
  SOCLE_TRY(filter.from, day_of(ask, "from", 0));
  SOCLE_TRY(filter.until, day_of(ask, "until", 1)); // that day included
  return filter;
}

namespace {
HandlerResult calls(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "call.list", {"Call", "all", {}}));
  SOCLE_TRY(audit::CallFilter filter, call_filter_of(services, ask, who));
  static constexpr std::string_view no[] = {"true"};
  SOCLE_TRY(const std::string counted, word_of(ask, "count", no));
  SOCLE_TRY(const Order order, order_of(ask, audit::call_orders(), {"at", true}));
  filter.sort = order.column, filter.descending = order.descending;
  static constexpr std::string_view columns[] = {
      "id",    "at",     "principal",  "action",       "resource.type", "resource.id", "decision",
      "stage", "status", "policy",     "index",        "cost",          "run",         "purpose",
      "model", "zone",   "data_class", "input_tokens", "output_tokens"};
  return list(ask, "calls", columns, [&](const std::string& after, std::size_t limit) -> Result<ListPage> {
    filter.after = after, filter.limit = limit;
    SOCLE_TRY(const audit::CallPage page, services.audit.calls(who.tenant, filter));
    ListPage out;
    for (const auto& row : page.rows) out.rows.emplace_back(call_json(row));
    out.next = page.next;
    if (!counted.empty()) {
      SOCLE_TRY(out.total, services.audit.count(who.tenant, filter));
    }
    return out;
  });
}

json::array counts_json(const std::vector<compliance::Findings::Count>& counts, std::string_view member) {
  json::array out;
  for (const auto& one : counts) {
    json::object row;
    row[member] = or_null(one.name);
    row["calls"] = one.calls;
    out.emplace_back(std::move(row));
  }
  return out;
}

// What was found, by type, day, class and action: never the texts that it was found in.
HandlerResult findings(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "call.list", {"Call", "all", {}}));
  SOCLE_TRY(const Days days, report_days(services, ask));
  SOCLE_TRY(const auto rows, services.audit.found(who.tenant, days.begin(), days.end()));
  const compliance::Findings found = compliance::findings_of(rows);
  json::array types, by_day;
  for (const auto& one : found.types) {
    json::object row;
    row["type"] = one.type;
    row["calls"] = one.calls;
    row["findings"] = one.findings;
    types.emplace_back(std::move(row));
  }
  for (const auto& one : found.days) {
    json::object row;
    row["day"] = to_iso(Timestamp{one.day * 86'400'000'000}).substr(0, 10);
    row["type"] = one.type;
    row["calls"] = one.calls;
    by_day.emplace_back(std::move(row));
  }
  json::object out;
  out["since"] = to_iso(days.since);
  out["until"] = to_iso(days.until);
  out["calls"] = found.calls;
  out["types"] = std::move(types);
  out["days"] = std::move(by_day);
  out["data_classes"] = counts_json(found.data_classes, "data_class");
  out["actions"] = counts_json(found.actions, "action");
  return json_response(out);
}
} // namespace

std::vector<Route> call_routes() {
  return {
      {"GET", "/api/v1/calls", "call.list", false, calls},
      {"GET", "/api/v1/findings", "call.list", false, findings},
  };
}

} // namespace socle::api
