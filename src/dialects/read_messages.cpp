// A request of Anthropic's messages, taken apart.
#include "dialects/conversation.h"

#include <algorithm>

namespace socle::dialects {

namespace {

using Kind = Part::Kind;
using Role = Turn::Role;

Result<std::string> read_source(Fields& block, Wire backend) {
  const auto* source = block.take("source");
  if (source == nullptr || source->object() == nullptr) return wrong(block.at("source"), "object");
  Fields fields(*source, block.at("source"), backend);
  SOCLE_TRY(const std::string type, fields.needed_text("type"));
  std::string out;
  if (type == "base64") {
    SOCLE_TRY(const std::string media, fields.needed_text("media_type"));
    SOCLE_TRY(const std::string data, fields.needed_text("data"));
    out = "data:" + media + ";base64," + data;
  } else if (type == "url") {
    SOCLE_TRY(out, fields.needed_text("url"));
  } else {
    return not_honoured(backend, fields.at("type") + "=" + type);
  }
  SOCLE_CHECK(fields.none_left());
  return out;
}

Result<Part> read_block(const Tree& tree, const std::string& path, Wire backend);

Result<void> read_tool_block(const std::string& type, Fields& fields, Wire backend, Part& out) {
  if (type == "tool_use") {
    out.kind = Kind::tool_call;
    SOCLE_TRY(out.id, fields.needed_text("id"));
    SOCLE_TRY(out.name, fields.needed_text("name"));
    const auto* input = fields.take("input");
    if (input != nullptr && input->object() == nullptr) return wrong(fields.at("input"), "object");
    out.text = input == nullptr ? "{}" : input->write();
    return fields.only("caller", {R"({"type":"direct"})"});
  }
  out.kind = Kind::tool_result;
  SOCLE_TRY(out.id, fields.needed_text("tool_use_id"));
  SOCLE_TRY(const auto is_error, fields.flag("is_error"));
  out.is_error = is_error.value_or(false);
  SOCLE_TRY(out.parts, read_parts(fields.take("content"), fields.at("content"), backend, read_block));
  return {};
}

Result<Part> read_block(const Tree& tree, const std::string& path, Wire backend) {
  if (tree.object() == nullptr) return wrong(path, "object");
  Fields fields(tree, path, backend);
  SOCLE_TRY(const std::string type, fields.needed_text("type"));
  fields.ignore("cache_control"); // a hint that changes no answer
  Part out{.path = path};
  if (type == "text") {
    SOCLE_TRY(out.text, fields.text("text"));
    SOCLE_CHECK(fields.only("citations", {"[]"}));
  } else if (type == "image") {
    out.kind = Kind::image;
    SOCLE_TRY(out.text, read_source(fields, backend));
  } else if (type == "tool_use" || type == "tool_result") {
    SOCLE_CHECK(read_tool_block(type, fields, backend, out));
  } else if (type == "thinking") {
    out.kind = Kind::thinking;
    SOCLE_TRY(out.text, fields.text("thinking"));
    SOCLE_TRY(out.signature, fields.text("signature"));
  } else {
    return not_honoured(backend, fields.at("type") + "=" + type);
  }
  SOCLE_CHECK(fields.none_left());
  return out;
}

Result<void> read_message(const Tree& tree, const std::string& path, Wire backend, Conversation& out) {
  if (tree.object() == nullptr) return wrong(path, "object");
  Fields fields(tree, path, backend);
  SOCLE_TRY(const std::string role, fields.needed_text("role"));
  if (role != "user" && role != "assistant") return wrong(fields.at("role"), "user, assistant");
  SOCLE_TRY(std::vector<Part> parts, read_parts(fields.take("content"), fields.at("content"), backend, read_block));
  SOCLE_CHECK(fields.none_left());
  out.turns.push_back({role == "user" ? Role::user : Role::assistant, std::move(parts), path});
  return {};
}

Result<void> read_tool(Fields& tool, Tool& out) {
  SOCLE_TRY(const std::string type, tool.text("type"));
  if (!type.empty() && type != "custom") // runs at the endpoint
    return not_honoured(tool.backend(), tool.at("type") + "=" + type);
  SOCLE_CHECK(read_function(tool, "input_schema", out));
  tool.ignore("cache_control");
  tool.ignore("eager_input_streaming"); // arguments come in pieces anyway
  return tool.only("defer_loading", {"false"});
}

Result<void> read_choice(Fields& fields, Wire backend, Conversation& out) {
  using Choice = Conversation::Choice;
  const auto* choice = fields.take("tool_choice");
  if (choice == nullptr) return {};
  if (choice->object() == nullptr) return wrong("tool_choice", "object");
  Fields inner(*choice, "tool_choice", backend);
  SOCLE_TRY(const std::string type, inner.needed_text("type"));
  if (type == "auto") out.choice = Choice::automatic;
  else if (type == "any") out.choice = Choice::required;
  else if (type == "none") out.choice = Choice::none;
  else if (type == "tool") out.choice = Choice::named;
  else return wrong("tool_choice.type", "auto, any, tool, none");
  if (type == "tool") {
    SOCLE_TRY(out.choice_name, inner.needed_text("name"));
  }
  SOCLE_TRY(const auto single, inner.flag("disable_parallel_tool_use"));
  if (single) out.parallel_tools = !*single;
  return inner.none_left();
}

Result<void> read_format(const Tree& format, const std::string& path, Wire backend, Conversation& out) {
  if (format.object() == nullptr) return wrong(path, "object");
  Fields fields(format, path, backend);
  SOCLE_TRY(const std::string type, fields.needed_text("type"));
  out.format_path = fields.at("type") + "=" + type;
  if (type != "json_schema") return not_honoured(backend, out.format_path);
  const auto* schema = fields.take("schema");
  if (schema == nullptr || schema->object() == nullptr) return wrong(fields.at("schema"), "object");
  out.format = Conversation::Format::json_schema;
  out.schema = *schema;
  out.schema_name = "answer";
  return fields.none_left();
}

Result<void> read_output_config(Fields& fields, Wire backend, Conversation& out) {
  if (const auto* format = fields.take("output_format"))
    SOCLE_CHECK(read_format(*format, "output_format", backend, out));
  const auto* config = fields.take("output_config");
  if (config == nullptr) return {};
  if (config->object() == nullptr) return wrong("output_config", "object");
  Fields inner(*config, "output_config", backend);
  if (const auto* format = inner.take("format")) SOCLE_CHECK(read_format(*format, inner.at("format"), backend, out));
  SOCLE_TRY(std::string effort, inner.text("effort"));
  if (!effort.empty()) out.effort = std::move(effort), out.effort_path = "output_config.effort";
  return inner.none_left();
}

// How much thought was asked for: as a budget here, as a word elsewhere.
Result<void> read_thinking(Fields& fields, Wire backend, Conversation& out) {
  constexpr std::int64_t low_max = 2048, medium_max = 8192;
  const auto* thinking = fields.take("thinking");
  if (thinking == nullptr) return {};
  if (thinking->object() == nullptr) return wrong("thinking", "object");
  Fields inner(*thinking, "thinking", backend);
  SOCLE_TRY(const std::string type, inner.needed_text("type"));
  SOCLE_TRY(const auto budget, inner.count("budget_tokens"));
  SOCLE_CHECK(inner.only("display", {R"("summarized")"}));
  out.effort_path = "thinking";
  if (type == "enabled") {
    if (!budget) return missing("thinking.budget_tokens");
    out.effort = *budget <= low_max ? "low" : *budget <= medium_max ? "medium" : "high";
  } else if (type != "disabled" && type != "adaptive") { // both leave it to the model
    return wrong("thinking.type", "enabled, disabled, adaptive");
  }
  return inner.none_left();
}

Result<void> read_rest(Fields& fields, const Request& request, Conversation& out) {
  for (const std::string_view known : {"model", "stream", "max_tokens", "cache_control"}) fields.ignore(known);
  out.output_tokens_max = request.output_tokens_max;
  if (!out.output_tokens_max) return missing("max_tokens");
  out.stream = request.stream;
  SOCLE_TRY(out.temperature, fields.number("temperature"));
  SOCLE_TRY(out.top_p, fields.number("top_p"));
  SOCLE_TRY(out.top_k, fields.number("top_k"));
  SOCLE_CHECK(fields.only("service_tier", {R"("auto")", R"("standard_only")"}));
  SOCLE_CHECK(fields.only("mcp_servers", {"[]"}));
  if (const auto* stop = fields.take("stop_sequences")) {
    SOCLE_TRY(out.stop, read_strings(*stop, "stop_sequences"));
  }
  if (const auto* metadata = fields.take("metadata")) {
    if (metadata->object() == nullptr) return wrong("metadata", "object");
    Fields inner(*metadata, "metadata", fields.backend());
    SOCLE_TRY(out.user, inner.text("user_id"));
    out.user_path = "metadata.user_id";
    SOCLE_CHECK(inner.none_left());
  }
  return {};
}

} // namespace

Result<Conversation> read_messages(const Request& request, Wire backend) {
  Conversation out;
  Fields fields(request.body, "", backend);
  SOCLE_CHECK(read_rest(fields, request, out));
  SOCLE_CHECK(read_thinking(fields, backend, out));
  SOCLE_CHECK(read_output_config(fields, backend, out));
  SOCLE_CHECK(read_tools(fields, read_tool, out));
  SOCLE_CHECK(read_choice(fields, backend, out));
  SOCLE_TRY(std::vector<Part> system, read_parts(fields.take("system"), "system", backend, read_block));
  for (const auto& part : system) {
    if (part.kind != Kind::text) return wrong(part.path + ".type", "text");
  }
  if (!system.empty()) out.turns.push_back({Role::system, std::move(system), "system"});
  const auto* messages = fields.take("messages");
  for (std::size_t i = 0; i < messages->array()->size(); ++i) {
    SOCLE_CHECK(read_message((*messages->array())[i], indexed("messages", i), backend, out));
  }
  SOCLE_CHECK(fields.none_left());
  return out;
}

} // namespace socle::dialects
