// How a bundle decides: the question becomes a flat request, and the engine's answer becomes a Decision in words.
#include "policy/annotations.h"
#include "policy/bundle.h"
#include "policy/limits.h"
#include "policy/words.h"

#include <socle_cedar.h>

#include <algorithm>
#include <set>

namespace socle::policy {

namespace {

std::string joined(std::span<const std::string> items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ", ") + item;
  return out;
}

// "secret.aws_access_key" is also a "secret": Cedar cannot look inside the members of a set.
std::vector<std::string> with_classes(const std::vector<std::string>& findings) {
  std::set<std::string> all(findings.begin(), findings.end());
  for (const auto& finding : findings) {
    for (auto dot = finding.find('.'); dot != std::string::npos; dot = finding.find('.', dot + 1))
      all.insert(finding.substr(0, dot));
  }
  return {all.begin(), all.end()};
}

void write_set(RequestWriter& out, const std::vector<std::string>& members) {
  out.set(members.size());
  for (const auto& member : members) out.string(member);
}

void write_attribute(RequestWriter& out, std::string_view name, const kernel::Attribute& value) {
  out.text(name);
  if (const auto* b = std::get_if<bool>(&value)) out.boolean(*b);
  else if (const auto* i = std::get_if<std::int64_t>(&value)) out.integer(*i);
  else if (const auto* s = std::get_if<std::string>(&value)) out.string(*s);
  else if (name == "findings") write_set(out, with_classes(std::get<std::vector<std::string>>(value)));
  else write_set(out, std::get<std::vector<std::string>>(value));
}

void write_record(RequestWriter& out, const kernel::Attributes& attributes) {
  out.count(attributes.size());
  for (const auto& [name, value] : attributes) write_attribute(out, name, value);
}

std::string_view type_of(const kernel::Principal& principal) {
  return principal.kind == "user" ? "User" : principal.kind == "service" ? "Service" : "";
}

void write_principal(RequestWriter& out, const kernel::Principal& principal, const kernel::Attributes& more) {
  kernel::Attributes attributes = more;
  attributes["tenant"] = principal.tenant;
  attributes["language"] = std::string(language_tag(principal.language));
  if (!principal.on_behalf_of.empty()) attributes["on_behalf_of"] = principal.on_behalf_of;
  out.uid(type_of(principal), principal.id);
  write_record(out, attributes);
  out.count(0); // tags
  out.count(1); // ancestors
  out.uid("Role", principal.role);
}

void write_request(RequestWriter& out, const kernel::Question& question) {
  const auto& [principal, action, resource, context] = question;
  const bool about_oneself = type_of(principal) == resource.type && principal.id == resource.id;
  out.clear();
  out.uid(type_of(principal), principal.id);
  out.uid("Action", action);
  out.uid(resource.type, resource.id);
  write_record(out, context);
  out.count(about_oneself ? 1 : 2);
  write_principal(out, principal, about_oneself ? resource.attributes : kernel::Attributes{});
  if (about_oneself) return;
  out.uid(resource.type, resource.id);
  write_record(out, resource.attributes);
  out.count(0);
  out.count(0);
}

std::size_t bytes_of(const kernel::Attributes& attributes) {
  std::size_t bytes = 0;
  for (const auto& [name, value] : attributes) {
    bytes += name.size() + sizeof value;
    if (const auto* s = std::get_if<std::string>(&value)) bytes += s->size();
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
      bytes += list->size() * sizeof(std::string);
      for (const auto& item : *list) bytes += item.size();
    }
  }
  return bytes;
}

struct Said {
  const char* reason;
  const Text& words;
};

Said said_of(int status) {
  switch (status) {
    case SOCLE_CEDAR_UNKNOWN_PRINCIPAL: return {"unknown_principal", kUnknownPrincipal};
    case SOCLE_CEDAR_UNKNOWN_ACTION: return {"unknown_action", kUnknownAction};
    case SOCLE_CEDAR_UNKNOWN_RESOURCE: return {"unknown_resource", kUnknownResource};
    case SOCLE_CEDAR_MALFORMED:
    case SOCLE_CEDAR_REJECTED_BY_SCHEMA: return {"invalid_request", kInvalidRequest};
    case SOCLE_CEDAR_POLICY_ERROR: return {"policy_error", kPolicyError};
    default: return {"internal", kInternal};
  }
}

} // namespace

