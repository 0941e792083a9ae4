#include "kernel/permit.h"

#include "kernel/errors.h"

namespace socle::kernel {

Permit::Permit(std::string call, std::string tenant, std::string action, Microseconds expires)
    : call_(std::move(call)), tenant_(std::move(tenant)), action_(std::move(action)), expires_(expires) {}

// The permit that was moved from keeps its names: it refuses with them.
Permit::Permit(Permit&& other) noexcept
    // NOLINTNEXTLINE(performance-move-constructor-init)
    : call_(other.call_),
      tenant_(other.tenant_),
      action_(other.action_),
      expires_(other.expires_),
      spent_(other.spent_) {
  other.spent_ = true; // what was moved from opens nothing
}

Result<void> Permit::use(const Clock& clock) {
  if (spent_) return fail(kPermitSpent, {{"call", call_}});
  spent_ = true;
  if (clock.monotonic() > expires_) return fail(kPermitExpired, {{"call", call_}});
  return {};
}

} // namespace socle::kernel
