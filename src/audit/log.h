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

// A name as the log keeps it: what Socle made itself as it is, of all else a commitment under the key.
inline constexpr std::string_view commitment_prefix = "hmac:";
std::string logged(const std::string& id, std::string_view tenant, std::string_view key);

// Where derived files go. `look_only`: nothing is written, `differs` says whether a file is missing or holds something else.
struct Files {
  std::filesystem::path directory;
  bool look_only = false;
  bool differs = false;
};
// Appends one entry; what became full is written at once, what is partial by write_partial().
Result<void> append_entry(Files& files, Edge& edge, Bytes& bundle, std::string_view entry);
Result<void> write_partial(Files& files, const Edge& edge, std::string_view bundle);

// A tile or bundle of the log as a tree of `size` leaves has it. A partial one goes when the full one comes, so the full one's
// beginning serves readers whose checkpoint is older.
struct Found {
  std::string path; // relative to the log's directory
  Bytes bytes;
  bool is_full = false;
};
Result<Found> find_tile(const std::filesystem::path& directory, std::string_view level, std::uint64_t index,
                        std::uint64_t width);
// Reads the tiles of a log of `size` leaves from its directory.
TileReader tiles_of(std::filesystem::path directory, std::uint64_t size);
Result<std::vector<Hash>> parse_tile(std::string_view bytes);
// The entries of bundle `index` that a log of `size` leaves has.
Result<std::vector<Bytes>> bundle_of(const std::filesystem::path& directory, std::uint64_t index, std::uint64_t size);

} // namespace socle::audit
