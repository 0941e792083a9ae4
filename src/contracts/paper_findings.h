// What is peculiar about a paper as a whole: two contracts in one file, versions that differ, options left open.
#pragma once

#include "contracts/findings.h"
#include "contracts/numbers.h"

namespace socle::contracts {

std::vector<Finding> find_peculiarities(const Reading& reading, const std::vector<Money>& money);

} // namespace socle::contracts
