// The models' own protocols under /v1: a request is read, becomes a call, and its answer goes back, whole or as it comes. Coroutines on
// the server's loops: no thread waits.
#include "api/hub.h"

#include "api/errors.h"

#include "backends/hub.h"
#include "dialects/errors.h"
#include "kernel/errors.h"
#include "net/errors.h"

#include "base/digest.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <charconv>
#include <cmath>

namespace socle::api {

namespace {

using dialects::Wire;

struct Surface {
  std::string_view path;
  Wire wire;
};
constexpr Surface surfaces[] = {{"/v1/chat/completions", Wire::openai_chat},
                                {"/v1/responses", Wire::openai_responses},
                                {"/v1/completions", Wire::openai_completions},
                                {"/v1/embeddings", Wire::openai_embeddings},
                                {"/v1/messages", Wire::anthropic_messages},
                                {"/v1/messages/count_tokens", Wire::anthropic_count_tokens},
                                {"/v1/images/generations", Wire::openai_images},
                                {"/v1/images/edits", Wire::openai_image_edits},
                                {"/v1/audio/speech", Wire::openai_speech},
                                {"/v1/audio/transcriptions", Wire::openai_transcriptions},
                                {"/v1/audio/translations", Wire::openai_translations}};
} // namespace

// What belongs to the protocols and goes on to an endpoint that speaks the same; everything else, credentials first, stays here.
namespace {
constexpr std::string_view passed_headers[] = {"anthropic-version", "anthropic-beta", "openai-beta"};
} // namespace

Wire wire_of(const net::Request& request) {
  for (const auto& surface : surfaces) {
    if (surface.path == request.path) return surface.wire;
  }
  return request.headers.get("anthropic-version") ? Wire::anthropic_messages : Wire::openai_chat;
}

Language language_asked(const net::Request& request) {
  return language_of(request.headers.get("Accept-Language").value_or("en"));
}

Result<std::optional<Microseconds>> deadline_of(const net::Request& request) {
  const auto given = request.headers.get("socle-deadline-ms");
  if (!given) return std::nullopt;
  std::int64_t milliseconds = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), milliseconds);
  const bool whole = error == std::errc() && end == given->data() + given->size();
  if (!whole || milliseconds < 1 || milliseconds > deadline_ms_max) return fail(kBadDeadline);
  return Microseconds(milliseconds * 1'000);
}

void mark(net::Response& response, Wire wire, const std::string& call) {
  if (call.empty()) return;
  response.headers.set("socle-receipt", call);
  response.headers.set(dialects::is_anthropic(wire) ? "request-id" : "x-request-id", call);
}

net::Response refused(Wire wire, const Error& error, const std::string& call, Language language) {
  dialects::Failure failure = backends::failure_of(error, language);
  failure.call = call;
  net::Response out = net::text_response(failure.status, dialects::error_body(wire, failure), "application/json");
  if (const auto seconds = backends::retry_after(error)) out.headers.set("Retry-After", *seconds);
  if (failure.status == 401) out.headers.set("WWW-Authenticate", "Bearer");
  mark(out, wire, call);
  return out;
}

net::Headers passed_on(const net::Request& request) {
  net::Headers out;
  for (const auto name : passed_headers) {
    if (const auto value = request.headers.get(name)) out.add(std::string(name), std::string(*value));
  }
  return out;
}

