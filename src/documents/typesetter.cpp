#include "documents/typesetter.h"

#include "documents/errors.h"

#include <cstdio>

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
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), style.align == Align::right    ? PANGO_ALIGN_RIGHT
                                           : style.align == Align::center ? PANGO_ALIGN_CENTER
                                                                          : PANGO_ALIGN_LEFT);
  // No other font stands in: what the paper shows must not depend on what happens to be installed.
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  return layout;
}

Layout Typesetter::set(const std::string& text, const Style& style, double width) {
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
