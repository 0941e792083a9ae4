// Permit, Ticket and Held: how the type system carries the proof of the path.
#pragma once

#include "base/base.h"
#include "base/clock.h"

#include <memory>

namespace socle::kernel {

class Pipeline;

// The right to do one effect for one call. Only the pipeline makes it, after the call's intent is durable. Effects take it by
// value and call use() first; it works once and expires.
class Permit {
 public:
  Permit(Permit&& other) noexcept;
  Permit& operator=(Permit&&) = delete;
  Permit(const Permit&) = delete;
  ~Permit() = default;

  const std::string& call() const { return call_; }
  const std::string& tenant() const { return tenant_; }
  const std::string& action() const { return action_; }
  // Spends it: kPermitSpent the second time, kPermitExpired when too late.
  Result<void> use(const Clock& clock);

 private:
  friend class Pipeline;
  Permit(std::string call, std::string tenant, std::string action, Microseconds expires);

  std::string call_;
  std::string tenant_;
  std::string action_;
  Microseconds expires_; // on the monotonic clock
  bool spent_ = false;
};

// The right to compute here for a call whose intent is still being written. What it produces stays Held until the Permit.
class Ticket {
 public:
  Ticket(const Ticket&) = delete;
  Ticket& operator=(const Ticket&) = delete;
  Ticket(Ticket&&) noexcept = default;
  const std::string& call() const { return call_; }

 private:
  friend class Pipeline;
  explicit Ticket(std::string call) : call_(std::move(call)) {}
  std::string call_;
};

// A computed value that nobody may see before its call is recorded.
template <typename T>
class Held {
 public:
  // `ticket` binds the value to its call.
  Held(const Ticket& ticket, T value) : call_(ticket.call()), value_(std::move(value)) {}
  // Opens with the Permit of the same call; any other permit ends the process.
  T open(const Permit& permit) && {
    SOCLE_ASSERT(permit.call() == call_);
    return std::move(value_);
  }

 private:
  std::string call_;
  T value_;
};

} // namespace socle::kernel
