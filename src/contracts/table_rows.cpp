#include "contracts/pattern.h"
#include "contracts/tables.h"

namespace socle::contracts {
namespace {

// "Nachtwache Halle 1, Std.", "Notruf-Aufschaltung, pauschal": the unit at the end of the text.
void trailing_unit(Item& item, const std::string& description) {
  if (!item.unit.empty() || item.basis == Basis::hour || item.basis == Basis::day || item.basis == Basis::week) return;
  static const Pattern last(R"(, ?(?:je |pro |per |par |en )?([a-z0-9.]{1,14})$)");
  if (const auto groups = last.groups_in(description)) item.unit = unit_code((*groups)[0]);
  if (basis_months(basis_of_unit(item.unit))) item.unit.clear(); // the basis, which is read from the text anyway
}

// "Räume (412 m² à 16,50 €)", "Grain trailer, each £615.00 × 2": two numbers of the text whose product is the amount.
void factors_inside(const Reading& reading, DecimalMark mark, Item& item) {
  static const Pattern number(
      R"((?:^|[^a-z0-9.,])((?:gbp|eur|chf|usd) ?)?(\d{1,3}(?:[.' ]\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)( ?(?:eur|chf|gbp|usd|,-|\.-))?(?: ?([a-z][a-z0-9]{0,14}))?)");
  struct Found {
    Decimal value;
    bool money;
    std::string word;
    Span span;
  };
  std::vector<Found> found;
  for (const Match& m : number.find_all(reading, item.span)) {
    const std::string text(reading.folded_slice(m[1]));
    if (m[1].begin >= item.total_span.begin) break;
    if (const auto value = parse_number(text, mark); value && !value->is_zero())
      found.push_back(
          {*value,
           !m[0].empty() || !m[2].empty() || !value->has_at_most_decimals(0) || text.find(',') != std::string::npos,
           std::string(reading.folded_slice(m[3])), m[1]});
  }
  for (const Found& q : found)
    for (const Found& p : found) {
      if (&p == &q || !p.money || q.value == Decimal(1) || (q.money && q.value > p.value) ||
          (q.value * p.value).rounded(2) != *item.total)
        continue;
      item.quantity = q.value;
      item.quantity_span = q.span;
      item.unit_price = p.value;
      item.price_span = p.span;
      if (const std::string unit = unit_code(q.word); !unit.empty()) item.unit = unit;
      item.confirmed = true;
      return;
    }
}

// Takes a number at either end of the description, with the unit at its side, out of it.
void cut_number(const std::string& number, Item& item) {
  static const Pattern lead(R"(^(\d{1,5}) ?(?:x |\* )?(.+)$)"), trail(R"(^(.+?),? (\d{1,5})((?: [a-z0-9.]{1,14})?)$)");
  const std::string text = fold(item.description);
  if (text.size() != item.description.size()) { // other lengths: only what stands before the first letter is safe
    if (item.description.starts_with(number + " ")) item.description = item.description.substr(number.size() + 1);
    return;
  }
  if (const auto groups = lead.groups_in(text); groups && (*groups)[0] == number) {
    item.description = trim(std::string_view(item.description).substr(text.size() - (*groups)[1].size()));
  } else if (const auto ends = trail.groups_in(text); ends && (*ends)[1] == number) {
    if (item.unit.empty()) item.unit = unit_code((*ends)[2]);
    item.description = trim(std::string_view(item.description).substr(0, (*ends)[0].size()));
  }
}

// Price and total without a count: their quotient, where the row writes it, is the count.
void count_by_quotient(const Reading& reading, DecimalMark mark, Item& item) {
  if (item.quantity || !item.total || !item.unit_price || item.unit_price->is_zero()) return;
  const Decimal quotient = *item.total / *item.unit_price;
  if (!(quotient > Decimal(0)) || !quotient.has_at_most_decimals(3)) return;
  static const Pattern number(R"((?:^|[^\d.,])(\d{1,3}(?:[.' ]\d{3})*(?:[.,]\d{1,3})?|\d+)(?:[^\d.,]|[.,]?$|[.,] ))");
  for (const Match& m : number.find_all(reading, item.span)) {
    const auto value = parse_number(reading.folded_slice(m[0]), mark);
    if (!value || *value != quotient || m[0].begin == item.price_span.begin || m[0].begin == item.total_span.begin)
      continue;
    item.quantity = quotient;
    item.quantity_span = m[0];
    cut_number(quotient.text(), item);
    return;
  }
}

// What the price is for: the caption, the row's own words, its unit.
void settle_basis(const RowSurroundings& around, const std::string& description, Item& item) {
  if (around.caption == Basis::once && basis_months(item.basis) == 0) {
    item.basis = Basis::once;
    item.one_off = true;
  }
  const Basis said = basis_of(description);
  if (item.basis == Basis::unknown && basis_months(said)) item.basis = said;
  if (item.basis == Basis::unknown && basis_months(around.caption)) item.basis = around.caption;
  if (item.basis == Basis::unknown && around.period != Basis::week && around.period != Basis::day)
    item.basis = around.period;
  trailing_unit(item, description);
  if (item.basis == Basis::unknown && !item.unit.empty() && basis_of_unit(item.unit) != Basis::unit)
    item.basis = basis_of_unit(item.unit);
  if ((item.basis == Basis::unknown || item.basis == Basis::unit) && said != Basis::unknown && said != Basis::hour &&
      said != Basis::day)
    item.basis = said;
}

// One of price and total from the other.
void settle_price(Item& item) {
  if (!item.total || item.unit_price) return;
  if (item.quantity && item.quantity->is_zero()) return;
  item.unit_price = !item.quantity || *item.quantity == Decimal(1) ? *item.total
                                                                   : (*item.total / *item.quantity).rounded(6);
  item.price_span = item.total_span;
  if (!item.quantity) item.total.reset();
}

// A total below quantity × price by a percentage that the paper names: a discount.
void find_discount(const std::vector<Decimal>& discounts, Item& item) {
  if (!item.total || !item.unit_price || !item.quantity || item.discount_percent || item.price_per != Decimal(1))
    return;
  const Decimal product = *item.quantity * *item.unit_price;
  if (product <= *item.total || item.total->is_zero()) return;
  for (const Decimal& rate : discounts)
    if ((product * (Decimal(100) - rate) / Decimal(100)).rounded(2) == *item.total) {
      item.discount_percent = rate;
      return;
    }
}

// "per 1,000" in the header although this row is right without it; or a price per 100 or 1000 that the header forgot to say.
void settle_price_per(Item& item) {
  if (!item.total || !item.unit_price || !item.quantity) return;
  const Decimal product = (*item.quantity * *item.unit_price).rounded(2);
  if (product == *item.total) {
    item.price_per = Decimal(1);
  } else if (item.price_per == Decimal(1)) {
    for (const int per : {100, 1000})
      if ((product / Decimal(per)).rounded(2) == *item.total) item.price_per = Decimal(per);
  }
}

} // namespace

void settle_row(const Reading& reading, DecimalMark mark, const RowSurroundings& around, Item& item) {
  const std::string description = fold(item.description);
  settle_basis(around, description, item);
  count_by_quotient(reading, mark, item);
  if (!item.quantity && item.total && !item.unit_price) factors_inside(reading, mark, item);
  settle_price(item);
  find_discount(around.discounts, item);
  static const Pattern setup(
      R"((?:einmalig|erstmalig|\bune (?:seule )?fois\b|montant unique|forfait unique|audit initial|formation initiale|charged once|paid once|non-recurring|one-?time|set-?up|mise en service|onboarding|one-?off|frais de dossier|einrichtung|take-on|activation fee|aktivierung))");
  if (setup.in(description) && !around.own_basis) {
    item.basis = Basis::once;
    item.one_off = true;
  }
  settle_price_per(item);
}

} // namespace socle::contracts
