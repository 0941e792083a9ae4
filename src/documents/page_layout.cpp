#include "documents/page_layout.h"

#include "documents/errors.h"
#include "documents/typesetter.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <numeric>

namespace socle::documents {
namespace {

constexpr double kPadding = 3.5;      // above and below the text of a table's row
constexpr double kCellGap = 8;        // between the texts of neighbouring cells
constexpr double kFooterSize = 7.5;
constexpr double kKeySize = 9;
// References stay whole down to this size, which is that of the small print; figures always do.
constexpr double kReferenceSizeMin = 6;
constexpr double kFigureSizeMin = 3.5;

enum class Ink { black, grey, light };

struct TextOp {
  Layout layout;
  double x, y;
  Ink ink;
};
struct LineOp {
  double x0, x1, y, width;
  Ink ink;
};
struct DrawnPage {
  std::vector<TextOp> texts;
  std::vector<LineOp> lines;
};

// Places blocks from the top of the first page down; page breaks fall between lines and between rows.
class Flow {
 public:
  Flow(const PageDescription& description, Typesetter& typesetter) : d_(description), type_(typesetter) {
    footer_height_ = measure_footer();
    new_page();
  }

  Result<void> place(const Block& block) {
    return std::visit([&](const auto& part) { return place_one(part, d_.margin_left, content_width()); }, block);
  }

  std::vector<DrawnPage> finish() {
    for (std::size_t i = 0; i < pages_.size(); ++i) add_furniture(i);
    return std::move(pages_);
  }

 private:
  double content_width() const { return d_.width - d_.margin_left - d_.margin_right; }
  double bottom() const { return d_.height - d_.margin_bottom - footer_height_; }
  DrawnPage& page() { return pages_.back(); }

  void new_page() {
    pages_.emplace_back();
    y_ = d_.margin_top + (pages_.size() > 1 && !d_.running_title.empty() ? 22 : 0);
    top_ = y_;
  }
  void need(double height) {
    if (y_ + height > bottom() && y_ > top_) new_page();
  }

  Result<void> place_one(const Paragraph& paragraph, double x, double width) {
    auto whole = type_.set(paragraph.text, {paragraph.size, paragraph.bold, paragraph.align}, width);
    const double height = Typesetter::height_of(whole.get());
    // A short one stays together; a long one is broken into its lines, each set anew.
    if (height <= 5 * paragraph.size * 1.2 || y_ + height <= bottom()) {
      need(height);
      page().texts.push_back({std::move(whole), x, y_, paragraph.muted ? Ink::grey : Ink::black});
      y_ += height + paragraph.space_after;
      return {};
    }
    for (const GSList* at = pango_layout_get_lines_readonly(whole.get()); at != nullptr; at = at->next) {
      const auto* line = static_cast<const PangoLayoutLine*>(at->data);
      auto one = type_.set(
          paragraph.text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length)),
          {paragraph.size, paragraph.bold, paragraph.align}, width + 1);
      const double line_height = Typesetter::height_of(one.get());
      need(line_height);
      page().texts.push_back({std::move(one), x, y_, paragraph.muted ? Ink::grey : Ink::black});
      y_ += line_height;
    }
    y_ += paragraph.space_after;
    return {};
  }

  static Style value_style(const KeyValues& pairs) {
    return pairs.align_values_right ? Style{kKeySize, false, Align::right, kFigureSizeMin}
                                    : Style{kKeySize, false, Align::left, kReferenceSizeMin};
  }

  Result<void> place_one(const KeyValues& pairs, double x, double width) {
    const double key_width = width * pairs.key_share - kCellGap, value_width = width * (1 - pairs.key_share);
    for (const auto& [key, value] : pairs.rows) {
      auto left = type_.set(key, {kKeySize}, key_width);
      auto right = type_.set(value, value_style(pairs), value_width);
      const double height = std::max(Typesetter::height_of(left.get()), Typesetter::height_of(right.get()));
      need(height);
      page().texts.push_back({std::move(left), x, y_, Ink::grey});
      page().texts.push_back({std::move(right), x + width * pairs.key_share, y_, Ink::black});
      y_ += height + 2;
    }
    y_ += pairs.space_after;
    return {};
  }

