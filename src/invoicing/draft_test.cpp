#include "invoicing/draft.h"

#include "invoicing/errors.h"
#include "invoicing/samples_testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace socle::invoicing {

namespace {
Draft drafted(const json::object& fields, const Party& company = samples::company()) {
  const Customer customer = samples::customer();
  auto made = draft(fields, company, &customer, samples::issue_date());
  EXPECT_TRUE(made.has_value());
  return *made;
}

std::vector<std::string> rules_of(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const auto& finding : findings) out.push_back(finding.rule);
  return out;
}
} // namespace

TEST(Draft, computes_every_amount_and_date_from_the_contract) {
  const Invoice invoice = drafted(samples::fields()).invoice;
  EXPECT_EQ(invoice.number, "");
  EXPECT_EQ(invoice.totals.lines->text(2), "3750.00");
  EXPECT_EQ(invoice.totals.vat->text(2), "712.50");
  EXPECT_EQ(invoice.totals.due->text(2), "4462.50");
  EXPECT_EQ(to_iso(*invoice.due_date), "2026-04-01");
  EXPECT_EQ(to_iso(*invoice.period.end), "2026-05-31");
  EXPECT_EQ(
      invoice.payment_terms,
      "Zahlbar innerhalb von 30 Tagen ohne Abzug. 2 % Skonto bei Zahlung innerhalb von 14 Tagen.\n#SKONTO#TAGE=14#PROZENT=2.00#\n");
}

TEST(Draft, fills_from_the_profile_and_the_customer_and_says_so) {
  const Draft made = drafted(samples::fields());
  EXPECT_EQ(made.invoice.seller.contact.phone, "+49 40 555 0123");
  EXPECT_EQ(made.invoice.payment.account, "DE02120300000000202051");
  EXPECT_EQ(made.invoice.payment.means_code, "58");
  EXPECT_EQ(made.invoice.buyer_reference, "04011000-12345-34");
  EXPECT_EQ(made.origins.at("seller.iban"), "company");
  EXPECT_EQ(made.origins.at("buyer.reference"), "customer");
  EXPECT_FALSE(made.origins.contains("seller.vat_id")); // the contract says it
}

TEST(Draft, a_value_that_a_person_set_wins_over_master_data) {
  json::object fields = samples::fields();
  fields["buyer"].get_object()["reference"] = "991-12345-67";
  fields["buyer"].get_object()["electronic_address"] = "0204:991-12345-67";
  const Invoice invoice = drafted(fields).invoice;
  EXPECT_EQ(invoice.buyer_reference, "991-12345-67");
  EXPECT_EQ(invoice.buyer.electronic_address, (ElectronicAddress{"0204", "991-12345-67"}));
}

TEST(Draft, fills_nothing_into_a_seller_that_is_not_our_company) {
  json::object fields = samples::fields();
  fields["seller"].get_object()["name"] = "Fremde Firma AG";
  fields["seller"].get_object()["vat_id"] = "DE999999999";
  fields["seller"].get_object()["registration"] = nullptr;
  const Draft made = drafted(fields);
  EXPECT_THAT(rules_of(made.findings), testing::Contains("SOCLE-SELLER"));
  EXPECT_EQ(made.invoice.payment, Payment());
}

TEST(Draft, an_account_unlike_the_profile_s_is_said) {
  json::object fields = samples::fields();
  fields["seller"].get_object()["iban"] = "DE89 3704 0044 0532 0130 00";
  const Draft made = drafted(fields);
  ASSERT_THAT(rules_of(made.findings), testing::ElementsAre("SOCLE-PROFILE"));
  EXPECT_EQ(made.findings[0].severity, Severity::warning);
  EXPECT_EQ(made.invoice.payment.account, "DE89370400440532013000");
}

TEST(Draft, totals_that_the_lines_do_not_give_are_a_finding_and_never_taken) {
  json::object fields = samples::fields();
  fields["totals"].get_object()["gross"] = "4462.51";
  const Draft made = drafted(fields);
  ASSERT_THAT(rules_of(made.findings), testing::ElementsAre("SOCLE-TOTALS"));
  EXPECT_EQ(
      message(made.findings[0], Language::english),
      "The total with VAT (BT-112) is 4462.51 and must be 4462.50: the lines add up to another amount. [SOCLE-TOTALS]");
  EXPECT_EQ(made.invoice.totals.gross->text(2), "4462.50");
}

