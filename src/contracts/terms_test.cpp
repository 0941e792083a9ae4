// Dates, duration, payment, billing rhythm and tax as sentences of three languages state them.
#include "contracts/terms.h"
#include "contracts/testing.h"
#include "contracts/vat.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

Terms terms_of(const std::vector<std::string>& lines, Language language) {
  const documents::Document document = testing::page(lines);
  const Reading reading = read_layout(document);
  return find_terms(reading, language);
}
std::string text(const std::optional<Value>& v) { return v ? v->text : ""; }

struct Period {
  std::string sentence;
  Language language;
  std::string start, end;
};

TEST(Periods, a_sentence_states_start_and_end) {
  const std::vector<Period> cases{
      {"Der Vertrag beginnt am 1. Juli 2026 und endet am 30. Juni 2028.", Language::german, "2026-07-01", "2028-06-30"},
      {"Die Leistungen werden ab dem 01.07.26 erbracht, der Vertrag ist bis zum 31.12.2027 befristet.",
       Language::german, "2026-07-01", "2027-12-31"},
      {"Laufzeit: 01.03.2026 bis 28.02.2027", Language::german, "2026-03-01", "2027-02-28"},
      {"Der Vertrag beginnt am 1. März 2026 und läuft fest für 24 Monate.", Language::german, "2026-03-01",
       "2028-02-29"},
      {"Le présent contrat est conclu pour une durée de douze mois à compter du 1er mars 2026.", Language::french,
       "2026-03-01", "2027-02-28"},
      {"Le contrat prend effet le 1er juillet 2026 et se termine le 30 juin 2029.", Language::french, "2026-07-01",
       "2029-06-30"},
      {"Le contrat court du 1er avril 2026 au 31 mars 2027.", Language::french, "2026-04-01", "2027-03-31"},
      {"This agreement commences on 1 July 2026 and ends on 30 June 2028.", Language::english, "2026-07-01",
       "2028-06-30"},
      {"The services run from 5 October 2026 to 20 November 2026.", Language::english, "2026-10-05", "2026-11-20"},
      {"The Supplier shall from 1 January 2027 maintain the clock for a fixed term of three years.", Language::english,
       "2027-01-01", "2029-12-31"}};
  for (const Period& c : cases) {
    const Terms terms = terms_of({"2. Dauer", c.sentence}, c.language);
    EXPECT_EQ(text(terms.start), c.start) << c.sentence;
    EXPECT_EQ(text(terms.end), c.end) << c.sentence;
  }
}

TEST(Periods, the_earliest_notice_date_is_no_end) {
  const Terms terms = terms_of(
      {"Dauer",
       "Der Vertrag beginnt am 1. Mai 2026, läuft auf unbestimmte Zeit und ist erstmals zum 31. Dezember 2027 kündbar."},
      Language::german);
  EXPECT_EQ(text(terms.start), "2026-05-01");
  EXPECT_EQ(text(terms.end), "");
}

struct Payment {
  std::string sentence;
  std::string days; // empty: no days
  bool not_days;
};

TEST(Payment, days_are_those_of_the_whole_price) {
  const std::vector<Payment> cases{{"Rechnungen sind zahlbar innerhalb von 14 Tagen ohne Abzug.", "14", false},
                                   {"Zahlungsziel sind 30 Tage netto.", "30", false},
                                   {"Zahlbar binnen 10 Tagen mit 2 % Skonto oder 30 Tagen netto.", "30", false},
                                   {"Les factures sont payables à 30 jours date de facture.", "30", false},
                                   {"Paiement à 45 jours fin de mois.", "", true},
                                   {"Invoices are payable within twenty-eight (28) days of receipt.", "28", false},
                                   {"Payment terms: net 30 days.", "30", false},
                                   {"Die Rechnung ist sofort nach Erhalt ohne Abzug fällig.", "0", false},
                                   {"La facture est payable à réception.", "0", false},
                                   {"Die Miete ist bis zum dritten Werktag eines Monats zu zahlen.", "", true}};
  for (const Payment& c : cases) {
    const Terms terms = terms_of({"4. Zahlung", c.sentence}, Language::german);
    EXPECT_EQ(text(terms.payment_days), c.days) << c.sentence;
    EXPECT_EQ(terms.payment_not_days, c.not_days) << c.sentence;
  }
}

