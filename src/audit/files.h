// Files that are whole or absent after a crash. Private to audit.
#pragma once

#include "base/base.h"

#include <filesystem>

namespace socle::audit {

// Writes beside, flushes, renames, flushes the directory.
Result<void> write_durably(const std::filesystem::path& path, std::string_view bytes);
Result<Bytes> read_file(const std::filesystem::path& path); // kNotFound when there is none

} // namespace socle::audit
