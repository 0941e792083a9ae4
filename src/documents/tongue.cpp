#include "documents/tongue.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace socle::documents {
namespace {

// Words of one language only: "des", "die", "in" or "on" would speak for several.
constexpr std::string_view kGerman[] = {"und",  "der", "das",  "den",   "dem",   "von",  "mit",
                                        "für",  "auf", "ist",  "nicht", "im",    "wird", "zu",
                                        "eine", "bei", "nach", "oder",  "sowie", "zum",  "zur"};
constexpr std::string_view kFrench[] = {"et", "le",  "la",  "les", "du", "une", "pour", "par", "est",  "sur", "dans",
                                        "au", "aux", "que", "qui", "ou", "ce",  "de",   "à",   "avec", "sont"};
constexpr std::string_view kEnglish[] = {"the", "of", "and",  "to",  "by",   "for",  "shall", "with", "be", "is",
                                         "or",  "as", "this", "any", "that", "will", "from",  "are",  "not"};

struct Count {
  std::string_view model;
  std::span<const std::string_view> words;
  int found = 0;
};

std::string lower_ascii(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

} // namespace

std::string models_for(std::span<const Word> words) {
  std::array<Count, 3> counts{{{"deu", kGerman}, {"fra", kFrench}, {"eng", kEnglish}}};
  for (const auto& word : words) {
    const auto text = lower_ascii(word.text);
    for (auto& count : counts) count.found += std::ranges::find(count.words, text) != count.words.end() ? 1 : 0;
  }
  std::ranges::sort(
      counts, [](const Count& a, const Count& b) { return std::tie(b.found, a.model) < std::tie(a.found, b.model); });
  if (counts[0].found < 4) return "deu+fra+eng";
  // A second language that speaks nearly as often: a bilingual contract.
  std::string out(counts[0].model);
  if (counts[1].found * 5 >= counts[0].found * 2) out += "+" + std::string(counts[1].model);
  return out;
}

} // namespace socle::documents
