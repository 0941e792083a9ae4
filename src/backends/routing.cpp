#include "backends/routing.h"

#include "backends/errors.h"
#include "backends/limits.h"

#include "base/decimal.h"

#include <algorithm>

namespace socle::backends {

namespace {
using dialects::Wire;

// What the request needs and the model has not; empty: nothing.
std::string_view capability_for(Wire wire) {
  switch (wire) {
    case Wire::openai_embeddings: return "embeddings";
    case Wire::openai_completions: return "completions";
    case Wire::openai_images:
    case Wire::openai_image_edits: return "images";
    case Wire::openai_speech: return "speech";
    case Wire::openai_transcriptions:
    case Wire::openai_translations: return "transcription";
    case Wire::openai_files:
    case Wire::anthropic_files: return "files";
    default: return "chat";
  }
}

std::string_view lacking(const Model& model, const Wanted& wanted) {
  const std::pair<bool, std::string_view> needs[] = {{true, capability_for(wanted.wire)},
                                                     {wanted.has_images, "vision"},
                                                     {wanted.has_tools, "tools"},
                                                     {wanted.wants_schema, "schema"}};
  for (const auto& [needed, capability] : needs) {
    if (needed && !model.can(capability)) return capability;
  }
  return {};
}

std::string unfit(const Model& model, const Wanted& wanted) {
  if (!wire_for(model, wanted.wire)) return "does not answer " + std::string(dialects::name_of(wanted.wire));
  if (const auto lacks = lacking(model, wanted); !lacks.empty()) return "has no “" + std::string(lacks) + "”";
  for (const auto& file : wanted.files) {
    if (model.kind != file->kind || model.url != file->url)
      return "does not have the file “" + file->id + "”, which the endpoint of “" + file->model + "” keeps";
  }
  const auto tokens = static_cast<std::int64_t>(wanted.text_bytes / token_bytes_usual);
  if (model.context_tokens > 0 && tokens > model.context_tokens)
    return "holds " + std::to_string(model.context_tokens) + " tokens, and the request has about " +
           std::to_string(tokens);
  return {};
}

// The highest that it can reach: no token is shorter than a byte, and an answer no longer than what was asked for or what the model
// can hold.
kernel::Cost cost_max(const Model& model, const Wanted& wanted) {
  const std::int64_t context = model.context_tokens > 0 ? model.context_tokens : context_tokens_unknown;
  // A client may ask for more than any model holds: what that costs is not to overflow into nothing.
  const std::int64_t each = std::min(wanted.output_tokens_max.value_or(context), context_tokens_max);
  const std::int64_t output = each * std::clamp<std::int64_t>(wanted.choices, 1, answers_max);
  return cost_of(model, static_cast<std::int64_t>(wanted.body_bytes), output);
}

// A model elsewhere is not free because nobody has said what it costs.
bool unpriced(const Model& model) {
  return model.zone > Zone::company && model.price_in_micros == 0 && model.price_out_micros == 0;
}

auto rank(const Option& option) {
  return std::tuple(unpriced(*option.model), option.cost_max.micros, option.health.under_way, option.health.first_byte);
}

std::string money(std::int64_t micros) { return Decimal::from_units(static_cast<__int128>(micros) * 100).text(); }
std::string milliseconds(Microseconds time) { return std::to_string((time.count() + 500) / 1'000) + " ms"; }

// A model whose evaluation for the purpose suffices goes before a dearer one; where a need is asked for, one that was found wanting
// stands back.
void prefer(Route& route) {
  auto able = std::ranges::subrange(route.options.begin(), std::ranges::find_if_not(route.options, &Option::able));
  const auto wanting = [](const Option& option) { return option.evaluation && !option.evaluation->suffices(); };
  if (route.by == Route::By::need) std::ranges::stable_partition(able, std::not_fn(wanting));
  const auto first = std::ranges::find_if_not(able, &Option::by_evaluation);
  if (first == able.end()) return;
  const Option otherwise = *first;
  for (auto& option : able) {
    option.preferred = option.evaluation && option.evaluation->suffices() && !unpriced(*option.model) &&
                       option.cost_max.micros < otherwise.cost_max.micros;
  }
  const auto rest = std::ranges::stable_partition(able, &Option::preferred);
  if (rest.begin() == able.begin()) return;
  std::ranges::stable_sort(std::ranges::subrange(able.begin(), rest.begin()), {}, rank);
  route.instead_of = otherwise.model->name;
}

// The models that a name stands for, each weighed; the drawn target of an alias first, the others in their order.
Result<Route> named(const Models& models, std::string_view tenant, const Wanted& wanted) {
  Route out;
  const auto add = [&](ModelPtr model, std::string why_not = {}) -> Option& {
    Option& option = out.options.emplace_back();
    option.model = std::move(model);
    option.unfit = std::move(why_not);
    return option;
  };
  if (auto model = models.find(tenant, wanted.model)) {
    add(std::move(model));
    return out;
  }
  if (const auto alias = models.find_alias(tenant, wanted.model)) {
    out.by = Route::By::alias;
    const std::string& first = drawn(*alias, std::hash<std::string>()(wanted.conversation)).model;
    for (const bool chosen : {true, false}) {
      for (const auto& target : alias->targets) {
        auto model = (target.model == first) == chosen ? models.find(tenant, target.model) : nullptr;
        if (!model) continue;
        Option& option = add(std::move(model));
        option.weight = target.weight;
        option.drawn = chosen;
      }
    }
    if (!out.options.empty()) return out;
  }
  auto meeting = models.meeting(tenant, wanted.model);
  out.by = Route::By::need;
  for (auto& [model, unmet, is_quality] : meeting) {
    const auto evaluation = models.evaluations().find(*model, wanted.purpose);
    const bool suffices = !unmet.empty() && is_quality && evaluation && evaluation->suffices();
    add(std::move(model), suffices ? "" : std::move(unmet)).by_evaluation = suffices;
  }
  if (!out.options.empty()) return out;
  if (models.list(tenant).empty()) return fail(kNoModels);
  SOCLE_CHECK(models.get(tenant, wanted.model)); // says what is near
  return out;
}
} // namespace

std::string_view by_name(Route::By by) {
  return by == Route::By::model ? "model" : by == Route::By::alias ? "alias" : "need";
}

Result<Route> route(const Models& models, const Health& health, std::string_view tenant, const Wanted& wanted) {
  SOCLE_TRY(Route out, named(models, tenant, wanted));
  for (auto& option : out.options) {
    if (option.unfit.empty()) option.unfit = unfit(*option.model, wanted);
    option.cost_max = cost_max(*option.model, wanted);
    option.health = health.report(tenant, place_of(*option.model));
    option.evaluation = models.evaluations().find(*option.model, wanted.purpose);
    option.resting = !health.may_try(tenant, place_of(*option.model));
  }
  if (out.by == Route::By::need) std::ranges::stable_sort(out.options, {}, rank);
  std::ranges::stable_partition(out.options, &Option::able);
  if (out.by != Route::By::model) prefer(out);
  return out;
}

Error none_able(const Route& route, const Wanted& wanted) {
  std::string why;
  std::size_t told = 0;
  Microseconds soonest = Microseconds::max();
  for (const auto& option : route.options) {
    const bool only_rests = option.unfit.empty();
    if (only_rests) soonest = std::min(soonest, option.health.rests);
    if (told++ >= reasons_max) continue;
    why += (why.empty() ? "" : "; ") + option.model->name + " " +
           (only_rests ? "failed repeatedly and is left alone for a moment" : option.unfit);
  }
  if (told > reasons_max) why += "; and " + std::to_string(told - reasons_max) + " more";
  if (soonest == Microseconds::max()) return Error(kNotCapable, {{"model", wanted.model}, {"reason", why}});
  const auto seconds = std::max<std::int64_t>(1, (soonest.count() + 999'999) / 1'000'000);
  return Error(kNoneAble, {{"model", wanted.model}, {"reason", why}, {"retry_after", std::to_string(seconds)}});
}

std::string why_first(const Route& route, const Option& first, const Option* second) {
  if (route.by == Route::By::model) return "it is the model that was named";
  const auto share = [](std::int64_t permille) {
    return Decimal::from_units(static_cast<__int128>(permille) * 100'000).text();
  };
  if (first.preferred)
    return "its evaluation for this purpose suffices (" + share(first.evaluation->score_permille) + ", from " +
           share(first.evaluation->sufficient_permille) + " on), and it costs less than " + route.instead_of;
  if (route.by == Route::By::alias) {
    std::int64_t sum = 0;
    for (const auto& option : route.options) sum += option.weight;
    return first.drawn ? "drawn with a weight of " + std::to_string(first.weight) + " of " + std::to_string(sum) +
                             "; what begins alike goes to it again"
                       : "the target that was drawn cannot or may not answer; this is the next in the alias' order";
  }
  if (second == nullptr) return "the only one that can and may";
  const auto than = [&](const std::string& what) { return what + " (next: " + second->model->name + ")"; };
  if (unpriced(*second->model) && !unpriced(*first.model)) return than("it has a price, the next one's is not known");
  if (first.cost_max.micros != second->cost_max.micros)
    return than("it costs at most " + money(first.cost_max.micros) + ", the next one " +
                money(second->cost_max.micros));
  if (first.health.under_way != second->health.under_way)
    return than("as cheap as the next one, with " + std::to_string(first.health.under_way) +
                " calls under way instead of " + std::to_string(second->health.under_way));
  if (first.health.first_byte != second->health.first_byte)
    return than("as cheap and as free as the next one; it begins to answer after " +
                milliseconds(first.health.first_byte) + " instead of " + milliseconds(second->health.first_byte));
  return than("alike in price, load and speed; by name");
}

std::optional<Wire> wire_for(const Model& model, Wire client) {
  const bool claude = model.kind == Kind::anthropic;
  if (model.kind == Kind::file && client == Wire::openai_files) return std::nullopt; // our own worker keeps none
  if (dialects::is_anthropic(client) == claude) {
    // Few endpoints know “responses”; all know chat completions, which says the same.
    const bool knows = client != Wire::openai_responses ||
                       std::ranges::find(model.capabilities, "responses") != model.capabilities.end();
    if (knows) return client;
  }
  const Wire other = claude ? Wire::anthropic_messages : Wire::openai_chat;
  return dialects::can_answer(client, other) ? std::optional(other) : std::nullopt;
}

kernel::Cost cost_of(const Model& model, std::int64_t input_tokens, std::int64_t output_tokens) {
  const auto sum = static_cast<__int128>(input_tokens) * model.price_in_micros +
                   static_cast<__int128>(output_tokens) * model.price_out_micros;
  const auto energy = static_cast<__int128>(input_tokens) * model.energy_in_mwh +
                      static_cast<__int128>(output_tokens) * model.energy_out_mwh;
  const auto rounded_up = [](__int128 millionths) { // never less than it costs, and never beyond what a number holds
    return static_cast<std::int64_t>(std::min<__int128>((millionths + 999'999) / 1'000'000, cost_max_known));
  };
  return {.micros = rounded_up(sum),
          .input_tokens = input_tokens,
          .output_tokens = output_tokens,
          .energy_mwh = rounded_up(energy)};
}

std::string place_of(const Model& model) { return model.name + "@" + std::to_string(model.added_at.us); }

} // namespace socle::backends
