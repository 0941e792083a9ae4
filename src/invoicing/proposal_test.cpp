#include "invoicing/proposal.h"

#include "invoicing/errors.h"
#include "invoicing/process_errors.h"
#include "invoicing/samples_testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace socle::invoicing {

namespace {
json::object proposal_of(const json::object& fields, json::array findings = {}) {
  ProposalInput input;
  input.fields = fields;
  input.findings = std::move(findings);
  input.company = to_json(samples::company());
  input.customer = to_json(samples::customer());
  input.issue_date = samples::issue_date();
  auto made = make_proposal(input);
  EXPECT_TRUE(made.has_value()) << made.error().describe();
  return *made;
}
json::object proposal() { return proposal_of(samples::fields()); }

Result<Corrected> set_on(const json::object& shown, std::initializer_list<std::pair<std::string, json::value>> values) {
  json::object set;
  for (const auto& [path, value] : values) set[path] = value;
  return correct(shown, set, samples::issue_date());
}
Result<Corrected> set(std::initializer_list<std::pair<std::string, json::value>> values) {
  return set_on(proposal(), values);
}

// "SOCLE-RHYTHM billing.first_invoice_period.to"
std::vector<std::string> checks(const Result<Corrected>& made, std::string_view severity = "error") {
  std::vector<std::string> out;
  EXPECT_TRUE(made.has_value()) << made.error().describe();
  if (!made) return out;
  for (const auto& item : made->proposal.at("checks").as_array()) {
    const auto& check = item.as_object();
    if (json::get_string(check, "severity") == severity)
      out.push_back(*json::get_string(check, "rule") + " " + *json::get_string(check, "path"));
  }
  return out;
}
json::value preview(const Result<Corrected>& made, std::string_view side, std::string_view name) {
  return made->proposal.at("preview").at(side).at(name);
}
} // namespace

TEST(Proposal, of_a_sound_contract_has_no_checks) {
  EXPECT_EQ(json::write(proposal().at("checks")), "[]");
  EXPECT_TRUE(checks(set({{"buyer.reference", "991-12345-67"}})).empty());
}

TEST(Corrections, of_the_wrong_type_are_refused_with_path_value_and_what_is_allowed) {
  for (const auto& [path, value] :
       std::vector<std::pair<std::string, std::string>>{{"service_start", "2026-13-01"},
                                                        {"service_start", "01.12.2026"},
                                                        {"service_start", "yesterday"},
                                                        {"contract_date", "2026-02-30"},
                                                        {"billing.first_invoice_period.to", "2026-02-30"},
                                                        {"billing.rhythm", "sometimes"},
                                                        {"language", "xx"},
                                                        {"currency", "EURO"},
                                                        {"currency", "eur"},
                                                        {"buyer.country", "UK"},
                                                        {"buyer.country", "Deutschland"},
                                                        {"lines.0.vat_category", "X"},
                                                        {"lines.0.unit", "hours"},
                                                        {"lines.0.quantity", "1,5"},
                                                        {"lines.0.unit_price_net", "1000000000000"},
                                                        {"lines.0.vat_rate", "-19"},
                                                        {"lines.0.vat_rate", "100.01"},
                                                        {"discount_terms.0.percent", "two"},
                                                        {"discount_terms.0.days", "-1"},
                                                        {"payment_terms_days", "3651"},
                                                        {"payment_terms_days", "soon"},
                                                        {"lines.0", "something"},
                                                        {"is_contract", "false"},
                                                        {"is_contract", ""},
                                                        {"kind", "nda"},
                                                        {"buyer.name", std::string(2001, 'x')}}) {
    const auto refused = set({{path, json::value(value)}});
    ASSERT_FALSE(refused.has_value()) << path << "=" << value;
    EXPECT_THAT(refused.error().message(), testing::HasSubstr(path));
    EXPECT_THAT(refused.error().message(), testing::HasSubstr("“" + value.substr(0, 40)));
    EXPECT_GE(refused.error().http_status(), 400);
    EXPECT_LE(refused.error().http_status(), 422);
  }
  EXPECT_THAT(set({{"billing.rhythm", "quartely"}}).error().message(), testing::HasSubstr("→ quarterly ?"));
  EXPECT_THAT(set({{"currency", "eur"}}).error().message(), testing::HasSubstr("→ EUR ?"));
  EXPECT_TRUE(set({{"kind", "nda"}}).error().is(kRefuseInstead));
  EXPECT_THAT(set({{"kind", "nda"}}).error().remedy(), testing::HasSubstr("Refuse the gate instead"));
  EXPECT_TRUE(set({{"lines.0.quantity", json::array{1}}}).error().is(kValueNotAllowed));
  EXPECT_TRUE(set({{"buyer.refrence", "1"}}).error().is(kUnknownPath));
  EXPECT_TRUE(set({{"lines.2.description", "beyond the next"}}).error().is(kUnknownPath));
  EXPECT_TRUE(set({{"kind", "framework"}, {"is_contract", true}}).has_value());
}

