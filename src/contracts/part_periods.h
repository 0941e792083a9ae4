// A first period that is not charged as a whole: free months, and parts of a calendar period, by what the paper states.
#pragma once

#include "contracts/numbers.h"

#include <optional>

namespace socle::contracts {

// "die ersten drei Monate sind mietfrei"; zero when the paper says nothing of the kind. `reading` is flattened.
int free_months_stated(const Reading& reading);

// The share of a full period of `months` that `from` to `to` is charged at; none when no rule is stated. `reading` is flattened.
std::optional<Decimal> stated_share(const Reading& reading, const Date& from, const Date& to, int months);

} // namespace socle::contracts
