// Requests of one wire for an endpoint of another. All content here is invented.
#include "dialects/dialects_testing.h"

namespace socle::dialects {
namespace {

using testing::json;
using testing::request;

constexpr Wire kChat = Wire::openai_chat, kMessages = Wire::anthropic_messages, kResponses = Wire::openai_responses;

Tree translated(Wire client, Wire backend, std::string_view body, std::string_view model = "up") {
  const auto out = write_request(request(client, body), backend, model);
  EXPECT_TRUE(out) << out.error().describe();
  return out ? json(*out) : Tree();
}

// Which field a refusal names; empty: none was refused.
std::string refused_field(Wire client, Wire backend, std::string_view body) {
  const auto out = write_request(request(client, body), backend, "up");
  if (out) return "";
  EXPECT_EQ(out.error().http_status(), 400);
  return failure_of(out.error()).param;
}

TEST(ChatToMessages, carries_everything_that_both_know) {
  const Tree out = translated(
      kChat, kMessages,
      R"({"model":"m","stream":true,"temperature":0.70,"top_p":1,"max_tokens":99,"stop":"END","user":"u-1",
    "messages":[
      {"role":"system","content":"be kind"},{"role":"developer","content":[{"type":"text","text":"be brief"}]},
      {"role":"user","content":[{"type":"text","text":"what is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA","detail":"auto"}},{"type":"image_url","image_url":{"url":"https://example.org/x.png"}}]},
      {"role":"assistant","content":"I look.","refusal":null,"annotations":[],"tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{\"n\": 1.0}"}},{"id":"c2","type":"function","function":{"name":"look","arguments":""}}]},
      {"role":"tool","tool_call_id":"c1","content":"a cat"},{"role":"tool","tool_call_id":"c2","content":[{"type":"text","text":"a"},{"type":"text","text":"dog"}]},
      {"role":"user","content":"and?"}],
    "tools":[{"type":"function","function":{"name":"look","description":"looks","parameters":{"type":"object","properties":{"n":{"type":"number"}}},"strict":true}},{"type":"function","function":{"name":"wait"}}],
    "tool_choice":"required","parallel_tool_calls":false,"n":1,"presence_penalty":0,"reasoning_effort":"low",
    "response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object"},"strict":true}},
    "stream_options":{"include_usage":true},"prompt_cache_key":"k"})");
  EXPECT_EQ(out, json(R"({"model":"up","max_tokens":99,
    "system":[{"type":"text","text":"be kind"},{"type":"text","text":"be brief"}],
    "messages":[
      {"role":"user","content":[{"type":"text","text":"what is it?"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},{"type":"image","source":{"type":"url","url":"https://example.org/x.png"}}]},
      {"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"c1","name":"look","input":{"n":1.0}},{"type":"tool_use","id":"c2","name":"look","input":{}}]},
      {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"a cat"},{"type":"tool_result","tool_use_id":"c2","content":[{"type":"text","text":"a"},{"type":"text","text":"dog"}]},{"type":"text","text":"and?"}]}],
    "temperature":0.70,"top_p":1,"stop_sequences":["END"],
    "tools":[{"name":"look","description":"looks","input_schema":{"type":"object","properties":{"n":{"type":"number"}}},"strict":true},{"name":"wait","input_schema":{"type":"object","properties":{}}}],
    "tool_choice":{"type":"any","disable_parallel_tool_use":true},
    "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}},"effort":"low"},
    "metadata":{"user_id":"u-1"},"stream":true})"))
      << out.write();
}

TEST(ChatToMessages, a_request_without_a_limit_gets_the_one_that_is_reserved) {
  const Tree out = translated(kChat, kMessages, R"({"model":"m","messages":[{"role":"user","content":"a"}]})");
  EXPECT_EQ(out.integer("max_tokens"), anthropic_output_tokens_default);
}

