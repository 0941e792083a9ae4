#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

documents::Document words(const std::vector<std::pair<std::string, documents::Box>>& placed) {
  documents::Document document;
  document.pages.push_back({595, 842, false});
  for (const auto& [text, box] : placed) document.words.push_back({text, 1, box, 100, false});
  return document;
}

TEST(Layout, does_not_bring_two_lines_together_by_large_print_beside_them) {
  const auto document = words({{"Title", {50, 100, 120, 124}},
                               {"upper", {200, 100, 230, 110}},
                               {"line", {233, 100, 255, 110}},
                               {"lower", {200, 112, 230, 122}},
                               {"row", {233, 112, 250, 122}}});
  const Reading reading = read_layout(document);
  EXPECT_NE(reading.text.find("upper line"), std::string::npos);
  EXPECT_NE(reading.text.find("lower row"), std::string::npos);
}

TEST(Layout, reads_spaced_out_letters_as_words) {
  std::vector<std::pair<std::string, documents::Box>> placed;
  double x = 50;
  for (const std::string letter : {"L", "E", "A", "S", "E", " ", "O", "F", " ", "S", "H", "O", "P"}) {
    if (letter != " ") placed.push_back({letter, {x, 100, x + 6, 110}});
    x += letter == " " ? 5 : 9;
  }
  EXPECT_EQ(trim(read_layout(words(placed)).text), "LEASE OF SHOP");
}

TEST(Layout, leaves_short_words_apart) {
  std::vector<std::pair<std::string, documents::Box>> placed;
  double x = 50;
  for (const std::string word : {"Backup", "as", "a", "Service,", "up", "to", "20", "TB"}) {
    const double width = 5.0 * static_cast<double>(word.size());
    placed.push_back({word, {x, 100, x + width, 110}});
    x += width + 2.6;
  }
  EXPECT_EQ(trim(read_layout(words(placed)).text), "Backup as a Service, up to 20 TB");
}

TEST(Layout, takes_a_number_at_the_pages_foot_for_text_when_it_is_too_long_for_a_page) {
  const auto document = words({{"Bailleur", {50, 400, 90, 410}}, {"0410.924.959", {50, 800, 110, 810}}});
  EXPECT_NE(read_layout(document).text.substr(0, read_layout(document).body_end).find("0410.924.959"),
            std::string::npos);
}

} // namespace
} // namespace socle::contracts
