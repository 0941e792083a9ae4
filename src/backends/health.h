// How the models' endpoints do: a circuit breaker for each, and how long a first byte took lately.
#pragma once

#include "base/base.h"
#include "base/clock.h"

#include <map>
#include <mutex>
#include <optional>

namespace socle::backends {

class Health {
 public:
  explicit Health(const Clock& clock) : clock_(clock) {}

  enum class State { closed, open, half_open };
  struct Report {
    State state = State::closed;
    int failures = 0;           // in a row
    std::int64_t answers = 0;   // since the start
    Microseconds first_byte{0}; // lately, smoothed; 0: none yet
    double tokens_per_second = 0; // that it writes, in one answer, lately, smoothed; 0: not known
    int under_way = 0;
    Microseconds rests{0};      // so long no call goes there
  };

  // Whether a call may go there now. Once its pause is over an open circuit lets one call pass as a probe.
  bool may_try(std::string_view tenant, std::string_view model) const;
  // A call went there, and how it ended. A client that left says nothing about the endpoint.
  enum class End { answered, failed, left };
  void began(std::string_view tenant, std::string_view model);
  void ended(std::string_view tenant, std::string_view model, End how, std::optional<Microseconds> first_byte);
  // It wrote so many tokens in that time.
  void wrote(std::string_view tenant, std::string_view model, std::int64_t tokens, Microseconds time);
  Report report(std::string_view tenant, std::string_view model) const;

 private:
  struct Entry : Report {
    Microseconds open_until{0};
    bool probing = false;
  };
  const Clock& clock_;
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Entry> entries_;
};

std::string_view circuit_name(Health::State state); // as the API says it: "half_open"

} // namespace socle::backends
