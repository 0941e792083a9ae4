#include "cli/cli.h"

#include "cli/commands.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

namespace socle::cli {

CLI::App* Commands::leaf(CLI::App* parent, const std::string& name, const std::string& help, const std::string& example) {
  auto* command = parent->add_subcommand(name, help);
  command->footer("Example:\n  " + example + "\n");
  return command;
}

std::optional<Bytes> read_input(Session& session, const std::string& file) {
  if (file == "-") return Bytes{std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    session.usage("The file " + file + " cannot be read.", "See that it exists and that you may read it; “-” reads standard input.");
    return std::nullopt;
  }
  return Bytes{std::istreambuf_iterator<char>(in), {}};
}

namespace {
std::string from_environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr || *value == '\0' ? otherwise : value;
}

// The word that CLI11 did not know, with what is near it at the place where it stands.
std::string near_hint(const CLI::App& root, std::span<const std::string> arguments) {
  const CLI::App* at = &root;
  for (const auto& word : arguments) {
    std::vector<std::string> known;
    const bool option = word.starts_with("-");
    if (option) {
      for (const auto* o : at->get_options()) known.push_back("--" + (o->get_lnames().empty() ? std::string() : o->get_lnames().front()));
      for (const auto* o : root.get_options()) known.push_back("--" + (o->get_lnames().empty() ? std::string() : o->get_lnames().front()));
      if (std::ranges::find(known, word.substr(0, word.find('='))) != known.end()) continue;
    } else {
      const CLI::App* next = nullptr;
      for (const auto* sub : at->get_subcommands([](const CLI::App*) { return true; })) {
        if (sub->get_name() == word) next = sub;
        known.push_back(sub->get_name());
      }
      if (next != nullptr) {
        at = next;
        continue;
      }
      if (known.empty()) continue; // a positional argument
    }
    const auto near = near_misses(word, known);
    if (!near.empty()) return "Did you mean “" + near.front() + "”?";
    break;
  }
  std::string path;
  for (const auto* app = at; app != nullptr; app = app->get_parent()) path = app->get_name() + (path.empty() ? "" : " ") + path;
  return "“" + path + " --help” shows what there is.";
}
} // namespace

int run(std::span<const std::string> arguments) {
  const SystemClock clock;
  Globals globals;
  globals.url = from_environment("SOCLE_URL", "http://127.0.0.1:7070");
  globals.key = from_environment("SOCLE_KEY", "");
  globals.language = from_environment("LANG", "en").substr(0, 2);

  CLI::App root("Socle: an operating system for a company's AI. One daemon, one governed path, one log that proves it.", "socle");
  root.footer("Begin with:\n  socle init --data ./data\n  socle serve --data ./data\n\nClient commands find the server by SOCLE_URL (or --url) and act as SOCLE_KEY (or --key).\nExit codes: 0 done, 1 failed, 2 usage, 3 refused (policy, gate, budget), 4 not reachable.\n");
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
  add_governance_commands(commands);
  add_budget_commands(commands);
  add_invoice_commands(commands);

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
    return session.usage(error.what(), near_hint(root, arguments));
  }
  Session session(globals, clock);
  return chosen ? chosen(session) : session.usage("The command is not complete.", near_hint(root, arguments));
}

} // namespace socle::cli
