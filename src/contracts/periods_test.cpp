// First and last days of supply as real papers say them: dates, names of quarters, lengths, ranges without a year, relative days.
#include "contracts/terms.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

struct Case {
  std::vector<std::string> lines;
  Language language;
  std::string start, end;
};

void expect_periods(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const documents::Document document = testing::page(c.lines);
    const Reading reading = read_layout(document);
    const Terms terms = find_terms(reading, c.language);
    EXPECT_EQ(terms.start ? terms.start->text : "", c.start) << c.lines.back();
    EXPECT_EQ(terms.end ? terms.end->text : "", c.end) << c.lines.back();
  }
}

TEST(ServicePeriod, a_first_day_and_a_length_or_a_last_day_are_read_however_they_are_said) {
  expect_periods({
      {{"Der Vertrag tritt mit Wirkung zum 1. Juli 2026 in Kraft und hat eine feste Laufzeit von zwölf Monaten."},
       Language::german, "2026-07-01", "2027-06-30"},
      {{"Die Leistungen werden erstmals am 1. Juli 2026 erbracht. Der Vertrag läuft auf unbestimmte Zeit."},
       Language::german, "2026-07-01", ""},
      {{"Leistungszeitraum ist das zweite Halbjahr 2026 für alle Objekte des Auftraggebers."},
       Language::german, "2026-07-01", "2026-12-31"},
      {{"Die Arbeiten finden im 2. Quartal 2026 statt und werden vom Auftragnehmer ausgeführt."},
       Language::german, "2026-04-01", "2026-06-30"},
      {{"Der Vertrag gilt für das Kalenderjahr 2027 und endet, ohne dass es einer Kündigung bedarf."},
       Language::german, "2027-01-01", "2027-12-31"},
      {{"Leistungszeit   1. bis 12. Juni 2026"},
       Language::german, "2026-06-01", "2026-06-12"},
      {{"Mietzeit: 1.6. bis 30.9.2026"},
       Language::german, "2026-06-01", "2026-09-30"},
      {{"Die Mietsache wird vom 1. Juni bis zum 30. September 2026 überlassen."},
       Language::german, "2026-06-01", "2026-09-30"},
      {{"Winterdienst: 1. November 2026 – 31. März 2027"},
       Language::german, "2026-11-01", "2027-03-31"},
      {{"Pflegesaison März bis Oktober 2026, wöchentliche Pflege der Anlage."},
       Language::german, "2026-03-01", "2026-10-31"},
      {{"Vertragsbeginn ist der 1. Mai 2026. Die Mindestvertragslaufzeit beträgt 24 Monate; der Vertrag verlängert sich jeweils um 12 Monate, wenn er nicht drei Monate vor Ablauf gekündigt wird."},
       Language::german, "2026-05-01", "2028-04-30"},
      {{"Vertragsbeginn ist der 1. Mai 2026. Der Vertrag ist unbefristet; er kann mit einer Frist von drei Monaten zum Quartalsende gekündigt werden, frühestens zum 30. April 2028."},
       Language::german, "2026-05-01", ""},
      {{"Beginn: 01.05.2026, unbefristet, Mindestlaufzeit 12 Monate"},
       Language::german, "2026-05-01", ""},
      {{"Start   01.05.2026", "Ende   30.04.2027"},
       Language::english, "2026-05-01", "2027-04-30"},
      {{"Veranstaltung vom 15. bis 17. September 2026 in Köln, Auf- und Abbau inklusive."},
       Language::german, "2026-09-15", "2026-09-17"},
      {{"Das Mietverhältnis beginnt am 1. August 2026 und ist auf die Dauer von drei Jahren fest abgeschlossen."},
       Language::german, "2026-08-01", "2029-07-31"},
      {{"Mietbeginn: 1.8.2026. Festmietzeit: 5 Jahre. Option: 1 x 5 Jahre."},
       Language::german, "2026-08-01", "2031-07-31"},
      {{"Baubeginn: 17.08.2026; Fertigstellung bis spätestens 30.10.2026"},
       Language::german, "2026-08-17", "2026-10-30"},
      {{"Ausführungsfristen: Beginn der Ausführung am 17.08.2026, Vollendung der Leistung am 30.10.2026."},
       Language::german, "2026-08-17", "2026-10-30"},
      {{"Die Lieferung erfolgt am 3. August 2026 frei Haus."},
       Language::german, "2026-08-03", "2026-08-03"},
      {{"Der Auftrag beginnt zum 01. Oktober 2026 und wird für ein Jahr fest erteilt."},
       Language::german, "2026-10-01", "2027-09-30"},
      {{"Die Vereinbarung wird ab 1. Oktober 2026 wirksam. Sie wird für zwei Jahre geschlossen und verlängert sich stillschweigend um jeweils ein Jahr."},
       Language::german, "2026-10-01", "2028-09-30"},
      {{"Er nimmt seine Tätigkeit am 1. Oktober 2026 auf; das Projekt ist bis Ende Dezember 2026 abzuschließen."},
       Language::german, "2026-10-01", "2026-12-31"},
      {{"Abonnement: 1 Jahr ab 01.04.2026"},
       Language::german, "2026-04-01", "2027-03-31"},
      {{"Dauer des Einsatzes: sechs Monate, beginnend mit dem 1. April 2026."},
       Language::german, "2026-04-01", "2026-09-30"},
      {{"Der Vertrag beginnt am 1. April 2026. Er kann von jeder Seite mit einer Frist von sechs Wochen zum Monatsende gekündigt werden."},
       Language::german, "2026-04-01", ""},
      {{"Die Betreuung startet mit April 2026 und läuft, bis sie eine Seite mit einmonatiger Frist zum Monatsende kündigt."},
       Language::german, "2026-04-01", ""},
      {{"Le présent contrat prend effet au 1er juillet 2026 pour une durée d'un an."},
       Language::french, "2026-07-01", "2027-06-30"},
      {{"Le contrat est conclu pour une durée ferme de trois (3) années à compter du 1er juillet 2026, puis reconduit tacitement par périodes d'un an."},
       Language::french, "2026-07-01", "2029-06-30"},
      {{"Durée : six mois à partir du 1er juillet 2026"},
       Language::french, "2026-07-01", "2026-12-31"},
      {{"L'Expert commence le 7 septembre 2026 et remet son rapport au plus tard le 30 octobre 2026."},
       Language::french, "2026-09-07", "2026-10-30"},
      {{"Les travaux débuteront le 7 septembre 2026 et devront être achevés le 30 octobre 2026."},
       Language::french, "2026-09-07", "2026-10-30"},
      {{"La formation se déroule du 5 au 30 septembre 2026 dans les locaux du client."},
       Language::french, "2026-09-05", "2026-09-30"},
      {{"La mission s'exécute de mars à juin 2026."},
       Language::french, "2026-03-01", "2026-06-30"},
      {{"Le présent abonnement couvre l'année civile 2026."},
       Language::french, "2026-01-01", "2026-12-31"},
      {{"Période couverte : du 01/01/2026 au 31/12/2026"},
       Language::french, "2026-01-01", "2026-12-31"},
      {{"Les interventions ont lieu au deuxième trimestre 2026."},
       Language::french, "2026-04-01", "2026-06-30"},
      {{"Le contrat entre en vigueur le 1er octobre 2026 pour une durée indéterminée. Chacune des parties peut y mettre fin moyennant un préavis de trois mois."},
       Language::french, "2026-10-01", ""},
      {{"Le bail est consenti à durée indéterminée à dater du 1er octobre 2026."},
       Language::french, "2026-10-01", ""},
      {{"Date de prise d'effet   01/10/2026", "Durée   36 mois"},
       Language::french, "2026-10-01", "2029-09-30"},
      {{"Début   01.10.2026", "Fin   30.09.2029"},
       Language::french, "2026-10-01", "2029-09-30"},
      {{"La livraison interviendra le 15 octobre 2026 au siège de l'acheteur."},
       Language::french, "2026-10-15", "2026-10-15"},
      {{"Prestation de traiteur le jeudi 15 octobre 2026 pour 80 convives."},
       Language::french, "2026-10-15", "2026-10-15"},
      {{"This Agreement shall commence on 1 July 2026 and shall continue for a period of twelve months."},
       Language::english, "2026-07-01", "2027-06-30"},
      {{"The Term is two (2) years from the Commencement Date of 1 July 2026, and thereafter renews for successive periods of one year unless either party gives 60 days' notice."},
       Language::english, "2026-07-01", "2028-06-30"},
      {{"The services start on 1 July 2026 and run until terminated by either party on one month's notice."},
       Language::english, "2026-07-01", ""},
      {{"With effect from 1 July 2026 the Contractor maintains the lifts. Either party may terminate on three months' written notice, such notice not to expire before 30 June 2028."},
       Language::english, "2026-07-01", ""},
      {{"Commencement Date: 1 July 2026", "Minimum term: 36 months"},
       Language::english, "2026-07-01", "2029-06-30"},
      {{"Start date   1 July 2026", "Initial term   12 months"},
       Language::english, "2026-07-01", "2027-06-30"},
      {{"The hire period is one year from and including 1 April 2026."},
       Language::english, "2026-04-01", "2027-03-31"},
      {{"Term: 6 April 2026 to 5 April 2027"},
       Language::english, "2026-04-06", "2027-04-05"},
      {{"The programme runs for fourteen weeks, from Monday 14 September 2026 to Friday 18 December 2026."},
       Language::english, "2026-09-14", "2026-12-18"},
      {{"The engagement begins on 14 September 2026 and lasts twelve weeks."},
       Language::english, "2026-09-14", "2026-12-06"},
      {{"This engagement covers the calendar year 2026."},
       Language::english, "2026-01-01", "2026-12-31"},
      {{"Work on site shall start on 2 March 2026 and practical completion shall be achieved by 29 May 2026."},
       Language::english, "2026-03-02", "2026-05-29"},
      {{"The cottages are let from June to August 2026."},
       Language::english, "2026-06-01", "2026-08-31"},
      {{"Season: June–August 2026"},
       Language::english, "2026-06-01", "2026-08-31"},
      {{"The exhibition runs from 3 to 28 June 2026."},
       Language::english, "2026-06-03", "2026-06-28"},
      {{"Licence period: 3 June – 28 September 2026"},
       Language::german, "2026-06-03", "2026-09-28"},
      {{"The work will be done in Q4 2026."},
       Language::english, "2026-10-01", "2026-12-31"},
      {{"Der Vertrag beginnt am 1. Juli 2026 und läuft zunächst bis zum 31. Dezember 2027. Danach verlängert er sich um jeweils ein Jahr."},
       Language::german, "2026-07-01", "2027-12-31"},
      {{"Der Vertrag wird auf bestimmte Zeit geschlossen: Beginn 1. Juli 2026, Ende 31. Dezember 2027."},
       Language::german, "2026-07-01", "2027-12-31"},
      {{"Die Vertragslaufzeit beträgt 24 Monate ab dem 01.02.2026; eine Kündigung ist erstmals zum 31.01.2028 möglich."},
       Language::german, "2026-02-01", "2028-01-31"},
      {{"Inkrafttreten 1. Februar 2026; kündbar erstmals auf den 31. Januar 2028"},
       Language::german, "2026-02-01", ""},
      {{"Le bail commence à courir le 1er février 2026 pour se terminer le 31 janvier 2031."},
       Language::french, "2026-02-01", "2031-01-31"},
      {{"Le présent bail commercial est consenti pour une durée de neuf années entières et consécutives qui commencent à courir le 1er février 2026."},
       Language::french, "2026-02-01", "2035-01-31"},
      {{"Einsatz in KW 45/2026 (2. bis 6. November 2026)"},
       Language::german, "2026-11-02", "2026-11-06"}});
}

