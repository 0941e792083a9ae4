#include "contracts/pattern.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {
namespace {

struct Word {
  Rhythm rhythm;
  Pattern pattern;
};

// The words of each rhythm.
const std::vector<Word>& words() {
  static const std::vector<Word> table{{Rhythm::unsupported, Pattern(R"(\b(?:zweimonatlich[a-z]*|alle zwei monate|vierwochentlich[a-z]*|wochentlich[a-z]*|wochenweise|14-tagig|vierzehntagig[a-z]*|zweiwochentlich[a-z]*|halbmonatlich[a-z]*|dekadenweise|bimestriel[a-z]*|bimensuel[a-z]*|hebdomadaire[a-z]*|par (?:quinzaine|semaine)|quadrimestriel[a-z]*|weekly|fortnightly|four-weekly|bi-?monthly|dreimal (?:jahrlich|im jahr|pro jahr)|trois fois (?:par|l')an|three times (?:a|per) year|zweijahrlich[a-z]*|biennal[a-z]*|tertial[a-z]*|dritteljahrlich[a-z]*)\b)")}, {Rhythm::quarterly, Pattern(R"(\b(?:(?:kalender)?vierteljahrlich[a-z]*|(?:kalender)?vierteljahrs?[a-z]*|quartalsweise|quartals(?:rechnung|massig|betrag|rate|ersten|letzten|beginn|anfang|ende|abrechnung|miete)[a-z]*|(?:je|pro|per|jedes|jeden) (?:kalender|vertrags)?quartal|dreimonatlich|(?:eines|jedes|am|zum|ende des|ende jedes|im) (?:kalender)?quartals?[a-z]*|viermal (?:jahrlich|im jahr|pro jahr)|quartal(?:s)?(?:beginn|ende)|trimestriel[a-z]*|(?:par|chaque|au|du|de chaque|en debut de|en fin de) trimestres?|trimestre (?:civil|echu|d'avance)|quatre fois (?:par|l')an|quarterly|(?:each|every|per|a|by) (?:calendar |contract )?quarter|(?:usual )?quarter days?|calendar quarters?|four times (?:a|per) year)\b)")}, {Rhythm::half_yearly, Pattern(R"(\b(?:halbjahrlich[a-z]*|halbjahrs?[a-z]*rate[n]?|(?:je|pro|jedes) (?:kalender)?halbjahr|halbjahresweise|halbjahres(?:rechnung|betrag)|zweimal (?:jahrlich|im jahr|pro jahr)|semestriel[a-z]*|(?:par|chaque|au|de chaque|en debut de|en fin de) semestre|deux fois (?:par|l')an(?:nee)?|half[- ]yearly|(?:each|every|per|a) half[- ]?year|six[- ]monthly|semi-?annual[a-z]*|bi-?annual[a-z]*|twice (?:a year|yearly|per year|in each year))\b)")}, {Rhythm::monthly, Pattern(R"(\b(?:monatlich[a-z]*|mtl\b|monatsweise|monats(?:rechnung|ende|beginn|anfang|ersten|letzten|ultimo|rate|abrechnung|schluss|erster|letzter)[a-z]*|(?:je|pro|per|jedes|jeden|jedem) (?:kalender|vertrags)?monat[s]?|(?:eines|jeden|jedes|am|des|zum) (?:jeden |jeweiligen )?(?:kalender)?monats?|mensuel[a-z]*|mensualites?|(?:par|chaque|au|de chaque|tous les) mois|monthly|(?:each|every|per|a) (?:calendar )?month|calendar month)\b)")}, {Rhythm::yearly, Pattern(R"(\b(?:jahrlich[a-z]*|jahresweise|(?:je|pro|jedes|jedem) (?:kalender|vertrags)?jahr|(?:vertrags|kalender|betriebs|wartungs|lizenz)jahr(?:es|s)?|jahres(?:rechnung|betrag|gebuhr|rate|beginn|anfang|ende)|einmal im jahr|annuel[a-z]*|(?:par|chaque|a l'|de chaque|l') ?an(?:nee)?|tous les ans|une fois l'an|date anniversaire|annually|yearly|(?:each|per|every|a) (?:contract |calendar )?year|annual|per annum|once a year|each anniversary|on (?:the|each|every) anniversary)\b)")}};
  return table;
}

const Pattern& billing_words() {
  static const Pattern pattern(
      R"((?:abrechn|abgerechnet|rechnet|in rechnung|rechnungsstellung|rechnungslegung|\brechnungen|\brechnung (?:wird|werden|erfolgt|stell)|stell[a-z]* [^.;]{0,40}rechnung|fakturier|verrechne|berechnen|berechnet|berechnung erfolgt|zahlbar|zu zahlen|gezahlt|bezahl|\bzahlt|\bzahlen|zahlung|fallig|zu entrichten|entrichte|uberwies|uberweis|zahlungsweise|\braten?\b|teilbetrag|abbuch|eingezogen|einzug|lastschrift|factur|payables?\b|paiement|reglee?s?\b|\bregle\b|reglement|payee?s?\b|\bpaie|verse[es]*\b|versement|exigible|acquitte|echeance|prelev|appel[a-z]* (?:de|des|le) (?:loyer|provision|fonds)|invoic|billed|\bbill\b|billing|payable|\bpaid\b|\bpays?\b|payment|charged|instal|direct debit|in advance|in arrears?|im voraus|vorschussig|nachtraglich|nachschussig|a terme (?:a )?echoir|terme echu|a terme|d'avance|echu\b))");
  return pattern;
}

// Rhythms of other things: notice, reports, maintenance, indexes.
const Pattern& of_other_things() {
  static const Pattern pattern(
      R"((?:kundig|bericht|protokoll|\bwart(?:ung|et)|prufung|inspektion|besprech|meeting|report|rapport|visite|\bvisits?\b|intervention|preavis|notice|index|anpass|revis|review|increase|erhoh|verlanger|reconduit|reconduction|renew|sitzung|ablesung|statistik|verfugbarkeit|availability|haftung|liability|vertragsstrafe|\bcap\b|begrenzt|limit|\bmahn|verzug|zinsen|interest|fin de mois|end of (?:the )?month|folgemonats|following month|du mois suivant|penalit|retard|gereinigt|geliefert wird|nettoy|cleaned|backup|sicherung|sauvegarde|reinigung erfolgt|schulung))");
  return pattern;
}

Rhythm of_months(std::int64_t months) {
  switch (months) {
    case 1: return Rhythm::monthly;
    case 3: return Rhythm::quarterly;
    case 6: return Rhythm::half_yearly;
    case 12: return Rhythm::yearly;
    default: return Rhythm::unsupported;
  }
}

class RhythmFinder {
 public:
  RhythmFinder(const Reading& reading, Terms& terms) : r_(reading), terms_(terms) {}

