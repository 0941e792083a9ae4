// The text extractor's output, which hostile files shape: must be taken or refused, whatever it is.
#include "documents/bbox.h"
#include "documents/limits.h"

#include <glib.h>

#include <cmath>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace socle::documents;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto layer = parse_bbox(text);
  if (layer) {
    for (const auto& word : layer->words) {
      const bool holds = word.page >= 1 && word.page <= static_cast<int>(layer->pages.size()) && !word.text.empty() &&
                         std::isfinite(word.box.x0) && std::isfinite(word.box.y1) && word.box.x0 <= word.box.x1 &&
                         word.box.y0 <= word.box.y1 &&
                         g_utf8_validate(word.text.data(), static_cast<gssize>(word.text.size()), nullptr);
      if (!holds) __builtin_trap();
    }
  }
  const Page pages[2] = {{595, 842}, {842, 595}};
  const auto shown = parse_shown_text(text, pages);
  if (shown) {
    for (const auto& one : *shown) {
      if (one.page < 1 || one.page > 2) __builtin_trap();
    }
  }
  return 0;
}
