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

} // namespace
} // namespace socle::json
