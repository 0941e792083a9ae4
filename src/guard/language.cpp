#include "guard/language.h"

#include "guard/limits.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace socle::guard {

namespace {
// By kLanguages.
constexpr std::string_view kCommon[] = {
    "der die das und ist nicht ein eine mit auf für von zu den im dem des sich auch wir ich sie es wird werden sind oder aber wie nach bei "
    "aus einen einer einem kann können noch hat haben zum zur als wenn dass man nur mehr wurde durch über vor um sehr ihr ihre unsere bitte "
    "kein keine diese dieser dieses was war wer gibt müssen",
    "le la les des et est une un pas pour dans que qui sur avec ce cette vous nous il elle sont ne se au aux du de plus par mais ou je être "
    "votre vos en on leur ses son sa mon ma mes avez été était ont comme tout tous fait faire peut aussi très bien sans d l qu c n j ces "
    "lui donc voici",
    "the and of to in is that for it with as was on are this be have not you from by but they which or his her we an were there their would "
    "what will can has had been your our my i at if do does more all so about who when its these those how please should could any some",
    "il lo la gli che di è un una per con non sono del della nel i le si come anche questo più ma ha al dei delle e ed o da dal alla alle "
    "nella suo sua loro essere stato questa quello perché cosa molto tutti tutto mi ti ci vi ho hai abbiamo sia ogni dopo quando dove "
    "degli dagli sulla",
    "el la los las de que y en un una por con no para es su se lo como más pero al del está son este esta sus fue ha muy también ser hay "
    "todo todos cuando donde porque sin sobre entre mi tu nos les le ya o si qué desde hasta puede están tiene",
    "de het een en van is dat niet op te zijn voor met die er aan ook als maar om bij dan nog wel naar door over uit heeft hebben ik je we "
    "wij ze zij hij haar hun ons deze dit wat worden wordt kan kunnen geen moet veel meer of zo tot werd",
    "o a os as de que e em um uma para com não por se na no do da mais como mas ao foi são dos das é à nas nos seu sua pelo pela ou ser "
    "está também muito já eu você ele ela isso este esta tem quando há mesmo são até sem entre era depois"};

constexpr std::string_view kOfLanguages =
    " english englisch anglais inglés ingles inglese german deutsch deutsche deutschen allemand alemán tedesco french französisch "
    "français francais francés francese italian italienisch italien italiano spanish spanisch espagnol español spagnolo dutch "
    "niederländisch néerlandais portuguese portugiesisch portugais português translate translation translated übersetze übersetzen "
    "übersetzung traduis traduire traduisez traduction traduci traduce language sprache langue lingua idioma ";

// Letters and ends that are one language's own.
struct Part {
  std::string_view letters;
  unsigned language; // of kLanguages
  int points;
};
constexpr Part kOwn[] = {{"ß", 0, 2},     {"ä", 0, 2},     {"ö", 0, 2},   {"ü", 0, 2},    {"sch", 0, 2}, {"ung", 0, 2},
                         {"keit", 0, 2},  {"è", 1, 2},     {"ê", 1, 2},   {"œ", 1, 2},    {"ç", 1, 2},   {"eux", 1, 2},
                         {"eau", 1, 2},   {"ement", 1, 2}, {"ing", 2, 1}, {"tion", 2, 1}, {"ght", 2, 1}, {"wh", 2, 1},
                         {"zione", 3, 2}, {"gli", 3, 2},   {"cch", 3, 2}, {"zz", 3, 2},   {"ñ", 4, 1},   {"ción", 4, 1},
                         {"ándo", 4, 1},  {"ll", 4, 1},    {"ij", 5, 1},  {"oe", 5, 1},   {"aa", 5, 1},  {"ee", 5, 1},
                         {"ã", 6, 2},     {"õ", 6, 2},     {"ção", 6, 2}, {"lh", 6, 2}};

// By their first byte: a letter that begins none costs one look.
struct Parts {
  std::array<Part, std::size(kOwn)> sorted{};
  std::array<std::pair<unsigned char, unsigned char>, 256> where{};
};
constexpr unsigned char first_byte(const Part& part) { return static_cast<unsigned char>(part.letters[0]); }
constexpr Parts kParts = [] {
  Parts out;
  std::ranges::copy(kOwn, out.sorted.begin());
  std::ranges::sort(out.sorted, {}, first_byte);
  for (unsigned char i = 0; i < out.sorted.size(); ++i) {
    auto& [begin, end] = out.where[first_byte(out.sorted[i])];
    if (end == 0) begin = i;
    end = static_cast<unsigned char>(i + 1);
  }
  return out;
}();

// What one word says. A word of one language alone says more than one of four.
struct Sense {
  std::string_view word;
  std::array<int, std::size(kLanguages)> points{};
  bool of_languages = false;
};

// Every word of every text is looked up: one multiplication and, mostly, one comparison.
class Senses {
 public:
  Senses() {
    for (std::size_t i = 0; i < std::size(kLanguages); ++i)
      each_word(kCommon[i], [&](std::string_view word) { at(word).points[i] = 1; });
    each_word(kOfLanguages, [&](std::string_view word) { at(word).of_languages = true; });
    for (auto& [word, points, of_languages] : slots_) {
      const auto shared = std::ranges::count(points, 1);
      for (auto& point : points) point *= shared == 1 ? 6 : shared == 2 ? 3 : 2;
    }
  }
  const Sense* find(std::string_view word) const {
    const Sense& found = slots_[slot_of(word)];
    return found.word == word && !word.empty() ? &found : nullptr;
  }