TEST(Payment, a_settlement_discount_has_its_own_days) {
  const Terms terms = terms_of(
      {"Zahlung", "Zahlbar innerhalb von 10 Tagen mit 2 % Skonto, innerhalb von 30 Tagen netto."}, Language::german);
  ASSERT_EQ(terms.discounts.size(), 1U);
  EXPECT_EQ(terms.discounts[0].percent.text(), "2");
  EXPECT_EQ(terms.discounts[0].days, 10);
}

struct Billing {
  std::string sentence;
  Rhythm rhythm;
};

TEST(Payment, the_billing_rhythm_is_not_the_period_of_the_price) {
  const std::vector<Billing> cases{
      {"Die Abrechnung erfolgt quartalsweise im Voraus.", Rhythm::quarterly},
      {"Die Pauschale von 400,00 EUR im Monat wird vierteljährlich in Rechnung gestellt.", Rhythm::quarterly},
      {"Die Rechnung wird jeweils zum 1. eines Quartals im Voraus gestellt.", Rhythm::quarterly},
      {"Le prix de 400,00 € par mois est facturé trimestriellement, à terme échoir.", Rhythm::quarterly},
      {"La facturation est semestrielle, à terme échu.", Rhythm::half_yearly},
      {"The monthly fee is invoiced quarterly in advance.", Rhythm::quarterly},
      {"We bill each month in arrears.", Rhythm::monthly},
      {"Das Entgelt wird jährlich im Voraus berechnet.", Rhythm::yearly},
      {"Die Rechnung wird alle zwei Monate gestellt.", Rhythm::unsupported}};
  for (const Billing& c : cases)
    EXPECT_EQ(static_cast<int>(terms_of({"Abrechnung", c.sentence}, Language::german).billing),
              static_cast<int>(c.rhythm))
        << c.sentence;
}

Vat vat_of(const std::vector<std::string>& lines, std::string_view country) {
  const documents::Document document = testing::page(lines);
  const Reading reading = read_layout(document).flattened();
  return find_vat(reading, country);
}

TEST(Vat, a_rate_may_stand_before_or_after_the_word) {
  for (const char* sentence : {"zuzüglich 19 % Umsatzsteuer", "zzgl. der gesetzlichen Umsatzsteuer von derzeit 19 %",
                               "Mehrwertsteuersatz: 19 %"}) {
    const Vat vat = vat_of({"Die Vergütung beträgt 100,00 EUR " + std::string(sentence) + "."}, "DE");
    ASSERT_TRUE(vat.rate.has_value()) << sentence;
    EXPECT_EQ(vat.rate->text(), "19") << sentence;
    EXPECT_EQ(vat.category, "S");
  }
}

TEST(Vat, a_reason_for_no_tax_is_a_category_and_a_note) {
  const Vat small = vat_of({"Umsatzsteuer wird nach § 19 UStG nicht berechnet (Kleinunternehmer)."}, "DE");
  EXPECT_EQ(small.category, "E");
  EXPECT_EQ(small.notes.size(), 1U);
  EXPECT_EQ(vat_of({"Autoliquidation de la TVA, article 283 du CGI."}, "FR").category, "AE");
  EXPECT_EQ(vat_of({"Printed books are zero-rated."}, "GB").category, "Z");
  EXPECT_EQ(vat_of({"Die Leistung ist nicht", "steuerbar."}, "CH").category, "O"); // over two lines
}

TEST(Vat, a_rate_beside_an_exemption_is_a_contradiction) {
  EXPECT_TRUE(vat_of({"Der Preis beträgt 100,00 EUR zuzüglich 20 % Umsatzsteuer.", "",
                      "Als Kleinunternehmer gemäß § 6 Abs. 1 Z 27 UStG stellt er keine Umsatzsteuer in Rechnung."},
                     "AT")
                  .contradiction);
  EXPECT_FALSE(vat_of({"Umsatzsteuerfrei nach § 4 Nr. 12 UStG.", "",
                       "Sollte die Befreiung entfallen, kommen 19 % Umsatzsteuer hinzu."},
                      "DE")
                   .contradiction);
}

} // namespace
} // namespace socle::contracts
