// Routes about what may be done and what was done: status, calls, the log, policies.
#include "api/api.h"
#include "api/calls.h"
#include "api/errors.h"
#include "api/limits.h"
#include "policy/notation.h"

#include <charconv>

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member check_members[] = {{"principal", Type::text, true},
                                    {"action", Type::text, true},
                                    {"resource", Type::any, true},
                                    {"context", Type::object}};
constexpr Member test_members[] = {{"tests", Type::object}};

HandlerResult status(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "status.read", {"Status", "server", {}}));
  const audit::Head head = services.audit.head(who.tenant);
  json::object store, log, runs, out;
  store["kind"] = services.store.kind();
  log["origin"] = services.audit.origin(who.tenant);
  log["size"] = static_cast<std::int64_t>(head.size);
  log["root"] = to_base64(std::span<const unsigned char>(head.root));
  log["checkpoint_age_ms"] = std::chrono::duration_cast<std::chrono::milliseconds>(services.audit.behind()).count();
  SOCLE_TRY(log["verifier_key"], services.audit.verifier_key(who.tenant));
  for (const auto& [state, count] : services.engine.counts(who.tenant)) runs[state] = count;
  out["version"] = SOCLE_VERSION;
  out["ready"] = services.audit.ready().has_value();
  out["store"] = std::move(store);
  out["audit"] = std::move(log);
  out["uptime_s"] = std::chrono::duration_cast<std::chrono::seconds>(services.clock.monotonic() - services.started)
                        .count();
  out["runs"] = std::move(runs);
  return json_response(out);
}

HandlerResult one_call(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "call.read", {"Call", ask.path.at("id"), {}}));
  SOCLE_TRY(const audit::CallRow row, services.audit.call(who.tenant, ask.path.at("id")));
  json::object out = call_json(row);
  const auto entry = [&](const std::optional<std::uint64_t>& index) -> Result<json::value> {
    if (!index) return json::value();
    SOCLE_TRY(const Bytes bytes, services.audit.entry_bytes(who.tenant, *index));
    return json::parse(bytes);
  };
  SOCLE_TRY(out["intent"], entry(row.intent_index));
  SOCLE_TRY(out["outcome"], entry(row.outcome_index));
  const auto* outcome = out["outcome"].if_object();
  const auto* stages = outcome == nullptr ? nullptr : json::get_array(*outcome, "stages");
  out["stages"] = stages == nullptr ? json::array() : *stages;
  // The reason in the reader's words: of the policies that decided.
  std::string reason;
  if (auto bundle = services.policy.active(who.tenant)) {
    for (const auto& rule : (*bundle)->rules()) {
      for (const auto& id : out["policy"].as_array()) {
        if (json::text(id) == rule.id)
          reason += (reason.empty() ? "" : " ") + rule.reason[ask.language == Language::french   ? 1
                                                              : ask.language == Language::german ? 2
                                                                                                 : 0];
      }
    }
  }
  out["reason"] = or_null(reason);
  return json_response(out);
}

// Which entry of a call is meant: its outcome, unless its intent is asked for.
Result<audit::Audit::Part> part_of(const Ask& ask) {
  const std::string of = ask.query("of");
  if (of.empty() || of == "outcome") return audit::Audit::Part::outcome;
  if (of == "intent") return audit::Audit::Part::intent;
  return fail(kBadQuery, {{"name", "of"}, {"value", of}, {"expected", "intent, outcome"}});
}

HandlerResult receipt(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "call.read", {"Call", ask.path.at("id"), {}}));
  SOCLE_TRY(const audit::Audit::Part part, part_of(ask));
  SOCLE_TRY(std::string proof, services.audit.receipt(who.tenant, ask.path.at("id"), part));
  return net::text_response(200, std::move(proof));
}

HandlerResult entry_bytes(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "call.read", {"Call", ask.path.at("id"), {}}));
  SOCLE_TRY(const audit::Audit::Part part, part_of(ask));
  SOCLE_CHECK(services.audit.receipt(who.tenant, ask.path.at("id"), part)); // publishes what waits
  SOCLE_TRY(const audit::CallRow row, services.audit.call(who.tenant, ask.path.at("id")));
  const auto& index = part == audit::Audit::Part::intent ? row.intent_index : row.outcome_index;
  SOCLE_TRY(Bytes bytes, services.audit.entry_bytes(who.tenant, index.value_or(~0ULL)));
  return net::text_response(200, std::move(bytes), "application/octet-stream");
}

