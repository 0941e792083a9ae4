#include "contracts/pattern.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// What stands before a date, in folded text: the nearer the cue, the better.
struct Cue {
  Pattern pattern;
  int score;
};

const std::vector<Cue>& start_cues() {
  static const std::vector<Cue> cues{
      {Pattern(
           R"((?:[a-z]{3,14}beginn|startdatum|liefertermin|leistungstermin|einsatztermin|date (?:de la |de l'|de )?(?:prestation|livraison|evenement|l'evenement)|event date|delivery date|date of (?:delivery|the event)|initial term start|subscription from|arbeitsbeginn|beginn der (?:leistungen?|arbeiten|laufzeit|mietzeit|dienste|wartung|tatigkeit|nutzung)|beginn des (?:vertrags?|mietverhaltnisses|auftrags)|date (?:d'effet|de debut|de commencement|de prise d'effet|de demarrage|d'entree en vigueur)|prise d'effet|commencement date|start date|effective date|service start|hire start|subscription start|go-live date|date of commencement)[^.;]{0,30}$)"),
       14},
      {Pattern(
           R"((?:beginnt|beginnen|startet|starten|begonnen|lauft|laufzeit|beginn|tritt|treten|in kraft|aufgenommen|aufnahme)[^.;]{0,60}?(?:am|ab|zum|vom|mit dem|mit wirkung (?:vom|zum|ab dem)|ab dem|:)?[ \n\t]*(?:dem )?$)"),
       9},
      {Pattern(
           R"((?:prend(?:ra)? effet|prennent effet|prenant effet|entre(?:ra)? en vigueur|prend(?:ra)? cours|court|courra|des le|commence(?:nt|ra|ront)?|debute(?:nt|ra|ront)?|demarre(?:nt|ra)?|demarrage|debut|a compter|a partir|a dater|effet|entree en vigueur)[^.;]{0,40}?(?:le|du|au|de|:)?[ \n\t]*$)"),
       9},
      {Pattern(
           R"((?:commence[sd]?|commencing|begin(?:s|ning)?|start(?:s|ing)?|with effect|effective|come[s]? into (?:force|effect)|in force|takes effect|commencement|provided)[^.;]{0,40}?(?:on|from|as of|date|:|as from|at)?[ \n\t]*(?:the )?(?:date of )?$)"),
       9},
      {Pattern(
           R"((?:leistungszeitraum|vertragslaufzeit|vertragsdauer|laufzeit|mietzeit|mietdauer|zeitraum|dauer|duree|periode|term|period|hire period|duration)[^.;]{0,25}(?:vom|von|du|from|:|ab)?[ \n\t]*$)"),
       8},
      {Pattern(
           R"((?:delivery|livraison|lieferung|livres?|delivered|geliefert|consignment|service from|hire from|evenement|veranstaltung)[^.;]{0,40}(?:on|le|am|:)?[ \n]*(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?$)"),
       6},
      {Pattern(R"((?:ab dem|ab|seit|mit wirkung (?:vom|zum))[ \n]$)"), 5},
      {Pattern(R"((?:wird|werden|gilt|gelten)[^.;]{0,40} zum[ \n]$)"), 5},
      {Pattern(
           R"((?:^|[\t ])(?:[a-z]+ ){0,3}(?:start|starts|commence[sd]?|commencement|beginn?|beginning|begin|debut|depart|mise en service|ausfuhrung|einsatz|spielzeit|go-?live|onwards)(?: date| on)?[ :\t]*$)"),
       8},
      {Pattern(
           R"((?:shall|will|must|we|wir|nous|ich|i|agrees to|undertakes to|assurera|assurons|fournira|realisera)[^.;]{0,80}\bfrom[ \n]$)"),
       7},
      {Pattern(R"((?:^|[^a-z])from[ \n]$)"), 5},
      {Pattern(R"((?:vom|du|from)[ \n]$)"), 3}};
  return cues;
}

