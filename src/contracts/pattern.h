// Patterns over the folded text (lower-case ASCII), whose matches lead back to the text.
#pragma once

#include "contracts/reading.h"

#include <re2/re2.h>

#include <memory>

namespace socle::contracts {

struct Match {
  Span all;
  std::vector<Span> groups; // groups[0] is the first parenthesis; empty spans where it took no part
  Span operator[](std::size_t i) const { return i < groups.size() ? groups[i] : Span{}; }
};

// A compiled expression; write it for folded text. Matching is linear in the text, whatever the paper holds.
class Pattern {
 public:
  explicit Pattern(std::string_view expression);
  // `^` and `$` stand for the edges of `within`.
  std::vector<Match> find_all(const Reading& reading, Span within) const;
  std::vector<Match> find_all(const Reading& reading) const { return find_all(reading, {0, reading.text.size()}); }
  std::optional<Match> find(const Reading& reading, Span within) const;
  std::optional<Match> find(const Reading& reading) const { return find(reading, {0, reading.text.size()}); }
  bool in(std::string_view folded) const;
  // The first group's text in a folded string.
  std::optional<std::vector<std::string>> groups_in(std::string_view folded) const;

 private:
  std::optional<Match> next(const Reading& reading, Span folded, std::size_t& at) const;
  std::shared_ptr<const RE2> expression_; // shared, so that patterns can stand in tables
};

} // namespace socle::contracts
