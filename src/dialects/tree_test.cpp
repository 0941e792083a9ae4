#include "dialects/tree.h"

#include "base/errors.h"

#include <gtest/gtest.h>

namespace socle::dialects {
namespace {

TEST(Tree, what_is_read_is_written_back_with_order_numbers_and_duplicates) {
  for (const std::string_view text :
       {R"({"z":1,"a":[1.0,1,-0,1e5,1E+05,12345678901234567890123456789,0.1000],"z":null,"b":{"c":true,"d":false}})",
        R"([])", R"({})", R"("")", R"(18446744073709551616)", R"([[],{},[{}]])", R"("\u0001\n\t\"\\ ü€😀")"}) {
    const auto tree = Tree::parse(text);
    ASSERT_TRUE(tree) << text << ": " << tree.error().describe();
    EXPECT_EQ(tree->write(), text);
  }
}

TEST(Tree, escapes_are_decoded_and_blanks_vanish) {
  const auto tree = Tree::parse(" { \"\\u0061b\" : \"\\ud83d\\ude00\\/\" , \"n\" : [ 1 , 2 ] } ");
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->write(), "{\"ab\":\"😀/\",\"n\":[1,2]}");
}

TEST(Tree, what_is_no_json_is_refused_with_its_place) {
  for (const std::string_view text :
       {"", " ", "{", "[1,]", "{\"a\":1,}", "nul", "1 2", "\"\xff\"", "\"\\ud800\"", "{\"a\" 1}", "01", "\"a\nb\""}) {
    const auto tree = Tree::parse(text);
    ASSERT_FALSE(tree) << text;
    EXPECT_TRUE(tree.error().is(kJsonInvalid)) << text;
  }
  EXPECT_TRUE(Tree::parse("[1,2,3]", 3).error().is(kTooLarge));
}

TEST(Tree, depth_and_number_of_values_are_bounded) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(Tree::parse(nested(depth_max)));
  EXPECT_FALSE(Tree::parse(nested(depth_max + 1)));
  std::string wide = "[";
  for (std::size_t i = 0; i <= nodes_max; ++i) wide += "0,";
  wide.back() = ']';
  EXPECT_FALSE(Tree::parse(wide));
}

TEST(Tree, of_members_given_twice_the_last_is_found_and_erase_takes_all) {
  auto tree = *Tree::parse(R"({"a":1,"b":2,"a":3})");
  EXPECT_EQ(tree.integer("a"), 3);
  tree.erase("a");
  EXPECT_EQ(tree.write(), R"({"b":2})");
}

TEST(Tree, only_whole_numbers_that_fit_are_integers) {
  const auto tree = *Tree::parse("[7,-9223372036854775808,9223372036854775808,1.0,1e2,\"7\",null]");
  const auto& items = *tree.array();
  EXPECT_EQ(items[0].integer(), 7);
  EXPECT_EQ(items[1].integer(), std::numeric_limits<std::int64_t>::min());
  for (std::size_t i = 2; i < items.size(); ++i) EXPECT_FALSE(items[i].integer()) << i;
}

TEST(Tree, a_number_that_was_partly_replaced_is_written_as_text) {
  auto tree = Tree::parse("[-4917012345678,491701,1.5e-3]").value();
  (*tree.array())[0].number()->text = "-[PHONE_1]";
  (*tree.array())[1].number()->text = "4[X_1]";
  EXPECT_EQ(tree.write(), R"(["-[PHONE_1]","4[X_1]",1.5e-3])");
}

TEST(Tree, long_strings_with_many_escapes_come_whole) {
  std::string text, json = "\"";
  for (int i = 0; i < 5000; ++i) {
    text += "line \"" + std::to_string(i) + "\"\n";
    json += "line \\\"" + std::to_string(i) + "\\\"\\n";
  }
  json += '"';
  const auto tree = Tree::parse(json);
  ASSERT_TRUE(tree);
  EXPECT_EQ(*tree->string(), text);
  EXPECT_EQ(tree->write(), json);
}

} // namespace
} // namespace socle::dialects
