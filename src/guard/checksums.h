// Checksums of identifiers, over text that may hold separators. Sources: ISO 13616 (IBAN), ISO/IEC 7812 (cards), ISO 7064 mod 11,10
// (German tax and VAT ids), INSEE (SIREN, SIRET, NIR), and the national rules.
#pragma once

#include "base/base.h"

namespace socle::guard {

std::string alphanumerics(std::string_view text); // letters and digits only, upper case
std::size_t iban_length(std::string_view country); // 0: no such country
bool is_iban(std::string_view text);
bool is_luhn(std::string_view digits); // digits only
bool is_card(std::string_view text); // 14 to 19 digits, a known issuer's prefix, Luhn
bool is_mod_11_10(std::string_view digits); // the last digit checks the others
bool is_german_tax_id(std::string_view text); // 11 digits, repetition rule of 2016, mod 11,10
bool is_french_vat(std::string_view text);
bool is_nir(std::string_view text); // French social security number with key
bool is_siret(std::string_view text); // also SIREN by its length
bool is_french_tax_number(std::string_view digits); // numéro fiscal of a person, 13 digits
bool is_belgian_national_number(std::string_view digits); // 11 digits
bool is_dutch_citizen_number(std::string_view digits); // BSN, 9 digits
bool is_pesel(std::string_view digits); // Polish, 11 digits
bool is_portuguese_tax_number(std::string_view digits); // NIF, 9 digits
bool is_spanish_person(std::string_view text); // DNI and NIE
bool is_italian_tax_code(std::string_view text); // codice fiscale

// A VAT id as its country writes it: “9” a digit, “A” a letter, “X” either; and whether its check digits hold.
struct VatForm {
  const char* country;
  const char* form; // behind the country
  bool (*check)(std::string_view body); // none: the country's rule is not public, or not one alone
  bool is_norm; // false: a failing check makes it doubtful, not wrong
};
std::span<const VatForm> vat_forms();

} // namespace socle::guard
