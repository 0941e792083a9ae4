// Chat and completions of OpenAI to an endpoint that speaks them too. All content here is invented.
#include "dialects/dialects_testing.h"

namespace socle::dialects {
namespace {

using testing::json;
using testing::request;
using testing::streamed;

constexpr Wire kChat = Wire::openai_chat;

TEST(OpenAiChat, a_request_passes_unchanged_but_for_the_model) {
  const auto asked = request(kChat,
                             R"({"messages":[{"role":"user","content":"Hi"}],"model":"fast","seed":12345678901234567890,
      "top_p":1.0,"x_new":{"deep":[1,{"a":null}]},"max_tokens":50})");
  EXPECT_EQ(asked.model, "fast");
  EXPECT_EQ(asked.output_tokens_max, 50);
  EXPECT_FALSE(asked.stream);
  EXPECT_EQ(*write_request(asked, kChat, "gpt-x"),
            R"({"messages":[{"role":"user","content":"Hi"}],"model":"gpt-x","seed":12345678901234567890,"top_p":1.0,)"
            R"("x_new":{"deep":[1,{"a":null}]},"max_tokens":50})");
}

TEST(OpenAiChat, a_reason_to_finish_is_a_word_and_never_what_an_endpoint_makes_up) {
  const auto asked = request(kChat, R"({"model":"m","messages":[{"role":"user","content":"a"}]})");
  for (const auto& [said, told] : {std::pair<std::string, std::string>{"length", "length"},
                                   {"Anna Muster, IBAN DE89 3704", "other"},
                                   {std::string(100'000, 'x'), "other"}}) {
    Answer answer(asked, kChat, "c", 0);
    ASSERT_TRUE(answer.whole(
        R"({"choices":[{"index":0,"message":{"role":"assistant","content":"a"},"finish_reason":")" + said + "\"}]}"));
    EXPECT_EQ(answer.finish_reason(), told);
  }
}

TEST(OpenAiChat, a_stream_is_always_asked_for_its_usage) {
  const auto plain = request(kChat, R"({"model":"m","stream":true,"messages":[{"role":"user","content":"a"}]})");
  EXPECT_FALSE(plain.wants_stream_usage);
  EXPECT_EQ(
      *write_request(plain, kChat, "u"),
      R"({"model":"u","stream":true,"messages":[{"role":"user","content":"a"}],"stream_options":{"include_usage":true}})");
  const auto options = request(
      kChat,
      R"({"model":"m","stream":true,"stream_options":{"include_usage":false,"x":1},"messages":[{"role":"user","content":"a"}]})");
  EXPECT_EQ(
      *write_request(options, kChat, "u"),
      R"({"model":"u","stream":true,"stream_options":{"x":1,"include_usage":true},"messages":[{"role":"user","content":"a"}]})");
}

TEST(OpenAiChat, says_what_router_and_budget_need) {
  const auto asked = request(
      kChat, R"({"model":"m","n":3,"max_completion_tokens":70,"max_tokens":9,"stream_options":{"include_usage":true},
      "tools":[{"type":"function","function":{"name":"f"}}],"response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{}}},
      "messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]})");
  EXPECT_EQ(asked.choices, 3);
  EXPECT_EQ(asked.output_tokens_max, 70);
  EXPECT_TRUE(asked.has_images && asked.has_tools && asked.wants_schema && asked.wants_stream_usage);
}

TEST(OpenAiChat, a_wrong_request_is_refused_naming_the_field) {
  struct Case {
    std::string_view body, code, field;
  };
  for (const auto& [body, code, field] : {
           Case{R"([])", "dialects.field_wrong", "body"},
           Case{R"({"messages":[]})", "dialects.field_missing", "model"},
           Case{R"({"model":7,"messages":[]})", "dialects.field_wrong", "model"},
           Case{R"({"model":"m"})", "dialects.field_missing", "messages"},
           Case{R"({"model":"m","messages":[]})", "dialects.field_wrong", "messages"},
           Case{R"({"model":"m","messages":"hi"})", "dialects.field_wrong", "messages"},
           Case{R"({"model":"m","messages":[{}],"stream":"yes"})", "dialects.field_wrong", "stream"},
           Case{R"({"model":"m","messages":[{}],"max_tokens":-1})", "dialects.field_wrong", "max_tokens"},
           Case{R"({"model":"m","messages":[{}],"n":0})", "dialects.field_wrong", "n"},
           Case{R"({"model":"m","messages":[{}],"model":"n"})", "dialects.field_twice", "model"},
       }) {
    const auto refused = parse_request(kChat, body);
    ASSERT_FALSE(refused) << body;
    EXPECT_EQ(refused.error().code(), code) << body;
    EXPECT_EQ(failure_of(refused.error()).param, field) << body;
    EXPECT_EQ(refused.error().http_status(), 400);
  }
}

TEST(OpenAiChat, every_text_is_found_and_a_change_is_written_back) {
  auto asked = request(kChat, R"({"model":"m","messages":[
      {"role":"system","content":"be kind"},
      {"role":"user","name":"Mara","content":[{"type":"text","text":"call DE89"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},
        {"type":"image_url","image_url":{"url":"https://example.org/x.png"}}]},
      {"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"pay","arguments":"{\"to\":\"DE89\"}"}}]},
      {"role":"tool","tool_call_id":"c1","content":"paid"}],
      "tools":[{"type":"function","function":{"name":"pay","description":"pays","parameters":{"type":"object","required":["to"]}}}],
      "x_note":"hidden"})");
  std::string seen;
  for (auto& text : asked.texts()) {
    seen += text.name + "=" + *text.text + "/" + std::to_string(static_cast<int>(text.origin)) + "\n";
    if (*text.text == "call DE89") *text.text = "call [IBAN_1]";
  }
  EXPECT_EQ(seen, "messages[0].content=be kind/0\n"
                  "messages[1].name=Mara/1\n"
                  "messages[1].content[0].text=call DE89/1\n"
                  "messages[1].content[2].image_url.url=https://example.org/x.png/1\n"
                  "messages[2].tool_calls[0].function.name=pay/2\n"
                  "messages[2].tool_calls[0].function.arguments={\"to\":\"DE89\"}/2\n"
                  "messages[3].content=paid/3\n"
                  "tools[0].function.name=pay/0\n"
                  "tools[0].function.description=pays/0\n"
                  "x_note=hidden/1\n");
  EXPECT_NE(write_request(asked, kChat, "u")->find("call [IBAN_1]"), std::string::npos);
}

