#include "contracts/amounts.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

Items prices_of(const std::vector<std::string>& lines, Language language) {
  static std::vector<documents::Document> kept; // readings point into them
  kept.reserve(200);
  kept.push_back(testing::page(lines));
  const Reading reading = read_layout(kept.back());
  const DecimalMark mark = decimal_mark(reading, language);
  return find_prices(reading, mark, find_money(reading, mark), {});
}

struct Case {
  std::string sentence;
  Language language;
  std::string price;
  Basis basis;
  std::string quantity = "";
};

TEST(Prices, a_sentence_states_one_price_for_a_period) {
  const Language de = Language::german, fr = Language::french, en = Language::english;
  const std::vector<Case> cases{
      {"Für die Unterhaltsreinigung zahlt der Auftraggeber monatlich 1.250,00 € zzgl. 19 % USt.", de, "1250",
       Basis::month},
      {"Die Vergütung beträgt EUR 4.800,– pro Quartal zuzüglich Umsatzsteuer.", de, "4800", Basis::quarter},
      {"Das Jahreshonorar beläuft sich auf CHF 12'400.00 exkl. MWST.", de, "12400", Basis::year},
      {"Wir berechnen Ihnen eine Pauschale von 390,00 EUR im Monat.", de, "390", Basis::month},
      {"Le prix du nettoyage est de 1 450,00 € HT/mois.", fr, "1450", Basis::month},
      {"La redevance trimestrielle s'élève à 2 310,00 € hors taxes, TVA 20 % en sus.", fr, "2310", Basis::quarter},
      {"Nos honoraires sont fixés à 7 200 € HT par an.", fr, "7200", Basis::year},
      {"Vous nous versez CHF 640.00 par mois, hors TVA.", fr, "640", Basis::month},
      {"The Customer shall pay £1,200 per calendar month plus VAT.", en, "1200", Basis::month},
      {"The annual fee is €9,600.00 exclusive of VAT.", en, "9600", Basis::year},
      {"The Customer pays €640.00 per month for the backup of up to 20 TB, exclusive of VAT.", en, "640", Basis::month},
      {"In consideration of the services the Client pays EUR 3,150.00 each quarter, VAT extra.", en, "3150",
       Basis::quarter}};
  for (const Case& c : cases) {
    const Items items = prices_of({"2. " + std::string(c.language == de   ? "Vergütung"
                                                       : c.language == fr ? "Prix"
                                                                          : "Fees"),
                                   c.sentence},
                                  c.language);
    ASSERT_EQ(items.items.size(), 1U) << c.sentence;
    EXPECT_EQ(items.items[0].unit_price->text(), c.price) << c.sentence;
    EXPECT_EQ(static_cast<int>(items.items[0].basis), static_cast<int>(c.basis)) << c.sentence;
  }
}

TEST(Prices, amounts_that_limit_secure_or_punish_are_no_prices) {
  for (const char* sentence :
       {"Die Haftung ist auf 250.000,00 EUR je Schadensfall begrenzt.",
        "Der Mieter leistet eine Kaution von 3.000,00 EUR.", "Bei Verzug ist eine Pauschale von 40,00 EUR zu zahlen.",
        "Reparaturen über 500,00 EUR bedürfen der Freigabe.",
        "Le Prestataire est assuré pour 1 500 000 € par sinistre.", "Un dépôt de garantie de 900,00 € est versé.",
        "The Supplier's liability is limited to £500,000.", "A security deposit of £2,000 is held until the end.",
        "The connection fee of £150 is waived."})
    EXPECT_TRUE(prices_of({"5. Verschiedenes", sentence}, Language::german).items.empty()) << sentence;
}

