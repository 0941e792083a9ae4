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

std::vector<std::string> obligations_of(const kernel::Obligations& obligations) {
  std::vector<std::string> out;
  if (obligations.ask_human) out.emplace_back("ask_human");
  if (obligations.keep_local) out.emplace_back("keep_local");
  if (obligations.redact) out.emplace_back("redact");
  if (obligations.pseudonymize) out.emplace_back("pseudonymize");
  for (const auto& type : obligations.block) out.push_back("block:" + type);
  return out;
}

std::map<std::string, std::int64_t> counted(std::span<const kernel::Finding> findings) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& finding : findings) ++counts[finding.type];
  return counts;
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

Result<void> add_entry(store::Unit& unit, const std::string& tenant, const std::string& call, Bytes text) {
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

// What an entry's first part says beside the call itself: what had to be committed to, or sealed.
struct EntryHead {
  std::string scope, key; // the class that seals now, and its key for commitments
  std::string purpose, resource; // as the log may name them
  std::string body; // its commitment; empty: none
};

// Seals the body and the purpose apart.
Result<EntryHead> Audit::head_of(const kernel::Call& call, const kernel::Principal& principal, Timestamp at,
                                 store::Unit& unit) {
  EntryHead head;
  SOCLE_TRY(auto sealing, class_at(principal.tenant, at));
  head.scope = std::move(sealing.first);
  head.key = std::move(sealing.second);
  std::string purpose = shortened(call.purpose);
  if (call.purpose_typed) {
    head.purpose = logged(purpose, principal.tenant, head.key);
    if (head.purpose != purpose) SOCLE_CHECK(keep_purpose(unit, principal.tenant, head.scope, head.purpose, purpose));
  } else {
    head.purpose = std::move(purpose);
  }
  // A model's name is the company's own word for it: what was not known under its name is called unknown.
  head.resource = call.resource.type == "Model" ? call.resource.id
                                                : logged(call.resource.id, principal.tenant, head.key);
  if (call.body.empty()) return head;
  head.body = to_hex(std::span<const unsigned char>(hmac_sha256(head.key, call.body)));
  if (call.body.size() > body_bytes_max) return head;
  SOCLE_TRY(Bytes sealed, parts_.keys.seal(head.scope, call.body, call.id));
  unit.add(
      "INSERT INTO audit_bodies(tenant, call, class, sealed) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (tenant, call) DO NOTHING",
      {principal.tenant, call.id, head.scope, store::Blob{std::move(sealed)}});
  return head;
}

namespace {
void write_commitments(json::Writer& out, const EntryHead& head, const kernel::Call& call) {
  if (!head.body.empty()) out.text("body", head.body);
  out.text("class", head.scope);
  // A commitment per page of a long document would exceed an entry; the body covers the rest.
  const std::span inputs(call.input.data(), std::min<std::size_t>(call.input.size(), 64));
  const bool of_model = call.resource.type == "Model";
  std::size_t number = 0;
  out.objects("inputs", inputs, [&](json::Writer& input, const kernel::Content& content) {
    input.text("hmac", to_hex(std::span<const unsigned char>(hmac_sha256(head.key, content.text))));
    // Of a request to a model the place is made of names that its sender chose.
    input.text("name", of_model ? "text " + std::to_string(++number) : shortened(content.name));
  });
}

// What an entry says; what is absent stands not in it.
struct Entry {
  const kernel::Call& call;
  const std::string& tenant;
  Timestamp at;
  // ---- who and what: in the intent, and where there was none, in the outcome
  const EntryHead* head = nullptr;
  const kernel::Principal* principal = nullptr;
  const kernel::Decision* decision = nullptr;
  std::span<const kernel::Finding> findings = {};
  std::string_view data_class = {};
  // ---- one of these
  const kernel::Intent* intent = nullptr;
  const kernel::Receipt* receipt = nullptr;
  const json::object* facts = nullptr; // of the receipt
};

// What the detectors said (verdict, class), apart from what policy made of it (the decision's obligations).
void write_guard(json::Writer& out, const Entry& entry) {
  if (!entry.data_class.empty()) out.text("data_class", entry.data_class);
  out.object("findings", [&](json::Writer& types) {
    for (const auto& [type, count] : counted(entry.findings)) types.number(type, count);
  });
  out.text("verdict", entry.findings.empty() ? "allow" : "warn");
}

void write_route(json::Writer& out, const kernel::Intent& intent) {
  if (!intent.attempts.empty()) {
    out.objects("after", intent.attempts, [](json::Writer& row, const kernel::Attempt& attempt) {
      row.text("backend", attempt.backend);
      row.text("error", attempt.error);
    });
  }
  out.text("backend", intent.candidate.backend);
  out.text("site", intent.candidate.site);
  out.text("zone", intent.candidate.zone);
}

void write_principal(json::Writer& out, const kernel::Principal& who) {
  if (!who.on_behalf_of.empty()) out.text("for", who.on_behalf_of);
  out.text("id", who.id);
  if (!who.key_id.empty()) out.text("key", who.key_id);
  out.text("kind", who.kind);
  out.text("role", who.role);
}

void write_decision(json::Writer& out, const kernel::Decision& decision) {
  out.text("bundle", decision.bundle);
  out.text("effect", decision.permit ? "permit" : "forbid");
  out.texts("obligations", obligations_of(decision.obligations));
  out.texts("policies", decision.policies);
  out.text("reason", decision.reason);
}

Bytes text_of(const Entry& entry) {
  Bytes text;
  text.reserve(1536);
  {
    json::Writer out(text);
    const auto* receipt = entry.receipt;
    const auto amount = [&](std::string_view name, std::int64_t value) { // what it took beside money, where it took any
      if (receipt != nullptr && value > 0) out.number(name, value);
    };
    const kernel::Cost cost = receipt == nullptr ? kernel::Cost() : receipt->cost;
    out.text("action", entry.call.action);
    out.text("at", to_iso(entry.at));
    out.text("call", entry.call.id);
    if (entry.head != nullptr)
      out.object("commitments", [&](json::Writer& inner) { write_commitments(inner, *entry.head, entry.call); });
    if (receipt != nullptr) out.number("cost_micros", cost.micros);
    if (entry.decision != nullptr)
      out.object("decision", [&](json::Writer& inner) { write_decision(inner, *entry.decision); });
    amount("energy_mwh", cost.energy_mwh);
    if (receipt != nullptr && !receipt->error.empty()) out.text("error", receipt->error);
    if (entry.facts != nullptr && !entry.facts->empty()) out.tree("facts", *entry.facts);
    if (entry.head != nullptr) out.object("guard", [&](json::Writer& inner) { write_guard(inner, entry); });
    amount("input_tokens", cost.input_tokens);
    out.text("kind", entry.intent != nullptr ? "intent" : "outcome");
    amount("output_tokens", cost.output_tokens);
    if (entry.head != nullptr) {
      out.object("principal", [&](json::Writer& inner) { write_principal(inner, *entry.principal); });
      out.text("purpose", entry.head->purpose);
    }
    if (entry.intent != nullptr) out.number("reserved_micros", entry.intent->reserved.micros);
    if (entry.head != nullptr) {
      out.object("resource", [&](json::Writer& inner) {
        inner.text("id", entry.head->resource);
        inner.text("type", entry.call.resource.type);
      });
    }
    if (entry.intent != nullptr) out.object("route", [&](json::Writer& inner) { write_route(inner, *entry.intent); });
    if (entry.head != nullptr && !entry.call.run.empty()) out.text("run", entry.call.run);
    if (receipt != nullptr && !receipt->stage.empty()) out.text("stage", receipt->stage);
    if (receipt != nullptr) {
      out.objects("stages", receipt->stages, [](json::Writer& row, const kernel::StageTrace& stage) {
        row.text("name", stage.name);
        row.number("us", stage.us);
        row.text("verdict", stage.verdict);
      });
      out.text("status", receipt->status);
    }
    out.text("tenant", entry.tenant);
    out.number("v", 1);
  }
  return text;
}

// The row of a call says what lists and counts ask for, as its entry does: never what somebody typed.
struct NewRow {
  const kernel::Call& call;
  const kernel::Principal& principal;
  const EntryHead* head;
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
       row.head->resource, std::move(row.decision), std::move(row.status), std::move(row.stage),
       std::move(row.policies), row.call.run, row.head->purpose, std::move(row.model), std::move(row.zone),
       std::string(row.data_class), std::move(findings)},
      1);
}