TEST(Draft, a_line_allowance_is_a_discount_of_its_own_and_a_negative_price_a_negative_quantity) {
  json::object fields = samples::fields();
  auto& lines = fields["lines"].get_array();
  lines[0].get_object()["allowance"] = "375.00";
  lines[0].get_object()["line_net"] = "3375.00";
  lines.push_back(samples::object(
      R"({"description": "Gutschrift", "quantity": "1", "unit": "C62", "unit_price_net": "-100", "vat_rate": "19", "vat_category": "S", "line_net": "-100.00"})"));
  fields["totals"] = nullptr;
  const Draft made = drafted(fields);
  EXPECT_TRUE(made.findings.empty());
  EXPECT_EQ(made.invoice.lines[0].allowances[0].reason, "Rabatt");
  EXPECT_EQ(made.invoice.lines[1].quantity, Decimal(-1));
  EXPECT_EQ(made.invoice.totals.net->text(2), "3275.00");
  EXPECT_TRUE(check(made.invoice, Stage::draft).passed());
}

TEST(Draft, tax_is_rounded_once_per_rate_and_not_per_line) {
  json::object fields = samples::fields();
  auto& lines = fields["lines"].get_array();
  lines[0] = samples::object(
      R"({"description": "a", "quantity": "1", "unit": "C62", "unit_price_net": "0.13", "vat_rate": "19", "vat_category": "S"})");
  lines.push_back(lines[0]); // 0.26 × 19 % = 0.0494; per line it would be 2 × 0.02 = 0.04
  lines.push_back(samples::object(
      R"({"description": "b", "quantity": "1", "unit": "C62", "unit_price_net": "10", "vat_rate": "7", "vat_category": "S"})"));
  fields["totals"] = nullptr;
  const Invoice invoice = drafted(fields).invoice;
  ASSERT_EQ(invoice.vat.size(), 2U);
  EXPECT_EQ(invoice.vat[0].tax->text(2), "0.05");
  EXPECT_EQ(invoice.vat[1].tax->text(2), "0.70");
}

TEST(Draft, an_unknown_quantity_leaves_every_sum_open_and_the_rules_name_it) {
  json::object fields = samples::fields();
  fields["lines"].get_array()[0].get_object()["quantity"] = nullptr;
  fields["totals"] = nullptr;
  const Draft made = drafted(fields);
  EXPECT_FALSE(made.invoice.totals.gross.has_value());
  const auto result = check(made.invoice, Stage::draft);
  EXPECT_THAT(rules_of(result.findings), testing::IsSupersetOf({"BR-22", "BR-24", "BR-12"}));
}

TEST(Draft, refuses_amounts_that_are_no_decimals_and_names_the_path) {
  json::object fields = samples::fields();
  fields["lines"].get_array()[0].get_object()["unit_price_net"] = "1.250,00";
  const auto made = draft(fields, samples::company(), nullptr, samples::issue_date());
  ASSERT_FALSE(made.has_value());
  EXPECT_TRUE(made.error().is(kAmountUnreadable));
  EXPECT_THAT(made.error().message(), testing::HasSubstr("lines.0.unit_price_net"));
  fields["lines"].get_array()[0].get_object()["unit_price_net"] = "1000000000000";
  EXPECT_FALSE(draft(fields, samples::company(), nullptr, samples::issue_date()).has_value());
}

