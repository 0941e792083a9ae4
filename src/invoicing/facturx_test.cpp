#include "invoicing/facturx.h"

#include "invoicing/errors.h"
#include "invoicing/samples_testing.h"
#include "invoicing/syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace socle::invoicing {

namespace {
constexpr Timestamp kModified{1'772'442'000'000'000};
} // namespace

TEST(Facturx, shows_people_every_term_that_the_xml_inside_holds_in_each_language) {
  for (const auto* tag : {"de", "fr", "en"}) {
    json::object fields = samples::fields();
    fields["language"] = tag;
    const Language language = language_of(tag);
    const Invoice invoice = samples::invoice(fields);
    const auto pdf = write_facturx(invoice, language, kModified);
    ASSERT_TRUE(pdf.has_value()) << tag << ": " << pdf.error().describe();
    const auto words = documents::read("invoice.pdf", *pdf);
    ASSERT_TRUE(words.has_value());
    EXPECT_TRUE(compare_picture(*words, *read_cii(facturx_xml(invoice)), language).has_value());
    EXPECT_GE(shown_terms(invoice, language).size(), 40U);
  }
}

TEST(Facturx, a_picture_that_differs_from_the_xml_in_one_term_is_refused) {
  const Invoice invoice = samples::invoice(samples::fields());
  const auto pdf = write_facturx(invoice, Language::german, kModified);
  ASSERT_TRUE(pdf.has_value()) << pdf.error().describe();
  const auto words = documents::read("invoice.pdf", *pdf);
  ASSERT_TRUE(words.has_value());
  const auto differs = [&](auto change) {
    Invoice other = invoice;
    change(other);
    const auto compared = compare_picture(*words, other, Language::german);
    return !compared && compared.error().is(kFilesDisagree);
  };
  EXPECT_TRUE(differs([](Invoice& i) { i.totals.due = *Decimal::parse("4462.51"); }));
  EXPECT_TRUE(differs([](Invoice& i) { i.number = "R-2026-0002"; }));
  EXPECT_TRUE(differs([](Invoice& i) { i.payment.account = "DE02120300000000202052"; }));
  EXPECT_TRUE(differs([](Invoice& i) { i.due_date = Date{2026, 4, 2}; }));
  EXPECT_TRUE(differs([](Invoice& i) { i.buyer.name = "Probe & Sohne KG"; }));
  EXPECT_TRUE(differs([](Invoice& i) { i.lines[0].quantity = Decimal(8); }));
  EXPECT_TRUE(differs([](Invoice& i) { i.lines[0].net = *Decimal::parse("3750.01"); }));
  EXPECT_TRUE(differs([](Invoice& i) { i.vat[0].rate = Decimal(7); }));
  EXPECT_FALSE(differs([](Invoice&) {}));
}

TEST(Facturx, the_xml_inside_names_the_profile_en_16931_and_nothing_else_changes) {
  const Invoice invoice = samples::invoice(samples::fields());
  Invoice inside = *read_cii(facturx_xml(invoice));
  EXPECT_EQ(inside.specification, kEn16931);
  inside.specification = kXRechnung;
  EXPECT_EQ(first_difference(inside, invoice), "");
}

} // namespace socle::invoicing
