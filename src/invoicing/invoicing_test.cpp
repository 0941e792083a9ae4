#include "invoicing/invoicing.h"

#include "invoicing/errors.h"
#include "invoicing/rules.h"
#include "invoicing/samples_testing.h"
#include "invoicing/syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace socle::invoicing {

constexpr Timestamp kModified{1'772'442'000'000'000}; // 2026-03-02

TEST(Release, writes_both_syntaxes_that_read_back_as_the_same_invoice_in_every_category) {
  for (const auto* category : {"S", "Z", "E", "AE", "K", "G", "O"}) {
    const Invoice invoice = samples::invoice(samples::fields_of_category(category));
    const auto released = release(invoice, Language::german, kModified);
    ASSERT_TRUE(released.has_value()) << category << ": " << released.error().message();
    EXPECT_EQ(first_difference(*read_ubl(released->ubl), invoice), "") << category;
    EXPECT_EQ(first_difference(*read_cii(released->cii), invoice), "") << category;
  }
}

TEST(Release, refuses_an_invoice_with_a_fatal_finding_and_names_the_rule) {
  Invoice invoice = samples::invoice(samples::fields());
  invoice.totals.gross = *invoice.totals.gross + *Decimal::parse("0.01");
  const auto released = release(invoice, Language::german, kModified);
  ASSERT_FALSE(released.has_value());
  EXPECT_TRUE(released.error().is(kNotReleasable));
  EXPECT_THAT(released.error().message(Language::german), testing::HasSubstr("BT-112"));
  EXPECT_THAT(released.error().message(Language::german), testing::HasSubstr("BR-CO-15"));
}

TEST(Release, gives_the_same_bytes_for_the_same_invoice) {
  const Invoice invoice = samples::invoice(samples::fields());
  const auto first = release(invoice, Language::german, kModified);
  const auto second = release(invoice, Language::german, kModified);
  EXPECT_EQ(first->ubl, second->ubl);
  EXPECT_EQ(first->cii, second->cii);
  EXPECT_EQ(first->facturx, second->facturx);
}

TEST(Release, a_rehearsal_finds_what_release_would_refuse_before_a_number_is_taken) {
  json::object fields = samples::fields();
  Invoice draft = samples::invoice(fields);
  draft.number.clear();
  EXPECT_TRUE(rehearse(draft, Language::german, kModified).has_value());
  draft.lines[0].name = "Emblem \uE000"; // a private character: no font has it
  EXPECT_FALSE(rehearse(draft, Language::german, kModified).has_value());
}

TEST(Release, names_its_files_so_that_every_file_system_takes_them) {
  Invoice invoice = samples::invoice(samples::fields());
  invoice.number = "../R 2026/ä1";
  const auto named = files(invoice, Released{"u", "c", "p"});
  ASSERT_EQ(named.size(), 3U);
  EXPECT_EQ(named[0].name, "_.._R_2026___1.pdf");
  for (const auto& file : named) EXPECT_EQ(file.name.find_first_of("/ "), std::string::npos);
  EXPECT_EQ(mail_name(invoice).front(), '_');
}

} // namespace socle::invoicing
