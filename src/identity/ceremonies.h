// Challenges that wait for an authenticator's answer: each for one purpose and one browser or session, good once and for minutes.
#pragma once

#include "base/clock.h"
#include "base/random.h"

#include <mutex>
#include <unordered_map>

namespace socle::identity {

// From any thread.
class Ceremonies {
 public:
  enum class Purpose { registration, confirmation, sign_in };
  Ceremonies(const Clock& clock, Random& random) : clock_(clock), random_(random) {}

  // A fresh challenge, as bytes; takes the place of one that the same browser or session began for the same purpose. `bound` is what
  // it alone knows: the value of a cookie.
  std::string begin(Purpose purpose, const std::string& bound);
  // The challenge that was given for this; there is none a second time, whatever comes of the first.
  std::optional<std::string> take(Purpose purpose, const std::string& bound);

 private:
  struct Pending {
    std::string challenge;
    Microseconds until{0};
  };
  const Clock& clock_;
  Random& random_;
  std::mutex mutex_;
  std::unordered_map<std::string, Pending> pending_; // hash of purpose and cookie →
};

} // namespace socle::identity
