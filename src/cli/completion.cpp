// What a shell offers behind the tab key: a script for bash, made of the command line as it is.
#include "cli/commands.h"

#include <iostream>

namespace socle::cli {

namespace {
// One line of the script for each command: what may follow it.
void lines(std::ostream& out, const CLI::App& app, const std::string& path) {
  std::string words;
  for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) words += sub->get_name() + " ";
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) words += "--" + name + " ";
  }
  out << "    \"" << path << "\") words=\"" << words << "\" ;;\n";
  for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    lines(out, *sub, path + " " + sub->get_name());
}
} // namespace

void add_completion_command(Commands& commands) {
  auto* completion = commands.leaf(&commands.root, "completion", "Print the completion script for bash",
                                   "source <(socle completion)");
  completion->callback([&commands] {
    commands.chosen = [&root = commands.root](Session&) -> Exit {
      std::cout << "# Completion of socle for bash:  source <(socle completion)\n"
                   "_socle() {\n"
                   "  local path=socle word words=\"\"\n"
                   "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                   "    [[ $word == -* ]] || path=\"$path $word\"\n"
                   "  done\n"
                   "  case $path in\n";
      lines(std::cout, root, "socle");
      std::cout
          << "  esac\n"
             "  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
             "  [[ -n ${COMPREPLY[*]} || ${COMP_WORDS[COMP_CWORD]} == -* ]] || COMPREPLY=($(compgen -f -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
             "}\n"
             "complete -o filenames -F _socle socle\n";
      return kDone;
    };
  });
}

} // namespace socle::cli
