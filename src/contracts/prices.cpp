#include "contracts/amounts.h"
#include "contracts/pattern.h"
#include "contracts/price_relations.h"

#include <algorithm>
#include <array>

namespace socle::contracts {
namespace {

std::string without_words(const std::string& text, std::size_t words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words && at < text.size(); ++i) at = std::min(text.find(' ', at), text.size() - 1) + 1;
  return at < text.size() ? text.substr(at) : text;
}

// Where the words of a number with a currency begin at the end of a phrase: "prix mille deux cents euros".
std::optional<std::size_t> words_of_amount(const std::string& folded) {
  static const Pattern currency(R"(^(.*?)[ ]?(?:euros?|francs?(?: suisses)?|pounds?(?: sterling)?|franken)$)");
  const auto groups = currency.groups_in(folded);
  if (!groups) return std::nullopt;
  for (std::size_t at = 0; at < (*groups)[0].size(); at = (*groups)[0].find(' ', at) + 1) {
    if (parse_number_words(std::string_view((*groups)[0]).substr(at))) return at;
    if ((*groups)[0].find(' ', at) == std::string::npos) break;
  }
  return std::nullopt;
}

// What an amount is the price of, as its own sentence names it: the words before it without verbs and small print.
std::string phrase_before(const Reading& reading, const Amount& a, Span& span) {
  Span s{a.scope.begin, a.money.span.begin};
  if (a.own.begin > s.begin && a.left.size() > 12) s.begin = a.own.begin;
  if (s.end > s.begin + 150) s.begin = s.end - 150;
  while (s.begin < s.end && (static_cast<unsigned char>(reading.text[s.begin]) & 0xC0) == 0x80)
    ++s.begin; // not amid a character
  span = s;
  std::string text = one_line(reading.slice(s));
  static const Pattern lead(
      R"(^(?:\(?\d{1,2}(?:\.\d{1,2})*[.):/]?|\([a-z0-9]\)|[-*,)]|[a-z]\)|ss|und|et|and|fur|for|pour|par|von|les|le|la|the|die|der|das|dafur)[ \t]+)");
  while (lead.in(fold(text)) && text.find(' ') != std::string::npos) text = text.substr(text.find(' ') + 1);
  static const Pattern end(
      R"((?:^|[ ,:(-])(?:von|in hohe von|hohe|betragt|betragen|zu|je|a|a hauteur de|de|est|fixee?s?|s'eleve|sont|is|are|of|at|pauschal|brutto|netto|zum preis von|gegen|fur|for|und|et|and|soit|s'elevent|s'elevant|sum of|the sum of|jeweils|mit|belauft|sich auf|sich|auf|das|der|die|den|le|la|the|une?|ein[er]?[nm]?|dem|zahlt|shall|pay|be|will|eur|chf|gbp|ht|hors taxes|an|dafur|hierfur|werden|wird|berechnen|wir|beim?|au|aux|in|im|amounts?|to|fixed)[ ,:(=-]*$)");
  for (int i = 0; i < 12 && !text.empty() && end.in(fold(text)); ++i) {
    const auto blank = text.find_last_of(" ,:(");
    if (blank == std::string::npos) {
      text.clear();
      break;
    }
    text = trim(std::string_view(text).substr(0, blank));
  }
  while (!text.empty() && (text.back() == ',' || text.back() == ':' || text.back() == '(')) text.pop_back();
  // Of a whole clause, what is paid for: "… shall pay the Clockmaker for the clock" → "clock".
  static const Pattern paid_for(
      R"(^(.{12,} (?:fur|for|pour) (?:die |den |das |der |the |le |la |les |l'|diese[sn]? |this )?)([^,;]{4,60})$)");
  if (const auto groups = paid_for.groups_in(fold(text)))
    text = without_words(text, static_cast<std::size_t>(std::ranges::count((*groups)[0], ' ')));
  if (const auto at = words_of_amount(fold(text)))
    text = at == 0 ? std::string() : text; // "mille deux cents euros" names no thing
  if (const auto words = static_cast<std::size_t>(std::ranges::count(text, ' ')); text.size() > 80 && words > 6)
    text = without_words(text, words - 6);
  return trim(text);
}

bool same_money(const Decimal& a, const Decimal& b) {
  return (a - b).abs() <= Decimal::from_units(Decimal::scale / 200);
}

// "mit der ersten Rechnung", "facturés en même temps que la première redevance", "facturée avec la diffusion".
bool joins_first_invoice(const std::string& text) {
  static const Pattern first(
      R"((?:mit|with|avec|auf|on|added to|sur|en meme temps que|zusammen mit|together with|gleichzeitig mit|alongside|au moment de|joint[es]* a) (?:der|our|the|la|le|votre|notre|unserer|your) (?:erste[rn]?|first|premiere?) (?:[a-z]+ )?(?:rechnung|monatsrechnung|quartalsrechnung|jahresrechnung|invoice|facture|echeance|charge|instal?ment|loyer|miete|payment|zahlung|fee|rate|mensualite|redevance|quittance|bill))"),
      along(
          R"((?:factur[a-z]*|berechnet|abgerechnet|verrechnet|invoiced|billed|charged) (?:zusammen |gemeinsam |together |en meme temps |along )?(?:avec|mit|with) (?:la|le|les|der|dem|den|the)\b)");
  return first.in(text) || along.in(text);
}

class Prices {
 public:
  Prices(const Reading& reading, DecimalMark mark, std::vector<Amount> amounts)
      : reading_(reading), mark_(mark), amounts_(std::move(amounts)) {
    rates_ = find_tax_rates(reading);
  }

