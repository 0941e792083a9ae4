// What must hold for any stream and any request, tried on thousands of damaged
// ones with a fixed seed.
#include "dialects/dialects_testing.h"

#include <random>

namespace socle::dialects {
namespace {

constexpr std::string_view kChat = "data: "
                                   "{\"id\":\"c\",\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{"
                                   "\"role\":\"assistant\",\"content\":\"Grüß "
                                   "\"},\"finish_reason\":null}]}\r\n\r\n"
                                   ": note\n\ndata: "
                                   "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":"
                                   "\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},\"finish_"
                                   "reason\":null}]}\n\n"
                                   "data: "
                                   "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]"
                                   ",\"usage\":null}\n\n"
                                   "data: "
                                   "{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}"
                                   "\n\ndata: [DONE]\n\n";
constexpr std::string_view kMessages = "event: message_start\ndata: "
                                       "{\"type\":\"message_start\",\"message\":{\"model\":\"up\",\"usage\":{"
                                       "\"input_tokens\":3,\"output_tokens\":1}}}\n\n"
                                       "event: content_block_start\ndata: "
                                       "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":"
                                       "\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{}}}\n\n"
                                       "event: content_block_delta\ndata: "
                                       "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_"
                                       "json_delta\",\"partial_json\":\"{}\"}}\r\r"
                                       "event: message_delta\ndata: "
                                       "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},"
                                       "\"usage\":{\"output_tokens\":9}}\n\n"
                                       "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

std::string damaged(std::string_view from, std::mt19937& random) {
  std::string out(from);
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  for (std::size_t i = below(4); i > 0; --i) {
    const std::size_t at = below(out.size()), size = std::min(below(60), out.size() - at);
    switch (below(5)) {
      case 0: out[at] = static_cast<char>(below(256)); break;
      case 1: out.erase(at, size); break;
      case 2: out.insert(at, out.substr(at, size)); break;
      case 3: out.insert(at, 1, "\n\r:{}[]\"0"[below(9)]); break;
      default: out.resize(at + 1);
    }
    if (out.empty()) out = "x";
  }
  return out;
}

TEST(AnyStream, cut_anywhere_gives_the_same_events_words_and_end) {
  std::mt19937 random(20260101);
  constexpr std::string_view body =
      R"({"model":"m","stream":true,"max_tokens":5,"messages":[{"role":"user","content":"a"}],"input":"a"})";
  std::size_t good = 0, bad = 0;
  for (int i = 0; i < 3000; ++i) {
    const bool chat = i % 2 == 0;
    const Wire backend = chat ? Wire::openai_chat : Wire::anthropic_messages;
    const Wire client = std::array{Wire::openai_chat, Wire::anthropic_messages,
                                   Wire::openai_responses}[static_cast<std::size_t>(i) % 3];
    const auto asked = testing::request(client, body);
    const std::string bytes = damaged(chat ? kChat : kMessages, random);
    const auto whole = testing::stream(asked, backend, bytes);
    const auto cut = testing::stream(asked, backend, bytes, 1 + static_cast<std::size_t>(i) % 41);
    ASSERT_EQ(whole, cut) << bytes;
    ++(whole.error.empty() ? good : bad);
  }
  EXPECT_GT(good, 300U);
  EXPECT_GT(bad, 300U);
}

TEST(AnyRequest, is_refused_or_written_as_json_with_the_endpoints_model) {
  std::mt19937 random(20260102);
  constexpr std::string_view body =
      R"({"model":"m","max_tokens":5,"tools":[{"type":"function","name":"f","input_schema":{},"function":{"name":"f"}}],"tool_choice":"auto","input":[{"role":"user","content":[{"type":"input_text","text":"b"}]}],)"
      R"("messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"tool_result","tool_use_id":"t","content":"c"}]},{"role":"assistant","content":"d"},{"role":"user","content":"e"}]})";
  constexpr std::array wires{Wire::openai_chat, Wire::openai_responses, Wire::anthropic_messages};
  std::size_t read = 0;
  for (int i = 0; i < 3000; ++i) {
    auto request = parse_request(wires[static_cast<std::size_t>(i) % 3], damaged(body, random));
    if (!request) continue;
    ++read;
    for (const Wire backend : wires) {
      const auto written = write_request(*request, backend, "upstream-model");
      if (!written) continue;
      const auto tree = Tree::parse(*written);
      ASSERT_TRUE(tree) << *written;
      ASSERT_EQ(tree->text("model"), "upstream-model");
    }
    for (auto& text : request->texts()) *text.text = "[CHANGED]";
    for (const auto& text : request->texts()) ASSERT_EQ(*text.text, "[CHANGED]");
  }
  EXPECT_GT(read, 300U);
}

} // namespace
} // namespace socle::dialects
