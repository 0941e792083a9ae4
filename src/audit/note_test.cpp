// Signed notes, checkpoints and proofs: what is written is read again, and nothing else is.
#include "audit/note.h"

#include "audit/errors.h"
#include "audit/verify.h"
#include "secrets/secrets.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace socle::audit {
namespace {

class NoteTest : public testing::Test {
 protected:
  NoteTest() {
    std::string name = (std::filesystem::temp_directory_path() / "socle-note-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    ring_ = std::move(*secrets::open_key_ring(folder_ / "keys", true, random_));
    public_key_ = ring_->public_key("log").value();
    key_ = parse_verifier_key(format_verifier_key("example.org/log", public_key_)).value();
  }
  ~NoteTest() override { std::filesystem::remove_all(folder_); }

  std::string signed_by(std::string_view key, std::string_view name, std::string_view body) {
    return sign_note(body, name, ring_->public_key(key).value(), ring_->sign(key, body).value());
  }
  bool opens(std::string_view note) const { return open_note(note, std::span(&key_, 1)).has_value(); }

  std::filesystem::path folder_;
  SystemRandom random_;
  std::unique_ptr<secrets::KeyRing> ring_;
  Bytes public_key_;
  VerifierKey key_;
};

TEST_F(NoteTest, a_checkpoint_comes_back_as_it_was_signed) {
  const Hash root = leaf_hash("root");
  const std::string body = checkpoint_body("example.org/log", 42, root);
  const std::string note = signed_by("log", "example.org/log", body);
  EXPECT_EQ(open_note(note, std::span(&key_, 1)).value(), body);
  const auto checkpoint = parse_checkpoint(body).value();
  EXPECT_EQ(checkpoint.origin, "example.org/log");
  EXPECT_EQ(checkpoint.size, 42U);
  EXPECT_EQ(checkpoint.root, root);
}

TEST_F(NoteTest, any_flipped_bit_of_a_signed_checkpoint_is_refused) {
  const std::string note = signed_by("log", "example.org/log",
                                     checkpoint_body("example.org/log", 42, leaf_hash("root")));
  ASSERT_TRUE(opens(note));
  for (std::size_t i = 0; i < note.size(); ++i) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string changed = note;
      changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ (1U << bit));
      ASSERT_FALSE(opens(changed)) << "byte " << i << " bit " << bit;
    }
  }
  for (std::size_t length = 0; length < note.size(); ++length) ASSERT_FALSE(opens(note.substr(0, length))) << length;
  EXPECT_FALSE(opens(note + "x"));
  EXPECT_FALSE(opens(note + "\n"));
}

TEST_F(NoteTest, unknown_signatures_are_ignored_and_a_wrong_one_of_a_known_key_refuses) {
  const std::string body = checkpoint_body("example.org/log", 1, leaf_hash("root"));
  const std::string ours = signed_by("log", "example.org/log", body);
  const auto line_of = [&](std::string_view note) { return std::string(note.substr(body.size() + 1)); };
  std::string many = ours;
  for (int i = 0; i < 16; ++i)
    many += line_of(signed_by("witness" + std::to_string(i), "witness.example/" + std::to_string(i), body));
  EXPECT_TRUE(opens(many));
  EXPECT_FALSE(opens(signed_by("witness", "witness.example", body))) << "nobody known signed it";
  EXPECT_FALSE(opens(signed_by("other", "example.org/log", body))) << "another key under our name";
  EXPECT_FALSE(opens(ours + line_of(sign_note(body, "example.org/log", public_key_, std::string(64, 's')))));
  std::string flood = ours;
  for (int i = 0; i < 200; ++i) flood += line_of(signed_by("witness", "witness.example", body));
  EXPECT_FALSE(opens(flood)) << "a reader is not made to check signatures for ever";
}

