#include "contracts/items.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

struct Context {
  std::string sentence, before, after, heading, clause_before;
  Span sentence_span;
};

Context context_of(const Reading& reading, const Money& m) {
  Context c;
  c.sentence_span = reading.sentence_at(m.span.begin);
  c.sentence = one_line(reading.folded_slice(c.sentence_span));
  const Span row = reading.line_at(m.span.begin);
  if (row.begin < c.sentence_span.begin && reading.text.substr(row.begin, c.sentence_span.begin - row.begin).find('\t') != std::string::npos) c.sentence_span.begin = row.begin;
  c.before = one_line(reading.folded_slice({std::max(c.sentence_span.begin, m.span.begin > 130 ? m.span.begin - 130 : 0), m.span.begin}));
  c.after = one_line(reading.folded_slice({m.span.end, std::min(c.sentence_span.end, m.span.end + 70)}));
  if (c.after.starts_with("("))
    if (const auto close = c.after.find(')'); close != std::string::npos && c.after.find("eur") > close) {
      const Span rest{m.span.end, std::min(c.sentence_span.end, m.span.end + close + 90)};
      const std::string longer = one_line(reading.folded_slice(rest));
      if (longer.size() > close + 1) c.after = trim(std::string_view(longer).substr(close + 1));
    }
  c.heading = reading.heading_before(m.span.begin);
  return c;
}

// Amounts that contracts carry around the price.
const Pattern& other_amounts() {
  static const Pattern pattern(
      R"((?:haft(?:et|ung|pflicht)|deckungssumme|versicher|vertragsstrafe|ponale|konventionalstrafe|schaden|kaution|mietsicherheit|sicherheitsleistung|burgschaft|depot de garantie|caution|security deposit|\bdeposit\b|mahn|verzugspauschale|verzug|indemnit|penalit|au capital|stammkapital|grundkapital|share capital|insurance|liabilit|indemnity|deductible|selbstbehalt|franchise d'assurance|assurance|responsabilit|beispiel|exemple|for example|e\.g\.|example|retenue|deduction de|minderung|gutgeschrieben|avoir de|service credit|reduit de|recouvrement|overdue|late payment|bearbeitungsgebuhr bei|rucklast|mahngebuhr|kundigungsgebuhr|abstand|ablose|reisekosten|fahrtkosten|kilometer|je km|/km|par km|frais de deplacement|travel|expenses|mileage|spesen|einzelwert|kleinreparatur|freigrenze|bagatell|seuil|threshold|in excess of|ubersteig|uberschreit|depass|exceed|montant maximum|maximum|plafond|plafonn|kostendach|hochstens|hochstbetrag|begrenzt|budget|obergrenze|capped|\bcap\b|up to a limit|limit(?:ed|ee?)? (?:to|a)|not more than|au plus|gehalt|salaire|salary|wert der|valeur|value of|umsatz von|chiffre d'affaires|gerichtskosten|streitwert|avance (?:sur|de))" ")");
  return pattern;
}

const Pattern& extra_cues() {
  static const Pattern pattern(
      R"((?:\bweitere\b|\bweiterer\b|zusatzlich|daruber hinaus|mehraufwand|mehrleistung|sonderleistung|sonderreinigung|ausserhalb|bei bedarf|auf wunsch|auf abruf|\boption|ersatzteile|regiestunde|regiearbeiten|gesondert|einsatze? ausserhalb|notdienst|storungs|anderungswunsch|supplementa|hors perimetre|hors forfait|en sus du forfait|sur demande|au-dela|heures? supplementaire|toute demande|intervention hors|additional|\bextra\b|out-of-hours|out of hours|overtime|over and above|beyond|on request|any further|ad hoc|call-out|nachbestell|zuschlag|majoration|surcharge|je mahnung|folgejahr|verlangerungsjahr|ab dem zweiten|second year|deuxieme annee|wird gutgeschrieben|nicht verbraucht|jede weitere|je angefangen))");
  return pattern;
}

const Pattern& old_price() {
  static const Pattern pattern(R"((?:bisher(?:ige[nrs]?)?|zuvor|vormals|fruher(?:e[nr])?|statt|anstelle von|anstatt|previously|formerly|instead of|old price|ancien(?:nement)?|jusqu'alors|au lieu de|(?:portee?|passe|ramenee?|augmentee?) de|increased from|from|von)[ a-z]{0,20}$)");
  return pattern;
}

