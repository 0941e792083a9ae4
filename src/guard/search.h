// One search of a text with all detectors, through all its disguises. Private to guard.
#pragma once

#include "guard/injection.h"

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
  static Result<std::unique_ptr<Engine>> create(std::string_view kept = {});
  ~Engine();

  enum class Words { read, skip }; // whether commands to a model are looked for
  // The patterns as they were compiled here, to be kept; none where they came from `kept`, or cannot be written.
  std::optional<Bytes> compiled() const;
  Result<Found> search(std::string_view text, Words words) const;

 private:
  Engine();
  struct Database;
  std::unique_ptr<Database> database_;
  InjectionScorer injection_;
  bool compiled_here_ = true;
};

std::optional<std::size_t> first_invalid_utf8(std::string_view text);

} // namespace socle::guard
