#include "contracts/vat.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

struct Reason {
  const char* category;
  Pattern pattern;
};

const std::vector<Reason>& reasons() {
  static const std::vector<Reason>
      table{
          {"AE",
           Pattern(
               R"((?:steuerschuldnerschaft des leistungsempfangers|(?:ubergang|umkehr) der steuerschuld(?:nerschaft)?|umkehrung der steuerschuld|steuerschuld geht|umsatzsteuerschuld geht|leistungsempfanger (?:schuldet|als steuerschuldner)|ss ?13 ?b ustg|ss ?19 abs\. ?1[a-d]? (?:satz \d |zweiter satz )?ustg[^.]{0,60}ubergang|reverse[- ]charge|autoliquidation|autoliquidee?|taxe due par le preneur|tva due par le (?:preneur|client|cocontractant)|cocontractant|customer to (?:account for|pay) (?:the )?vat|preneur assujetti|283-?2? ?(?:nonies)?[^.]{0,20}cgi))")},
          {"K",
           Pattern(
               R"((?:innergemeinschaftliche lieferung|steuerfreie innergemeinschaftliche|livraisons? intra-?communautaires?|intra-community suppl|ss ?6a ustg|262 ter|article 138|39 ?bis))")},
          {"G",
           Pattern(
               R"((?:steuerfreie ausfuhr(?:lieferung)?|ausfuhrlieferung|exportations? [^.;]{0,40}(?:exoner|hors)|export(?:s)? (?:of goods )?(?:is|are|exempt|zero)|262,? ?i\b|zero-rated export))")},
          {"E", Pattern(R"((?:kleinunternehmer|ss ?19 (?:abs\. ?1 )?(?:satz \d )?ustg|ss ?6 abs\. ?1 z(?:iff(?:er)?|\.)? ?27|293 ?b|franchise (?:en base|de (?:la )?taxe|des petites entreprises)|regime (?:particulier )?(?:de la |de )?franchise|umsatzsteuerfrei|steuerfrei|umsatzsteuerbefreit|steuerbefreit|befreit[^.]{0,30}(?:umsatzsteuer|mehrwertsteuer|mwst)|von der (?:umsatzsteuer|mehrwertsteuer|mwst) (?:befreit|ausgenommen)|ss ?4 (?:nr\.? ?|ziff\. ?)\d+|exoneree?s? de (?:la )?t\.?v\.?a|exoneration de (?:la )?t\.?v\.?a|exempte?e?s? de (?:la )?t\.?v\.?a|art(?:icle)?\.? ?261|exempt from (?:vat|value added tax)|vat[- ]exempt|exempt (?:supply|supplies) |art\.? ?21 (?:abs\. ?2 )?mwstg|art(?:icle)?\.? ?44[^.]{0,20}(?:code|tva)|art\.? ?21 ltva|article 132|article 135))")},
          {"Z", Pattern(R"((?:zero[- ]rated|zero rate|nullsatz|vat at 0 ?%|0 ?% vat))")},
          {"O",
           Pattern(
               R"((?:nicht steuerbar|nicht umsatzsteuerbar|nicht der (?:schweizer |deutschen )?(?:umsatzsteuer|mehrwertsteuer|mwst)|outside the scope of|out of scope|hors (?:du )?champ|non soumise?s? a (?:la )?tva|non assujettie?s?|not (?:currently )?registered for vat|not vat[- ]registered|no vat is charged|nicht (?:mehrwertsteuer|mwst|umsatzsteuer)-?pflichtig|nicht im (?:mwst|mehrwertsteuer)|keine mehrwertsteuerpflicht|place of supply (?:abroad|outside)))")}};
  return table;
}

} // namespace

