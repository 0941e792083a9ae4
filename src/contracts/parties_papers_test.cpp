// Whole papers in the ways that French communes, German practices or English parishes print their sides; all invented.
#include "contracts/parties.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

Parties read(const std::vector<std::string>& lines) {
  const documents::Document document = testing::page(lines);
  return find_parties(read_layout(document));
}

// "name; street; postcode city"
std::string side(const Party& party) {
  const auto text = [](const std::optional<Value>& value) { return value ? value->text : std::string("null"); };
  return text(party.name) + "; " + text(party.street) + "; " + text(party.postcode) + " " + text(party.city);
}

TEST(PartyPapers, an_association_and_a_sole_trader_are_described_and_then_named) {
  const Parties found = read(
      {"CONVENTION D'ENTRETIEN", "", "Entre", "",
       "Association Les Amis du Canal, association régie par la loi du 1er juillet 1901, déclarée en préfecture",
       "de Saône-et-Loire, dont le siège est Maison des associations, 4 quai des",
       "Messageries, 71100 Chalon-sur-Saône, représentée par son président, M. Luc Perrin,",
       "dénommée ci-après « l'Association »,", "", "et", "",
       "Jardins Bressans EI, Mme Sophie Marchal, entrepreneur individuel, demeurant Lieu-dit",
       "Les Granges, 71580 Sagy,", "dénommée ci-après « l'Entreprise »,", "",
       "L'Entreprise entretient les espaces verts. L'Association verse 300 € par mois."});
  EXPECT_EQ(side(found.seller), "Jardins Bressans EI; Lieu-dit Les Granges; 71580 Sagy");
  EXPECT_EQ(side(found.buyer), "Association Les Amis du Canal; 4 quai des Messageries; 71100 Chalon-sur-Saône");
}

TEST(PartyPapers, a_box_is_no_street_and_a_commune_is_a_name) {
  const Parties found = read(
      {"Marché à procédure adaptée", "", "Pouvoir adjudicateur :", "Commune de Saint-Aubin-sur-Mer",
       "Mairie, 12 rue du Maréchal Joffre", "BP 12", "14750 SAINT-AUBIN-SUR-MER CEDEX", "",
       "Titulaire :", "SAS Couverture Bessin", "Bâtiment C, ZA de la Fossette", "14440 Douvres-la-Délivrande"});
  EXPECT_EQ(side(found.seller), "SAS Couverture Bessin; Bâtiment C, ZA de la Fossette; 14440 Douvres-la-Délivrande");
  EXPECT_EQ(side(found.buyer), "Commune de Saint-Aubin-sur-Mer; 12 rue du Maréchal Joffre; 14750 SAINT-AUBIN-SUR-MER");
}

TEST(PartyPapers, a_town_may_hold_its_postcode_in_brackets_and_a_side_may_have_two_names) {
  const Parties found = read(
      {"ENTRE LES SOUSSIGNÉS :", "",
       "La société LOGIPAPIER, Société par actions simplifiée au capital de 50.000 euros, dont le siège social est situé",
       "à Villeurbanne (69100), 25 rue Decomberousse, immatriculée au Registre du Commerce et des Sociétés de Lyon sous",
       "le numéro 552 100 554, représentée par Monsieur Jean Valette, en sa qualité de Président,", "",
       "Ci-après dénommée « LOGIPAPIER » ou « le Client »", "", "ET :", "",
       "Cabinet Aurore Conseil, SELARL inscrite au barreau de Lyon, 8 place Bellecour, 69002 LYON,", "",
       "Ci-après dénommé « le Cabinet »", "", "Le Cabinet assiste le Client."});
  EXPECT_EQ(side(found.seller), "Cabinet Aurore Conseil; 8 place Bellecour; 69002 LYON");
  EXPECT_EQ(side(found.buyer), "LOGIPAPIER; 25 rue Decomberousse; 69100 Villeurbanne");
}