namespace {
// The client's trace goes on where it has one ("00-" trace "-" span "-" flags); ids of our own come from the call's id.
void join_trace(backends::ModelRequest& cargo, std::string_view given, std::string_view call) {
  const auto hex = [](std::string_view digits) {
    return digits.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
           digits.find_first_not_of('0') != std::string_view::npos;
  };
  const std::string own = sha256_hex(call);
  cargo.trace_id = own.substr(0, 32);
  cargo.trace_span = own.substr(32, 16);
  const bool shaped = given.size() == 55 && given.starts_with("00-") && given[35] == '-' && given[52] == '-';
  if (!shaped || !hex(given.substr(3, 32)) || !hex(given.substr(36, 16))) return;
  cargo.trace_id = given.substr(3, 32);
  cargo.trace_parent = given.substr(36, 16);
  cargo.trace_flags = given.substr(54, 1) == "1" ? "01" : "00";
}

Asked begin_call(Services& services, const Manner& manner, const Executor& loop, dialects::Request request, Bytes body,
                 const Asked* hedges = nullptr) {
  Asked out{services.pipeline.new_call_id(), std::make_shared<backends::ModelRequest>(), std::make_shared<Pouring>()};
  out.cargo->request = std::move(request);
  out.cargo->created = services.clock.now().us / 1'000'000;
  out.cargo->headers = manner.headers;
  out.cargo->deadline = manner.deadline;
  if (hedges != nullptr) {
    out.cargo->hedge_of = hedges->id;
    out.cargo->without.insert(hedges->cargo->asked);
  }
  kernel::Call call = services.hub.call(manner.tenant, out.cargo, std::move(body),
                                        manner.purpose.value_or("model call"));
  call.purpose_typed = manner.purpose && !services.budget.has_purpose(manner.tenant, call.purpose);
  call.id = out.id;
  join_trace(*out.cargo, manner.traceparent, out.id);
  call.listener = out.pouring;
  asio::co_spawn(loop, services.pipeline.run(manner.credential, std::move(call)),
                 [pouring = out.pouring](const std::exception_ptr& crashed, Result<kernel::Answer> how) {
                   if (crashed) how = fail(net::kHandlerFailed);
                   pouring->end(std::move(how));
                 });
  return out;
}

// Until one of them has said something or ended.
Task<void> either_says(std::shared_ptr<Pouring> one, std::shared_ptr<Pouring> other) {
  std::function<void(std::function<void(bool)>)> start = [one, other](std::function<void(bool)> done) {
    const auto fire = [once = std::make_shared<bool>(false), done = std::move(done)] {
      if (!std::exchange(*once, true)) done(true);
    };
    one->when_said(fire);
    if (other != one) other->when_said(fire);
  };
  co_await await_callback<bool>(std::move(start));
}

// Whether it has said something or ended before the time is over.
Task<bool> says_within(std::shared_ptr<Pouring> pouring, std::chrono::milliseconds limit) {
  std::function<void(std::function<void(bool)>)> start = [pouring](std::function<void(bool)> done) {
    pouring->when_said([done = std::move(done)] { done(true); });
  };
  const bool said = co_await await_callback_within<bool>(limit, false, std::move(start));
  co_return said;
}

// An answer that takes longer than `after`, or a stream whose first piece does, is asked of another model too: a call of its own,
// decided, reserved and recorded like any other. The first to answer or to say something counts; the other one is let go, and what it
// took is booked. Gives the call whose answer it is.
Task<Asked> hedged(Asked first, std::chrono::milliseconds after, std::function<Asked(const Asked&)> again) {
  const bool said = co_await says_within(first.pouring, after);
  if (said || first.cargo->asked.empty()) co_return first;
  Asked second = again(first);
  co_await either_says(first.pouring, second.pouring);
  if (!first.pouring->answers() && !second.pouring->answers() && !(first.pouring->ended() && second.pouring->ended())) {
    // One has failed: the other one may still answer.
    const std::shared_ptr<Pouring> left = first.pouring->ended() ? second.pouring : first.pouring;
    co_await either_says(left, left);
  }
  const bool second_counts = !first.pouring->answers() && second.pouring->answers();
  Asked& loser = second_counts ? first : second;
  if (!loser.pouring->ended()) {
    loser.cargo->lost = true;
    loser.pouring->leave();
  }
  co_return second_counts ? second : first;
}

// ": loading, 42 %": how far the model file is that a stream waits for.
Bytes loading_comment(const backends::Embedded* embedded, const std::string& file) {
  std::string out = ": waiting";
  if (embedded != nullptr && !file.empty()) {
    for (const auto& worker : embedded->report()) {
      if (worker.file == file) out = ": loading, " + std::to_string(std::lround(worker.progress * 100)) + " %";
    }
  }
  return out + "\n\n";
}

// The rest of a streamed answer, and what ends it: the protocol's own end once the receipt is durable, or an error.
Task<void> pour(Asked asked, Language language, const backends::Embedded* embedded, net::Stream& stream) {
  const auto& [call, cargo, pouring] = asked;
  while (!pouring->begun()) { // only where its model is being loaded: comments, which readers of events pass over
    Bytes comment = loading_comment(embedded, cargo->loading);
    const bool sent = co_await stream.write(std::move(comment));
    if (!sent) co_return pouring->leave();
    co_await says_within(pouring, loading_told_every);
  }
  while (true) {
    co_await pouring->ready();
    if (pouring->empty()) break;
    Bytes bytes = pouring->pour();
    const bool sent = co_await stream.write(std::move(bytes));
    if (!sent) co_return pouring->leave();
  }
  const auto& ended = *pouring->ended();
  std::string last = cargo->body;
  if (!ended) {
    dialects::Failure failure = backends::failure_of(ended.error(), language);
    failure.call = call;
    last = dialects::error_event(cargo->request.wire, failure);
  }
  if (!last.empty()) co_await stream.write(std::move(last));
}

json::value openai_model(const backends::Model& model) {
  json::object out;
  out["id"] = model.name;
  out["object"] = "model";
  out["created"] = model.added_at.us / 1'000'000;
  out["owned_by"] = backends::zone_name(model.zone);
  return out;
}
json::value anthropic_model(const backends::Model& model) {
  json::object out;
  out["type"] = "model";
  out["id"] = model.name;
  out["display_name"] = model.title.empty() ? model.name : model.title;
  out["created_at"] = to_iso(model.added_at);
  out["lifecycle"] = "active"; // whatever is registered can be used by whoever may use it
  return out;
}

} // namespace

