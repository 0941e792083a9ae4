#include "store/migrations.h"

#include "base/digest.h"
#include "store/errors.h"

#include <map>

namespace socle::store {

std::string checksum_of(const Migration& migration) { return sha256_hex(migration.sql); }

Result<std::vector<Migration>> pending_migrations(std::span<const AppliedMigration> applied,
                                                  std::span<const Migration> known) {
  std::map<std::string, int, std::less<>> newest;
  std::map<std::pair<std::string, int>, std::string> checksums;
  for (const Migration& migration : known) {
    int& version = newest[std::string(migration.module)];
    SOCLE_ASSERT(migration.version == version + 1); // versions of one module rise by one from 1, in the order given
    version = migration.version;
    checksums[{std::string(migration.module), migration.version}] = checksum_of(migration);
  }
  std::map<std::pair<std::string, int>, bool> have;
  for (const AppliedMigration& migration : applied) {
    const auto found = newest.find(migration.module);
    const int known_version = found == newest.end() ? 0 : found->second;
    if (migration.version > known_version) {
      return fail(kSchemaNewer, {{"module", migration.module},
                                 {"found", std::to_string(migration.version)},
                                 {"known", std::to_string(known_version)}});
    }
    if (checksums[{migration.module, migration.version}] != migration.checksum)
      return fail(kMigrationChanged, {{"module", migration.module}, {"version", std::to_string(migration.version)}});
    have[{migration.module, migration.version}] = true;
  }
  std::vector<Migration> pending;
  for (const Migration& migration : known)
    if (!have.contains({std::string(migration.module), migration.version})) pending.push_back(migration);
  return pending;
}

} // namespace socle::store
