#include "dialects/conversation.h"

#include "dialects/errors.h"

#include <algorithm>

namespace socle::dialects {

std::unexpected<Error> not_honoured(Wire backend, std::string_view field) {
  return fail(kNotHonoured, {{"field", std::string(field)}, {"wire", std::string(name_of(backend))}});
}
std::unexpected<Error> wrong(std::string_view field, std::string_view expected) {
  return fail(kFieldWrong, {{"field", std::string(field)}, {"expected", std::string(expected)}});
}
std::unexpected<Error> missing(std::string_view field) { return fail(kFieldMissing, {{"field", std::string(field)}}); }
std::string indexed(std::string_view path, std::size_t index) {
  return std::string(path) + "[" + std::to_string(index) + "]";
}

const Tree* Fields::take(std::string_view name) {
  const Tree* out = nullptr;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (members_[i].name != name) continue;
    taken_[i] = true;
    out = &members_[i].value;
  }
  return out == nullptr || out->is_null() ? nullptr : out;
}

Result<std::string> Fields::text(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::string();
  if (const auto* text = found->string()) return *text;
  return wrong(at(name), "string");
}
Result<std::string> Fields::needed_text(std::string_view name) {
  SOCLE_TRY(std::string out, text(name));
  if (out.empty()) return missing(at(name));
  return out;
}
Result<std::optional<bool>> Fields::flag(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (const auto* flag = found->boolean()) return *flag;
  return wrong(at(name), "true, false");
}
Result<std::optional<Tree>> Fields::number(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  if (found->number() == nullptr) return wrong(at(name), "number");
  return *found;
}
Result<std::optional<std::int64_t>> Fields::count(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  const auto count = found->integer();
  if (!count || *count < 0) return wrong(at(name), "integer ≥ 0");
  return count;
}

Result<void> Fields::only(std::string_view name, std::initializer_list<std::string_view> harmless) {
  const auto* found = take(name);
  if (found == nullptr || std::ranges::find(harmless, found->write()) != harmless.end()) return {};
  return not_honoured(backend_, at(name));
}

Result<void> Fields::none_left() const {
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (!taken_[i] && !members_[i].value.is_null()) return not_honoured(backend_, at(members_[i].name));
  }
  return {};
}

Result<std::vector<Part>> read_parts(const Tree* content, const std::string& path, Wire backend, PartReader reader) {
  std::vector<Part> out;
  if (content == nullptr) return out;
  if (const auto* text = content->string()) {
    if (!text->empty()) out.push_back({.text = *text, .path = path});
    return out;
  }
  if (content->array() == nullptr) return wrong(path, "string, array");
  for (std::size_t i = 0; i < content->array()->size(); ++i) {
    SOCLE_TRY(Part part, reader((*content->array())[i], indexed(path, i), backend));
    out.push_back(std::move(part));
  }
  return out;
}

Result<void> read_tools(Fields& fields, ToolReader reader, Conversation& out) {
  const auto* tools = fields.take("tools");
  if (tools == nullptr) return {};
  if (tools->array() == nullptr) return wrong("tools", "array");
  for (std::size_t i = 0; i < tools->array()->size(); ++i) {
    const std::string path = indexed("tools", i);
    const Tree& tree = (*tools->array())[i];
    if (tree.object() == nullptr) return wrong(path, "object");
    Fields tool(tree, path, fields.backend());
    Tool read;
    SOCLE_CHECK(reader(tool, read));
    SOCLE_CHECK(tool.none_left());
    out.tools.push_back(std::move(read));
  }
  return {};
}

Result<void> read_function(Fields& function, std::string_view schema, Tool& out) {
  SOCLE_TRY(out.name, function.needed_text("name"));
  SOCLE_TRY(out.description, function.text("description"));
  if (const auto* found = function.take(schema)) out.schema = *found;
  SOCLE_TRY(const auto strict, function.flag("strict"));
  out.strict = strict.value_or(false);
  return {};
}

Result<void> read_openai_choice(Fields& fields, std::string_view inside, Conversation& out) {
  using Choice = Conversation::Choice;
  const auto* choice = fields.take("tool_choice");
  if (choice == nullptr) return {};
  if (const auto* word = choice->string()) {
    if (*word == "auto") out.choice = Choice::automatic;
    else if (*word == "none") out.choice = Choice::none;
    else if (*word == "required") out.choice = Choice::required;
    else return wrong("tool_choice", "auto, none, required");
    return {};
  }
  const auto* function = inside.empty() ? choice : choice->object(inside);
  if (function == nullptr || choice->text("type") != "function" || function->text("name").empty())
    return not_honoured(fields.backend(), "tool_choice");
  out.choice = Choice::named;
  out.choice_name = function->text("name");
  return {};
}

Result<void> read_openai_schema(Fields& described, Conversation& out) {
  out.format = Conversation::Format::json_schema;
  SOCLE_TRY(out.schema_name, described.needed_text("name"));
  SOCLE_TRY(out.schema_description, described.text("description"));
  SOCLE_TRY(const auto strict, described.flag("strict"));
  out.strict_schema = strict.value_or(false);
  const auto* schema = described.take("schema");
  if (schema == nullptr || schema->object() == nullptr) return wrong(described.at("schema"), "object");
  out.schema = *schema;
  return {};
}

Result<void> read_openai_user(Fields& fields, Conversation& out) {
  for (const std::string_view name : {"safety_identifier", "user"}) {
    SOCLE_TRY(std::string user, fields.text(name));
    if (user.empty()) continue;
    out.user = std::move(user);
    out.user_path = name;
  }
  return {};
}

Result<std::vector<std::string>> read_strings(const Tree& array, std::string_view path) {
  std::vector<std::string> out;
  if (array.array() == nullptr) return wrong(path, "array");
  for (const auto& item : *array.array()) {
    if (item.string() == nullptr) return wrong(path, "array of strings");
    out.push_back(*item.string());
  }
  return out;
}

} // namespace socle::dialects
