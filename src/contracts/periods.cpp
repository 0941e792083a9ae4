#include "contracts/pattern.h"
#include "contracts/period_cues.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {
namespace {

Value value_of(const FoundDate& date, int confidence, bool last = false) {
  return {to_iso(last ? date.last : date.date),
          date.span,
          date.month_only || date.ambiguous ? std::min(confidence, 68) : confidence,
          {},
          {}};
}

// Finds the first and the last day of the supply among the dates of the paper.
class PeriodFinder {
 public:
  PeriodFinder(const Reading& reading, const std::vector<FoundDate>& dates, Terms& terms)
      : r_(reading), dates_(dates), terms_(terms) {}

  void run() {
    for (std::size_t i = 0; i < dates_.size(); ++i)
      if (dates_[i].span.begin < r_.body_end) consider(i);
    if (conflicting_) { // two beginnings, stated alike: a person decides
      terms_.date_conflict = true;
      terms_.start.reset();
    }
    bool open_ended = false;
    const auto term = fixed_term(r_, open_ended);
    terms_.open_ended = open_ended;
    relative_start();
    if (terms_.start && terms_.end && terms_.end->text < terms_.start->text) terms_.end.reset();
    finish(term);
    if (open_ended && end_score_ < 9) terms_.end.reset();
  }

 private:
  void consider(std::size_t i) {
    const FoundDate& d = dates_[i];
    const std::size_t after_last = i > 0 ? dates_[i - 1].span.end : 0,
                      before_next = i + 1 < dates_.size() ? dates_[i + 1].span.begin : r_.text.size();
    const std::string after = words_after(r_, d.span, before_next);
    std::string text = words_before(r_, d.span, after_last);
    int start = 0, end = 0;
    if (d.range_ends && i > 0) { // what led to the first speaks of both
      const FoundDate& first = dates_[i - 1];
      text = words_before(r_, first.span, i > 1 ? dates_[i - 2].span.end : 0);
      const std::string all = words_after(r_, d.span, before_next);
      end = of_other_range(text, all) ? 0 : std::max(start_score(text, all) + 1, 8);
    } else {
      start = start_score(text, after);
      end = end_score(text, after);
      if (never_starts(text, after)) start = 0;
      if (never_ends(text, after)) end = 0;
      static const Pattern up_to(
          R"((?:^|[^a-z])(?:bis(?: zum| einschliesslich| spatestens)?|until|till|jusqu'au|spatestens(?: am| zum| bis)?|au plus tard(?: le)?|no later than|not later than|by|to|pour le)[ \n]$)"),
          ends(
              R"((?:se termine|s'acheve|prend(?:ra)? fin|expire|endet|enden\b|endend|\bends?\b|ending|terminates?|\bbis\b|until|jusqu'a|finit)[^.;]{0,25}$)");
      if (up_to.in(text) || (end > 0 && ends.in(text)) || (end >= 14 && end >= start)) start = 0;
      if (d.range_begins) {
        const std::string all = words_after(r_, dates_[i + 1].span,
                                            i + 2 < dates_.size() ? dates_[i + 2].span.begin : r_.text.size());
        start = of_other_range(text, all) ? 0 : std::max({start, start_score(text, all), 4}) + 4;
        end = 0;
      } else if (d.month_only &&
                 d.last > add_months(d.date, 1)) { // "2. Quartal 2026", "Kalenderjahr 2027": both its ends
        if (!of_other_range(text, after)) start = end = std::max(7, start);
        take_end(d, end, true);
        take_start(d, start, text);
        return;
      }
    }
    if (start > 0 && start >= end) take_start(d, start, text);
    if (end > start) take_end(d, end, d.month_only);
  }

  // A stretch of time in which something else happens.
  static bool of_other_range(const std::string& before, const std::string& after) {
    static const Pattern other(
        R"((?:angebot|offer|offre|devis|preis|price|prix|tarif|bindefrist|ferien|urlaub|closed|ferme |geschlossen|rechnung|facture|invoice|kostenfrei|mietfrei|gratis|free|option|verlanger|renew|reconduct|probezeit|abrechnungszeitraum|forderung|lieferzeit|versicher|geschaftsjahr|exercice|gemessen|verbrauch|statisti|payment|paiement|zahlung|echeance|instal|abschlag)[^.;]{0,60}$)");
    return other.in(before) || never_ends(before, after) || never_starts(before, "");
  }

