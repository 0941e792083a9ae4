#include "contracts/items.h"
#include "contracts/pattern.h"
#include "contracts/table_arithmetic.h"
#include "contracts/tables.h"

#include <algorithm>

namespace socle::contracts {
namespace {

using Kind = Column::Kind;

class Reader {
 public:
  Reader(const Reading& reading, DecimalMark mark, Items& out) : reading_(reading), mark_(mark), out_(out) {
    rates_ = find_tax_rates(reading);
    for (const Percent& p : find_percents(reading))
      if (!p.value.is_zero() && p.value < Decimal(60)) discounts_.push_back(p.value);
  }

  void read(Table& table) {
    table_ = &table;
    is_milestones_ = std::ranges::any_of(table.columns,
                                         [](const Column& c) { return c.kind == Kind::due || c.kind == Kind::share; });
    type_columns(reading_, mark_, table);
    for (const Column& c : table.columns) {
      static const Pattern instalment(
          R"(^(?:rate|abschlag|teilzahlung|meilenstein|milestone|jalon|instalment|installment|echeance|stage|zahlung|acompte|payment)s?$)");
      is_milestones_ |= c.kind != Kind::unit_price && c.kind != Kind::total && instalment.in(c.header);
    }
    if (out_.items.empty()) out_.milestones = is_milestones_;
    if (!table.continues) {
      first_item_ = out_.items.size();
      sums_ = {};
    }
    pending_ = {};
    once_group_ = group_open_ = false;
    caption_basis_ = basis_of(table.caption + " " + (table.columns.empty() ? "" : table.columns.front().header));
    static const Pattern once(
        R"((?:einmalig|unique|one-?off|one-?time|non-recurring|einrichtungs|set-?up|ponctuel|initiaux))");
    if (once.in(table.caption) || std::ranges::any_of(table.columns, [](const Column& c) { return once.in(c.header); }))
      caption_basis_ = Basis::once;
    else if (basis_months(caption_basis_) == 0) caption_basis_ = Basis::unknown;
    for (std::size_t i = 0; i < table.rows.size(); ++i) row(i);
    finish(table);
  }

 private:
  struct Pending {
    std::string text;
    Span span;
  };

  void row(std::size_t i) {
    const TableRow& row = table_->rows[i];
    const std::string text = one_line(reading_.folded_slice(row.span));
    if (!row.has_amount) {
      label_above_ = text;
      // A line of text continues the row above, or opens the one below when it stands nearer to that.
      const double above = i == 0 ? 1e9 : row.y0 - table_->rows[i - 1].y1;
      const bool next_has = i + 1 < table_->rows.size() && table_->rows[i + 1].page == row.page;
      const double below = next_has ? table_->rows[i + 1].y0 - row.y1 : 1e9;
      if (opens_group(text)) return;
      const std::string printed = one_line(reading_.slice(row.span));
      if (below + 1.0 < above && next_has && table_->rows[i + 1].has_amount) {
        pending_.text += (pending_.text.empty() ? "" : " ") + printed;
      } else if (out_.items.size() > first_item_ && !after_sum_) {
        Item& last = out_.items.back();
        if (is_option(text) && text.size() < 60) last.optional = true;
        static const Pattern open(
            R"((?:[,-]|\b(?:von|vom|und|oder|mit|fur|der|die|des|dem|den|zum|zur|im|et|ou|de|du|des|avec|pour|la|le|les|sur|par|and|or|of|with|for|the|to|in))$)");
        if (open.in(fold(last.description)) && !last.description.ends_with('-')) last.description += " " + printed;
      }
      return;
    }
    group_open_ = false;
    if (summary(row, text)) return;
    Item item;
    item.span = row.span;
    for (const Cell& cell : row.cells) take(item, cell);
    if (!item.unit_price && !item.total) return;
    if (!pending_.text.empty()) {
      item.description = pending_.text + (item.description.empty() ? "" : " " + item.description);
      pending_ = {};
    }
    if (const auto factor = std::exchange(factor_, std::nullopt); factor && item.quantity)
      item.quantity = *item.quantity * *factor;
    item.optional = item.optional || option_group_ || is_option(text) || is_not_now(text);
    item.instalment = is_milestones_;
    if (const auto kind = sum_or_tax(item)) {
      out_.totals.push_back({*kind, *(item.total ? item.total : item.unit_price),
                             item.total ? item.total_span : item.price_span, std::nullopt, basis_of(text),
                             out_.items.size()});
      return;
    }
    static const Pattern tax_row(
        R"(^(?:zzgl\.? |plus |\+ ?)?(?:tva|t\.v\.a|vat|ust|mwst|umsatzsteuer|mehrwertsteuer)\b)");
    if (out_.items.size() > first_item_ && !item.quantity && tax_row.in(fold(item.description))) return;
    after_sum_ = false;
    if (once_group_) {
      item.one_off = true;
      item.basis = Basis::once;
    }
    sums_.add({item.unit_price, item.total, item.optional});
    settle_row(reading_, mark_,
               {caption_basis_, std::exchange(period_, Basis::unknown), std::exchange(own_basis_, false), discounts_},
               item);
    if (const auto reduced = std::exchange(reduced_, std::nullopt);
        reduced && !item.discount_percent && *reduced < item.net_total())
      item.discount_percent = percent_off(item.net_total(), *reduced);
    out_.items.push_back(std::move(item));
  }

