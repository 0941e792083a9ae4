#include "contracts/parties.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

std::vector<std::string> names(const std::vector<std::string>& lines) {
  const auto document = testing::page(lines);
  const Reading reading = read_layout(document);
  std::vector<std::string> result;
  for (const Span s : names_in(reading, {0, reading.text.size()})) result.push_back(one_line(reading.slice(s)));
  return result;
}
using Names = std::vector<std::string>;

TEST(Names, end_with_their_legal_form_and_begin_after_what_leads_to_them) {
  EXPECT_EQ(
      names({"zwischen der Hebwerk Muster GmbH, Gerberstraße 41, und der Firma Weber, Klein & Partner PartG mbB"}),
      (Names{"Hebwerk Muster GmbH", "Weber, Klein & Partner PartG mbB"}));
  EXPECT_EQ(names({"entre la société Calade Infogérance SAS et le Groupe scolaire Saint-Bruno SARL,"}),
            (Names{"Calade Infogérance SAS", "Groupe scolaire Saint-Bruno SARL"}));
}

TEST(Names, with_the_form_in_front_run_to_the_right) {
  EXPECT_EQ(names({"et SCP Brunel et Associés, 4 place des Célestins"}), (Names{"SCP Brunel et Associés"}));
}

TEST(Names, run_over_a_line_end_only_where_the_line_was_full) {
  EXPECT_EQ(names({"Oliver Haug", "Sprechfunk Telekommunikation Süd GmbH"}),
            (Names{"Sprechfunk Telekommunikation Süd GmbH"}));
  EXPECT_EQ(names({"Cabinet Fontanes Expertise", "Comptable SELARL", "",
                   "signé par le Cabinet Fontanes Expertise Comptable SELARL"}),
            (Names{"Cabinet Fontanes Expertise Comptable SELARL", "Cabinet Fontanes Expertise Comptable SELARL"}));
  EXPECT_EQ(names({"Max Weber", "Holtmann GmbH"}), (Names{"Holtmann GmbH"}));
}

TEST(Names, are_no_words_that_only_look_like_legal_forms) {
  EXPECT_EQ(names({"Le prestataire se charge de sa mission et ag est un mot."}), Names{});
}

TEST(Names, compare_without_article_and_form) {
  EXPECT_EQ(name_stem("The Harcourt Quay Hotel DAC"), name_stem("Harcourt Quay Hotel"));
  EXPECT_NE(name_stem("Hebwerk Holding AG"), name_stem("Hebwerk Service AG"));
}

} // namespace
} // namespace socle::contracts