  void take_start(const FoundDate& d, int score, const std::string& text) {
    if (score < 5) return;
    static const Pattern aside(R"(\([^)]*$)"); // in brackets, of one position
    static const Pattern elsewhere(
        R"((?:einarbeitung|probe|test|phase|vorbereit|schulung|training|einweisung|montage|gewahr|warranty|support|hosting|miete? der|lot \d|los \d|teil \d|position))");
    if (score >= 9 && start_score_ >= 9 && terms_.start && terms_.start->text != to_iso(d.date) && !d.month_only &&
        !d.range_begins && !aside.in(text) && !elsewhere.in(text))
      conflicting_ = true;
    if (score <= start_score_) return;
    if (score >= start_score_ + 3) conflicting_ = false; // a label decides over a sentence
    start_score_ = score;
    terms_.start = value_of(d, 65 + 2 * std::min(14, score));
  }

  void take_end(const FoundDate& d, int score, bool last) {
    // Several stretches said alike: from the first day of the first to the last day of the last.
    const bool further = d.range_ends && range_ends_ && score == end_score_ && terms_.end->text < to_iso(d.date);
    if (score < 5 || (score <= end_score_ && !further)) return;
    range_ends_ = d.range_ends;
    end_score_ = score;
    terms_.end = value_of(d, 65 + 2 * std::min(14, score), last);
  }

  // "ab Unterzeichnung", "le lendemain de sa signature", "on the first of the month following signature": counted from the
  // date of the paper, or its last signature.
  void relative_start() {
    if (terms_.start || !terms_.date || terms_.date_conflict) return;
    static const std::string
        begins =
            R"((?:beginnt|beginnen|tritt|wirksam|in kraft|prend effet|prend cours|entre en vigueur|commence[s]?|effective|takes effect|comes into force|start[s]?|startet|laufzeit|duree|debute|\bab\b|a compter|\bfrom|effet|beginn)[^.;]{0,70}?)",
        signing =
            R"((?:(?:beid(?:er)?seitigen? |letzten )?unter(?:zeichnung|schrift)|vertrags(?:ab)?schlu(?:ss|sses)|(?:sa |la |de )?(?:(?:date de )?(?:sa |la )?(?:derniere )?)signature|(?:the |its |last )*(?:date of )?(?:(?:its |the |last )*signature|signing|this agreement|this contract)))";
    static const Pattern next_day(
        begins + R"((?:am tag nach (?:der )?|(?:du |le )?lendemain de |on the day (?:after|following) ))" + signing),
        next_month(
            begins +
            R"((?:am ersten (?:tag )?des auf (?:die |den )|(?:le )?premier (?:jour )?du mois (?:qui suit|suivant) |on the first (?:day )?of the (?:calendar )?month (?:after|following) ))" +
            signing),
        that_day(
            begins +
            R"((?:mit (?:der )?|ab (?:der )?|bei |a |des |de |on |upon |a compter de |von )(?:la |le jour de )?(?:date de )?)" +
            signing);
    const auto day = parse_date(terms_.date->text);
    if (!day) return;
    const auto set = [&](Date date, const char* rule) {
      terms_.start = Value{to_iso(date), terms_.date->span, 65, rule, {"contract_date"}};
    };
    const Span body{0, r_.body_end};
    const Reading flat = r_.flattened();
    if (next_day.find(flat, body)) set(add_days(*day, 1), "the day after the contract's date");
    else if (next_month.find(flat, body))
      set(add_months(Date{day->year, day->month, 1}, 1), "the first of the month after the contract's date");
    else if (that_day.find(flat, body)) set(*day, "begins with the contract's date");
  }

