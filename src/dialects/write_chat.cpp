// A conversation as a request of OpenAI's chat completions.
#include "dialects/conversation.h"

#include <algorithm>

namespace socle::dialects {

namespace {

using Kind = Part::Kind;
using Role = Turn::Role;
constexpr Wire kWire = Wire::openai_chat;

Tree text_part(std::string_view text) {
  Tree out;
  out.add("type", Tree("text")).add("text", Tree(text));
  return out;
}

Tree image_part(const Part& part) {
  Tree url, out;
  url.add("url", Tree(part.text));
  if (!part.detail.empty()) url.add("detail", Tree(part.detail));
  out.add("type", Tree("image_url")).add("image_url", std::move(url));
  return out;
}

// One text as a string, which every endpoint understands; several parts as parts.
Tree content_of(std::span<const Part* const> parts) {
  if (parts.size() == 1 && parts[0]->kind == Kind::text) return Tree(parts[0]->text);
  Tree out{Tree::Array()};
  for (const auto* part : parts) out.push(part->kind == Kind::image ? image_part(*part) : text_part(part->text));
  return out;
}

void push_message(std::string_view role, std::vector<const Part*>& parts, Tree& out) {
  if (parts.empty()) return;
  Tree message;
  message.add("role", Tree(role)).add("content", content_of(parts));
  out.push(std::move(message));
  parts.clear();
}

Result<Tree> tool_message(const Part& result) {
  std::string text = result.is_error ? "Error: " : ""; // chat has no mark for it: the words say it
  for (const auto& part : result.parts) {
    if (part.kind != Kind::text) return not_honoured(kWire, part.path);
    if (&part != &result.parts.front()) text += '\n';
    text += part.text;
  }
  Tree out;
  out.add("role", Tree("tool")).add("tool_call_id", Tree(result.id)).add("content", Tree(std::move(text)));
  return out;
}

Result<void> push_user(const Turn& turn, Tree& out) {
  std::vector<const Part*> open;
  for (const auto& part : turn.parts) {
    if (part.kind == Kind::text || part.kind == Kind::image) {
      open.push_back(&part);
    } else if (part.kind == Kind::tool_result) {
      push_message("user", open, out);
      SOCLE_TRY(Tree message, tool_message(part));
      out.push(std::move(message));
    } else {
      return not_honoured(kWire, part.path);
    }
  }
  push_message("user", open, out);
  return {};
}

Result<void> push_assistant(const Turn& turn, Tree& out) {
  std::string text, thinking;
  Tree calls{Tree::Array()};
  bool has_text = false;
  for (const auto& part : turn.parts) {
    if (part.kind == Kind::text) {
      text += part.text;
      has_text = true;
    } else if (part.kind == Kind::thinking) {
      thinking += part.text;
    } else if (part.kind == Kind::tool_call) {
      Tree function, call;
      function.add("name", Tree(part.name)).add("arguments", Tree(part.text));
      call.add("id", Tree(part.id)).add("type", Tree("function")).add("function", std::move(function));
      calls.push(std::move(call));
    } else {
      return not_honoured(kWire, part.path);
    }
  }
  const bool has_calls = !calls.array()->empty();
  if (!has_text && !has_calls) return {};
  Tree message;
  message.add("role", Tree("assistant")).add("content", has_text ? Tree(std::move(text)) : Tree());
  if (!thinking.empty()) message.add("reasoning_content", Tree(std::move(thinking)));
  if (has_calls) message.add("tool_calls", std::move(calls));
  out.push(std::move(message));
  return {};
}

Result<Tree> messages_of(const Conversation& conversation) {
  Tree out{Tree::Array()};
  for (const auto& turn : conversation.turns) {
    if (turn.role == Role::assistant) {
      SOCLE_CHECK(push_assistant(turn, out));
    } else if (turn.role == Role::user) {
      SOCLE_CHECK(push_user(turn, out));
    } else {
      std::vector<const Part*> parts;
      for (const auto& part : turn.parts) {
        if (part.kind != Kind::text) return not_honoured(kWire, part.path);
        parts.push_back(&part);
      }
      push_message("system", parts, out);
    }
  }
  // Here it would be answered, there it would be continued: not the same.
  if (!conversation.turns.empty() && conversation.turns.back().role == Role::assistant) {
    return not_honoured(kWire, conversation.turns.back().path);
  }
  return out;
}

Tree tools_of(const Conversation& conversation) {
  Tree out{Tree::Array()};
  for (const auto& tool : conversation.tools) {
    Tree function, entry;
    function.add("name", Tree(tool.name));
    if (!tool.description.empty()) function.add("description", Tree(tool.description));
    if (!tool.schema.is_null()) function.add("parameters", tool.schema);
    if (tool.strict) function.add("strict", Tree(true));
    entry.add("type", Tree("function")).add("function", std::move(function));
    out.push(std::move(entry));
  }
  return out;
}

Tree choice_of(const Conversation& conversation) {
  using Choice = Conversation::Choice;
  if (conversation.choice == Choice::named) {
    Tree function, out;
    function.add("name", Tree(conversation.choice_name));
    out.add("type", Tree("function")).add("function", std::move(function));
    return out;
  }
  return Tree(conversation.choice == Choice::none       ? "none"
              : conversation.choice == Choice::required ? "required"
                                                        : "auto");
}

Tree format_of(const Conversation& conversation) {
  Tree out;
  if (conversation.format == Conversation::Format::json_object) {
    out.add("type", Tree("json_object"));
    return out;
  }
  Tree schema;
  schema.add("name", Tree(conversation.schema_name));
  if (!conversation.schema_description.empty()) schema.add("description", Tree(conversation.schema_description));
  schema.add("schema", conversation.schema).add("strict", Tree(conversation.strict_schema));
  out.add("type", Tree("json_schema")).add("json_schema", std::move(schema));
  return out;
}

// OpenAI's reasoning models know only the newer name, most other servers only the older one.
std::string_view tokens_max_name(std::string_view model) {
  if (const auto slash = model.rfind('/'); slash != std::string_view::npos) model.remove_prefix(slash + 1);
  static constexpr std::string_view reasoning[] = {"o1", "o3", "o4", "gpt-5", "gpt-6"};
  const bool newer = std::ranges::any_of(reasoning, [&](std::string_view name) { return model.starts_with(name); });
  return newer ? "max_completion_tokens" : "max_tokens";
}

} // namespace

Result<std::string> write_chat(const Conversation& conversation, std::string_view upstream_model) {
  Tree out;
  out.add("model", Tree(upstream_model));
  SOCLE_TRY(Tree messages, messages_of(conversation));
  out.add("messages", std::move(messages));
  if (conversation.top_k) return not_honoured(kWire, "top_k");
  if (conversation.output_tokens_max) out.add(tokens_max_name(upstream_model), Tree(*conversation.output_tokens_max));
  if (conversation.temperature) out.add("temperature", *conversation.temperature);
  if (conversation.top_p) out.add("top_p", *conversation.top_p);
  if (!conversation.stop.empty()) {
    Tree stop{Tree::Array()};
    for (const auto& text : conversation.stop) stop.push(Tree(text));
    out.add("stop", std::move(stop));
  }
  if (!conversation.tools.empty()) {
    out.add("tools", tools_of(conversation));
    if (conversation.choice != Conversation::Choice::unset) out.add("tool_choice", choice_of(conversation));
    if (conversation.parallel_tools) out.add("parallel_tool_calls", Tree(*conversation.parallel_tools));
  }
  if (conversation.format != Conversation::Format::text) out.add("response_format", format_of(conversation));
  if (!conversation.effort.empty()) {
    static constexpr std::string_view known[] = {"none", "minimal", "low", "medium", "high", "xhigh"};
    if (std::ranges::find(known, conversation.effort) == std::end(known))
      return not_honoured(kWire, conversation.effort_path);
    out.add("reasoning_effort", Tree(conversation.effort));
  }
  if (!conversation.user.empty()) out.add("user", Tree(conversation.user));
  if (conversation.stream) {
    Tree options;
    options.add("include_usage", Tree(true));
    out.add("stream", Tree(true)).add("stream_options", std::move(options));
  }
  return out.write();
}

} // namespace socle::dialects
