// The commands, grouped: each group adds its subcommands to the command line. Private to cli.
#pragma once

#include "cli/session.h"

#include <CLI/CLI.hpp>

namespace socle::cli {

// A subcommand stores what it does here; main runs the one that was chosen.
using Action = std::function<Exit(Session&)>;

struct Commands {
  CLI::App& root;
  Action& chosen;
  const Clock& clock;

  // A leaf command: `help` is a sentence, `example` is shown under it.
  CLI::App* leaf(CLI::App* parent, const std::string& name, const std::string& help, const std::string& example);
};

void add_server_commands(Commands& commands);     // init, serve, doctor
void add_backup_commands(Commands& commands);     // backup, restore
void add_people_commands(Commands& commands);     // company, customer, user, key
void add_policy_commands(Commands& commands);     // policy
void add_governance_commands(Commands& commands); // audit, status
void add_budget_commands(Commands& commands);     // budget, guard
void add_ai_use_command(Commands& commands);        // ai-use
void add_model_commands(Commands& commands);      // model
void add_route_commands(Commands& commands);      // route
void add_invoice_commands(Commands& commands);    // invoice, gate

void add_passkey_commands(Commands& commands, CLI::App* user); // user passkey
void add_audit_erasing(Commands& commands, CLI::App* audit); // audit classes, erase, body
void add_completion_command(Commands& commands);  // completion

std::optional<Bytes> read_input(Session& session, const std::string& file);

} // namespace socle::cli
