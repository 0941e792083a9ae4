#include "base/json.h"

#include <gtest/gtest.h>

namespace socle::json {
namespace {

std::string canonical_of(std::string_view text) { return canonical(parse(text).value()); }

// The order of RFC 8785, section 3.2.3: by UTF-16 code units, in which an emoji's surrogates come before U+FB33.
TEST(Json, canonical_form_orders_names_by_utf16_code_units) {
  EXPECT_EQ(canonical_of("{\"\u20ac\":1,\"\\r\":2,\"\ufb33\":3,\"1\":4,\"\U0001f600\":5,\"\u0080\":6,\"\u00f6\":7}"),
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\U0001f600\":5,\"\ufb33\":3}");
}

TEST(Json, canonical_form_puts_a_name_before_its_continuation) {
  EXPECT_EQ(canonical_of(R"({"ab":1,"a":2,"":3})"), R"({"":3,"a":2,"ab":1})");
  EXPECT_EQ(canonical_of("{\"\xed\x9f\xbf\":1,\"\U0010ffff\":2}"), "{\"\xed\x9f\xbf\":1,\"\U0010ffff\":2}");
}

TEST(Json, canonical_form_escapes_what_it_must_and_nothing_else) {
  const std::string all = "\b\t\n\v\f\r\x01\x1f\"\\/\u00e9\u007f";
  EXPECT_EQ(canonical(value(all)), "\"\\b\\t\\n\\u000b\\f\\r\\u0001\\u001f\\\"\\\\/\u00e9\u007f\"");
}

TEST(Json, a_writer_writes_what_the_canonical_form_of_the_same_tree_is) {
  const std::vector<std::string> texts{"a\"b", "", "\u00e9\n"};
  std::string out;
  {
    Writer writer(out);
    writer.flag("a", true);
    writer.texts("b", texts);
    writer.number("c", -(1LL << 53U));
    writer.objects("d", texts, [](Writer& one, const std::string& text) { one.text("t", text); });
    writer.object("e", [](Writer&) {});
    writer.tree("f", value{{"z", 1}, {"y", nullptr}});
    writer.text("g", "\x01\\");
  }
  EXPECT_EQ(out, canonical(parse(out).value()));
  EXPECT_EQ(out, R"({"a":true,"b":["a\"b","","é\n"],"c":-9007199254740992,"d":[{"t":"a\"b"},{"t":""},{"t":"é\n"}],)"
                 R"("e":{},"f":{"y":null,"z":1},"g":"\u0001\\"})");
}

TEST(Json, numbers_beyond_what_doubles_hold_keep_all_their_digits) {
  std::string out;
  {
    Writer writer(out);
    writer.number("a", std::numeric_limits<std::int64_t>::max());
    writer.number("b", std::numeric_limits<std::int64_t>::min());
  }
  EXPECT_EQ(out, R"({"a":9223372036854775807,"b":-9223372036854775808})");
  EXPECT_EQ(out, canonical(parse(out).value()));
}

TEST(JsonDeathTest, a_writer_refuses_names_out_of_order) {
  std::string out;
  Writer writer(out);
  writer.flag("b", true);
  EXPECT_DEATH(writer.flag("a", true), "");
}

TEST(Json, a_member_is_found_at_the_objects_own_level_only) {
  const std::string text = canonical_of(
      R"({"a":{"call":"inner","kind":"x"},"b":["kind",{"call":"}"}],"c":"\"kind\":\"no\"","call":"c1","kind":"intent","n":7})");
  EXPECT_EQ(plain_member(text, "call"), "c1");
  EXPECT_EQ(plain_member(text, "kind"), "intent");
  EXPECT_EQ(raw_member(text, "n"), "7");
  EXPECT_EQ(raw_member(text, "b"), R"(["kind",{"call":"}"}])");
  EXPECT_FALSE(plain_member(text, "n"));
  EXPECT_FALSE(plain_member(text, "c")) << "it has escapes";
  EXPECT_FALSE(raw_member(text, "absent"));
  EXPECT_FALSE(raw_member("{}", "a"));
  for (std::size_t bytes = 0; bytes < text.size(); ++bytes) raw_member(text.substr(0, bytes), "n"); // ends within
}

} // namespace
} // namespace socle::json
