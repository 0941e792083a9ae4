#include "workflows/definition.h"

#include "base/digest.h"
#include "workflows/errors.h"
#include "workflows/expression.h"
#include "workflows/limits.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace socle::workflows {

namespace {

json::value to_json(const YAML::Node& node) {
  if (node.IsMap()) {
    json::object out;
    for (const auto& member : node) out[member.first.as<std::string>()] = to_json(member.second);
    return out;
  }
  if (node.IsSequence()) {
    json::array out;
    for (const auto& item : node) out.push_back(to_json(item));
    return out;
  }
  if (node.IsNull()) return nullptr;
  const std::string text = node.as<std::string>();
  if (node.Tag() == "!") return json::string(text); // quoted: text, whatever it looks like
  if (text == "true") return true;
  if (text == "false") return false;
  std::int64_t integer = 0;
  if (YAML::convert<std::int64_t>::decode(node, integer)) return integer;
  return json::string(text); // decimals too: binary floating point must not touch an amount
}

// Reads tasks and remembers the first thing that it cannot carry out.
class Reader {
 public:
  std::optional<std::pair<std::string, std::string>> problem; // where, why

  std::string refuse(std::string where, std::string reason) {
    if (!problem)
      problem.emplace(std::move(where) + (line_ > 0 ? " (line " + std::to_string(line_) + ")" : ""), std::move(reason));
    return {};
  }
  std::string refuse(const YAML::Node& at, std::string where, std::string reason) {
    look_at(at);
    return refuse(std::move(where), std::move(reason));
  }
  void look_at(const YAML::Node& node) {
    if (node.IsDefined() && node.Mark().line >= 0) line_ = node.Mark().line + 1;
  }

  void only(const YAML::Node& node, const std::string& where, std::initializer_list<std::string_view> allowed) {
    for (const auto& member : node) {
      const auto key = member.first.as<std::string>();
      if (std::ranges::find(allowed, key) == allowed.end())
        refuse(member.first, where, "the keyword “" + key + "” is not carried out here");
    }
  }

  std::string text_of(const YAML::Node& node, const std::string& where) {
    if (!node || !node.IsScalar()) return refuse(where, "a text is missing");
    return node.as<std::string>();
  }

  // What is true or false at run time: only expressions are, and a plain text would never be either.
  std::string condition_of(const YAML::Node& node, const std::string& where) {
    std::string text = text_of(node, where);
    if (!expression_in(text)) refuse(node, where, "a condition is an expression: ${ … }");
    return text;
  }

  std::string inner(const YAML::Node& task, const char* outer, const char* name, const std::string& where) {
    const auto node = task[outer];
    if (!node) return {};
    only(node, where + "." + outer, {name});
    const auto value = to_json(node[name]);
    return value.is_string() ? std::string(value.get_string()) : json::write(value);
  }

  // "socle.gate:1.0.0@socle" → "gate"; the catalog's own names may hold dots.
  std::string function_name(const std::string& call, const std::string& where) {
    const auto colon = call.find(':'), at = call.find('@');
    if (colon == std::string::npos || at == std::string::npos || at < colon || !call.starts_with("socle.")) {
      return refuse(where, "“" + call + "” is not a function of the catalog: write socle.<name>:<version>@socle");
    }
    if (call.substr(colon + 1, at - colon - 1) != "1.0.0")
      return refuse(where, "only version 1.0.0 of " + call.substr(0, colon) + " exists");
    return call.substr(6, colon - 6);
  }

  Task read_task(const std::string& name, const YAML::Node& node, const std::string& where) {
    if (++count_ > tasks_max) refuse(where, "more than " + std::to_string(tasks_max) + " tasks");
    look_at(node);
    Task task;
    task.name = name;
    if (!node.IsMap()) {
      refuse(where, "a task is a mapping");
      return task;
    }
    if (node["if"]) task.condition = condition_of(node["if"], where + ".if");
    if (node["then"]) task.then = text_of(node["then"], where + ".then");
    task.input_from = inner(node, "input", "from", where);
    task.output_as = inner(node, "output", "as", where);
    task.export_as = inner(node, "export", "as", where);
    only(node, where,
         {"if", "input", "output", "export", "then", "metadata", "call", "with", "set", "switch", "raise", "try",
          "catch", "do", "timeout"});
    if (node["call"]) {
      task.kind = Task::Kind::call;
      task.function = function_name(text_of(node["call"], where + ".call"), where + ".call");
      task.with = node["with"] ? to_json(node["with"]) : json::value(json::object());
      if (!task.with.is_object()) {
        refuse(where + ".with", "it must be a mapping");
        task.with = json::object();
      }
      if (node["timeout"] && task.function != "gate") refuse(where, "“timeout” is carried out on gates only");
      if (node["timeout"]) task.with.as_object()["timeout"] = to_json(node["timeout"]);
    } else if (node["set"]) {
      task.kind = Task::Kind::set;
      task.with = to_json(node["set"]);
    } else if (node["switch"]) {
      task.kind = Task::Kind::change;
      for (const auto& item : node["switch"]) {
        for (const auto& one : item) {
          SwitchCase c{one.first.as<std::string>(), {}, "continue"};
          only(one.second, where + "." + c.name, {"when", "then"});
          if (one.second["when"]) c.when = condition_of(one.second["when"], where + ".when");
          if (one.second["then"]) c.then = text_of(one.second["then"], where + ".then");
          task.cases.push_back(std::move(c));
        }
      }
    } else if (node["raise"]) {
      task.kind = Task::Kind::raise;
      only(node["raise"], where + ".raise", {"error"});
      task.with = to_json(node["raise"]["error"]);
      if (!task.with.is_object()) refuse(where + ".raise", "an error has type, status, title and detail");
    } else if (node["try"]) {
      task.kind = Task::Kind::attempt;
      task.body = read_tasks(node["try"], where + ".try");
      const auto caught = node["catch"];
      if (!caught || !caught.IsMap()) {
        refuse(where, "“try” needs “catch”");
        return task;
      }
      only(caught, where + ".catch", {"errors", "as", "do"});
      if (caught["errors"]) {
        only(caught["errors"], where + ".catch.errors", {"with"});
        // A filter that nobody looks at would catch everything.
        const auto with = caught["errors"]["with"];
        if (!with || !with.IsMap() || with.size() == 0) {
          refuse(caught["errors"], where + ".catch.errors",
                 "“with” names the code or the status of the errors to catch");
          return task;
        }
        only(with, where + ".catch.errors.with", {"code", "status"});
        task.errors = to_json(with);
      }
      if (caught["as"]) task.caught_as = text_of(caught["as"], where + ".catch.as");
      if (caught["do"]) task.caught = read_tasks(caught["do"], where + ".catch.do");
    } else if (node["do"]) {
      task.kind = Task::Kind::block;
      task.body = read_tasks(node["do"], where + ".do");
    } else {
      refuse(where, "it is no task: use one of call, set, switch, raise, try, do");
    }
    return task;
  }

