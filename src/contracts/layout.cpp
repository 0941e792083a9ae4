#include "contracts/layout_tables.h"
#include "contracts/limits.h"
#include "contracts/pattern.h"
#include "contracts/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace socle::contracts {
namespace {

using documents::Box;
using documents::Document;
using documents::Word;

double height(const Box& box) { return box.y1 - box.y0; }

double overlap(const Box& a, const Box& b) { return std::min(a.y1, b.y1) - std::max(a.y0, b.y0); }

// Whether two words stand on one line: most of the lower one's height is shared, and sizes are alike. A footnote mark is small
// but lies within; a footer that runs into the text is small and does not.
bool same_line(const Box& a, const Box& b) {
  const double low = std::min(height(a), height(b)), high = std::max(height(a), height(b));
  return low > 0 && overlap(a, b) > 0.55 * low && high < 2.2 * low;
}

// Whether one word stands above the other rather than beside it.
bool covers(const Box& a, const Box& b) {
  const double shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  return shared > 0.4 * std::min(a.x1 - a.x0, b.x1 - b.x0);
}

std::vector<std::vector<int>> words_to_rows(const Document& document, const std::vector<int>& words) {
  std::vector<int> sorted = words;
  std::ranges::stable_sort(sorted, [&](int a, int b) {
    const Box &p = document.words[static_cast<std::size_t>(a)].box,
              &q = document.words[static_cast<std::size_t>(b)].box;
    return p.y0 + p.y1 < q.y0 + q.y1;
  });
  std::vector<std::vector<int>> rows;
  for (const int index : sorted) {
    const Box& box = document.words[static_cast<std::size_t>(index)].box;
    std::vector<int>* best = nullptr;
    double best_distance = 1e9;
    // A page's skew lets baselines drift: compare with the nearest word of the row, not with its mean. Words of one line stand
    // beside each other: large print between two lines of another column must not bring those lines together.
    for (std::size_t back = 0; back < std::min<std::size_t>(rows.size(), 6); ++back) {
      auto& row = rows[rows.size() - 1 - back];
      if (std::ranges::any_of(
              row, [&](int other) { return covers(document.words[static_cast<std::size_t>(other)].box, box); }))
        continue;
      for (const int other : row) {
        const Box& there = document.words[static_cast<std::size_t>(other)].box;
        const double gap = std::max({there.x0 - box.x1, box.x0 - there.x1, 0.0});
        if (same_line(box, there) && gap < best_distance) {
          best_distance = gap;
          best = &row;
        }
      }
    }
    if (best) best->push_back(index);
    else rows.push_back({index});
  }
  for (auto& row : rows)
    std::ranges::stable_sort(row, [&](int a, int b) {
      return document.words[static_cast<std::size_t>(a)].box.x0 < document.words[static_cast<std::size_t>(b)].box.x0;
    });
  auto top = [&](const std::vector<int>& row) { return document.words[static_cast<std::size_t>(row.front())].box.y0; };
  std::ranges::stable_sort(rows, [&](const auto& a, const auto& b) { return top(a) < top(b); });
  return rows;
}

// Cuts a row at gaps that no word space explains. Justified lines stretch their spaces evenly: there the line's own median counts.
std::vector<std::vector<int>> cut_row(const Document& document, const std::vector<int>& row) {
  std::vector<double> gaps;
  double size = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Box& box = document.words[static_cast<std::size_t>(row[i])].box;
    size = std::max(size, height(box));
    if (i) gaps.push_back(box.x0 - document.words[static_cast<std::size_t>(row[i - 1])].box.x1);
  }
  const bool scanned =
      document.pages[static_cast<std::size_t>(document.words[static_cast<std::size_t>(row.front())].page - 1)].scanned;
  double limit = kCellGapHeights * size * (scanned ? kScanTightness : 1);
  if (gaps.size() >= 5) {
    std::vector<double> sorted = gaps;
    std::ranges::sort(sorted);
    const double median = sorted[sorted.size() / 2];
    if (sorted.back() < 2.6 * median && median < 1.6 * size) limit = std::max(limit, 1.9 * median); // evenly stretched
    else if (median < 0.6 * size) limit = std::max(limit, 1.9 * median);
  }
  std::vector<std::vector<int>> cells{{row.front()}};
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (gaps[i - 1] > limit) cells.emplace_back();
    cells.back().push_back(row[i]);
  }
  return cells;
}

