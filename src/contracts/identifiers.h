// Numbers that name a company, its register entry or its account: checked by their check digits, found by label and form.
#pragma once

#include "contracts/reading.h"

namespace socle::contracts {

// Check digits; `compact` has no separators and upper-case letters. An unknown country passes: there is nothing to check.
bool vat_id_is_valid(std::string_view compact);
bool iban_is_valid(std::string_view compact);
bool siren_is_valid(std::string_view digits); // SIREN or SIRET: Luhn, and the post office's own rule
std::size_t iban_length(std::string_view country); // 0 when unknown

enum class IdentifierKind { vat_id, tax_number, registration, iban, bic };

struct Identifier {
  IdentifierKind kind = IdentifierKind::vat_id;
  std::string value; // as an invoice carries it
  std::string country; // ISO 3166 alpha-2, where the number proves one
  bool valid = true; // check digit
  bool repaired = false; // a character was read otherwise by OCR and exactly one variant passes
  Span span;
};

std::vector<Identifier> find_identifiers(const Reading& reading);

} // namespace socle::contracts
