// A copy of an SQLite store, consistent as of one moment, while a daemon may be using it: through SQLite's online backup interface.
#pragma once

#include "base/base.h"

#include <filesystem>

namespace socle::store {

// From one store's directory into another, which is made. Reads only; takes no lock that a daemon would wait for.
Result<void> copy_sqlite(const std::filesystem::path& directory, const std::filesystem::path& target);

} // namespace socle::store
