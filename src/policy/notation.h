// How people write a resource or an asker on a command line: Gate, Gate::any, Gate::"any", Gate/any.
#pragma once

#include "policy/bundle.h"

namespace socle::policy {

// Without attributes; the id may be empty.
kernel::Resource read_resource(std::string_view text);

// The asker of a dry run by role alone ("Role::approver"), as somebody who has that role; empty for any other text.
std::optional<kernel::Principal> read_role(std::string_view text, std::string_view tenant);

} // namespace socle::policy
