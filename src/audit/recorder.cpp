// Entries: what the log says of a call. Identifiers, decisions, commitments; never content.
#include "audit/audit.h"
#include "audit/errors.h"
#include "audit/limits.h"
#include "audit/log.h"

#include "base/id.h"

#include <algorithm>
#include <limits>
#include <map>

namespace socle::audit {

namespace {
std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ",") + item;
  return out;
}

json::array strings(const std::vector<std::string>& items) {
  json::array out;
  for (const auto& item : items) out.emplace_back(item);
  return out;
}

json::object decision_of(const kernel::Decision& decision) {
  json::object out;
  out["effect"] = decision.permit ? "permit" : "forbid";
  out["policies"] = strings(decision.policies);
  out["reason"] = decision.reason;
  out["bundle"] = decision.bundle;
  json::array obligations;
  if (decision.obligations.ask_human) obligations.emplace_back("ask_human");
  if (decision.obligations.keep_local) obligations.emplace_back("keep_local");
  if (decision.obligations.redact) obligations.emplace_back("redact");
  if (decision.obligations.pseudonymize) obligations.emplace_back("pseudonymize");
  for (const auto& type : decision.obligations.block) obligations.emplace_back("block:" + type);
  out["obligations"] = std::move(obligations);
  return out;
}

std::map<std::string, std::int64_t> counted(std::span<const kernel::Finding> findings) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& finding : findings) ++counts[finding.type];
  return counts;
}

// What the detectors said (verdict, class), apart from what policy made of it (the decision's obligations).
json::object guard_of(std::span<const kernel::Finding> findings, std::string_view data_class) {
  json::object types;
  for (const auto& [type, count] : counted(findings)) types[type] = count;
  json::object out;
  if (!data_class.empty()) out["data_class"] = data_class;
  out["verdict"] = findings.empty() ? "allow" : "warn";
  out["findings"] = std::move(types);
  return out;
}

json::array stages_of(std::span<const kernel::StageTrace> stages) {
  json::array out;
  for (const auto& stage : stages) {
    json::object row;
    row["name"] = stage.name;
    row["us"] = stage.us;
    row["verdict"] = stage.verdict;
    out.emplace_back(std::move(row));
  }
  return out;
}

// Cut where a character ends: half a character would be no text, and the log could not be read any more.
std::string shortened(std::string_view text) {
  if (text.size() <= purpose_bytes_max) return std::string(text);
  std::size_t end = purpose_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  return std::string(text.substr(0, end));
}

// What Socle made itself stands in the log as it is: its ids, its digests, its numbers, its own words. Whatever else names something
// was chosen or typed by somebody, and may be a name, an address or worse: of that, only a keyed commitment.
bool own_word(std::string_view id) {
  static constexpr std::string_view words[] = {"",     "own",    "all",   "new",     "next",
                                               "any",  "active", "guard", "server",  "tenant",
                                               "here", "outbox", "local", "unknown", "stranger"};
  if (std::ranges::find(words, id) != std::end(words) || time_of_id(id)) return true;
  return id.size() == 64 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// "audit/<tenant>/2026-11", "audit/<tenant>/2026-11.2": as this module names its classes.
bool own_class(std::string_view id, std::string_view tenant) {
  const std::string begin = "audit/" + std::string(tenant) + "/";
  if (!id.starts_with(begin)) return false;
  id.remove_prefix(begin.size());
  const auto digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const bool month = id.size() >= 7 && digits(id.substr(0, 4)) && id[4] == '-' && digits(id.substr(5, 2));
  return month && (id.size() == 7 || (id.size() <= 10 && id[7] == '.' && digits(id.substr(8))));
}

Result<void> add_entry(store::Unit& unit, const std::string& tenant, const std::string& call,
                       const json::object& entry) {
  Bytes text = json::canonical(entry);
  if (text.size() > entry_bytes_max)
    return fail(kEntryTooLarge, {{"call", call}, {"bytes", std::to_string(text.size())}});
  // Once journaled it would stop the publisher. What was written here is read again unless some of its bytes are no text.
  const bool plain = std::ranges::all_of(text, [](char c) { return c > 0; });
  if (!plain && !json::parse(text)) return fail(kEntryNoText, {{"call", call}});
  unit.journal.push_back({tenant, "audit", std::move(text)});
  return {};
}
} // namespace

std::string logged(const std::string& id, std::string_view tenant, std::string_view key) {
  if (own_word(id) || own_class(id, tenant)) return id;
  return std::string(commitment_prefix) + to_hex(std::span<const unsigned char>(hmac_sha256(key, id)));
}

std::string Audit::retention_class(std::string_view tenant, Timestamp at) {
  return "audit/" + std::string(tenant) + "/" + to_iso(at).substr(0, 7);
}

