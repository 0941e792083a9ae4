#include "kernel/call.h"

#include <algorithm>

namespace socle::kernel {

void Obligations::add(const Obligations& more) {
  ask_human |= more.ask_human;
  keep_local |= more.keep_local;
  redact |= more.redact;
  pseudonymize |= more.pseudonymize;
  for (const auto& type : more.block) {
    if (const auto at = std::ranges::lower_bound(block, type); at == block.end() || *at != type) block.insert(at, type);
  }
  if (more.cost_micros_max)
    cost_micros_max = std::min(cost_micros_max.value_or(*more.cost_micros_max), *more.cost_micros_max);
}

} // namespace socle::kernel
