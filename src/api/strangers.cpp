#include "api/strangers.h"

#include "api/errors.h"
#include "api/limits.h"

#include <algorithm>
#include <cmath>

namespace socle::api {

double Strangers::attempts(const Bucket& bucket, Microseconds now) const {
  const double forgiven = static_cast<double>((now - bucket.at).count()) / 1e6 * stranger_attempts_per_second;
  return std::max(0.0, bucket.attempts - forgiven);
}

Result<void> Strangers::may_try(const std::string& client) {
  const std::lock_guard lock(mutex_);
  const auto found = buckets_.find(client);
  if (found == buckets_.end()) return {};
  const double over = attempts(found->second, clock_.monotonic()) - stranger_attempts_free;
  if (over < 0) return {};
  return fail(kStrangerThrottled,
              {{"seconds", std::to_string(static_cast<int>(std::ceil((over + 1) / stranger_attempts_per_second)))}});
}

void Strangers::refused(const std::string& client) {
  const std::lock_guard lock(mutex_);
  const auto now = clock_.monotonic();
  if (buckets_.size() >= stranger_addresses_max && !buckets_.contains(client)) {
    std::erase_if(buckets_, [&](const auto& entry) { return attempts(entry.second, now) == 0; });
    // Still full: the attack comes from everywhere; whoever is forgotten gets its free attempts again, memory stays bounded.
    if (buckets_.size() >= stranger_addresses_max) buckets_.erase(buckets_.begin());
  }
  auto& bucket = buckets_[client];
  bucket = {std::min(attempts(bucket, now) + 1, stranger_attempts_free * 2), now};
}

} // namespace socle::api