TEST(ServicePeriod, a_start_may_be_counted_from_the_signing) {
  expect_periods({
      {{"Vertrag vom 4. Mai 2026", "Die Leistungen beginnen am Tag nach der Unterzeichnung dieses Vertrags."},
       Language::german, "2026-05-05", ""},
      {{"Vertrag vom 4. Mai 2026", "Der Vertrag beginnt am Ersten des auf die Unterzeichnung folgenden Monats."},
       Language::german, "2026-06-01", ""},
      {{"Contrat du 4 mai 2026", "Le contrat prend effet à compter du lendemain de sa signature."},
       Language::french, "2026-05-05", ""},
      {{"Agreement dated 4 May 2026", "The services commence on the first day of the month following signature."},
       Language::english, "2026-06-01", ""},
      {{"Agreement dated 4 May 2026", "This Agreement takes effect on the date of its signature by the last party."},
       Language::english, "2026-05-04", ""}});
}

TEST(ServicePeriod, dates_of_notice_renewal_prices_and_other_papers_begin_and_end_nothing) {
  expect_periods({
      {{"Die Kündigung ist erstmals zum 31. Dezember 2027 möglich."}, Language::german, "", ""},
      {{"Die Preise gelten bis zum 31. Dezember 2026."}, Language::german, "", ""},
      {{"La résiliation est possible au plus tôt le 31 décembre 2027."}, Language::french, "", ""},
      {{"Notice may be given to expire on or after 30 June 2028."}, Language::english, "", ""},
      {{"Diese Vereinbarung ersetzt die Vereinbarung vom 3. März 2021."}, Language::german, "", ""}});
}

