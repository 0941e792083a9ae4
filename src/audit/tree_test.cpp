// The Merkle tree against a naive one that follows RFC 6962 to the letter, and its tiles.
#include "audit/tree.h"

#include "audit/errors.h"

#include <gtest/gtest.h>

namespace socle::audit {
namespace {

std::string entry(std::uint64_t index) { return "entry " + std::to_string(index); }

std::vector<Hash> leaves(std::uint64_t size) {
  std::vector<Hash> out;
  for (std::uint64_t i = 0; i < size; ++i) out.push_back(leaf_hash(entry(i)));
  return out;
}

// RFC 6962 section 2.1, word for word: MTH(D[n]) splits at the largest power of two below n.
Hash naive_root(std::span<const Hash> d) {
  if (d.empty()) return sha256("");
  if (d.size() == 1) return d[0];
  std::size_t k = 1;
  while (2 * k < d.size()) k *= 2;
  return sha256({"\x01", view(naive_root(d.first(k))), view(naive_root(d.subspan(k)))});
}

// Section 2.1.1: PATH(m, D[n]).
std::vector<Hash> naive_path(std::size_t m, std::span<const Hash> d) {
  if (d.size() == 1) return {};
  std::size_t k = 1;
  while (2 * k < d.size()) k *= 2;
  auto out = m < k ? naive_path(m, d.first(k)) : naive_path(m - k, d.subspan(k));
  out.push_back(naive_root(m < k ? d.subspan(k) : d.first(k)));
  return out;
}

// Section 2.1.2: SUBPROOF(m, D[n], b).
std::vector<Hash> naive_subproof(std::size_t m, std::span<const Hash> d, bool known) {
  if (m == d.size()) return known ? std::vector<Hash>() : std::vector<Hash>{naive_root(d)};
  std::size_t k = 1;
  while (2 * k < d.size()) k *= 2;
  auto out = m <= k ? naive_subproof(m, d.first(k), known) : naive_subproof(m - k, d.subspan(k), false);
  out.push_back(naive_root(m <= k ? d.subspan(k) : d.first(k)));
  return out;
}

// A log's tiles in memory, kept as the publisher keeps them on disk.
class Tiles {
 public:
  void append(const Hash& leaf) {
    for (auto& tile : edge_.append(leaf)) full_[{tile.level, tile.index}] = std::move(tile.hashes);
  }
  const Edge& edge() const { return edge_; }
  // As a reader of a tree of `size` finds them: a tile that has become wider since is cut.
  TileReader reader(std::uint64_t size) const {
    return [this, size](unsigned level, std::uint64_t index) -> Result<std::vector<Hash>> {
      const std::uint64_t whole = size >> (8 * level);
      const std::uint64_t width = std::min(tile_width, whole - index * tile_width);
      const auto found = full_.find({level, index});
      std::vector<Hash> hashes = found != full_.end() ? found->second : edge_.partial().at(level);
      EXPECT_GE(hashes.size(), width);
      hashes.resize(width);
      return hashes;
    };
  }

