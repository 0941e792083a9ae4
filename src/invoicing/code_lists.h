// The code lists that the rules BR-CL-* hold an invoice against.
#pragma once

#include "base/base.h"

namespace socle::invoicing {

enum class CodeList {
  currency,
  country,
  invoice_type,
  payment_means,
  vat_category,
  exemption_reason,
  electronic_address_scheme,
  allowance_reason,
  charge_reason,
  unit
};

// Exactly as written: codes know no blanks and no lower case.
bool is_code(CodeList list, std::string_view code);

} // namespace socle::invoicing
