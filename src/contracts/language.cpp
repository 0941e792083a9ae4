#include "contracts/pattern.h"

#include <array>
#include <map>

namespace socle::contracts {
namespace {

// The commonest small words of each language that the others do not have.
const std::map<std::string, Language, std::less<>>& small_words() {
  static const std::map<std::string, Language, std::less<>> words = [] {
    std::map<std::string, Language, std::less<>> result;
    for (const char* w :
         {"der",    "und",     "das",   "dem",   "den",   "von", "mit",   "ist",      "nicht", "wird",
          "werden", "sich",    "auf",   "eine",  "einer", "bei", "durch", "oder",     "zur",   "zum",
          "nach",   "vertrag", "monat", "sowie", "im",    "fur", "jahr",  "zwischen", "netto", "betrag"})
      result[w] = Language::german;
    for (const char* w :
         {"le", "la",  "les", "du", "et",   "est",  "une",  "dans",    "par",  "pour",  "aux",   "ou",      "sur",
          "au", "que", "qui", "ce", "sont", "avec", "prix", "contrat", "mois", "entre", "duree", "montant", "ht"})
      result[w] = Language::french;
    for (const char* w :
         {"the", "and",  "of",    "to",        "by",       "is",  "shall", "this", "with",  "be",  "or",     "any",
          "for", "that", "which", "agreement", "services", "its", "not",   "are",  "month", "fee", "between"})
      result[w] = Language::english;
    return result;
  }();
  return words;
}

std::array<int, 3> count(std::string_view folded) {
  std::array<int, 3> counts{};
  std::string word;
  for (const char c : folded) {
    if (c >= 'a' && c <= 'z') {
      word += c;
      continue;
    }
    if (const auto it = small_words().find(word); it != small_words().end())
      ++counts[static_cast<std::size_t>(it->second)];
    word.clear();
  }
  return counts;
}

} // namespace

Language detect_language(const Reading& reading) {
  // A bilingual paper names the version that prevails.
  static const Pattern german(
      R"((?:deutsche|german)[^.\n]{0,30}(?:fassung|version|text)[^.]{0,80}(?:massgeb|verbindlich|vorrang|prevail|authoritative|binding|govern)|(?:prevail|massgeb|vorrang)[^.]{0,60}(?:deutsche|german) (?:fassung|version|text)|la version allemande[^.]{0,40}(?:foi|prevaut))");
  static const Pattern french(
      R"((?:version|texte) francaise?[^.]{0,60}(?:foi|prevaut|prevau|prime)|(?:french|franzosische)[^.\n]{0,30}(?:version|fassung|text)[^.]{0,80}(?:prevail|massgeb|vorrang|authoritative|govern|verbindlich))");
  static const Pattern english(
      R"((?:english|englische)[^.\n]{0,30}(?:version|fassung|text)[^.]{0,80}(?:prevail|massgeb|vorrang|authoritative|govern|binding|verbindlich)|la version anglaise[^.]{0,40}(?:foi|prevaut|prime))");
  const auto counts = count(reading.folded);
  const int all = counts[0] + counts[1] + counts[2];
  int languages = 0;
  for (const int c : counts) languages += c * 6 > all && c > 5;
  if (languages > 1) {
    if (german.in(reading.folded)) return Language::german;
    if (french.in(reading.folded)) return Language::french;
    if (english.in(reading.folded)) return Language::english;
    // Without such a clause the left or first version counts: what the text begins with.
    const auto head = count(std::string_view(reading.folded).substr(0, reading.folded.size() / 4));
    Language best = Language::english;
    for (const Language l : {Language::german, Language::french})
      if (head[static_cast<std::size_t>(l)] > head[static_cast<std::size_t>(best)]) best = l;
    return best;
  }
  Language best = Language::german;
  for (const Language l : {Language::french, Language::english})
    if (counts[static_cast<std::size_t>(l)] > counts[static_cast<std::size_t>(best)]) best = l;
  return best;
}

} // namespace socle::contracts