Box around(const Document& document, const std::vector<int>& words) {
  Box box = document.words[static_cast<std::size_t>(words.front())].box;
  for (const int w : words) {
    const Box& b = document.words[static_cast<std::size_t>(w)].box;
    box = {std::min(box.x0, b.x0), std::min(box.y0, b.y0), std::max(box.x1, b.x1), std::max(box.y1, b.y1)};
  }
  return box;
}

std::string cell_text(const Document& document, const Cell& cell) {
  std::string text;
  for (const int w : cell.words) text += (text.empty() ? "" : " ") + document.words[static_cast<std::size_t>(w)].text;
  return text;
}

// Marks that recognition makes of lines, folds and stains.
bool is_speck(const Word& word) {
  static const Pattern marks(R"(^[|_'.,;:!~^"\[\]{}\\-]+$)");
  return marks.in(fold(word.text));
}

// Digits to '#', so that page numbers repeat.
std::string shape(const Document& document, const Layout& layout, const Row& row) {
  std::string result;
  for (const int c : row.cells)
    for (const char ch : fold(cell_text(document, layout.cells[static_cast<std::size_t>(c)]))) {
      const bool digit = ch >= '0' && ch <= '9';
      if (digit && result.ends_with('#')) continue;
      result += digit ? '#' : ch;
    }
  return result;
}

bool is_page_number(const std::string& shape) {
  static const char* words[] = {"seite", "page", "blatt", "von", "sur", "of", "de", "p"};
  std::string rest;
  for (const char ch : shape) rest += (ch >= 'a' && ch <= 'z') ? ch : ' ';
  std::string word;
  for (const char ch : rest + " ") {
    if (ch != ' ') {
      word += ch;
      continue;
    }
    if (!word.empty() && std::ranges::none_of(words, [&](const char* w) { return word == w; })) return false;
    word.clear();
  }
  return shape.find('#') != std::string::npos && std::ranges::count(shape, '#') <= 2;
}

// Rows near the page's edge that repeat, page numbers, and small print below a gap at the foot.
void mark_zones(const Document& document, Layout& layout) {
  std::map<std::string, int> seen;
  for (const Row& row : layout.rows) {
    const double page_height = document.pages[static_cast<std::size_t>(row.page - 1)].height;
    if (row.y0 > kEdgeShare * page_height && row.y1 < (1 - kEdgeShare) * page_height) continue;
    ++seen[shape(document, layout, row)];
  }
  const bool several = document.pages.size() > 1;
  for (Row& row : layout.rows) {
    const double page_height = document.pages[static_cast<std::size_t>(row.page - 1)].height;
    const bool top = row.y0 <= kEdgeShare * page_height, bottom = row.y1 >= (1 - kEdgeShare) * page_height;
    if (!top && !bottom) continue;
    const std::string form = shape(document, layout, row);
    const bool letters = std::ranges::count_if(form, [](char c) { return c >= 'a' && c <= 'z'; }) >= 5;
    // A table's head repeats on each of its pages, and so do carried sums.
    const bool table = row.cells.size() >= 4 || form.starts_with("ubertrag") || form.starts_with("report") ||
                       form.starts_with("carried") || form.starts_with("brought");
    if (table && !is_page_number(form)) continue;
    if ((several && letters && seen[form] >= 2) || is_page_number(form))
      row.zone = bottom ? Zone::footer : Zone::header;
  }
  std::vector<double> sizes;
  for (const Word& word : document.words) sizes.push_back(height(word.box));
  if (sizes.empty()) return;
  std::ranges::nth_element(sizes, sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2));
  const double usual = sizes[sizes.size() / 2];
  for (Row& row : layout.rows) {
    const double page_height = document.pages[static_cast<std::size_t>(row.page - 1)].height;
    if (row.zone == Zone::body && row.y0 > kFootShare * page_height && row.y1 - row.y0 < 0.85 * usual)
      row.zone = Zone::footer;
  }
  for (const Row& row : layout.rows)
    for (const int c : row.cells) layout.cells[static_cast<std::size_t>(c)].zone = row.zone;
}

