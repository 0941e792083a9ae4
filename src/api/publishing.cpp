// Routes about who publishes policies: bundles, signers, the rules of publication, proposals and their approval.
#include "api/api.h"
#include "api/errors.h"

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member bundle_members[] = {{"files", Type::object, true}, {"signature", Type::text, false, true}};
constexpr Member rules_members[] = {{"signatures", Type::boolean, true}, {"two_people", Type::boolean, true}};
constexpr Member signer_members[] = {{"key", Type::text, true}};
const kernel::Resource next_bundle{"PolicyBundle", "next", {}};

policy::Files files_of(const json::object& body) {
  policy::Files out;
  if (const auto* files = json::get_object(body, "files")) {
    for (const auto& file : *files) out[std::string(file.key())] = json::text(file.value());
  }
  return out;
}

json::array remarks_json(const std::vector<policy::Remark>& remarks) {
  json::array out;
  for (const auto& remark : remarks) {
    json::object row;
    row["stage"] = remark.stage;
    row["file"] = remark.file;
    row["line"] = remark.line;
    row["column"] = remark.column;
    row["policy"] = remark.policy;
    row["message"] = remark.message;
    row["help"] = remark.help;
    out.emplace_back(std::move(row));
  }
  return out;
}

json::value or_null(const std::string& text) { return text.empty() ? json::value() : json::value(text); }

// The log's entry names the bundle by its digest and the signer by the fingerprint of the key: neither is a person's name.
kernel::Outcome published(policy::Publication publication, const std::string& proposal) {
  kernel::Outcome out;
  out.unit = std::move(publication.unit);
  out.facts["digest"] = publication.digest;
  out.facts["version"] = publication.version;
  if (!publication.signer_fingerprint.empty()) out.facts["signer"] = publication.signer_fingerprint;
  json::object shown = out.facts;
  if (!proposal.empty()) out.facts["proposal"] = proposal;
  shown["signer"] = or_null(publication.signer_fingerprint);
  shown["warnings"] = remarks_json(publication.warnings);
  out.result = std::move(shown);
  return out;
}

json::object rules_json(const policy::Rules& rules, const std::vector<policy::Signer>& signers) {
  json::array list;
  for (const auto& signer : signers) {
    json::object row;
    row["name"] = signer.name;
    row["key"] = signer.key;
    row["fingerprint"] = policy::fingerprint(signer.key).value_or("");
    row["at"] = to_iso(signer.at);
    row["by"] = signer.by;
    list.emplace_back(std::move(row));
  }
  json::object out;
  out["signatures"] = rules.signatures;
  out["two_people"] = rules.two_people;
  out["signers"] = std::move(list);
  return out;
}

json::object proposal_json(const policy::Proposal& proposal) {
  json::object out;
  out["id"] = proposal.id;
  out["digest"] = proposal.digest;
  out["signer"] = or_null(proposal.signer);
  out["at"] = to_iso(proposal.at);
  out["by"] = proposal.by;
  out["state"] = proposal.state;
  out["decided_by"] = or_null(proposal.decided_by);
  return out;
}

HandlerResult publish(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(bundle_members));
  return change(services, ask, call_of("policy.publish", next_bundle, body), shown_as_is);
}

HandlerResult rules(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "policy.get", {"PolicyBundle", "active", {}}));
  SOCLE_TRY(const policy::Rules now, services.publishing.rules(who.tenant));
  SOCLE_TRY(const auto signers, services.publishing.signers(who.tenant));
  return json_response(rules_json(now, signers));
}

HandlerResult set_rules(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(rules_members));
  return change(services, ask, call_of("policy.rules", next_bundle, body), shown_as_done);
}

HandlerResult add_signer(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(signer_members));
  return change(services, ask, call_of("policy.signer_add", next_bundle, body), shown_as_made);
}

HandlerResult remove_signer(Services& services, const Ask& ask) {
  json::object body;
  body["name"] = ask.path.at("name");
  return change(services, ask, call_of("policy.signer_remove", next_bundle, body), shown_as_done);
}

HandlerResult propose(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(bundle_members));
  return change(services, ask, call_of("policy.propose", next_bundle, body), shown_as_made);
}

HandlerResult proposals(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "policy.get", {"PolicyBundle", "active", {}}));
  SOCLE_TRY(const auto list, services.publishing.proposals(who.tenant));
  json::array items;
  for (const auto& proposal : list) items.emplace_back(proposal_json(proposal));
  json::object out;
  out["items"] = std::move(items);
  return json_response(out);
}

HandlerResult proposal(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "policy.get", {"PolicyBundle", "active", {}}));
  SOCLE_TRY(const policy::Proposal found, services.publishing.proposal(who.tenant, ask.path.at("id")));
  json::object out = proposal_json(found), files;
  for (const auto& [name, text] : found.files) files[name] = text;
  out["files"] = std::move(files);
  return json_response(out);
}

