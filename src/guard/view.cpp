#include "guard/view.h"

#include <algorithm>

namespace socle::guard {

void View::add(std::string_view bytes, std::size_t begin, std::size_t end) {
  if (bytes.empty()) return;
  const std::size_t origin_step = end - begin;
  if (!pieces_.empty()) {
    const Piece& last = pieces_.back();
    const std::size_t behind = text.size() - last.at;
    if (last.step == bytes.size() && last.origin_step == origin_step && behind % last.step == 0 &&
        last.origin + behind / last.step * origin_step == begin) {
      text += bytes;
      return;
    }
  }
  pieces_.push_back({text.size(), begin, bytes.size(), origin_step});
  text += bytes;
}

void View::copy(std::string_view bytes, std::size_t begin) {
  if (bytes.empty()) return;
  add(bytes.substr(0, 1), begin, begin + 1);
  text += bytes.substr(1);
}

const View::Piece& View::piece_of(std::size_t at) const {
  return *std::prev(std::ranges::upper_bound(pieces_, at, {}, &Piece::at));
}

std::pair<std::size_t, std::size_t> View::source(std::size_t begin, std::size_t end) const {
  if (parent_ == nullptr) return {begin, end};
  const Piece& first = piece_of(begin);
  const Piece& last = piece_of(end - 1);
  const std::size_t from = first.origin + (begin - first.at) / first.step * first.origin_step;
  const std::size_t to = last.origin + ((end - 1 - last.at) / last.step + 1) * last.origin_step;
  const std::size_t size = parent_->text.size(); // a division at the very end points behind it
  return parent_->source(std::min(from, size - 1), std::min(std::max(to, from + 1), size));
}

} // namespace socle::guard
