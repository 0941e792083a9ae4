// import: brings over what another gateway is configured with.
#include "cli/litellm.h"
#include "cli/model_commands.h"

#include "base/decimal.h"

#include <cstdlib>
#include <memory>
#include <ostream>

namespace socle::cli {

namespace {
struct Wanted {
  std::string file;
  std::vector<std::string> company_hosts;
  bool dry_run = false;
};

json::array targets_of(const json::array& targets) {
  json::array out;
  for (const auto& target : targets) out.emplace_back(cell(target, "model") + ":" + cell(target, "weight"));
  return out;
}

// What would be made, without a key.
json::object shown(const LitellmPlan& plan) {
  json::array models, aliases, budgets, left_out;
  for (const auto& model : plan.models) {
    json::object row = model.body;
    row["line"] = model.line;
    row["key"] = model.key_from.empty() ? json::value() : json::value(model.key_from);
    models.emplace_back(std::move(row));
  }
  for (const auto& alias : plan.aliases) {
    json::object row;
    row["line"] = alias.line;
    row["name"] = alias.name;
    row["targets"] = targets_of(alias.targets);
    aliases.emplace_back(std::move(row));
  }
  for (const auto& budget : plan.budgets) {
    json::object row = budget.body;
    row["line"] = budget.line;
    row["scope"] = budget.scope;
    budgets.emplace_back(std::move(row));
  }
  for (const auto& left : plan.left_out) {
    json::object row;
    row["line"] = left.line;
    row["what"] = left.what;
    row["why"] = left.why;
    left_out.emplace_back(std::move(row));
  }
  json::object out;
  out["models"] = std::move(models);
  out["aliases"] = std::move(aliases);
  out["budgets"] = std::move(budgets);
  out["left_out"] = std::move(left_out);
  return out;
}

void print_plan(std::ostream& out, const json::object& plan, bool done) {
  const auto rows = [&](std::string_view member, std::string_view title,
                        std::span<const std::pair<std::string, std::string>> columns) {
    const auto& items = plan.at(member).as_array();
    if (items.empty()) return;
    json::array texts;
    for (const auto& item : items) {
      json::object row;
      for (const auto& [name, heading] : columns) {
        row[name] = cell(item, name);
        const auto* list = item.as_object().contains(name) ? item.as_object().at(name).if_array() : nullptr;
        if (list == nullptr) continue;
        std::string words;
        for (const auto& word : *list) words += (words.empty() ? "" : ", ") + json::text(word);
        row[name] = words;
      }
      texts.emplace_back(std::move(row));
    }
    out << title << "\n";
    table(out, texts, columns);
    out << "\n";
  };
  const std::pair<std::string, std::string> models[] = {{"line", "LINE"}, {"name", "NAME"},
                                                        {"kind", "KIND"}, {"upstream_model", "UPSTREAM MODEL"},
                                                        {"url", "URL"},   {"key", "KEY FROM"}};
  const std::pair<std::string, std::string> aliases[] = {{"line", "LINE"}, {"name", "NAME"}, {"targets", "MODELS"}};
  const std::pair<std::string, std::string> budgets[] = {
      {"line", "LINE"}, {"scope", "OF"}, {"window", "WINDOW"}, {"limit_micros", "LIMIT (MILLIONTHS)"}};
  const std::pair<std::string, std::string> left_out[] = {{"line", "LINE"}, {"what", "WHAT"}, {"why", "WHY"}};
  const std::string verb = done ? "added" : "that would be added";
  rows("models", "Models " + verb + ":", models);
  rows("aliases", "Other names " + verb + ":", aliases);
  rows("budgets", "Budgets " + verb + ":", budgets);
  rows("left_out", "Not carried over:", left_out);
}

bool carry_out(Session& session, const LitellmPlan& plan) {
  for (const auto& model : plan.models) {
    json::object body = model.body;
    if (!model.key.empty()) body["key"] = model.key;
    if (!session.ask("POST", "/api/v1/models", body)) return false;
  }
  for (const auto& alias : plan.aliases) {
    json::object body;
    body["targets"] = alias.targets;
    if (!session.ask("PUT", "/api/v1/model-aliases/" + encoded(alias.name), body)) return false;
  }
  for (const auto& budget : plan.budgets) {
    if (!session.ask("PUT", "/api/v1/budgets/" + encoded(budget.scope), budget.body)) return false;
  }
  return true;
}

// What is there already stays as it is: a second run adds what the first one did not.
bool leave_what_is_there(Session& session, LitellmPlan& plan) {
  for (const auto* path : {"/api/v1/models", "/api/v1/model-aliases"}) {
    const auto known = session.ask("GET", path);
    if (!known) return false;
    std::set<std::string> names;
    for (const auto& item : known->as_object().at("items").as_array()) names.insert(cell(item, "name"));
    const auto leave = [&](int line, const std::string& name) {
      if (!names.contains(name)) return false;
      plan.left_out.push_back({line, name, "it is there already, and stays as it is"});
      return true;
    };
    std::erase_if(plan.models, [&](const auto& m) { return leave(m.line, json::text(m.body.at("name"))); });
    std::erase_if(plan.aliases, [&](const auto& a) { return leave(a.line, a.name); });
  }
  return true;
}

Exit import_litellm(Session& session, const Wanted& wanted) {
  const auto text = read_input(session, wanted.file);
  if (!text) return session.exit;
  LitellmOptions options;
  options.company_hosts.insert(wanted.company_hosts.begin(), wanted.company_hosts.end());
  options.environment = [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  auto plan = plan_litellm(*text, options);
  if (!plan) return session.tell(plan.error());
  if (!wanted.dry_run) {
    for (const auto& model : plan->models) {
      if (model.key_missing)
        return session.usage(
            "The key of line " + std::to_string(model.line) + " comes from the " + model.key_from + ".",
            "Set it and run this again; nothing was added.");
    }
    if (!leave_what_is_there(session, *plan) || !carry_out(session, *plan)) return session.exit;
  }
  json::object out = shown(*plan);
  out["done"] = !wanted.dry_run;
  return session.print(out, [&](std::ostream& stream) { print_plan(stream, out, !wanted.dry_run); });
}
} // namespace

void add_import_commands(Commands& commands) {
  auto* group = commands.root.add_subcommand("import", "Bring over what another gateway is configured with");
  group->require_subcommand(1);
  auto wanted = std::make_shared<Wanted>();
  auto* command = commands.leaf(
      group, "litellm",
      "Add the models, names, fallbacks and budgets of a LiteLLM configuration; what cannot be carried over is listed by line",
      "socle import litellm config.yaml --dry-run");
  command
      ->add_option("CONFIG", wanted->file,
                   "The file; “-” reads standard input. os.environ/X is read from the environment")
      ->required();
  command->add_flag("--dry-run", wanted->dry_run, "Only show what would be done; no server is asked");
  command
      ->add_option("--company-host", wanted->company_hosts,
                   "A name in api_base that stands in the company, where plain HTTP may be spoken (repeatable)")
      ->delimiter(',');
  command->callback([&commands, wanted] {
    commands.chosen = [wanted](Session& session) { return import_litellm(session, *wanted); };
  });
}

} // namespace socle::cli
