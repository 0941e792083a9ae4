#include "contracts/pattern.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {

Span value_of_label(const Reading& reading, int index) {
  const Cell& label = reading.cells[static_cast<std::size_t>(index)];
  const Row& row = reading.rows[static_cast<std::size_t>(label.row)];
  const auto place = static_cast<std::size_t>(std::ranges::find(row.cells, index) - row.cells.begin());
  const auto is_label = [&](int c) {
    return is_label_cell(reading.folded_slice(reading.cells[static_cast<std::size_t>(c)].span));
  };
  const bool ends_with_colon = reading.slice(label.span).ends_with(':');
  if (place + 1 < row.cells.size() && (ends_with_colon || !is_label(row.cells[place + 1])))
    return reading.cells[static_cast<std::size_t>(row.cells[place + 1])].span;
  double right_edge = 1e9;
  if (place + 1 < row.cells.size())
    right_edge = reading.cells[static_cast<std::size_t>(row.cells[place + 1])].box.x0 - 2;
  for (std::size_t r = static_cast<std::size_t>(label.row) + 1;
       r < std::min(reading.rows.size(), static_cast<std::size_t>(label.row) + 3); ++r) {
    const Row& below = reading.rows[r];
    if (below.page != label.page || below.y0 - label.box.y1 > 2.6 * (label.box.y1 - label.box.y0)) break;
    for (const int c : below.cells) {
      const Cell& cell = reading.cells[static_cast<std::size_t>(c)];
      if (cell.box.x0 < right_edge && cell.box.x1 > label.box.x0 - 4 && cell.box.x0 < label.box.x1 + 20)
        return is_label(c) ? Span{} : cell.span;
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
  static const Pattern words(
      R"(^[ \t:.#"*(-]*((?:[a-z]{1,6} )?[a-z0-9_./+-]*\d[a-z0-9_./+-]*(?: ?/ ?[a-z0-9_.-]*\d[a-z0-9_.-]*)?(?:-[a-z0-9]+)*))");
  if (span.empty()) return std::nullopt;
  const auto m = words.find(reading, span);
  if (!m || m->all.begin != span.begin) return std::nullopt;
  Span value = (*m)[0];
  const std::string printed(reading.slice(value));
  // Lower-case letters before a blank are words, not parts of a number.
  if (const auto blank = printed.find(' ');
      blank != std::string::npos && blank > 0 && printed[blank - 1] >= 'a' && printed[blank - 1] <= 'z' && !whole_cell)
    return std::nullopt;
  while (value.end > value.begin &&
         std::string_view(".,/-_:").find(reading.text[value.end - 1]) != std::string_view::npos)
    --value.end;
  const std::string folded(reading.folded_slice(value));
  static const Pattern other_number(
      R"(^(?:(?:gbp|eur|chf|usd) ?\d|(?:ide|uid|che|tva|vat|ust|kvk|bce|kbo|rcs|siret|siren|hrb|hra|tel|fax|cro|gb|fn)[ -]\d|ide che|uid che|che-\d))");
  if (other_number.in(folded)) return std::nullopt; // money, registers, tax, telephones
  static const Pattern date(R"(^(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.|(?:19|20)\d\d-\d\d-\d\d)$)");
  if (date.in(folded) || folded.empty() || std::ranges::none_of(folded, [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  if (whole_cell) { // the cell holds the number and nothing else
    const std::string all = one_line(reading.slice(span));
    if (all.size() <= 28 && std::ranges::count(all, ' ') <= 2 && !date.in(fold(all))) return span;
  }
  if (std::ranges::count_if(folded, [](char c) { return c >= '0' && c <= '9'; }) < 2 && !whole_cell)
    return std::nullopt;
  return value;
}

// Lines that name the paper: the first ones, large print on the first page, running heads and feet.
std::vector<Span> title_lines(const Reading& reading) {
  static const Pattern paper(
      R"((?:vertrag|vereinbarung|auftrag|bestellung|bestatigung|schein\b|mandat|contrat|convention|commande|marche\b|\bbail\b|avenant|accord|agreement|contract|\border\b|lease|\bdeed\b|statement of work|engagement|subscription|hosting|hauswartung))");
  std::vector<Span> result;
  int order = 0;
  for (const Line& line : reading.lines) {
    if (line.span.empty()) continue;
    const Cell& first = reading.cells[static_cast<std::size_t>(line.cells.front())];
    const bool head = first.zone != Zone::body;
    if (!head && (first.page > 1 || line.span.begin > 1800)) continue;
    const bool early = head || ++order <= 8;
    for (const int c : line.cells) {
      Span span = reading.cells[static_cast<std::size_t>(c)].span;
      // Further down, only a word for the paper with the code right behind it: "Contrat SR-2026-8, signé …".
      static const Pattern direct(
          R"(^(?:[a-z-]+ (?:und|et|and) )?[a-z-]*(?:vertrag|vereinbarung|contrat|convention|agreement|contract|auftrag|bestellung|commande|order|mandat|schein)[ :]{1,2}[^ ]*\d[^ ,;]*)");
      if (!early) {
        const auto m = direct.find(reading, span);
        if (!m || m->all.begin != span.begin) continue;
        span = m->all;
      }
      const std::string folded(reading.folded_slice(span));
      if (span.end - span.begin < 110 && paper.in(folded)) result.push_back(span);
    }
  }
  return result;
}

// The code in a title: "MRF-26-207", "RK 5520", "NU 26/088-03", "MV 2026/12"; no date, no year alone, no place in a law.
std::optional<Span> code_in(const Reading& reading, Span title) {
  static const Pattern code(
      R"((?:^|[ (:,-])((?:[a-z]{1,6} )?(?:[a-z]{1,8}[./-])*[a-z]{0,6}\d[a-z0-9]*(?:[./-]{1,2}[a-z0-9]+)*)(?:[ ):;,.]|$))");
  static const Pattern never(
      R"(^(?:vom|von|du|of|dated|from|ab|no|nr|de|le|bis|ss|art|par|am|im|seite|page|version|teil|stand|rev|und|et|and|phase|band|lot|level|unit|suite|article|section|clause|version)\b|^(?:19|20)\d\d$|^\d{1,2}$|^\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|^(?:19|20)\d\d-\d\d-\d\d|(?:januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|june|july|october|december|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre)|^[a-z] ?\d$|^\d{1,3}-\d{1,3}$|^\d{1,2}(?:st|nd|rd|th|er|e)$|^\d+(?:[.,]\d+)?(?:%|x)|^(?:eur|chf|gbp|m2|kw|iso|din|vob|ide|uid|che|tva|vat|ust|kvk|bce|kbo|rcs|siret|siren|hrb|hra|tel|fax|cro|iban|bic|plz|po|box|gb|atu|fn)\b|^che-|^\d+(?:[.,]\d+)?(?:kwp?|kva|mm|cm|ml|kg|tb|gb)\b)"),
      paper_word(R"(^(?:order|lease|deed|plan|bail|bon|no|nr|ref|sow|hire|abo|zahl|beleg|vom|lot|devis)$)"),
      after_paper(
          R"((?:vertrag|vereinbarung|contrat|convention|agreement|contract|auftrag|bestellung|order|commande|mandat)[ \t]*$)"),
      short_code(R"(^\d{2}-\d{2,3}$)");
  std::optional<Span> last;
  for (const Match& m : code.find_all(reading, title)) {
    Span span = m[0];
    std::string folded(reading.folded_slice(span));
    const std::size_t blank = folded.find(' ');
    if (blank != std::string::npos) { // a word in front belongs to the code in capitals only
      const std::string_view printed = reading.slice(span);
      if (std::ranges::any_of(printed.substr(0, blank), [](char c) { return c >= 'a' && c <= 'z'; }) || blank > 5 ||
          paper_word.in(folded.substr(0, blank))) {
        span.begin += blank + 1;
        folded = folded.substr(blank + 1);
      }
    }
    // The code of another paper: "zum Hostingvertrag SL-0391", "unser Angebot A-12".
    static const Pattern mention(
        R"((?:\bzum\b|gemass|angebot|ihr auftrag|au contrat|au marche|selon|under |pursuant|your |votre |(?:au|l'|du) (?:contrat|accord)[- ]cadre|under the framework|rahmen(?:vertrag|vereinbarung) (?:nr|no))[^,;]{0,28}$)");
    if (mention.in(reading.folded_slice({title.begin, span.begin}))) continue;
    const auto digits = std::ranges::count_if(folded, [](char c) { return c >= '0' && c <= '9'; });
    const bool after_its_name = short_code.in(folded) &&
                                after_paper.in(reading.folded_slice({title.begin, span.begin}));
    if (digits < 2 || (never.in(folded) && !after_its_name)) continue;
    if (!last) last = span;
  }
  return last;
}

} // namespace

std::optional<Value> find_contract_number(const Reading& reading) {
  struct Label {
    Pattern pattern;
    int score;
  };
  static const std::string nr =
      R"((?:[- ]?(?:nummer|nr\.?|no\.?|n\.|id|kennung|kennzeichen|kennziffer|ref\.?|referenz)))";
  static const std::string num = R"((?: ?(?:number|no\.?:?|nr\.?|ref\.?|reference|id|num\.?|#)))";
  static const std::vector<Label> labels{
      {Pattern(
           R"(\b(?:[a-z]*(?:dienstleistungs|wartungs|miet|werk|dienst|service|leasing|lizenz|liefer|reinigungs|pflege|beratungs|haupt|basis|hosting|kauf|support|pacht)?vertrags?)" +
           nr + ")"),
       12},
      {Pattern(R"(\b[a-z]*(?:vertrag|vereinbarung) (?:nr\.?|nummer|no\.?|n\.))"), 12},
      {Pattern(
           R"(\b(?:vertrag|vereinbarung|auftrag)[a-z ]{0,20} (?:tragt|hat|erhalt|fuhrt) die (?:vertrags)?(?:nummer|nr\.?|kennung|bezeichnung))"),
       12},
      {Pattern(R"(\bunter (?:der|dem) (?:vertrags)?(?:nummer|nr\.?|kennzeichen|aktenzeichen))"), 7},
      {Pattern(R"(\b(?:auftrags|bestell|order|mandats|vereinbarungs|belegs?|dokument(?:en)?)"
               ")" +
               nr),
       9},
      {Pattern(
           R"(\b(?:auftrag|auftragsschreiben|auftragserteilung|auftragsbestatigung|bestellschein|bestellung|mandat|mietvertrag|werkvertrag|schein) ?-?(?:nr\.?|nummer|no\.?))"),
       9},
      {Pattern(R"(\b(?:nachtrag|anderung) (?:nr\.? ?\d+ )?zum [a-z]*vertrag (?:nr\.?|nummer|no\.?))"), 13},
      {Pattern(
           R"(\b(?:contrat|convention|marche|bail|accord)(?: [a-z' -]{1,40})? (?:no\.?|numero|n\.|ref\.?|reference)(?: du contrat)?)"),
       12},
      {Pattern(
           R"(\b(?:numero|no\.?|n\.|reference|ref\.?) (?:de |du |de la |d[eu] present )?(?:dossier|contrat|convention|marche|bail|dossier contrat))"),
       12},
      {Pattern(R"(\b(?:bon de commande|commande|ordre de service)(?: ferme)? (?:no\.?|numero|n\.|ref\.?))"), 9},
      {Pattern(R"(\b(?:numero|no|reference|ref\.?) (?:de |du |de la )?(?:commande|bon de commande))"), 9},
      {Pattern(
           R"(\b(?:agreement|contract|lease|subscription|licence|license|services? agreement|engagement|hire agreement|hire contract)"
           ")" +
           num),
       12},
      {Pattern(R"(\b(?:order|purchase order|po|work order|order form|sow|statement of work)"
               ")" +
               num),
       8},
      {Pattern(R"(\b(?:agreement|contract)[a-z ,]{0,20} numbered)"), 12},
      {Pattern(
           R"(\b(?:our ref(?:erence)?|nos ref(?:erences)?\.?|notre reference|n/ref\.?|unser(?:e)? zeichen|unsere referenz|aktenzeichen|az\.|gz\.|geschaftszahl|document ref(?:erence)?|ref(?:erence)?\.?|references?|referenz|vertragskennung|dossier no|kennung))"),
       4},
      {Pattern(
           R"(\b(?:abonnement|engagement|mission|plan|police|lettre de mission|commission|assignment|mandat|lizenz|abo) (?:numero|no\.?|n\.|nr\.?|nummer|number))"),
       8},
      {Pattern(
           R"(\b(?:porte|tragt|bears|carries) (?:la|le|die|das|der|the|our) (?:reference|numero|nummer|kennung|referenz|ref\.?|number|zahl|bezeichnung)(?: interne| internal| interne[nr]?)?)"),
       7},
      {Pattern(
           R"(\n(?:zahl|beleg|belegnummer|ack\.? no\.?|acknowledgement no\.?|massnahme|dossier|kenn-?nr\.?)(?:[ :\t]))"),
       6},
      {Pattern(R"(\n(?:nr\.|no\.|n\.o|numero|nummer|number|no)(?:[ :\t]))"), 5}};
  static const Pattern wrong(
      R"((?:kunden|angebots?|rahmen|projekt|objekt|customer|client|quote|quotation|offre|devis|offer|project|projet|cadre|framework|lieferanten|debitoren|personal|steuer|konto|rechnungs|gerate|serien|versicherung|police|artikel|ausschreibungs|vergabe|account|invoice|tender|facture|registration|company|vat|ihr|ihre|votre|your|vos|v/)[- ]?(?:vertrags?)?[- ]?(?:ref\.? ?|zeichen|nos? )?$)");
  const std::vector<Address> addresses = find_addresses(reading);
  const std::vector<Identifier> identifiers = find_identifiers(reading);
  const auto taken = [&](Span code) {
    const auto within = [&](Span s) { return s.begin < code.end && code.begin < s.end; };
    return std::ranges::any_of(addresses,
                               [&](const Address& a) { return within(a.postcode_span) || within(a.street_span); }) ||
           std::ranges::any_of(identifiers, [&](const Identifier& i) { return within(i.span); });
  };
  std::optional<Candidate> best;
  const auto offer = [&](Span span, int score, bool whole) {
    const auto value = number_in(reading, span, whole);
    if (!value || (score < 12 && taken(*value))) return;
    // Earlier is better; running headers are good places.
    if (value->begin < reading.body_end)
      score -= static_cast<int>(4 * value->begin / std::max<std::size_t>(1, reading.body_end));
    if (!best || score > best->score)
      best = Candidate{{one_line(reading.slice(*value)), *value, std::min(95, 55 + 3 * score), {}, {}}, score};
  };
  for (const Label& label : labels)
    for (const Match& m : label.pattern.find_all(reading)) {
      const Span f = reading.folded_span(m.all);
      const std::string before = reading.folded.substr(f.begin > 24 ? f.begin - 24 : 0,
                                                       std::min<std::size_t>(24, f.begin));
      if (wrong.in(before)) continue;
      static const Pattern part_of_word(R"([a-z]$)");
      if (part_of_word.in(before) && reading.folded[f.begin] != '\n') continue;
      const int cell = reading.cell_at(m.all.begin + (reading.text[m.all.begin] == '\n' ? 1 : 0));
      Span rest{m.all.end, reading.line_at(m.all.end).end};
      if (cell >= 0 && rest.end > reading.cells[static_cast<std::size_t>(cell)].span.end)
        rest.end = std::max(m.all.end, reading.cells[static_cast<std::size_t>(cell)].span.end);
      const std::string tail = trim(reading.slice(rest));
      const bool alone = tail.empty() || tail == ":" || tail == ".";
      if (alone && cell >= 0) {
        const Span value = value_of_label(reading, cell);
        offer(value, label.score + 1, true);
        if (value.empty() && rest.end < reading.text.size())
          offer({rest.end + 1, reading.line_at(rest.end + 1).end}, label.score - 2, false);
      } else {
        offer(rest, label.score, false);
      }
    }
  // "Vertrag | BW-4471".
  static const Pattern bare(
      R"(^(?:[a-z-]*vertrag|[a-z-]*vereinbarung|contrat|contract|agreement|auftrag|bestellung|order|commande|mandat|convention|beleg|zahl|kennung|reference|ref\.?|referenz|n[ro]\.?)[ :]*$)");
  for (std::size_t c = 0; c < reading.cells.size(); ++c)
    if (reading.cells[c].page == 1 && bare.in(reading.folded_slice(reading.cells[c].span))) {
      const Span value = value_of_label(reading, static_cast<int>(c));
      if (value.empty()) continue;
      if (const auto code = code_in(reading, value); code && !taken(*code)) offer(*code, 8, true);
    }
  // "N° KH-26-0091 · Luxembourg", "LP-4410 · 8 June 2026": a line of the head that begins with the code.
  static const Pattern opening(
      R"(^(?:(?:nr\.?|no\.?|n\.)(?: ?/ ?(?:no|nr)\.?)?[ :]+)?([a-z]{1,6}[-/ ]?[a-z0-9/-]*\d{2,}[a-z0-9/-]*)(?: \*| \|| -|,| vom | du | of |$))");
  int first_lines = 0;
  for (const Line& line : reading.lines) {
    if (++first_lines > 8) break;
    for (const int c : line.cells)
      if (const auto m = opening.find(reading, reading.cells[static_cast<std::size_t>(c)].span);
          m && m->all.begin == reading.cells[static_cast<std::size_t>(c)].span.begin)
        if (const auto code = code_in(reading, (*m)[0]); code && !taken(*code)) offer(*code, 6, true);
  }
  // "Herd health plan HH-0146", "Engagement LPB-0388: payroll", "SKW-A-2217": a short line of the head that ends, or begins its
  // explanation, with letters and figures; what is a phone number, a register or an address is taken already.
  static const Pattern head_code(
      R"((?:^|[ \t])((?:[a-z]{1,6}[-/.])+[a-z]{0,4}\d[a-z0-9]*(?:[-/.][a-z0-9]+)*|[a-z]{1,6}\d{2,}[a-z0-9]*(?:[-/.][a-z0-9]+)+|\d{2,4}[-/.][a-z]{1,5}[-/.]\d+[a-z0-9]*)(?:[:,]?[ ][^\d]*|[ ]*)$)"),
      not_the_papers(
          R"((?:kunden|angebot|offerte|devis|offre|quotation|projekt|objekt|customer|client|account|ihr|your|votre|tel|fax|fon|mobil|phone|www|@|iban|ust|vat|tva|mwst|uid|ide|siret|rcs|hrb|steuer|st\.-nr|lieferant|bearbeiter|konto|police|purchase|bestellzeichen|postfach|bp |b\.p\.|p\.o\.|iso|din|en \d|zum |au contrat|under the|rahmen|framework|cadre))");
  int head_lines = 0;
  for (const Line& line : reading.lines) {
    const Cell& first = reading.cells[static_cast<std::size_t>(line.cells.front())];
    if (++head_lines > 16 || first.page > 1) break;
    if (first.zone == Zone::footer || first.box.y0 > 0.5 * reading.document->pages.front().height) continue;
    for (const int c : line.cells) {
      const Span cell = reading.cells[static_cast<std::size_t>(c)].span;
      if (cell.end - cell.begin > 64 || not_the_papers.in(reading.folded_slice(line.span))) continue;
      if (const auto m = head_code.find(reading, cell); m && !taken((*m)[0]))
        if (const auto code = code_in(reading, (*m)[0])) offer(*code, 5, true);
    }
  }
  for (const Span title : title_lines(reading))
    if (const auto code = code_in(reading, title); code && !taken(*code)) {
      int recurs = 0; // in running heads, or where the paper names itself
      const std::string folded(reading.folded_slice(*code));
      for (std::size_t at = reading.folded.find(folded); at != std::string::npos;
           at = reading.folded.find(folded, at + folded.size()))
        ++recurs;
      offer(*code, 8 + std::min(3, recurs - 1), true);
    }
  if (best) return best->value;
  return std::nullopt;
}

} // namespace socle::contracts