  Result<void> place_one(const Rule& rule, double x, double width) {
    need(1);
    page().lines.push_back({x, x + width, y_, 0.6, Ink::black});
    y_ += rule.space_after;
    return {};
  }

  Result<void> place_one(const Space& space, double, double) {
    y_ += space.height;
    return {};
  }

  Result<void> place_one(const SideBySide& both, double x, double width) {
    const double left_width = (width - both.gap) * both.left_share,
                 right_width = (width - both.gap) * (1 - both.left_share);
    need(std::max(height_of(both.left, left_width), height_of(both.right, right_width)));
    const double start = y_;
    const auto place_all = [&](const std::vector<Part>& parts, double at, double part_width) -> Result<double> {
      y_ = start;
      for (const auto& part : parts) {
        SOCLE_CHECK(std::visit([&](const auto& one) { return place_one(one, at, part_width); }, part));
      }
      return y_;
    };
    SOCLE_TRY(const double left_end, place_all(both.left, x, left_width));
    SOCLE_TRY(const double right_end, place_all(both.right, x + left_width + both.gap, right_width));
    y_ = std::max(left_end, right_end) + both.space_after;
    return {};
  }

  double height_of(const std::vector<Part>& parts, double width) {
    double total = 0;
    const auto text_height = [&](const std::string& text, const Style& style, double w) {
      return Typesetter::height_of(type_.set(text, style, w).get());
    };
    for (const auto& part : parts) {
      if (const auto* paragraph = std::get_if<Paragraph>(&part))
        total += text_height(paragraph->text, {paragraph->size, paragraph->bold}, width) + paragraph->space_after;
      if (const auto* rule = std::get_if<Rule>(&part)) total += rule->space_after;
      if (const auto* space = std::get_if<Space>(&part)) total += space->height;
      if (const auto* pairs = std::get_if<KeyValues>(&part)) {
        for (const auto& [key, value] : pairs->rows) {
          total += std::max(text_height(key, {kKeySize}, width * pairs->key_share - kCellGap),
                            text_height(value, value_style(*pairs), width * (1 - pairs->key_share))) +
                   2;
        }
        total += pairs->space_after;
      }
    }
    return total;
  }

