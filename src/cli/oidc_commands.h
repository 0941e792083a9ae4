// The commands about the company's own directory. Private to cli.
#pragma once

#include "cli/commands.h"

namespace socle::cli {

void add_oidc_commands(Commands& commands); // oidc

} // namespace socle::cli
