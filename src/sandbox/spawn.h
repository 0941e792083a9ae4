// Starts one process from a process with many threads: everything is prepared before, and between vfork and exec only system
// calls are made.
#pragma once

#include "base/base.h"

#include <linux/filter.h>
#include <sys/resource.h>
#include <sys/types.h>

namespace socle::sandbox {

struct Spawn {
  std::vector<std::string> arguments; // the first is the program's absolute path
  std::vector<std::string> environment;
  std::string working_directory;
  std::vector<int> descriptors; // become 0, 1, 2, …; each at least 10; all others are closed
  bool drop_root = false; // become kUnprivilegedUser without groups
  std::vector<std::pair<int, rlimit>> limits;
  int landlock_ruleset = -1; // confines the child itself when given
  std::vector<sock_filter> filter; // system calls that the child itself may make; empty: no filter
};

// The child leads its own process group and dies with the calling thread. The error is what failed, with the system's reason.
std::expected<pid_t, std::string> spawn(const Spawn& what);

} // namespace socle::sandbox
