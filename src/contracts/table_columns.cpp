#include "contracts/items.h"
#include "contracts/pattern.h"
#include "contracts/tables.h"

#include <algorithm>
#include <array>

namespace socle::contracts {
namespace {

using Kind = Column::Kind;

class Typing {
 public:
  Typing(const Reading& reading, DecimalMark mark) : reading_(reading), mark_(mark) {}

  // A column is what its cells are: "Tarif" above words names the positions, above numbers their price.
  void type_by_content(Table& table) const {
    insert_description(table);
    const std::size_t n = table.columns.size();
    std::vector<int> numbers(n), texts(n), money(n), percents(n);
    for (const TableRow& row : table.rows) {
      if (!row.has_amount || row.cells.size() < 2) continue;
      for (const Cell& cell : row.cells) {
        const Column* column = column_of(table.columns, cell);
        if (!column) continue;
        const auto c = static_cast<std::size_t>(column - table.columns.data());
        const std::string folded = one_line(reading_.folded_slice(cell.span));
        static const Pattern cents(R"([.,]\d{2}(?:\D|$)|,-|\.-|eur|chf|gbp|usd)");
        static const Pattern nothing(R"(^-+$)");
        if (nothing.in(folded)) continue;
        if (folded.find('%') != std::string::npos && is_numeric_cell(folded)) ++percents[c];
        else if (is_numeric_cell(folded)) {
          ++numbers[c];
          money[c] += cents.in(folded);
        } else if (unit_code(folded).empty()) ++texts[c];
      }
    }
    for (std::size_t c = 0; c < n; ++c)
      if (table.columns[c].kind != Kind::quantity && texts[c] == 0 && counts_rows(table, c))
        table.columns[c].kind = Kind::position;
    static const Pattern contained(R"((?:includ|inclus|enthalten|inkl))");
    for (std::size_t c = 0; c < n; ++c) {
      Kind& kind = table.columns[c].kind;
      if (kind == Kind::quantity && contained.in(table.columns[c].header))
        kind = Kind::other; // what the price covers is no count of it
      const bool amounts = kind == Kind::unit_price || kind == Kind::total;
      if ((amounts || kind == Kind::quantity) && texts[c] > numbers[c] && texts[c] > 1) kind = Kind::none;
      else if (kind == Kind::description && numbers[c] > 1 && texts[c] == 0)
        kind = money[c] * 2 > numbers[c] ? Kind::unit_price : Kind::quantity;
      else if (kind == Kind::none && percents[c] > 1 && numbers[c] == 0 && table.columns[c].header.empty())
        kind = Kind::vat;
    }
    if (std::ranges::none_of(table.columns, [](const Column& c) { return c.kind == Kind::description; }))
      for (std::size_t c = 0; c < n; ++c)
        if (table.columns[c].kind == Kind::position && texts[c] > numbers[c]) {
          table.columns[c].kind = Kind::description;
          break;
        } // "Position" above names
    const auto is = [&](Kind kind) {
      return std::ranges::count_if(table.columns, [&](const Column& c) { return c.kind == kind; });
    };
    if (is(Kind::description) == 0)
      for (std::size_t c = 0; c < n; ++c)
        if ((table.columns[c].kind == Kind::none || table.columns[c].kind == Kind::due) && texts[c] > 0) {
          table.columns[c].kind = Kind::description;
          break;
        }
    // Numbers without a header word: with cents they are amounts, the last of them the row's total.
    for (std::size_t c = n; c-- > 0;)
      if (table.columns[c].kind == Kind::none && numbers[c] > 1 && texts[c] == 0) {
        if (money[c] * 2 > numbers[c])
          table.columns[c].kind = is(Kind::total) == 0        ? Kind::total
                                  : is(Kind::unit_price) == 0 ? Kind::unit_price
                                                              : Kind::none;
        else if (is(Kind::quantity) == 0 && c > 0 && !contained.in(table.columns[c].header))
          table.columns[c].kind = Kind::quantity;
      } else if (table.columns[c].kind == Kind::none && c + 1 < n && numbers[c] == 1 && numbers[c + 1] == 1 &&
                 money[c] + money[c + 1] == 0 && never_both(values_of(table, 1), c, c + 1) && is(Kind::quantity) < 2)
        table.columns[c].kind = table.columns[c + 1].kind = Kind::quantity; // seats here, devices there
      else if (table.columns[c].kind == Kind::none && numbers[c] == 1 && money[c] == 0 && texts[c] == 0 &&
               is(Kind::quantity) == 0 && priced_by(table, table.columns[c].header))
        table.columns[c].kind = Kind::quantity;
      else if (table.columns[c].kind == Kind::none && numbers[c] == 1 && money[c] == 1 && texts[c] == 0 &&
               basis_of(table.columns[c].header) != Basis::unknown)
        table.columns[c].kind = Kind::unit_price; // "Einmalig CHF", filled in one row
  }

