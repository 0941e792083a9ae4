// What is counted: whose budget, over which time, in which unit. Values; nothing here waits, locks or fails.
#pragma once

#include "kernel/call.h"

#include <array>

namespace socle::budget {

// Whose budget. As text: "tenant", the id of a person, service account or API key, "team:…", "purpose:…", "model:…".
enum class Kind { tenant, person, key, team, purpose, model };
inline constexpr std::size_t kinds = 6;
std::string_view kind_name(Kind kind); // "tenant", "person", …
struct Scope {
  Kind kind = Kind::tenant;
  std::string name; // empty for the tenant
  friend auto operator<=>(const Scope&, const Scope&) = default;
};
Scope scope_of(std::string_view text);
std::string to_text(const Scope& scope);

// Days and months are those of UTC.
enum class Window { day, month };
inline constexpr std::array all_windows{Window::day, Window::month};
std::string_view window_name(Window window); // "day", "month"
std::optional<Window> window_of(std::string_view name);

enum class Measure { money, calls, tokens, energy };
inline constexpr std::array all_measures{Measure::money, Measure::calls, Measure::tokens, Measure::energy};
std::string_view measure_name(Measure measure);
std::optional<Measure> measure_of(std::string_view name);

// A day as a number that sorts and can be read: 20261121; its month is 202611.
using Day = std::int64_t;
Day day_of(Timestamp at);
Day month_of(Day day);
std::string period_name(Day day, Window window); // "2026-11-21", "2026-11"
Timestamp period_end(Day day, Window window);    // when what is spent begins again at nothing

struct Use {
  std::int64_t calls = 0;
  kernel::Cost cost;
  std::int64_t of(Measure measure) const;
  bool nothing() const { return calls == 0 && cost == kernel::Cost(); }
  Use& operator+=(const Use& more);
  Use& operator-=(const Use& less);
  friend bool operator==(const Use&, const Use&) = default;
};

// A hard limit refuses what would pass it; a soft one lets it through with a warning.
struct Limit {
  std::optional<std::int64_t> hard, soft;
};
using Limits = std::array<Limit, all_measures.size()>;

} // namespace socle::budget
