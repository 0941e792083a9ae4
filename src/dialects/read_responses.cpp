// A request of OpenAI's responses, taken apart.
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
  if (type == "input_text" || type == "output_text" || type == "text" || type == "reasoning_text") {
    SOCLE_TRY(out.text, fields.text("text"));
    SOCLE_CHECK(fields.only("annotations", {"[]"}));
    fields.ignore("logprobs"); // of an answer that is sent back: says nothing to the model
  } else if (type == "refusal") {
    SOCLE_TRY(out.text, fields.text("refusal"));
  } else if (type == "input_image") {
    out.kind = Kind::image;
    SOCLE_TRY(out.text, fields.text("image_url"));
    if (out.text.empty()) return not_honoured(backend, fields.at("file_id"));
    SOCLE_TRY(out.detail, fields.text("detail"));
  } else {
    return not_honoured(backend, fields.at("type") + "=" + type);
  }
  SOCLE_CHECK(fields.none_left());
  return out;
}

// Items of the model that follow each other are one turn: its thoughts, its words, its calls.
void push_assistant(std::vector<Part> parts, const std::string& path, Conversation& out) {
  if (out.turns.empty() || out.turns.back().role != Role::assistant) out.turns.push_back({Role::assistant, {}, path});
  for (auto& part : parts) out.turns.back().parts.push_back(std::move(part));
}

Result<void> read_message(Fields& fields, const std::string& path, Conversation& out) {
  SOCLE_TRY(const std::string role, fields.needed_text("role"));
  SOCLE_TRY(std::vector<Part> parts,
            read_parts(fields.take("content"), fields.at("content"), fields.backend(), read_part));
  if (role == "assistant") {
    push_assistant(std::move(parts), path, out);
  } else if (role == "user") {
    out.turns.push_back({Role::user, std::move(parts), path});
  } else if (role == "system" || role == "developer") {
    out.turns.push_back({Role::system, std::move(parts), path});
  } else {
    return wrong(fields.at("role"), "system, developer, user, assistant");
  }
  return {};
}

Result<void> read_call(Fields& fields, const std::string& path, Conversation& out) {
  Part call{.kind = Kind::tool_call, .path = path};
  SOCLE_TRY(call.id, fields.needed_text("call_id"));
  SOCLE_TRY(call.name, fields.needed_text("name"));
  SOCLE_TRY(call.text, fields.text("arguments"));
  if (call.text.empty()) call.text = "{}";
  std::vector<Part> parts;
  parts.push_back(std::move(call));
  push_assistant(std::move(parts), path, out);
  return {};
}

Result<void> read_call_output(Fields& fields, const std::string& path, Conversation& out) {
  Part result{.kind = Kind::tool_result, .path = path};
  SOCLE_TRY(result.id, fields.needed_text("call_id"));
  SOCLE_TRY(result.parts, read_parts(fields.take("output"), fields.at("output"), fields.backend(), read_part));
  Turn turn{Role::user, {}, path};
  turn.parts.push_back(std::move(result));
  out.turns.push_back(std::move(turn));
  return {};
}

Result<void> read_reasoning(Fields& fields, const std::string& path, Conversation& out) {
  SOCLE_CHECK(fields.only("summary", {"[]"}));
  SOCLE_CHECK(fields.only("encrypted_content", {"\"\""}));
  SOCLE_TRY(std::vector<Part> parts,
            read_parts(fields.take("content"), fields.at("content"), fields.backend(), read_part));
  for (auto& part : parts) part.kind = Kind::thinking;
  push_assistant(std::move(parts), path, out);
  return {};
}

Result<void> read_item(const Tree& tree, const std::string& path, Wire backend, Conversation& out) {
  if (tree.object() == nullptr) return wrong(path, "object");
  Fields fields(tree, path, backend);
  SOCLE_TRY(const std::string type, fields.text("type"));
  fields.ignore("id"); // of an item that is sent back: whether it was finished does not matter to the model
  fields.ignore("status");
  if (type.empty() || type == "message") {
    SOCLE_CHECK(read_message(fields, path, out));
  } else if (type == "function_call") {
    SOCLE_CHECK(read_call(fields, path, out));
  } else if (type == "function_call_output") {
    SOCLE_CHECK(read_call_output(fields, path, out));
  } else if (type == "reasoning") {
    SOCLE_CHECK(read_reasoning(fields, path, out));
  } else {
    return not_honoured(backend, fields.at("type") + "=" + type);
  }
  return fields.none_left();
}