  // The percentage that leaves `reduced` of `whole`, as short as it gives the same cents.
  static Decimal percent_off(const Decimal& whole, const Decimal& reduced) {
    const Decimal exact = (whole - reduced) * Decimal(100) / whole;
    const Decimal brief = exact.rounded(2);
    return whole - (whole * brief / Decimal(100)).rounded(2) == reduced ? brief : exact;
  }

  // "Optional", "B – Frais initiaux, une seule fois": what the rows below it are.
  bool opens_group(const std::string& text) {
    static const Pattern options(
        R"(^(?:[a-z0-9]{1,3} ?[-.):] )?(?:optional|optionen|options?|bedarfsposition|eventualposition|auf abruf|on request|en option))"),
        labelled(R"(^(?:[a-z]|[ivx]{1,3}|\d{1,2}) ?[-.):] [a-z])"),
        once(
            R"((?:einmalig|une (?:seule )?fois|frais (?:uniques|initiaux)|one-?off|one-?time|non-recurring|charged once))");
    if (options.in(text)) option_group_ = true;
    else if (labelled.in(text) && text.size() < 60) {
      option_group_ = is_option(text);
      once_group_ = once.in(text);
    } else if (group_open_) {
      option_group_ = option_group_ || is_option(text);
      once_group_ = once_group_ || once.in(text);
    } else return false;
    group_open_ = true;
    return true;
  }

  // What a row without a quantity is by arithmetic: a sum, a tax, or both together.
  std::optional<TotalKind> sum_or_tax(const Item& item) const {
    Decimal off;
    for (const Reduction& r : reductions_) off += r.amount;
    return sums_.kind_of(item, off, rates_, out_, first_item_);
  }

  // Held as security, or due only later.
  static bool is_not_now(const std::string& text) {
    static const Pattern later(
        R"((?:\bkaution|sicherheitsleistung|mietsicherheit|\bdeposit\b|\bcaution\b|depot de garantie|\(?starts? (?:on )?\d|(?:from|ab|ab dem|a partir du|des le|a compter du) \d{1,2}(?:\.|er)? ?[a-z0-9]+\.? ?20\d\d|wird nach|(?:nach|bei) (?:mietende|vertragsende|rueckgabe|ruckgabe)|en fin de contrat|at (?:the )?end of|(?:ab|im) (?:dem )?(?:2\.|zweiten) (?:jahr|vertragsjahr)|second year|deuxieme annee))");
    return later.in(text);
  }

  static bool is_option(const std::string& text) {
    static const Pattern option(
        R"((?:\boption(?:al|en|nel|nelle)?\b|bedarfsposition|eventualposition|auf abruf|nur auf anforderung|bei bedarf|sur demande|en option|on request|if ordered|nicht beauftragt|\[ \]))");
    static const Pattern boxes(R"(\[x\])");
    return option.in(text) && !boxes.in(text);
  }

