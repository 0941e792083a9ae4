// What the commands about models share. Private to cli.
#pragma once

#include "cli/commands.h"

namespace socle::cli {

void add_model_pull(Commands& commands, CLI::App* model); // model pull
void add_model_evaluations(Commands& commands, CLI::App* model); // model evaluation
void add_import_commands(Commands& commands); // import
void add_file_commands(Commands& commands); // file
void print_model(std::ostream& out, const json::value& model);

} // namespace socle::cli
