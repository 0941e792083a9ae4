// How people are spoken to and of: insults, threats and hate in German, French and English. Private to guard.
#pragma once

#include "guard/phrases.h"

namespace socle::guard {

// Each names its type: "insult", "threat", "hate"; those without one speak against all of them. 30 points near one place are a finding.
std::span<const PhraseRule> conduct_rules();
std::span<const WordGroup> conduct_words();

struct ConductSpot {
  const char* type;
  std::size_t begin, end; // of the rule that counted most
  int confidence;
};

class ConductReader {
 public:
  ConductReader();
  // One finding of each type for each place, in one pass over the words.
  std::vector<ConductSpot> read(std::string_view text) const;

 private:
  PhraseTable table_;
};

} // namespace socle::guard
