#include "guard/search.h"

#include "base/digest.h"

#include "guard/detectors.h"
#include "guard/disguises.h"
#include "guard/errors.h"
#include "guard/limits.h"

#include <algorithm>
#include <deque>
#include <hs/hs.h>
#include <iterator>
#include <map>
#include <utf8proc.h>

namespace socle::guard {

struct Engine::Database {
  hs_database_t* compiled = nullptr;
  hs_scratch_t* prototype = nullptr;
  ~Database() {
    hs_free_scratch(prototype);
    hs_free_database(compiled);
  }
};

namespace {
struct Hit {
  std::size_t detector, begin, end;
};

// Scratch is per thread and per database; it lives as long as its thread.
struct Scratch {
  hs_scratch_t* space = nullptr;
  const hs_database_t* of = nullptr;
  ~Scratch() { hs_free_scratch(space); }
};
thread_local Scratch scratch;

int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned, void* context) {
  auto& hits = *static_cast<std::vector<Hit>*>(context);
  // A growing match reports each of its ends: keep the longest per start.
  if (!hits.empty() && hits.back().detector == id && hits.back().begin == from) hits.back().end = to;
  else hits.push_back({id, from, to});
  return 0;
}

// What the classifier makes of the words and of what the rules say. Where these find one alone, they give the place.
struct Judged {
  double logit;
  std::size_t begin, end;
};
Spot injection_of(const Spot& rules, const std::optional<Judged>& classifier) {
  if (!classifier) return rules;
  const bool placed = rules.confidence >= injection_percent_min;
  return {"injection", placed ? rules.begin : classifier->begin, placed ? rules.end : classifier->end,
          InjectionClassifier::percent(classifier->logit, rules.confidence), 0};
}

class Search {
 public:
  Search(const hs_database_t* database, hs_scratch_t* space, const InjectionScorer* injection,
         const InjectionClassifier* classifier, InjectionClassifier::From from, const ConductReader* conduct)
      : database_(database),
        space_(space),
        injection_(injection),
        classifier_(classifier),
        from_(from),
        conduct_(conduct) {}

