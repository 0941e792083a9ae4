// The system calls that a confined program may not make, as a seccomp filter.
#pragma once

#include <linux/filter.h>

#include <vector>

namespace socle::sandbox {

// `alone`: also no second process, no signals to others and no change of file attributes, for confinement without namespaces,
// where nothing else keeps the program from the daemon's own processes and from what Landlock does not cover.
std::vector<sock_filter> forbidden_calls(bool alone);

} // namespace socle::sandbox
