// Ids: a type prefix and a UUIDv7 (RFC 9562) in lower-case hex without dashes, e.g. "call_0198c4d2f3a17b1c9d2e5f60718293a4".
// They sort by time, so they are good keys.
#pragma once

#include "base/clock.h"
#include "base/random.h"

namespace socle {

std::string make_id(std::string_view prefix, const Clock& clock, Random& random);
// True for what make_id(prefix, …) writes.
bool is_id(std::string_view prefix, std::string_view text);
// The millisecond that the id was made in.
std::optional<Timestamp> time_of_id(std::string_view id);

} // namespace socle