  // Sums, taxes, carry-overs and reductions are no positions.
  bool summary(const TableRow& row, const std::string& text) {
    std::string label;
    std::optional<CellNumber> amount;
    Basis basis = Basis::unknown;
    for (const Cell& cell : row.cells) {
      const std::string folded = one_line(reading_.folded_slice(cell.span));
      if (is_numeric_cell(folded)) {
        if (const auto number = number_in(reading_, cell.span, mark_);
            number && folded.find('%') == std::string::npos) {
          amount = number;
          if (Column* column = column_of(table_->columns, cell)) basis = basis_of(column->header + " " + number->rest);
        }
      } else {
        label += (label.empty() ? "" : " ") + folded;
      }
    }
    if (const std::string above = std::exchange(label_above_, {}); label.empty()) label = above;
    if (!amount) return false;
    static const Pattern reduction(
        R"((?:^(?:abzuglich|abzgl\.?|./\.|minus|less|moins)? ?(?:\d+(?:[.,]\d+)? ?% ?)?(?:[a-z-]*rabatt|[a-z-]*nachlass|remise|rabais|[a-z ]*discount|ristourne|treuebonus|neukundenbonus|escompte commercial)|^(?:abzuglich|abzgl\.?|less|moins) ))");
    static const Pattern vat(
        R"((?:^(?:zzgl\.? |zuzuglich |plus |\+ ?|davon |enthaltene )?(?:(?:\d+(?:[.,]\d+)? ?)?% ?)?(?:gesetzliche )?(?:ust\.?|mwst\.?|umsatzsteuer|mehrwertsteuer|t\.?v\.?a\.?|taxe|vat|v\.a\.t)\b))");
    static const Pattern gross(
        R"((?:brutto|inkl|incl|ttc|toutes taxes|gross|einschl|a payer|zu zahlen|zahlbetrag|rechnungsbetrag|endbetrag|endsumme))");
    static const Pattern sum(
        R"(^(?:die )?(?:[a-z]*summe|zwischensumme|gesamt[a-z-]*|total|totaux|sous-total|subtotal|sub-total|netto[a-z]*|net\b|monatssumme|auftragssumme|pauschalierte auftragssumme|[a-z ]*(?:entgelt|betrag|vergutung|miete|pauschale|preis|honorar|gebuhr|kosten|fee|fees|charges?|rent|amount|price|loyer|montant|prix|redevance)[a-z ]* (?:netto|brutto|gesamt|net|total|gross|ht|ttc|monatlich|insgesamt|zzgl|pro monat|je monat)|gesamtmiete|gesamtpreis|endbetrag|montant (?:total|net|ht|ttc)|montant|net a payer|net ht|a payer|rechnungsbetrag|brutto[a-z]*|gross|grand total|amount due|monatliche[s]? (?:entgelt|summe|gesamt)[a-z ]*|jahresbetrag|jahressumme|monatspauschale (?:zzgl|netto|gesamt)|ht\b|ttc\b|loyer (?:mensuel )?total))");
    static const Pattern carry(R"(^(?:ubertrag|report|a reporter|carried (?:forward|over)|brought forward|c/f|b/f))");
    if (carry.in(label)) return true;
    const bool items_before = out_.items.size() > first_item_;
    if (vat.in(label) && label.size() < 60) {
      PrintedTotal total{TotalKind::vat, amount->value, amount->span, rate_in(text), basis, out_.items.size()};
      out_.totals.push_back(total);
      return true;
    }
    if (items_before && (reduction.in(label) || (amount->value.is_negative()))) {
      reductions_.push_back({percent_in(text), amount->value.abs(), label, out_.items.size()});
      return true;
    }
    static const Pattern marked(
        R"((?:excl?(?:uding|usive of)?\.?|incl?(?:uding|usive of)?\.?|ex\.?|plus|hors|ohne|exkl\.?|inkl\.?|zzgl\.?) ?(?:vat|tva|mwst|ust|taxes?)\b)");
    const bool all_columns = row.cells.size() >= 4; // positions fill more columns than sums do
    static const Pattern sum_word(R"(\b(?:sum|value|totals?|gesamt[a-z]*|summe|betrag|montant|somme|ensemble)\b)");
    const bool counted_above = items_before &&
                               std::ranges::all_of(out_.items.begin() + static_cast<std::ptrdiff_t>(first_item_),
                                                   out_.items.end(),
                                                   [](const Item& i) { return i.quantity && i.unit_price; });
    const bool short_row = row.cells.size() <= 2;
    const bool says_sum = sum.in(label) || (items_before && short_row && marked.in(label));
    const bool below_parts = counted_above && std::any_of(out_.items.begin() + static_cast<std::ptrdiff_t>(first_item_),
                                                          out_.items.end(), [&](const Item& i) {
                                                            return !i.optional && i.net_total() > amount->value;
                                                          });
    if ((counted_above && short_row && sum_word.in(label) && !below_parts) ||
        (says_sum && (!all_columns || items_before))) {
      const bool is_gross = gross.in(label) && label.find("netto") == std::string::npos &&
                            label.find("exkl") == std::string::npos && label.find(" ht") == std::string::npos;
      const auto by_tax = tax_on_printed(amount->value, rates_, out_, first_item_);
      out_.totals.push_back({by_tax.value_or(is_gross ? TotalKind::gross : TotalKind::net), amount->value, amount->span,
                             std::nullopt, basis == Basis::unknown ? basis_of(label) : basis, out_.items.size()});
      after_sum_ = true;
      return true;
    }
    return false;
  }

