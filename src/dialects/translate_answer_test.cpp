// Answers of one wire for a client of another. The streams have the shape of real ones; their content is invented.
#include "dialects/dialects_testing.h"

namespace socle::dialects {
namespace {

using testing::json;
using testing::request;
using testing::streamed;

constexpr Wire kChat = Wire::openai_chat, kMessages = Wire::anthropic_messages, kResponses = Wire::openai_responses;

Request chat_client(bool usage = true) {
  return request(kChat, std::string(R"({"model":"mine","stream":true,"messages":[{"role":"user","content":"a"}])") +
                            (usage ? R"(,"stream_options":{"include_usage":true}})" : "}"));
}
Request messages_client() {
  return request(kMessages,
                 R"({"model":"mine","stream":true,"max_tokens":9,"messages":[{"role":"user","content":"a"}]})");
}
Request responses_client() {
  return request(kResponses, R"({"model":"mine","stream":true,"input":"a","temperature":0.50,"metadata":{"k":"v"}})");
}

// The data of the events, one a line, ids and heads left out where they only repeat.
std::vector<Tree> events_of(std::string_view bytes) {
  std::vector<Tree> out;
  std::size_t at = 0;
  while ((at = bytes.find("data: ", at)) != std::string_view::npos) {
    const std::size_t end = bytes.find('\n', at);
    const auto data = bytes.substr(at + 6, end - at - 6);
    out.push_back(data == "[DONE]" ? Tree(data) : json(data));
    at = end;
  }
  return out;
}
std::string types_of(const std::vector<Tree>& events) {
  std::string out;
  for (const auto& event : events) out += std::string(event.text("type")) + "\n";
  return out;
}

constexpr std::string_view kMessagesStream =
    "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-x\",\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":5,\"cache_creation_input_tokens\":1,\"output_tokens\":1}}}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}\n\n"
    "event: ping\ndata: {\"type\":\"ping\"}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"c2ln\"}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\"Grüß \"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\"Gott\"}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":1}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":2,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"look\",\"input\":{}}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":2,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"\"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":2,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"at\\\": \"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":2,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"\\\"sky\\\"}\"}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":2}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":3,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_2\",\"name\":\"wait\",\"input\":{}}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":3}\n\n"
    "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":20}}\n\n"
    "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

constexpr std::string_view kChatStream =
    "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}],\"usage\":null}\n\n"
    "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"},\"finish_reason\":null}]}\n\n"
    "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Grüß \"},\"finish_reason\":null}]}\n\n"
    "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Gott\"},\"finish_reason\":null}]}\n\n"
    "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_a\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}}]},\"finish_reason\":null}]}\n\n"
    "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"at\\\": \"}}]},\"finish_reason\":null}]}\n\n"
    "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":1,\"id\":\"call_b\",\"type\":\"function\",\"function\":{\"name\":\"wait\",\"arguments\":\"{}\"}}]},\"finish_reason\":null}]}\n\n"
    "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"sky\\\"}\"}}]},\"finish_reason\":null}]}\n\n"
    "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n"
    "data: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":16,\"completion_tokens\":20,\"total_tokens\":36,\"prompt_tokens_details\":{\"cached_tokens\":5}}}\n\n"
    "data: [DONE]\n\n";

TEST(MessagesAnswerForChat, is_streamed_as_chunks) {
  const auto out = streamed(chat_client(), kMessages, kMessagesStream);
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.text, "hmGrüß Gottlook{\"at\": \"sky\"}wait");
  EXPECT_EQ(out.usage, (Usage{16, 20, 5, true}));
  EXPECT_EQ(out.finish_reason, "tool_use");
  std::string deltas;
  const auto events = events_of(out.bytes);
  for (const auto& event : events) {
    if (event.string() != nullptr) continue;
    EXPECT_EQ(event.text("model"), "mine");
    EXPECT_EQ(event.text("id"), "chatcmpl-call_test");
    EXPECT_EQ(event.integer("created"), 1700000000);
    for (const auto& choice : *event.array("choices"))
      deltas += choice.find("delta")->write() + std::string(choice.text("finish_reason")) + "\n";
  }
  EXPECT_EQ(
      deltas,
      "{\"role\":\"assistant\",\"content\":\"\"}\n"
      "{\"reasoning_content\":\"hm\"}\n"
      "{\"content\":\"Grüß \"}\n{\"content\":\"Gott\"}\n"
      "{\"tool_calls\":[{\"index\":0,\"id\":\"toolu_1\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}}]}\n"
      "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"at\\\": \"}}]}\n"
      "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"sky\\\"}\"}}]}\n"
      "{\"tool_calls\":[{\"index\":1,\"id\":\"toolu_2\",\"type\":\"function\",\"function\":{\"name\":\"wait\",\"arguments\":\"\"}}]}\n"
      "{}tool_calls\n");
  EXPECT_EQ(*events.back().string(), "[DONE]");
  EXPECT_EQ(
      events[events.size() - 2].find("usage")->write(),
      R"({"prompt_tokens":16,"completion_tokens":20,"total_tokens":36,"prompt_tokens_details":{"cached_tokens":5}})");
  EXPECT_EQ(streamed(chat_client(false), kMessages, kMessagesStream).bytes.find("usage"), std::string::npos);
}

