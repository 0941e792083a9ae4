// Reads a contract's fields as typed values; what is there and cannot be read is an error that names the path.
#pragma once

#include "base/json.h"
#include "invoicing/model.h"

namespace socle::invoicing {

// Null and absent are empty. Decimals are strings ("1234.50"); JSON integers are accepted.
Result<MaybeDecimal> decimal_field(const json::object& fields, std::string_view name, std::string_view path);
Result<MaybeDate> date_field(const json::object& fields, std::string_view name, std::string_view path);
Result<std::optional<int>> days_field(const json::object& fields, std::string_view name, std::string_view path);
// Without control characters and with single blanks: invoice files cannot carry the former, and layout leaves the latter doubled.
std::string text_field(const json::object& fields, std::string_view name);
std::vector<std::string> texts_field(const json::object& fields, std::string_view name);

struct ContractLine {
  std::string description, unit, vat_category;
  MaybeDecimal quantity, unit_price_net, allowance, vat_rate, line_net;
};
Result<std::vector<ContractLine>> lines_field(const json::object& fields);

} // namespace socle::invoicing
