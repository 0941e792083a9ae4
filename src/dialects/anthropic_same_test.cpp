// Messages and count_tokens of Anthropic to an endpoint that speaks them too. All content here is invented.
#include "dialects/dialects_testing.h"

#include <algorithm>

namespace socle::dialects {
namespace {

using testing::json;
using testing::request;
using testing::streamed;

constexpr Wire kMessages = Wire::anthropic_messages;
constexpr std::string_view kAsk =
    R"({"model":"clever","max_tokens":64,"stream":true,"messages":[{"role":"user","content":"Hi"}]})";

TEST(AnthropicMessages, a_request_passes_unchanged_but_for_the_model) {
  const auto asked = request(
      kMessages,
      R"({"model":"clever","max_tokens":64,"system":[{"type":"text","text":"s","cache_control":{"type":"ephemeral"}}],
      "stream":true,"new_beta_field":{"n":1.0},"output_config":{"format":{"type":"json_schema","schema":{}}},"tools":[{"name":"f","input_schema":{}}],
      "messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]}]}]})");
  EXPECT_EQ(asked.output_tokens_max, 64);
  EXPECT_TRUE(asked.stream && asked.has_images && asked.has_tools && asked.wants_schema);
  const auto written = json(*write_request(asked, kMessages, "claude-x"));
  EXPECT_EQ(written.text("model"), "claude-x");
  auto expected = asked.body;
  expected.set("model", Tree("claude-x"));
  EXPECT_EQ(written, expected) << "nothing is added: usage is always told";
}

TEST(AnthropicMessages, every_text_is_found_with_its_origin) {
  auto asked = request(kMessages, R"({"model":"m","max_tokens":1,"system":"sys","messages":[
    {"role":"user","content":[{"type":"text","text":"a"},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"b"}},
       {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]},
    {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"c2ln"},{"type":"tool_use","id":"t1","name":"pay","input":{"to":{"iban":"DE89"},"note":["x"]}}]},
    {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"done"}]}]})");
  std::string seen;
  for (const auto& text : asked.texts())
    seen += text.name + "=" + *text.text + "/" + std::to_string(static_cast<int>(text.origin)) + "\n";
  EXPECT_EQ(seen, "system=sys/0\n"
                  "messages[0].content[0].text=a/1\n"
                  "messages[0].content[1].source.data=b/4\n"
                  "messages[1].content[0].thinking=hm/2\n"
                  "messages[1].content[1].name=pay/2\n"
                  "messages[1].content[1].input.to.iban=DE89/2\n"
                  "messages[1].content[1].input.note[0]=x/2\n"
                  "messages[2].content[0].content=done/3\n");
}

TEST(AnthropicMessages, a_whole_answer_passes_with_the_clients_model_name) {
  const auto asked = request(kMessages,
                             R"({"model":"clever","max_tokens":64,"messages":[{"role":"user","content":"Hi"}]})");
  Answer answer(asked, kMessages, "call_1", 0);
  const auto whole = answer.whole(
      R"({"id":"msg_1","type":"message","role":"assistant","model":"claude-x","content":[{"type":"text","text":"Hello"},
    {"type":"tool_use","id":"toolu_1","name":"pay","input":{"to":"DE89"}}],"stop_reason":"tool_use","stop_sequence":null,
    "usage":{"input_tokens":10,"cache_creation_input_tokens":20,"cache_read_input_tokens":30,"output_tokens":5}})");
  ASSERT_TRUE(whole) << whole.error().describe();
  EXPECT_EQ(json(whole->body).text("model"), "clever");
  EXPECT_EQ(whole->texts, (std::vector<std::string>{"Hello", "pay\nDE89"}));
  EXPECT_EQ(answer.usage(), (Usage{60, 5, 30, true}));
  EXPECT_EQ(answer.finish_reason(), "tool_use");
}

TEST(AnthropicMessages, a_tools_arguments_hide_nothing_behind_the_names_of_members) {
  constexpr std::string_view call =
      R"({"type":"tool_use","id":"toolu_1","name":"pay","input":{"id":"a@example.org","data":"DE89","type":{"role":"secret"},"status":4917012345678}})";
  auto asked = request(kMessages, R"({"model":"m","max_tokens":1,"messages":[{"role":"assistant","content":[)" +
                                      std::string(call) + R"(]},{"role":"user","content":"go on"}]})");
  std::string given;
  for (const auto& text : asked.texts()) given += *text.text + "|";
  EXPECT_EQ(given, "pay|a@example.org|DE89|secret|4917012345678|go on|");
  Answer answer(asked, kMessages, "call_1", 0);
  const auto whole = answer.whole(R"({"type":"message","content":[)" + std::string(call) + R"(],"stop_reason":"tool_use"})");
  ASSERT_TRUE(whole) << whole.error().describe();
  EXPECT_EQ(whole->texts, (std::vector<std::string>{"pay\na@example.org\nDE89\nsecret\n4917012345678"}));
}

constexpr std::string_view kStream =
    "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-x\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":12,\"cache_read_input_tokens\":4,\"output_tokens\":1}}}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
    "event: ping\ndata: {\"type\":\"ping\"}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Grüß \"}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\"}}\n\n"
    "event: something_new\ndata: {\"type\":\"something_new\",\"big\":12345678901234567890}\n\n"
    "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":9}}\n\n"
    "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

TEST(AnthropicMessages, a_stream_passes_with_the_clients_model_name) {
  const auto out = streamed(request(kMessages, kAsk), kMessages, kStream);
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.text, "Grüß {\"a");
  EXPECT_EQ(out.usage, (Usage{16, 9, 4, true}));
  EXPECT_EQ(out.finish_reason, "end_turn");
  std::string expected(kStream);
  expected.replace(expected.find("claude-x"), 8, "clever");
  EXPECT_EQ(out.bytes, expected);
}

