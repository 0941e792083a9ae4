// Coarse deadlines for thousands of connections at the price of one timer: a wheel of lists that turns once a tick. Private to net.
#pragma once

#include "net/limits.h"

#include <array>

namespace socle::net {

// One deadline; a member of what it guards. Belongs to one loop.
class Deadline {
 public:
  virtual void expired() = 0; // on the loop; may set another deadline
  bool armed() const { return previous_ != nullptr; }

 protected:
  Deadline() = default;
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  virtual ~Deadline() { disarm(); }

 private:
  friend class Wheel;
  void disarm();
  Deadline* previous_ = nullptr;
  Deadline* next_ = nullptr;
};

class Wheel {
 public:
  Wheel();
  // Expires not before `in` and at most two ticks later. Replaces an earlier one.
  void arm(Deadline& deadline, std::chrono::milliseconds in);
  void disarm(Deadline& deadline) { deadline.disarm(); }
  void tick();

 private:
  struct Slot final : Deadline {
    Slot() = default;
    ~Slot() override = default;
    void expired() override {}
  };
  std::array<Slot, wheel_slots> slots_; // each the head of a ring
  std::size_t now_ = 0;
};

} // namespace socle::net