  Items run() {
    for (const Amount& a : amounts_) consider(a);
    relate_prices(reading_, read_, out_);
    for (Read& r : read_) {
      r.item.confidence_percent = r.item.confirmed || out_.totals.size() > 0 ? 92
                                  : r.strength >= 6                          ? 86
                                  : r.strength >= 4                          ? 75
                                                                             : 55;
      if (r.role == AmountRole::extra || r.role == AmountRole::later)
        r.item.confidence_percent = std::min(r.item.confidence_percent, 60);
      out_.items.push_back(std::move(r.item));
    }
    return std::move(out_);
  }

 private:
  using Read = ReadPrice;

  void total(TotalKind kind, const Amount& a, Basis basis) {
    out_.totals.push_back({kind, a.money.value, a.money.number, std::nullopt, basis, read_.size()});
  }

  // Whether the amount is another price with tax on it, or that tax.
  bool taxed(const Amount& a) {
    if (a.role == AmountRole::instalment) return false;
    for (const PrintedTotal& t : out_.totals)
      for (const Decimal& rate : rates_)
        if (t.kind == TotalKind::net &&
            same_money((t.value * (Decimal(100) + rate) / Decimal(100)).rounded(2), a.money.value)) {
          total(TotalKind::gross, a, t.basis);
          return true;
        }
    for (const Read& r : read_)
      for (const Decimal& rate : rates_) {
        const Decimal base = r.item.total.value_or(*r.item.unit_price);
        if (r.item.gross) continue;
        if (same_money((base * (Decimal(100) + rate) / Decimal(100)).rounded(2), a.money.value) &&
            a.role != AmountRole::instalment) {
          total(TotalKind::gross, a, r.item.basis);
          return true;
        }
        const bool close = r.scope.end + 200 > a.scope.begin;
        if (close && same_money((base * rate / Decimal(100)).rounded(2), a.money.value) &&
            a.role != AmountRole::instalment) {
          total(TotalKind::vat, a, r.item.basis);
          return true;
        }
      }
    return false;
  }

