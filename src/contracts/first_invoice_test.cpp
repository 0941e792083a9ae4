#include "contracts/contracts.h"
#include "contracts/items.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

Extraction read(const std::vector<std::string>& lines) {
  const auto x = extract(testing::page(lines));
  EXPECT_TRUE(x.has_value());
  return x ? *x : Extraction{};
}
const json::object& line(const Extraction& x, std::size_t i) {
  return x.fields.at("lines").as_array().at(i).as_object();
}
std::string text(const json::object& o, std::string_view key) {
  return o.at(key).is_null() ? "" : json::text(o.at(key));
}
bool says(const Extraction& x, std::string_view code) {
  return std::ranges::any_of(x.findings, [&](const Finding& f) { return f.code == code; });
}

const std::vector<std::string> kHead{"Vertrag Nr. V-12",
                                     "",
                                     "zwischen Nordlicht Service GmbH, Hafenstr. 4, 28217 Bremen",
                                     "- nachfolgend „Auftragnehmer“ genannt -",
                                     "",
                                     "und Weserpack KG, Industrieweg 9, 28307 Bremen",
                                     "- nachfolgend „Auftraggeber“ genannt -",
                                     ""};
std::vector<std::string> with(std::vector<std::string> lines) {
  std::vector<std::string> all = kHead;
  for (std::string& l : lines) {
    all.push_back(std::move(l));
    all.emplace_back();
  }
  return all;
}

TEST(FirstInvoice, a_price_in_percentages_is_billed_by_its_first_stage) {
  const Extraction x = read(
      with({"Vergütung", "Der Festpreis beträgt 12.000,00 EUR zuzüglich 19 % Umsatzsteuer.",
            "Er ist zu zahlen zu 30 % bei Unterzeichnung, 50 % nach Lieferung und 20 % nach Abnahme."}));
  EXPECT_EQ(text(x.fields.at("billing").as_object(), "rhythm"), "milestones");
  ASSERT_EQ(x.fields.at("lines").as_array().size(), 1U);
  EXPECT_EQ(text(line(x, 0), "line_net"), "3600.00");
  EXPECT_FALSE(says(x, "due_on_event"));
}

TEST(FirstInvoice, fractions_are_stages_like_percentages) {
  for (const char* sentence :
       {"Er ist zahlbar zu einem Drittel bei Unterzeichnung, einem Drittel nach Lieferung und der Rest nach Abnahme.",
        "Ein Drittel ist bei Unterzeichnung fällig, zwei Drittel nach Abnahme."}) {
    const Extraction x = read(
        with({"Vergütung", "Der Festpreis beträgt 9.000,00 EUR zuzüglich 19 % Umsatzsteuer.", sentence}));
    EXPECT_EQ(text(x.fields.at("billing").as_object(), "rhythm"), "milestones") << sentence;
    ASSERT_EQ(x.fields.at("lines").as_array().size(), 1U) << sentence;
    EXPECT_EQ(text(line(x, 0), "line_net"), "3000.00") << sentence;
  }
}

TEST(FirstInvoice, positions_followed_by_instalments_are_paid_in_these) {
  std::vector<std::string> lines = kHead;
  for (const char* l :
       {"Leistung                        Menge     Einzelpreis      Gesamtpreis",
        "Fenster                         10        600,00           6.000,00",
        "Türen                           8         500,00           4.000,00",
        "Anzahlung 30 %                                             3.000,00",
        "Abschlag 40 %                                              4.000,00",
        "Restzahlung 30 %                                           3.000,00", "", "Die Umsatzsteuer beträgt 19 %."})
    lines.emplace_back(l);
  const Extraction x = read(lines);
  EXPECT_EQ(text(x.fields.at("billing").as_object(), "rhythm"), "milestones");
  ASSERT_EQ(x.fields.at("lines").as_array().size(), 1U);
  EXPECT_EQ(text(line(x, 0), "line_net"), "3000.00");
}

TEST(FirstInvoice, a_printed_sum_that_nothing_explains_leaves_the_totals_open) {
  std::vector<std::string> lines = kHead;
  for (const char* l : {"Leistung                        Menge     Einzelpreis      Gesamtpreis",
                        "Wandaufbau                      10        60,00            600,00",
                        "Deckenaufbau                    8         50,00            400,00",
                        "Summe netto                                                1.130,00", "",
                        "Die Umsatzsteuer beträgt 19 %. Es wird eine Rechnung gestellt."})
    lines.emplace_back(l);
  const Extraction x = read(lines);
  EXPECT_TRUE(says(x, "totals_mismatch"));
  EXPECT_TRUE(x.fields.at("totals").as_object().at("net").is_null());
}

TEST(FirstInvoice, a_list_of_prices_for_what_is_ordered_has_no_quantity) {
  std::vector<std::string> lines = kHead;
  for (const char* l : {"Speise                          EUR netto", "Mittagessen Kind                8,40",
                        "Mittagessen Erwachsene          12,90", "",
                        "Abgerechnet werden die tatsächlich gelieferten Essen. Die Umsatzsteuer beträgt 7 %."})
    lines.emplace_back(l);
  const Extraction x = read(lines);
  ASSERT_EQ(x.fields.at("lines").as_array().size(), 2U);
  EXPECT_EQ(text(line(x, 0), "quantity"), "");
  EXPECT_EQ(text(line(x, 0), "unit"), "C62");
  EXPECT_TRUE(x.fields.at("totals").as_object().at("net").is_null());
}

