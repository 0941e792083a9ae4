#include "contracts/identifiers.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace socle::contracts {
namespace {

TEST(Identifiers, check_digits_accept_right_numbers_and_refuse_wrong_ones) {
  for (const char* good : {"DE136695976", "ATU13585627", "CHE100155212", "FR40303265045", "BE0428759497", "LU15027442",
                           "NL004495445B01", "GB980780684", "IE6433435F"})
    EXPECT_TRUE(vat_id_is_valid(good)) << good;
  for (const char* bad : {"DE136695978", "ATU13585626", "CHE100155213", "FR84323140391", "BE0428759498", "LU15027443",
                          "NL123456789B90", "GB802311781", "IE6433435E"})
    EXPECT_FALSE(vat_id_is_valid(bad)) << bad;
  EXPECT_TRUE(iban_is_valid("DE89370400440532013000"));
  EXPECT_TRUE(iban_is_valid("GB82WEST12345698765432"));
  EXPECT_FALSE(iban_is_valid("DE89370400440532013001"));
  EXPECT_FALSE(iban_is_valid("DE8937040044053201300"));
  EXPECT_TRUE(siren_is_valid("552100554"));
  EXPECT_FALSE(siren_is_valid("552100555"));
}

TEST(Identifiers, are_found_with_blanks_and_points_and_lead_back_to_their_words) {
  const auto document = testing::page({"USt-IdNr. DE 136 695 976, Amtsgericht Kiel, HRB 4711",
                                       "IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX",
                                       "UID CHE-100.155.212 MWST"});
  const Reading reading = read_layout(document);
  std::map<std::string, IdentifierKind> found;
  for (const Identifier& i : find_identifiers(reading)) {
    found[i.value] = i.kind;
    EXPECT_GT(reading.evidence(i.span, 90).page, 0);
  }
  EXPECT_EQ(found.at("DE136695976"), IdentifierKind::vat_id);
  EXPECT_EQ(found.at("HRB 4711"), IdentifierKind::registration);
  EXPECT_EQ(found.at("DE89370400440532013000"), IdentifierKind::iban);
  EXPECT_EQ(found.at("COBADEFFXXX"), IdentifierKind::bic);
  EXPECT_EQ(found.at("CHE100155212"), IdentifierKind::vat_id);
}

TEST(Identifiers, a_swiss_number_without_tax_mark_is_a_register_number) {
  const auto document = testing::page({"Manufaktur AG, CHE-100.155.212, Grenchen"});
  const auto found = find_identifiers(read_layout(document));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, IdentifierKind::registration);
}

TEST(Identifiers, recognition_is_repaired_only_when_the_check_digit_proves_it) {
  const auto document = testing::page({"IBAN DE89 37O4 0044 0532 0130 00"});
  const auto found = find_identifiers(read_layout(document));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "DE89370400440532013000");
  EXPECT_TRUE(found[0].repaired);
}

TEST(Identifiers, a_creditor_id_is_no_account) {
  const auto document = testing::page({"Gläubiger-ID DE98ZZZ09999999999"});
  EXPECT_TRUE(find_identifiers(read_layout(document)).empty());
}

TEST(IdentifierSearch, reads_numbers_that_run_over_a_line_end) {
  const auto document = testing::page(
      {"Fiduciaire du Plateau Sàrl, Rue de Lausanne 38, 1700 Fribourg, CHE-", "681.751.366 TVA"});
  const auto found = find_identifiers(read_layout(document));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "CHE681751366");
  EXPECT_EQ(found[0].kind, IdentifierKind::vat_id);
}

TEST(IdentifierSearch, repairs_a_misread_letter_of_a_scan_only_where_one_reading_passes) {
  auto document = testing::page({"VAT 1E3331939SH"});
  EXPECT_TRUE(find_identifiers(read_layout(document)).empty());
  document.scanned = true;
  const auto found = find_identifiers(read_layout(document));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "IE3331939SH");
  EXPECT_TRUE(found[0].repaired);
}

TEST(IdentifierSearch, finds_a_company_number_below_its_label) {
  const auto document = testing::page(
      {"Company no.            VAT registration no.", "08204204               GB 337 0072 82"});
  const auto found = find_identifiers(read_layout(document));
  EXPECT_TRUE(std::ranges::any_of(
      found, [](const Identifier& i) { return i.kind == IdentifierKind::registration && i.value == "08204204"; }));
}

} // namespace
} // namespace socle::contracts
