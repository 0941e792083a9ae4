// The manual page, made of the command line as it is: the same table from which help and completion come.
#include "cli/man.h"

#include <iostream>

namespace socle::cli {

namespace {
// Text as roff takes it: no character of it is an instruction.
std::string plain(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else out += c;
  }
  return out;
}

std::vector<const CLI::App*> subcommands_of(const CLI::App& app) {
  const auto all = app.get_subcommands([](const CLI::App*) { return true; });
  return {all.begin(), all.end()};
}

void print_option(const CLI::Option& option) {
  const bool positional = option.get_positional();
  const bool takes_value = option.get_items_expected_max() > 0;
  std::string names;
  if (positional) names = "\\fI" + plain(option.get_name(true)) + "\\fR";
  for (const auto& name : option.get_snames())
    names += (names.empty() ? "" : ", ") + ("\\fB\\-" + plain(name)) + "\\fR";
  for (const auto& name : option.get_lnames())
    names += (names.empty() ? "" : ", ") + ("\\fB\\-\\-" + plain(name)) + "\\fR";
  if (takes_value && !positional) names += " \\fIVALUE\\fR";
  std::cout << ".TP\n" << names << "\n" << plain(option.get_description()) << "\n";
}

void print_options(const CLI::App& app) {
  for (const auto* option : app.get_options()) {
    const bool help = option->get_lnames().size() == 1 && option->get_lnames().front() == "help";
    if (!help) print_option(*option);
  }
}

std::string synopsis_of(const CLI::App& app) {
  std::string out;
  for (const auto* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string name = "\\fI" + plain(option->get_name(true)) + "\\fR";
    out += " " + (option->get_required() ? name : "[" + name + "]");
  }
  return out;
}

// The commands that do something, each with its options and its example.
void print_commands(const CLI::App& app, const std::string& path) {
  const auto below = subcommands_of(app);
  if (below.empty()) {
    std::cout << ".SS \"" << plain(path) << "\"\n\\fB" << plain(path) << "\\fR [\\fIOPTIONS\\fR]" << synopsis_of(app)
              << "\n.PP\n"
              << plain(app.get_description()) << ".\n";
    print_options(app);
    std::string example = app.get_footer();
    if (const auto begin = example.find('\n'); begin != std::string::npos) example = example.substr(begin + 1);
    while (example.ends_with('\n')) example.pop_back();
    std::cout << ".PP\nExample:\n.PP\n.nf\n" << plain(example) << "\n.fi\n";
  }
  for (const auto* sub : below) print_commands(*sub, path + " " + sub->get_name());
}

void print_page(const CLI::App& root) {
  std::cout << ".\\\" Made by “socle man”.\n.TH SOCLE 1 \"\" \"Socle " << SOCLE_VERSION << "\" \"User Commands\"\n"
            << ".SH NAME\nsocle \\- an operating system for a company's AI\n"
            << ".SH SYNOPSIS\n\\fBsocle\\fR [\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]\n"
            << ".SH DESCRIPTION\n"
            << plain(root.get_description()) << "\n.PP\n.nf\n"
            << plain(root.get_footer()) << ".fi\n.SH OPTIONS\nThese may also stand behind the command.\n";
  print_options(root);
  std::cout << ".SH COMMANDS\n";
  print_commands(root, "socle");
  std::cout << ".SH ENVIRONMENT\n";
  for (const auto& [name, text] :
       {std::pair("SOCLE_URL", "The server that client commands ask."),
        std::pair("SOCLE_KEY", "The API key that they act as."), std::pair("LANG", "The language of messages.")})
    std::cout << ".TP\n\\fB" << name << "\\fR\n" << plain(text) << "\n";
}
} // namespace

void add_man_command(Commands& commands) {
  commands.leaf(&commands.root, "man", "Print the manual page", "socle man > socle.1 && man -l socle.1")
      ->callback([&commands] {
        commands.chosen = [&root = commands.root](Session&) -> Exit {
          print_page(root);
          return kDone;
        };
      });
}

} // namespace socle::cli
