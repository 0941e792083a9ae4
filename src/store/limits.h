// The limits of store, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace socle::store::limits {

// One unit is held in memory until it commits and must fit a batch; larger values belong in blobs.
inline constexpr std::size_t kUnitBytesMax = 16U << 20;
// PostgreSQL's protocol counts parameters in 16 bits; nothing sensible comes near.
inline constexpr std::size_t kStatementValuesMax = 4'096;
// What waits for the writer. Beyond it the daemon is overloaded: refusing is better than answering after the caller has left.
inline constexpr std::size_t kQueueUnitsMax = 65'536;
inline constexpr std::size_t kQueueBytesMax = 256U << 20;
// A batch beyond this gains nothing from sharing its flush and only delays those who wait.
inline constexpr std::size_t kBatchUnitsMax = 2'048;
inline constexpr std::size_t kBatchBytesMax = 8U << 20;
// Statements kept compiled per connection; modules use a few dozen texts each.
inline constexpr std::size_t kStatementsCachedMax = 512;
// A read's result lies in memory as a whole; lists page by key.
inline constexpr std::size_t kReadBytesMax = 128U << 20;
// Readers at once: on small machines more only compete for the same cores.
inline constexpr std::size_t kReadersMax = 4;
// No read may hold a snapshot longer: the WAL cannot be reset under one.
inline constexpr std::chrono::seconds kReadDeadlineMax{30};
inline constexpr std::chrono::seconds kJournalDeadline{10};
// Grown with zeros in advance and overwritten in place, so that a commit flushes data and no file metadata.
inline constexpr std::size_t kWalBytesGrown = 16U << 20;
// A WAL that reaches this many times its grown size ends the readers that hold it (those older than the grace below).
inline constexpr std::size_t kWalGrowthMax = 8;
inline constexpr std::chrono::milliseconds kReaderGraceUnderPressure{100};
// How long what a killed predecessor left behind (a server process, a child) may still hold the lock before it counts as a second daemon.
inline constexpr std::chrono::seconds kLockPatience{3};
// PostgreSQL: no answer for this long means that the server or the network is gone.
inline constexpr std::chrono::seconds kServerAnswerMax{20};
// After a lost connection in the middle of a commit: how long its outcome is sought before the answer is "unknown".
inline constexpr std::chrono::seconds kReconnectPatience{10};
inline constexpr std::chrono::milliseconds kReconnectPause{100};
// How often the lock is asked for meanwhile.
inline constexpr std::chrono::milliseconds kLockRetry{20};

} // namespace socle::store::limits