 private:
  static constexpr std::size_t slots = 2048; // four times the words: a power of two
  template <typename F>
  static void each_word(std::string_view words, F&& then) {
    while (!words.empty()) {
      const auto end = std::min(words.find(' '), words.size());
      if (end > 0) then(words.substr(0, end));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  // Where it stands, or would.
  std::size_t slot_of(std::string_view word) const {
    std::uint64_t first = 0, last = 0;
    const std::size_t n = std::min<std::size_t>(word.size(), 8);
    std::memcpy(&first, word.data(), n);
    std::memcpy(&last, word.data() + word.size() - n, n);
    std::size_t slot = ((first * 0x9e3779b97f4a7c15ULL) ^ (last * 0xc2b2ae3d27d4eb4fULL)) >> 53U;
    while (!slots_[slot].word.empty() && slots_[slot].word != word) slot = (slot + 1) % slots;
    return slot;
  }
  Sense& at(std::string_view word) {
    Sense& out = slots_[slot_of(word)];
    out.word = word;
    return out;
  }
  std::vector<Sense> slots_ = std::vector<Sense>(slots);
};
const Senses& senses() {
  static const Senses table;
  return table;
}
} // namespace

void LanguageCounter::add(std::string_view word) {
  if (++words_ > language_words_max) return;
  if (const Sense* sense = senses().find(word)) {
    for (std::size_t i = 0; i < points_.size(); ++i) points_[i] += sense->points[i];
  }
  if (word.size() >= 3) add_letters(word);
}

// Each kind of part counts once in a word.
void LanguageCounter::add_letters(std::string_view word) {
  unsigned counted = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const auto [begin, end] = kParts.where[static_cast<unsigned char>(word[at])];
    for (unsigned char i = begin; i < end; ++i) {
      const Part& part = kParts.sorted[i];
      const unsigned bit = 1U << part.language;
      if ((counted & bit) != 0 || !word.substr(at).starts_with(part.letters)) continue;
      counted |= bit;
      points_[part.language] += part.points;
    }
  }
}

std::optional<std::size_t> LanguageCounter::language() const {
  const auto best = std::ranges::max_element(points_);
  int second = 0;
  for (const auto& points : points_) {
    if (&points != &*best) second = std::max(second, points);
  }
  if (*best < language_points_min || *best * 2 < second * 3) return std::nullopt;
  return static_cast<std::size_t>(best - points_.begin());
}

bool speaks_of_language(std::string_view word) {
  const Sense* sense = word.size() > 4 ? senses().find(word) : nullptr;
  return sense != nullptr && sense->of_languages;
}

} // namespace socle::guard
