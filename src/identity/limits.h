// The limits of identity, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::identity {

// A working day with a margin: people sign in once a day.
inline constexpr std::chrono::hours session_lifetime{12};
// Keys without a stated expiry end after a year, so that forgotten ones do.
inline constexpr std::chrono::hours key_lifetime_default{24 * 365};
// Failed logins before waiting begins, and the waiting's bounds: it doubles with each further failure.
inline constexpr int login_failures_free = 5;
inline constexpr std::chrono::seconds login_wait_first{2};
inline constexpr std::chrono::seconds login_wait_max{900};
// Remembered addresses: bounds memory under an attack; whoever waits least is forgotten first.
inline constexpr std::size_t throttles_max = 50'000;
inline constexpr std::size_t name_bytes_max = 200;
inline constexpr std::size_t team_bytes_max = 80; // a word or two: it is typed in commands and shown in tables
inline constexpr std::size_t password_bytes_min = 12;
inline constexpr std::size_t password_bytes_max = 1'024; // Argon2id's cost does not depend on it, memory does

} // namespace socle::identity
