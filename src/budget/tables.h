// The rows of budget: what is spent, by day and by who and what bears it, and what single calls to models took. Private to budget.
#pragma once

#include "budget/books.h"
#include "store/store.h"

namespace socle::budget {

// Adds to the row of the day.
void add_use(store::Unit& unit, const std::string& tenant, const Bearers& bearers, Day day, const Use& use);
// Remembers what a call was booked with, for a later correction.
void add_call(store::Unit& unit, const std::string& tenant, const std::string& call, const Bearers& bearers, Day day,
              const kernel::Cost& cost);

struct BookedCall {
  Bearers bearers;
  Day day = 0;
  kernel::Cost cost;
};
// Empty where the call is unknown, was to no model, or is too old.
Result<std::optional<BookedCall>> read_call(store::Store& store, const std::string& tenant, const std::string& call);
// Replaces what the call was booked with, unless somebody else did meanwhile (store.conflict).
void replace_call(store::Unit& unit, const std::string& tenant, const std::string& call, const BookedCall& before,
                  const kernel::Cost& after);

} // namespace socle::budget
