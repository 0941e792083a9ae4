#include "contracts/numbers.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Groups of three with one kind of separator, or plain digits; cents; the dashes that stand for none.
constexpr std::string_view kNumber =
    R"((?:\d{1,3}(?:[.' ]\d{3})+|\d{1,3}(?:,\d{3})+|\d+)(?:[.,]\d{1,6})?(?:[.,] ?-{1,2}|,-)?)";
constexpr std::string_view kCurrency =
    R"((?:eur(?:os?)?|chf|sfr\.?|fr\.|frs?\.|gbp|usd|us\$|pounds?(?: sterling)?|schweizer franken|franken|francs(?: suisses)?|dollars?|dkk|sek|pln|czk|\$))";

std::string currency_code(std::string_view folded) {
  const std::string text = trim(folded);
  if (text.starts_with("eur")) return "EUR";
  if (text == "chf" || text.starts_with("sfr") || text.starts_with("fr") || text.find("franken") != std::string::npos)
    return "CHF";
  if (text == "gbp" || text.starts_with("pound")) return "GBP";
  if (text == "usd" || text == "us$") return "USD";
  if (text == "$" || text.starts_with("dollar")) return "$";
  std::string upper = text;
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
  return upper;
}

} // namespace

DecimalMark decimal_mark(const Reading& reading, Language language) {
  static const Pattern comma(R"((?:^|[^\d.,])(?:\d{1,3}(?:[. ']\d{3})*|\d+),\d{2}(?:[^\d.,]|$|[.,][^\d]))");
  static const Pattern point(R"((?:^|[^\d.,/-])(?:\d{1,3}(?:[,' ]\d{3})*|\d+)\.\d{2}(?:[^\d.,/-]|$|[.,][^\d]))");
  static const Pattern clause(R"(\n\d{1,2}\.\d{2}\s)");
  const auto commas = comma.find_all(reading).size();
  const auto points = point.find_all(reading).size() -
                      std::min(point.find_all(reading).size(), clause.find_all(reading).size());
  if (commas != points) return commas > points ? DecimalMark::comma : DecimalMark::point;
  return language == Language::english ? DecimalMark::point : DecimalMark::comma;
}

std::optional<Decimal> parse_number(std::string_view folded, DecimalMark mark) {
  std::string text = trim(folded);
  while (!text.empty() && (text.back() == '-' || text.back() == ' ')) text.pop_back();
  if (!text.empty() && (text.back() == ',' || text.back() == '.')) text.pop_back();
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text = trim(std::string_view(text).substr(1));
  }
  if (text.empty() || !digit(text[0])) return std::nullopt;
  const auto last_comma = text.rfind(','), last_point = text.rfind('.');
  char decimal = 0;
  const bool other_grouping = text.find(' ') != std::string::npos || text.find('\'') != std::string::npos;
  if (last_comma != std::string::npos && last_point != std::string::npos) decimal = last_comma > last_point ? ',' : '.';
  else if (const auto at = last_comma != std::string::npos ? last_comma : last_point; at != std::string::npos) {
    const char c = text[at];
    const bool three = text.size() - at - 1 == 3, single = text.find(c) == at;
    const bool is_mark = (mark == DecimalMark::comma) == (c == ',');
    if (!single) decimal = 0;
    else if (three && at <= 3 && text[0] != '0' && !other_grouping) decimal = is_mark ? c : '\0';
    else decimal = c;
  }
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (digit(c)) plain += c;
    else if (decimal && c == decimal && i == text.rfind(decimal)) plain += '.';
    else if (c != ' ' && c != '\'' && c != '.' && c != ',') return std::nullopt;
  }
  auto value = Decimal::parse(plain);
  if (value && negative) value = -*value;
  return value;
}

