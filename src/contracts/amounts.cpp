#include "contracts/amounts.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// The row of a form, or the sentence: whichever is the smaller that still holds the amount's label.
// A heading that stands right above its first sentence, or a cell of the margin beside it, is no part of it.
Span without_heading(const Reading& reading, Span scope, std::size_t at) {
  while (true) {
    const auto end = reading.text.find('\n', scope.begin);
    if (end == std::string::npos || end >= at) return scope;
    const std::string line = trim(reading.slice({scope.begin, end})),
                      next = fold(reading.slice({end + 1, std::min(end + 40, reading.text.size())}));
    const char c = reading.text[end + 1];
    const bool opens = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '(' ||
                       static_cast<unsigned char>(c) >= 0x80;
    static const Pattern number(
        R"((?:^|\t)(?:ss ?|art\.? ?|article |artikel |clause )?\d{1,2}(?:\.\d{1,2})?[.):]? [a-z]|^[a-z ]+ ?:$)"),
        running(R"((?:[,;(-]|\b(?:und|oder|et|ou|and|or|der|die|das|le|la|les|the|de|du|des|von|of|in|a|an))$)");
    const std::string folded = fold(line);
    const auto words = std::ranges::count(folded, ' ');
    static const Pattern label(
        R"(^[a-z]{0,10}[0-9][a-z0-9 ./-]*$|^[a-z ]{1,12}$)"); // of the margin: an account, a register number
    if (label.in(folded) && opens) {
      scope.begin = end + 1;
      continue;
    }
    if (line.size() > 60 || !opens || running.in(folded) || !(number.in(folded) || words <= 3)) return scope;
    if (words <= 3 && !number.in(folded) && line.find('\t') == std::string::npos && next.empty()) return scope;
    scope.begin = end + 1;
  }
}

Span scope_of(const Reading& reading, const Money& m) {
  Span scope = without_heading(reading, reading.sentence_at(m.span.begin), m.span.begin);
  const Span line = reading.line_at(m.span.begin);
  const std::string_view printed = reading.slice(line);
  if (printed.find('\t') == std::string_view::npos) return scope;
  scope.begin = std::max(std::min(scope.begin, m.span.begin), line.begin);
  if (scope.begin > line.begin &&
      reading.text.substr(line.begin, scope.begin - line.begin).find('\t') != std::string::npos)
    scope.begin = line.begin;
  // A cell with nothing but the amount ends the row; a cell with a sentence goes on below.
  const int cell = reading.cell_at(m.span.begin);
  if (cell >= 0 && is_numeric_cell(reading.folded_slice(reading.cells[static_cast<std::size_t>(cell)].span)))
    scope.end = std::min(scope.end, line.end);
  return scope;
}

std::string tail(const std::string& text, std::size_t most) {
  return text.substr(text.size() > most ? text.size() - most : 0);
}

