// Exact decimal numbers for money, quantities and rates: 128-bit integers with eight fixed decimals. Never binary floating point.
#pragma once

#include "base/base.h"

#include <compare>
#include <cstdint>

namespace socle {

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(int whole)
      : units_(static_cast<__int128>(whole) * scale) {} // NOLINT: small literals read naturally

  // "-1234.5", at most eight decimals and 18 digits before the point; no blanks, no grouping. Nothing else is a number.
  static std::optional<Decimal> parse(std::string_view text);
  static constexpr Decimal from_units(__int128 units) {
    Decimal d;
    d.units_ = units;
    return d;
  } // units of 10^-8

  // Rounds half away from zero, as invoices do (EN 16931), to 0…8 decimals.
  Decimal rounded(int decimals) const;
  // Exactly `decimals` decimals, rounded: amounts on invoices are text(2).
  std::string text(int decimals) const;
  // The shortest exact form: "1234.5", "0.00000001", "12".
  std::string text() const;

  constexpr __int128 units() const { return units_; }
  constexpr bool is_zero() const { return units_ == 0; }
  constexpr bool is_negative() const { return units_ < 0; }
  bool has_at_most_decimals(int decimals) const { return rounded(decimals) == *this; }

  friend constexpr Decimal operator+(Decimal a, Decimal b) { return from_units(a.units_ + b.units_); }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return from_units(a.units_ - b.units_); }
  friend constexpr Decimal operator-(Decimal a) { return from_units(-a.units_); }
  // Rounded half away from zero to eight decimals. Values stay within 18 digits before the point (parse), so products of two
  // amounts of business size cannot overflow; one that would ends the process rather than be wrong.
  friend Decimal operator*(Decimal a, Decimal b);
  // Precondition: b is not zero.
  friend Decimal operator/(Decimal a, Decimal b);
  Decimal& operator+=(Decimal b) {
    units_ += b.units_;
    return *this;
  }
  Decimal& operator-=(Decimal b) {
    units_ -= b.units_;
    return *this;
  }
  friend constexpr bool operator==(Decimal a, Decimal b) = default;
  friend constexpr std::strong_ordering operator<=>(Decimal a, Decimal b) {
    return a.units_ < b.units_   ? std::strong_ordering::less
           : a.units_ > b.units_ ? std::strong_ordering::greater
                                 : std::strong_ordering::equal;
  }
  Decimal abs() const { return units_ < 0 ? -*this : *this; }

  static constexpr std::int64_t scale = 100'000'000;

 private:
  __int128 units_ = 0;
};

} // namespace socle
