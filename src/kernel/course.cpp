#include "kernel/course.h"

#include "kernel/errors.h"
#include "kernel/limits.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <set>

namespace socle::kernel {

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ", ") + item;
  return out.empty() ? "–" : out;
}

std::string listed(std::span<const std::string> items) {
  std::string out;
  for (const auto& item : items.first(std::min(items.size(), reasons_max))) out += (out.empty() ? "" : "; ") + item;
  return items.size() <= reasons_max ? out : out + "; and " + std::to_string(items.size() - reasons_max) + " more";
}

namespace {
constexpr std::string_view kWithFactor = "second_factor"; // the reason of a refusal that a second factor would undo
}

Error refusal(const Decision& decision, std::string_view action, const Resource& resource) {
  if (decision.reason == kWithFactor)
    return Error(kFactorNeeded, {{"action", std::string(action)},
                                 {"resource", resource.type + " " + resource.id},
                                 {"explanation", decision.explanation},
                                 {"policies", joined(decision.policies)}});
  return Error(kForbidden, {{"action", std::string(action)},
                            {"resource", resource.type + " " + resource.id},
                            {"explanation", decision.explanation},
                            {"policies", joined(decision.policies)},
                            {"reason", decision.reason}});
}

Attributes context_of(const Call& call, std::span<const Finding> findings) {
  Attributes context = call.context;
  std::set<std::string> types, origins;
  for (const auto& finding : findings) {
    types.insert(finding.type);
    if (const auto dot = finding.type.find('.'); dot != std::string::npos)
      types.insert(finding.type.substr(0, dot)); // its class: "secret"
  }
  constexpr const char* names[] = {"person", "document", "model", "tool", "person"};
  for (const auto& content : call.input) origins.insert(names[static_cast<std::size_t>(content.provenance)]);
  context["findings"] = std::vector<std::string>(types.begin(), types.end());
  context["provenance"] = std::vector<std::string>(origins.begin(), origins.end());
  return context;
}

namespace {
bool matches(std::string_view pattern, std::string_view name) { // "invoice.*", "*", or the name itself
  return pattern.ends_with('*') ? name.starts_with(pattern.substr(0, pattern.size() - 1)) : pattern == name;
}

// Whether the key is good for it; one without scopes is good for whatever its owner may do.
bool holds(const Principal& principal, std::string_view wanted) {
  return principal.scopes.empty() ||
         std::ranges::any_of(principal.scopes, [&](const auto& s) { return matches(s, wanted); });
}

Decision outside_scope(const Principal& principal, const std::string& because) {
  Decision decision;
  decision.policies = {"key-scope"};
  decision.reason = "key_scope";
  decision.explanation = "the key " + principal.key_id + " is limited to " + joined(principal.scopes) + because;
  return decision;
}
} // namespace

Result<Decision> decide_within_scope(Decider& decider, const Principal& principal, std::string_view action,
                                     const Resource& resource, const Attributes& context) {
  if (!holds(principal, action)) return outside_scope(principal, "");
  SOCLE_TRY(Decision decided, decider.decide({principal, action, resource, context}));
  if (decided.permit || principal.kind != "user") return decided;
  // Refused as it stands: with the second factor that was given it may be otherwise, and with a fresh one. Asked only here, so that
  // what needs no factor costs nothing.
  const auto with_age = [&](std::int64_t age_s) {
    Attributes more = context;
    more["factor_age_s"] = age_s;
    return decider.decide({principal, action, resource, more});
  };
  if (principal.factor_age_s) {
    auto confirmed = with_age(*principal.factor_age_s);
    if (confirmed && confirmed->permit) return confirmed;
  }
  const auto fresh = with_age(0);
  if (fresh && fresh->permit) decided.reason = kWithFactor; // policies that do not know the factor have refused already
  return decided;
}

Result<Decision> decide_call(Decider& decider, const Principal& principal, const Call& call,
                             std::span<const Finding> findings) {
  SOCLE_TRY(Decision decided,
            decide_within_scope(decider, principal, call.action, call.resource, context_of(call, findings)));
  const auto beyond = std::ranges::find_if(call.gives, [&](const auto& given) { return !holds(principal, given); });
  if (!decided.permit || beyond == call.gives.end()) return decided;
  Decision refused = outside_scope(
      principal, ", so it cannot give " + (*beyond == "*" ? "all that a role may do" : "“" + *beyond + "”"));
  refused.bundle = decided.bundle;
  return refused;
}

Problem blocked(const Decision& decision, std::string_view where, std::span<const Content> contents,
                std::span<const Finding> found) {
  for (const auto& finding : found) {
    for (const auto& pattern : decision.obligations.block) {
      if (!matches(pattern, finding.type)) continue;
      return Error(kBlockedContent, {{"where", std::string(where) + " “" + contents[finding.content].name + "”, " +
                                                   std::to_string(finding.begin)},
                                     {"type", finding.type},
                                     {"policies", joined(decision.policies)}});
    }
  }
  return {};
}

Result<Judgement> judge_at(Decider& decider, const Principal& principal, const Call& call,
                           std::span<const Finding> findings, const Obligations& bound, const Candidate& candidate) {
  Attributes context = context_of(call, findings);
  context["site"] = candidate.site;
  if (candidate.zone != "machine") context["zone"] = candidate.zone;
  Judgement out;
  SOCLE_TRY(out.decision, decide_within_scope(decider, principal, call.action, call.resource, context));
  auto& obligations = out.decision.obligations;
  obligations.add(bound);
  if (!out.decision.permit) out.refused = out.decision.explanation;
  else if (obligations.ask_human) out.refused = "a person must agree first: " + out.decision.explanation;
  else if (obligations.keep_local && candidate.site != "local")
    out.refused = "it is at " + candidate.site + ", and the data must stay here";
  else if (obligations.cost_micros_max && candidate.cost_max.micros > *obligations.cost_micros_max)
    out.refused = "it may cost " + std::to_string(candidate.cost_max.micros) + " millionths, above the cap of " +
                  std::to_string(*obligations.cost_micros_max);
  return out;
}

