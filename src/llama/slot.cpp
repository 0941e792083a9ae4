#include "llama/slot.h"

#include "llama/limits.h"

namespace socle::llama {

Slot* choose_slot(std::span<Slot> slots, const Tokens& prompt) {
  Slot* oldest = nullptr;
  Slot* closest = nullptr;
  std::size_t spared = 0;
  for (auto& slot : slots) {
    if (slot.busy()) continue;
    if (oldest == nullptr || slot.last_used < oldest->last_used) oldest = &slot;
    const auto common = slot.common_prefix(prompt);
    const auto part = static_cast<double>(common) /
                      static_cast<double>(std::max<std::size_t>(1, std::min(prompt.size(), slot.computed)));
    if (part >= cache_reuse_part_min && common > spared) closest = &slot, spared = common;
  }
  return closest != nullptr ? closest : oldest;
}

} // namespace socle::llama