  // 1, 2, 3 or 10, 20, 30: the rows are numbered.
  bool counts_rows(Table& table, std::size_t c) const {
    std::optional<Decimal> first;
    int rows = 0;
    for (const TableRow& row : table.rows)
      for (const Cell& cell : row.cells) {
        if (!row.has_amount || column_of(table.columns, cell) != &table.columns[c]) continue;
        static const Pattern number(R"(^\d{1,3}\.?$)");
        const std::string folded = one_line(reading_.folded_slice(cell.span));
        const auto value = number.in(folded) ? parse_number(folded, mark_) : std::nullopt;
        if (!value || value->is_zero()) return false;
        if (!first) first = value;
        if (*value != *first * Decimal(++rows)) return false;
      }
    return rows >= 2 && (*first == Decimal(1) || *first == Decimal(10));
  }

  // "Arbeitsplätze" above a number where a row is priced "je Arbeitsplatz".
  bool priced_by(const Table& table, const std::string& header) const {
    const std::string stem = header.substr(0, std::max<std::size_t>(5, header.size() > 7 ? header.size() - 4 : 5));
    if (header.size() < 5) return false;
    return std::ranges::any_of(table.rows, [&](const TableRow& row) {
      const std::string text = one_line(reading_.folded_slice(row.span));
      return std::ranges::any_of(std::array{"je ", "pro ", "par ", "per ", "each "},
                                 [&](const char* each) { return text.find(each + stem) != std::string::npos; });
    });
  }

  // Texts to the left of all headers are descriptions that no header names.
  void insert_description(Table& table) const {
    if (table.columns.empty() ||
        std::ranges::any_of(table.columns, [](const Column& c) { return c.kind == Kind::description; }))
      return;
    const double left = table.columns.front().x0;
    double x0 = left, x1 = 0;
    int rows = 0;
    for (const TableRow& row : table.rows) {
      if (!row.has_amount || row.cells.size() < 2) continue;
      const Cell& first = row.cells.front();
      if (first.box.x1 > left + 2 || is_numeric_cell(one_line(reading_.folded_slice(first.span)))) continue;
      ++rows;
      x0 = std::min(x0, first.box.x0);
      x1 = std::max(x1, first.box.x1);
    }
    if (rows >= 1 && x1 > x0) table.columns.insert(table.columns.begin(), Column{Kind::description, x0, x1, ""});
  }

