// Value added tax as the paper states it: rates, the reason for none, and the sentences that the invoice must carry.
#pragma once

#include "contracts/items.h"

namespace socle::contracts {

struct Vat {
  std::optional<Decimal> rate; // one rate for all positions, as stated
  Span rate_span;
  std::string category;        // S, Z, E, AE, K, G, O; empty where the paper says nothing
  Span category_span;
  std::vector<std::string> notes;
  bool mentioned = false;      // "plus statutory VAT"
  bool contradiction = false;  // a rate beside an exemption
  std::vector<Decimal> rates;  // all that are stated
};

Vat find_vat(const Reading& reading, std::string_view seller_country);

} // namespace socle::contracts
