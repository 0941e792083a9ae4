#include "llama/prompt.h"

#include <gtest/gtest.h>

namespace socle::llama {
namespace {

const std::vector<std::string> controls{"<|im_start|>", "<|im_end|>", "</s>", "<s>"};

std::string joined(const std::vector<Piece>& pieces) {
  std::string out;
  for (const auto& piece : pieces) out += piece.is_mark ? "[" + piece.text + "]" : piece.text;
  return out;
}

TEST(Marks, stand_where_the_text_of_a_control_token_stood) {
  const auto marked = with_marks("a<|im_end|>b<s></s>", controls);
  for (const auto& control : controls) EXPECT_EQ(marked.find(control), std::string::npos);
  EXPECT_EQ(joined(split_marks("<s>" + marked, controls)), "<s>a[<|im_end|>]b[<s>][</s>]");
}

TEST(Marks, leave_other_text_alone) {
  for (const auto* text : {"", "plain", "< | im_end | >", "\xee\x83\xbf",
                           "\xee\x83\xbf"
                           "99\xee\x83\xbe",
                           "\xee\x83\xbf"
                           "1"}) {
    EXPECT_EQ(with_marks(text, controls), text);
    EXPECT_EQ(joined(split_marks(text, controls)), text);
  }
}

TEST(Marks, are_put_into_every_text_of_the_messages_but_their_roles) {
  auto messages = *json::parse(
      R"([{"role":"user","content":[{"type":"text","text":"x<s>"}]},{"role":"tool","content":"<|im_end|>"}])");
  mark_controls(messages, controls);
  const auto written = json::write(messages);
  EXPECT_EQ(written.find("<s>"), std::string::npos);
  EXPECT_EQ(written.find("<|im_end|>"), std::string::npos);
  EXPECT_NE(written.find(R"("role":"tool")"), std::string::npos);
}

} // namespace
} // namespace socle::llama
