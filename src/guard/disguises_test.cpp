#include "guard/disguises.h"

#include "base/digest.h"
#include "guard/testing.h"

#include <gtest/gtest.h>

namespace socle::guard {
namespace {

constexpr const char* kIban = "DE89370400440532013000";

// "type=the text that the finding points at" for each finding.
std::string seen(const std::string& text) {
  std::string out;
  for (const auto& finding : testing::found(text))
    out += (out.empty() ? "" : "; ") + finding.type + "=" + text.substr(finding.begin, finding.end - finding.begin);
  return out;
}

std::string base64(std::string_view text) {
  return to_base64(std::span(reinterpret_cast<const unsigned char*>(text.data()), text.size()));
}

std::string in_percent(std::string_view text) {
  std::string out;
  constexpr char digits[] = "0123456789ABCDEF";
  for (const char c : text) out += std::string("%") + digits[static_cast<unsigned char>(c) >> 4U] + digits[c & 15];
  return out;
}

TEST(Disguises, base64_is_decoded_and_the_span_is_the_groups_that_hold_the_value) {
  const std::string plain = "pay to " + std::string(kIban) + " today", encoded = base64(plain);
  const auto findings = testing::found("data: " + encoded + " end");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].type, "iban");
  EXPECT_GE(findings[0].begin, 6U);
  EXPECT_LE(findings[0].end, 6 + encoded.size());
  EXPECT_LT(findings[0].end - findings[0].begin, 40U); // 22 characters are 30 to 36 in base64
}

TEST(Disguises, url_safe_base64_and_wrapped_base64_are_decoded) {
  std::string encoded = base64("?~>~? " + std::string("mara.klein@example.org") + " ?~>~?");
  std::ranges::replace(encoded, '+', '-');
  std::ranges::replace(encoded, '/', '_');
  while (encoded.ends_with('=')) encoded.pop_back();
  EXPECT_TRUE(seen("x=" + encoded).starts_with("email")) << encoded;
  std::string wrapped = base64(
      "some words before, so that the address lies across lines: mara.klein@example.org, and after");
  wrapped.insert(88, "\r\n").insert(44, "\r\n");
  EXPECT_TRUE(seen(wrapped).starts_with("email")) << wrapped;
}

TEST(Disguises, hexadecimal_and_utf16_are_decoded) {
  EXPECT_EQ(seen("0 6d6172614065786d2e6f7267 1"), "email=6d6172614065786d2e6f7267");
  std::string wide;
  for (const char c : std::string("password: Xk9mQ2vL7a")) wide += c, wide += '\0';
  EXPECT_TRUE(seen(base64(wide)).starts_with("secret.password"));
}

TEST(Disguises, percent_entities_quoted_printable_and_backslashes_are_decoded) {
  EXPECT_EQ(seen("to=mara%40example.org&x=1"), "email=mara%40example.org");
  EXPECT_EQ(seen("write mara&#64;example&#x2e;org now"), "email=mara&#64;example&#x2e;org");
  EXPECT_EQ(seen("write mara&commat;example&period;org now"), "email=mara&commat;example&period;org");
  EXPECT_EQ(seen("mara=40example=2Eorg"), "email=mara=40example=2Eorg");
  EXPECT_EQ(seen("DE893704=\r\n00440532013000"), "iban=DE893704=\r\n00440532013000");
  EXPECT_EQ(seen(R"(mara\u0040example.org)"), R"(email=mara\u0040example.org)");
}

TEST(Disguises, three_layers_are_taken_off_and_no_more) {
  std::string text = kIban;
  for (int layer = 1; layer <= 4; ++layer) {
    text = layer % 2 == 1 ? base64(text) : in_percent(text);
    EXPECT_EQ(testing::found(text).size(), layer <= 3 ? 1U : 0U) << layer;
  }
}

TEST(Disguises, look_alikes_and_digits_of_other_scripts_are_folded) {
  EXPECT_EQ(seen("mаra@exаmple.org"), "email=mаra@exаmple.org"); // Cyrillic а
  EXPECT_EQ(seen("АКIАIОSFОDNN7ЕХАМРLЕ"), "secret.aws_access_key=АКIАIОSFОDNN7ЕХАМРLЕ"); // Cyrillic and Latin
  EXPECT_EQ(seen("DΕ89370400440532013000"), "iban=DΕ89370400440532013000"); // Greek Ε
  EXPECT_EQ(seen("ＤＥ８９３７０４００４４０５３２０１３０００"), "iban=ＤＥ８９３７０４００４４０５３２０１３０００");
  EXPECT_EQ(seen("٤١١١ ١١١١ ١١١١ ١١١١"), "card=٤١١١ ١١١١ ١١١١ ١١١١");
}

