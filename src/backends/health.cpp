#include "backends/health.h"

#include "backends/limits.h"
#include "base/metrics.h"

#include <algorithm>

namespace socle::backends {

namespace {
std::pair<std::string, std::string> key_of(std::string_view tenant, std::string_view model) {
  return {std::string(tenant), std::string(model)};
}
// "name@time" is the place; people know the name.
void show(std::string_view place, Health::State state) {
  metrics::gauge("socle_model_breaker_state",
                 "Whether calls may go to a model: 0 yes, 1 one at a time to try it, 2 not for a while",
                 {{"model", std::string(place.substr(0, place.rfind('@')))}})
      .set(state == Health::State::closed      ? 0
           : state == Health::State::half_open ? 1
                                               : 2);
}
} // namespace

bool Health::may_try(std::string_view tenant, std::string_view model) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key_of(tenant, model));
  if (found == entries_.end() || found->second.state == State::closed) return true;
  return clock_.monotonic() >= found->second.open_until && !found->second.probing;
}

void Health::began(std::string_view tenant, std::string_view model) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entries_[key_of(tenant, model)];
  ++entry.under_way;
  if (entry.state == State::closed) return;
  entry.state = State::half_open;
  show(model, entry.state);
  entry.probing = true;
}

void Health::ended(std::string_view tenant, std::string_view model, End how, std::optional<Microseconds> first_byte) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entries_[key_of(tenant, model)];
  --entry.under_way;
  entry.probing = false;
  if (first_byte)
    entry.first_byte = entry.first_byte.count() == 0 ? *first_byte : (entry.first_byte * 7 + *first_byte) / 8;
  if (how == End::left) return;
  if (how == End::answered) {
    ++entry.answers;
    entry.failures = 0;
    if (entry.answers == 1 || entry.state != State::closed) show(model, State::closed);
    entry.state = State::closed;
    return;
  }
  if (++entry.failures < breaker_failures) return;
  entry.state = State::open;
  show(model, entry.state);
  const int doublings = std::min(entry.failures - breaker_failures, breaker_doublings_max);
  entry.open_until = clock_.monotonic() + Microseconds(breaker_pause) * (1 << doublings);
}

void Health::wrote(std::string_view tenant, std::string_view model, std::int64_t tokens, Microseconds time) {
  if (tokens < speed_tokens_min || time < Microseconds(speed_time_min)) return;
  const double speed = static_cast<double>(tokens) * 1e6 / static_cast<double>(time.count());
  const std::lock_guard lock(mutex_);
  double& known = entries_[key_of(tenant, model)].tokens_per_second;
  known = known == 0 ? speed : (known * 7 + speed) / 8;
  metrics::gauge("socle_model_tokens_per_second", "Tokens a second that a model writes in one answer, lately",
                 {{"model", std::string(model.substr(0, model.rfind('@')))}})
      .set(known);
}

Health::Report Health::report(std::string_view tenant, std::string_view model) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key_of(tenant, model));
  if (found == entries_.end()) return {};
  Report out = found->second;
  if (out.state != State::closed) out.rests = std::max(found->second.open_until - clock_.monotonic(), Microseconds(0));
  return out;
}

std::string_view circuit_name(Health::State state) {
  switch (state) {
    case Health::State::closed: return "closed";
    case Health::State::open: return "open";
    case Health::State::half_open: return "half_open";
  }
  return "";
}

} // namespace socle::backends
