#include "contracts/first_invoice.h"
#include "contracts/pattern.h"

#include <algorithm>
#include <map>

namespace socle::contracts {
namespace {

class Maker {
 public:
  explicit Maker(const FirstInvoiceInputs& in) : in_(in) {}

  FirstInvoice run() {
    choose_items();
    choose_rhythm();
    period();
    for (const Item& item : chosen_) line(item);
    if (in_.items.rivals)
      for (InvoiceLine& line : out_.lines) {
        line.unit_price.reset();
        line.allowance.reset();
        line.net.reset();
      }
    free_months();
    proration();
    taxes();
    totals();
    return std::move(out_);
  }

 private:
  void find(const char* code, std::string path = {}, Severity severity = Severity::warning) {
    out_.findings.push_back({code, severity, std::move(path), {}});
  }

  static bool by_time(const Item& item) {
    return (item.basis == Basis::hour || item.basis == Basis::day || item.basis == Basis::week) &&
           (!item.quantity || item.estimated);
  }
  static bool by_call(const Item& item) {
    return by_time(item) || (item.estimated && basis_months(item.basis) == 0) ||
           (item.basis == Basis::unit && (!item.quantity || item.estimated)) ||
           (!item.quantity && !item.unit.empty() && basis_of_unit(item.unit) == Basis::unit &&
            basis_months(item.basis) == 0);
  }

  void choose_items() {
    for (const Item& item : in_.items.items) {
      if (item.optional) continue;
      if (item.total && item.total->is_zero()) continue;
      chosen_.push_back(item);
    }
    // Extras by the hour beside a price that is due anyway are no part of the first invoice.
    const bool fixed = std::ranges::any_of(chosen_, [](const Item& i) { return !by_call(i); });
    if (fixed && in_.items.items.size() > 1 && in_.kind.name != "framework")
      std::erase_if(chosen_, [](const Item& i) { return by_call(i); });
    if (std::ranges::any_of(chosen_, [](const Item& i) { return i.estimated; })) find("estimated_quantity", "lines");
  }

  void choose_rhythm() {
    int recurring = 0, call = 0, once = 0;
    std::map<Basis, int> bases;
    for (const Item& i : chosen_) {
      if (basis_months(i.basis)) {
        ++recurring;
        ++bases[i.basis];
      } else if (by_call(i)) ++call;
      else ++once;
    }
    // A printed total per month tells what the positions without a word of their own are priced for.
    for (const PrintedTotal& t : in_.items.totals)
      if (basis_months(t.basis) && t.kind == TotalKind::net && recurring == 0) common_ = t.basis;
    if (recurring) common_ = std::ranges::max_element(bases, {}, [](const auto& b) { return b.second; })->first;
    const Rhythm stated = in_.terms.billing;
    out_.rhythm_span = in_.terms.billing_span;
    static const Pattern aufwand(
        R"((?:nach (?:tatsachlichem |zeit)?aufwand|auf abruf|nach verbrauch|en regie|au temps passe|temps passe|time and materials?|time-and-materials|time spent|on call-off|bons? de commande|einzelauftrag|abrufe?\b|zeithonorar|gutschriftverfahren))");
    const bool effort = aufwand.in(in_.reading.folded);
    const bool instalments = std::ranges::count_if(chosen_, [](const Item& i) { return i.instalment; }) >= 2 &&
                             recurring == 0;
    if (instalments) out_.rhythm = Rhythm::milestones;
    else if (stated == Rhythm::unsupported) out_.rhythm = Rhythm::unsupported;
    else if (in_.kind.name == "framework" && recurring == 0) out_.rhythm = Rhythm::per_call_off;
    else if (call && !recurring && (!once || effort)) out_.rhythm = Rhythm::per_call_off;
    else if (stated == Rhythm::unsupported) out_.rhythm = Rhythm::unsupported;
    else if (recurring || common_ != Basis::unknown) {
      out_.rhythm = stated;
      if (stated == Rhythm::unknown) {
        out_.rhythm = common_ == Basis::month       ? Rhythm::monthly
                      : common_ == Basis::quarter   ? Rhythm::quarterly
                      : common_ == Basis::half_year ? Rhythm::half_yearly
                                                    : Rhythm::yearly;
        if (!chosen_.empty()) out_.rhythm_span = chosen_.front().price_span;
      }
    } else if (once && rhythm_months(stated) && letting()) {
      out_.rhythm = stated;
      common_ = stated == Rhythm::monthly       ? Basis::month
                : stated == Rhythm::quarterly   ? Basis::quarter
                : stated == Rhythm::half_yearly ? Basis::half_year
                                                : Basis::year;
    } else if (once) {
      out_.rhythm = Rhythm::one_off;
      out_.rhythm_span = chosen_.front().price_span;
    } else if (chosen_.empty()) {
      out_.rhythm = stated;
    }
    if (out_.rhythm == Rhythm::unsupported) find("rhythm_unsupported", "billing.rhythm");
  }