TEST(Corrections, that_no_longer_fit_the_billed_period_stop_the_approval_and_name_its_path) {
  using testing::ElementsAre;
  const std::string from = "billing.first_invoice_period.from", to = "billing.first_invoice_period.to";
  EXPECT_THAT(checks(set({{"service_start", "2026-04-01"}})), ElementsAre("SOCLE-START " + from));
  EXPECT_THAT(checks(set({{"service_start", "2026-02-01"}})), ElementsAre("SOCLE-START " + from));
  EXPECT_THAT(checks(set({{"service_start", "2026-02-01"}, {from, "2026-03-01"}})), ElementsAre());
  EXPECT_THAT(checks(set({{"service_end", "2020-01-01"}})), ElementsAre("SOCLE-END service_end"));
  EXPECT_THAT(checks(set({{"service_end", "2026-04-30"}})), ElementsAre("SOCLE-END " + to));
  EXPECT_THAT(checks(set({{"service_end", "2026-04-30"}, {to, "2026-04-30"}})), ElementsAre());
  EXPECT_THAT(checks(set({{"billing.rhythm", "yearly"}})), ElementsAre("SOCLE-RHYTHM " + to));
  EXPECT_THAT(checks(set({{"billing.rhythm", "monthly"}})), ElementsAre("SOCLE-RHYTHM " + to));
  EXPECT_THAT(checks(set({{"billing.rhythm", "one_off"}})), ElementsAre("SOCLE-RHYTHM " + to));
  EXPECT_THAT(checks(set({{"billing.rhythm", "quarterly"}})), ElementsAre());
  EXPECT_THAT(checks(set({{"billing.rhythm", "yearly"}, {to, "2027-02-28"}})), ElementsAre());
  EXPECT_THAT(checks(set({{to, "2026-02-01"}})), testing::Not(testing::IsEmpty()));
  // What a version before left open stays open.
  const auto first = set({{"billing.rhythm", "yearly"}});
  EXPECT_THAT(checks(set_on(first->proposal, {{"buyer.reference", "1"}})), ElementsAre("SOCLE-RHYTHM " + to));
  // A first period up to the end of a calendar quarter is the paper's own.
  json::object fields = samples::fields();
  fields["billing"].as_object()["first_invoice_period"].as_object()["to"] = "2026-03-31";
  EXPECT_EQ(json::write(proposal_of(fields).at("checks")), "[]");
}

TEST(Corrections, to_what_is_computed_are_refused_unless_they_say_the_same) {
  for (const auto& [path, value] : std::vector<std::pair<std::string, std::string>>{{"totals.vat.0.amount", "1"},
                                                                                    {"totals.vat.0.rate", "7"},
                                                                                    {"totals.gross", "4462.51"},
                                                                                    {"totals.net", ""},
                                                                                    {"lines.0.line_net", "1"}}) {
    const auto refused = set({{path, json::value(value)}});
    ASSERT_FALSE(refused.has_value()) << path;
    EXPECT_TRUE(refused.error().is(kComputedValue));
    EXPECT_THAT(refused.error().message(), testing::HasSubstr(path));
    EXPECT_THAT(refused.error().remedy(), testing::HasSubstr(".unit_price_net"));
  }
  EXPECT_TRUE(set({{"totals.gross", "4462.5"}}).has_value());
  const auto both = set({{"lines.0.quantity", "1"}, {"lines.0.line_net", "1250"}});
  ASSERT_TRUE(both.has_value());
  EXPECT_EQ(json::text(preview(both, "totals", "net")), "1250.00");
  EXPECT_TRUE(set({{"totals.vat.1.amount", "1"}}).error().is(kUnknownPath));
}

