#include "audit/tree.h"

#include "audit/errors.h"
#include "audit/limits.h"

#include <bit>

namespace socle::audit {

Hash leaf_hash(std::string_view entry) { return sha256({std::string_view("\0", 1), entry}); }
Hash node_hash(const Hash& left, const Hash& right) {
  return sha256({std::string_view("\1", 1), view(left), view(right)});
}
Hash empty_root() { return sha256(std::string_view()); }

std::string tile_path(std::string_view level, std::uint64_t index, std::uint64_t width) {
  std::string number;
  for (std::uint64_t rest = index;; rest /= 1000) {
    char group[8];
    std::snprintf(group, sizeof group, "%03u", static_cast<unsigned>(rest % 1000));
    number = number.empty() ? std::string(group) : "x" + std::string(group) + "/" + number;
    if (rest < 1000) break;
  }
  std::string path = "tile/" + std::string(level) + "/" + number;
  if (width != 0 && width != tile_width) path += ".p/" + std::to_string(width);
  return path;
}

std::uint64_t partial_width(std::uint64_t size, unsigned level) {
  return 8 * level >= 64 ? 0 : (size >> (8 * level)) % tile_width;
}

namespace {
// The root of 2^k hashes.
Hash fold(std::span<const Hash> hashes) {
  SOCLE_ASSERT(std::has_single_bit(hashes.size()));
  if (hashes.size() == 1) return hashes[0];
  return node_hash(fold(hashes.first(hashes.size() / 2)), fold(hashes.last(hashes.size() / 2)));
}

std::uint64_t split(std::uint64_t size) { return std::bit_floor(size - 1); } // the largest power of two below size

// The hash of the perfect subtree of 2^height leaves that begins at leaf `index << height`.
Result<Hash> perfect(const TileReader& tiles, unsigned height, std::uint64_t index) {
  const unsigned level = height / 8, within = height % 8;
  const std::uint64_t first = index << within;
  SOCLE_TRY(const std::vector<Hash> hashes, tiles(level, first / tile_width));
  const std::uint64_t offset = first % tile_width, count = std::uint64_t{1} << within;
  if (offset + count > hashes.size()) {
    return fail(kTileTooShort, {{"tile", tile_path(std::to_string(level), first / tile_width, 0)},
                                {"hashes", std::to_string(hashes.size())}});
  }
  return fold(std::span(hashes).subspan(offset, count));
}

// The root over leaves [begin, end); begin is a multiple of the largest power of two below the length.
Result<Hash> range(const TileReader& tiles, std::uint64_t begin, std::uint64_t end) {
  const std::uint64_t length = end - begin;
  if (std::has_single_bit(length)) {
    const auto height = static_cast<unsigned>(std::countr_zero(length));
    return perfect(tiles, height, begin >> height);
  }
  const std::uint64_t k = split(length);
  SOCLE_TRY(const Hash left, range(tiles, begin, begin + k));
  SOCLE_TRY(const Hash right, range(tiles, begin + k, end));
  return node_hash(left, right);
}

Result<void> path(const TileReader& tiles, std::uint64_t index, std::uint64_t begin, std::uint64_t end,
                  std::vector<Hash>& out) {
  if (end - begin == 1) return {};
  const std::uint64_t k = split(end - begin);
  if (index < begin + k) {
    SOCLE_CHECK(path(tiles, index, begin, begin + k, out));
    SOCLE_TRY(out.emplace_back(), range(tiles, begin + k, end));
  } else {
    SOCLE_CHECK(path(tiles, index, begin + k, end, out));
    SOCLE_TRY(out.emplace_back(), range(tiles, begin, begin + k));
  }
  return {};
}

Result<void> subproof(const TileReader& tiles, std::uint64_t first, std::uint64_t begin, std::uint64_t end, bool known,
                      std::vector<Hash>& out) {
  if (first == end) {
    if (known) return {};
    SOCLE_TRY(out.emplace_back(), range(tiles, begin, end));
    return {};
  }
  const std::uint64_t k = split(end - begin);
  if (first <= begin + k) {
    SOCLE_CHECK(subproof(tiles, first, begin, begin + k, known, out));
    SOCLE_TRY(out.emplace_back(), range(tiles, begin + k, end));
  } else {
    SOCLE_CHECK(subproof(tiles, first, begin + k, end, false, out));
    SOCLE_TRY(out.emplace_back(), range(tiles, begin, begin + k));
  }
  return {};
}
} // namespace

Edge Edge::of(std::uint64_t size, std::vector<std::vector<Hash>> partial) {
  Edge edge;
  edge.size_ = size;
  edge.levels_ = std::move(partial);
  for (unsigned level = 0; level < edge.levels_.size(); ++level)
    SOCLE_ASSERT(edge.levels_[level].size() == partial_width(size, level));
  return edge;
}

std::vector<Edge::FullTile> Edge::append(const Hash& leaf) {
  std::vector<FullTile> full;
  Hash carried = leaf;
  ++size_;
  for (unsigned level = 0;; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    auto& hashes = levels_[level];
    hashes.push_back(carried);
    if (hashes.size() < tile_width) break;
    carried = fold(hashes);
    full.push_back({level, (size_ >> (8 * (level + 1))) - 1, std::move(hashes)});
    hashes.clear();
  }
  return full;
}

Hash Edge::root() const {
  if (size_ == 0) return empty_root();
  std::vector<Hash> perfect_roots; // largest first: the decomposition of size_ into powers of two
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    std::span<const Hash> rest(*level);
    while (!rest.empty()) {
      const auto count = std::bit_floor(rest.size());
      perfect_roots.push_back(fold(rest.first(count)));
      rest = rest.subspan(count);
    }
  }
  Hash root = perfect_roots.back();
  for (std::size_t i = perfect_roots.size() - 1; i-- > 0;) root = node_hash(perfect_roots[i], root);
  return root;
}