  Tasks read_tasks(const YAML::Node& list, const std::string& where) {
    Tasks out;
    if (!list || !list.IsSequence() || list.size() == 0 || count_ > tasks_max) {
      if (list) look_at(list);
      refuse(where, "a list of tasks is missing");
      return out;
    }
    std::set<std::string> names;
    for (const auto& item : list) {
      if (!item.IsMap() || item.size() != 1) {
        refuse(item, where, "each task is one name with its definition");
        continue;
      }
      const auto name = item.begin()->first.as<std::string>();
      if (name.find('/') != std::string::npos || !names.insert(name).second)
        refuse(item, where + "/" + name, "the name stands twice or holds a slash");
      out.push_back(read_task(name, item.begin()->second, where + "/" + name));
    }
    const auto known = [&](const std::string& then) {
      return then == "continue" || then == "exit" || then == "end" || names.contains(then);
    };
    for (std::size_t i = 0; i < out.size(); ++i) {
      const auto& task = out[i];
      look_at(list[i]);
      if (!known(task.then))
        refuse(where + "/" + task.name + ".then", "there is no task “" + task.then + "” beside it");
      for (const auto& c : task.cases) {
        if (!known(c.then))
          refuse(where + "/" + task.name + "." + c.name, "there is no task “" + c.then + "” beside it");
      }
    }
    return out;
  }

 private:
  std::size_t count_ = 0;
  int line_ = 0; // of what is being read, from 1 on
};

// An alias can stand for something huge, or for what holds it; nothing of the DSL needs one.
class Aliases final : public YAML::EventHandler {
 public:
  int line = 0; // of the first, from 1 on
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { line = line == 0 ? mark.line + 1 : line; }
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

int line_of_alias(const std::string& yaml) {
  std::istringstream in(yaml);
  YAML::Parser parser(in);
  Aliases aliases;
  while (parser.HandleNextDocument(aliases)) {}
  return aliases.line;
}

} // namespace

Result<std::shared_ptr<const Definition>> parse_definition(std::string_view yaml) {
  const auto refused = [](std::string where, std::string reason) {
    return fail(kInvalidDefinition, {{"where", std::move(where)}, {"reason", std::move(reason)}});
  };
  if (yaml.size() > definition_bytes_max)
    return refused("document", "more than " + std::to_string(definition_bytes_max) + " bytes");
  try {
    if (const int line = line_of_alias(std::string(yaml)); line > 0)
      return refused("line " + std::to_string(line), "aliases (*name) are not carried out: write it out");
    const YAML::Node root = YAML::Load(std::string(yaml));
    if (!root.IsMap()) return refused("document", "it is not a mapping");
    Reader reader;
    reader.only(root, "document", {"document", "use", "do", "metadata"});
    const auto head = root["document"];
    if (!head || !head.IsMap()) return refused("document", "“document” is missing");
    auto out = std::make_shared<Definition>();
    const auto dsl = reader.text_of(head["dsl"], "document.dsl");
    if (dsl != "1.0.3") return refused("document.dsl", "“" + dsl + "” is not 1.0.3");
    out->namespace_name = reader.text_of(head["namespace"], "document.namespace");
    out->name = reader.text_of(head["name"], "document.name");
    out->version = reader.text_of(head["version"], "document.version");
    if (head["title"]) out->title = reader.text_of(head["title"], "document.title");
    if (root["use"]) reader.only(root["use"], "use", {"catalogs"});
    out->tasks = reader.read_tasks(root["do"], "do");
    if (reader.problem) return refused(reader.problem->first, reader.problem->second);
    out->text = yaml;
    out->digest = sha256_hex(yaml);
    return out;
  } catch (const YAML::Exception& error) {
    return refused("line " + std::to_string(error.mark.line + 1), error.msg);
  }
}

} // namespace socle::workflows
