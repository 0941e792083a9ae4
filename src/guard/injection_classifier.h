// Whether a text reads like those that try to command a model: a linear classifier over hashed words, pairs of words and parts of words,
// trained by tests/guard/train_injection.py. Stands beside the rules, which know what they look for; this knows what such texts are made
// of, and how much what the rules say counts. Private to guard.
#pragma once

#include "guard/language.h"

#include <array>
#include <cstdint>
#include <vector>

namespace socle::guard {

inline constexpr std::size_t classifier_buckets = 1U << 16U;
// Texts are judged whole up to here; of longer ones each window, half of one being the next one's begin: so that what surrounds a command
// cannot drown it.
inline constexpr std::size_t classifier_window_words = 256;

class InjectionClassifier {
 public:
  // A person who asks may command; a paper, a page or what a tool brought has nothing to ask for.
  enum class From { person, elsewhere };

  InjectionClassifier(); // with the weights that were trained

  struct Verdict {
    double logit = 0; // of the window that speaks most for it
    std::size_t begin = 0, end = 0; // both 0: there was no word
  };
  Verdict judge(std::string_view text, From from) const;
  // Both together, in percent: what the rules are sure of stands, whatever surrounds it.
  static int percent(double logit, int rules_percent);

  struct Window {
    std::vector<std::uint16_t> buckets; // each once
    std::size_t begin, end;
  };
  // For training: the same windows that judge() sees.
  static std::vector<Window> windows(std::string_view text);

 private:
  std::vector<std::array<signed char, 2>> weights_; // of each bucket: for all, and added elsewhere
};

// Two bytes a bucket as base64, how much one step of each is; what speaks for it before a word is read, for all and added elsewhere;
// and what the rules count: by the logit that they give, and where they find one alone.
struct InjectionWeights {
  const char* bytes;
  std::array<double, 2> step, bias;
  double by_rules, where_found;
};
extern const InjectionWeights kInjectionWeights;

} // namespace socle::guard
