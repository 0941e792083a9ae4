#include "cli/cli.h"

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/man.h"
#include "cli/model_commands.h"
#include "cli/oidc_commands.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace socle::cli {

CLI::App* Commands::leaf(CLI::App* parent, const std::string& name, const std::string& help,
                         const std::string& example) {
  auto* command = parent->add_subcommand(name, help);
  command->footer("Example:\n  " + example + "\n");
  return command;
}

namespace {
std::string from_environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr || *value == '\0' ? otherwise : value;
}

struct Advice {
  std::string message, hint;
};

std::string path_of(const CLI::App* app) {
  std::string path;
  for (; app != nullptr; app = app->get_parent()) path = app->get_name() + (path.empty() ? "" : " ") + path;
  return path;
}

// What is wrong, said by the word that is not known at the place where it stands, with what is near it; otherwise as CLI11 says it.
Advice advise(const CLI::App& root, std::span<const std::string> arguments, const std::string& otherwise) {
  const CLI::App* at = &root;
  const auto with_near = [](std::string message, std::string_view word, std::span<const std::string> known,
                            const std::string& help) {
    const auto near = near_misses(word, known);
    return Advice{std::move(message), near.empty() ? help : "Did you mean “" + near.front() + "”?"};
  };
  const auto help = [&] { return "“" + path_of(at) + " --help” shows what there is."; };
  bool value = false; // the word belongs to the option before it
  for (const auto& word : arguments) {
    if (std::exchange(value, false)) continue;
    std::vector<std::string> known;
    if (word.size() > 1 && word.starts_with("-")) {
      const std::string name = word.substr(0, word.find('='));
      const CLI::Option* option = at->get_option_no_throw(name);
      if (option == nullptr) option = root.get_option_no_throw(name);
      if (option != nullptr) {
        value = option->get_items_expected_max() > 0 && name == word;
        continue;
      }
      for (const CLI::App* app : {at, &root}) {
        for (const auto* o : app->get_options())
          known.push_back("--" + (o->get_lnames().empty() ? std::string() : o->get_lnames().front()));
      }
      return with_near("“" + path_of(at) + "” has no option “" + name + "”.", name, known, help());
    }
    const CLI::App* next = nullptr;
    for (const auto* sub : at->get_subcommands([](const CLI::App*) { return true; })) {
      if (sub->get_name() == word) next = sub;
      known.push_back(sub->get_name());
    }
    if (known.empty()) continue; // a positional argument
    if (next == nullptr)
      return with_near("There is no command “" + path_of(at) + " " + word + "”.", word, known, help());
    at = next;
  }
  std::string commands;
  for (const auto* sub : at->get_subcommands([](const CLI::App*) { return true; }))
    commands += (commands.empty() ? "" : ", ") + sub->get_name();
  if (!commands.empty()) return {"“" + path_of(at) + "” needs a command: " + commands + ".", help()};
  return {otherwise + (otherwise.ends_with('.') ? "" : "."), help()};
}
} // namespace

int run(std::span<const std::string> arguments) {
  const SystemClock clock;
  Globals globals;
  globals.url = from_environment("SOCLE_URL", "http://127.0.0.1:7070");
  globals.key = from_environment("SOCLE_KEY", "");
  globals.language = from_environment("LANG", "en").substr(0, 2);
  if (language_tag(language_of(globals.language)) != globals.language) globals.language = "en"; // a machine's “C”

  CLI::App root("Socle: an operating system for a company's AI. One daemon, one governed path, one log that proves it.",
                "socle");
  root.footer(
      "Begin with:\n  socle init --data ./data\n  socle serve --data ./data\n\nClient commands find the server by SOCLE_URL (or --url) and act as SOCLE_KEY (or --key).\nExit codes: 0 done, 1 failed, 2 usage, 3 refused (policy, gate, budget), 4 not reachable.\n");
  root.set_version_flag("--version", std::string("socle ") + SOCLE_VERSION);
  root.add_flag("--json", globals.as_json, "Print results as JSON, errors as one JSON object on stderr");
  root.add_option("--url", globals.url, "The server (SOCLE_URL)");
  root.add_option("--key", globals.key, "The API key to act as (SOCLE_KEY)");
  root.add_option("--language", globals.language, "en, fr or de: the language of messages (LANG)");
  root.require_subcommand(1);
  root.fallthrough(); // --json and the others may stand behind the command

  Action chosen;
  Commands commands{root, chosen, clock};
  add_server_commands(commands);
  add_backup_commands(commands);
  add_people_commands(commands);
  add_policy_commands(commands);
  add_oidc_commands(commands);
  add_governance_commands(commands);
  add_budget_commands(commands);
  add_ai_use_command(commands);
  add_model_commands(commands);
  add_route_commands(commands);
  add_file_commands(commands);
  add_import_commands(commands);
  add_invoice_commands(commands);
  add_completion_command(commands);
  add_man_command(commands);

  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend()); // as CLI11 takes them
    root.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    const CLI::App* asked = &root;
    while (!asked->get_subcommands().empty()) asked = asked->get_subcommands().front();
    std::cout << asked->help();
    return kDone;
  } catch (const CLI::CallForVersion& version) {
    std::cout << version.what() << "\n";
    return kDone;
  } catch (const CLI::ParseError& error) {
    globals.as_json = globals.as_json || std::ranges::find(arguments, "--json") != arguments.end();
    Session session(globals, clock);
    const auto advice = advise(root, arguments, error.what());
    return session.usage(advice.message, advice.hint);
  }
  Session session(globals, clock);
  if (language_tag(language_of(globals.language)) != globals.language) {
    session.tell(Error(kUnknownLanguage, {{"language", globals.language}}));
    return kUsage;
  }
  if (chosen) return chosen(session);
  const auto advice = advise(root, arguments, "The command is not complete.");
  return session.usage(advice.message, advice.hint);
}

} // namespace socle::cli
