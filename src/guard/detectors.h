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

// Searches from a candidate.
void find_iban(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_vat_id(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_person_code(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_email(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_ipv4(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_ipv6(std::string_view text, std::size_t begin, std::size_t end, Matches& out);
void find_phone(std::string_view text, std::size_t begin, std::size_t end, Matches& out);

// Checks of secrets.
int looks_random(std::string_view candidate); // letters and digits mixed as no word has them
int is_password(std::string_view candidate); // “password: …” with a value that is one
int is_token(std::string_view candidate); // of a fixed form; where blanks split it, its parts must look random
int is_basic_credential(std::string_view candidate);

} // namespace socle::guard