TEST_F(NoteTest, hostile_checkpoints_are_refused) {
  const std::string root = to_base64(view(leaf_hash("root")));
  for (const std::string& body : std::vector<std::string>{
           "", "\n", "o\n", "o\n1\n", "o\n1\n\n", "\n1\n" + root + "\n", "o\n-1\n" + root + "\n",
           "o\n+1\n" + root + "\n", "o\n01\n" + root + "\n", "o\n 1\n" + root + "\n", "o\n1 \n" + root + "\n",
           "o\n0x1\n" + root + "\n", "o\n18446744073709551616\n" + root + "\n", "o\n1\n" + root.substr(4) + "\n",
           "o\n1\n" + root + "AAAA\n", "o\n1\n" + root + " \n", "o\r\n1\r\n" + root + "\r\n",
           "o\n1\n!!!!" + root.substr(4) + "\n"}) {
    const auto parsed = parse_checkpoint(body);
    ASSERT_FALSE(parsed) << body;
    EXPECT_TRUE(parsed.error().is(kBadNote));
  }
  EXPECT_EQ(parse_checkpoint("o\n18446744073709551615\n" + root + "\n").value().size, ~0ULL);
}

TEST_F(NoteTest, verifier_keys_are_read_strictly) {
  const std::string text = format_verifier_key("example.org/log", public_key_);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(parse_verifier_key(changed)) << i;
  }
  for (const char* bad : {"", "+", "++", "name", "name+00000000", "name+00000000+", "name+00000000+AQ=="})
    EXPECT_FALSE(parse_verifier_key(bad)) << bad;
  EXPECT_FALSE(parse_verifier_key(format_verifier_key("", public_key_)));
}

TEST_F(NoteTest, a_verifier_key_of_the_public_example_is_read) { // the note format's own example key
  const auto key = parse_verifier_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  ASSERT_TRUE(key);
  EXPECT_EQ(key->id, 0xc74f20a3U);
  const std::string text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const std::string note =
      text +
      "\n\xe2\x80\x94 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  EXPECT_EQ(open_note(note, std::span(&*key, 1)).value(), text);
}

TEST_F(NoteTest, a_proof_comes_back_as_it_was_written) {
  const std::string note = signed_by("log", "example.org/log",
                                     checkpoint_body("example.org/log", 1, leaf_hash("entry")));
  const std::vector<Hash> hashes{leaf_hash("a"), leaf_hash("b")};
  const auto proof = parse_proof(format_proof(7, hashes, note)).value();
  EXPECT_EQ(proof.index, 7U);
  EXPECT_EQ(proof.hashes, hashes);
  EXPECT_EQ(proof.checkpoint_note, note);
  EXPECT_TRUE(verify_receipt(format_proof(0, {}, note), "entry", key_));
  EXPECT_FALSE(verify_receipt(format_proof(0, {}, note), "another entry", key_));
  EXPECT_FALSE(verify_receipt(format_proof(1, {}, note), "entry", key_));
}

TEST_F(NoteTest, a_receipt_of_another_log_is_refused_though_our_key_signed_it) {
  const std::string note = signed_by("log", "example.org/log",
                                     checkpoint_body("example.org/other", 1, leaf_hash("entry")));
  EXPECT_FALSE(verify_receipt(format_proof(0, {}, note), "entry", key_));
}

TEST_F(NoteTest, hostile_proofs_are_refused) {
  const std::string first = "c2sp.org/tlog-proof@v1\n";
  const std::string hash = to_base64(view(leaf_hash("a"))) + "\n";
  std::string long_proof = first + "index 0\n";
  for (int i = 0; i < 65; ++i) long_proof += hash;
  for (const std::string& text : std::vector<std::string>{
           "", "\n", "c2sp.org/tlog-proof@v2\nindex 0\n\nnote\n", first, first + "index\n\nnote\n",
           first + "index -1\n\nnote\n", first + "index 00\n\nnote\n", first + "index 18446744073709551616\n\nnote\n",
           first + "extra AA==\n\nnote\n", first + "extra AA==\nextra AA==\nindex 0\n\nnote\n",
           first + "index 0\nindex 0\n\nnote\n", first + "index 0\n" + hash, first + "index 0\n" + hash + "\n",
           first + "index 0\nAAAA\n\nnote\n", first + "index 0\n" + hash.substr(1) + "\nnote\n",
           long_proof + "\nnote\n", first + "extra !\nindex 0\n\nnote\n"}) {
    const auto parsed = parse_proof(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_TRUE(parsed.error().is(kBadNote));
  }
  EXPECT_EQ(parse_proof(first + "extra AA==\nindex 3\n" + hash + "\nnote\n").value().index, 3U);
}

} // namespace
} // namespace socle::audit
