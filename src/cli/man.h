// The manual page. Private to cli.
#pragma once

#include "cli/commands.h"

namespace socle::cli {

void add_man_command(Commands& commands); // man

} // namespace socle::cli