std::string describe(const Reading& reading, const Money& money, const Context& context, Span& span) {
  // The sentence up to the amount without its small print, and the heading when that says too little.
  Span s = context.sentence_span;
  s.end = std::min(s.end, money.span.begin);
  if (s.end > s.begin + 170) s.begin = s.end - 170;
  while (s.begin < s.end && (static_cast<unsigned char>(reading.text[s.begin]) & 0xC0) == 0x80) ++s.begin; // not amid a character
  span = s;
  std::string text = one_line(reading.slice(s));
  static const Pattern lead(R"(^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\([a-z0-9]\)|[-*]|[a-z]\))[ \t]+)");
  while (lead.in(fold(text)) && text.find(' ') != std::string::npos) text = text.substr(text.find(' ') + 1);
  static const Pattern tail(R"((?:[ ,:(-]+(?:von|in hohe von|betragt|betragen|zu|je|a|a hauteur de|de|est|est de|est fixe a|s'eleve a|is|are|of|at|pauschal|brutto|netto|monatlich|zum preis von|gegen|fur|for|und|et|and|soit|fixe a|fixee a|s'elevent a|s'elevant a|sum of|the sum of|jeweils|mit|belauft sich auf|sich auf|das|der|die|le|la|the|une?|ein[e]?))[ ,:(-]*$)");
  for (int i = 0; i < 6 && tail.in(fold(text)); ++i) {
    const auto blank = text.find_last_of(" ,:(-");
    if (blank == std::string::npos) break;
    text = trim(std::string_view(text).substr(0, blank));
  }
  return text;
}

class Prices {
 public:
  Prices(const Reading& reading, DecimalMark mark, const std::vector<Money>& money, const std::vector<Span>& tables) : reading_(reading), mark_(mark), money_(money), tables_(tables) {}

  Items run() {
    for (std::size_t i = 0; i < money_.size(); ++i) consider(i);
    keep_primary();
    return std::move(out_);
  }

