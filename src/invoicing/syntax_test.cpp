#include "invoicing/syntax.h"

#include "invoicing/errors.h"
#include "invoicing/limits.h"
#include "invoicing/samples_testing.h"
#include "invoicing/xml_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace socle::invoicing {

namespace {
// Every term of the model filled with something that escaping, rounding or trimming could lose.
Invoice full() {
  const std::string text = " <a href=\"x\">&amp;'\"</a> \t\r\n ]]> ½ – 🙂 é\xCC\x81 ";
  Invoice i = samples::invoice(samples::fields());
  i.number = "R/1 & <2>";
  i.order = text;
  i.contract = text;
  i.buyer_reference = text;
  i.payment_terms = "Erste Zeile\n#SKONTO#TAGE=14#PROZENT=2.00#\n";
  i.notes = {text, "#not a code# but a note", "zweite"};
  i.preceding = {{"R-1", Date{2025, 12, 31}}, {"R-2", std::nullopt}};
  for (auto* trader : {&i.seller, &i.buyer}) {
    trader->name = text;
    trader->identifier = "4000001000005";
    trader->address.street = text;
    trader->contact = {text, "+1", "a@b.example"};
  }
  i.delivery = {Date{2026, 2, 28}, {"Weg 1", "Ulm", "89073", "DE"}};
  i.allowances.resize(2);
  i.allowances[0] = {false, *Decimal::parse("0.01"), Decimal(1), Decimal(1), "S", Decimal(19), text, "95"};
  i.allowances[1] = {true, *Decimal::parse("123456789012.34"), std::nullopt, std::nullopt, "E", Decimal(), text, ""};
  i.totals.prepaid = *Decimal::parse("-0.01");
  i.totals.rounding = *Decimal::parse("0.001");
  i.vat.push_back({Decimal(), Decimal(), "E", Decimal(), text, "VATEX-EU-132-1I"});
  Line& line = i.lines[0];
  line.note = text;
  line.description = text;
  line.name = text;
  line.quantity = *Decimal::parse("-0.00000001");
  line.price = *Decimal::parse("118.33333333");
  line.price_base = *Decimal::parse("1000");
  line.period = {Date{2024, 2, 29}, std::nullopt};
  line.allowances = {i.allowances[0]};
  line.allowances[0].vat_category.clear();
  line.allowances[0].vat_rate.reset();
  return i;
}
} // namespace

TEST(Syntax, reading_back_gives_the_same_invoice_in_every_term) {
  const Invoice invoice = full();
  const auto ubl = read_ubl(write_ubl(invoice));
  ASSERT_TRUE(ubl.has_value()) << ubl.error().message();
  EXPECT_EQ(first_difference(*ubl, invoice), "");
  const auto cii = read_cii(write_cii(invoice));
  ASSERT_TRUE(cii.has_value()) << cii.error().message();
  EXPECT_EQ(first_difference(*cii, invoice), "");
  EXPECT_EQ(*ubl, *cii);
}

TEST(Syntax, an_invoice_without_anything_is_written_and_read_too) {
  EXPECT_EQ(*read_ubl(write_ubl(Invoice{})), Invoice{});
  EXPECT_EQ(*read_cii(write_cii(Invoice{})), Invoice{});
}

TEST(Syntax, first_difference_names_the_term) {
  const Invoice a = full();
  Invoice b = a;
  b.lines[0].price = Decimal(2);
  EXPECT_EQ(first_difference(a, b), "line 1 BT-146: “118.33333333” / “2”");
}

TEST(Syntax, what_the_model_has_no_place_for_is_refused_and_not_lost) {
  Bytes ubl = write_ubl(full());
  ubl.replace(ubl.find("<cbc:DocumentCurrencyCode>"), 0, "<cbc:TaxPointDate>2026-03-01</cbc:TaxPointDate>");
  const auto read = read_ubl(ubl);
  ASSERT_FALSE(read.has_value());
  EXPECT_THAT(read.error().message(), testing::HasSubstr("does not know"));
}

TEST(Syntax, hostile_xml_is_refused) {
  const std::string head = "<?xml version=\"1.0\"?>\n";
  const std::string root = "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">";
  std::string deep = root;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  for (int i = 0; i < 200; ++i) deep += "</a>";
  for (const std::string& xml : {head + "<!DOCTYPE Invoice [<!ENTITY x \"y\">]>" + root + "<ID>&x;</ID></Invoice>",
                                 head + "<!DOCTYPE Invoice SYSTEM \"http://127.0.0.1:1/x.dtd\">" + root + "</Invoice>",
                                 deep + "</Invoice>", std::string("<Invoice/>"), std::string(""),
                                 std::string("<Invoice"), std::string("\0\0", 2), std::string(kXmlBytesMax + 1, ' ')}) {
    const auto read = read_ubl(xml);
    ASSERT_FALSE(read.has_value()) << xml.substr(0, 80);
    EXPECT_TRUE(read.error().is(kXmlInvalid));
    EXPECT_FALSE(read_cii(xml).has_value());
  }
}

TEST(Syntax, an_amount_that_is_no_number_is_refused) {
  Bytes ubl = write_ubl(samples::invoice(samples::fields()));
  ubl.replace(ubl.find(">4462.50<"), 9, ">4.462,50<");
  EXPECT_FALSE(read_ubl(ubl).has_value());
}

TEST(XmlWriter, writes_nothing_for_groups_of_which_nothing_was_said) {
  XmlWriter xml;
  xml.open("a");
  xml.open("b", {{"x", "1"}});
  xml.leaf("c", "");
  xml.close();
  xml.leaf("d", "1 < 2", {{"e", ""}, {"f", "\"&"}});
  xml.open_always("g");
  xml.close();
  xml.close();
  EXPECT_EQ(
      xml.take(),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <d f=\"&quot;&amp;\">1 &lt; 2</d>\n  <g>\n  </g>\n</a>\n");
}

TEST(XmlWriter, writes_a_replacement_for_what_xml_cannot_hold) {
  for (const std::string_view text : {"\x01", "\xEF\xBF\xBF", "\xED\xA0\x80", "\xC3", "\xC0\x80", "\xF4\x90\x80\x80"}) {
    XmlWriter one;
    one.leaf("a", text);
    EXPECT_THAT(one.take(), testing::HasSubstr("\uFFFD"));
  }
  XmlWriter plain;
  plain.leaf("a", "ä🙂\t\n");
  EXPECT_THAT(plain.take(), testing::HasSubstr("ä🙂\t\n"));
  XmlWriter xml;
  xml.leaf("a", "x\x01y\xC3");
  EXPECT_THAT(xml.take(), testing::HasSubstr("<a>x\uFFFDy\uFFFD</a>"));
}

} // namespace socle::invoicing