TEST(PartyPapers, a_letters_window_stands_beside_other_columns) {
  const Parties found = read(
      {"Steinhoff Laborbedarf KG · Mühlenweg 141 · 37081 Göttingen               Beleg      AB-104733",
       "Milchhof Auetal eG                                                       Datum      11.06.2026", "",
       "Herrn Dirk Ahlborn                                                       Bearbeiter Frau Quentin",
       "Molkereistraße 1", "37154 Northeim", "",
       "Sehr geehrter Herr Ahlborn, vielen Dank für Ihren Auftrag. Wir liefern wie folgt."});
  EXPECT_EQ(side(found.seller), "Steinhoff Laborbedarf KG; Mühlenweg 141; 37081 Göttingen");
  EXPECT_EQ(side(found.buyer), "Milchhof Auetal eG; Molkereistraße 1; 37154 Northeim");
}

TEST(PartyPapers, a_gemeinde_without_legal_form_is_named_in_brackets) {
  const Parties found = read(
      {"Wartungsvertrag", "", "zwischen der", "", "Gemeinde Oberkirchen", "vertreten durch den Bürgermeister",
       "Rathausplatz 1", "57392 Schmallenberg", "(nachstehend Gemeinde genannt)", "", "und der", "",
       "Aufzugsdienst Hochsauerland GmbH & Co. KG", "Hüttenweg 17, 59872 Meschede", "(nachstehend Firma genannt)", "",
       "Die Firma wartet die Aufzüge. Die Gemeinde zahlt jährlich 1.200 EUR."});
  EXPECT_EQ(side(found.seller), "Aufzugsdienst Hochsauerland GmbH & Co. KG; Hüttenweg 17; 59872 Meschede");
  EXPECT_EQ(side(found.buyer), "Gemeinde Oberkirchen; Rathausplatz 1; 57392 Schmallenberg");
}

TEST(PartyPapers, an_address_may_follow_the_name_that_it_defines) {
  const Parties found = read(
      {"This agreement is made between St Mary's Parochial Church Council of The Parish Office, Church Lane, Ludlow",
       "SY8 1AW (\"the PCC\") and Tom Bright trading as Bright Gardens (\"the Gardener\"), of 7 Mill Street, Ludlow SY8 1BE.",
       "", "The Gardener shall cut the grass. The PCC shall pay £80.00 a visit."});
  EXPECT_EQ(side(found.seller), "Tom Bright trading as Bright Gardens; 7 Mill Street; SY8 1BE Ludlow");
  EXPECT_EQ(side(found.buyer), "St Mary's Parochial Church Council; The Parish Office, Church Lane; SY8 1AW Ludlow");
}

TEST(PartyPapers, two_halves_of_a_form_are_two_sides) {
  const Parties found = read(
      {"Waste company                         Customer", "Penwith Skips Ltd                     Harbour Café LLP",
       "Unit 7, Long Rock Estate              The Slipway", "Penzance                              Newlyn",
       "TR20 8HX                              TR18 5HW"});
  EXPECT_EQ(side(found.seller), "Penwith Skips Ltd; Unit 7, Long Rock Estate; TR20 8HX Penzance");
  EXPECT_EQ(side(found.buyer), "Harbour Café LLP; The Slipway; TR18 5HW Newlyn");
}

TEST(PartyPapers, labels_of_a_trade_name_the_sides) {
  const Parties found = read({"Annonceur      Meubles Pittet & Cie SNC, Avenue de Grandson 60, 1400 Yverdon-les-Bains",
                              "Diffuseur      Radio Trois-Lacs SA, Rue de la Plaine 3, 1400 Yverdon-les-Bains"});
  EXPECT_EQ(side(found.seller), "Radio Trois-Lacs SA; Rue de la Plaine 3; 1400 Yverdon-les-Bains");
  EXPECT_EQ(side(found.buyer), "Meubles Pittet & Cie SNC; Avenue de Grandson 60; 1400 Yverdon-les-Bains");
}

TEST(PartyPapers, what_only_stands_where_a_name_could_is_none) {
  const Parties found = read({"Auftraggeber      Ausgestellt am", "", "Umfang und Preis", "Büros 640 m², 736,00 €"});
  EXPECT_FALSE(found.buyer.name);
  EXPECT_FALSE(found.seller.name);
}

} // namespace
} // namespace socle::contracts
