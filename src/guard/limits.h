// The limits of guard, each with its reason.
#pragma once

#include <cstddef>

namespace socle::guard {

// A scan is synchronous: at 0.15 GB/s this takes 0.2 s, the longest that a loop may be held.
inline constexpr std::size_t content_bytes_max = 32U << 20U;
// Findings per content: a text beyond it is a list, and its first ones decide alike.
inline constexpr std::size_t findings_max = 10'000;

} // namespace socle::guard
