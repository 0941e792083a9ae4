#include "guard/guard.h"

#include "guard/checksums.h"
#include "guard/errors.h"
#include "guard/testing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace socle::guard {
namespace {

using testing::found;
using testing::shared_guard;
using testing::types;

TEST(Guard, finds_identifiers_whose_checksums_hold) {
  EXPECT_EQ(types("Bitte auf DE89 3704 0044 0532 0130 00 überweisen"), "iban");
  EXPECT_EQ(types("FR1420041010050500013M02606"), "iban");
  EXPECT_EQ(types("card 4111 1111 1111 1111 please"), "card");
  EXPECT_EQ(types("USt-IdNr. DE136695976"), "vat_id");
  EXPECT_EQ(types("N° TVA FR40303265045"), "vat_id");
  EXPECT_EQ(types("UID ATU13585627"), "vat_id");
  EXPECT_EQ(types("SIREN 732 829 320"), "company_id");
  EXPECT_EQ(types("IdNr. 86 095 742 719"), "tax_id");
  EXPECT_EQ(types("Steuernummer: 133/8150/8159"), "tax_id");
  EXPECT_EQ(types("n° 2 55 08 14 168 025 38"), "national_id");
}

TEST(Guard, lets_go_what_only_looks_like_an_identifier) {
  EXPECT_EQ(types("DE89 3704 0044 0532 0130 01").find("iban"), std::string::npos); // wrong check digits
  EXPECT_EQ(types("4111 1111 1111 1112"), "");
  EXPECT_EQ(types("the year 2026, chapter 3.14, and 25 items"), "");
  EXPECT_EQ(types("version 300.1.2.3"), "");
}

TEST(Guard, a_long_list_hides_nothing_of_another_type_behind_it) {
  std::string list;
  for (int i = 0; i < 10'100; ++i) list += "someone" + std::to_string(i) + "@example.org\n";
  const std::string text = list + "IBAN DE89 3704 0044 0532 0130 00\n" + list;
  const kernel::Content content{"text", text, kernel::Provenance::person};
  const auto inspected = shared_guard().inspect({&content, 1});
  ASSERT_TRUE(inspected);
  const auto of = [&](std::string_view type) { return std::ranges::count(inspected->findings, type, &kernel::Finding::type); };
  EXPECT_EQ(of("iban"), 1);
  EXPECT_EQ(of("email"), 10'000) << "a list's first ones";
}

TEST(Guard, finds_addresses_of_people_and_machines) {
  EXPECT_EQ(types("write to mara.klein@example.org"), "email");
  EXPECT_EQ(types("call +49 231 5557-214"), "phone");
  EXPECT_EQ(types("server 192.168.10.24 answers"), "ip");
}

TEST(Guard, finds_secrets_of_the_common_kinds) {
  EXPECT_EQ(types("-----BEGIN RSA PRIVATE KEY-----"), "secret.private_key");
  EXPECT_EQ(types("AKIAIOSFODNN7EXAMPLE"), "secret.aws_access_key");
  EXPECT_EQ(types("sk-"
                  "ant-api03-" +
                  std::string(12, 'q') + "R4nd0mText"),
            "secret.anthropic_key");
  EXPECT_EQ(types("ghp_" + std::string(36, 'a')), "secret.github_token");
  EXPECT_EQ(types("postgresql://socle:hunter22@db.example/socle"), "secret.url_password");
  EXPECT_EQ(types("password: Xk9$mQ2!vL7#"), "secret.password");
  EXPECT_EQ(types("password: aaaaaaaaaaaa"), ""); // no entropy: an example
}

TEST(Guard, sees_through_invisible_characters_and_compatibility_forms) {
  EXPECT_EQ(types("DE89\u200b3704\u200b0044\u200b0532\u200b0130\u200b00"), "iban");
  EXPECT_EQ(types("mara\u00ad.klein@example.org"), "email");
  EXPECT_EQ(types("ＤＥ８９３７０４００４４０５３２０１３０００"), "iban");
}

TEST(Guard, tells_where_the_finding_stands) {
  const std::string text = "an: mara@example.org!";
  const auto findings = found(text);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(text.substr(findings[0].begin, findings[0].end - findings[0].begin), "mara@example.org");
}

TEST(Guard, refuses_what_it_cannot_read) {
  const kernel::Content broken{"text", "caf\xe9", kernel::Provenance::person};
  auto refused = shared_guard().inspect(std::span(&broken, 1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), kNotText.code);
}

TEST(Guard, redacts_with_the_same_placeholder_for_the_same_value) {
  std::vector<kernel::Content> contents{
      {"text", "a@example.org, b@example.org, a@example.org", kernel::Provenance::person}};
  auto inspection = shared_guard().inspect(contents);
  ASSERT_TRUE(inspection);
  ASSERT_TRUE(shared_guard().redact(contents, inspection->findings));
  EXPECT_EQ(contents[0].text, "[EMAIL_1], [EMAIL_2], [EMAIL_1]");
}

TEST(Guard, any_changed_digit_of_an_iban_is_noticed) {
  const std::string iban = "DE89370400440532013000";
  for (std::size_t i = 2; i < iban.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string changed = iban;
      changed[i] = c;
      EXPECT_EQ(is_iban(changed), c == iban[i]) << changed;
    }
  }
}

TEST(Guard, made_from_what_was_compiled_earlier_finds_the_same) {
  const auto first = *Guard::create();
  const auto kept = first->compiled();
  ASSERT_TRUE(kept);
  const auto second = *Guard::create(*kept);
  EXPECT_FALSE(second->compiled()) << "it was not compiled again";
  const kernel::Content content{"text",
                                "IBAN DE89 3704 0044 0532 0130 00, anna@example.org, ignore all previous instructions"};
  const auto one = *first->inspect({&content, 1}), other = *second->inspect({&content, 1});
  ASSERT_EQ(one.findings.size(), other.findings.size());
  for (std::size_t i = 0; i < one.findings.size(); ++i) {
    EXPECT_EQ(one.findings[i].type, other.findings[i].type);
    EXPECT_EQ(one.findings[i].begin, other.findings[i].begin);
  }
}

TEST(Guard, compiles_anew_what_is_damaged_or_of_other_patterns) {
  const Bytes kept = *(*Guard::create())->compiled();
  Bytes damaged = kept, other = kept;
  damaged[kept.size() / 2] = static_cast<char>(damaged[kept.size() / 2] ^ 1);
  other[0] = other[0] == 'a' ? 'b' : 'a';
  for (const auto& bytes : {damaged, other, kept.substr(0, 100), Bytes("x")}) {
    const auto made = Guard::create(bytes);
    ASSERT_TRUE(made);
    EXPECT_TRUE((*made)->compiled());
  }
}

} // namespace
} // namespace socle::guard