// Finds the order of reading among rows: white strips that run through several rows part columns; tables and forms are read by row.
class Order {
 public:
  Order(const Document& document, Layout& layout) : document_(document), layout_(layout) {}

  using Rows = std::vector<std::vector<int>>; // cells per row, none empty

  void read(const Rows& rows, int depth) {
    if (const auto [first, last] = table_amid(document_, layout_, rows); last >= first) {
      read(Rows(rows.begin(), rows.begin() + first), depth);
      for (std::ptrdiff_t i = first; i <= last; ++i) emit(rows[static_cast<std::size_t>(i)], i == first);
      read(Rows(rows.begin() + last + 1, rows.end()), depth);
      return;
    }
    const Band band = depth < kColumnDepthMax ? best_band(rows) : Band{};
    if (band.rows_both < 2) {
      for (std::size_t i = 0; i < rows.size(); ++i) emit(rows[i], i == 0);
      return;
    }
    read(Rows(rows.begin(), rows.begin() + band.first), depth);
    const Rows inside(rows.begin() + band.first, rows.begin() + band.last + 1);
    Rows left, right;
    split(inside, band, left, right);
    if (is_columns(inside, left, right)) {
      read(left, depth + 1);
      read(right, depth + 1);
    } else {
      for (std::size_t i = 0; i < inside.size(); ++i) emit(inside[i], i == 0);
    }
    read(Rows(rows.begin() + band.last + 1, rows.end()), depth);
  }

 private:
  struct Band {
    std::ptrdiff_t first = 0, last = -1;
    double x0 = 0, x1 = 0;
    int rows_both = 0;
  };

  const Cell& cell(int index) const { return layout_.cells[static_cast<std::size_t>(index)]; }
  std::string text(int index) const { return cell_text(document_, cell(index)); }

  void emit(const std::vector<int>& cells, bool starts_block) {
    if (!cells.empty()) layout_.order.push_back({cells, starts_block});
  }

  // Narrows [x0, x1] to what the row leaves white; false when a cell crosses it.
  bool passes(const std::vector<int>& row, double& x0, double& x1, bool& both) const {
    bool left = false, right = false;
    double a = x0, b = x1;
    for (const int c : row) {
      const Box& box = cell(c).box;
      const double middle = (x0 + x1) / 2;
      if (box.x1 <= middle + 1e-6 || box.x1 - x0 < 0.3 * (x1 - x0)) {
        left = true;
        a = std::max(a, box.x1);
      } else if (box.x0 >= middle - 1e-6 || x1 - box.x0 < 0.3 * (x1 - x0)) {
        right = true;
        b = std::min(b, box.x0);
      } else return false;
    }
    if (b - a < kGutterPoints) return false;
    x0 = a;
    x1 = b;
    both = left && right;
    return true;
  }

  Band grow(const Rows& rows, std::ptrdiff_t seed, double x0, double x1) const {
    Band band{seed, seed, x0, x1, 1};
    const auto far = [&](std::ptrdiff_t a, std::ptrdiff_t b) { // a large blank between two rows ends a band
      const Box &upper = cell(rows[static_cast<std::size_t>(a)].front()).box,
                &lower = cell(rows[static_cast<std::size_t>(b)].front()).box;
      return lower.y0 - upper.y1 > kBandBlankHeights * std::max(height(upper), height(lower));
    };
    for (std::ptrdiff_t i = seed + 1; i < std::ssize(rows); ++i) {
      bool both = false;
      if (far(i - 1, i) || !passes(rows[static_cast<std::size_t>(i)], band.x0, band.x1, both)) break;
      band.last = i;
      band.rows_both += both;
    }
    for (std::ptrdiff_t i = seed - 1; i >= 0; --i) {
      bool both = false;
      if (far(i, i + 1) || !passes(rows[static_cast<std::size_t>(i)], band.x0, band.x1, both)) break;
      band.first = i;
      band.rows_both += both;
    }
    // Rows at the edges that stand on one side only belong to what surrounds the band.
    const double middle = (band.x0 + band.x1) / 2;
    const auto both_sides = [&](std::ptrdiff_t i) {
      const auto& row = rows[static_cast<std::size_t>(i)];
      return cell(row.front()).box.x0 < middle && cell(row.back()).box.x1 > middle;
    };
    while (band.first < band.last && !both_sides(band.first) && !right_only(rows, band.first, middle)) ++band.first;
    return band;
  }

