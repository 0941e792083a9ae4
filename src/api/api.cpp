#include "api/api.h"
#include "api/calls.h"

#include "api/errors.h"
#include "api/limits.h"

#include "base/digest.h"
#include "base/log.h"
#include "console/console.h"
#include "identity/errors.h"

#include <algorithm>
#include <charconv>

namespace socle::api {

namespace {
// "/api/v1/runs/{run}" against a path; "{path...}" takes what is left.
std::optional<std::map<std::string, std::string, std::less<>>> match(std::string_view pattern, std::string_view path) {
  std::map<std::string, std::string, std::less<>> out;
  while (!pattern.empty()) {
    if (pattern.front() != '{') {
      if (path.empty() || path.front() != pattern.front()) return std::nullopt;
      pattern.remove_prefix(1);
      path.remove_prefix(1);
      continue;
    }
    const auto close = pattern.find('}');
    std::string_view name = pattern.substr(1, close - 1);
    pattern.remove_prefix(close + 1);
    const bool rest = name.ends_with("...");
    if (rest) name.remove_suffix(3);
    const auto value = rest ? path : path.substr(0, path.find('/'));
    const auto decoded = net::percent_decode(value);
    if (value.empty() || !decoded) return std::nullopt;
    out.emplace(name, *decoded);
    path.remove_prefix(value.size());
  }
  return path.empty() ? std::optional(std::move(out)) : std::nullopt;
}

// Binary fractions are no money, and canonical JSON has none: what has decimals travels as text.
bool has_fraction(const json::value& value) {
  if (value.is_double()) return true;
  if (value.is_array()) return std::ranges::any_of(value.get_array(), has_fraction);
  if (value.is_object())
    return std::ranges::any_of(value.get_object(), [](const auto& member) { return has_fraction(member.value()); });
  constexpr std::int64_t exact_max = std::int64_t{1} << 53; // beyond it, readers of JSON disagree
  if (value.is_uint64()) return true;
  return value.is_int64() && (value.get_int64() > exact_max || value.get_int64() < -exact_max);
}

void secure(net::Response& response, bool page) {
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "no-referrer");
  response.headers.set("X-Frame-Options", "DENY");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  // What is no page of ours may load and run nothing, even when a browser is pointed at it: uploads come from strangers.
  response.headers.set("Content-Security-Policy", page ? std::string(console::content_security_policy())
                                                       : "default-src 'none'; frame-ancestors 'none'; sandbox");
  if (!response.headers.get("Cache-Control")) response.headers.set("Cache-Control", "no-store");
}

std::optional<net::Response> page(const net::Request& request) {
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  const auto asset = console::find(request.path);
  if (!asset) return std::nullopt;
  net::Response out;
  out.headers.add("Content-Type", std::string(asset->content_type));
  out.headers.add("ETag", std::string(asset->etag));
  out.headers.add("Cache-Control", asset->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!asset->encoding.empty()) out.headers.add("Content-Encoding", std::string(asset->encoding));
  if (request.headers.get("If-None-Match") == asset->etag) out.status = 304;
  else out.fixed = {reinterpret_cast<const char*>(asset->bytes.data()), asset->bytes.size()};
  return out;
}
bool is_open(const net::Request& request) {
  return std::ranges::any_of(routes(), [&](const Route& route) {
    return route.open && match(route.pattern, request.path) &&
           (route.method == request.method || request.method == "HEAD");
  });
}

// The key or token that the request shows; null: none.
std::string_view shown_secret(const net::Request& request) {
  const auto authorization = request.headers.get("Authorization").value_or("");
  if (authorization.starts_with("Bearer ")) return authorization.substr(7);
  if (!request.path.starts_with("/v1")) return {};
  return request.headers.get("x-api-key").value_or(std::string_view()); // as Anthropic's clients send it
}

// Keys that are made here hold no dot, and tokens hold two.
bool is_token(std::string_view secret) { return secret.find('.') != std::string_view::npos; }
} // namespace

Result<json::object> Ask::body() const {
  SOCLE_TRY(json::value value, json::parse(request.body));
  if (!value.is_object()) return fail(kBadBody, {{"reason", "it must be a JSON object"}});
  if (has_fraction(value))
    return fail(kBadBody,
                {{"reason", "numbers with decimals, and whole numbers beyond 2^53, must be written as text"}});
  return std::move(value.get_object());
}
namespace {
bool is_a(const json::value& value, const Member& member) {
  if (value.is_null()) return member.nullable;
  switch (member.type) {
    case Member::Type::text: return value.is_string();
    case Member::Type::integer: return value.is_int64();
    case Member::Type::boolean: return value.is_bool();
    case Member::Type::object: return value.is_object();
    case Member::Type::array: return value.is_array();
    case Member::Type::any: return true;
  }
  return false;
}
constexpr std::string_view type_names[] = {"a text", "a whole number", "true or false", "an object", "a list", "given"};
} // namespace

