// Deciding past requests again by policies that are not in force; reading the configuration anew.
#include "api/api.h"
#include "api/errors.h"
#include "api/limits.h"
#include "policy/decisions.h"

#include <charconv>

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member replay_members[] = {
    {"files", Type::object}, {"proposal"}, {"since_hours", Type::integer}, {"examples", Type::integer}};

json::value time_or_null(const std::optional<Timestamp>& at) { return at ? json::value(to_iso(*at)) : json::value(); }

json::object change_json(const policy::Change& change) {
  json::object out;
  out["action"] = change.action;
  out["role"] = change.role;
  out["from"] = change.from;
  out["to"] = change.to;
  out["from_policies"] = strings(change.from_policies);
  out["to_policies"] = strings(change.to_policies);
  out["decisions"] = change.times;
  return out;
}

json::object example_json(const policy::Example& example) {
  json::object resource, out;
  resource["type"] = example.past.resource.type;
  resource["id"] = example.past.resource.id;
  out["at"] = to_iso(example.past.at);
  out["decisions"] = example.past.times;
  out["principal"] = example.past.principal.id;
  out["role"] = example.past.principal.role;
  out["on_behalf_of"] = example.past.person ? json::value(example.past.person->id) : json::value();
  out["action"] = example.past.action;
  out["resource"] = std::move(resource);
  out["from"] = policy::described(example.past.decision);
  out["from_policies"] = strings(example.past.decision.policies);
  out["to"] = policy::described(example.now);
  out["to_policies"] = strings(example.now.policies);
  out["reason"] = example.now.explanation;
  return out;
}

json::object replay_json(const policy::Replay& replay) {
  json::object skipped, out;
  skipped["erased"] = replay.erased;
  skipped["unreadable"] = replay.unreadable;
  skipped["without_person"] = replay.without_person;
  json::array changes, examples;
  for (const auto& change : replay.changes) {
    if (changes.size() == replay_changes_max) break;
    changes.emplace_back(change_json(change));
  }
  for (const auto& example : replay.examples) examples.emplace_back(example_json(example));
  out["digest"] = replay.digest;
  out["from"] = time_or_null(replay.from);
  out["until"] = time_or_null(replay.until);
  out["decisions"] = replay.decisions;
  out["requests"] = replay.requests;
  out["changed"] = replay.changed;
  out["skipped"] = std::move(skipped);
  out["cut"] = replay.cut || replay.changes.size() > replay_changes_max;
  out["changes"] = std::move(changes);
  out["examples"] = std::move(examples);
  return out;
}

Result<std::int64_t> bounded(const json::object& body, std::string_view name, std::int64_t usual, std::int64_t most) {
  const std::int64_t value = json::get_int(body, name).value_or(usual);
  if (value >= 0 && value <= most) return value;
  return fail(kBadBody, {{"reason", "“" + std::string(name) + "” is 0 to " + std::to_string(most)}});
}

// Reads what others did, so it is decided and not merely asked; changes nothing.
HandlerResult replay(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "policy.replay", {"PolicyBundle", "next", {}}));
  SOCLE_TRY(const json::object body, ask.body(replay_members));
  const auto* given = json::get_object(body, "files");
  const auto proposal = json::get_string(body, "proposal");
  if ((given == nullptr) == !proposal) return fail(kBadBody, {{"reason", "give “files” or “proposal”, one of them"}});
  SOCLE_TRY(const std::int64_t hours, bounded(body, "since_hours", 24 * 7, 24 * 366));
  SOCLE_TRY(const std::int64_t examples, bounded(body, "examples", 20, 200));
  policy::Files files;
  if (proposal) {
    SOCLE_TRY(policy::Proposal found, services.publishing.proposal(who.tenant, *proposal));
    files = std::move(found.files);
  } else {
    for (const auto& file : *given) files[std::string(file.key())] = json::text(file.value());
  }
  SOCLE_TRY(const auto bundle, policy::Bundle::load(std::move(files), 0));
  SOCLE_TRY(const policy::Replay replayed,
            services.decisions.replay(who.tenant, *bundle, services.clock.now() - std::chrono::hours(hours),
                                      static_cast<std::size_t>(examples)));
  return json_response(replay_json(replayed));
}

HandlerResult reload(Services& services, const Ask& ask) {
  return change(services, ask, call_of("server.reload", {"Status", "server", {}}, {}), shown_as_is);
}
} // namespace

void register_reload(Services& services) {
  add_change(services, "server.reload",
             [prepare = services.reload](const json::object&, const kernel::Principal&) -> Changed {
               SOCLE_TRY(Reload prepared, prepare());
               kernel::Outcome out;
               out.facts["changed"] = strings(prepared.changed);
               out.result = out.facts;
               out.committed = std::move(prepared.apply);
               return out;
             });
}

std::vector<Route> replay_routes() {
  return {
      {"POST", "/api/v1/policy/replay", "policy.replay", false, replay},
      {"POST", "/api/v1/reload", "server.reload", false, reload, true},
  };
}

} // namespace socle::api
