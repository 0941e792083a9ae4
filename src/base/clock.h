// Time as a value: microseconds since 1970-01-01T00:00:00Z, and the clock as something that is injected.
#pragma once

#include "base/base.h"

#include <atomic>
#include <chrono>
#include <cstdint>

namespace socle {

using Microseconds = std::chrono::microseconds;

struct Timestamp {
  std::int64_t us = 0; // since the Unix epoch, UTC
  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
  friend Timestamp operator+(Timestamp t, Microseconds d) { return {t.us + d.count()}; }
  friend Timestamp operator-(Timestamp t, Microseconds d) { return {t.us - d.count()}; }
  friend Microseconds operator-(Timestamp a, Timestamp b) { return Microseconds(a.us - b.us); }
};

// "2026-03-01T09:15:00.123456Z"
std::string to_iso(Timestamp time);
// Accepts what to_iso writes, with or without the fraction.
std::optional<Timestamp> from_iso(std::string_view text);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;          // wall time; may step
  virtual Microseconds monotonic() const = 0; // never goes back; only differences mean anything
};

class SystemClock final : public Clock {
 public:
  Timestamp now() const override;
  Microseconds monotonic() const override;
};

// A clock that tests and simulations move.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Timestamp start = {1'772'352'000'000'000}) : us_(start.us) {} // 2026-03-01T08:00:00Z
  Timestamp now() const override { return {us_.load()}; }
  Microseconds monotonic() const override { return Microseconds(us_.load()); }
  void advance(Microseconds by) { us_ += by.count(); }

 private:
  std::atomic<std::int64_t> us_;
};

// A calendar date without a time zone (proleptic Gregorian).
struct Date {
  int year = 1970;
  int month = 1; // 1…12
  int day = 1;   // 1…31
  friend auto operator<=>(const Date&, const Date&) = default;
};

bool is_valid(const Date& date);
std::optional<Date> parse_date(std::string_view iso); // "2026-03-01"
std::string to_iso(const Date& date);
std::int64_t days_since_epoch(const Date& date);
Date date_from_days(std::int64_t days);
Date add_days(const Date& date, int days);
Date add_months(const Date& date, int months); // the last day of the month where the day does not exist
int days_in_month(int year, int month);
// The date in a time zone of the tz database, e.g. "Europe/Berlin"; an unknown zone is an error of the configuration.
Result<Date> date_in_zone(Timestamp time, std::string_view zone);

} // namespace socle
