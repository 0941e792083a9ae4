// The invoice as the gate shows it: what will be issued, as JSON for the console and scripts. Amounts are strings, dates ISO 8601.
#pragma once

#include "base/json.h"
#include "invoicing/model.h"

namespace socle::invoicing {

json::object preview(const Invoice& invoice, Language language);

} // namespace socle::invoicing
