// Values come back wherever their placeholders stand in an answer, however the stream is cut, and nothing else changes.
#include "dialects/restore.h"
#include "dialects/dialects_testing.h"

#include <random>

namespace socle::dialects {
namespace {

constexpr std::string_view kAsk =
    R"({"model":"m","stream":true,"max_tokens":5,"messages":[{"role":"user","content":"a"}],"input":"a"})";
const std::vector<Placeholder> kAll{{"[PERSON_1]", "Anna Müller"},
                                    {"[PERSON_10]", "Jean \"Jo\" Petit"},
                                    {"[EMAIL_1]", "anna@example.org"},
                                    {"[ADDRESS_1]", "Hauptstraße 1\n10115 Berlin"}};

std::string event(std::string_view name, std::string_view data) {
  return (name.empty() ? "" : "event: " + std::string(name) + "\n") + "data: " + std::string(data) + "\n\n";
}

// What a client of `client` reads of a stream: the words, a tool's arguments, and whether the events are numbered without a gap.
struct Read {
  std::string words, arguments;
  bool in_order = true;
};
Read read(Wire client, std::string_view bytes) {
  Read out;
  Events events;
  std::int64_t next = -1;
  while (true) {
    auto found = *events.next(bytes);
    if (!found) return out;
    if (found->data == "[DONE]" || !found->has_data) continue;
    const Tree data = testing::json(found->data);
    if (const auto number = data.integer("sequence_number")) {
      out.in_order = out.in_order && (next < 0 || *number == next);
      next = *number + 1;
    }
    if (client == Wire::openai_chat) {
      for (const auto& choice : *data.array("choices")) {
        const auto* delta = choice.object("delta");
        out.words += delta->text("content");
        if (const auto* calls = delta->array("tool_calls"))
          out.arguments += (*calls)[0].object("function")->text("arguments");
      }
    } else if (client == Wire::openai_responses) {
      if (data.text("type") == "response.output_text.delta") out.words += data.text("delta");
      if (data.text("type") == "response.function_call_arguments.delta") out.arguments += data.text("delta");
    } else if (const auto* delta = data.object("delta")) {
      out.words += delta->text("text");
      out.arguments += delta->text("partial_json");
    }
  }
}

// An answer of an endpoint, its words and arguments in these pieces.
std::string chat_stream(const std::vector<std::string>& words, const std::vector<std::string>& arguments) {
  std::string out;
  for (const auto& piece : words)
    out += event("", R"({"id":"c","choices":[{"index":0,"delta":{"content":)" + dialects::quoted(piece) + "}}]}");
  for (const auto& piece : arguments) {
    out += event(
        "",
        R"({"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":)" +
            dialects::quoted(piece) + "}}]}}]}");
  }
  return out + event("", R"({"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})") +
         "data: [DONE]\n\n";
}
std::string messages_stream(const std::vector<std::string>& words, const std::vector<std::string>& arguments) {
  std::string out = event("message_start", R"({"type":"message_start","message":{"usage":{"input_tokens":3}}})");
  out += event("content_block_start",
               R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})");
  for (const auto& piece : words) {
    out += event("content_block_delta",
                 R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":)" +
                     dialects::quoted(piece) + "}}");
  }
  out += event("content_block_stop", R"({"type":"content_block_stop","index":0})");
  out += event(
      "content_block_start",
      R"({"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}})");
  for (const auto& piece : arguments) {
    out += event("content_block_delta",
                 R"({"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":)" +
                     dialects::quoted(piece) + "}}");
  }
  out += event("content_block_stop", R"({"type":"content_block_stop","index":1})");
  out += event("message_delta",
               R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}})");
  return out + event("message_stop", R"({"type":"message_stop"})");
}
std::string responses_stream(const std::vector<std::string>& words, const std::vector<std::string>& arguments) {
  std::string out;
  std::int64_t number = 0;
  const auto add = [&](const std::string& type, const std::string& rest) {
    out += event(type, R"({"type":")" + type + R"(","sequence_number":)" + std::to_string(number++) + "," + rest + "}");
  };
  std::string text, call;
  add("response.created", R"("response":{"status":"in_progress"})");
  for (const auto& piece : words) {
    add("response.output_text.delta", R"("output_index":0,"content_index":0,"delta":)" + dialects::quoted(piece));
    text += piece;
  }
  add("response.output_text.done", R"("output_index":0,"content_index":0,"text":)" + dialects::quoted(text));
  for (const auto& piece : arguments) {
    add("response.function_call_arguments.delta", R"("output_index":1,"delta":)" + dialects::quoted(piece));
    call += piece;
  }
  add("response.function_call_arguments.done", R"("output_index":1,"arguments":)" + dialects::quoted(call));
  add("response.completed",
      R"("response":{"status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":)" +
          dialects::quoted(text) + "}]}]}");
  return out;
}