HandlerResult entries(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "audit.read", {"AuditLog", "own", {}}));
  SOCLE_TRY(const std::size_t limit, ask.limit());
  SOCLE_CHECK(services.audit.publish()); // what was acknowledged is listed
  std::uint64_t first = 0;
  const std::string after = ask.query("after");
  if (!after.empty()) {
    const auto [end, error] = std::from_chars(after.data(), after.data() + after.size(), first);
    if (error != std::errc() || end != after.data() + after.size())
      return fail(kBadQuery, {{"name", "after"}, {"value", after}, {"expected", "an index"}});
    ++first;
  }
  const std::string newest = ask.query("newest");
  if (!newest.empty() && newest != "true" && newest != "false")
    return fail(kBadQuery, {{"name", "newest"}, {"value", newest}, {"expected", "true, false"}});
  if (newest == "true") {
    if (!after.empty())
      return fail(kBadQuery, {{"name", "newest"}, {"value", newest}, {"expected", "newest or after, not both"}});
    const std::uint64_t size = services.audit.head(who.tenant).size;
    first = size > limit ? size - limit : 0;
  }
  SOCLE_TRY(const auto rows, services.audit.entries(who.tenant, first, limit));
  json::array items;
  for (const auto& row : rows) {
    json::object item;
    const auto* principal = json::get_object(row.entry, "principal");
    const auto* decision = json::get_object(row.entry, "decision");
    item["id"] = row.call;
    item["index"] = static_cast<std::int64_t>(row.index);
    item["kind"] = json::get_string(row.entry, "kind").value_or("");
    item["at"] = json::get_string(row.entry, "at").value_or("");
    item["action"] = json::get_string(row.entry, "action").value_or("");
    item["principal"] = principal == nullptr ? json::value()
                                             : json::value(json::get_string(*principal, "id").value_or(""));
    item["decision"] = decision == nullptr ? json::value()
                                           : json::value(json::get_string(*decision, "effect").value_or(""));
    item["status"] = or_null(json::get_string(row.entry, "status").value_or(""));
    items.emplace_back(std::move(item));
  }
  json::object out;
  out["next"] = items.size() < limit ? json::value() : json::value(std::to_string(rows.back().index));
  out["items"] = std::move(items);
  return json_response(out);
}

HandlerResult checkpoint(Services& services, const Ask&) {
  SOCLE_TRY(Bytes note, services.audit.file(kDefaultTenant, "checkpoint"));
  return net::text_response(200, std::move(note));
}

HandlerResult tile(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "audit.read", {"AuditLog", "own", {}}));
  SOCLE_TRY(Bytes bytes, services.audit.file(who.tenant, "tile/" + ask.path.at("path")));
  net::Response out = net::text_response(200, std::move(bytes), "application/octet-stream");
  out.headers.add("Cache-Control", "private, max-age=31536000, immutable");
  return out;
}

// "Gate", "Gate/gate_…", or {"type", "id", "attributes"}.
Result<kernel::Resource> resource_of(const json::value& given) {
  if (given.is_string()) return policy::read_resource(json::text(given));
  const auto* object = given.if_object();
  if (object == nullptr || !json::get_string(*object, "type"))
    return fail(kBadBody, {{"reason", "“resource” must be a text or an object with a “type”"}});
  kernel::Resource out{*json::get_string(*object, "type"), json::get_string(*object, "id").value_or(""), {}};
  if (const auto* attributes = json::get_object(*object, "attributes")) {
    SOCLE_TRY(out.attributes, policy::read_attributes(*attributes));
  }
  return out;
}

