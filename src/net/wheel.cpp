#include "net/wheel.h"

#include <algorithm>

namespace socle::net {

void Deadline::disarm() {
  if (previous_ == nullptr) return;
  previous_->next_ = next_;
  next_->previous_ = previous_;
  previous_ = next_ = nullptr;
}

Wheel::Wheel() {
  for (auto& slot : slots_) slot.previous_ = slot.next_ = &slot;
}

void Wheel::arm(Deadline& deadline, std::chrono::milliseconds in) {
  deadline.disarm();
  // One tick more: the running tick is partly over.
  const auto ticks = std::clamp<std::size_t>(
      static_cast<std::size_t>((in + wheel_tick - std::chrono::milliseconds(1)) / wheel_tick) + 1, 1, wheel_slots - 1);
  auto& head = slots_[(now_ + ticks) % wheel_slots];
  deadline.previous_ = head.previous_;
  deadline.next_ = &head;
  head.previous_->next_ = &deadline;
  head.previous_ = &deadline;
}

void Wheel::tick() {
  now_ = (now_ + 1) % wheel_slots;
  auto& head = slots_[now_];
  while (head.next_ != &head) {
    auto& due = *head.next_;
    due.disarm(); // before the call: it may arm itself anew, never into this slot
    due.expired();
  }
}

} // namespace socle::net
