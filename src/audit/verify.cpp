#include "audit/verify.h"

#include "audit/errors.h"
#include "audit/files.h"
#include "audit/log.h"

namespace socle::audit {

namespace {
std::unexpected<Error> damaged(std::string place, std::string reason) { return fail(kDamaged, {{"place", std::move(place)}, {"reason", std::move(reason)}}); }

// Holds one tile file against what the entries say.
Result<void> compare_tile(const std::filesystem::path& directory, unsigned level, std::uint64_t index, std::span<const Hash> expected) {
  const std::string path = tile_path(std::to_string(level), index, expected.size());
  auto bytes = read_file(directory / path);
  if (!bytes) return damaged(path, "the file is missing");
  if (bytes->size() != expected.size() * sizeof(Hash)) return damaged(path, "it has " + std::to_string(bytes->size()) + " bytes instead of " + std::to_string(expected.size() * sizeof(Hash)));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (bytes->compare(i * sizeof(Hash), sizeof(Hash), view(expected[i])) == 0) continue;
    const std::uint64_t first = (index * tile_width + i) << (8 * level);
    return damaged(path, "hash " + std::to_string(i) + " (of entry " + std::to_string(first) + (level == 0 ? ")" : " and following)") + " is not the hash of what the log holds");
  }
  return {};
}
} // namespace

Result<Verified> verify_log(const std::filesystem::path& directory, const VerifierKey& key) {
  auto note = read_file(directory / "checkpoint");
  if (!note) return damaged("checkpoint", "the file is missing");
  auto body = open_note(*note, std::span(&key, 1));
  if (!body) return damaged("checkpoint", body.error().message());
  SOCLE_TRY(const Checkpoint checkpoint, parse_checkpoint(*body));
  if (checkpoint.origin != key.name) return damaged("checkpoint", "its origin is " + checkpoint.origin + ", not " + key.name);

  Edge edge;
  for (std::uint64_t index = 0; edge.size() < checkpoint.size; ++index) {
    const std::uint64_t wanted = std::min<std::uint64_t>(tile_width, checkpoint.size - index * tile_width);
    const std::string path = tile_path("entries", index, wanted);
    auto bundle = read_file(directory / path);
    if (!bundle) return damaged(path, "the file is missing");
    const auto entries = entries_of_bundle(*bundle);
    if (!entries || entries->size() != wanted) return damaged(path, "it does not hold " + std::to_string(wanted) + " whole entries");
    for (const auto& entry : *entries) {
      for (const auto& tile : edge.append(leaf_hash(entry))) SOCLE_CHECK(compare_tile(directory, tile.level, tile.index, tile.hashes));
    }
  }
  for (unsigned level = 0; level < edge.partial().size(); ++level) {
    const auto& hashes = edge.partial()[level];
    if (!hashes.empty()) SOCLE_CHECK(compare_tile(directory, level, edge.size() >> (8 * (level + 1)), hashes));
  }
  if (edge.root() != checkpoint.root) return damaged("checkpoint", "its root is not the root of the entries");
  return Verified{checkpoint.origin, checkpoint.size, checkpoint.root};
}

Result<Checkpoint> verify_receipt(std::string_view proof, std::string_view entry, const VerifierKey& key) {
  SOCLE_TRY(const Proof parsed, parse_proof(proof));
  SOCLE_TRY(const std::string body, open_note(parsed.checkpoint_note, std::span(&key, 1)));
  SOCLE_TRY(Checkpoint checkpoint, parse_checkpoint(body));
  if (!verify_inclusion(leaf_hash(entry), parsed.index, checkpoint.size, parsed.hashes, checkpoint.root)) return damaged("the receipt", "the proof does not lead from this entry to the signed root");
  return checkpoint;
}

} // namespace socle::audit