// Amounts that limit, secure, insure, punish, compensate or exemplify.
const Pattern& foreign_words() {
  static const Pattern pattern(
      R"((?:\bhaft(?:et|ung|en)\b|\bhaftpflicht|\bhaftungs|deckungssumme|versicherung|vertragsstrafe|ponale|konventionalstrafe|schaden|kaution|mietsicherheit|sicherheitsleistung|burgschaft|depot de garantie|cautionnement|\bcaution\b|security deposit|\bdeposit\b|mahn|verzug\b|verzugs|indemnit|penalit|au capital|\bcapital\b|stammkapital|grundkapital|aktienkapital|insurance|insured|liabilit|liable|indemnity|deductible|selbstbehalt|franchise d'assurance|assurance|responsabilit|beispiel|par exemple|\bexemple|for example|e\.g\.|example|retenue|deduction|minderung|gutgeschrieben|gutschrift|\bavoir\b|service credit|recouvrement|overdue|late payment|rucklast|ruckbuchung|kundigungsgebuhr|abstand|ablose|reisekosten|fahrtkosten|je km|/ ?km|par km|per mile|kilometergeld|frais de deplacement|mileage|spesen|tagegeld|einzelwert|kleinreparatur|freigrenze|bagatell|seuil|threshold|in excess of|ubersteig|uberschreit|uberschrit|depass|exceed|maximum|plafond|plafonn|kostendach|hochstens|hochstbetrag|\bmax\.|begrenzt|beschrankt|limitee?s? a|budget|obergrenze|capped|\bcap\b|\bup to (?:an?|the|\\) (?:amount|sum|total|limit|maximum)|bis zu (?:einer|einem) (?:betrag|summe|hohe|gesamt|maxim)|jusqu'a (?:concurrence|un montant)|limited to|not more than|au plus|gehalt|salaire|salary|\bwert (?:der|des|von)|warenwert|valeur|value of|\bumsatz(?:es|erlos[a-z]*|beteiligung)? (?:von|aus|uber|ab)|chiffre d'affaires|turnover|gerichtskosten|streitwert|erlose?|gaste zahlen|sinistre|evenement|schadensfall|per claim|incident|verstoss|infraction|manquement|breach|credited|versichert|entgelttarif|mindestlohn|bemessungsgrundlage|nicht erbracht|non effectue|missed|were priced|verspat|retard|delay|verlust|perte|\bloss\b|umtriebs|gedeckelt|deckelung|a titre indicatif|pour information|zur information|richtpreis|unverbindlich|as a guide|for guidance|indicative))");
  return pattern;
}

// What the buyer does not pay on top.
const Pattern& borne_by_seller() {
  static const std::string words =
      std::string("(?:(?:borne|paid|absorbed) by the (?:") + kSellerWords +
      ")|trag(?:t|en) (?:der|die) (?:" + kSellerWords + ")|a la charge (?:du |de la |de l')(?:" + kSellerWords +
      ")|^ ?\\)? ?(?:(?:is|are|sind|ist|est|sont) )?(?:bereits )?(?:im (?:preis|entgelt|honorar)[a-z]* )?(?:included|enthalten|inbegriffen|inclus|compris|waived|erlassen|offert)|(?:is|are) waived|entfallt|wird (?:nicht berechnet|erlassen)|(?:est|sont) offerts?|not included|nicht enthalten)";
  static const Pattern pattern(words);
  return pattern;
}

const Pattern& foreign_heading() {
  static const Pattern pattern(
      R"((?:\bhaftung|responsabilite|liability|insurance|versicherung|assurance|verzug|retard|penalit|vertragsstrafe|confidential|vertraulich|geheim|sicherheitsleist|kaution|security deposit|\bdepot|capital|datenschutz|kundigung|termination|resiliation|gewahrleist|garantie|warranty|wertsicherung|indexation|indexier|expenses|spesen|reisekosten|late payment|interest|service level|service credit|minderung|hausordnung|malus))");
  return pattern;
}

const Pattern& price_heading() {
  static const Pattern pattern(
      R"((?:vergutung|preis|entgelt|honorar|miete|kosten|gebuhr|\bprix|tarif|remuneration|financi|loyer|redevance|honoraires|fees?\b|charges?\b|price|pricing|rent\b|payment|zahlung|cout|paiement|consideration|\bpay\b|kostet|\bcosts?\b|abrechnung|facturation|konditionen|kommerziell|commercial terms|remuneratie))");
  return pattern;
}