HandlerResult check(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "policy.check", {"PolicyBundle", "active", {}}));
  SOCLE_TRY(const json::object body, ask.body(check_members));
  SOCLE_TRY(const kernel::Resource about, resource_of(body.at("resource")));
  kernel::Attributes context;
  if (const auto* given = json::get_object(body, "context")) {
    SOCLE_TRY(context, policy::read_attributes(*given));
  }
  json::object out;
  auto principal = whom(services, who, json::get_string(body, "principal").value_or(""));
  if (!principal) { // unknown: the same answer that the governed path would give
    out["decision"] = "forbid";
    out["policies"] = json::array();
    out["reason"] = principal.error().message(ask.language);
    out["code"] = "unknown_principal";
    out["obligations"] = obligations_json({});
    return json_response(out);
  }
  principal->language = ask.language;
  SOCLE_TRY(const policy::Explanation explained,
            services.policy.check({*principal, json::get_string(body, "action").value_or(""), about, context}));
  const auto& decision = explained.decision;
  out["decision"] = decision.permit ? "permit" : "forbid";
  out["policies"] = strings(decision.policies);
  out["reason"] = decision.explanation;
  out["code"] = decision.reason;
  out["obligations"] = obligations_json(decision.obligations);
  out["unmet"] = strings(explained.unmet);
  return json_response(out);
}

HandlerResult bundle(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "policy.get", {"PolicyBundle", "active", {}}));
  SOCLE_TRY(const auto active, services.policy.active(who.tenant));
  json::object files, out;
  for (const auto& [name, text] : active->files()) files[name] = text;
  out["digest"] = active->digest();
  out["version"] = active->version();
  out["files"] = std::move(files);
  return json_response(out);
}

HandlerResult test(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "policy.test", {"PolicyBundle", "active", {}}));
  SOCLE_TRY(const json::object body,
            ask.request.body.empty() ? Result<json::object>(json::object()) : ask.body(test_members));
  policy::Files more;
  if (const auto* tests = json::get_object(body, "tests")) {
    for (const auto& file : *tests) more[std::string(file.key())] = json::text(file.value());
  }
  SOCLE_TRY(const policy::TestReport report, services.policy.test(who.tenant, more));
  json::array results;
  for (const auto& result : report.results) {
    json::object row;
    row["file"] = result.file;
    row["number"] = static_cast<std::int64_t>(result.number);
    row["name"] = result.name;
    row["passed"] = result.passed;
    row["difference"] = result.difference;
    results.emplace_back(std::move(row));
  }
  json::object out;
  out["bundle"] = report.bundle;
  out["passed"] = static_cast<std::int64_t>(report.results.size() - report.failed());
  out["failed"] = static_cast<std::int64_t>(report.failed());
  out["results"] = std::move(results);
  return json_response(out);
}

} // namespace

// "usr_…", an e-mail address, or Role::approver for anybody of that role.
Result<kernel::Principal> whom(Services& services, const kernel::Principal& asker, const std::string& text) {
  std::string name = text;
  for (const std::string_view prefix : {"User::", "Service::"}) {
    if (name.starts_with(prefix)) name = name.substr(prefix.size());
  }
  std::erase(name, '"');
  if (auto anyone = policy::read_role(name, asker.tenant)) return *std::move(anyone);
  SOCLE_TRY(const identity::Person person, services.identity.person(asker.tenant, name));
  return services.identity.identify({kernel::Credential::Kind::delegated, person.id}); // who is disabled may do nothing
}

json::array strings(const std::vector<std::string>& items) {
  json::array out;
  for (const auto& item : items) out.emplace_back(item);
  return out;
}

json::object obligations_json(const kernel::Obligations& obligations) {
  json::object out;
  out["ask_human"] = obligations.ask_human;
  out["keep_local"] = obligations.keep_local;
  out["redact"] = obligations.redact;
  out["pseudonymize"] = obligations.pseudonymize;
  out["block"] = strings(obligations.block);
  out["cost_micros_max"] = obligations.cost_micros_max ? json::value(*obligations.cost_micros_max) : json::value();
  return out;
}

std::vector<Route> governance_routes() {
  return {
      {"GET", "/api/v1/status", "status.read", false, status},
      {"GET", "/api/v1/calls/{id}", "call.read", false, one_call},
      {"GET", "/api/v1/calls/{id}/receipt", "call.read", false, receipt},
      {"GET", "/api/v1/calls/{id}/entry", "call.read", false, entry_bytes},
      {"GET", "/api/v1/audit/entries", "audit.read", false, entries},
      {"GET", "/audit/checkpoint", "", true, checkpoint},
      {"GET", "/audit/tile/{path...}", "audit.read", false, tile},
      {"POST", "/api/v1/policy/check", "policy.check", false, check},
      {"GET", "/api/v1/policy/bundle", "policy.get", false, bundle},
      {"POST", "/api/v1/policy/test", "policy.test", false, test},
  };
}

} // namespace socle::api
