#include "guard/language.h"

#include "guard/limits.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

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

// Points by language: a word of one language alone says more than one of four.
using Points = std::array<int, std::size(kLanguages)>;
const std::unordered_map<std::string_view, Points>& common() {
  static const auto table = [] {
    std::unordered_map<std::string_view, Points> out;
    for (std::size_t i = 0; i < std::size(kLanguages); ++i) {
      for (std::string_view rest = kCommon[i]; !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (end > 0) out[rest.substr(0, end)][i] = 1;
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    for (auto& [word, points] : out) {
      const auto shared = std::ranges::count(points, 1);
      for (auto& point : points) point *= shared == 1 ? 6 : shared == 2 ? 3 : 2;
    }
    return out;
  }();
  return table;
}
} // namespace

void LanguageCounter::add(std::string_view word) {
  if (++words_ > language_words_max) return;
  if (const auto found = common().find(word); found != common().end()) {
    for (std::size_t i = 0; i < points_.size(); ++i) points_[i] += found->second[i];
  }
  // Letters and ends that are one language's own.
  const auto holds = [&](std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(parts, [&](std::string_view part) { return word.find(part) != std::string_view::npos; });
  };
  if (word.size() < 3) return;
  if (holds({"ß", "ä", "ö", "ü", "sch", "ung", "keit"})) points_[0] += 2;
  if (holds({"è", "ê", "œ", "ç", "eux", "eau", "ement"})) points_[1] += 2;
  if (holds({"ing", "tion", "ght", "wh"})) points_[2] += 1;
  if (holds({"zione", "gli", "cch", "zz"})) points_[3] += 2;
  if (holds({"ñ", "ción", "ándo", "ll"})) points_[4] += 1;
  if (holds({"ij", "oe", "aa", "ee"})) points_[5] += 1;
  if (holds({"ã", "õ", "ção", "lh"})) points_[6] += 2;
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
  static const auto words = [] {
    std::unordered_set<std::string_view> out;
    for (std::string_view rest = kOfLanguages; !rest.empty();) {
      const auto end = std::min(rest.find(' '), rest.size());
      if (end > 0) out.insert(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
  }();
  return word.size() > 4 && words.contains(word);
}

} // namespace socle::guard
