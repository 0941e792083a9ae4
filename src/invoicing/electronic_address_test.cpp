#include "invoicing/electronic_address.h"

#include "invoicing/draft.h"
#include "invoicing/proposal.h"
#include "invoicing/rules.h"
#include "invoicing/samples_testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace socle::invoicing {

namespace {
std::string broken(std::string_view text) {
  const auto* form = broken_form(electronic_address(text));
  return form == nullptr ? std::string() : std::string(form->id);
}
} // namespace

TEST(ElectronicAddressForm, is_held_to_the_check_digits_of_its_scheme) {
  for (const auto* sound :
       {"EM:rechnung@kunde.example", "rechnung@kunde.example", "0088:4012345000009", "9930:DE123456788", "DE123456788",
        "9914:ATU12345675", "0204:04011000-1234512345-06", "0204:991-33333TEST-33", "0204:053340002002-33004-23",
        "0002:732829320", "0009:73282932000074", "0208:0403170701"})
    EXPECT_EQ(broken(sound), "") << sound;
  for (const auto& [wrong, form] :
       {std::pair("EM:not an email", "EM"), std::pair("EM:a@b", "EM"), std::pair("EM:neue adresse@kunde.example", "EM"),
        std::pair("EM:ü@kunde.example", "EM"), std::pair("0088:4012345000008", "GLN"),
        std::pair("0088:401234500000", "GLN"), std::pair("9930:DE123456789", "VAT"),
        std::pair("9930:ATU12345675", "VAT"), std::pair("9930:", ""),
        std::pair("0204:04011000-1234512345-07", "LEITWEG"), std::pair("0204:0-1234512345-06", "LEITWEG"),
        std::pair("0204:991", "LEITWEG"), std::pair("0002:732829321", "SIREN"), std::pair("0208:0403170702", "BE")})
    EXPECT_EQ(broken(wrong), form) << wrong;
  EXPECT_EQ(broken("0060:123456789"), ""); // a scheme whose form Socle does not know
}

TEST(ElectronicAddressForm, every_scheme_of_vat_ids_is_of_the_form_vat) {
  for (const auto* text : {"9910:x", "9920:x", "9925:x", "9938:x", "9944:x", "9957:x"})
    EXPECT_EQ(broken(text), "VAT") << text;
}

TEST(ElectronicAddressForm, a_wrong_one_is_a_fatal_finding_that_names_the_side_and_the_form) {
  json::object fields = samples::fields();
  fields["buyer"].get_object()["electronic_address"] = "0088:4012345000008";
  fields["seller"].get_object()["electronic_address"] = "EM:not an email";
  const auto checked = check(samples::invoice(fields), Stage::numbered);
  ASSERT_EQ(checked.findings.size(), 2U);
  EXPECT_EQ(checked.findings[0].path, "seller.electronic_address");
  EXPECT_EQ(checked.findings[1].path, "buyer.electronic_address");
  EXPECT_EQ(
      message(checked.findings[1], Language::english),
      "The buyer's electronic address (BT-49) “0088:4012345000008” cannot be right: under the scheme 0088 it must be a "
      "GLN of 13 digits with the right check digit. [SOCLE-EAS-GLN]");
}

TEST(Recipient, is_the_address_set_at_the_gate_before_the_customer_s) {
  const auto to = [](const char* address, json::value customer, json::array set = {}) {
    json::object proposal{{"customer", std::move(customer)}, {"set", std::move(set)}};
    Trader buyer;
    buyer.electronic_address = electronic_address(address);
    return recipient(proposal, buyer);
  };
  const json::object known = to_json(samples::customer());
  const json::array set{"buyer.electronic_address"};
  EXPECT_EQ(to("EM:neu@kunde.example", known, set), "neu@kunde.example");
  EXPECT_EQ(to("EM:eingang@probe-soehne.example", known, set),
            "eingang@probe-soehne.example"); // the customer's, chosen
  EXPECT_EQ(to("0204:04011000-1234512345-06", known, set), "buchhaltung@probe-soehne.example");
  EXPECT_EQ(to("EM:eingang@probe-soehne.example", known), "buchhaltung@probe-soehne.example"); // the master data's own
  EXPECT_EQ(to("0204:04011000-1234512345-06", known), "buchhaltung@probe-soehne.example");
  EXPECT_EQ(to("EM:neu@kunde.example", nullptr), "neu@kunde.example");
  EXPECT_EQ(to("0204:04011000-1234512345-06", nullptr), "");
}

TEST(Recipient, follows_a_correction_at_the_gate) {
  ProposalInput input;
  input.fields = samples::fields();
  input.company = to_json(samples::company());
  input.customer = to_json(samples::customer());
  input.issue_date = samples::issue_date();
  const auto proposal = make_proposal(input);
  ASSERT_TRUE(proposal.has_value());
  const auto corrected = [&](const char* address) {
    auto made = correct(*proposal, {{"buyer.electronic_address", address}}, samples::issue_date());
    SOCLE_ASSERT(made.has_value());
    return std::move(made->proposal);
  };
  const json::object good = corrected("EM:neu@kunde.example");
  EXPECT_EQ(fatal_count(good), 0U);
  EXPECT_EQ(recipient(good, draft_of(good, samples::issue_date())->invoice.buyer), "neu@kunde.example");
  const json::object bad = corrected("EM:not an email");
  EXPECT_EQ(fatal_count(bad), 1U);
  const std::string refusal = fatal_error(bad, Language::english).message();
  EXPECT_THAT(refusal, testing::HasSubstr("EM:not an email"));
  EXPECT_THAT(refusal, testing::HasSubstr("must be an e-mail address"));
}

} // namespace socle::invoicing
