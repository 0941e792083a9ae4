// What an inspection costs by length and kind of text: it must grow with the length and no faster, also for what is made to be slow.
#include "guard/guard.h"

#include <benchmark/benchmark.h>

namespace socle::guard {
namespace {

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() + part.size() <= bytes) out += part;
  return out;
}

// Makes a text one that was never searched.
void renew(std::string& text) {
  static unsigned count = 0;
  unsigned rest = ++count;
  for (std::size_t i = 0; i < 6 && i < text.size(); ++i, rest /= 26) text[i] = static_cast<char>('a' + rest % 26);
}

void inspect_by(Guard* guard, benchmark::State& state, std::string_view part) {
  kernel::Content content{"text", "renewed " + repeated(part, static_cast<std::size_t>(state.range(0))),
                          kernel::Provenance::person};
  for (auto _ : state) {
    renew(content.text);
    auto found = guard->inspect(std::span(&content, 1));
    SOCLE_ASSERT(found.has_value());
    benchmark::DoNotOptimize(found);
  }
  state.SetComplexityN(state.range(0));
  state.counters["us_per_4KB"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * static_cast<double>(state.range(0)) / 4096.0 / 1e6,
      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void inspect(benchmark::State& state, std::string_view part) {
  static const auto guard = *Guard::create();
  inspect_by(guard.get(), state, part);
}
void classify(benchmark::State& state, std::string_view part) {
  static const auto guard = *Guard::create({}, true);
  inspect_by(guard.get(), state, part);
}

#define SOCLE_INSPECT(name, text) \
  BENCHMARK_CAPTURE(inspect, name, text)->RangeMultiplier(8)->Range(64, 4096 * 64)->Complexity()
SOCLE_INSPECT(
    prose,
    "The parties agree that the supplier provides the services described in annex 2, from 1 January 2027 on, for 1,250.00 a month.\n");
SOCLE_INSPECT(
    personal_data,
    "Mara Klein, mara.klein@example.org, +49 231 5557-214, DE89 3704 0044 0532 0130 00, card 4111 1111 1111 1111; ");
SOCLE_INSPECT(encoded, "bWFyYS5rbGVpbkBleGFtcGxlLm9yZw== mara%40example.org &#109;ara@example.org ");
SOCLE_INSPECT(digits, "4 1 1 1 2 3 4 5 ");
SOCLE_INSPECT(at_signs, "a@a@a@");
SOCLE_INSPECT(open_tags, "<a <a <a ");
SOCLE_INSPECT(colons, "1:2:3:");
SOCLE_INSPECT(keys, "key-key=token-");
// The first text again, with the classifier beside the rules.
BENCHMARK_CAPTURE(
    classify, prose,
    "The parties agree that the supplier provides the services described in annex 2, from 1 January 2027 on, for 1,250.00 a month.\n")
    ->RangeMultiplier(8)
    ->Range(64, 4096 * 64)
    ->Complexity();
SOCLE_INSPECT(full_width, "ＤＥ８９３７０４");

// One call to a model: a prompt of 1 KB, an answer of 600 bytes, both in plain words.
void one_call(benchmark::State& state) {
  static const auto guard = *Guard::create();
  constexpr std::string_view words[] = {"each",   "machine", "tells", "what",   "it",     "did",    "while",
                                        "people", "read",    "and",   "decide", "about",  "offers", "that",
                                        "our",    "plant",   "needs", "in",     "spring", "with",   "less",
                                        "paper",  "than",    "last",  "year",   "before", "noon"};
  const auto plain = [&](std::size_t bytes) {
    std::string out;
    for (unsigned i = 1; out.size() < bytes; i = i * 1664525U + 1013904223U)
      out.append(words[(i >> 16U) % std::size(words)]).append(i >> 28U == 0 ? ". " : " ");
    return out;
  };
  kernel::Content asked{"text", plain(1024), kernel::Provenance::person};
  kernel::Content said{"text", plain(600), kernel::Provenance::model};
  for (auto _ : state) {
    renew(asked.text);
    renew(said.text);
    auto found = guard->inspect(std::span(&asked, 1));
    auto answered = guard->inspect_answer(std::span(&said, 1), std::span(&asked, 1));
    SOCLE_ASSERT(found.has_value() && answered.has_value());
    benchmark::DoNotOptimize(answered);
  }
}
BENCHMARK(one_call)->Unit(benchmark::kMicrosecond);

// A conversation's next turn: what was said before is known.
void said_before(benchmark::State& state) {
  static const auto guard = *Guard::create();
  const kernel::Content content{
      "text",
      repeated("The parties agree that the supplier provides the services described in annex 2. ",
               static_cast<std::size_t>(state.range(0))),
      kernel::Provenance::person};
  for (auto _ : state) {
    auto found = guard->inspect(std::span(&content, 1));
    SOCLE_ASSERT(found.has_value());
    benchmark::DoNotOptimize(found);
  }
}
BENCHMARK(said_before)->RangeMultiplier(8)->Range(64, 4096 * 64);

} // namespace
} // namespace socle::guard