  // A stated rhythm makes a price without a basis a price per period, unless it is one price for a work.
  bool letting() const {
    static const Pattern work(
        R"((?:werkvertrag|festpreis|gesamtpreis|einmalig|in einer summe|one-off|lump sum|prix global|forfait global|une seule facture|single invoice|one invoice|kaufvertrag|kaufpreis|nach fertigstellung|upon completion|a l'issue))");
    return !work.in(in_.reading.folded);
  }

  int months() const { return rhythm_months(out_.rhythm); }

  void period() {
    const auto start = in_.terms.start ? parse_date(in_.terms.start->text) : std::nullopt;
    if (out_.rhythm == Rhythm::one_off) {
      const auto end = in_.terms.end ? parse_date(in_.terms.end->text) : std::nullopt;
      if (start && end) {
        out_.from = start;
        out_.to = end;
      }
      static const Pattern delivery(R"((?:liefer|livrais|livre|delivery|delivered|delivers))");
      if (start && !end &&
          delivery.in(in_.reading.folded_slice(in_.reading.sentence_at(in_.terms.start->span.begin)))) {
        out_.from = start;
        out_.to = start;
      } // one day

      return;
    }
    if (!months() || !start) return;
    out_.from = start;
    out_.to = last_day(*start, months());
    free_ = free_months_stated();
    if (free_ >= months()) {
      out_.from = add_months(*start, free_);
      out_.to = last_day(*out_.from, months());
      free_ = 0;
    }
    if (!in_.terms.calendar_aligned) return;
    const int size = months();
    const int first_month = ((out_.from->month - 1) / size) * size + 1;
    if (out_.from->day == 1 && out_.from->month == first_month) return;
    const Date end = last_day(Date{out_.from->year, first_month, 1}, size);
    if (out_.from->day == 1) partial_months_ = end.month - out_.from->month + 1;
    out_.to = end;
    partial_ = true;
  }

  // "die ersten drei Monate sind mietfrei", "deux mois offerts", "first month free".
  int free_months_stated() const {
    static const Pattern german(
        R"(\b(?:ersten|erste|der erste|fur die ersten)[ \n]?([a-z0-9]{1,10})?[ \n]?monate?n?[^.;]{0,50}(?:frei\b|kostenfrei|mietfrei|kostenlos|beitragsfrei|entgeltfrei|unentgeltlich|nicht berechnet|gratis|erlassen))");
    static const Pattern french(
        R"(\b(?:(?:les )?([a-z0-9]{1,8}) premiers mois|(?:le )?premier mois|([a-z0-9]{1,8}) mois)[^.;]{0,40}(?:offerts?|gratuits?|franchise|francs? de|exoner|non factur))");
    static const Pattern english(
        R"(\b(?:first )([a-z0-9]{1,8} )?(?:calendar )?months?[^.;]{0,50}(?:free|waived|no charge|not charged|rent-free|free of charge))");
    static const Pattern named(
        R"((?:^|[^a-z])(?:monat |mois (?:de |d')|month of )?(?:januar|janner|februar|feber|marz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|may|june|july|october|december)(?: 20\d\d)?\b)");
    static const Pattern waived(
        R"((?:no charge for|(?:ist|sind|bleibt|bleiben|wird|werden) (?:gratis|kostenfrei|kostenlos|frei|mietfrei|beitragsfrei|unentgeltlich|nicht berechnet)|(?:est|sont) (?:offerts?|gratuits?)|(?:is|are) (?:free|free of charge|not charged)|without charge|wir (?:berechnen|verrechnen) (?:fur )?[^.;]{0,40}nichts))");
    for (const Match& m : waived.find_all(in_.reading, {0, in_.reading.body_end})) {
      const Span sentence = in_.reading.sentence_at(m.all.begin);
      const Span part{std::max(sentence.begin, m.all.begin > 70 ? m.all.begin - 70 : 0),
                      std::min(sentence.end, m.all.end + 60)};
      Span scope = part;
      for (std::size_t i = m.all.end; i < part.end; ++i)
        if (in_.reading.text[i] == ';' || in_.reading.text[i] == '.') {
          scope.end = i;
          break;
        }
      const auto count = named.find_all(in_.reading, scope).size();
      if (count > 0 && count <= 6) return static_cast<int>(count);
    }
    for (const auto* pattern : {&german, &french, &english})
      if (const auto m = pattern->find(in_.reading, {0, in_.reading.body_end})) {
        for (const Span& group : m->groups)
          if (!group.empty())
            if (const auto n = parse_count(in_.reading.folded_slice(group)); n && *n > 0 && *n <= 12)
              return static_cast<int>(*n);
        return 1;
      }
    return 0;
  }

