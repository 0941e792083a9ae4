// What each amount of the running text is there for: a price, or one of the many amounts that a contract carries around it.
#pragma once

#include "contracts/items.h"
#include "contracts/rates.h"

namespace socle::contracts {

enum class AmountRole { price, extra, later, former, tax, gross, sum, instalment, foreign };

struct Amount {
  Money money;
  AmountRole role = AmountRole::price;
  Span scope; // the sentence, or the row of a form with its label
  Span own; // from the amount before in the same scope to this one
  std::string left; // folded: own
  std::string lead; // folded: all of the scope before the amount
  std::string right; // folded: after it, up to the next amount
  std::string heading; // folded
  Rate rate;
  int strength = 0; // how much says that this is a price
};

// Amounts of the body outside tables. An amount that nothing calls a price is `foreign`.
std::vector<Amount> class_amounts(const Reading& reading, const std::vector<Money>& money,
                                  const std::vector<Span>& tables);

} // namespace socle::contracts
