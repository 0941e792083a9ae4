#include "contracts/table_arithmetic.h"

namespace socle::contracts {
namespace {

constexpr int kLeastTaxed = 5; // smaller amounts are a usual rate apart by chance

using Row = ColumnSums::Row;

void add(Row& sum, const Row& row) {
  if (row.price) sum.price = sum.price.value_or(Decimal()) + *row.price;
  if (row.total) sum.total = sum.total.value_or(Decimal()) + *row.total;
}

bool fits(const Item& item, const Row& sum, const Decimal& factor) {
  const auto is = [&](const std::optional<Decimal>& value, const std::optional<Decimal>& base) {
    return !value || (base && (*base * factor).rounded(2) == *value);
  };
  return is(item.total, sum.total) && is(item.unit_price, sum.price);
}

Decimal with_tax(const Decimal& rate) { return (Decimal(100) + rate) / Decimal(100); }

std::optional<TotalKind> tax_on(const Decimal& sum, const Decimal& amount, const std::vector<Decimal>& rates) {
  if (sum < Decimal(kLeastTaxed)) return std::nullopt;
  for (const Decimal& rate : rates) {
    if ((sum * with_tax(rate)).rounded(2) == amount) return TotalKind::gross;
    if ((sum * rate / Decimal(100)).rounded(2) == amount) return TotalKind::vat;
  }
  return std::nullopt;
}

} // namespace

std::optional<TotalKind> ColumnSums::kind_of(const Item& item, const Decimal& reductions,
                                             const std::vector<Decimal>& rates, const Items& out,
                                             std::size_t first_item) const {
  if (item.quantity || (!item.total && !item.unit_price) || rows_.empty()) return std::nullopt;
  // Where no rate is named, two positions at least must fit a usual one.
  const std::vector<Decimal>& taxes = rates.empty() && rows_.size() > 1 ? usual_tax_rates() : rates;
  if (const auto kind = of_column(item, reductions, taxes)) return kind;
  const Decimal amount = item.total ? *item.total : *item.unit_price;
  if (const auto kind = tax_on_printed(amount, rates, out, first_item)) return kind;
  Decimal all; // one column of amounts under another than theirs
  for (std::size_t i = first_item; i < out.items.size(); ++i)
    if (!out.items[i].optional) all += out.items[i].net_total();
  if (rows_.size() >= 2 && all == amount) return TotalKind::net;
  return tax_on(all, amount, rates);
}

std::optional<TotalKind> ColumnSums::of_column(const Item& item, const Decimal& reductions,
                                               const std::vector<Decimal>& rates) const {
  Row sum;
  for (std::size_t i = rows_.size(); i-- > 0;) {
    if (rows_[i].optional) continue;
    contracts::add(sum, rows_[i]);
    if (rows_.size() - i >= 2 && fits(item, sum, Decimal(1))) return TotalKind::net;
  }
  Row reduced = sum;
  if (reduced.total) *reduced.total -= reductions;
  else if (reduced.price) *reduced.price -= reductions;
  if (!reductions.is_zero() && fits(item, reduced, Decimal(1))) return TotalKind::net;
  if ((item.total ? *item.total : *item.unit_price) >= Decimal(kLeastTaxed))
    for (const Decimal& rate : rates) {
      if (fits(item, sum, with_tax(rate))) return TotalKind::gross;
      if (fits(item, sum, rate / Decimal(100))) return TotalKind::vat;
    }
  sum = {};
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    contracts::add(sum, rows_[i]);
    if (i > 0 && fits(item, sum, Decimal(1))) return TotalKind::net;
  }
  return std::nullopt;
}

std::optional<TotalKind> tax_on_printed(const Decimal& amount, const std::vector<Decimal>& rates, const Items& out,
                                        std::size_t first_item) {
  for (const PrintedTotal& t : out.totals)
    if (t.kind == TotalKind::net && t.items_before > first_item)
      if (const auto kind = tax_on(t.value, amount, rates.empty() ? usual_tax_rates() : rates)) return kind;
  return std::nullopt;
}

} // namespace socle::contracts
