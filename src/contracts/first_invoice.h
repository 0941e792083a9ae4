// The first invoice that a contract leads to: its period, its lines, its totals, by stated rules only.
#pragma once

#include "contracts/items.h"
#include "contracts/kind.h"
#include "contracts/terms.h"
#include "contracts/vat.h"

namespace socle::contracts {

struct InvoiceLine {
  std::string description;
  Span description_span;
  std::optional<Decimal> quantity, unit_price, allowance, net;
  std::string unit;
  std::optional<Decimal> vat_rate;
  std::string vat_category;
  Span price_span, quantity_span, net_span, vat_span;
  int confidence_percent = 70, description_confidence_percent = 60;
  std::string rule; // how quantity and price follow from the paper, where they are not as printed
};

struct VatTotal {
  std::optional<Decimal> rate;
  std::string category;
  Decimal amount;
};

struct FirstInvoice {
  Rhythm rhythm = Rhythm::unknown;
  Span rhythm_span;
  std::optional<Date> from, to;
  std::vector<InvoiceLine> lines;
  std::optional<Decimal> net, gross;
  std::vector<VatTotal> vat;
  std::vector<Finding> findings;
};

struct FirstInvoiceInputs {
  const Reading& reading;
  const Kind& kind;
  const Terms& terms;
  const Items& items;
  const Vat& vat;
  const std::vector<Percent>& percents;
};

FirstInvoice make_first_invoice(const FirstInvoiceInputs& inputs);

} // namespace socle::contracts
