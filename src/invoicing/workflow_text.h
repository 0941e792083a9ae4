// The shipped workflow definition, workflows/invoice-from-contract.yaml, as text in the binary.
#pragma once

#include <string_view>

namespace socle::invoicing {

std::string_view workflow_text();

} // namespace socle::invoicing
