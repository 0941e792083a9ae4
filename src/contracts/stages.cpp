#include "contracts/items.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

struct Stage {
  Decimal percent;
  Span text; // from the percentage to the next one
};

// "30 % bei Auftragserteilung, 70 % nach Abnahme": percentages of one paragraph, each tied to a moment, that make up the whole.
std::vector<Stage> find_stages(const Reading& reading) {
  static const Pattern moment(
      R"(^ ?(?:(?:des?|du|of|der|von|vom) [a-z ]{3,40} )?(?:(?:is|are|sind|ist|sont|werden|payable|fallig|zahlbar) ){0,2}(?:on|upon|at|after|before|with|when|bei|nach|mit|zum|zur|vor|a l'|a la|a |au|aux|lors|apres|avant|des) ?[a-z])");
  std::vector<Stage> stages;
  Span paragraph;
  Decimal sum;
  for (const Percent& p : find_percents(reading)) {
    if (p.span.begin >= reading.body_end) break;
    const Span here = reading.paragraph_at(p.span.begin);
    const Span sentence = reading.sentence_at(p.span.begin);
    if (!moment.in(one_line(reading.folded_slice({p.span.end, std::min(sentence.end, p.span.end + 90)})))) continue;
    if (here.begin != paragraph.begin) {
      if (stages.size() >= 2 && sum == Decimal(100)) return stages;
      stages.clear();
      sum = Decimal();
      paragraph = here;
    }
    if (!stages.empty()) stages.back().text.end = std::min(stages.back().text.end, p.span.begin);
    stages.push_back({p.value, {p.span.begin, sentence.end}});
    sum += p.value;
  }
  if (stages.size() >= 2 && sum == Decimal(100)) return stages;
  return {};
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
    part.unit_price = (whole * s.percent / Decimal(100)).rounded(2);
    part.instalment = true;
    part.due_on_event = event.in(reading.folded_slice(s.text));
    part.confidence_percent = std::min(model.confidence_percent, 86);
    items.items.push_back(std::move(part));
  }
  items.milestones = true;
}

} // namespace socle::contracts
