#include "contracts/part_periods.h"

#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// "44 of 91", "21/30", "12 von 31 Tagen": the fraction itself, of a period as long as the one that is billed.
std::optional<Decimal> printed_fraction(const Reading& reading, int months) {
  static const Pattern fraction(
      R"((?:^|[^\d/.,])(\d{1,3}) ?(?:/|of the|of|von|sur|out of|de) ?(\d{2,3})(?:steln?|stel|e|emes?)?(?:[^\d/.,]|[.,] |[.,]$|$))");
  static const Pattern days(
      R"((?:\bdays?\b|\btage?n?\b|\bjours?\b|tagesgenau|prorat|pro rata|anteil|proportion|fraction|apportion|teilbetrag|zeitanteil|\bmonat|\bmois\b|\bmonths?\b|quartal|trimestre|\bquarters?\b))");
  for (const Match& m : fraction.find_all(reading, {0, reading.body_end})) {
    const auto part = parse_count(reading.folded_slice(m[0])), whole = parse_count(reading.folded_slice(m[1]));
    static const Pattern reference(R"((?:\b(?:clause|section|article|art|ziffer|nr|no|annex|anlage)\.? ?|ss ?)$)");
    if (reference.in(reading.folded_slice({m[0].begin > 10 ? m[0].begin - 10 : 0, m[0].begin}))) continue;
    if (!part || !whole || *part <= 0 || *part >= *whole) continue;
    const bool fits = months == 1   ? *whole >= 28 && *whole <= 31
                      : months == 3 ? *whole >= 90 && *whole <= 92
                      : months == 6 ? *whole >= 180 && *whole <= 184
                                    : *whole == 360 || *whole == 365 || *whole == 366;
    if (fits && days.in(one_line(reading.folded_slice(reading.sentence_at(m.all.begin)))))
      return Decimal(static_cast<int>(*part)) / Decimal(static_cast<int>(*whole));
  }
  return std::nullopt;
}

} // namespace

// "die ersten drei Monate sind mietfrei", "deux mois offerts", "first month free".
int free_months_stated(const Reading& reading) {
  static const Pattern german(
      R"(\b(?:ersten|erste|der erste|fur die ersten)[ \n]?([a-z0-9]{1,10})?[ \n]?monate?n?[^.;]{0,50}(?:frei\b|kostenfrei|mietfrei|kostenlos|beitragsfrei|entgeltfrei|unentgeltlich|nicht berechnet|gratis|erlassen))");
  static const Pattern french(
      R"(\b(?:(?:les )?([a-z0-9]{1,8}) premiers mois|(?:le )?premier mois|([a-z0-9]{1,8}) mois)[^.;]{0,40}(?:offerts?|gratuits?|franchise|francs? de|exoner|non factur))");
  static const Pattern english(
      R"(\b(?:first )([a-z0-9]{1,8} )?(?:calendar )?months?[^.;]{0,50}(?:free|waived|no charge|not charged|rent-free|free of charge))");
  static const Pattern named(
      R"((?:^|[^a-z])(?:monat |mois (?:de |d')|month of )?(?:januar|janner|februar|feber|marz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|may|june|july|october|december)(?: 20\d\d)?\b)");
  static const Pattern waived(
      R"((?:no charge for|(?:ist|sind|bleibt|bleiben|wird|werden) (?:gratis|kostenfrei|kostenlos|frei|mietfrei|beitragsfrei|unentgeltlich|nicht berechnet)|(?:est|sont) (?:offerts?|gratuits?)|(?:is|are|will be) (?:free|free of charge|not (?:charged|invoiced|billed))|n'est pas factur|ne sont pas factur|ne sera pas factur|ne seront pas factur|(?:wird|werden) (?:[a-z]+ ){0,3}nicht (?:berechnet|verrechnet|in rechnung)|(?:kostet|kosten) nichts|without charge|wir (?:berechnen|verrechnen) (?:fur )?[^.;]{0,40}nichts))");
  for (const Match& m : waived.find_all(reading, {0, reading.body_end})) {
    const Span sentence = reading.sentence_at(m.all.begin);
    const Span part{std::max(sentence.begin, m.all.begin > 70 ? m.all.begin - 70 : 0),
                    std::min(sentence.end, m.all.end + 60)};
    Span scope = part;
    for (std::size_t i = m.all.end; i < part.end; ++i)
      if (reading.text[i] == ';' || reading.text[i] == '.' || reading.text[i] == ':') {
        scope.end = i;
        break;
      }
    const auto count = named.find_all(reading, scope).size();
    if (count > 0 && count <= 6) return static_cast<int>(count);
  }
  for (const auto* pattern : {&german, &french, &english})
    if (const auto m = pattern->find(reading, {0, reading.body_end})) {
      for (const Span& group : m->groups)
        if (!group.empty())
          if (const auto n = parse_count(reading.folded_slice(group)); n && *n > 0 && *n <= 12)
            return static_cast<int>(*n);
      return 1;
    }
  return 0;
}

