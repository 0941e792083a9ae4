#include "identity/ceremonies.h"

#include "identity/limits.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::identity {

namespace {
std::string name_of(Ceremonies::Purpose purpose, const std::string& bound) {
  return sha256_hex(std::to_string(static_cast<int>(purpose)) + " " + bound);
}
} // namespace

std::string Ceremonies::begin(Purpose purpose, const std::string& bound) {
  std::string challenge(32, '\0');
  random_.fill(std::span(reinterpret_cast<unsigned char*>(challenge.data()), challenge.size()));
  const Microseconds now = clock_.monotonic();
  const std::lock_guard lock(mutex_);
  if (pending_.size() >= ceremonies_max) {
    std::erase_if(pending_, [&](const auto& one) { return one.second.until <= now; });
    if (pending_.size() >= ceremonies_max)
      pending_.erase(std::ranges::min_element(pending_, {}, [](const auto& one) { return one.second.until; }));
  }
  pending_[name_of(purpose, bound)] = {challenge, now + std::chrono::duration_cast<Microseconds>(ceremony_time_max)};
  return challenge;
}

std::optional<std::string> Ceremonies::take(Purpose purpose, const std::string& bound) {
  const std::lock_guard lock(mutex_);
  const auto found = pending_.find(name_of(purpose, bound));
  if (found == pending_.end()) return std::nullopt;
  const Pending pending = std::move(found->second);
  pending_.erase(found);
  return pending.until > clock_.monotonic() ? std::optional(pending.challenge) : std::nullopt;
}

} // namespace socle::identity
