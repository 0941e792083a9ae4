// Papers as a Lyon cleaner, a Dublin consultancy, a Zürich fiduciary or a Bremen letting agency might print them; all invented.
#include "contracts/parties.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

struct Read {
  documents::Document document;
  Parties parties;
};

Read read(const std::vector<std::string>& lines) {
  Read result{testing::page(lines), {}};
  const Reading reading = read_layout(result.document);
  result.parties = find_parties(reading);
  return result;
}

std::string text(const std::optional<Value>& value) { return value ? value->text : "null"; }

#define EXPECT_SIDES(papers, seller_name, buyer_name)      \
  const auto found = read papers;                          \
  EXPECT_EQ(text(found.parties.seller.name), seller_name); \
  EXPECT_EQ(text(found.parties.buyer.name), buyer_name)

TEST(Parties, french_definitions_in_brackets_name_the_sides) {
  EXPECT_SIDES(({"CONTRAT DE NETTOYAGE", "", "Entre les soussignés :", "",
                 "La société Éclat du Rhône, SARL au capital de 8 000 €, immatriculée au RCS de Lyon sous le numéro",
                 "732 829 320, dont le siège social est sis 14 rue Bugeaud, 69006 Lyon, représentée par",
                 "Mme Inès Morel, gérante, ci-après dénommée « le Prestataire », d'une part,", "", "Et", "",
                 "Syndicat des copropriétaires Les Terrasses, 8 cours Lafayette, 69003 Lyon, ci-après désigné",
                 "« le Client », d'autre part."}),
               "Éclat du Rhône", "Syndicat des copropriétaires Les Terrasses");
  EXPECT_EQ(text(found.parties.seller.street), "14 rue Bugeaud");
  EXPECT_EQ(text(found.parties.seller.postcode), "69006");
  EXPECT_EQ(text(found.parties.seller.registration), "732829320");
  EXPECT_EQ(text(found.parties.buyer.city), "Lyon");
}

TEST(Parties, english_definitions_take_the_name_over_a_line_end) {
  EXPECT_SIDES(
      ({"CONSULTANCY AGREEMENT", "", "This agreement is made between:", "",
        "(1) GREYSTONES ADVISORY LIMITED, a company incorporated in Ireland with registered number",
        "612345 whose registered office is at 4 Marine Road, Greystones, Co. Wicklow A63 X2P8 (the",
        "“Consultant”); and", "",
        "(2) HARBOUR FOODS DESIGNATED ACTIVITY COMPANY, having its registered office at 22 Sir John Rogerson's",
        "Quay, Dublin 2, D02 KF22 (“Harbour”).", "", "1. Services",
        "The Consultant shall provide the Services. Harbour shall pay the fees of the Consultant."}),
      "GREYSTONES ADVISORY LIMITED", "HARBOUR FOODS DESIGNATED ACTIVITY COMPANY");
  EXPECT_EQ(text(found.parties.seller.street), "4 Marine Road");
  EXPECT_EQ(text(found.parties.seller.postcode), "A63 X2P8");
  EXPECT_EQ(text(found.parties.buyer.postcode), "D02 KF22");
  EXPECT_EQ(text(found.parties.buyer.country), "IE");
}

TEST(Parties, a_word_of_the_papers_own_is_decided_by_who_pays) {
  EXPECT_SIDES(({"Vertrag über die Betreuung der Außenanlagen", "", "zwischen", "",
                 "Grünwerk Nord GmbH, Am Wall 12, 28195 Bremen", "– im Folgenden „Gartenpflege“ genannt –", "", "und",
                 "", "Wohnbau Weser eG, Faulenstraße 3, 28195 Bremen", "– im Folgenden „Genossenschaft“ genannt –", "",
                 "§ 1 Die Gartenpflege mäht die Flächen. Die Genossenschaft zahlt dafür monatlich 400 EUR."}),
               "Grünwerk Nord GmbH", "Wohnbau Weser eG");
}

TEST(Parties, a_role_before_the_name_counts_as_much_as_one_behind_it) {
  EXPECT_SIDES(({"Mietvertrag über Gewerberäume", "",
                 "Vermieterin: Speicherkontor Bremen GmbH & Co. KG, Schlachte 40, 28195 Bremen",
                 "Mieterin: Teehandel Osterdeich GmbH, Osterdeich 7, 28203 Bremen"}),
               "Speicherkontor Bremen GmbH & Co. KG", "Teehandel Osterdeich GmbH");
  EXPECT_EQ(text(found.parties.seller.street), "Schlachte 40");
  EXPECT_EQ(text(found.parties.buyer.postcode), "28203");
}

TEST(Parties, who_engages_buys_and_who_is_engaged_supplies) {
  EXPECT_SIDES(
      ({"Auftrag", "", "Die Kantonalklinik Aarberg AG, Spitalweg 2, 3270 Aarberg, beauftragt hiermit die Treuhand",
        "Limmat GmbH, Limmatquai 8, 8001 Zürich, mit der Führung der Lohnbuchhaltung."}),
      "Treuhand Limmat GmbH", "Kantonalklinik Aarberg AG");
  EXPECT_EQ(text(found.parties.seller.city), "Zürich");
}

