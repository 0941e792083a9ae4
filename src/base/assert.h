// A broken precondition or invariant is a programmer's error: it ends the process, in release builds too.
#pragma once

namespace socle {
[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);
} // namespace socle

#define SOCLE_ASSERT(expression) \
  ((expression) ? static_cast<void>(0) : ::socle::assertion_failed(#expression, __FILE__, __LINE__))
