// Files that survive a power cut: written beside, flushed, renamed into place, and the folder flushed too.
#pragma once

#include "base/base.h"

#include <filesystem>

namespace socle {

// Replaces `path` whole or leaves it as it was; a crash may leave a "*.part" beside it, or in `part_folder` (same file system)
// when one is given. Refuses with base.disk_full or base.file_failed.
Result<void> write_file_durably(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0600,
                                const std::filesystem::path& part_folder = {});
// The same, but never over an existing file: false when there is one.
Result<bool> create_file_durably(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0600);
// Empty when there is no such file; base.too_large when it is longer than `bytes_max`.
Result<std::optional<Bytes>> read_file(const std::filesystem::path& path, std::size_t bytes_max);
// Unlinks and flushes the folder: false when there was no such file.
Result<bool> remove_file_durably(const std::filesystem::path& path);
// Removes the "*.part" files that a crash left in the folder.
void sweep_parts(const std::filesystem::path& folder);
// Makes the folder and its parents, each flushed into its parent.
Result<void> make_directory_durably(const std::filesystem::path& path, unsigned mode = 0700);
Result<void> sync_directory(const std::filesystem::path& path);

} // namespace socle
