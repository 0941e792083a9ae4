// The limits of app, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::app {

// Telemetry: what waits for a collector that is slow is bounded, some 4 MB, and then dropped.
inline constexpr std::size_t telemetry_spans_max = 4'096;
inline constexpr std::size_t telemetry_batch_max = 512;
inline constexpr std::chrono::seconds telemetry_spans_every{2};
inline constexpr std::chrono::seconds telemetry_metrics_every{15};
inline constexpr std::chrono::milliseconds telemetry_time_max{
    3'000}; // for one request; the end of the daemon waits for two at most
inline constexpr std::size_t telemetry_headers_bytes_max = 8U << 10;
// Models by wire and outcome whose metrics a thread remembers; a company has a few dozen.
inline constexpr std::size_t kept_metrics_max = 1'024;

} // namespace socle::app
