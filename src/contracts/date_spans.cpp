#include "contracts/numbers.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

int digits(std::string_view text) {
  int value = 0;
  for (const char c : text)
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  return value;
}

// "2.", "II.", "zweiten", "deuxième", "second", "2nd" → 2; 0 when it is none of the first four.
int ordinal(std::string_view folded) {
  static const Pattern words[] = {
      Pattern(R"(^(?:1|i|erste[nrs]?|1er|premiere?|first|1st)\b)"),
      Pattern(R"(^(?:2|ii|zweite[nrs]?|2eme|2e|2nd?|deuxieme|seconde?|second)\b)"),
      Pattern(R"(^(?:3|iii|dritte[nrs]?|3eme|3e|troisieme|third|3rd)\b)"),
      Pattern(R"(^(?:4|iv|vierte[nrs]?|4eme|4e|quatrieme|fourth|4th|last|letzte[nrs]?|dernier)\b)")};
  const std::string text = trim(folded);
  for (int i = 0; i < 4; ++i)
    if (words[i].in(text)) return i + 1;
  return 0;
}

void add(std::vector<FoundDate>& found, Date first, Date last, Span span) {
  if (!is_valid(first) || first.year < 1990 || first.year > 2199) return;
  for (const FoundDate& other : found)
    if (other.span.begin < span.end && span.begin < other.span.end) return;
  found.push_back({first, span, true, false, last});
}

// The Monday of an ISO week: the week that holds 4 January is the first.
Date monday_of(int year, int week) {
  const Date fourth{year, 1, 4};
  const auto since_monday = (days_since_epoch(fourth) + 3) % 7; // 1 January 1970 was a Thursday
  return add_days(fourth, static_cast<int>(7 * (week - 1) - since_monday));
}

constexpr std::string_view kOrdinals =
    R"(\d|i{1,3}|iv|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|letzte[nrs]?|1er|premier|[234]e(?:me)?|2nde?|deuxieme|seconde?|troisieme|quatrieme|dernier|first|third|fourth|last|1st|2nd|3rd|4th)";

} // namespace

void add_named_spans(const Reading& reading, std::vector<FoundDate>& dates) {
  static const std::string nth = "(" + std::string(kOrdinals) + ")", year = R"((20\d{2})\b)";
  static const Pattern quarter(
      "(?:^|[^a-z\\d])" + nth +
      R"(\.?[ \n](?:kalender)?(?:calendar )?(?:quartals?|vierteljahre?s?|trimestre|quarter)[ \n](?:des jahres |im jahr |civil |calendaire |de l'annee |de |of )?)" +
      year),
      half(
          "(?:^|[^a-z\\d])" + nth +
          R"(\.?[ \n](?:(?:kalender)?halbjahre?s?|semestre|half(?:-year)?|half year)[ \n](?:des jahres |im jahr |civil |de l'annee |de |of )?)" +
          year),
      short_quarter("(?:^|[^a-z\\d])[qt]([1-4])[ /.-]{0,3}" + year),
      short_half("(?:^|[^a-z\\d])h([12])[ /.-]{1,3}" + year),
      whole_year(
          R"((?:^|[^a-z])(?:kalenderjahr(?:es)?|(?:das|im|des|fur) (?:gesamte |ganze )?jahr(?:es)?|annee civile|(?:l'|d')annee|annee entiere|calendar year|(?:the|whole) year)[ \n](?:de )?)" +
          year),
      year_end(
          R"((?:^|[^a-z])(?:(?:zum |bis )?(?:ende|jahresende)|fin|(?:the )?end of|end)[ \n](?:des jahres |de l'annee )?)" +
          year),
      week(
          R"((?:^|[^a-z])(?:kw|kalenderwoche|semaine|week|wk)\.?[ \n]?(\d{1,2})(?:[ \n]?[/,.-]? ?(?:of |de |des jahres |im jahr )?))" +
          year),
      week_after(R"((?:^|[^\d])(\d{1,2})\.[ \n]?(?:kw|kalenderwoche)[ \n]?/?(?:des jahres )?)" + year);
  const auto part = [&](Span span) { return reading.folded_slice(span); };
  const auto months = [&](const Pattern& pattern, int size) {
    for (const Match& m : pattern.find_all(reading)) {
      const int n = ordinal(part(m[0]));
      if (n < 1 || n > 12 / size) continue;
      const Date first{digits(part(m[1])), (n - 1) * size + 1, 1};
      add(dates, first, last_day(first, size), {m[0].begin, m[1].end});
    }
  };
  months(quarter, 3);
  months(short_quarter, 3);
  months(half, 6);
  months(short_half, 6);
  for (const Pattern* pattern : {&week, &week_after})
    for (const Match& m : pattern->find_all(reading)) {
      const int n = digits(part(m[0]));
      if (n < 1 || n > 53) continue;
      const Date monday = monday_of(digits(part(m[1])), n);
      add(dates, monday, add_days(monday, 6), {m[0].begin, m[1].end});
    }
  for (const Match& m : year_end.find_all(reading)) { // a day, although no day is written
    const Date end{digits(part(m[0])), 12, 31};
    add(dates, end, end, m[0]);
  }
  for (const Match& m : whole_year.find_all(reading)) {
    const Date first{digits(part(m[0])), 1, 1};
    add(dates, first, Date{first.year, 12, 31}, m[0]);
  }
}

