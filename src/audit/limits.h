// The limits of audit, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::audit {

// C2SP tlog-tiles: an entry's length is a 16-bit number.
inline constexpr std::size_t entry_bytes_max = 65'535;
// A checkpoint covers what was acknowledged within a second: the publisher looks this often when nobody wakes it.
inline constexpr std::chrono::milliseconds publish_every_ms{200};
// How far the published log may fall behind before calls are refused: long enough for a busy disk, short enough that nobody works
// for long without a provable log.
inline constexpr std::chrono::seconds behind_max{10};
// Entries per publication: bounds its memory and the size of its unit of work.
inline constexpr std::size_t publish_batch_max = 2'000;
// A call that has no outcome after this long will get none: the executor's limits and the permit's life are over. Looked for this often.
inline constexpr std::chrono::minutes open_for_max{15};
inline constexpr std::chrono::minutes open_looked_for_every{1};
// A body that is kept beside the log; larger ones are blobs of their own and only committed to.
inline constexpr std::size_t body_bytes_max = 1U << 20U;
// A purpose is a line, not a text.
inline constexpr std::size_t purpose_bytes_max = 200;

// Counting a year's calls may take longer than looking at a page of them; longer than this it holds up the store's upkeep.
inline constexpr std::chrono::seconds uses_time_max{20};
// Words of purposes that are asked for at once: SQLite takes 32,766 values in a statement, and a page of calls has 1,000.
inline constexpr std::size_t words_asked_max = 1'000;

} // namespace socle::audit
