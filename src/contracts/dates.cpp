#include "contracts/numbers.h"
#include "contracts/pattern.h"

#include <algorithm>
#include <map>

namespace socle::contracts {

const char* const kMonthNames =
    "januar|janner|jaenner|jan|februar|feber|febr|feb|marz|maerz|mar|mrz|april|apr|mai|juni|jun|juli|jul|august|aug|september|sept|sep|oktober|okt|november|nov|dezember|dez|"
    "janvier|janv|fevrier|fevr|fev|mars|avril|avr|juin|juillet|juil|aout|septembre|octobre|oct|novembre|decembre|dec|"
    "january|february|march|may|june|july|october|december";

int month_number(std::string_view name) {
  static const std::map<std::string, int, std::less<>> starts{
      {"jan", 1}, {"jae", 1}, {"feb", 2},  {"fev", 2},  {"mar", 3},  {"mae", 3},  {"mrz", 3},  {"apr", 4},
      {"avr", 4}, {"mai", 5}, {"may", 5},  {"jun", 6},  {"juin", 6}, {"jul", 7},  {"juil", 7}, {"aug", 8},
      {"aou", 8}, {"sep", 9}, {"okt", 10}, {"oct", 10}, {"nov", 11}, {"dez", 12}, {"dec", 12}};
  if (name.starts_with("juin")) return 6;
  if (name.starts_with("juil")) return 7;
  const auto it = starts.find(name.substr(0, 3));
  return it == starts.end() ? 0 : it->second;
}

namespace {

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c == 'l' || c == 'i') value = value * 10 + 1; // "ler" as OCR reads "1er"
    else if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  }
  return value;
}

int year_of(std::string_view text) {
  const int y = number(text);
  return text.size() <= 2 ? 2000 + y : y;
}

// "second" → 2, "twenty-third" → 23; 0 when it is no day.
int day_in_words(std::string_view folded) {
  static constexpr std::string_view kDays[] = {"first",     "second",      "third",      "fourth",     "fifth",
                                               "sixth",     "seventh",     "eighth",     "ninth",      "tenth",
                                               "eleventh",  "twelfth",     "thirteenth", "fourteenth", "fifteenth",
                                               "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
  const int tens = folded.starts_with("thirty-") ? 30 : folded.starts_with("twenty-") ? 20 : 0;
  if (folded == "thirtieth") return 30;
  const std::string_view rest = tens ? folded.substr(7) : folded;
  for (int i = 0; i < 20; ++i)
    if (kDays[i] == rest) return tens + i + 1;
  return 0;
}

void add(std::vector<FoundDate>& found, int year, int month, int day, Span span, bool month_only, bool ambiguous) {
  const Date date{year, month, day};
  if (year < 1900 || year > 2199 || !is_valid(date)) return;
  for (const FoundDate& other : found)
    if (other.span.begin < span.end && span.begin < other.span.end) return;
  found.push_back({date, span, month_only, ambiguous, month_only ? last_day(date, 1) : date});
}

} // namespace

