#include "documents/typesetter.h"

#include "documents/errors.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace socle::documents {
namespace {

// One family for all papers: Latin, Greek and Cyrillic, freely embeddable, the same on every machine.
constexpr const char* kFamily = "DejaVu Sans";

std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(const Style& style) {
  PangoFontDescription* description = pango_font_description_new();
  pango_font_description_set_family_static(description, kFamily);
  pango_font_description_set_weight(description, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(description, style.size * PANGO_SCALE); // Cairo's unit in a PDF is the point
  return {description, &pango_font_description_free};
}

// Where the pieces between blanks and line ends begin and end.
std::vector<std::pair<std::size_t, std::size_t>> pieces(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto start = text.find_first_not_of(" \n", at);
    if (start == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \n", start), text.size());
    out.emplace_back(start, at);
  }
  return out;
}

void forbid_breaks(PangoAttrList* attributes, std::string_view text) {
  for (const auto& [start, end] : pieces(text)) {
    PangoAttribute* whole = pango_attr_allow_breaks_new(FALSE);
    whole->start_index = static_cast<guint>(start);
    whole->end_index = static_cast<guint>(end);
    pango_attr_list_insert(attributes, whole);
  }
}

} // namespace

Typesetter::Typesetter(cairo_t* context, const std::string& language) : context_(pango_cairo_create_context(context)) {
  cairo_font_options_t* options = cairo_font_options_create();
  // Paper has no pixels: without this, widths would be rounded to them.
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_language(context_.get(), pango_language_from_string(language.c_str()));
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

Result<void> Typesetter::check_font() {
  const auto wanted = font({});
  const std::unique_ptr<PangoFont, Unref> loaded(pango_context_load_font(context_.get(), wanted.get()));
  if (loaded) {
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> found(
        pango_font_describe(loaded.get()), &pango_font_description_free);
    if (std::string_view(pango_font_description_get_family(found.get())) == kFamily) return {};
  }
  return fail(kWriteFailed, {{"reason", std::string(kFamily) + ": 0 fonts"}});
}

Layout Typesetter::make(const std::string& text, const Style& style, double width) {
  Layout layout(pango_layout_new(context_.get()));
  pango_layout_set_font_description(layout.get(), font(style).get());
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  pango_layout_set_width(layout.get(), width < 0 ? -1 : static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), style.align == Align::right    ? PANGO_ALIGN_RIGHT
                                           : style.align == Align::center ? PANGO_ALIGN_CENTER
                                                                          : PANGO_ALIGN_LEFT);
  // No other font stands in: what the paper shows must not depend on what happens to be installed.
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
  // What is broken stays what it is: a hyphen more would read as one of the text.
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  if (style.whole_size_min > 0) forbid_breaks(attributes, text);
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  return layout;
}

double Typesetter::width_of(const std::string& text, const Style& style) {
  const auto layout = make(text, style, -1);
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

Style Typesetter::fitted(const std::string& text, Style style, double width) {
  double widest = 0;
  for (const auto& [start, end] : pieces(text))
    widest = std::max(widest, width_of(text.substr(start, end - start), {style.size, style.bold, Align::left, 0}));
  if (widest <= width) return style;
  const double size = style.size * width / widest * 0.995; // rounded by Pango to a thousandth of a point
  // Broken within after all: then at its own size, as any text.
  if (size < style.whole_size_min) style.whole_size_min = 0;
  else style.size = size;
  return style;
}

Layout Typesetter::set(const std::string& text, const Style& wanted, double width) {
  const Style style = wanted.whole_size_min > 0 ? fitted(text, wanted, width) : wanted;
  auto layout = make(text, style, width);
  if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) note_missing(text);
  return layout;
}

void Typesetter::note_missing(const std::string& text) {
  for (const char* at = text.c_str(); *at != '\0' && missing_.size() < 10; at = g_utf8_next_char(at)) {
    const std::string character(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    const auto alone = make(character, {}, 100);
    if (pango_layout_get_unknown_glyphs_count(alone.get()) == 0) continue;
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", g_utf8_get_char(at));
    missing_.insert((g_unichar_isprint(g_utf8_get_char(at)) ? character + " (" + code + ")" : std::string(code)));
  }
  if (missing_.empty()) missing_.insert(text.substr(0, 20)); // a cluster that fails only as a whole
}

double Typesetter::height_of(PangoLayout* layout) {
  int height = 0;
  pango_layout_get_size(layout, nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

} // namespace socle::documents
