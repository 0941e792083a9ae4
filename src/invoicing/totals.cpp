#include "invoicing/totals.h"

#include "invoicing/checks.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
VatBreakdown& breakdown_of(Invoice& invoice, const std::string& category, const MaybeDecimal& rate) {
  const auto found = std::ranges::find_if(
      invoice.vat, [&](const VatBreakdown& v) { return v.category == category && v.rate == rate; });
  if (found != invoice.vat.end()) return *found;
  VatBreakdown fresh;
  fresh.taxable = Decimal();
  fresh.category = category;
  fresh.rate = rate;
  return invoice.vat.emplace_back(std::move(fresh));
}

// Empty as soon as one summand is.
void add(MaybeDecimal& sum, const MaybeDecimal& value) {
  sum = sum && value ? MaybeDecimal(*sum + *value) : std::nullopt;
}
} // namespace

void compute_totals(Invoice& invoice) {
  invoice.vat.clear();
  Totals totals;
  totals.prepaid = invoice.totals.prepaid;
  totals.rounding = invoice.totals.rounding;
  totals.lines = Decimal();
  for (auto& line : invoice.lines) {
    line.net = exact_line_net(line);
    add(totals.lines, line.net);
    add(breakdown_of(invoice, line.vat_category, line.vat_rate).taxable, line.net);
  }
  totals.net = totals.lines;
  for (const auto& item : invoice.allowances) {
    MaybeDecimal& sum = item.charge ? totals.charges : totals.allowances;
    if (!sum) sum = Decimal();
    add(sum, item.amount);
    const MaybeDecimal change = item.amount ? MaybeDecimal(item.charge ? *item.amount : -*item.amount) : std::nullopt;
    add(totals.net, change);
    add(breakdown_of(invoice, item.vat_category, item.vat_rate).taxable, change);
  }
  totals.vat = Decimal();
  for (auto& vat : invoice.vat) {
    if (vat.category == "O")
      vat.rate = Decimal(); // lines must not have a rate then (BR-O-05), the breakdown must (BR-DE-14)
    if (vat.taxable && vat.rate) vat.tax = (*vat.taxable * *vat.rate / 100).rounded(2);
    add(totals.vat, vat.tax);
  }
  totals.gross = totals.net;
  add(totals.gross, totals.vat);
  if (totals.gross)
    totals.due = *totals.gross - totals.prepaid.value_or(Decimal()) + totals.rounding.value_or(Decimal());
  invoice.totals = totals;
}

} // namespace socle::invoicing