std::vector<FoundDate> find_dates(const Reading& reading, Language language) {
  static const std::string months(kMonthNames);
  static const Pattern iso(R"((?:^|[^\d])((?:19|20)\d{2})-(\d{2})-(\d{2})\b)");
  static const Pattern numeric(
      R"((?:^|[^\d./-])(\d{1,2})(?:\. ?|/|-| / )(\d{1,2})(?:\. ?|/|-| / )((?:19|20)\d{2}|\d{2})\b)");
  static const Pattern day_first(
      "(?:^|[^\\d.,a-z])(\\d{1,2}|l|premier|ier)(?:\\.|er|st|nd|rd|th|e)?[ \\n]*(?:of[ \\n]|day[ \\n]of[ \\n]|de[ \\n])?(" +
      months + ")\\.?,?[ \\n]+((?:19|20)\\d{2})\\b");
  static const Pattern month_first("(?:^|[^a-z])(" + months +
                                   ")\\.?[ \\n]+(\\d{1,2})(?:st|nd|rd|th)?,?[ \\n]+((?:19|20)\\d{2})\\b");
  static const Pattern month_year("(?:^|[^a-z\\d])(" + months + ")\\.?[ \\n]+((?:19|20)\\d{2})\\b");
  static const Pattern american(
      R"(\b(?:inc\.|corporation|delaware|california|new york|texas|united states|u\.s\.a?)\b)");
  std::vector<FoundDate> found;
  const auto part = [&](Span span) { return reading.folded_slice(span); };
  for (const Match& m : iso.find_all(reading))
    add(found, number(part(m[0])), number(part(m[1])), number(part(m[2])), {m[0].begin, m[2].end}, false, false);
  for (const Match& m : day_first.find_all(reading)) {
    const auto day_text = part(m[0]);
    const int day = day_text == "premier" || day_text == "ier" ? 1 : number(day_text);
    add(found, number(part(m[2])), month_number(part(m[1])), day, {m[0].begin, m[2].end}, false, false);
  }
  // "the second day of November 2026", "the 30th day of January 2026"
  static const Pattern ordinal(
      "(?:^|[^a-z])((?:thirty|twenty)-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|twentieth|(?:four|fif|six|seven|eigh|nine)teenth|(?:ten|eleven|twelf|thirteen)th|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)[ \\n]day[ \\n]of[ \\n](" +
      months + "),?[ \\n]+((?:19|20)\\d{2})\\b");
  for (const Match& m : ordinal.find_all(reading))
    add(found, number(part(m[2])), month_number(part(m[1])), day_in_words(part(m[0])), {m[0].begin, m[2].end}, false,
        false);
  static const Pattern year_leads(
      "l'an[ \\n](deux mille[ \\n-][a-z]+(?:-[a-z]+)*),?[ \\n](?:et[ \\n])?le[ \\n](premier|[a-z-]{3,14}|trente et un|vingt et un|\\d{1,2})(?:er)?[ \\n](" +
      months + ")(?:[^a-z]|$)");
  for (const Match& m : year_leads.find_all(reading)) {
    const std::string day(part(m[1]));
    const auto year = parse_number_words(part(m[0])),
               count = day == "premier" ? std::optional<std::int64_t>(1) : parse_count(day);
    if (year && count)
      add(found, static_cast<int>(*year), month_number(part(m[2])), static_cast<int>(*count), {m[0].begin, m[2].end},
          false, false);
  }
  for (const Match& m : month_first.find_all(reading))
    add(found, number(part(m[2])), month_number(part(m[0])), number(part(m[1])), {m[0].begin, m[2].end}, false, false);
  // Day first, unless the paper is American or another date of the paper cannot be read so.
  bool month_leads = language == Language::english && american.in(reading.folded), proved = false;
  const auto numerics = numeric.find_all(reading);
  for (const Match& m : numerics) {
    const int a = number(part(m[0])), b = number(part(m[1]));
    const bool points = reading.folded_slice({m[0].begin, m[2].end}).find('.') != std::string_view::npos;
    if (points) continue;
    if (a > 12 && b <= 12) {
      month_leads = false;
      proved = true;
    } else if (b > 12 && a <= 12 && !proved) {
      month_leads = true;
      proved = true;
    }
  }
  for (const Match& m : numerics) {
    const int a = number(part(m[0])), b = number(part(m[1]));
    const auto year_text = part(m[2]);
    const std::string_view whole = reading.folded_slice({m[0].begin, m[2].end});
    if (const std::size_t next = reading.folded_span(m.all).end;
        next + 1 < reading.folded.size() && reading.folded[next] == '/' && reading.folded[next + 1] >= '0' &&
        reading.folded[next + 1] <= '9')
      continue; // a code
    const bool points = whole.find('.') != std::string_view::npos;
    if (year_text.size() == 2 && !points && whole.find('-') != std::string_view::npos)
      continue; // 12-34-56 is a sort code
    const bool swap = month_leads && !points;
    add(found, year_of(year_text), swap ? a : b, swap ? b : a, {m[0].begin, m[2].end}, false,
        !points && !proved && language == Language::english && a <= 12 && b <= 12 && a != b && month_leads);
  }
  // "first day of July two thousand and twenty-six", "premier juillet deux mille vingt-six": deeds write their dates out.
  static const Pattern in_words(
      "(?:^|[^a-z])(\\d{1,2}|[a-z-]{3,15}|trente et un|vingt et un)(?:\\.|er|st|nd|rd|th)?[ \\n](?:day[ \\n]of[ \\n])?(" +
      months +
      ")[ \\n](deux mille[ -][a-z]+(?:-[a-z]+)*|two thousand(?:[ \\n]and)?[ \\n][a-z]+(?:-[a-z]+)?|zweitausend[a-z]+)");
  for (const Match& m : in_words.find_all(reading)) {
    const std::string first(part(m[0]));
    int day = first == "premier" || first == "erster" || first == "ersten" ? 1 : day_in_words(first);
    if (day == 0) day = static_cast<int>(parse_count(first).value_or(0));
    if (const auto year = parse_number_words(part(m[2])); year && day > 0)
      add(found, static_cast<int>(*year), month_number(part(m[1])), day, {m[0].begin, m[2].end}, false, false);
  }
  for (const Match& m : month_year.find_all(reading))
    add(found, number(part(m[1])), month_number(part(m[0])), 1, {m[0].begin, m[1].end}, true, false);
  add_named_spans(reading, found);
  std::ranges::sort(found, {}, [](const FoundDate& d) { return d.span.begin; });
  mark_ranges(reading, found);
  return found;
}

