// The arithmetic of an invoice: every amount that follows from quantities, prices, allowances and rates, each rounded once.
#pragma once

#include "invoicing/model.h"

namespace socle::invoicing {

// Sets line nets (BT-131) where quantity and price are known, the VAT breakdown (BG-23, without reasons) in the order of the lines,
// and the totals (BG-22), by BR-CO-10 … 17. Category O has the rate 0 in the breakdown and none elsewhere. What cannot be computed stays absent, and with it every sum that needs it.
void compute_totals(Invoice& invoice);

} // namespace socle::invoicing
