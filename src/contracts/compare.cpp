#include "contracts/contracts.h"
#include "contracts/numbers.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// The leaves of a JSON tree by path, as text.
void leaves(const json::value& v, const std::string& path, std::map<std::string, std::string>& out) {
  if (v.is_object()) {
    for (const auto& [key, member] : v.get_object())
      leaves(member, path.empty() ? std::string(key) : path + "." + std::string(key), out);
  } else if (v.is_array()) {
    std::size_t i = 0;
    for (const auto& member : v.get_array()) leaves(member, path + "." + std::to_string(i++), out);
  } else if (v.is_string()) {
    out[path] = std::string(v.get_string());
  } else if (!v.is_null()) {
    out[path] = json::write(v);
  }
}

std::string packed(std::string_view text) {
  std::string result;
  for (const char c : fold(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  return result;
}

bool same(const std::string& a, const std::string& b) {
  const auto x = Decimal::parse(a), y = Decimal::parse(b);
  if (x && y) return *x == *y;
  return packed(a) == packed(b);
}

// Whether the document shows the value: as a number, a date or its characters.
bool supported(const std::string& value, const Reading& reading, const std::string& all,
               const std::vector<Money>& money, const std::vector<FoundDate>& dates, DecimalMark mark) {
  if (const auto date = parse_date(value))
    return std::ranges::any_of(dates, [&](const FoundDate& d) { return d.date == *date; });
  if (const auto number = Decimal::parse(value)) {
    if (std::ranges::any_of(money, [&](const Money& m) { return m.value == *number; })) return true;
    static const Pattern any(R"((\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?))");
    for (const Match& m : any.find_all(reading))
      if (const auto found = parse_number(reading.folded_slice(m[0]), mark); found && *found == *number) return true;
    return false;
  }
  const std::string wanted = packed(value);
  if (wanted.size() >= 6) return all.find(wanted) != std::string::npos;
  // Short values only as words of their own: "CHF" does not stand in "nachfolgend".
  const std::string word = fold(value);
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (std::size_t at = reading.folded.find(word); at != std::string::npos && !word.empty();
       at = reading.folded.find(word, at + 1))
    if ((at == 0 || !letter(reading.folded[at - 1])) &&
        (at + word.size() >= reading.folded.size() || !letter(reading.folded[at + word.size()])))
      return true;
  return false;
}

} // namespace

std::vector<Disagreement> compare(const Extraction& extraction, const json::object& proposed,
                                  const documents::Document& document) {
  std::map<std::string, std::string> read, other;
  leaves(extraction.fields, "", read);
  leaves(proposed, "", other);
  const Reading reading = read_layout(document);
  const Language language = detect_language(reading);
  const DecimalMark mark = decimal_mark(reading, language);
  const auto money = find_money(reading, mark);
  const auto dates = find_dates(reading, language);
  const std::string all = packed(reading.text);
  std::vector<Disagreement> result;
  for (const auto& [path, value] : other) {
    const auto mine = read.find(path);
    if (mine != read.end() && same(mine->second, value)) continue;
    result.push_back({path, mine == read.end() ? std::string() : mine->second, value,
                      supported(value, reading, all, money, dates, mark)});
  }
  for (const auto& [path, value] : read)
    if (!other.contains(path)) result.push_back({path, value, "", false});
  std::ranges::sort(result, {}, &Disagreement::path);
  return result;
}

} // namespace socle::contracts