TEST(OpenAiChat, long_or_blank_text_does_not_hide_in_an_id) {
  auto asked = request(kChat, R"({"model":"m","messages":[{"role":"user","id":"my number is 7","type":")" +
                                  std::string(200, 'x') + R"("}]})");
  EXPECT_EQ(asked.texts().size(), 2U);
}

TEST(OpenAiChat, text_does_not_hide_where_media_or_seals_are_expected) {
  const auto count = [](std::string_view part) {
    return request(kChat, R"({"model":"m","messages":[{"role":"user","content":[)" + std::string(part) + "]}]}")
        .texts()
        .size();
  };
  EXPECT_EQ(count(R"({"type":"input_audio","input_audio":{"data":"UklGRg==","format":"wav"}})"), 0U);
  EXPECT_EQ(count(R"({"type":"input_audio","input_audio":{"data":"my card is 4111","format":"wav"}})"), 1U);
  EXPECT_EQ(count(R"({"type":"text","data":"hidden","format":"x"})"), 1U);
  EXPECT_EQ(count(R"({"type":"image_url","image_url":{"url":"data:text/plain;base64,AAAA"}})"), 1U);
  EXPECT_EQ(count(R"({"type":"image_url","image_url":{"url":"data:image/png,my card"}})"), 1U);
  EXPECT_EQ(count(R"({"type":"file","file":{"file_data":"data:application/pdf;base64,AAAA"}})"), 0U);
  EXPECT_EQ(count(R"({"type":"x","signature":"not sealed at all"})"), 1U);
  EXPECT_EQ(count(R"({"type":"x","required":["city","unit"]})"), 0U);
  EXPECT_EQ(count(R"({"type":"x","required":["city","my card is 4111"]})"), 2U);
}

TEST(OpenAiChat, a_field_given_twice_among_many_is_found) {
  std::string body = R"({"model":"m","messages":[{}])";
  for (int i = 0; i < 40; ++i) body += ",\"x" + std::to_string(i) + "\":1";
  EXPECT_TRUE(parse_request(kChat, body + "}"));
  for (const std::string_view name : {"x0", "x39", "model"}) {
    const auto refused = parse_request(kChat, body + ",\"" + std::string(name) + "\":1}");
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().code(), "dialects.field_twice");
  }
}

TEST(OpenAiChat, a_whole_answer_passes_with_the_clients_model_name) {
  const auto asked = request(kChat, R"({"model":"fast","messages":[{"role":"user","content":"a"}]})");
  Answer answer(asked, kChat, "call_1", 0);
  const auto whole = answer.whole(
      R"({"id":"c","object":"chat.completion","created":1,"model":"gpt-x-2026","choices":[{"index":0,"message":
      {"role":"assistant","content":"Hello","tool_calls":[{"function":{"name":"f","arguments":"{\"a\":1}"}}]},"finish_reason":"stop"}],
      "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12,"prompt_tokens_details":{"cached_tokens":4}},"x":1.50})");
  ASSERT_TRUE(whole) << whole.error().describe();
  EXPECT_EQ(json(whole->body).text("model"), "fast");
  EXPECT_NE(whole->body.find("\"x\":1.50"), std::string::npos);
  EXPECT_EQ(whole->texts, (std::vector<std::string>{"Hello\n{\"a\":1}"}));
  EXPECT_EQ(answer.usage(), (Usage{9, 3, 4, true}));
  EXPECT_EQ(answer.finish_reason(), "stop");
}