std::vector<std::string> cut(std::string_view text, std::mt19937& random) {
  std::vector<std::string> out;
  while (!text.empty()) {
    std::size_t size = std::min<std::size_t>(1 + random() % 9, text.size());
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) ++size;
    out.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

std::string streamed(const Request& asked, Wire backend, std::string_view bytes, std::string* text = nullptr) {
  Answer answer(asked, backend, "call_test", 1700000000);
  answer.restore(kAll);
  std::string out;
  while (!bytes.empty() && !answer.ended()) {
    auto pieces = answer.feed(bytes.substr(0, 50));
    bytes.remove_prefix(std::min<std::size_t>(50, bytes.size()));
    EXPECT_TRUE(pieces) << pieces.error().describe();
    for (const auto& piece : *pieces) {
      out += piece.bytes;
      if (text != nullptr) *text += piece.text;
    }
  }
  EXPECT_TRUE(answer.finish());
  return out + answer.last_bytes();
}

TEST(Restored, words_and_arguments_come_back_on_every_pair_of_wires_under_any_cut) {
  constexpr std::string_view words = "Dear [PERSON_1], [PERSON_10] and [PERSON_2] [[EMAIL_1]] of [ADDRESS_1] [PERSON_";
  const std::string meant =
      "Dear Anna Müller, Jean \"Jo\" Petit and [PERSON_2] [anna@example.org] of Hauptstraße 1\n10115 Berlin [PERSON_";
  constexpr std::string_view arguments = R"({"to":"[EMAIL_1]","cc":["[PERSON_10]"],"at":"[ADDRESS_1]","[PERSON_1]":1})";
  std::mt19937 random(20260301);
  for (int i = 0; i < 300; ++i) {
    for (const Wire backend : {Wire::openai_chat, Wire::anthropic_messages, Wire::openai_responses}) {
      const auto said = cut(words, random), called = cut(arguments, random);
      const std::string bytes = backend == Wire::openai_chat          ? chat_stream(said, called)
                                : backend == Wire::anthropic_messages ? messages_stream(said, called)
                                                                      : responses_stream(said, called);
      for (const Wire client : {Wire::openai_chat, Wire::anthropic_messages, Wire::openai_responses}) {
        if (!can_answer(client, backend)) continue;
        std::string seen;
        const Read got = read(client, streamed(testing::request(client, kAsk), backend, bytes, &seen));
        ASSERT_EQ(got.words, meant) << bytes;
        ASSERT_TRUE(got.in_order) << bytes;
        const Tree call = testing::json(got.arguments);
        ASSERT_EQ(call.text("to"), "anna@example.org");
        ASSERT_EQ(*(*call.array("cc"))[0].string(), "Jean \"Jo\" Petit");
        ASSERT_EQ(call.text("at"), "Hauptstraße 1\n10115 Berlin");
        ASSERT_EQ(call.integer("Anna Müller"), 1);
        ASSERT_NE(seen.find(meant), std::string::npos) << "guard sees what the client will";
      }
    }
  }
}

TEST(Restored, nothing_is_kept_back_but_what_could_be_a_placeholders_front) {
  const Restorer restorer(Wire::openai_chat, kAll, false);
  std::string held;
  EXPECT_EQ(restorer.restored(held, "see [PER", Restorer::Style::plain), "see ");
  EXPECT_EQ(held, "[PER");
  EXPECT_EQ(restorer.restored(held, "HAPS] and [x", Restorer::Style::plain), "[PERHAPS] and [x");
  EXPECT_EQ(held, "");
  EXPECT_EQ(restorer.restored(held, "a[[[", Restorer::Style::plain), "a[[");
  EXPECT_EQ(held, "[");
  EXPECT_EQ(restorer.restored(held, "EMAIL_1", Restorer::Style::plain), "");
  EXPECT_EQ(restorer.restored(held, "]", Restorer::Style::plain), "anna@example.org");
}

TEST(Restored, a_whole_answer_of_each_wire) {
  const auto whole = [](Wire client, Wire backend, std::string_view body, std::string_view ask = kAsk) {
    Answer answer(testing::request(client, ask), backend, "call_test", 1);
    answer.restore(kAll);
    auto out = answer.whole(body);
    EXPECT_TRUE(out) << out.error().describe();
    return testing::json(out->body);
  };
  constexpr std::string_view chat =
      R"({"x":1.0,"choices":[{"index":0,"message":{"content":"To [ADDRESS_1]","tool_calls":[{"id":"t","type":"function","function":{"name":"f","arguments":"{\"a\":\"[ADDRESS_1]\"}"}}]},"finish_reason":"stop"}]})";
  Tree got = whole(Wire::openai_chat, Wire::openai_chat, chat);
  const Tree& message = *(*got.array("choices"))[0].object("message");
  EXPECT_EQ(message.text("content"), "To Hauptstraße 1\n10115 Berlin");
  EXPECT_EQ((*message.array("tool_calls"))[0].object("function")->text("arguments"),
            R"({"a":"Hauptstraße 1\n10115 Berlin"})");
  EXPECT_EQ(got.find("x")->number()->text, "1.0") << "and nothing else changed";

  constexpr std::string_view messages =
      R"({"type":"message","content":[{"type":"text","text":"[PERSON_10]"},{"type":"tool_use","id":"t","name":"f","input":{"text":"[PERSON_10]","arguments":"[ADDRESS_1]","n":{"[PERSON_1]":[2]}}}],"stop_reason":"end_turn"})";
  for (const Wire client : {Wire::anthropic_messages, Wire::openai_chat}) {
    got = whole(client, Wire::anthropic_messages, messages);
    const Tree input = client == Wire::anthropic_messages
                           ? *(*got.array("content"))[1].object("input")
                           : testing::json((*(*got.array("choices"))[0].object("message")->array("tool_calls"))[0]
                                               .object("function")
                                               ->text("arguments"));
    EXPECT_EQ(input.text("text"), "Jean \"Jo\" Petit");
    EXPECT_EQ(input.text("arguments"), "Hauptstraße 1\n10115 Berlin");
    EXPECT_NE(input.object("n")->find("Anna Müller"), nullptr);
  }
}

