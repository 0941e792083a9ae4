#include "contracts/kind.h"
#include "contracts/paper_findings.h"
#include "contracts/parties.h"
#include "contracts/terms.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

#include <set>

namespace socle::contracts {
namespace {

std::string kind(const std::vector<std::string>& lines) {
  const auto document = testing::page(lines);
  return find_kind(read_layout(document)).name;
}

std::string number(const std::vector<std::string>& lines) {
  const auto document = testing::page(lines);
  const auto found = find_contract_number(read_layout(document));
  return found ? found->text : "null";
}

std::set<std::string> peculiarities(const std::vector<std::string>& lines) {
  const auto document = testing::page(lines);
  const Reading reading = read_layout(document);
  std::set<std::string> codes;
  for (const Finding& f : find_peculiarities(reading, find_money(reading, DecimalMark::comma))) codes.insert(f.code);
  return codes;
}

TEST(Kind, is_a_framework_where_prices_wait_for_orders_that_nobody_must_place) {
  EXPECT_EQ(kind({"Liefervertrag", "Die Ware wird auf Abruf geliefert. Eine Abnahmeverpflichtung besteht nicht."}),
            "framework");
}

TEST(Kind, is_an_intention_where_the_paper_says_that_it_binds_nobody) {
  EXPECT_EQ(kind({"Monsieur,", "Nous confirmons notre intention de conclure un contrat.",
                  "La présente ne constitue ni une commande ni un engagement."}),
            "letter_of_intent");
}

TEST(ContractNumber, stands_in_the_title_without_a_label) {
  EXPECT_EQ(number({"Dienstleistungsvertrag Revierkontrolle RK 5520", "", "Firma Muster GmbH, Weg 1, 14641 Nauen"}),
            "RK 5520");
  EXPECT_EQ(number({"Linen hire agreement BLS-0772"}), "BLS-0772");
}

TEST(ContractNumber, is_no_date_no_postcode_and_no_register_number) {
  EXPECT_EQ(number({"Vertrag vom 3.3.2026", "", "Bau GmbH, Hauptstraße 3, 20357 Hamburg, HRB 12345"}), "null");
}

TEST(Papers, two_contracts_in_one_file_are_two_titles_with_signatures_between) {
  EXPECT_TRUE(
      peculiarities({"Vertrag über Mobilfunk Nr. MOB-8812", "", "Preis 19,00 EUR.", "", "Stuttgart, 09.03.2026", "",
                     "Vertrag über Internet Nr. NET-4470", "", "Preis 29,00 EUR.", "", "Stuttgart, 09.03.2026"})
          .contains("two_contracts"));
  EXPECT_FALSE(peculiarities({"Nachtrag Nr. 2", "", "Ändert Vertrag Nr. NET-4470.", "", "Stuttgart, 09.03.2026"})
                   .contains("two_contracts"));
}

TEST(Papers, an_option_without_a_tick_is_left_open) {
  EXPECT_TRUE(peculiarities({"Bestellung", "☐ Erweiterte Garantie 240,00 EUR"}).contains("options_unticked"));
  EXPECT_FALSE(peculiarities({"Bestellung", "Garantie ☐ ja ☒ nein"}).contains("options_unticked"));
}

TEST(Papers, language_versions_are_compared_by_amounts_and_days) {
  const std::vector<std::string> german{"Die Vergütung beträgt 920,00 EUR und wird im Voraus berechnet.", "",
                                        "Die Haftung ist auf 50.000 EUR begrenzt.", "",
                                        "Rechnungen sind innerhalb von 14 Tagen zahlbar."};
  const auto paper = [&](const std::string& english_days) {
    std::vector<std::string> lines = german;
    for (const std::string line :
         {"", "The fee is EUR 920.00 and is invoiced in advance.", "", "The liability is limited to EUR 50,000."})
      lines.push_back(line);
    lines.push_back("");
    lines.push_back("Invoices are payable within " + english_days + " days of the date.");
    return lines;
  };
  EXPECT_TRUE(peculiarities(paper("30")).contains("bilingual_conflict"));
  EXPECT_FALSE(peculiarities(paper("14")).contains("bilingual_conflict"));
}

TEST(RoleWords, are_learned_from_definitions_in_any_words) {
  const auto document = testing::page({"between Acme Ltd (the “Printer”) and Bee Ltd (hereinafter the “Publisher”).",
                                       "The Publisher shall pay the fees of the Printer."});
  const auto words = find_role_words(read_layout(document));
  EXPECT_EQ(words.at("printer"), Role::seller);
  EXPECT_EQ(words.at("publisher"), Role::buyer);
}

} // namespace
} // namespace socle::contracts