Result<Hash> tree_root(const TileReader& tiles, std::uint64_t size) {
  if (size == 0) return empty_root();
  return range(tiles, 0, size);
}

Result<std::vector<Hash>> inclusion_proof(const TileReader& tiles, std::uint64_t index, std::uint64_t size) {
  SOCLE_ASSERT(index < size);
  std::vector<Hash> out;
  SOCLE_CHECK(path(tiles, index, 0, size, out));
  return out;
}

Result<std::vector<Hash>> consistency_proof(const TileReader& tiles, std::uint64_t first, std::uint64_t second) {
  SOCLE_ASSERT(first > 0 && first <= second);
  std::vector<Hash> out;
  SOCLE_CHECK(subproof(tiles, first, 0, second, true, out));
  return out;
}

bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                      const Hash& root) {
  if (index >= size) return false;
  std::uint64_t fn = index, sn = size - 1;
  Hash hash = leaf;
  for (const auto& sibling : proof) {
    if (sn == 0) return false;
    if ((fn & 1U) != 0 || fn == sn) {
      hash = node_hash(sibling, hash);
      while ((fn & 1U) == 0 && fn != 0) fn >>= 1U, sn >>= 1U;
    } else {
      hash = node_hash(hash, sibling);
    }
    fn >>= 1U, sn >>= 1U;
  }
  return sn == 0 && hash == root;
}

bool verify_consistency(std::uint64_t first, std::uint64_t second, std::span<const Hash> proof, const Hash& first_root,
                        const Hash& second_root) {
  if (first > second) return false;
  if (first == second) return proof.empty() && first_root == second_root;
  if (first == 0) return proof.empty();
  std::vector<Hash> hashes;
  if (std::has_single_bit(first)) hashes.push_back(first_root);
  hashes.insert(hashes.end(), proof.begin(), proof.end());
  if (hashes.empty()) return false;
  std::uint64_t fn = first - 1, sn = second - 1;
  while ((fn & 1U) != 0) fn >>= 1U, sn >>= 1U;
  Hash fr = hashes[0], sr = hashes[0];
  for (const auto& sibling : std::span(hashes).subspan(1)) {
    if (sn == 0) return false;
    if ((fn & 1U) != 0 || fn == sn) {
      fr = node_hash(sibling, fr);
      sr = node_hash(sibling, sr);
      while ((fn & 1U) == 0 && fn != 0) fn >>= 1U, sn >>= 1U;
    } else {
      sr = node_hash(sr, sibling);
    }
    fn >>= 1U, sn >>= 1U;
  }
  return sn == 0 && fr == first_root && sr == second_root;
}

void append_to_bundle(Bytes& bundle, std::string_view entry) {
  SOCLE_ASSERT(entry.size() <= entry_bytes_max);
  bundle += static_cast<char>(entry.size() >> 8U);
  bundle += static_cast<char>(entry.size() & 0xffU);
  bundle += entry;
}

std::optional<std::vector<Bytes>> entries_of_bundle(std::string_view bundle) {
  std::vector<Bytes> out;
  while (!bundle.empty()) {
    if (bundle.size() < 2) return std::nullopt;
    const std::size_t length = static_cast<std::size_t>(static_cast<unsigned char>(bundle[0])) << 8U |
                               static_cast<unsigned char>(bundle[1]);
    if (bundle.size() < 2 + length) return std::nullopt;
    out.emplace_back(bundle.substr(2, length));
    bundle.remove_prefix(2 + length);
  }
  return out;
}

} // namespace socle::audit