const std::vector<Cue>& end_cues() {
  static const std::vector<Cue> cues{
      {Pattern(
           R"((?:[a-z]{3,14}ende|enddatum|ende der (?:laufzeit|mietzeit|leistungen|arbeiten)|befristet bis|date (?:de fin|d'expiration|d'echeance)|fin du contrat|terme du contrat|end date|expiry date|expiration date|termination date|hire end|service to|period to)[^.;]{0,30}$)"),
       14},
      {Pattern(
           R"((?:endet|enden|endend|lauft bis|laufen bis|befristet|fest bis|abgeschlossen bis|gilt bis|fertigstellung|geliefert|abgeschlossen)[^.;]{0,50}?(?:am|zum|bis|bis zum|mit ablauf des|auf den|mit dem)?[ \n\t]*(?:zum |einschliesslich |inklusive )?$)"),
       9},
      {Pattern(
           R"((?:prend(?:ra)? fin|expire(?:ra)?|s'acheve(?:ra)?|se termine(?:ra)?|finit|s'achevant|expirant|cesse(?:ra)?|jusqu'au|jusqu'a|au plus tard|acheves? pour|termines? pour|rendu pour|remis)[^.;]{0,30}?(?:le|au)?[ \n\t]*$)"),
       9},
      {Pattern(
           R"((?:expire[sd]?|expiring|end(?:s|ing)?|terminat(?:es|ing)|until|up to and including|through|to and including|continues? (?:in force )?(?:to|until)|completed by|completion)[^.;]{0,25}?(?:on|at|the|by)?[ \n\t]*(?:and including )?$)"),
       8},
      {Pattern(R"((?:bis (?:zum )?|bis einschliesslich |- ?|au |to |until |till )$)"), 5}};
  return cues;
}

const Pattern& never_start() {
  static const Pattern pattern(
      R"((?:stand|fassung|version|gultig|angebot|offerte|devis|offre|quotation|quote|preisliste|agb|datiert|vertrag vom|vereinbarung vom|contrat du|lastenheft|anlage|annexe|schedule|kundig|preavis|notice|geboren|verlanger|renew|reconduit|reconduction|index|anpass|revis|erhoh|preise? |besprochen|gesprach|meeting|terms dated|en date du|bestellung vom|schreiben|tarif|zahlbar|fallig|payable|due on|rechnung|facture|kostenfrei bis|loi|gesetz|decret|act |ordonnance|erstmals|signed|unterzeichnet|fruhestens|au plus tot|at the earliest|option|first time|erstmalig|premiere fois)[^.;]{0,40}$)");
  return pattern;
}

const Pattern& never_end() {
  static const Pattern pattern(
      R"((?:verlanger|option|kundig|kundbar|gekundigt|preavis|resili|denonc|notice|renew|reconduit|reconduction|prolong|extension|extend|erklarung|zugehen|fruhestens|erstmals|au plus tot|au plus tard|earliest|terminable|preis|price|prix|tarif|gultig|valid|bindefrist|zahlbar|fallig|payable|due|rechnung|angebot|offer|offre|devis|index|anpass|versicher|gewahr|warranty|garantie|proposition|mangel|einspruch|zu kundigen|year ending|year ended|exercice clos|geschaftsjahr|wirtschaftsjahr)[^.;]{0,70}$)");
  return pattern;
}

// The text of the cell right before in the same row, when it is short and no number: a label, whatever it says.
std::string left_neighbour(const Reading& reading, int cell) {
  if (cell < 0) return {};
  const Row& row = reading.rows[static_cast<std::size_t>(reading.cells[static_cast<std::size_t>(cell)].row)];
  std::string label;
  for (const int c : row.cells) {
    if (c == cell) break;
    label = one_line(reading.folded_slice(reading.cells[static_cast<std::size_t>(c)].span));
  }
  return label.size() > 40 || is_numeric_cell(label) ? std::string() : label;
}

// Text before a date, within its sentence or with the label beside it.
std::string before(const Reading& reading, Span date) {
  const Span sentence = reading.sentence_at(date.begin);
  std::string text(
      reading.folded_slice({std::max(sentence.begin, date.begin > 140 ? date.begin - 140 : 0), date.begin}));
  std::ranges::replace(text, '\n', ' ');
  if (trim(text).size() < 3) { // a cell of its own: its label
    const int cell = reading.cell_at(date.begin);
    const std::string beside = left_neighbour(reading, cell);
    if (!beside.empty()) return beside + " ";
    if (cell >= 0)
      for (std::size_t c = 0; c < reading.cells.size(); ++c) {
        const int rows = reading.cells[static_cast<std::size_t>(cell)].row - reading.cells[c].row;
        if (rows < 0 || rows > 2 || static_cast<int>(c) == cell) continue;
        const std::string label(reading.folded_slice(reading.cells[c].span));
        if (is_label_cell(label) && value_of_label(reading, static_cast<int>(c)).begin ==
                                        reading.cells[static_cast<std::size_t>(cell)].span.begin)
          return label + " ";
      }
  }
  return text;
}

