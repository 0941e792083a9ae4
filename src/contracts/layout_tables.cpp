#include "contracts/layout_tables.h"

#include "contracts/pattern.h"
#include "contracts/vocabulary.h"

#include <algorithm>

namespace socle::contracts {
namespace {

constexpr int kPricedRowsMin = 3;  // fewer may be chance
constexpr int kHeadRowsMax = 3;
constexpr std::size_t kHeadWordsMax = 7; // more make a sentence

class Finder {
 public:
  Finder(const documents::Document& document, const Layout& layout, const CellRows& rows)
      : document_(document), layout_(layout), rows_(rows) {}

  std::pair<std::ptrdiff_t, std::ptrdiff_t> run() const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!is_priced(rows_[i])) continue;
      std::size_t last = i;
      int priced = 1, between = 0;
      for (std::size_t k = i + 1; k < rows_.size() && between < 3; ++k) {
        if (is_priced(rows_[k])) {
          last = k;
          ++priced;
          between = 0;
        } else if (rows_[k].size() > 1) break;
        else ++between; // the text of a position goes on
      }
      const bool headed = i > 0 && rows_[i - 1].size() >= 3 && std::ranges::none_of(rows_[i - 1], [&](int c) {
                            return is_numeric_cell(folded(c)) || cell(c).words.size() > kHeadWordsMax;
                          });
      if (priced >= kPricedRowsMin || (priced == kPricedRowsMin - 1 && headed))
        return {static_cast<std::ptrdiff_t>(head_above(i)), static_cast<std::ptrdiff_t>(last)};
      i = last;
    }
    return {0, -1};
  }

 private:
  const Cell& cell(int index) const { return layout_.cells[static_cast<std::size_t>(index)]; }
  std::string folded(int index) const {
    std::string text;
    for (const int w : cell(index).words)
      text += (text.empty() ? "" : " ") + document_.words[static_cast<std::size_t>(w)].text;
    return fold(text);
  }

  // One text, a value or code at most before it, and after it nothing but values, the last of them an amount.
  bool is_priced(const std::vector<int>& row) const {
    static const Pattern amount(R"((?:^|\D)\d{1,3}(?:[.,' ]?\d{3})*[.,](?:\d{2}|-+)(?:\D|$)|eur|chf|gbp|usd)");
    static const Pattern value(
        R"(^(?:[-+(]?(?:eur|chf|gbp|usd)? ?[-+]?\d{1,3}(?:[.,' ]?\d{3})*(?:[.,]\d{1,4})?\D{0,20}|[a-z]{1,12}\.?|-+|)$)");
    static const Pattern code(R"(^[a-z0-9./-]*\d[a-z0-9./-]*$)"), letters(R"([a-z]{3})");
    const std::string last = folded(row.back());
    if (row.size() < 2 || !is_numeric_cell(last) || !amount.in(last)) return false;
    std::size_t text = 0;
    if ((code.in(folded(row.front())) || is_numeric_cell(folded(row.front()))) && row.size() > 2) text = 1;
    if (!letters.in(folded(row[text])) || is_numeric_cell(folded(row[text]))) return false;
    return std::all_of(row.begin() + static_cast<std::ptrdiff_t>(text) + 1, row.end(),
                       [&](int c) { return value.in(folded(c)); });
  }

  std::size_t head_above(std::size_t first) const {
    for (int heads = 0; first > 0 && heads < kHeadRowsMax; ++heads) {
      const auto& above = rows_[first - 1];
      std::size_t words = 0;
      for (const int c : above) words = std::max(words, cell(c).words.size());
      const auto& box = cell(above.front()).box;
      const bool close = cell(rows_[first].front()).box.y0 - box.y1 < 1.5 * (box.y1 - box.y0);
      if (words > kHeadWordsMax || !close || above.size() < 2) break;
      --first;
    }
    return first;
  }

  const documents::Document& document_;
  const Layout& layout_;
  const CellRows& rows_;
};

} // namespace

std::pair<std::ptrdiff_t, std::ptrdiff_t> table_amid(const documents::Document& document, const Layout& layout,
                                                     const CellRows& rows) {
  return Finder(document, layout, rows).run();
}

} // namespace socle::contracts