std::vector<Money> find_money(const Reading& reading, DecimalMark mark) {
  static const std::string number(kNumber), currency(kCurrency);
  static const Pattern pattern("(?:(t|k)?(" + currency + ")[ \\n]{0,2}(-?" + number +
                               ")(?:[ \\n]?(mio\\.?|millionen|millions?|m\\b|k\\b|tsd\\.?))?)|(?:(-?" + number +
                               ")[ \\n]?(?:(mio\\.?|millionen|millions?(?: d'| de )?|tsd\\.?|t|k)[ ]?)?(" + currency +
                               "))");
  std::vector<Money> result;
  const std::string& f = reading.folded;
  for (const Match& m : pattern.find_all(reading)) {
    const bool prefixed = !m[1].empty();
    Money money;
    money.number = prefixed ? m[2] : m[4];
    money.span = m.all;
    const Span where = reading.folded_span(money.span), digits = reading.folded_span(money.number);
    // A letter or digit right before means a part of something else ("DE12…EUR", "v1.2").
    if (where.begin > 0 && (std::isalnum(static_cast<unsigned char>(f[where.begin - 1])) != 0) && (prefixed || true))
      continue;
    if (where.end < f.size() && std::isalpha(static_cast<unsigned char>(f[where.end])) != 0 &&
        std::isalpha(static_cast<unsigned char>(f[where.end - 1])) != 0)
      continue;
    if (prefixed && where.end < f.size() && digit(f[where.end])) continue;
    auto value = parse_number(std::string_view(f).substr(digits.begin, digits.end - digits.begin), mark);
    if (!value) continue;
    const std::string scale = std::string(reading.folded_slice(prefixed ? m[3] : m[5]));
    if (scale.starts_with("mio") || scale.starts_with("million") || scale == "m") *value = *value * Decimal(1000000);
    else if (scale.starts_with("tsd") || scale == "t" || scale == "k" || !m[0].empty()) *value = *value * Decimal(1000);
    money.value = *value;
    money.currency = currency_code(reading.folded_slice(prefixed ? m[1] : m[6]));
    result.push_back(std::move(money));
  }
  return result;
}

std::vector<Percent> find_percents(const Reading& reading) { // which never have groups
  static const Pattern pattern(
      R"((?:^|[^\d.,])(\d{1,3}(?:[.,]\d{1,4})?)[ \n]?(?:%|v\. ?h\.|prozent\b|pour ?cent\b|per ?cent\b|percent\b))");
  std::vector<Percent> result;
  for (const Match& m : pattern.find_all(reading)) {
    std::string text(reading.folded_slice(m[0]));
    std::ranges::replace(text, ',', '.');
    if (const auto value = Decimal::parse(text)) result.push_back({*value, {m[0].begin, m.all.end}});
  }
  static const Pattern in_words( // "zwei v. H.", "two per cent"
      R"(\b(einem?|zwei|drei|vier|funf|un|deux|trois|quatre|cinq|one|two|three|four|five)[ \n](?:%|v\. ?h\.|prozent\b|pour ?cent\b|per ?cent\b|percent\b))");
  for (const Match& m : in_words.find_all(reading))
    if (const auto value = parse_count(reading.folded_slice(m[0])))
      result.push_back({Decimal(static_cast<int>(*value)), m.all});
  return result;
}

const std::vector<Decimal>& usual_tax_rates() {
  static const std::vector<Decimal> rates{Decimal(19),
                                          Decimal(7),
                                          Decimal(20),
                                          Decimal(10),
                                          Decimal(21),
                                          Decimal(17),
                                          Decimal(23),
                                          Decimal(13),
                                          *Decimal::parse("8.1"),
                                          *Decimal::parse("5.5"),
                                          *Decimal::parse("13.5")};
  return rates;
}

std::vector<Decimal> find_tax_rates(const Reading& reading) {
  static const Pattern tax(R"((?:\bt\.?v\.?a\b|\bvat\b|mwst|\bust\b|umsatzsteuer|mehrwertsteuer|value added|\btax))");
  std::vector<Decimal> rates;
  for (const Percent& p : find_percents(reading)) {
    const Span f = reading.folded_span(p.span);
    const std::size_t from = f.begin > 60 ? f.begin - 60 : 0;
    std::string around = reading.folded.substr(from, std::min(f.end + 45, reading.folded.size()) - from);
    std::ranges::replace(around, '\n', ' ');
    const bool known = std::ranges::find(usual_tax_rates(), p.value) !=
                       usual_tax_rates().end(); // the word may stand in another column
    if (p.value > Decimal(2) && p.value < Decimal(27) && (known || tax.in(around))) rates.push_back(p.value);
  }
  return rates;
}

} // namespace socle::contracts
