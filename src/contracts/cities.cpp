#include "contracts/addresses.h"
#include "contracts/parties.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {

bool opens_with_capital(std::string_view text) {
  if (text.empty()) return false;
  const auto c = static_cast<unsigned char>(text[0]);
  if (c >= 'A' && c <= 'Z') return true;
  return c == 0xC3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0x80 &&
         static_cast<unsigned char>(text[1]) <= 0x9E; // À…Þ
}

namespace {

bool upper_at(std::string_view text, std::size_t i) {
  return opens_with_capital(text.substr(std::min(i, text.size())));
}

// Brackets behind a town hold one or two words, none of them a number or an article.
bool address_like_district(const std::string& inside) {
  static const Pattern words(R"(^[a-z-]+(?:[. ][a-z. -]+)?$)"), article(R"(^(?:der|die|das|the|le|la|l'|als|as) )");
  return words.in(inside) && !article.in(inside) && std::ranges::count(inside, ' ') <= 2;
}

// Words within names of places that stand in lower case; a name never ends with one.
bool is_small(const std::string& folded) {
  static const Pattern joiner(
      R"(^(?:am|an|der|im|bei|ob|unter|vor|a\.|d\.|i\.|in|sur|sous|les|lez|de|du|la|le|en|aux|des|upon|under|on|aan|den|zu|by|the|bad|st\.?|ste)$)");
  return joiner.in(folded);
}

// Words that open a place's name and are none alone: "Bayerisch|Eisenstein", "Le|Mans", "Bad|Tölz".
bool opens_a_name(const std::string& folded) {
  static const Pattern opening(
      R"(^(?:bad|sankt|st\.?|sainte?|ste\.?|bayerisch|deutsch|gross|klein|neu|alt|ober|unter|markt|le|la|les|l'|great|little|upper|lower|new|old|market|royal|north|south|east|west|san|santa|den|de|het|ville)$)");
  return opening.in(folded);
}

// What cannot belong to a place though it is capitalised.
bool ends_a_city(const std::string& folded) {
  static const Pattern stopper(
      R"(^(?:tel|telefon|telephone|fax|mail|deutschland|germany|allemagne|osterreich|austria|schweiz|suisse|switzerland|france|frankreich|belgique|belgien|belgium|luxemburg|email|e-mail|hrb|hra|ust|ust-idnr|rcs|siret|siren|iban|amtsgericht|handelsregister|vertreten|im|nachfolgend|steuernummer|steuer-nr|represente|representee|dont|ci-apres|cedex|sitz|inhaber|inhaberin|geschaftsfuhrer|und|et|and|der|die|das|fn|tva|uid|vat|bic|n|no|als|beauftragt|le|la|representant|mail|www|mobil|capital)$)");
  return stopper.in(folded);
}

} // namespace

Span city_after(const Reading& reading, std::size_t at) {
  const std::string& text = reading.text;
  std::size_t i = at, end = at;
  bool first = true;
  while (i < text.size()) {
    const std::size_t stop = std::min(text.find_first_of(" ,\n\t;()|", i), text.size());
    std::string_view word(text.data() + i, stop - i);
    bool closes = false;
    if (word.ends_with('.') && !fold(word).ends_with("st.") && word.size() > 2) {
      word.remove_suffix(1);
      closes = true;
    }
    if (word.empty()) break;
    const std::string folded = fold(word);
    const bool capital = upper_at(word, 0) || folded.starts_with("d'") || folded.starts_with("l'");
    if (first && !capital) break;
    bool small = false;
    if (!first) {
      if (word[0] >= '0' && word[0] <= '9') {
        // "Wien 3", "Paris 08"; not a phone number
        if (word.size() <= 2 && folded.size() == word.size() && reading.slice({at, end}).find(' ') == std::string::npos)
          end = i + word.size();
        break;
      }
      small = is_small(folded) && !upper_at(word, 0);
      if ((!capital && !small) || (upper_at(word, 0) && ends_a_city(folded))) break;
      if (std::ranges::count_if(folded, [](char c) { return c >= '0' && c <= '9'; }) > 1) break; // "CHE-726.677.745"
      if (small) { // only with a capital after it, even on the next line
        const std::size_t next = stop + 1;
        if (stop >= text.size() || (text[stop] != ' ' && text[stop] != '\n') ||
            !(upper_at(text, next) ||
              is_small(fold(std::string_view(text).substr(next, text.find_first_of(" ,\n\t", next) - next)))))
          break;
      }
    }
    if (!small) end = i + word.size();
    if (closes || stop >= text.size()) break;
    // "Klagenfurt|am Wörthersee" runs over the line's end.
    static const Pattern wrapped(R"(^\n(?:am|an der|im|bei|ob der|unter|sur|sous|les|lez|upon|in) [a-z])");
    const bool goes_on = small || (first && opens_a_name(folded) && upper_at(text, stop + 1));
    if (text[stop] == '\n' ? !goes_on && !wrapped.in(reading.folded_slice({stop, std::min(text.size(), stop + 14)}))
                           : text[stop] != ' ')
      break;
    first = false;
    i = stop + 1;
    if (text.compare(i, 3, "\u2013") == 0 || text.compare(i, 2, "\u00b7") == 0 || text[i] == '-' || text[i] == '|')
      break;
  }
  // "Halle (Saale)", "Brake|(Unterweser)": the river or district tells towns of one name apart.
  static const Pattern district(R"(^[ \n](\([a-z][a-z. -]{2,22}\)))");
  if (const auto m = district.find(reading, {end, std::min(text.size(), end + 28)});
      m && m->all.begin == end && upper_at(text, (*m)[0].begin + 1)) {
    const std::string inside(reading.folded_slice({(*m)[0].begin + 1, (*m)[0].end - 1}));
    static const Pattern no_district(
        R"(^(?:deutschland|germany|allemagne|schweiz|suisse|france|frankreich|belgique|luxembourg|osterreich|nachfolgend.*|kanton .*)$)");
    // What recurs with an article is a word for a side: "(Klinik) … der Klinik".
    const bool recurs = has_article_elsewhere(reading, inside);
    if (role_of_word(inside) == Role::none && !no_district.in(inside) && !recurs && address_like_district(inside))
      end = (*m)[0].end;
  }
  return {at, end};
}

} // namespace socle::contracts
