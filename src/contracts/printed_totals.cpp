#include "contracts/printed_totals.h"

#include "contracts/pattern.h"

#include <algorithm>
#include <array>

namespace socle::contracts {
namespace {

constexpr std::size_t kItemsToTryMax = 24;
constexpr std::array kSpans{1, 2, 3, 4, 6, 12, 18, 24, 36, 48, 60};

Decimal reduced(const Item& item) {
  const Decimal all = item.net_total();
  return item.discount_percent ? all - (all * *item.discount_percent / Decimal(100)).rounded(2) : all;
}

// Equal but for the cents that rounding each position leaves.
bool about(const Decimal& a, const Decimal& b) { return (a - b).abs() <= Decimal::from_units(Decimal::scale / 20); }

bool by_spans(const Decimal& value, const Decimal& sum) {
  return !sum.is_zero() && std::ranges::any_of(kSpans, [&](int n) {
    return about(value, sum * Decimal(n)) || about(value * Decimal(n), sum);
  });
}

// The net amount that a printed sum stands for; of one with tax, by each usual rate.
bool matches(const PrintedTotal& t, const Decimal& sum) {
  if (by_spans(t.value, sum)) return true; // no tax, or a sum that its label did not tell from one with tax
  if (t.kind == TotalKind::net) return false;
  return std::ranges::any_of(usual_tax_rates(), [&](const Decimal& rate) {
    return by_spans(t.value, (sum * (Decimal(100) + rate) / Decimal(100)).rounded(2));
  });
}

struct Sums {
  Decimal plain, reduced;
};

Sums sum_of(const std::vector<const Item*>& items) {
  Sums sums;
  for (const Item* i : items) {
    sums.plain += i->net_total();
    sums.reduced += reduced(*i);
  }
  return sums;
}

std::vector<const Item*> counted(const Items& items) {
  std::vector<const Item*> result;
  for (const Item& i : items.items)
    if (!i.optional) result.push_back(&i);
  return result;
}

bool is_whole(const PrintedTotal& t, const std::vector<const Item*>& items) {
  const Sums all = sum_of(items);
  return matches(t, all.plain) || matches(t, all.reduced);
}

// The sum of neighbours, of what recurs, or of what is due once.
bool is_part(const PrintedTotal& t, const std::vector<const Item*>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Sums sums;
    for (std::size_t k = i; k < items.size(); ++k) {
      sums.plain += items[k]->net_total();
      sums.reduced += reduced(*items[k]);
      if (matches(t, sums.plain) || matches(t, sums.reduced)) return true;
    }
  }
  Sums recurring, once;
  for (const Item* i : items) {
    Sums& sums = basis_months(i->basis) ? recurring : once;
    sums.plain += i->net_total();
    sums.reduced += reduced(*i);
  }
  return matches(t, recurring.plain) || matches(t, recurring.reduced) || matches(t, once.plain) ||
         matches(t, once.reduced);
}

bool is_sum(const PrintedTotal& t) { return t.kind != TotalKind::vat && t.value > Decimal(0); }

} // namespace

void fit_to_printed(Items& items) {
  const auto all = counted(items);
  if (items.items.size() > kItemsToTryMax || all.size() < 2 || items.milestones || items.tiers) return;
  if (std::ranges::any_of(items.totals, [&](const PrintedTotal& t) { return is_sum(t) && is_whole(t, all); })) return;
  const std::size_t n = items.items.size();
  const auto fits = [&](const PrintedTotal& t, std::size_t a, std::size_t b) {
    Sums sums;
    for (std::size_t i = 0; i < n; ++i)
      if (!items.items[i].optional && i != a && i != b) {
        sums.plain += items.items[i].net_total();
        sums.reduced += reduced(items.items[i]);
      }
    return about(t.value, sums.plain) || about(t.value, sums.reduced);
  };
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (const PrintedTotal& t : items.totals) {
    if (t.kind != TotalKind::net || is_part(t, all)) continue;
    for (std::size_t a = 0; a < n && found.size() < 2; ++a)
      for (std::size_t b = a; b < n; ++b)
        if (!items.items[a].optional && !items.items[b].optional && fits(t, a, b) &&
            std::ranges::find(found, std::pair{a, b}) == found.end())
          found.emplace_back(a, b);
  }
  if (found.size() != 1) return; // none, or chance
  items.items[found[0].first].optional = items.items[found[0].second].optional = true;
}

void find_payment_plan(Items& items) {
  static const Pattern words(
      R"((?:\brate\b|abschlag|teilzahlung|teilrechnung|anzahlung|schlussrechnung|restzahlung|meilenstein|acompte|situation|solde|versement|echeance|jalon|stage|milestone|instal?ment|deposit|balance|\bon (?:signature|delivery|completion)|bei (?:auftrag|unterzeichn|liefer|abnahme)|a la (?:commande|signature|livraison|reception)|\d ?%))");
  if (items.milestones || items.items.size() < 3) return;
  for (std::size_t first = 1; first + 2 <= items.items.size(); ++first) {
    Sums positions, plan;
    std::size_t named = 0;
    for (std::size_t i = 0; i < items.items.size(); ++i) {
      const Item& item = items.items[i];
      Sums& sums = i < first ? positions : plan;
      sums.plain += item.net_total();
      sums.reduced += reduced(item);
      named += i >= first && words.in(fold(item.description));
    }
    if (named + 1 < items.items.size() - first || named < 2) continue;
    if (plan.plain != positions.plain && plan.plain != positions.reduced) continue;
    items.items.erase(items.items.begin(), items.items.begin() + static_cast<std::ptrdiff_t>(first));
    for (Item& item : items.items) {
      item.instalment = item.confirmed = true;
      item.unit_price = item.net_total();
      item.quantity.reset();
      item.total.reset();
      item.discount_percent.reset();
      item.basis = Basis::once;
    }
    items.milestones = true;
    return;
  }
}

std::optional<Decimal> printed_against(const Items& items, const Decimal& net, const Decimal& gross) {
  if (!items.from_table) return std::nullopt; // what sentences add up are products of single prices
  const auto all = counted(items);
  std::vector<const Item*> with_options;
  for (const Item& i : items.items) with_options.push_back(&i);
  std::optional<Decimal> against;
  for (const PrintedTotal& t : items.totals) {
    if (!is_sum(t)) continue;
    if (matches(t, net) || by_spans(t.value, gross) || is_whole(t, all)) return std::nullopt;
    if (!against && !is_part(t, all) && !is_whole(t, with_options)) against = t.value;
  }
  return against;
}

} // namespace socle::contracts