  // The end that follows from the stated length, or the conflict between both.
  void finish(const std::optional<FixedTerm>& term) {
    if (!term || !terms_.start || terms_.open_ended) return;
    const auto begin = parse_date(terms_.start->text);
    if (!begin) return;
    const Date expected = term->length.months > 0 ? last_day(*begin, term->length.months)
                                                  : add_days(*begin, term->length.days - 1);
    if (!terms_.end) {
      terms_.end = Value{to_iso(expected), term->span, 78, "start and the stated term", {"service_start"}};
      return;
    }
    // Only where the length speaks of the very dates: beside a label, or in one sentence with one of them.
    const Span sentence = r_.sentence_at(term->span.begin);
    const bool together = term->labelled || sentence.contains(terms_.start->span.begin) ||
                          sentence.contains(terms_.end->span.begin);
    const auto end = parse_date(terms_.end->text);
    if (!end || !together || term->length.months == 0 || end_score_ < 8) return;
    const auto difference = days_since_epoch(*end) - days_since_epoch(expected);
    if (difference < -31 || difference > 31) terms_.date_conflict = true;
  }

  const Reading& r_;
  const std::vector<FoundDate>& dates_;
  Terms& terms_;
  int start_score_ = 0, end_score_ = 0;
  bool conflicting_ = false, range_ends_ = false;
};

} // namespace

void find_period(const Reading& reading, const std::vector<FoundDate>& dates, Terms& terms) {
  terms.date = find_contract_date(reading, dates);
  PeriodFinder(reading, dates, terms).run();
}

namespace {

bool alone_in_cell(const Reading& reading, Span date) {
  const int cell = reading.cell_at(date.begin);
  return cell >= 0 && reading.cells[static_cast<std::size_t>(cell)].span.end -
                              reading.cells[static_cast<std::size_t>(cell)].span.begin <
                          48;
}

// A paper about one day: the only date that is neither its own nor somebody's deadline is the day of the service.
void only_day(const Reading& reading, const std::vector<FoundDate>& dates, Terms& terms) {
  if (rhythm_months(terms.billing) > 0 || terms.date_conflict) return;
  static const Pattern one_day(
      R"((?:liefer|livr|deliver|consignment|event|evenement|veranstaltung|feier|gala|konzert|concert|wedding|hochzeit|mariage|reception|dinner|traiteur|catering|auffuhrung|spectacle|performance|umzug|demenagement|termin am))");
  if (terms.start && !terms.end) { // a delivery begins and ends at once
    const Span sentence = reading.sentence_at(terms.start->span.begin);
    const std::string text = std::string(reading.folded_slice(sentence)) + " " +
                             words_before(reading, terms.start->span);
    static const Pattern lasting(
        R"((?:beginn|start|commenc|\bab\b|from|a compter|des le|debut|prend effet|in kraft|term\b|laufzeit|duree|fortlaufend|wochentlich|weekly|chaque|jede|each|every))");
    if (one_day.in(text) && !lasting.in(text) && !terms.open_ended) {
      terms.end = terms.start;
      terms.end->rule = "a delivery or event of one day";
      terms.end->confidence_percent = std::min(terms.end->confidence_percent, 75);
    }
    return;
  }
  if (terms.start || terms.end) return;
  const FoundDate* found = nullptr;
  static const Pattern of_paper(
      R"((?:datum|date|stand|fassung|version|vom|dated|signe|schreiben|angebot|offre|entretien du|loi|gesetz|act)[^.;]{0,20}$)");
  for (const FoundDate& d : dates) {
    if (d.month_only || d.range_begins || d.range_ends || d.span.begin >= reading.body_end ||
        (terms.date && to_iso(d.date) <= terms.date->text))
      continue;
    const std::string text = words_before(reading, d.span);
    if (never_ends(text, "") || (never_starts(text, "") && !after_weekday(reading, d.span)) ||
        (of_paper.in(text) && !after_weekday(reading, d.span)) || end_score(text, "") >= 8 ||
        (alone_in_cell(reading, d.span) && !after_weekday(reading, d.span)))
      continue;
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
  const std::vector<FoundDate> dates = find_dates(reading, language);
  find_period(reading, dates, terms);
  const Reading flat = reading.flattened();
  find_payment(flat, find_percents(reading), terms);
  find_rhythm(flat, terms);
  only_day(reading, dates, terms);
  return terms;
}

} // namespace socle::contracts
