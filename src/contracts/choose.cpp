#include "contracts/checks.h"
#include "contracts/pattern.h"
#include "contracts/printed_totals.h"
#include "contracts/tables.h"

#include <algorithm>
#include <map>

namespace socle::contracts {

std::string find_currency(const Facts& facts) {
  for (const Item& item : facts.items.items)
    if (!item.currency.empty() && item.currency != "$") return item.currency;
  std::map<std::string, int> votes;
  for (const Money& m : facts.money) ++votes[m.currency];
  std::string best;
  int most = 0;
  for (const auto& [currency, count] : votes)
    if (count > most && currency != "$") {
      most = count;
      best = currency;
    }
  return best;
}

Items choose_items(const Reading& reading, DecimalMark mark, const std::vector<Money>& money) {
  Items tables = find_tables(reading, mark);
  std::vector<Span> spans;
  for (const Table& t : detect_tables(reading, mark)) spans.push_back(t.span);
  Items prices = find_prices(reading, mark, money, spans);
  // A table of nothing but extras leaves the price to the sentences.
  static const Pattern extra(
      R"((?:supplementaire|zusatzlich|additional|a l'acte|je einsatz|call-out|auf abruf|bei bedarf|on demand|ausserhalb|hors ))");
  const bool extras = std::ranges::all_of(tables.items,
                                          [](const Item& i) { return i.optional || extra.in(fold(i.description)); });
  if (extras && std::ranges::any_of(prices.items, [](const Item& i) { return basis_months(i.basis) > 0; }))
    for (Item& i : tables.items) i.optional = true;
  const bool usable = std::ranges::any_of(tables.items,
                                          [](const Item& i) { return i.unit_price.has_value() && !i.optional; });
  if (!usable) {
    prices.totals.insert(prices.totals.end(), tables.totals.begin(), tables.totals.end());
    split_into_stages(reading, prices);
    return prices;
  }
  // A sentence that states another recurring price than the table: neither is taken.
  std::vector<const Item*> recurring;
  Decimal sum;
  for (const Item& t : tables.items)
    if (!t.optional && basis_months(t.basis) > 0) {
      recurring.push_back(&t);
      sum += t.net_total();
    }
  for (const Item& p : prices.items) {
    if (basis_months(p.basis) == 0 || recurring.size() != 1 || p.gross || recurring.front()->basis != p.basis) continue;
    if (p.confidence_percent < 75 || *p.unit_price * Decimal(2) < sum || sum * Decimal(2) < *p.unit_price)
      continue; // too little says that it is a price, and of the same thing
    const bool known = *p.unit_price == sum || std::ranges::any_of(tables.items, [&](const Item& t) {
      return t.unit_price == p.unit_price || t.total == p.unit_price;
    }) || std::ranges::any_of(tables.totals, [&](const PrintedTotal& t) { return t.value == *p.unit_price; });
    if (!known) {
      tables.rivals = std::pair{*p.unit_price, sum};
      tables.rivals_span = p.price_span;
    }
  }
  find_payment_plan(tables);
  Decimal yearly;
  for (const Item& t : tables.items)
    if (!t.optional && t.basis == Basis::year) yearly += t.net_total();
  for (const Item& p : prices.items)
    for (const int parts : {2, 4, 12})
      if (p.instalment && !yearly.is_zero() && *p.unit_price * Decimal(parts) == yearly)
        tables.instalments_a_year = parts;
  fit_to_printed(tables);
  // A sentence may add what the table does not hold: a setup fee, shipping.
  static const Pattern fee(
      R"((?:einrichtung|einmalig|versand|fracht|installation|mise en service|frais de|set-?up|one-?off|delivery|shipping|transport|onboarding|anfahrt|lieferkosten))");
  for (const Item& item : prices.items) {
    const bool known = std::ranges::any_of(tables.items,
                                           [&](const Item& t) {
                                             return t.unit_price == item.unit_price || t.total == item.unit_price;
                                           }) ||
                       std::ranges::any_of(tables.totals,
                                           [&](const PrintedTotal& t) { return t.value == *item.unit_price; });
    const bool rates = std::ranges::all_of(
        tables.items, [](const Item& t) { return !t.quantity && !t.unit.empty() && basis_months(t.basis) == 0; });
    if (!known && rates && item.basis == Basis::unit && !item.quantity) {
      tables.items.push_back(item);
      continue;
    }
    const bool by_count = item.basis == Basis::hour || item.basis == Basis::day || item.basis == Basis::unit;
    if (!known && (!by_count || (item.quantity && item.one_off)) && (item.one_off || fee.in(fold(item.description))) &&
        !tables.milestones)
      tables.items.push_back(item);
  }
  for (const PrintedTotal& t : prices.totals) tables.totals.push_back(t);
  split_into_stages(reading, tables);
  return tables;
}

} // namespace socle::contracts
