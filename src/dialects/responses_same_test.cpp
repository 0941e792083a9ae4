// Responses, completions and embeddings of OpenAI to an endpoint that speaks them too. All content here is invented.
#include "dialects/dialects_testing.h"

namespace socle::dialects {
namespace {

using testing::json;
using testing::request;
using testing::streamed;

constexpr Wire kResponses = Wire::openai_responses;
constexpr std::string_view kAsk =
    R"({"model":"fast","stream":true,"max_output_tokens":40,"input":[{"role":"user","content":[{"type":"input_text","text":"Hi"},{"type":"input_image","image_url":"https://example.org/a.png"}]}]})";

TEST(OpenAiResponses, a_request_passes_unchanged_but_for_the_model) {
  auto asked = request(kResponses, kAsk);
  EXPECT_EQ(asked.output_tokens_max, 40);
  EXPECT_TRUE(asked.stream && asked.has_images);
  std::string expected(kAsk);
  expected.replace(expected.find("fast"), 4, "gpt-x");
  EXPECT_EQ(*write_request(asked, kResponses, "gpt-x"), expected);
  EXPECT_EQ(asked.texts().size(), 2U) << "a link may carry data out: it is inspected";
}

constexpr std::string_view kStream =
    "event: response.created\ndata: {\"type\":\"response.created\",\"sequence_number\":0,\"response\":{\"id\":\"r\",\"model\":\"gpt-x\",\"instructions\":\"be kind\"}}\n\n"
    "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"sequence_number\":1,\"item_id\":\"m\",\"delta\":\"Grüß \"}\n\n"
    "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"sequence_number\":2,\"item_id\":\"m\",\"delta\":\"Gott\"}\n\n"
    "event: response.output_text.done\ndata: {\"type\":\"response.output_text.done\",\"sequence_number\":3,\"item_id\":\"m\",\"text\":\"Grüß Gott\"}\n\n"
    "event: response.output_item.done\ndata: {\"type\":\"response.output_item.done\",\"sequence_number\":4,\"item\":{\"type\":\"function_call\",\"call_id\":\"c\",\"arguments\":\"unseen\"}}\n\n"
    "event: response.completed\ndata: {\"type\":\"response.completed\",\"sequence_number\":5,\"response\":{\"id\":\"r\",\"model\":\"gpt-x\",\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Grüß Gott\"}]}],\"usage\":{\"input_tokens\":7,\"input_tokens_details\":{\"cached_tokens\":3},\"output_tokens\":4,\"total_tokens\":11}}}\n\n";

TEST(OpenAiResponses, a_stream_passes_and_each_word_is_given_once_for_inspection) {
  const auto out = streamed(request(kResponses, kAsk), kResponses, kStream);
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.text, "Grüß Gott\nunseen");
  EXPECT_EQ(out.usage, (Usage{7, 4, 3, true}));
  EXPECT_EQ(out.finish_reason, "completed");
  std::string expected(kStream);
  for (int i = 0; i < 2; ++i) expected.replace(expected.find("gpt-x"), 5, "fast");
  EXPECT_EQ(out.bytes, expected);
}

TEST(OpenAiResponses, the_last_event_is_held_back_and_the_next_number_known) {
  Answer answer(request(kResponses, kAsk), kResponses, "call_1", 0);
  const auto pieces = answer.feed(kStream);
  ASSERT_TRUE(pieces);
  EXPECT_EQ(pieces->size(), 5U);
  EXPECT_TRUE(answer.finish());
  EXPECT_TRUE(answer.last_bytes().starts_with("event: response.completed\n"));
  EXPECT_EQ(answer.sequence(), 6);
}

TEST(OpenAiResponses, an_early_end_and_a_failure_are_errors) {
  EXPECT_EQ(
      streamed(request(kResponses, kAsk), kResponses, kStream.substr(0, kStream.find("event: response.completed")))
          .error,
      "dialects.upstream_truncated");
  EXPECT_EQ(
      streamed(
          request(kResponses, kAsk), kResponses,
          "data: {\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"server_error\",\"message\":\"no\"}}}\n\n")
          .error,
      "dialects.upstream_failed");
  EXPECT_EQ(streamed(request(kResponses, kAsk), kResponses,
                     "event: error\ndata: {\"type\":\"error\",\"code\":\"x\",\"message\":\"no\"}\n\n")
                .error,
            "dialects.upstream_failed");
}

TEST(OpenAiResponses, words_that_only_the_last_event_has_are_given_for_inspection) {
  const auto out = streamed(
      request(kResponses, kAsk), kResponses,
      "data: {\"type\":\"response.incomplete\",\"response\":{\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"},\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"late\"}]}]}}\n\n");
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.text, "late");
  EXPECT_EQ(out.finish_reason, "max_output_tokens");
}

TEST(OpenAiCompletions, pass_whole_and_streamed) {
  const auto asked = request(Wire::openai_completions,
                             R"({"model":"fast","prompt":["Once","Twice"],"n":2,"stream":true})");
  EXPECT_EQ(asked.choices, 4);
  const auto out = streamed(
      asked, Wire::openai_completions,
      "data: {\"model\":\"u\",\"choices\":[{\"index\":0,\"text\":\" upon\",\"finish_reason\":null}]}\n\n"
      "data: {\"model\":\"u\",\"choices\":[],\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":1}}\n\ndata: [DONE]\n\n");
  EXPECT_EQ(
      out.bytes,
      "data: {\"model\":\"fast\",\"choices\":[{\"index\":0,\"text\":\" upon\",\"finish_reason\":null}]}\n\ndata: [DONE]\n\n");
  EXPECT_EQ(out.text, " upon");
  EXPECT_EQ(out.usage, (Usage{2, 1, 0, true}));
}

TEST(OpenAiEmbeddings, pass_with_numbers_as_they_came) {
  auto asked = request(Wire::openai_embeddings, R"({"model":"e","input":["one","two"]})");
  EXPECT_EQ(asked.texts().size(), 2U);
  EXPECT_EQ(request(Wire::openai_embeddings, R"({"model":"e","input":[[1,2,3]]})").texts().size(), 0U);
  Answer answer(asked, Wire::openai_embeddings, "call_1", 0);
  const auto whole = answer.whole(
      R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.10,-1e-05]}],"model":"up","usage":{"prompt_tokens":2,"total_tokens":2}})");
  ASSERT_TRUE(whole);
  EXPECT_EQ(
      whole->body,
      R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.10,-1e-05]}],"model":"e","usage":{"prompt_tokens":2,"total_tokens":2}})");
  EXPECT_EQ(answer.usage(), (Usage{2, 0, 0, true}));
}

} // namespace
} // namespace socle::dialects
