// The limits of api, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::api {

inline constexpr std::size_t handlers = 12;                   // requests that wait for the governed path at once
inline constexpr std::size_t handlers_queue_max = 512;        // beyond it a request is told to come again
inline constexpr std::size_t upload_bytes_max = 32U << 20U;   // a contract: 200 scanned pages at 160 KB
inline constexpr std::size_t body_bytes_max = 1U << 20U;      // JSON of people, policies, decisions
inline constexpr std::int64_t key_days_max = 3'650;           // ten years; whoever wants more wants no key that ends
inline constexpr std::size_t page_size_default = 50;
inline constexpr std::size_t page_size_max = 1'000;
inline constexpr std::size_t export_rows_max = 100'000;       // some 30 MB: more is a matter for the log's own files
// An answer is remembered for a day: long enough for a client that was down overnight. Expired ones are cleared away now and then.
inline constexpr std::chrono::hours idempotency_time{24};
inline constexpr std::chrono::minutes idempotency_clean_every{60};
inline constexpr std::size_t idempotency_key_bytes_max = 200;
// Refused attempts of one address before it has to wait, and how fast they are forgiven. A person mistypes; a script tries.
inline constexpr double stranger_attempts_free = 20;
inline constexpr double stranger_attempts_per_second = 0.2;
inline constexpr std::size_t stranger_addresses_max = 20'000;
inline constexpr std::int64_t scim_page_default = 100,
                              scim_page_max = 1'000; // directories page through everybody now and then
inline constexpr std::chrono::seconds gate_wait_max{240}; // of POST /runs?wait=gate: 200 scanned pages take minutes
inline constexpr std::int64_t deadline_ms_max = 86'400'000; // of a client; a day says: it waits as long as Socle does
// How often a stream that waits for its model file is told how far that is: before a proxy takes it for dead.
inline constexpr std::chrono::milliseconds loading_told_every{2'000};
// What a streamed answer may be ahead of its reader: some pieces, so that a slow reader slows the model down and costs little.
inline constexpr std::size_t stream_held_bytes_max = 64U << 10U;

// Entries of the log that a watcher of calls is told of at once; a busy hub publishes some thousands a second.
inline constexpr std::size_t call_events_look_max = 500;
inline constexpr std::size_t replay_changes_max = 500; // more kinds of change than anybody reads

} // namespace socle::api