const Pattern& price_word() {
  static const Pattern pattern(
      R"((?:preis|vergutung|vergutet|entgelt|honorar|pauschal|miete\b|mietzins|pacht|gebuhr|kostet|kosten|\brate\b|\braten\b|satz\b|satze\b|betragt|betragen|belauft|belaufen|werklohn|auftragssumme|auftragswert|lizenz|tarif|\bprix\b|redevance|loyer|forfait|honoraires|remuneration|montant|\bcout\b|abonnement|cotisation|\bfees?\b|charges?\b|\bprices?\b|\brent\b|sum of|\bcosts?\b|\bpay(?:s|able)?\b|\bzahlt\b|zahlen|\bpai(?:e|ent|ez|era)\b|\bvers(?:e|ez|ent|era|erez|ons)\b|\bregle(?:ra)?\b|\bhire\b|subscription|retainer|rental|berechn|abgerechnet|factur|fakturier|verrechn|anzahlung|acompte|einrichtung|\bfrais\b|mise en service|set-?up|installation|dotation|pension|beitrag|commission|\brates?\b|entlohn|moyennant|contrepartie|in consideration|gegen|total|gesamt|summe|somme|invoice|billed|in rechnung|charged|billable|\bbekomm[a-z]* wir|wir bekommen|erhalten wir|wir erhalten|nehmen wir|wir nehmen|verlangen|\berhalt(?:en|st)?\b|\bbekommt\b|percoi(?:t|vent)|receives?\b|komm(?:t|en) auf|\bmacht\b|we (?:ask|take|receive|get)\b|comes? to|nous (?:prenons|demandons|recevons)|revien(?:t|nent) a|s'elev|cout(?:e|ent)\b))");
  return pattern;
}

// Prices of what is not ordered yet: on demand, beyond the scope, under a condition.
const Pattern& extra_words() {
  static const Pattern pattern(
      R"((?:\bweitere[rnms]?\b|zusatz|daruber hinaus|mehraufwand|mehrleistung|mehrverbrauch|mehrmenge|sonderleistung|sonderreinigung|ausserhalb|ausserordentlich|bei bedarf|auf wunsch|auf abruf|auf anforderung|\boption|ersatzteil|regiestunde|regiearbeit|gesondert|separat berechnet|separately|separement|notdienst|notfall|storungs|anderungswunsch|zusatzlich|supplementa|hors perimetre|hors forfait|hors contrat|en sus du forfait|\ben sus au|sur demande|sur devis|au-dela|toute demande|toute intervention|toute heure|intervention hors|deplacement|additional|\bextra|out-of-hours|out of hours|overtime|over and above|beyond|on request|any further|further|ad hoc|ad-hoc|call-out|callout|nachbestell|zuschlag|majoration|surcharge|verlangerungsjahr|jede[rsn]? weitere|je angefangen|abgebrochen|storn|annulation|cancell|verlust|ersatz|replacement|excess|overage|nach(?:traglich)? verbrauch|nach aufwand|acquerir|rachet|rachat|ankaufs|kaufoption|purchase option|option to (?:buy|purchase)|selon consommation|wird auf|nach kassenbeleg))");
  return pattern;
}
const Pattern& conditional() {
  static const Pattern pattern(
      R"(^[ ("-]*(?:(?:\d+(?:\.\d+)*[.)]?|\([a-z0-9]\)) )*(?:falls|sofern|wenn|soweit|sollte[n]?|should|if |where |in the event|en cas|si |s'il|lorsque|au cas|pour toute?s?\b|any |for any|each additional|bei (?:einer |nicht)|fur jede[nrs]? |wunscht|im fall|kommt |unless|gilt nur))");
  return pattern;
}
const Pattern& later_words() {
  static const Pattern pattern(
      R"((?:(?:ab|im|fur das|in) (?:dem |der )?(?:zweiten|dritten|vierten|2\.|3\.|4\.) (?:vertrags|kalender|miet|nutzungs|betriebs|lauf)?(?:jahr|monat|halbjahr|quartal)|folgejahr|\bin den folge|danach|anschliessend|sodann|ensuite\b|\bpuis\b|par la suite|(?:a (?:partir|compter) (?:de la|du)|des la|pour la|la) (?:deuxieme|seconde|troisieme|2e|3e|2eme|3eme) (?:annee|mois)|annees? suivantes?|(?:from|in|for|during) (?:the )?(?:second|third|year two|year 2|month \d)|thereafter|subsequent|renewal (?:term|period|year|price|fee)|following years?|bei verlangerung|nach ablauf))");
  return pattern;
}

