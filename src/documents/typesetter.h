// Text as Pango sets it: in the one font of our papers, with the characters that it lacks written down.
#pragma once

#include "documents/pdf.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <set>

namespace socle::documents {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

struct Style {
  double size = 9.5;
  bool bold = false;
  Align align = Align::left;
  // For references and figures: a line breaks at blanks only, and what is too wide is set smaller, down to this size; only what
  // is too wide even then breaks within. 0: lines break wherever the language lets them.
  double whole_size_min = 0;
};

class Typesetter {
 public:
  // `context` draws to the file: its resolution decides the widths.
  explicit Typesetter(cairo_t* context, const std::string& language);

  // kWriteFailed when the font is not installed.
  Result<void> check_font();
  // Wrapped at `width` points.
  Layout set(const std::string& text, const Style& style, double width);
  static double height_of(PangoLayout* layout);
  // The characters that came out as boxes: "請 (U+8ACB)".
  const std::set<std::string>& missing() const { return missing_; }

 private:
  Layout make(const std::string& text, const Style& style, double width);
  // The style in which no piece between blanks is wider than `width`, or its smallest.
  Style fitted(const std::string& text, Style style, double width);
  double width_of(const std::string& text, const Style& style);
  void note_missing(const std::string& text);

  std::unique_ptr<PangoContext, Unref> context_;
  std::set<std::string> missing_;
};

} // namespace socle::documents
