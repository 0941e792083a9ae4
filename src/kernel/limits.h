// The limits of kernel, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::kernel {

// Longer than any effect may take (Executor::time_ms_max), short enough that a forgotten permit is useless.
inline constexpr std::chrono::microseconds permit_lifetime_max = std::chrono::minutes(10);
// A commit takes milliseconds; a disk that needs longer is not one to trust with the next call.
inline constexpr std::chrono::milliseconds record_ms_max{5'000};

inline constexpr std::size_t reasons_max = 8; // of candidates that were passed over, in one message

} // namespace socle::kernel
