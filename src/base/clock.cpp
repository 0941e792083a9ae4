#include "base/clock.h"

#include "base/errors.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <unistd.h>

namespace socle {

Timestamp SystemClock::now() const {
  return {std::chrono::duration_cast<Microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()};
}
Microseconds SystemClock::monotonic() const {
  return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

namespace {
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}
} // namespace

int days_in_month(int year, int month) {
  SOCLE_ASSERT(month >= 1 && month <= 12);
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

bool is_valid(const Date& d) {
  return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
         d.day <= days_in_month(d.year, d.month);
}

std::int64_t days_since_epoch(const Date& d) {
  return std::chrono::sys_days(std::chrono::year(d.year) / d.month / d.day).time_since_epoch().count();
}

Date date_from_days(std::int64_t days) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Date add_days(const Date& date, int days) { return date_from_days(days_since_epoch(date) + days); }

Date add_months(const Date& date, int months) {
  const int index = date.year * 12 + date.month - 1 + months;
  Date out{index / 12, index % 12 + 1, date.day};
  out.day = std::min(out.day, days_in_month(out.year, out.month));
  return out;
}

std::optional<Date> parse_date(std::string_view iso) {
  const auto y = digits(iso, 0, 4), m = digits(iso, 5, 2), d = digits(iso, 8, 2);
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' || !y || !m || !d) return std::nullopt;
  const Date date{*y, *m, *d};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::string to_iso(const Date& date) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

std::string to_iso(Timestamp time) {
  std::int64_t seconds = time.us / 1'000'000, us = time.us % 1'000'000;
  if (us < 0) us += 1'000'000, --seconds;
  std::int64_t days = seconds / 86'400, rest = seconds % 86'400;
  if (rest < 0) rest += 86'400, --days;
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%06dZ", static_cast<int>(rest / 3600),
                static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60), static_cast<int>(us));
  return to_iso(date_from_days(days)) + buffer;
}

std::optional<Timestamp> from_iso(std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  const auto h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
  if (!date || !h || !m || !s || text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text.back() != 'Z')
    return std::nullopt;
  if (*h > 23 || *m > 59 || *s > 59) return std::nullopt;
  std::int64_t us = 0;
  if (text[19] == '.') {
    const auto fraction = text.substr(20, text.size() - 21);
    if (fraction.empty() || fraction.size() > 6) return std::nullopt;
    std::int64_t unit = 100'000;
    for (const char c : fraction) {
      if (c < '0' || c > '9') return std::nullopt;
      us += (c - '0') * unit;
      unit /= 10;
    }
  } else if (text.size() != 20) {
    return std::nullopt;
  }
  return Timestamp{(days_since_epoch(*date) * 86'400 + *h * 3600 + *m * 60 + *s) * 1'000'000 + us};
}

Result<Date> date_in_zone(Timestamp time, std::string_view zone) {
  // GCC 12 lacks std::chrono::time_zone. TZ is process-wide state, so this is serialized; it is called once per invoice.
  static std::mutex mutex;
  const std::string file = "/usr/share/zoneinfo/" + std::string(zone);
  const bool plain = !zone.empty() && zone.find("..") == std::string_view::npos && zone.front() != '/';
  if (!plain || ::access(file.c_str(), R_OK) != 0) return fail(kUnknownTimeZone, {{"zone", std::string(zone)}});
  const std::lock_guard lock(mutex);
  const char* before = std::getenv("TZ");
  const std::optional<std::string> saved = before ? std::optional<std::string>(before) : std::nullopt;
  ::setenv("TZ", (":" + file).c_str(), 1);
  ::tzset();
  const std::time_t seconds = static_cast<std::time_t>(time.us / 1'000'000 - (time.us % 1'000'000 < 0 ? 1 : 0));
  std::tm local{};
  ::localtime_r(&seconds, &local);
  if (saved) ::setenv("TZ", saved->c_str(), 1);
  else ::unsetenv("TZ");
  ::tzset();
  return Date{local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

} // namespace socle