  void run() {
    labels();
    ticked();
    stated();
    every();
    days_of_the_year();
    instalments();
    if (best_ == 0) once();
    if (rhythm_months(terms_.billing) > 0 || listed_) align();
    static const Pattern arrears(
        R"((?:nachtraglich|nachschussig|im nachhinein|nach leistungserbringung|terme echu|a terme echu|echu\b|in arrears|am ende (?:eines|des) (?:monats|quartals)))");
    terms_.in_arrears = arrears.in(r_.folded);
  }

 private:
  void vote(Rhythm rhythm, Span span, int score) {
    if (score < best_ || (score == best_ && span.begin >= terms_.billing_span.begin)) return;
    best_ = score;
    terms_.billing = rhythm;
    terms_.billing_span = span;
  }

  std::string around(Span span, std::size_t before, std::size_t after) const {
    const Span f = r_.folded_span(span);
    const Span fs = r_.folded_span(r_.sentence_at(span.begin));
    const std::size_t from = std::max(f.begin > before ? f.begin - before : 0, fs.begin);
    return r_.folded.substr(from, std::min({f.end + after, std::max(fs.end, f.end), r_.folded.size()}) - from);
  }

  // Labels of forms: what stands beside or below them is the rhythm, and nothing else.
  void labels() {
    static const Pattern label(
        R"(^(?:\d{1,2}[.)]? )?(?:abrechnung|abrechnungs[a-z]*|rechnungs(?:stellung|rhythmus|turnus|intervall|legung|zeitraum|lauf|periode)|verrechnung|zahl(?:ungs)?(?:weise|rhythmus|turnus|intervall|plan)|(?:art der )?zahlung|turnus|rhythmus|intervall|faktur[a-z]*|turnus der abrechnung|facturation|periodicite(?: de (?:la )?facturation| des? (?:paiements?|factures?))?|(?:rythme|mode|frequence) (?:de (?:la )?)?(?:facturation|paiement|reglement)|echeances?|paiement|billing(?: (?:frequency|period|cycle|interval|terms))?|invoicing(?: (?:frequency|period))?|invoice(?: frequency|s)|invoiced|billed|payment (?:frequency|interval|schedule|period)|charged|payable)[ :]*$)");
    for (std::size_t c = 0; c < r_.cells.size(); ++c) {
      if (!label.in(r_.folded_slice(r_.cells[c].span))) continue;
      const Span value = value_of_label(r_, static_cast<int>(c));
      if (value.empty() || several_offered(value)) continue;
      const std::string boxes(r_.folded_slice(value));
      if (boxes.find("[x]") != std::string::npos || boxes.find("[ ]") != std::string::npos) continue; // see ticked()
      for (const Word& w : words())
        if (const auto m = w.pattern.find(r_, value)) {
          vote(w.rhythm, m->all, 12);
          break;
        }
    }
  }

