// A text made from another one (folded, joined, decoded), which knows for each of its bytes where it came from. Private to guard.
#pragma once

#include "base/base.h"

namespace socle::guard {

class View {
 public:
  View() = default;
  explicit View(const View* parent) : parent_(parent) {}

  std::string text;

  // Appends bytes that stand for [begin, end) of the parent's text as one: each of them points at the whole of it.
  void add(std::string_view bytes, std::size_t begin, std::size_t end);
  // Appends parent bytes as they are.
  void copy(std::string_view bytes, std::size_t begin);
  // Appends a byte that stands between what came from apart, so that nothing is found across it.
  void divide(std::size_t at) { add("\n", at, at); }
  void pop_blank() {
    if (!text.empty() && text.back() == ' ') text.pop_back();
  } // pieces stay: they say where each begins

  // Where [begin, end) of this text stands in the first text of the chain.
  std::pair<std::size_t, std::size_t> source(std::size_t begin, std::size_t end) const;

 private:
  struct Piece {
    std::size_t at = 0; // its first byte here
    std::size_t origin = 0; // and in the parent
    std::size_t step = 1; // every `step` bytes here stand for `origin_step` bytes there
    std::size_t origin_step = 1;
  };
  const Piece& piece_of(std::size_t at) const;

  const View* parent_ = nullptr;
  std::vector<Piece> pieces_; // empty: the text itself
};

} // namespace socle::guard
