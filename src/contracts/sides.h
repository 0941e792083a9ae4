// Who may be a party, and which side the paper's words, verbs and accounts speak for: for papers that do not name their sides.
#pragma once

#include "contracts/parties.h"

namespace socle::contracts {

// A company or person with everything that the paper shows of it.
struct Entity {
  std::string name;
  Span name_span;
  bool formed = false; // with a legal form
  std::vector<Span> mentions; // in the text's order
  const Address* address = nullptr;
  bool letterhead = false; // in a header, a footer or large at the top
  bool signs = false; // alone on a line near the end
  bool recipient = false; // in the address window of a letter
  int presence = 0; // how much speaks for a party at all
  int votes = 0; // above zero for the seller, below for the buyer
};

// sides.cpp
std::vector<Entity> find_entities(const Reading& reading, const std::vector<Address>& addresses,
                                  const std::vector<Identifier>& identifiers);
bool same_name(std::string_view a, std::string_view b);

// Whether a name without a legal form is that of an authority, an association, a practice or a house.
bool names_a_body(std::string_view folded);

// side_votes.cpp
// Who writes in the first person: above zero when "we" supply, below when "we" order.
int writer_supplies(const Reading& reading);
// Fills `votes` and `recipient`.
void count_votes(const Reading& reading, const std::vector<Identifier>& identifiers, std::vector<Entity>& entities);

// party_numbers.cpp: gives each number to the side whose block, name or role stands with it, and derives the countries.
void bind_numbers(const Reading& reading, const std::vector<Identifier>& identifiers,
                  const std::vector<Entity>& entities, Parties& parties);
// party_country.cpp
void derive_country(const Reading& reading, const Parties& parties, Party& party);

// An address of another kind: invoices go there, work is done there, a court sits there.
bool is_other_address(const Reading& reading, const Address& address);

} // namespace socle::contracts
