// The limits of budget, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace socle::budget {

// A thousand million of the currency, a thousand million million tokens: beyond it is a slip, and sums stay far from overflowing.
inline constexpr std::int64_t amount_max = 1'000'000'000'000'000;
// Purposes and models are the callers' words: beyond so many of a tenant, new ones are counted together as “other”.
inline constexpr std::size_t names_max = 2'000;
// Of a purpose, team or model: as much as the log keeps of a purpose.
inline constexpr std::size_t name_bytes_max = 200;
// How long what a call was booked with is kept, so that a provider's late bill can still correct it: two bills' time.
inline constexpr int late_days_max = 93;
// What a call may be said to save: a working month.
inline constexpr std::int64_t seconds_saved_max = 200 * 3'600;

} // namespace socle::budget
