// Where a request to a model would go, and why: “route explain”.
#include "api/api.h"
#include "api/errors.h"
#include "backends/hub.h"

#include "guard/guard.h"

#include <set>

namespace socle::api {

namespace {
using Type = Member::Type;
constexpr Member explain_members[] = {{"model", Type::text, true},
                                      {"principal"},
                                      {"purpose"},
                                      {"text"},
                                      {"findings", Type::array},
                                      {"api"},
                                      {"needs", Type::array},
                                      {"input_tokens", Type::integer},
                                      {"output_tokens", Type::integer}};
constexpr std::int64_t tokens_max = 1'000'000'000; // more than any model holds; keeps sums of prices in bounds

struct WireName {
  std::string_view name;
  dialects::Wire wire;
};
constexpr WireName wire_names[] = {{"chat", dialects::Wire::openai_chat},
                                   {"responses", dialects::Wire::openai_responses},
                                   {"completions", dialects::Wire::openai_completions},
                                   {"embeddings", dialects::Wire::openai_embeddings},
                                   {"images", dialects::Wire::openai_images},
                                   {"speech", dialects::Wire::openai_speech},
                                   {"transcriptions", dialects::Wire::openai_transcriptions},
                                   {"messages", dialects::Wire::anthropic_messages}};

std::unexpected<Error> wrong(const std::string& what) { return fail(kBadBody, {{"reason", what}}); }

Result<std::set<std::string>> words_of(const json::object& body, std::string_view name) {
  std::set<std::string> out;
  const auto* list = json::get_array(body, name);
  if (list == nullptr) return out;
  for (const auto& word : *list) {
    if (!word.is_string()) return wrong("“" + std::string(name) + "” holds texts");
    out.insert(json::text(word));
  }
  return out;
}

Result<std::optional<std::int64_t>> tokens_of(const json::object& body, std::string_view name) {
  const auto count = json::get_int(body, name);
  if (count && (*count < 0 || *count > tokens_max))
    return wrong("“" + std::string(name) + "” is from 0 to " + std::to_string(tokens_max));
  return count;
}

// The request as it would be, as far as routing looks at it.
Result<backends::Wanted> wanted_of(const json::object& body, const kernel::Principal& who) {
  backends::Wanted out;
  out.model = json::get_string(body, "model").value_or("");
  const std::string api = json::get_string(body, "api").value_or("chat");
  const auto* wire = std::ranges::find(wire_names, api, &WireName::name);
  if (wire == std::end(wire_names))
    return wrong("“api” is chat, responses, completions, embeddings, images, speech, transcriptions or messages");
  out.wire = wire->wire;
  SOCLE_TRY(auto needs, words_of(body, "needs"));
  out.has_images = needs.erase("vision") > 0;
  out.has_tools = needs.erase("tools") > 0;
  out.wants_schema = needs.erase("schema") > 0;
  if (!needs.empty()) return wrong("“needs” are vision, tools and schema, not “" + *needs.begin() + "”");
  SOCLE_TRY(out.output_tokens_max, tokens_of(body, "output_tokens"));
  SOCLE_TRY(const auto input, tokens_of(body, "input_tokens"));
  const std::string text = json::get_string(body, "text").value_or("");
  out.text_bytes = input ? static_cast<std::size_t>(*input) * 4 : text.size(); // some four bytes a token
  out.body_bytes = out.text_bytes;
  out.purpose = json::get_string(body, "purpose").value_or("");
  out.conversation = who.id + "\n" + text.substr(0, 1'024);
  return out;
}

json::object judgement_json(const kernel::Judgement& judged) {
  json::object out;
  out["decision"] = judged.refused.empty() ? "permit" : "forbid";
  out["policies"] = strings(judged.decision.policies);
  out["reason"] = judged.refused.empty() ? judged.decision.explanation : judged.refused;
  out["obligations"] = obligations_json(judged.decision.obligations);
  return out;
}

json::object candidate_json(const backends::Hub::Explained::Candidate& row) {
  const auto& [option, policy, order] = row;
  json::object breaker, out;
  breaker["state"] = backends::circuit_name(option.health.state);
  breaker["failures"] = option.health.failures;
  breaker["rests_ms"] = (option.health.rests.count() + 999) / 1'000;
  out["order"] = order ? json::value(*order) : json::value();
  out["model"] = option.model->name;
  out["kind"] = backends::kind_name(option.model->kind);
  out["zone"] = backends::zone_name(option.model->zone);
  out["policy"] = policy ? json::value(judgement_json(*policy)) : json::value();
  out["unfit"] = option.unfit.empty() ? json::value() : json::value(option.unfit);
  out["price_in_micros"] = option.model->price_in_micros;
  out["price_out_micros"] = option.model->price_out_micros;
  out["cost_max_micros"] = option.cost_max.micros;
  out["under_way"] = option.health.under_way;
  out["first_byte_ms"] = option.health.first_byte.count() == 0
                             ? json::value()
                             : json::value((option.health.first_byte.count() + 500) / 1'000);
  out["breaker"] = std::move(breaker);
  out["weight"] = option.weight == 0 && !option.drawn ? json::value() : json::value(option.weight);
  out["drawn"] = option.drawn;
  out["evaluation"] = option.evaluation ? json::value(backends::to_json(*option.evaluation)) : json::value();
  out["preferred"] = option.preferred;
  return out;
}

HandlerResult explain(Services& services, const Ask& ask) {
  SOCLE_TRY(kernel::Principal who, read(services, ask, "route.explain", {"Model", "all", {}}));
  SOCLE_TRY(const json::object body, ask.body(explain_members));
  if (const auto other = json::get_string(body, "principal")) {
    SOCLE_TRY(who, read(services, ask, "policy.check", {"PolicyBundle", "active", {}}));
    SOCLE_TRY(who, whom(services, who, *other));
  }
  who.language = ask.language;
  SOCLE_TRY(const backends::Wanted wanted, wanted_of(body, who));
  std::vector<kernel::Content> input{{"text", json::get_string(body, "text").value_or(""), kernel::Provenance::person}};
  SOCLE_TRY(kernel::Inspection inspection, services.guard.inspect(input));
  SOCLE_TRY(const auto supposed, words_of(body, "findings"));
  for (const auto& type : supposed) inspection.findings.push_back({type, 0, 0, 0, 100});
  SOCLE_TRY(const auto explained,
            services.hub.explain(who, wanted, json::get_string(body, "purpose").value_or("model call"),
                                 std::move(input), inspection.findings));
  std::set<std::string> types;
  for (const auto& finding : inspection.findings) types.insert(finding.type);
  json::array candidates;
  for (const auto& row : explained.candidates) candidates.emplace_back(candidate_json(row));
  json::object out;
  out["model"] = wanted.model;
  out["by"] = backends::by_name(explained.by);
  out["findings"] = json::array(types.begin(), types.end());
  out["data_class"] = guard::data_class_of(inspection.findings);
  out["policy"] = judgement_json(explained.call);
  const bool any = !explained.candidates.empty() && explained.candidates.front().order;
  out["first"] = any ? json::value(explained.candidates.front().option.model->name) : json::value();
  out["reason"] = explained.reason;
  out["candidates"] = std::move(candidates);
  return json_response(out);
}
} // namespace

std::vector<Route> routing_routes() { return {{"POST", "/api/v1/routes/explain", "route.explain", false, explain}}; }

} // namespace socle::api