  void line(const Item& item) {
    InvoiceLine line;
    line.description = item.description;
    line.description_span = item.description_span;
    line.price_span = item.price_span;
    line.quantity_span = item.quantity_span;
    line.net_span = item.total_span;
    line.unit = item.unit;
    line.vat_rate = item.vat_rate;
    line.confidence_percent = item.confidence_percent;
    line.description_confidence_percent = in_.items.from_table ? std::min(92, item.confidence_percent)
                                                               : 60; // of a sentence, words are chosen
    Decimal price = item.unit_price ? *item.unit_price : Decimal();
    if (!item.unit_price) return;
    if (item.price_per != Decimal(1)) {
      price = (price / item.price_per).rounded(6);
      line.rule = "price per " + item.price_per.text() + " divided";
    }
    line.unit_price = price;
    if (out_.rhythm == Rhythm::milestones) {
      if (!out_.lines.empty()) return;
      line.quantity = Decimal(1);
      line.unit = "LS";
      if (item.total && item.total->is_zero() == false && !item.quantity) line.unit_price = item.total;
      if (item.due_on_event) find("due_on_event", "lines.0");
    } else if (out_.rhythm == Rhythm::per_call_off) {
      if (line.unit.empty()) line.unit = unit_of_basis(item.basis == Basis::unknown ? Basis::unit : item.basis);
      out_.lines.push_back(std::move(line));
      return;
    } else if (months()) {
      recurring(item, line);
    } else {
      line.quantity = item.quantity.value_or(Decimal(1));
      if (line.unit.empty())
        line.unit = item.quantity && *item.quantity != Decimal(1) ? "C62"
                    : item.quantity && in_.items.from_table       ? "C62"
                                                                  : "LS";
      if (out_.rhythm == Rhythm::one_off && basis_of_unit(line.unit) == Basis::month && !item.quantity)
        line.unit = "LS";
    }
    if (item.disputed) {
      line.unit_price.reset();
      find("words_figures_conflict");
    }
    if (line.quantity && line.unit_price) {
      const Decimal whole = (*line.quantity * *line.unit_price).rounded(2);
      if (item.discount_percent && !item.discount_percent->is_zero()) {
        line.allowance = (whole * *item.discount_percent / Decimal(100)).rounded(2);
      }
      line.net = whole - line.allowance.value_or(Decimal());
    }
    out_.lines.push_back(std::move(line));
  }

  bool is_setup(const Item& item) const {
    static const Pattern setup(
        R"((?:einmalig|einrichtung|installation|inbetriebnahme|setup|set-up|mise en service|frais de dossier|frais d'installation|bereitstellung(?:sgebuhr|sentgelt|skosten)|onboarding|one-?off|aktivierung|anschlussgebuhr|umzug|migration|parametrage|frais d'ouverture|implementation|schulung|formation initiale|initial(?:isation| training| setup)|frais d'acces|delivery and|lieferung und|aufstellung|joining fee|arrangement fee))");
    return setup.in(fold(item.description));
  }

