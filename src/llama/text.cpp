#include "llama/text.h"

#include <algorithm>

namespace socle::llama {

bool Utf8::feed(unsigned char byte) {
  if (missing_ > 0) {
    const bool fits = byte >= low_ && byte <= high_;
    low_ = 0x80;
    high_ = 0xbf;
    missing_ = fits ? static_cast<unsigned char>(missing_ - 1) : 0;
    return fits;
  }
  if (byte < 0x80) return true;
  if (byte < 0xc2 || byte > 0xf4) return false;
  missing_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  low_ = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
  high_ = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
  return true;
}

bool Utf8::accepts(std::string_view bytes) const {
  Utf8 after = *this;
  return std::ranges::all_of(bytes, [&](char c) { return after.feed(static_cast<unsigned char>(c)); });
}

bool is_utf8(std::string_view bytes) {
  Utf8 state;
  return std::ranges::all_of(bytes, [&](char c) { return state.feed(static_cast<unsigned char>(c)); }) &&
         state.complete();
}

std::string Assembler::feed(std::string_view bytes) {
  static constexpr std::string_view replacement = "\xef\xbf\xbd";
  for (const char c : bytes) {
    const bool waited = !utf8_.complete();
    if (utf8_.feed(static_cast<unsigned char>(c))) {
      partial_ += c;
    } else {
      valid_ = false;
      held_ += replacement;
      partial_.clear();
      // The byte that broke a character off may begin the next one.
      if (waited && utf8_.feed(static_cast<unsigned char>(c))) {
        partial_ += c;
      } else if (waited) {
        held_ += replacement;
      }
    }
    if (utf8_.complete()) held_ += std::exchange(partial_, {});
  }
  return release(false);
}

std::string Assembler::finish() {
  if (!stopped_ && !partial_.empty()) {
    valid_ = false;
    held_ += "\xef\xbf\xbd";
  }
  return release(true);
}

std::string Assembler::release(bool everything) {
  if (stopped_) return {};
  std::size_t first = std::string::npos;
  for (const auto& stop : stops_) {
    const auto at = held_.find(stop);
    if (at < first) first = at, stop_ = stop;
  }
  if (first != std::string::npos) {
    stopped_ = true;
    held_.resize(first);
    return std::exchange(held_, {});
  }
  std::size_t keep = 0;
  for (const auto& stop : stops_) {
    for (auto length = std::min(stop.size() - 1, held_.size()); length > keep && !everything; --length) {
      if (held_.ends_with(std::string_view(stop).substr(0, length))) keep = length;
    }
  }
  auto out = held_.substr(0, held_.size() - keep);
  held_.erase(0, held_.size() - keep);
  return out;
}

} // namespace socle::llama