TEST(Draft, the_largest_numbers_that_are_accepted_are_computed_exactly) {
  json::object fields = samples::fields();
  auto& lines = fields["lines"].get_array();
  auto& line = lines[0].get_object();
  line["unit_price_net"] = "999999999999.99999999";
  line["allowance"] = "-999999999999.99999999"; // nonsense, but no reason to die
  line["quantity"] = "1";
  line["vat_rate"] = "100";
  line["line_net"] = nullptr;
  fields["totals"] = nullptr;
  while (lines.size() < 1000) lines.push_back(lines[0]);
  const Draft made = drafted(fields);
  EXPECT_EQ(made.invoice.totals.gross, MaybeDecimal(*made.invoice.totals.net + *made.invoice.totals.net));
  EXPECT_FALSE(check(made.invoice, Stage::draft).passed()); // an allowance of eight decimals
  for (const auto& [name, value] :
       {std::pair("vat_rate", "100.01"), std::pair("quantity", "1.00000001"), std::pair("quantity", "999999999999")}) {
    json::object beyond = fields;
    beyond["lines"].get_array()[0].get_object()[name] = value;
    const auto refused = draft(beyond, samples::company(), nullptr, samples::issue_date());
    ASSERT_FALSE(refused.has_value()) << name;
    EXPECT_TRUE(refused.error().is(kAmountUnreadable));
  }
  lines.push_back(lines[1]);
  EXPECT_TRUE(draft(fields, samples::company(), nullptr, samples::issue_date()).error().is(kTooManyLines));
}

TEST(Draft, an_exemption_is_never_guessed_but_the_law_s_words_are_known) {
  json::object exempt = samples::fields_of_category("E");
  EXPECT_EQ(drafted(exempt).invoice.vat[0].reason_code, "VATEX-EU-132-1I");
  exempt["notes_required"] = json::array{};
  const Invoice unsaid = drafted(exempt).invoice;
  EXPECT_EQ(unsaid.vat[0].reason, "");
  EXPECT_THAT(rules_of(check(unsaid, Stage::draft).findings), testing::IsSupersetOf({"BR-E-10", "USTG-14-4-8"}));
  const Invoice reversed = drafted(samples::fields_of_category("AE")).invoice;
  EXPECT_EQ(reversed.vat[0].reason, "Steuerschuldnerschaft des Leistungsempfängers");
  EXPECT_EQ(reversed.vat[0].reason_code, "VATEX-EU-AE");
}

TEST(Draft, a_small_business_without_vat_id_and_register_is_known_by_its_tax_number) {
  Party company = samples::company();
  company.vat_id.clear();
  company.registration.clear();
  json::object fields = samples::fields_of_category("E");
  fields["notes_required"] = json::array{"Gemäß § 19 UStG wird keine Umsatzsteuer berechnet."};
  fields["seller"].get_object()["vat_id"] = nullptr;
  fields["seller"].get_object()["registration"] = nullptr;
  const Invoice invoice = drafted(fields, company).invoice;
  EXPECT_EQ(invoice.seller.identifier, "22/815/08154");
  EXPECT_EQ(invoice.vat[0].reason, "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.");
  EXPECT_TRUE(check(invoice, Stage::draft).passed());
}

TEST(Recompute, follows_a_corrected_quantity_and_leaves_open_what_cannot_be_known) {
  json::object fields = samples::fields();
  fields["lines"].get_array()[0].get_object()["quantity"] = "2";
  ASSERT_TRUE(recompute(fields).has_value());
  EXPECT_EQ(json::text(fields["lines"].get_array()[0].get_object()["line_net"]), "2500.00");
  EXPECT_EQ(json::text(fields["totals"].get_object()["gross"]), "2975.00");
  EXPECT_TRUE(drafted(fields).findings.empty());
  fields["lines"].get_array()[0].get_object()["quantity"] = nullptr;
  ASSERT_TRUE(recompute(fields).has_value());
  EXPECT_TRUE(fields["lines"].get_array()[0].get_object()["line_net"].is_null());
  EXPECT_TRUE(fields["totals"].get_object()["gross"].is_null());
}

TEST(ElectronicAddress, is_read_in_every_form_that_people_write) {
  EXPECT_EQ(electronic_address("EM:a@b.example"), (ElectronicAddress{"EM", "a@b.example"}));
  EXPECT_EQ(electronic_address("a@b.example"), (ElectronicAddress{"EM", "a@b.example"}));
  EXPECT_EQ(electronic_address("0204:04011000-1234512345-06"), (ElectronicAddress{"0204", "04011000-1234512345-06"}));
  EXPECT_EQ(electronic_address("DE123456788"), (ElectronicAddress{"9930", "DE123456788"}));
  EXPECT_EQ(electronic_address("?"), (ElectronicAddress{"", "?"}));
}

} // namespace socle::invoicing