TEST(ServicePeriod, two_dates_side_by_side_in_a_table_are_both_read) {
  expect_periods({{{"Nutzungsbeginn      Vertragsende", "01.12.2026          30.11.2029"}, Language::german, "2026-12-01", "2029-11-30"},
                  {{"Commencing          Expiring", "1 February 2026     31 January 2028"}, Language::english, "2026-02-01", "2028-01-31"}});
}

TEST(ContractNumber, is_found_behind_any_name_of_the_paper_or_alone_in_its_head) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{"Herd health plan HH-0146", "between A Ltd and B Ltd"}, "HH-0146"},
      {{"Agreement", "SKW-A-2217"}, "SKW-A-2217"},
      {{"Zahl: RV-1182", "errichtet in Salzburg am 9. Februar 2026"}, "RV-1182"},
      {{"Mietvertrag      26.3018"}, "26.3018"},
      {{"Engagement LPB-0388: payroll"}, "LPB-0388"},
      {{"SUBCONTRACT ORDER DC-4417/06"}, "DC-4417/06"},
      {{"Bewachungsvertrag 26-044"}, "26-044"},
      {{"La mission porte la référence interne LM 26-044."}, "LM 26-044"},
      {{"inscrite à la BCE sous le numéro 0639.683.326"}, ""},
      {{"Tel. 02352 9190-44", "Fax 02352 9190-45"}, ""}};
  for (const auto& [lines, wanted] : cases) {
    const documents::Document document = testing::page(lines);
    const Reading reading = read_layout(document);
    const Terms terms = find_terms(reading, detect_language(reading));
    EXPECT_EQ(terms.number ? terms.number->text : "", wanted) << lines.front();
  }
}

} // namespace
} // namespace socle::contracts