bool Api::is_model_path(std::string_view path) { return path == "/v1" || path.starts_with("/v1/"); }

net::Response Api::model_refusal(const net::Request& request, const Error& error) {
  return refused(wire_of(request), error, "", language_asked(request));
}

// The models that the asker may use, in the shape of the asker's API.
Result<net::Response> Api::list_models(const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services_, ask, "model.list", {"Model", "all", {}}));
  const bool claude = dialects::is_anthropic(wire_of(ask.request));
  constexpr std::string_view prefix = "/v1/models/";
  if (ask.request.path.starts_with(prefix)) {
    const auto name = net::percent_decode(ask.request.path.substr(prefix.size())).value_or("");
    SOCLE_TRY(const backends::ModelPtr model, services_.models.get(who.tenant, name));
    return json_response(claude ? anthropic_model(*model) : openai_model(*model));
  }
  json::array data;
  for (const auto& model : services_.models.list(who.tenant))
    data.emplace_back(claude ? anthropic_model(*model) : openai_model(*model));
  json::object out;
  if (claude) {
    out["has_more"] = false;
    out["first_id"] = data.empty() ? json::value() : data.front().at("id");
    out["last_id"] = data.empty() ? json::value() : data.back().at("id");
  } else {
    out["object"] = "list";
  }
  out["data"] = std::move(data);
  return json_response(out);
}

