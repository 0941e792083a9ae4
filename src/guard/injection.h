// Texts that try to command the model that reads them: a score from rules over words, in one pass. Private to guard.
#pragma once

#include "base/base.h"

#include <array>

namespace socle::guard {

// One rule: words of these groups, in this order, each at most `gap` words behind the one before. The end of a sentence counts as
// three words. A rule counts once in a text. Points are tenths of a logit: 10 make an attack 2.7 times as likely.
struct InjectionRule {
  const char* steps; // "override 6 prior 4 instructions"
  int points; // negative: what makes it likely that the text only speaks of such things
};
std::span<const InjectionRule> injection_rules();

// The words of a group, in small letters without accents, blanks between; “*” at the end: whatever follows.
struct WordGroup {
  const char* name;
  const char* words;
};
std::span<const WordGroup> injection_words();

struct InjectionScore {
  int percent = 0;
  // From the first to the last word of the rule that counted most; both 0: none did.
  std::size_t begin = 0, end = 0;
};

class InjectionScorer {
 public:
  InjectionScorer();
  // `points`: what speaks for or against it already, such as markers of a chat template.
  InjectionScore score(std::string_view text, int points) const;

 private:
  struct Node {
    std::array<std::uint16_t, 26> next{};
    std::uint16_t exact = 0, prefix = 0; // into matches_; 0: none
  };
  struct Step {
    std::uint16_t rule, index, gap;
    bool is_last;
  };
  void add(std::string_view word, std::uint16_t step);
  void match(std::string_view word, std::vector<std::uint16_t>& steps) const;

  std::vector<Node> nodes_;
  std::vector<std::vector<std::uint16_t>> matches_;
  std::vector<Step> steps_;
};

} // namespace socle::guard
