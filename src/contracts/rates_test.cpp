#include "contracts/rates.h"

#include <gtest/gtest.h>

namespace socle::contracts {
namespace {

struct Case {
  std::string after; // folded, as it follows an amount
  Basis basis;
  std::string unit;
};

TEST(Rates, a_period_may_follow_with_or_without_tax_words) {
  const std::vector<Case> cases{{"ht/mois", Basis::month, ""},
                                {"ht par mois", Basis::month, ""},
                                {"per calendar month plus vat", Basis::month, ""},
                                {"monatlich zzgl. 19 % ust", Basis::month, ""},
                                {"netto im monat", Basis::month, ""},
                                {"zzgl. 19 % mwst. pro quartal", Basis::quarter, ""},
                                {"hors tva par trimestre", Basis::quarter, ""},
                                {"per contract year, net", Basis::year, ""},
                                {"p.a.", Basis::year, ""},
                                {"(quatre cent vingt) par mois", Basis::month, ""},
                                {"je kalendermonat", Basis::month, ""},
                                {"per annum, exclusive of vat", Basis::year, ""},
                                {"l'heure", Basis::hour, ""},
                                {"pro stunde", Basis::hour, "HUR"},
                                {"par jour", Basis::day, "DAY"}};
  for (const Case& c : cases) {
    const Rate rate = rate_after(c.after);
    EXPECT_EQ(static_cast<int>(rate.basis), static_cast<int>(c.basis)) << c.after;
    EXPECT_EQ(rate.unit, c.unit) << c.after;
  }
}

TEST(Rates, a_thing_and_a_period_may_come_in_either_order) {
  for (const char* after : {"je nutzer und monat", "per user per month", "par poste et par mois", "je monat und nutzer",
                            "per branch per month, so"}) {
    const Rate rate = rate_after(after);
    EXPECT_EQ(static_cast<int>(rate.basis), static_cast<int>(Basis::month)) << after;
    EXPECT_EQ(rate.unit, "C62") << after;
  }
}

TEST(Rates, a_price_may_be_for_hundreds_and_thousands) {
  EXPECT_EQ(rate_after("per 1,000 copies").per, Decimal(1000));
  EXPECT_EQ(rate_after("je 100 stuck").per, Decimal(100));
  EXPECT_EQ(rate_after("les 1 000 pages").per,
            Decimal(1)); // an article is no "per": the table's or sentence's own words decide
}

TEST(Rates, what_follows_may_be_no_rate_at_all) {
  for (const char* after : {"auf das konto", "a la signature", "payable on receipt",
                            ". die rechnung wird monatlich gestellt", "an den auftragnehmer"})
    EXPECT_EQ(static_cast<int>(rate_after(after).basis), static_cast<int>(Basis::unknown)) << after;
}

TEST(Rates, tax_in_the_price_and_tax_on_top_are_told_apart) {
  for (const char* after : {"brutto", "ttc par mois", "inkl. 19 % mwst", "including vat at 20%", "tva comprise"})
    EXPECT_TRUE(says_gross(after)) << after;
  for (const char* after :
       {"ht", "zzgl. 19 % ust", "plus vat", "hors tva", "excluding vat", "netto", "tva 20 % en sus"}) {
    EXPECT_TRUE(says_net(after)) << after;
    EXPECT_FALSE(says_gross(after)) << after;
  }
}

TEST(Rates, the_nearest_word_before_an_amount_tells_the_period) {
  EXPECT_EQ(static_cast<int>(basis_nearest("die jahrliche wartung kostet monatlich")), static_cast<int>(Basis::month));
  EXPECT_EQ(static_cast<int>(basis_nearest("le loyer trimestriel est de")), static_cast<int>(Basis::quarter));
  EXPECT_EQ(static_cast<int>(basis_nearest("for an initial period of 12 months the price is")),
            static_cast<int>(Basis::unknown));
  EXPECT_EQ(static_cast<int>(basis_nearest("der tagessatz betragt")), static_cast<int>(Basis::day));
}

} // namespace
} // namespace socle::contracts