TEST(ChatToMessages, refuses_by_name_what_cannot_be_honoured) {
  const auto refused = [](std::string_view more) {
    return refused_field(kChat, kMessages,
                         R"({"model":"m","messages":[{"role":"user","content":"a"}],)" + std::string(more) + "}");
  };
  EXPECT_EQ(refused(R"("x":null)"), "");
  EXPECT_EQ(refused(R"("n":2)"), "n");
  EXPECT_EQ(refused(R"("seed":7)"), "seed");
  EXPECT_EQ(refused(R"("logprobs":true)"), "logprobs");
  EXPECT_EQ(refused(R"("logit_bias":{"5":1})"), "logit_bias");
  EXPECT_EQ(refused(R"("presence_penalty":0.5)"), "presence_penalty");
  EXPECT_EQ(refused(R"("brand_new":{"a":1})"), "brand_new");
  EXPECT_EQ(refused(R"("reasoning_effort":"minimal")"), "reasoning_effort");
  EXPECT_EQ(refused(R"("response_format":{"type":"json_object"})"), "response_format.type=json_object");
  EXPECT_EQ(refused(R"("tools":[{"type":"custom","custom":{"name":"x"}}])"), "tools[0].type=custom");
  EXPECT_EQ(refused(R"("tool_choice":{"type":"allowed_tools"})"), "tool_choice");
  EXPECT_EQ(refused(R"("functions":[{"name":"f"}])"), "functions");
  const auto refused_messages = [](std::string_view messages) {
    return refused_field(kChat, kMessages, R"({"model":"m","messages":[)" + std::string(messages) + "]}");
  };
  EXPECT_EQ(refused_messages(
                R"({"role":"user","content":"a"},{"role":"system","content":"b"},{"role":"user","content":"c"})"),
            "messages[1].role");
  EXPECT_EQ(refused_messages(
                R"({"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AA","format":"wav"}}]})"),
            "messages[0].content[0].type=input_audio");
  EXPECT_EQ(refused_messages(R"({"role":"user","name":"Mara","content":"a"})"), "messages[0].name");
  EXPECT_EQ(refused_messages(R"({"role":"user","content":"a"},{"role":"assistant","content":"b"})"), "messages[1]");
  EXPECT_EQ(
      refused_messages(
          R"({"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{oops"}}]},{"role":"tool","tool_call_id":"c","content":"x"})"),
      "messages[1].tool_calls[0].function.arguments");
  EXPECT_EQ(
      refused_messages(
          R"({"role":"user","content":"a"},{"role":"assistant","content":"b","reasoning_content":"unsigned"},{"role":"user","content":"c"})"),
      "messages[1].reasoning_content");
  EXPECT_EQ(refused_messages(R"({"role":"narrator","content":"a"})"), "messages[0].role");
  EXPECT_EQ(refused_messages(
                R"({"role":"user","content":[{"type":"image_url","image_url":{"url":"data:text/plain,hello"}}]})"),
            "messages[0].content[0]");
}

TEST(MessagesToChat, carries_everything_that_both_know) {
  const Tree out = translated(
      kMessages, kChat, R"({"model":"m","stream":true,"max_tokens":99,"temperature":0.5,"stop_sequences":["A","B"],
    "system":[{"type":"text","text":"be kind","cache_control":{"type":"ephemeral"}},{"type":"text","text":"be brief"}],
    "metadata":{"user_id":"u-1"},"thinking":{"type":"enabled","budget_tokens":4096},
    "messages":[
      {"role":"user","content":[{"type":"text","text":"what?"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},{"type":"image","source":{"type":"url","url":"https://example.org/x.png"}}]},
      {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"c2ln"},{"type":"text","text":"I look."},{"type":"tool_use","id":"t1","name":"look","input":{"n":12345678901234567890}}]},
      {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","is_error":true,"content":[{"type":"text","text":"no eyes"}]},{"type":"text","text":"and?"}]}],
    "tools":[{"name":"look","description":"looks","input_schema":{"type":"object"},"cache_control":{"type":"ephemeral"}}],
    "tool_choice":{"type":"tool","name":"look","disable_parallel_tool_use":true},
    "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}})");
  EXPECT_EQ(out, json(R"({"model":"up","messages":[
      {"role":"system","content":[{"type":"text","text":"be kind"},{"type":"text","text":"be brief"}]},
      {"role":"user","content":[{"type":"text","text":"what?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},{"type":"image_url","image_url":{"url":"https://example.org/x.png"}}]},
      {"role":"assistant","content":"I look.","reasoning_content":"hm","tool_calls":[{"id":"t1","type":"function","function":{"name":"look","arguments":"{\"n\":12345678901234567890}"}}]},
      {"role":"tool","tool_call_id":"t1","content":"Error: no eyes"},
      {"role":"user","content":"and?"}],
    "max_tokens":99,"temperature":0.5,"stop":["A","B"],
    "tools":[{"type":"function","function":{"name":"look","description":"looks","parameters":{"type":"object"}}}],
    "tool_choice":{"type":"function","function":{"name":"look"}},"parallel_tool_calls":false,
    "response_format":{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"},"strict":true}},
    "reasoning_effort":"medium","user":"u-1","stream":true,"stream_options":{"include_usage":true}})"))
      << out.write();
}

TEST(MessagesToChat, the_limit_has_the_name_that_the_model_knows) {
  constexpr std::string_view body = R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":"a"}]})";
  EXPECT_EQ(translated(kMessages, kChat, body, "gpt-5-mini").integer("max_completion_tokens"), 9);
  EXPECT_EQ(translated(kMessages, kChat, body, "openai/o3").integer("max_completion_tokens"), 9);
  EXPECT_EQ(translated(kMessages, kChat, body, "mistral-small").integer("max_tokens"), 9);
}

TEST(MessagesToChat, refuses_by_name_what_cannot_be_honoured) {
  const auto refused = [](std::string_view more) {
    return refused_field(
        kMessages, kChat,
        R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":"a"}],)" + std::string(more) + "}");
  };
  EXPECT_EQ(refused(R"("thinking":{"type":"disabled"},"service_tier":"auto","cache_control":{"type":"ephemeral"})"),
            "");
  EXPECT_EQ(refused(R"("top_k":5)"), "top_k");
  EXPECT_EQ(refused(R"("container":"c")"), "container");
  EXPECT_EQ(refused(R"("mcp_servers":[{"url":"https://example.org"}])"), "mcp_servers");
  EXPECT_EQ(refused(R"("context_management":{"edits":[]})"), "context_management");
  EXPECT_EQ(refused(R"("tools":[{"type":"web_search_20250305","name":"web_search"}])"),
            "tools[0].type=web_search_20250305");
  EXPECT_EQ(refused(R"("output_config":{"effort":"max"})"), "output_config.effort");
  EXPECT_EQ(refused_field(kMessages, kChat, R"({"model":"m","messages":[{"role":"user","content":"a"}]})"),
            "max_tokens");
  const auto refused_content = [](std::string_view content) {
    return refused_field(
        kMessages, kChat,
        R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":[)" + std::string(content) + "]}]}");
  };
  EXPECT_EQ(refused_content(R"({"type":"document","source":{"type":"text","media_type":"text/plain","data":"x"}})"),
            "messages[0].content[0].type=document");
  EXPECT_EQ(refused_content(R"({"type":"redacted_thinking","data":"x"})"),
            "messages[0].content[0].type=redacted_thinking");
  EXPECT_EQ(refused_content(R"({"type":"text","text":"a","citations":[{"x":1}]})"), "messages[0].content[0].citations");
  EXPECT_EQ(
      refused_content(
          R"({"type":"tool_result","tool_use_id":"t","content":[{"type":"image","source":{"type":"url","url":"https://example.org/x.png"}}]})"),
      "messages[0].content[0].content[0]");
  EXPECT_EQ(
      refused_field(
          kMessages, kChat,
          R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"The answer is ("}]})"),
      "messages[1]");
}

TEST(ResponsesToChat, carries_everything_that_both_know) {
  const Tree out = translated(
      kResponses, kChat,
      R"({"model":"m","instructions":"be kind","max_output_tokens":50,"temperature":0.2,"store":false,"stream":true,
    "include":["reasoning.encrypted_content"],"reasoning":{"effort":"high","summary":"auto"},"metadata":{"a":"b"},"parallel_tool_calls":true,
    "text":{"format":{"type":"json_schema","name":"s","schema":{"type":"object"},"strict":true},"verbosity":"medium"},
    "tools":[{"type":"function","name":"look","description":"looks","parameters":{"type":"object"},"strict":false}],"tool_choice":{"type":"function","name":"look"},
    "input":[{"role":"user","content":"what?"},
      {"type":"reasoning","id":"rs_1","summary":[],"content":[{"type":"reasoning_text","text":"hm"}]},
      {"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"I look.","annotations":[],"logprobs":[]}]},
      {"type":"function_call","id":"fc_1","call_id":"c1","name":"look","arguments":"{}","status":"completed"},
      {"type":"function_call_output","call_id":"c1","output":"a cat"},
      {"role":"user","content":[{"type":"input_text","text":"and?"},{"type":"input_image","image_url":"data:image/png;base64,AAAA","detail":"low"}]}]})");
  EXPECT_EQ(out,
            json(R"({"model":"up","messages":[{"role":"system","content":"be kind"},{"role":"user","content":"what?"},
      {"role":"assistant","content":"I look.","reasoning_content":"hm","tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{}"}}]},
      {"role":"tool","tool_call_id":"c1","content":"a cat"},
      {"role":"user","content":[{"type":"text","text":"and?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA","detail":"low"}}]}],
    "max_tokens":50,"temperature":0.2,"tools":[{"type":"function","function":{"name":"look","description":"looks","parameters":{"type":"object"}}}],
    "tool_choice":{"type":"function","function":{"name":"look"}},"parallel_tool_calls":true,
    "response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object"},"strict":true}},
    "reasoning_effort":"high","stream":true,"stream_options":{"include_usage":true}})"))
      << out.write();
}

