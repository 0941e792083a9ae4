#include "llama/text.h"

#include <gtest/gtest.h>

namespace socle::llama {
namespace {

TEST(Utf8, accepts_what_is_valid_and_nothing_else) {
  for (const auto* good : {"", "plain", "é", "€", "😀", "\xf4\x8f\xbf\xbf"}) EXPECT_TRUE(is_utf8(good)) << good;
  for (const auto* bad :
       {"\x80", "\xc3", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xff"})
    EXPECT_FALSE(is_utf8(bad)) << bad;
}

TEST(Utf8, knows_in_the_middle_of_a_character_what_can_follow) {
  Utf8 state;
  ASSERT_TRUE(state.feed(0xe2));
  EXPECT_FALSE(state.complete());
  EXPECT_FALSE(state.accepts("a"));
  EXPECT_FALSE(state.accepts("\x82\x41"));
  EXPECT_TRUE(state.accepts("\x82"));
  EXPECT_TRUE(state.accepts("\x82\xac rest"));
}

TEST(Assembler, gives_out_whole_characters_however_they_are_cut) {
  const std::string text = "aé€😀z";
  Assembler pieces({});
  std::string out;
  for (const char c : text) {
    out += pieces.feed({&c, 1});
    EXPECT_TRUE(is_utf8(out));
  }
  EXPECT_EQ(out + pieces.finish(), text);
  EXPECT_TRUE(pieces.was_valid());
}

TEST(Assembler, shows_what_is_no_character_as_such) {
  Assembler pieces({});
  EXPECT_EQ(pieces.feed("a\xff"
                        "b\xc3"
                        "c\xe2\x82"),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd"
            "c");
  EXPECT_EQ(pieces.finish(), "\xef\xbf\xbd");
  EXPECT_FALSE(pieces.was_valid());
}

TEST(Assembler, holds_back_what_may_become_a_stop_sequence_and_no_more) {
  Assembler pieces({"END", "\n\n"});
  EXPECT_EQ(pieces.feed("one E"), "one ");
  EXPECT_EQ(pieces.feed("N"), "");
  EXPECT_EQ(pieces.feed("T\n"), "ENT");
  EXPECT_EQ(pieces.feed("x"), "\nx");
  EXPECT_FALSE(pieces.stopped());
  EXPECT_EQ(pieces.feed("yEN"), "y");
  EXPECT_EQ(pieces.feed("D and more"), "");
  EXPECT_TRUE(pieces.stopped());
  EXPECT_EQ(pieces.stop(), "END");
  EXPECT_EQ(pieces.finish(), "");
}

TEST(Assembler, gives_at_the_end_what_it_held_back) {
  Assembler pieces({"END"});
  EXPECT_EQ(pieces.feed("the EN"), "the ");
  EXPECT_EQ(pieces.finish(), "EN");
}

} // namespace
} // namespace socle::llama
