// One search of a text with all detectors, through all its disguises. Private to guard.
#pragma once

#include "guard/conduct.h"
#include "guard/injection.h"
#include "guard/injection_classifier.h"

#include <memory>
#include <optional>

namespace socle::guard {

// What was found, and where in the text that was given.
struct Spot {
  const char* type;
  std::size_t begin, end;
  int confidence, rank;
};
struct Found {
  std::vector<Spot> spots; // by place
  int injection_percent = 0;
};

// The compiled patterns and the tables of words. Every function from any thread; a scratch space per thread.
class Engine {
 public:
  // `kept`: what compiled() gave earlier. Used where it was made from these patterns, by this version for this kind of machine;
  // otherwise the patterns are compiled anew, which takes most of a second.
  // `classifier`: whether commands to a model are looked for by the classifier too, beside the rules.
  static Result<std::unique_ptr<Engine>> create(std::string_view kept = {}, bool classifier = false);
  ~Engine();

  // Whether sentences are looked for: commands to a model, insults, threats, hate; by the rules alone, or by the classifier as well, which
  // is told whether a person wrote them.
  enum class Words { read, read_elsewhere, rules, skip };
  // The patterns as they were compiled here, to be kept; none where they came from `kept`, or cannot be written.
  std::optional<Bytes> compiled() const;
  Result<Found> search(std::string_view text, Words words) const;
  // The sentences alone, by the rules, of a text in no disguise but look-alikes.
  std::vector<Spot> read(std::string_view text) const;

 private:
  Engine();
  struct Database;
  std::unique_ptr<Database> database_;
  InjectionScorer injection_;
  std::optional<InjectionClassifier> classifier_;
  ConductReader conduct_;
  bool compiled_here_ = true;
};

std::optional<std::size_t> first_invalid_utf8(std::string_view text);

} // namespace socle::guard