TEST(Prices, extras_and_later_prices_stay_out_beside_a_price_that_is_due) {
  for (const char* extra : {"Zusätzliche Einsätze werden mit 85,00 EUR je Stunde berechnet.",
                            "Auf Wunsch übernimmt der Auftragnehmer die Gartenpflege für 120,00 EUR im Monat.",
                            "Ab dem zweiten Vertragsjahr beträgt die Vergütung 980,00 EUR im Monat.",
                            "Falls Ersatzteile nötig sind, kosten diese 45,00 EUR netto."}) {
    const Items items = prices_of({"3. Vergütung", "Die monatliche Vergütung beträgt 900,00 EUR netto.", extra},
                                  Language::german);
    ASSERT_EQ(items.items.size(), 1U) << extra;
    EXPECT_EQ(items.items[0].unit_price->text(), "900") << extra;
  }
}

TEST(Prices, a_former_price_is_not_the_price) {
  const Items items = prices_of(
      {"Vergütung", "Die monatliche Pauschale erhöht sich von bisher 1.180,00 EUR um 295,00 EUR auf 1.475,00 EUR."},
      Language::german);
  ASSERT_EQ(items.items.size(), 1U);
  EXPECT_EQ(items.items[0].unit_price->text(), "1475");
}

TEST(Prices, a_product_in_the_same_sentence_gives_the_quantity) {
  const Items items = prices_of({"Prix", "4,15 EUR par exemplaire, soit 16.600,00 EUR au total."}, Language::french);
  ASSERT_EQ(items.items.size(), 1U);
  EXPECT_EQ(items.items[0].quantity->text(), "4000");
}

TEST(Prices, things_counted_elsewhere_in_the_paper_give_the_quantity) {
  const Items items = prices_of({"Gegenstand", "Der Anbieter stellt zwei abschließbare Serverschränke bereit.", "",
                                 "Entgelt", "480,00 € je Schrank und Kalendermonat zuzüglich 19 % Umsatzsteuer."},
                                Language::german);
  ASSERT_EQ(items.items.size(), 1U);
  ASSERT_TRUE(items.items[0].quantity.has_value());
  EXPECT_EQ(items.items[0].quantity->text(), "2");
}

TEST(Prices, a_yearly_price_and_its_instalments_are_one_price) {
  const Items items = prices_of(
      {"Honoraires",
       "Nos honoraires sont fixés à 7 200 € HT par an. Ils donnent lieu à douze factures mensuelles de 600 € HT."},
      Language::french);
  ASSERT_EQ(items.items.size(), 1U);
  EXPECT_EQ(items.items[0].unit_price->text(), "600");
  EXPECT_EQ(static_cast<int>(items.items[0].basis), static_cast<int>(Basis::month));
}

TEST(Prices, tax_and_gross_amounts_are_known_by_their_arithmetic) {
  const Items items = prices_of(
      {"Preis", "Der Pauschalpreis beträgt EUR 13.800,00 zuzüglich 20 % Umsatzsteuer, somit EUR 16.560,00 brutto."},
      Language::german);
  ASSERT_EQ(items.items.size(), 1U);
  EXPECT_FALSE(items.items[0].gross);
  ASSERT_EQ(items.totals.size(), 1U);
  EXPECT_EQ(static_cast<int>(items.totals[0].kind), static_cast<int>(TotalKind::gross));
}

TEST(Prices, stages_in_percent_are_instalments_of_the_fixed_price) {
  const Items items = prices_of(
      {"2. Price",
       "The fixed price is £10,000.00 plus VAT at 20%, payable in stages: 40% on signature (£4,000.00), 60% on delivery (£6,000.00)."},
      Language::english);
  ASSERT_EQ(items.items.size(), 2U);
  EXPECT_TRUE(items.items[0].instalment);
  EXPECT_EQ(items.items[0].unit_price->text(), "4000");
}

TEST(Prices, two_prices_for_one_thing_are_rivals) {
  const Items items = prices_of(
      {"Charges", "The monthly charge is £760.00 plus VAT.", "", "Annex", "The monthly charge is £790.00 plus VAT."},
      Language::english);
  EXPECT_TRUE(items.rivals.has_value());
}

} // namespace
} // namespace socle::contracts
