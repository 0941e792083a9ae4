// One tenant's log on disk, as the publisher keeps it. Private to audit.
#pragma once

#include "audit/audit.h"

namespace socle::audit {

struct Audit::Log {
  std::string tenant;
  std::filesystem::path directory;
  Edge edge;
  Bytes bundle; // the entries of the bundle that is not full yet
  Head head;
};

// Appends one entry; what became full is written at once, what is partial by write_partial().
Result<void> append_entry(const std::filesystem::path& directory, Edge& edge, Bytes& bundle, std::string_view entry);
Result<void> write_partial(const std::filesystem::path& directory, const Edge& edge, std::string_view bundle);

// Reads the tiles of a log of `size` leaves from its directory.
TileReader tiles_of(std::filesystem::path directory, std::uint64_t size);
Result<std::vector<Hash>> parse_tile(std::string_view bytes);
Result<Bytes> bundle_of(const std::filesystem::path& directory, std::uint64_t index, std::uint64_t size);

} // namespace socle::audit