  bool right_only(const Rows& rows, std::ptrdiff_t i, double middle) const {
    return cell(rows[static_cast<std::size_t>(i)].front()).box.x0 > middle;
  }

  Band best_band(const Rows& rows) const {
    Band best;
    for (std::ptrdiff_t i = 0; i < std::ssize(rows); ++i) {
      const auto& row = rows[static_cast<std::size_t>(i)];
      for (std::size_t k = 1; k < row.size(); ++k) {
        if (i >= best.first && i <= best.last && best.rows_both > 40) continue; // large tables: one seed tells enough
        const Band band = grow(rows, i, cell(row[k - 1]).box.x1, cell(row[k]).box.x0);
        if (band.rows_both > best.rows_both ||
            (band.rows_both == best.rows_both && band.x1 - band.x0 > best.x1 - best.x0))
          best = band;
      }
    }
    return best;
  }

  void split(const Rows& rows, const Band& band, Rows& left, Rows& right) const {
    const double middle = (band.x0 + band.x1) / 2;
    for (const auto& row : rows) {
      std::vector<int> l, r;
      for (const int c : row)
        (cell(c).box.x1 <= middle || (cell(c).box.x0 + cell(c).box.x1) / 2 < middle ? l : r).push_back(c);
      if (!l.empty()) left.push_back(l);
      if (!r.empty()) right.push_back(r);
    }
  }

  struct Side {
    double x0 = 1e9, x1 = -1e9;
    double wide_lines = 0, numeric = 0, labels = 0, addresses = 0, several_cells = 0, words = 0;
  };

  // "380,00 m² 61,40 23.332,00": a row of a table whose cells stand close.
  bool ends_with_number(const std::vector<int>& row) const {
    std::string all;
    for (const int c : row) all += " " + fold(text(c));
    if (all.size() > 48) return false;
    const auto digits = std::ranges::count_if(all, [](char c) { return c >= '0' && c <= '9'; });
    const auto letters = std::ranges::count_if(all, [](char c) { return c >= 'a' && c <= 'z'; });
    const auto money = all.find_first_of(",.");
    return digits >= 3 && digits >= letters && money != std::string::npos && all.find('/') == std::string::npos;
  }

  Side look(const Rows& rows) const {
    Side side;
    for (const auto& row : rows)
      for (const int c : row) {
        side.x0 = std::min(side.x0, cell(c).box.x0);
        side.x1 = std::max(side.x1, cell(c).box.x1);
      }
    for (const auto& row : rows) {
      const double span = cell(row.back()).box.x1 - cell(row.front()).box.x0;
      std::size_t words = 0;
      for (const int c : row) words += cell(c).words.size();
      side.words += static_cast<double>(words);
      const std::string first = fold(text(row.front()));
      side.wide_lines += (row.size() == 1 && words >= 4 && span > 0.7 * (side.x1 - side.x0));
      side.numeric += is_numeric_cell(fold(text(row.back()))) || ends_with_number(row);
      side.labels += is_label_cell(first);
      side.addresses += row.size() == 1 && is_place_line(text(row.front()));
      side.several_cells += row.size() > 1;
    }
    const double n = std::max<double>(1, static_cast<double>(rows.size()));
    side.wide_lines /= n;
    side.numeric /= n;
    side.labels /= n;
    side.several_cells /= n;
    side.words /= n;
    return side;
  }

  // Columns are read one after the other; tables and forms row by row.
  bool is_columns(const Rows& inside, const Rows& left, const Rows& right) const {
    if (left.empty() || right.empty()) return false;
    const Side l = look(left), r = look(right);
    const std::string first_left = fold(text(left.front().front())), first_right = fold(text(right.front().front()));
    if (role_of_label(first_left) != Role::none && role_of_label(first_right) != Role::none)
      return !attribute_rows(inside);
    if (r.numeric > 0.45 || label_rows(inside) >= 2) return false;
    if (beside_each_other(inside, left)) return true;
    if (r.several_cells > 0.5) return false;
    if (l.wide_lines > 0.35 && r.wide_lines > 0.35 && right.size() > 3) return true;
    if (l.labels > 0.4) return false;
    if (l.addresses > 0 && r.addresses > 0) return true;
    const double total = std::max(l.x1, r.x1) - std::min(l.x0, r.x0);
    if ((l.x1 - l.x0) < 0.38 * total && r.wide_lines > 0.3) return r.words < 4 || l.words > 6; // margin labels
    if (l.numeric > 0.5) return true;
    return static_cast<double>(inside.size()) > 1.3 * static_cast<double>(std::min(left.size(), right.size())) ||
           l.several_cells < 0.2;
  }

