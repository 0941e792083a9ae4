#include "guard/injection_classifier.h"

#include "base/digest.h"

#include "guard/limits.h"

#include <algorithm>
#include <cmath>

namespace socle::guard {

namespace {

struct Word {
  std::size_t begin, end; // in the text
  std::size_t first, last; // in the features
};

constexpr std::uint64_t kBasis = 1469598103934665603ULL, kPrime = 1099511628211ULL;
std::uint64_t stirred(std::uint64_t hash, unsigned char byte) { return (hash ^ byte) * kPrime; }
std::uint16_t bucket(std::uint64_t hash) {
  hash ^= hash >> 29U;
  hash *= 0xbf58476d1ce4e5b9ULL;
  return static_cast<std::uint16_t>(hash >> 44U);
}
static_assert(classifier_buckets == 1U << 16U); // 16 of the bits above

// Puts down what a word is made of: itself, with the one before it, and its parts of three to five bytes, ends marked.
class Features {
 public:
  std::vector<std::uint16_t> all;
  std::vector<Word> words;

  void add(std::string_view word, std::size_t begin, std::size_t end) {
    const std::size_t first = all.size();
    std::uint64_t whole = kBasis;
    for (const char c : word) whole = stirred(whole, static_cast<unsigned char>(c));
    all.push_back(bucket(whole));
    if (!words.empty()) all.push_back(bucket(before_ * 31 + whole));
    before_ = whole;
    std::array<unsigned char, 26> marked{'<'};
    const std::size_t length = std::min<std::size_t>(word.size(), 24) + 2;
    std::copy_n(word.begin(), length - 2, marked.begin() + 1);
    marked[length - 1] = '>';
    for (std::size_t at = 0; at + 3 <= length; ++at) {
      std::uint64_t part = ~kBasis;
      const std::size_t reach = std::min(length, at + 5);
      for (std::size_t i = at; i < reach; ++i) {
        part = stirred(part, marked[i]);
        if (i >= at + 2) all.push_back(bucket(part));
      }
    }
    words.push_back({begin, end, first, all.size()});
  }

 private:
  std::uint64_t before_ = 0;
};

Features features_of(std::string_view text) {
  Features out;
  out.all.reserve(text.size() * 3);
  const auto take = [&](std::string_view word, std::size_t begin, std::size_t end) { out.add(word, begin, end); };
  WordFeed feed;
  feed.feed(text, take);
  feed.finish(take);
  return out;
}

// Calls `then(first, last)` with the words of each window.
template <typename F>
void each_window(const std::vector<Word>& words, F&& then) {
  for (std::size_t first = 0; first < words.size(); first += classifier_window_words / 2) {
    const std::size_t last = std::min(first + classifier_window_words, words.size());
    then(first, last);
    if (last == words.size()) break;
  }
}

// The features of some words, each once: calls `then(bucket)`.
template <typename F>
void each_once(const Features& features, std::size_t first, std::size_t last, F&& then) {
  std::array<std::uint64_t, classifier_buckets / 64> seen{};
  for (std::size_t i = features.words[first].first; i < features.words[last - 1].last; ++i) {
    const auto one = features.all[i];
    const std::uint64_t bit = 1ULL << (one % 64U);
    if ((seen[one / 64U] & bit) != 0) continue;
    seen[one / 64U] |= bit;
    then(one);
  }
}

// What the rules say, as they count in training too: within what percents can tell.
double logit_of(int percent) {
  const double p = std::max(static_cast<double>(percent), 0.3);
  return std::clamp(std::log(p / (100.3 - p)), -5.0, 5.0);
}

} // namespace

InjectionClassifier::InjectionClassifier() : weights_(classifier_buckets) {
  const auto bytes = from_base64(kInjectionWeights.bytes);
  SOCLE_ASSERT(bytes && bytes->size() == 2 * classifier_buckets);
  for (std::size_t i = 0; i < classifier_buckets; ++i)
    weights_[i] = {static_cast<signed char>((*bytes)[i]), static_cast<signed char>((*bytes)[classifier_buckets + i])};
}

InjectionClassifier::Verdict InjectionClassifier::judge(std::string_view text, From from) const {
  const Features features = features_of(text);
  const auto& given = kInjectionWeights;
  const double elsewhere = from == From::elsewhere ? 1 : 0;
  Verdict best;
  each_window(features.words, [&](std::size_t first, std::size_t last) {
    std::int64_t common = 0, added = 0, count = 0;
    each_once(features, first, last, [&](std::uint16_t one) {
      common += weights_[one][0];
      added += weights_[one][1];
      ++count;
    });
    const double sum = given.step[0] * static_cast<double>(common) +
                       elsewhere * given.step[1] * static_cast<double>(added);
    const double logit = given.bias[0] + elsewhere * given.bias[1] + sum / std::sqrt(static_cast<double>(count));
    if (best.end == 0 || logit > best.logit) best = {logit, features.words[first].begin, features.words[last - 1].end};
  });
  return best;
}

int InjectionClassifier::percent(double logit, int rules_percent) {
  const double rules = logit_of(rules_percent);
  const bool found = rules_percent >= injection_percent_min;
  const double both = logit + kInjectionWeights.by_rules * rules + (found ? kInjectionWeights.where_found : 0);
  const int out = static_cast<int>(std::lround(100.0 / (1.0 + std::exp(-both))));
  return rules_percent >= injection_certain_percent ? std::max(out, rules_percent) : out;
}

std::vector<InjectionClassifier::Window> InjectionClassifier::windows(std::string_view text) {
  std::vector<Window> out;
  const Features features = features_of(text);
  each_window(features.words, [&](std::size_t first, std::size_t last) {
    out.push_back({{}, features.words[first].begin, features.words[last - 1].end});
    each_once(features, first, last, [&](std::uint16_t one) { out.back().buckets.push_back(one); });
  });
  return out;
}

} // namespace socle::guard