AmountRole derived_role(const Amount& a) {
  static const Pattern tax(
      R"((?:umsatzsteuer|mehrwertsteuer|mwst\.?|\bust\.?|\btva|\bvat)(?: (?:von|in hohe von|de|of|a|at|soit|=|im betrag von|betragt|is|being))?(?: \d+(?:[.,]\d)? ?%)?[ :=(,-]*(?:in hohe von|soit|of|=|von|being)?[ ]*$)");
  static const Pattern with_tax_price(
      R"((?:zzgl|zuzuglich|plus|hors|ohne|exkl|excl|inkl|incl|excluding|including|toutes?)[ .]+[a-z ]{0,20}$)");
  if (tax.in(a.left) && !with_tax_price.in(a.left.substr(0, a.left.size() > 6 ? a.left.size() - 6 : 0)))
    return AmountRole::tax;
  static const Pattern sum(
      R"((?:^|[ (,;:-])(?:soit|so|insgesamt|in total|total(?: de)?|au total|mithin|somit|das sind|d\. ?h\.|das entspricht|entspricht|entsprechend|macht|i\.e\.|being|gesamt|zusammen|also|equal to|equating to|a total of|c'est-a-dire|makes)[ :,]*(?:un (?:total|montant|loyer|prix)[a-z ]* de |une? [a-z]+ [a-z]* ?de |einem [a-z]+ von |a total of |monatlich |jahrlich |insgesamt )?$)");
  if (sum.in(a.left)) return AmountRole::sum;
  return AmountRole::price;
}

bool is_former(const Amount& a) {
  static const Pattern before(
      R"((?:bisher(?:ige[nrs]?)?|zuvor|vormals|fruher(?:e[nr])?|statt|anstelle von|anstatt|previously|formerly|instead of|old price|ancien(?:ne)?(?:ment)?|jusqu'alors|au lieu de|(?:portee?|passe|ramenee?|augmentee?) de|(?:increased|reduced|changed|raised) from|\bvon|list price|listenpreis|prix catalogue|prix public|\brrp)[ a-z:]{0,24}$)");
  static const Pattern change(
      R"(\b(?:bisher|bisherige[nrs]?|zuvor|vormals|fruher|fruhere[nr]?|statt|anstelle|anstatt|previous|previously|formerly|former|instead|old price|ancien|ancienne|jusqu'alors|au lieu|portee?|passe|ramenee?|augmentee?|increased|erhoht|erhohung|steigt|sinkt|gesenkt|angehoben|reduced|raised|changed|list price|listenpreis|prix catalogue|prix public|rrp)\b)");
  static const Pattern bare_from(R"(\bvon[ ]?$)");
  static const Pattern recital(
      R"((?:(?:by|under) an agreement dated|durch vertrag vom|par (?:un )?contrat du|des vertrags vom|background)[^;]{0,140}$)");
  if (recital.in(a.lead) && a.right.find("increase") == std::string::npos) return true;
  if (!before.in(a.left) || !change.in(a.lead + " " + a.right)) return false;
  static const Pattern to(R"((?:^|[ ,])auf[ ]?$|(?:^|[ ,(])auf[ ]|^auf$)");
  return !bare_from.in(a.left) || to.in(a.right);
}

// "Reparaturen über CHF 500": where something begins or ends, not what it costs.
bool is_threshold(const Amount& a) {
  static const Pattern before(
      R"(\b(?:uber|ueber|oberhalb(?: von)?|unter|unterhalb(?: von)?|ab|bis(?: zu)?|zwischen|above|over|below|under|more than|less than|exceeding|between|up to|from|entre|plus de|moins de|superieure?s? a|inferieure?s? a|jusqu'a|a partir de|region of|rund|zuletzt|zurzeit|derzeit|currently|actuellement|last)[ ]?\(?(?:eur |chf |gbp )?$)");
  return before.in(a.left);
}

bool is_increment(const Amount& a) {
  static const Pattern by(R"(\b(?:um|by|de plus de|augmentee? de|hausse de)[ ]?$)"),
      changes(R"((?:erhoh|gesenkt|senkt|reduzier|verminder|increase|reduce|augment|major|diminu|rises?|hausse))");
  return by.in(a.left) && changes.in(a.lead);
}

