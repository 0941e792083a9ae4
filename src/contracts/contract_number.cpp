#include "contracts/pattern.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {

Span value_of_label(const Reading& reading, int index) {
  const Cell& label = reading.cells[static_cast<std::size_t>(index)];
  const Row& row = reading.rows[static_cast<std::size_t>(label.row)];
  const auto place = static_cast<std::size_t>(std::ranges::find(row.cells, index) - row.cells.begin());
  const auto is_label = [&](int c) { return is_label_cell(reading.folded_slice(reading.cells[static_cast<std::size_t>(c)].span)); };
  const bool ends_with_colon = reading.slice(label.span).ends_with(':');
  if (place + 1 < row.cells.size() && (ends_with_colon || !is_label(row.cells[place + 1]))) return reading.cells[static_cast<std::size_t>(row.cells[place + 1])].span;
  double right_edge = 1e9;
  if (place + 1 < row.cells.size()) right_edge = reading.cells[static_cast<std::size_t>(row.cells[place + 1])].box.x0 - 2;
  for (std::size_t r = static_cast<std::size_t>(label.row) + 1; r < std::min(reading.rows.size(), static_cast<std::size_t>(label.row) + 3); ++r) {
    const Row& below = reading.rows[r];
    if (below.page != label.page || below.y0 - label.box.y1 > 2.6 * (label.box.y1 - label.box.y0)) break;
    for (const int c : below.cells) {
      const Cell& cell = reading.cells[static_cast<std::size_t>(c)];
      if (cell.box.x0 < right_edge && cell.box.x1 > label.box.x0 - 4 && cell.box.x0 < label.box.x1 + 20) return is_label(c) ? Span{} : cell.span;
    }
  }
  return {};
}

