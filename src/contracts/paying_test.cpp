// Billing rhythms, payment terms and settlement discounts as real papers say them.
#include "contracts/terms.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

Terms read(const std::vector<std::string>& lines) {
  const documents::Document document = testing::page(lines);
  const Reading reading = read_layout(document);
  return find_terms(reading, detect_language(reading));
}

std::string rhythm(const std::vector<std::string>& lines) {
  const Terms terms = read(lines);
  return terms.billing == Rhythm::unsupported ? "unsupported" : rhythm_name(terms.billing);
}

TEST(BillingRhythm, is_read_from_words_days_of_the_year_counts_and_marks) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases{
      {"quarterly", {"Die Vergütung ist je Kalendervierteljahr im Voraus zu zahlen."}},
      {"quarterly", {"Die Rechnung wird jeweils zum 1.1., 1.4., 1.7. und 1.10. gestellt."}},
      {"quarterly", {"Die Rechnungsstellung erfolgt vierteljährlich nachschüssig."}},
      {"quarterly", {"Abrechnung erfolgt pro Quartal im Voraus."}},
      {"quarterly", {"Der Betrag wird alle drei Monate in Rechnung gestellt."}},
      {"quarterly", {"Les loyers sont payables par trimestre échu."}},
      {"quarterly", {"Le loyer est payable d'avance les 1er janvier, 1er avril, 1er juillet et 1er octobre."}},
      {"quarterly", {"La redevance est facturée trimestriellement à terme à échoir."}},
      {"quarterly", {"Facturation : au trimestre, terme à échoir"}},
      {"quarterly", {"Fees are invoiced every three months in advance."}},
      {"quarterly", {"Invoices are issued quarterly in arrears."}},
      {"quarterly", {"Rent is payable in advance by equal quarterly instalments on the usual quarter days."}},
      {"quarterly", {"The charge is payable on 1 January, 1 April, 1 July and 1 October in each year."}},
      {"quarterly", {"Billing: each calendar quarter in advance"}},
      {"half_yearly", {"Die Abrechnung erfolgt halbjährlich zum 30.6. und 31.12."}},
      {"half_yearly", {"Die Rechnung wird zweimal jährlich gestellt."}},
      {"half_yearly", {"Das Entgelt ist in zwei gleichen Halbjahresraten zu zahlen."}},
      {"half_yearly", {"Facturation semestrielle à terme échu."}},
      {"half_yearly", {"The supplier invoices every six months in advance."}},
      {"half_yearly", {"Invoices are raised half-yearly."}},
      {"half_yearly", {"The fee is payable in two equal half-yearly instalments."}},
      {"yearly", {"Die Rechnung wird einmal jährlich im Voraus gestellt."}},
      {"yearly", {"Die Jahresgebühr ist jeweils zum Beginn des Vertragsjahres fällig."}},
      {"yearly", {"Die Lizenzgebühr ist jährlich im Voraus zu entrichten."}},
      {"yearly", {"La redevance annuelle est facturée en une seule fois à la date anniversaire du contrat."}},
      {"yearly", {"Facturation annuelle, d'avance."}},
      {"yearly", {"L'abonnement est payable à l'année et d'avance."}},
      {"yearly", {"The annual fee is invoiced in full on each anniversary of the start date."}},
      {"yearly", {"The subscription is billed annually in advance."}},
      {"yearly", {"The supplier invoices once a year in June."}},
      {"monthly", {"Der Auftragnehmer rechnet zum Monatsende ab."}},
      {"monthly", {"Die Rechnung wird am Ende eines jeden Monats gestellt."}},
      {"monthly", {"Die Miete ist monatlich im Voraus, spätestens am dritten Werktag, zu zahlen."}},
      {"monthly", {"Abgerechnet wird monatsweise."}},
      {"monthly", {"Die Pauschale wird jeweils zum Monatsersten berechnet."}},
      {"monthly", {"Le prestataire adresse sa facture à la fin de chaque mois."}},
      {"monthly", {"Les honoraires sont réglés par mensualités de 500 € HT."}},
      {"monthly", {"Facturation mensuelle à terme échu."}},
      {"monthly", {"Le paiement s'effectue par mois et d'avance."}},
      {"monthly", {"The supplier invoices monthly in arrears."}},
      {"monthly", {"An invoice is issued on the last working day of each calendar month."}},
      {"monthly", {"The fee is paid by twelve equal monthly instalments."}},
      {"monthly", {"We will bill you at the end of every month."}},
      {"unsupported", {"Die Rechnung wird alle zwei Monate gestellt."}},
      {"unsupported", {"Abrechnung wöchentlich"}},
      {"unsupported", {"La facture est établie tous les quatre mois."}},
      {"unsupported", {"Invoices are rendered every four weeks."}},
      {"unsupported", {"Facturation bimestrielle."}},
      {"unsupported", {"Die Rechnungsstellung erfolgt dekadenweise, das heißt alle zehn Tage."}},
      {"one_off", {"Die Rechnung wird nach Abschluss der Arbeiten in einer Summe gestellt."}},
      {"one_off", {"Zahlung in einem Betrag nach Abnahme."}},
      {"one_off", {"Abrechnung: einmalig nach Leistungserbringung"}},
      {"one_off", {"Une seule facture est établie à la remise du rapport."}},
      {"one_off", {"Le prix est payable en une fois à la livraison."}},
      {"one_off", {"A single invoice is issued on completion."}},
      {"one_off", {"The supplier invoices the whole price once, on delivery."}},
      {"milestones", {"Der Acompte de 30 % est versé à la commande, le solde à la livraison."}},
      {"milestones", {"Payment is made in three stages: 40% on signature, 30% on delivery and 30% on acceptance."}},
      {"milestones", {"Die Zahlung erfolgt in drei Raten nach Baufortschritt."}},
      {"per_call_off", {"Die Abrechnung erfolgt nach tatsächlichem Aufwand."}},
      {"per_call_off", {"Les prestations sont facturées au temps passé."}},
      {"per_call_off", {"Services are charged on a time and materials basis."}},
      {"per_call_off", {"Abgerechnet wird nach Abruf, je Lieferung eine Rechnung."}},
      {"per_call_off", {"Each delivery is invoiced separately."}},
      {"per_call_off", {"Chaque commande donne lieu à une facture."}},
      {"quarterly", {"Die monatliche Pauschale beträgt 300 EUR. Die Rechnung wird vierteljährlich gestellt."}},
      {"quarterly", {"Le prix est de 300 € HT par mois, facturé par trimestre civil et d'avance."}},
      {"quarterly", {"The monthly charge is GBP 300, invoiced quarterly in advance."}},
      {"monthly", {"Annual fee GBP 3,600, payable by monthly direct debit."}},
      {"monthly", {"Jahresentgelt 3.600 EUR, zahlbar in zwölf gleichen Monatsraten."}},
      {"monthly", {"Le prix annuel de 3 600 € est réglé en douze mensualités."}},
      {"quarterly", {"Yearly price 3,600 EUR, in four equal instalments."}},
      {"quarterly", {"Der Jahresbetrag wird in vier gleichen Raten gezahlt."}},
      {"half_yearly", {"Le forfait annuel est payé en deux versements égaux, le 1er janvier et le 1er juillet."}},
      {"quarterly", {"Turnus   ☐ monatlich ☒ vierteljährlich ☐ jährlich"}},
      {"quarterly", {"( ) monatlich (x) vierteljährlich ( ) jährlich in Rechnung gestellt"}}};
  for (const auto& [wanted, lines] : cases) EXPECT_EQ(rhythm(lines), wanted) << lines.back();
}