  void consider(const Amount& a) {
    if (a.role == AmountRole::foreign || a.role == AmountRole::former) return;
    if (a.role == AmountRole::tax) {
      total(TotalKind::vat, a, Basis::unknown);
      return;
    }
    if (taxed(a)) return;
    if (!read_.empty() && a.role != AmountRole::instalment && counted_product(a)) {
      multiple_of(read_.back().item, a);
      return;
    }
    const bool derived = a.role == AmountRole::sum || a.role == AmountRole::gross;
    if (derived && !read_.empty()) {
      Read& last = read_.back();
      const bool same_scope = last.scope.begin == a.scope.begin ||
                              (a.scope.begin < last.scope.end && last.scope.begin < a.scope.end);
      if (a.role == AmountRole::gross && last.item.unit_price && !last.item.gross &&
          a.money.value > *last.item.unit_price && same_scope) {
        total(TotalKind::gross, a, last.item.basis);
        return;
      }
      if (a.role == AmountRole::sum && same_scope) {
        multiple_of(last.item, a);
        return;
      }
      if (a.role == AmountRole::sum && is_sum_of_read(a.money.value)) {
        total(TotalKind::net, a, basis_of(a.right.substr(0, 30)));
        return;
      }
    }
    add(a);
  }

  // "9,80 € je Gang, das sind bei 61 Gängen 597,80 €": the price before, times a number that stands between the two.
  bool counted_product(const Amount& a) const {
    const Read& last = read_.back();
    if (!last.item.unit_price) return false;
    if (last.item.quantity && *last.item.quantity * *last.item.unit_price == a.money.value)
      return true; // counted elsewhere
    if (last.scope.begin != a.scope.begin || last.item.basis == Basis::unknown) return false;
    static const Pattern number(R"((?:^|[^\d.,])(\d{1,4})(?:[^\d.,%]|$))");
    for (const Match& m : number.find_all(reading_, a.own))
      if (const auto n = parse_number(reading_.folded_slice(m[0]), mark_);
          n && *n > Decimal(1) && *n * *last.item.unit_price == a.money.value)
        return true;
    return false;
  }

  // "4,15 EUR par exemplaire, soit 16.600,00 EUR": the second over the first is the quantity, or the months of a year.
  void multiple_of(Item& item, const Amount& a) {
    const Basis basis = a.rate.basis != Basis::unknown && a.rate.basis != Basis::unit ? a.rate.basis
                                                                                      : basis_nearest(a.left);
    total(a.rate.gross ? TotalKind::gross : TotalKind::net, a, basis);
    item.one_off = item.one_off || (basis_months(item.basis) == 0 && joins_first_invoice(a.right));
    if (!item.unit_price || (a.rate.gross && !item.gross) || item.unit_price->is_zero()) return;
    static const Pattern about(
        R"((?:durchschnittlich|im mittel|on average|average|en moyenne|etwa|\bca\b|rund|environ|approx|voraussichtlich|geschatzt|estim))");
    if (about.in(a.left)) {
      item.estimated = true;
      return;
    }
    for (const PrintedTotal& t : out_.totals)
      if (t.kind == TotalKind::vat && *item.unit_price + t.value == a.money.value) {
        out_.totals.back().kind = TotalKind::gross;
        return;
      } // price and tax
    const Decimal quotient = a.money.value / *item.unit_price;
    if (!quotient.has_at_most_decimals(0) && a.lead.find(quotient.text()) == std::string::npos)
      return; // a count that is no whole number would be written
    const int months = basis_months(basis), own = basis_months(item.basis);
    if (months && own && quotient == Decimal(std::max(months, own)) / Decimal(std::min(months, own))) {
      item.other_price = a.money.value;
      item.other_basis = basis;
      return;
    }
    if (own > 0 && months > own) return;
    if (own && !months) { // "40 € par mois, soit 480 €": of a year, unless things were counted
      for (const int k : {12, 4, 2, 24, 36, 48, 60, 3, 6})
        if (quotient == Decimal(k) && item.unit.empty()) return;
    }
    if (months && !own && quotient == Decimal(1)) return;
    if (item.quantity && !own && !months && quotient > Decimal(1) && !is_periods_of(*item.quantity, quotient))
      item.quantity.reset(); // another number stood beside the noun elsewhere: the product decides
    if (item.quantity || !(quotient > Decimal(1)) || !quotient.has_at_most_decimals(3)) {
      if (quotient < Decimal(1) && months && !own) { // "7 200 € HT, soit 600 € par mois"
        item.other_price = item.unit_price;
        item.other_basis = item.basis;
        item.unit_price = a.money.value;
        item.price_span = a.money.number;
        item.basis = basis;
      }
      return;
    }
    item.quantity = quotient;
    item.total = a.money.value;
    item.total_span = a.money.number;
    if (months && !own) item.basis = basis;
    if (item.unit.empty()) item.unit = "C62";
  }

