// The limits of kernel, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::kernel {

// Longer than any effect may take (Executor::time_ms_max), short enough that a forgotten permit is useless.
inline constexpr std::chrono::microseconds permit_lifetime_max = std::chrono::minutes(10);
// A commit takes milliseconds; a disk that needs longer is not one to trust with the next call.
inline constexpr std::chrono::milliseconds record_ms_max{5'000};

// Texts that one streamed answer goes on with: more than a model has choices, or calls tools at once. The one that was silent longest
// is given up for a new one.
inline constexpr std::size_t lanes_max = 256;
// Of a streamed answer, what waits for a text that is silent while others go on: two private keys that are written in turns.
inline constexpr std::size_t waiting_bytes_max = std::size_t{256} << 10U;

inline constexpr std::size_t reasons_max = 8; // of candidates that were passed over, in one message

} // namespace socle::kernel