TEST(MessagesAnswerForChat, comes_whole) {
  Answer answer(chat_client(), kMessages, "call_1", 7);
  const auto whole = answer.whole(
      R"({"id":"msg_1","type":"message","role":"assistant","model":"claude-x","content":[{"type":"thinking","thinking":"hm","signature":"s"},
    {"type":"text","text":"Hello"},{"type":"tool_use","id":"t1","name":"look","input":{"n":1.0}}],"stop_reason":"max_tokens","stop_sequence":null,
    "usage":{"input_tokens":3,"output_tokens":2}})");
  ASSERT_TRUE(whole) << whole.error().describe();
  EXPECT_EQ(
      whole->body,
      R"({"id":"chatcmpl-call_1","object":"chat.completion","created":7,"model":"mine","choices":[{"index":0,"message":{"role":"assistant","content":"Hello","refusal":null,)"
      R"("reasoning_content":"hm","tool_calls":[{"id":"t1","type":"function","function":{"name":"look","arguments":"{\"n\":1.0}"}}]},"logprobs":null,"finish_reason":"length"}],)"
      R"("usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5,"prompt_tokens_details":{"cached_tokens":0}}})");
  EXPECT_EQ(whole->texts, (std::vector<std::string>{"hm", "Hello", "look", "{\"n\":1.0}"}));
}

TEST(MessagesAnswerForChat, finish_reasons_have_their_counterpart) {
  for (const auto& [theirs, ours] : {std::pair{"end_turn", "stop"},
                                     {"stop_sequence", "stop"},
                                     {"max_tokens", "length"},
                                     {"tool_use", "tool_calls"},
                                     {"refusal", "content_filter"}}) {
    Answer answer(chat_client(), kMessages, "c", 0);
    const auto whole = answer.whole(R"({"content":[],"stop_reason":")" + std::string(theirs) +
                                    R"(","usage":{"input_tokens":1,"output_tokens":1}})");
    ASSERT_TRUE(whole);
    EXPECT_EQ(json(whole->body).array("choices")->front().text("finish_reason"), ours);
  }
}

TEST(ChatAnswerForMessages, is_streamed_as_blocks_also_when_calls_interleave) {
  const auto out = streamed(messages_client(), kChat, kChatStream);
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.usage, (Usage{16, 20, 5, true}));
  std::string lines;
  for (const auto& event : events_of(out.bytes)) {
    lines += std::string(event.text("type")) + " " + std::to_string(event.integer("index").value_or(-1));
    for (const std::string_view name : {"content_block", "delta", "usage"}) {
      if (const auto* found = event.find(name)) lines += " " + found->write();
    }
    lines += "\n";
  }
  EXPECT_EQ(
      lines,
      "message_start -1\n"
      "content_block_start 0 {\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}\n"
      "content_block_delta 0 {\"type\":\"thinking_delta\",\"thinking\":\"hm\"}\n"
      "content_block_stop 0\n"
      "content_block_start 1 {\"type\":\"text\",\"text\":\"\"}\n"
      "content_block_delta 1 {\"type\":\"text_delta\",\"text\":\"Grüß \"}\n"
      "content_block_delta 1 {\"type\":\"text_delta\",\"text\":\"Gott\"}\n"
      "content_block_stop 1\n"
      "content_block_start 2 {\"type\":\"tool_use\",\"id\":\"call_a\",\"name\":\"look\",\"input\":{}}\n"
      "content_block_delta 2 {\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"at\\\": \"}\n"
      "content_block_start 3 {\"type\":\"tool_use\",\"id\":\"call_b\",\"name\":\"wait\",\"input\":{}}\n"
      "content_block_delta 3 {\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}\n"
      "content_block_delta 2 {\"type\":\"input_json_delta\",\"partial_json\":\"\\\"sky\\\"}\"}\n"
      "content_block_stop 2\ncontent_block_stop 3\n"
      "message_delta -1 {\"stop_reason\":\"tool_use\",\"stop_sequence\":null} {\"input_tokens\":11,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":5,\"output_tokens\":20}\n"
      "message_stop -1\n");
  EXPECT_NE(out.bytes.find("event: message_start\ndata: "), std::string::npos);
}