Explanation Bundle::explain(const kernel::Question& question) const {
  const auto& principal = question.principal;
  const auto refuse = [&](int status, std::string message) {
    EngineAnswer answer;
    answer.status = status;
    answer.message = std::move(message);
    return decided(question, answer);
  };
  if (type_of(principal).empty() || principal.id.empty() || principal.tenant.empty()) {
    return refuse(SOCLE_CEDAR_UNKNOWN_PRINCIPAL, "a principal has an id, a tenant and the kind user or service");
  }
  if (question.context.size() > context_attributes_max ||
      bytes_of(question.context) + bytes_of(question.resource.attributes) > context_bytes_max) {
    return refuse(SOCLE_CEDAR_REJECTED_BY_SCHEMA, "they are too many or too long");
  }
  thread_local RequestWriter request;
  write_request(request, question);
  if (const auto known = remembered_.find(request.bytes())) return *known;
  const EngineAnswer answer = engine_->authorize(request.bytes(), SOCLE_CEDAR_CHECK | SOCLE_CEDAR_STRICT);
  Explanation explained = decided(question, answer);
  if (answer.status == SOCLE_CEDAR_OK) remembered_.keep(request.bytes(), explained); // a failure is tried anew
  return explained;
}

std::shared_ptr<const Explanation> Remembered::find(std::string_view request) const {
  const std::lock_guard lock(mutex_);
  const auto found = answers_.find(request);
  return found == answers_.end() ? nullptr : found->second;
}

void Remembered::keep(std::string_view request, Explanation explanation) {
  if (request.size() > remembered_bytes_max) return;
  auto kept = std::make_shared<const Explanation>(std::move(explanation));
  const std::lock_guard lock(mutex_);
  if (answers_.size() >= remembered_max) answers_.clear(); // what is asked often is soon back
  answers_.emplace(request, std::move(kept));
}

Explanation Bundle::decided(const kernel::Question& question, const EngineAnswer& answer) const {
  const Language language = question.principal.language;
  const auto ids = [&](std::span<const std::uint32_t> indexes) {
    std::vector<std::string> names;
    for (const auto index : indexes) names.push_back(rules_.at(index).id);
    return names;
  };
  Explanation out;
  out.unmet = ids(answer.unmet);
  auto& decision = out.decision;
  decision.bundle = digest_;
  Error::Parameters facts{
      {"role", question.principal.role}, {"action", std::string(question.action)}, {"detail", answer.message}};
  if (answer.status != SOCLE_CEDAR_OK) {
    const Said said = said_of(answer.status);
    decision.reason = said.reason;
    decision.policies = ids(answer.errors);
    if (answer.status == SOCLE_CEDAR_UNKNOWN_ACTION) {
      const auto near = near_misses(question.action, actions_);
      facts.back().second = near.empty() ? "" : fill(kDidYouMean.in(language), {{"name", near.front()}});
    }
    facts.emplace_back("policies", joined(decision.policies));
    decision.explanation = fill(said.words.in(language), facts);
    return out;
  }
  decision.permit = answer.permit;
  decision.policies = ids(answer.reasons);
  decision.reason = answer.permit ? "permitted" : answer.reasons.empty() ? "no_permit" : "forbidden";
  for (const auto index : answer.reasons) {
    const Rule& rule = rules_.at(index);
    const auto& words = rule.reason[language == Language::french ? 1 : language == Language::german ? 2 : 0];
    if (!words.empty()) decision.explanation += (decision.explanation.empty() ? "" : " ") + words;
    if (answer.permit) decision.obligations.add(rule.obligations);
  }
  if (!decision.explanation.empty()) return out;
  facts.emplace_back("policies", joined(answer.permit ? decision.policies : out.unmet));
  const Text& words = answer.permit ? kPermittedBy : out.unmet.empty() ? kNoPermit : kConditionsUnmet;
  decision.explanation = fill(words.in(language), facts);
  return out;
}

} // namespace socle::policy
