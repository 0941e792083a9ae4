#include "contracts/pattern.h"
#include "contracts/tables.h"

#include <algorithm>

namespace socle::contracts {
namespace {

using Kind = Column::Kind;

// What only the whole table shows: reductions on all positions, counts, tiers, plans of payment.
class Sums {
 public:
  Sums(const Reading& reading, Items& out, std::size_t first_item, bool is_milestones)
      : reading_(reading), out_(out), first_item_(first_item), is_milestones_(is_milestones) {}

  void run(const Table& table, const std::vector<Reduction>& reductions, int tier_rows) {
    spread(reductions);
    amounts_are_totals(table);
    count_from_total();
    static const Pattern tier(
        R"(^(?:ab|von|bis|from|up to|de|jusqu'a|over|uber|mehr als|a partir de|\d+ ?(?:-|bis|a|to) ?\d+|next|further|weitere|first|erste)\b)");
    int tiers = tier_rows;
    for (std::size_t i = first_item_; i < out_.items.size(); ++i) tiers += tier.in(fold(out_.items[i].description));
    if (tiers >= 2) out_.tiers = true;
    replace_by_instalments();
    confidences();
  }

 private:
  // What a printed sum or product corroborates is certain; a row by itself is only likely.
  void confidences() {
    Decimal plain, reduced;
    for (std::size_t i = first_item_; i < out_.items.size(); ++i) {
      const Item& item = out_.items[i];
      if (item.optional) continue;
      const Decimal all = item.net_total();
      plain += all;
      reduced += item.discount_percent ? all - (all * *item.discount_percent / Decimal(100)).rounded(2) : all;
    }
    const bool summed = std::ranges::any_of(out_.totals, [&](const PrintedTotal& t) {
      return t.kind == TotalKind::net && t.items_before > first_item_ && (t.value == plain || t.value == reduced);
    });
    for (std::size_t i = first_item_; i < out_.items.size(); ++i) {
      Item& item = out_.items[i];
      const bool product = item.quantity && item.unit_price && item.total &&
                           (*item.quantity * *item.unit_price / item.price_per).rounded(2) == *item.total;
      item.confidence_percent = summed && (product || !item.quantity) ? 96
                                : summed || product || item.confirmed ? 92
                                                                      : 78;
    }
  }

  // A reduction on the whole is spread at one percentage; one that fits a single position belongs to it.
  void spread(const std::vector<Reduction>& reductions) {
    for (const Reduction& r : reductions) {
      Decimal all;
      const std::size_t last = std::min(r.items_before, out_.items.size());
      for (std::size_t i = first_item_; i < last; ++i)
        if (!out_.items[i].optional) all += out_.items[i].net_total();
      if (all.is_zero()) continue;
      const Decimal share = r.percent ? *r.percent : (r.amount * Decimal(100) / all);
      bool single = false;
      if ((all * share / Decimal(100)).rounded(2) != r.amount)
        for (std::size_t i = first_item_; i < last && !single; ++i)
          if (r.percent && (out_.items[i].net_total() * *r.percent / Decimal(100)).rounded(2) == r.amount) {
            out_.items[i].discount_percent = r.percent;
            single = true;
          }
      if (single) continue;
      for (std::size_t i = first_item_; i < last; ++i) {
        if (out_.items[i].discount_percent) continue;
        out_.items[i].discount_percent = share;
      }
    }
  }

  // A plan of payments that adds up to the positions before it: they are paid in these instalments.
  void replace_by_instalments() {
    if (!is_milestones_ || first_item_ == 0 || out_.items.size() < first_item_ + 2) return;
    Decimal plan, positions;
    for (std::size_t i = 0; i < out_.items.size(); ++i)
      if (!out_.items[i].optional) (i < first_item_ ? positions : plan) += out_.items[i].net_total();
    const bool of_total = std::ranges::any_of(
        out_.totals, [&](const PrintedTotal& t) { return t.kind == TotalKind::net && t.value == plan; });
    if (plan != positions && !of_total) return;
    out_.items.erase(out_.items.begin(), out_.items.begin() + static_cast<std::ptrdiff_t>(first_item_));
    first_item_ = 0;
    out_.milestones = true;
    for (Item& item : out_.items) {
      item.instalment = true;
      item.discount_percent.reset();
      item.confirmed = true;
    }
  }

  // Counts beside one column of amounts: the printed sum tells whether the amounts are prices or totals.
  void amounts_are_totals(const Table& table) {
    if (std::ranges::any_of(table.columns, [](const Column& c) { return c.kind == Kind::total; })) return;
    Decimal prices, products;
    for (std::size_t i = first_item_; i < out_.items.size(); ++i) {
      const Item& item = out_.items[i];
      if (!item.unit_price || item.optional) continue;
      prices += *item.unit_price;
      products += item.net_total();
    }
    if (prices == products || std::ranges::none_of(out_.totals, [&](const PrintedTotal& t) {
          return t.kind == TotalKind::net && t.value == prices;
        }))
      return;
    const auto clean = [](const Item& i) {
      return !i.quantity || !i.unit_price || i.quantity->is_zero() ||
             (*i.unit_price / *i.quantity).has_at_most_decimals(2);
    };
    const bool all_clean = std::all_of(out_.items.begin() + static_cast<std::ptrdiff_t>(first_item_), out_.items.end(),
                                       clean);
    for (std::size_t i = first_item_; i < out_.items.size(); ++i) {
      Item& item = out_.items[i];
      if (!item.quantity || !item.unit_price || item.quantity->is_zero()) continue;
      if (!all_clean) {
        item.quantity.reset();
        continue;
      } // what is counted is not what is priced
      item.total = item.unit_price;
      item.total_span = item.price_span;
      item.unit_price = *item.total / *item.quantity;
    }
  }

  // One position "per unit" and a total that is a multiple of it: the multiple, if the paper writes it, is the count.
  void count_from_total() {
    if (out_.items.size() != first_item_ + 1) return;
    Item& item = out_.items.back();
    if (item.quantity || !item.unit_price || item.unit_price->is_zero()) return;
    for (const PrintedTotal& t : out_.totals) {
      const Decimal quotient = t.value / *item.unit_price;
      if (t.kind != TotalKind::net || !(quotient > Decimal(1)) || !quotient.has_at_most_decimals(0) ||
          quotient > Decimal(5000))
        continue;
      const std::string label = one_line(reading_.folded_slice(reading_.line_at(t.span.begin)));
      const Pattern written("(?:^|[^0-9.,])" + quotient.text() + " ?[a-z]{2,}");
      if (!written.in(label) && !written.in(fold(item.description))) continue;
      item.quantity = quotient;
      item.total = t.value;
      if (item.unit.empty()) item.unit = "C62";
      item.confirmed = true;
      return;
    }
  }

  const Reading& reading_;
  Items& out_;
  std::size_t first_item_;
  bool is_milestones_;
};

} // namespace

void settle_table(const Reading& reading, const Table& table, const std::vector<Reduction>& reductions, int tier_rows,
                  std::size_t first_item, bool is_milestones, Items& out) {
  Sums(reading, out, first_item, is_milestones).run(table, reductions, tier_rows);
}

} // namespace socle::contracts