 private:
  void consider(std::size_t i) {
    const Money& m = money_[i];
    if (m.span.begin >= reading_.body_end || m.value.is_zero() || m.value.is_negative()) return;
    for (const Span& t : tables_)
      if (t.contains(m.span.begin)) return;
    const Context c = context_of(reading_, m);
    const std::string near = c.before + " | " + c.after.substr(0, 40);
    // The clause, rather than the sentence, decides what an amount is.
    const std::string clause = c.before.substr(c.before.size() > 95 ? c.before.size() - 95 : 0);
    static const Pattern price_word(
        R"((?:preis|vergutung|vergutet|entgelt|honorar|pauschal|\bmiete\b|grundmiete|nettomiete|miete betragt|monatsmiete|pacht|gebuhr|kostet|kosten|rate|satz\b|betragt|werklohn|auftragssumme|lizenz|tarif|prix|redevance|loyer|forfait|honoraires|remuneration|montant|cout|abonnement|cotisation|fee\b|fees\b|charge|price|rent\b|sum of|\bcost|\bpay|zahlt|zahlen|paie|verse|versera|hire|subscription|retainer|rental|payable|berechn|abgerechnet|factur|anzahlung|acompte|einrichtung|frais|mise en service|set-?up|installation|dotation|pension|bezugspreis|wartungsbeitrag|jahresbeitrag|commission|rates?\b))");
    static const Pattern price_heading(R"((?:vergutung|preis|entgelt|honorar|miete|kosten|gebuhr|prix|tarif|remuneration|financier|loyer|redevance|honoraires|fee|charge|price|rent\b|payment|zahlung|conditions de prix|cout|paiement|consideration))");
    const bool priced = price_word.in(c.sentence), heading = price_heading.in(c.heading);
    if (!priced && !heading && !price_word.in(c.before)) return;
    if (other_amounts().in(clause) || other_amounts().in(c.after.substr(0, 30))) return;
    static const Pattern liability_heading(R"((?:haftung|responsabilite|liability|insurance|versicherung|assurance|verzug|retard|penalit|vertragsstrafe|confidential|vertraulich|geheim|sicherheit|kaution|security|depot|capital|datenschutz|kundigung|gewahrleist|garantie|wertsicherung|indexation|indexier|expenses|spesen|late payment|interest|nebenkosten abrechnung))");
    if (liability_heading.in(c.heading) && !price_heading.in(c.heading)) return;
    if (old_price().in(c.before) && (c.before.find("von") == std::string::npos || c.after.find("auf") == 0 || c.after.find(" auf ") != std::string::npos || !c.before.ends_with("von"))) {
      static const Pattern change(R"(\b(?:bisher|bisherige[nrs]?|zuvor|vormals|fruher|fruhere[nr]?|statt|anstelle|anstatt|previous|previously|formerly|former|instead|old price|ancien|jusqu'alors|au lieu|portee?|passe|ramenee?|augmentee?|increased|erhoht|gesenkt|angehoben|reduced)\b)");
      if (change.in(c.sentence)) { old_prices_.push_back(m.span); return; }
    }
    static const Pattern difference(R"(\b(?:um|by|plus|de plus de|augmentee? de)[ ]?$)"), changes(R"((?:erhoht|erhohung|gesenkt|reduziert|increase|reduce|augment|major|diminu))");
    if (difference.in(c.before) && changes.in(c.sentence)) return;
    static const Pattern sum_repeat(R"((?:^|[ (,])(?:soit|insgesamt|in total|total(?: de)?|au total|mithin|das sind|d\. ?h\.|entspricht|macht|i\.e\.|being|gesamt|zusammen|also)[ :]*(?:un total de |monatlich |jahrlich )?$)");
    static const Pattern gross_after(R"(^[ ]*(?:\([^)]*\) )?(?:ttc|brutto|toutes taxes|tva (?:de \d+(?:[.,]\d)? ?% )?(?:comprise|incluse)|inkl|incl|einschliesslich|inclusive|including vat|gross)\b)");
    static const Pattern gross_before(R"((?:brutto|ttc|toutes taxes comprises|inklusive mwst|inkl\. mwst|gross|vat inclusive|inclusive of vat)[a-z ,]{0,25}$)");
    static const Pattern vat_amount(R"((?:umsatzsteuer|mehrwertsteuer|mwst\.?|ust\.?|tva|vat)(?: (?:von|in hohe von|de|of|a|at|soit|=))?(?: \d+(?:[.,]\d)? ?%)?[ :=(,]*(?:in hohe von|soit|of|=|von)?[ ]*$)");
    const bool gross = gross_after.in(c.after) || gross_before.in(c.before);
    if (vat_amount.in(c.before)) {
      out_.totals.push_back({TotalKind::vat, m.value, m.number, std::nullopt, Basis::unknown, out_.items.size()});
      return;
    }
    if (!out_.items.empty() && (gross || sum_repeat.in(c.before))) {
      Item& last = out_.items.back();
      const bool same_sentence = c.sentence_span.begin <= last.price_span.begin && last.price_span.begin < c.sentence_span.end;
      if (same_sentence || gross) {
        if (gross && last.unit_price && m.value > *last.unit_price) { out_.totals.push_back({TotalKind::gross, m.value, m.number, std::nullopt, last.basis, out_.items.size()}); return; }
        if (same_sentence && last.unit_price && !last.quantity) {
          const Decimal quotient = (m.value / *last.unit_price);
          if (quotient.has_at_most_decimals(3) && (quotient * *last.unit_price).rounded(2) == m.value && quotient > Decimal(1)) {
            const Basis b = basis_of(c.after);
            if (last.basis == Basis::month && (quotient == Decimal(12) || quotient == Decimal(3) || quotient == Decimal(6))) { // "soit 1 200 € par an"
              out_.totals.push_back({TotalKind::net, m.value, m.number, std::nullopt, b == Basis::unknown ? Basis::year : b, out_.items.size()});
              return;
            }
            last.quantity = quotient;
            last.total = m.value;
            last.total_span = m.number;
            if (last.unit.empty()) last.unit = "C62";
          }
          out_.totals.push_back({TotalKind::net, m.value, m.number, std::nullopt, b_of(c), out_.items.size()});
          return;
        }
        if (same_sentence) { out_.totals.push_back({TotalKind::net, m.value, m.number, std::nullopt, b_of(c), out_.items.size()}); return; }
      }
    }
    add(m, c, gross);
  }

