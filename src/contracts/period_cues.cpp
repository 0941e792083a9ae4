#include "contracts/period_cues.h"
#include "contracts/pattern.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {
namespace {

struct Cue {
  Pattern pattern;
  int score;
};

// What stands before a date, in folded text: the nearer the cue, the better.
const std::vector<Cue>& start_cues() {
  static const std::
      vector<Cue>
          cues{
      // Labels that name the first day.
              {Pattern(
                   R"((?:[a-z]{3,16}(?:beginn|start|antritt|aufnahme|eintritt)|(?:start|liefer|leistungs|einsatz|ausfuhrungs|beginn|veranstaltungs|termin|ubergabe|abhol)(?:datum|termin|tag)|lieferung am|inkrafttreten|inbetriebnahme|bereitstellung|(?:gultig|wirksam|laufzeit|leistung|einsatz|bezug) ab|(?:beginn|start|aufnahme|antritt) (?:der|des|dieses|am|:)[a-z ]{0,30}|date (?:de la |de l'|de |du |d')?(?:prestation|livraison|evenement|intervention|debut|depart|demarrage|commencement|effet|prise d'effet|entree en (?:vigueur|jouissance)|mise (?:en service|a disposition))|(?:debut|demarrage|commencement) (?:de la|de l'|du|des|de|le|:)[a-z' ]{0,30}|prise (?:d'effet|de cours|en charge)|entree en (?:vigueur|jouissance)|mise en service|a effet du|effet au|(?:event|delivery|start|commencement|effective|go-?live|service|hire|subscription|kick-?off|installation|possession|occupation|move-in|inception|activation) date|date of (?:delivery|the event|commencement|event|service|hire|supply|performance)|initial term start|(?:subscription|service|services|hire|cover|valid|effective|let|available|term|contract|licence) (?:from|start|starts|begins)|ready for service|start on site|on[- ]hire|go-?live|commencement)(?: date| on)?[^.;a-z]{0,30}(?:means|bedeutet|ist|is|shall be|designe|est)?[^.;a-z]{0,4}(?:le |der |am |on |the )?$)"),
               14},
              {Pattern(
                   R"(^(?:commencing|commences?|starting|starts?(?: date)?|beginning|begins?|from|onwards|ab|von|vom|beginn(?:end)?|start|antritt|debut|depart|du|de|enlevement|mise a disposition|abholung|lieferung|delivery|livraison|on[- ]hire|in force from|valid from|gultig ab)[ :]*$)"),
               14},
      // Labels of a time; its first date is the first day.
              {Pattern(
                   R"((?:leistungszeit(?:raum)?|ausfuhrungszeit(?:raum)?|vertragslaufzeit|vertragsdauer|laufzeit|mietzeit(?:raum)?|mietdauer|lizenzzeit(?:raum)?|nutzungszeit(?:raum)?|einsatzzeit(?:raum)?|zeitraum|spielzeit|saison|dauer|termin|ausfuhrung|gultigkeit|gultig|duree|periode(?: [a-z' ]{1,24})?|dates(?: d'execution| d'intervention| des prestations)?|intervention|delai d'execution|execution|term|period(?: of [a-z ]{1,20})?|hire period|rental period|licence term|duration|season|course dates|dates|programme dates|validity|valid)(?: of [a-z ]{1,20}| der [a-z ]{1,20}| des [a-z ]{1,20})?[ \t:]{1,3}(?:vom|von|du|de|from|ab|le|on)?[ \n\t]*$)"),
               10},
      // Verbs of beginning.
              {Pattern(
                   R"((?:beginn(?:t|en|end|e)?|laufzeit|\b(?:startet|starten|start|begonnen|lauft|laufen|tritt|treten|in kraft|kraft|wirksam|aufgenommen|aufnahme|nimmt[^.;]{0,30}|nehmen[^.;]{0,30}|freigeschaltet|bereitgestellt|setzt ein|gilt|gelten|dauert?))[^.;]{0,60}?(?:am|ab|zum|vom|mit|mit dem|mit wirkung (?:vom|zum|ab|ab dem|per)|ab dem|per|auf den|:)?[ \n\t]*(?:dem |den |monat )?$)"),
               9},
              {Pattern(
                   R"(\b(?:prend(?:ra|ront)?(?: son)? effet|prennent effet|prenant effet|prise d'effet|entre(?:ra|nt|ront)? en vigueur|prend(?:ra)? cours|prenant cours|court|courra|courent|courir|des le|commenc(?:e|ent|era|eront|ant|er)|debut(?:e|ent|era|eront|ant|er)|demarr(?:e|ent|era|eront|ant|er|age)|debut|a compter|a partir|a dater|effet|entree en vigueur|en vigueur|se deroule(?:ra|nt|ront)?|s'execute(?:ra|nt|ront)?|se tient|se tiendra|(?:a|ont|aura|auront) lieu|interviendra|intervient)[^.;]{0,40}?(?:le|du|au|de|:)?[ \n\t]*$)"),
               9},
              {Pattern(
                   R"(\b(?:commence[sd]?|commencing|begin(?:s|ning)?|start(?:s|ing)?|with effect|effective|come[s]? into (?:force|effect|operation)|in force|take[s]? (?:effect|place)|run[s]?|commencement|provided|goes live|is held|held)[^.;]{0,40}?(?:on|from|as of|date|:|as from|at|between)?(?: and including)?[ \n\t]*(?:the )?(?:date of )?$)"),
               9},
              {Pattern(
                   R"(\b(?:delivery|livraison|[a-z]*lieferung|livre[es]*|livrera|delivered|delivers?|geliefert|liefern|liefert|consignment|service from|hire from|evenement|veranstaltung|einsatz|event)[^.;]{0,40}(?:on|le|am|:|vom)?[ \n]*$)"),
               7},
              {Pattern(
                   R"((?:^|[^a-z])(?:mit wirkung (?:vom|zum|ab|ab dem)|a (?:compter|partir|dater) du|des le|with effect (?:from|on)|as from|effective(?: from)?|beginning|beginnend(?: mit dem| am| ab)?|starting|commencing)[ \n](?:the )?$)"),
               8},
              {Pattern(R"((?:wird|werden|gilt|gelten)[^.;]{0,40} zum[ \n]$)"), 5},
              {Pattern(
                   R"((?:^|[\t ])(?:[a-z]+ ){0,3}(?:start|starts|commence[sd]?|commencement|beginn?|beginning|begin|debut|depart|mise en service|ausfuhrung|einsatz|spielzeit|go-?live|onwards)(?: date| on)?[ :\t]*$)"),
               8},
              {Pattern(
                   R"(\b(?:shall|will|must|we|wir|nous|ich|i|agrees to|undertakes to|assurera|assurons|fournira|realisera|ubernimmt|ubernehmen|erbringt|erbringen|betreut|betreuen|vermietet|uberlasst)[ \n,][^.;]{0,80}\b(?:from|ab(?: dem)?|vom|du)[ \n]$)"),
               7},
              {Pattern(R"((?:^|[^a-z])(?:from|ab dem|ab|seit)[ \n](?:and including )?(?:the )?$)"), 5},
              {Pattern(R"((?:vom|du|from)[ \n]$)"), 3}};
  return cues;
}

// German verbs come last: "Ab 1. Juli 2026 werden die Leistungen erbracht", "am 1. Juli 2026 in Kraft".
const Pattern& starts_after() {
  static const Pattern pattern(
      R"(^[ \n,]*(?:an |fur [^.;,]{1,30} )?(?:[^.;,]{0,60} )?(?:in kraft|erbracht|begonnen|aufgenommen|auf(?:[.;,]|$)|wirksam|uberlassen|vermietet|verpachtet|ubergeben|bereitgestellt|freigeschaltet|beginnt|beginnen|ubernimmt|ubernehmen|statt\b|durchgefuhrt|geliefert|gilt\b|ausgefuhrt|angemietet|gebucht)|^[ \n,]*(?:le [a-z]+ |la [a-z]+ |l'[a-z]+ |les [a-z]+ |the [a-z]+ |we |nous |il |elle )?(?:entre en vigueur|prend effet|commence|assure|fournit|shall (?:provide|supply|commence|begin)|will (?:provide|supply)|takes effect|onwards))");
  return pattern;
}

const std::vector<Cue>& end_cues() {
  static const std::vector<Cue> cues{
      {Pattern(
           R"((?:[a-z]{3,16}ende|enddatum|endtermin|\bende|ende (?:der|des)[a-z ]{3,30}|befristet (?:bis|zum)|fertigstellung[a-z]*|vollendung(?: der [a-z]+)?|abschluss der [a-z]+|date (?:de fin|d'expiration|d'echeance|d'achevement|de cloture)|fin (?:du|des|de la|de l') ?[a-z]{3,20}|terme du contrat|achevement(?: des travaux)?|end date|off[- ]hire|expiry date|expiration date|expiry|expires|termination date|completion(?: date)?|practical completion|hire end|end of (?:the )?(?:term|hire|service|contract|licence)|(?:service|period|hire|licence|term|valid) (?:to|until|end|ends)|laufzeit bis|gultig bis|duree jusqu'au)(?: date| on| by)?[^.;a-z]{0,30}(?:le |der |am |on |the )?$)"),
       14},
      {Pattern(
           R"(^(?:expiring|expires?|ending|ends?|until|to|till|bis|endend|ende|ruckgabe|fin|au|jusqu'au|terme|echeance|restitution|retour|return|off[- ]hire|completion|finish)[ :]*$)"),
       14},
      {Pattern(
           R"(\b(?:endet|enden|endend|lauft (?:zunachst |fest |vorerst )?bis|laufen bis|befristet|fest bis|abgeschlossen bis|gilt bis|fertigstellung|fertig|vollendung|geliefert|abgeschlossen|abzuschliessen|bis (?:spatestens|langstens))[^.;]{0,50}?(?:am|zum|bis|bis zum|mit ablauf des|auf den|mit dem|mit)?[ \n\t]*(?:zum |einschliesslich |inklusive )?$)"),
       9},
      {Pattern(
           R"(\b(?:prend(?:ra|re|ront)?(?: de plein droit)? fin|expire(?:ra|r)?|expirant|s'acheve(?:ra)?|s'achever|acheve[es]*|se termine(?:ra|r)?|se terminer|se terminant|finit|finira|s'achevant|cesse(?:ra)?|jusqu'au|jusqu'a|au plus tard|acheves? pour|termine[es]*|rendu pour|remet[^.;]{0,40}|remis|remise)[^.;]{0,30}?(?:le|au|pour)?[ \n\t]*$)"),
       9},
      {Pattern(
           R"(\b(?:expire[sd]?|expiring|end(?:s|ing|ed)?|terminat(?:es|ing)|until|up to(?: and including)?|through|to and including|continues? (?:in force )?(?:to|until)|complete[sd]?(?: by| on)?|completion|finish(?:es|ed)?(?: by)?|achieved by|launch[a-z ]{0,20}|delivered by|no later than|not later than)[^.;]{0,25}?(?:on|at|the|by|for|is)?[ \n\t]*(?:and including )?$)"),
       8},
      {Pattern(R"((?:^|[^a-z])(?:ende|fin|end|terme|ablauf|bis|to|until)[ :\t]+$)"), 8},
      {Pattern(
           R"((?:(?:^|[^a-z])bis (?:zum )?|bis einschliesslich |- ?|(?:^|[^a-z])au |(?:^|[^a-z])to |until |till )$)"),
       5}};
  return cues;
}

const Pattern& ends_after() {
  static const Pattern pattern(
      R"(^[ \n,]*(?:[^.;,]{0,40} )?(?:endet|enden|aus(?:[.;]|$)|beendet|befristet|fest(?:[.;,]|$)|abgeschlossen|fertiggestellt|fertigzustellen|abzuschliessen|vollendet|geliefert))");
  return pattern;
}
// A further clause, whose verb speaks of another date.
bool goes_on(const std::string& after) {
  static const Pattern pattern(R"(^[ \n,]*(?:und|oder|sowie|et|ou|and|or|mit der option)\b)");
  return pattern.in(after);
}

// Another thing has this date, whether it begins or ends.
const Pattern& of_another() {
  static const Pattern pattern(
      R"((?:angebot|offerte|devis|offre|quotation|quote|proposal|preisliste|agb\b|datiert|vertrag vom|vereinbarung vom|contrat du|convention du|avenant (?:no [0-9]+ )?du|lastenheft|geboren|verlanger|renew|reconduit|reconduction|prorog|index|anpass|revis|erhoh|preis[es]* |prix |price|besprochen|gesprach|meeting|terms dated|en date du|bestellung vom|schreiben|tarif|zahlbar|payable|due on|rechnung|facture|invoice|loi|gesetz|decret|\bact\b|ordonnance|signed|signe\b|unterzeichnet|option|prolong|extension|extend|zugehen|bindefrist|versicher|gewahr|warranty|garantie|einspruch|year end|exercice clos|geschaftsjahr|wirtschaftsjahr|ersetzt|replaces|remplace|supersede)[^.;:]{0,40}:?[ \t]*$)");
  return pattern;
}
const Pattern& of_notice() {
  static const Pattern before(
      R"((?:kundbar|kundig|gekundigt|preavis|resili|denonc|notice|terminable|terminated?|break|cancel)[^.;]{0,70}$|(?:fruhestens|au plus tot|at the earliest|not before|nicht vor)[^.;]{0,30}$)");
  return before;
}
// "erstmals zum 31. Dezember 2027 kündbar"; a further clause with a verb of its own says nothing about this date.
const Pattern& notice_follows() {
  static const Pattern pattern(
      R"(^[ \n]*(?:[^.;,]{0,45} )?(?:kundbar|gekundigt|kundigen|kundigung|zu kundigen|resiliable|resilier|terminable))");
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

// The cell above that begins where this one does: the head of its column, whatever it says.
std::string label_above(const Reading& reading, int cell) {
  const Cell& own = reading.cells[static_cast<std::size_t>(cell)];
  for (std::size_t c = 0; c < reading.cells.size(); ++c) {
    const int rows = own.row - reading.cells[c].row;
    if (rows < 0 || rows > 2 || static_cast<int>(c) == cell) continue;
    const std::string label(reading.folded_slice(reading.cells[c].span));
    if (is_label_cell(label) && value_of_label(reading, static_cast<int>(c)).begin == own.span.begin) return label;
  }
  for (int r = own.row - 1; r >= std::max(0, own.row - 2); --r) {
    const Row& row = reading.rows[static_cast<std::size_t>(r)];
    if (row.page != own.page || own.box.y0 - row.y1 > 2.6 * (own.box.y1 - own.box.y0)) break;
    for (const int c : row.cells) {
      const Cell& above = reading.cells[static_cast<std::size_t>(c)];
      if (above.box.x0 < own.box.x0 - 6 || above.box.x0 > own.box.x0 + 6) continue;
      const std::string label = one_line(reading.folded_slice(above.span));
      return label.size() > 40 || is_numeric_cell(label) ? std::string() : label;
    }
  }
  return {};
}

int best(const std::vector<Cue>& cues, const std::string& text) {
  int score = 0;
  for (const Cue& cue : cues)
    if (cue.score > score && cue.pattern.in(text)) score = cue.score;
  return score;
}

std::string without_weekday(std::string text) {
  static const Pattern day(
      R"((?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\b(?:mo|di|mi|do|fr|sa|so)\.),?[ \n]*(?:den |dem |le |the )?$)");
  if (const auto m = day.groups_in(text)) {
    const std::string trimmed = trim(text);
    const std::size_t blank = trimmed.find_last_of(" \t\n(", trimmed.size() < 12 ? 0 : trimmed.size() - 2);
    static const Pattern particle(R"((?:den|dem|le|the)$)");
    if (particle.in(trimmed)) return without_weekday(trimmed.substr(0, blank == std::string::npos ? 0 : blank + 1));
    return blank == std::string::npos ? std::string() : trimmed.substr(0, blank + 1);
  }
  return text;
}

} // namespace

bool after_weekday(const Reading& reading, Span date) {
  const std::string before(reading.folded_slice({date.begin > 16 ? date.begin - 16 : 0, date.begin}));
  return without_weekday(before) != before;
}

std::string words_before(const Reading& reading, Span date, std::size_t not_before) {
  const Span sentence = reading.sentence_at(date.begin);
  const std::size_t from = std::max({sentence.begin, not_before, date.begin > 140 ? date.begin - 140 : 0});
  std::string text(reading.folded_slice({std::min(from, date.begin), date.begin}));
  std::ranges::replace(text, '\n', ' ');
  const int cell = reading.cell_at(date.begin);
  const bool own_cell = cell >= 0 && date.begin >= reading.cells[static_cast<std::size_t>(cell)].span.begin &&
                        date.begin - reading.cells[static_cast<std::size_t>(cell)].span.begin < 4;
  if (own_cell &&
      not_before <= reading.cells[static_cast<std::size_t>(cell)].span.begin) { // a cell of its own: its label
    const std::string beside = left_neighbour(reading, cell);
    if (!beside.empty() &&
        (trim(text).size() < 3 || best(start_cues(), beside + " ") >= 10 || best(end_cues(), beside + " ") >= 8))
      return beside + " ";
    if (const std::string above = label_above(reading, cell);
        !above.empty() && (best(start_cues(), above + " ") >= 8 || best(end_cues(), above + " ") >= 8))
      return above + " ";
  }
  return without_weekday(text);
}

std::string label_of_date(const Reading& reading, Span date) {
  const int cell = reading.cell_at(date.begin);
  if (cell < 0 || date.begin > reading.cells[static_cast<std::size_t>(cell)].span.begin + 3) return {};
  const std::string above = label_above(reading, cell), beside = left_neighbour(reading, cell);
  if (beside.empty()) return above.empty() ? above : above + " ";
  if (above.empty()) return beside + " ";
  return above + "\t" + beside + " "; // either may be the one; what reads it knows its words
}

std::string words_after(const Reading& reading, Span date, std::size_t not_after) {
  const Span sentence = reading.sentence_at(date.begin);
  const std::size_t to = std::min({std::max(sentence.end, date.end), std::max(not_after, date.end), date.end + 90});
  std::string text(reading.folded_slice({date.end, to}));
  std::ranges::replace(text, '\n', ' ');
  return text;
}

int start_score(const std::string& before, const std::string& after) {
  int score = best(start_cues(), before);
  static const Pattern preposition(
      R"((?:^|[^a-z])(?:am|ab|ab dem|vom|zum|mit|per|le|du|on|from|as of|im|in|au|erstmals am|erstmals ab|in der)[ \n]*$)");
  if (starts_after().in(after) && !goes_on(after) && (preposition.in(before) || score >= 3)) score = std::max(score, 8);
  return score;
}

int end_score(const std::string& before, const std::string& after) {
  int score = best(end_cues(), before);
  static const Pattern preposition(R"((?:^|[^a-z])(?:am|zum|bis|bis zum|mit ablauf des|mit|le|on|au)[ \n]*$)");
  if (ends_after().in(after) && !goes_on(after) && preposition.in(before)) score = std::max(score, 9);
  return score;
}

bool never_starts(const std::string& before, const std::string& after) {
  static const Pattern plain_date(R"(^(?:datum|date)[ :]*$)");
  if (of_notice().in(before) || notice_follows().in(after) || of_another().in(before)) return true;
  static const Pattern edition(R"((?:stand|fassung|version|anlage|annexe|schedule|fallig|kostenfrei bis)[^.;]{0,40}$)");
  return edition.in(before) || plain_date.in(before);
}

bool never_ends(const std::string& before, const std::string& after) {
  // "prorogée jusqu'au", "bis zum … verlängert": a new end, unless somebody only may, or it happens by itself.
  static const Pattern moved(
      R"((?:prorog|prolong|verlanger|extend)[a-z]*[^.;,]{0,20}(?:jusqu'au|au|bis zum|bis|until|to|through)[ ]$)"),
      until(R"((?:bis zum|bis|jusqu'au|until)[ ]$)"),
      moved_after(R"(^[ ]*(?:verlangert|erstreckt|prolonge|proroge|extended))"),
      perhaps(R"((?:kann|konnen|darf|\bsich\b|jeweils|option|peut|tacite|\bmay\b|can |right to|automatic))");
  if ((moved.in(before) || (until.in(before) && moved_after.in(after))) && !perhaps.in(before)) return false;
  static const Pattern also(
      R"((?:erklarung|gultig bis|valid until|proposition|mangel|beschwerde|fallig|due\b)[^.;]{0,50}$)"),
      of_the_paper(R"((?:au plus tard|spatestens|no later than)[^.;]{0,30}$)"),
      something_due(
          R"((?:zahl|payment|paiement|regl|antwort|reponse|reply|mitteil|anmeld|bestell|confirm|retour|unterschrift)[^.;]{0,70}$)");
  if (of_notice().in(before) || notice_follows().in(after) || of_another().in(before) || also.in(before)) return true;
  return of_the_paper.in(before) && something_due.in(before);
}

} // namespace socle::contracts
