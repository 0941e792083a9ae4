// Price tables as they stand on the page: columns typed by their headers, rows of cells.
#pragma once

#include "contracts/numbers.h"

namespace socle::contracts {

struct Column {
  enum class Kind { none, position, description, quantity, unit, unit_price, discount, vat, total, share, due, period };
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
// The column that a cell belongs to: by overlap, else by the nearer edge.
Column* column_of(std::vector<Column>& columns, const Cell& cell);

} // namespace socle::contracts
