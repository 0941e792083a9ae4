#include "contracts/numbers.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

Decimal d(const char* text) { return *Decimal::parse(text); }

TEST(Numbers, are_read_in_the_habits_of_each_country) {
  EXPECT_EQ(parse_number("1.234,56", DecimalMark::comma), d("1234.56"));
  EXPECT_EQ(parse_number("1 234,56", DecimalMark::comma), d("1234.56"));
  EXPECT_EQ(parse_number("1'234.50", DecimalMark::point), d("1234.50"));
  EXPECT_EQ(parse_number("1,234.56", DecimalMark::point), d("1234.56"));
  EXPECT_EQ(parse_number("500,--", DecimalMark::comma), d("500"));
  EXPECT_EQ(parse_number("500.-", DecimalMark::point), d("500"));
  EXPECT_EQ(parse_number("1.234", DecimalMark::comma), d("1234"));
  EXPECT_EQ(parse_number("1,234", DecimalMark::point), d("1234"));
  EXPECT_EQ(parse_number("0,345", DecimalMark::comma), d("0.345"));
  EXPECT_EQ(parse_number("abc", DecimalMark::comma), std::nullopt);
}

TEST(Numbers, words_count_in_three_languages) {
  EXPECT_EQ(parse_number_words("sechsundachtzigtausend"), 86000);
  EXPECT_EQ(parse_number_words("zwolf"), 12);
  EXPECT_EQ(parse_number_words("deux mille trois cent septante"), 2370);
  EXPECT_EQ(parse_number_words("quatre-vingt-dix-huit"), 98);
  EXPECT_EQ(parse_number_words("soixante-douze"), 72);
  EXPECT_EQ(parse_number_words("twenty-four"), 24);
  EXPECT_EQ(parse_number_words("one hundred and five thousand"), 105000);
  EXPECT_EQ(parse_number_words("vertrag"), std::nullopt);
  EXPECT_EQ(parse_count("zwolf (12)"), 12);
}

TEST(Numbers, money_knows_its_currency_on_either_side) {
  const auto document = testing::page(
      {"Die Miete beträgt 1.180,00 EUR, die Pauschale CHF 250.–, le prix 1 234,50 € HT."});
  const auto money = find_money(read_layout(document), DecimalMark::comma);
  ASSERT_EQ(money.size(), 3U);
  EXPECT_EQ(money[0].value, d("1180"));
  EXPECT_EQ(money[1].currency, "CHF");
  EXPECT_EQ(money[2].value, d("1234.50"));
  EXPECT_EQ(money[2].currency, "EUR");
}

TEST(Dates, are_found_in_words_and_figures) {
  const auto document = testing::page(
      {"am 5. Februar 2026 und am 08.09.2026, le 1er mars 2026, on 3 April 2026, 2026-05-06, ab Juni 2026, 13/07/2026"});
  std::vector<std::string> found;
  for (const FoundDate& date : find_dates(read_layout(document), Language::german)) found.push_back(to_iso(date.date));
  EXPECT_EQ(found, (std::vector<std::string>{"2026-02-05", "2026-09-08", "2026-03-01", "2026-04-03", "2026-05-06",
                                             "2026-06-01", "2026-07-13"}));
}

TEST(Dates, twelve_months_end_on_the_day_before) {
  EXPECT_EQ(to_iso(last_day({2026, 3, 1}, 24)), "2028-02-29");
  EXPECT_EQ(to_iso(last_day({2026, 1, 31}, 1)), "2026-02-27");
}

TEST(Lengths, are_months_or_days) {
  EXPECT_EQ(parse_length("zwolf (12) monate")->months, 12);
  EXPECT_EQ(parse_length("drei jahren")->months, 36);
  EXPECT_EQ(parse_length("trois ans")->months, 36);
  EXPECT_EQ(parse_length("30 days")->days, 30);
  EXPECT_FALSE(parse_length("monatlich").has_value());
}

} // namespace
} // namespace socle::contracts
