#include "documents/bbox.h"

#include "documents/limits.h"
#include "documents/markup.h"
#include "documents/text.h"

#include <algorithm>

namespace socle::documents {
namespace {

std::optional<Box> box_of(const Tag& tag, const char* x0, const char* y0, const char* x1, const char* y1) {
  const auto left = tag.number(x0), top = tag.number(y0), right = tag.number(x1), bottom = tag.number(y1);
  if (!left || !top || !right || !bottom) return std::nullopt;
  return Box{std::min(*left, *right), std::min(*top, *bottom), std::max(*left, *right), std::max(*top, *bottom)};
}

} // namespace

std::expected<TextLayer, ParseFailure> parse_bbox(std::string_view xhtml) {
  TextLayer layer;
  Markup markup(xhtml);
  std::optional<Box> open_word;
  while (const auto tag = markup.next()) {
    if (tag->name == "page") {
      const auto width = tag->number("width"), height = tag->number("height");
      if (!width || !height) return std::unexpected(ParseFailure::malformed);
      if (layer.pages.size() >= kPagesMax) return std::unexpected(ParseFailure::too_many);
      layer.pages.push_back({*width, *height, false});
    } else if (tag->name == "word") {
      open_word = box_of(*tag, "xMin", "yMin", "xMax", "yMax");
      if (!open_word || layer.pages.empty()) return std::unexpected(ParseFailure::malformed);
    } else if (tag->name == "/word") {
      if (!open_word) return std::unexpected(ParseFailure::malformed);
      std::string text = clean_text(decode_entities(markup.text().substr(0, kWordBytesMax)));
      if (!text.empty()) {
        if (layer.words.size() >= kWordsMax) return std::unexpected(ParseFailure::too_many);
        layer.words.push_back({std::move(text), static_cast<int>(layer.pages.size()), *open_word});
      }
      open_word.reset();
    } else if (tag->name == "/title" && layer.pages.empty()) {
      layer.title = cut_text(clean_text(decode_entities(markup.text().substr(0, kWordBytesMax))), kMetadataBytesMax);
    } else if (tag->name == "meta" && tag->attribute("name") == "Producer") {
      layer.producer = cut_text(clean_text(decode_entities(tag->attribute("content").value_or(""))), kMetadataBytesMax);
    }
  }
  if (markup.broken() || open_word) return std::unexpected(ParseFailure::malformed);
  return layer;
}

std::expected<std::vector<ShownText>, ParseFailure> parse_shown_text(std::string_view xml,
                                                                     std::span<const Page> pages) {
  std::vector<ShownText> out;
  Markup markup(xml);
  int page = 0;
  double scale_x = 1, scale_y = 1;
  while (const auto tag = markup.next()) {
    if (tag->name == "page") {
      const auto number = tag->number("number"), width = tag->number("width"), height = tag->number("height");
      if (!number || !width || !height || *number < 1 || *number > static_cast<double>(pages.size()) || *width <= 0 ||
          *height <= 0) {
        return std::unexpected(ParseFailure::malformed);
      }
      page = static_cast<int>(*number);
      scale_x = pages[static_cast<std::size_t>(page - 1)].width / *width;
      scale_y = pages[static_cast<std::size_t>(page - 1)].height / *height;
    } else if (tag->name == "text") {
      const auto left = tag->number("left"), top = tag->number("top"), width = tag->number("width"),
                 height = tag->number("height");
      if (!left || !top || !width || !height || page == 0) return std::unexpected(ParseFailure::malformed);
      if (out.size() >= kWordsMax) return std::unexpected(ParseFailure::too_many);
      out.push_back({page, {*left * scale_x, *top * scale_y, (*left + *width) * scale_x, (*top + *height) * scale_y}});
    }
  }
  if (markup.broken()) return std::unexpected(ParseFailure::malformed);
  return out;
}

} // namespace socle::documents
