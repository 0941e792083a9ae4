#include "contracts/first_invoice.h"
#include "contracts/part_periods.h"
#include "contracts/pattern.h"
#include "contracts/printed_totals.h"

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
    const auto is_time = [](Basis b) { return b == Basis::hour || b == Basis::day || b == Basis::week; };
    return (is_time(item.basis) || is_time(basis_of_unit(item.unit))) && (!item.quantity || item.estimated);
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
    if (ordered_as_needed())
      for (Item& i : chosen_) {
        if (i.basis == Basis::unknown) i.basis = i.unit.empty() ? Basis::unit : basis_of_unit(i.unit);
        if (i.unit.empty()) i.unit = unit_of_basis(i.basis);
      }
    only_calls_ = !chosen_.empty() && std::ranges::all_of(chosen_, by_call);
  }

  bool by_hours() const { return !chosen_.empty() && std::ranges::all_of(chosen_, by_time); }

  // A list of prices without a count or a sum, of things of which the buyer orders or takes what is needed.
  bool ordered_as_needed() const {
    static const Pattern as_needed(
        R"((?:(?:anzahl|menge|stuckzahl|nombre|quantites?|number|quantity|volume)[^.;]{0,70}(?:bestell|abruf|abgerufen|geliefert|tatsachlich|commande|livre|reel|effectiv|order|deliver|actual|supplied|vorwoche|jeweils)|(?:nur|ausschliesslich|only|uniquement|seul[es]*) (?:die )?(?:tatsachlich|effectiv|actually|reellement|erbrachte|geleistete|gelieferte)|(?:gelieferten|bestellten|abgerufenen|erbrachten|geleisteten|tatsachlich [a-z]+|quantites? (?:livrees?|commandees?)|repas (?:livres|commandes|servis)|prestations realisees|units? (?:ordered|delivered|supplied)|actually (?:supplied|delivered|used|worked)|timesheets?|bons? de commande|bons? de livraison|lieferschein[a-z]*|stundennachweis[a-z]*)\b))");
    if (!in_.items.from_table || !in_.items.totals.empty() || !as_needed.in(in_.reading.folded)) return false;
    return std::ranges::all_of(chosen_, [](const Item& i) {
      return !i.quantity && !i.total && !i.one_off && !i.instalment && basis_months(i.basis) == 0 &&
             i.basis != Basis::once;
    });
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
    const Rhythm said = in_.terms.billing;
    const bool recurs = rhythm_months(said) > 0 || said == Rhythm::unsupported;
    const Rhythm stated = recurs ? said : Rhythm::unknown; // once, in stages or on call: only where no price recurs
    out_.rhythm_span = in_.terms.billing_span;
    static const Pattern aufwand(
        R"((?:nach (?:tatsachlichem |zeit)?aufwand|auf abruf|nach verbrauch|en regie|au temps passe|temps passe|time and materials?|time-and-materials|time spent|on call-off|bons? de commande|einzelauftrag|abrufe?\b|zeithonorar|gutschriftverfahren))");
    const bool effort = said == Rhythm::per_call_off || aufwand.in(in_.reading.folded);
    const bool instalments = std::ranges::count_if(chosen_, [](const Item& i) { return i.instalment; }) >= 2 &&
                             recurring == 0;
    if (instalments) out_.rhythm = Rhythm::milestones;
    else if (stated == Rhythm::unsupported && !(only_calls_ && (in_.kind.name == "framework" || by_hours())))
      out_.rhythm = Rhythm::unsupported;
    else if (in_.kind.name == "framework" && recurring == 0) out_.rhythm = Rhythm::per_call_off;
    else if (call && !recurring && (!once || effort)) out_.rhythm = Rhythm::per_call_off;
    else if (recurring || common_ != Basis::unknown) {
      out_.rhythm = stated;
      if (in_.items.instalments_a_year > 0 && (stated == Rhythm::unknown || stated == Rhythm::yearly)) {
        out_.rhythm = in_.items.instalments_a_year == 12  ? Rhythm::monthly
                      : in_.items.instalments_a_year == 4 ? Rhythm::quarterly
                                                          : Rhythm::half_yearly;
      } else if (stated == Rhythm::unknown) {
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
    } else if (once && said == Rhythm::milestones) {
      out_.rhythm = said;
    } else if (once) {
      out_.rhythm = Rhythm::one_off;
      if (said != Rhythm::one_off) out_.rhythm_span = chosen_.front().price_span;
    } else if (chosen_.empty()) {
      out_.rhythm = said;
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
    free_ = free_months_stated(in_.reading);
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

  void line(const Item& item) {
    InvoiceLine line;
    line.description = item.description;
    line.description_span = item.description_span;
    line.price_span = item.price_span;
    line.quantity_span = item.quantity_span;
    line.net_span = item.total_span;
    line.unit = item.unit;
    line.vat_rate = item.vat_rate;
    line.vat_span = item.vat_span;
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
    } else if (out_.rhythm == Rhythm::per_call_off || (only_calls_ && (months() > 0 || by_hours()))) {
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
      if (item.count_recurs && (count / Decimal(have / want)).has_at_most_decimals(0)) {
        line.quantity = count / Decimal(have / want);
        if (line.unit.empty() || unit_is_time) line.unit = "C62";
        line.rule = "count per " + std::to_string(have) + " months divided by " + std::to_string(have / want);
        return;
      }
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
    const auto share = stated_share(in_.reading, *out_.from, *out_.to, months()); // of the full period
    bool stated = false;
    for (InvoiceLine& line : out_.lines) {
      if (line.unit == "LS" || !line.net) continue;
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
    std::vector<Decimal> bases(1);
    for (const Item& i : chosen_) bases.front() += i.net_total();
    for (const PrintedTotal& t : in_.items.totals)
      if (t.kind == TotalKind::net) bases.push_back(t.value);
    for (const PrintedTotal& t : in_.items.totals)
      for (const Decimal& rate : usual_tax_rates())
        for (const Decimal& base : bases)
          if (t.kind == TotalKind::vat && !t.value.is_zero() && (base * rate / Decimal(100)).rounded(2) == t.value)
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
    Decimal gross = net;
    for (VatTotal& s : sums) {
      s.amount = s.rate ? (s.amount * *s.rate / Decimal(100)).rounded(2) : Decimal();
      gross += s.amount;
    }
    if (const auto against = printed_against(in_.items, net, gross)) {
      out_.findings.push_back({"totals_mismatch",
                               Severity::warning,
                               "totals.net",
                               {{"printed", against->text(2)}, {"computed", net.text(2)}}});
      return;
    }
    out_.net = net;
    if (!rates) return;
    out_.vat = sums;
    out_.gross = gross;
  }

  const FirstInvoiceInputs& in_;
  FirstInvoice out_;
  std::vector<Item> chosen_;
  Basis common_ = Basis::unknown;
  bool only_calls_ = false; // every price waits for a quantity
  bool partial_ = false;
  int partial_months_ = 0;       // whole months up to the end of the calendar period
  bool counted_months_ = false;  // monthly prices were taken as often as months are left
  int free_ = 0;
};

} // namespace

FirstInvoice make_first_invoice(const FirstInvoiceInputs& inputs) { return Maker(inputs).run(); }

} // namespace socle::contracts