  // "☐ monatlich ☒ vierteljährlich", "( ) monthly (x) quarterly": what follows the mark.
  void ticked() {
    static const Pattern tick(R"((?:\[x\]|\(x\)|\[ ?x ?\]|\( ?x ?\)) ?([^\[(\n\t]{3,60}))");
    for (const Match& m : tick.find_all(r_, {0, r_.body_end}))
      for (const Word& w : words())
        if (const auto word = w.pattern.find(r_, m[0]); word && word->all.begin - m[0].begin < 14) {
          vote(w.rhythm, word->all, 12);
          break;
        }
  }

  // A row that offers several rhythms without showing which is chosen says nothing.
  bool several_offered(Span span) const {
    const int cell = r_.cell_at(span.begin);
    if (cell < 0) return false;
    int offered = 0;
    for (const int c : r_.rows[static_cast<std::size_t>(r_.cells[static_cast<std::size_t>(cell)].row)].cells) {
      const Span other = r_.cells[static_cast<std::size_t>(c)].span;
      const std::string text = one_line(r_.folded_slice(other));
      if (text.size() > 40 || text.find("[x]") != std::string::npos) continue;
      offered += std::ranges::any_of(words(), [&](const Word& w) {
        const auto m = w.pattern.find(r_, other);
        return m && m->all.begin - other.begin < 6;
      });
    }
    return offered > 2;
  }

  // Sentences: the word of a rhythm beside a word of billing.
  void stated() {
    for (const Word& w : words())
      for (const Match& m : w.pattern.find_all(r_, {0, r_.body_end})) vote_for(w.rhythm, m.all, 0);
  }

  void vote_for(Rhythm rhythm, Span span, int bonus) {
    const std::string text(r_.folded_slice(r_.sentence_at(span.begin)));
    const Span f = r_.folded_span(span);
    const std::string close = around(span, 80, 60), word(r_.folded_slice(span)),
                      lead = r_.folded.substr(f.begin > 30 ? f.begin - 30 : 0, std::min<std::size_t>(30, f.begin)),
                      next = r_.folded.substr(f.end, std::min<std::size_t>(40, r_.folded.size() - f.end));
    static const Pattern unticked(R"((?:\[ \]|\( \)) ?$)");
    if (unticked.in(lead) || several_offered(span)) return;
    int score = bonus;
    if (billing_words().in(text)) score += 3;
    if (billing_words().in(close)) score += 4;
    static const Pattern beside(
        R"((?:im voraus|in advance|in arrears?|nachtraglich|nachschussig|d'avance|a echoir|echu|a terme|vorschussig|im nachhinein|ruckwirkend))"),
        verb_before(
            R"((?:invoiced|billed|invoices?|paid|payable|charged|bill|facture[es]*|facturation|payables?|payee?s?|regle[es]*|reglables?|abgerechnet|berechnet|verrechnet|zahlbar|fallig|rechnung|rechnungen|zahlung|gezahlt)[ :,]+(?:(?:jeweils|je|stets|in advance|by|par|en|each|im|wird|werden|erfolgt|est|sont|is|are|and payable|gestellt|is due|due|on|a|au) ?){0,3}$)");
    if (score && beside.in(close)) score += 3;
    if (verb_before.in(lead)) score += 3;
    if (of_other_things().in(close)) score -= 5;
    score -= of_a_price(lead, word, next);
    if (score >= 4) vote(rhythm, span, score);
  }