TEST(FirstInvoice, a_monthly_price_billed_quarterly_is_three_months) {
  const Extraction x = read(with(
      {"Vergütung",
       "Die monatliche Pauschale beträgt 400,00 EUR zuzüglich 19 % Umsatzsteuer und wird vierteljährlich im Voraus berechnet.",
       "Der Vertrag beginnt am 1. Juli 2026."}));
  EXPECT_EQ(text(line(x, 0), "quantity"), "3");
  EXPECT_EQ(text(line(x, 0), "unit"), "MON");
  EXPECT_EQ(text(line(x, 0), "line_net"), "1200.00");
  EXPECT_EQ(text(x.fields.at("totals").as_object(), "gross"), "1428.00");
}

TEST(FirstInvoice, a_yearly_price_is_divided_and_says_so_when_cents_do_not) {
  const Extraction even = read(
      with({"Vergütung", "Die Jahresgebühr von 4.800,00 EUR netto wird vierteljährlich im Voraus berechnet.",
            "Der Vertrag beginnt am 1. Juli 2026."}));
  EXPECT_EQ(text(line(even, 0), "unit_price_net"), "1200.00");
  EXPECT_FALSE(says(even, "division_uneven"));
  const Extraction uneven = read(
      with({"Vergütung", "Die Jahresgebühr von 5.000,00 EUR netto wird monatlich im Voraus berechnet.",
            "Der Vertrag beginnt am 1. Juli 2026."}));
  EXPECT_EQ(text(line(uneven, 0), "unit_price_net"), "416.67");
  EXPECT_TRUE(says(uneven, "division_uneven"));
}

TEST(FirstInvoice, a_setup_fee_joins_once) {
  const Extraction x = read(with(
      {"Vergütung", "Die monatliche Pauschale beträgt 400,00 EUR netto, die Rechnung wird vierteljährlich gestellt.",
       "Einmalig fällt eine Einrichtungsgebühr von 250,00 EUR netto an.",
       "Der Vertrag beginnt am 1. Juli 2026. Die Umsatzsteuer beträgt 19 %."}));
  ASSERT_EQ(x.fields.at("lines").as_array().size(), 2U);
  EXPECT_EQ(text(line(x, 1), "quantity"), "1");
  EXPECT_EQ(text(x.fields.at("totals").as_object(), "net"), "1450.00");
}

TEST(FirstInvoice, a_gross_price_gives_a_derived_net_and_a_finding) {
  const Extraction x = read(
      with({"Preis", "Der Auftraggeber zahlt einen Festpreis von 5.950,00 EUR inkl. 19 % MwSt."}));
  EXPECT_EQ(text(line(x, 0), "unit_price_net"), "5000.00");
  EXPECT_TRUE(says(x, "gross_only"));
}

TEST(FirstInvoice, a_part_of_a_month_needs_a_stated_rule) {
  const std::vector<std::string> price{"Vergütung", "Die monatliche Pauschale beträgt 900,00 EUR netto.",
                                       "Die Abrechnung erfolgt je Kalendermonat im Voraus.",
                                       "Der Vertrag beginnt am 16. Juli 2026."};
  const Extraction unstated = read(with(price));
  EXPECT_TRUE(says(unstated, "proration_unstated"));
  EXPECT_EQ(text(line(unstated, 0), "line_net"), "");
  std::vector<std::string> stated = price;
  stated.emplace_back("Angefangene Monate werden taggenau berechnet.");
  const Extraction by_days = read(with(stated));
  EXPECT_EQ(text(line(by_days, 0), "line_net"), "464.52"); // 900 × 16/31
}

TEST(FirstInvoice, free_months_are_an_allowance) {
  const Extraction x = read(
      with({"Vergütung", "Die monatliche Pauschale beträgt 300,00 EUR netto und wird vierteljährlich berechnet.",
            "Der erste Monat ist kostenfrei.", "Der Vertrag beginnt am 1. Juli 2026."}));
  EXPECT_EQ(text(line(x, 0), "quantity"), "3");
  EXPECT_EQ(text(line(x, 0), "allowance"), "300.00");
  EXPECT_EQ(text(line(x, 0), "line_net"), "600.00");
}

TEST(FirstInvoice, day_rates_have_no_quantity_and_no_total) {
  const Extraction x = read(with(
      {"Vergütung",
       "Die Vergütung erfolgt nach Aufwand. Der Tagessatz beträgt 1.100,00 EUR netto, geschätzt werden ca. 20 Tage."}));
  EXPECT_EQ(text(x.fields.at("billing").as_object(), "rhythm"), "per_call_off");
  EXPECT_EQ(text(line(x, 0), "unit"), "DAY");
  EXPECT_EQ(text(line(x, 0), "quantity"), "");
  EXPECT_EQ(text(x.fields.at("totals").as_object(), "net"), "");
}

TEST(FirstInvoice, figures_that_the_words_contradict_are_not_taken) {
  const Extraction x = read(
      with({"Miete", "Die Miete beträgt monatlich 1.850,00 EUR (in Worten: eintausendsiebenhundertfünfzig Euro) netto.",
            "Der Vertrag beginnt am 1. Juli 2026."}));
  EXPECT_EQ(text(line(x, 0), "unit_price_net"), "");
  EXPECT_TRUE(says(x, "words_figures_conflict"));
}

TEST(FirstInvoice, a_price_stated_once_is_less_sure_than_one_that_adds_up) {
  const Extraction weak = read(with({"Sonstiges", "Für die Betreuung zahlt der Auftraggeber 300,00 EUR."}));
  const Extraction sums = read(with(
      {"Preis", "Der Pauschalpreis beträgt 1.000,00 EUR zuzüglich 19 % Umsatzsteuer, somit 1.190,00 EUR brutto."}));
  EXPECT_LT(weak.evidence.at("lines.0.unit_price_net").confidence_percent,
            sums.evidence.at("lines.0.unit_price_net").confidence_percent);
}

} // namespace
} // namespace socle::contracts