  // A grid whose rows of labels stand above rows of values is read by row.
  int label_rows(const Rows& inside) const {
    return static_cast<int>(std::ranges::count_if(inside, [&](const std::vector<int>& row) {
      return row.size() > 1 && std::ranges::all_of(row, [&](int c) { return is_label_cell(fold(text(c))); });
    }));
  }

  // Rows of the left that stand beside the middle of a paragraph, or beside nothing: a sidebar, no labels.
  bool beside_each_other(const Rows& inside, const Rows& left) const {
    if (left.size() < 6) return false;
    double right_x0 = 1e9, right_x1 = -1e9, left_x1 = -1e9;
    for (const auto& row : left) left_x1 = std::max(left_x1, cell(row.back()).box.x1);
    for (const auto& row : inside)
      for (const int c : row)
        if (cell(c).box.x0 > left_x1) {
          right_x0 = std::min(right_x0, cell(c).box.x0);
          right_x1 = std::max(right_x1, cell(c).box.x1);
        }
    int loose = 0, total = 0;
    bool previous_wide = false;
    double previous_y1 = -1e9;
    for (const auto& row : inside) {
      const bool has_left = cell(row.front()).box.x0 < left_x1;
      const Box& last = cell(row.back()).box;
      const bool has_right = last.x0 > left_x1;
      const bool follows = has_right && previous_wide && last.y0 - previous_y1 < 0.7 * height(last);
      if (has_left) {
        ++total;
        loose += !has_right || follows;
      }
      if (has_right) {
        previous_wide = last.x1 - right_x0 > 0.75 * (right_x1 - right_x0);
        previous_y1 = last.y1;
      }
    }
    return total >= 6 && loose * 2 > total;
  }

  // "Firma | A | B" under "Auftraggeber | Auftragnehmer": the first column names attributes.
  bool attribute_rows(const Rows& inside) const {
    int labels = 0;
    for (const auto& row : inside) labels += row.size() >= 3 && is_label_cell(fold(text(row.front())));
    return labels >= 2;
  }

  const Document& document_;
  Layout& layout_;
};

} // namespace

Layout lay_out(const Document& document) {
  Layout layout;
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    std::vector<int> words;
    for (std::size_t i = 0; i < document.words.size(); ++i) {
      const Word& word = document.words[i];
      if (word.page == static_cast<int>(p) + 1 && !word.invisible && !trim(word.text).empty() && height(word.box) > 0 &&
          !(document.scanned && is_speck(word)))
        words.push_back(static_cast<int>(i));
    }
    for (const auto& row : words_to_rows(document, words)) {
      Row entry{static_cast<int>(p) + 1, 0, 0, Zone::body, {}};
      const Box box = around(document, row);
      entry.y0 = box.y0;
      entry.y1 = box.y1;
      for (auto& cell : cut_row(document, row)) {
        entry.cells.push_back(static_cast<int>(layout.cells.size()));
        layout.cells.push_back({entry.page,
                                around(document, cell),
                                std::move(cell),
                                static_cast<int>(layout.rows.size()),
                                Zone::body,
                                {}});
      }
      layout.rows.push_back(std::move(entry));
    }
  }
  mark_zones(document, layout);
  Order order(document, layout);
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    Order::Rows rows;
    for (const Row& row : layout.rows)
      if (row.page == static_cast<int>(p) + 1 && row.zone == Zone::body) rows.push_back(row.cells);
    order.read(rows, 0);
  }
  std::map<std::string, bool> shown;
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    Order::Rows rows;
    for (const Row& row : layout.rows)
      if (row.page == static_cast<int>(p) + 1 && row.zone != Zone::body &&
          !std::exchange(shown[shape(document, layout, row)], true))
        rows.push_back(row.cells);
    order.read(rows, 0);
  }
  return layout;
}

} // namespace socle::contracts