// The model that a call goes to; empty where it asks none.
std::string model_of(const kernel::Call& call, const kernel::Candidate& candidate) {
  return call.action == model_action || call.action.starts_with("file.") ? candidate.backend : std::string();
}
} // namespace

Result<store::Unit> Audit::intent(const kernel::Intent& intent) {
  store::Unit unit;
  SOCLE_TRY(const EntryHead head, head_of(intent.call, intent.principal, intent.at, unit));
  SOCLE_CHECK(add_entry(unit, intent.principal.tenant, intent.call.id,
                        text_of({.call = intent.call,
                                 .tenant = intent.principal.tenant,
                                 .at = intent.at,
                                 .head = &head,
                                 .principal = &intent.principal,
                                 .decision = &intent.decision,
                                 .findings = intent.findings,
                                 .data_class = intent.data_class,
                                 .intent = &intent})));
  if (!intent.attempts.empty()) { // the call is open already
    unit.add(
        "UPDATE audit_calls SET policies = ?3, model = ?4, zone = ?5 WHERE tenant = ?1 AND call = ?2 AND status = 'open'",
        {intent.principal.tenant, intent.call.id, joined(intent.decision.policies),
         model_of(intent.call, intent.candidate), intent.candidate.zone},
        1);
    return unit;
  }
  add_row(unit,
          {intent.call, intent.principal, &head, intent.at, "permit", "open", "", joined(intent.decision.policies),
           model_of(intent.call, intent.candidate), intent.candidate.zone, intent.data_class, intent.findings},
          "");
  return unit;
}