json::object named(const Ask& ask) {
  json::object body;
  body["id"] = ask.path.at("id");
  return body;
}

HandlerResult approve(Services& services, const Ask& ask) {
  return change(services, ask, call_of("policy.approve", next_bundle, named(ask)), shown_as_is);
}

HandlerResult withdraw(Services& services, const Ask& ask) {
  return change(services, ask, call_of("policy.withdraw", next_bundle, named(ask)), shown_as_done);
}

std::string text_of(const json::object& body, std::string_view name) {
  return json::get_string(body, name).value_or("");
}
} // namespace

void register_publishing(Services& services) {
  auto& publishing = services.publishing;
  add_change(services, "policy.publish",
             [&publishing](const json::object& body, const kernel::Principal& who) -> Changed {
               SOCLE_TRY(policy::Publication made,
                         publishing.publish(who.tenant, files_of(body), text_of(body, "signature"), who));
               return published(std::move(made), "");
             });
  add_change(services, "policy.rules",
             [&publishing](const json::object& body, const kernel::Principal& who) -> Changed {
               const policy::Rules wanted{json::get_bool(body, "signatures").value_or(false),
                                          json::get_bool(body, "two_people").value_or(false)};
               kernel::Outcome out;
               SOCLE_TRY(out.unit, publishing.set_rules(who.tenant, wanted));
               out.facts["signatures"] = wanted.signatures;
               out.facts["two_people"] = wanted.two_people;
               return out;
             });
  add_change(services, "policy.signer_add",
             [&publishing](const json::object& body, const kernel::Principal& who) -> Changed {
               kernel::Outcome out;
               const std::string key = text_of(body, "key");
               SOCLE_TRY(out.unit, publishing.add_signer(who.tenant, key, who.id));
               SOCLE_TRY(const std::string fingerprint, policy::fingerprint(key));
               out.facts["signer"] = fingerprint;
               json::object shown;
               shown["name"] = key.substr(0, key.find('+'));
               shown["fingerprint"] = fingerprint;
               out.result = std::move(shown);
               return out;
             });
  add_change(services, "policy.signer_remove",
             [&publishing](const json::object& body, const kernel::Principal& who) -> Changed {
               kernel::Outcome out;
               const std::string name = text_of(body, "name");
               SOCLE_TRY(const auto signers, publishing.signers(who.tenant));
               SOCLE_TRY(out.unit, publishing.remove_signer(who.tenant, name));
               for (const auto& signer : signers) {
                 if (signer.name == name) out.facts["signer"] = policy::fingerprint(signer.key).value_or("");
               }
               return out;
             });
  add_change(services, "policy.propose",
             [&publishing](const json::object& body, const kernel::Principal& who) -> Changed {
               SOCLE_TRY(policy::Publishing::Proposed made,
                         publishing.propose(who.tenant, files_of(body), text_of(body, "signature"), who));
               kernel::Outcome out;
               out.unit = std::move(made.unit);
               out.facts["proposal"] = made.id;
               out.facts["digest"] = made.digest;
               if (!made.signer_fingerprint.empty()) out.facts["signer"] = made.signer_fingerprint;
               json::object shown;
               shown["id"] = made.id;
               shown["digest"] = made.digest;
               out.result = std::move(shown);
               return out;
             });
  add_change(services, "policy.approve",
             [&publishing](const json::object& body, const kernel::Principal& who) -> Changed {
               const std::string id = text_of(body, "id");
               SOCLE_TRY(policy::Publication made, publishing.approve(who.tenant, id, who));
               return published(std::move(made), id);
             });
  add_change(services, "policy.withdraw",
             [&publishing](const json::object& body, const kernel::Principal& who) -> Changed {
               kernel::Outcome out;
               const std::string id = text_of(body, "id");
               SOCLE_TRY(out.unit, publishing.withdraw(who.tenant, id, who));
               out.facts["proposal"] = id;
               return out;
             });
}

std::vector<Route> publishing_routes() {
  return {
      {"POST", "/api/v1/policy/bundle", "policy.publish", false, publish, true},
      {"GET", "/api/v1/policy/rules", "policy.get", false, rules},
      {"PUT", "/api/v1/policy/rules", "policy.rules", false, set_rules, true},
      {"POST", "/api/v1/policy/signers", "policy.signer_add", false, add_signer, true},
      {"DELETE", "/api/v1/policy/signers/{name}", "policy.signer_remove", false, remove_signer, true},
      {"GET", "/api/v1/policy/proposals", "policy.get", false, proposals},
      {"POST", "/api/v1/policy/proposals", "policy.propose", false, propose, true},
      {"GET", "/api/v1/policy/proposals/{id}", "policy.get", false, proposal},
      {"POST", "/api/v1/policy/proposals/{id}/approve", "policy.approve", false, approve, true},
      {"DELETE", "/api/v1/policy/proposals/{id}", "policy.withdraw", false, withdraw, true},
  };
}

} // namespace socle::api