// Who asks what, on what, why, under which decision; seals the body apart and commits to it.
Result<json::object> Audit::head_of_entry(const kernel::Call& call, const kernel::Principal& principal,
                                          const kernel::Decision* decision, const Inspected& inspected, Timestamp at,
                                          store::Unit& unit) {
  json::object entry;
  entry["v"] = 1;
  entry["call"] = call.id;
  entry["at"] = to_iso(at);
  entry["tenant"] = principal.tenant;
  json::object who;
  who["id"] = principal.id;
  who["kind"] = principal.kind;
  who["role"] = principal.role;
  if (!principal.key_id.empty()) who["key"] = principal.key_id;
  if (!principal.on_behalf_of.empty()) who["for"] = principal.on_behalf_of;
  entry["principal"] = std::move(who);
  entry["action"] = call.action;
  if (!call.run.empty()) entry["run"] = call.run;
  if (decision != nullptr) entry["decision"] = decision_of(*decision);
  entry["guard"] = guard_of(inspected.findings, inspected.data_class);

  SOCLE_TRY(const auto sealing, class_at(principal.tenant, at));
  const auto& [scope, key] = sealing;
  const std::string purpose = shortened(call.purpose);
  const std::string word = call.purpose_typed ? logged(purpose, principal.tenant, key) : purpose;
  if (word != purpose) SOCLE_CHECK(keep_purpose(unit, principal.tenant, scope, word, purpose));
  entry["purpose"] = word;
  json::object resource;
  resource["type"] = call.resource.type;
  // A model's name is the company's own word for it: what was not known under its name is called unknown.
  resource["id"] = call.resource.type == "Model" ? call.resource.id : logged(call.resource.id, principal.tenant, key);
  entry["resource"] = std::move(resource);
  json::object commitments;
  commitments["class"] = scope;
  json::array inputs;
  for (const auto& content : call.input) {
    json::object input;
    // Of a request to a model the place is made of names that its sender chose.
    input["name"] = call.resource.type == "Model" ? "text " + std::to_string(inputs.size() + 1)
                                                  : shortened(content.name);
    input["hmac"] = to_hex(std::span<const unsigned char>(hmac_sha256(key, content.text)));
    inputs.emplace_back(std::move(input));
    if (inputs.size() == 64)
      break; // a commitment per page of a long document would exceed an entry; the body covers the rest
  }
  commitments["inputs"] = std::move(inputs);
  if (!call.body.empty()) commitments["body"] = to_hex(std::span<const unsigned char>(hmac_sha256(key, call.body)));
  entry["commitments"] = std::move(commitments);
  if (!call.body.empty() && call.body.size() <= body_bytes_max) {
    SOCLE_TRY(Bytes sealed, parts_.keys.seal(scope, call.body, call.id));
    unit.add(
        "INSERT INTO audit_bodies(tenant, call, class, sealed) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (tenant, call) DO NOTHING",
        {principal.tenant, call.id, scope, store::Blob{std::move(sealed)}});
  }
  return entry;
}

namespace {
std::string named(const json::object& entry) {
  const auto* resource = json::get_object(entry, "resource");
  return resource == nullptr ? std::string() : json::get_string(*resource, "id").value_or("");
}

// The row of a call says what lists and counts ask for, as its entry does: never what somebody typed.
struct NewRow {
  const kernel::Call& call;
  const kernel::Principal& principal;
  const json::object& entry;
  Timestamp at;
  std::string decision, status, stage, policies, model, zone;
  std::string_view data_class;
  std::span<const kernel::Finding> findings;
};
void add_row(store::Unit& unit, NewRow row, std::string_view on_conflict) {
  std::string findings; // ",email:1,iban:2,"
  for (const auto& [type, count] : counted(row.findings))
    findings += (findings.empty() ? "," : "") + type + ":" + std::to_string(count) + ",";
  unit.add(
      "INSERT INTO audit_calls(tenant, call, at, principal, action, resource_type, resource_id, decision, status, stage, policies, run, cost,"
      " purpose, model, zone, data_class, findings) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, ?13, ?14, ?15, ?16, ?17)" +
          std::string(on_conflict),
      {row.principal.tenant, row.call.id, row.at.us, row.principal.id, row.call.action, row.call.resource.type,
       named(row.entry), std::move(row.decision), std::move(row.status), std::move(row.stage), std::move(row.policies),
       row.call.run, json::get_string(row.entry, "purpose").value_or(""), std::move(row.model), std::move(row.zone),
       std::string(row.data_class), std::move(findings)},
      1);
}

// The model that a call goes to; empty where it asks none.
std::string model_of(const kernel::Call& call, const kernel::Candidate& candidate) {
  return call.action == model_action ? candidate.backend : std::string();
}
} // namespace

