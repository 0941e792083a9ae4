#include "dialects/dialects.h"
#include "dialects/errors.h"

#include <gtest/gtest.h>

namespace socle::dialects {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=\"cut here\"";
constexpr std::string_view sound("\x00\xff--cut here\r\n--cut\r\n", 20); // nearly a boundary, twice

std::string form(std::string_view more = {}) {
  return "--cut here\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nears\r\n"
         "--cut here\r\ncontent-disposition: form-data; name=prompt\r\n\r\nCall Mara Klein\r\n"
         "--cut here\r\nContent-Disposition: form-data; name=\"timestamp_granularities[]\"\r\n\r\nword\r\n" +
         std::string(more) +
         "--cut here\r\nContent-Disposition: form-data; name=\"file\"; filename=\"of \\\"Mara\\\".mp3\"\r\nContent-Type: audio/mpeg\r\n\r\n" +
         std::string(sound) + "\r\n--cut here--\r\n";
}

Request read(const std::string& bytes) {
  auto out = parse_request(Wire::openai_transcriptions, bytes, type);
  EXPECT_TRUE(out.has_value()) << out.error().describe();
  return out ? std::move(*out) : Request{Wire::openai_transcriptions, {}, {}};
}

TEST(Forms, are_read_and_written_with_the_other_name_of_the_model) {
  const Request request = read(form());
  EXPECT_EQ(request.model, "ears");
  ASSERT_EQ(request.files.size(), 2U);
  EXPECT_EQ(request.files[1].bytes, sound);
  EXPECT_EQ(request.files[1].filename, "of \"Mara\".mp3");
  const auto written = write_request(request, Wire::openai_transcriptions, "whisper-1");
  ASSERT_TRUE(written.has_value());
  auto again = parse_request(Wire::openai_transcriptions, *written, content_type_of(request));
  ASSERT_TRUE(again.has_value()) << again.error().describe();
  EXPECT_EQ(again->model, "whisper-1");
  EXPECT_EQ(again->body.text("prompt"), "Call Mara Klein");
  ASSERT_EQ(again->files.size(), 2U);
  EXPECT_EQ(again->files[0].bytes, "word");
  EXPECT_EQ(again->files[1].bytes, sound);
  EXPECT_EQ(again->files[1].filename, request.files[1].filename);
  EXPECT_EQ(again->files[1].type, "audio/mpeg");
}

TEST(Forms, give_guard_their_words_and_the_names_of_files) {
  Request request = read(form());
  std::string names;
  for (auto& text : request.texts()) {
    names += text.name + " ";
    if (text.name == "prompt") *text.text = "Call [PERSON_1]";
    if (text.name == "file.filename") *text.text = "a.mp3";
  }
  EXPECT_EQ(names, "prompt timestamp_granularities[] file.filename ");
  const auto written = write_request(request, Wire::openai_transcriptions, "w");
  EXPECT_EQ(written->find("Mara"), std::string::npos);
  EXPECT_NE(written->find("Call [PERSON_1]"), std::string::npos);
}

TEST(Forms, refuse_what_two_readers_could_take_differently) {
  const auto code = [](const std::string& bytes, std::string_view as = type) -> std::string {
    const auto read = parse_request(Wire::openai_transcriptions, bytes, as);
    return read ? "read" : std::string(read.error().code());
  };
  EXPECT_EQ(code(form()), "read");
  EXPECT_EQ(code(form(), "application/json"), kNoForm.code);
  EXPECT_EQ(code(form(), "multipart/form-data"), kNoForm.code);
  EXPECT_EQ(code("preamble\r\n" + form()), kNoForm.code);
  EXPECT_EQ(code(form("--cut here\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nother\r\n")),
            kFieldTwice.code);
  EXPECT_EQ(code(form("--cut here\r\nContent-Disposition: form-data\r\n\r\nx\r\n")), kNoForm.code);
  EXPECT_EQ(code(form("--cut here\r\nContent-Disposition: form-data; name=a; filename*=utf-8''b\r\n\r\nx\r\n")),
            kNoForm.code);
  EXPECT_EQ(
      code(form(
          "--cut here\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n")),
      kNoForm.code);
  EXPECT_EQ(code(form("--cut here\r\nContent-Disposition: form-data; name=\"stream\"\r\n\r\ntrue\r\n")),
            kFieldWrong.code);
  for (std::size_t length = 0; length + 2 < form().size(); length += 7)
    EXPECT_NE(code(form().substr(0, length)), "read") << length;
}

TEST(Media, passes_what_was_asked_for_and_nothing_else) {
  const auto answer = [](Wire wire, std::string_view body, std::string_view as) {
    Request request{wire, {}, "mine"};
    return Answer(request, wire, "call_1", 0).whole(body, as);
  };
  EXPECT_EQ(answer(Wire::openai_speech, "ID3\x01", "audio/mpeg; rate=1")->type, "audio/mpeg");
  EXPECT_FALSE(answer(Wire::openai_speech, "<html>", "text/html"));
  EXPECT_FALSE(answer(Wire::openai_transcriptions, "<html>", "text/html"));
  EXPECT_EQ(answer(Wire::openai_transcriptions, "It rains.", "text/plain")->texts.front(), "It rains.");
  const auto heard = answer(Wire::openai_transcriptions,
                            R"({"text":"It rains.","usage":{"input_tokens":9,"output_tokens":4}})", "application/json");
  EXPECT_EQ(heard->texts.front(), "It rains.");
  EXPECT_EQ(heard->type, "application/json");
  EXPECT_FALSE(answer(Wire::openai_images, R"({"text":"no picture"})", "application/json"));
  EXPECT_EQ(answer(Wire::openai_images, R"({"created":1,"data":[{"b64_json":"aGk=","revised_prompt":"a cat"}]})",
                   "application/json")
                ->texts.front(),
            "a cat");
}

} // namespace
} // namespace socle::dialects