Vat find_vat(const Reading& reading, std::string_view seller_country) {
  Vat vat;
  static const std::string tax =
      R"((?:ust\b|mwst|umsatzsteuer|mehrwertsteuer|t\.?v\.?a\b|vat\b|value added tax|taxe sur la valeur|v\.a\.t))";
  static const Pattern rate_before(
      "(\\d{1,2}(?:[.,]\\d{1,2})?)[ \\n]?%[ \\n]?(?:ige[rnms]?[ \\n])?(?:gesetzliche[rnms]?[ \\n]|geltende[rnms]?[ \\n]|de[ \\n]|der[ \\n])?" +
      tax);
  static const Pattern rate_after(
      tax +
      R"((?:-?satz|-rate|-?idnr)?\.?[^%.;\d\n]{0,45}[\n]?[^%.;\d]{0,25}(\d{1,2}(?:[.,]\d{1,2})?)[ \n]?(?:%|v\. ?h\.|prozent|pour cent|per cent))");
  static const Pattern mention(tax);
  static const Pattern in_words(
      tax +
      R"([^.;\d]{0,30} (twenty-three|twenty|twenty-one|nineteen|seventeen|vingt|vingt et un|neunzehn|zwanzig)[ \n](?:per ?cent|pour cent|prozent|v\. ?h\.))");
  static const std::vector<const char*> known{"19", "7",   "20",  "13",  "10",  "5.5", "2.1", "21",   "12",
                                              "6",  "17",  "14",  "8",   "3",   "16",  "23",  "13.5", "9",
                                              "5",  "8.1", "3.8", "2.6", "7.7", "25",  "22",  "8.5",  "0"};
  vat.mentioned = mention.in(reading.folded.substr(0, reading.folded_span({0, reading.body_end}).end));
  std::vector<std::pair<Decimal, Span>> found;
  for (const auto* pattern : {&rate_before, &rate_after})
    for (const Match& m : pattern->find_all(reading)) {
      std::string text(reading.folded_slice(m[0]));
      std::ranges::replace(text, ',', '.');
      const auto value = Decimal::parse(text);
      if (!value || std::ranges::none_of(known, [&](const char* k) { return *value == *Decimal::parse(k); })) continue;
      // Interest, discounts and examples of rates that ended are no rates of this paper.
      const std::string sentence(reading.folded_slice(reading.sentence_at(m.all.begin)));
      const Span f = reading.folded_span(m[0]);
      const std::string near = reading.folded.substr(f.begin > 40 ? f.begin - 40 : 0,
                                                     std::min<std::size_t>(f.begin, 40));
      static const Pattern wrong(
          R"((?:skonto|rabatt|remise|escompte|nachlass|zinssatz|interet|interest|discount|bisher))");
      const std::size_t last_stop = near.find_last_of(",;.");
      if (wrong.in(last_stop == std::string::npos ? near : near.substr(last_stop))) continue;
      found.emplace_back(*value, m[0]);
    }
  if (found.empty())
    for (const Match& m : in_words.find_all(reading))
      if (const auto value = parse_number_words(reading.folded_slice(m[0])))
        found.emplace_back(Decimal(static_cast<int>(*value)), m[0]);
  std::ranges::sort(found, {}, [](const auto& f) { return f.second.begin; });
  for (const auto& [value, span] : found)
    if (std::ranges::find(vat.rates, value) == vat.rates.end()) vat.rates.push_back(value);
  if (!found.empty()) {
    vat.rate = found.front().first;
    vat.rate_span = found.front().second;
  }
  for (const Reason& reason : reasons()) {
    for (const Match& m : reason.pattern.find_all(reading, {0, reading.body_end})) {
      const Span sentence = reading.sentence_at(m.all.begin);
      const std::string text = one_line(reading.folded_slice(sentence));
      // Denied, conditional or about something else.
      static const Pattern denied(
          R"((?:\bnot? (?:apply|applicable)|findet keine anwendung|nicht anwendbar|kein(?:e)? kleinunternehmer|no reverse charge|sofern|soweit|falls|wenn (?:der|die|das)|if (?:the|it)|should the|si le|en cas de|steuerfreie[nr]? (?:zulagen|zuschlage)|gehalt|unless|kaution|security deposit|\bdeposit\b|depot de garantie|durchlaufend))");
      if (denied.in(text)) continue;
      // That somebody is outside the tax says nothing of a supply whose rate is stated: it is the other side.
      if (std::string_view(reason.category) == "O" && vat.rate && !vat.rate->is_zero()) continue;
      const std::string word(reading.folded_slice(m.all));
      std::string category = reason.category;
      // The same paragraph means small business in Germany and reverse charge in Austria.
      static const Pattern paragraph19(R"(ss ?19)");
      if (category == "E" && paragraph19.in(word) && seller_country == "AT") category = "AE";
      if (!vat.category.empty()) continue;
      vat.category = category;
      vat.category_span = m.all;
      if (category != "Z") vat.notes.push_back(one_line(reading.slice(sentence)));
    }
  }
  // The tax that is not charged is written as 0 %; any other rate beside the reason contradicts it.
  if (!vat.category.empty()) {
    const bool charged = vat.rate && !vat.rate->is_zero();
    if (charged) {
      const Span whole = reading.sentence_at(vat.rate_span.begin);
      const std::string sentence(
          reading.folded_slice({std::max(whole.begin, vat.rate_span.begin > 120 ? vat.rate_span.begin - 120 : 0),
                                std::min(whole.end, vat.rate_span.end + 60)}));
      static const Pattern contingent(
          R"(\b(?:sollte|falls|sofern|wenn|if|should|si|in case|entfallt|wurde|otherwise|option nach ss ?9)\b)");
      if (!contingent.in(sentence) && vat.category != "Z") vat.contradiction = true; // zero beside a rate is two rates
    }
    vat.rate = vat.category == "O" ? std::optional<Decimal>() : std::optional<Decimal>(Decimal(0));
  } else if (vat.rate) {
    vat.category = vat.rate->is_zero() ? "Z" : "S";
  }
  return vat;
}

} // namespace socle::contracts