  // Where headers leave doubt: the columns of which quantity × price = amount holds in most rows.
  void type_by_arithmetic(Table& table) const {
    const std::size_t n = table.columns.size();
    const Rows values = values_of(table, 3);
    if (values.empty()) return;
    std::size_t best = 0, bq = 0, bp = 0, bt = 0;
    int best_sense = 0;
    for (std::size_t q = 0; q < n; ++q)
      for (std::size_t p = 0; p < n; ++p)
        for (std::size_t t = std::max(q, p) + 1; t < n; ++t) {
          const auto no_factor = [&](std::size_t c) {
            return table.columns[c].kind == Kind::position || table.columns[c].kind == Kind::discount;
          };
          if (p == q || no_factor(q) || no_factor(p) || no_factor(t)) continue;
          std::size_t hits = 0;
          for (const auto& line : values)
            if (line[q] && line[p] && line[t] && !line[t]->is_zero()) {
              const Decimal product = *line[q] * *line[p];
              hits += product.rounded(2) == *line[t] || less_discount(table, line, product) == *line[t] ||
                      (product / Decimal(100)).rounded(2) == *line[t] ||
                      (product / Decimal(1000)).rounded(2) == *line[t];
            }
          const int sense = 2 * sense_as_quantity(table, q) - 2 * sense_as_quantity(table, p) + (q < p);
          if (hits > best || (hits == best && hits > 0 && sense > best_sense)) {
            best = hits;
            best_sense = sense;
            bq = q;
            bp = p;
            bt = t;
          }
        }
    if (best * 10 < values.size() * 6 || best == 0) {
      type_three_factors(table, values);
      return;
    }
    table.columns[bq].kind = Kind::quantity;
    table.columns[bp].kind = Kind::unit_price;
    table.columns[bt].kind = Kind::total;
    for (std::size_t c = 0; c < n; ++c)
      if (c != bp && c != bt && c != bq &&
          (is_amount(table.columns[c].kind) || table.columns[c].kind == Kind::quantity))
        table.columns[c].kind = !is_amount(table.columns[c].kind)        ? Kind::other
                                : never_both(values_of(table, 1), bp, c) ? Kind::unit_price // due once
                                : reduces(values, bt, c)                 ? Kind::reduced
                                                                         : Kind::other;
  }

  // Two columns of amounts without a count: the same price for two periods, with tax and without, or before and now.
  void relate_amounts(Table& table) const {
    if (std::ranges::any_of(table.columns, [](const Column& c) { return c.kind == Kind::quantity; })) return;
    const Rows values = values_of(table, 2);
    for (std::size_t a = 0; a < table.columns.size(); ++a)
      for (std::size_t b = a + 1; b < table.columns.size(); ++b) {
        Column &left = table.columns[a], &right = table.columns[b];
        if (!is_amount(left.kind) || !is_amount(right.kind)) continue;
        if (never_both(values_of(table, 1), a, b)) { // a price by the day here, by the hour there
          left.kind = right.kind = Kind::unit_price;
          continue;
        }
        if (const auto times = constant_ratio(values, a, b)) relate_periods(left, right, *times);
        else if (const auto inverse = constant_ratio(values, b, a)) relate_periods(right, left, *inverse);
        else if (with_tax(values, a, b)) right.kind = Kind::other;
        else if (same_but_for_dates(left.header, right.header) && close(values, a, b)) {
          // An amendment holds the new price; any other paper begins with the first of its years.
          (amends() ? left : right).kind = Kind::other;
          (amends() ? right : left).kind = Kind::unit_price;
        }
      }
  }

  // Price less reduction = net, without a count.
  void relate_reductions(Table& table) const {
    if (std::ranges::any_of(table.columns, [](const Column& c) { return c.kind == Kind::quantity; })) return;
    const Rows values = values_of(table, 3);
    for (std::size_t a = 0; a < table.columns.size(); ++a)
      for (std::size_t b = a + 1; b < table.columns.size(); ++b)
        for (std::size_t c = b + 1; c < table.columns.size(); ++c)
          if (!values.empty() && std::ranges::all_of(values, [&](const auto& line) {
                return line[a] && line[b] && line[c] && !line[b]->is_zero() && *line[a] - line[b]->abs() == *line[c];
              })) {
            table.columns[a].kind = Kind::unit_price;
            table.columns[b].kind = Kind::other;
            table.columns[c].kind = Kind::reduced;
          }
  }

 private:
  using Rows = std::vector<std::vector<std::optional<Decimal>>>;

  static bool is_amount(Kind kind) { return kind == Kind::unit_price || kind == Kind::total; }

