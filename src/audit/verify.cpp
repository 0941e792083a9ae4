#include "audit/verify.h"

#include "audit/errors.h"
#include "audit/files.h"
#include "audit/log.h"

#include <algorithm>
#include <charconv>

namespace socle::audit {

namespace {
std::unexpected<Error> damaged(std::string place, std::string reason) {
  return fail(kDamaged, {{"place", std::move(place)}, {"reason", std::move(reason)}});
}

// What a tile or bundle must hold: its bytes as the checkpoint covers them, and where each hash or entry ends in them.
struct Expected {
  std::string level;
  std::uint64_t index = 0;
  Bytes bytes;
  std::vector<std::size_t> ends;
  void add(std::string_view item) { ends.push_back((bytes += item).size()); }
};

std::string where(const Expected& expected, std::size_t byte) {
  const auto item = static_cast<std::size_t>(std::ranges::upper_bound(expected.ends, byte) - expected.ends.begin());
  if (expected.level == "entries") return "entry " + std::to_string(expected.index * tile_width + item);
  const auto level = static_cast<unsigned>(std::stoul(expected.level));
  return "hash " + std::to_string(item) + " (of entry " +
         std::to_string((expected.index * tile_width + item) << (8 * level)) + (level == 0 ? ")" : " and following)");
}

// Holds one file against what the log holds. `width`: how many items the file's name promises. What lies beyond the checkpoint (the
// publisher ended before it signed) is not the log's yet and not compared.
Result<void> compare(const std::string& path, std::string_view found, const Expected& expected, std::uint64_t width) {
  const bool covered = width <= expected.ends.size();
  const std::size_t length = expected.ends[std::min<std::uint64_t>(width, expected.ends.size()) - 1];
  const auto known = std::string_view(expected.bytes).substr(0, length);
  const auto differs = std::ranges::mismatch(found, known);
  if (differs.in2 != known.end()) {
    const auto byte = static_cast<std::size_t>(differs.in2 - known.begin());
    return damaged(path,
                   "byte " + std::to_string(byte) + ", in " + where(expected, byte) + ", is not what the log holds");
  }
  if (covered && found.size() != length)
    return damaged(path, "it has " + std::to_string(found.size()) + " bytes instead of " + std::to_string(length));
  return {};
}

// The file of this tile, and older partial ones beside it, which readers of older checkpoints may still ask for.
Result<void> compare_all(const std::filesystem::path& directory, const Expected& expected) {
  SOCLE_TRY(const Found tile, find_tile(directory, expected.level, expected.index, expected.ends.size()));
  SOCLE_CHECK(compare(tile.path, tile.bytes, expected, tile.is_full ? tile_width : expected.ends.size()));
  const std::string beside = tile_path(expected.level, expected.index, 0) + ".p";
  std::error_code none;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator it(directory / beside, none), end; !none && it != end; it.increment(none))
    files.push_back(it->path());
  std::ranges::sort(files);
  for (const auto& file : files) {
    const std::string name = file.filename().string(), path = beside + "/" + name;
    if (name.ends_with(".new")) continue; // a write that a crash cut short; nobody reads it
    unsigned width = 0;
    const auto [rest, error] = std::from_chars(name.data(), name.data() + name.size(), width);
    if (error != std::errc() || rest != name.data() + name.size() || width == 0 || width >= tile_width)
      return damaged(path, "no file of the log has this name");
    const auto bytes = read_file(file);
    if (bytes)
      SOCLE_CHECK(compare(path, *bytes, expected, width)); // gone meanwhile: a daemon that runs drops partial tiles
  }
  return {};
}

Result<void> compare_hashes(const std::filesystem::path& directory, unsigned level, std::uint64_t index,
                            std::span<const Hash> hashes) {
  Expected expected{std::to_string(level), index, {}, {}};
  for (const auto& hash : hashes) expected.add(view(hash));
  return compare_all(directory, expected);
}

// One bundle: its entries extend the tree, and every tile that becomes full is compared.
Result<Expected> take_bundle(const std::filesystem::path& directory, Edge& edge, std::uint64_t index,
                             std::uint64_t width) {
  SOCLE_TRY(const Found bundle, find_tile(directory, "entries", index, width));
  const auto entries = entries_of_bundle(bundle.bytes);
  if (!entries || entries->size() != (bundle.is_full ? tile_width : width))
    return damaged(bundle.path, "it does not hold " + std::to_string(width) + " whole entries");
  Expected expected{"entries", index, {}, {}};
  for (const auto& entry : std::span(*entries).first(width)) {
    Bytes item;
    append_to_bundle(item, entry);
    expected.add(item);
    for (const auto& tile : edge.append(leaf_hash(entry)))
      SOCLE_CHECK(compare_hashes(directory, tile.level, tile.index, tile.hashes));
  }
  return expected;
}
} // namespace

Result<Verified> verify_log(const std::filesystem::path& directory, const VerifierKey& key) {
  auto note = read_file(directory / "checkpoint");
  if (!note) return damaged("checkpoint", "the file is missing");
  auto body = open_note(*note, std::span(&key, 1));
  if (!body) return damaged("checkpoint", body.error().message());
  SOCLE_TRY(const Checkpoint checkpoint, parse_checkpoint(*body));
  if (checkpoint.origin != key.name)
    return damaged("checkpoint", "its origin is " + checkpoint.origin + ", not " + key.name);

  Edge edge;
  for (std::uint64_t index = 0; edge.size() < checkpoint.size; ++index) {
    const std::uint64_t width = std::min<std::uint64_t>(tile_width, checkpoint.size - index * tile_width);
    SOCLE_TRY(const Expected bundle, take_bundle(directory, edge, index, width));
    SOCLE_CHECK(compare_all(directory, bundle));
  }
  for (unsigned level = 0; level < edge.partial().size(); ++level) {
    const auto& hashes = edge.partial()[level];
    if (!hashes.empty()) SOCLE_CHECK(compare_hashes(directory, level, edge.size() >> (8 * (level + 1)), hashes));
  }
  if (edge.root() != checkpoint.root) return damaged("checkpoint", "its root is not the root of the entries");
  return Verified{checkpoint.origin, checkpoint.size, checkpoint.root};
}

Result<Checkpoint> verify_receipt(std::string_view proof, std::string_view entry, const VerifierKey& key) {
  SOCLE_TRY(const Proof parsed, parse_proof(proof));
  SOCLE_TRY(const std::string body, open_note(parsed.checkpoint_note, std::span(&key, 1)));
  SOCLE_TRY(Checkpoint checkpoint, parse_checkpoint(body));
  if (checkpoint.origin != key.name)
    return damaged("the receipt", "its checkpoint is that of " + checkpoint.origin + ", not of " + key.name);
  if (!verify_inclusion(leaf_hash(entry), parsed.index, checkpoint.size, parsed.hashes, checkpoint.root))
    return damaged("the receipt", "the proof does not lead from this entry to the signed root");
  return checkpoint;
}

} // namespace socle::audit