TEST(OpenAiChat, an_answer_that_is_none_is_refused) {
  const auto asked = request(kChat, R"({"model":"fast","messages":[{"role":"user","content":"a"}]})");
  for (const std::string_view body : {"<html>", "[]", "{}", R"({"choices":3})", ""}) {
    Answer answer(asked, kChat, "call_1", 0);
    const auto whole = answer.whole(body);
    ASSERT_FALSE(whole) << body;
    EXPECT_EQ(whole.error().code(), "dialects.upstream_not_understood");
  }
}

constexpr std::string_view kStream =
    "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}],\"usage\":null}\n\n"
    "data: {\"id\":\"c\",\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Grüß \"},\"finish_reason\":null}],\"usage\":null,\"obfuscation\":\"k2\"}\n\n"
    ": still here\n\n"
    "data: {\"id\":\"c\",\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{1\"}}]},\"finish_reason\":null}],\"usage\":null}\n\n"
    "data: {\"id\":\"c\",\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":null}\n\n"
    "data: {\"id\":\"c\",\"model\":\"gpt-x\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}\n\n"
    "data: [DONE]\n\n";

TEST(OpenAiChat, a_stream_passes_without_the_usage_that_the_client_did_not_want) {
  const auto asked = request(kChat, R"({"model":"fast","stream":true,"messages":[{"role":"user","content":"a"}]})");
  const auto out = streamed(asked, kChat, kStream);
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.text, "Grüß {1");
  EXPECT_EQ(out.usage, (Usage{5, 2, 0, true}));
  EXPECT_EQ(out.finish_reason, "stop");
  EXPECT_EQ(out.bytes.find("usage"), std::string::npos);
  EXPECT_EQ(out.bytes.find("gpt-x"), std::string::npos);
  EXPECT_EQ(out.bytes.find("still here"), std::string::npos);
  EXPECT_NE(out.bytes.find("\"obfuscation\":\"k2\""), std::string::npos);
  EXPECT_TRUE(out.bytes.ends_with("\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
}

TEST(OpenAiChat, a_stream_of_a_client_that_wants_usage_and_names_the_same_model_passes_byte_for_byte) {
  const auto asked = request(
      kChat,
      R"({"model":"gpt-x","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"a"}]})");
  std::string expected(kStream);
  expected.replace(expected.find(": still here"), 12, ":");
  EXPECT_EQ(streamed(asked, kChat, kStream).bytes, expected);
}

TEST(OpenAiChat, the_end_of_a_stream_is_held_back) {
  const auto asked = request(kChat, R"({"model":"m","stream":true,"messages":[{"role":"user","content":"a"}]})");
  Answer answer(asked, kChat, "call_1", 0);
  const auto pieces = answer.feed(
      "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\nrubbish");
  ASSERT_TRUE(pieces);
  std::string bytes;
  for (const auto& piece : *pieces) bytes += piece.bytes;
  EXPECT_EQ(bytes, "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n");
  EXPECT_TRUE(answer.ended());
  EXPECT_TRUE(answer.finish());
  EXPECT_EQ(answer.last_bytes(), "data: [DONE]\n\n");
}

TEST(OpenAiChat, each_choice_and_each_call_of_a_tool_is_a_text_of_its_own) {
  const auto asked = request(kChat, R"({"model":"m","n":2,"stream":true,"messages":[{"role":"user","content":"a"}]})");
  Answer answer(asked, kChat, "call_1", 0);
  const auto pieces = answer.feed(
      R"(data: {"choices":[{"index":0,"delta":{"reasoning_content":"r","content":"a"}},{"index":1,"delta":{"content":"b"}}]})"
      "\n\n"
      R"(data: {"choices":[{"index":1,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{"}},{"index":3,"custom":{"input":"x"}}]},"finish_reason":"stop"}]})"
      "\n\n");
  ASSERT_TRUE(pieces);
  std::string seen;
  for (const auto& piece : *pieces)
    seen += std::to_string(piece.voice) + " " + piece.part + "=" + piece.text +
            (piece.bytes.empty() ? "\n" : " and bytes\n");
  EXPECT_EQ(seen,
            "0 content=a\n0 reasoning_content=r\n1 content=b and bytes\n1 tool 0={\n1 input 3=x\n1 end= and bytes\n");
}