  // The numbers of the priced rows by column, of rows that have at least so many.
  Rows values_of(Table& table, int least) const {
    Rows values;
    for (const TableRow& row : table.rows) {
      if (!row.has_amount) continue;
      std::vector<std::optional<Decimal>> line(table.columns.size());
      for (const Cell& cell : row.cells) {
        const std::string folded = one_line(reading_.folded_slice(cell.span));
        Column* column = column_of(table.columns, cell);
        if (column && column->kind == Kind::discount)
          if (const auto percent = number_in(reading_, cell.span, mark_))
            line[static_cast<std::size_t>(column - table.columns.data())] = percent->value;
        static const Pattern value( // one word behind the number is its unit; more are a text
            R"(^[-+(]*(?:eur|chf|gbp|usd|ca\.?|env\.?)? ?-?\d[\d.,' -]*(?:eur|chf|gbp|usd|euros?)?\)?(?: ?(?:/|je |pro |par |per |le |la |a |an |l').*| ?[a-z0-9.]{1,16})?$)");
        if (!column || folded.size() > 24 || !value.in(folded)) continue;
        if (const auto number = number_in(reading_, cell.span, mark_))
          line[static_cast<std::size_t>(column - table.columns.data())] = number->value;
      }
      if (std::ranges::count_if(line, [](const auto& v) { return v.has_value(); }) >= least)
        values.push_back(std::move(line));
    }
    return values;
  }

  static Decimal less_discount(const Table& table, const std::vector<std::optional<Decimal>>& line,
                               const Decimal& product) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (table.columns[c].kind == Kind::discount && line[c] && *line[c] < Decimal(100))
        return product - (product * *line[c] / Decimal(100)).rounded(2);
    return product.rounded(2);
  }

  // "2 lifts | 145.00 a week | 8 weeks | 2,320.00".
  void type_three_factors(Table& table, const Rows& values) const {
    const std::size_t n = table.columns.size();
    for (std::size_t q = 0; q < n; ++q)
      for (std::size_t r = q + 1; r < n; ++r)
        for (std::size_t p = 0; p < n; ++p)
          for (std::size_t t = std::max(r, p) + 1; t < n; ++t) {
            if (p == q || p == r || table.columns[q].kind == Kind::position) continue;
            std::size_t hits = 0, full = 0;
            for (const auto& line : values) {
              if (!line[q] || !line[p] || !line[t]) continue;
              full += line[r].has_value();
              hits += (*line[q] * *line[p] * line[r].value_or(Decimal(1))).rounded(2) == *line[t];
            }
            if (full < 2 || hits * 10 < values.size() * 9) continue;
            const bool money = sense_as_quantity(table, r) < sense_as_quantity(table, p);
            table.columns[q].kind = Kind::quantity;
            table.columns[money ? p : r].kind = Kind::factor;
            table.columns[money ? r : p].kind = Kind::unit_price;
            table.columns[t].kind = Kind::total;
            return;
          }
  }

  // How much says that a column counts (above zero) or prices (below): its header, cents and currencies, words behind the number.
  int sense_as_quantity(Table& table, std::size_t c) const {
    int money = 0, nouns = 0;
    static const Pattern cents(R"([.,]\d{2}(?:\D|$)|,-|\.-|eur|chf|gbp|usd)"),
        noun(R"(^\d[\d.,']* ?[a-z]{1,16}\.?\d?$)");
    for (const TableRow& row : table.rows)
      for (const Cell& cell : row.cells)
        if (row.has_amount && column_of(table.columns, cell) == &table.columns[c]) {
          const std::string folded = one_line(reading_.folded_slice(cell.span));
          (cents.in(folded) ? money : nouns) += cents.in(folded) || noun.in(folded);
        }
    const Kind kind = table.columns[c].kind;
    return 2 * (kind == Kind::quantity || kind == Kind::unit) - 2 * is_amount(kind) + (nouns > money) - (money > nouns);
  }

  // Below the totals by a share in every row, and by no period.
  static bool reduces(const Rows& values, std::size_t total, std::size_t c) {
    std::size_t rows = 0;
    for (const auto& line : values) {
      if (!line[total] || !line[c] || line[total]->is_zero()) continue;
      const Decimal share = *line[c] / *line[total];
      if (share > Decimal(1) || share * Decimal(5) < Decimal(2)) return false;
      rows += share < Decimal(1);
    }
    return rows > 0;
  }