namespace {

// What may stand between the two dates of a range, beside the word that joins them.
const std::string& joint() {
  static const std::string text =
      R"((?:[ \n,]*(?:\([^)]{1,30}\)|(?:ab |um )?\d{1,2}(?:[:.h]\d{2})? ?(?:uhr|h|a\.?m\.?|p\.?m\.?)))?[ \n,]*(?:bis(?: einschliesslich| inklusive)?(?: zum| einschliesslich| inkl\.?)?|-|au|to|until|till|up to|jusqu'au|jusqu'a|through(?: to)?|thru|a|et se termine|(?:und|et|and|&)(?: endet| ends?)?)(?: and including| inclusive)?[ \n]*(?:(?:am|zum|den|dem|le|the|on)[ \n])?(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mo|di|mi|do|fr|sa|so)\.?,?[ \n](?:(?:den|dem|le|the)[ \n])?)?)";
  return text;
}

bool pair_word(std::string_view between) { // "5 and 6 June": two days, no stretch; only of neighbours
  static const Pattern word(R"((?:^|[ \n])(?:und|et|and|&)[ \n]*$)");
  return word.in(between);
}

} // namespace

void mark_ranges(const Reading& reading, std::vector<FoundDate>& dates) {
  static const std::string month = "(" + std::string(kMonthNames) + ")";
  static const Pattern full("^" + joint() + "$");
  // The first half of a range without its own year, at the end of what stands before the second date.
  static const Pattern named("(?:^|[^a-z\\d.,])(\\d{1,2})(?:\\.|er|st|nd|rd|th)?[ \\n]?(?:de |of )?" + month + "\\.?(" +
                             joint() + ")$"),
      numbered(R"((?:^|[^\d.,])(\d{1,2})(?:\.|/| / )[ ]?(\d{1,2})(?:\.|/)?()" + joint() + ")$"),
      day(R"((?:^|[^a-z\d.,/])(\d{1,2})(?:\.|er|st|nd|rd|th)?()" + joint() + ")$"),
      month_only("(?:^|[^a-z\\d.])" + month + "\\.?(" + joint() + ")$");
  std::vector<FoundDate> opened;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    FoundDate& d = dates[i];
    if (i > 0 && d.span.begin - dates[i - 1].span.end < 70 && d.date >= dates[i - 1].date) {
      const std::string_view between = reading.folded_slice({dates[i - 1].span.end, d.span.begin});
      static const Pattern spanned(
          R"((?:between|entre|zwischen)[ \n](?:(?:le|dem|the)[ \n])?(?:[a-z]{5,10},?[ \n](?:(?:le|dem|the)[ \n])?)?$)");
      const Span first = dates[i - 1].span;
      const bool between_word = spanned.in(
          reading.folded_slice({first.begin > 40 ? first.begin - 40 : 0, first.begin}));
      if (full.in(between) && (!pair_word(between) || between_word)) {
        dates[i - 1].range_begins = d.range_ends = true;
        continue;
      }
    }
    const std::size_t low = i > 0 ? dates[i - 1].span.end : 0;
    const Span before{std::max(low, d.span.begin > 80 ? d.span.begin - 80 : 0), d.span.begin};
    FoundDate first = d;
    const auto open = [&](const Match& m, int of_month, int of_day, std::size_t end_group) {
      first.date = {d.date.year - (of_month > d.date.month ? 1 : 0), of_month, of_day};
      first.span = {m[0].begin, m[end_group].end};
      first.last = first.date;
      if (!is_valid(first.date) || first.date > d.date) return false;
      first.range_begins = true;
      first.range_ends = false;
      d.range_ends = true;
      opened.push_back(first);
      return true;
    };
    if (d.month_only) {
      if (d.date.day != 1 || d.last != last_day(d.date, 1)) continue; // a quarter, a week
      if (const auto m = month_only.find(reading, before); m && !pair_word(reading.folded_slice((*m)[1])))
        if (open(*m, month_number(reading.folded_slice((*m)[0])), 1, 0)) opened.back().last = last_day(first.date, 1);
      continue;
    }
    if (const auto m = named.find(reading, before); m && !pair_word(reading.folded_slice((*m)[2]))) {
      open(*m, month_number(reading.folded_slice((*m)[1])), digits(reading.folded_slice((*m)[0])), 1);
    } else if (const auto n = numbered.find(reading, before); n && !pair_word(reading.folded_slice((*n)[2]))) {
      open(*n, digits(reading.folded_slice((*n)[1])), digits(reading.folded_slice((*n)[0])), 1);
    } else if (const auto o = day.find(reading, before)) {
      const int from = digits(reading.folded_slice((*o)[0]));
      if (from < d.date.day && (!pair_word(reading.folded_slice((*o)[1])) || from + 1 == d.date.day))
        open(*o, d.date.month, from, 0);
    }
  }
  dates.insert(dates.end(), opened.begin(), opened.end());
  std::ranges::sort(dates, {}, [](const FoundDate& d) { return d.span.begin; });
}

} // namespace socle::contracts
