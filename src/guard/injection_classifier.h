// Whether a text reads like those that try to command a model: a linear classifier over hashed words and pairs of words, trained by
// scripts/train-injection. Stands beside the rules, which know what they look for; this knows what such texts are made of. Private to
// guard.
#pragma once

#include "guard/language.h"

#include <cstdint>
#include <vector>

namespace socle::guard {

inline constexpr std::size_t classifier_buckets = 1U << 14U;
// A command stands in a sentence or three; half of one window is the next one's begin.
inline constexpr std::size_t classifier_window_words = 48;

class InjectionClassifier {
 public:
  InjectionClassifier(); // with the weights that were trained

  struct Verdict {
    int percent = 0; // of the window that speaks most for it
    std::size_t begin = 0, end = 0;
  };
  Verdict judge(std::string_view text) const;

  struct Window {
    std::vector<std::uint16_t> buckets; // each once
    std::size_t begin, end;
  };
  // For training: the same windows that judge() sees.
  static std::vector<Window> windows(std::string_view text);

 private:
  std::vector<signed char> weights_;
};

// classifier_buckets bytes as base64, one weight each; how much one step of them is; and what speaks for it before a word is read.
extern const char* const kInjectionWeights;
extern const double kInjectionStep, kInjectionBias;

} // namespace socle::guard
