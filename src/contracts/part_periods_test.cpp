#include "contracts/part_periods.h"
#include "contracts/testing.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

Reading flat(const documents::Document& document) { return read_layout(document).flattened(); }

TEST(PartPeriods, free_months_are_counted_however_they_are_said) {
  const std::vector<std::pair<std::string, int>> cases{
      {"Die ersten drei Monate sind mietfrei.", 3},
      {"Der erste Monat wird nicht berechnet.", 1},
      {"Für den Monat Mai 2026 werden die Gebühren nicht in Rechnung gestellt.", 1},
      {"Le mois d'avril 2026 n'est pas facturé : la première facture porte sur mai et juin 2026.", 1},
      {"Les deux premiers mois sont offerts.", 2},
      {"January and February 2027 will be free of charge.", 2},
      {"The first month is waived.", 1},
      {"Die Miete wird monatlich berechnet.", 0}};
  for (const auto& [sentence, months] : cases) {
    const documents::Document document = testing::page({sentence});
    EXPECT_EQ(free_months_stated(flat(document)), months) << sentence;
  }
}

TEST(PartPeriods, a_printed_fraction_of_days_is_the_rule) {
  const Date from{2026, 5, 18}, to{2026, 6, 30};
  for (const char* sentence : {"For it each charge is reduced in the proportion of days, 44 of 91.",
                               "Il est dû une fraction calculée au nombre de jours, soit 44/91.",
                               "Anteilig werden 44 von 91 Tagen berechnet."}) {
    const documents::Document document = testing::page({sentence});
    const auto share = stated_share(flat(document), from, to, 3);
    ASSERT_TRUE(share.has_value()) << sentence;
    EXPECT_EQ((Decimal(2760) * *share).rounded(2).text(2), "1334.51") << sentence;
  }
}

TEST(PartPeriods, without_a_rule_there_is_no_share) {
  const documents::Document document = testing::page(
      {"The charge is invoiced for calendar quarters, see clause 44/91."});
  EXPECT_FALSE(stated_share(flat(document), Date{2026, 5, 18}, Date{2026, 6, 30}, 3).has_value());
}

} // namespace
} // namespace socle::contracts
