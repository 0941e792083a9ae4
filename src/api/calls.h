// Calls as lists show them, and what narrows a list of them down. Private to api.
#pragma once

#include "api/lists.h"

namespace socle::api {

json::value or_null(const std::string& text);
json::object call_json(const audit::CallRow& row);
// The filters of the query, the same for the list, its file, its count and its events.
Result<audit::CallFilter> call_filter_of(Services& services, const Ask& ask, const kernel::Principal& who);

// The days of a report, both included, in UTC: from `since` to `until`; without them the last 30 days.
struct Days {
  Date since, until;
  Timestamp begin() const;
  Timestamp end() const; // of the last day
};
Result<Days> report_days(Services& services, const Ask& ask);

// The room of the watch that is told when calls were published.
inline constexpr const char* published_calls = "calls";

} // namespace socle::api