std::optional<Decimal> stated_share(const Reading& reading, const Date& from, const Date& to, int months) {
  if (const auto printed = printed_fraction(reading, months)) return printed;
  static const Pattern thirty(
      R"((?:1/30|30 tage(?:n)?[^.]{0,30}(?:monat|zugrunde|gerechnet|angesetzt|basis)|(?:monat|monate)[^.;]{0,30} 30 tage|mois de 30|month of 30|kaufmannisch|30/360|dreissigstel|monat zu 30 tagen|mois de 30 jours|trentieme|30-day month|thirty days per month|\b30e\b))");
  static const Pattern actual(
      R"((?:tagesgenau|taggenau|taggleich|kalendertaglich|nach tagen|tageweise|anteilig nach (?:kalender)?tagen|tagesanteilig|zeitanteilig|verhaltnis der (?:kalender)?tage|kalendertage|nombre de jours|number of days|apportioned (?:by|on a) da|per diem|jours? (?:reels|calendaires)|au prorata (?:temporis|des jours)|prorata temporis|pro rata temporis|daily basis|proportion of (?:the )?days|proportion to the days|im verhaltnis der tage|day-by-day|for each day|je tag 1/|actual (?:number of )?days|calculated daily|pro rata by day))");
  static const Pattern begun(
      R"((?:(?:begonnene|angefangene|angebrochene)[rsn]? (?:kalender)?monate?[a-z]* (?:werden |wird |zahlen |zahlt |gelten |gilt |ist |sind )?(?:als )?(?:voll|ganz)|angefangene[rn]? (?:monat|kalendermonat)[a-z]* (?:gilt|wird|werden|zahlt|zahlen) (?:als )?(?:voll|ganz)|angefangene monate (?:voll|werden voll|zahlen voll)|tout mois (?:civil )?(?:commence|entame) (?:est (?:du|facture)|compte)|any part (?:of a )?(?:calendar )?month (?:counts|is charged) (?:as|in full)|(?:started|begun|commenced|incomplete) (?:calendar )?months? (?:is|are|count|counts) (?:charged |billed )?(?:in full|as full|as whole)|part months? (?:are )?charged in full))");
  static const Pattern half(
      R"((?:monat|mois|month|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|may|june|july|october|december)[^.;]{0,60}(?:zur halfte|a moitie|pour moitie|at half|by half|half the|nur die halfte))");
  const bool by_half = half.in(reading.folded) && months == 1;
  static const Pattern year365(R"((?:365 (?:days|tage[n]?|jours)|1/365|365stel|365e))");
  const bool by365 = year365.in(reading.folded);
  const bool by30 = thirty.in(reading.folded), by_days = actual.in(reading.folded), full = begun.in(reading.folded);
  const auto days = days_since_epoch(to) - days_since_epoch(from) + 1;
  const bool whole_months = from.day == 1;
  const int month_span = (to.year - from.year) * 12 + to.month - from.month + 1;
  if (by_half) return Decimal(1) / Decimal(2);
  if (by365) return Decimal(static_cast<int>(days)) * Decimal(12) / (Decimal(365) * Decimal(months));
  if (full || (whole_months && months > 1 && (by30 || by_days))) return Decimal(month_span) / Decimal(months);
  if (by30) return (Decimal(std::max(0, 30 - from.day + 1)) / Decimal(30) + Decimal(month_span - 1)) / Decimal(months);
  if (!by_days) return std::nullopt;
  if (months == 1) return Decimal(static_cast<int>(days)) / Decimal(days_in_month(from.year, from.month));
  const Date first = add_days(to, 1);
  const auto full_days = days_since_epoch(to) - days_since_epoch(add_months(first, -months)) + 1;
  return Decimal(static_cast<int>(days)) / Decimal(static_cast<int>(full_days));
}

} // namespace socle::contracts
