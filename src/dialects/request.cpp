#include "base/errors.h"
#include "dialects/dialects.h"
#include "dialects/errors.h"
#include "dialects/form.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace socle::dialects {

namespace {

struct WireRow {
  std::string_view path, name, content; // content: the member without which there is nothing to answer
  std::array<std::string_view, 2> tokens_max;
};
const WireRow& row(Wire wire) {
  static constexpr WireRow rows[] = {
      {"/chat/completions", "OpenAI chat completions", "messages", {"max_completion_tokens", "max_tokens"}},
      {"/responses", "OpenAI responses", "", {"max_output_tokens", ""}}, // a stored prompt may stand for the input
      {"/completions", "OpenAI completions", "", {"max_tokens", ""}},    // without a prompt it begins a document
      {"/embeddings", "OpenAI embeddings", "input", {"", ""}},
      {"/messages", "Anthropic messages", "messages", {"max_tokens", ""}},
      {"/messages/count_tokens", "Anthropic count_tokens", "messages", {"", ""}},
      {"/images/generations", "OpenAI images", "prompt", {"", ""}},
      {"/images/edits", "OpenAI image edits", "prompt", {"", ""}},
      {"/audio/speech", "OpenAI speech", "input", {"", ""}},
      {"/audio/transcriptions", "OpenAI transcriptions", "", {"", ""}},
      {"/audio/translations", "OpenAI translations", "", {"", ""}},
      {"/files", "OpenAI files", "", {"", ""}},
      {"/files", "Anthropic files", "", {"", ""}},
  };
  return rows[static_cast<std::size_t>(wire)];
}

Result<bool> read_flag(const Tree& body, std::string_view field) {
  const auto* found = body.find(field);
  if (found == nullptr || found->is_null()) return false;
  if (const auto* flag = found->boolean()) return *flag;
  return fail(kFieldWrong, {{"field", std::string(field)}, {"expected", "true, false"}});
}

Result<std::optional<std::int64_t>> read_count(const Tree& body, std::string_view field) {
  const auto* found = body.find(field);
  if (found == nullptr || found->is_null()) return std::nullopt;
  const auto count = found->integer();
  if (!count || *count < 0) return fail(kFieldWrong, {{"field", std::string(field)}, {"expected", "integer ≥ 0"}});
  return count;
}

// Two readers may take different ones of two members with one name: what policy and guard see must be what the model gets.
Result<void> check_twice(const Tree::Object& members) {
  constexpr std::size_t few = 32; // up to here looking through them is quicker than a set
  std::unordered_set<std::string_view> names;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string_view name = members[i].name;
    const auto before = std::span(members).first(std::min(i, few));
    const bool twice = std::ranges::any_of(before, [&](const auto& member) { return member.name == name; }) ||
                       (i >= few && !names.insert(name).second);
    if (twice) return fail(kFieldTwice, {{"field", std::string(name)}});
  }
  return {};
}

// Each message is an object whose content is text or parts: what is neither could not be inspected, and an endpoint may crash on it.
Result<void> check_messages(const Tree::Array& messages) {
  const auto wrong = [](std::string field, std::string_view expected) {
    return fail(kFieldWrong, {{"field", std::move(field)}, {"expected", std::string(expected)}});
  };
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const std::string field = "messages[" + std::to_string(i) + "]";
    if (messages[i].object() == nullptr) return wrong(field, "object");
    const auto* content = messages[i].find("content");
    if (content == nullptr || content->is_null() || content->string() != nullptr) continue;
    if (content->array() == nullptr) return wrong(field + ".content", "string, array");
    for (std::size_t k = 0; k < content->array()->size(); ++k) {
      const Tree& part = (*content->array())[k];
      const std::string place = field + ".content[" + std::to_string(k) + "]";
      if (part.object() == nullptr) return wrong(place, "object");
      const auto* text = part.find("text");
      if (text != nullptr && text->string() == nullptr) return wrong(place + ".text", "string");
    }
  }
  return {};
}

bool has_image(const Tree& node) {
  if (const auto* items = node.array()) return std::ranges::any_of(*items, has_image);
  const auto* members = node.object();
  if (members == nullptr) return false;
  const auto type = node.text("type");
  if (type == "image_url" || type == "input_image" || type == "image" || type == "computer_screenshot") return true;
  for (const auto& member : *members) {
    if ((member.name == "content" || member.name == "output") && has_image(member.value)) return true;
  }
  return false;
}

// Every “file_id” and “file_ids”, wherever a wire has them; but not in a tool's arguments, a schema or the client's own remarks, which
// the endpoint does not follow.
void collect_file_ids(const Tree& node, std::vector<std::string>& out) {
  if (const auto* items = node.array()) {
    for (const auto& item : *items) collect_file_ids(item, out);
  }
  const auto* members = node.object();
  if (members == nullptr) return;
  static constexpr std::string_view others[] = {"parameters", "input_schema", "schema", "metadata"};
  const bool is_call = node.text("type").ends_with("tool_use");
  for (const auto& member : *members) {
    if (std::ranges::find(others, member.name) != std::end(others) || (is_call && member.name == "input")) continue;
    if (member.name == "file_id" && member.value.string() != nullptr) {
      out.push_back(*member.value.string());
    } else if (member.name == "file_ids" && member.value.array() != nullptr) {
      for (const auto& id : *member.value.array()) {
        if (id.string() != nullptr) out.push_back(*id.string());
      }
    } else {
      collect_file_ids(member.value, out);
    }
  }
}

