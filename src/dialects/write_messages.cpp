// A conversation as a request of Anthropic's messages.
#include "dialects/conversation.h"

#include <algorithm>

namespace socle::dialects {

namespace {

using Kind = Part::Kind;
using Role = Turn::Role;
constexpr Wire kWire = Wire::anthropic_messages;

Result<Tree> image_block(const Part& part) {
  if (!part.detail.empty() && part.detail != "auto" && part.detail != "high") {
    return not_honoured(kWire, part.path + ".image_url.detail");
  }
  Tree source, out;
  const std::string_view url = part.text;
  if (url.starts_with("data:")) {
    const std::size_t comma = url.find(',');
    const std::string_view media = url.substr(5, comma == std::string_view::npos ? 0 : comma - 5);
    if (!media.ends_with(";base64")) return wrong(part.path, "data:<type>;base64,…, https://…");
    source.add("type", Tree("base64")).add("media_type", Tree(media.substr(0, media.find(';'))));
    source.add("data", Tree(url.substr(comma + 1)));
  } else {
    source.add("type", Tree("url")).add("url", Tree(url));
  }
  out.add("type", Tree("image")).add("source", std::move(source));
  return out;
}

Result<Tree> block_of(const Part& part);

Result<Tree> result_block(const Part& part) {
  Tree out;
  out.add("type", Tree("tool_result")).add("tool_use_id", Tree(part.id));
  if (part.parts.size() == 1 && part.parts[0].kind == Kind::text) {
    out.add("content", Tree(part.parts[0].text));
  } else if (!part.parts.empty()) {
    Tree blocks{Tree::Array()};
    for (const auto& inner : part.parts) {
      SOCLE_TRY(Tree block, block_of(inner));
      blocks.push(std::move(block));
    }
    out.add("content", std::move(blocks));
  }
  if (part.is_error) out.add("is_error", Tree(true));
  return out;
}

Result<Tree> block_of(const Part& part) {
  Tree out;
  switch (part.kind) {
    case Kind::text: out.add("type", Tree("text")).add("text", Tree(part.text)); return out;
    case Kind::image: return image_block(part);
    case Kind::tool_result: return result_block(part);
    case Kind::thinking: // only what its endpoint signed is taken back
      if (part.signature.empty()) return not_honoured(kWire, part.path);
      out.add("type", Tree("thinking")).add("thinking", Tree(part.text)).add("signature", Tree(part.signature));
      return out;
    case Kind::tool_call: break;
  }
  auto input = Tree::parse(part.text);
  if (!input || input->object() == nullptr) return wrong(part.path + ".function.arguments", "JSON object");
  out.add("type", Tree("tool_use"))
      .add("id", Tree(part.id))
      .add("name", Tree(part.name))
      .add("input", std::move(*input));
  return out;
}

Result<void> add_turns(const Conversation& conversation, Tree& out) {
  Tree system{Tree::Array()}, messages{Tree::Array()};
  for (const auto& turn : conversation.turns) {
    const bool is_system = turn.role == Role::system;
    if (is_system && !messages.array()->empty())
      return not_honoured(kWire, turn.path + ".role"); // has its place at the beginning only
    const std::string_view role = turn.role == Role::assistant ? "assistant" : "user";
    if (!is_system && !turn.parts.empty() &&
        (messages.array()->empty() || messages.array()->back().text("role") != role)) {
      Tree message; // turns of one side that follow each other are one: results of tools, then words
      message.add("role", Tree(role)).add("content", Tree(Tree::Array()));
      messages.push(std::move(message));
    }
    for (const auto& part : turn.parts) {
      if (is_system && part.kind != Kind::text) return not_honoured(kWire, part.path);
      SOCLE_TRY(Tree block, block_of(part));
      (is_system ? system : *messages.array()->back().find("content")).push(std::move(block));
    }
  }
  if (messages.array()->empty()) return wrong("messages", "user, assistant");
  // There it would be continued, here it is answered: not the same.
  if (messages.array()->back().text("role") == "assistant") return not_honoured(kWire, conversation.turns.back().path);
  if (!system.array()->empty()) out.add("system", std::move(system));
  out.add("messages", std::move(messages));
  return {};
}

void add_tools(const Conversation& conversation, Tree& out) {
  using Choice = Conversation::Choice;
  if (conversation.tools.empty()) return;
  Tree tools{Tree::Array()};
  for (const auto& tool : conversation.tools) {
    Tree entry;
    entry.add("name", Tree(tool.name));
    if (!tool.description.empty()) entry.add("description", Tree(tool.description));
    if (tool.schema.is_null()) {
      Tree empty;
      empty.add("type", Tree("object")).add("properties", Tree(Tree::Object()));
      entry.add("input_schema", std::move(empty));
    } else {
      entry.add("input_schema", tool.schema);
    }
    if (tool.strict) entry.add("strict", Tree(true));
    tools.push(std::move(entry));
  }
  out.add("tools", std::move(tools));
  if (conversation.choice == Choice::unset && !conversation.parallel_tools) return;
  Tree choice;
  static constexpr std::string_view words[] = {"auto", "auto", "none", "any", "tool"};
  choice.add("type", Tree(words[static_cast<std::size_t>(conversation.choice)]));
  if (conversation.choice == Choice::named) choice.add("name", Tree(conversation.choice_name));
  if (conversation.parallel_tools && conversation.choice != Choice::none) {
    choice.add("disable_parallel_tool_use", Tree(!*conversation.parallel_tools));
  }
  out.add("tool_choice", std::move(choice));
}

Result<void> add_output_config(const Conversation& conversation, Tree& out) {
  Tree config{Tree::Object()};
  if (conversation.format == Conversation::Format::json_object) return not_honoured(kWire, conversation.format_path);
  if (conversation.format == Conversation::Format::json_schema) {
    Tree format;
    format.add("type", Tree("json_schema")).add("schema", conversation.schema);
    config.add("format", std::move(format));
  }
  if (conversation.effort == "none") {
    Tree thinking;
    thinking.add("type", Tree("disabled"));
    out.add("thinking", std::move(thinking));
  } else if (!conversation.effort.empty()) {
    static constexpr std::string_view known[] = {"low", "medium", "high", "xhigh", "max"};
    if (std::ranges::find(known, conversation.effort) == std::end(known))
      return not_honoured(kWire, conversation.effort_path);
    config.add("effort", Tree(conversation.effort));
  }
  if (!config.object()->empty()) out.add("output_config", std::move(config));
  return {};
}

} // namespace

Result<std::string> write_messages(const Conversation& conversation, std::string_view upstream_model) {
  Tree out;
  out.add("model", Tree(upstream_model));
  out.add("max_tokens", Tree(conversation.output_tokens_max.value_or(anthropic_output_tokens_default)));
  SOCLE_CHECK(add_turns(conversation, out));
  if (conversation.temperature) out.add("temperature", *conversation.temperature);
  if (conversation.top_p) out.add("top_p", *conversation.top_p);
  if (conversation.top_k) out.add("top_k", *conversation.top_k);
  if (!conversation.stop.empty()) {
    Tree stop{Tree::Array()};
    for (const auto& text : conversation.stop) stop.push(Tree(text));
    out.add("stop_sequences", std::move(stop));
  }
  add_tools(conversation, out);
  SOCLE_CHECK(add_output_config(conversation, out));
  if (!conversation.user.empty()) {
    Tree metadata;
    metadata.add("user_id", Tree(conversation.user));
    out.add("metadata", std::move(metadata));
  }
  if (conversation.stream) out.add("stream", Tree(true));
  return out.write();
}

} // namespace socle::dialects