TEST(BillingRhythm, of_visits_notice_and_late_payment_is_none) {
  for (const char* sentence :
       {"Die Anlage wird vierteljährlich gewartet.", "Kündbar mit Frist von drei Monaten zum Quartalsende.",
        "Le rapport est remis chaque trimestre.", "The supplier reports monthly to the customer."})
    EXPECT_EQ(rhythm({sentence}), "") << sentence;
}

struct Paying {
  std::vector<std::string> lines;
  std::string days, discounts; // "-": terms that are no days
};

TEST(PaymentTerms, are_those_of_the_whole_price_in_days_weeks_or_words) {
  const std::vector<Paying> cases{
      {{"Zahlungsziel: 30 Tage netto"}, "30", ""},
      {{"Rechnungen sind binnen zwei Wochen nach Zugang ohne Abzug zu begleichen."}, "14", ""},
      {{"Die Rechnungen sind innerhalb eines Monats nach Rechnungsdatum fällig."}, "-", ""},
      {{"zahlbar 14 Tage nach Rechnungsdatum"}, "14", ""},
      {{"Zahlbar einundzwanzig Tage ab Rechnungseingang."}, "21", ""},
      {{"10 Tage 2 % Skonto, 30 Tage netto"}, "30", "2%/10"},
      {{"Bei Zahlung innerhalb von 10 Tagen gewährt der Auftragnehmer 2 % Skonto, sonst 30 Tage netto."},
       "30",
       "2%/10"},
      {{"3 % Skonto bei Zahlung binnen 8 Tagen, 2 % binnen 14 Tagen, netto 30 Tage"}, "30", "3%/8 2%/14"},
      {{"Zahlbar innerhalb von 30 Tagen; ein Skontoabzug ist ausgeschlossen."}, "30", ""},
      {{"Zahlungsziel 28 Tage; wer binnen 8 Tagen zahlt, darf 2 Prozent abziehen."}, "28", "2%/8"},
      {{"Die Zahlung ist mit Erhalt der Rechnung sofort fällig."}, "0", ""},
      {{"Der Kaufpreis ist bei Übergabe in bar zu zahlen. Rechnungen sind sofort zahlbar."}, "0", ""},
      {{"Zahlungen sind spätestens am zehnten Tag nach Rechnungsdatum zu leisten."}, "10", ""},
      {{"Die Miete ist im Voraus, spätestens am dritten Werktag eines jeden Monats, fällig."}, "-", ""},
      {{"Zahlbar jeweils zum 15. des Folgemonats."}, "-", ""},
      {{"Fällig jeweils am Monatsersten durch SEPA-Lastschrift"}, "-", ""},
      {{"Paiement à trente jours à compter de la date d'émission de la facture."}, "30", ""},
      {{"Délai de paiement : 30 jours nets"}, "30", ""},
      {{"Règlement par virement à 60 jours date d'émission."}, "60", ""},
      {{"Règlement à 45 jours fin de mois le 10."}, "-", ""},
      {{"Paiement à 30 jours fin de mois par virement."}, "-", ""},
      {{"Paiement comptant à réception de facture."}, "0", ""},
      {{"Les factures sont payables à leur réception."}, "0", ""},
      {{"Les factures sont à régler sous quinzaine."}, "15", ""},
      {{"Les factures sont réglées dans le mois de leur réception."}, "-", ""},
      {{"Le Client s'acquitte de chaque facture dans les trente (30) jours de sa réception."}, "30", ""},
      {{"Paiement à 30 jours. Aucun escompte n'est accordé pour paiement anticipé."}, "30", ""},
      {{"Le loyer est payable le 5 de chaque mois."}, "-", ""},
      {{"Le loyer est payable d'avance le premier jour de chaque trimestre."}, "-", ""},
      {{"Payment terms: 30 days from date of invoice"}, "30", ""},
      {{"Invoices shall be paid within thirty days of receipt."}, "30", ""},
      {{"Payment is due fourteen (14) days after the invoice date."}, "14", ""},
      {{"The customer shall pay each invoice within two weeks."}, "14", ""},
      {{"Payment within one month of the invoice."}, "-", ""},
      {{"Terms: net 30"}, "30", ""},
      {{"Terms   Net 30 days"}, "30", ""},
      {{"Payment is due upon receipt of invoice."}, "0", ""},
      {{"Invoices are payable on presentation."}, "0", ""},
      {{"Invoices are payable by the end of the month following the date of invoice."}, "-", ""},
      {{"Rent is payable on the first day of each month by standing order."}, "-", ""},
      {{"Fees are due on the 15th of the month following the month of supply."}, "-", ""},
      {{"Net 30 days; a settlement discount of 2.5% applies if paid within 7 days."}, "30", "2.5%/7"},
      {{"Payment terms: 2% 10 days, 30 days net"}, "30", "2%/10"},
      {{"If the customer pays within 10 days of the invoice date it may deduct 2%. Otherwise invoices are due after 30 days."},
       "30",
       "2%/10"},
      {{"Zahlungsbedingungen   10 Tage: 2 % Skonto; 30 Tage: netto"}, "30", "2%/10"},
      {{"Zahlungsziel   30 Tage netto", "Skonto   2 % bei 14 Tagen"}, "30", "2%/14"},
      {{"Skonto   14 Tage / 2 %", "Netto   30 Tage"}, "30", "2%/14"},
      {{"Jeweils am Monatsende über die gelieferten Essen; 20 Tage netto. Die Preise gelten ein Jahr."}, "20", ""},
      {{"Rechnung innert 20 Tagen zahlbar."}, "20", ""},
      {{"Zahlungsfrist 30 Tage, Verzugszins 5 %"}, "30", ""},
      {{"Zahlungskonditionen: 30 Tage rein netto"}, "30", ""},
      {{"Rechnungsbetrag fällig 7 Tage nach Rechnungsstellung. Bei Verzug von mehr als 14 Tagen können die Leistungen eingestellt werden."},
       "7",
       ""},
      {{"Payable in 14 days. Interest at 8% runs on overdue sums after 30 days."}, "14", ""},
      {{"Les sommes dues sont exigibles trente jours après réception de la facture."}, "30", ""},
      {{"La facture est à acquitter dans un délai de trente jours."}, "30", ""},
      {{"We pay within 30 days of a valid invoice."}, "30", ""},
      {{"Sie erhalten nach der Lieferung eine Rechnung, die Sie bitte innerhalb von 30 Tagen überweisen."}, "30", ""}};
  for (const Paying& c : cases) {
    const Terms terms = read(c.lines);
    EXPECT_EQ(terms.payment_not_days ? "-"
              : terms.payment_days   ? terms.payment_days->text
                                     : "",
              c.days)
        << c.lines.back();
    std::string discounts;
    for (const SettlementDiscount& d : terms.discounts)
      discounts += (discounts.empty() ? "" : " ") + d.percent.text() + "%/" + std::to_string(d.days);
    EXPECT_EQ(discounts, c.discounts) << c.lines.back();
  }
}

TEST(PaymentTerms, a_retention_and_a_penalty_are_no_discount) {
  EXPECT_TRUE(
      read(
          {"Rechnungen sind binnen 30 Tagen zu zahlen; 5 % Sicherheitseinbehalt werden binnen 10 Tagen nach Abnahme gezahlt."})
          .discounts.empty());
  EXPECT_TRUE(
      read({"For delays of more than five working days a deduction of 0.5% a day may be claimed."}).discounts.empty());
}

} // namespace
} // namespace socle::contracts
