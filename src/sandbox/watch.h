// What a process and all that it started use now, from /proc.
#pragma once

#include "base/base.h"

#include <sys/types.h>

#include <chrono>

namespace socle::sandbox {

struct Usage {
  std::size_t processes = 0;
  std::size_t memory_bytes = 0; // resident and not shared with files; pages shared by fork count for each process
  std::chrono::milliseconds cpu_ms{0}; // of what lives, and of children already waited for
};

Usage usage_of_tree(pid_t root);

} // namespace socle::sandbox
