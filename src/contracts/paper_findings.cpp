#include "contracts/paper_findings.h"
#include "contracts/pattern.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace socle::contracts {
namespace {

// A second paper opens with a title of its own, behind the signatures of the first.
bool holds_two_contracts(const Reading& reading) {
  static const Pattern title(
      R"(^[a-z-]*(?:vertrag|vereinbarung|contrat|convention|agreement|contract|lease|auftrag|bestellung|commande)\b[^.;:]{0,60}?((?:nr\.? |no\.? |n\. ?|ref\.? )?[a-z]{0,6}[-/ ]?[a-z0-9./-]*\d[a-z0-9./-]*)$)");
  static const Pattern signed_line(
      R"((?:^|\n)[^\n]{2,30}, (?:den |le |am )?\d{1,2}[. ][^\n]{2,16}\d{2,4}(?:\n|\t|$)|\n_{5,})");
  static const Pattern refers(R"(\b(?:zum|zur|au|to|of|under|gemass|vom)\b)");
  std::vector<std::pair<std::size_t, std::string>> titles;
  for (const Line& line : reading.lines) {
    if (line.cells.size() != 1 || line.span.begin >= reading.body_end || line.span.end - line.span.begin > 90) continue;
    const std::string folded(reading.folded_slice(line.span));
    const auto code = title.groups_in(folded);
    if (!code || refers.in(folded) || !line.starts_block) {
      const bool alone = line.span.begin == 0 ||
                         reading.text.substr(line.span.begin >= 2 ? line.span.begin - 2 : 0, 2) == "\n\n";
      if (!code || refers.in(folded) || !alone) continue;
    }
    if (std::ranges::none_of(titles, [&](const auto& t) { return t.second == (*code)[0]; }))
      titles.emplace_back(line.span.begin, (*code)[0]);
  }
  for (std::size_t i = 1; i < titles.size(); ++i)
    if (signed_line.in(reading.folded_slice({titles[i - 1].first, titles[i].first})) &&
        signed_line.in(reading.folded_slice({titles[i].first, reading.body_end})))
      return true;
  return false;
}

// Small words that tell the language of a paragraph.
std::optional<Language> language_of(std::string_view folded) {
  static const Pattern words[] = {
      Pattern(R"(^(?:the|and|shall|of|is|are|within|by|to|for|this)$)"),
      Pattern(R"(^(?:le|la|les|des|est|dans|sont|et|du|au|pour|par|sous)$)"),
      Pattern(R"(^(?:der|die|das|und|ist|wird|werden|von|sind|mit|dem|den|innerhalb|fur|auf|bei|im)$)")};
  static constexpr std::array languages{Language::english, Language::french, Language::german};
  int best = -1, most = 0, second = 0;
  for (int i = 0; i < 3; ++i) {
    int count = 0;
    std::string rest(folded);
    for (std::size_t at = 0; at < rest.size();) {
      const std::size_t end = std::min(rest.find_first_of(" \n\t.,;", at), rest.size());
      count += words[i].in(std::string_view(rest).substr(at, end - at));
      at = end + 1;
    }
    if (count > most) {
      second = most;
      most = count;
      best = i;
    } else second = std::max(second, count);
  }
  if (best < 0 || most < 2 || second * 2 > most) return std::nullopt;
  return languages[static_cast<std::size_t>(best)];
}

// An amount's digits as they are printed, without cents that are nought: the versions separate thousands differently.
std::string digits_of(std::string_view printed) {
  std::string digits;
  for (const char c : printed)
    if ((c >= '0' && c <= '9') || ((c == '.' || c == ',') && !digits.empty())) digits += c;
  while (!digits.empty() && (digits.back() == '.' || digits.back() == ',')) digits.pop_back();
  const std::size_t n = digits.size();
  if (n > 3 && (digits[n - 3] == '.' || digits[n - 3] == ',') && digits.ends_with("00")) digits.resize(n - 3);
  std::erase_if(digits, [](char c) { return c == '.' || c == ','; });
  return digits;
}

// Amounts and terms of both language versions: where nearly all agree, the rest contradicts.
std::optional<std::pair<std::string, std::string>> versions_differ(const Reading& reading,
                                                                   const std::vector<Money>& money) {
  using Said = std::map<Language, std::multiset<std::string>>;
  Said amounts, terms;
  std::map<Language, std::size_t> size;
  static const Pattern days(R"((?:(\d{1,3})[ \n](?:tage?n?|days|jours|monate?n?|months|mois)\b))");
  for (std::size_t at = 0; at < reading.body_end;) {
    const Span paragraph = reading.paragraph_at(at);
    if (paragraph.empty()) {
      ++at;
      continue;
    }
    if (const auto language = language_of(reading.folded_slice(paragraph))) {
      size[*language] += paragraph.end - paragraph.begin;
      for (const Money& m : money)
        if (paragraph.contains(m.span.begin)) amounts[*language].insert(digits_of(reading.slice(m.span)));
      for (const Match& m : days.find_all(reading, paragraph))
        terms[*language].insert(std::string(reading.folded_slice(m[0])));
    }
    at = paragraph.end + 1;
  }
  if (size.size() < 2) return std::nullopt;
  std::vector<std::pair<std::size_t, Language>> order;
  for (const auto& [language, bytes] : size) order.emplace_back(bytes, language);
  std::ranges::sort(order, std::greater{});
  if (order[1].first * 3 < order[0].first) return std::nullopt; // a quotation, not a version
  const Language first = order[0].second, second = order[1].second;
  std::vector<std::string> shared;
  std::ranges::set_intersection(amounts[first], amounts[second], std::back_inserter(shared));
  if (shared.empty()) return std::nullopt; // nothing shows that the one repeats the other
  for (Said* said : {&amounts, &terms}) {
    std::vector<std::string> only_first, only_second;
    std::ranges::set_difference((*said)[first], (*said)[second], std::back_inserter(only_first));
    std::ranges::set_difference((*said)[second], (*said)[first], std::back_inserter(only_second));
    if (!only_first.empty() && only_first.size() == only_second.size() && only_first.size() <= 2)
      return std::pair{only_first.front(), only_second.front()};
  }
  return std::nullopt;
}

bool has_open_options(const Reading& reading) {
  static const Pattern words(
      R"(\b(?:options? (?:non retenues?|not (?:ordered|selected|taken|included))|optional und nicht|nicht beauftragt|nicht gewahlt|not ordered|non souscrites?|available options|weitere optionen)\b)");
  if (words.in(reading.folded)) return true;
  for (const Line& line : reading.lines) {
    const std::string_view folded = reading.folded_slice(line.span);
    if (line.span.begin < reading.body_end && folded.find("[ ]") != std::string_view::npos &&
        folded.find("[x]") == std::string_view::npos)
      return true;
  }
  return false;
}

} // namespace

std::vector<Finding> find_peculiarities(const Reading& reading, const std::vector<Money>& money) {
  std::vector<Finding> result;
  if (holds_two_contracts(reading)) result.push_back(finding("two_contracts"));
  if (const auto versions = versions_differ(reading, money))
    result.push_back(finding("bilingual_conflict", "", {{"first", versions->first}, {"second", versions->second}}));
  if (has_open_options(reading)) result.push_back(finding("options_unticked", "lines"));
  return result;
}

} // namespace socle::contracts
