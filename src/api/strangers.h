// Refused attempts by client address: some are free, then each has to be earned by waiting. Private to api; from any thread.
#pragma once

#include "base/clock.h"

#include <mutex>
#include <unordered_map>

namespace socle::api {

class Strangers {
 public:
  explicit Strangers(const Clock& clock) : clock_(clock) {}
  // Whether this address may try now.
  Result<void> may_try(const std::string& client);
  void refused(const std::string& client);

 private:
  struct Bucket {
    double attempts = 0;
    Microseconds at{0};
  };
  double attempts(const Bucket& bucket, Microseconds now) const;
  const Clock& clock_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

} // namespace socle::api
