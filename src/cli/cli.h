// What: the socle command: server commands on a data directory, client commands over the API, help that teaches.
// Invariants: exit codes 0 done, 1 failed, 2 usage, 3 refused, 4 not reachable; errors go to stderr, with --json as one object;
//   client commands find the server by SOCLE_URL and act as SOCLE_KEY, flags override.
// Threads: one; serve hands its signals to a waiting thread of its own.
// Failure: an unknown command or option offers what is near; every error says what, why and what to do next.
#pragma once

#include <span>
#include <string>

namespace socle::cli {

int run(std::span<const std::string> arguments);

} // namespace socle::cli
