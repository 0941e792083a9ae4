#include "invoicing/shown_words.h"

#include <algorithm>
#include <cmath>

namespace socle::invoicing {

namespace {
// Ligatures as their letters: fonts and readers differ in how they give them back.
std::string plain_letters(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> ligatures[] = {
      {"\uFB00", "ff"},  {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"},
      {"\uFB04", "ffl"}, {"\uFB05", "ſt"}, {"\uFB06", "st"}};
  std::string out(text);
  for (const auto& [ligature, letters] : ligatures) {
    for (auto at = out.find(ligature); at != std::string::npos; at = out.find(ligature, at))
      out.replace(at, ligature.size(), letters);
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out(1);
  const std::string plain = plain_letters(text);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool no_break_space = plain.compare(i, 2, "\u00A0") == 0;
    if (no_break_space || static_cast<unsigned char>(plain[i]) <= 0x20) {
      if (!out.back().empty()) out.emplace_back();
      if (no_break_space) ++i;
    } else {
      out.back() += plain[i];
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

double height(const documents::Box& box) { return box.y1 - box.y0; }

bool same_line(const documents::Box& a, const documents::Box& b) {
  return std::abs(a.y0 + a.y1 - b.y0 - b.y1) < height(a);
}
} // namespace

ShownWords::ShownWords(const documents::Document& pdf) {
  for (const auto& word : pdf.words) {
    if (!word.invisible) words_.push_back({plain_letters(word.text), word.page, word.box, true, true});
  }
  std::ranges::stable_sort(words_, {}, &Shown::page);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    by_text_[words_[i].text].push_back(i);
    const auto at = of_page_.try_emplace(words_[i].page, i, i).first;
    at->second.second = i + 1;
  }
  find_line_ends();
}

// Words with a blank between them are of one line; columns lie further apart.
void ShownWords::find_line_ends() {
  for (const auto& [page, range] : of_page_) {
    std::vector<Shown*> sorted;
    for (std::size_t i = range.first; i < range.second; ++i) sorted.push_back(&words_[i]);
    std::ranges::sort(sorted, [](const Shown* a, const Shown* b) {
      return std::pair(a->box.y0, a->box.x0) < std::pair(b->box.y0, b->box.x0);
    });
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      // Words of one line have nearly the same top, so that they stand near each other in this order.
      for (std::size_t k = i + 1; k < sorted.size() && sorted[k]->box.y0 < sorted[i]->box.y1; ++k) {
        Shown &a = *sorted[i], &b = *sorted[k];
        if (!same_line(a.box, b.box)) continue;
        Shown &left = a.box.x0 <= b.box.x0 ? a : b, &right = a.box.x0 <= b.box.x0 ? b : a;
        if (right.box.x0 - left.box.x1 > 0.55 * height(left.box)) continue;
        left.ends_line = false;
        right.begins_line = false;
      }
    }
  }
}

bool ShownWords::in_next_line(const Shown& from, const Shown& to) const {
  constexpr double tolerance_points = 1;
  if (!from.ends_line || !to.begins_line || std::abs(height(to.box) - height(from.box)) > 0.1 * height(from.box))
    return false;
  if (to.box.x0 > from.box.x0 + tolerance_points && std::abs(to.box.x1 - from.box.x1) > tolerance_points) return false;
  if (to.page == from.page + 1) return true; // a paragraph that a page's end parts
  const double step = to.box.y0 - from.box.y0;
  return to.page == from.page && step > 0.5 * height(from.box) && step < 1.5 * height(from.box);
}

bool ShownWords::goes_on(const Shown& from, std::string_view rest) const {
  for (const int page : {from.page, from.page + 1}) {
    const auto range = of_page_.find(page);
    if (range == of_page_.end()) continue;
    for (std::size_t i = range->second.first; i < range->second.second; ++i) {
      const Shown& to = words_[i];
      if (!rest.starts_with(to.text) || !in_next_line(from, to)) continue;
      if (rest.size() == to.text.size() || goes_on(to, rest.substr(to.text.size()))) return true;
    }
  }
  return false;
}

bool ShownWords::shows_word(std::string_view word) const {
  if (by_text_.contains(word)) return true;
  for (std::size_t cut = word.size() - 1; cut > 0; --cut) {
    const auto found = by_text_.find(word.substr(0, cut));
    if (found == by_text_.end()) continue;
    for (const std::size_t index : found->second) {
      if (goes_on(words_[index], word.substr(cut))) return true;
    }
  }
  return false;
}

bool ShownWords::show(std::string_view text) const {
  return std::ranges::all_of(words_of(text), [this](const std::string& word) { return shows_word(word); });
}

} // namespace socle::invoicing
