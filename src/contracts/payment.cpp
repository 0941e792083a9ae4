#include "contracts/pattern.h"
#include "contracts/terms.h"

#include <algorithm>

namespace socle::contracts {

const char* rhythm_name(Rhythm rhythm) {
  switch (rhythm) {
    case Rhythm::monthly: return "monthly";
    case Rhythm::quarterly: return "quarterly";
    case Rhythm::half_yearly: return "half_yearly";
    case Rhythm::yearly: return "yearly";
    case Rhythm::one_off: return "one_off";
    case Rhythm::milestones: return "milestones";
    case Rhythm::per_call_off: return "per_call_off";
    case Rhythm::unknown:
    case Rhythm::unsupported: return "";
  }
  return "";
}

int rhythm_months(Rhythm rhythm) {
  switch (rhythm) {
    case Rhythm::monthly: return 1;
    case Rhythm::quarterly: return 3;
    case Rhythm::half_yearly: return 6;
    case Rhythm::yearly: return 12;
    default: return 0;
  }
}

namespace {

const std::string kDays =
    R"((\d{1,3}|[a-z]{2,14}(?:-[a-z]{3,10})?)(?: ?\((?:\d{1,3}|[a-z -]{2,20})\))?[ \n](?:kalender|werk|arbeits|bank)?(?:calendar |working |business |clear |banking )?(?:tagen?\b|jours?\b|days?\b))";

bool has(const std::string& text, const Pattern& pattern) { return pattern.in(text); }

} // namespace

void find_payment(const Reading& reading, const std::vector<Percent>& percents, Terms& terms) {
  static const Pattern days(kDays);
  static const Pattern cue(
      R"((?:zahl(?:bar|ung|en|t\b|ungsziel|ungsfrist)|fallig|rechnungseingang|rechnungs(?:datum|stellung|erhalt|zugang|legung)|begleich|uberweis|netto kasse|zu entrichten|entgelt ist|payable|paiement|reglement|regle[es]*\b|reglera|paie\b|paiera|payee?s?\b|echeance de paiement|facture|\bpay\b|\bpaid\b|payment|invoice|settle|due\b|\bnet\b))");
  static const Pattern against(
      R"((?:verzug|mahn|kundig|mangel|beanstand|widersp|reklam|verjahr|retard|penalit|mise en demeure|relance|resili|preavis|contest|reclamation|overdue|late payment|unpaid|notice|terminat|dispute|suspend|interest accru|confiden|warranty|insur|attestation|verlanger|renouvel|expir|renew|rucktritt|lieferzeit|delivery|livraison|anzeige|auskunft|rendez|unterlag|kaution|security deposit|depot de garantie|non-payment|if the customer fails|non paye|sperr|gutschein|erstatt|rembours))");
  static const Pattern discount(
      R"((?:skonto|escompte|settlement discount|early payment|prompt payment|cash discount|settlement|abzug von|discount))");
  static const Pattern no_discount(
      R"((?:(?:ohne|kein(?:e[nrs]?)?|nicht|abzug von) (?:jeden |weiteren |jegliche[nr] )?(?:skonto|skontoabzug)|skonto[a-z]* (?:wird|ist|werden)[a-z ]{0,20} (?:nicht|kein|ausgeschlossen)|(?:sans|aucun|pas d'|ni|d')(?: ?d)?'? ?escompte|escompte (?:n'est|neant|non)|aucun escompte|no (?:settlement |early[- ]payment |prompt[- ]payment |cash )?discount|without (?:any )?(?:deduction|discount)))");
  int best_score = -100;
  for (const Match& m : days.find_all(reading)) {
    const auto count = parse_count(reading.folded_slice(m[0]));
    if (!count || *count < 0 || *count > 365) continue;
    const Span sentence = reading.sentence_at(m.all.begin);
    std::string text(reading.folded_slice(sentence));
    const int cell = reading.cell_at(m.all.begin);
    std::string label;
    if (cell >= 0) { // a form: the label beside or above
      const Row& row = reading.rows[static_cast<std::size_t>(reading.cells[static_cast<std::size_t>(cell)].row)];
      for (const int c : row.cells)
        if (c != cell &&
            reading.cells[static_cast<std::size_t>(c)].box.x0 < reading.cells[static_cast<std::size_t>(cell)].box.x0)
          label = reading.folded_slice(reading.cells[static_cast<std::size_t>(c)].span);
      for (std::size_t c = 0; c < reading.cells.size(); ++c)
        if (is_label_cell(reading.folded_slice(reading.cells[c].span)) &&
            std::abs(reading.cells[c].row - reading.cells[static_cast<std::size_t>(cell)].row) <= 2) {
          const Span value = value_of_label(reading, static_cast<int>(c));
          if (!value.empty() && value.begin == reading.cells[static_cast<std::size_t>(cell)].span.begin)
            label = reading.folded_slice(reading.cells[c].span);
        }
    }
    const Span near_f = reading.folded_span(m.all);
    const std::size_t from = near_f.begin > 70 ? near_f.begin - 70 : 0;
    std::string close = reading.folded.substr(from, near_f.end + 75 - from);
    static const Pattern label_cue(R"((?:zahlung|zahlbar|fallig|payment|paiement|reglement|echeance|due))"),
        label_against(R"((?:kundig|preavis|notice|liefer|delivery|rucktritt|widerruf|gewahr))");
    static const Pattern labelled_line(
        R"(^[^:\t]{3,40} ?: )"); // "Règlement : prélèvement à 10 jours" says all in its line
    const Span line = reading.line_at(m.all.begin);
    if (const std::string whole(reading.folded_slice(line)); labelled_line.in(whole)) {
      text = whole;
      close = whole;
    }
    static const Pattern due_word(R"((?:zahlbar|payable|fallig|a payer|reglable|due)[^.;]{0,60}$)");
    const bool due_before = due_word.in(close.substr(0, std::min(close.size(), near_f.begin - from)));
    int score = 0;
    if (due_before) score += 4; // "zahlbar nach Abnahme binnen 10 Tagen"
    if (has(label, label_cue)) score += 8;
    if (has(label, label_against)) score -= 12;
    if (has(text, cue)) score += 4;
    if (has(close, cue)) score += 4;
    if (has(text, against)) score -= 5;
    if (has(close, against)) score -= 4;
    const std::string after = reading.folded.substr(near_f.end, 60);
    static const Pattern anchored(
        R"(^[ \n]*(?:netto|net\b|nach (?:rechnung|erhalt|eingang|zugang)|ab (?:rechnung|eingang|erhalt|zugang)|rein netto|ohne abzug|(?:a compter )?(?:de |d')?(?:la )?(?:date|reception|emission)|date de facture|of (?:the )?(?:date|receipt|invoice)|from (?:the )?(?:date|receipt|invoice)|after (?:the )?(?:date|receipt|invoice)|nets?\b|suivant|following (?:receipt|the date)))");
    static const Pattern before_cue(
        R"((?:net|netto|zahlungsziel|zahlbar|payable|terms|paiement a|reglement a|ohne abzug|payables|sous|payment|nets?)[ :\n]*(?:in|innerhalb von|binnen|a|within|beträgt|betragt|of|is|von|:|strictly|sous|dans un delai de)?[ \n]*$)");
    if (anchored.in(after)) score += 5;
    if (before_cue.in(reading.folded.substr(from, near_f.begin - from))) score += 3;
    // The days of a settlement discount stand between it and the next comma or "oder".
    if (discount.in(text) && !no_discount.in(text)) {
      const std::string tail = reading.folded.substr(near_f.end, 45),
                        head = reading.folded.substr(from, near_f.begin - from);
      static const Pattern tail_discount(
          R"(^[^,;.0-9]{0,25}(?:(?:mit|abzuglich|abzgl\.?|with|gewahrt|-|:|kann|konnen|werden|wird|the|so|un|le|la|a|may|darf)[ \n][^,;.]{0,30})?[ \n:,-]*(?:\d+(?:[.,]\d+)? ?%|skonto|escompte|discount))");
      static const Pattern head_discount(R"((?:skonto|escompte|discount|%)[^,;.]{0,60}$)");
      if (tail_discount.in(tail) || (head_discount.in(head) && !anchored.in(after))) score -= 9;
    }
    static const Pattern month_end(
        R"(^[ \n]*(?:nets? )?(?:fin de mois|le \d|end of (?:the )?month|eom\b|nach monatsende|zum monatsende|ab monatsende|after the end of the month|from the end of the month))");
    if (score >= 5 && score > best_score) {
      best_score = score;
      terms.payment_span = m.all;
      terms.payment_not_days = month_end.in(after);
      if (terms.payment_not_days) terms.payment_days.reset();
      else terms.payment_days = Value{std::to_string(*count), m.all, std::min(93, 60 + 2 * score), {}, {}};
    }
  }
  // "net 30"
  static const Pattern net_number(R"((?:\bnet|netto|terms:?)[ ](\d{1,3})(?:[ ]?(?:\.|;|,|$| eom\b))[^\d])");
  if (best_score < 8)
    if (const auto m = net_number.find(reading, {0, reading.body_end});
        m && parse_count(reading.folded_slice((*m)[0])).value_or(999) <= 180) {
      best_score = 8;
      terms.payment_days = Value{std::string(reading.folded_slice((*m)[0])), (*m)[0], 78, {}, {}};
      terms.payment_span = m->all;
    }
  // A day of the month, or at once.
  static const Pattern fixed_day(
      R"((?:(?:am|zum|bis zum|spatestens am|spatestens zum|bis spatestens zum|jeweils am|jeweils zum|bis zu?m) (?:\d{1,2}\.|ersten|dritten|funften|funfzehnten|zehnten|letzten|1\.)[ \n](?:werktag|kalendertag|tag|bankarbeitstag|eines|des|jeden|jedes|kalendermonats|monats)|le (?:1er|premier|\d{1,2}|cinq|dix|quinze)(?: jour)? (?:de chaque|du|de chacun)|(?:by|on|before) the (?:\d{1,2}(?:st|nd|rd|th)|first|third|fifth|last|tenth)(?: (?:working |business |calendar )?day)? of (?:each|every|the)|on the first day of (?:each|every)|\d{1,2}\. werktag|avant le \d{1,2} (?:de chaque|du mois)|zum (?:monats|quartals|jahres)ende (?:zur zahlung )?(?:fallig|zahlbar)|(?:payable|due) (?:at|by) the end of (?:each|the|every) (?:month|quarter)|payables? en fin de (?:mois|trimestre)))");
  static const Pattern at_once(
      R"((?:sofort (?:nach (?:erhalt|zugang|rechnungs[a-z]*) ?)?(?:fallig|zahlbar|ohne abzug|rein netto|und ohne abzug)|sofort[ ,]+(?:rein )?(?:netto|ohne abzug)|(?:zahlbar|fallig|zahlung|zahlungsziel:?)[ \n](?:ist )?sofort|zahlbar bei (?:erhalt|rechnungserhalt)|(?:fallig|zahlbar) (?:mit|bei) (?:rechnungsstellung|zugang der rechnung|erhalt der rechnung|rechnungserhalt|rechnungszugang)|payables? (?:au comptant|comptant|des reception|immediatement)|(?:payables?|reglement|paiement|reglees?|exigibles?|reglable|payee?s?)[ \n:](?:comptant )?a (?:la )?reception|payables?[^.;]{0,60}[ ,]a (?:la )?reception|au comptant|(?:due|payable)(?: for payment)? (?:immediately|on receipt|upon receipt|on presentation|on demand)|payment on receipt|immediate payment|payable at once))");
  if (best_score < 8)
    for (const Match& m : at_once.find_all(reading)) {
      const std::string text(reading.folded_slice(reading.sentence_at(m.all.begin)));
      static const Pattern wrong(
          R"((?:kundig|schadensersatz|vertragsstrafe|resili|terminat|restschuld|verzug|default|dechu))");
      if (wrong.in(text)) continue;
      terms.payment_days = Value{"0", m.all, 80, {}, {}};
      terms.payment_not_days = false;
      terms.payment_span = m.all;
      best_score = 8;
      break;
    }
  if (best_score < 9)
    for (const Match& m : fixed_day.find_all(reading)) {
      const std::string text(reading.folded_slice(reading.sentence_at(m.all.begin)));
      static const Pattern wrong(R"((?:kundig|preavis|notice|verlanger|ubergabe))");
      if (!has(text, cue) || wrong.in(text)) continue;
      if (best_score >= 8 && terms.payment_days && terms.payment_days->text != "0") break;
      terms.payment_not_days = true;
      terms.payment_days.reset();
      terms.payment_span = m.all;
      break;
    }
  // Settlement discounts: a percentage and days in one sentence.
  static const Pattern wide_days(kDays);
  for (const Percent& p : percents) {
    const Span sentence = reading.sentence_at(p.span.begin);
    const std::string text(reading.folded_slice(sentence));
    static const Pattern word(
        R"((?:skonto|escompte|settlement discount|early[- ](?:payment|settlement) discount|prompt[- ]payment discount|cash discount|discount (?:of [^.]{1,30} )?for (?:early|prompt|payment)|discount[^.]{0,60}(?:paid|pays|payment) within|(?:paid|pays|payment) within[^.]{0,60}discount|% (?:abzug|abziehen|de remise pour paiement)|deduct))");
    if (!word.in(text)) continue;
    const bool denied = no_discount.in(text);
    if (denied && !Pattern(R"(\d+ ?%? ?(?:skonto|escompte))").in(text)) continue;
    if (p.value.is_zero() || p.value > Decimal(10)) continue;
    // The nearest days.
    std::optional<int> nearest;
    std::size_t distance = 400;
    for (const Match& m : wide_days.find_all(reading, sentence)) {
      const auto count = parse_count(reading.folded_slice(m[0]));
      if (!count) continue;
      const std::size_t gap = m.all.begin > p.span.end   ? m.all.begin - p.span.end
                              : p.span.begin > m.all.end ? p.span.begin - m.all.end
                                                         : 0;
      const Span between = m.all.begin > p.span.end ? Span{p.span.end, m.all.begin} : Span{m.all.end, p.span.begin};
      const std::string inner(between.empty() ? "" : std::string(reading.folded_slice(between)));
      std::size_t penalty = inner.find("netto") != std::string::npos || inner.find("net ") != std::string::npos ? 100
                                                                                                                : 0;
      static const Pattern net_after(R"(^[ \n]*(?:netto|net\b|rein netto|ohne abzug|nets))");
      const Span f = reading.folded_span(m.all);
      if (net_after.in(std::string_view(reading.folded).substr(f.end, 20))) penalty += 100;
      if (inner.find(',') != std::string::npos || inner.find(';') != std::string::npos) penalty += 15;
      if (gap + penalty < distance) {
        distance = gap + penalty;
        nearest = static_cast<int>(*count);
      }
    }
    if (!nearest || distance >= 150) continue;
    if (std::ranges::any_of(terms.discounts,
                            [&](const SettlementDiscount& d) { return d.percent == p.value && d.days == *nearest; }))
      continue;
    terms.discounts.push_back({p.value, *nearest, p.span});
  }
}

void find_rhythm(const Reading& reading, Terms& terms) {
  struct Word {
    Rhythm rhythm;
    Pattern pattern;
  };
  static const std::vector<Word> words{{Rhythm::unsupported,
                                        Pattern(
                                            R"(\b(?:zweimonatlich[a-z]*|alle zwei monate|alle 2 monate|alle vier wochen|alle 4 wochen|vierwochentlich[a-z]*|wochentlich[a-z]*|14-tagig|vierzehntagig[a-z]*|zweiwochentlich[a-z]*|halbmonatlich[a-z]*|bimestriel[a-z]*|tous les deux mois|tous les 2 mois|bimensuel[a-z]*|hebdomadaire[a-z]*|par quinzaine|quadrimestriel[a-z]*|tous les quatre mois|weekly|fortnightly|four-weekly|every four weeks|every two months|bi-?monthly|every two weeks|alle vier monate|alle zwei jahre|zweijahrlich[a-z]*|every two years|biennal[a-z]*|tertial[a-z]*|dritteljahrlich[a-z]*)\b)")},
                                       {Rhythm::quarterly,
                                        Pattern(
                                            R"(\b(?:vierteljahrlich[a-z]*|vierteljahrs?[a-z]*|quartalsweise|quartalsrechnung|quartalsmassig|je quartal|pro quartal|je kalendervierteljahr|kalendervierteljahrlich[a-z]*|quartalsbetrag|alle drei monate|dreimonatlich|(?:eines|jedes|am|zum|ende des) (?:kalender)?quartals?[a-z]*|quartal(?:s)?(?:beginn|ende)|trimestriel[a-z]*|par trimestre|chaque trimestre|tous les trois mois|tous les 3 mois|quarterly|each quarter|every quarter|per quarter|every three months|quarter days?|calendar quarter)\b)")},
                                       {Rhythm::half_yearly, Pattern(R"(\b(?:halbjahrlich[a-z]*|je halbjahr|pro halbjahr|halbjahresweise|alle sechs monate|semestriel[a-z]*|par semestre|chaque semestre|tous les six mois|half[- ]yearly|six[- ]monthly|every six months|semi-annual[a-z]*|bi-annual[a-z]*|biannual[a-z]*|twice a year|twice yearly)\b)")},
                                       {Rhythm::monthly,
                                        Pattern(
                                            R"(\b(?:monatlich[a-z]*|monatsweise|monatsrechnung|je monat|pro monat|je kalendermonat|(?:eines|jeden|jedes|am|des) (?:kalender)?monats?|monatsende|monatsbeginn|mensuel[a-z]*|mensualites?|par mois|chaque mois|tous les mois|de chaque mois|monthly|each month|every month|per month|calendar month|a month)\b)")},
                                       {Rhythm::yearly,
                                        Pattern(
                                            R"(\b(?:jahrlich[a-z]*|jahresweise|je jahr|pro jahr|(?:vertrags|kalender)jahr(?:es|lich)?|jahresrechnung|jahresbetrag|jahresgebuhr|annuel[a-z]*|par an|chaque annee|tous les ans|annually|yearly|each year|per year|every year|annual|per annum|once a year)\b)")}};
  static const Pattern billing(
      R"((?:abrechn|abgerechnet|in rechnung|rechnungsstellung|rechnungslegung|rechnungen|rechnung (?:wird|werden|erfolgt)|fakturier|verrechne|berechnen|berechnet|berechnung erfolgt|zahlbar|zu zahlen|gezahlt|bezahl|zahlt|zahlung|fallig|zu entrichten|entrichte|uberwies|zahlungsweise|factur|payables?\b|paiement|reglee?s?\b|reglement|payee?s?\b|verse|exigible|acquitte|appel[a-z]* (?:de|des|le) (?:loyer|provision|fonds)|invoice|billed|billing|payable|paid|\bpay\b|charged|instal|in advance|in arrears|im voraus|vorschussig|nachtraglich|a terme (?:a )?echoir|terme echu|d'avance|a terme))");
  static const Pattern against(
      R"((?:kundig|bericht|protokoll|wart(?:ung|et)|prufung|inspektion|besprech|meeting|report|rapport|visite|intervention|preavis|notice|index|anpass|revis|review|increase|erhoh|verlanger|reconduit|reconduction|renew|sitzung|ablesung|statistik|verfugbarkeit|availability|haftung|liability|vertragsstrafe|cap\b|begrenzt|limit|mahn|verzug|zinsen|interest))");
  int best = 0;
  const auto vote = [&](Rhythm rhythm, Span span, int score) {
    if (score > best || (score == best && span.begin < terms.billing_span.begin)) {
      best = score;
      terms.billing = rhythm;
      terms.billing_span = span;
    }
  };
  for (std::size_t c = 0; c < reading.cells.size(); ++c) { // labels of forms
    static const Pattern label(
        R"(^(?:\d{1,2}[.)]? )?(?:abrechnung|abrechnungs[a-z]*|rechnungs(?:stellung|rhythmus|turnus|intervall|legung)|rechnungszeitraum|zahlungsweise|zahlungsrhythmus|zahlungsturnus|zahlungsintervall|faktur[a-z]*|turnus der abrechnung|facturation|periodicite(?: de (?:la )?facturation| des? paiements?)?|rythme de facturation|mode de facturation|frequence de facturation|echeances?|billing(?: (?:frequency|period|cycle|interval))?|invoicing(?: (?:frequency|period))?|invoice(?: frequency|s)|payment (?:frequency|interval|schedule)|zahlung)[ :]*$)");
    if (!label.in(reading.folded_slice(reading.cells[c].span))) continue;
    const Span value = value_of_label(reading, static_cast<int>(c));
    if (value.empty()) continue;
    Span ticked = value; // of boxes, what follows the ticked one
    const std::string boxes(reading.folded_slice(value));
    if (const auto tick = boxes.find("[x]"); tick != std::string::npos) {
      static const Pattern after_tick(R"(\[x\] ?([^\[]+))");
      if (const auto m = after_tick.find(reading, value)) ticked = (*m)[0];
    } else if (boxes.find("[ ]") != std::string::npos) continue;
    for (const Word& w : words)
      if (const auto m = w.pattern.find(reading, ticked)) {
        vote(w.rhythm, m->all, 12);
        break;
      }
  }
  for (const Word& w : words)
    for (const Match& m : w.pattern.find_all(reading, {0, reading.body_end})) {
      const Span sentence = reading.sentence_at(m.all.begin);
      const std::string text(reading.folded_slice(sentence));
      const Span f = reading.folded_span(m.all);
      const Span fs = reading.folded_span(sentence);
      const std::size_t from = std::max(f.begin > 80 ? f.begin - 80 : 0, fs.begin);
      const std::string close = reading.folded.substr(
          from, std::min({f.end + 60, std::max(fs.end, f.end), reading.folded.size()}) - from);
      const std::string word(reading.folded_slice(m.all));
      static const Pattern unticked(R"(\[ \] ?$)");
      if (unticked.in(reading.folded.substr(f.begin > 8 ? f.begin - 8 : 0, std::min<std::size_t>(8, f.begin))))
        continue;
      int score = 0;
      if (billing.in(text)) score += 3;
      if (billing.in(close)) score += 4;
      static const Pattern beside(
          R"((?:im voraus|in advance|in arrears|nachtraglich|d'avance|a echoir|terme echu|a terme|vorschussig|im nachhinein|ruckwirkend))");
      if (score && beside.in(close)) score += 3;
      if (against.in(close)) score -= 5;
      // "100 EUR monatlich", "par mois": the price's basis rather than the rhythm.
      static const Pattern priced(
          R"((?:eur|chf|gbp|usd|\d)[ \n]*(?:netto|ht|hors taxes?|plus vat)?[ \n/(]*(?:per |je |pro |par |a |each |im )?$)");
      static const Pattern price_noun(
          R"(^(?:jahres|vierteljahres|quartals|halbjahres|monats)(?:gebuhr|betrag|pauschale|miete|preis|entgelt|honorar|vergutung|beitrag|festpreis))");
      static const Pattern basis(
          R"(^(?:je|pro|par|per|a|monatlich|jahrlich|monatliche[nrs]?|jahrliche[nrs]?|monthly|annual|annuel[a-z]*|mensuel[a-z]*|vierteljahrliche[nrs]?)\b)");
      if (priced.in(reading.folded.substr(f.begin > 30 ? f.begin - 30 : 0, std::min<std::size_t>(30, f.begin))))
        score -= 3;
      else if (price_noun.in(word)) score -= 4; // "Jahresgebühr", "Monatspauschale": what the price is called
      else if (basis.in(word) && (word.ends_with("e") || word.ends_with("en") || word.ends_with("er") ||
                                  word.ends_with("es") || word == "annual"))
        score -= 2;
      if (score >= 4) vote(w.rhythm, m.all, score);
    }
  static const Pattern arrears(
      R"((?:nachtraglich|im nachhinein|nach leistungserbringung|terme echu|a terme echu|echu\b|in arrears|am ende (?:eines|des) (?:monats|quartals)))");
  static const Pattern aligned(
      R"((?:kalendervierteljahr|kalenderquartal|kalenderhalbjahr|trimestre civil|semestre civil|annee civile|mois civil|mois calendaire|calendar (?:quarter|year|half|month)|kalenderjahr|kalendermonat|(?:quartals|jahres|monats)(?:beginn|anfang|ende)|1\. ?1\.,? ?1\. ?4|1\. januar, 1\. april|1er janvier, 1er avril|1 january, 1 april|jan[a-z]*,? (?:1(?:\.|er|st)? )?a[pv]r[a-z]*,? (?:1(?:\.|er|st)? )?ju[a-z]*,? (?:und |et |and )?(?:1(?:\.|er|st)? )?o[kc]t|usual quarter days|anteilig|zeitanteilig|prorata|pro rata))");
  terms.in_arrears = arrears.in(reading.folded);
  if (terms.billing != Rhythm::unknown) {
    for (const Match& m : aligned.find_all(reading, {0, reading.body_end})) {
      const std::string text(reading.folded_slice(reading.sentence_at(m.all.begin)));
      static const Pattern notice(R"((?:kundig|preavis|notice|resili))"),
          of_price(R"((?:eur|chf|gbp|usd|\d)(?: (?:netto|ht|net))?[ ]?(?:per|je|pro|par|/|a)[ ]$)");
      const Span at = reading.folded_span(m.all);
      if (of_price.in(reading.folded.substr(at.begin > 40 ? at.begin - 40 : 0, std::min<std::size_t>(40, at.begin))))
        continue; // "2,500 per calendar month"
      if (billing.in(text) && !notice.in(text)) terms.calendar_aligned = true;
    }
  }
}

} // namespace socle::contracts
