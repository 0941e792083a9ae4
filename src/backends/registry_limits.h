// The limits of bringing models and of their other names, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace socle::backends {

// Bringing model files. A piece takes seconds, so that a cut costs little and a stop waits little.
inline constexpr std::chrono::milliseconds pull_time_max{20'000}; // of one piece
inline constexpr std::chrono::milliseconds pull_piece_time_short{2'000};
inline constexpr std::int64_t pull_piece_bytes_first = 2 << 20;
inline constexpr std::int64_t pull_piece_bytes_max = 16 << 20;
inline constexpr std::int64_t pull_piece_bytes_min = 64 << 10; // 3 KB/s still passes
inline constexpr int pull_attempts_max = 7; // with the pauses below some 16 s of a busy or broken line
inline constexpr std::chrono::milliseconds pull_pause_first{250};
inline constexpr std::chrono::milliseconds pull_pause_max{10'000};
inline constexpr std::int64_t pull_bytes_max = std::int64_t{1} << 40; // the largest models have some 700 GB
inline constexpr std::size_t pulls_max = 16; // that wait
inline constexpr std::size_t pulls_known_max = 100; // whose end can be asked for
inline constexpr std::size_t hub_answer_bytes_max = 16U << 20; // a description with thousands of files
inline constexpr int redirects_max = 5;

// Evaluations.
inline constexpr std::size_t purpose_bytes_max = 200; // as much as the value ledger keeps of one
inline constexpr std::int64_t cases_max = 1'000'000'000; // of a data set

// Other names of models.
inline constexpr std::size_t targets_max = 16; // of one name: whoever splits finer cannot measure it
inline constexpr std::int64_t hedge_ms_max = 60'000; // whoever waits longer may wait for the first
inline constexpr std::int64_t weight_max = 1'000'000;

} // namespace socle::backends
