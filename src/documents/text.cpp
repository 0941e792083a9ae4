#include "documents/text.h"

#include <glib.h>

#include <memory>

namespace socle::documents {
namespace {

using Owned = std::unique_ptr<char, decltype(&g_free)>;

bool is_dropped(gunichar c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

} // namespace

std::string composed_text(std::string_view text) {
  const Owned valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), &g_free);
  const Owned composed(g_utf8_normalize(valid.get(), -1, G_NORMALIZE_NFC), &g_free);
  return composed.get();
}

std::string clean_text(std::string_view text) {
  bool plain = true;
  for (const char c : text) plain = plain && c >= 0x20 && c < 0x7F;
  if (plain) return std::string(text); // most words of most contracts
  const std::string composed = composed_text(text);
  std::string out;
  for (const char* at = composed.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    if (!is_dropped(g_utf8_get_char(at))) out.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
  }
  return out;
}

std::string cut_text(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return std::string(text);
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end));
}

} // namespace socle::documents
