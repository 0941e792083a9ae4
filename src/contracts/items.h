// What is to be paid: price positions from tables and sentences, the reductions on them, and the totals that the paper prints.
#pragma once

#include "contracts/numbers.h"
#include "contracts/vocabulary.h"

#include <optional>

namespace socle::contracts {

// What a price is a price for.
enum class Basis { unknown, once, hour, day, week, month, quarter, half_year, year, unit };
int basis_months(Basis basis); // 0 where it is no part of a year

struct Item {
  std::string description;
  Span description_span;
  std::optional<Decimal> quantity;
  Span quantity_span;
  std::string unit; // UN/ECE code, empty when not stated
  std::optional<Decimal> unit_price;
  Span price_span;
  std::optional<Decimal> total; // as printed
  Span total_span;
  std::optional<Decimal> discount_percent;
  std::optional<Decimal> vat_rate;
  Span vat_span;
  Decimal price_per = 1; // "je 1.000 Stück"
  Basis basis = Basis::unknown;
  std::string currency;
  bool gross = false; // the price includes VAT
  bool optional = false; // an option, or later
  bool estimated = false; // "ca. 40 Std."
  bool due_on_event = false;
  bool instalment = false;
  bool one_off = false; // said to be due once, whatever recurs beside it
  bool disputed = false; // words and figures differ: the price is not known
  bool count_recurs = false; // so many in a month or a year, whatever one of them costs
  bool confirmed = false; // by arithmetic, or stated twice
  int confidence_percent = 70;
  std::optional<Decimal> other_price; // the same price for another period: 1,200 a year beside 100 a month
  Basis other_basis = Basis::unknown;
  Span span;
  Decimal net_total() const; // total, or quantity × price; zero when neither is known
};

enum class TotalKind { net, vat, gross };
struct PrintedTotal {
  TotalKind kind = TotalKind::net;
  Decimal value;
  Span span;
  std::optional<Decimal> rate; // of VAT
  Basis basis = Basis::unknown;
  std::size_t items_before = 0;
};

struct Items {
  std::vector<Item> items;
  std::vector<PrintedTotal> totals;
  bool from_table = false;
  bool milestones = false;
  bool tiers = false;
  int instalments_a_year = 0; // as one printed instalment and the sum for a year give
  std::optional<std::pair<Decimal, Decimal>> rivals; // two prices for one thing
  Span rivals_span;
};

// tables.cpp
Items find_tables(const Reading& reading, DecimalMark mark);
// prices.cpp: prices in sentences and label-value pairs, where no table holds them
Items find_prices(const Reading& reading, DecimalMark mark, const std::vector<Money>& money,
                  const std::vector<Span>& tables);
// stages.cpp: one price that is paid in stated percentages becomes its instalments.
void split_into_stages(const Reading& reading, Items& items);
// subject.cpp: what the contract is about, as its own clause says; empty when none does
std::string find_subject(const Reading& reading);
// basis.cpp
Basis basis_of(std::string_view folded); // "je Monat", "EUR/h", "par an"
Basis basis_of_unit(std::string_view unit_code); // MON → month
const char* unit_of_basis(Basis basis);

} // namespace socle::contracts