  void recurring(const Item& item, InvoiceLine& line) {
    const Decimal count = item.quantity.value_or(Decimal(1));
    Basis basis = item.basis;
    if (basis_months(item.other_basis) == months() && item.other_price &&
        item.unit.empty()) { // the paper itself says what one invoice is
      line.unit_price = item.other_price;
      basis = item.other_basis;
    }
    const bool once = item.one_off ||
                      (basis == Basis::once && (is_setup(item) || common_ == Basis::unknown ||
                                                fold(item.description).find("einmalig") != std::string::npos));
    if (!basis_months(basis))
      basis = is_setup(item) || once ? Basis::once : common_ != Basis::unknown ? common_ : basis;
    const bool unit_is_time = line.unit.empty() || basis_months(basis_of_unit(line.unit)) > 0 || line.unit == "LS";
    if (!basis_months(basis)) { // joins the first invoice once
      line.quantity = count;
      if (line.unit.empty()) line.unit = count == Decimal(1) ? "LS" : "C62";
      return;
    }
    const int have = basis_months(basis), want = months();
    if (want % have == 0) {
      const int factor = partial_months_ > 0 && have == 1 ? partial_months_ : want / have;
      if (partial_months_ > 0 && have == 1) counted_months_ = true;
      // Twelve monthly payments of one position are months; five users for three months are fifteen user-months.
      const bool months_counted = unit_is_time && basis_months(basis_of_unit(line.unit)) > 0 && item.quantity &&
                                  *item.quantity == Decimal(factor);
      line.quantity = months_counted ? count : count * Decimal(factor);
      if (factor == 1 && line.unit == "LS" && item.total) {
      } // "pauschal" beside positions that are counted
      else if (unit_is_time && (count == Decimal(1) || line.unit == "LS" || line.unit.empty()))
        line.unit = count == Decimal(1) || line.unit == "LS" ? unit_of_basis(basis) : "C62";
      if (factor > 1 && !months_counted)
        line.rule = "price per " + std::to_string(have) + " month(s), billed for " + std::to_string(want);
    } else if (have % want == 0) {
      if (count != Decimal(1) &&
          (*line.unit_price / Decimal(have / want)).has_at_most_decimals(2)) { // each thing by itself
        line.unit_price = *line.unit_price / Decimal(have / want);
        line.quantity = count;
        if (line.unit.empty() || unit_is_time) line.unit = "C62";
        line.rule = "price per " + std::to_string(have) + " months divided by " + std::to_string(have / want);
        return;
      }
      const Decimal whole = item.total ? *item.total : count * *line.unit_price;
      const Decimal part = whole / Decimal(have / want);
      if (!part.has_at_most_decimals(2))
        find("division_uneven", "lines." + std::to_string(out_.lines.size()) + ".unit_price_net");
      line.unit_price = part.rounded(2);
      line.quantity = Decimal(1);
      line.unit = out_.rhythm == Rhythm::monthly ? "MON" : out_.rhythm == Rhythm::quarterly ? "QAN" : "SAN";
      line.rule = "price per " + std::to_string(have) + " months divided by " + std::to_string(have / want);
    }
  }

  void free_months() {
    if (free_ <= 0 || !months()) return;
    for (InvoiceLine& line : out_.lines) {
      if (!line.net || line.unit == "LS") continue;
      const Decimal off = (*line.net * Decimal(free_) / Decimal(months())).rounded(2);
      line.allowance = line.allowance.value_or(Decimal()) + off;
      line.net = *line.net - off;
    }
  }