  // "100 EUR monatlich", "the monthly charge", "redevance annuelle": the basis of the price rather than the rhythm.
  static int of_a_price(const std::string& lead, const std::string& word, const std::string& next) {
    static const Pattern priced(
        R"((?:eur|chf|gbp|usd|\d)[ \n]*(?:netto|ht|hors taxes?|plus vat)?[ \n/(]*(?:per |je |pro |par |a |each |im )?$)"),
        noun(
            R"(^(?:jahres|vierteljahres|quartals|halbjahres|monats)(?:gebuhr|betrag|pauschale|miete|preis|entgelt|honorar|vergutung|beitrag|festpreis))"),
        basis(
            R"(^(?:je|pro|par|per|a|monatlich|jahrlich|monatliche[nrs]?|jahrliche[nrs]?|monthly|annual|annuel[a-z]*|mensuel[a-z]*|vierteljahrliche[nrs]?)\b)"),
        price_after(
            R"(^[ ](?:[a-z]+ ){0,2}(?:fee|fees|charge|charges|rent|price|rate|cost|subscription|retainer|hire|pauschale|gebuhr|miete|entgelt|betrag|preis|rate von|vergutung|honorar|grundpreis|nutzungsentgelt|beitrag)\b)"),
        price_before(
            R"((?:prix|redevance|loyer|forfait|abonnement|montant|tarif|cout|honoraires|cotisation)(?:[ ](?:de base|total|global|net|ht|hors taxe))?[ ]$)");
    if (priced.in(lead)) return 3;
    if (noun.in(word)) return 4;
    if (price_after.in(next) || price_before.in(lead)) return 4;
    if (basis.in(word) && (word.ends_with("e") || word.ends_with("en") || word.ends_with("er") ||
                           word.ends_with("es") || word == "annual"))
      return 2;
    return 0;
  }

  // "alle drei Monate", "tous les 6 mois", "every four weeks".
  void every() {
    static const Pattern months(
        R"(\b(?:alle|aller|tous les|toutes les|chaque periode de|every|each period of)[ ]([a-z]{3,10}|\d{1,2})[ ](?:kalender|calendar )?(?:monate?|mois|months?)\b)"),
        other(
            R"(\b(?:alle|tous les|toutes les|every)[ ](?:[a-z]{3,10}|\d{1,2})[ ](?:wochen|tage|jahre|semaines|jours|ans|weeks|days|years)\b)");
    for (const Match& m : months.find_all(r_, {0, r_.body_end}))
      if (const auto count = parse_count(r_.folded_slice(m[0])); count && *count > 0 && *count < 25)
        vote_for(of_months(*count), m.all, 1);
    for (const Match& m : other.find_all(r_, {0, r_.body_end})) vote_for(Rhythm::unsupported, m.all, 0);
  }

