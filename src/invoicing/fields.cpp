#include "invoicing/fields.h"

#include "invoicing/errors.h"
#include "invoicing/limits.h"

namespace socle::invoicing {

namespace {
const json::value* member(const json::object& fields, std::string_view name) {
  const auto* value = fields.if_contains(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::string shown(const json::value& value) { return value.is_string() ? json::text(value) : json::write(value); }

bool too_large(Decimal number) {
  Decimal limit = 1;
  for (int i = 0; i < kAmountDigitsMax; ++i) limit = limit * 10;
  return number.abs() >= limit;
}

std::unexpected<Error> unreadable(std::string_view value, std::string_view path, int digits_max) {
  return fail(kAmountUnreadable,
              {{"value", std::string(value)}, {"path", std::string(path)}, {"digits_max", std::to_string(digits_max)}});
}

std::string clean(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : text) {
    const bool is_blank = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    if (is_blank) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}
} // namespace

Result<MaybeDecimal> decimal_field(const json::object& fields, std::string_view name, std::string_view path) {
  const auto* value = member(fields, name);
  if (value == nullptr) return MaybeDecimal();
  const std::string text = shown(*value);
  const auto number = Decimal::parse(text);
  if (!number || too_large(*number)) return unreadable(text, path, kAmountDigitsMax);
  return MaybeDecimal(number);
}

Result<MaybeDate> date_field(const json::object& fields, std::string_view name, std::string_view path) {
  const auto* value = member(fields, name);
  if (value == nullptr) return MaybeDate();
  const auto date = parse_date(json::text(*value));
  if (!date) return fail(kDateUnreadable, {{"value", shown(*value)}, {"path", std::string(path)}});
  return MaybeDate(date);
}

Result<std::optional<int>> days_field(const json::object& fields, std::string_view name, std::string_view path) {
  SOCLE_TRY(const MaybeDecimal number, decimal_field(fields, name, path));
  if (!number) return std::optional<int>();
  if (!number->has_at_most_decimals(0) || number->is_negative() || *number > Decimal(kDaysMax)) {
    return unreadable(number->text(), path, 4);
  }
  return std::optional<int>(static_cast<int>(number->units() / Decimal::scale));
}

std::string text_field(const json::object& fields, std::string_view name) {
  return clean(json::get_string(fields, name).value_or(std::string()));
}

std::vector<std::string> texts_field(const json::object& fields, std::string_view name) {
  std::vector<std::string> out;
  if (const auto* array = json::get_array(fields, name)) {
    for (const auto& item : *array) {
      if (std::string text = clean(json::text(item)); !text.empty()) out.push_back(std::move(text));
    }
  }
  return out;
}

Result<std::vector<ContractLine>> lines_field(const json::object& fields) {
  std::vector<ContractLine> out;
  const auto* lines = json::get_array(fields, "lines");
  if (lines == nullptr) return out;
  if (lines->size() > kLinesMax) {
    return fail(kTooManyLines, {{"lines", std::to_string(lines->size())}, {"lines_max", std::to_string(kLinesMax)}});
  }
  for (std::size_t i = 0; i < lines->size(); ++i) {
    const auto* line = (*lines)[i].if_object();
    if (line == nullptr) continue;
    const std::string path = "lines." + std::to_string(i) + ".";
    ContractLine read;
    read.description = text_field(*line, "description");
    read.unit = text_field(*line, "unit");
    read.vat_category = text_field(*line, "vat_category");
    SOCLE_TRY(read.quantity, decimal_field(*line, "quantity", path + "quantity"));
    SOCLE_TRY(read.unit_price_net, decimal_field(*line, "unit_price_net", path + "unit_price_net"));
    if (read.quantity && read.unit_price_net && too_large(*read.quantity * *read.unit_price_net)) {
      return unreadable((*read.quantity * *read.unit_price_net).text(), path + "line_net", kAmountDigitsMax);
    }
    SOCLE_TRY(read.allowance, decimal_field(*line, "allowance", path + "allowance"));
    SOCLE_TRY(read.vat_rate, decimal_field(*line, "vat_rate", path + "vat_rate"));
    if (read.vat_rate && (read.vat_rate->is_negative() || *read.vat_rate > Decimal(kVatRatePercentMax))) {
      return unreadable(read.vat_rate->text(), path + "vat_rate", 2);
    }
    SOCLE_TRY(read.line_net, decimal_field(*line, "line_net", path + "line_net"));
    out.push_back(std::move(read));
  }
  return out;
}

} // namespace socle::invoicing