  static std::optional<Decimal> percent_in(const std::string& text) {
    static const Pattern percent(R"((\d{1,2}(?:[.,]\d{1,2})?) ?%)");
    const auto groups = percent.groups_in(text);
    if (!groups) return std::nullopt;
    std::string number = (*groups)[0];
    std::ranges::replace(number, ',', '.');
    return Decimal::parse(number);
  }
  static std::optional<Decimal> rate_in(const std::string& text) { return percent_in(text); }

  void take(Item& item, const Cell& cell) {
    Column* column = column_of(table_->columns, cell);
    Kind kind = column ? column->kind : Kind::none;
    const std::string folded = one_line(reading_.folded_slice(cell.span));
    const bool numeric = is_numeric_cell(folded);
    if ((kind == Kind::unit_price || kind == Kind::total) && !numeric) {
      static const Pattern included(
          R"((?:inklusive|inkl\.|inbegriffen|enthalten|included|inclus|compris|kostenlos|gratis|offert|free))");
      if (included.in(folded)) {
        item.total = Decimal(0);
        item.total_span = cell.span;
        item.optional = true;
        return;
      }
      static const Pattern length(
          R"(^\d{1,3} ?(?:mois|monate?n?|months?|jahre?|years?|ans?|jours?|days?|tage?n?|wochen|weeks?|stunden|hours|heures|min)\b)"); // "24 mois" is no amount
      if (!number_in(reading_, cell.span, mark_) || folded.size() > 40 || length.in(folded)) kind = Kind::description;
    }
    if ((kind == Kind::unit_price || kind == Kind::total) &&
        folded.find('%') != std::string::npos) { // a share of something, no amount
      static const Pattern tier_row(
          R"(^(?:ab|von|bis|from|up to|above|below|over|de|jusqu'a|au-dela|uber|mehr als)\b)");
      if (tier_row.in(one_line(reading_.folded_slice(item.span)))) ++tier_rows_;
      return;
    }
    if (table_->headerless && kind == Kind::total && !numeric) kind = Kind::description;
    if ((kind == Kind::none || kind == Kind::description) && !item.description.empty() && counts(item, cell)) return;
    switch (kind) {
      case Kind::position:
        if (folded.size() > 8 && std::ranges::count(folded, ' ') > 0) append(item, cell);
        return;
      case Kind::quantity: {
        const auto number = number_in(reading_, cell.span, mark_);
        if (!number) {
          append_if_text(item, cell, folded);
          return;
        }
        item.quantity = number->value;
        item.quantity_span = number->span;
        item.count_recurs = column && basis_months(basis_of(column->header)) > 0;
        static const Pattern about(
            R"((?:\bca\b|circa|etwa|geschatzt|voraussichtlich|environ|\benv\b|estim|approx|about|prev))");
        std::string rest = number->rest;
        static const Pattern not_ordered(
            R"((?:vorjahr|\bca\b|circa|geschatzt|voraussichtlich|estim|approx|prev|indicativ|forecast|previsionnel))");
        if (about.in(rest) || (column && not_ordered.in(column->header))) {
          item.estimated = true;
          static const Pattern strip(R"((ca\.?|circa|etwa|env\.?|environ|approx\.?|about))");
        }
        if (const std::string unit = unit_code(rest); !unit.empty()) item.unit = unit;
        if (item.unit.empty() && column) item.unit = unit_in_header(column->header);
        return;
      }
      case Kind::unit:
        item.unit = unit_code(folded);
        if (const auto number = number_in(reading_, cell.span, mark_);
            number && item.unit.empty() && !item.quantity && folded.starts_with(fold(reading_.slice(number->span)))) {
          item.quantity = number->value; // "2 trajets" under one of two narrow headers
          item.quantity_span = number->span;
          item.unit = unit_code(number->rest);
        }
        if (item.unit.empty())
          item.unit = unit_code(folded.substr(0, folded.find_first_of(" ,"))); // "Tag zu acht Stunden"
        return;
      case Kind::factor:
        if (const auto number = number_in(reading_, cell.span, mark_)) factor_ = number->value;
        return;
      case Kind::reduced:
        if (const auto number = number_in(reading_, cell.span, mark_)) reduced_ = number->value;
        return;
      case Kind::alternative:
        if (const auto number = number_in(reading_, cell.span, mark_)) {
          item.other_price = number->value;
          item.other_basis = basis_of(column->header);
        }
        return;
      case Kind::vat:
        if (const auto number = number_in(reading_, cell.span, mark_)) {
          item.vat_rate = number->value;
          item.vat_span = number->span;
        }
        return;
      case Kind::discount:
        if (const auto number = number_in(reading_, cell.span, mark_)) item.discount_percent = number->value;
        return;
      case Kind::share:
      case Kind::other: return;
      case Kind::due: {
        static const Pattern event(
            R"((?:abnahme|freigabe|fertigstellung|ablieferung|lieferung|inbetriebnahme|recette|livraison|reception|achevement|mise en service|validation|acceptance|delivery|completion|approval|sign-off|go-live))");
        item.due_on_event = event.in(folded);
        append(item, cell);
        return;
      }
      case Kind::unit_price:
      case Kind::total: {
        const auto number = number_in(reading_, cell.span, mark_);
        if (!number) {
          append_if_text(item, cell, folded);
          return;
        }
        auto& slot = kind == Kind::total ? item.total : item.unit_price;
        (kind == Kind::total ? item.total_span : item.price_span) = number->span;
        slot = number->value;
        const std::string context = number->rest + " " + (column ? column->header : "");
        if (const Basis basis = basis_of(number->rest); basis != Basis::unknown) {
          item.basis = basis;
          own_basis_ = true;
        } else if (column && item.basis == Basis::unknown) item.basis = basis_of(column->header);
        if (const std::string currency = currency_in(context); !currency.empty()) item.currency = currency;
        static const Pattern gross(R"((?:brutto|inkl|incl|ttc|gross))");
        if (gross.in(context)) item.gross = true;
        static const Pattern per(
            R"((?:je|pro|per|par|/|pour) ?(100|1000|1\.000|1 000|1,000|1'000|mille|tausend|hundert)\b)");
        if (const auto groups = per.groups_in(context))
          item.price_per = (*groups)[0] == "100" || (*groups)[0] == "hundert" ? Decimal(100) : Decimal(1000);
        if (item.unit.empty()) {
          static const Pattern slash(R"((?:/|je|pro|par|per|a|an) ?([a-z0-9. ]{1,18})$)");
          if (const auto groups = slash.groups_in(number->rest)) {
            item.unit = unit_code((*groups)[0]);
            if (item.unit.empty() && basis_of(number->rest) == Basis::unknown) item.unit = "C62"; // "per report"
          }
          static const Pattern per_noun(
              R"((?:/|je|pro|par|per) ?([a-z][a-z0-9]{0,15})(?:,? (?:netto|ht|in eur|eur|net))?$)");
          if (item.unit.empty() && column)
            if (const auto groups = per_noun.groups_in(column->header);
                groups && !basis_months(basis_of_unit(unit_code((*groups)[0])))) {
              item.unit = unit_code((*groups)[0]);
              if (item.unit.empty() && basis_of("je " + (*groups)[0]) == Basis::unknown) item.unit = "C62";
            }
        }
        return;
      }
      case Kind::period:
        // How often something is done; what a price is for only where the price's own column does not say.
        if (const Basis basis = basis_of(folded); basis != Basis::unknown) period_ = basis;
        else if (const std::string unit = unit_code(folded); !unit.empty()) period_ = basis_of_unit(unit);
        return;
      case Kind::none:
      case Kind::description: append(item, cell); return;
    }
  }