Result<store::Unit> Audit::outcome(const kernel::Receipt& receipt) {
  SOCLE_ASSERT(receipt.principal != nullptr); // strangers are counted, not written
  store::Unit unit;
  const auto& tenant = receipt.principal->tenant;
  Entry entry{.call = receipt.call, .tenant = tenant, .at = receipt.at, .receipt = &receipt, .facts = &receipt.facts};
  std::optional<EntryHead> head; // where there is an intent, who and what stand in it
  if (!receipt.intent_recorded) {
    SOCLE_TRY(head, head_of(receipt.call, *receipt.principal, receipt.at, unit));
    entry.head = &*head;
    entry.principal = receipt.principal;
    entry.decision = receipt.decision;
    entry.findings = receipt.findings;
    entry.data_class = receipt.data_class;
  }
  json::object facts;
  if (const auto customer = json::get_string(receipt.facts,
                                             "customer")) { // the only name among them that people choose
    SOCLE_TRY(const auto sealing, class_at(tenant, receipt.at));
    facts = receipt.facts;
    facts["customer"] = logged(*customer, tenant, sealing.second);
    entry.facts = &facts;
  }
  SOCLE_CHECK(add_entry(unit, tenant, receipt.call.id, text_of(entry)));
  if (receipt.intent_recorded) {
    unit.add("UPDATE audit_calls SET status = ?3, stage = ?4, cost = ?5, input_tokens = ?6, output_tokens = ?7 "
             "WHERE tenant = ?1 AND call = ?2 AND status = 'open'",
             {tenant, receipt.call.id, receipt.status, receipt.stage, receipt.cost.micros, receipt.cost.input_tokens,
              receipt.cost.output_tokens},
             1);
  } else {
    add_row(unit,
            {receipt.call, *receipt.principal, &*head, receipt.at,
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
    SOCLE_CHECK(add_entry(unit, row.text(0), row.text(1), json::canonical(entry)));
    unit.add("UPDATE audit_calls SET status = 'unknown' WHERE tenant = ?1 AND call = ?2 AND status = 'open'",
             {row.text(0), row.text(1)}, 1);
    SOCLE_CHECK(parts_.store.commit_now(std::move(unit)));
  }
  return {};
}

} // namespace socle::audit
