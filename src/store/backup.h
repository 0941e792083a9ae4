// A copy of an SQLite store, consistent as of one moment, while a daemon may be using it: through SQLite's online backup interface.
#pragma once

#include "store/store.h"

#include <filesystem>

namespace socle::store {

// From one store's directory into another, which is made. Reads only; takes no lock that a daemon would wait for.
Result<void> copy_sqlite(const std::filesystem::path& directory, const std::filesystem::path& target);

// Records of the journal after `sequence`, oldest first, beside a daemon that may be running; reads only.
Result<std::vector<JournalEntry>> sqlite_journal(const std::filesystem::path& directory, std::int64_t sequence,
                                                 std::size_t limit, const std::string& kind);

} // namespace socle::store
