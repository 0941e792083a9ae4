// What the prices of sentences are to each other, once all of them are read: sums, instalments, extras, rivals.
#pragma once

#include "contracts/amounts.h"
#include "contracts/items.h"

namespace socle::contracts {

// A price as its sentence gives it.
struct ReadPrice {
  Item item;
  std::string phrase; // what it is for, folded
  AmountRole role;
  Span scope; // its clause
  int strength; // how much speaks for its being a price
};

// Takes out what is the sum of others, another form of one, or no price beside those that are; puts totals and rivals into `out`.
void relate_prices(const Reading& reading, std::vector<ReadPrice>& read, Items& out);

} // namespace socle::contracts
