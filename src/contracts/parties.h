// Who supplies and who pays: names, addresses and numbers of both sides, wherever the paper shows them.
#pragma once

#include "contracts/addresses.h"
#include "contracts/identifiers.h"
#include "contracts/reading.h"
#include "contracts/vocabulary.h"

#include <map>
#include <optional>
#include <set>

namespace socle::contracts {

// A value with its place, or the rule it follows from.
struct Value {
  std::string text;
  Span span;
  int confidence_percent = 80;
  std::string rule;                // for derived values
  std::vector<std::string> inputs; // paths
};

struct Party {
  std::optional<Value> name, street, postcode, city, country, vat_id, tax_number, registration, iban, bic;
  bool blank = false; // the paper has a place for this side and left it empty
  std::vector<Span> regions; // where the paper speaks of this party as such
};

struct Parties {
  Party seller, buyer;
  bool conflict = false; // votes for the sides contradict each other
  std::vector<std::string> invalid; // paths of numbers whose check digit fails
};

struct Match;
// The side whose word a pattern with side_words() matched: its groups stand from `seller_group` on.
Role side_of(const Match& match, std::size_t seller_group);

// A part of the paper that describes one side.
struct PartyRegion {
  Role role = Role::none;
  struct Piece {
    std::string label; // folded label beside or above, or empty
    Span span;
  };
  std::vector<Piece> pieces;
  bool prose = false; // a sentence, rather than lines of an address
  bool stated = false; // "Kunde: …": behind its role and a colon, whatever stands there
};

// "… (the "Printer")": a name that the paper gives to what it has just described.
struct AliasDefinition {
  std::string alias; // folded, without article
  Span span;
};
// role_words.cpp
std::vector<AliasDefinition> find_alias_definitions(const Reading& reading, std::size_t limit);
// Whether the paper uses a folded word with an article, as it does with a side and not with a town's district.
bool has_article_elsewhere(const Reading& reading, std::string_view word);
// Words that only this paper uses for its sides ("Printer", « l'Éditeur »), decided by verbs and by elimination.
std::map<std::string, Role> find_role_words(const Reading& reading);
// A label without what it says of its side: "Fournisseur de repas", "Betreiberin der Anlagen", "Standortpartner (zahlungspflichtig)".
std::string head_of_label(std::string_view folded);
// party_definitions.cpp: sides that a sentence names behind their description.
std::vector<PartyRegion> find_definitions(const Reading& reading, const std::map<std::string, Role>& own_words);
// The side that a label names, in everyone's words or in this paper's own.
Role label_role(const Reading& reading, const std::map<std::string, Role>& own_words, const std::string& folded);
// party_regions.cpp
std::vector<PartyRegion> find_party_regions(const Reading& reading);
// names.cpp
bool has_legal_form(std::string_view text);
// Every name with a legal form, whole ("Cabinet Fontanes Expertise|Comptable SELARL", "SCP Brunel et Associés"), in the text's order.
std::vector<Span> names_in(const Reading& reading, Span within);
// The name at the begin of a part of the text.
std::optional<Span> name_at(const Reading& reading, Span span, bool prose);
// A comparable form: without case, punctuation and articles.
std::string name_key(std::string_view name);
// The same without article and legal form.
std::string name_stem(std::string_view name);

// parties.cpp
Parties find_parties(const Reading& reading);

} // namespace socle::contracts