  // A part of a calendar period by the stated rule only.
  void proration() {
    if (!partial_ || !out_.from || !out_.to || counted_months_) return;
    static const Pattern thirty(
        R"((?:1/30|30 tage(?:n)?[^.]{0,30}(?:monat|zugrunde|gerechnet|angesetzt|basis)|(?:monat|monate)[^.;]{0,30} 30 tage|mois de 30|month of 30|kaufmannisch|30/360|dreissigstel|monat zu 30 tagen|mois de 30 jours|trentieme|30-day month|thirty days per month|\b30e\b))");
    static const Pattern actual(
        R"((?:tagesgenau|taggenau|taggleich|kalendertaglich|nach tagen|tageweise|anteilig nach (?:kalender)?tagen|tagesanteilig|zeitanteilig|verhaltnis der (?:kalender)?tage|kalendertage|nombre de jours|number of days|apportioned (?:by|on a) da|per diem|jours? (?:reels|calendaires)|au prorata (?:temporis|des jours)|prorata temporis|pro rata temporis|daily basis|actual (?:number of )?days|calculated daily|pro rata by day))");
    static const Pattern begun(
        R"((?:(?:begonnene|angefangene|angebrochene)[rsn]? (?:kalender)?monate?[a-z]* (?:werden |wird |zahlen |zahlt |gelten |gilt |ist |sind )?(?:als )?(?:voll|ganz)|angefangene[rn]? (?:monat|kalendermonat)[a-z]* (?:gilt|wird|werden|zahlt|zahlen) (?:als )?(?:voll|ganz)|angefangene monate (?:voll|werden voll|zahlen voll)|tout mois (?:civil )?(?:commence|entame) (?:est (?:du|facture)|compte)|any part (?:of a )?(?:calendar )?month (?:counts|is charged) (?:as|in full)|(?:started|begun|commenced|incomplete) (?:calendar )?months? (?:is|are|count|counts) (?:charged |billed )?(?:in full|as full|as whole)|part months? (?:are )?charged in full))");
    static const Pattern half(
        R"((?:monat|mois|month|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|may|june|july|october|december)[^.;]{0,60}(?:zur halfte|a moitie|pour moitie|at half|by half|half the|nur die halfte))");
    const bool by_half = half.in(in_.reading.folded) && months() == 1;
    static const Pattern year365(R"((?:365 (?:days|tage[n]?|jours)|1/365|365stel|365e))");
    const bool by365 = year365.in(in_.reading.folded);
    const bool by30 = thirty.in(in_.reading.folded), by_days = actual.in(in_.reading.folded),
               full = begun.in(in_.reading.folded);
    const auto days = days_since_epoch(*out_.to) - days_since_epoch(*out_.from) + 1;
    const bool whole_months = out_.from->day == 1;
    const int month_span = (out_.to->year - out_.from->year) * 12 + out_.to->month - out_.from->month + 1;
    bool stated = false;
    for (InvoiceLine& line : out_.lines) {
      if (line.unit == "LS" || !line.net) continue;
      std::optional<Decimal> share; // of the full period
      if (by_half) share = Decimal(1) / Decimal(2);
      else if (by365) share = Decimal(static_cast<int>(days)) * Decimal(12) / (Decimal(365) * Decimal(months()));
      else if (full || (whole_months && months() > 1 && (by30 || by_days)))
        share = Decimal(month_span) / Decimal(months());
      else if (by30)
        share = (Decimal(std::max(0, 30 - out_.from->day + 1)) / Decimal(30) + Decimal(month_span - 1)) /
                Decimal(months());
      else if (by_days) {
        const int in_month = days_in_month(out_.from->year, out_.from->month);
        if (months() == 1) share = Decimal(static_cast<int>(days)) / Decimal(in_month);
        else {
          const Date first = add_days(*out_.to, 1);
          const auto full_days = days_since_epoch(*out_.to) - days_since_epoch(add_months(first, -months())) + 1;
          share = Decimal(static_cast<int>(days)) / Decimal(static_cast<int>(full_days));
        }
      }
      if (!share) {
        line.quantity.reset();
        line.net.reset();
        line.allowance.reset();
        continue;
      }
      stated = true;
      if (*share == Decimal(1)) continue;
      line.unit_price = (*line.net * *share).rounded(2);
      line.quantity = Decimal(1);
      line.allowance.reset();
      line.net = line.unit_price;
      line.unit = out_.rhythm == Rhythm::monthly       ? "MON"
                  : out_.rhythm == Rhythm::quarterly   ? "QAN"
                  : out_.rhythm == Rhythm::half_yearly ? "SAN"
                                                       : "ANN";
      line.rule = "part of the period by the stated rule";
    }
    if (!stated) find("proration_unstated", "lines");
  }