TEST(ChatAnswerForMessages, comes_whole) {
  Answer answer(messages_client(), kChat, "call_1", 7);
  const auto whole = answer.whole(
      R"({"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"Hello","refusal":null,"tool_calls":[{"id":"call_a","type":"function","function":{"name":"look","arguments":"{\"n\":1.0}"}}]},"finish_reason":"tool_calls"}],
     "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12,"prompt_tokens_details":{"cached_tokens":4}}})");
  ASSERT_TRUE(whole) << whole.error().describe();
  EXPECT_EQ(
      whole->body,
      R"({"id":"msg_call_1","type":"message","role":"assistant","model":"mine","content":[{"type":"text","text":"Hello"},{"type":"tool_use","id":"call_a","name":"look","input":{"n":1.0}}],)"
      R"("stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":5,"cache_creation_input_tokens":0,"cache_read_input_tokens":4,"output_tokens":3}})");
  Answer broken(messages_client(), kChat, "call_1", 7);
  EXPECT_FALSE(broken.whole(
      R"({"choices":[{"message":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{oops"}}]},"finish_reason":"tool_calls"}]})"));
}

TEST(ChatAnswerForMessages, finish_reasons_have_their_counterpart) {
  for (const auto& [theirs, ours] : {std::pair{"\"stop\"", "end_turn"},
                                     {"\"length\"", "max_tokens"},
                                     {"\"content_filter\"", "refusal"},
                                     {"\"stop\",\"stop_reason\":\"END\"", "stop_sequence"}}) {
    Answer answer(messages_client(), kChat, "c", 0);
    const auto whole = answer.whole(R"({"choices":[{"message":{"content":"a"},"finish_reason":)" + std::string(theirs) +
                                    "}]}");
    ASSERT_TRUE(whole);
    EXPECT_EQ(json(whole->body).text("stop_reason"), ours);
  }
}

TEST(AnswerForResponses, is_streamed_with_numbered_events_that_open_and_close_every_item) {
  for (const bool from_chat : {true, false}) {
    const auto out = streamed(responses_client(), from_chat ? kChat : kMessages,
                              from_chat ? kChatStream : kMessagesStream);
    ASSERT_EQ(out.error, "");
    const auto events = events_of(out.bytes);
    for (std::size_t i = 0; i < events.size(); ++i)
      EXPECT_EQ(events[i].integer("sequence_number"), static_cast<std::int64_t>(i));
    const std::string types = types_of(events);
    EXPECT_TRUE(types.starts_with(
        "response.created\nresponse.in_progress\n"
        "response.output_item.added\nresponse.content_part.added\nresponse.reasoning_text.delta\n"
        "response.reasoning_text.done\nresponse.content_part.done\nresponse.output_item.done\n"
        "response.output_item.added\nresponse.content_part.added\nresponse.output_text.delta\nresponse.output_text.delta\n"
        "response.output_text.done\nresponse.content_part.done\nresponse.output_item.done\n"
        "response.output_item.added\nresponse.function_call_arguments.delta\n"))
        << types;
    EXPECT_TRUE(
        types.ends_with("response.function_call_arguments.done\nresponse.output_item.done\n"
                        "response.function_call_arguments.done\nresponse.output_item.done\nresponse.completed\n"))
        << types;
    const Tree& response = *events.back().find("response");
    EXPECT_EQ(response.text("model"), "mine");
    EXPECT_EQ(response.find("temperature")->write(), "0.50");
    EXPECT_EQ(response.find("metadata")->write(), R"({"k":"v"})");
    EXPECT_EQ(
        response.find("usage")->write(),
        R"({"input_tokens":16,"input_tokens_details":{"cached_tokens":5,"cache_write_tokens":0},"output_tokens":20,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":36})");
    const auto& items = *response.array("output");
    ASSERT_EQ(items.size(), 4U);
    EXPECT_EQ(items[0].text("type"), "reasoning");
    EXPECT_EQ(items[1].array("content")->front().text("text"), "Grüß Gott");
    EXPECT_EQ(items[2].text("arguments"), R"({"at": "sky"})");
    EXPECT_EQ(items[3].text("arguments"), "{}");
    EXPECT_EQ(items[3].text("name"), "wait");
  }
}

