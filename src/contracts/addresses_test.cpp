#include "contracts/addresses.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

std::vector<std::string> addresses(const std::vector<std::string>& lines) {
  const auto document = testing::page(lines);
  const Reading reading = read_layout(document);
  std::vector<std::string> result;
  for (const Address& a : find_addresses(reading))
    result.push_back(a.street + " | " + a.postcode + " | " + a.city + " | " + a.country);
  return result;
}
using All = std::vector<std::string>;

TEST(Addresses, have_their_postcode_before_the_town_on_the_continent) {
  EXPECT_EQ(addresses({"Grünwerk Nord GmbH, Am Wall 12, 28195 Bremen"}), (All{"Am Wall 12 | 28195 | Bremen | "}));
  EXPECT_EQ(addresses({"Fiduciaire Sàrl", "Rue de Lausanne 38", "CH-1700 Fribourg"}),
            (All{"Rue de Lausanne 38 | 1700 | Fribourg | CH"}));
}

TEST(Addresses, have_their_postcode_behind_the_town_in_britain_and_ireland) {
  EXPECT_EQ(addresses({"Kiln Ceramics Ltd", "Unit 9, Neepsend Triangle", "Sheffield S3 8AT"}),
            (All{"Unit 9, Neepsend Triangle | S3 8AT | Sheffield | GB"}));
  EXPECT_EQ(addresses({"Lismore Home Limited of Ballyin Road, Lismore, Co. Waterford, P51 E9C2"}),
            (All{"Ballyin Road | P51 E9C2 | Lismore | IE"}));
}

TEST(Addresses, take_a_house_that_has_a_name_instead_of_a_number) {
  EXPECT_EQ(addresses({"whose office is at The Old Granary, Quay Road, Carmarthen SA31 3JN"}),
            (All{"The Old Granary, Quay Road | SA31 3JN | Carmarthen | GB"}));
}

TEST(Addresses, take_what_stands_between_name_and_postcode_whatever_it_is_called) {
  EXPECT_EQ(addresses({"la Halle du Ter SARL, Estacade du port de pêche, 56100 Lorient"}),
            (All{"Estacade du port de pêche | 56100 | Lorient | "}));
}

TEST(Addresses, may_name_the_street_behind_the_town) {
  EXPECT_EQ(addresses({"dont le siège est établi à 5004 Bouge, Chaussée de Louvain 471, inscrite"}),
            (All{"Chaussée de Louvain 471 | 5004 | Bouge | "}));
}

TEST(Addresses, in_two_columns_keep_to_their_column) {
  EXPECT_EQ(
      addresses({"Ruhrbit GmbH                    Halfmann PartG mbB",
                 "Kruppstraße 82                  Hauptstraße 199", "45145 Essen                     45131 Essen"}),
      (All{"Kruppstraße 82 | 45145 | Essen | ", "Hauptstraße 199 | 45131 | Essen | "}));
}

TEST(Addresses, tell_towns_of_one_name_apart_by_what_stands_in_brackets) {
  EXPECT_EQ(addresses({"Saale GmbH, Am Ring 2, 06108 Halle (Saale)"}), (All{"Am Ring 2 | 06108 | Halle (Saale) | "}));
  EXPECT_EQ(addresses({"Saale GmbH, Am Ring 2, 06108 Halle (Kundin)"}), (All{"Am Ring 2 | 06108 | Halle | "}));
}

TEST(Addresses, are_no_years_sums_or_ends_of_longer_numbers) {
  EXPECT_EQ(addresses({"Berlin, im März 2026 Vertrag", "SIRET 958 955 692 00016 Et suite"}), All{});
}

} // namespace
} // namespace socle::contracts
