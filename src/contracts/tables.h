// Price tables as they stand on the page: columns typed by their headers, rows of cells.
#pragma once

#include "contracts/items.h"

namespace socle::contracts {

struct Column {
  enum class Kind {
    none,
    position,
    description,
    quantity,
    unit,
    unit_price,
    discount,
    vat,
    total,
    factor,  // a second count: weeks of two machines
    reduced, // the total after a reduction
    alternative, // the same price for another period
    share,
    due,
    period,
    other
  };
  Kind kind = Kind::none;
  double x0 = 0, x1 = 0;
  std::string header; // folded
};

struct TableRow {
  std::vector<Cell> cells; // split where a cell of the layout runs over two columns
  Span span;
  int page = 1;
  double y0 = 0, y1 = 0;
  bool has_amount = false;
};

struct Table {
  std::vector<Column> columns;
  std::vector<TableRow> rows;
  Span span;
  std::string caption; // folded: what stands right above the header
  bool headerless = false;
  bool continues = false; // the table before goes on, on the next page
};

std::vector<Table> detect_tables(const Reading& reading, DecimalMark mark);
// table_columns.cpp: what header words leave open is decided by what the cells hold, and by quantity × price = total.
void type_columns(const Reading& reading, DecimalMark mark, Table& table);
// The number of a cell: "389,00 € / Monat", "CHF 1'234.50", "- 345,00 €", "640 m²".
struct CellNumber {
  Decimal value;
  std::string rest; // folded text around the number
  Span span;
};
std::optional<CellNumber> number_in(const Reading& reading, Span span, DecimalMark mark);
// table_rows.cpp: makes price, quantity and total of a row agree, and its basis with what stands around it.
struct RowSurroundings {
  Basis caption;
  Basis period; // a cell of the row that names nothing but a period
  bool own_basis; // the row's own cell says what its price is for
  const std::vector<Decimal>& discounts; // percentages that the paper names
};
void settle_row(const Reading& reading, DecimalMark mark, const RowSurroundings& around, Item& item);
// table_sums.cpp
struct Reduction {
  std::optional<Decimal> percent;
  Decimal amount;
  std::string label;
  std::size_t items_before = 0; // what stands below it is not reduced
};
void settle_table(const Reading& reading, const Table& table, const std::vector<Reduction>& reductions, int tier_rows,
                  std::size_t first_item, bool is_milestones, Items& out);
// The column that a cell belongs to: by overlap, else by the nearer edge.
Column* column_of(std::vector<Column>& columns, const Cell& cell);

// The currency that a header or caption names (folded text); empty when none.
std::string currency_in(const std::string& folded);

} // namespace socle::contracts
