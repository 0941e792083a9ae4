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
    R"((\d{1,3}|[a-z]{2,14}(?:-[a-z]{3,10})?)(?: ?\((?:\d{1,3}|[a-z -]{2,20})\))?[ \n](?:kalender|werk|arbeits|bank)?(?:calendar |working |business |clear |banking )?(tagen?\b|jours?\b|days?\b|wochen?\b|semaines?\b|weeks?\b))";

// Days of "14 Tagen", "drei Wochen", "sous quinzaine".
std::optional<int> days_of(const Reading& reading, const Match& m) {
  const auto count = parse_count(reading.folded_slice(m[0]));
  if (!count || *count < 0 || *count > 365) return std::nullopt;
  const std::string_view unit = reading.folded_slice(m[1]);
  const bool weeks = unit.starts_with("w") || unit.starts_with("s");
  if (weeks && *count > 26) return std::nullopt;
  return static_cast<int>(weeks ? 7 * *count : *count);
}

bool has(const std::string& text, const Pattern& pattern) { return pattern.in(text); }

} // namespace

namespace {

const Pattern& denies_discount() {
  static const Pattern pattern(
      R"((?:(?:ohne|kein(?:e[nrs]?)?|nicht|abzug von) (?:jeden |weiteren |jegliche[nr] )?(?:skonto|skontoabzug)|skonto[a-z]* (?:wird|ist|werden)[a-z ]{0,20} (?:nicht|kein|ausgeschlossen)|(?:sans|aucun|pas d'|ni|d')(?: ?d)?'? ?escompte|escompte (?:n'est|neant|non)|aucun escompte|skonto gibt es nicht|skonto[ \t:]{1,3}(?:-|nein|keines?|entfallt|ausgeschlossen)|sans escompte|no (?:settlement |early[- ]payment |prompt[- ]payment |cash )?discount|without (?:any )?(?:deduction|discount)))");
  return pattern;
}

// A percentage and days in one sentence, or in the next one that goes on about it; returns where the days stand.
std::vector<Span> find_discounts(const Reading& reading, const std::vector<Percent>& percents, Terms& terms) {
  std::vector<Span> used;
  static const Pattern days(kDays);
  static const Pattern word(
      R"((?:skonto|skontieren|escompte|settlement discount|early[- ](?:payment|settlement)|prompt[- ]payment|cash discount|discount (?:of [^.]{1,30} )?for (?:early|prompt|payment)|discount[^.]{0,60}(?:paid|pays|payment|settle)|(?:paid|pays|payment|settled)[^.]{0,60}(?:discount|deduct|take off|less)|(?:zahl|uberweis|begleich)[^.]{0,90}(?:% ?abzug|abzieh|abzug|absetz|kurzen|abgesetzt|nachlass)|may be (?:taken|deducted) for payment|deduct[^.]{0,60}(?:paid|pay)|(?:payez|paye|regle|paiement|reglement)[^.]{0,90}(?:deduire|deduction|deduisez|remise|retenir|rabattre)|(?:deduire|remise|rabais)[^.]{0,60}(?:paiement|regle)|% ?(?:bei|in|within|a|sous|binnen|innerhalb von|sur|,)? ?\d{1,2} (?:tage|tagen|days|jours)))"),
      not_of_paying(
          R"((?:je werktag|per day|a day|par jour|pro tag|\bdelay|late delivery|verspat|je (?:angefangene )?woche|vertragsstrafe|konventionalstrafe|verzug|retard|overdue|interest|zinsen|interets|indice|index|kundig|storn|cancel|annul))");
  static const Pattern only_rest(R"((?:sauf mention contraire|soweit nichts anderes|unless otherwise))");
  for (const Percent& p : percents) {
    if (p.value.is_zero() || p.value > Decimal(10) || p.span.begin >= reading.body_end) continue;
    Span sentence = reading.sentence_at(p.span.begin);
    const Span line = reading.line_at(p.span.begin);
    if (line.begin < sentence.begin) sentence.begin = line.begin;
    std::string text(reading.folded_slice(sentence));
    if (!word.in(text)) continue;
    if (not_of_paying.in(text) || only_rest.in(text)) continue; // general terms that the paper's own ones replace
    if (denies_discount().in(text) && !Pattern(R"(\d+ ?%? ?(?:skonto|escompte))").in(text)) continue;
    static const Pattern kept_back(
        R"((?:einbehalt|retention|sicherheit|retenue|garantie|gewahrleist|anzahlung|acompte|deposit|nachlass auf|rabatt))");
    const Span fp = reading.folded_span(p.span);
    const std::string of_it = reading.folded.substr(fp.end, 70), clause = of_it.substr(0, of_it.find_first_of(".;,%"));
    if (kept_back.in(clause)) continue;
    std::optional<std::pair<int, Span>> nearest;
    std::size_t distance = 400;
    // Whoever pays sooner pays less: of several terms the longest is that of the whole price.
    std::vector<int> counts;
    for (const Match& m : days.find_all(reading, sentence))
      if (const auto count = days_of(reading, m); count && *count > 0) counts.push_back(*count);
    const auto percents_here = std::ranges::count_if(percents,
                                                     [&](const Percent& q) { return sentence.contains(q.span.begin); });
    const int longest = static_cast<int>(counts.size()) > percents_here ? std::ranges::max(counts) : 1000;
    for (const Match& m : days.find_all(reading, sentence)) {
      const auto count = days_of(reading, m);
      if (!count || *count > 60 || *count == longest) continue;
      const bool later = m.all.begin > p.span.end;
      const Span between = later ? Span{p.span.end, m.all.begin} : Span{m.all.end, p.span.begin};
      const std::string inner(between.empty() ? "" : std::string(reading.folded_slice(between)));
      const Span f = reading.folded_span(m.all);
      static const Pattern net(R"((?:\bnetto|\bnet\b|\bnets\b|ohne abzug|sonst|andernfalls|otherwise|sinon))"),
          net_after(R"(^[ \n:]*(?:rein )?(?:netto|nets?\b|ohne abzug))");
      std::size_t away = inner.size() + (inner.find_first_of(",;") != std::string::npos ? 15 : 0);
      if (net.in(inner)) away += 100;
      if (net_after.in(std::string_view(reading.folded).substr(f.end, 20))) away += 100;
      // Days before the percentage that a "%" of their own precedes belong to that one.
      if (inner.find('%') != std::string::npos) away += 40;
      if (away < distance) {
        distance = away;
        nearest = std::pair{*count, m.all};
      }
    }
    if (!nearest || distance >= 150) continue;
    used.push_back(nearest->second);
    const auto same = [&](const SettlementDiscount& d) { return d.percent == p.value && d.days == nearest->first; };
    if (std::ranges::none_of(terms.discounts, same)) terms.discounts.push_back({p.value, nearest->first, p.span});
  }
  return used;
}

} // namespace