TEST(AnswerForResponses, comes_whole_and_says_when_it_is_incomplete) {
  Answer answer(responses_client(), kChat, "call_1", 7);
  const auto whole = answer.whole(
      R"({"choices":[{"index":0,"message":{"content":"Hel"},"finish_reason":"length"}],"usage":{"prompt_tokens":1,"completion_tokens":1}})");
  ASSERT_TRUE(whole);
  const Tree body = json(whole->body);
  EXPECT_EQ(body.text("id"), "resp_call_1");
  EXPECT_EQ(body.text("status"), "incomplete");
  EXPECT_EQ(body.find("incomplete_details")->write(), R"({"reason":"max_output_tokens"})");
  EXPECT_EQ(body.array("output")->front().array("content")->front().text("text"), "Hel");
}

TEST(TranslatedStream, that_stops_early_is_an_error_at_every_point) {
  const auto check = [](const Request& client, Wire backend, std::string_view stream, std::string_view end_mark) {
    const std::size_t end = stream.find(end_mark) + end_mark.size();
    for (std::size_t cut = 0; cut < end; cut += 13) {
      EXPECT_EQ(testing::stream(client, backend, stream.substr(0, cut)).error, "dialects.upstream_truncated") << cut;
    }
  };
  check(chat_client(), kMessages, kMessagesStream, "{\"type\":\"message_stop\"}");
  check(responses_client(), kMessages, kMessagesStream, "{\"type\":\"message_stop\"}");
  check(messages_client(), kChat, kChatStream, "\"finish_reason\":\"tool_calls\"}]}");
  check(responses_client(), kChat, kChatStream, "\"finish_reason\":\"tool_calls\"}]}");
}

TEST(TranslatedStream, that_ends_with_done_but_gives_no_reason_is_an_error) {
  EXPECT_EQ(streamed(messages_client(), kChat,
                     "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]\n\n")
                .error,
            "dialects.upstream_truncated");
}

TEST(TranslatedStream, that_speaks_on_behind_its_end_in_the_same_event_is_an_error) {
  constexpr std::string_view call =
      R"({"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"})";
  const std::string stream = "data: {\"choices\":[" + std::string(call) + "," + std::string(call) +
                             "]}\n\ndata: [DONE]\n\n";
  EXPECT_EQ(streamed(messages_client(), kChat, stream).error, "dialects.upstream_not_understood");
  EXPECT_EQ(streamed(responses_client(), kChat, stream).error, "dialects.upstream_not_understood");
}

TEST(TranslatedStream, an_error_of_the_endpoint_is_an_error) {
  Answer answer(chat_client(), kMessages, "c", 0);
  EXPECT_FALSE(answer.feed(
      "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"));
  EXPECT_EQ(answer.finish().error().code(), "dialects.upstream_failed");
  EXPECT_EQ(answer.upstream_failure()->message, "Overloaded");
  EXPECT_EQ(streamed(messages_client(), kChat, "data: {\"error\":{\"message\":\"x\"}}\n\n").error,
            "dialects.upstream_failed");
}

TEST(TranslatedStream, what_no_client_could_be_told_is_an_error_and_never_dropped) {
  constexpr std::string_view start = "data: {\"type\":\"message_start\",\"message\":{}}\n\n";
  EXPECT_EQ(
      streamed(
          chat_client(), kMessages,
          std::string(start) +
              "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"server_tool_use\"}}\n\n")
          .error,
      "dialects.upstream_not_understood");
  EXPECT_EQ(
      streamed(
          chat_client(), kMessages,
          std::string(start) +
              "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"x\"}}\n\n")
          .error,
      "dialects.upstream_not_understood");
  EXPECT_EQ(
      streamed(
          messages_client(), kChat,
          "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"late\"}}]}\n\n")
          .error,
      "dialects.upstream_not_understood");
}

} // namespace
} // namespace socle::dialects
