// A request in no wire's words: what readers make of a client's request and writers turn into a backend's. Inside this module only.
#pragma once

#include "dialects/dialects.h"

namespace socle::dialects {

struct Part {
  enum class Kind { text, image, tool_call, tool_result, thinking };
  Kind kind = Kind::text;
  std::string text =
      {}; // text, thinking; of a tool call its arguments as JSON; of an image its URL, data URLs included
  std::string id = {}; // of the tool call
  std::string name = {}; // of the tool
  std::string detail = {}; // of an image: "low", "high"
  std::string signature = {}; // of thinking: what its endpoint sealed it with
  bool is_error = false; // of a tool's result
  std::vector<Part> parts = {}; // a tool's result
  std::string path = {}; // where the client wrote it, for errors
};

struct Turn {
  enum class Role { system, user, assistant };
  Role role;
  std::vector<Part> parts;
  std::string path;
};

struct Tool {
  std::string name, description;
  Tree schema; // null: none was given
  bool strict = false;
};

struct Conversation {
  std::vector<Turn> turns;
  std::vector<Tool> tools;
  enum class Choice { unset, automatic, none, required, named };
  Choice choice = Choice::unset;
  std::string choice_name;
  std::optional<bool> parallel_tools;
  std::optional<Tree> temperature, top_p, top_k; // numbers as the client wrote them
  std::optional<std::int64_t> output_tokens_max;
  std::vector<std::string> stop;
  enum class Format { text, json_object, json_schema };
  Format format = Format::text;
  std::string format_path, schema_name, schema_description;
  Tree schema;
  bool strict_schema = true;
  std::string effort; // "none", "low", "medium", "high", "xhigh"; empty: the model's own
  std::string effort_path;
  std::string user;
  std::string user_path;
  bool stream = false;
};

// Each refuses by name what the client's request has and this module cannot carry to `backend`.
Result<Conversation> read_chat(const Request& request, Wire backend);
Result<Conversation> read_messages(const Request& request, Wire backend);
Result<Conversation> read_responses(const Request& request, Wire backend);
// Each refuses by name what its wire has no place for.
Result<std::string> write_chat(const Conversation& conversation, std::string_view upstream_model);
Result<std::string> write_messages(const Conversation& conversation, std::string_view upstream_model);

std::unexpected<Error> not_honoured(Wire backend, std::string_view field);
std::unexpected<Error> wrong(std::string_view field, std::string_view expected);
std::unexpected<Error> missing(std::string_view field);

// The members of one object, each taken by name; what nobody took cannot be honoured.
class Fields {
 public:
  Fields(const Tree& object, std::string path, Wire backend)
      : members_(*object.object()), taken_(members_.size()), path_(std::move(path)), backend_(backend) {}

  const Tree* take(std::string_view name); // null where it is absent or null
  void ignore(std::string_view name) { (void)take(name); }
  Result<std::string> text(std::string_view name); // empty where absent
  Result<std::string> needed_text(std::string_view name);
  Result<std::optional<bool>> flag(std::string_view name);
  Result<std::optional<Tree>> number(std::string_view name);
  Result<std::optional<std::int64_t>> count(std::string_view name);
  // Takes the member where it says what would hold without it: one of `harmless`, as JSON; anything else cannot be honoured.
  Result<void> only(std::string_view name, std::initializer_list<std::string_view> harmless);
  Result<void> none_left() const;

  std::string at(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
  }
  Wire backend() const { return backend_; }

 private:
  const Tree::Object& members_;
  std::vector<bool> taken_;
  std::string path_;
  Wire backend_;
};

std::string indexed(std::string_view path, std::size_t index);

// What the wires have in common; how each writes one part, one tool, it says itself.
using PartReader = Result<Part> (*)(const Tree& part, const std::string& path, Wire backend);
using ToolReader = Result<void> (*)(Fields& tool, Tool& out); // what it does not take is refused
Result<std::vector<Part>> read_parts(const Tree* content, const std::string& path, Wire backend,
                                     PartReader reader); // of a string, an array, or nothing
Result<void> read_tools(Fields& fields, ToolReader reader, Conversation& out);
Result<void> read_function(Fields& function, std::string_view schema, Tool& out); // name, description, schema, strict
// OpenAI's two wires: a word, or the function's name, which stands in the member `inside`, or beside the type where that is empty.
Result<void> read_openai_choice(Fields& fields, std::string_view inside, Conversation& out);
Result<void> read_openai_schema(Fields& described, Conversation& out); // of a format of type json_schema
Result<void> read_openai_user(Fields& fields, Conversation& out);
Result<std::vector<std::string>> read_strings(const Tree& array, std::string_view path);

} // namespace socle::dialects