TEST(OpenAiChat, a_stream_that_just_stops_is_an_error) {
  const auto asked = request(kChat, R"({"model":"m","stream":true,"messages":[{"role":"user","content":"a"}]})");
  EXPECT_EQ(streamed(asked, kChat, "").error, "dialects.upstream_truncated");
  const auto out = streamed(
      asked, kChat,
      kStream.substr(0,
                     kStream.find("data: {\"id\":\"c\",\"model\":\"gpt-x\",\"choices\":[{\"index\":0,\"delta\":{}")));
  EXPECT_EQ(out.error, "dialects.upstream_truncated");
  EXPECT_EQ(out.text, "Grüß {1");
}

TEST(OpenAiChat, a_finish_reason_for_every_choice_is_an_end_even_without_done) {
  const auto one = request(kChat, R"({"model":"m","stream":true,"messages":[{"role":"user","content":"a"}]})");
  const auto two = request(kChat, R"({"model":"m","n":2,"stream":true,"messages":[{"role":"user","content":"a"}]})");
  constexpr std::string_view end = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}\n\n";
  EXPECT_EQ(streamed(one, kChat, end).error, "");
  EXPECT_EQ(streamed(one, kChat, end).finish_reason, "length");
  EXPECT_EQ(streamed(two, kChat, end).error, "dialects.upstream_truncated");
  EXPECT_EQ(streamed(two, kChat, "data: [DONE]").error, "") << "a server that leaves out the last blank line";
}

TEST(OpenAiChat, an_error_in_the_stream_is_an_error_and_what_came_before_is_given) {
  const auto asked = request(kChat, R"({"model":"m","stream":true,"messages":[{"role":"user","content":"a"}]})");
  const auto out = streamed(
      asked, kChat,
      "data: {\"choices\":[{\"delta\":{\"content\":\"ab\"}}]}\r\n\r\n"
      "data: {\"error\":{\"message\":\"overheated\",\"type\":\"server_error\",\"code\":null}}\r\n\r\ndata: [DONE]\r\n\r\n");
  EXPECT_EQ(out.text, "ab");
  EXPECT_EQ(out.error, "dialects.upstream_failed");
  EXPECT_EQ(streamed(asked, kChat, "data: <html>\n\n").error, "dialects.upstream_not_understood");
}

TEST(OpenAiErrors, have_the_shape_of_the_wire_and_say_what_socle_knows) {
  Failure failure{403, "", "policy.denied", "Not allowed.", "model", "decide", "no rule", "call_7"};
  EXPECT_EQ(error_body(kChat, failure),
            R"({"error":{"message":"Not allowed.","type":"permission_error","param":"model","code":"policy.denied",)"
            R"("socle":{"stage":"decide","reason":"no rule","call":"call_7"}}})");
  EXPECT_EQ(error_event(kChat, {.status = 502, .message = "x"}),
            "data: {\"error\":{\"message\":\"x\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n");
  EXPECT_EQ(
      error_event(Wire::openai_responses, {.status = 502, .message = "x"}, 4),
      "event: error\ndata: {\"type\":\"error\",\"code\":null,\"message\":\"x\",\"param\":null,\"sequence_number\":4,"
      "\"error\":{\"message\":\"x\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n");
}

TEST(OpenAiErrors, of_the_endpoint_pass_only_as_json_and_never_speak_of_our_credential) {
  const auto json_error = failure_of_upstream(
      kChat, 400,
      R"({"error":{"message":"too long","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}})",
      "application/json; charset=utf-8");
  EXPECT_EQ(json_error.status, 400);
  EXPECT_EQ(json_error.message, "too long");
  EXPECT_EQ(json_error.code, "context_length_exceeded");
  EXPECT_EQ(json_error.param, "messages");
  const auto html = failure_of_upstream(kChat, 503, "<html>secret</html>", "text/html");
  EXPECT_EQ(html.status, 503);
  EXPECT_EQ(html.message.find("secret"), std::string::npos);
  const auto key = failure_of_upstream(kChat, 401, R"({"error":{"message":"Incorrect API key: sk-123"}})",
                                       "application/json");
  EXPECT_EQ(key.status, 502);
  EXPECT_EQ(key.message.find("sk-123"), std::string::npos);
  EXPECT_EQ(failure_of_upstream(kChat, 429, R"({"error":"slow down"})", "application/json").message, "slow down");
  EXPECT_EQ(failure_of_upstream(kChat, 500, R"({"error":{"message":"<!DOCTYPE html>x"}})", "application/json")
                .message.find("DOCTYPE"),
            std::string::npos);
  EXPECT_EQ(failure_of_upstream(kChat, 302, "", "").status, 502);
}

} // namespace
} // namespace socle::dialects
