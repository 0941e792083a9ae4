// What the policy commands share. Private to cli.
#pragma once

#include "cli/commands.h"
#include "policy/policy.h"

namespace socle::cli {

// A bundle's folder, read; empty when it was told why not.
std::optional<policy::Files> files_in(Session& session, const std::string& directory);
json::object as_json(const policy::Files& files);

void add_policy_publishing(Commands& commands, CLI::App* policy); // keygen, sign, publish, propose, …

} // namespace socle::cli