int best_cue(const std::vector<Cue>& cues, const std::string& text) {
  int best = 0;
  for (const Cue& cue : cues)
    if (cue.score > best && cue.pattern.in(text)) best = cue.score;
  return best;
}

Value value_of(const FoundDate& date, int confidence) {
  return {
      to_iso(date.date), date.span, date.month_only || date.ambiguous ? std::min(confidence, 65) : confidence, {}, {}};
}

void find_contract_date(const Reading& reading, const std::vector<FoundDate>& dates, Terms& terms) {
  static const Pattern labelled(
      R"((?:(?:^|[ \n\t(])(?:vertragsdatum|auftragsdatum|bestelldatum|ausstellungsdatum|datum(?: des vertrags| der vereinbarung| der bestellung| des auftrags)?|date(?: du contrat| de signature| de la commande| of (?:this )?agreement| of contract| of order)?|order date|agreement date|contract date|dated?(?: the| as of)?|made (?:on|this|as of)(?: the)?|entered into (?:on|as of)(?: the)?|is dated|en date du|conclu le|signe le|geschlossen am|abgeschlossen am|vereinbart am|vom|du|le|den|of|as of|on|this|fait a [a-z' -]{2,40},? ?(?:le)?)[ \t:,]*)$)");
  static const Pattern place(R"((?:^|[\n\t ])(?:[a-z][a-z./' -]{1,35}), ?(?:den |le |am |the )?$)");
  static const Pattern sign_cue(
      R"((?:(?:fait|etabli|signe)e?s? (?:a|en)|ort, datum|unterschrift|signature|signed|lu et approuve|pour le|pour la|for and on behalf|datum[:, ]|date[: ]|le[: ]))");
  static const Pattern wrong(
      R"((?:stand|fassung|version|angebot|offerte|devis|offre|quotation|quote|rahmenvertrag|framework|geboren|lastenheft|anlage|annexe|agb|conditions generales|terms and conditions|schreiben vom|gesprach|tarif|preisliste|besprochen|hauptvertrag|ursprung|contrat initial|original|principal|proposal|beginn|start|ab|gesetz|loi|decret|kenntnis|zum [a-z]*vertrag|zur [a-z]*vereinbarung|des vertrag[es]*|au contrat|to the [a-z ]{0,30}(?:agreement|contract)|under the [a-z ]{0,30}agreement|bestellung|vergabeverhandlung|ihr[a-z]* angebot)[^;\n]{0,45}$)");
  const std::size_t head_end = std::min<std::size_t>(reading.body_end / 2,
                                                     std::max<std::size_t>(900, reading.body_end / 5));
  const auto in_range = [&](const FoundDate* d) { // "vom A bis B" is no date of signing
    static const Pattern to(R"(^[ \n]*(?:bis(?: zum| einschliesslich)?|au|to|until|-|jusqu'au|through|till)[ \n]*$)");
    const auto joined = [&](const FoundDate& a, const FoundDate& b) {
      return a.span.end <= b.span.begin && b.span.begin - a.span.end < 24 &&
             to.in(reading.folded_slice({a.span.end, b.span.begin}));
    };
    return (d != &dates.front() && joined(*(d - 1), *d)) || (d != &dates.back() && joined(*d, *(d + 1)));
  };
  const FoundDate* head = nullptr;
  int head_score = 0;
  const FoundDate* signature = nullptr;
  for (const FoundDate& d : dates) {
    if (d.month_only) continue;
    const std::string text = before(reading, d.span);
    const Span line = reading.line_at(d.span.begin);
    const std::string in_line(reading.folded_slice({line.begin, d.span.begin}));
    const int cell = reading.cell_at(d.span.begin);
    const std::string in_cell = cell >= 0 && reading.cells[static_cast<std::size_t>(cell)].span.begin <= d.span.begin
                                    ? std::string(reading.folded_slice(
                                          {reading.cells[static_cast<std::size_t>(cell)].span.begin, d.span.begin}))
                                    : in_line;
    if (d.span.begin < head_end) {
      int score = 0;
      // A bare preposition dates a paper only in a line of its own or beside its number.
      static const Pattern bare(R"((?:^|[ \n\t(,])(?:vom|du|le|den|of|as of|on|this)[ \t:,]*$)"),
          paper(
              R"((?:vertrag|vereinbarung|contrat|convention|agreement|contract|order|bestellung|commande|auftrag|marche|nr\.?|no|n\.|ref\.?|accord|lettre|\d)[^.;]{0,30}$)");
      if (labelled.in(text) || labelled.in(in_line))
        score = bare.in(text) && in_line.size() > 30 && !paper.in(text) ? 0 : 6;
      if (place.in(in_cell)) score = std::max(score, 9);
      static const Pattern after_number(R"((?:\d|[a-z])[ \t]*(?:-|\*|\||,)[ \t]*$)");
      if (line.begin < 400 && in_line.size() < 60 && after_number.in(in_line) &&
          std::ranges::any_of(in_line, [](char c) { return c >= '0' && c <= '9'; }))
        score = std::max(score, 7);
      static const Pattern strong(
          R"((?:vertragsdatum|auftragsdatum|bestelldatum|^datum|[ \n\t]datum|date du contrat|date of (?:this )?agreement|is dated|dated|made on|order date|contract date|agreement date|geschlossen am|conclu le|(?:vertrag|vereinbarung|contrat|convention|agreement|nr\.? [a-z0-9./-]+|no [a-z0-9./-]+) (?:vom|du|of|dated)|entered into|^date)[ :\t\n]*(?:the |as of |on )?$)");
      if (score && strong.in(text)) score += 4;
      if (trim(in_line).empty() && score == 0) score = 3; // a date on a line of its own, as in a letter's head
      if (wrong.in(text)) score -= 9;
      if (best_cue(start_cues(), text) >= 7 || in_range(&d)) score -= 8;
      if (score > head_score) {
        head_score = score;
        head = &d;
      }
    }
    if (d.span.begin > reading.body_end / 5 && d.span.begin < reading.body_end) {
      const Span paragraph = reading.paragraph_at(d.span.begin);
      const std::string around(reading.folded_slice({paragraph.begin, std::min(paragraph.end, d.span.end + 80)}));
      const bool short_cell = cell >= 0 && reading.cells[static_cast<std::size_t>(cell)].span.end -
                                                   reading.cells[static_cast<std::size_t>(cell)].span.begin <
                                               48;
      const bool late = d.span.begin > reading.body_end * 3 / 5; // general terms may follow the signatures
      if ((place.in(in_cell) && short_cell) || (late && short_cell && (sign_cue.in(around) || trim(in_cell).empty()) &&
                                                !wrong.in(text) && best_cue(start_cues(), text) < 8))
        if (!signature || d.date > signature->date) signature = &d;
    }
  }
  if (head && head_score >= 3) terms.date = value_of(*head, std::min(88, 70 + 2 * std::min(head_score, 12)));
  else if (signature) terms.date = Value{to_iso(signature->date), signature->span, 82, {}, {}};
}

