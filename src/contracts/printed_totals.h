// The sums that a paper prints, as evidence for or against the positions that were read.
#pragma once

#include "contracts/items.h"

namespace socle::contracts {

// Where no printed sum is the sum of the positions but one is that of all but one or two of them: these do not count.
void fit_to_printed(Items& items);

// Positions followed by instalments that add up to them: they are paid in these.
void find_payment_plan(Items& items);

// A printed sum that neither the positions, nor a part of them, nor the invoice's net and gross amount over any usual span explain,
// while none is the sum of all; none where nothing speaks against the invoice.
std::optional<Decimal> printed_against(const Items& items, const Decimal& net, const Decimal& gross);

} // namespace socle::contracts