  static bool is_periods_of(const Decimal& count, const Decimal& quotient) {
    return std::ranges::any_of(std::array{1, 2, 3, 4, 6, 12, 24, 36, 48, 60},
                               [&](int periods) { return count * Decimal(periods) == quotient; });
  }

  bool is_sum_of_read(const Decimal& value) const {
    Decimal sum;
    for (const Read& r : read_) sum += r.item.net_total();
    return read_.size() >= 2 && sum == value;
  }

  void add(const Amount& a) {
    Read r{{}, {}, a.role, a.scope, a.strength};
    Item& item = r.item;
    item.unit_price = a.money.value;
    item.price_span = a.money.number;
    item.currency = a.money.currency;
    item.gross = a.rate.gross;
    item.span = a.scope;
    item.description = phrase_before(reading_, a, item.description_span);
    static const Pattern rate_noun(
        R"(\b(tagess[a-z]+|stundens[a-z]+|taux (?:journaliers?|horaires?)|tarifs? (?:journaliers?|horaires?)|day rates?|daily rates?|hourly rates?)\b)");
    if (const auto groups = rate_noun.groups_in(a.lead);
        groups && !rate_noun.in(fold(item.description)) &&
        !item.description.empty()) // "Tagessatz für Partner 1.850, für Berater 980"
      if (const auto m = rate_noun.find(reading_, a.scope))
        item.description += ", " + one_line(reading_.slice((*m)[0]));
    r.phrase = fold(item.description);
    item.basis = a.rate.basis;
    item.unit = a.rate.unit;
    item.price_per = a.rate.per;
    if (item.basis == Basis::unknown) item.basis = basis_nearest(a.left);
    if (item.basis == Basis::unknown && a.left.size() < 30) item.basis = basis_nearest(a.lead, 180);
    if (item.basis == Basis::unknown && a.left.size() < 40 && !read_.empty() &&
        read_.back().scope.begin == a.scope.begin)
      item.basis = read_.back().item.basis; // one rate named for several
    if (item.basis == Basis::unknown) {
      const Basis heading = basis_nearest(a.heading);
      if (heading != Basis::once) item.basis = heading;
    }
    static const Pattern setup_right(
        R"(^[ ,(]*(?:[a-z.%0-9 ]{0,30} )?(?:einmalig|once|one-off|une seule fois|en une fois))");
    if (item.basis == Basis::unknown && setup_right.in(a.right)) item.basis = Basis::once;
    static const Pattern once(
        R"((?:einmalig|one-?off|one-?time|une (?:seule )?fois|unique|bei vertragsbeginn|zu vertragsbeginn|a la signature|on signature))");
    if (basis_months(item.basis) == 0 && (joins_first_invoice(a.right) || joins_first_invoice(a.lead))) {
      item.one_off = true;
      r.strength += 3;
    }
    static const Pattern setup(
        R"((?:einrichtung|einmalig|mise en service|frais de dossier|frais d'installation|set-?up|onboarding|implementation|take-on|transition|installation|activation|anschlussgebuhr)[a-z ]{0,40}[ :(=]*(?:von|of|de|is|betragt|at|est)?[ ]?$)");
    if (a.rate.basis == Basis::unknown && setup.in(a.left)) {
      item.one_off = true;
      item.basis = Basis::once;
    }
    item.one_off = item.one_off || (basis_months(item.basis) == 0 && (once.in(a.left) || setup_right.in(a.right)));
    item.disputed = words_differ(a);
    counted(item, a);
    static const Pattern named_after(
        R"(^(?:(?:for|fur|pour) (?:the |die |den |das |der |la |le |les |l')?)([a-z][a-z -]{3,40}?)(?: (?:per|pro|je|par|a|im|and|und|et)\b|[.,;]|$))"); // "£70 for the goods lift per month"
    if (const auto groups = named_after.groups_in(a.right);
        groups && (a.left.size() < 8 || !read_.empty()) && a.scope.begin < a.own.begin) {
      item.description = (*groups)[0];
      item.description_span = a.money.span;
      if (item.basis == Basis::unknown || item.basis == Basis::unit) {
        const Basis said = basis_nearest(a.right.substr(0, 80), 60);
        if (basis_months(said)) item.basis = said;
      }
      r.phrase = (*groups)[0];
    }
    static const Pattern event(
        R"((?:(?:nach|bei|mit) (?:der |erfolgter |erfolgreicher |vollstandiger )?(?:abnahme|fertigstellung|ablieferung|lieferung|inbetriebnahme|freigabe)|a la (?:recette|livraison|reception|mise en service)|apres (?:recette|reception|livraison)|on (?:acceptance|delivery|completion)|upon (?:acceptance|delivery|completion)))");
    item.due_on_event = event.in(a.lead + " " + a.right);
    item.instalment = a.role == AmountRole::instalment;
    if (basis_months(item.basis) &&
        a.rate.basis != Basis::unknown) // "for the clock 2,160 and for the carillon 840 in each year"
      for (Read& before : read_)
        if (before.scope.begin == a.scope.begin && before.item.basis == Basis::unknown && !before.item.one_off)
          before.item.basis = item.basis;
    const bool again = std::ranges::any_of(read_, [&](Read& k) {
      if (k.item.unit_price != item.unit_price ||
          (k.item.basis != item.basis && k.item.basis != Basis::unknown && item.basis != Basis::unknown))
        return false;
      k.item.confirmed = true;
      k.strength = std::max(k.strength, r.strength) + 1;
      if (k.item.basis == Basis::unknown) k.item.basis = item.basis;
      if (k.role != AmountRole::price && k.role != AmountRole::instalment && r.role == AmountRole::price)
        k.role = r.role;
      return true;
    });
    if (!again || a.role == AmountRole::instalment) read_.push_back(std::move(r));
  }

