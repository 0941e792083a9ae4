// A workflow definition of the Open Workflow Specification DSL 1.0.3, as far as it is carried out: do, call (catalog functions), set,
// switch, raise, try. Everything else is refused at load.
#pragma once

#include "base/json.h"

#include <memory>

namespace socle::workflows {

struct Task;
using Tasks = std::vector<Task>;

struct SwitchCase {
  std::string name;
  std::string when; // expression; empty: the default
  std::string then; // continue, exit, end or a task's name
};

struct Task {
  enum class Kind { call, set, change, raise, attempt, block };
  std::string name;
  Kind kind = Kind::set;
  std::string condition; // if
  std::string input_from; // input.from
  std::string output_as; // output.as
  std::string export_as; // export.as
  std::string then = "continue";
  json::value with; // call: arguments; set: the value; raise: the error
  std::string function; // call: "socle.gate:1.0.0@socle" → "gate"
  std::vector<SwitchCase> cases;
  Tasks body; // block; attempt: what is tried
  Tasks caught; // attempt: catch.do
  json::value errors; // attempt: catch.errors.with
  std::string caught_as = "error";
};

struct Definition {
  std::string name, version, namespace_name, title;
  std::string digest; // SHA-256 of the text, hex
  std::string text;
  Tasks tasks;
};

Result<std::shared_ptr<const Definition>> parse_definition(std::string_view yaml);

} // namespace socle::workflows