Result<json::object> Ask::body(std::span<const Member> members) const {
  SOCLE_TRY(json::object out, body());
  std::vector<std::string> known;
  for (const auto& member : members) known.emplace_back(member.name);
  for (const auto& given : out) {
    if (std::ranges::find(known, given.key()) != known.end()) continue;
    const auto near = near_misses(given.key(), known);
    return fail(kBadBody, {{"reason", "there is no “" + std::string(given.key()) + "”" +
                                          (near.empty() ? "" : "; did you mean “" + near.front() + "”?")}});
  }
  for (const auto& member : members) {
    const auto name = std::string(member.name);
    const auto* value = out.if_contains(name);
    if (value == nullptr && member.required) return fail(kBadBody, {{"reason", "“" + name + "” is missing"}});
    if (value != nullptr && !is_a(*value, member))
      return fail(kBadBody,
                  {{"reason", "“" + name + "” must be " + std::string(type_names[static_cast<int>(member.type)]) +
                                  (member.nullable ? " or null" : "")}});
  }
  return out;
}

std::string Ask::query(std::string_view name) const { return request.query_value(name).value_or(""); }
Result<std::size_t> Ask::limit() const {
  const std::string text = query("limit");
  if (text.empty()) return page_size_default;
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= 1 && value <= page_size_max) return value;
  return fail(kBadQuery, {{"name", "limit"}, {"value", text}, {"expected", "1 … " + std::to_string(page_size_max)}});
}

// The error as JSON, with the stage and the call that the governed path put into its parameters.
net::Response failed(const Error& error, Language language) {
  json::object inner, params, out;
  inner["code"] = error.code();
  inner["message"] = error.message(language);
  inner["remedy"] = error.remedy(language);
  for (const auto& [name, value] : error.parameters()) {
    if (name == "stage" || name == "call") inner[name] = value;
    else params[name] = value;
  }
  inner["params"] = std::move(params);
  out["error"] = std::move(inner);
  net::Response response = json_response(out, error.http_status());
  if (error.http_status() == 401) response.headers.set("WWW-Authenticate", "Bearer");
  return response;
}

net::Response json_response(const json::value& value, int status) {
  return net::text_response(status, json::write(value), "application/json");
}

net::Response list_response(json::array items, std::size_t limit, std::string_view key) {
  json::object out;
  out["next"] = items.size() < limit || items.empty() ? json::value()
                                                      : json::value(json::text(items.back().as_object().at(key)));
  out["items"] = std::move(items);
  return json_response(out);
}

kernel::Call call_of(std::string action, kernel::Resource resource, const json::object& body,
                     kernel::Attributes context) {
  kernel::Call made;
  made.action = std::move(action);
  made.resource = std::move(resource);
  made.context = std::move(context);
  made.purpose = "console or API";
  made.body = json::canonical(body);
  return made;
}

HandlerResult change(Services& services, const Ask& ask, kernel::Call made, const Shown& shown) {
  if (!ask.remember) {
    SOCLE_TRY(const kernel::Answer answer, services.pipeline.run_now(ask.credential, std::move(made)));
    return shown(answer.call, answer.outcome.result);
  }
  if (made.id.empty()) made.id = services.pipeline.new_call_id();
  auto response = std::make_shared<net::Response>(); // shared: a call that ran out of time may still be on its way
  made.joins = [remember = ask.remember, shown, response, id = made.id](const kernel::Outcome& outcome) {
    *response = shown(id, outcome.result);
    return remember(*response);
  };
  SOCLE_CHECK(services.pipeline.run_now(ask.credential, std::move(made)));
  return std::move(*response);
}

net::Response shown_as_is(const std::string&, const json::value& result) { return json_response(result); }
net::Response shown_as_made(const std::string&, const json::value& result) { return json_response(result, 201); }
net::Response shown_as_done(const std::string&, const json::value&) {
  net::Response out;
  out.status = 204;
  return out;
}

Result<kernel::Principal> read(Services& services, const Ask& ask, std::string_view action,
                               const kernel::Resource& resource) {
  SOCLE_TRY(kernel::Principal principal, services.pipeline.may_read(ask.credential, action, resource));
  return principal;
}

std::span<const Route> routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> out = people_routes();
    for (auto group : {directory_routes(), factor_routes(), passkey_routes(), scim_routes(), work_routes(),
                       governance_routes(), disclosure_routes(), model_routes(), routing_routes(), model_pull_routes(),
                       publishing_routes(), replay_routes(), budget_routes(), call_routes(), call_event_routes(),
                       ai_use_routes(), model_state_routes(), file_routes()})
      std::ranges::move(group, std::back_inserter(out));
    return out;
  }();
  return all;
}

