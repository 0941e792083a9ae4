// Human gates: an immutable proposal, its versions, and decisions that bind to what was shown.
#include "workflows/errors.h"
#include "workflows/limits.h"
#include "workflows/live.h"

#include "base/digest.h"
#include "store/errors.h"

#include <algorithm>

namespace socle::workflows {

namespace {
constexpr std::string_view kGateColumns =
    "tenant, id, run, kind, title, state, started_by, decided_by, reason, version, hash, amount_cents, currency, summary, created, deadline, decided, proposal";
std::string scope_of(std::string_view tenant) { return "runs/" + std::string(tenant); }

std::string hash_of(const json::value& proposal) { return sha256_hex(json::canonical(proposal)); }
} // namespace

std::optional<std::chrono::seconds> duration_of(const json::value& value) {
  std::int64_t seconds = 0;
  if (const auto* o = value.if_object()) {
    const auto* parts = o->if_contains("after");
    if (parts != nullptr) return duration_of(*parts);
    constexpr std::pair<const char*, std::int64_t> units[] = {
        {"days", 86'400}, {"hours", 3'600}, {"minutes", 60}, {"seconds", 1}};
    for (const auto& [name, unit] : units)
      seconds += std::clamp<std::int64_t>(json::get_int(*o, name).value_or(0), 0, 1'000'000'000) * unit;
  } else if (value.is_string()) {
    std::string_view text = value.get_string();
    if (!text.starts_with('P')) return std::nullopt;
    std::int64_t number = 0;
    bool time = false;
    for (const char c : text.substr(1)) {
      if (c == 'T') time = true;
      else if (c >= '0' && c <= '9') number = std::min<std::int64_t>(number * 10 + (c - '0'), 1'000'000'000);
      else {
        const std::int64_t unit = c == 'W'           ? 604'800
                                  : c == 'D'         ? 86'400
                                  : c == 'H' && time ? 3'600
                                  : c == 'M' && time ? 60
                                  : c == 'S' && time ? 1
                                                     : 0;
        if (unit == 0) return std::nullopt;
        seconds = std::min<std::int64_t>(seconds + number * unit, 1'000'000'000);
        number = 0;
      }
    }
    if (number != 0) return std::nullopt; // of what?
  }
  if (seconds <= 0 || seconds > 366LL * 86'400) return std::nullopt;
  return std::chrono::seconds(seconds);
}

Result<bool> Engine::open_gate(Live& live, const Task& task, json::object arguments) {
  json::value stated = arguments.contains("deadline")  ? arguments["deadline"]
                       : arguments.contains("timeout") ? arguments["timeout"]
                                                       : json::value();
  const auto limit = stated.is_null() ? std::optional(gate_deadline_default) : duration_of(stated);
  if (!limit)
    return fail(kInvalidDefinition,
                {{"where", task.name}, {"reason", "the deadline is no duration such as P14D, of a year at most"}});
  const Timestamp now = parts_.clock.now();
  const std::string id = make_id("gate", parts_.clock, parts_.random);
  const json::value proposal = arguments.contains("proposal") ? arguments["proposal"] : json::value();
  SOCLE_TRY(const std::string blob, parts_.blobs.put(scope_of(live.run.tenant), json::canonical(proposal)));
  const auto text = [&](const char* name) { return json::get_string(arguments, name).value_or(""); };

  kernel::Call call;
  call.id = parts_.pipeline.new_call_id();
  call.action = "gate.open";
  call.resource = {"Gate", id, {}};
  call.purpose = live.definition->name;
  call.run = live.run.id;
  json::object body;
  body["gate"] = id;
  body["hash"] = hash_of(proposal);
  call.body = json::canonical(body);
  Live waiting = live;
  waiting.run.gate = id;
  call.joins = [&](const kernel::Outcome&) -> Result<store::Unit> {
    store::Unit unit;
    unit.add(
        "INSERT INTO workflow_gates(tenant, id, run, kind, title, state, started_by, decided_by, reason, version, hash, proposal, amount_cents, currency, summary, created, deadline) "
        "VALUES (?1, ?2, ?3, ?4, ?5, 'open', ?6, '', '', 1, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        {live.run.tenant, id, live.run.id, text("kind"), text("title"), live.run.started_by, hash_of(proposal), blob,
         text("amount_cents"), text("currency"), text("summary"), now.us, (now + *limit).us},
        1);
    unit.add(
        "INSERT INTO workflow_gate_versions(tenant, gate, version, hash, proposal, changes, by_person, at) VALUES (?1, ?2, 1, ?3, ?4, '{}', ?5, ?6)",
        {live.run.tenant, id, hash_of(proposal), blob, live.run.started_by, now.us}, 1);
    unit.add(
        "INSERT INTO workflow_steps(tenant, run, name, state, call, error, started) VALUES (?1, ?2, ?3, 'waiting', ?4, '', ?5) "
        "ON CONFLICT (tenant, run, name) DO UPDATE SET state = 'waiting', call = ?4, started = ?5",
        {live.run.tenant, live.run.id, live.run.step, call.id, now.us}, 1);
    SOCLE_CHECK(save(waiting, unit, "waiting"));
    return unit;
  };
  SOCLE_CHECK(parts_.pipeline.run_now({kernel::Credential::Kind::delegated, live.run.started_by}, call));
  succeeded(live);
  live = std::move(waiting);
  live.run.state = "waiting";
  return false;
}

// The gate itself is written by the call's joins, in the unit of its receipt.
Result<kernel::Outcome> Engine::open_gate_executor(const kernel::Call& call, const kernel::Principal&) {
  kernel::Outcome out;
  SOCLE_TRY(const json::value body, json::parse(call.body));
  out.facts = body.as_object();
  out.result = body;
  return out;
}

Result<Gate> Engine::gate_of(const store::Row& row, bool with_proposal) {
  Gate gate;
  gate.tenant = row.text(0), gate.id = row.text(1), gate.run = row.text(2), gate.kind = row.text(3),
  gate.title = row.text(4), gate.state = row.text(5);
  gate.started_by = row.text(6), gate.decided_by = row.text(7), gate.reason = row.text(8),
  gate.version = row.integer(9), gate.hash = row.text(10);
  gate.amount_cents = row.text(11), gate.currency = row.text(12), gate.summary = row.text(13),
  gate.created = {row.integer(14)}, gate.deadline = {row.integer(15)};
  if (!row.is_null(16)) gate.decided = Timestamp{row.integer(16)};
  if (with_proposal) {
    SOCLE_TRY(const Bytes proposal, parts_.blobs.get(scope_of(gate.tenant), row.text(17)));
    SOCLE_TRY(gate.proposal, json::parse(proposal));
    SOCLE_ASSERT(hash_of(gate.proposal) == gate.hash);
  }
  return gate;
}

Result<Gate> Engine::gate(const std::string& tenant, const std::string& id) {
  SOCLE_TRY(const store::Rows rows, parts_.store.read("SELECT " + std::string(kGateColumns) +
                                                          " FROM workflow_gates WHERE tenant = ?1 AND id = ?2",
                                                      {tenant, id}));
  if (rows.empty()) return fail(kUnknownGate, {{"gate", id}});
  return gate_of(rows.front(), true);
}

Result<std::vector<Gate>> Engine::open_gates(const std::string& tenant) {
  SOCLE_TRY(const store::Rows rows,
            parts_.store.read("SELECT " + std::string(kGateColumns) +
                                  " FROM workflow_gates WHERE tenant = ?1 AND state = 'open' ORDER BY id",
                              {tenant}));
  std::vector<Gate> out;
  for (const auto& row : rows) {
    SOCLE_TRY(out.emplace_back(), gate_of(row, false));
  }
  return out;
}

Result<std::vector<GateVersion>> Engine::gate_versions(const std::string& tenant, const std::string& gate) {
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read(
          "SELECT version, hash, by_person, at, changes FROM workflow_gate_versions WHERE tenant = ?1 AND gate = ?2 ORDER BY version",
          {tenant, gate}));
  std::vector<GateVersion> out;
  for (const auto& row : rows) {
    json::value changes = json::object();
    if (!row.text(4).empty() && row.text(4) != "{}") {
      SOCLE_TRY(const Bytes text, parts_.blobs.get(scope_of(tenant), row.text(4)));
      SOCLE_TRY(changes, json::parse(text));
    }
    out.push_back({row.integer(0), row.text(1), row.text(2), {row.integer(3)}, std::move(changes)});
  }
  return out;
}

Result<kernel::Outcome> Engine::approve(const Gate& gate, const std::string& proposal_hash, const std::string& by,
                                        std::optional<json::value> corrected, json::value changes) {
  if (gate.state != "open") return fail(kGateClosed, {{"gate", gate.id}, {"state", gate.state}});
  const Timestamp now = parts_.clock.now();
  if (now >= gate.deadline) return fail(kGateClosed, {{"gate", gate.id}, {"state", "expired"}});
  if (proposal_hash != gate.hash) return fail(kProposalChanged, {{"gate", gate.id}});
  const auto kind = gate_kinds_.find(gate.kind);
  SOCLE_ASSERT(kind != gate_kinds_.end());
  kernel::Outcome out;
  Gate decided = gate;
  SOCLE_TRY(std::string blob, parts_.blobs.put(scope_of(gate.tenant), json::canonical(gate.proposal)));
  if (corrected) {
    decided.proposal = std::move(*corrected);
    decided.hash = hash_of(decided.proposal);
    decided.version = gate.version + 1;
    SOCLE_TRY(blob, parts_.blobs.put(scope_of(gate.tenant), json::canonical(decided.proposal)));
    SOCLE_TRY(const std::string told,
              parts_.blobs.put(scope_of(gate.tenant),
                               json::canonical(changes))); // values of the paper: a blob, so that they can be erased
    out.unit.add(
        "INSERT INTO workflow_gate_versions(tenant, gate, version, hash, proposal, changes, by_person, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        {gate.tenant, gate.id, decided.version, decided.hash, blob, told, by, now.us}, 1);
  }
  out.unit.add(
      "UPDATE workflow_gates SET state = 'approved', decided_by = ?4, decided = ?5, version = ?6, hash = ?7, proposal = ?8 WHERE tenant = ?1 AND id = ?2 AND state = 'open' AND hash = ?3",
      {gate.tenant, gate.id, proposal_hash, by, now.us, decided.version, decided.hash, blob}, 1);
  SOCLE_TRY(Live live, load(gate.tenant, gate.run));
  json::object answer;
  answer["decision"] = "approved";
  answer["by"] = by;
  answer["at"] = to_iso(now);
  answer["version"] = decided.version;
  answer["hash"] = decided.hash;
  answer["proposal"] = decided.proposal;
  live.answer = std::move(answer);
  live.run.gate.clear();
  SOCLE_CHECK(save(live, out.unit, "running"));
  out.unit.add("UPDATE workflow_steps SET state = 'done', ended = ?4 WHERE tenant = ?1 AND run = ?2 AND name = ?3",
               {gate.tenant, gate.run, live.run.step, now.us});
  if (kind->second.approved) {
    SOCLE_TRY(store::Unit domain, kind->second.approved(decided));
    out.unit.append(std::move(domain));
  }
  out.facts["gate"] = gate.id;
  out.facts["version"] = decided.version;
  out.facts["proposal"] = decided.hash;
  json::object result;
  result["id"] = gate.id;
  result["run"] = gate.run;
  result["state"] = "approved";
  result["version"] = decided.version;
  result["proposal_hash"] = decided.hash;
  out.result = std::move(result);
  out.committed = [this, tenant = gate.tenant, run = gate.run] {
    changed(tenant, run);
    schedule(tenant, run);
  };
  return out;
}

Result<kernel::Outcome> Engine::refuse(const Gate& gate, const std::string& by, const std::string& reason) {
  if (gate.state != "open") return fail(kGateClosed, {{"gate", gate.id}, {"state", gate.state}});
  if (reason.find_first_not_of(" \t\r\n") == std::string::npos) return fail(kReasonMissing);
  const Timestamp now = parts_.clock.now();
  kernel::Outcome out;
  out.unit.add(
      "UPDATE workflow_gates SET state = 'refused', decided_by = ?3, decided = ?4, reason = ?5 WHERE tenant = ?1 AND id = ?2 AND state = 'open'",
      {gate.tenant, gate.id, by, now.us, reason.substr(0, 2'000)}, 1);
  SOCLE_TRY(Live live, load(gate.tenant, gate.run));
  json::object answer;
  answer["decision"] = "refused";
  answer["by"] = by;
  answer["at"] = to_iso(now);
  answer["reason"] = reason.substr(0, 2'000);
  live.answer = std::move(answer);
  live.run.gate.clear();
  SOCLE_CHECK(save(live, out.unit, "running"));
  out.unit.add("UPDATE workflow_steps SET state = 'failed', ended = ?4 WHERE tenant = ?1 AND run = ?2 AND name = ?3",
               {gate.tenant, gate.run, live.run.step, now.us});
  out.facts["gate"] = gate.id;
  out.facts["proposal"] = gate.hash;
  json::object result;
  result["id"] = gate.id;
  result["run"] = gate.run;
  result["state"] = "refused";
  out.result = std::move(result);
  out.committed = [this, tenant = gate.tenant, run = gate.run] { schedule(tenant, run); };
  return out;
}

// Silence never approves: a gate whose deadline has passed frees its run with an expiry, which ends it unless the workflow catches it.
Result<void> Engine::expire_gates() {
  const Timestamp now = parts_.clock.now();
  SOCLE_TRY(const store::Rows rows,
            parts_.store.read(
                "SELECT " + std::string(kGateColumns) + " FROM workflow_gates WHERE state = 'open' AND deadline <= ?1",
                {now.us}));
  Result<void> all;
  for (const auto& row : rows) { // one that cannot be expired now keeps no other open
    SOCLE_TRY(const Gate gate, gate_of(row, false));
    auto expired = expire(gate, now);
    if (!expired && !expired.error().is(store::kConflict))
      all = std::move(expired); // a conflict: the other worker was first
  }
  return all;
}

Result<void> Engine::expire(const Gate& gate, Timestamp now) {
  store::Unit unit;
  unit.add("UPDATE workflow_gates SET state = 'expired', decided = ?3 WHERE tenant = ?1 AND id = ?2 AND state = 'open'",
           {gate.tenant, gate.id, now.us}, 1);
  SOCLE_TRY(Live live, load(gate.tenant, gate.run));
  unit.add("UPDATE workflow_steps SET state = 'failed', ended = ?4 WHERE tenant = ?1 AND run = ?2 AND name = ?3",
           {gate.tenant, gate.run, live.run.step, now.us});
  json::object answer;
  answer["decision"] = "expired";
  answer["deadline"] = to_iso(gate.deadline);
  live.answer = std::move(answer);
  live.run.gate.clear();
  SOCLE_CHECK(save(live, unit, "running"));
  SOCLE_CHECK(commit(std::move(unit)));
  schedule(gate.tenant, gate.run);
  return {};
}

} // namespace socle::workflows