  static std::optional<int> constant_ratio(const Rows& values, std::size_t small, std::size_t large) {
    for (const int times : {2, 3, 4, 6, 12}) {
      std::size_t rows = 0;
      bool all = true;
      for (const auto& line : values)
        if (line[small] && line[large] && !line[small]->is_zero()) {
          ++rows;
          all = all && (*line[small] * Decimal(times) - *line[large]).abs() <= Decimal(times) / Decimal(100);
        }
      if (rows > 0 && all) return times;
    }
    return std::nullopt;
  }

  static void relate_periods(Column& small, Column& large, int times) {
    const int a = basis_months(basis_of(small.header)), b = basis_months(basis_of(large.header));
    if ((a && b && b != a * times) || (!a && !b)) return;
    small.kind = Kind::unit_price;
    large.kind = Kind::alternative;
  }

  static bool never_both(const Rows& values, std::size_t a, std::size_t b) {
    const auto some = [&](std::size_t c) {
      return std::ranges::any_of(values, [&](const auto& l) { return l[c].has_value(); });
    };
    return some(a) && some(b) && std::ranges::none_of(values, [&](const auto& line) { return line[a] && line[b]; });
  }

  static bool with_tax(const Rows& values, std::size_t net, std::size_t gross) {
    return std::ranges::any_of(usual_tax_rates(), [&](const Decimal& rate) {
      return !values.empty() && std::ranges::all_of(values, [&](const auto& line) {
        return line[net] && line[gross] &&
               (*line[net] * (Decimal(100) + rate) / Decimal(100)).rounded(2) == *line[gross];
      });
    });
  }

  static bool same_but_for_dates(std::string a, std::string b) {
    const auto strip = [](std::string& text) {
      std::erase_if(text,
                    [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '-' || c == ' '; });
    };
    const bool differ = a != b;
    strip(a);
    strip(b);
    return differ && !a.empty() && a == b;
  }

  static bool close(const Rows& values, std::size_t a, std::size_t b) {
    return !values.empty() && std::ranges::all_of(values, [&](const auto& line) {
      return line[a] && line[b] && *line[a] < *line[b] * Decimal(2) && *line[b] < *line[a] * Decimal(2);
    });
  }

  bool amends() const {
    static const Pattern words(R"(\b(?:nachtrag|anderungsv|zusatzverein|avenant|amendment|variation|addendum))");
    return words.in(reading_.folded);
  }

  const Reading& reading_;
  DecimalMark mark_;
};

} // namespace

// The number of a cell: "389,00 € / Monat", "CHF 1'234.50", "- 345,00 €", "640 m²".
std::optional<CellNumber> number_in(const Reading& reading, Span span, DecimalMark mark) {
  static const Pattern date(R"(\b\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)?\d{2}\b)");
  if (date.in(reading.folded_slice(span))) return std::nullopt;
  static const Pattern number(
      R"((-? ?(?:\d{1,3}(?:[.' ]\d{3})+|\d{1,3}(?:,\d{3})+|\d+)(?:[.,]\d{1,6})?(?:[.,] ?-{1,2}|,-)?))");
  const auto m = number.find(reading, span);
  if (!m) return std::nullopt;
  std::string text(reading.folded_slice((*m)[0]));
  const bool negative = text.starts_with('-');
  const auto value = parse_number(negative ? std::string_view(text).substr(1) : std::string_view(text), mark);
  if (!value) return std::nullopt;
  const std::string whole(reading.folded_slice(span));
  const Span f = reading.folded_span((*m)[0]), all = reading.folded_span(span);
  std::string rest = whole.substr(0, f.begin - all.begin) + " " + whole.substr(f.end - all.begin);
  const bool bracketed = whole.find('(') != std::string::npos && whole.find(')') != std::string::npos &&
                         whole.starts_with("(");
  return CellNumber{negative || bracketed ? -*value : *value, one_line(rest), (*m)[0]};
}

void type_columns(const Reading& reading, DecimalMark mark, Table& table) {
  Typing typing(reading, mark);
  typing.type_by_content(table);
  typing.type_by_arithmetic(table);
  typing.relate_reductions(table);
  typing.relate_amounts(table);
}

} // namespace socle::contracts