  // "zum 1.1., 1.4., 1.7. und 1.10.", "on 1 January and 1 July": days of any year, evenly spread over it.
  void days_of_the_year() {
    static const std::string month = "(?:" + std::string(kMonthNames) + ")";
    static const std::string day =
        R"((?:\d{1,2}\.[ ]?\d{1,2}\.?|(?:the )?(?:\d{1,2}(?:\.|er|st|nd|rd|th)?[ ](?:de |of |day of )?)?)" + month +
        R"(\.?))";
    static const Pattern list(R"((?:^|[^\d.a-z]))"
                              "(" +
                              day +
                              R"((?:[ ]?(?:,|;|/|und|et|and|&|sowie|,? and|,? et)[ ]?(?:(?:am|zum|le|on|the|du)[ ])?)" +
                              day + R"(){1,11})(?:[ ,.;)]|$))");
    static const Pattern one(R"((\d{1,2})\.[ ]?(\d{1,2})(?:\.|\b)|\b()" + month + R"()\b)");
    for (const Match& m : list.find_all(r_, {0, r_.body_end})) {
      std::vector<int> months;
      for (const Match& d : one.find_all(r_, m[0])) {
        const int number = !d[1].empty() ? static_cast<int>(parse_count(r_.folded_slice(d[1])).value_or(0))
                                         : month_number(r_.folded_slice(d[2]));
        if (number < 1 || number > 12) return;
        months.push_back(number);
      }
      std::ranges::sort(months);
      const auto n = static_cast<int>(months.size());
      if (n < 2 || 12 % n != 0) continue;
      bool even = true;
      for (int i = 1; i < n; ++i)
        even = even && months[static_cast<std::size_t>(i)] - months[static_cast<std::size_t>(i - 1)] == 12 / n;
      const std::string text(r_.folded_slice(r_.sentence_at(m.all.begin)));
      if (!even || !billing_words().in(text) || of_other_things().in(around(m.all, 60, 30))) continue;
      listed_ = true;
      vote(of_months(12 / n), m[0], 11);
      if (months.front() == 1 || months.front() == 12 / n) terms_.calendar_aligned = true;
    }
  }

  // "Jahresentgelt … in vier gleichen Raten", "en douze mensualités": so many of a year.
  void instalments() {
    static const Pattern count(
        R"(\b(?:in|en|by|par)[ ](?:je[ ])?([a-z]{3,10}|\d{1,2})[ ](?:\(\d{1,2}\)[ ])?(?:gleiche[nr]?[ ]|gleich hohe[nr]?[ ]|equal[ ])?(?:(?:monthly|monats|monatliche[nr]?[ ]|monatlichen[ ]|quartals|vierteljahrliche[nr]?[ ]|halbjahres|quarterly|half-yearly)[ ]?)?(?:teil)?(?:raten|betragen|zahlungen|mensualites|versements|echeances|paiements|termes|instalments?|installments?|payments))"),
        yearly(R"((?:jahr|annu|\ban\b|annee|year))");
    for (const Match& m : count.find_all(r_, {0, r_.body_end})) {
      const auto n = parse_count(r_.folded_slice(m[0]));
      if (!n || *n < 2 || *n > 12 || 12 % *n != 0) continue;
      const std::string word(r_.folded_slice(m.all));
      const bool named = word.find("monat") != std::string::npos || word.find("mensual") != std::string::npos ||
                         word.find("monthly") != std::string::npos;
      const Span paragraph = r_.paragraph_at(m.all.begin);
      if (named || yearly.in(r_.folded_slice(paragraph))) vote(of_months(named ? 1 : 12 / *n), m.all, 9);
    }
  }

