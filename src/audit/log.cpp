#include "audit/log.h"

#include "audit/errors.h"
#include "audit/files.h"

#include "base/log.h"

namespace socle::audit {

namespace {
Bytes bytes_of(std::span<const Hash> hashes) {
  Bytes out;
  for (const auto& hash : hashes) out += view(hash);
  return out;
}

// At start every tile is derived again; what is already there is not written again. A file that differs is repaired and said.
Result<void> write_if_different(const std::filesystem::path& path, std::string_view bytes) {
  if (auto current = read_file(path)) {
    if (*current == bytes) return {};
    log::warning("audit", "a derived file differed from the journal and was written again", {{"file", path.string()}});
  }
  return write_durably(path, bytes);
}

// Partial tiles are superseded by the full one.
void drop_partials(const std::filesystem::path& full) {
  std::error_code ignored;
  std::filesystem::remove_all(full.string() + ".p", ignored);
}
} // namespace

Result<void> append_entry(const std::filesystem::path& directory, Edge& edge, Bytes& bundle, std::string_view entry) {
  append_to_bundle(bundle, entry);
  const auto full = edge.append(leaf_hash(entry));
  if (full.empty()) return {};
  const auto entries = directory / tile_path("entries", edge.size() / tile_width - 1, 0);
  SOCLE_CHECK(write_if_different(entries, bundle));
  drop_partials(entries);
  bundle.clear();
  for (const auto& tile : full) {
    const auto path = directory / tile_path(std::to_string(tile.level), tile.index, 0);
    SOCLE_CHECK(write_if_different(path, bytes_of(tile.hashes)));
    drop_partials(path);
  }
  return {};
}

Result<void> write_partial(const std::filesystem::path& directory, const Edge& edge, std::string_view bundle) {
  if (!bundle.empty()) SOCLE_CHECK(write_if_different(directory / tile_path("entries", edge.size() / tile_width, edge.size() % tile_width), bundle));
  for (unsigned level = 0; level < edge.partial().size(); ++level) {
    const auto& hashes = edge.partial()[level];
    if (hashes.empty()) continue;
    const auto path = directory / tile_path(std::to_string(level), edge.size() >> (8 * (level + 1)), hashes.size());
    SOCLE_CHECK(write_if_different(path, bytes_of(hashes)));
  }
  return {};
}

Result<std::vector<Hash>> parse_tile(std::string_view bytes) {
  if (bytes.size() % sizeof(Hash) != 0 || bytes.empty()) return fail(kDamaged, {{"place", "a tile"}, {"reason", std::to_string(bytes.size()) + " bytes are no whole hashes"}});
  std::vector<Hash> out(bytes.size() / sizeof(Hash));
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(out.data()));
  return out;
}

TileReader tiles_of(std::filesystem::path directory, std::uint64_t size) {
  return [directory = std::move(directory), size](unsigned level, std::uint64_t index) -> Result<std::vector<Hash>> {
    const std::uint64_t whole = 8 * level >= 64 ? 0 : size >> (8 * level); // hashes at this level
    const std::uint64_t width = index < whole / tile_width ? tile_width : whole % tile_width;
    SOCLE_TRY(const Bytes bytes, read_file(directory / tile_path(std::to_string(level), index, width)));
    SOCLE_TRY(std::vector<Hash> hashes, parse_tile(bytes));
    if (hashes.size() != width) return fail(kDamaged, {{"place", tile_path(std::to_string(level), index, width)}, {"reason", "it has " + std::to_string(hashes.size()) + " hashes"}});
    return hashes;
  };
}

Result<Bytes> bundle_of(const std::filesystem::path& directory, std::uint64_t index, std::uint64_t size) {
  const std::uint64_t width = index < size / tile_width ? tile_width : size % tile_width;
  return read_file(directory / tile_path("entries", index, width));
}

} // namespace socle::audit
