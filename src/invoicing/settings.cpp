#include "invoicing/settings.h"

#include "base/clock.h"
#include "base/decimal.h"
#include "invoicing/code_lists.h"
#include "invoicing/errors.h"
#include "invoicing/limits.h"
#include "invoicing/process_errors.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace socle::invoicing {

namespace {
enum class Type {
  contract,
  kind,
  language,
  rhythm,
  country,
  currency,
  unit,
  category,
  date,
  amount,
  percent,
  days,
  text,
  item,
  computed
};

struct Setting {
  std::string_view path; // "*" stands for an index
  Type type;
};

constexpr Setting kSettings[] = {
    {"is_contract", Type::contract},
    {"kind", Type::kind},
    {"language", Type::language},
    {"contract_number", Type::text},
    {"contract_date", Type::date},
    {"service_start", Type::date},
    {"service_end", Type::date},
    {"currency", Type::currency},
    {"billing.rhythm", Type::rhythm},
    {"billing.first_invoice_period.from", Type::date},
    {"billing.first_invoice_period.to", Type::date},
    {"payment_terms_days", Type::days},
    {"discount_terms.*", Type::item},
    {"discount_terms.*.percent", Type::percent},
    {"discount_terms.*.days", Type::days},
    {"lines.*", Type::item},
    {"lines.*.description", Type::text},
    {"lines.*.quantity", Type::amount},
    {"lines.*.unit", Type::unit},
    {"lines.*.unit_price_net", Type::amount},
    {"lines.*.allowance", Type::amount},
    {"lines.*.vat_rate", Type::percent},
    {"lines.*.vat_category", Type::category},
    {"lines.*.line_net", Type::computed},
    {"totals.net", Type::computed},
    {"totals.gross", Type::computed},
    {"totals.vat.*.rate", Type::computed},
    {"totals.vat.*.category", Type::computed},
    {"totals.vat.*.amount", Type::computed},
    {"notes_required.*", Type::text},
    {"buyer.reference", Type::text},
};

constexpr Setting kPartySettings[] = {
    {"name", Type::text},          {"street", Type::text},
    {"postcode", Type::text},      {"city", Type::text},
    {"country", Type::country},    {"vat_id", Type::text},
    {"tax_number", Type::text},    {"registration", Type::text},
    {"iban", Type::text},          {"bic", Type::text},
    {"contact.name", Type::text},  {"contact.phone", Type::text},
    {"contact.email", Type::text}, {"electronic_address", Type::text},
};

bool is_index(std::string_view part) {
  return !part.empty() && part.size() <= 3 && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
}

std::string pattern_of(std::string_view path) {
  std::string out;
  while (true) {
    const auto dot = path.find('.');
    const auto part = path.substr(0, dot);
    out += is_index(part) ? "*" : part;
    if (dot == std::string_view::npos) return out;
    out += '.';
    path.remove_prefix(dot + 1);
  }
}

std::optional<Type> type_of(std::string_view path) {
  for (const std::string_view side : {"seller.", "buyer."}) {
    if (!path.starts_with(side)) continue;
    const auto* found = std::ranges::find(kPartySettings, path.substr(side.size()), &Setting::path);
    if (found != std::end(kPartySettings)) return found->type;
  }
  const std::string pattern = pattern_of(path);
  const auto* found = std::ranges::find(kSettings, std::string_view(pattern), &Setting::path);
  return found == std::end(kSettings) ? std::nullopt : std::optional(found->type);
}

const std::vector<std::string> kKinds{"service_contract", "amendment", "framework"};
const std::vector<std::string> kLanguages{"de", "fr", "en"};
const std::vector<std::string> kRhythms{"monthly", "quarterly",  "half_yearly", "yearly",
                                        "one_off", "milestones", "per_call_off"};
const std::vector<std::string> kCategories{"S", "Z", "E", "AE", "K", "G", "O"};

std::string joined(std::span<const std::string> list) {
  std::string out;
  for (const auto& one : list) out += (out.empty() ? "" : ", ") + one;
  return out;
}

std::unexpected<Error> not_allowed(const std::string& path, const std::string& value, std::string allowed,
                                   const std::string& hint = {}) {
  return fail(kValueNotAllowed, {{"path", path},
                                 {"value", value},
                                 {"allowed", std::move(allowed)},
                                 {"hint", hint.empty() ? "" : " → " + hint + " ?"}});
}

Result<json::value> one_of(const std::string& path, const std::string& value, std::span<const std::string> list) {
  if (std::ranges::find(list, value) != list.end()) return json::value(value);
  const auto near = near_misses(value, list);
  return not_allowed(path, value, joined(list), near.empty() ? std::string() : near.front());
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

Result<json::value> code(const std::string& path, const std::string& value, CodeList list, std::string allowed) {
  if (is_code(list, value)) return json::value(value);
  const std::string other = upper(value);
  return not_allowed(path, value, std::move(allowed), is_code(list, other) ? other : std::string());
}

// Contracts write "UK" and what else the list does not have; a neighbour in the list is named.
Result<json::value> country(const std::string& path, const std::string& value) {
  if (value == "UK" || value == "uk") return not_allowed(path, value, "ISO 3166-1 alpha-2: DE, FR, AT, …", "GB");
  if (value == "EL" || value == "el") return not_allowed(path, value, "ISO 3166-1 alpha-2: DE, FR, AT, …", "GR");
  return code(path, value, CodeList::country, "ISO 3166-1 alpha-2: DE, FR, AT, …");
}

Result<json::value> amount(const std::string& path, const std::string& value) {
  const auto number = Decimal::parse(value);
  Decimal limit = 1;
  for (int i = 0; i < kAmountDigitsMax; ++i) limit = limit * 10;
  if (!number || number->abs() >= limit)
    return fail(kAmountUnreadable,
                {{"value", value}, {"path", path}, {"digits_max", std::to_string(kAmountDigitsMax)}});
  return json::value(value);
}

Result<json::value> days(const std::string& path, const std::string& value) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number < 0 || number > kDaysMax)
    return not_allowed(path, value, "0 … " + std::to_string(kDaysMax));
  return json::value(number);
}
} // namespace