// The stated length of the first term.
std::optional<std::pair<Length, Span>> fixed_term(const Reading& reading, bool& open_ended) {
  static const Pattern length(kLengthPattern);
  static const Pattern cue(
      R"((?:laufzeit|vertragsdauer|mietzeit|mietdauer|dauer|fur die dauer|fest|lauft|geschlossen|abgeschlossen|befristet|grundlaufzeit|erstlaufzeit|mindestlaufzeit|mindestvertrags[a-z]*|mindestmietdauer|gilt fur|duree|conclu|souscrit|pour une periode|ferme|term\b|period of|continue for|runs? for|lasts?|laufen|dauert|for an initial|for a fixed|duration|for a minimum|initial period|minimum period|commitment|engagement))");
  static const Pattern against(
      R"((?:kundig|frist|verlanger|verjahr|gewahrleist|nach (?:vertragsende|beendigung|ablauf)|haftung|verzug|aufbewahr|geheim|confident|son terme|wettbewerb|preis(?:garantie|bindung)|kostenfrei|mietfrei|bonus|preavis|reconduit|reconduction|renouvel|confidential|apres (?:la fin|son terme|l'expiration)|garanti|resili|notice|renew|surviv|warranty|successive|further period|following (?:termination|expiry)|after (?:termination|expiry)|extend|kaution|monatsmieten|zahlbar|rechnung|invoice|facture|response|reaktion|delai|ruckwirkend|anpass|datenschutz|store|retain|ununterbrochen|hochstens|not less than|innerhalb|within|binnen|dans les|sous ))");
  static const Pattern open(
      R"((?:auf unbestimmte (?:zeit|dauer)|unbefristet|zeitlich unbegrenzt|duree indeterminee|sans limitation de duree|indefinite|until terminated|rolling (?:contract|basis|monthly)|continue (?:in force )?(?:until|unless) terminated|no fixed term|open-ended))");
  static const Pattern then(
      R"((?:danach|anschliessend|im anschluss|sodann|nach ablauf|daruber hinaus|verlanger|puis|ensuite|par la suite|au-dela|a l'issue|thereafter|after (?:that|the initial|expiry|which)|following|and then|reconduit|wandelt|setzt sich)[^.;]{0,120}$)");
  std::optional<std::pair<Length, Span>> best;
  int best_score = 0;
  std::size_t minimum_at = std::string::npos;
  for (const Match& m : length.find_all(reading, {0, reading.body_end})) {
    const std::string expression(reading.folded_slice(m[0]));
    std::string flat = expression;
    std::ranges::replace(flat, '\n', ' ');
    const auto value = parse_length(flat);
    if (!value || (value->months == 0 && value->days < 5) || value->months > 240) continue;
    const Span f = reading.folded_span(m.all);
    const Span sentence = reading.sentence_at(m.all.begin);
    const Span fs = reading.folded_span(sentence);
    const std::size_t from = std::max(fs.begin, f.begin > 90 ? f.begin - 90 : 0);
    std::string close = reading.folded.substr(from, f.begin - from),
                after = reading.folded.substr(f.end, std::min<std::size_t>(60, reading.folded.size() - f.end));
    std::ranges::replace(close, '\n', ' ');
    const int cell = reading.cell_at(m.all.begin);
    if (cell >= 0)
      for (std::size_t c = 0; c < reading.cells.size(); ++c) {
        const int rows = reading.cells[static_cast<std::size_t>(cell)].row - reading.cells[c].row;
        if (rows < 0 || rows > 2 || static_cast<int>(c) == cell) continue;
        const std::string label(reading.folded_slice(reading.cells[c].span));
        if (is_label_cell(label) && value_of_label(reading, static_cast<int>(c)).contains(m.all.begin))
          close = label + " " + close;
      }
    int score = 0;
    if (cue.in(close)) score += 5;
    static const Pattern after_cue(
        R"(^[ \n]*(?:fest|befristet|abgeschlossen|geschlossen|lang|ferme|fixed|from the (?:commencement|start|effective)|commencing|a compter|ab (?:dem )?(?:vertragsbeginn|beginn|unterzeichnung)|ab dem|beginning|starting|from|initial))");
    if (after_cue.in(after)) score += 4;
    static const Pattern minimum(R"((?:mindest|minimum|minimal))");
    if (against.in(close)) score -= 7;
    static const Pattern after_against(
        R"(^[ \n]*(?:vor ablauf|zum (?:ende|quartal|monat|jahres)|nach (?:vertragsende|beendigung|rechnung|erhalt|zugang|abnahme)|avant|written|prior|notice|before|after|from the date of (?:the |such )?invoice|nach ende|to the end))");
    if (after_against.in(after)) score -= 7;
    if (score > best_score) {
      best_score = score;
      best = std::pair{*value, m.all};
      minimum_at = minimum.in(close) ? m.all.begin : std::string::npos;
    }
  }
  for (const Match& m : open.find_all(reading, {0, reading.body_end})) {
    const Span f = reading.folded_span(m.all);
    const std::size_t from = f.begin > 170 ? f.begin - 170 : 0;
    std::string close = reading.folded.substr(from, f.begin - from);
    static const Pattern other_subject(
        R"((?:nutzungsrecht|lizenz|geheim|vertraulich|confidential|licen[cs]e|droit d|right|cession))");
    if (other_subject.in(reading.folded_slice(reading.sentence_at(m.all.begin)))) continue;
    if (then.in(close) && best) continue;
    if (best && minimum_at == std::string::npos && m.all.begin > best->second.end) continue; // a fixed term, then open
    if (best && minimum_at != std::string::npos && minimum_at < m.all.begin)
      continue; // "Mindestlaufzeit 24 Monate; danach unbefristet"
    open_ended = true;
  }
  if (best_score < 4) return std::nullopt;
  return best;
}

} // namespace

