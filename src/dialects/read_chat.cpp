// A request of OpenAI's chat completions, taken apart.
#include "dialects/conversation.h"

namespace socle::dialects {

namespace {

using Kind = Part::Kind;
using Role = Turn::Role;

Result<Part> read_part(const Tree& tree, const std::string& path, Wire backend) {
  if (tree.object() == nullptr) return wrong(path, "object");
  Fields fields(tree, path, backend);
  SOCLE_TRY(const std::string type, fields.needed_text("type"));
  Part out{.path = path};
  if (type == "text" || type == "refusal") {
    SOCLE_TRY(out.text, fields.text(type));
  } else if (type == "image_url") {
    out.kind = Kind::image;
    const auto* image = fields.take("image_url");
    if (image == nullptr || image->object() == nullptr) return wrong(fields.at("image_url"), "object");
    Fields inner(*image, fields.at("image_url"), backend);
    SOCLE_TRY(out.text, inner.needed_text("url"));
    SOCLE_TRY(out.detail, inner.text("detail"));
    SOCLE_CHECK(inner.none_left());
  } else {
    return not_honoured(backend, fields.at("type") + "=" + type);
  }
  SOCLE_CHECK(fields.none_left());
  return out;
}

Result<Part> read_call(const Tree& tree, const std::string& path, Wire backend) {
  if (tree.object() == nullptr) return wrong(path, "object");
  Fields fields(tree, path, backend);
  Part out{.kind = Kind::tool_call, .path = path};
  SOCLE_TRY(out.id, fields.needed_text("id"));
  SOCLE_CHECK(fields.only("type", {"\"function\""}));
  fields.ignore("index"); // some clients keep it from the stream
  const auto* function = fields.take("function");
  if (function == nullptr || function->object() == nullptr) return wrong(fields.at("function"), "object");
  Fields inner(*function, fields.at("function"), backend);
  SOCLE_TRY(out.name, inner.needed_text("name"));
  SOCLE_TRY(out.text, inner.text("arguments"));
  if (out.text.empty()) out.text = "{}";
  SOCLE_CHECK(inner.none_left());
  SOCLE_CHECK(fields.none_left());
  return out;
}

Result<void> read_assistant(Fields& fields, std::vector<Part>& parts, Wire backend) {
  for (const std::string_view name : {"reasoning_content", "reasoning"}) {
    SOCLE_TRY(std::string thinking, fields.text(name));
    if (!thinking.empty())
      parts.insert(parts.begin(), {.kind = Kind::thinking, .text = thinking, .path = fields.at(name)});
  }
  SOCLE_TRY(std::string refusal, fields.text("refusal"));
  if (!refusal.empty()) parts.push_back({.text = std::move(refusal), .path = fields.at("refusal")});
  SOCLE_CHECK(fields.only("annotations", {"[]"}));
  const auto* calls = fields.take("tool_calls");
  if (calls == nullptr) return {};
  if (calls->array() == nullptr) return wrong(fields.at("tool_calls"), "array");
  for (std::size_t i = 0; i < calls->array()->size(); ++i) {
    SOCLE_TRY(Part call, read_call((*calls->array())[i], indexed(fields.at("tool_calls"), i), backend));
    parts.push_back(std::move(call));
  }
  return {};
}

Result<void> read_message(const Tree& tree, const std::string& path, Wire backend, Conversation& out) {
  if (tree.object() == nullptr) return wrong(path, "object");
  Fields fields(tree, path, backend);
  SOCLE_TRY(const std::string role, fields.needed_text("role"));
  SOCLE_TRY(std::vector<Part> parts, read_parts(fields.take("content"), fields.at("content"), backend, read_part));
  Turn turn{Role::user, std::move(parts), path};
  if (role == "system" || role == "developer") {
    turn.role = Role::system;
  } else if (role == "assistant") {
    turn.role = Role::assistant;
    SOCLE_CHECK(read_assistant(fields, turn.parts, backend));
  } else if (role == "tool") {
    SOCLE_TRY(std::string id, fields.needed_text("tool_call_id"));
    Part result{.kind = Kind::tool_result, .id = std::move(id), .parts = std::move(turn.parts), .path = path};
    turn.parts.clear();
    turn.parts.push_back(std::move(result));
  } else if (role != "user") {
    return role == "function" ? Result<void>(not_honoured(backend, fields.at("role") + "=" + role))
                              : Result<void>(wrong(fields.at("role"), "system, developer, user, assistant, tool"));
  }
  SOCLE_CHECK(fields.none_left());
  out.turns.push_back(std::move(turn));
  return {};
}

Result<void> read_tool(Fields& tool, Tool& out) {
  SOCLE_TRY(const std::string type, tool.needed_text("type"));
  if (type != "function") return not_honoured(tool.backend(), tool.at("type") + "=" + type);
  const auto* function = tool.take("function");
  if (function == nullptr || function->object() == nullptr) return wrong(tool.at("function"), "object");
  Fields inner(*function, tool.at("function"), tool.backend());
  SOCLE_CHECK(read_function(inner, "parameters", out));
  return inner.none_left();
}

Result<void> read_format(Fields& fields, Wire backend, Conversation& out) {
  const auto* format = fields.take("response_format");
  if (format == nullptr) return {};
  if (format->object() == nullptr) return wrong("response_format", "object");
  Fields inner(*format, "response_format", backend);
  SOCLE_TRY(const std::string type, inner.needed_text("type"));
  out.format_path = inner.at("type") + "=" + type;
  if (type == "json_object") {
    out.format = Conversation::Format::json_object;
  } else if (type == "json_schema") {
    const auto* schema = inner.take("json_schema");
    if (schema == nullptr || schema->object() == nullptr) return wrong("response_format.json_schema", "object");
    Fields described(*schema, "response_format.json_schema", backend);
    SOCLE_CHECK(read_openai_schema(described, out));
    SOCLE_CHECK(described.none_left());
  } else if (type != "text") {
    return not_honoured(backend, out.format_path);
  }
  return inner.none_left();
}

Result<void> read_stop(Fields& fields, Conversation& out) {
  const auto* stop = fields.take("stop");
  if (stop == nullptr) return {};
  if (const auto* text = stop->string()) {
    out.stop.push_back(*text);
    return {};
  }
  if (stop->array() == nullptr) return wrong("stop", "string, array");
  SOCLE_TRY(out.stop, read_strings(*stop, "stop"));
  return {};
}

Result<void> read_sampling(Fields& fields, const Request& request, Conversation& out) {
  for (const std::string_view known : {"model", "stream", "stream_options", "max_tokens", "max_completion_tokens"})
    fields.ignore(known);
  // Hints that change no answer: which cache to look in.
  for (const std::string_view hint : {"prompt_cache_key", "prompt_cache_retention"}) fields.ignore(hint);
  out.output_tokens_max = request.output_tokens_max;
  out.stream = request.stream;
  SOCLE_TRY(out.temperature, fields.number("temperature"));
  SOCLE_TRY(out.top_p, fields.number("top_p"));
  SOCLE_TRY(out.effort, fields.text("reasoning_effort"));
  out.effort_path = "reasoning_effort";
  SOCLE_CHECK(fields.only("n", {"1"}));
  SOCLE_CHECK(fields.only("logprobs", {"false"}));
  SOCLE_CHECK(fields.only("top_logprobs", {"0"}));
  SOCLE_CHECK(fields.only("presence_penalty", {"0", "0.0"}));
  SOCLE_CHECK(fields.only("frequency_penalty", {"0", "0.0"}));
  SOCLE_CHECK(fields.only("logit_bias", {"{}"}));
  SOCLE_CHECK(fields.only("modalities", {R"(["text"])"}));
  SOCLE_CHECK(fields.only("store", {"false"}));
  SOCLE_CHECK(fields.only("metadata", {"{}"}));
  SOCLE_CHECK(fields.only("service_tier", {R"("auto")", R"("default")"}));
  SOCLE_CHECK(fields.only("verbosity", {R"("medium")"}));
  return read_openai_user(fields, out);
}

} // namespace

Result<Conversation> read_chat(const Request& request, Wire backend) {
  Conversation out;
  Fields fields(request.body, "", backend);
  SOCLE_CHECK(read_sampling(fields, request, out));
  SOCLE_CHECK(read_stop(fields, out));
  SOCLE_CHECK(read_format(fields, backend, out));
  SOCLE_CHECK(read_tools(fields, read_tool, out));
  SOCLE_CHECK(read_openai_choice(fields, "function", out));
  SOCLE_TRY(out.parallel_tools, fields.flag("parallel_tool_calls"));
  const auto* messages = fields.take("messages");
  for (std::size_t i = 0; i < messages->array()->size(); ++i) {
    SOCLE_CHECK(read_message((*messages->array())[i], indexed("messages", i), backend, out));
  }
  SOCLE_CHECK(fields.none_left());
  return out;
}

} // namespace socle::dialects
