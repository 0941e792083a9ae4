// Postal addresses in running text, lines and letterheads: German, Austrian, Swiss, French, Belgian, Luxembourgish, Dutch, British, Irish.
#pragma once

#include "contracts/reading.h"

namespace socle::contracts {

struct Address {
  std::string street, postcode, city;
  std::string country; // from the prefix or the postcode's form; empty when several fit
  Span street_span, postcode_span, city_span;
  bool post_box = false;
  Span span() const {
    Span all{std::min(postcode_span.begin, city_span.begin), std::max(postcode_span.end, city_span.end)};
    if (!street_span.empty()) all = {std::min(all.begin, street_span.begin), std::max(all.end, street_span.end)};
    return all;
  }
};

std::vector<Address> find_addresses(const Reading& reading);
// cities.cpp
bool opens_with_capital(std::string_view text);
// The city after a postcode: capitalised words and the small words within names of places.
Span city_after(const Reading& reading, std::size_t at);
// ISO code of a country named in folded text ("osterreich", "suisse", "united kingdom"); empty when none is.
std::string country_named(std::string_view folded);

} // namespace socle::contracts