 private:
  Edge edge_;
  std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> full_;
};

TEST(Tree, hashes_are_those_of_the_rfc) {
  EXPECT_EQ(to_hex(view(empty_root())), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(view(leaf_hash(""))), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_EQ(leaf_hash("abc"), sha256(std::string("\0abc", 4)));
  EXPECT_NE(leaf_hash(std::string(view(leaf_hash("a"))) + std::string(view(leaf_hash("b")))),
            node_hash(leaf_hash("a"), leaf_hash("b")));
}

TEST(Tree, roots_and_proofs_of_all_small_sizes_are_those_of_a_naive_tree) {
  constexpr std::uint64_t size_max = 70;
  const auto all = leaves(size_max);
  Tiles tiles;
  EXPECT_EQ(tiles.edge().root(), naive_root({}));
  for (std::uint64_t size = 1; size <= size_max; ++size) {
    tiles.append(all[size - 1]);
    const std::span d(all.data(), size);
    const Hash root = naive_root(d);
    ASSERT_EQ(tiles.edge().root(), root) << size;
    ASSERT_EQ(tree_root(tiles.reader(size), size).value(), root) << size;
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(tiles.reader(size), index, size).value();
      ASSERT_EQ(proof, naive_path(index, d)) << index << " of " << size;
      ASSERT_TRUE(verify_inclusion(all[index], index, size, proof, root));
    }
    for (std::uint64_t first = 1; first <= size; ++first) {
      const auto proof = consistency_proof(tiles.reader(size), first, size).value();
      ASSERT_EQ(proof, naive_subproof(first, d, true)) << first << " to " << size;
      ASSERT_TRUE(verify_consistency(first, size, proof, naive_root(d.first(first)), root));
    }
  }
}

TEST(Tree, a_proof_with_anything_changed_proves_nothing) {
  constexpr std::uint64_t size = 70;
  const auto all = leaves(size);
  Tiles tiles;
  for (const auto& leaf : all) tiles.append(leaf);
  const Hash root = tiles.edge().root();
  for (std::uint64_t index = 0; index < size; ++index) {
    const auto proof = inclusion_proof(tiles.reader(size), index, size).value();
    for (std::uint64_t other = 0; other <= size; ++other) {
      if (other != index) {
        EXPECT_FALSE(verify_inclusion(all[index], other, size, proof, root)) << index << " as " << other;
      }
    }
    EXPECT_FALSE(verify_inclusion(leaf_hash("another"), index, size, proof, root));
    for (std::size_t i = 0; i < proof.size(); ++i) {
      auto changed = proof;
      changed[i][7] ^= 1U;
      EXPECT_FALSE(verify_inclusion(all[index], index, size, changed, root));
    }
    auto longer = proof;
    longer.push_back(root);
    EXPECT_FALSE(verify_inclusion(all[index], index, size, longer, root));
    EXPECT_FALSE(verify_inclusion(all[index], index, size, std::span(proof).first(proof.size() - 1), root));
  }
  for (std::uint64_t first = 1; first < size; ++first) {
    const auto proof = consistency_proof(tiles.reader(size), first, size).value();
    const Hash first_root = naive_root(std::span(all).first(first));
    EXPECT_FALSE(verify_consistency(first, size, proof, leaf_hash("another"), root));
    EXPECT_FALSE(verify_consistency(first, size, proof, first_root, leaf_hash("another")));
    EXPECT_FALSE(verify_consistency(size, first, proof, root, first_root));
    for (std::size_t i = 0; i < proof.size(); ++i) {
      auto changed = proof;
      changed[i][31] ^= 0x80U;
      EXPECT_FALSE(verify_consistency(first, size, changed, first_root, root));
    }
    auto longer = proof;
    longer.push_back(root);
    EXPECT_FALSE(verify_consistency(first, size, longer, first_root, root));
  }
  EXPECT_FALSE(verify_consistency(4, 4, {}, root, leaf_hash("another")));
}

TEST(Tree, the_edge_of_a_large_tree_leads_to_the_root_of_its_tiles) {
  constexpr std::uint64_t size_max = 70'000; // past 256 × 256: three levels of tiles
  Tiles tiles;
  std::map<std::uint64_t, Hash> seen;
  for (std::uint64_t size = 1; size <= size_max; ++size) {
    tiles.append(leaf_hash(entry(size - 1)));
    const bool edge_case = size % 256 <= 1 || size % 256 == 255;
    if (size % 997 == 0 || size == size_max || (edge_case && (size < 1'100 || (size > 65'000 && size < 66'000)))) {
      seen[size] = tiles.edge().root();
      ASSERT_EQ(tree_root(tiles.reader(size), size).value(), seen[size]) << size;
    }
  }
  EXPECT_EQ(tiles.edge().partial().size(), 3U);
  for (const auto& [size, root] : seen) { // an older tree is read from the tiles of the newer one
    const auto proof = consistency_proof(tiles.reader(size_max), size, size_max).value();
    ASSERT_TRUE(verify_consistency(size, size_max, proof, root, seen[size_max])) << size;
    const auto inclusion = inclusion_proof(tiles.reader(size), size / 3, size).value();
    ASSERT_TRUE(verify_inclusion(leaf_hash(entry(size / 3)), size / 3, size, inclusion, root)) << size;
  }
}

TEST(Tree, a_tile_that_is_too_short_is_an_error_that_names_it) {
  const TileReader empty = [](unsigned, std::uint64_t) -> Result<std::vector<Hash>> { return std::vector<Hash>(); };
  const auto root = tree_root(empty, 5);
  ASSERT_FALSE(root);
  EXPECT_TRUE(root.error().is(kTileTooShort));
  EXPECT_NE(root.error().message().find("tile/0/000"), std::string::npos);
}

TEST(Tree, tile_paths_are_those_of_the_format) {
  EXPECT_EQ(tile_path("0", 0, 0), "tile/0/000");
  EXPECT_EQ(tile_path("0", 1'234'067, 0), "tile/0/x001/x234/067");
  EXPECT_EQ(tile_path("entries", 1'234'067, 8), "tile/entries/x001/x234/067.p/8");
  EXPECT_EQ(tile_path("3", 999, 256), "tile/3/999");
  EXPECT_EQ(tile_path("3", 1'000, 255), "tile/3/x001/000.p/255");
  EXPECT_EQ(tile_path("0", 70'000'000'000'000'001, 1), "tile/0/x070/x000/x000/x000/x000/001.p/1");
}

TEST(Tree, widths_of_partial_tiles_are_those_of_the_format) {
  EXPECT_EQ(partial_width(70'000, 0), 70'000 % 256);
  EXPECT_EQ(partial_width(70'000, 1), 70'000 / 256 % 256);
  EXPECT_EQ(partial_width(70'000, 2), 1U);
  EXPECT_EQ(partial_width(70'000, 3), 0U);
  EXPECT_EQ(partial_width(~0ULL, 7), 255U);
  EXPECT_EQ(partial_width(~0ULL, 8), 0U);
}

TEST(Tree, entry_bundles_come_back_whole_or_not_at_all) {
  Bytes bundle;
  const std::vector<Bytes> entries{"", "one", std::string(65'535, 'x'), std::string("\0\n", 2)};
  for (const auto& text : entries) append_to_bundle(bundle, text);
  EXPECT_EQ(entries_of_bundle(bundle), entries);
  EXPECT_EQ(entries_of_bundle(""), std::vector<Bytes>());
  for (const std::size_t cut : {std::size_t{1}, std::size_t{3}, std::size_t{6}, bundle.size() - 1})
    EXPECT_FALSE(entries_of_bundle(bundle.substr(0, cut))) << cut;
}

} // namespace
} // namespace socle::audit
