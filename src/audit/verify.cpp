#include "audit/verify.h"

#include "audit/errors.h"
#include "audit/files.h"
#include "audit/limits.h"
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

// The first place that differs while the entries are taken as they are. Whether it is wrong, or the entries are, the root tells.
struct Doubt {
  std::optional<Error> first;
  void hear(const Result<void>& said) {
    if (!said && !first) first = said.error();
  }
};

// One bundle: its entries extend the tree, and every tile that becomes full is compared.
Result<void> take_bundle(const std::filesystem::path& directory, Edge& edge, Doubt& doubt, std::uint64_t index,
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
      doubt.hear(compare_hashes(directory, tile.level, tile.index, tile.hashes));
  }
  doubt.hear(compare_all(directory, expected));
  return {};
}

// Whether the log's own hashes of entries lead to the signed root: then they are right, whatever the entries say.
bool hashes_lead_to_root(const std::filesystem::path& directory, const Checkpoint& checkpoint) {
  const TileReader tiles = tiles_of(directory, checkpoint.size);
  Edge edge;
  while (edge.size() < checkpoint.size) {
    const auto hashes = tiles(0, edge.size() / tile_width);
    if (!hashes) return false;
    for (const auto& hash : *hashes) edge.append(hash);
  }
  return edge.root() == checkpoint.root;
}

// The first entry that is not the one whose hash leads to the signed root, by its place in its file.
std::optional<Error> wrong_entry(const std::filesystem::path& directory, std::uint64_t size) {
  const TileReader tiles = tiles_of(directory, size);
  for (std::uint64_t index = 0; index * tile_width < size; ++index) {
    const std::uint64_t width = std::min<std::uint64_t>(tile_width, size - index * tile_width);
    const auto hashes = tiles(0, index);
    const auto bundle = find_tile(directory, "entries", index, width);
    if (!hashes) return hashes.error();
    if (!bundle) return bundle.error();
    std::string_view rest = bundle->bytes;
    for (std::uint64_t item = 0; item < width; ++item) {
      const std::size_t begin = bundle->bytes.size() - rest.size();
      const std::size_t length = rest.size() < 2 ? 0
                                                 : static_cast<std::size_t>(static_cast<unsigned char>(rest[0])) << 8U |
                                                       static_cast<unsigned char>(rest[1]);
      const bool whole = rest.size() >= 2 && rest.size() - 2 >= length;
      if (whole && leaf_hash(rest.substr(2, length)) == (*hashes)[item]) {
        rest.remove_prefix(2 + length);
        continue;
      }
      const std::size_t end = whole ? begin + 2 + length : bundle->bytes.size();
      return Error(kDamaged, {{"place", bundle->path},
                              {"reason", "byte " + std::to_string(begin) + " to " + std::to_string(end) + ", entry " +
                                             std::to_string(index * tile_width + item) +
                                             ", is not the entry whose hash leads to the signed root"}});
    }
  }
  return std::nullopt;
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
  Doubt doubt;
  Result<void> taken;
  for (std::uint64_t index = 0; taken && edge.size() < checkpoint.size; ++index) {
    const std::uint64_t width = std::min<std::uint64_t>(tile_width, checkpoint.size - index * tile_width);
    taken = take_bundle(directory, edge, doubt, index, width);
  }
  for (unsigned level = 0; taken && level < edge.partial().size(); ++level) {
    const auto& hashes = edge.partial()[level];
    if (!hashes.empty()) doubt.hear(compare_hashes(directory, level, edge.size() >> (8 * (level + 1)), hashes));
  }
  const bool entries_are_right = taken && edge.root() == checkpoint.root;
  if (!entries_are_right && hashes_lead_to_root(directory, checkpoint)) {
    if (auto wrong = wrong_entry(directory, checkpoint.size)) return std::unexpected(*std::move(wrong));
  }
  if (!taken) return std::unexpected(taken.error());
  if (doubt.first) return std::unexpected(*doubt.first);
  if (!entries_are_right) return damaged("checkpoint", "its root is not the root of the entries");
  return Verified{checkpoint.origin, checkpoint.size, checkpoint.root};
}

Result<void> verify_journal(const JournalReader& journal, const std::filesystem::path& directory,
                            std::string_view tenant, std::uint64_t size) {
  std::int64_t after = 0;
  std::uint64_t index = 0;
  std::vector<Bytes> entries;
  while (index < size) {
    SOCLE_TRY(const auto records, journal(after));
    for (const auto& record : records) {
      after = record.sequence;
      if (record.tenant != tenant) continue;
      if (index % tile_width == 0) {
        SOCLE_TRY(entries, bundle_of(directory, index / tile_width, size));
      }
      const Bytes& entry = entries[index % tile_width];
      if (record.body != entry) {
        const auto differs = std::ranges::mismatch(record.body, entry);
        return damaged("the journal, record " + std::to_string(record.sequence),
                       "byte " + std::to_string(differs.in1 - record.body.begin()) + " is not that of entry " +
                           std::to_string(index) + " of the log, which leads to the signed root");
      }
      if (++index == size) return {};
    }
    if (records.empty())
      return damaged("the journal", "it ends at entry " + std::to_string(index) + " of " + std::to_string(size));
  }
  return {};
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
