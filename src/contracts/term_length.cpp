#include "contracts/pattern.h"
#include "contracts/period_cues.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {
namespace {

const Pattern& speaks_of_term() {
  static const Pattern pattern(
      R"((?:laufzeit|vertragsdauer|mietzeit|mietdauer|festmiet|\bdauer|fur die dauer|\bfest|lauft|laufen|geschlossen|befristet|grundlaufzeit|erstlaufzeit|mindestvertrags[a-z]*|mindestmietdauer|gilt fur|dauert|abonnement|abo\b|einsatzes|beauftrag|erteilt|bestellt|duree|conclu|souscrit|consenti|engage|pour une periode|ferme|irrevocable|term\b|period of|continue for|runs? for|lasts?|for an initial|for a fixed|duration|for a minimum|initial period|minimum period|minimum hire|commitment|engagement|subscription|hire period|fixed for))");
  return pattern;
}

// Lengths of something else.
const Pattern& speaks_of_other() {
  static const Pattern pattern(
      R"((?:kundig|frist|verlanger|verjahr|gewahrleist|nach (?:vertragsende|beendigung|ablauf)|haftung|verzug|aufbewahr|geheim|confident|son terme|wettbewerb|preis(?:garantie|bindung)|kostenfrei|mietfrei|bonus|preavis|reconduit|reconduction|renouvel|confidential|apres (?:la fin|son terme|l'expiration)|garanti|resili|notice|renew|surviv|warranty|successive|further period|following (?:termination|expiry)|after (?:termination|expiry)|extend|kaution|monatsmieten|zahlbar|rechnung|invoice|facture|response|reaktion|delai|ruckwirkend|anpass|datenschutz|store|retain|ununterbrochen|hochstens|not less than|innerhalb|within|binnen|dans les|sous |option|preise? |prix |\bprices?\b|probezeit|jeweils|lieferzeit|wartungsintervall|alle |tous les|every ))");
  return pattern;
}

struct Around {
  std::string before, after;
  bool label = false; // the words before come from a label of its own
};

Around around(const Reading& reading, const Match& m) {
  const Span f = reading.folded_span(m.all);
  const Span fs = reading.folded_span(reading.sentence_at(m.all.begin));
  const std::size_t from = std::max(fs.begin, f.begin > 90 ? f.begin - 90 : 0);
  Around result{reading.folded.substr(std::min(from, f.begin), f.begin - std::min(from, f.begin)),
                reading.folded.substr(f.end, std::min<std::size_t>(70, reading.folded.size() - f.end)), false};
  std::ranges::replace(result.before, '\n', ' ');
  std::ranges::replace(result.after, '\n', ' ');
  const int cell = reading.cell_at(m.all.begin);
  if (cell < 0) return result;
  const Cell& own = reading.cells[static_cast<std::size_t>(cell)];
  for (std::size_t c = 0; c < reading.cells.size(); ++c) {
    const int rows = own.row - reading.cells[c].row;
    if (rows < 0 || rows > 2 || static_cast<int>(c) == cell) continue;
    const std::string label(reading.folded_slice(reading.cells[c].span));
    if (is_label_cell(label) && value_of_label(reading, static_cast<int>(c)).contains(m.all.begin)) {
      result.before = label + " " + result.before;
      result.label = true;
    }
  }
  // A label in the same row, in a table or in columns that are read apart.
  const Row& row = reading.rows[static_cast<std::size_t>(own.row)];
  for (const int c : row.cells) {
    if (c == cell) break;
    const std::string beside(reading.folded_slice(reading.cells[static_cast<std::size_t>(c)].span));
    static const Pattern whole(
        R"(^[0-9.) ]{0,4}(?:(?:vertrags|miet|lizenz|leistungs|fest|erst|grund)?(?:laufzeit|dauer|mietzeit)|duree(?: [a-z' ]{2,24})?|periode initiale|term|initial term|fixed term|(?:subscription|licence|hire|contract|rental|service) (?:term|period)|duration)[ :]*$)");
    if (whole.in(beside)) {
      result.before = beside + " " + result.before;
      result.label = true;
    }
  }
  return result;
}

int score_of(const Around& a) {
  int score = 0;
  if (speaks_of_term().in(a.before)) score += 5;
  static const Pattern follows(
      R"(^[ ]*(?:\([^)]{1,40}\)[ ]*)?(?:entieres? |consecutives? |et consecutives? |pleines? )*,?[ ]?(?:fest|befristet|abgeschlossen|geschlossen|lang|ferme|fixed|from|commencing|a compter|a partir|a dater|qui commence|ab (?:dem |den )?(?:vertragsbeginn|beginn|unterzeichnung|\d|[a-z]+ \d)|beginnend|beginning|starting|initial|vom|a dater|du \d))");
  if (follows.in(a.after)) score += 4;
  if (speaks_of_other().in(a.before)) score -= 7;
  static const Pattern other_follows(
      R"(^[ ]*(?:vor ablauf|zum (?:ende|quartal|monat|jahres)|nach (?:vertragsende|beendigung|rechnung|erhalt|zugang|abnahme|lieferung)|avant|written|prior|notice|before|after|from (?:the |receipt|date|its|delivery|invoice|supply)(?:date of (?:the |such )?(?:invoice|receipt|delivery)|invoice|of)?|nach ende|to the end|kundigung|gewahr|warranty|preavis|a compter de (?:la (?:reception|livraison|date|facture)|l'intervention)))");
  static const Pattern from_start(R"(^[ ]*from the (?:commencement|start|effective|date of (?:this|commencement)))");
  if (other_follows.in(a.after) && !from_start.in(a.after)) score -= 7;
  return score;
}

} // namespace

