#include "backends/models_gguf.h"

#include "backends/limits.h"
#include "backends/models_testing.h"

#include <gtest/gtest.h>
#include <sstream>

namespace socle::backends {
namespace {

std::expected<GgufFacts, std::string> read(const std::string& bytes) {
  std::istringstream in(bytes);
  return read_gguf(in, bytes.size());
}
std::string reason(const std::string& bytes) {
  const auto facts = read(bytes);
  return facts ? "none" : facts.error();
}

TEST(Gguf, says_what_a_chat_model_is) {
  const auto facts = read(GgufFile::chat().whole());
  ASSERT_TRUE(facts) << facts.error();
  EXPECT_EQ(facts->architecture, "llama");
  EXPECT_EQ(facts->title, "Tiny (invented)");
  EXPECT_EQ(facts->licence, "apache-2.0");
  EXPECT_EQ(facts->context_tokens, 4'096);
  EXPECT_EQ(facts->languages, (std::vector<std::string>{"DE", "fr"}));
  EXPECT_EQ(facts->chat_template, "{{ messages }}");
  EXPECT_FALSE(facts->embeds);
  EXPECT_FALSE(facts->reranks);
}

TEST(Gguf, knows_what_embeds_and_what_reranks) {
  EXPECT_TRUE(read(GgufFile().text("general.architecture", "bert").whole())->embeds);
  EXPECT_TRUE(read(GgufFile().text("general.architecture", "qwen3").number("qwen3.pooling_type", 3).whole())->embeds);
  const auto reranker = read(GgufFile().text("general.architecture", "bert").number("bert.pooling_type", 4).whole());
  EXPECT_TRUE(reranker->reranks);
  EXPECT_FALSE(reranker->embeds);
}

TEST(Gguf, refuses_what_is_none_and_says_why) {
  EXPECT_NE(reason("%PDF-1.7 and more of it").find("does not begin"), std::string::npos);
  EXPECT_NE(reason("").find("does not begin"), std::string::npos);
  EXPECT_NE(reason(GgufFile(1).whole()).find("version is 1"), std::string::npos);
  EXPECT_NE(reason(GgufFile(0x03000000U).whole()).find("big-endian"), std::string::npos);
  EXPECT_NE(reason(GgufFile().whole()).find("architecture"), std::string::npos);
  EXPECT_NE(
      reason(GgufFile().text("general.architecture", "llama").text("general.type", "adapter").whole()).find("adapter"),
      std::string::npos);
  EXPECT_NE(reason(GgufFile().text("general.architecture", "llama").number("split.count", 3).whole()).find("3 parts"),
            std::string::npos);
  EXPECT_NE(
      reason(GgufFile().text("general.architecture", "llama").member("x", 77, "").whole()).find("unknown type 77"),
      std::string::npos);
}

TEST(Gguf, refuses_a_file_that_was_cut_at_any_byte) {
  const std::string whole = GgufFile::chat().whole();
  for (std::size_t length = 0; length < whole.size(); ++length) EXPECT_FALSE(read(whole.substr(0, length))) << length;
  EXPECT_TRUE(read(whole));
}

// Lengths are a stranger's word: none of them may reserve memory or run on.
TEST(Gguf, believes_no_length_that_the_file_does_not_have) {
  const auto number = [](std::uint64_t value) { return std::string(reinterpret_cast<const char*>(&value), 8); };
  const std::string begin = std::string("GGUF") + '\3' + std::string(3, '\0');
  EXPECT_NE(reason(begin + number(1) + number(~0ULL)).find("claims"), std::string::npos);
  EXPECT_NE(reason(begin + number(~0ULL) + number(1)).find("claims"), std::string::npos);
  EXPECT_FALSE(read(begin + number(1) + number(1) + number(~0ULL) + "name"));
  const std::string list = std::string("\x09\0\0\0", 4) + number(gguf_elements_max + 1);
  EXPECT_NE(reason(GgufFile().text("general.architecture", "x").member("deep", 9, list).whole()).find("elements"),
            std::string::npos);
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += std::string("\x09\0\0\0", 4) + number(1);
  EXPECT_NE(reason(GgufFile().text("general.architecture", "x").member("deep", 9, deep).whole()).find("too deep"),
            std::string::npos);
}

TEST(Gguf, survives_any_single_changed_byte) {
  const std::string whole = GgufFile::chat().whole();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char change : {'\x01', '\x80', '\xff'}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ change);
      const auto facts = read(bytes);
      EXPECT_TRUE(!facts || facts->tensors > 0U);
    }
  }
}

} // namespace
} // namespace socle::backends
