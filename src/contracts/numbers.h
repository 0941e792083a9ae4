// Numbers, money, percentages, dates and periods as papers write them in German, French and English.
#pragma once

#include "base/clock.h"
#include "base/decimal.h"
#include "contracts/reading.h"

namespace socle::contracts {

// Which mark stands before the cents in this paper; decided from numbers that leave no doubt.
enum class DecimalMark { comma, point };
DecimalMark decimal_mark(const Reading& reading, Language language);

// "1.234,56", "1 234,56", "1'234.50", "500,--", "500.-", "1,234". Folded text without currency.
std::optional<Decimal> parse_number(std::string_view folded, DecimalMark mark);

struct Money {
  Decimal value;
  std::string currency; // ISO 4217; "$" where the paper does not say whose dollar; empty when not written
  Span span;            // number and currency
  Span number;
};
// Numbers beside a currency, in the order of the text.
std::vector<Money> find_money(const Reading& reading, DecimalMark mark);

struct FoundDate {
  Date date;
  Span span;
  bool month_only = false; // "März 2026", "2. Quartal 2026", "KW 45/2026": the first day of a longer time
  bool ambiguous = false;  // 03/04/2026 where the order of day and month is not certain
  Date last = {};          // the last day of what is named; `date` itself for a day
  bool range_begins = false,
       range_ends = false; // "1. bis 12. Juni 2026": two that belong together, one after the other
};
std::vector<FoundDate> find_dates(const Reading& reading, Language language);
// date_spans.cpp: quarters, half-years, years and weeks by their names, and the first days of ranges whose month or year stands
// only with the last; ranges are marked.
void add_named_spans(const Reading& reading, std::vector<FoundDate>& dates);
void mark_ranges(const Reading& reading, std::vector<FoundDate>& dates);
int month_number(std::string_view folded_name); // 0 when it is none
extern const char* const kMonthNames; // an alternation, folded

struct Percent {
  Decimal value;
  Span span;
};
std::vector<Percent> find_percents(const Reading& reading);
// Of the countries whose papers are read (docs/contracts.md): standard and common reduced rates of value added tax.
const std::vector<Decimal>& usual_tax_rates();
// The percentages of the paper that are usual, or stand beside a word for that tax.
std::vector<Decimal> find_tax_rates(const Reading& reading);

// "zwölf", "sechsundachtzigtausend", "quatre-vingt-dix-huit", "soixante-douze", "twenty-four", "zwölf (12)" → 12. Folded text.
std::optional<std::int64_t> parse_number_words(std::string_view folded);
// A count in figures or words: "12", "zwölf", "twelve (12)".
std::optional<std::int64_t> parse_count(std::string_view folded);

// A length of time: months, or days where months do not fit ("vier Wochen").
struct Length {
  int months = 0;
  int days = 0;
};
std::optional<Length> parse_length(std::string_view folded);
// The expression that parse_length takes, as part of a pattern; one group.
extern const char* const kLengthPattern;

// The last day of a span of `months` that begins on `start`.
Date last_day(const Date& start, int months);

} // namespace socle::contracts
