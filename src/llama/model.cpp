#include "llama/model.h"

#include "base/log.h"
#include "llama/errors.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fcntl.h>
#include <llama.cpp/common/fit.h>
#include <llama.cpp/common/log.h>
#include <llama.cpp/ggml-backend.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socle::llama {

namespace {

// llama.cpp's own messages: kept while a model is loaded, when they say what is wrong with the file; dropped afterwards, since
// they could hold what people wrote.
struct Messages {
  std::atomic<bool> keep{false};
  std::string errors;
} messages;

void hear(ggml_log_level level, const char* text, void*) {
  if (!messages.keep || level != GGML_LOG_LEVEL_ERROR || messages.errors.size() > 2'000) return;
  messages.errors += text;
}

// One line without the names of functions, for people.
std::string heard() {
  auto first = messages.errors.substr(0, messages.errors.find('\n'));
  const auto colon = first.find(": ");
  if (colon != std::string::npos && first.find(' ') > colon) first.erase(0, colon + 2);
  while (first.ends_with('.') || first.ends_with(' ')) first.pop_back();
  return first.empty() ? "llama.cpp could not load it" : first;
}

std::unexpected<Error> refused(const Options& options, std::string reason) {
  return fail(kModelRefused, {{"file", options.model}, {"reason", std::move(reason)}});
}

// Reads the file once, so that what follows finds it in memory: this is what takes long, and here its progress can be told.
Result<std::int64_t> read_through(const Options& options, const std::function<void(double)>& progress) {
  const int file = ::open(options.model.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return refused(options, std::generic_category().message(errno));
  struct stat status{};
  std::vector<char> piece(read_bytes);
  std::string problem;
  std::int64_t done = 0;
  if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) problem = "it is no regular file";
  while (problem.empty()) {
    const auto count = ::read(file, piece.data(), piece.size());
    if (count < 0) problem = std::generic_category().message(errno);
    if (count <= 0) break;
    if (done == 0 && !std::string_view(piece.data(), static_cast<std::size_t>(count)).starts_with("GGUF"))
      problem = "it is no GGUF file";
    done += count;
    progress(static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(status.st_size, done)));
  }
  ::close(file);
  if (problem.empty() && done == 0) problem = "it is empty";
  if (!problem.empty()) return refused(options, problem);
  return done;
}

// Two threads that spin at a barrier stand still together as soon as somebody else needs one of two cores.
std::int32_t threads_for_this_machine() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  const int usable = ::sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
  return usable <= 2 ? 1 : std::min(usable, common_cpu_get_num_math()) - 1;
}

std::string meta(const llama_model* model, const std::string& key) {
  char text[256];
  return llama_model_meta_val_str(model, key.c_str(), text, sizeof text) >= 0 ? text : "";
}

Purpose purpose_of(const llama_model* model, const std::string& architecture) {
  const auto pooling = meta(model, architecture + ".pooling_type");
  if (pooling == "4") return Purpose::reranking;
  if (!pooling.empty() && pooling != "0") return Purpose::embedding;
  return meta(model, architecture + ".attention.causal") == "false" || !llama_model_has_decoder(model)
             ? Purpose::embedding
             : Purpose::chat;
}

std::uint32_t number(const std::string& text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

llama_context_params context_for(const ModelFacts& facts, std::atomic<bool>& give_up) {
  auto wanted = llama_context_default_params();
  const bool generates = facts.purpose == Purpose::chat;
  wanted.n_seq_max = facts.slots;
  wanted.n_ctx = facts.context_tokens * (generates ? facts.slots : 1);
  wanted.n_batch = wanted.n_ubatch = facts.batch_tokens;
  wanted.n_threads = wanted.n_threads_batch = facts.threads;
  wanted.embeddings = !generates;
  wanted.kv_unified = !generates;
  wanted.no_perf = true;
  wanted.abort_callback = [](void* flag) {
    return static_cast<std::atomic<bool>*>(flag)->load(std::memory_order_relaxed);
  };
  wanted.abort_callback_data = &give_up;
  if (facts.purpose == Purpose::reranking) wanted.pooling_type = LLAMA_POOLING_TYPE_RANK;
  return wanted;
}

} // namespace

void Model::prepare_library(const std::string& plugin_folder) {
  common_log_pause(common_log_main());
  common_log_set_verbosity_thold(-1);
  llama_log_set(hear, nullptr);
  ggml_set_abort_callback([](const char* message) {
    // The place and the broken condition; llama.cpp puts no text of a request into either.
    log::error("llama", "the library gave up", {{"reason", message}});
  });
  ggml_backend_load_all_from_path(plugin_folder.c_str());
  llama_backend_init();
}

Result<void> Model::estimate(const Options& options, const llama_model_params& weights,
                             const llama_context_params& context) {
  std::vector<ggml_backend_dev_t> devices;
  std::uint32_t layers = 0, trained = 0, experts = 0;
  const auto parts = common_get_device_memory_data(options.model.c_str(), &weights, &context, devices, layers, trained,
                                                   experts, GGML_LOG_LEVEL_ERROR);
  for (const auto& part : parts)
    facts_.memory_bytes_estimated += static_cast<std::int64_t>(part.model + part.context + part.compute);
  if (options.memory_bytes_max > 0 && facts_.memory_bytes_estimated > options.memory_bytes_max) {
    return fail(kMemory, {{"file", options.model},
                          {"bytes", std::to_string(facts_.memory_bytes_estimated)},
                          {"bytes_max", std::to_string(options.memory_bytes_max)}});
  }
  return {};
}