Api::Api(Services services)
    : services_(services),
      pool_(handlers, handlers_queue_max),
      idempotency_(services.clock, services.store, services.keys),
      watch_(std::make_shared<Watch>()),
      strangers_(services.clock),
      live_(std::make_shared<Live>()) {
  register_actions(services_);
  services_.identity.on_ended(
      [live = live_](const std::string& person, const std::string& key) { live->end(person, key); });
  services_.engine.on_change(
      [watch = watch_](const std::string& tenant, const std::string& run) { watch->changed(tenant, run); });
  services_.audit.when_published(
      [watch = watch_](const std::string& tenant) { watch->changed(tenant, published_calls); });
}

net::Response Api::refusal(const net::Request& request, const Error& error) {
  const Language language = language_of(request.headers.get("Accept-Language").value_or("en"));
  return is_model_path(request.path)  ? model_refusal(request, error)
         : is_scim_path(request.path) ? scim_refusal(error, language)
                                      : failed(error, language);
}

net::Handler Api::handler() {
  return [this](net::Request request) { return answer(std::move(request)); };
}

net::Admission Api::admission() {
  return [this](const net::Request& request) -> std::expected<std::size_t, net::Response> {
    const bool open = is_open(request);
    const bool model = is_model_path(request.path);
    if (!open && (model || request.path.starts_with("/api/") || request.path.starts_with("/audit/") ||
                  is_scim_path(request.path))) {
      // Whoever proves who they are is never made to wait for what others at the same address tried.
      Result<void> known;
      const auto ask = identify(request);
      const bool tried = !ask || !ask->credential.secret.empty(); // showing nothing is no attempt
      if (!ask) known = std::unexpected(ask.error());
      else if (auto who = services_.identity.identify(ask->credential); !who) known = std::unexpected(who.error());
      const bool unseen = !known && known.error().is(identity::kTokenUnseen);
      if (unseen) known = strangers_.may_try(request.client); // examined once the request is here
      if (!known && !unseen && tried && known.error().http_status() == 401) {
        if (auto patient = strangers_.may_try(request.client); !patient) known = std::move(patient);
        else strangers_.refused(request.client);
      }
      if (!known) {
        auto refused = refusal(request, known.error());
        secure(refused, false);
        return std::unexpected(std::move(refused));
      }
    }
    const bool upload = request.path == "/api/v1/runs" || request.path == "/api/v1/contracts/extract";
    return upload || model ? upload_bytes_max : body_bytes_max;
  };
}

Task<Result<void>> Api::examine_token(std::shared_ptr<net::Request> request) {
  std::string token(shown_secret(*request));
  if (!is_token(token) || is_open(*request)) co_return Result<void>();
  const auto known = services_.identity.identify({kernel::Credential::Kind::token, token});
  if (known || !known.error().is(identity::kTokenUnseen)) co_return Result<void>();
  std::function<Result<bool>()> examine = [this, token = std::move(token)]() -> Result<bool> {
    SOCLE_CHECK(trust_token(services_, token));
    return true;
  };
  Result<bool> examined = co_await offload<bool>(pool_, std::move(examine));
  if (examined) co_return Result<void>();
  if (examined.error().http_status() == 401) strangers_.refused(request->client);
  co_return std::unexpected(examined.error());
}

Task<net::Response> Api::answer(net::Request request) {
  auto shared = std::make_shared<net::Request>(std::move(request));
  Result<void> examined = co_await examine_token(shared);
  if (!examined) {
    net::Response refused = refusal(*shared, examined.error());
    secure(refused, false);
    co_return refused;
  }
  if (is_model_path(shared->path)) {
    net::Response answered = co_await answer_model(std::move(shared));
    secure(answered, false);
    co_return answered;
  }
  constexpr std::string_view prefix = "/api/v1/runs/", suffix = "/events";
  if (shared->method == "GET" && shared->path.starts_with(prefix) && shared->path.ends_with(suffix)) {
    net::Response stream = run_events(
        *shared, shared->path.substr(prefix.size(), shared->path.size() - prefix.size() - suffix.size()));
    secure(stream, false);
    co_return stream;
  }
  if (shared->method == "GET" && shared->path == "/api/v1/call-events") {
    net::Response stream = call_events(*shared);
    secure(stream, false);
    co_return stream;
  }
  if (shared->path == "/healthz") { // says that the loop lives, however busy the handlers are
    net::Response alive = handle(*shared);
    secure(alive, false);
    co_return alive;
  }
  std::function<Result<net::Response>()> work = [this, shared]() -> Result<net::Response> { return handle(*shared); };
  Result<net::Response> answered = co_await offload<net::Response>(pool_, std::move(work));
  const Language language = language_of(shared->headers.get("Accept-Language").value_or("en"));
  if (answered && answered->status == 202 && shared->query_value("wait") == "gate") {
    const auto started = json::parse(answered->body);
    const auto ask = identify(*shared);
    const auto who = ask ? services_.identity.identify(ask->credential)
                         : Result<kernel::Principal>(std::unexpected(ask.error()));
    if (started && who) {
      Followed run{who->tenant, json::get_string(started->as_object(), "run").value_or(""), language, shared->peer};
      answered = co_await at_gate(std::move(run));
    }
  }
  net::Response out = answered ? std::move(*answered) : failed(answered.error(), language);
  secure(out,
         !shared->path.starts_with("/api/") && !shared->path.starts_with("/audit/") && !is_scim_path(shared->path));
  co_return out;
}

