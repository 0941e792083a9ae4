// The table of detectors: a pattern that finds candidates in one pass, and a check or a search that decides. Private to guard.
#pragma once

#include "base/base.h"

namespace socle::guard {

struct Match {
  const char* type;
  std::size_t begin, end;
  int confidence; // percent
};
using Matches = std::vector<Match>;

struct Detector {
  const char* type;
  const char* pattern; // Hyperscan's syntax; bounded, no back-references
  bool caseless;
  int rank; // where spans overlap, the higher rank stays
  // Confidence in percent; 0: not this type. The text is the candidate as it stands, without anything around it.
  int (*check)(std::string_view candidate) = nullptr;
  // Or: looks around the candidate itself, since its bounds or its meaning depend on what stands there.
  void (*search)(std::string_view text, std::size_t begin, std::size_t end, Matches& out) = nullptr;
};

std::span<const Detector> detectors();
int rank_of(std::string_view type);

// Searches that take the whole text: groups of digits, in one walk (numbers.cpp).
void find_numbers(std::string_view text, Matches& out);
void find_named_people(std::string_view text, Matches& out); // by first names (people.cpp)
void find_hidden_characters(std::string_view text, Matches& out); // of the text as given only

// Searches from a candidate.
void find_iban(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_vat_id(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_italian_code(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_person_code(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_email(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_ipv4(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_ipv6(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_phone(std::string_view text, std::size_t begin, std::size_t end, Matches& out);

// Of official papers (papers.cpp).
bool is_german_social_security_number(std::string_view body);
bool is_german_health_number(std::string_view body);
bool is_nhs_number(std::string_view digits);
bool is_british_taxpayer_reference(std::string_view digits);
void find_social_security_number(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_german_number(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_british_number(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_driving_licence(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_identity_paper(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_machine_readable(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_german_plate(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_plate(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_network_card(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_birth_date(std::string_view text, std::size_t begin, std::size_t end, Matches& out);

// Of people (people.cpp).
void find_titled_name(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_german_street(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_street(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_english_street(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_postcode(std::string_view text, std::size_t begin, std::size_t end, Matches& out);

// Of what is not seen, or carries data away (hidden.cpp).
void find_hidden_style(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_rendered_link(std::string_view text, std::size_t begin, std::size_t end, Matches& out);

// Of values whose end no pattern holds (secrets.cpp).
void find_password(std::string_view text, std::size_t begin, std::size_t end, Matches& out); // “password: …”
void find_given_password(std::string_view text, std::size_t begin, std::size_t end, Matches& out); // “sshpass -p …”
void find_key(std::string_view text, std::size_t begin, std::size_t end, Matches& out); // “license = …”
void find_near_key(std::string_view text, std::size_t begin, std::size_t end, Matches& out); // “the key for it, …”
void find_last_random(std::string_view text, std::size_t begin, std::size_t end, Matches& out); // the last word
void find_last_random_key(std::string_view text, std::size_t begin, std::size_t end,
                          Matches& out); // the same, a private key
void find_cookie(std::string_view text, std::size_t begin, std::size_t end, Matches& out); // of a session
void find_element(std::string_view text, std::size_t begin, std::size_t end, Matches& out); // “<secret>…”
void find_told_password(std::string_view text, std::size_t begin, std::size_t end, Matches& out); // “the password is …”
// “prefix_…” with a random last part, and forms of Azure and Facebook that begin with what may be anything.
void find_prefixed(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_token_from_its_middle(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_private_key(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_connection_string(std::string_view text, std::size_t begin, std::size_t end, Matches& out);

// Checks of secrets.
int looks_random(std::string_view candidate); // letters and digits mixed as no word has them
int is_token(std::string_view candidate); // of a fixed form; where blanks split it, its parts must look random
bool is_example(std::string_view candidate); // “xxxxxx” stands where the token would
int is_basic_credential(std::string_view candidate);
int is_bearer(std::string_view candidate);
int is_jwt(std::string_view candidate); // two objects of JSON and what signs them

} // namespace socle::guard