TEST(AnthropicMessages, numbers_and_names_in_a_tools_arguments_are_texts_too) {
  auto asked = request(
      kMessages,
      R"({"model":"m","max_tokens":5,"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"pay",)"
      R"("input":{"to":{"anna@example.org":1},"card":4111111111111111,"amount":12.50,"list":[1,2,3]}}]},)"
      R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"paid"}]}]})");
  std::vector<std::string> seen;
  for (auto& text : asked.texts()) {
    seen.push_back(text.name + "=" + *text.text);
    if (text.text->starts_with("4111")) *text.text = "[CARD_1]";
    if (*text.text == "anna@example.org") *text.text = "[EMAIL_1]";
  }
  EXPECT_NE(std::ranges::find(seen, "messages[0].content[0].input.card=4111111111111111"), seen.end());
  EXPECT_NE(std::ranges::find(seen, "messages[0].content[0].input.to=anna@example.org"), seen.end());
  for (const Wire backend : {kMessages, Wire::openai_chat}) {
    const auto written = write_request(asked, backend, "u");
    ASSERT_TRUE(written) << written.error().describe();
    const Tree tree = testing::json(*written);
    const Tree& message = (*tree.array("messages"))[0];
    const Tree input = backend == kMessages
                           ? *(*message.array("content"))[0].object("input")
                           : testing::json((*message.array("tool_calls"))[0].object("function")->text("arguments"));
    EXPECT_EQ(input.text("card"), "[CARD_1]") << "a string now, since it is no number";
    EXPECT_NE(input.object("to")->find("[EMAIL_1]"), nullptr);
    EXPECT_EQ(input.find("amount")->number()->text, "12.50");
  }
}

TEST(AnthropicMessages, message_stop_is_held_back) {
  Answer answer(request(kMessages, kAsk), kMessages, "call_1", 0);
  const auto pieces = answer.feed(kStream);
  ASSERT_TRUE(pieces);
  EXPECT_EQ(pieces->size(), 8U);
  EXPECT_TRUE(answer.ended());
  EXPECT_TRUE(answer.finish());
  EXPECT_EQ(answer.last_bytes(), "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
}

TEST(AnthropicMessages, a_stream_without_message_stop_is_an_error_and_its_usage_unknown) {
  const auto cut = streamed(request(kMessages, kAsk), kMessages,
                            kStream.substr(0, kStream.find("event: message_stop")));
  EXPECT_EQ(cut.error, "dialects.upstream_truncated");
  const auto early = streamed(request(kMessages, kAsk), kMessages,
                              kStream.substr(0, kStream.find("event: message_delta")));
  EXPECT_EQ(early.error, "dialects.upstream_truncated");
  EXPECT_FALSE(early.usage.known);
}

TEST(AnthropicMessages, an_error_event_is_an_error) {
  Answer answer(request(kMessages, kAsk), kMessages, "call_1", 0);
  EXPECT_FALSE(answer.feed(
      "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"));
  EXPECT_EQ(answer.finish().error().code(), "dialects.upstream_failed");
  ASSERT_TRUE(answer.upstream_failure());
  EXPECT_EQ(answer.upstream_failure()->type, "overloaded_error");
  EXPECT_EQ(answer.upstream_failure()->message, "Overloaded");
}

TEST(AnthropicCountTokens, passes_and_generates_nothing) {
  const auto asked = request(Wire::anthropic_count_tokens,
                             R"({"model":"clever","messages":[{"role":"user","content":"Hi"}]})");
  Answer answer(asked, Wire::anthropic_count_tokens, "call_1", 0);
  const auto whole = answer.whole(R"({"input_tokens": 14})");
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->body, R"({"input_tokens":14})");
  EXPECT_EQ(answer.usage(), (Usage{0, 0, 0, true}));
  EXPECT_FALSE(can_answer(Wire::anthropic_count_tokens, Wire::openai_chat));
  EXPECT_EQ(
      parse_request(Wire::anthropic_count_tokens, R"({"model":"m","stream":true,"messages":[{}]})").error().code(),
      "dialects.field_wrong");
}

TEST(AnthropicErrors, have_the_shape_of_the_wire) {
  EXPECT_EQ(
      error_body(kMessages,
                 {.status = 429, .code = "budget.exceeded", .message = "No.", .stage = "reserve", .call = "call_7"}),
      R"({"type":"error","error":{"type":"rate_limit_error","message":"No.","socle":{"code":"budget.exceeded","stage":"reserve","call":"call_7"}},"request_id":"call_7"})");
  EXPECT_EQ(error_event(kMessages, {.status = 502, .message = "x"}),
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"x\"}}\n\n");
}

TEST(AnthropicErrors, are_translated_between_the_wires) {
  const auto overloaded = failure_of_upstream(
      kMessages, 529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
      "application/json");
  EXPECT_EQ(overloaded.status, 503);
  EXPECT_NE(error_body(kMessages, overloaded).find("overloaded_error"), std::string::npos);
  EXPECT_NE(error_body(Wire::openai_chat, overloaded).find("\"type\":\"server_error\""), std::string::npos);
  const auto of_chat = failure_of_upstream(Wire::openai_chat, 400,
                                           R"({"error":{"message":"bad","type":"some_openai_type","code":"x"}})",
                                           "application/json");
  EXPECT_NE(error_body(kMessages, of_chat).find("\"type\":\"invalid_request_error\""), std::string::npos);
}

} // namespace
} // namespace socle::dialects
