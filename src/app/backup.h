// Backup and restore of a data directory. A backup is a directory: audit/, store/ or store.pgdump, blobs/, outbox/, socle.yaml,
// backup.json, and keys.sealed, which should be moved elsewhere: who has it and its passphrase can read everything.
#pragma once

#include "app/config.h"
#include "base/random.h"

#include <functional>

namespace socle::app {

// Writes the state of a PostgreSQL database to a file; given by whoever may run programs.
using DumpPostgres = std::function<Result<void>(const std::string& connection, const std::filesystem::path& file)>;

struct Copied {
  std::size_t files = 0;
  std::uintmax_t bytes = 0;
};

// While a daemon may be running. The log first, then the state, then what it refers to, then the keys: so each part holds at least
// what the parts before it need, and the log is never ahead of the state that proves it. `target` must not exist; it appears whole.
Result<Copied> back_up(const std::filesystem::path& data, const Config& config, const std::filesystem::path& target,
                       std::string_view passphrase, Random& random, const DumpPostgres& dump);

// Into a data directory that must not exist; the keys go to `keys`, or where the backup's configuration says. State in PostgreSQL is
// not brought back here: `pending` then names the file to give to pg_restore.
struct Restored {
  Copied copied;
  std::filesystem::path pending;
};
Result<Restored> restore(const std::filesystem::path& backup, const std::filesystem::path& data,
                         const std::filesystem::path& keys, std::string_view passphrase);

// Holds the journal of the store against `size` entries of the log, beside a daemon where the state is in SQLite. False: it could
// not be compared, since the state is in PostgreSQL and a daemon holds it.
Result<bool> verify_journal(const std::filesystem::path& data, const Config& config, std::uint64_t size);

} // namespace socle::app