std::optional<FixedTerm> fixed_term(const Reading& reading, bool& open_ended) {
  static const Pattern length(kLengthPattern), minimum(R"((?:mindest|minimum|minimal))");
  std::optional<FixedTerm> best;
  int best_score = 0;
  std::size_t minimum_at = std::string::npos;
  for (const Match& m : length.find_all(reading, {0, reading.body_end})) {
    std::string flat(reading.folded_slice(m[0]));
    std::ranges::replace(flat, '\n', ' ');
    const auto value = parse_length(flat);
    if (!value || (value->months == 0 && value->days < 5) || value->months > 240) continue;
    Around a = around(reading, m);
    static const Pattern unticked(R"(\[ \] ?$)"), ticked(R"(\[x\] ?$)");
    if (unticked.in(a.before)) continue;
    const bool is_ticked = ticked.in(a.before);
    static const Pattern further(
        R"(^[ ](?:and|und|et)[ ]([a-z0-9]{1,12})[ ](?:months?|monaten?|mois)\b)"); // "four years and nine months"
    auto length_of_all = *value;
    if (const auto more = further.groups_in(a.after); more && value->months >= 12)
      length_of_all.months += static_cast<int>(parse_count((*more)[0]).value_or(0));
    a.before += flat; // words that the expression took along: "danach jeweils zwölf Monate"
    const int score = score_of(a) + (is_ticked ? 2 : 0);
    if (score > best_score) {
      best_score = score;
      best = FixedTerm{length_of_all, m.all, a.label};
      minimum_at = minimum.in(a.before) ? m.all.begin : std::string::npos;
    }
  }
  static const Pattern open(
      R"((?:auf unbestimmte (?:zeit|dauer)|unbefristet|zeitlich unbegrenzt|(?:ist|bleibt|lauft) unbestimmt|duree indeterminee|temps indetermine|sans limitation de duree|indefinite|until (?:it is )?(?:terminated|ended|cancelled)|until either (?:party|side|of us)|until (?:one|a) (?:party|side)|bis (?:er|sie|zur) [a-z ]{0,20}(?:gekundigt|kundigung)|bis (?:sie )?eine (?:seite|partei)|jusqu'a (?:sa )?(?:resiliation|denonciation)|rolling|continue (?:in force )?(?:until|unless) terminated|no fixed term|open-ended|month to month))");
  static const Pattern then(
      R"((?:danach|anschliessend|im anschluss|sodann|nach ablauf|daruber hinaus|verlanger|puis|ensuite|par la suite|au-dela|a l'issue|thereafter|after (?:that|the initial|expiry|which)|following|and then|then |reconduit|wandelt|setzt sich)[^.;]{0,120}$)");
  for (const Match& m : open.find_all(reading, {0, reading.body_end})) {
    const Span f = reading.folded_span(m.all);
    const std::size_t from = f.begin > 170 ? f.begin - 170 : 0;
    const std::string close = reading.folded.substr(from, f.begin - from);
    static const Pattern other_subject(
        R"((?:nutzungsrecht|lizenz|geheim|vertraulich|confidential|licen[cs]e|droit d|\bright|cession))");
    if (other_subject.in(reading.folded_slice(reading.sentence_at(m.all.begin)))) continue;
    if (then.in(close) && best) continue;
    if (best && minimum_at == std::string::npos && m.all.begin > best->span.end) continue; // a fixed term, then open
    if (best && minimum_at != std::string::npos && minimum_at < m.all.begin)
      continue; // "Mindestlaufzeit 24 Monate; danach unbefristet"
    open_ended = true;
  }
  if (best_score < 4) return std::nullopt;
  return best;
}

} // namespace socle::contracts
