#include "guard/injection.h"

#include <cmath>

namespace socle::guard {

namespace {
// Half at 36 points: no single rule but the plainest reaches that.
int percent_of(int points) {
  if (points <= 0) return 0;
  return static_cast<int>(std::lround(100.0 / (1.0 + std::exp(-(static_cast<double>(points) - 36.0) / 10.0))));
}
} // namespace

InjectionScorer::InjectionScorer() : table_(injection_rules(), injection_words()) {}

InjectionScore InjectionScorer::score(std::string_view text, int points) const {
  InjectionScore out;
  int best = 0;
  for (const auto& hit : table_.hits(text, PhraseTable::Often::once)) {
    const int worth = table_.rules()[hit.rule].points;
    points += worth;
    if (worth <= best) continue;
    best = worth;
    out.begin = hit.begin;
    out.end = hit.end;
  }
  out.percent = percent_of(points);
  return out;
}

} // namespace socle::guard