class Classer {
 public:
  Classer(const Reading& reading, const std::vector<Money>& money, const std::vector<Span>& tables)
      : reading_(reading) {
    for (const Money& m : money) {
      if (m.span.begin >= reading.body_end || m.value.is_zero() || m.value.is_negative()) continue;
      if (std::ranges::any_of(tables, [&](const Span& t) { return t.contains(m.span.begin); })) continue;
      money_.push_back(m);
    }
  }

  std::vector<Amount> run() {
    for (std::size_t i = 0; i < money_.size(); ++i) {
      Amount a = context(i);
      a.role = role(a);
      all_.push_back(std::move(a));
    }
    return std::move(all_);
  }

 private:
  Amount context(std::size_t i) const {
    Amount a;
    a.money = money_[i];
    const Span at = a.money.span;
    a.scope = scope_of(reading_, a.money);
    a.own = {a.scope.begin, at.begin};
    if (i > 0 && money_[i - 1].span.end > a.own.begin && money_[i - 1].span.end <= at.begin)
      a.own.begin = money_[i - 1].span.end;
    std::size_t end = a.scope.end;
    if (i + 1 < money_.size() && money_[i + 1].span.begin > at.end) end = std::min(end, money_[i + 1].span.begin);
    a.lead = one_line(reading_.folded_slice({std::min(a.scope.begin, at.begin), at.begin}));
    a.left = tail(one_line(reading_.folded_slice(a.own)), 160);
    a.right = one_line(reading_.folded_slice({at.end, std::max(end, at.end)})).substr(0, 160);
    a.heading = reading_.heading_before(at.begin);
    a.rate = rate_after(a.right);
    a.rate.gross |= gross_before(a.left) ||
                    (!a.rate.net && says_gross(a.right.substr(0, 60)) && !says_net(a.right.substr(0, 60)));
    return a;
  }

  static bool gross_before(const std::string& left) {
    static const Pattern before(
        R"((?:brutto|\bttc|toutes taxes comprises|inklusive mwst|inkl\. (?:\d+ ?% )?(?:mwst|ust)\.?|\bgross|vat[- ]inclusive|inclusive of vat)[a-z ,:]{0,25}$)");
    return before.in(left);
  }

  static bool says_added(const std::string& left) {
    static const Pattern added(
        R"((?:s'(?:y )?ajoute|hinzu komm|kommt (?:noch )?[^.;]{0,30}hinzu|hinzu tritt|tritt hinzu|is added|are added|added to it|to which is added))");
    return added.in(left);
  }

  // Without words of its own an amount is what the one before it in the same sentence is: "6,90 €, 7,80 € und 1,10 €".
  const Amount* governor(const Amount& a) const {
    if (all_.empty() || all_.back().scope.begin != a.scope.begin) return nullptr;
    static const Pattern words(R"([a-z]{4,})");
    return price_word().in(a.left) || (words.in(a.left) && a.left.size() > 30) ? nullptr : &all_.back();
  }