Task<net::Response> Api::answer_model(std::shared_ptr<net::Request> request) {
  const Wire wire = wire_of(*request);
  const Language language = language_asked(*request);
  const Microseconds arrived = services_.clock.monotonic();
  auto ask = identify(*request);
  if (!ask) co_return refused(wire, ask.error(), "", language);
  if (request->path == "/v1/models" || request->path.starts_with("/v1/models/")) {
    if (request->method != "GET" && request->method != "HEAD")
      co_return refused(wire,
                        Error(kWrongMethod, {{"path", request->path}, {"method", request->method}, {"allowed", "GET"}}),
                        "", language);
    auto listed = list_models(*ask);
    co_return listed ? std::move(*listed) : refused(wire, listed.error(), "", language);
  }
  if (is_file_path(request->path)) {
    net::Response answered = co_await answer_files(request, std::move(*ask), arrived);
    co_return answered;
  }
  const auto* surface = std::ranges::find(surfaces, request->path, &Surface::path);
  if (surface == std::end(surfaces)) {
    std::vector<std::string> known{"/v1/models", "/v1/files"};
    for (const auto& one : surfaces) known.emplace_back(one.path);
    const auto near = near_misses(request->path, known);
    co_return refused(wire,
                      Error(kNoRoute, {{"method", request->method},
                                       {"path", request->path},
                                       {"hint", near.empty() ? "" : " → " + near.front() + " ?"}}),
                      "", language);
  }
  if (request->method != "POST")
    co_return refused(wire,
                      Error(kWrongMethod, {{"path", request->path}, {"method", request->method}, {"allowed", "POST"}}),
                      "", language);
  const auto who = services_.identity.identify(ask->credential);
  if (!who) co_return refused(wire, who.error(), "", language);
  auto read = dialects::parse_request(wire, request->body, request->headers.get("content-type").value_or(""));
  if (!read) co_return refused(wire, read.error(), "", language);

  const std::string kind(request->headers.get("content-type").value_or(""));
  Manner manner{who->tenant,
                ask->credential,
                passed_on(*request),
                {},
                {},
                std::string(request->headers.get("traceparent").value_or(""))};
  const auto deadline = deadline_of(*request);
  if (!deadline) co_return refused(wire, deadline.error(), "", language);
  if (*deadline) manner.deadline = arrived + **deadline;
  if (const auto purpose = request->headers.get("socle-purpose")) {
    // Not every program writes headers in UTF-8, and what is none could be kept in no table and shown to nobody.
    if (!json::parse(json::write(json::value(*purpose))))
      co_return refused(wire, Error(dialects::kFieldWrong, {{"field", "socle-purpose"}, {"expected", "UTF-8"}}), "",
                        language);
    manner.purpose = std::string(*purpose);
  }
  const bool streamed = read->stream;
  const auto alias = services_.models.find_alias(who->tenant, read->model);
  const std::chrono::milliseconds hedge_after(alias ? alias->hedge_after_ms : 0);
  const Executor loop = co_await asio::this_coro::executor;
  const Bytes kept = hedge_after.count() > 0 ? request->body : Bytes();
  // All that this request has under way: whoever leaves or is ended ends both calls of a hedge. Known before a call asks who it is that
  // asks: whoever is ended from now on is either refused there or cut here.
  const auto under_way = std::make_shared<std::vector<std::weak_ptr<Pouring>>>();
  const auto each = [under_way](void (Pouring::*what)()) {
    const auto all = *under_way;
    for (const auto& one : all) {
      if (const auto open = one.lock()) ((*open).*what)();
    }
  };
  const auto alive = live_->open(who->id, who->key_id,
                                 [loop, each] { asio::post(loop, [each] { each(&Pouring::cut); }); });
  Asked asked = begin_call(services_, manner, loop, std::move(*read), std::move(request->body));
  under_way->push_back(asked.pouring);
  if (request->peer) request->peer->when_left([each] { each(&Pouring::leave); });
  if (hedge_after.count() > 0) {
    std::function<Asked(const Asked&)> again = [&](const Asked& first) {
      Asked second = begin_call(services_, manner, loop, *dialects::parse_request(wire, kept, kind), kept, &first);
      under_way->push_back(second.pouring);
      return second;
    };
    Asked first = asked;
    asked = co_await hedged(std::move(first), hedge_after, std::move(again));
  }
  const auto [id, cargo, pouring] = asked;
  // A stream that waits for its model file to be loaded begins before it has anything to say.
  bool said = !streamed;
  if (!streamed) co_await pouring->ready();
  while (!said) said = co_await says_within(pouring, loading_told_every) || !cargo->loading.empty();
  if (pouring->empty() && pouring->ended() && !*pouring->ended())
    co_return refused(wire, pouring->ended()->error(), id, language);
  net::Response out;
  mark(out, wire, id);
  if (!streamed) {
    out.headers.set("Content-Type", cargo->type);
    out.body = std::move(cargo->body);
    co_return out;
  }
  out.headers.set("Content-Type", "text/event-stream; charset=utf-8");
  out.headers.set("Cache-Control", "no-cache");
  out.headers.set("X-Accel-Buffering", "no"); // proxies that would collect the events
  out.ends_by_itself = true;
  out.stream = [asked, language, embedded = services_.embedded, alive](net::Stream& stream) {
    return pour(asked, language, embedded, stream);
  };
  co_return out;
}

} // namespace socle::api
