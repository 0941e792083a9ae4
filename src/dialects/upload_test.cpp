#include "dialects/upload.h"

#include "dialects/errors.h"

#include <gtest/gtest.h>

namespace socle::dialects {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=b";

std::string form(std::string_view file, std::string_view more = {}) {
  return std::string("--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nuser_data\r\n") +
         std::string(more) +
         "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n" +
         std::string(file) + "\r\n--b--\r\n";
}

std::vector<std::string> read(std::string_view bytes) {
  auto reading = Reading::of(bytes);
  EXPECT_TRUE(reading);
  std::vector<std::string> out;
  for (const auto& text : reading->texts()) out.push_back(*text.text);
  EXPECT_TRUE(!reading->readable() || !out.empty() || bytes.empty());
  return out;
}

using Texts = std::vector<std::string>;

TEST(Uploads, a_plain_text_is_one_text) {
  EXPECT_EQ(read("Guten Tag,\nhier ist es schön."), Texts{"Guten Tag,\nhier ist es schön."});
  EXPECT_EQ(read("\xef\xbb\xbf"
                 "a;b"),
            Texts{"a;b"});
}

TEST(Uploads, json_is_read_behind_its_escapes) {
  EXPECT_EQ(read(R"({"a":"\u0041\n1","deep":[{"b":"x"}],"phone number":49301234567})"),
            (Texts{"A\n1", "x", "phone number", "49301234567"}));
}

TEST(Uploads, lines_of_json_are_read_one_by_one_and_what_is_none_as_text) {
  EXPECT_EQ(read("{\"a\":\"\\u0041\"}\n{\"a\":\"b\"}\nno json\nat all\n{\"a\":\n"),
            (Texts{"A", "b", "no json\nat all\n{\"a\":"}));
}

TEST(Uploads, what_is_no_text_is_not_read) {
  for (const std::string_view bytes :
       {std::string_view("%PDF-1.4 all of it is ASCII"), std::string_view("a\0b", 3), std::string_view("\xff\xfeh"),
        std::string_view("{\\rtf1 words}"), std::string_view("\xc0\x80"), std::string_view("\xed\xa0\x80")}) {
    const auto reading = Reading::of(bytes);
    ASSERT_TRUE(reading);
    EXPECT_FALSE(reading->readable()) << bytes;
  }
}

TEST(Uploads, a_text_too_long_to_inspect_is_refused) {
  const auto reading = Reading::of(std::string(file_text_bytes_max + 1, 'x'));
  ASSERT_FALSE(reading);
  EXPECT_TRUE(reading.error().is(kFileTooLong));
  EXPECT_TRUE(Reading::of(std::string(file_text_bytes_max + 1, '\0'))); // no text at all
}

TEST(Uploads, pass_byte_for_byte_without_the_field_that_is_ours) {
  const std::string bytes = "{\"a\": 1.0,\t\"b\":\"\\u00e4\"}\r\n{}";
  const auto upload = Upload::parse(
      Wire::openai_files, type, form(bytes, "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nlarge\r\n"));
  ASSERT_TRUE(upload) << upload.error().describe();
  EXPECT_EQ(upload->model(), "large");
  EXPECT_EQ(upload->write(false), form(bytes));
}

TEST(Uploads, are_written_with_their_texts_changed) {
  auto upload = Upload::parse(Wire::openai_files, type, form("{\"mail\": \"a@b.example\"}\nfrom a@b.example"));
  ASSERT_TRUE(upload) << upload.error().describe();
  for (const auto& text : upload->texts()) {
    for (auto at = text.text->find("a@b.example"); at != std::string::npos; at = text.text->find("a@b.example"))
      text.text->replace(at, 11, "[EMAIL_1]");
  }
  EXPECT_EQ(upload->write(true), form("{\"mail\":\"[EMAIL_1]\"}\nfrom [EMAIL_1]"));
}

TEST(Uploads, name_what_is_missing_or_too_much) {
  const std::string none = "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--b--\r\n";
  EXPECT_TRUE(Upload::parse(Wire::openai_files, type, none).error().is(kFieldMissing));
  const std::string two = form("x",
                               "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b\"\r\n\r\ny\r\n");
  EXPECT_TRUE(Upload::parse(Wire::openai_files, type, two).error().is(kFieldWrong));
  const std::string bare = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b\"\r\n\r\ny\r\n--b--\r\n";
  EXPECT_TRUE(Upload::parse(Wire::openai_files, type, bare).error().is(kFieldMissing)) << "a purpose";
  EXPECT_TRUE(Upload::parse(Wire::anthropic_files, type, bare)) << "which the other API does not know";
  EXPECT_TRUE(Upload::parse(Wire::openai_files, "application/json", "{}").error().is(kNoForm));
}

TEST(Uploads, files_are_known_by_their_ids_in_requests_but_not_in_what_tools_are_given) {
  const auto request = parse_request(Wire::anthropic_messages, R"({"model":"m","max_tokens":9,"messages":[
    {"role":"user","content":[{"type":"document","source":{"type":"file","file_id":"file_1"}}]},
    {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"n","input":{"file_id":"mine"}}]}],
    "tools":[{"name":"n","input_schema":{"properties":{"file_id":{"type":"string"}}}}],"metadata":{"file_id":"note"},
    "container":{"file_ids":["file_2","file_3"]}})");
  ASSERT_TRUE(request) << request.error().describe();
  EXPECT_EQ(request->file_ids, (Texts{"file_1", "file_2", "file_3"}));
}

} // namespace
} // namespace socle::dialects