TEST(Restored, an_answer_that_was_asked_for_as_json_stays_json) {
  constexpr std::string_view ask =
      R"({"model":"m","messages":[{"role":"user","content":"a"}],"response_format":{"type":"json_object"}})";
  Answer answer(testing::request(Wire::openai_chat, ask), Wire::openai_chat, "c", 1);
  answer.restore(kAll);
  const auto out = answer.whole(
      R"({"choices":[{"message":{"content":"{\"name\":\"[PERSON_10]\",\"at\":\"[ADDRESS_1]\"}"},"finish_reason":"stop"}]})");
  ASSERT_TRUE(out);
  const Tree said = testing::json((*testing::json(out->body).array("choices"))[0].object("message")->text("content"));
  EXPECT_EQ(said.text("name"), "Jean \"Jo\" Petit");
  EXPECT_EQ(said.text("at"), "Hauptstraße 1\n10115 Berlin");
}

TEST(Restored, a_front_that_the_streams_end_cuts_leaves_as_it_came) {
  const auto asked = testing::request(Wire::openai_chat, kAsk);
  const std::string open = event("", R"({"choices":[{"index":0,"delta":{"content":"so [PERS"}}]})");
  const std::string end = event("", R"({"choices":[{"index":0,"delta":{},"finish_reason":"length"}]})");
  EXPECT_EQ(read(Wire::openai_chat, streamed(asked, Wire::openai_chat, open + end + "data: [DONE]\n\n")).words,
            "so [PERS");
  EXPECT_EQ(read(Wire::openai_chat, streamed(asked, Wire::openai_chat, open + "data: [DONE]\n\n")).words, "so [PERS");
  EXPECT_EQ(read(Wire::openai_chat, streamed(asked, Wire::openai_chat, open + "data: [DONE]")).words, "so [PERS");
}

} // namespace
} // namespace socle::dialects