  // "Mille deux cents euros (1 920,00 €)": words right before the figures that say another number.
  static bool words_differ(const Amount& a) {
    static const Pattern after(
        R"(^ ?\(?(?:in worten:?|en (?:toutes )?lettres:?|in words:?|soit)? ?\(?(?:euro |eur )?([a-z][a-z -]{3,90}?) ?(?:euros?|francs?(?: suisses)?|pounds?(?: sterling)?|schweizer franken|franken|dollars?)?(?: netto| ht)?\))");
    if (const auto groups = after.groups_in(a.right))
      if (const auto value = parse_number_words((*groups)[0]); value && *value > 1) {
        const Decimal whole = Decimal::from_units(a.money.value.units() / Decimal::scale * Decimal::scale);
        return whole != Decimal(static_cast<int>(*value));
      }
    static const Pattern words(
        R"((?:^|[ :,])([a-z]{3,20}(?:[ -][a-z]{2,16}){0,12}) (?:euros?|francs?(?: suisses)?|pounds?(?: sterling)?|schweizer franken|franken|dollars?) ?\($)");
    const auto groups = words.groups_in(a.lead);
    if (!groups) return false;
    std::string text = (*groups)[0];
    while (true) { // the words of the number are the last ones
      if (const auto value = parse_number_words(text); value && *value > 1) {
        const Decimal whole = Decimal::from_units(a.money.value.units() / Decimal::scale * Decimal::scale);
        return whole != Decimal(static_cast<int>(*value));
      }
      const auto blank = text.find(' ');
      if (blank == std::string::npos) return false;
      text = text.substr(blank + 1);
    }
  }

