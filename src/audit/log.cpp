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

// What is already there is not written again. A file that differs is repaired and said.
Result<void> write_if_different(Files& files, const std::string& name, std::string_view bytes) {
  const auto path = files.directory / name;
  const auto current = read_file(path);
  if (current && *current == bytes) return {};
  files.differs = true;
  if (files.look_only) return {};
  if (current) {
    log::warning("audit", "a derived file differed from the journal and was written again", {{"file", path.string()}});
  }
  return write_durably(path, bytes);
}

// Partial tiles are superseded by the full one.
void drop_partials(const Files& files, const std::string& full) {
  std::error_code ignored;
  if (!files.look_only) std::filesystem::remove_all((files.directory / full).string() + ".p", ignored);
}
} // namespace

Result<void> append_entry(Files& files, Edge& edge, Bytes& bundle, std::string_view entry) {
  append_to_bundle(bundle, entry);
  const auto full = edge.append(leaf_hash(entry));
  if (full.empty()) return {};
  const auto entries = tile_path("entries", edge.size() / tile_width - 1, 0);
  SOCLE_CHECK(write_if_different(files, entries, bundle));
  drop_partials(files, entries);
  bundle.clear();
  for (const auto& tile : full) {
    const auto path = tile_path(std::to_string(tile.level), tile.index, 0);
    SOCLE_CHECK(write_if_different(files, path, bytes_of(tile.hashes)));
    drop_partials(files, path);
  }
  return {};
}

Result<void> write_partial(Files& files, const Edge& edge, std::string_view bundle) {
  if (edge.size() % tile_width != 0)
    SOCLE_CHECK(
        write_if_different(files, tile_path("entries", edge.size() / tile_width, edge.size() % tile_width), bundle));
  for (unsigned level = 0; level < edge.partial().size(); ++level) {
    const auto& hashes = edge.partial()[level];
    if (hashes.empty()) continue;
    SOCLE_CHECK(write_if_different(
        files, tile_path(std::to_string(level), edge.size() >> (8 * (level + 1)), hashes.size()), bytes_of(hashes)));
  }
  return {};
}

Result<std::vector<Hash>> parse_tile(std::string_view bytes) {
  if (bytes.size() % sizeof(Hash) != 0 || bytes.empty())
    return fail(kDamaged,
                {{"place", "a tile"}, {"reason", std::to_string(bytes.size()) + " bytes are no whole hashes"}});
  std::vector<Hash> out(bytes.size() / sizeof(Hash));
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(out.data()));
  return out;
}

Result<Found> find_tile(const std::filesystem::path& directory, std::string_view level, std::uint64_t index,
                        std::uint64_t width) {
  std::string path = tile_path(level, index, width);
  auto bytes = read_file(directory / path);
  const bool is_full = width == tile_width || !bytes;
  if (!bytes && width != tile_width) bytes = read_file(directory / tile_path(level, index, 0));
  if (!bytes) return fail(kDamaged, {{"place", path}, {"reason", "the file is missing"}});
  return Found{is_full ? tile_path(level, index, 0) : std::move(path), std::move(*bytes), is_full};
}

TileReader tiles_of(std::filesystem::path directory, std::uint64_t size) {
  return [directory = std::move(directory), size](unsigned level, std::uint64_t index) -> Result<std::vector<Hash>> {
    const std::uint64_t whole = 8 * level >= 64 ? 0 : size >> (8 * level); // hashes at this level
    const std::uint64_t width = index < whole / tile_width ? tile_width : whole % tile_width;
    SOCLE_TRY(const Found tile, find_tile(directory, std::to_string(level), index, width));
    SOCLE_TRY(std::vector<Hash> hashes, parse_tile(tile.bytes));
    if (hashes.size() < width)
      return fail(kDamaged, {{"place", tile.path}, {"reason", "it has " + std::to_string(hashes.size()) + " hashes"}});
    hashes.resize(width);
    return hashes;
  };
}

Result<std::vector<Bytes>> bundle_of(const std::filesystem::path& directory, std::uint64_t index, std::uint64_t size) {
  const std::uint64_t width = index < size / tile_width ? tile_width : size % tile_width;
  SOCLE_TRY(const Found bundle, find_tile(directory, "entries", index, width));
  auto entries = entries_of_bundle(bundle.bytes);
  if (!entries || entries->size() < width)
    return fail(kDamaged,
                {{"place", bundle.path}, {"reason", "it does not hold " + std::to_string(width) + " whole entries"}});
  entries->resize(width);
  return std::move(*entries);
}

} // namespace socle::audit