void find_period(const Reading& reading, const std::vector<FoundDate>& dates, Terms& terms) {
  find_contract_date(reading, dates, terms);
  bool conflicting = false;
  int start_score = 0, end_score = 0;
  static const Pattern other_range(
      R"((?:angebot|offer|offre|devis|preis|price|prix|tarif|bindefrist|ferien|betriebsurlaub|closed|ferme|geschlossen|rechnung vom|kostenfrei|mietfrei|gratis|option|verlanger|renew|reconduct|probezeit|abrechnungszeitraum|forderung|lieferzeit von)[^.;]{0,60}$)");
  const auto plain_range = [](const std::string& lead) { return lead.size() < 40; }; // a label: "Gültig", "Period"
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const FoundDate& d = dates[i];
    if (d.span.begin >= reading.body_end) continue;
    const std::string text = before(reading, d.span);
    int start = best_cue(start_cues(), text), end = best_cue(end_cues(), text);
    if (never_start().in(text)) start -= 9;
    static const Pattern plain_end(
        R"((?:\bends?|endet|enden|prend(?:ra)? fin|se termine|expires?) (?:on|am|le|zum|mit ablauf des)[ ]$)");
    if (never_end().in(text) && !plain_end.in(text)) end -= 12;
    // "vom A bis B": the second is the end, the first the start.
    const bool range_follows = i + 1 < dates.size() && [&] {
      const std::string between(reading.folded_slice({d.span.end, dates[i + 1].span.begin}));
      static const Pattern to(
          R"(^[ \n]*(?:\([^)]{1,30}\) )?(?:bis(?: zum| einschliesslich)?|au|to|until|-|jusqu'au|through|till)[ \n]*(?:and including )?$)");
      return to.in(between);
    }();
    const bool range_ends = i > 0 && [&] {
      const std::string between(reading.folded_slice({dates[i - 1].span.end, d.span.begin}));
      static const Pattern to(
          R"(^[ \n]*(?:\([^)]{1,30}\) )?(?:bis(?: zum| einschliesslich)?|au|to|until|-|jusqu'au|through|till)[ \n]*(?:and including )?$)");
      return to.in(between);
    }();
    if (range_ends) { // the second of a pair is an end, whatever led to the first
      const std::string lead = before(reading, dates[i - 1].span);
      end = other_range.in(lead) || (never_end().in(lead) && best_cue(start_cues(), lead) == 0 && !plain_range(lead))
                ? 0
                : std::max({end, best_cue(start_cues(), lead) + 1, 7});
      start = 0;
    }
    static const Pattern up_to(
        R"((?:^|[^a-z])(?:bis(?: zum| einschliesslich| spatestens)?|until|till|jusqu'au|spatestens(?: am| zum| bis)?|au plus tard(?: le)?|no later than|not later than|by|pour le)[ \n]$)");
    static const Pattern ends(
        R"((?:se termine|s'acheve|prend(?:ra)? fin|expire|endet|enden\b|endend|\bends?\b|ending|terminates?|\bbis\b|until|jusqu'a|finit)[^.;]{0,25}$)");
    static const Pattern end_label(
        R"((?:^|[^a-z])(?:ende|expiry|completion|fertigstellung|fin|ablauf|end)(?: date)?[ :\t]*$)");
    if (up_to.in(text) || end_label.in(text) || (end > 0 && ends.in(text))) start = 0;
    // Two dates joined are a period of service, unless something else is said to last from one to the other.
    static const Pattern who_will(
        R"(^[ \n,]*(?:the [a-z]+|we|wir|der [a-z]+|die [a-z]+|le [a-z]+|la [a-z]+|nous)[ \n](?:will|shall|[a-z]+(?:t|ra|ront|ons)\b))"),
        from(R"((?:^|[^a-z])(?:from|ab|ab dem|a compter du|a partir du|des le)[ \n]$)");
    const Span after = reading.folded_span({d.span.end, std::min(reading.text.size(), d.span.end + 60)});
    if (start > 0 && from.in(text) &&
        who_will.in(std::string_view(reading.folded).substr(after.begin, after.end - after.begin)))
      start = std::max(start, 9);
    if (range_follows) start = other_range.in(text) ? start : std::max(start, 4) + 3;
    static const Pattern aside(R"(\([^)]*$)"); // in brackets, of one position
    if (start >= 9 && start >= end && start_score >= 9 && terms.start && terms.start->text != to_iso(d.date) &&
        !d.month_only)
      conflicting = conflicting || !aside.in(text);
    if (start > start_score && start >= 5 && start >= end) {
      start_score = start;
      terms.start = value_of(d, 65 + 2 * std::min(14, start));
    }
    if (end > end_score && end >= 5 && end > start) { // a month alone ends with its last day
      end_score = end;
      terms.end = value_of(d, 65 + 2 * std::min(14, end));
      if (d.month_only) terms.end->text = to_iso(last_day(d.date, 1));
    }
  }
  if (conflicting) { // two beginnings, stated alike: a person decides
    terms.date_conflict = true;
    terms.start.reset();
  }
  bool open_ended = false;
  const auto term = fixed_term(reading, open_ended);
  terms.open_ended = open_ended;
  // "ab Unterzeichnung": the last signature, which the contract's date is then.
  static const Pattern on_signing(
      R"((?:beginnt|tritt|wirksam|in kraft|prend effet|entre en vigueur|commence[s]?|effective|takes effect|comes into force|laufzeit|duree|\bab|a compter|\bfrom)[^.;]{0,60}(?:mit (?:der )?(?:beidseitigen )?unterzeichnung|mit unterschrift|ab unterzeichnung|bei unterzeichnung|a (?:la date de )?(?:sa |la )?signature|des (?:sa |la )?signature|de (?:sa|la) (?:date de )?signature|on (?:the date of )?signature|upon signature|on the date of (?:this agreement|last signature)|date of (?:this agreement|signature)))");
  if (!terms.start && terms.date)
    if (const auto m = on_signing.find(reading, {0, reading.body_end})) {
      terms.start = Value{terms.date->text, terms.date->span, 65, "begins with the contract's date", {"contract_date"}};
    }
  if (terms.start && terms.end && terms.end->text < terms.start->text) {
    terms.end.reset();
  }
  if (!terms.end && terms.start && term && !open_ended) {
    if (const auto begin = parse_date(terms.start->text)) {
      const Date end = term->first.months > 0 ? last_day(*begin, term->first.months)
                                              : add_days(*begin, term->first.days - 1);
      terms.end = Value{to_iso(end), term->second, 78, "start and the stated term", {"service_start"}};
    }
  } else if (terms.end && terms.start && term && !open_ended && term->first.months > 0 && end_score >= 8) {
    const auto begin = parse_date(terms.start->text), end = parse_date(terms.end->text);
    if (begin && end) {
      const Date expected = last_day(*begin, term->first.months);
      const auto difference = days_since_epoch(*end) - days_since_epoch(expected);
      if (difference < -31 || difference > 31) terms.date_conflict = true;
    }
  }
  if (open_ended && end_score < 9) terms.end.reset();
}