  AmountRole role(Amount& a) const {
    const std::string close = tail(a.left, 110);
    if (foreign_words().in(close) || foreign_words().in(a.right.substr(0, 34)) ||
        borne_by_seller().in(a.right.substr(0, 90)))
      return AmountRole::foreign;
    const bool priced_heading = price_heading().in(a.heading);
    static const Pattern strong(
        R"((?:verzug|retard|late payment|overdue|\bhaftung|liabilit|responsab|insur|assuranc|versicher|vertragsstrafe|penal|confident|vertraulich|service level|credit))");
    if (foreign_heading().in(a.heading) && (!priced_heading || strong.in(a.heading))) return AmountRole::foreign;
    if (is_threshold(a)) return AmountRole::foreign;
    if (is_former(a)) return AmountRole::former;
    static const Pattern reduction(
        R"((?:\bremise|rabais|rabatt|nachlass|\bdiscount)[^.;]{0,90}(?:soit|of|von|de|=|in hohe von|das sind|i\.e\.|being|entspricht)[ :]*$)");
    if (is_increment(a) || reduction.in(a.left)) return AmountRole::former;
    if (const AmountRole derived = derived_role(a); derived != AmountRole::price) return derived;
    const Amount* before = governor(a);
    if (before &&
        (before->role == AmountRole::foreign || before->role == AmountRole::extra || before->role == AmountRole::later))
      return before->role;
    a.strength = 2 * price_word().in(a.lead) + 2 * priced_heading + (a.rate.basis != Basis::unknown) +
                 2 * (a.rate.net || a.rate.gross || says_net(a.lead) || says_net(a.right)) + (a.rate.net ? 1 : 0);
    static const Pattern payer(
        R"((?:auftraggeber|kund|besteller|mieter|client|preneur|locataire|customer|lessee|hirer|buyer)[a-z]*(?: [a-z]+){0,4} (?:zahlt|entrichtet|vergutet|schuldet|verse|paie|regle|paiera|versera|shall pay|pays|will pay|agrees to pay))");
    a.strength += payer.in(a.lead);
    static const Pattern billed(
        R"(\b(?:factur|berechnet|abgerechnet|verrechnet|fakturiert|invoice|billed|charged|payable|zahlbar|fallig|rechnung|one-?off|einmalig|une (?:seule )?fois))");
    static const Pattern label(
        R"([a-z)]{3,} ?: ?(?:eur |chf |gbp )?$)"); // "Production du spot : CHF 480.00, … facturée avec …"
    if (!price_word().in(a.lead) && !priced_heading && a.rate.basis == Basis::unknown && !a.rate.net && !a.rate.gross &&
        !says_net(a.right.substr(0, 60)) && !(label.in(a.left) && billed.in(a.right)))
      return AmountRole::foreign;
    static const Pattern extra_heading(
        R"((?:zusatz|optional|option|additional|extras?\b|supplement|sonderleistung|bedarf|on demand|prestations hors|mehr(?:leistung|aufwand)|nebenleistung|spare parts|ersatzteile|later))");
    static const Pattern after_event(
        R"((?:factures?|berechnet|fallig|invoiced|payable|due|exigibles?|abgerechnet)[a-z ]{0,30} (?:apres|nach|after|upon|following|a l'issue) (?:the |la |le |der |dem |erfolgreicher |l')?(?:reception|recette|abnahme|acceptance|completion|inbetriebnahme|mise en service|achevement|fertigstellung|reprise))");
    if (later_words().in(tail(a.left, 90)) || after_event.in(a.right)) return AmountRole::later;
    // What is added to the price of every month is due with it, whatever it is called.
    const bool on_demand = extra_words().in(a.left) && !(basis_months(a.rate.basis) && says_added(a.left));
    if (on_demand || extra_words().in(a.right.substr(0, 50)) ||
        (conditional().in(a.lead) && !a.lead.starts_with("fur die")) || extra_heading.in(a.heading))
      return AmountRole::extra;
    if (before && before->role == AmountRole::instalment && !a.left.empty() && a.left.size() < 40)
      return AmountRole::instalment; // "3.200 zum 1. November und 3.200 zum 1. Februar"
    static const Pattern share(
        R"(\d{1,2}(?:[.,]\d+)? ?(?:%|per cent|prozent|pour cent) \(?(?:on|at|upon|bei|nach|mit|zum|vor|a|au|lors|apres|des|before|when|following|after)\b[^.;%]{0,80}$)");
    if (share.in(tail(a.left, 110))) return AmountRole::instalment;
    static const Pattern instalment(
        R"((?:\braten?\b|anzahlung|abschlag|teilbetrag|teilzahlung|acompte|arrhes|echeance|versement|instal?ment|down payment|milestone|meilenstein|jalon|\bsolde\b|restbetrag|restzahlung|schlusszahlung|\bbalance\b|tranche)[^.;]{0,40}$)");
    if (instalment.in(tail(a.left, 70))) return AmountRole::instalment;
    return a.rate.gross ? AmountRole::gross : AmountRole::price;
  }

  const Reading& reading_;
  std::vector<Money> money_;
  std::vector<Amount> all_;
};

} // namespace

std::vector<Amount> class_amounts(const Reading& reading, const std::vector<Money>& money,
                                  const std::vector<Span>& tables) {
  return Classer(reading, money, tables).run();
}

} // namespace socle::contracts
