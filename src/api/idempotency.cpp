#include "api/idempotency.h"

#include "api/errors.h"
#include "api/limits.h"

namespace socle::api {

Result<std::optional<net::Response>> Idempotency::begin(const std::string& scope, const std::string& digest) {
  const std::lock_guard lock(mutex_);
  const auto now = clock_.monotonic();
  const auto found = entries_.find(scope);
  if (found != entries_.end() && now - found->second.at < idempotency_time) {
    if (found->second.digest != digest) return fail(kIdempotencyMismatch);
    if (!found->second.response) return fail(kIdempotencyRunning);
    return found->second.response;
  }
  if (found == entries_.end()) {
    order_.push_back(scope);
    while (order_.size() > idempotency_entries_max) {
      entries_.erase(order_.front());
      order_.pop_front();
    }
  }
  entries_[scope] = {digest, std::nullopt, now};
  return std::nullopt;
}

void Idempotency::finish(const std::string& scope, const net::Response& response) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(scope);
  if (found == entries_.end()) return; // newer ones needed the place
  const bool again = response.status >= 500 || response.status == 429 || response.stream || response.body.size() > idempotency_answer_bytes_max;
  if (again) {
    entries_.erase(found);
    std::erase(order_, scope);
  } else {
    found->second.response = response;
  }
}

} // namespace socle::api
