#include "llama/request.h"

#include "llama/fields.h"
#include "llama/limits.h"
#include "llama/sampling.h"

namespace socle::llama {

namespace {

std::unexpected<Error> wrong_model(const Model& model) {
  return fail(kWrongModel, {{"model", model.facts().name}, {"kind", std::string(to_string(model.facts().purpose))}});
}

// Token numbers, as the original API takes them instead of a text.
std::optional<Tokens> token_list(const Model& model, const json::value& value) {
  const auto* list = value.if_array();
  if (list == nullptr || list->empty()) return std::nullopt;
  Tokens out;
  for (const auto& item : *list) {
    if (!item.is_int64() || item.get_int64() < 0 || item.get_int64() >= llama_vocab_n_tokens(model.vocabulary()))
      return std::nullopt;
    out.push_back(static_cast<Token>(item.get_int64()));
  }
  return out;
}

// A text, token numbers, or a list of either.
Result<std::vector<Tokens>> read_inputs(const Model& model, const Fields& fields, std::string_view name,
                                        bool controls) {
  const auto wrong = [&] {
    return bad_field(
        name, "it is a text, a list of token numbers, or a list of at most " + std::to_string(inputs_max) + " of them");
  };
  const auto* value = fields.get(name);
  if (value == nullptr) return bad_field(name, "it is missing");
  std::vector<Tokens> out;
  const auto take = [&](const json::value& item) {
    if (item.is_string()) {
      out.push_back(model.tokenize(item.get_string(), true, controls));
      return true;
    }
    auto tokens = token_list(model, item);
    if (tokens) out.push_back(std::move(*tokens));
    return tokens.has_value();
  };
  if (!take(*value)) {
    const auto* list = value->if_array();
    if (list == nullptr || list->empty() || list->size() > inputs_max) return wrong();
    for (const auto& item : *list) {
      if (!take(item)) return wrong();
    }
  }
  for (const auto& tokens : out) {
    if (tokens.empty()) return bad_field(name, "it holds an empty text");
  }
  return out;
}

Result<void> finish_job(const Model& model, const Fields& fields, Ask& ask) {
  SOCLE_CHECK(check_length(model, ask.job->prompt.size()));
  SOCLE_CHECK(fields.flag("stream", ask.stream));
  if (const auto* options = fields.get("stream_options")) {
    if (!options->is_object()) return bad_field("stream_options", "it is an object");
    SOCLE_CHECK(Fields(options->get_object()).flag("include_usage", ask.stream_usage));
  }
  return {};
}

} // namespace

Result<void> check_length(const Model& model, std::size_t tokens) {
  // One place is left, for the first token of the answer.
  const auto most = model.facts().context_tokens - (model.facts().purpose == Purpose::chat ? 1 : 0);
  if (tokens <= most) return {};
  return fail(kContextOverflow, {{"tokens", std::to_string(tokens)}, {"tokens_max", std::to_string(most)}});
}

Result<Ask> prepare_completion(const Model& model, const json::object& body) {
  if (model.facts().purpose != Purpose::chat) return wrong_model(model);
  const Fields fields(body);
  Ask ask;
  ask.form = Ask::Form::completion;
  ask.job = std::make_shared<Job>();
  SOCLE_CHECK(fields.only("suffix", "", "text before and after is not supported"));
  SOCLE_CHECK(fields.only("echo", false, "the prompt is not repeated"));
  SOCLE_TRY(auto inputs, read_inputs(model, fields, "prompt", true));
  if (inputs.size() != 1) return bad_field("prompt", "one prompt a request");
  ask.job->prompt = std::move(inputs.front());
  SOCLE_TRY(auto sampling, read_sampling(model, fields));
  SOCLE_CHECK(read_limits(model, fields, *ask.job));
  SOCLE_CHECK(fields.number("logprobs", 0, top_logprobs_max, ask.job->choices_top));
  ask.wants_choices = ask.job->choices_top >= 0;
  SOCLE_CHECK(finish_job(model, fields, ask));
  SOCLE_TRY(ask.job->sampler, make_sampler(model, sampling, "grammar"));
  return ask;
}

Result<std::shared_ptr<EmbeddingJob>> prepare_embeddings(const Model& model, const json::object& body) {
  if (model.facts().purpose != Purpose::embedding) return wrong_model(model);
  const Fields fields(body);
  SOCLE_CHECK(fields.only("dimensions", model.facts().embedding_size,
                          "this model's vectors have " + std::to_string(model.facts().embedding_size) + " numbers"));
  auto job = std::make_shared<EmbeddingJob>();
  SOCLE_TRY(job->inputs, read_inputs(model, fields, "input", false));
  for (const auto& input : job->inputs) SOCLE_CHECK(check_length(model, input.size()));
  return job;
}

Result<Ranking> prepare_ranking(const Model& model, const json::object& body) {
  if (model.facts().purpose != Purpose::reranking) return wrong_model(model);
  const Fields fields(body);
  const auto query = json::get_string(body, "query");
  if (!query) return bad_field("query", "it is a text");
  const auto* documents = fields.get("documents");
  if (documents == nullptr || !documents->is_array() || documents->get_array().empty() ||
      documents->get_array().size() > inputs_max)
    return bad_field("documents", "it is a list of 1 to " + std::to_string(inputs_max) + " texts");
  Ranking out;
  out.job = std::make_shared<EmbeddingJob>();
  const auto* words = model.vocabulary();
  const auto asked = model.tokenize(*query, false, false);
  const auto append = [](Tokens& tokens, Token token) {
    if (token != LLAMA_TOKEN_NULL) tokens.push_back(token);
  };
  for (const auto& document : documents->get_array()) {
    const auto text = document.is_object()   ? json::get_string(document.get_object(), "text")
                      : document.is_string() ? std::optional(json::text(document))
                                             : std::nullopt;
    if (!text) return bad_field("documents", "each is a text, or an object with one in “text”");
    Tokens pair; // [begin] query [end] [separator] document [end]
    if (llama_vocab_get_add_bos(words)) append(pair, llama_vocab_bos(words));
    pair.insert(pair.end(), asked.begin(), asked.end());
    if (llama_vocab_get_add_eos(words)) append(pair, llama_vocab_eos(words));
    if (llama_vocab_get_add_sep(words)) append(pair, llama_vocab_sep(words));
    const auto said = model.tokenize(*text, false, false);
    pair.insert(pair.end(), said.begin(), said.end());
    if (llama_vocab_get_add_eos(words)) append(pair, llama_vocab_eos(words));
    SOCLE_CHECK(check_length(model, pair.size()));
    out.job->inputs.push_back(std::move(pair));
    out.documents.push_back(*text);
  }
  out.top = out.job->inputs.size();
  SOCLE_CHECK(fields.number("top_n", 1, static_cast<double>(inputs_max), out.top));
  bool back = false;
  SOCLE_CHECK(fields.flag("return_documents", back));
  if (!back) out.documents.clear();
  return out;
}

} // namespace socle::llama
