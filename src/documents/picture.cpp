#include "documents/picture.h"

#include "documents/limits.h"

#include <algorithm>
#include <charconv>

namespace socle::documents {
namespace {

// A number of the header and the one blank after it.
std::optional<int> number(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
  int value = 0;
  const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (parsed.ec != std::errc() || value <= 0 || parsed.ptr == rest.data() + rest.size()) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(parsed.ptr - rest.data()) + 1);
  return value;
}

} // namespace

std::vector<Picture> parse_pictures(std::string_view bytes) {
  std::vector<Picture> out;
  while (!bytes.empty()) {
    if (!bytes.starts_with("P5")) return {};
    bytes.remove_prefix(2);
    const auto width = number(bytes), height = number(bytes), depth = number(bytes);
    if (!width || !height || depth != 255) return {};
    const auto size = static_cast<std::size_t>(*width) * static_cast<std::size_t>(*height);
    if (size > kPixelsMax || size > bytes.size()) return {};
    out.push_back({*width, *height, bytes.substr(0, size)});
    bytes.remove_prefix(size);
  }
  return out;
}

bool has_ink(const Picture& picture, const Box& box) {
  const auto bound = [](double value, int max) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(max)));
  };
  const int left = bound(box.x0, picture.width), right = bound(box.x1 + 1, picture.width);
  const int top = bound(box.y0, picture.height), bottom = bound(box.y1 + 1, picture.height);
  unsigned char darkest = 255, lightest = 0;
  for (int y = top; y < bottom; ++y) {
    const auto* row = picture.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width);
    for (int x = left; x < right; ++x) {
      const auto pixel = static_cast<unsigned char>(row[x]);
      darkest = std::min(darkest, pixel);
      lightest = std::max(lightest, pixel);
    }
    if (lightest >= darkest + kInkContrastMin) return true;
  }
  return false;
}

Bytes strip_of(const Picture& picture, int top, int bottom) {
  top = std::clamp(top, 0, picture.height);
  bottom = std::clamp(bottom, top, picture.height);
  const auto width = static_cast<std::size_t>(picture.width);
  return "P5\n" + std::to_string(picture.width) + " " + std::to_string(bottom - top) + "\n255\n" +
         std::string(picture.pixels.substr(static_cast<std::size_t>(top) * width,
                                           static_cast<std::size_t>(bottom - top) * width));
}

} // namespace socle::documents
