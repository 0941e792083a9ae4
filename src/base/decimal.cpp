#include "base/decimal.h"

#include <algorithm>

namespace socle {

namespace {
using Wide = __int128;
constexpr Wide kWideMax = static_cast<Wide>((~static_cast<unsigned __int128>(0)) >> 1U);

Wide power_of_ten(int n) {
  Wide out = 1;
  while (n-- > 0) out *= 10;
  return out;
}

Wide divide_half_away(Wide numerator, Wide denominator) {
  Wide quotient = numerator / denominator;
  const Wide rest = numerator % denominator;
  const Wide twice = rest < 0 ? -2 * rest : 2 * rest;
  if (twice >= (denominator < 0 ? -denominator : denominator))
    quotient += (numerator < 0) == (denominator < 0) ? 1 : -1;
  return quotient;
}
} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || whole.size() > 18 || fraction.size() > 8 ||
      (point != std::string_view::npos && fraction.empty()))
    return std::nullopt;
  Wide units = 0;
  for (const char c : whole) {
    if (c < '0' || c > '9') return std::nullopt;
    units = units * 10 + (c - '0');
  }
  for (const char c : fraction) {
    if (c < '0' || c > '9') return std::nullopt;
    units = units * 10 + (c - '0');
  }
  units *= power_of_ten(8 - static_cast<int>(fraction.size()));
  return from_units(negative ? -units : units);
}

Decimal Decimal::rounded(int decimals) const {
  SOCLE_ASSERT(decimals >= 0 && decimals <= 8);
  const Wide step = power_of_ten(8 - decimals);
  return from_units(divide_half_away(units_, step) * step);
}

std::string Decimal::text(int decimals) const {
  Wide value = rounded(decimals).units_ / power_of_ten(8 - decimals);
  const bool negative = value < 0;
  if (negative) value = -value;
  std::string out;
  for (int i = 0; value > 0 || i <= decimals; ++i) {
    if (i == decimals && decimals > 0) out += '.';
    out += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  }
  if (negative) out += '-';
  std::ranges::reverse(out);
  return out;
}

std::string Decimal::text() const {
  for (int decimals = 0; decimals < 8; ++decimals) {
    if (has_at_most_decimals(decimals)) return text(decimals);
  }
  return text(8);
}

Decimal operator*(Decimal a, Decimal b) {
  // (a.whole + a.rest) * b, so that amounts of business size stay within 128 bits
  const Wide whole = a.units_ / Decimal::scale, rest = a.units_ % Decimal::scale;
  const Wide magnitude = std::max<Wide>(whole < 0 ? -whole : whole, Decimal::scale);
  SOCLE_ASSERT(b.units_ == 0 || (b.units_ < 0 ? -b.units_ : b.units_) <= kWideMax / 2 / magnitude);
  return Decimal::from_units(whole * b.units_ + divide_half_away(rest * b.units_, Decimal::scale));
}

Decimal operator/(Decimal a, Decimal b) {
  SOCLE_ASSERT(b.units_ != 0);
  SOCLE_ASSERT((a.units_ < 0 ? -a.units_ : a.units_) <= kWideMax / Decimal::scale / 2);
  return Decimal::from_units(divide_half_away(a.units_ * Decimal::scale, b.units_));
}

} // namespace socle
