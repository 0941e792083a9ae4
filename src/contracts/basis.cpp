#include "contracts/items.h"
#include "contracts/pattern.h"

namespace socle::contracts {

int basis_months(Basis basis) {
  switch (basis) {
    case Basis::month: return 1;
    case Basis::quarter: return 3;
    case Basis::half_year: return 6;
    case Basis::year: return 12;
    default: return 0;
  }
}

Basis basis_of_unit(std::string_view code) {
  if (code == "HUR") return Basis::hour;
  if (code == "DAY" || code == "E49") return Basis::day;
  if (code == "WEE") return Basis::week;
  if (code == "MON") return Basis::month;
  if (code == "QAN") return Basis::quarter;
  if (code == "SAN") return Basis::half_year;
  if (code == "ANN") return Basis::year;
  if (code == "LS") return Basis::once;
  return code.empty() ? Basis::unknown : Basis::unit;
}

const char* unit_of_basis(Basis basis) {
  switch (basis) {
    case Basis::hour: return "HUR";
    case Basis::day: return "DAY";
    case Basis::week: return "WEE";
    case Basis::month: return "MON";
    case Basis::quarter: return "QAN";
    case Basis::half_year: return "SAN";
    case Basis::year: return "ANN";
    case Basis::once: return "LS";
    case Basis::unit: return "C62";
    case Basis::unknown: return "";
  }
  return "";
}

Basis basis_of(std::string_view folded) {
  static const std::vector<std::pair<Basis, Pattern>> table{
      {Basis::quarter, Pattern(R"(vierteljahr|quartal|trimestr|quarter)")},
      {Basis::half_year, Pattern(R"(halbjahr|semestr|half[- ]year|six months)")},
      {Basis::month,
       Pattern(
           R"(monat|\bmtl\b|mtl\.|/ ?mon\b|\bmon\.|mensuel|mensualit|par mois|/ ?mois|\bmois\b|month|\bp\.? ?m\.?\b|\bpcm\b|/ ?mo\b)")},
      {Basis::year,
       Pattern(
           R"(jahrlich|/ ?jahr|je jahr|pro jahr|jahres|im jahr|vertragsjahr|contract year|calendar year|annee (?:contractuelle|civile)|\bp\. ?a\.?|annuel|par an\b|/ ?an\b|l'an\b|annual|per year|/ ?year|a year|yearly|per annum|each year)")},
      {Basis::week, Pattern(R"(wochentlich|/ ?woche|je woche|pro woche|par semaine|per week|/ ?week|weekly|a week)")},
      {Basis::hour, Pattern(R"(/ ?h\b|/ ?std|stundensatz|stunde|je std|heure|/ ?hr|hourly|per hour|an hour|/ ?hour)")},
      {Basis::day,
       Pattern(
           R"(tagessatz|/ ?tag\b|je tag|pro tag|je personentag|personentag|/ ?pt\b|par jour|/ ?jour|journalier|per day|daily rate|day rate|a day|/ ?day)")},
      {Basis::once,
       Pattern(
           R"(einmalig|pauschal|festpreis|insgesamt|gesamtpreis|forfait|une (?:seule )?fois|unique|one-?off|once|lump sum|fixed (?:price|fee)|in total|au total)")}};
  for (const auto& [basis, pattern] : table)
    if (pattern.in(folded)) return basis;
  return Basis::unknown;
}

Decimal Item::net_total() const {
  if (total) return *total;
  if (quantity && unit_price) return *quantity * *unit_price / price_per;
  return unit_price ? *unit_price : Decimal();
}

} // namespace socle::contracts
