// Pages of a table, read by key: in the order of some columns, of which the last ones together are unique, so that no row is shown
// twice or left out, however many rows come and go between two pages.
#pragma once

#include "store/store.h"

#include <span>

namespace socle::store {

struct OrderedBy {
  std::string_view column;
  bool integer = false; // otherwise text
};

struct Paging {
  std::vector<OrderedBy> order;
  bool descending = false;
  std::string after; // the `next` of the page before; empty: from the beginning
  std::size_t limit = 50;
};

struct Page {
  Rows rows; // the columns that were asked for, and the order's behind them
  std::string next; // empty: this is the end
};

// Filters, as a WHERE clause grows.
class Where {
 public:
  explicit Where(std::string tenant);
  // Nothing where the value is empty: that filter was not set.
  Where& text(std::string_view column, std::string_view comparison, const std::string& value);
  Where& integer(std::string_view column, std::string_view comparison, std::optional<std::int64_t> value);
  Where& one_of(std::string_view column, std::span<const std::string> values);
  Where& none_of(std::string_view column, std::span<const std::string> values); // of no values all are
  Where& is(std::string_view column, const std::string& value); // also where the value is empty
  // The text anywhere in the column, whatever its case.
  Where& contains(std::string_view column, const std::string& value);

 private:
  friend Result<Page> read_page(Store& store, std::string_view columns, std::string_view table, Where where,
                                const Paging& paging);
  friend Result<std::int64_t> count_rows(Store& store, std::string_view table, Where where);
  Where& in(std::string_view column, std::string_view word, std::span<const std::string> values);
  std::string add(Value value); // "?2"
  std::string sql_;
  std::vector<Value> values_;
};

Result<Page> read_page(Store& store, std::string_view columns, std::string_view table, Where where,
                       const Paging& paging);
// How many rows all pages hold together. It looks at each of them: for those who ask for it.
Result<std::int64_t> count_rows(Store& store, std::string_view table, Where where);

} // namespace socle::store
