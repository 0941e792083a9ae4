#include "contracts/rates.h"
#include "contracts/pattern.h"

namespace socle::contracts {
namespace {

// Splits what is matched at the beginning off the text.
bool take(std::string& text, const Pattern& pattern, std::vector<std::string>* groups = nullptr) {
  const auto found = pattern.groups_in(text);
  if (!found || found->empty()) return false;
  text = trim(std::string_view(text).substr((*found)[0].size()));
  if (groups) *groups = std::vector<std::string>(found->begin() + 1, found->end());
  return true;
}

const Pattern& gross_words() {
  static const Pattern words(
      R"((?:\bttc\b|\bt\.t\.c\b|brutto|toutes taxes|tva (?:de |a )?(?:\d+(?:[.,]\d+)? ?% )?(?:comprise|incluse)|\b(?:inkl|incl|inclusive|einschl|einschliesslich|inklusive|including|inc)\b\.? (?:of )?(?:der |die |gesetzlicher |\d+(?:[.,]\d+)? ?% (?:of )?)*(?:vat|tva|mwst|ust|umsatzsteuer|mehrwertsteuer|tax)|vat[- ]inclusive|(?:vat|mwst|ust|umsatzsteuer|mehrwertsteuer) (?:is |ist )?(?:included|inbegriffen|enthalten|inklusive|inkl)|\bgross\b|enthalt(?:en)?(?:e)? (?:die )?(?:gesetzliche )?(?:umsatzsteuer|mehrwertsteuer|mwst|ust)))");
  return words;
}

const Pattern& net_words() {
  static const Pattern words(
      R"((?:\bht\b|\bhtva\b|\bh\.t\b|hors (?:taxe|tva)|\bnetto\b|\bnet\b|\bnets\b|zzgl|zuzuglich|\bplus (?:\d+(?:[.,]\d+)? ?% )?(?:statutory |applicable |der |gesetzlicher? )?(?:vat|mwst|ust|umsatz|mehrwert|tva)|\b(?:excl|exkl|excluding|exclusive|exklusive|ex)\b\.? (?:of )?(?:\d+(?:[.,]\d+)? ?% )?(?:vat|tva|mwst|ust)|\+ ?(?:\d+(?:[.,]\d+)? ?% )?(?:vat|tva|mwst|ust)|tva (?:(?:de |a )?\d+(?:[.,]\d+)? ?% )?(?:en sus|non comprise|non incluse)))");
  return words;
}

// Words about tax between an amount and its "per": "HT", "zzgl. 19 % USt.", "plus VAT at 20 %", "(exkl. MWST)".
const Pattern& tax_phrase() {
  static const Pattern phrase(
      R"(^((?:,? ?\(?(?:ht|htva|h\.t\.|hors taxes?|hors tva|ttc|netto|brutto|nets?|gross|(?:zzgl|excluding|including|exclusive of|inclusive of|zuzuglich|inkl|inklusive|exkl|exklusive|excl|incl|plus|\+|ohne|ex|einschl|einschliesslich)\b\.? ?(?:(?:der|gesetzlicher?|geltender?|jeweils|applicable|statutory|die|\d{1,2}(?:[.,]\d{1,2})? ?%|derzeit) ?)*(?:vat|tva|mwst|ust|umsatzsteuer|mehrwertsteuer|tax)\.?)(?: (?:at|a|de|von) \d{1,2}(?:[.,]\d{1,2})? ?%)?\)?,?)+)(?:[^a-z]|$))");
  return phrase;
}

Basis period_of(const std::string& word) {
  const std::string code = unit_code(word);
  const Basis basis = basis_of_unit(code);
  return basis == Basis::unit || basis == Basis::once ? Basis::unknown : basis;
}

} // namespace

bool says_gross(std::string_view folded) { return gross_words().in(folded); }
bool says_net(std::string_view folded) { return net_words().in(folded); }

Rate rate_after(std::string_view folded) {
  Rate rate;
  std::string text = one_line(folded);
  if (const auto stop = text.find_first_of(";\t"); stop != std::string::npos) text.resize(stop);
  // What is not about "per": brackets with the number in words, tax words.
  static const Pattern bracket(
      R"(^(\((?:[a-z][a-z -]*(?:euros?|francs?|pounds?|franken)?|in worten[^)]*|en lettres[^)]*|in words[^)]*)\) ?))");
  static const Pattern filler(
      R"(^((?:euros?|francs|schweizer franken|pro forma|jeweils|fix|flat|fest|pauschal|only|chacune?|insgesamt) |, ?|\(|\) ?|- ))");
  for (int i = 0; i < 6; ++i) {
    std::string before = text;
    const auto tax = tax_phrase().groups_in(text);
    if (tax) {
      rate.gross |= says_gross((*tax)[0]);
      rate.net |= says_net((*tax)[0]);
      text = trim(std::string_view(text).substr((*tax)[0].size()));
    }
    if (!take(text, bracket)) take(text, filler);
    if (text == before) break;
  }
  static const Pattern adverb(
      R"(^((monatlich|mtl\.?|jahrlich|vierteljahrlich|quartalsweise|halbjahrlich|wochentlich|mensuel(?:s|le|les|lement)?|annuel(?:s|le|les|lement)?|trimestriel(?:s|le|les|lement)?|semestriel(?:s|le|les|lement)?|monthly|annually|yearly|quarterly|half-yearly|weekly|daily|p\. ?m\.?|p\. ?a\.?|pcm|pm|pa)(?: |[.,;)]|$)))");
  static const Pattern per(
      R"(^((?:/ ?|l'|(?:je|pro|per|par|a|an|each|every|chaque|la|le|im|den|in jedem|en) )(?:(?:angefangene[mnrs]?|begonnene[mnrs]?|volle[mnrs]?|calendar|kalender|full|started|zusatzliche[mnrs]?|vertraglich[a-z]*|named|eingerichtete[mnrs]?|installierte[mnrs]?|concurrent|single|einzelne[mnrs]?|contract|contractual|rental|service|hire|licence|lease) )*((?:100|1000|1\.000|1 000|1,000|1'000|mille|tausend|hundert|cent|hundred|thousand) )?([a-z][a-z0-9-]*(?:'[a-z]+)?|m2|m3)))");
  static const Pattern each(
      R"(^((?:l'unite|(?:la|par) piece|pro stuck|je stuck|die stunde|de l'heure|l'heure|an hour|a day|la journee|le mois|l'annee|l'an|for the year|pour l'annee|fur das jahr|in each year|in every year|in each month|in each quarter|the month|the year|a month|a year|im monat|im jahr|im quartal|den monat)(?: |[.,;)]|$)|(?:each|apiece)(?:[.,;)]|$)))");
  static const Pattern joint(
      R"(^((?:und|et|and|,|pro|je|per|par|/|a|im|en) ?(?:pro |je |par |per |a )?(?:angefangene[mnrs]? |begonnene[mnrs]? |calendar |kalender)?(monat|kalendermonat|jahr|kalenderjahr|vertragsjahr|quartal|woche|stunde|tag|mois|an|annee|trimestre|semaine|heure|jour|month|year|annum|quarter|week|hour|day)(?: |[.,;)]|$)))");
  std::vector<std::string> groups;
  if (take(text, adverb, &groups)) {
    rate.basis = basis_of(groups[0].starts_with("pm") || groups[0].starts_with("pcm") ? "monat"
                          : groups[0].starts_with("pa")                               ? "par an"
                                                                                      : groups[0]);
  } else if (std::string whole = text; take(text, each, &groups)) {
    rate.basis = basis_of(whole.substr(0, whole.size() - text.size()));
    if (rate.basis == Basis::unknown) {
      rate.basis = Basis::unit;
      rate.unit = "C62";
    }
  } else if (take(text, per, &groups)) {
    const std::string noun = groups[1];
    static const Pattern no_noun(
        R"(^(?:rechnung|uberweisung|the|partir|titre|compter|reception|payment|invoice|den|dem|uns|ihn|sie|ihnen|diesem|einem|notre|votre|son|sa|your|our|his|its|this|that|no|all|any|virement|prelevement|cheque|bank|lastschrift|total|sum|zahlbar|la|le|les|des|einer?|voraus|avance|facture|die|der|das|une|einem?|einer|one|verfugung|hauteur|charge|rate)$)");
    static const Pattern calendar(
        R"(^(?:kalender|vertrags|betriebs|nutzungs|lizenz|wartungs|miet)(monat|jahr|quartal|vierteljahr|halbjahr|woche|tag)[es]{0,2}$)");
    const auto inner = calendar.groups_in(noun);
    if (no_noun.in(noun)) return rate;
    if (!groups[0].empty())
      rate.per = groups[0].starts_with("100 ") || groups[0] == "hundert " || groups[0] == "cent " ||
                         groups[0] == "hundred "
                     ? Decimal(100)
                     : Decimal(1000);
    const Basis period = inner ? basis_of("je " + (*inner)[0]) : period_of(noun);
    if (period != Basis::unknown) rate.basis = period;
    else {
      rate.basis = Basis::unit;
      rate.noun = noun;
      rate.unit = unit_code(noun);
      if (rate.unit.empty()) rate.unit = "C62";
    }
    if (period == Basis::hour || period == Basis::day || period == Basis::week) rate.unit = unit_of_basis(period);
  } else return rate;
  // A second "per": of a thing and a time, in either order; words between them belong to the thing.
  for (int words = 0; words < 4 && !text.empty(); ++words) {
    if (take(text, joint, &groups)) {
      const Basis second = period_of(groups[0]) == Basis::unknown ? basis_of("je " + groups[0]) : period_of(groups[0]);
      if (rate.basis == Basis::unit) {
        rate.basis = second;
        break;
      }
      break;
    }
    if (std::string whole = text; basis_months(rate.basis) && rate.unit.empty() && take(text, per, &groups) &&
                                  !groups[1].empty() && period_of(groups[1]) == Basis::unknown &&
                                  whole.starts_with("je")) {
      rate.noun = groups[1];
      rate.unit = unit_code(rate.noun).empty() ? "C62" : unit_code(rate.noun);
      break;
    }
    static const Pattern of_thing(R"(^((?:and|und|et) (?:per |je |par )?([a-z]{4,})(?: |[.,;)]|$)))");
    static const Pattern verb(
        R"(^(?:wird|werden|sind|shall|will|payable|zahlbar|fallig|sera|sont|mitgeteilt|invoiced)$)");
    if (std::string whole = text;
        basis_months(rate.basis) && rate.unit.empty() && take(text, of_thing, &groups)) { // "per quarter and escalator"
      if (verb.in(groups[0]) || period_of(groups[0]) != Basis::unknown) {
        text = whole;
        break;
      }
      rate.noun = groups[0];
      rate.unit = unit_code(rate.noun).empty() ? "C62" : unit_code(rate.noun);
      break;
    }
    if (rate.basis != Basis::unit || tax_phrase().in(text)) break;
    if (std::string before = text; take(text, adverb, &groups)) {
      rate.basis = basis_of(before);
      break;
    }
    const auto blank = text.find(' ');
    if (blank == std::string::npos || text.find_first_of(".;") < blank) break;
    text = trim(std::string_view(text).substr(blank));
  }
  for (int i = 0; i < 2; ++i)
    if (const auto tax = tax_phrase().groups_in(text)) {
      rate.gross |= says_gross((*tax)[0]);
      rate.net |= says_net((*tax)[0]);
      text = trim(std::string_view(text).substr((*tax)[0].size()));
    }
  return rate;
}

Basis basis_nearest(std::string_view folded, std::size_t most) {
  static const std::vector<std::pair<Basis, std::string>> words{
      {Basis::quarter,
       R"(vierteljahr[a-z]*|quartals[a-z]+|(?:je|pro|im) quartal|trimestriel[a-z]*|(?:par|chaque) trimestre|quarterly|(?:per|each|a) quarter)"},
      {Basis::half_year,
       R"(halbjahrlich[a-z]*|halbjahres[a-z]+|(?:je|pro) halbjahr|semestriel[a-z]*|(?:par|chaque) semestre|half[- ]year(?:ly)?)"},
      {Basis::month,
       R"(monatlich[a-z]*|monats[a-z]+|(?:je|pro|im) (?:kalender)?monat|mensuel[a-z]*|mensualite[a-z]*|(?:par|chaque) mois|monthly|(?:per|each|a) (?:calendar )?month|mtl)"},
      {Basis::year,
       R"(jahrlich[a-z]*|jahres[a-z]+|(?:je|pro|im) (?:kalender|vertrags)?jahr|annuel[a-z]*|annuite[a-z]*|par an(?:nee)?|chaque annee|annual|annually|yearly|(?:per|each|a) (?:contract |calendar )?year|per annum)"},
      {Basis::week, R"(wochentlich[a-z]*|wochen(?:pauschale|miete|satz|preis)|hebdomadaire[a-z]*|weekly)"},
      {Basis::hour,
       R"(stundensatz[a-z]*|stundensatze|stundlich[a-z]*|taux horaire[a-z]*|hourly|je stunde|pro stunde|par heure|per hour)"},
      {Basis::day,
       R"(tagessatz[a-z]*|tagessatze|tagespauschale|taux journalier[a-z]*|tarif journalier|daily|day rate|je tag|pro tag|par jour|per day)"},
      {Basis::once,
       R"(einmalig[a-z]*|unique|one-?off|one-?time|once|pauschalpreis[a-z]*|pauschalfestpreis|festpreis[a-z]*|gesamtpreis|gesamthonorar|prix global|prix total|montant global|fixed (?:price|fee)|lump[- ]sum|total price|kaufpreis|werklohn|auftragssumme)"}};
  static const std::vector<std::pair<Basis, Pattern>> patterns = [] {
    std::vector<std::pair<Basis, Pattern>> all;
    for (const auto& [basis, word] : words)
      all.emplace_back(basis, Pattern("^.*[^a-z]((?:" + word + ")(?:[^a-z].*)?)$"));
    return all;
  }();
  Basis best = Basis::unknown;
  std::size_t shortest = most; // further away than this it belongs to something else
  const std::string text = " " + one_line(folded);
  for (const auto& [basis, pattern] : patterns)
    if (const auto groups = pattern.groups_in(text); groups && (*groups)[0].size() < shortest) {
      shortest = (*groups)[0].size();
      best = basis;
    }
  return best;
}

} // namespace socle::contracts