void spawn(asio::io_context& loop, Task<Result<Answer>> task, std::optional<Result<Answer>>& answer) {
  asio::co_spawn(loop, std::move(task), [&answer](std::exception_ptr crashed, Result<Answer> result) {
    if (crashed) answer.emplace(fail(kStageFailed, {{"stage", "pipeline"}, {"reason", "an exception"}}));
    else answer.emplace(std::move(result));
  });
}

Pipeline::Course::~Course() {
  if (lease) parts.accountant.release(*lease);
}

Problem Pipeline::Course::identify(const Credential& credential) {
  auto who = timed("identify", [&] { return parts.identifier.identify(credential); });
  if (!who) return who.error();
  principal = std::move(*who);
  identified = true;
  return {};
}

Problem Pipeline::Course::inspect_input() {
  auto inspected = timed("inspect", [&] { return parts.inspector.inspect(call.input); });
  if (!inspected) return inspected.error();
  findings = std::move(inspected->findings);
  data_class = std::move(inspected->data_class);
  return {};
}

Problem Pipeline::Course::decide() {
  auto decided = timed("decide",
                       [&]() -> Result<Decision> { return decide_call(parts.decider, principal, call, findings); });
  if (!decided) return decided.error();
  decision = std::move(*decided);
  obligations = decision->obligations;
  if (!decision->permit) return refusal(*decision, call.action, call.resource);
  if (decision->obligations.ask_human)
    return Error(kApprovalRequired, {{"action", call.action}, {"policies", joined(decision->policies)}});
  return block("input", call.input, findings);
}

bool Pipeline::Course::late() const {
  const auto until = executor->deadline ? executor->deadline(call) : std::nullopt;
  return until && parts.clock.monotonic() >= *until;
}

Problem Pipeline::Course::route() {
  if (as_given) call.input = *std::exchange(as_given, std::nullopt); // what one candidate must not see, another may
  call.pseudonyms.clear();
  auto routed = timed("route", [&]() -> Result<Candidate> {
    if (late()) return fail(kDeadlinePassed);
    if (!offers) {
      SOCLE_TRY(offers, executor->candidates(call, principal));
    }
    while (next_offer < offers->size()) {
      const Candidate& offer = (*offers)[next_offer++];
      SOCLE_TRY(Judgement here, judge_at(parts.decider, principal, call, findings, obligations, offer));
      if (here.refused.empty()) {
        decision = std::move(here.decision);
        if (executor->chosen) {
          executor->chosen(call, offer, [&](const Candidate& other) {
            const auto there = judge_at(parts.decider, principal, call, findings, obligations, other);
            return there && there->refused.empty();
          });
        }
        return offer;
      }
      if (here.decision.reason == kWithFactor)
        return std::unexpected(refusal(here.decision, call.action, call.resource));
      refused_offers.push_back(offer.backend + ": " + here.refused);
    }
    std::vector<std::string> why;
    for (const auto& attempt : attempts) why.push_back(attempt.backend + " failed (" + attempt.error + ")");
    why.insert(why.end(), refused_offers.begin(), refused_offers.end());
    if (why.empty()) why.emplace_back("nothing offers it");
    return fail(kNoRoute, {{"action", call.action}, {"reason", listed(why)}});
  });
  if (!routed) return routed.error();
  candidate = std::move(*routed);
  if (auto blocked = block("input", call.input, findings)) return blocked;
  return decision->obligations.redact || decision->obligations.pseudonymize ? redact() : Problem();
}

// Only now is it known where the text goes and what policy asks for there.
Problem Pipeline::Course::redact() {
  as_given = call.input;
  auto redacted = timed("route", [&] { return parts.inspector.redact(call.input, findings); });
  if (!redacted) return redacted.error();
  if (!decision->obligations.redact) call.pseudonyms = std::move(*redacted);
  stages.pop_back(); // a part of routing
  return {};
}

Problem Pipeline::Course::reserve() {
  auto reserved = timed("reserve", [&] { return parts.accountant.reserve(principal, call, candidate.cost_max); });
  if (!reserved) return reserved.error();
  lease = std::move(*reserved);
  return {};
}

Answer Pipeline::Course::answer() {
  count("done", "");
  return {call.id, std::move(outcome), std::move(*decision), std::move(findings)};
}

Problem Pipeline::Course::inspect_output() {
  if (outcome.output.empty()) return {};
  auto inspected = timed("inspect_output",
                         [&] { return parts.inspector.inspect_answer(outcome.output, given_input()); });
  if (!inspected) return inspected.error();
  note_answer(inspected->findings);
  return block("output", outcome.output, inspected->findings);
}

void Pipeline::Course::note_answer(std::span<const Finding> found) {
  for (const auto& finding : found) ++answer_findings[finding.type];
}

Problem Pipeline::Course::settle() {
  auto settled = timed("settle", [&] {
    if (!lease->warnings.empty())
      outcome.facts["budget_warnings"] = json::array(lease->warnings.begin(), lease->warnings.end());
    return parts.accountant.settle(principal, *lease, outcome.cost);
  });
  if (!settled) return settled.error();
  settlement = std::move(*settled);
  return {};
}

} // namespace socle::kernel