  // "24 Nebenstellen zu je 14,00 EUR", "10 licences à 25 €"; or the things counted elsewhere: "je Schrank" and "zwei Serverschränke".
  void counted(Item& item, const Amount& a) const {
    static const Pattern before(
        R"((?:^|[ ,;(:])(\d{1,3}(?:[ .']\d{3})*(?:[.,]\d+)?|[a-z]{3,14})[ x]* ([a-z][a-z0-9-]{1,24}(?: [a-z-]{3,16})?)(?: [a-z"-]+){0,3} (?:zu je|zu|a|je|zum preis von(?: je)?|zum (?:einzel|stuck)preis von(?: je)?|at|@|x|au prix(?: unitaire)? de|au tarif de|au taux de|fur je)[ ]?(?:je |jeweils |a rate of |the rate of )?$)");
    if (const auto groups = before.groups_in(a.left)) {
      auto n = parse_number((*groups)[0], mark_);
      if (!n)
        if (const auto words = parse_count((*groups)[0])) n = Decimal(static_cast<int>(*words));
      static const Pattern no_noun(R"(^(?:eur|chf|gbp|usd|ht|ttc|netto|brutto|monate|months|mois|ans|jahre|years)\b)");
      if (n && !n->is_zero() && !no_noun.in((*groups)[1])) {
        item.quantity = n;
        const std::string code = unit_code((*groups)[1].substr(0, (*groups)[1].find(' ')));
        item.unit = code.empty() ? "C62" : code;
        return;
      }
    }
    static const Pattern ordered( // "£18.50 a copy, of which we order forty-five"
        R"((?:of which|davon|dont)[a-z ]{0,24} (?:order|orders|take|takes|bestell[a-z]*|nehm[a-z]*|commandons|commande) (\d{1,4}|[a-z]+(?:-[a-z]+)?)(?:[ ,.;]|$))");
    if (const auto groups = ordered.groups_in(a.right))
      if (const auto n = parse_count((*groups)[0]); n && *n > 0) {
        item.quantity = Decimal(static_cast<int>(*n));
        if (item.unit.empty()) item.unit = "C62";
        return;
      }
    static const Pattern changed(
        R"((?:quantity|number|anzahl|menge|stuckzahl|nombre|quantite)[^.;]{0,90}(?:from|von|de) (\d{1,4}) (?:to|auf|a) (\d{1,4})\b)");
    if (const auto groups = changed.groups_in(a.lead)) {
      item.quantity = parse_number((*groups)[1], mark_);
      if (item.unit.empty()) item.unit = "C62";
      return;
    }
    static const Pattern each(
        R"(\b(?:jede[snr]?|each|every|chaque|je|pro|per|par) ([a-z][a-z-]{3,24})[ ]?(?:von |of |de |a |is )?(?:eur |chf |gbp )?$)");
    static const Pattern opening(
        R"(^(?:[a-z0-9.() ]{0,6} )?(?:je|pro|per|par|fur jede[nrs]?|chaque|for each|for every) ([a-z]{4,24})[ ,])"); // "Je Anlage berechnet …"
    if (const auto groups = opening.groups_in(a.lead);
        groups && a.rate.noun.empty() && period_word(basis_of("je " + (*groups)[0])) == Basis::unknown)
      if (const auto n = count_of((*groups)[0])) {
        item.quantity = n;
        item.unit = "C62";
        return;
      }
    std::string left = a.left; // "for each workshop one thousand pounds ("
    while (!left.empty() && (left.back() == '(' || left.back() == ' ')) left.pop_back();
    if (const auto words = words_of_amount(left)) left.resize(*words);
    if (const auto groups = each.groups_in(left); groups && unit_code((*groups)[0]).find("N") != 1) {
      if (const auto n = count_of((*groups)[0])) {
        item.quantity = n;
        item.unit = unit_code((*groups)[0]).empty() ? "C62" : unit_code((*groups)[0]);
        return;
      }
    }
    if (a.rate.noun.size() >= 4 && a.role != AmountRole::extra) {
      const auto n = count_of(a.rate.noun);
      if (n) item.quantity = n;
    }
  }

  static Basis period_word(Basis basis) {
    return basis == Basis::unit || basis == Basis::once ? Basis::unknown : basis;
  }

  // The one number that stands before a noun anywhere in the paper.
  std::optional<Decimal> count_of(const std::string& noun) const {
    std::string stem = noun;
    if (stem.size() > 5 && (stem.ends_with("e") || stem.ends_with("s"))) stem.pop_back();
    static const Pattern ordinary(R"(^[a-z-]+$)");
    if (!ordinary.in(stem)) return std::nullopt;
    const Pattern counts(
        "(?:^|[^a-z0-9.,])(\\d{1,3}(?:[ .']\\d{3})?|[a-z]{3,30})(?: \\(\\d{1,3}\\))?\\)?[ \\n](?:([a-z-]+(?:e|en|er|es|s|e[ds]|ic|al|th|o))[ \\n])?([a-z-]*" +
        stem + "[a-z]{0,4})(?:[^a-z]|$)");
    std::optional<Decimal> found;
    for (const Match& m : counts.find_all(reading_, {0, reading_.body_end})) {
      std::string text(reading_.folded_slice(m[0]));
      const std::string adjective(reading_.folded_slice(m[1]));
      if (adjective == "beide" || adjective == "beiden" || adjective == "both" || parse_count(adjective))
        text = adjective;
      std::optional<Decimal> n = text[0] >= '0' && text[0] <= '9' ? parse_number(text, mark_) : std::nullopt;
      if (!n)
        if (text == "beide" || text == "beiden" || text == "both") n = Decimal(2);
      if (!n)
        if (const auto words = parse_count(text); words && *words > 1) n = Decimal(static_cast<int>(*words));
      if (!n || n->is_zero() || *n == Decimal(1)) continue;
      const Span f = reading_.folded_span(m[0]);
      static const Pattern about(
          R"((?:\bca\.?|circa|etwa|rund|environ|approx[a-z.]*|about|mindestens|hochstens|bis zu|up to|jusqu'a|at least)[ ]$)");
      if (about.in(reading_.folded.substr(f.begin > 16 ? f.begin - 16 : 0, std::min<std::size_t>(16, f.begin))))
        return std::nullopt;
      if (found && *found != *n) return std::nullopt;
      found = n;
    }
    return found;
  }

  const Reading& reading_;
  DecimalMark mark_;
  std::vector<Amount> amounts_;
  std::vector<Decimal> rates_;
  std::vector<Read> read_;
  Items out_;
};

// What the line is called on the invoice: what the contract is about, and the price's own words.
void describe(const Reading& reading, Items& items) {
  const std::string subject = find_subject(reading);
  for (Item& item : items.items) {
    static const Pattern own_name(
        R"((?:einrichtung|einmalig|versand|fracht|installation|mise en service|frais|set-?up|one-?off|delivery|shipping|transport|onboarding|anfahrt|lieferkosten|bereitstellung|schulung|training|formation|tagessatz|day rate|stundensatz|taux|hourly|daily))");
    if (own_name.in(fold(item.description))) continue;
    if (!item.description.empty() &&
        (item.basis == Basis::hour || item.basis == Basis::day || item.basis == Basis::unit))
      continue;
    if (subject.empty() || fold(item.description).find(fold(subject).substr(0, 20)) != std::string::npos) continue;
    item.description = item.description.empty() ? subject : subject + " – " + item.description;
  }
}

} // namespace

Items find_prices(const Reading& reading, DecimalMark mark, const std::vector<Money>& money,
                  const std::vector<Span>& tables) {
  Items items = Prices(reading, mark, class_amounts(reading, money, tables)).run();
  describe(reading, items);
  return items;
}

} // namespace socle::contracts