Result<Ask> Api::identify(const net::Request& request) const {
  Ask ask{request, {}, {}, language_of(request.headers.get("Accept-Language").value_or("en")), false, {}};
  if (const auto shown = shown_secret(request); shown.data() != nullptr) {
    ask.credential = {is_token(shown) ? kernel::Credential::Kind::token : kernel::Credential::Kind::api_key,
                      std::string(shown)};
    return ask;
  }
  const auto cookie = request.cookie("socle_session").value_or("");
  ask.credential = {kernel::Credential::Kind::session, std::string(cookie)};
  ask.by_session = true;
  if (!cookie.empty() && request.method != "GET" && request.method != "HEAD" && request.path != "/api/v1/session" &&
      request.path != "/api/v1/session/oidc" && request.path != "/api/v1/session/passkey") {
    SOCLE_TRY(const identity::Session session, services_.identity.session(std::string(cookie)));
    if (!equal_secret(session.csrf, request.headers.get("X-CSRF-Token").value_or(""))) return fail(kCsrf);
  }
  return ask;
}

net::Response Api::handle(const net::Request& request) {
  const Language language = language_of(request.headers.get("Accept-Language").value_or("en"));
  std::string allowed;
  for (const auto& route : routes()) {
    auto path = match(route.pattern, request.path);
    if (!path) continue;
    const bool head = request.method == "HEAD" && route.method == "GET";
    if (route.method != request.method && !head) {
      allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
      continue;
    }
    auto ask = identify(request);
    if (!ask) return failed(ask.error(), language);
    ask->path = std::move(*path);
    HandlerResult answered = once(route, *ask);
    if (!answered) return failed(answered.error(), language);
    return std::move(*answered);
  }
  if (!allowed.empty())
    return failed(Error(kWrongMethod, {{"path", request.path}, {"method", request.method}, {"allowed", allowed}}),
                  language);
  if (!request.path.starts_with("/api/") && !request.path.starts_with("/audit/") && !is_scim_path(request.path)) {
    if (auto found = page(request)) return std::move(*found);
  }
  std::vector<std::string> known;
  for (const auto& route : routes()) known.emplace_back(route.pattern);
  const auto near = near_misses(request.path, known);
  return failed(Error(kNoRoute, {{"method", request.method},
                                 {"path", request.path},
                                 {"hint", near.empty() ? "" : " → " + near.front() + " ?"}}),
                language);
}

HandlerResult Api::once(const Route& route, Ask& ask) {
  const auto carry_out = [&]() -> HandlerResult {
    try {
      return route.handle(services_, ask);
    } catch (
        const std::exception&
            exception) { // a missing member of a body, for instance: the request is at fault or we are; it has no effect
      log::error("api", "a handler threw", {{"path", ask.request.path}, {"what", exception.what()}});
      return fail(kBadBody, {{"reason", exception.what()}});
    }
  };
  const auto key = ask.request.headers.get("Idempotency-Key");
  if (!key || !route.remembered) return carry_out();
  if (key->empty() || key->size() > idempotency_key_bytes_max)
    return fail(kIdempotencyKey, {{"bytes_max", std::to_string(idempotency_key_bytes_max)}});
  // Identified first: a revoked key gets no old answers, and another's equal key is another key.
  SOCLE_TRY(const kernel::Principal who, services_.identity.identify(ask.credential));
  // A key that is limited gets only its own old answers: those to the person's other keys may show what it must not see.
  const std::string asker = who.scopes.empty() ? who.id : who.id + " " + who.key_id;
  const Idempotency::Asked asked{
      who.tenant, sha256_hex(asker + "\n" + ask.request.method + "\n" + ask.request.path + "\n" + std::string(*key)),
      sha256_hex(ask.request.query + "\n" + ask.request.body)};
  SOCLE_TRY(const Idempotency::Running running, idempotency_.begin(asked));
  SOCLE_TRY(auto before, idempotency_.before(asked));
  if (before) return std::move(*before);
  ask.remember = [this, asked](const net::Response& response) { return idempotency_.remember(asked, response); };
  return carry_out();
}

} // namespace socle::api
