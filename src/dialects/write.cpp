#include "dialects/conversation.h"
#include "dialects/errors.h"
#include "dialects/form.h"

namespace socle::dialects {

namespace {

// Chat and completions tell the usage of a stream only when asked: without it a call could not be settled.
bool must_ask_for_usage(const Request& request) {
  return request.stream && (request.wire == Wire::openai_chat || request.wire == Wire::openai_completions);
}

void write_stream_options(const Tree* given, std::string& out) {
  out += '{';
  if (const auto* members = given == nullptr ? nullptr : given->object()) {
    for (const auto& member : *members) {
      if (member.name == "include_usage") continue;
      write_string(member.name, out);
      out += ':';
      member.value.write(out);
      out += ',';
    }
  }
  out += R"("include_usage":true})";
}

std::string write_same(const Request& request, std::string_view upstream_model) {
  std::string out = "{";
  bool asked = !must_ask_for_usage(request);
  const auto* members = request.body.object();
  SOCLE_ASSERT(members != nullptr);
  for (const auto& member : *members) {
    if (out.size() > 1) out += ',';
    write_string(member.name, out);
    out += ':';
    if (member.name == "model") {
      write_string(upstream_model, out);
    } else if (!asked && member.name == "stream_options") {
      write_stream_options(&member.value, out);
      asked = true;
    } else {
      member.value.write(out);
    }
  }
  if (!asked) {
    out += R"(,"stream_options":)";
    write_stream_options(nullptr, out);
  }
  return out += '}';
}

} // namespace

bool can_answer(Wire client, Wire backend) {
  const bool asks = client == Wire::openai_chat || client == Wire::openai_responses ||
                    client == Wire::anthropic_messages;
  const bool answers = backend == Wire::openai_chat || backend == Wire::anthropic_messages;
  return client == backend || (asks && answers);
}

std::string content_type_of(const Request& request) {
  return is_form(request.wire) ? "multipart/form-data; boundary=\"" + request.boundary + "\"" : "application/json";
}

Result<std::string> write_request(const Request& request, Wire backend, std::string_view upstream_model) {
  if (!can_answer(request.wire, backend)) {
    return fail(kNoTranslation,
                {{"wire", std::string(name_of(request.wire))}, {"backend", std::string(name_of(backend))}});
  }
  if (request.wire == backend)
    return is_form(backend) ? write_form(request, upstream_model) : write_same(request, upstream_model);
  auto conversation = request.wire == Wire::openai_chat        ? read_chat(request, backend)
                      : request.wire == Wire::openai_responses ? read_responses(request, backend)
                                                               : read_messages(request, backend);
  if (!conversation) return std::unexpected(std::move(conversation).error());
  return is_anthropic(backend) ? write_messages(*conversation, upstream_model)
                               : write_chat(*conversation, upstream_model);
}

} // namespace socle::dialects