namespace {

// A paper about one day: the only date that is neither its own nor somebody's deadline is the day of the service.
void only_day(const Reading& reading, const std::vector<FoundDate>& dates, Terms& terms) {
  if (terms.start || terms.end || rhythm_months(terms.billing) > 0) return;
  const FoundDate* found = nullptr;
  static const Pattern of_paper(
      R"((?:datum|date|stand|fassung|version|vom|dated|signe|schreiben|angebot|offre|entretien du|loi|gesetz|act)[^.;]{0,20}$)");
  for (const FoundDate& d : dates) {
    if (d.month_only || d.span.begin >= reading.body_end || (terms.date && to_iso(d.date) <= terms.date->text))
      continue;
    const std::string text = before(reading, d.span);
    const int cell = reading.cell_at(d.span.begin);
    const bool alone = cell >= 0 && reading.cells[static_cast<std::size_t>(cell)].span.end -
                                            reading.cells[static_cast<std::size_t>(cell)].span.begin <
                                        48;
    if (never_start().in(text) || never_end().in(text) || of_paper.in(text) || alone) continue;
    if (found && found->date != d.date) return;
    found = &d;
  }
  if (!found) return;
  terms.start = value_of(*found, 60);
  terms.end = terms.start;
}

} // namespace

Terms find_terms(const Reading& reading, Language language) {
  Terms terms;
  terms.number = find_contract_number(reading);
  find_period(reading, find_dates(reading, language), terms);
  const Reading flat = reading.flattened();
  find_payment(flat, find_percents(reading), terms);
  find_rhythm(flat, terms);
  only_day(reading, find_dates(reading, language), terms);
  return terms;
}

} // namespace socle::contracts