bool wants_schema(Wire wire, const Tree& body) {
  const Tree* format = nullptr;
  if (wire == Wire::openai_chat) {
    format = body.object("response_format");
  } else if (const auto* text = body.object(wire == Wire::openai_responses ? "text" : "output_config")) {
    format = text->object("format");
  }
  if (format == nullptr && wire == Wire::anthropic_messages) format = body.object("output_format");
  return format != nullptr && format->text("type") != "text";
}

Result<std::int64_t> read_choices(Wire wire, const Tree& body) {
  std::int64_t choices = 1;
  if (wire != Wire::openai_chat && wire != Wire::openai_completions && wire != Wire::openai_images) return choices;
  for (const std::string_view field : {"n", "best_of"}) {
    SOCLE_TRY(const auto count, read_count(body, field));
    const std::int64_t least = field == "n" ? 1 : 0; // as the API has it
    if (count && (*count < least || *count > choices_max)) {
      return fail(kFieldWrong, {{"field", std::string(field)},
                                {"expected", std::to_string(least) + "…" + std::to_string(choices_max)}});
    }
    choices = std::max(choices, count.value_or(1));
  }
  if (wire == Wire::openai_completions) { // each of several prompts is answered
    const auto* prompts = body.array("prompt");
    const bool several = prompts != nullptr && !prompts->empty() && prompts->front().number() == nullptr;
    if (several) choices *= static_cast<std::int64_t>(prompts->size());
  }
  return choices;
}

} // namespace

std::string_view path_of(Wire wire) { return row(wire).path; }
std::string_view name_of(Wire wire) { return row(wire).name; }
bool is_anthropic(Wire wire) {
  return wire == Wire::anthropic_messages || wire == Wire::anthropic_count_tokens || wire == Wire::anthropic_files;
}
bool is_streamable(Wire wire) {
  return wire == Wire::openai_chat || wire == Wire::openai_responses || wire == Wire::openai_completions ||
         wire == Wire::anthropic_messages;
}
bool is_form(Wire wire) {
  return wire == Wire::openai_image_edits || wire == Wire::openai_transcriptions || wire == Wire::openai_translations ||
         wire == Wire::openai_files || wire == Wire::anthropic_files;
}

Result<Request> parse_request(Wire wire, std::string_view bytes, std::string_view content_type) {
  Form form;
  if (is_form(wire)) {
    SOCLE_TRY(form, parse_form(content_type, bytes));
  } else {
    SOCLE_TRY(form.fields, Tree::parse(bytes));
  }
  Tree& body = form.fields;
  const auto* members = body.object();
  if (members == nullptr) return fail(kFieldWrong, {{"field", "body"}, {"expected", "object"}});
  SOCLE_CHECK(check_twice(*members));
  Request out{.wire = wire, .body = {}, .model = {}, .output_tokens_max = {}};
  const auto* model = body.find("model");
  if (model == nullptr || model->is_null()) return fail(kFieldMissing, {{"field", "model"}});
  if (model->string() == nullptr || model->string()->empty() || model->string()->size() > model_name_bytes_max) {
    return fail(kFieldWrong,
                {{"field", "model"}, {"expected", "string, 1…" + std::to_string(model_name_bytes_max) + " bytes"}});
  }
  out.model = *model->string();
  const bool no_stream = is_form(wire) && body.text("stream") == "false"; // in a form everything is a string
  if (!no_stream) {
    SOCLE_TRY(out.stream, read_flag(body, "stream"));
  }
  if (out.stream && !is_streamable(wire)) {
    return fail(kFieldWrong, {{"field", "stream"}, {"expected", "false"}});
  }
  if (const auto content = row(wire).content; !content.empty()) {
    const auto* found = body.find(content);
    if (found == nullptr || found->is_null()) return fail(kFieldMissing, {{"field", std::string(content)}});
    if (content == "messages" && (found->array() == nullptr || found->array()->empty())) {
      return fail(kFieldWrong, {{"field", std::string(content)}, {"expected", "array, not empty"}});
    }
    if (content == "messages") SOCLE_CHECK(check_messages(*found->array()));
    if (found->array() != nullptr) out.has_images = has_image(*found);
  } else if (const auto* input = body.array("input")) {
    out.has_images = std::ranges::any_of(*input, has_image);
  }
  for (const auto field : row(wire).tokens_max) {
    if (field.empty()) continue;
    SOCLE_TRY(const auto count, read_count(body, field));
    out.output_tokens_max = std::max(out.output_tokens_max, count); // of two, whichever the endpoint takes is reserved
  }
  SOCLE_TRY(out.choices, read_choices(wire, body));
  if (const auto* options = body.object("stream_options")) out.wants_stream_usage = options->is_true("include_usage");
  for (const std::string_view field : {"tools", "functions"}) {
    const auto* tools = body.array(field);
    out.has_tools = out.has_tools || (tools != nullptr && !tools->empty());
  }
  out.wants_schema = wants_schema(wire, body);
  if (!is_form(wire)) collect_file_ids(body, out.file_ids);
  if (is_form(wire) && form.files.empty()) return fail(kFieldMissing, {{"field", "file"}});
  out.files = std::move(form.files);
  out.boundary = std::move(form.boundary);
  out.body = std::move(body);
  return out;
}

} // namespace socle::dialects