Result<void> read_tool(Fields& tool, Tool& out) {
  SOCLE_TRY(const std::string type, tool.needed_text("type"));
  if (type != "function") return not_honoured(tool.backend(), tool.at("type") + "=" + type);
  return read_function(tool, "parameters", out);
}

Result<void> read_text(Fields& fields, Wire backend, Conversation& out) {
  const auto* text = fields.take("text");
  if (text == nullptr) return {};
  if (text->object() == nullptr) return wrong("text", "object");
  Fields inner(*text, "text", backend);
  SOCLE_CHECK(inner.only("verbosity", {R"("medium")"}));
  const auto* format = inner.take("format");
  SOCLE_CHECK(inner.none_left());
  if (format == nullptr) return {};
  if (format->object() == nullptr) return wrong("text.format", "object");
  Fields described(*format, "text.format", backend);
  SOCLE_TRY(const std::string type, described.needed_text("type"));
  out.format_path = described.at("type") + "=" + type;
  if (type == "json_object") {
    out.format = Conversation::Format::json_object;
  } else if (type == "json_schema") {
    SOCLE_CHECK(read_openai_schema(described, out));
  } else if (type != "text") {
    return not_honoured(backend, out.format_path);
  }
  return described.none_left();
}

Result<void> read_include(Fields& fields, Wire backend) {
  const auto* include = fields.take("include");
  if (include == nullptr) return {};
  if (include->array() == nullptr) return wrong("include", "array");
  for (const auto& item : *include->array()) { // no reasoning is sealed here, so that there is none to include
    if (item.string() == nullptr || *item.string() != "reasoning.encrypted_content")
      return not_honoured(backend, "include");
  }
  return {};
}

Result<void> read_rest(Fields& fields, const Request& request, Conversation& out) {
  for (const std::string_view known : {"model", "stream", "max_output_tokens", "metadata"})
    fields.ignore(known); // metadata is echoed
  for (const std::string_view hint : {"prompt_cache_key", "prompt_cache_retention", "stream_options"})
    fields.ignore(hint);
  out.output_tokens_max = request.output_tokens_max;
  out.stream = request.stream;
  SOCLE_TRY(out.temperature, fields.number("temperature"));
  SOCLE_TRY(out.top_p, fields.number("top_p"));
  SOCLE_CHECK(fields.only("store", {"false"})); // nothing is kept that a later request could name
  SOCLE_CHECK(fields.only("background", {"false"}));
  SOCLE_CHECK(fields.only("truncation", {R"("disabled")"}));
  SOCLE_CHECK(fields.only("service_tier", {R"("auto")", R"("default")"}));
  SOCLE_CHECK(fields.only("top_logprobs", {"0"}));
  SOCLE_CHECK(read_include(fields, fields.backend()));
  if (const auto* reasoning = fields.take("reasoning")) {
    if (reasoning->object() == nullptr) return wrong("reasoning", "object");
    Fields inner(*reasoning, "reasoning", fields.backend());
    SOCLE_TRY(out.effort, inner.text("effort"));
    out.effort_path = "reasoning.effort";
    inner.ignore("summary"); // asks to be told, where there is one
    SOCLE_CHECK(inner.none_left());
  }
  return read_openai_user(fields, out);
}

} // namespace

Result<Conversation> read_responses(const Request& request, Wire backend) {
  Conversation out;
  Fields fields(request.body, "", backend);
  SOCLE_CHECK(read_rest(fields, request, out));
  SOCLE_CHECK(read_text(fields, backend, out));
  SOCLE_CHECK(read_tools(fields, read_tool, out));
  SOCLE_CHECK(read_openai_choice(fields, "", out));
  SOCLE_TRY(out.parallel_tools, fields.flag("parallel_tool_calls"));
  SOCLE_TRY(std::string instructions, fields.text("instructions"));
  if (!instructions.empty()) {
    std::vector<Part> parts;
    parts.push_back({.text = std::move(instructions), .path = "instructions"});
    out.turns.push_back({Role::system, std::move(parts), "instructions"});
  }
  const auto* input = fields.take("input");
  SOCLE_CHECK(fields.none_left());
  if (input == nullptr) return missing("input");
  if (input->array() == nullptr) {
    SOCLE_TRY(std::vector<Part> parts, read_parts(input, "input", backend, read_part));
    out.turns.push_back({Role::user, std::move(parts), "input"});
    return out;
  }
  for (std::size_t i = 0; i < input->array()->size(); ++i) {
    SOCLE_CHECK(read_item((*input->array())[i], indexed("input", i), backend, out));
  }
  return out;
}

} // namespace socle::dialects
