// The Merkle tree of RFC 6962 and its tiles (C2SP tlog-tiles), as pure functions over a reader of tiles.
#pragma once

#include "base/digest.h"

#include <cstdint>
#include <functional>

namespace socle::audit {

using Hash = Sha256;

Hash leaf_hash(std::string_view entry);               // SHA-256(0x00 ‖ entry)
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(0x01 ‖ left ‖ right)
Hash empty_root();                                    // SHA-256 of nothing

inline constexpr std::uint64_t tile_width = 256; // hashes in a full tile (8,192 bytes)

// "tile/0/x001/x234/067.p/8"; level "entries" for bundles; width 0 or 256: the full tile.
std::string tile_path(std::string_view level, std::uint64_t index, std::uint64_t width);
// Width of the rightmost tile at `level` in a tree of `size` leaves: floor(size / 256^level) mod 256.
std::uint64_t partial_width(std::uint64_t size, unsigned level);

// The right edge of a growing tree: per tile level, the hashes of the tile that is not full yet.
class Edge {
 public:
  struct FullTile {
    unsigned level = 0;
    std::uint64_t index = 0;
    std::vector<Hash> hashes;
  };
  // The edge of a tree of `size` leaves whose partial tiles hold these hashes, level by level.
  static Edge of(std::uint64_t size, std::vector<std::vector<Hash>> partial);
  // Appends a leaf and returns the tiles that became full, lowest first.
  std::vector<FullTile> append(const Hash& leaf);
  std::uint64_t size() const { return size_; }
  Hash root() const;
  const std::vector<std::vector<Hash>>& partial() const { return levels_; }

 private:
  std::uint64_t size_ = 0;
  std::vector<std::vector<Hash>> levels_;
};

// Gives the hashes of a tile as a tree of the reader's size has them.
using TileReader = std::function<Result<std::vector<Hash>>(unsigned level, std::uint64_t index)>;

Result<Hash> tree_root(const TileReader& tiles, std::uint64_t size);
// RFC 6962 section 2.1.1, the leaf's sibling first. Precondition: index < size.
Result<std::vector<Hash>> inclusion_proof(const TileReader& tiles, std::uint64_t index, std::uint64_t size);
// RFC 6962 section 2.1.2. Precondition: 0 < first <= second.
Result<std::vector<Hash>> consistency_proof(const TileReader& tiles, std::uint64_t first, std::uint64_t second);

// RFC 9162 section 2.1.3.2 and 2.1.4.2.
bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                      const Hash& root);
bool verify_consistency(std::uint64_t first, std::uint64_t second, std::span<const Hash> proof, const Hash& first_root,
                        const Hash& second_root);

// Entry bundles: each entry prefixed by its length, 16-bit big-endian.
void append_to_bundle(Bytes& bundle, std::string_view entry);
std::optional<std::vector<Bytes>> entries_of_bundle(std::string_view bundle);

} // namespace socle::audit
