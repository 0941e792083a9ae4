// One search of a text with all detectors, through all its disguises. Private to guard.
#pragma once

#include "guard/injection.h"

#include <memory>

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
  static Result<std::unique_ptr<Engine>> create();
  ~Engine();

  enum class Words { read, skip }; // whether commands to a model are looked for
  Result<Found> search(std::string_view text, Words words) const;

 private:
  Engine();
  struct Database;
  std::unique_ptr<Database> database_;
  InjectionScorer injection_;
};

std::optional<std::size_t> first_invalid_utf8(std::string_view text);

} // namespace socle::guard
