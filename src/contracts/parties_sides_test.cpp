// Papers that do not name their sides: what tells them apart; all invented.
#include "contracts/parties.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

Parties read(const std::vector<std::string>& lines) {
  const documents::Document document = testing::page(lines);
  return find_parties(read_layout(document));
}
std::string name(const Party& party) { return party.name ? party.name->text : "null"; }

TEST(PartySides, are_told_by_the_copula) {
  const Parties found = read(
      {"WERKVERTRAG 26/41", "",
       "Auftragnehmer ist die Schlosserei Grabmayr e.U., Schmiedgasse 18, 8750 Judenburg. Auftraggeberin ist die",
       "Kurhotel Zirbenblick Betriebs GmbH, Thermenallee 5, 8781 Wald am Schoberpaß."});
  EXPECT_EQ(name(found.seller), "Schlosserei Grabmayr e.U.");
  EXPECT_EQ(name(found.buyer), "Kurhotel Zirbenblick Betriebs GmbH");
}

TEST(PartySides, are_told_by_the_town_in_which_each_signs) {
  const Parties found = read({"Convention",
                              "",
                              "Atelier Sud SARL",
                              "4 rue Basse",
                              "34000 Montpellier",
                              "",
                              "Hydro Ouest SAS",
                              "17 rue Haute",
                              "85500 Les Herbiers",
                              "",
                              "Les parties conviennent de ce qui suit.",
                              "Le présent accord vaut pour une année entière et peut être renouvelé par écrit.",
                              "",
                              "Montpellier, le 28 mai 2026",
                              "Gaëlle Briand",
                              "Le bailleur",
                              "",
                              "Les Herbiers, le 3 juin 2026",
                              "Fabien Gautreau",
                              "Le locataire"});
  EXPECT_EQ(name(found.seller), "Atelier Sud SARL");
  EXPECT_EQ(name(found.buyer), "Hydro Ouest SAS");
}

TEST(PartySides, are_told_by_labels_of_commerce) {
  const Parties found = read({"ORDER ACKNOWLEDGEMENT", "", "Sold by", "Fenwick Carr Instruments Limited",
                              "Meridian House, Coble Dene", "North Shields NE29 6ZZ", "", "Sold to",
                              "Wetherlam Bakeries Limited", "Lound Road Industrial Estate", "Kendal LA9 7RZ"});
  EXPECT_EQ(name(found.seller), "Fenwick Carr Instruments Limited");
  EXPECT_EQ(name(found.buyer), "Wetherlam Bakeries Limited");
}

TEST(PartySides, of_a_subcontract_the_contractor_buys) {
  const Parties found = read({"Subcontract order", "", "Contractor", "Cleveland Vale Construction Ltd",
                              "5 Linthorpe Court", "Middlesbrough TS5 6QD", "", "Subcontractor",
                              "Teesbank Fabrications Ltd", "Portrack Yard, Forge Lane", "Stockton-on-Tees TS18 2PL"});
  EXPECT_EQ(name(found.seller), "Teesbank Fabrications Ltd");
  EXPECT_EQ(name(found.buyer), "Cleveland Vale Construction Ltd");
}

TEST(PartySides, stay_open_where_nothing_tells_them_apart) {
  const Parties found = read({"Vereinbarung", "", "Alpha Werk GmbH", "Weg 1", "80331 München", "", "Beta Bau GmbH",
                              "Ring 2", "20095 Hamburg", "", "Es wird Stillschweigen vereinbart."});
  EXPECT_EQ(name(found.seller), "null");
  EXPECT_EQ(name(found.buyer), "null");
}

} // namespace
} // namespace socle::contracts
