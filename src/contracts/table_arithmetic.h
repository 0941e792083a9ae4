// Sums, taxes and totals of a price table, known by what they add up to and not by what they are called.
#pragma once

#include "contracts/items.h"

namespace socle::contracts {

// The amounts of the positions so far, by the columns in which they stand.
class ColumnSums {
 public:
  struct Row {
    std::optional<Decimal> price, total;
    bool optional = false;
  };

  void add(const Row& row) { rows_.push_back(row); }

  // What a row without a quantity is in which every amount is the sum of its column above (or of a part of it, or of what the
  // reductions leave), the tax on that sum, or both together; none for a position.
  std::optional<TotalKind> kind_of(const Item& item, const Decimal& reductions, const std::vector<Decimal>& rates,
                                   const Items& out, std::size_t first_item) const;

 private:
  std::optional<TotalKind> of_column(const Item& item, const Decimal& reductions,
                                     const std::vector<Decimal>& rates) const;
  std::vector<Row> rows_;
};

// The tax on a net sum printed since `first_item`, or that sum with its tax.
std::optional<TotalKind> tax_on_printed(const Decimal& amount, const std::vector<Decimal>& rates, const Items& out,
                                        std::size_t first_item);

} // namespace socle::contracts
