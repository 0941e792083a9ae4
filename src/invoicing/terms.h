// The business terms of EN 16931 that our invoices use: what people call them, and where they can be mended.
#pragma once

#include "base/base.h"

namespace socle::invoicing {

// Where a person mends a value.
enum class Place {
  gate,     // at the gate, under the term's path
  company,  // in the company's own profile, or at the gate under the path
  customer, // in the customer's master data, or at the gate under the path
  computed, // in the terms that Socle computes it from
  socle,    // nowhere: Socle sets it itself
};

struct Term {
  std::string_view id;   // "BT-112", "BG-6"
  Text name;
  Place place;
  std::string_view path; // in a contract's fields; "*" stands for the line's index
};

// Precondition: `id` is a term of the table (tests hold every rule to it).
const Term& term(std::string_view id);
std::span<const Term> terms();

} // namespace socle::invoicing
