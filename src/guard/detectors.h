// The table of detectors: a pattern that finds candidates in one pass, and a check that decides. Private to guard.
#pragma once

#include "base/base.h"

namespace socle::guard {

struct Detector {
  const char* type;
  const char* pattern; // Hyperscan's syntax; bounded, no back-references
  bool caseless;
  // Confidence in percent; 0: not this type. The text is the candidate as it stands.
  int (*check)(std::string_view candidate);
  int rank; // where spans overlap, the higher rank stays
};

std::span<const Detector> detectors();

} // namespace socle::guard