Result<store::Unit> Audit::intent(const kernel::Intent& intent) {
  store::Unit unit;
  SOCLE_TRY(json::object entry, head_of_entry(intent.call, intent.principal, &intent.decision,
                                              {intent.findings, intent.data_class}, intent.at, unit));
  entry["kind"] = "intent";
  json::object route;
  route["backend"] = intent.candidate.backend;
  route["site"] = intent.candidate.site;
  route["zone"] = intent.candidate.zone;
  if (!intent.attempts.empty()) {
    json::array after;
    for (const auto& attempt : intent.attempts) {
      json::object row;
      row["backend"] = attempt.backend;
      row["error"] = attempt.error;
      after.emplace_back(std::move(row));
    }
    route["after"] = std::move(after);
  }
  entry["route"] = std::move(route);
  entry["reserved_micros"] = intent.reserved.micros;
  SOCLE_CHECK(add_entry(unit, intent.principal.tenant, intent.call.id, entry));
  if (!intent.attempts.empty()) { // the call is open already
    unit.add(
        "UPDATE audit_calls SET policies = ?3, model = ?4, zone = ?5 WHERE tenant = ?1 AND call = ?2 AND status = 'open'",
        {intent.principal.tenant, intent.call.id, joined(intent.decision.policies),
         model_of(intent.call, intent.candidate), intent.candidate.zone},
        1);
    return unit;
  }
  add_row(unit,
          {intent.call, intent.principal, entry, intent.at, "permit", "open", "", joined(intent.decision.policies),
           model_of(intent.call, intent.candidate), intent.candidate.zone, intent.data_class, intent.findings},
          "");
  return unit;
}

Result<store::Unit> Audit::outcome(const kernel::Receipt& receipt) {
  SOCLE_ASSERT(receipt.principal != nullptr); // strangers are counted, not written
  store::Unit unit;
  const auto& tenant = receipt.principal->tenant;
  json::object entry;
  if (receipt.intent_recorded) { // who and what stand in the intent
    entry["v"] = 1;
    entry["call"] = receipt.call.id;
    entry["at"] = to_iso(receipt.at);
    entry["tenant"] = tenant;
    entry["action"] = receipt.call.action;
  } else {
    SOCLE_TRY(entry, head_of_entry(receipt.call, *receipt.principal, receipt.decision,
                                   {receipt.findings, receipt.data_class}, receipt.at, unit));
  }
  entry["kind"] = "outcome";
  entry["status"] = receipt.status;
  if (!receipt.stage.empty()) entry["stage"] = receipt.stage;
  if (!receipt.error.empty()) entry["error"] = receipt.error;
  entry["cost_micros"] = receipt.cost.micros;
  // What it took beside money, where it took any.
  for (const auto& [name, amount] :
       {std::pair("input_tokens", receipt.cost.input_tokens), std::pair("output_tokens", receipt.cost.output_tokens),
        std::pair("energy_mwh", receipt.cost.energy_mwh)}) {
    if (amount > 0) entry[name] = amount;
  }
  if (!receipt.facts.empty()) {
    json::object facts = receipt.facts;
    if (const auto customer = json::get_string(facts, "customer")) { // the only name among the facts that people choose
      SOCLE_TRY(const auto sealing, class_at(tenant, receipt.at));
      facts["customer"] = logged(*customer, tenant, sealing.second);
    }
    entry["facts"] = std::move(facts);
  }
  entry["stages"] = stages_of(receipt.stages);
  SOCLE_CHECK(add_entry(unit, tenant, receipt.call.id, entry));
  if (receipt.intent_recorded) {
    unit.add("UPDATE audit_calls SET status = ?3, stage = ?4, cost = ?5, input_tokens = ?6, output_tokens = ?7 "
             "WHERE tenant = ?1 AND call = ?2 AND status = 'open'",
             {tenant, receipt.call.id, receipt.status, receipt.stage, receipt.cost.micros, receipt.cost.input_tokens,
              receipt.cost.output_tokens},
             1);
  } else {
    add_row(unit,
            {receipt.call, *receipt.principal, entry, receipt.at,
             receipt.decision == nullptr ? "none"
             : receipt.decision->permit  ? "permit"
                                         : "forbid",
             receipt.status, receipt.stage,
             receipt.decision == nullptr ? std::string() : joined(receipt.decision->policies), "", "",
             receipt.data_class, receipt.findings},
            // an intent that was kept after its deadline
            " ON CONFLICT (tenant, call) DO UPDATE SET status = ?9, stage = ?10 WHERE audit_calls.status = 'open'");
  }
  return unit;
}

// At the start all that are open, later those that began so long ago: a receipt that could not be kept leaves one behind.
Result<void> Audit::recover_open_calls(std::optional<Microseconds> older_than) {
  const Timestamp before = older_than ? parts_.clock.now() - *older_than
                                      : Timestamp{std::numeric_limits<std::int64_t>::max()};
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read("SELECT tenant, call, action FROM audit_calls WHERE status = 'open' AND at < ?1 ORDER BY call",
                        {before.us}));
  for (const auto& row : rows) {
    store::Unit unit;
    json::object entry;
    entry["v"] = 1;
    entry["call"] = row.text(1);
    entry["at"] = to_iso(parts_.clock.now());
    entry["tenant"] = row.text(0);
    entry["action"] = row.text(2);
    entry["kind"] = "outcome";
    entry["status"] = "unknown"; // the daemon ended between intent and outcome, or the outcome could not be kept
    SOCLE_CHECK(add_entry(unit, row.text(0), row.text(1), entry));
    unit.add("UPDATE audit_calls SET status = 'unknown' WHERE tenant = ?1 AND call = ?2 AND status = 'open'",
             {row.text(0), row.text(1)}, 1);
    SOCLE_CHECK(parts_.store.commit_now(std::move(unit)));
  }
  return {};
}

} // namespace socle::audit
