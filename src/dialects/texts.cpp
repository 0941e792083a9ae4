#include "dialects/dialects.h"

#include <algorithm>
#include <charconv>

namespace socle::dialects {

namespace {

bool has_blank(std::string_view value) { return value.find_first_of(" \t\r\n") != std::string_view::npos; }

// Members whose strings are ids or enumerations: a model does not read them as words, and redacting one would break the request. They
// count as such only while they are short and have no blanks.
bool is_token(std::string_view member, std::string_view value) {
  static constexpr std::string_view names[] = {"type",
                                               "role",
                                               "model",
                                               "id",
                                               "call_id",
                                               "tool_call_id",
                                               "tool_use_id",
                                               "file_id",
                                               "detail",
                                               "media_type",
                                               "object",
                                               "status",
                                               "format",
                                               "ttl",
                                               "$schema",
                                               "$ref",
                                               "effort",
                                               "tool_choice",
                                               "service_tier",
                                               "reasoning_effort",
                                               "previous_response_id",
                                               "encoding_format",
                                               "verbosity",
                                               "truncation"};
  if (member == "signature" || member == "encrypted_content") return !has_blank(value); // sealed by the endpoint itself
  return value.size() <= token_bytes_max && std::ranges::find(names, member) != std::end(names) && !has_blank(value);
}

// The names of a schema's members: many, short, and no words.
bool are_names(const Tree::Member& member) {
  const auto* items = member.name == "required" ? member.value.array() : nullptr;
  return items != nullptr && std::ranges::all_of(*items, [](const Tree& item) {
           return item.string() != nullptr && item.string()->size() <= token_bytes_max && !has_blank(*item.string());
         });
}

// Encoded media: not text. What it shows is the concern of policy (has_images), not of detectors of text. Text has blanks, and a data URL
// of text is text.
bool is_media(const Tree& parent, std::string_view member, std::string_view value) {
  if (member == "url" || member == "image_url" || member == "file_data") {
    const auto comma = value.find(',');
    return value.starts_with("data:") && !value.starts_with("data:text/") && comma != std::string_view::npos &&
           value.substr(0, comma).ends_with(";base64") && !has_blank(value);
  }
  if (member != "data") return false;
  const auto type = parent.text("type");
  const bool media = type == "base64"
                         ? !parent.text("media_type").starts_with("text/")
                         : type == "redacted_thinking" || (type.empty() && parent.find("format") != nullptr);
  return media && !has_blank(value);
}

Origin origin_of(const Tree& node, Origin inherited) {
  const auto type = node.text("type");
  if (type == "tool_result" || type == "function_call_output" || type == "custom_tool_call_output" ||
      type == "mcp_tool_result" || type == "computer_call_output" || type == "web_search_tool_result") {
    return Origin::tool;
  }
  if (type == "tool_use" || type == "function_call" || type == "custom_tool_call" || type == "thinking" ||
      type == "reasoning") {
    return Origin::model;
  }
  if (type == "document" || type == "search_result" || type == "file" || type == "input_file") return Origin::document;
  const auto role = node.text("role");
  if (role == "system" || role == "developer") return Origin::system;
  if (role == "assistant") return Origin::model;
  if (role == "tool" || role == "function") return Origin::tool;
  if (role == "user") return Origin::person;
  return inherited;
}

class Walk {
 public:
  explicit Walk(std::vector<Text>& out) : out_(out) {}

  void node(Tree& at, Origin origin) {
    if (auto* items = at.array()) {
      const std::size_t size = path_.size();
      for (std::size_t i = 0; i < items->size(); ++i) {
        Tree& item = (*items)[i];
        if (item.number() != nullptr) continue; // token ids, by the thousand
        path_.append("[").append(std::to_string(i)) += ']';
        if (auto* text = item.string()) add(*text, origin);
        else node(item, origin);
        path_.resize(size);
      }
    } else if (auto* members = at.object()) {
      const Origin inner = origin_of(at, origin);
      const auto type = at.text("type");
      const bool is_call = type == "tool_use" || type == "server_tool_use" || type == "mcp_tool_use";
      for (auto& member : *members) {
        const bool given = is_call && member.name == "input"; // its names are the tool's: "id" there is a customer's
        const bool before = std::exchange(in_arguments_, in_arguments_ || given);
        this->member(at, member, inner);
        in_arguments_ = before;
        if (given) arguments(member.value, "input", inner);
      }
    }
  }

  void member(const Tree& parent, Tree::Member& member, Origin origin) {
    if (auto* text = member.value.string()) {
      if (!in_arguments_ && (is_token(member.name, *text) || is_media(parent, member.name, *text))) return;
    } else if ((!in_arguments_ && are_names(member)) || (member.value.array() == nullptr && member.value.object() == nullptr)) {
      return;
    }
    const std::size_t size = path_.size();
    if (size != 0) path_ += '.';
    path_ += member.name;
    if (auto* text = member.value.string()) add(*text, origin);
    else node(member.value, origin);
    path_.resize(size);
  }

  // What a tool's arguments say beside their strings: numbers as long as a telephone's, and names of members that are no names.
  void arguments(Tree& at, std::string_view name, Origin origin) {
    const std::size_t size = path_.size();
    if (!name.empty()) (path_.empty() ? path_ : path_ += '.') += name;
    if (auto* items = at.array()) {
      for (auto& item : *items) arguments(item, "", origin);
    } else if (auto* members = at.object()) {
      for (auto& member : *members) {
        arguments(member.value, member.name.substr(0, token_bytes_max), origin);
        if (member.name.size() >= value_bytes_min && member.name.find_first_of("0123456789@ ") != std::string::npos)
          add(member.name, origin);
      }
    } else if (auto* number = at.number(); number != nullptr && number->text.size() >= value_bytes_min) {
      add(number->text, origin);
    }
    path_.resize(size);
  }

 private:
  void add(std::string& text, Origin origin) {
    if (!text.empty()) out_.push_back({path_, &text, origin});
  }
  std::vector<Text>& out_;
  std::string path_;
  bool in_arguments_ = false; // of a tool's call
};

} // namespace

std::vector<Text> Request::texts() {
  std::vector<Text> out;
  Walk walk(out);
  if (auto* members = body.object()) {
    for (auto& member : *members) {
      const bool ours = member.name == "system" || member.name == "instructions" || member.name == "tools" ||
                        member.name == "functions";
      walk.member(body, member, ours ? Origin::system : Origin::person);
    }
  }
  for (auto& file : files) {
    if (file.filename) out.push_back({file.name + ".filename", &*file.filename, Origin::document});
    else out.push_back({file.name, &file.bytes, Origin::person});
  }
  return out;
}

} // namespace socle::dialects