  Result<Found> run(std::string_view text) {
    View root;
    root.text = text;
    const View* level = &views_.emplace_back(std::move(root));
    for (int depth = 0;; ++depth) {
      SOCLE_CHECK(look_at(*level));
      const View* plain = level;
      if (auto view = folded(*level)) {
        plain = &views_.emplace_back(std::move(*view));
        SOCLE_CHECK(look_at(*plain));
      }
      read(*plain);
      const View* last = plain;
      if (auto view = joined(*plain)) {
        last = &views_.emplace_back(std::move(*view));
        SOCLE_CHECK(look_at(*last));
        read(*last);
      }
      settle();
      read_sentences(*last);
      if (depth == decode_depth_max) break;
      auto next = decoded(*plain);
      if (!next) break;
      level = &views_.emplace_back(std::move(*next));
    }
    commanded_ = injection_of(commanded_, judged_);
    if (commanded_.confidence >= injection_percent_min) kept_.push_back(commanded_);
    std::ranges::sort(
        kept_, [](const Spot& a, const Spot& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    return Found{std::move(kept_), commanded_.confidence};
  }

 private:
  Result<void> look_at(const View& view) {
    std::vector<Hit> hits;
    const auto status = hs_scan(database_, view.text.data(), static_cast<unsigned>(view.text.size()), 0, space_,
                                on_match, &hits);
    if (status != HS_SUCCESS) return fail(kEngine, {{"reason", "scan status " + std::to_string(status)}});
    Matches matches;
    for (const auto& hit : hits) {
      const Detector& detector = detectors()[hit.detector];
      if (detector.search != nullptr) {
        detector.search(view.text, hit.begin, hit.end, matches);
      } else if (const int confidence = detector.check(
                     std::string_view(view.text).substr(hit.begin, hit.end - hit.begin))) {
        matches.push_back({detector.type, hit.begin, hit.end, confidence});
      }
    }
    find_numbers(view.text, matches);
    find_named_people(view.text, matches);
    if (&view == &views_.front()) find_hidden_characters(view.text, matches);
    for (const auto& match : matches) {
      const auto [begin, end] = view.source(match.begin, match.end);
      spots_.push_back({match.type, begin, end, match.confidence, rank_of(match.type)});
    }
    return {};
  }

  // Words that command a model count however they are written; the view where they count most gives the place.
  void read(const View& view) {
    if (injection_ == nullptr) return;
    const InjectionScore score = injection_->score(view.text, 0);
    if (score.percent <= commanded_.confidence) return;
    const auto [begin, end] = score.end > 0 ? view.source(score.begin, score.end)
                                            : std::pair(std::size_t{0}, views_.front().text.size());
    commanded_ = {"injection", begin, end, score.percent, 0};
  }

  // The same sentence is found in several views: one finding of each type at each place.
  void read_sentences(const View& view) {
    if (classifier_ != nullptr) {
      const auto verdict = classifier_->judge(view.text, from_);
      if (verdict.end > 0 && (!judged_ || verdict.logit > judged_->logit)) {
        const auto [begin, end] = view.source(verdict.begin, verdict.end);
        judged_ = {verdict.logit, begin, end};
      }
    }
    if (conduct_ == nullptr) return;
    for (const auto& spot : conduct_->read(view.text)) {
      const auto [begin, end] = view.source(spot.begin, spot.end);
      const Spot one{spot.type, begin, end, spot.confidence, 0};
      if (by_type_[spot.type].add(one)) kept_.push_back(one);
    }
  }

  // Where what one level holds overlaps, the higher rank stays, then the longer one: an IBAN holds what looks like a phone number. What
  // a deeper level holds is another text: it is kept beside, unless the same was found further out.
  void settle() {
    std::ranges::stable_sort(spots_, [](const Spot& a, const Spot& b) {
      return a.rank != b.rank ? a.rank > b.rank : a.end - a.begin > b.end - b.begin;
    });
    Taken here;
    std::vector<Spot> fresh;
    for (const auto& spot : spots_) {
      if (here.add(spot) && by_type_[spot.type].add(spot)) fresh.push_back(spot);
    }
    std::ranges::sort(fresh, {}, &Spot::begin);
    // Part of an encoded value may look like something by chance: what the whole decodes to outranks it.
    std::erase_if(kept_, [&](const Spot& outer) {
      const auto next = std::ranges::upper_bound(fresh, outer.begin, {}, &Spot::begin);
      return next != fresh.begin() && std::prev(next)->end >= outer.end && std::prev(next)->rank > outer.rank;
    });
    kept_.insert(kept_.end(), fresh.begin(), fresh.end());
    spots_.clear();
  }

  struct Taken {
    std::map<std::size_t, std::size_t> spans; // begin → end, disjoint
    bool add(const Spot& spot) {
      const auto next = spans.lower_bound(spot.begin);
      const bool free_after = next == spans.end() || next->first >= spot.end;
      const bool free_before = next == spans.begin() || std::prev(next)->second <= spot.begin;
      if (!free_after || !free_before) return false;
      spans[spot.begin] = spot.end;
      return true;
    }
  };

  const hs_database_t* database_;
  hs_scratch_t* space_;
  const InjectionScorer* injection_; // none: words are not read
  const InjectionClassifier* classifier_; // none likewise
  InjectionClassifier::From from_;
  const ConductReader* conduct_; // none likewise
  Spot commanded_{"injection", 0, 0, 0, 0}; // what the rules say
  std::optional<Judged> judged_; // what the classifier says
  std::deque<View> views_; // each knows the one that it was made from
  std::vector<Spot> spots_, kept_;
  std::map<std::string_view, Taken> by_type_;
};
} // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  utf8proc_int32_t code = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    const auto n = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (n <= 0) return at;
    at += static_cast<std::size_t>(n);
  }
  return std::nullopt;
}

Engine::Engine() : database_(std::make_unique<Database>()) {}
Engine::~Engine() = default;