  // "1 psch." between the columns of a count and its unit.
  bool counts(Item& item, const Cell& cell) const {
    const auto number = number_in(reading_, cell.span, mark_);
    if (item.quantity || !number || number->span.begin != cell.span.begin || unit_code(number->rest).empty() ||
        std::ranges::none_of(table_->columns, [](const Column& c) { return c.kind == Kind::quantity; }))
      return false;
    item.quantity = number->value;
    item.quantity_span = number->span;
    item.unit = unit_code(number->rest);
    return true;
  }

  static std::string unit_in_header(const std::string& header) {
    static const Pattern inside(
        R"((?:^|[ (])(m2|std\.?|stk\.?|stunden|tage|monate|jours|heures|hours|days|months|users|nutzer|flache|surface)\)?(?: (?:je|pro|per|par|im|a) [a-z]+)?$)");
    if (const auto groups = inside.groups_in(header))
      return (*groups)[0] == "flache" || (*groups)[0] == "surface" ? "MTK" : unit_code((*groups)[0]);
    return {};
  }

  void append(Item& item, const Cell& cell) {
    const std::string text = one_line(reading_.slice(cell.span));
    static const Pattern only_number(R"(^\d{1,3}[.)]?$)"), nothing(R"(^-+$)");
    if (nothing.in(fold(text))) return;
    if (only_number.in(fold(text)) && item.description.empty()) return;
    if (item.description.empty()) item.description_span = cell.span;
    item.description += (item.description.empty() ? "" : " ") + text;
  }
  void append_if_text(Item& item, const Cell& cell, const std::string& folded) {
    if (const std::string unit = unit_code(folded); !unit.empty()) item.unit = unit;
    else if (folded.size() > 3) append(item, cell);
  }

