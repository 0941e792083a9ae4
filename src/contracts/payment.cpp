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

} // namespace socle::contracts