const char* const kLengthPattern =
    R"(((?:(?:\d{1,3}|[a-z]{2,12}(?:[- ][a-z]{2,10}){0,2})[ \n]*(?:\(\d{1,3}\)|\([a-z-]{2,20}\))?)[ \n]*(?:vollen |volle |ganzen |weiteren? |weiterer |aufeinanderfolgenden? |feste[nrs]? |consecutive |calendar |clear |full |whole |complete |successive |further )?(?:jahre?n?s?|monat[es]*n?|wochen?|quartale?n?|tagen?|kalendertagen?|kalendermonaten?|kalenderjahre?n?|werktagen?|arbeitstagen?|ans?|annees?|mois|semaines?|trimestres?|semestres?|jours?|years?|months?|weeks?|quarters?|days?)\b))";

std::optional<Length> parse_length(std::string_view folded) {
  // "four years and nine months"
  static const Pattern joint(
      R"(^(.{3,30}(?:years?|jahren?|ans?|annees?))[ \n](?:and|und|et)[ \n](.{3,30}(?:months?|monaten?|mois))$)");
  if (const auto both = joint.groups_in(folded)) {
    const auto a = parse_length((*both)[0]), b = parse_length((*both)[1]);
    if (a && b) return Length{a->months + b->months, 0};
  }
  static const Pattern pattern(
      R"(^(.*?)[ \n]*(?:vollen?|ganzen?|weiterer?n?|aufeinanderfolgenden?|feste[nrs]?|consecutive|calendar|clear|full|whole|complete|successive|further)?[ \n]*(jahr|kalenderjahr|monat|kalendermonat|woche|quartal|tag|kalendertag|werktag|arbeitstag|ans?$|annee|mois|semaine|trimestre|semestre|jour|year|month|week|quarter|day)[a-z]*$)");
  const auto parts = pattern.groups_in(folded);
  if (!parts) return std::nullopt;
  std::string words = (*parts)[0];
  auto count = parse_count(words);
  while (!count) { // "irrévocable de quarante-huit": the number is the last of the words
    const auto blank = words.find_first_of(" \n");
    if (blank == std::string::npos) break;
    words = words.substr(blank + 1);
    count = parse_count(words);
  }
  if (!count || *count <= 0 || *count > 1200) return std::nullopt;
  const int n = static_cast<int>(*count);
  const std::string& unit = (*parts)[1];
  if (unit.ends_with("jahr") || unit.starts_with("an") || unit == "year") return Length{12 * n, 0};
  if (unit.ends_with("monat") || unit == "mois" || unit == "month") return Length{n, 0};
  if (unit == "quartal" || unit == "trimestre" || unit == "quarter") return Length{3 * n, 0};
  if (unit == "semestre") return Length{6 * n, 0};
  if (unit == "woche" || unit == "semaine" || unit == "week") return Length{0, 7 * n};
  return Length{0, n};
}

Date last_day(const Date& start, int months) { return add_days(add_months(start, months), -1); }

} // namespace socle::contracts