TEST(Disguises, invisible_characters_and_marks_are_dropped) {
  EXPECT_EQ(seen("4111\u200b1111\u20601111\ufeff1111!"), "card=4111\u200b1111\u20601111\ufeff1111");
  EXPECT_EQ(seen("mara\u00ad@exam\u200dple.org"), "email=mara\u00ad@exam\u200dple.org");
  EXPECT_EQ(seen("DE89\u00a03704\u202f0044\u20090532\u00a00130\u00a000"),
            "iban=DE89\u00a03704\u202f0044\u20090532\u00a00130\u00a000");
}

TEST(Disguises, values_split_by_blanks_line_breaks_and_mark_up_are_joined) {
  EXPECT_EQ(seen("D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0"), "iban=D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0");
  EXPECT_EQ(seen("DE89 3704\n0044 0532  0130 00"), "iban=DE89 3704\n0044 0532  0130 00");
  EXPECT_EQ(seen("<b>4111</b><i>1111</i> 1111<br/>1111"), "card=4111</b><i>1111</i> 1111<br/>1111");
  EXPECT_EQ(seen("**DE89** 3704 `0044` 0532 0130 00"), "iban=DE89** 3704 `0044` 0532 0130 00");
  EXPECT_EQ(seen("mara [at] example [dot] org"), "email=mara [at] example [dot] org");
  EXPECT_EQ(seen("mara @\n example.org"), "email=mara @\n example.org");
  EXPECT_EQ(seen("AKIAIOSF\nODNN7EXAMPLE"), "secret.aws_access_key=AKIAIOSF\nODNN7EXAMPLE");
  EXPECT_EQ(seen("4111\n1111\n1111\n1111"), "card=4111\n1111\n1111\n1111");
}

TEST(Disguises, values_pulled_apart_letter_by_letter_are_joined) {
  EXPECT_EQ(seen("an m a r a @ e x a m p l e . o r g bitte"), "email=m a r a @ e x a m p l e . o r g");
  EXPECT_EQ(seen("DE 1 3 6 6"), "");
  EXPECT_EQ(seen("key A K I A I O S F O D N N 7 E X A M P L E end"),
            "secret.aws_access_key=A K I A I O S F O D N N 7 E X A M P L E");
  EXPECT_EQ(seen("ID 8 6 0 9 5 7 4 2 7 1 9."), "tax_id=8 6 0 9 5 7 4 2 7 1 9");
  EXPECT_EQ(seen("server 192.168\n.10.24 answers"), "ip=192.168\n.10.24");
  EXPECT_EQ(seen("A B C D E F G H I J K L M"), "");
}

TEST(Disguises, a_number_behind_an_equals_sign_is_no_quoted_printable) {
  EXPECT_EQ(seen("ts=1628226315 ms=1600439717024"), "");
  EXPECT_EQ(seen("n=400123456789&x=2006123456789"), "");
}

TEST(Disguises, cells_and_paragraphs_stay_apart) {
  EXPECT_EQ(seen("<td>4111</td><td>1111</td><td>1111</td><td>1111</td>"), "");
  EXPECT_EQ(seen("4111 1111\n\n1111 1111"), "");
  EXPECT_EQ(seen("4500\n4111\n1111\n1111\n1111\n3000\n"), ""); // a column of numbers
}

TEST(Disguises, near_misses_stay_near_misses_when_encoded) {
  EXPECT_EQ(seen(base64("DE88370400440532013000 is wrong")), "");
  EXPECT_EQ(seen(in_percent("4111111111111112")), "");
  EXPECT_EQ(seen("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), "");
  EXPECT_EQ(seen("dGhpcyBpcyBqdXN0IGEgc2VudGVuY2Ugd2l0aG91dCBhbnl0aGluZw=="), "");
}

TEST(Disguises, what_an_outer_value_encodes_is_found_beside_it_and_redacted_with_it) {
  const std::string text = "ey"
                           "JhbGciOiJIUzI1NiJ9." +
                           base64(R"({"mail":"mara.klein@example.org"}   )") +
                           ".dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U!";
  const auto findings = testing::found(text);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].type, "secret.jwt");
  EXPECT_EQ(findings[1].type, "email");
  std::vector<kernel::Content> contents{{"text", text, kernel::Provenance::person}};
  ASSERT_TRUE((*Guard::create())->redact(contents, findings));
  EXPECT_EQ(contents[0].text, "[SECRET_JWT_1]!");
}

TEST(Disguises, a_view_knows_where_each_byte_came_from) {
  View root;
  root.text = "a&#98;c";
  const auto view = decoded(root);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->text, "abc\n");
  EXPECT_EQ(view->source(1, 2), std::pair(std::size_t{1}, std::size_t{6}));
  EXPECT_EQ(view->source(0, 3), std::pair(std::size_t{0}, std::size_t{7}));
  EXPECT_EQ(view->source(3, 4), std::pair(std::size_t{6}, std::size_t{7}));
}

} // namespace
} // namespace socle::guard
