#include "invoicing/rules.h"

#include "invoicing/rules_table.h"
#include "invoicing/samples_testing.h"
#include "invoicing/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace socle::invoicing {

namespace {
std::set<std::string> broken(const Invoice& invoice, Stage stage = Stage::numbered) {
  std::set<std::string> out;
  for (const auto& finding : check(invoice, stage).findings) out.insert(finding.rule);
  return out;
}
} // namespace

TEST(Rules, a_sound_invoice_of_every_category_passes_with_every_unconditional_rule_examined) {
  for (const auto* category : {"S", "Z", "E", "AE", "K", "G", "O"}) {
    const auto result = check(samples::invoice(samples::fields_of_category(category)), Stage::numbered);
    EXPECT_TRUE(result.passed()) << category << ": "
                                 << (result.findings.empty() ? "a rule looked at nothing"
                                                             : message(result.findings[0], Language::english));
    EXPECT_EQ(result.examined.size() + result.not_needed.size(), rules().size());
  }
}

TEST(Rules, an_empty_invoice_never_passes_and_nothing_counts_as_examined_that_was_not) {
  const auto result = check(Invoice{}, Stage::numbered);
  EXPECT_FALSE(result.passed());
  EXPECT_FALSE(result.all_examined); // the rules on lines had none to look at
}

TEST(Rules, a_draft_needs_no_number_and_a_numbered_invoice_does) {
  Invoice invoice = samples::invoice(samples::fields());
  invoice.number.clear();
  EXPECT_TRUE(check(invoice, Stage::draft).passed());
  EXPECT_EQ(broken(invoice), std::set<std::string>{"BR-02"});
}

TEST(Rules, quantity_times_price_is_held_to_the_cent_where_the_official_rules_only_warn) {
  Invoice invoice = samples::invoice(samples::fields());
  invoice.lines[0].quantity = Decimal(4);
  EXPECT_THAT(broken(invoice), testing::IsSupersetOf({"PEPPOL-EN16931-R120", "SOCLE-LINE"}));
}

TEST(Rules, a_finding_names_term_rule_value_and_remedy_in_three_languages) {
  Invoice invoice = samples::invoice(samples::fields());
  invoice.buyer_reference.clear();
  const auto result = check(invoice, Stage::numbered);
  ASSERT_EQ(result.findings.size(), 1U);
  const Finding& finding = result.findings[0];
  EXPECT_EQ(finding.path, "buyer.reference");
  EXPECT_EQ(message(finding, Language::english),
            "The buyer reference (BT-10) is missing: XRechnung requires it. [BR-DE-15]");
  EXPECT_EQ(message(finding, Language::german),
            "Es fehlt: Käuferreferenz (Leitweg-ID) (BT-10): XRechnung verlangt es. [BR-DE-15]");
  EXPECT_EQ(message(finding, Language::french),
            "Il manque : référence de l'acheteur (BT-10) : XRechnung l'exige. [BR-DE-15]");
  EXPECT_THAT(remedy(finding, Language::german), testing::HasSubstr("Stammdaten"));
}

TEST(Rules, people_read_the_cause_first_and_not_the_nineteen_sums_that_follow_from_it) {
  json::object fields = samples::fields();
  fields["lines"].get_array()[0].get_object()["unit_price_net"] = nullptr;
  const auto all = check(samples::invoice(fields), Stage::numbered).findings;
  const auto few = essential(all);
  EXPECT_GE(all.size(), 15U);
  ASSERT_EQ(few.size(), 1U);
  EXPECT_EQ(few[0].rule, "BR-26");
  EXPECT_TRUE(essential({}).empty());
}

TEST(Rules, what_is_wrong_by_itself_is_never_left_out) {
  json::object fields = samples::fields();
  fields["lines"].get_array()[0].get_object()["quantity"] = nullptr;
  fields["lines"].get_array()[0].get_object()["unit"] = "Stück"; // hidden only while there is no quantity for it
  Invoice invoice = samples::invoice(fields);
  invoice.buyer.name.clear();
  std::set<std::string> few;
  for (const auto& finding : essential(check(invoice, Stage::numbered).findings)) few.insert(finding.rule);
  EXPECT_EQ(few, (std::set<std::string>{"BR-07", "BR-22", "USTG-14-4-1b"}));
  for (const auto& rule : rule_table()) { // alone, no finding is a consequence
    const Finding alone{rule.id, std::string(rule.term), rule.severity, "", "", std::nullopt, ""};
    EXPECT_EQ(essential(std::span(&alone, 1)).size(), 1U) << rule.id;
  }
}

TEST(Rules, the_path_of_a_line_s_finding_leads_to_that_line) {
  json::object fields = samples::fields();
  fields["lines"].get_array().push_back(fields["lines"].get_array()[0]);
  Invoice invoice = samples::invoice(fields);
  invoice.lines[1].unit.clear();
  const auto result = check(invoice, Stage::numbered);
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].path, "lines.1.unit");
  EXPECT_THAT(message(result.findings[0], Language::english), testing::HasSubstr("in line 2"));
}

TEST(Rules, every_row_has_a_unique_id_and_a_term_and_a_sentence_in_every_language) {
  std::set<std::string> ids;
  for (const auto& rule : rule_table()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    Finding finding{rule.id, std::string(rule.term), rule.severity, "value", "expected", std::nullopt, "path"};
    for (const auto language : {Language::english, Language::french, Language::german}) {
      EXPECT_THAT(message(finding, language), testing::HasSubstr(rule.id));
      EXPECT_THAT(message(finding, language), testing::Not(testing::HasSubstr("{")));
      EXPECT_THAT(remedy(finding, language), testing::Not(testing::HasSubstr("{")));
    }
    EXPECT_EQ(rule.because.en.empty(), rule.because.fr.empty());
    EXPECT_EQ(rule.because.en.empty(), rule.because.de.empty());
  }
  EXPECT_GE(ids.size(), 150U);
}

} // namespace socle::invoicing
