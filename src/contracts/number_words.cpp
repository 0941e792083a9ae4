#include "contracts/numbers.h"

#include <algorithm>
#include <map>

namespace socle::contracts {
namespace {

using Table = std::map<std::string, std::int64_t, std::less<>>;

const Table& small_words() {
  static const Table table{      // German
                           {"null", 0},
                           {"ein", 1},
                           {"eins", 1},
                           {"eine", 1},
                           {"einen", 1},
                           {"einem", 1},
                           {"einer", 1},
                           {"eines", 1},
                           {"zwei", 2},
                           {"zwo", 2},
                           {"drei", 3},
                           {"vier", 4},
                           {"funf", 5},
                           {"fuenf", 5},
                           {"sechs", 6},
                           {"sieben", 7},
                           {"acht", 8},
                           {"neun", 9},
                           {"zehn", 10},
                           {"elf", 11},
                           {"zwolf", 12},
                           {"zwoelf", 12},
                           {"dreizehn", 13},
                           {"vierzehn", 14},
                           {"funfzehn", 15},
                           {"fuenfzehn", 15},
                           {"sechzehn", 16},
                           {"siebzehn", 17},
                           {"achtzehn", 18},
                           {"neunzehn", 19},
                           {"zwanzig", 20},
                           {"dreissig", 30},
                           {"vierzig", 40},
                           {"funfzig", 50},
                           {"fuenfzig", 50},
                           {"sechzig", 60},
                           {"siebzig", 70},
                           {"achtzig", 80},
                           {"neunzig", 90},
                           {"zweier", 2},
                           {"dreier", 3},
                           {"dreien", 3},
      // French
                           {"un", 1},
                           {"une", 1},
                           {"deux", 2},
                           {"trois", 3},
                           {"quatre", 4},
                           {"cinq", 5},
                           {"six", 6},
                           {"sept", 7},
                           {"huit", 8},
                           {"neuf", 9},
                           {"dix", 10},
                           {"onze", 11},
                           {"douze", 12},
                           {"treize", 13},
                           {"quatorze", 14},
                           {"quinze", 15},
                           {"seize", 16},
                           {"vingt", 20},
                           {"vingts", 20},
                           {"trente", 30},
                           {"quarante", 40},
                           {"cinquante", 50},
                           {"soixante", 60},
                           {"septante", 70},
                           {"huitante", 80},
                           {"octante", 80},
                           {"nonante", 90},
      // English
                           {"zero", 0},
                           {"one", 1},
                           {"a", 1},
                           {"an", 1},
                           {"two", 2},
                           {"three", 3},
                           {"four", 4},
                           {"five", 5},
                           {"seven", 7},
                           {"eight", 8},
                           {"nine", 9},
                           {"ten", 10},
                           {"eleven", 11},
                           {"twelve", 12},
                           {"thirteen", 13},
                           {"fourteen", 14},
                           {"fifteen", 15},
                           {"sixteen", 16},
                           {"seventeen", 17},
                           {"eighteen", 18},
                           {"nineteen", 19},
                           {"twenty", 20},
                           {"thirty", 30},
                           {"forty", 40},
                           {"fourty", 40},
                           {"fifty", 50},
                           {"sixty", 60},
                           {"seventy", 70},
                           {"eighty", 80},
                           {"ninety", 90}};
  return table;
}

// "sechsundachtzigtausendvierhundert": one German word.
std::optional<std::int64_t> german(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (const auto it = small_words().find(word); it != small_words().end()) return it->second;
  for (const auto& [unit, value] : {std::pair<std::string_view, std::int64_t>{"tausend", 1000}, {"hundert", 100}}) {
    const auto at = word.find(unit);
    if (at == std::string_view::npos) continue;
    const auto before = at == 0 ? std::optional<std::int64_t>(1) : german(word.substr(0, at));
    std::string_view rest = word.substr(at + unit.size());
    if (rest.starts_with("und") && !rest.empty()) rest.remove_prefix(3);
    const auto after = rest.empty() ? std::optional<std::int64_t>(0) : german(rest);
    if (!before || !after) return std::nullopt;
    return *before * value + *after;
  }
  if (const auto at = word.find("und"); at != std::string_view::npos && at > 0) {
    const auto unit = german(word.substr(0, at)), ten = german(word.substr(at + 3));
    if (unit && ten && *unit < 10 && *ten >= 20 && *ten < 100) return *unit + *ten;
  }
  return std::nullopt;
}

} // namespace

std::optional<std::int64_t> parse_number_words(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(folded) + " ") {
    if (c >= 'a' && c <= 'z') {
      word += c;
      continue;
    }
    if (c != ' ' && c != '-' && c != '\n' && c != '\t') return std::nullopt;
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (words.empty() || words.size() > 14) return std::nullopt;
  if (words.size() == 1 && words[0].size() <= 60)
    if (const auto value = german(words[0])) return value;
  std::int64_t total = 0, group = 0;
  bool any = false;
  for (const std::string& w : words) {
    if (w == "et" || w == "and" || w == "und") continue;
    if (w == "cent" || w == "cents" || w == "hundred" || w == "hundert") {
      group = (group == 0 ? 1 : group) * 100;
      any = true;
      continue;
    }
    if (w == "mille" || w == "mil" || w == "thousand" || w == "tausend") {
      total += (group == 0 ? 1 : group) * 1000;
      group = 0;
      any = true;
      continue;
    }
    if (w == "million" || w == "millions" || w == "millionen") {
      total += (group == 0 ? 1 : group) * 1000000;
      group = 0;
      any = true;
      continue;
    }
    const auto value = german(w);
    if (!value) return std::nullopt;
    if ((w == "vingt" || w == "vingts") && group % 100 == 4) group += 76; // quatre-vingt
    else group += *value;
    any = true;
  }
  if (!any) return std::nullopt;
  return total + group;
}

std::optional<std::int64_t> parse_count(std::string_view folded) {
  std::string text = trim(folded);
  // Figures in brackets after words, or words in brackets after figures: the figures.
  if (const auto open = text.find('('); open != std::string::npos) {
    const auto close = text.find(')', open);
    const std::string inner = trim(
        std::string_view(text).substr(open + 1, close == std::string::npos ? std::string::npos : close - open - 1));
    const std::string outer = trim(std::string_view(text).substr(0, open));
    if (!inner.empty() && std::ranges::all_of(inner, [](char c) { return c >= '0' && c <= '9'; })) text = inner;
    else text = outer;
  }
  if (text.empty() || text.size() > 60) return std::nullopt;
  if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
    if (text.size() > 9) return std::nullopt;
    return std::stoll(text);
  }
  if (const auto value = parse_number_words(text)) return value;
  // The last words count: "einer Frist von drei".
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1))
    if (const auto value = parse_number_words(std::string_view(text).substr(at + 1))) return value;
  return std::nullopt;
}

} // namespace socle::contracts