  // One invoice for all of it, stages of one price, or what was done: said where no period is.
  void once() {
    static const Pattern effort(R"((?:(?:abrechnung|abgerechnet|verrechnet|berechnet|vergutung erfolgt)[^.;]{0,40}nach (?:tatsachlichem |tatsachlich[a-z]* |zeit)?(?:aufwand|abruf|verbrauch|stunden)|abgerechnet wird nach (?:abruf|aufwand|verbrauch)|je (?:lieferung|abruf|einsatz|auftrag|fahrt|bestellung) (?:eine|einzeln|eine eigene) rechnung|rechnungen? (?:bitte )?je (?:abruf|lieferung|einsatz|bestellung)|factur[a-z]*[^.;]{0,30}(?:au temps passe|en regie|a l'heure|sur la base du temps|a l'acte)|chaque (?:commande|livraison|intervention|mission|prestation)[^.;]{0,30}(?:factur|facture)|time[- ]and[- ]materials?|each (?:delivery|order|call-off|job|visit|consignment|assignment)[^.;]{0,25}invoiced|invoiced per (?:delivery|order|job|visit)|time spent))"), stages(R"((?:(?:zahlungsplan|abschlagszahlung|teilzahlung|teilrechnung|abschlage|raten nach|nach baufortschritt|\bacomptes?\b|\ban(?:zahlung|payment)|anzahlung|restbetrag|schlusszahlung|solde a la|le solde|stage payments?|milestone|in (?:two|three|four|five|six) (?:equal )?(?:stages|parts|stage)|in (?:zwei|drei|vier|funf) (?:gleichen )?(?:raten|teilen|schritten|abschlagen)|en (?:deux|trois|quatre|cinq) (?:fois|acomptes|versements|echeances)|deposit of \d|upfront|balance (?:on|upon|is))))"), single(R"((?:in einer summe|in einem betrag|in einer rechnung|eine(?:r)? (?:einzige[nr]? )?(?:gesamt|schluss)?rechnung\b|schlussrechnung|einmalig (?:nach|bei|mit)|abrechnung:? einmalig|rechnung[^.;]{0,40}nach (?:abschluss|fertigstellung|abnahme|lieferung|leistung|durchfuhrung|der veranstaltung|ubergabe|auslieferung|beendigung)|nach (?:abschluss|fertigstellung|abnahme|lieferung|durchfuhrung|erbringung)[^.;]{0,60}(?:in rechnung|rechnung|abgerechnet)|(?:une seule|une) facture|facture unique|factur[a-z]*[^.;]{0,30}(?:a l'achevement|a la livraison|en une (?:seule )?fois|apres (?:l'evenement|la prestation|reception|execution|livraison))|en une (?:seule )?fois|a l'achevement|(?:a single|one|a) (?:invoice|final invoice)|single invoice|invoices? (?:the )?(?:whole|full|entire|total|contract)[^.;]{0,40}|in one (?:sum|amount|payment|instalment)|on (?:practical )?completion|once,? on (?:delivery|completion)))");
    const auto say = [&](const Pattern& pattern, Rhythm rhythm) {
      for (const Match& m : pattern.find_all(r_, {0, r_.body_end})) {
        const std::string text(r_.folded_slice(r_.sentence_at(m.all.begin)));
        static const Pattern extra(
            R"((?:zusatz|mehrleist|mehraufwand|daruber hinaus|ausserhalb|ersatzteil|supplementaire|hors forfait|additional|extra|beyond|outside|further|storn|cancel|annul|verzug|kundig))");
        if (!billing_words().in(text) || extra.in(text)) continue;
        vote(rhythm, m.all, 5);
        return true;
      }
      return false;
    };
    say(effort, Rhythm::per_call_off) || say(stages, Rhythm::milestones) || say(single, Rhythm::one_off);
  }

  // Bills that end with the calendar's periods.
  void align() {
    static const Pattern aligned(
        R"((?:kalendervierteljahr|kalenderquartal|kalenderhalbjahr|trimestre civil|trimestre calendaire|semestre civil|annee civile|mois civil|mois calendaire|calendar (?:quarter|year|half|month)|kalenderjahr|kalendermonat|(?:quartals|jahres|monats)(?:beginn|anfang|ende)|usual quarter days|anteilig|zeitanteilig|prorata|pro rata))"),
        notice(R"((?:kundig|preavis|notice|resili))"),
        of_price(R"((?:eur|chf|gbp|usd|\d)(?: (?:netto|ht|net))?[ ]?(?:per|je|pro|par|/|a)[ ]$)");
    for (const Match& m : aligned.find_all(r_, {0, r_.body_end})) {
      const Span at = r_.folded_span(m.all);
      if (of_price.in(r_.folded.substr(at.begin > 40 ? at.begin - 40 : 0, std::min<std::size_t>(40, at.begin))))
        continue; // "2,500 per calendar month"
      const std::string text(r_.folded_slice(r_.sentence_at(m.all.begin)));
      if (billing_words().in(text) && !notice.in(text)) terms_.calendar_aligned = true;
    }
  }

  const Reading& r_;
  Terms& terms_;
  int best_ = 0;
  bool listed_ = false;
};

} // namespace

void find_rhythm(const Reading& reading, Terms& terms) { RhythmFinder(reading, terms).run(); }

} // namespace socle::contracts
