// Answers to POSTs by their Idempotency-Key, in memory and bounded; what must survive a restart (runs) keeps its key in the store
// as well. Private to api.
#pragma once

#include "base/clock.h"
#include "net/message.h"

#include <deque>
#include <mutex>
#include <unordered_map>

namespace socle::api {

class Idempotency {
 public:
  explicit Idempotency(const Clock& clock) : clock_(clock) {}

  // The remembered answer; nothing when the request is to be carried out now (then finish() must follow); an error when the key
  // belongs to another request or its first request still runs. `scope` names principal and route, `digest` the request.
  Result<std::optional<net::Response>> begin(const std::string& scope, const std::string& digest);
  // Remembers what was decided; a failure that may be tried again (5xx, 429) and an answer that is too large are forgotten.
  void finish(const std::string& scope, const net::Response& response);

 private:
  struct Entry {
    std::string digest;
    std::optional<net::Response> response; // none: still running
    Microseconds at{0};
  };
  const Clock& clock_;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::deque<std::string> order_; // oldest first
};

} // namespace socle::api
