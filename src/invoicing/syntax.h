// The two syntaxes of an e-invoice: written from the model, and read back into it. Reading what was written gives the same model,
// field by field; the readers are for our own files and say so when they meet what the model has no place for.
#pragma once

#include "invoicing/model.h"

namespace socle::invoicing {

// UBL 2.1 Invoice. Whatever the invoice lacks is left out; nothing is checked here.
Bytes write_ubl(const Invoice& invoice);
// UN/CEFACT Cross Industry Invoice D16B.
Bytes write_cii(const Invoice& invoice);

// No DTD, no entities, no network; sizes within invoicing/limits.h.
Result<Invoice> read_ubl(std::string_view xml);
Result<Invoice> read_cii(std::string_view xml);

// How both syntaxes write numbers: two decimals where that is exact, else as many as there are.
std::string amount_text(const MaybeDecimal& amount);
std::string number_text(const MaybeDecimal& number);

} // namespace socle::invoicing
