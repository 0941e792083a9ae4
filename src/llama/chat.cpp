// Chat: messages, tools and the wanted form of the answer, through the model's own template.
#include "llama/fields.h"
#include "llama/limits.h"
#include "llama/prompt.h"
#include "llama/request.h"
#include "llama/sampling.h"

#include <array>
#include <llama.cpp/common/json-schema-to-grammar.h>

namespace socle::llama {

namespace {

constexpr std::array roles{"system", "developer", "user", "assistant", "tool"};

Result<void> check_content(const json::object& message) {
  const auto* content = message.if_contains("content");
  if (content == nullptr || content->is_null()) {
    return message.contains("tool_calls") ? Result<void>()
                                          : Result<void>(bad_field("messages", "a message has no content"));
  }
  if (content->is_string()) return {};
  if (!content->is_array()) return bad_field("messages", "content is a text or a list of parts");
  for (const auto& part : content->get_array()) {
    const auto type = part.is_object() ? json::get_string(part.get_object(), "type") : std::nullopt;
    if (!type) return bad_field("messages", "a part of content is an object with a type");
    if (*type != "text")
      return bad_field("messages", "this model reads text only, and no part of type “" + type->substr(0, 32) + "”");
    if (!json::get_string(part.get_object(), "text")) return bad_field("messages", "a part of type “text” has no text");
  }
  return {};
}

Result<void> check_messages(const json::value* messages) {
  if (messages == nullptr || !messages->is_array() || messages->get_array().empty())
    return bad_field("messages", "it is a list of at least one message");
  for (const auto& item : messages->get_array()) {
    if (!item.is_object()) return bad_field("messages", "each is an object");
    const auto& message = item.get_object();
    const auto role = json::get_string(message, "role");
    if (!role || std::ranges::find(roles, *role) == roles.end())
      return bad_field("messages", "a role is system, developer, user, assistant or tool");
    SOCLE_CHECK(check_content(message));
    const auto* calls = message.if_contains("tool_calls");
    if (calls != nullptr && !calls->is_array()) return bad_field("messages", "tool_calls is a list");
  }
  return {};
}

// The tools, and which of them must or may be called.
Result<void> read_tools(const Fields& fields, common_chat_templates_inputs& inputs) {
  const auto* tools = fields.get("tools");
  const auto* choice = fields.get("tool_choice");
  std::string only;
  if (choice != nullptr) {
    const auto word = json::text(*choice);
    if (const auto* chosen = choice->if_object()) {
      const auto* function = json::get_object(*chosen, "function");
      only = function != nullptr ? json::get_string(*function, "name").value_or("") : "";
    }
    if (word != "auto" && word != "none" && word != "required" && only.empty())
      return bad_field("tool_choice", "it is auto, none, required, or an object that names a function");
    inputs.tool_choice = word == "none"   ? COMMON_CHAT_TOOL_CHOICE_NONE
                         : word == "auto" ? COMMON_CHAT_TOOL_CHOICE_AUTO
                                          : COMMON_CHAT_TOOL_CHOICE_REQUIRED;
  }
  SOCLE_CHECK(fields.flag("parallel_tool_calls", inputs.parallel_tool_calls));
  if (tools == nullptr || (tools->is_array() && tools->get_array().empty())) {
    if (inputs.tool_choice == COMMON_CHAT_TOOL_CHOICE_REQUIRED) return bad_field("tool_choice", "there are no tools");
    return {};
  }
  if (!tools->is_array()) return bad_field("tools", "it is a list");
  for (const auto& item : tools->get_array()) {
    const auto* tool = item.if_object();
    const auto* function = tool != nullptr ? json::get_object(*tool, "function") : nullptr;
    const auto name = function != nullptr ? json::get_string(*function, "name") : std::nullopt;
    if (!name || name->empty() || json::get_string(*tool, "type") != "function")
      return bad_field("tools", "each has the type “function” and a function with a name");
    if (!only.empty() && *name != only) continue;
    const auto* parameters = function->if_contains("parameters");
    if (parameters != nullptr && !parameters->is_object() && !parameters->is_null())
      return bad_field("tools", "parameters is a JSON Schema");
    inputs.tools.push_back({*name, json::get_string(*function, "description").value_or(""),
                            parameters != nullptr && parameters->is_object() ? json::write(*parameters) : "{}"});
  }
  if (!only.empty() && inputs.tools.empty()) return bad_field("tool_choice", "there is no tool of that name");
  return {};
}

// The schema that the answer must fit; empty when any text will do.
Result<std::string> read_format(const Fields& fields) {
  const auto* format = fields.get("response_format");
  if (format == nullptr) return std::string();
  const auto type = format->is_object() ? json::get_string(format->get_object(), "type").value_or("") : "";
  if (type == "text") return std::string();
  if (type == "json_object") return std::string(R"({"type":"object"})");
  if (type != "json_schema") return bad_field("response_format", "its type is text, json_object or json_schema");
  const auto* outer = json::get_object(format->get_object(), "json_schema");
  const auto* schema = outer != nullptr ? json::get_object(*outer, "schema") : nullptr;
  if (schema == nullptr || schema->empty())
    return bad_field("response_format", "json_schema has a schema that says something");
  return json::write(*schema);
}

Result<void> read_template_options(const Fields& fields, common_chat_templates_inputs& inputs) {
  inputs.reasoning_format = COMMON_REASONING_FORMAT_DEEPSEEK;
  const auto* options = fields.get("chat_template_kwargs");
  if (options == nullptr) return {};
  if (!options->is_object()) return bad_field("chat_template_kwargs", "it is an object");
  for (const auto& member : options->get_object())
    inputs.chat_template_kwargs[std::string(member.key())] = json::write(member.value());
  return Fields(options->get_object()).flag("enable_thinking", inputs.enable_thinking);
}

// What the template says about the answer: marks of tool calls, the grammar, what ends it.
void follow_template(const Model& model, common_chat_params& chat, common_params_sampling& sampling, Job& job) {
  for (const auto& text : chat.preserved_tokens) {
    const auto tokens = model.tokenize(text, false, true);
    if (tokens.size() == 1) job.shown_controls.insert(tokens.front());
  }
  for (auto& trigger : chat.grammar_triggers) {
    if (trigger.type != COMMON_GRAMMAR_TRIGGER_TYPE_WORD) continue;
    const auto tokens = model.tokenize(trigger.value, false, true);
    if (tokens.size() != 1) continue;
    trigger.type = COMMON_GRAMMAR_TRIGGER_TYPE_TOKEN;
    trigger.token = tokens.front();
    job.shown_controls.insert(tokens.front());
  }
  sampling.grammar_lazy = chat.grammar_lazy;
  sampling.grammar_triggers = std::move(chat.grammar_triggers);
  sampling.preserved_tokens = job.shown_controls;
  sampling.generation_prompt = chat.generation_prompt;
  for (auto& stop : chat.additional_stops) {
    if (!stop.empty()) job.stops.push_back(std::move(stop));
  }
}

Result<common_chat_templates_inputs> read_chat(const Model& model, const json::object& body, const Fields& fields) {
  SOCLE_CHECK(check_messages(fields.get("messages")));
  common_chat_templates_inputs inputs;
  SOCLE_CHECK(read_tools(fields, inputs));
  SOCLE_TRY(inputs.json_schema, read_format(fields));
  SOCLE_CHECK(read_template_options(fields, inputs));
  if (!inputs.tools.empty() && inputs.tool_choice != COMMON_CHAT_TOOL_CHOICE_NONE &&
      !common_chat_templates_get_caps(model.templates())["supports_tool_calls"])
    return bad_field("tools", "this model's chat template knows no tools");
  if (!inputs.json_schema.empty() && !inputs.tools.empty() && inputs.tool_choice != COMMON_CHAT_TOOL_CHOICE_NONE)
    return bad_field("response_format", "it cannot be combined with tools that may be called");
  auto messages = *body.if_contains("messages");
  mark_controls(messages, model.control_texts());
  try {
    inputs.messages = common_chat_msgs_parse_oaicompat(common_json::parse(json::write(messages)));
  } catch (const std::exception&) {
    return bad_field("messages", "a tool call or another part of a message is not as the API wants it");
  }
  return inputs;
}

Result<common_chat_params> apply_template(const Model& model, const common_chat_templates_inputs& inputs) {
  try {
    return common_chat_templates_apply(model.templates(), inputs);
  } catch (const std::exception&) { // its message may hold what people wrote
    const auto field = !inputs.tools.empty() ? "tools" : !inputs.json_schema.empty() ? "response_format" : "messages";
    return bad_field(field, "the model's chat template does not take it in this form");
  }
}

} // namespace

Result<Ask> prepare_chat(const Model& model, const json::object& body) {
  if (model.facts().purpose != Purpose::chat)
    return fail(kWrongModel, {{"model", model.facts().name}, {"kind", std::string(to_string(model.facts().purpose))}});
  const Fields fields(body);
  SOCLE_TRY(auto inputs, read_chat(model, body, fields));
  SOCLE_TRY(auto chat, apply_template(model, inputs));
  Ask ask;
  ask.job = std::make_shared<Job>();
  auto& job = *ask.job;
  job.prompt = tokenize_marked(model, chat.prompt);
  SOCLE_CHECK(check_length(model, job.prompt.size()));
  SOCLE_TRY(auto sampling, read_sampling(model, fields));
  SOCLE_CHECK(read_limits(model, fields, job));
  follow_template(model, chat, sampling, job);
  ask.wants_json = !inputs.json_schema.empty();
  try {
    if (!chat.grammar.empty()) {
      sampling.grammar = {ask.wants_json ? COMMON_GRAMMAR_TYPE_OUTPUT_FORMAT : COMMON_GRAMMAR_TYPE_TOOL_CALLS,
                          chat.grammar};
    } else if (ask.wants_json) { // a template whose parser does not care for schemas
      sampling.grammar = {COMMON_GRAMMAR_TYPE_USER, json_schema_to_grammar(common_json::parse(inputs.json_schema))};
      sampling.grammar_lazy = false;
    }
    // Under a schema too: the template's grammar may allow a fence around the JSON.
    if (!inputs.tools.empty() || chat.supports_thinking || (ask.wants_json && !chat.grammar.empty())) {
      ask.parser.emplace(chat);
      ask.parser->reasoning_format = inputs.reasoning_format;
      if (!chat.parser.empty()) ask.parser->parser.load(chat.parser);
    }
  } catch (const std::exception&) {
    return bad_field("response_format", "the schema cannot be turned into a grammar");
  }
  job.valid_text = !sampling.grammar.empty() && !sampling.grammar_lazy;
  SOCLE_CHECK(fields.flag("logprobs", ask.wants_choices));
  if (ask.wants_choices) {
    job.choices_top = 0;
    SOCLE_CHECK(fields.number("top_logprobs", 0, top_logprobs_max, job.choices_top));
  } else if (fields.has("top_logprobs")) {
    return bad_field("top_logprobs", "it needs logprobs to be true");
  }
  SOCLE_CHECK(fields.flag("stream", ask.stream));
  if (const auto* options = fields.get("stream_options")) {
    if (!options->is_object()) return bad_field("stream_options", "it is an object");
    SOCLE_CHECK(Fields(options->get_object()).flag("include_usage", ask.stream_usage));
  }
  SOCLE_TRY(job.sampler, make_sampler(model, sampling, ask.wants_json ? "response_format" : "tools"));
  return ask;
}

Result<Tokens> prepare_count(const Model& model, const json::object& body) {
  const Fields fields(body);
  if (fields.has("messages")) {
    if (model.facts().purpose != Purpose::chat) return bad_field("messages", "this model has no chat template");
    SOCLE_TRY(const auto inputs, read_chat(model, body, fields));
    SOCLE_TRY(const auto chat, apply_template(model, inputs));
    return tokenize_marked(model, chat.prompt);
  }
  const auto text = json::get_string(body, fields.has("content") ? "content" : "input");
  if (!text) return bad_field("input", "it is a text; or messages are given");
  return model.tokenize(*text, true, false);
}

} // namespace socle::llama