namespace {

struct Candidate {
  Value value;
  int score = 0;
};

// A number or name of a contract: it has a digit, and no blanks but after letters ("UR 88-2026").
std::optional<Span> number_in(const Reading& reading, Span span, bool whole_cell) {
  static const Pattern token(R"(^[ \t:.#"*(-]*((?:[a-z]{1,8}[ ./-]{0,2})?(?:[a-z0-9._+]*[-/. ]?)?[a-z0-9][a-z0-9._/+-]*))");
  static const Pattern words(R"(^[ \t:.#"*(-]*((?:[a-z]{1,6} )?[a-z0-9_./+-]*\d[a-z0-9_./+-]*(?: ?/ ?[a-z0-9_.-]*\d[a-z0-9_.-]*)?(?:-[a-z0-9]+)*))");
  if (span.empty()) return std::nullopt;
  const auto m = words.find(reading, span);
  if (!m || m->all.begin != span.begin) return std::nullopt;
  Span value = (*m)[0];
  const std::string printed(reading.slice(value));
  // Lower-case letters before a blank are words, not parts of a number.
  if (const auto blank = printed.find(' '); blank != std::string::npos && blank > 0 && printed[blank - 1] >= 'a' && printed[blank - 1] <= 'z' && !whole_cell) return std::nullopt;
  while (value.end > value.begin && std::string_view(".,/-_:").find(reading.text[value.end - 1]) != std::string_view::npos) --value.end;
  const std::string folded(reading.folded_slice(value));
  static const Pattern date(R"(^(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.|(?:19|20)\d\d-\d\d-\d\d)$)");
  if (date.in(folded) || folded.empty() || std::ranges::none_of(folded, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  if (whole_cell) { // the cell holds the number and nothing else
    const std::string all = one_line(reading.slice(span));
    if (all.size() <= 28 && std::ranges::count(all, ' ') <= 2 && !date.in(fold(all))) return span;
  }
  if (folded.size() < 2 && !whole_cell) return std::nullopt;
  (void)token;
  return value;
}

} // namespace

std::optional<Value> find_contract_number(const Reading& reading) {
  struct Label {
    Pattern pattern;
    int score;
  };
  static const std::string nr = R"((?:[- ]?(?:nummer|nr\.?|no\.?|n\.|id|kennung|kennzeichen|kennziffer|ref\.?|referenz)))";
  static const std::string num = R"((?: ?(?:number|no\.?:?|nr\.?|ref\.?|reference|id|num\.?|#)))";
  static const std::vector<Label> labels{
      {Pattern(R"(\b(?:[a-z]*(?:dienstleistungs|wartungs|miet|werk|dienst|service|leasing|lizenz|liefer|reinigungs|pflege|beratungs|haupt|basis|hosting|kauf|support|pacht)?vertrags?)" + nr + ")"), 12},
      {Pattern(R"(\b[a-z]*(?:vertrag|vereinbarung) (?:nr\.?|nummer|no\.?|n\.))"), 12},
      {Pattern(R"(\b(?:vertrag|vereinbarung|auftrag)[a-z ]{0,20} (?:tragt|hat|erhalt|fuhrt) die (?:vertrags)?(?:nummer|nr\.?|kennung|bezeichnung))"), 12},
      {Pattern(R"(\bunter (?:der|dem) (?:vertrags)?(?:nummer|nr\.?|kennzeichen|aktenzeichen))"), 7},
      {Pattern(R"(\b(?:auftrags|bestell|order|mandats|vereinbarungs|belegs?|dokument(?:en)?)" ")" + nr), 9},
      {Pattern(R"(\b(?:auftrag|auftragsschreiben|auftragserteilung|auftragsbestatigung|bestellschein|bestellung|mandat|mietvertrag|werkvertrag|schein) ?-?(?:nr\.?|nummer|no\.?))"), 9},
      {Pattern(R"(\b(?:nachtrag|anderung) (?:nr\.? ?\d+ )?zum [a-z]*vertrag (?:nr\.?|nummer|no\.?))"), 13},
      {Pattern(R"(\b(?:contrat|convention|marche|bail|accord)(?: [a-z' -]{1,40})? (?:no\.?|numero|n\.|ref\.?|reference)(?: du contrat)?)"), 12},
      {Pattern(R"(\b(?:numero|no\.?|n\.|reference|ref\.?) (?:de |du |de la |d[eu] present )?(?:contrat|convention|marche|bail|dossier contrat))"), 12},
      {Pattern(R"(\b(?:bon de commande|commande|ordre de service)(?: ferme)? (?:no\.?|numero|n\.|ref\.?))"), 9},
      {Pattern(R"(\b(?:numero|no|reference|ref\.?) (?:de |du |de la )?(?:commande|bon de commande))"), 9},
      {Pattern(R"(\b(?:agreement|contract|lease|subscription|licence|license|services? agreement|engagement|hire agreement|hire contract)" ")" + num), 12},
      {Pattern(R"(\b(?:order|purchase order|po|work order|order form|sow|statement of work)" ")" + num), 8},
      {Pattern(R"(\b(?:our ref(?:erence)?|nos ref(?:erences)?\.?|notre reference|n/ref\.?|unser(?:e)? zeichen|unsere referenz|aktenzeichen|az\.|gz\.|geschaftszahl|document ref(?:erence)?|ref(?:erence)?\.?|references?|referenz|vertragskennung|dossier no|kennung))"), 4},
      {Pattern(R"(\n(?:nr\.|no\.|n\.o|numero|nummer|number|no)(?:[ :\t]))"), 5}};
  static const Pattern titled(R"((?:^|\n|[a-z-])(?:vertrag|vereinbarung|contrat|convention|agreement|contract|order|auftrag|bestellung|lease|commande|mandat|bail|schein|marche|nachtrag|avenant|accord-cadre|agreement for [a-z ]{3,40}|contrat (?:de|d')[a-z' -]{3,40}|accord[a-z -]{0,30})[ \t:-]{1,3}(?:nr[. ]{1,2}|no[. ]{1,2}|n\. ?|ref[. ]{1,2}|- ?)?((?:[a-z]{1,6} ?[-/]? ?)?[a-z0-9./_-]*\d[a-z0-9./_-]*))");
  static const Pattern wrong(R"((?:kunden|angebots?|rahmen|projekt|objekt|customer|client|quote|quotation|offre|devis|offer|project|projet|cadre|framework|lieferanten|debitoren|personal|steuer|konto|rechnungs|gerate|serien|versicherung|police|artikel|ausschreibungs|vergabe|account|invoice|tender|facture|registration|company|vat|ihr|ihre|votre|your|vos|v/)[- ]?(?:vertrags?)?[- ]?(?:ref\.? ?|zeichen|nos? )?$)");
  std::optional<Candidate> best;
  const auto offer = [&](Span span, int score, bool whole) {
    const auto value = number_in(reading, span, whole);
    if (!value) return;
    // Earlier is better; running headers are good places.
    if (value->begin < reading.body_end) score -= static_cast<int>(4 * value->begin / std::max<std::size_t>(1, reading.body_end));
    if (!best || score > best->score) best = Candidate{{one_line(reading.slice(*value)), *value, std::min(95, 55 + 3 * score), {}, {}}, score};
  };
  for (const Label& label : labels)
    for (const Match& m : label.pattern.find_all(reading)) {
      const Span f = reading.folded_span(m.all);
      const std::string before = reading.folded.substr(f.begin > 24 ? f.begin - 24 : 0, std::min<std::size_t>(24, f.begin));
      if (wrong.in(before)) continue;
      static const Pattern part_of_word(R"([a-z]$)");
      if (part_of_word.in(before) && reading.folded[f.begin] != '\n') continue;
      const int cell = reading.cell_at(m.all.begin + (reading.text[m.all.begin] == '\n' ? 1 : 0));
      Span rest{m.all.end, reading.line_at(m.all.end).end};
      if (cell >= 0 && rest.end > reading.cells[static_cast<std::size_t>(cell)].span.end) rest.end = std::max(m.all.end, reading.cells[static_cast<std::size_t>(cell)].span.end);
      const std::string tail = trim(reading.slice(rest));
      const bool alone = tail.empty() || tail == ":" || tail == ".";
      if (alone && cell >= 0) {
        const Span value = value_of_label(reading, cell);
        offer(value, label.score + 1, true);
        if (value.empty() && rest.end < reading.text.size()) offer({rest.end + 1, reading.line_at(rest.end + 1).end}, label.score - 2, false);
      } else {
        offer(rest, label.score, false);
      }
    }
  for (const Match& m : titled.find_all(reading, {0, std::min<std::size_t>(reading.text.size(), 1500)})) {
    const std::string token(reading.folded_slice(m[0]));
    static const Pattern shape(R"([a-z/-].*\d|\d.*[/-])");
    static const Pattern not_number(R"(^(?:vom|du|of|dated|for|from|ab|no|de)\b|^\d{1,2}\.\d|^\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d|^\d{1,2} |^(?:19|20)\d\d-\d\d-\d\d)");
    if (!shape.in(token) || not_number.in(token)) continue;
    offer(m[0], 7, false);
  }
  for (const Match& m : titled.find_all(reading, {reading.body_end, reading.text.size()})) offer(m[0], 5, false);
  if (best) return best->value;
  return std::nullopt;
}

} // namespace socle::contracts
