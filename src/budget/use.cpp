#include "budget/use.h"

#include <utility>

namespace socle::budget {

namespace {
constexpr std::string_view kind_names[] = {"tenant", "person", "key", "team", "purpose", "model"};
constexpr std::string_view measure_names[] = {"money", "calls", "tokens", "energy"};
constexpr std::int64_t day_us = 86'400'000'000;

std::chrono::year_month_day date_of(Day day) {
  using namespace std::chrono;
  return year(static_cast<int>(day / 10'000)) / month(static_cast<unsigned>(day / 100 % 100)) /
         std::chrono::day(static_cast<unsigned>(day % 100));
}

std::string padded(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }
} // namespace

std::string_view kind_name(Kind kind) { return kind_names[std::to_underlying(kind)]; }

Scope scope_of(std::string_view text) {
  if (text == "tenant") return {};
  for (const Kind kind : {Kind::team, Kind::purpose, Kind::model}) {
    const std::string_view name = kind_name(kind);
    if (text.size() > name.size() && text.starts_with(name) && text[name.size()] == ':')
      return {kind, std::string(text.substr(name.size() + 1))};
  }
  return {text.starts_with("key_") ? Kind::key : Kind::person, std::string(text)};
}

std::string to_text(const Scope& scope) {
  switch (scope.kind) {
    case Kind::tenant: return "tenant";
    case Kind::person:
    case Kind::key: return scope.name;
    default: return std::string(kind_name(scope.kind)) + ":" + scope.name;
  }
}

std::string_view window_name(Window window) { return window == Window::day ? "day" : "month"; }
std::optional<Window> window_of(std::string_view name) {
  if (name == "day") return Window::day;
  return name == "month" ? std::optional(Window::month) : std::nullopt;
}

std::string_view measure_name(Measure measure) { return measure_names[std::to_underlying(measure)]; }
std::optional<Measure> measure_of(std::string_view name) {
  for (const Measure measure : all_measures) {
    if (measure_name(measure) == name) return measure;
  }
  return std::nullopt;
}

Day day_of(Timestamp at) {
  const std::int64_t days = at.us >= 0 ? at.us / day_us : (at.us - day_us + 1) / day_us;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return static_cast<std::int64_t>(static_cast<int>(date.year())) * 10'000 +
         static_cast<std::int64_t>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<std::int64_t>(static_cast<unsigned>(date.day()));
}

Day month_of(Day day) { return day / 100; }

std::string period_name(Day day, Window window) {
  const std::string month = std::to_string(day / 10'000) + "-" + padded(day / 100 % 100);
  return window == Window::month ? month : month + "-" + padded(day % 100);
}

Timestamp period_end(Day day, Window window) {
  const auto date = date_of(day);
  const std::chrono::sys_days end = window == Window::day ? std::chrono::sys_days(date) + std::chrono::days(1)
                                                          : std::chrono::sys_days((date.year() / date.month() / 1) +
                                                                                  std::chrono::months(1));
  return {std::chrono::duration_cast<Microseconds>(end.time_since_epoch()).count()};
}

std::int64_t Use::of(Measure measure) const {
  switch (measure) {
    case Measure::money: return cost.micros;
    case Measure::calls: return calls;
    case Measure::tokens: return cost.input_tokens + cost.output_tokens;
    case Measure::energy: return cost.energy_mwh;
  }
  return 0;
}

Use& Use::operator+=(const Use& more) {
  calls += more.calls;
  cost.micros += more.cost.micros;
  cost.input_tokens += more.cost.input_tokens;
  cost.output_tokens += more.cost.output_tokens;
  cost.energy_mwh += more.cost.energy_mwh;
  return *this;
}

Use& Use::operator-=(const Use& less) {
  calls -= less.calls;
  cost.micros -= less.cost.micros;
  cost.input_tokens -= less.cost.input_tokens;
  cost.output_tokens -= less.cost.output_tokens;
  cost.energy_mwh -= less.cost.energy_mwh;
  return *this;
}

} // namespace socle::budget
