#include "llama/service.h"

#include "base/digest.h"
#include "base/id.h"
#include "base/log.h"
#include "llama/errors.h"
#include "llama/fields.h"

#include <cmath>
#include <cstring>
#include <llama.cpp/common/common.h>
#include <numeric>

namespace socle::llama {

namespace {

net::Response json_answer(const json::object& body, int status = 200) {
  return net::text_response(status, json::write(body), "application/json");
}

net::Response error_answer(const Error& error) {
  auto response = json_answer(error_object(error), error.http_status());
  if (error.http_status() == 503) response.headers.add("Retry-After", "1");
  return response;
}

// Of this process, as the kernel counts it.
std::int64_t resident_bytes() {
  std::int64_t pages = 0, resident = 0;
  if (auto* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return resident * 4096;
}

} // namespace

void Service::set_failed(Error error) {
  log::error("llama", "the model was not loaded", {{"code", std::string(error.code())}});
  error_ = std::move(error);
  state_ = State::failed;
}

void Service::set_ready(std::unique_ptr<Model> model) {
  model_ = std::move(model);
  engine_ = std::make_unique<Engine>(clock_, *model_);
  progress_ = 1;
  state_ = State::ready;
  log::info("llama", "the model is ready",
            {{"architecture", model_->facts().architecture},
             {"slots", std::to_string(model_->facts().slots)},
             {"context_tokens", std::to_string(model_->facts().context_tokens)},
             {"threads", std::to_string(model_->facts().threads)}});
}

void Service::stop() {
  if (state_.exchange(State::failed) == State::ready) engine_->stop();
}

Task<net::Response> Service::handle(net::Request request) {
  const auto is = [&](std::string_view method, std::string_view path) {
    return request.method == method && (request.path == path || request.path == std::string("/v1").append(path));
  };
  if (is("GET", "/health")) co_return health();
  if (is("GET", "/models")) co_return models();
  if (is("POST", "/chat/completions")) co_return co_await generate(std::move(request), Ask::Form::chat);
  if (is("POST", "/completions")) co_return co_await generate(std::move(request), Ask::Form::completion);
  if (is("POST", "/embeddings")) co_return co_await embed(std::move(request));
  if (is("POST", "/rerank")) co_return co_await rank(std::move(request));
  if (is("POST", "/tokenize")) co_return co_await count(std::move(request));
  co_return error_answer(Error(kUnknownPath, {{"method", request.method}, {"path", request.path}}));
}

net::Response Service::health() const {
  const auto state = state_.load();
  json::object out;
  out["state"] = state == State::loading ? "loading" : state == State::ready ? "ready" : "failed";
  out["progress"] = progress_.load();
  json::object memory;
  memory["resident_bytes"] = resident_bytes();
  if (state == State::failed && error_) {
    out["code"] = std::string(error_->code());
    out["reason"] = error_->message() + " " + error_->remedy();
  }
  if (state == State::ready) {
    const auto& facts = model_->facts();
    const auto now = engine_->state();
    memory["estimated_bytes"] = facts.memory_bytes_estimated;
    json::object slots;
    slots["total"] = now.slots;
    slots["busy"] = now.slots_busy;
    out["slots"] = std::move(slots);
    out["waiting"] = now.waiting;
    json::object tokens; // since the start
    tokens["prompt"] = now.prompt_tokens;
    tokens["cached"] = now.cached_tokens;
    tokens["output"] = now.output_tokens;
    tokens["embedded"] = now.embedded_tokens;
    out["tokens"] = std::move(tokens);
    json::object model;
    model["name"] = facts.name;
    model["purpose"] = to_string(facts.purpose);
    model["architecture"] = facts.architecture;
    model["description"] = facts.description;
    model["parameters"] = facts.parameters;
    model["file_bytes"] = facts.file_bytes;
    model["context_tokens"] = facts.context_tokens;
    model["context_tokens_trained"] = facts.context_tokens_trained;
    model["has_template"] = facts.has_template;
    model["threads"] = facts.threads;
    if (facts.purpose != Purpose::chat) model["embedding_size"] = facts.embedding_size;
    out["model"] = std::move(model);
  }
  out["memory"] = std::move(memory);
  return json_answer(out, state == State::ready ? 200 : 503);
}

net::Response Service::models() const {
  json::object model;
  model["id"] = name_;
  model["object"] = "model";
  model["created"] = 0;
  model["owned_by"] = "local";
  json::array data;
  if (state_ == State::ready) data.push_back(std::move(model));
  json::object out;
  out["object"] = "list";
  out["data"] = std::move(data);
  return json_answer(out);
}

std::optional<net::Response> Service::refusal() const {
  switch (state_.load()) {
    case State::ready: return std::nullopt;
    case State::loading:
      return error_answer(Error(kLoading, {{"percent", std::to_string(static_cast<int>(progress_ * 100))}}));
    case State::failed: break;
  }
  return error_answer(error_ ? Error(kNotReady, {{"reason", error_->message()}}) : Error(kCancelled));
}

template <typename T>
Task<Result<T>> Service::prepare(Result<T> (*make)(const Model&, const json::object&), const net::Request& request) {
  std::function<Result<T>()> work = [this, make, &request]() -> Result<T> {
    SOCLE_TRY(const auto body, json::parse(request.body, body_bytes_max));
    if (!body.is_object()) return bad_field("body", "it is a JSON object");
    return make(*model_, body.get_object());
  };
  Result<T> made = co_await offload<T>(pool_, std::move(work));
  co_return made;
}

// Said by the daemon, which knows who asks; requests that come without are one share.
void Service::share_of(const net::Request& request, std::string& share, double& weight) const {
  share = request.headers.get("socle-share").value_or("");
  weight = request.headers.get("socle-priority") == "batch" ? 0.25 : 1;
}

Task<net::Response> Service::generate(net::Request request, Ask::Form form) {
  if (auto refused = refusal()) co_return std::move(*refused);
  auto prepared = co_await prepare<Ask>(form == Ask::Form::chat ? prepare_chat : prepare_completion, request);
  if (!prepared) co_return error_answer(prepared.error());
  const auto job = prepared->job;
  share_of(request, job->share, job->weight);
  auto box = std::make_shared<Mailbox<Step>>();
  job->tell = [box](Step step) { box->put(std::move(step)); };
  if (request.peer) {
    request.peer->when_gone([job, engine = engine_.get()] {
      job->cancelled = true;
      engine->look();
    });
  }
  if (auto accepted = engine_->submit(job); !accepted) co_return error_answer(accepted.error());
  auto answer = std::make_shared<Answer>(
      *prepared, Answer::Names{make_id(form == Ask::Form::chat ? "chatcmpl" : "cmpl", clock_, random_), name_,
                               clock_.now().us / 1'000'000});
  // Until the first step the status is open: what goes wrong before it is an error like any other.
  auto first = co_await box->take();
  if (first.back().last && first.back().error) co_return error_answer(*first.back().error);
  if (prepared->stream) {
    net::Response response;
    response.headers.add("Content-Type", "text/event-stream");
    response.headers.add("Cache-Control", "no-store");
    response.stream = [job, box, answer, first = std::move(first), engine = engine_.get(),
                       peer = request.peer](net::Stream& stream) mutable {
      return relay(stream, std::move(job), std::move(box), std::move(answer), std::move(first), engine);
    };
    co_return response;
  }
  while (true) {
    bool ended = false;
    for (auto& step : first) {
      ended = step.last;
      if (auto fed = answer->feed(std::move(step)); !fed) co_return error_answer(fed.error());
    }
    if (ended) co_return json_answer(answer->whole());
    first = co_await box->take();
  }
}

Task<void> Service::relay(net::Stream& stream, std::shared_ptr<Job> job, std::shared_ptr<Mailbox<Step>> box,
                          std::shared_ptr<Answer> answer, std::deque<Step> steps, Engine* engine) {
  while (true) {
    std::string bytes;
    bool ended = false;
    for (auto& step : steps) {
      ended = ended || step.last;
      auto events = answer->feed(std::move(step));
      if (events) {
        bytes += *events;
      } else { // no clean end: an error instead of [DONE]
        bytes += "data: " + json::write(error_object(events.error())) + "\n\n";
      }
    }
    bool read = true;
    if (!bytes.empty()) read = co_await stream.write(std::move(bytes));
    if (ended) co_return;
    if (!read) {
      job->cancelled = true;
      engine->look();
    }
    steps = co_await box->take();
  }
}

Task<Result<std::vector<std::vector<float>>>> Service::vectors(std::shared_ptr<EmbeddingJob> job,
                                                               std::shared_ptr<net::Peer> peer) {
  using Vectors = Result<std::vector<std::vector<float>>>;
  if (peer) {
    peer->when_gone([job, engine = engine_.get()] {
      job->cancelled = true;
      engine->look();
    });
  }
  std::function<void(std::function<void(Vectors)>)> begin = [this, job](std::function<void(Vectors)> done) {
    job->tell = done;
    if (auto accepted = engine_->submit(job); !accepted) done(std::unexpected(accepted.error()));
  };
  Vectors out = co_await await_callback<Vectors>(std::move(begin));
  co_return out;
}

Task<net::Response> Service::embed(net::Request request) {
  if (auto refused = refusal()) co_return std::move(*refused);
  auto prepared = co_await prepare<std::shared_ptr<EmbeddingJob>>(prepare_embeddings, request);
  if (!prepared) co_return error_answer(prepared.error());
  const auto job = *prepared;
  share_of(request, job->share, job->weight);
  const auto asked = json::parse(request.body, body_bytes_max);
  const auto format = json::get_string(asked->get_object(), "encoding_format").value_or("float");
  if (format != "float" && format != "base64")
    co_return error_answer(Error(kFieldInvalid, {{"field", "encoding_format"}, {"reason", "it is float or base64"}}));
  auto made = co_await vectors(job, request.peer);
  if (!made) co_return error_answer(made.error());
  json::array data;
  std::int64_t tokens = 0;
  for (std::size_t i = 0; i < made->size(); ++i) {
    auto& vector = (*made)[i];
    common_embd_normalize(vector.data(), vector.data(), static_cast<int>(vector.size()), 2); // of length one
    tokens += static_cast<std::int64_t>(job->inputs[i].size());
    json::object item;
    item["object"] = "embedding";
    item["index"] = i;
    if (format == "float") {
      item["embedding"] = json::array(vector.begin(), vector.end());
    } else {
      item["embedding"] = to_base64(
          std::string_view(reinterpret_cast<const char*>(vector.data()), vector.size() * sizeof(float)));
    }
    data.push_back(std::move(item));
  }
  json::object usage;
  usage["prompt_tokens"] = tokens;
  usage["total_tokens"] = tokens;
  json::object out;
  out["object"] = "list";
  out["data"] = std::move(data);
  out["model"] = name_;
  out["usage"] = std::move(usage);
  co_return json_answer(out);
}

Task<net::Response> Service::rank(net::Request request) {
  if (auto refused = refusal()) co_return std::move(*refused);
  auto prepared = co_await prepare<Ranking>(prepare_ranking, request);
  if (!prepared) co_return error_answer(prepared.error());
  const auto job = prepared->job;
  share_of(request, job->share, job->weight);
  auto made = co_await vectors(job, request.peer);
  if (!made) co_return error_answer(made.error());
  std::vector<std::size_t> order(made->size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return (*made)[a].front() > (*made)[b].front(); });
  order.resize(std::min(order.size(), prepared->top));
  json::array results;
  for (const auto index : order) {
    json::object item;
    item["index"] = index;
    item["relevance_score"] = (*made)[index].front();
    if (!prepared->documents.empty()) {
      json::object document;
      document["text"] = prepared->documents[index];
      item["document"] = std::move(document);
    }
    results.push_back(std::move(item));
  }
  std::int64_t tokens = 0;
  for (const auto& input : job->inputs) tokens += static_cast<std::int64_t>(input.size());
  json::object usage;
  usage["prompt_tokens"] = tokens;
  usage["total_tokens"] = tokens;
  json::object out;
  out["object"] = "list";
  out["model"] = name_;
  out["results"] = std::move(results);
  out["usage"] = std::move(usage);
  co_return json_answer(out);
}

Task<net::Response> Service::count(net::Request request) {
  if (auto refused = refusal()) co_return std::move(*refused);
  auto prepared = co_await prepare<Tokens>(prepare_count, request);
  if (!prepared) co_return error_answer(prepared.error());
  json::object out;
  out["count"] = prepared->size();
  out["context_tokens"] = model_->facts().context_tokens;
  out["tokens"] = json::array(prepared->begin(), prepared->end());
  co_return json_answer(out);
}

} // namespace socle::llama
