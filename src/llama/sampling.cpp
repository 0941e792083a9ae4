#include "llama/sampling.h"

#include "llama/limits.h"

#include <charconv>

namespace socle::llama {

namespace {

Result<void> read_biases(const Model& model, const Fields& fields, common_params_sampling& sampling) {
  const auto* biases = fields.get("logit_bias");
  if (biases == nullptr) return {};
  if (!biases->is_object()) return bad_field("logit_bias", "it is an object from token numbers to biases");
  for (const auto& member : biases->get_object()) {
    Token token = -1;
    const std::string_view key = member.key();
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), token);
    const bool known = error == std::errc() && end == key.data() + key.size() && token >= 0 &&
                       token < llama_vocab_n_tokens(model.vocabulary());
    if (!known || !member.value().is_number()) return bad_field("logit_bias", "a token number or a bias is none");
    sampling.logit_bias.push_back({token, member.value().to_number<float>()});
  }
  return {};
}

Result<void> read_stops(const Fields& fields, Job& job) {
  const auto* stop = fields.get("stop");
  if (stop == nullptr) return {};
  json::array single;
  if (stop->is_string()) single.push_back(*stop);
  const auto* list = stop->is_array() ? &stop->get_array() : &single;
  if (list->size() > stops_max || (list->empty() && !stop->is_array()))
    return bad_field("stop", "it is a text or a list of at most " + std::to_string(stops_max));
  for (const auto& item : *list) {
    const auto text = json::text(item);
    if (text.empty() || text.size() > stop_bytes_max)
      return bad_field("stop", "each is a text of 1 to " + std::to_string(stop_bytes_max) + " bytes");
    job.stops.push_back(text);
  }
  return {};
}

} // namespace

Result<common_params_sampling> read_sampling(const Model& model, const Fields& fields) {
  common_params_sampling out;
  out.no_perf = true;
  SOCLE_CHECK(fields.number("temperature", 0, 2, out.temp));
  SOCLE_CHECK(fields.number("top_p", 0, 1, out.top_p));
  SOCLE_CHECK(fields.number("top_k", 0, 1 << 20, out.top_k));
  SOCLE_CHECK(fields.number("min_p", 0, 1, out.min_p));
  SOCLE_CHECK(fields.number("frequency_penalty", -2, 2, out.penalty_freq));
  SOCLE_CHECK(fields.number("presence_penalty", -2, 2, out.penalty_present));
  SOCLE_CHECK(fields.number("repeat_penalty", 0.1, 2, out.penalty_repeat));
  std::int64_t seed = -1;
  SOCLE_CHECK(fields.number("seed", -9.2e18, 9.2e18, seed));
  if (fields.has("seed")) {
    out.seed = static_cast<std::uint32_t>(static_cast<std::uint64_t>(seed) ^ (static_cast<std::uint64_t>(seed) >> 32U));
    if (out.seed == LLAMA_DEFAULT_SEED) out.seed = 0; // that one means: by chance
  }
  SOCLE_CHECK(fields.only("n", 1, "one answer a request"));
  SOCLE_CHECK(fields.only("best_of", 1, "one answer a request"));
  SOCLE_CHECK(read_biases(model, fields, out));
  return out;
}

Result<void> read_limits(const Model& model, const Fields& fields, Job& job) {
  job.output_tokens_max = model.facts().context_tokens; // the context ends it earlier
  SOCLE_CHECK(fields.number("max_tokens", 1, 1e9, job.output_tokens_max));
  SOCLE_CHECK(fields.number("max_completion_tokens", 1, 1e9, job.output_tokens_max));
  return read_stops(fields, job);
}

Result<common_sampler_ptr> make_sampler(const Model& model, common_params_sampling& sampling,
                                        std::string_view grammar_field) {
  try {
    common_sampler_ptr sampler(common_sampler_init(model.model(), sampling));
    if (sampler) return sampler;
  } catch (const std::exception&) { // its message holds the grammar, and so what the client sent
  }
  if (sampling.grammar.empty()) return bad_field("temperature", "these settings do not go together");
  return bad_field(grammar_field, "it cannot be turned into a grammar");
}

} // namespace socle::llama
