#include "dialects/codec.h"

#include <algorithm>

namespace socle::dialects {

namespace {

std::string_view openai_type(int status) {
  switch (status) {
    case 401: return "authentication_error";
    case 402: return "insufficient_quota";
    case 403: return "permission_error";
    case 429: return "rate_limit_error";
    default: return status >= 500 ? "server_error" : "invalid_request_error";
  }
}
std::string_view anthropic_type(int status) {
  switch (status) {
    case 401: return "authentication_error";
    case 402: return "billing_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case 413: return "request_too_large";
    case 429: return "rate_limit_error";
    case 503:
    case 529: return "overloaded_error";
    case 504: return "timeout_error";
    default: return status >= 500 ? "api_error" : "invalid_request_error";
  }
}

// The type in the words of that wire: what the endpoint said where the wire knows it, else by the status.
std::string_view type_in(Wire client, const Failure& failure) {
  static constexpr std::string_view only_anthropic[] = {"not_found_error",  "request_too_large", "api_error",
                                                        "overloaded_error", "timeout_error",     "billing_error"};
  static constexpr std::string_view both[] = {"invalid_request_error", "authentication_error", "permission_error",
                                              "rate_limit_error"};
  const bool of_anthropic = std::ranges::find(only_anthropic, failure.type) != std::end(only_anthropic);
  const bool of_both = std::ranges::find(both, failure.type) != std::end(both);
  if (is_anthropic(client)) return of_anthropic || of_both ? failure.type : anthropic_type(failure.status);
  return of_anthropic || failure.type.empty() ? openai_type(failure.status) : std::string_view(failure.type);
}

Tree text_or_null(std::string_view text) { return text.empty() ? Tree() : Tree(text); }

// What Socle says beyond the wire's own members; none of its readers minds more.
void add_socle(const Failure& failure, bool with_code, Tree& error) {
  Tree socle{Tree::Object()};
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) socle.add(name, Tree(value));
  };
  if (with_code) add("code", failure.code), add("param", failure.param);
  add("stage", failure.stage), add("reason", failure.reason), add("call", failure.call);
  if (!socle.object()->empty()) error.add("socle", std::move(socle));
}

Tree error_tree(Wire client, const Failure& failure) {
  Tree error, out;
  if (is_anthropic(client)) {
    error.add("type", Tree(type_in(client, failure))).add("message", Tree(failure.message));
    add_socle(failure, true, error);
    out.add("type", Tree("error")).add("error", std::move(error));
    if (!failure.call.empty()) out.add("request_id", Tree(failure.call));
    return out;
  }
  error.add("message", Tree(failure.message)).add("type", Tree(type_in(client, failure)));
  error.add("param", text_or_null(failure.param)).add("code", text_or_null(failure.code));
  add_socle(failure, false, error);
  out.add("error", std::move(error));
  return out;
}

// A JSON error's text, as far as it is text: no mark-up, no control characters, of bounded length and whole characters.
std::string clean(std::string_view text) {
  const auto markup = [&](std::string_view tag) { return text.find(tag) != std::string_view::npos; };
  if (markup("<!") || markup("<html") || markup("<HTML") || markup("<body") || markup("<script")) return {};
  std::string out(text.substr(0, upstream_message_bytes_max));
  if (text.size() > out.size()) {
    while (!out.empty() && (static_cast<unsigned char>(text[out.size()]) & 0xc0U) == 0x80) out.pop_back();
  }
  std::ranges::replace_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

int status_for_client(int status) {
  switch (status) {
    case 400:
    case 409:
    case 413:
    case 422:
    case 429: return status;
    case 503:
    case 529: return 503;
    case 408:
    case 504: return 504;
    default: return 502;
  }
}

std::string_view plain_words(int status) {
  switch (status) {
    case 401:
    case 403: return "The model's endpoint refused the credential that is registered for it.";
    case 402: return "The model's endpoint says that its account has no credit left.";
    case 404: return "The model's endpoint does not know the registered model or path.";
    case 413: return "The model's endpoint says that the request is too large.";
    case 429: return "The model's endpoint says that too many requests or tokens were sent.";
    case 503:
    case 529: return "The model's endpoint is overloaded or not ready.";
    case 408:
    case 504: return "The model's endpoint did not answer in time.";
    default: return status < 500 ? "The model's endpoint refused the request." : "The model's endpoint failed.";
  }
}

} // namespace

Failure failure_of(const Error& error, Language language) {
  Failure out;
  out.status = error.http_status();
  out.code = error.code();
  out.message = error.message(language) + " " + error.remedy(language);
  for (const auto& [name, value] : error.parameters()) {
    if (name == "field") out.param = value;
  }
  return out;
}

Failure failure_of_upstream(Wire backend, int status, std::string_view body, std::string_view content_type) {
  (void)backend; // both shapes are looked for: endpoints mix them
  Failure out;
  out.status = status_for_client(status);
  out.message = plain_words(status);
  out.code = "upstream_" + std::to_string(status);
  // These speak of our credential and of our registry: nothing that the client could mend, and not for its eyes.
  const bool ours = status == 401 || status == 402 || status == 403 || status == 404;
  if (ours || content_type.find("json") == std::string_view::npos) return out;
  const auto tree = Tree::parse(body);
  if (!tree) return out;
  const auto* error = tree->find("error");
  const Tree& from = error != nullptr && error->object() != nullptr ? *error : *tree;
  const auto text = error != nullptr && error->string() != nullptr ? std::string_view(*error->string())
                                                                   : from.text("message");
  if (auto words = clean(text); !words.empty()) out.message = std::move(words);
  if (&from != &*tree || is_anthropic(backend)) out.type = clean(from.text("type"));
  if (const auto code = clean(from.text("code")); !code.empty()) out.code = code;
  out.param = clean(from.text("param"));
  return out;
}

std::string error_body(Wire client, const Failure& failure) { return error_tree(client, failure).write(); }

std::string error_event(Wire client, const Failure& failure, std::int64_t sequence) {
  Tree tree = error_tree(client, failure);
  if (is_anthropic(client)) return event_bytes("error", tree.write());
  if (client != Wire::openai_responses) return event_bytes({}, tree.write());
  Tree event; // its own shape, and the one that the clients of chat raise
  event.add("type", Tree("error")).add("code", text_or_null(failure.code)).add("message", Tree(failure.message));
  event.add("param", text_or_null(failure.param)).add("sequence_number", Tree(sequence));
  event.add("error", std::move(*tree.find("error")));
  return event_bytes("error", event.write());
}

} // namespace socle::dialects
