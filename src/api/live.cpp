#include "api/live.h"

namespace socle::api {

std::shared_ptr<void> Live::open(const std::string& person, const std::string& key, std::function<void()> end) {
  const std::lock_guard lock(shared_->mutex);
  const auto place = shared_->open.emplace(person, Opened{key, std::move(end)});
  return {shared_.get(), [shared = shared_, place](void*) {
            const std::lock_guard taking(shared->mutex);
            shared->open.erase(place);
          }};
}

void Live::end(const std::string& person, const std::string& key) {
  const std::lock_guard lock(shared_->mutex);
  const auto [begin, finish] = shared_->open.equal_range(person);
  for (auto place = begin; place != finish; ++place) {
    if (key.empty() || place->second.key == key) place->second.end();
  }
}

} // namespace socle::api