  struct SetRow {
    std::vector<Layout> cells;
    double height = 0;
  };
  static Style cell_style(const Column& column, bool bold) {
    return {kKeySize, bold, column.align, column.align == Align::right ? kFigureSizeMin : 0};
  }
  SetRow set_row(const Table& table, const std::vector<std::string>& cells, bool bold, double width) {
    SetRow out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      out.cells.push_back(type_.set(i < cells.size() ? cells[i] : std::string(), cell_style(table.columns[i], bold),
                                    width * share(table, i) - kCellGap));
      out.height = std::max(out.height, Typesetter::height_of(out.cells.back().get()));
    }
    out.height += 2 * kPadding;
    return out;
  }
  static double share(const Table& table, std::size_t column) {
    const double total = std::accumulate(table.columns.begin(), table.columns.end(), 0.0,
                                         [](double sum, const Column& c) { return sum + c.share; });
    return table.columns[column].share / total;
  }
  void put_row(const Table& table, SetRow row, double x, double width, Ink ink) {
    double at = x;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      // The outer edges of the first and last column lie on the margins.
      page().texts.push_back(
          {std::move(row.cells[i]), at + (table.columns[i].align == Align::right ? kCellGap : 0), y_ + kPadding, ink});
      at += width * share(table, i);
    }
    y_ += row.height;
  }

  Result<void> place_one(const Table& table, double x, double width) {
    std::vector<std::string> titles;
    for (const auto& column : table.columns) titles.push_back(column.title);
    const double titles_height = set_row(table, titles, true, width).height;
    const auto put_titles = [&] {
      put_row(table, set_row(table, titles, true, width), x, width, Ink::black);
      page().lines.push_back({x, x + width, y_, 0.8, Ink::black});
    };
    bool titled = false;
    for (const auto& row : table.rows) {
      auto cells = set_row(table, row.cells, row.bold, width);
      if (cells.height + titles_height > bottom() - d_.margin_top - 22) {
        return fail(kDoesNotFit, {{"text", row.cells.empty() ? "" : row.cells[0].substr(0, 40)}});
      }
      const bool next_page = y_ + cells.height + (titled ? 0 : titles_height) > bottom() && y_ > top_;
      if (next_page) new_page();
      if (!titled || next_page) put_titles();
      titled = true;
      if (row.rule_above) page().lines.push_back({x, x + width, y_, 0.6, Ink::black});
      put_row(table, std::move(cells), x, width, Ink::black);
      if (!row.rule_above && !row.bold) page().lines.push_back({x, x + width, y_, 0.3, Ink::light});
    }
    y_ += table.space_after;
    return {};
  }

  double measure_footer() {
    double height = 0;
    for (const auto& column : d_.footer)
      height = std::max(height, Typesetter::height_of(type_.set(column, footer_style(), footer_column_width()).get()));
    return height + (d_.footer.empty() ? 0 : 10) + (d_.page_number.empty() ? 0 : 14);
  }
  static Style footer_style() { return {kFooterSize, false, Align::left, kReferenceSizeMin}; }
  double footer_column_width() const {
    return (content_width() - kCellGap * static_cast<double>(d_.footer.size() - 1)) /
           static_cast<double>(std::max<std::size_t>(d_.footer.size(), 1));
  }

  // What stands on every page: known only when all pages are.
  void add_furniture(std::size_t index) {
    auto& to = pages_[index];
    if (index > 0 && !d_.running_title.empty())
      to.texts.push_back(
          {type_.set(d_.running_title, {kFooterSize}, content_width()), d_.margin_left, d_.margin_top, Ink::grey});
    double y = d_.height - d_.margin_bottom - footer_height_ + 6;
    if (!d_.page_number.empty()) {
      const auto text = fill(d_.page_number,
                             {{"page", std::to_string(index + 1)}, {"pages", std::to_string(pages_.size())}});
      to.texts.push_back(
          {type_.set(text, {kFooterSize, false, Align::right}, content_width()), d_.margin_left, y, Ink::grey});
      y += 14;
    }
    if (d_.footer.empty()) return;
    to.lines.push_back({d_.margin_left, d_.width - d_.margin_right, y, 0.4, Ink::light});
    double x = d_.margin_left;
    for (const auto& column : d_.footer) {
      to.texts.push_back({type_.set(column, footer_style(), footer_column_width()), x, y + 4, Ink::grey});
      x += footer_column_width() + kCellGap;
    }
  }

  const PageDescription& d_;
  Typesetter& type_;
  std::vector<DrawnPage> pages_;
  double y_ = 0, top_ = 0, footer_height_ = 0;
};

void set_ink(cairo_t* context, Ink ink) {
  const double grey = ink == Ink::black  ? 0.0
                      : ink == Ink::grey ? 0.33
                                         : 0.75; // grey on white keeps a contrast of 7 to 1
  cairo_set_source_rgb(context, grey, grey, grey);
}

cairo_status_t append_to(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<Bytes*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void draw(cairo_t* context, const DrawnPage& page) {
  for (const auto& line : page.lines) {
    set_ink(context, line.ink);
    cairo_set_line_width(context, line.width);
    cairo_move_to(context, line.x0, line.y);
    cairo_line_to(context, line.x1, line.y);
    cairo_stroke(context);
  }
  for (const auto& text : page.texts) {
    set_ink(context, text.ink);
    cairo_move_to(context, text.x, text.y);
    pango_cairo_show_layout(context, text.layout.get());
  }
  cairo_show_page(context);
}

} // namespace

Result<Bytes> draw_pages(const PageDescription& description) {
  Bytes out;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(&append_to, &out, description.width, description.height),
      &cairo_surface_destroy);
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> context(cairo_create(surface.get()), &cairo_destroy);
    Typesetter typesetter(context.get(), description.language);
    SOCLE_CHECK(typesetter.check_font());
    Flow flow(description, typesetter);
    for (const auto& block : description.blocks) SOCLE_CHECK(flow.place(block));
    const auto pages = flow.finish();
    if (!typesetter.missing().empty()) {
      std::string characters;
      for (const auto& one : typesetter.missing()) characters += (characters.empty() ? "" : ", ") + one;
      return fail(kGlyphsMissing, {{"characters", characters}});
    }
    for (const auto& page : pages) draw(context.get(), page);
  }
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
    return fail(kWriteFailed, {{"reason", cairo_status_to_string(status)}});
  }
  return out;
}

} // namespace socle::documents