TEST(Corrections, that_clear_a_value_are_not_filled_again_from_master_data) {
  const auto cleared = set({{"buyer.vat_id", ""}, {"buyer.electronic_address", nullptr}, {"seller.iban", "null"}});
  ASSERT_TRUE(cleared.has_value());
  EXPECT_TRUE(preview(cleared, "buyer", "vat_id").is_null());
  EXPECT_TRUE(preview(cleared, "buyer", "electronic_address").is_null());
  EXPECT_TRUE(preview(cleared, "seller", "iban").is_null());
  EXPECT_THAT(checks(cleared), testing::Contains("PEPPOL-EN16931-R010 buyer.electronic_address"));
  EXPECT_THAT(checks(set({{"buyer.name", ""}})), testing::Contains("BR-07 buyer.name"));
  EXPECT_THAT(checks(set({{"buyer.reference", ""}})), testing::Contains("BR-DE-15 buyer.reference"));
  // Also in the next version, and in what is issued.
  const auto next = set_on(cleared->proposal, {{"contract_number", "V-1"}});
  EXPECT_TRUE(preview(next, "buyer", "vat_id").is_null());
  EXPECT_EQ(draft_of(next->proposal, samples::issue_date())->invoice.buyer.vat_id, "");
  const auto undone = set_on(next->proposal, {{"buyer.vat_id", "DE811907980"}});
  EXPECT_EQ(json::text(preview(undone, "buyer", "vat_id")), "DE811907980");
  EXPECT_THAT(checks(set({{"billing.first_invoice_period.from", ""}, {"billing.first_invoice_period.to", ""}})),
              testing::Contains("USTG-14-4-6 billing.first_invoice_period.from"));
}

TEST(Corrections, remove_lines_discounts_and_notes_by_clearing_them) {
  json::object fields = samples::fields();
  auto& lines = fields["lines"].as_array();
  for (const auto* name : {"wrongly read", "third"}) {
    lines.push_back(lines[0]);
    lines.back().as_object()["description"] = name;
  }
  fields["notes_required"] = json::array{"first", "second"};
  fields["totals"] = nullptr;
  const json::array findings{
      json::object{{"code", "two_prices"}, {"path", "lines.1.unit_price_net"}, {"severity", "warning"}},
      json::object{{"code", "blanks"}, {"path", "lines.2.unit"}, {"severity", "warning"}}};
  const json::object shown = proposal_of(fields, findings);
  const auto made = set_on(
      shown, {{"lines.1", ""}, {"lines.2.quantity", "1"}, {"discount_terms.0", nullptr}, {"notes_required.0", ""}});
  ASSERT_TRUE(made.has_value()) << made.error().describe();
  const auto& now = made->proposal.at("fields").as_object();
  ASSERT_EQ(now.at("lines").as_array().size(), 2U);
  EXPECT_EQ(json::text(now.at("lines").as_array()[1].at("description")), "third");
  EXPECT_EQ(json::text(now.at("lines").as_array()[1].at("quantity")), "1");
  EXPECT_EQ(json::text(now.at("totals").at("net")), "5000.00");
  EXPECT_TRUE(now.at("discount_terms").as_array().empty());
  EXPECT_EQ(json::write(now.at("notes_required")), R"(["second"])");
  EXPECT_EQ(json::text(made->changes.at("lines.1").at("from").at("description")), "wrongly read");
  const auto& left = made->proposal.at("findings").as_array();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(json::text(left[0].at("path")), "lines.1.unit");
  // Evidence of the paper follows its line, and goes with it.
  EXPECT_EQ(path_now(made->proposal, "lines.0.unit"), "lines.0.unit");
  EXPECT_EQ(path_now(made->proposal, "lines.1.unit"), std::nullopt);
  EXPECT_EQ(path_now(made->proposal, "lines.2.unit"), "lines.1.unit");
  EXPECT_EQ(path_now(made->proposal, "buyer.name"), "buyer.name");
  const auto again = set_on(made->proposal, {{"lines.0", ""}, {"lines.2.description", "new"}});
  ASSERT_TRUE(again.has_value()) << again.error().describe();
  EXPECT_EQ(path_now(again->proposal, "lines.2.unit"), "lines.0.unit");
  EXPECT_EQ(path_now(again->proposal, "lines.0.unit"), std::nullopt);
  EXPECT_TRUE(set_on(shown, {{"lines.3", ""}}).error().is(kUnknownPath));
}

