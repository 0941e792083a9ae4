// The directory of policies that the configuration names.
#pragma once

#include "policy/publishing.h"

#include <filesystem>

namespace socle::app {

// Compiled, tested and, where the default tenant requires signatures, signed; of an empty name what Socle comes with.
Result<std::shared_ptr<const policy::Bundle>> directory_policies(const std::string& directory,
                                                                 policy::Publishing& publishing);
// The *.cedar, *.cedarschema and *.json files in it; an error where there is no schema among them.
Result<policy::Files> policy_files(const std::filesystem::path& directory);

} // namespace socle::app
