// The limits of workflows, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::workflows {

inline constexpr std::size_t definition_bytes_max = 256U << 10U; // a definition is written by hand
inline constexpr std::size_t tasks_max = 500;                    // the same
inline constexpr std::size_t data_bytes_max = 8U << 20U; // a run's state; larger values travel as blobs, by reference
inline constexpr std::size_t steps_per_run_max = 10'000; // a loop that never ends is a fault, not a bill
inline constexpr std::size_t workers = 2; // runs that advance at once; each step computes on the pipeline's workers
inline constexpr std::chrono::seconds gate_deadline_default{14 * 24 * 3600}; // two weeks; a definition states its own
inline constexpr std::chrono::seconds expiry_looked_for_every{30};
inline constexpr int attempts_max = 4; // of a step that came as far as its effect and then failed for a passing reason
inline constexpr std::chrono::milliseconds retry_wait_first{250}; // doubles with each attempt
inline constexpr std::chrono::seconds retry_wait_max{15}; // an outage that has ended is noticed by then
inline constexpr std::chrono::seconds queue_looked_at_every{1};
inline constexpr std::size_t expression_bytes_max = 16U << 10U;
inline constexpr std::chrono::milliseconds expression_ms_max{2'000}; // of CPU time for one task's expressions
#if defined(__SANITIZE_ADDRESS__) || \
    defined(__SANITIZE_THREAD__) // a sanitizer's shadow alone takes terabytes of addresses
inline constexpr std::size_t expression_memory_bytes_max = std::size_t{1} << 46U;
#else
inline constexpr std::size_t expression_memory_bytes_max = 512U << 20U;
#endif

} // namespace socle::workflows