TEST(Parties, a_letter_is_sent_by_who_says_our_fees) {
  EXPECT_SIDES(({"Dún Laoghaire Consulting Ltd", "15 Crofton Road, Dún Laoghaire, Co. Dublin A96 H9K2", "", "", "",
                 "Wicklow Timber Ltd", "Unit 4 Mill Lane", "Bray", "A98 D2R6", "", "Dear Ms Byrne,", "",
                 "Thank you for choosing us. Our fees are 900 EUR a day. We will invoice you each month.", "",
                 "Yours sincerely"}),
               "Dún Laoghaire Consulting Ltd", "Wicklow Timber Ltd");
}

TEST(Parties, without_any_evidence_neither_side_is_guessed) {
  EXPECT_SIDES(({"Vereinbarung", "", "Alpha Bau GmbH, Hauptstraße 1, 10115 Berlin", "",
                 "Beta Handel GmbH, Ringstraße 2, 20095 Hamburg", "", "Es wird ein Preis von 100 EUR vereinbart."}),
               "null", "null");
  EXPECT_TRUE(found.parties.conflict);
}

TEST(Parties, columns_under_the_role_words_belong_to_their_sides) {
  EXPECT_SIDES(
      ({"Bon de commande", "", "Fournisseur                            Acheteur",
        "Papeterie Guillotière SAS              Mairie de Sathonay",
        "3 rue Marseille                        Place Sathonay", "69007 Lyon                             69001 Lyon",
        "SIRET 552 100 554 00017                SIRET 732 829 320 00074"}),
      "Papeterie Guillotière SAS", "Mairie de Sathonay");
  EXPECT_EQ(text(found.parties.seller.registration), "552100554");
  EXPECT_EQ(text(found.parties.buyer.registration), "732829320");
}

TEST(Parties, labels_that_hold_role_and_attribute_fill_their_side) {
  EXPECT_SIDES(({"Order", "", "Supplier name           Ballymun Print Ltd",
                 "Supplier address        9 Main Street, Dublin 9 D09 X7Y8", "Customer name           Liffey Books DAC",
                 "Customer address        40 Dame Street, Dublin 2 D02 AX12"}),
               "Ballymun Print Ltd", "Liffey Books DAC");
  EXPECT_EQ(text(found.parties.seller.street), "9 Main Street");
  EXPECT_EQ(text(found.parties.buyer.street), "40 Dame Street");
}

TEST(Parties, signatures_say_for_whom_they_stand) {
  EXPECT_SIDES(({"Dienstleistungsvertrag", "", "1. Gegenstand", "Der Auftragnehmer reinigt die Büros.", "", "",
                 "Bremen, 3.3.2026", "", "Für den Auftraggeber                   Für den Auftragnehmer",
                 "Hansa Kontor AG                        Putzteufel Weser GmbH"}),
               "Putzteufel Weser GmbH", "Hansa Kontor AG");
}

TEST(Parties, the_account_for_payment_is_the_sellers_wherever_it_stands) {
  EXPECT_SIDES(
      ({"Contrat", "",
        "Entre Studio Saône SAS (le Studio), 2 quai Saint-Vincent, 69001 Lyon, et Brasserie Part-Dieu SARL (la Brasserie), 5 rue",
        "Garibaldi, 69003 Lyon.", "",
        "La Brasserie paie 500 € par mois sur le compte FR76 3000 6000 0112 3456 7890 189."}),
      "Studio Saône SAS", "Brasserie Part-Dieu SARL");
  EXPECT_EQ(text(found.parties.seller.iban), "FR7630006000011234567890189");
  EXPECT_EQ(text(found.parties.buyer.iban), "null");
}

TEST(Parties, a_guarantor_or_a_bank_is_no_party) {
  EXPECT_SIDES(
      ({"Pachtvertrag", "", "Verpächter: Gut Marsch KG, Deichweg 1, 26919 Brake",
        "Pächter: Deichcafé GmbH, Strandstraße 5, 26919 Brake, vertreten durch die Café Verwaltungs GmbH",
        "Bürge: Weser Holding AG, Langenstraße 9, 28195 Bremen", "Bank: Küstenbank AG, IBAN DE89370400440532013000"}),
      "Gut Marsch KG", "Deichcafé GmbH");
  EXPECT_EQ(text(found.parties.seller.iban), "DE89370400440532013000");
}

TEST(Parties, a_legal_form_below_a_forms_name_belongs_to_it) {
  EXPECT_SIDES(({"Servicevertrag", "", "Auftraggeber", "",
                 "Firma               Dentallabor Muster       Straße          Kiefernweg 14",
                 "                                     GmbH", "",
                 "PLZ, Ort            48145 Münster            Vertreten durch Jan Beispiel", "", "Auftragnehmer", "",
                 "Firma               Systemhaus Probe AG      Straße          Amselweg 18", "",
                 "PLZ, Ort            44147 Dortmund           Vertreten durch Eva Beispiel"}),
               "Systemhaus Probe AG", "Dentallabor Muster GmbH");
}

} // namespace
} // namespace socle::contracts
