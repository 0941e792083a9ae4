#include "api/watch.h"

namespace socle::api {

Task<Woken> Watch::Seat::next(std::chrono::milliseconds limit) {
  std::function<void(std::function<void(Woken)>)> start = [this](std::function<void(Woken)> done) {
    Woken now = Woken::left;
    {
      const std::lock_guard lock(mutex_);
      if (!left_) {
        if (!changed_) {
          sleeper_ = std::move(done);
          return;
        }
        changed_ = false;
        now = Woken::changed;
      }
    }
    done(now);
  };
  const Woken woken = co_await await_callback_within<Woken>(limit, Woken::late, std::move(start));
  const std::lock_guard lock(mutex_);
  sleeper_ = nullptr;
  co_return woken;
}

void Watch::Seat::wake(Woken why) {
  std::function<void(Woken)> sleeper;
  {
    const std::lock_guard lock(mutex_);
    left_ = left_ || why == Woken::left;
    if (!sleeper_) changed_ = true;
    sleeper = std::exchange(sleeper_, nullptr);
  }
  if (sleeper) sleeper(why);
}

void Watch::Seat::leave() { wake(Woken::left); }

Watch::Watch() : room_(std::make_shared<Room>()) {
  room_->waiting = metrics::gauge("socle_api_waiting_requests", "Requests that wait for a run to change");
}

void Watch::Room::leave(const Seat* seat) {
  const std::lock_guard lock(mutex);
  std::erase_if(seats, [&](const auto& entry) { return entry.second == seat; });
  waiting.set(static_cast<double>(seats.size()));
}

std::shared_ptr<Watch::Seat> Watch::sit(const std::string& tenant, const std::string& run) {
  std::shared_ptr<Seat> seat(new Seat, [room = room_](Seat* given_up) {
    room->leave(given_up);
    delete given_up; // NOLINT: the one that the shared pointer owned
  });
  const std::lock_guard lock(room_->mutex);
  room_->seats.emplace(std::pair(tenant, run), seat.get());
  room_->waiting.set(static_cast<double>(room_->seats.size()));
  return seat;
}

void Watch::changed(const std::string& tenant, const std::string& run) {
  // Under the room's lock, so that no seat goes away meanwhile; waking only posts to the waiter's loop.
  const std::lock_guard lock(room_->mutex);
  const auto [begin, end] = room_->seats.equal_range({tenant, run});
  for (auto seat = begin; seat != end; ++seat) seat->second->wake(Woken::changed);
}

} // namespace socle::api
