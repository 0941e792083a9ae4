// What a person must look at: contradictions, gaps and unusual terms, by exact arithmetic and by words.
#pragma once

#include "contracts/first_invoice.h"
#include "contracts/parties.h"

namespace socle::contracts {

struct Facts {
  const Reading& reading;
  const Kind& kind;
  const Parties& parties;
  const Terms& terms;
  const Items& items;
  const Vat& vat;
  const std::vector<Money>& money;
  FirstInvoice& invoice; // contradictions empty what they concern
};

std::vector<Finding> check(const Facts& facts);
std::string find_currency(const Facts& facts);

// choose.cpp: positions from tables or sentences, whichever the paper bills by.
Items choose_items(const Reading& reading, DecimalMark mark, const std::vector<Money>& money);

} // namespace socle::contracts