namespace {
struct Patterns {
  std::vector<const char*> texts;
  std::vector<unsigned> flags, ids;
  std::string digest; // of all that the compiled form hangs on, but for the machine
};
Patterns patterns() {
  Patterns out;
  std::string all = hs_version();
  for (const auto& detector : detectors()) {
    out.ids.push_back(static_cast<unsigned>(out.ids.size()));
    out.texts.push_back(detector.pattern);
    out.flags.push_back(HS_FLAG_SOM_LEFTMOST | (detector.caseless ? HS_FLAG_CASELESS : 0U));
    all += '\0' + std::to_string(out.flags.back()) + detector.pattern;
  }
  out.digest = sha256_hex(all) + "\n";
  return out;
}
} // namespace

Result<std::unique_ptr<Engine>> Engine::create(std::string_view kept, bool classifier) {
  std::unique_ptr<Engine> engine(new Engine());
  if (classifier) engine->classifier_.emplace();
  const Patterns wanted = patterns();
  hs_database_t*& made = engine->database_->compiled;
  if (kept.starts_with(wanted.digest)) { // Hyperscan itself refuses what was made for another kind of machine
    kept.remove_prefix(wanted.digest.size());
    if (hs_deserialize_database(kept.data(), kept.size(), &made) != HS_SUCCESS) made = nullptr;
  }
  engine->compiled_here_ = made == nullptr;
  hs_compile_error_t* error = nullptr;
  if (made == nullptr &&
      hs_compile_multi(wanted.texts.data(), wanted.flags.data(), wanted.ids.data(),
                       static_cast<unsigned>(wanted.ids.size()), HS_MODE_BLOCK, nullptr, &made, &error) != HS_SUCCESS) {
    std::string reason = error == nullptr
                             ? "unknown"
                             : std::string(error->message) + " in pattern " + std::to_string(error->expression);
    hs_free_compile_error(error);
    return fail(kEngine, {{"reason", std::move(reason)}});
  }
  if (hs_alloc_scratch(made, &engine->database_->prototype) != HS_SUCCESS)
    return fail(kEngine, {{"reason", "no memory"}});
  return engine;
}

std::optional<Bytes> Engine::compiled() const {
  char* bytes = nullptr;
  std::size_t length = 0;
  if (!compiled_here_ || hs_serialize_database(database_->compiled, &bytes, &length) != HS_SUCCESS) return std::nullopt;
  Bytes out = patterns().digest + Bytes(bytes, length);
  std::free(bytes); // NOLINT: Hyperscan allocates so
  return out;
}

Result<Found> Engine::search(std::string_view text, Words words) const {
  if (scratch.of != database_->compiled) {
    hs_free_scratch(scratch.space);
    scratch.space = nullptr;
    if (hs_clone_scratch(database_->prototype, &scratch.space) != HS_SUCCESS)
      return fail(kEngine, {{"reason", "no memory"}});
    scratch.of = database_->compiled;
  }
  const bool reads = words != Words::skip, judges = words == Words::read || words == Words::read_elsewhere;
  return Search(database_->compiled, scratch.space, reads ? &injection_ : nullptr,
                judges && classifier_ ? &*classifier_ : nullptr,
                words == Words::read ? InjectionClassifier::From::person : InjectionClassifier::From::elsewhere,
                reads ? &conduct_ : nullptr)
      .run(text);
}

std::vector<Spot> Engine::read(std::string_view text) const {
  View root;
  root.text = text;
  const auto plain = folded(root);
  const View& view = plain ? *plain : root;
  std::vector<Spot> out;
  const auto add = [&](const char* type, std::size_t from, std::size_t to, int confidence) {
    const auto [begin, end] = view.source(from, to);
    out.push_back({type, begin, end, confidence, 0});
  };
  for (const auto& spot : conduct_.read(view.text)) add(spot.type, spot.begin, spot.end, spot.confidence);
  const auto score = injection_.score(view.text, 0);
  if (score.percent >= injection_percent_min)
    add("injection", score.begin, score.end > 0 ? score.end : view.text.size(), score.percent);
  return out;
}

} // namespace socle::guard
