// All keys of a directory in one file, sealed under a passphrase: kept apart from the backup that they open. Keys that were destroyed
// are in it as destroyed.
#pragma once

#include "base/base.h"
#include "base/random.h"

#include <filesystem>

namespace socle::secrets {

Result<Bytes> escrow_keys(const std::filesystem::path& directory, std::string_view passphrase, Random& random);
// Into a directory that does not exist yet, or holds nothing.
Result<void> restore_keys(std::string_view escrow, std::string_view passphrase, const std::filesystem::path& directory);

} // namespace socle::secrets