  void finish(const Table& table) {
    settle_table(reading_, table, reductions_, tier_rows_, first_item_, is_milestones_, out_);
    reductions_.clear();
    tier_rows_ = 0;
    option_group_ = false;
    after_sum_ = false;
  }

  const Reading& reading_;
  DecimalMark mark_;
  Items& out_;
  Table* table_ = nullptr;
  std::size_t first_item_ = 0;
  int tier_rows_ = 0;
  std::optional<Decimal> factor_; // a second count of the row
  std::optional<Decimal> reduced_; // the row's total after a reduction
  std::string label_above_; // the row before, where it holds no amount: recognition may part a label from its amount
  bool own_basis_ = false; // the row's own cell says what its price is for
  bool is_milestones_ = false, option_group_ = false, once_group_ = false, after_sum_ = false;
  bool group_open_ = false; // the row before opened a group
  Basis caption_basis_ = Basis::unknown, period_ = Basis::unknown;
  Pending pending_;
  std::vector<Reduction> reductions_;
  ColumnSums sums_; // of the positions of this table
  std::vector<Decimal> discounts_;
  std::vector<Decimal> rates_; // percentages of the paper that may be taxes
};

} // namespace

Items find_tables(const Reading& reading, DecimalMark mark) {
  Items items;
  std::vector<Table> tables = detect_tables(reading, mark);
  Reader reader(reading, mark, items);
  for (Table& table : tables) reader.read(table);
  items.from_table = !items.items.empty();
  return items;
}

} // namespace socle::contracts