void find_payment(const Reading& reading, const std::vector<Percent>& percents, Terms& terms) {
  const std::vector<Span> discount_days = find_discounts(reading, percents, terms);
  static const Pattern days(kDays);
  static const Pattern cue(
      R"((?:zahl(?:bar|ung|en|t\b|ungsziel|ungsfrist)|bezahl|fallig|netto\b|ausgleich|rechnungseingang|rechnungs(?:datum|stellung|erhalt|zugang|legung)|begleich|uberweis|netto kasse|zu entrichten|entgelt ist|payable|paiement|reglement|reglee?s?\b|reglera|regler\b|reglable|acquitter?\b|acquitte|verser\b|paie\b|payer\b|paiera|payee?s?\b|echeance de paiement|facture|\bpays?\b|\bpaid\b|payment|invoice|settle|due\b|\bnet\b))");
  static const Pattern against(
      R"((?:verzug|mahn|kundig|mangel|beanstand|widersp|reklam|verjahr|retard|penalit|mise en demeure|relance|resili|preavis|contest|reclamation|overdue|late payment|unpaid|notice|terminat|dispute|suspend|interest accru|confiden|warranty|insur|attestation|verlanger|renouvel|expir|renew|rucktritt|lieferzeit|delivery|livraison|anzeige|auskunft|rendez|unterlag|kaution|security deposit|depot de garantie|non-payment|if the customer fails|non paye|sperr|gutschein|erstatt|rembours))");
  int best_score = -100;
  for (const Match& m : days.find_all(reading)) {
    const auto count = days_of(reading, m);
    if (!count) continue;
    const bool of_discount = std::ranges::any_of(discount_days, [&](Span s) { return s.begin == m.all.begin; });
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
    static const Pattern label_cue(
        R"((?:zahlung|zahlbar|fallig|netto|payment|paiement|reglement|echeance|due|\bnet\b|^terms))"),
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
    static const Pattern unticked(R"((?:\[ \]|\( \)) ?$)"), ticked(R"((?:\[x\]|\(x\)) ?$)");
    const std::string box = reading.folded.substr(near_f.begin > 5 ? near_f.begin - 5 : 0,
                                                  std::min<std::size_t>(5, near_f.begin));
    if (unticked.in(box)) continue;
    int score = of_discount ? -12 : 0;
    if (ticked.in(box)) score += 4;
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
        R"((?:net|netto|zahlungsziel|zahlungsfrist|delai de paiement|zahlbar|payable|terms|paiement a|reglement a|ohne abzug|payables|sous|payment|nets?)[ :\n]*(?:in|innerhalb von|binnen|a|within|beträgt|betragt|of|is|von|:|strictly|sous|dans un delai de)?[ \n]*$)");
    if (anchored.in(after)) score += 5;
    if (before_cue.in(reading.folded.substr(from, near_f.begin - from))) score += 6;
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
  static const Pattern fortnight(R"((?:sous|dans la|a) (quinzaine|huitaine)\b)"), // of a payment
      tenth(R"((?:am|bis zum|spatestens am) (\d{1,2}\.|[a-z]{4,14}ten) tag nach (?:rechnung|erhalt|zugang|eingang))");
  if (best_score < 8)
    if (const auto m = fortnight.find(reading, {0, reading.body_end});
        m && cue.in(reading.folded_slice(reading.sentence_at(m->all.begin)))) {
      best_score = 9;
      terms.payment_span = m->all;
      terms.payment_days = Value{reading.folded_slice((*m)[0]) == "quinzaine" ? "15" : "8", m->all, 78, {}, {}};
    }
  if (best_score < 8)
    if (const auto m = tenth.find(reading, {0, reading.body_end})) {
      std::string count(reading.folded_slice((*m)[0]));
      count.resize(count.size() - (count.ends_with('.') ? 1 : 3)); // "zehnten" → "zehn" and a letter
      while (count.size() > 3 && !parse_count(count)) count.pop_back();
      if (const auto n = parse_count(count); n && *n > 0) {
        best_score = 9;
        terms.payment_span = m->all;
        terms.payment_days = Value{std::to_string(*n), m->all, 75, {}, {}};
      }
    }
  // "net 30"
  static const Pattern net_number(R"((?:\bnet|netto|terms:?)[ ](\d{1,3})\b)");
  if (best_score < 8)
    if (const auto m = net_number.find(reading, {0, reading.body_end});
        m && parse_count(reading.folded_slice((*m)[0])).value_or(999) <= 180) {
      best_score = 8;
      terms.payment_days = Value{std::string(reading.folded_slice((*m)[0])), (*m)[0], 78, {}, {}};
      terms.payment_span = m->all;
    }
  // A day of the month, or at once.
  static const Pattern fixed_day(
      R"((?:(?:am|zum|bis zum|spatestens am|spatestens zum|bis spatestens zum|jeweils am|jeweils zum|bis zu?m) (?:\d{1,2}\.|ersten|dritten|funften|funfzehnten|zehnten|letzten|1\.)[ \n](?:werktag|kalendertag|tag|bankarbeitstag|eines|des|jeden|jedes|kalendermonats|monats)|le (?:1er|premier|\d{1,2}|cinq|dix|quinze)(?: jour)? (?:de chaque|du|de chacun)|(?:by|on|before) the (?:\d{1,2}(?:st|nd|rd|th)|first|third|fifth|last|tenth)(?: (?:working |business |calendar )?day)? of (?:each|every|the)|on the first day of (?:each|every)|\d{1,2}\. werktag|avant le \d{1,2} (?:de chaque|du mois)|(?:am|zum|bis zum|jeweils am|jeweils zum) (?:monats|quartals)(?:ersten|letzten|ultimo)|(?:am|zum|bis zum) \d{1,2}\. (?:des )?(?:folgemonats|monats)|zum (?:monats|quartals|jahres)ende (?:zur zahlung )?(?:fallig|zahlbar)|(?:innerhalb|binnen) (?:eines|einem) monats?\b|within (?:one|a) (?:calendar )?month\b|dans le mois (?:de|qui|suivant)|(?:by|before) the end of the (?:following )?month|(?:payable|due) (?:at|by) the end of (?:each|the|every) (?:month|quarter)|payables? en fin de (?:mois|trimestre)))");
  static const Pattern at_once(
      R"((?:sofort (?:nach (?:erhalt|zugang|eingang|vorlage|rechnungs[a-z]*)(?: der rechnung)? ?)?(?:fallig|zahlbar|ohne abzug|rein netto|und ohne abzug)|sofort[ ,]+(?:rein )?(?:netto|ohne abzug)|(?:zahlbar|fallig|zahlung|zahlungsziel:?)[ \n](?:ist )?sofort|zahlbar bei (?:erhalt|rechnungserhalt)|(?:fallig|zahlbar) (?:mit|bei) (?:rechnungsstellung|zugang der rechnung|erhalt der rechnung|rechnungserhalt|rechnungszugang)|payables? (?:au comptant|comptant|des reception|immediatement)|(?:payables?|reglement|paiement|reglees?|exigibles?|reglable|payee?s?)[ \n:](?:comptant )?a (?:la )?reception|payables?[^.;]{0,60}[ ,]a (?:la |leur |sa )?reception|(?:payer|regler|acquitter) (?:comptant|des|a) (?:sa |leur |la )?reception|au comptant|(?:due|payable)(?: for payment)? (?:immediately|on receipt|upon receipt|on presentation|on demand)|payment on receipt|immediate payment|payable at once))");
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
}

} // namespace socle::contracts
