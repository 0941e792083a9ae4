// Where values come from that are not read at one place of their own: the place that says them too, or the rule and the paths behind
// them. Called last, when every field is written.
#pragma once

#include "contracts/first_invoice.h"

namespace socle::contracts {

struct DerivedInputs {
  const Reading& reading;
  const FirstInvoice& invoice;
  const Vat& vat;
  const std::vector<Percent>& percents;
};

// Adds evidence to every value of the fields that has none; what is null gets none.
void add_derived_evidence(const DerivedInputs& inputs, Extraction& extraction);

} // namespace socle::contracts
