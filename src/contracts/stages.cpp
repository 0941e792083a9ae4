#include "contracts/items.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// Shares are counted in parts of which all of the common fractions are whole numbers.
constexpr int kWhole = 300;

struct Stage {
  Decimal share; // of kWhole
  Span text;     // from the share to the next one
};

struct Share {
  std::optional<Decimal> share; // none: what the others leave
  Span span;
};

// "30 %", "ein Drittel", "la moitié", "the remaining third", "the balance".
std::vector<Share> find_shares(const Reading& reading) {
  static const Pattern fraction(
      R"(\b(?:(two|three|zwei|drei|deux|trois)[ \n])?(halves|half|halfte|moitie|thirds?|drittel|tiers|quarters?|viertel|quarts?|fifths?|funftel|cinquiemes?)\b)");
  static const Pattern rest(
      R"(\b(?:remainder|remaining (?:amount|sum|balance)|balance|der rest|restbetrag|restsumme|restzahlung|schlusszahlung|le solde|le reste|le restant)\b)");
  std::vector<Share> shares;
  for (const Percent& p : find_percents(reading)) shares.push_back({p.value * Decimal(kWhole / 100), p.span});
  for (const Match& m : fraction.find_all(reading, {0, reading.body_end})) {
    const std::string many(reading.folded_slice(m[0])), part(reading.folded_slice(m[1]));
    const int parts = part.starts_with("hal") || part == "moitie"                         ? 2
                      : part.starts_with("third") || part == "drittel" || part == "tiers" ? 3
                      : part.starts_with("quart") || part == "viertel"                    ? 4
                                                                                          : 5;
    const int count = many.empty() ? 1 : many == "two" || many == "zwei" || many == "deux" ? 2 : 3;
    shares.push_back({Decimal(count * kWhole / parts), m.all});
  }
  for (const Match& m : rest.find_all(reading, {0, reading.body_end})) shares.push_back({std::nullopt, m.all});
  std::ranges::sort(shares, {}, [](const Share& s) { return s.span.begin; });
  return shares;
}

// "30 % bei Auftragserteilung, 70 % nach Abnahme": shares of one paragraph, each tied to a moment, that make up the whole.
std::vector<Stage> find_stages(const Reading& reading) {
  static const Pattern moment(
      R"(^ ?(?:(?:des?|du|of|der|von|vom) [a-z ]{3,40} )?(?:(?:is|are|sind|ist|sont|est|werden|wird|payable|fallig|zahlbar|due) ){0,2}(?:on|upon|at|after|before|with|when|once|bei|beim|nach|mit|zum|zur|vor|sobald|a l'|a la|a |au|aux|lors|apres|avant|des) ?[a-z])");
  static const Pattern event(
      R"(\b(?:on|upon|at|after|before|with|when|once|bei|beim|nach|mit|zum|zur|vor|sobald|a l'|a la|au|aux|lors|apres|avant|des) ?(?:[a-z]+ ){0,2}[a-z]*(?:unterzeichn|unterschrift|auftrag|bestell|beginn|anliefer|liefer|montage|ubernahme|abnahme|ubergabe|fertig|inbetrieb|signature|order|start|commencement|delivery|completion|acceptance|handover|commande|demarrage|livraison|reception|achevement|mise en))");
  std::vector<Stage> stages;
  Span paragraph;
  Decimal sum;
  const auto complete = [&] { return stages.size() >= 2 && sum == Decimal(kWhole); };
  const std::vector<Share> shares = find_shares(reading);
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const Share& s = shares[k];
    if (s.span.begin >= reading.body_end) break;
    const Span here = reading.paragraph_at(s.span.begin);
    const Span sentence = reading.sentence_at(s.span.begin);
    // The moment follows at once, or behind the amount: "40 %, das sind EUR 7.360, werden mit Unterzeichnung verrechnet".
    const std::size_t next = k + 1 < shares.size() ? std::max(shares[k + 1].span.begin, s.span.end) : sentence.end;
    const std::string after = one_line(reading.folded_slice({s.span.end, std::min(sentence.end, s.span.end + 90)})),
                      own = one_line(
                          reading.folded_slice({s.span.end, std::min({sentence.end, next, s.span.end + 140})}));
    if (!moment.in(after) && !event.in(own)) continue;
    if (here.begin != paragraph.begin) {
      if (complete()) return stages;
      stages.clear();
      sum = Decimal();
      paragraph = here;
    }
    const Decimal share = s.share.value_or(Decimal(kWhole) - sum);
    if (!(share > Decimal(0)) || complete()) continue;
    if (!stages.empty()) stages.back().text.end = std::min(stages.back().text.end, s.span.begin);
    stages.push_back({share, {s.span.begin, sentence.end}});
    sum += share;
  }
  return complete() ? stages : std::vector<Stage>{};
}

} // namespace

void split_into_stages(const Reading& reading, Items& items) {
  if (items.milestones ||
      std::ranges::any_of(items.items, [](const Item& i) { return i.instalment || basis_months(i.basis) > 0; }))
    return;
  std::vector<Item*> due;
  for (Item& i : items.items)
    if (!i.optional) due.push_back(&i);
  if (due.empty() || std::ranges::any_of(due, [](const Item* i) {
        return i->estimated || i->basis == Basis::hour || i->basis == Basis::day ||
               (i->basis == Basis::unit && !i->quantity);
      }))
    return;
  const std::vector<Stage> stages = find_stages(reading);
  if (stages.empty()) return;
  static const Pattern event(
      R"((?:abnahme|freigabe|fertigstellung|ablieferung|lieferung|inbetriebnahme|recette|livraison|reception|achevement|mise en service|validation|acceptance|delivery|completion|approval|sign-off|go-live|launch))");
  Decimal whole;
  for (const Item* i : due) whole += i->net_total();
  const Item model = *due.front();
  items.items.clear();
  for (const Stage& s : stages) {
    Item part = model;
    part.description = (model.description.empty() ? "" : model.description + " – ") + one_line(reading.slice(s.text));
    part.quantity.reset();
    part.total.reset();
    part.unit = "LS";
    part.unit_price = (whole * s.share / Decimal(kWhole)).rounded(2);
    part.instalment = true;
    part.due_on_event = event.in(reading.folded_slice(s.text));
    part.confidence_percent = std::min(model.confidence_percent, 86);
    items.items.push_back(std::move(part));
  }
  items.milestones = true;
}

} // namespace socle::contracts
