// The limits of policy.
#pragma once

#include <cstddef>

#include "base/clock.h"

namespace socle::policy {

inline constexpr std::size_t bundle_files_max = 200;           // a folder that a person still reads
inline constexpr std::size_t bundle_bytes_max = 1U
                                                << 20; // compiling takes about 0.2 ms a policy, and it runs on a worker
// How deeply and how long policies may be is checked before they are parsed: cedar/src/bounds.rs.
inline constexpr std::size_t test_cases_max = 5'000; // run before each publication
inline constexpr std::size_t context_attributes_max = 64; // a call's facts; each is looked at for every decision
inline constexpr std::size_t context_bytes_max = 64U << 10; // decisions are synchronous: their input bounds their time
inline constexpr Microseconds publication_wait_max = std::chrono::minutes(
    10); // longer than any call may take to commit

// Decisions that a bundle remembers: some 4 MB, the people of a company with what they do all day.
inline constexpr std::size_t remembered_max = 4'096;
inline constexpr std::size_t remembered_bytes_max = 2'048; // of a request

} // namespace socle::policy