bool is_setting(std::string_view path) { return type_of(path).has_value(); }
bool is_computed(std::string_view path) { return type_of(path) == Type::computed; }

bool is_cleared(const json::value& given) {
  return given.is_null() || (given.is_string() && (given.get_string().empty() || given.get_string() == "null"));
}

std::optional<Item> item_of(std::string_view path) {
  const std::string pattern = pattern_of(path);
  if (pattern != "lines.*" && pattern != "discount_terms.*" && pattern != "notes_required.*") return std::nullopt;
  const auto dot = path.find('.');
  Item out{std::string(path.substr(0, dot)), 0};
  const auto digits = path.substr(dot + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), out.index);
  return out;
}

std::span<const std::string_view> extra_settings() {
  static constexpr std::string_view extra[] = {
      "seller.contact.name",       "seller.contact.phone",     "seller.contact.email",
      "seller.electronic_address", "buyer.contact.name",       "buyer.contact.phone",
      "buyer.contact.email",       "buyer.electronic_address", "buyer.reference"};
  return extra;
}

Result<json::value> setting(const std::string& path, const json::value& given) {
  const auto type = type_of(path);
  SOCLE_ASSERT(type.has_value());
  const std::string value = given.is_string() ? std::string(given.get_string()) : json::write(given);
  if (given.is_object() || given.is_array()) return not_allowed(path, value.substr(0, 40), "text");
  const auto refuse_instead = [&] { return fail(kRefuseInstead, {{"path", path}, {"value", value}}); };
  const bool cleared = is_cleared(given);
  if (type == Type::contract) {
    if (value == "true") return json::value(true);
    return refuse_instead();
  }
  if (type == Type::kind) {
    if (std::ranges::find(kKinds, value) != kKinds.end()) return json::value(value);
    const auto near = near_misses(value, kKinds);
    if (!cleared && !near.empty()) return not_allowed(path, value, joined(kKinds), near.front());
    return refuse_instead();
  }
  if (cleared) return json::value();
  switch (*type) {
    case Type::language: return one_of(path, value, kLanguages);
    case Type::rhythm: return one_of(path, value, kRhythms);
    case Type::category: return one_of(path, value, kCategories);
    case Type::country: return country(path, value);
    case Type::currency: return code(path, value, CodeList::currency, "ISO 4217: EUR, CHF, GBP, …");
    case Type::unit: return code(path, value, CodeList::unit, "UN/ECE Rec 20: C62, LS, HUR, DAY, MON, QAN, ANN, …");
    case Type::date:
      if (!parse_date(value)) return fail(kDateUnreadable, {{"value", value}, {"path", path}});
      return json::value(value);
    case Type::days: return days(path, value);
    case Type::percent: {
      const auto number = Decimal::parse(value);
      if (!number || number->is_negative() || *number > Decimal(kVatRatePercentMax))
        return not_allowed(path, value, "0 … " + std::to_string(kVatRatePercentMax) + " (19, 5.5)");
      return json::value(value);
    }
    case Type::amount:
    case Type::computed:
      if (path.ends_with(".category")) return one_of(path, value, kCategories);
      return amount(path, value);
    case Type::item: return not_allowed(path, value, "“” (" + path + "=)");
    case Type::text:
    case Type::contract:
    case Type::kind:
      if (value.size() > kSettingBytesMax)
        return not_allowed(path, value.substr(0, 40) + "…", "≤ " + std::to_string(kSettingBytesMax));
      return json::value(value);
  }
  return json::value(value);
}

} // namespace socle::invoicing