Result<void> Model::open(const Options& options, const std::function<void(double)>& progress) {
  constexpr double read_part = 0.8, load_part = 0.15; // of the whole; warming up is the rest
  SOCLE_TRY(facts_.file_bytes, read_through(options, [&](double part) { progress(read_part * part); }));

  auto weights = llama_model_default_params();
  weights.n_gpu_layers = options.gpu_layers;
  {
    auto glance = weights;
    glance.vocab_only = true; // first only what the file says of itself
    const std::unique_ptr<llama_model, Freed<llama_model_free>> look(
        llama_model_load_from_file(options.model.c_str(), glance));
    if (!look) return refused(options, heard());
    facts_.architecture = meta(look.get(), "general.architecture");
    facts_.purpose = options.purpose.value_or(purpose_of(look.get(), facts_.architecture));
    facts_.context_tokens_trained = number(meta(look.get(), facts_.architecture + ".context_length"));
    if (facts_.context_tokens_trained == 0) return refused(options, "it does not say how long its context is");
  }
  const bool generates = facts_.purpose == Purpose::chat;
  const auto most = generates ? context_tokens_default : embedding_tokens_max;
  facts_.context_tokens = options.context_tokens > 0 ? options.context_tokens
                                                     : std::min(facts_.context_tokens_trained, most);
  if (!generates)
    facts_.context_tokens = std::min({facts_.context_tokens, facts_.context_tokens_trained, embedding_tokens_max});
  facts_.slots = generates ? options.slots : embedding_sequences_max;
  facts_.batch_tokens = generates ? std::min(options.batch_tokens, facts_.context_tokens * facts_.slots)
                                  : facts_.context_tokens;
  facts_.threads = options.threads > 0 ? options.threads : threads_for_this_machine();

  const auto wanted = context_for(facts_, give_up);
  SOCLE_CHECK(estimate(options, weights, wanted));
  struct Told {
    const std::function<void(double)>& progress;
  } told{progress};
  weights.progress_callback_user_data = &told;
  weights.progress_callback = [](float part, void* data) {
    static_cast<Told*>(data)->progress(read_part + load_part * static_cast<double>(part));
    return true;
  };
  model_.reset(llama_model_load_from_file(options.model.c_str(), weights));
  if (!model_) return refused(options, heard());
  if (llama_model_has_encoder(model_.get()) && llama_model_has_decoder(model_.get()))
    return refused(options, "models with an encoder and a decoder are not supported");
  context_.reset(llama_init_from_model(model_.get(), wanted));
  if (!context_) return refused(options, heard());
  if (generates) facts_.context_tokens = std::min(facts_.context_tokens, llama_n_ctx_seq(context_.get()));
  progress(read_part + load_part);
  return {};
}

void Model::read_vocabulary() {
  const auto* words = vocabulary();
  const auto count = llama_vocab_n_tokens(words);
  pieces_.reserve(static_cast<std::size_t>(count));
  for (Token token = 0; token < count; ++token) {
    pieces_.push_back(common_token_to_piece(words, token, false));
    const auto attributes = llama_vocab_get_attr(words, token);
    if ((attributes & (LLAMA_TOKEN_ATTR_CONTROL | LLAMA_TOKEN_ATTR_UNKNOWN)) != 0) {
      auto text = control_piece(token);
      if (text.size() > 1) control_texts_.push_back(std::move(text));
    }
    if (!Utf8().accepts(pieces_.back())) never_first_.push_back(token);
  }
  std::ranges::sort(control_texts_, [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

Result<std::unique_ptr<Model>> Model::load(const Options& options, const std::function<void(double)>& progress) {
  std::unique_ptr<Model> model(new Model());
  messages.errors.clear();
  messages.keep = true;
  struct Quiet {
    ~Quiet() { messages.keep = false; }
  } quiet_afterwards;
  try {
    SOCLE_CHECK(model->open(options, progress));
    model->read_vocabulary();
    model->facts_.name = options.name;
    model->facts_.parameters = llama_model_n_params(model->model_.get());
    model->facts_.embedding_size = llama_model_n_embd_out(model->model_.get());
    char text[128];
    if (llama_model_desc(model->model_.get(), text, sizeof text) > 0) model->facts_.description = text;
    if (model->facts_.purpose == Purpose::chat) {
      model->templates_ = common_chat_templates_init(model->model_.get(), "");
      model->facts_.has_template = common_chat_templates_was_explicit(model->templates_.get());
    }
  } catch (const std::exception& exception) {
    return refused(options, messages.errors.empty() ? exception.what() : heard());
  }
  return model;
}

std::string Model::control_piece(Token token) const { return common_token_to_piece(vocabulary(), token, true); }

Tokens Model::tokenize(std::string_view text, bool whole, bool controls) const {
  return common_tokenize(vocabulary(), std::string(text), whole, controls);
}

void Model::forbid_broken_text(const Utf8& state, float* logits) const {
  if (state.complete()) {
    for (const auto token : never_first_) logits[token] = -INFINITY;
    return;
  }
  for (std::size_t token = 0; token < pieces_.size(); ++token) {
    if (pieces_[token].empty() || !state.accepts(pieces_[token])) logits[token] = -INFINITY;
  }
}

} // namespace socle::llama
