#include "guard/injection_classifier.h"

#include "base/digest.h"

#include <algorithm>
#include <cmath>

namespace socle::guard {

namespace {

struct Word {
  std::uint64_t hash;
  std::size_t begin, end;
};

std::uint64_t hashed(std::string_view word) {
  std::uint64_t hash = 1469598103934665603ULL;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}
std::uint16_t bucket(std::uint64_t hash) {
  hash ^= hash >> 29U;
  hash *= 0xbf58476d1ce4e5b9ULL;
  return static_cast<std::uint16_t>((hash >> 40U) % classifier_buckets);
}

// Calls `then(buckets, begin, end)` for each window.
template <typename F>
void each_window(std::string_view text, F&& then) {
  std::vector<Word> words; // of the present window
  std::vector<std::uint16_t> buckets;
  const auto close = [&] {
    buckets.clear();
    for (std::size_t i = 0; i < words.size(); ++i) {
      buckets.push_back(bucket(words[i].hash));
      if (i > 0) buckets.push_back(bucket(words[i - 1].hash * 31 + words[i].hash));
    }
    std::ranges::sort(buckets);
    buckets.erase(std::ranges::unique(buckets).begin(), buckets.end());
    then(buckets, words.front().begin, words.back().end);
  };
  std::size_t fresh = 0; // words that no window has seen
  const auto take = [&](std::string_view word, std::size_t begin, std::size_t end) {
    words.push_back({hashed(word), begin, end});
    ++fresh;
    if (words.size() < classifier_window_words) return;
    close();
    fresh = 0;
    words.erase(words.begin(), words.begin() + classifier_window_words / 2);
  };
  WordFeed feed;
  feed.feed(text, take);
  feed.finish(take);
  if (fresh > 0) close();
}

} // namespace

InjectionClassifier::InjectionClassifier() : weights_(classifier_buckets) {
  const auto bytes = from_base64(kInjectionWeights);
  SOCLE_ASSERT(bytes && bytes->size() == classifier_buckets);
  std::ranges::transform(*bytes, weights_.begin(), [](char c) { return static_cast<signed char>(c); });
}

InjectionClassifier::Verdict InjectionClassifier::judge(std::string_view text) const {
  Verdict best;
  each_window(text, [&](const std::vector<std::uint16_t>& buckets, std::size_t begin, std::size_t end) {
    std::int64_t sum = 0;
    for (const auto one : buckets) sum += weights_[one];
    const double logit = kInjectionBias +
                         kInjectionStep * static_cast<double>(sum) / std::sqrt(static_cast<double>(buckets.size()));
    const int percent = static_cast<int>(std::lround(100.0 / (1.0 + std::exp(-logit))));
    if (percent > best.percent) best = {percent, begin, end};
  });
  return best;
}

std::vector<InjectionClassifier::Window> InjectionClassifier::windows(std::string_view text) {
  std::vector<Window> out;
  each_window(text, [&](const std::vector<std::uint16_t>& buckets, std::size_t begin, std::size_t end) {
    out.push_back({buckets, begin, end});
  });
  return out;
}

} // namespace socle::guard
