// Which migrations a database still needs: a plain decision over what it has and what the program brings.
#pragma once

#include "store/store.h"

namespace socle::store {

struct AppliedMigration {
  std::string module;
  int version = 0;
  std::string checksum;
};

std::string checksum_of(const Migration& migration);

// In the order given. Refuses a database that is newer than the program, or that was made by another text of a migration.
Result<std::vector<Migration>> pending_migrations(std::span<const AppliedMigration> applied,
                                                  std::span<const Migration> known);

} // namespace socle::store
