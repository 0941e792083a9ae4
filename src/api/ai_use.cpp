// The route that answers “what AI do we use, for what, with which data, where does it run, who oversees it, what is not registered”.
#include "api/calls.h"
#include "api/errors.h"
#include "backends/models.h"

#include "compliance/compliance.h"

namespace socle::api {

namespace {
void put_tally(json::object& out, const compliance::Tally& tally) {
  out["calls"] = tally.calls;
  out["people"] = tally.people;
  out["input_tokens"] = tally.input_tokens;
  out["output_tokens"] = tally.output_tokens;
  out["cost_micros"] = tally.cost_micros;
  out["first_at"] = tally.first ? json::value(to_iso(*tally.first)) : json::value();
  out["last_at"] = tally.last ? json::value(to_iso(*tally.last)) : json::value();
}

json::value owner_json(const compliance::Owner& owner) {
  if (owner.id.empty()) return {};
  json::object out;
  out["id"] = owner.id;
  out["email"] = or_null(owner.email);
  out["active"] = owner.active;
  return out;
}

json::array gaps_json(const std::vector<compliance::Gap>& gaps) {
  json::array out;
  for (const auto gap : gaps) out.emplace_back(compliance::gap_name(gap));
  return out;
}

json::array words(const std::set<std::string>& items) {
  json::array out;
  for (const auto& item : items) out.emplace_back(item);
  return out;
}

json::object model_json(const compliance::ModelUse& use) {
  json::object out;
  out["name"] = use.name;
  out["registered"] = use.model != nullptr;
  const backends::Model none;
  const backends::Model& model = use.model ? *use.model : none;
  out["kind"] = use.model ? json::value(backends::kind_name(model.kind)) : json::value();
  out["zone"] = use.model ? json::value(backends::zone_name(model.zone)) : json::value();
  out["version"] = or_null(use.model && model.kind == backends::Kind::file ? model.title : model.upstream_model);
  out["digest"] = or_null(model.digest);
  out["provider"] = or_null(model.origin);
  out["licence"] = or_null(model.licence);
  out["owner"] = owner_json(use.owner);
  put_tally(out, use.tally);
  out["gaps"] = gaps_json(use.gaps);
  return out;
}

json::object purpose_json(const compliance::PurposeUse& use) {
  json::object out;
  out["name"] = use.name;
  out["registered"] = use.registered;
  out["owner"] = owner_json(use.owner);
  out["models"] = words(use.models);
  out["zones"] = words(use.zones);
  out["data_classes"] = words(use.data_classes);
  put_tally(out, use.tally);
  out["gaps"] = gaps_json(use.gaps);
  return out;
}

template <typename T>
json::array rows_of(const std::vector<T>& items, const auto& row_of) {
  json::array out;
  for (const auto& item : items) out.emplace_back(row_of(item));
  return out;
}

// One line for each model, purpose, place and kind of data: for a spreadsheet.
constexpr std::string_view columns[] = {"question",      "name",        "detail",   "calls",   "people", "input_tokens",
                                        "output_tokens", "cost_micros", "first_at", "last_at", "owner",  "gaps"};
json::array lines_of(const json::object& report) {
  json::array out;
  const auto add = [&](std::string_view question, std::string_view list, const auto& name_and_detail) {
    for (const auto& item : report.at(list).as_array()) {
      json::object line = item.as_object();
      line["question"] = question;
      std::tie(line["name"], line["detail"]) = name_and_detail(item.as_object());
      const auto* owner = json::get_object(item.as_object(), "owner");
      line["owner"] = owner == nullptr               ? json::value()
                      : owner->at("email").is_null() ? owner->at("id")
                                                     : owner->at("email");
      out.emplace_back(std::move(line));
    }
  };
  const auto plain = [](std::string_view name, std::string_view detail) {
    return [name, detail](const json::object& row) {
      return std::pair(row.at(name), detail.empty() ? json::value() : row.at(detail));
    };
  };
  add("model", "models", plain("name", "zone"));
  add("purpose", "purposes", plain("name", ""));
  add("where and which data", "zones", plain("zone", "data_class"));
  add("findings", "findings", plain("type", "findings"));
  add("how it ended", "statuses", plain("status", ""));
  return out;
}

HandlerResult ai_use(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "ai_use.read", {"AuditLog", "own", {}}));
  SOCLE_TRY(const Format format, format_of(ask));
  SOCLE_TRY(const Days days, report_days(services, ask));
  SOCLE_TRY(const auto uses, services.audit.uses(who.tenant, days.begin(), days.end()));
  SOCLE_TRY(const auto purposes, services.budget.values(who.tenant, 0, 0)); // of no day: what is registered
  SOCLE_TRY(const auto bundle, services.policy.active(who.tenant));
  const auto models = services.models.list(who.tenant);
  const auto people = services.identity.people(who.tenant);
  const compliance::Inventory found = compliance::inventory_of(uses, {models, purposes, people});
  json::object out, oversight, log, policy, all;
  out["since"] = to_iso(days.since);
  out["until"] = to_iso(days.until);
  out["computed_at"] = to_iso(services.clock.now());
  log["origin"] = services.audit.origin(who.tenant);
  log["size"] = static_cast<std::int64_t>(services.audit.head(who.tenant).size);
  out["log"] = std::move(log);
  policy["version"] = bundle->version();
  policy["digest"] = bundle->digest();
  out["policy"] = std::move(policy);
  put_tally(all, found.all);
  out["all"] = std::move(all);
  out["models"] = rows_of(found.models, model_json);
  out["purposes"] = rows_of(found.purposes, purpose_json);
  out["zones"] = rows_of(found.zones, [](const compliance::ZoneUse& one) {
    json::object row;
    row["zone"] = or_null(one.zone);
    row["data_class"] = or_null(one.data_class);
    row["calls"] = one.calls;
    return row;
  });
  out["findings"] = rows_of(found.findings, [](const compliance::FindingUse& one) {
    json::object row;
    row["type"] = one.type;
    row["calls"] = one.calls;
    row["findings"] = one.findings;
    return row;
  });
  out["statuses"] = rows_of(found.statuses, [](const compliance::StatusUse& one) {
    json::object row;
    row["status"] = one.status;
    row["calls"] = one.calls;
    return row;
  });
  for (const auto& [name, action] : {std::pair("approved", "gate.approve"), std::pair("refused", "gate.refuse")}) {
    audit::CallFilter decided;
    decided.action = action, decided.status = "done", decided.from = days.begin(), decided.until = days.end();
    SOCLE_TRY(oversight[name], services.audit.count(who.tenant, decided));
  }
  out["gates"] = std::move(oversight);
  out["unregistered_calls"] = found.unregistered_calls;
  out["unrecorded_calls"] = found.unrecorded_calls;
  if (format == Format::csv) return csv_file("ai-use", lines_of(out), columns);
  net::Response response = json_response(out);
  if (format == Format::json) response.headers.set("Content-Disposition", "attachment; filename=\"ai-use.json\"");
  return response;
}
} // namespace

std::vector<Route> ai_use_routes() { return {{"GET", "/api/v1/ai-use", "ai_use.read", false, ai_use}}; }

} // namespace socle::api
