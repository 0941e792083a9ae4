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

// Signed bundles.
inline constexpr std::size_t signature_bytes_max = 4'096; // a note of five lines with a few signatures
inline constexpr std::size_t signer_name_bytes_max = 100;
inline constexpr std::size_t signers_max = 50; // each is tried
inline constexpr Microseconds signature_ahead_max = std::chrono::minutes(5); // clocks of two machines differ
inline constexpr std::size_t open_proposals_max = 20; // more than anybody reads
inline constexpr std::size_t proposals_listed_max = 100;

// Past decisions, for a replay.
inline constexpr std::size_t decision_bytes_max = 8U << 10; // of one request; what is larger is counted as not kept
inline constexpr std::size_t batch_requests_max = 512; // sealed and written together
inline constexpr std::size_t batch_bytes_max = 256U << 10;
inline constexpr Microseconds batch_age_max = std::chrono::seconds(60);
inline constexpr int batches_underway_max = 16; // that the store has not answered for
inline constexpr std::int64_t decisions_kept_max = 200'000; // different requests of a tenant: some 100 MB
inline constexpr std::int64_t replayed_max = 200'000; // some seconds
inline constexpr int batches_read_max = 64; // within the store's deadline

} // namespace socle::policy