  // The rate that a printed tax and the prices that it is on give, where no percentage is written.
  std::optional<Decimal> rate_by_arithmetic() const {
    Decimal sum;
    for (const Item& i : chosen_) sum += i.net_total();
    if (sum.is_zero()) return std::nullopt;
    for (const PrintedTotal& t : in_.items.totals)
      for (const Decimal& rate : usual_tax_rates())
        if (t.kind == TotalKind::vat && !t.value.is_zero() && (sum * rate / Decimal(100)).rounded(2) == t.value)
          return rate;
    return std::nullopt;
  }

  void taxes() {
    Vat vat = in_.vat;
    if (!vat.rate && !vat.contradiction && (vat.category.empty() || vat.category == "S"))
      vat.rate = rate_by_arithmetic();
    for (InvoiceLine& line : out_.lines) {
      if (vat.contradiction) {
        line.vat_rate.reset();
        line.vat_category.clear();
        continue;
      }
      if (vat.category == "Z" && line.vat_rate && !line.vat_rate->is_zero()) {
        line.vat_category = "S";
        continue;
      } // rated by row
      if (!vat.category.empty() && vat.category != "S") {
        line.vat_category = vat.category;
        line.vat_rate = vat.rate;
        continue;
      }
      line.vat_category = "S";
      if (!line.vat_rate) line.vat_rate = vat.rate;
    }
    if (vat.contradiction) find("vat_contradiction", "lines.0.vat_rate");
    if (!out_.lines.empty() && !vat.contradiction &&
        std::ranges::any_of(out_.lines, [](const InvoiceLine& l) { return l.vat_category == "S" && !l.vat_rate; }))
      find("vat_rate_missing", "lines.0.vat_rate");
    // A price that includes the tax and no other: the net is derived.
    bool all_gross = !chosen_.empty();
    for (const Item& i : chosen_) all_gross = all_gross && i.gross;
    if (all_gross && vat.rate && vat.category == "S") {
      find("gross_only", "lines.0.unit_price_net");
      for (InvoiceLine& line : out_.lines) {
        if (!line.unit_price) continue;
        line.unit_price = (*line.unit_price * Decimal(100) / (Decimal(100) + *vat.rate)).rounded(2);
        if (line.quantity)
          line.net = (*line.quantity * *line.unit_price).rounded(2) - line.allowance.value_or(Decimal());
        line.rule = "net from the gross price";
      }
    }
  }

  void totals() {
    if (out_.lines.empty() || std::ranges::any_of(out_.lines, [](const InvoiceLine& l) { return !l.net; })) return;
    if (std::ranges::any_of(chosen_, [&](const Item& i) {
          return !i.currency.empty() && !chosen_.front().currency.empty() && i.currency != chosen_.front().currency;
        }))
      return; // nothing to add up
    Decimal net;
    std::vector<VatTotal> sums; // amount holds the basis first
    bool rates = true;
    for (const InvoiceLine& line : out_.lines) {
      net += *line.net;
      if (line.vat_category.empty() || (line.vat_category == "S" && !line.vat_rate)) {
        rates = false;
        continue;
      }
      const auto same = std::ranges::find_if(
          sums, [&](const VatTotal& s) { return s.rate == line.vat_rate && s.category == line.vat_category; });
      if (same == sums.end()) sums.push_back({line.vat_rate, line.vat_category, *line.net});
      else same->amount += *line.net;
    }
    out_.net = net;
    if (!rates) return;
    Decimal gross = net;
    for (VatTotal& s : sums) {
      s.amount = s.rate ? (s.amount * *s.rate / Decimal(100)).rounded(2) : Decimal();
      gross += s.amount;
    }
    out_.vat = sums;
    out_.gross = gross;
  }

  const FirstInvoiceInputs& in_;
  FirstInvoice out_;
  std::vector<Item> chosen_;
  Basis common_ = Basis::unknown;
  bool partial_ = false;
  int partial_months_ = 0;       // whole months up to the end of the calendar period
  bool counted_months_ = false;  // monthly prices were taken as often as months are left
  int free_ = 0;
};

} // namespace

FirstInvoice make_first_invoice(const FirstInvoiceInputs& inputs) { return Maker(inputs).run(); }

} // namespace socle::contracts