TEST(Corrections, add_and_change_discounts_and_notes) {
  const auto made = set({{"discount_terms.0.percent", "3"},
                         {"discount_terms.1.percent", "1"},
                         {"discount_terms.1.days", "20"},
                         {"notes_required.0", "Ein Hinweis."}});
  ASSERT_TRUE(made.has_value()) << made.error().describe();
  EXPECT_THAT(json::text(made->proposal.at("preview").at("payment_terms")),
              testing::AllOf(testing::HasSubstr("#SKONTO#TAGE=14#PROZENT=3.00#"),
                             testing::HasSubstr("#SKONTO#TAGE=20#PROZENT=1.00#")));
  EXPECT_EQ(json::write(made->proposal.at("preview").at("notes")), R"(["Ein Hinweis."])");
}

TEST(Corrections, to_less_than_nothing_are_no_invoice_and_to_nothing_are_doubted) {
  using testing::Contains;
  EXPECT_THAT(checks(set({{"lines.0.quantity", "-34"}})), Contains("SOCLE-CREDIT-NOTE totals.gross"));
  EXPECT_THAT(checks(set({{"lines.0.unit_price_net", "-5"}})), Contains("SOCLE-CREDIT-NOTE totals.gross"));
  EXPECT_THAT(checks(set({{"lines.0.allowance", "99999"}})), Contains("SOCLE-CREDIT-NOTE totals.gross"));
  EXPECT_THAT(checks(set({{"lines.0.quantity", "0"}})), Contains("SOCLE-QUANTITY lines.0.quantity"));
  const auto free = set({{"lines.0.unit_price_net", "0"}}); // a free month is issued, and said
  EXPECT_THAT(checks(free), testing::Not(Contains("SOCLE-CREDIT-NOTE totals.gross")));
  EXPECT_THAT(checks(free, "warning"), Contains("SOCLE-NOTHING-DUE totals.gross"));
}

TEST(Corrections, that_are_hardly_meant_are_said_but_not_forbidden) {
  using testing::ElementsAre;
  const auto warned = [](auto... values) {
    const auto made = set({values...});
    EXPECT_TRUE(checks(made).empty()) << testing::PrintToString(checks(made));
    return checks(made, "warning");
  };
  using Pair = std::pair<std::string, json::value>;
  EXPECT_THAT(warned(Pair{"buyer.vat_id", "DE811907981"}), ElementsAre("SOCLE-VAT-ID-BUYER buyer.vat_id"));
  EXPECT_THAT(warned(Pair{"buyer.vat_id", "DE811907980"}), ElementsAre());
  EXPECT_THAT(warned(Pair{"buyer.country", "AT"}), ElementsAre("SOCLE-VAT-ABROAD lines.0.vat_rate"));
  EXPECT_THAT(warned(Pair{"lines.0.vat_rate", "16"}), ElementsAre("SOCLE-VAT-RATE lines.0.vat_rate"));
  EXPECT_THAT(warned(Pair{"lines.0.vat_category", "AE"}, Pair{"lines.0.vat_rate", "0"}),
              ElementsAre("SOCLE-VAT-HOME lines.0.vat_category"));
  EXPECT_THAT(warned(Pair{"buyer.name", "Ganz anders GmbH"}), ElementsAre("SOCLE-ADDRESS buyer.electronic_address"));
  EXPECT_THAT(warned(Pair{"buyer.name", "Ganz anders GmbH"}, Pair{"buyer.electronic_address", "EM:a@b.example"}),
              ElementsAre());
  const auto dollars = set({{"currency", "USD"}});
  EXPECT_THAT(checks(dollars, "info"), ElementsAre("SOCLE-CURRENCY currency"));
  EXPECT_THAT(checks(dollars), ElementsAre());
  const auto unknown = set({{"buyer.vat_id", "XX1"}});
  EXPECT_THAT(checks(unknown), ElementsAre("BR-CO-09 buyer.vat_id"));
  // What the paper's own findings say is not said twice.
  json::object fields = samples::fields();
  fields["buyer"].as_object()["vat_id"] = "DE811907981";
  const json::array findings{
      json::object{{"code", "check_digit_failed"}, {"path", "buyer.vat_id"}, {"severity", "warning"}}};
  EXPECT_EQ(json::write(proposal_of(fields, findings).at("checks")), "[]");
}

TEST(Corrections, of_nothing_change_nothing_of_what_was_shown) {
  json::object fields = samples::fields();
  fields["totals"].as_object()["gross"] = "4462.51"; // the paper's own total
  const json::object shown = proposal_of(fields);
  const auto same = correct(shown, {}, samples::issue_date());
  ASSERT_TRUE(same.has_value());
  EXPECT_EQ(json::canonical(same->proposal), json::canonical(shown));
  EXPECT_EQ(fatal_count(same->proposal), 1U);
}

} // namespace socle::invoicing
