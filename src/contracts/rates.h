// What stands beside an amount: per what it is a price, and whether tax is in it.
#pragma once

#include "contracts/items.h"

namespace socle::contracts {

// "je Nutzer und Monat", "HT par mois", "per 1,000 copies plus VAT": what follows an amount. Folded text.
struct Rate {
  Basis basis = Basis::unknown;
  std::string unit;      // UN/ECE code of the thing counted; empty when the price is per time only
  std::string noun;      // the thing as printed, folded: "schrank"
  Decimal per = 1;       // 100 or 1000
  bool net = false;      // "netto", "HT", "plus VAT"
  bool gross = false;    // "brutto", "TTC", "inkl. 19 % MwSt"
};
Rate rate_after(std::string_view folded);
// The period or kind of price named nearest to the end of what stands before an amount: "monatliche Pauschale von". Folded text.
Basis basis_nearest(std::string_view folded, std::size_t most = 90);
// Whether tax words say that the amount includes it: "inkl. MwSt", "TTC", "brutto", "VAT inclusive".
bool says_gross(std::string_view folded);
bool says_net(std::string_view folded);

} // namespace socle::contracts
