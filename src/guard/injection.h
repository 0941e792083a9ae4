// Texts that try to command the model that reads them: a score from rules over words, in one pass. Private to guard.
#pragma once

#include "guard/phrases.h"

namespace socle::guard {

// Each counts once in a text. Points are tenths of a logit: 10 make an attack 2.7 times as likely.
std::span<const PhraseRule> injection_rules();
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
  PhraseTable table_;
};

} // namespace socle::guard
