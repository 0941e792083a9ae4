#include "backends/hub.h"

#include "backends/errors.h"
#include "backends/limits.h"

#include "base/errors.h"
#include "base/log.h"
#include "kernel/errors.h"
#include "net/errors.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace socle::backends {

namespace {

using dialects::Wire;

kernel::Provenance provenance_of(dialects::Origin origin) {
  switch (origin) {
    case dialects::Origin::system:
    case dialects::Origin::person: return kernel::Provenance::person;
    case dialects::Origin::model: return kernel::Provenance::model;
    case dialects::Origin::tool: return kernel::Provenance::tool;
    case dialects::Origin::document: return kernel::Provenance::document;
  }
  return kernel::Provenance::tool; // what is not known is trusted least
}

// In which wire this model is asked what came in `client`.
std::optional<Wire> wire_for(const Model& model, Wire client) {
  const bool claude = model.kind == Kind::anthropic;
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
  return {.micros = static_cast<std::int64_t>((sum + 999'999) / 1'000'000), // rounded up: never less than it costs
          .input_tokens = input_tokens,
          .output_tokens = output_tokens};
}

// The highest that it can reach: no token is shorter than a byte, and an answer no longer than what was asked for or what the model
// can hold.
kernel::Cost cost_max(const Model& model, const dialects::Request& request, std::size_t input_bytes) {
  const std::int64_t context = model.context_tokens > 0 ? model.context_tokens : context_tokens_unknown;
  const std::int64_t output = request.output_tokens_max.value_or(context) * std::max<std::int64_t>(1, request.choices);
  return cost_of(model, static_cast<std::int64_t>(input_bytes), output);
}

// A model that was removed and added again is another place: what went wrong before says nothing of it.
std::string place_of(const Model& model) { return model.name + "@" + std::to_string(model.added_at.us); }

// What the request needs and the model has not; empty: nothing.
std::string_view lacking(const Model& model, const dialects::Request& request) {
  const std::pair<bool, std::string_view> needs[] = {
      {request.wire == Wire::openai_embeddings, "embeddings"},
      {request.wire == Wire::openai_completions, "completions"},
      {request.wire != Wire::openai_embeddings && request.wire != Wire::openai_completions, "chat"},
      {request.has_images, "vision"},
      {request.has_tools, "tools"},
      {request.wants_schema, "schema"}};
  for (const auto& [needed, capability] : needs) {
    if (needed && !model.can(capability)) return capability;
  }
  return {};
}

// Reads what is left of a stream whose protocol has ended, so that its connection can be used again.
Task<void> read_to_end(std::shared_ptr<net::Exchange> exchange) {
  const Result<Bytes> rest = co_await exchange->read_all(1U << 10);
  static_cast<void>(rest);
}

// Where a model's API lies, and what keeps it there while it is asked.
struct Place {
  std::string url;
  Embedded::Lease lease;
};

net::ClientRequest upstream_request(const Model& model, Wire wire, const ModelRequest& cargo, const std::string& key,
                                    Bytes body) {
  net::ClientRequest out;
  out.method = "POST";
  out.target = (model.kind == Kind::file ? "/v1" : "") + std::string(dialects::path_of(wire));
  out.body = std::move(body);
  out.repeatable = true; // asking a model twice costs, and changes nothing
  out.headers.add("Content-Type", "application/json");
  out.headers.add("Accept", cargo.request.stream ? "text/event-stream" : "application/json");
  out.headers.add("User-Agent", "socle");
  const bool same_kind = dialects::is_anthropic(cargo.request.wire) == dialects::is_anthropic(wire);
  if (same_kind) {
    for (const auto& [name, value] : cargo.headers) out.headers.add(name, value);
  }
  if (model.kind == Kind::anthropic) {
    if (!out.headers.get("anthropic-version")) out.headers.add("anthropic-version", "2023-06-01");
    if (!key.empty()) out.headers.add("x-api-key", key);
  } else if (!key.empty()) {
    out.headers.add("Authorization", "Bearer " + key);
  }
  return out;
}

// The endpoint answered with an error: ours to explain, its words only as far as they are the client's affair.
Error refused(const Model& model, Wire wire, const net::Exchange& exchange, const Bytes& body) {
  const int status = exchange.status();
  const dialects::Failure said = dialects::failure_of_upstream(wire, status, body,
                                                               exchange.headers().get("content-type").value_or(""));
  Error::Parameters parameters{{"model", model.name},     {"status", std::to_string(status)},
                               {"message", said.message}, {"type", said.type},
                               {"code", said.code},       {"param", said.param}};
  if (const auto after = exchange.headers().get("retry-after")) parameters.emplace_back("retry_after", *after);
  if (status == 401 || status == 403 || status == 407) return Error(kUpstreamKey, std::move(parameters));
  if (status == 404 || status == 405) return Error(kUpstreamUnknown, std::move(parameters));
  if (status == 429) return Error(kUpstreamLimited, std::move(parameters));
  if (status / 100 == 4) return Error(kUpstreamRefused, std::move(parameters));
  return Error(kUpstreamFailed, std::move(parameters));
}

// Not the endpoint's address: clients need not know where the company's models stand. The daemon's own log says it.
std::string reason_of(const Error& error) {
  for (const auto& [name, value] : error.parameters()) {
    if (name == "reason") return value;
    if (name == "seconds") return "no answer within " + value + " s";
  }
  return std::string(error.code());
}

Error explained(const Model& model, const Error& error) {
  // What is too large or no JSON in an answer is the endpoint's fault, not the client's.
  if (error.is(kTooLarge) || error.is(kJsonInvalid) || error.is(net::kNotReachable) || error.is(net::kTlsFailed) ||
      error.is(net::kNoAnswer) || error.is(net::kBadAnswer))
    return Error(kUpstreamUnreachable, {{"model", model.name}, {"reason", reason_of(error)}});
  return error;
}

} // namespace

Result<std::unique_ptr<Hub>> Hub::create(Parts parts) {
  std::unique_ptr<Hub> hub(new Hub(parts));
  SOCLE_TRY(hub->requester_, net::Requester::create(parts.clock, {}));
  kernel::Executor executor;
  executor.candidates = [self = hub.get()](const kernel::Call& call, const kernel::Principal& who) {
    return self->candidates(call, who);
  };
  executor.converse = [self = hub.get()](kernel::Permit permit, const kernel::Call& call, const kernel::Principal& who,
                                         const kernel::Candidate& candidate, kernel::Outlet& outlet) {
    return self->send(std::move(permit), call, who, candidate, outlet);
  };
  executor.may_try_another = [](const Error& error) {
    return error.is(kUpstreamUnreachable) || error.is(kUpstreamFailed) || error.is(kUpstreamLimited) ||
           error.is(kUpstreamKey) || error.is(kUpstreamUnknown);
  };
  executor.time_ms_max = answer_time_max;
  parts.pipeline.add("model.send", std::move(executor));
  return hub;
}

kernel::Call Hub::call(std::string_view tenant, std::shared_ptr<ModelRequest> cargo, Bytes body,
                       std::string purpose) const {
  kernel::Call out;
  out.action = "model.send";
  const std::string& name = cargo->request.model;
  const bool known = parts_.models.find(tenant, name) != nullptr || parts_.models.find_alias(tenant, name) != nullptr;
  out.resource = {"Model", known ? name : "unknown", {}};
  out.purpose = std::move(purpose);
  for (const auto& text : cargo->request.texts())
    out.input.push_back({text.name, *text.text, provenance_of(text.origin)});
  out.body = std::move(body);
  out.cargo = std::move(cargo);
  return out;
}

// The models that a name stands for: itself; an alias' targets, the drawn one first and the others in their order; or a need's.
Result<Hub::Named> Hub::named(const kernel::Call& call, const kernel::Principal& who, const std::string& name) const {
  Named out;
  if (auto model = parts_.models.find(who.tenant, name)) {
    out.models.push_back(std::move(model));
    return out;
  }
  if (const auto alias = parts_.models.find_alias(who.tenant, name)) {
    // A conversation begins with the same words each time, so it stays with its model, whose prompt cache knows it.
    const std::string_view begin = call.input.empty() ? std::string_view() : std::string_view(call.input.front().text);
    const std::string& first =
        drawn(*alias, std::hash<std::string>()(who.id + "\n" + std::string(begin.substr(0, 1'024)))).model;
    out.in_order = true;
    for (const bool chosen : {true, false}) {
      for (const auto& target : alias->targets) {
        auto model = (target.model == first) == chosen ? parts_.models.find(who.tenant, target.model) : nullptr;
        if (model) out.models.push_back(std::move(model));
      }
    }
    if (!out.models.empty()) return out;
  }
  for (auto& model : parts_.models.list(who.tenant)) { // a need: “cheap”, “french”, “local”
    const bool local = name == "local" && model->zone <= Zone::company;
    if (local || std::ranges::find(model->tags, name) != model->tags.end()) out.models.push_back(std::move(model));
  }
  if (!out.models.empty()) return out;
  if (parts_.models.list(who.tenant).empty()) return fail(kNoModels);
  SOCLE_TRY(out.models.emplace_back(), parts_.models.get(who.tenant, name)); // says what is near
  return out;
}

Result<std::vector<kernel::Candidate>> Hub::candidates(const kernel::Call& call, const kernel::Principal& who) {
  const auto& request = dynamic_cast<const ModelRequest&>(*call.cargo).request;
  SOCLE_TRY(const Named chosen, named(call, who, request.model));
  const auto& models = chosen.models;
  std::vector<std::pair<ModelPtr, kernel::Cost>> able;
  std::string why, unfit;
  for (const auto& model : models) {
    if (!wire_for(*model, request.wire)) {
      unfit = model->name + " does not answer " + std::string(dialects::name_of(request.wire));
    } else if (const auto lacks = lacking(*model, request); !lacks.empty()) {
      unfit = model->name + " has no “" + std::string(lacks) + "”";
    } else if (!health_.may_try(who.tenant, place_of(*model))) {
      why = model->name + " failed repeatedly and is left alone for a moment";
    } else {
      able.emplace_back(model, cost_max(*model, request, call.body.size()));
    }
  }
  if (able.empty() && why.empty()) return fail(kNotCapable, {{"model", request.model}, {"reason", unfit}});
  if (able.empty())
    return fail(
        kNoneAble,
        {{"model", request.model}, {"reason", why}, {"retry_after", std::to_string(breaker_pause.count() / 1'000)}});
  if (!chosen.in_order)
    std::ranges::stable_sort(able, {}, [&](const auto& one) {
      const auto report = health_.report(who.tenant, place_of(*one.first));
      return std::tuple(one.second.micros, report.under_way, report.first_byte);
    });
  std::vector<kernel::Candidate> out;
  for (const auto& [model, most] : able) {
    out.push_back({.backend = model->name,
                   .site = model->zone <= Zone::company ? "local" : model->name,
                   .cost_max = most,
                   .zone = std::string(zone_name(model->zone))});
  }
  return out;
}

// One attempt at one model.
Task<Result<kernel::Outcome>> Hub::send(kernel::Permit permit, const kernel::Call& call, const kernel::Principal& who,
                                        const kernel::Candidate& candidate, kernel::Outlet& outlet) {
  if (auto used = permit.use(parts_.clock); !used) co_return std::unexpected(used.error());
  const ModelPtr model = parts_.models.find(who.tenant, candidate.backend);
  if (!model) co_return fail(kUnknownModel, {{"model", candidate.backend}, {"hint", ""}});
  auto& cargo = dynamic_cast<ModelRequest&>(*call.cargo);
  auto& request = cargo.request;
  const Wire wire = *wire_for(*model, request.wire);
  // What policy had replaced for this candidate is what goes on.
  const auto texts = request.texts();
  SOCLE_ASSERT(texts.size() == call.input.size());
  for (std::size_t i = 0; i < texts.size(); ++i) *texts[i].text = call.input[i].text;
  auto written = dialects::write_request(request, wire, model->upstream_model);
  if (!written) co_return std::unexpected(written.error());
  auto key = parts_.models.key_of(*model);
  if (!key) co_return std::unexpected(key.error());
  Place place{model->url, {}};
  if (model->kind == Kind::file) {
    if (parts_.embedded == nullptr)
      co_return fail(kWorkerNotStarted,
                     {{"program", "socle-llama"}, {"reason", "it could not be prepared; the daemon's log says why"}});
    Result<Embedded::Lease> leased = co_await parts_.embedded->use(model->file);
    if (!leased) co_return std::unexpected(leased.error());
    place = {leased->url(), std::move(*leased)};
  }
  auto made = requester_->exchange(place.url, upstream_request(*model, wire, cargo, *key, std::move(*written)),
                                   {net::connect_time_max, first_byte_time_max, quiet_time_max});
  if (!made) co_return std::unexpected(made.error());
  const std::shared_ptr<net::Exchange> exchange = std::move(*made);
  outlet.when_given_up([exchange] { exchange->cancel(); });

  const auto begin = parts_.clock.monotonic();
  std::optional<Microseconds> first_byte;
  health_.began(who.tenant, place_of(*model));
  dialects::Answer answer(request, wire, call.id, cargo.created);
  json::object facts;
  facts["model"] = model->name;
  facts["wire"] = dialects::name_of(request.wire);
  facts["zone"] = candidate.zone;
  std::int64_t pieces = 0;
  // What it cost, as far as is known: what the endpoint counted, or an estimate that says that it is one.
  const auto note = [&] {
    const auto usage = answer.usage();
    const std::int64_t in = usage.known ? usage.input_tokens : static_cast<std::int64_t>(call.body.size() / 4);
    const std::int64_t out = usage.known ? usage.output_tokens : pieces;
    facts["input_tokens"] = in;
    facts["output_tokens"] = out;
    if (usage.cached_tokens > 0) facts["cached_tokens"] = usage.cached_tokens;
    if (!usage.known) facts["tokens_estimated"] = true;
    if (first_byte) facts["first_byte_us"] = first_byte->count();
    if (const auto finish = answer.finish_reason(); !finish.empty()) facts["finish"] = finish;
    return cost_of(*model, in, out);
  };

  kernel::Outcome outcome;
  const auto finish = [&](Result<void> how) -> Result<kernel::Outcome> {
    const bool left = !how && (how.error().is(net::kCancelled) || how.error().is(kernel::kCancelled) ||
                               how.error().is(kernel::kBlockedContent));
    const bool answers = !how && (how.error().is(kUpstreamRefused) || how.error().is(kUpstreamLimited));
    const bool at_fault = !how && !left && !answers;
    health_.ended(who.tenant, place_of(*model),
                  left       ? Health::End::left
                  : at_fault ? Health::End::failed
                             : Health::End::answered,
                  first_byte);
    const bool begun = pieces > 0 || answer.usage().known;
    const kernel::Cost cost = how || begun ? note() : kernel::Cost();
    if (!how) {
      if (at_fault)
        log::warning("backends", "a model's endpoint failed",
                     {{"model", model->name},
                      {"url", place.url},
                      {"call", call.id},
                      {"error", std::string(how.error().code())},
                      {"reason", reason_of(how.error())}});
      if (begun) outlet.note(facts, cost);
      return std::unexpected(explained(*model, how.error()));
    }
    outcome.facts = std::move(facts);
    outcome.cost = cost;
    return std::move(outcome);
  };

  Result<void> begun = co_await exchange->begin();
  if (!begun) co_return finish(std::unexpected(begun.error()));
  first_byte = parts_.clock.monotonic() - begin;
  const bool plain = net::equal_ignoring_case(exchange->headers().get("content-encoding").value_or("identity"),
                                              "identity");
  if (exchange->status() != 200 || !plain) {
    Result<Bytes> body = co_await exchange->read_all(error_bytes_max);
    co_return finish(std::unexpected(refused(*model, wire, *exchange, body.value_or(""))));
  }
  if (!request.stream) {
    Result<Bytes> body = co_await exchange->read_all(answer_bytes_max);
    if (!body) co_return finish(std::unexpected(body.error()));
    auto whole = answer.whole(*body);
    if (!whole) co_return finish(std::unexpected(whole.error()));
    cargo.body = std::move(whole->body);
    for (auto& text : whole->texts) outcome.output.push_back({"answer", std::move(text), kernel::Provenance::model});
    co_return finish({});
  }
  while (!answer.ended()) {
    Result<Bytes> bytes = co_await exchange->read();
    if (!bytes) co_return finish(std::unexpected(bytes.error()));
    if (bytes->empty()) break;
    auto fed = answer.feed(*bytes);
    if (!fed) co_return finish(std::unexpected(fed.error()));
    // What came together leaves together; but what holds no words need not wait for the words behind it to be inspected.
    const auto words = std::ranges::find_if(*fed, [](const auto& piece) { return !piece.text.empty(); });
    for (auto begin = fed->begin(); begin != fed->end();) {
      const auto end = begin == words ? fed->end() : words;
      kernel::Piece together;
      for (; begin != end; ++begin, ++pieces) {
        together.bytes += begin->bytes;
        together.text += begin->text;
      }
      Result<void> sent = co_await outlet.send(std::move(together));
      if (!sent) {
        exchange->cancel();
        co_return finish(sent);
      }
    }
  }
  if (auto ended = answer.finish(); !ended) co_return finish(ended);
  cargo.body = answer.last_bytes();
  const asio::io_context::executor_type loop = co_await asio::this_coro::executor;
  asio::co_spawn(loop, read_to_end(exchange), asio::detached);
  co_return finish({});
}

dialects::Failure failure_of(const Error& error, Language language) {
  const auto of = [&](std::string_view name) {
    const auto found = std::ranges::find(error.parameters(), name,
                                         [](const auto& p) { return std::string_view(p.first); });
    return found == error.parameters().end() ? std::string() : found->second;
  };
  dialects::Failure out = dialects::failure_of(error, language);
  if (error.is(kUpstreamRefused) || error.is(kUpstreamLimited)) {
    out.status = std::atoi(of("status").c_str());
    out.type = of("type");
    out.param = of("param");
    if (!of("message").empty()) out.message = of("message");
  }
  if (error.is(kUnknownModel)) { // the code that clients look for
    out.code = "model_not_found";
    out.param = "model";
  }
  return out;
}

std::optional<std::string> retry_after(const Error& error) {
  const auto found = std::ranges::find(error.parameters(), "retry_after", [](const auto& p) { return p.first; });
  if (found == error.parameters().end()) return std::nullopt;
  const std::string& text = found->second;
  const bool seconds = !text.empty() && text.size() <= 6 &&
                       std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  return seconds ? std::optional(text) : std::nullopt;
}

} // namespace socle::backends