TEST(ResponsesToChat, a_plain_input_reaches_either_kind_of_endpoint) {
  constexpr std::string_view body = R"({"model":"m","input":"Hi"})";
  EXPECT_EQ(translated(kResponses, kChat, body), json(R"({"model":"up","messages":[{"role":"user","content":"Hi"}]})"));
  EXPECT_EQ(
      translated(kResponses, kMessages, body),
      json(R"({"model":"up","max_tokens":8192,"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]})"));
}

TEST(ResponsesToChat, refuses_by_name_what_cannot_be_honoured) {
  const auto refused = [](std::string_view more) {
    return refused_field(kResponses, kChat, R"({"model":"m","input":"a",)" + std::string(more) + "}");
  };
  EXPECT_EQ(refused(R"("previous_response_id":"resp_1")"), "previous_response_id");
  EXPECT_EQ(refused(R"("conversation":"c")"), "conversation");
  EXPECT_EQ(refused(R"("background":true)"), "background");
  EXPECT_EQ(refused(R"("store":true)"), "store");
  EXPECT_EQ(refused(R"("truncation":"auto")"), "truncation");
  EXPECT_EQ(refused(R"("include":["file_search_call.results"])"), "include");
  EXPECT_EQ(refused(R"("tools":[{"type":"web_search"}])"), "tools[0].type=web_search");
  EXPECT_EQ(refused(R"("max_tool_calls":3)"), "max_tool_calls");
  EXPECT_EQ(refused_field(kResponses, kChat, R"({"model":"m","input":[{"type":"item_reference","id":"x"}]})"),
            "input[0].type=item_reference");
  EXPECT_EQ(refused_field(kResponses, kChat,
                          R"({"model":"m","input":[{"type":"reasoning","summary":[],"encrypted_content":"sealed"}]})"),
            "input[0].encrypted_content");
  EXPECT_EQ(refused_field(kResponses, kChat,
                          R"({"model":"m","input":[{"role":"user","content":[{"type":"input_file","file_id":"f"}]}]})"),
            "input[0].content[0].type=input_file");
  EXPECT_EQ(refused_field(kResponses, kChat, R"({"model":"m"})"), "input");
}

TEST(Translation, exists_between_the_wires_that_talk) {
  for (const Wire client : {kChat, kMessages, kResponses}) {
    for (const Wire backend : {kChat, kMessages}) EXPECT_TRUE(can_answer(client, backend));
  }
  EXPECT_FALSE(can_answer(Wire::openai_embeddings, kChat));
  EXPECT_FALSE(can_answer(kChat, kResponses));
  const auto asked = request(Wire::openai_embeddings, R"({"model":"m","input":"a"})");
  EXPECT_EQ(write_request(asked, kMessages, "up").error().code(), "dialects.no_translation");
}

} // namespace
} // namespace socle::dialects
