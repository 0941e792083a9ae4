// The log that Tessera's maintainers publish as test data, read, verified and built again byte for byte; and the tree of
// transparency-dev's Merkle package.
#include "audit/log.h"
#include "audit/note.h"
#include "audit/verify.h"

#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace socle::audit {
namespace {

namespace fs = std::filesystem;

const fs::path kData = TLOG_DATA;

Bytes content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return Bytes{std::istreambuf_iterator<char>(in), {}};
}

class TesseraLog : public testing::Test {
 protected:
  static constexpr std::uint64_t size_max = 15;
  TesseraLog() {
    const Bytes script = content_of(kData / "tessera/testdata/build_log.sh"); // the key stands there
    const std::string_view before = "LOG_PUBLIC_KEY=\"";
    const auto begin = script.find(before) + before.size();
    auto key = parse_verifier_key(script.substr(begin, script.find('"', begin) - begin));
    if (key) key_ = std::move(*key);
    EXPECT_TRUE(key);
    for (std::uint64_t size = 0; size <= size_max; ++size) {
      const auto body = open_note(content_of(log_ / ("checkpoint." + std::to_string(size))), std::span(&key_, 1));
      EXPECT_TRUE(body) << size;
      checkpoints_.push_back(parse_checkpoint(body.value()).value());
    }
    entries_ = entries_of_bundle(content_of(log_ / "tile/entries/000.p/15")).value();
  }
  fs::path log_ = kData / "tessera/testdata/log";
  VerifierKey key_;
  std::vector<Checkpoint> checkpoints_; // by size
  std::vector<Bytes> entries_;
};

TEST_F(TesseraLog, every_checkpoint_opens_with_the_published_key_and_has_our_root) {
  ASSERT_EQ(entries_.size(), size_max);
  Edge edge;
  for (std::uint64_t size = 0; size <= size_max; ++size) {
    EXPECT_EQ(checkpoints_[size].size, size);
    EXPECT_EQ(checkpoints_[size].origin, "example.com/log/testdata");
    EXPECT_EQ(checkpoints_[size].root, edge.root()) << size;
    EXPECT_EQ(checkpoints_[size].root, tree_root(tiles_of(log_, size), size).value()) << size;
    if (size < size_max) edge.append(leaf_hash(entries_[size]));
  }
}

TEST_F(TesseraLog, every_inclusion_and_consistency_proof_from_its_tiles_leads_to_its_signed_roots) {
  int proofs = 0;
  for (std::uint64_t size = 1; size <= size_max; ++size) {
    const auto tiles = tiles_of(log_, size);
    for (std::uint64_t index = 0; index < size; ++index, ++proofs) {
      EXPECT_TRUE(verify_inclusion(leaf_hash(entries_[index]), index, size, inclusion_proof(tiles, index, size).value(),
                                   checkpoints_[size].root));
    }
    for (std::uint64_t first = 1; first <= size; ++first, ++proofs) {
      EXPECT_TRUE(verify_consistency(first, size, consistency_proof(tiles, first, size).value(),
                                     checkpoints_[first].root, checkpoints_[size].root));
    }
  }
  EXPECT_EQ(proofs, 240);
}

TEST_F(TesseraLog, our_verifier_accepts_the_log_and_our_publisher_writes_the_same_bytes) {
  const auto verified = verify_log(log_, key_);
  ASSERT_TRUE(verified) << verified.error().describe();
  EXPECT_EQ(verified->size, size_max);

  std::string name = (fs::temp_directory_path() / "socle-tlog-XXXXXX").string();
  ASSERT_NE(::mkdtemp(name.data()), nullptr);
  Files files{name};
  Edge edge;
  Bytes bundle;
  for (const auto& entry : entries_) {
    ASSERT_TRUE(append_entry(files, edge, bundle, entry));
    ASSERT_TRUE(write_partial(files, edge, bundle));
  }
  std::size_t compared = 0;
  for (const auto& item : fs::recursive_directory_iterator(log_ / "tile")) {
    if (!item.is_regular_file()) continue;
    const auto path = fs::relative(item.path(), log_);
    EXPECT_EQ(content_of(item.path()), content_of(name / path)) << path;
    ++compared;
  }
  EXPECT_EQ(compared, 2 * size_max);
  for (std::uint64_t size = 0; size <= size_max; ++size) {
    EXPECT_TRUE(content_of(log_ / ("checkpoint." + std::to_string(size)))
                    .starts_with(checkpoint_body(key_.name, size, checkpoints_[size].root)));
  }
  fs::remove_all(name);
}

// The strings that Go writes as hd("…") between two names of its source.
std::vector<Bytes> literals(std::string_view source, std::string_view from, std::string_view to) {
  const auto begin = source.find(from), end = source.find(to, begin);
  EXPECT_NE(end, std::string_view::npos) << from;
  source = source.substr(begin, end - begin);
  std::vector<Bytes> out;
  const std::string_view mark = "hd(\"";
  for (auto at = source.find(mark); at != std::string_view::npos; at = source.find(mark, at + 1)) {
    const auto text = source.substr(at + mark.size(), source.find('"', at + mark.size()) - at - mark.size());
    out.push_back(from_hex(text).value());
  }
  return out;
}

TEST(MerklePackage, roots_and_nodes_of_its_tree_are_ours) {
  const Bytes source = content_of(kData / "merkle/testonly/constants.go");
  const auto inputs = literals(source, "func LeafInputs()", "// NodeHashes");
  const auto nodes = literals(source, "func NodeHashes()", "// RootHashes");
  const auto roots = literals(source, "func RootHashes()",
                              "// CompactTrees"); // from size 1: the empty one is given by name
  ASSERT_EQ(inputs.size(), 8U);
  ASSERT_EQ(nodes.size(), 15U); // 8 + 4 + 2 + 1
  ASSERT_EQ(roots.size(), 8U);
  EXPECT_EQ(literals(source, "func EmptyRootHash()", "// hd ").at(0), view(empty_root()));
  Edge edge;
  std::vector<Hash> level;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    level.push_back(leaf_hash(inputs[i]));
    edge.append(level.back());
    EXPECT_EQ(view(edge.root()), roots[i]) << "size " << i + 1;
  }
  for (std::size_t at = 0; !level.empty();) {
    for (const auto& hash : level) EXPECT_EQ(view(hash), nodes[at++]) << at;
    std::vector<Hash> above;
    for (std::size_t i = 0; i + 1 < level.size(); i += 2) above.push_back(node_hash(level[i], level[i + 1]));
    level = std::move(above);
  }
}

} // namespace
} // namespace socle::audit