  static Basis b_of(const Context& c) { return basis_of(c.after.substr(0, 30)); }

  void add(const Money& m, const Context& c, bool gross) {
    Item item;
    item.unit_price = m.value;
    item.price_span = m.number;
    item.currency = m.currency;
    item.gross = gross;
    item.span = c.sentence_span;
    item.description = describe(reading_, m, c, item.description_span);
    static const Pattern after_basis(R"(^[ ,]*(?:\([^)]{1,60}\) ?)?(?:eur|netto|ht|hors taxes?|hors tva|zzgl\.? [a-z]+|net|excl\. vat|exkl\. mwst|plus vat|\+ ?vat)?[ ,(]*(?:(?:je|pro|per|par|/|a|an|each|chaque|l'|im|monatlich|jahrlich|vierteljahrlich|halbjahrlich|mensuel|annuel|monthly|annually|yearly|quarterly|p\. ?m|p\. ?a|mtl|au|por)[ ]?(?:angefangene[mnr]? |begonnene[mnr]? |und |calendar |kalender|user |nutzer |utilisateur |licence |poste |arbeitsplatz )*[a-z.0-9' ]{0,24}))");
    if (const auto groups = after_basis.groups_in(c.after)) { item.basis = basis_of(c.after.substr(0, 42)); }
    static const Pattern unit_after(R"(^[ ,]*(?:ht|hors taxes?|netto|net)?[ ,(]*(?:je|pro|per|par|/|a|an|each|chaque)[ ]?(100 |1\.000 |1 000 |1000 |mille )?([a-z]{1,16}[0-9]?)(?: und (monat|jahr|woche)| et par (mois|an)| and (month|year)| (?:per|pro|je|par|a) (month|monat|mois|year|jahr|an)\b)?)");
    if (const auto groups = unit_after.groups_in(c.after)) {
      const std::string code = unit_code((*groups)[1]);
      std::string period;
      for (std::size_t g = 2; g < groups->size(); ++g) period += (*groups)[g];
      if (!(*groups)[0].empty()) item.price_per = (*groups)[0].starts_with("100 ") ? Decimal(100) : Decimal(1000);
      if (!period.empty()) { item.unit = code.empty() ? "C62" : code; item.basis = basis_of("je " + period + " " + period); per_unit_ = true; }
      else if (!code.empty()) { item.unit = code; if (const Basis b = basis_of_unit(code); b != Basis::unit || item.basis == Basis::unknown) item.basis = b; }
      else if (item.basis == Basis::unknown && (*groups)[1].size() > 3) { static const Pattern small(R"(^(?:rechnung|uberweisung|the|partir|titre|compter|reception|payment|jour|month)$)"); if (!small.in((*groups)[1])) { item.unit = "C62"; item.basis = Basis::unit; } }
    }
    if (item.basis == Basis::unknown) {
      static const Pattern basis_before(R"((?:monatliche[nrsm]?|monats(?:pauschale|miete|entgelt|gebuhr|preis|honorar|rate|betrag)|jahrliche[nrsm]?|jahres(?:pauschale|miete|entgelt|gebuhr|preis|honorar|betrag)|vierteljahrliche[nrsm]?|quartals[a-z]+|halbjahrliche[nrsm]?|mensuel[a-z]*|annuel[a-z]*|trimestriel[a-z]*|semestriel[a-z]*|monthly|annual|yearly|quarterly|half-yearly|tagessatz|stundensatz|taux horaire|taux journalier|tarif journalier|daily rate|day rate|hourly rate|monatlich|jahrlich|vierteljahrlich|par mois|par an|per month|per annum|per year|einmalig[a-z]*|unique|one-?off|pauschal(?:preis|festpreis|honorar)?|festpreis|fixed (?:price|fee)|forfaitaire)[^;]{0,75}$)");
      const std::string tail = c.before.substr(c.before.size() > 110 ? c.before.size() - 110 : 0);
      if (basis_before.in(tail)) item.basis = basis_of(tail);
    }
    if (item.basis == Basis::unknown && (c.heading.find("monat") != std::string::npos || c.heading.find("mensuel") != std::string::npos || c.heading.find("monthly") != std::string::npos)) item.basis = Basis::month;
    if (item.basis == Basis::unknown) { // one rate named for several roles
      static const Pattern day(R"((?:tagessatz|tagessatze|taux journalier|day rates?|daily rates?|tarifs? journaliers?))"), hour(R"((?:stundensatz|stundensatze|taux horaires?|hourly rates?|verrechnungssatz))");
      if (day.in(c.sentence)) item.basis = Basis::day;
      else if (hour.in(c.sentence)) item.basis = Basis::hour;
    }
    // "24 Nebenstellen zu je 14,00 EUR", "10 licences à 25 €".
    static const Pattern count_before(R"((?:^|[ ,;(])(\d{1,3}(?:[ .']\d{3})*|[a-z]{3,12}) ([a-z][a-z-]{2,24}(?: [a-z-]{3,16})?)(?: [a-z"-]+){0,3} (?:zu je|zu|a|je|zum preis von(?: je)?|zum einzelpreis von|at|@|x|au prix(?: unitaire)? de|au tarif de)[ ]?(?:je |jeweils )?$)");
    if (const auto groups = count_before.groups_in(c.before))
      if (const auto n = parse_number((*groups)[0], mark_) ? parse_number((*groups)[0], mark_) : std::optional<Decimal>()) {
        static const Pattern no_noun(R"(^(?:eur|chf|gbp|usd|ht|ttc|netto|brutto|tage|days|jours|monate|months|mois)\b)");
        if (n->is_zero() || no_noun.in((*groups)[1])) { extras_.push_back(extra_cues().in(c.before)); out_.items.push_back(std::move(item)); return; }
        item.quantity = n;
        const std::string code = unit_code((*groups)[1].substr(0, (*groups)[1].find(' ')));
        item.unit = code.empty() ? "C62" : code;
      }
    static const Pattern option(R"((?:\boption(?:al|en|nel)?|auf wunsch|en option|if ordered|\[ \]))");
    item.optional = option.in(c.before);
    static const Pattern event(R"((?:(?:nach|bei|mit) (?:der |erfolgter |erfolgreicher )?(?:abnahme|fertigstellung|ablieferung|lieferung|inbetriebnahme|freigabe)|a la (?:recette|livraison|reception|mise en service)|apres (?:recette|reception|livraison)|on (?:acceptance|delivery|completion)|upon (?:acceptance|delivery|completion)))");
    item.due_on_event = event.in(c.sentence);
    item.estimated = false;
    static const Pattern instalment(R"((?:\brate\b|anzahlung|abschlag|teilbetrag|acompte|arrhes|echeance|instal?ment|down payment|milestone|meilenstein|jalon|solde|restbetrag|schlusszahlung|balance))");
    item.instalment = instalment.in(c.before.substr(c.before.size() > 70 ? c.before.size() - 70 : 0));
    extras_.push_back(extra_cues().in(c.before) || extra_cues().in(c.after.substr(0, 40)));
    out_.items.push_back(std::move(item));
  }

  // Extras on demand stay out where a primary price exists; the same price twice is one.
  void keep_primary() {
    const bool primary = std::ranges::any_of(extras_, [](bool e) { return !e; });
    std::vector<Item> kept;
    for (std::size_t i = 0; i < out_.items.size(); ++i) {
      Item& item = out_.items[i];
      if (primary && extras_[i]) continue;
      if (item.optional) continue;
      const bool again = std::ranges::any_of(kept, [&](const Item& k) { return k.unit_price == item.unit_price && (k.basis == item.basis || item.basis == Basis::unknown || k.basis == Basis::unknown || k.span.begin != item.span.begin); });
      if (!again) kept.push_back(std::move(item));
    }
    out_.items = std::move(kept);
  }

  const Reading& reading_;
  DecimalMark mark_;
  const std::vector<Money>& money_;
  const std::vector<Span>& tables_;
  Items out_;
  std::vector<bool> extras_;
  std::vector<Span> old_prices_;
  bool per_unit_ = false;
};

} // namespace

Items find_prices(const Reading& reading, DecimalMark mark, const std::vector<Money>& money, const std::vector<Span>& tables) {
  return Prices(reading, mark, money, tables).run();
}

} // namespace socle::contracts
