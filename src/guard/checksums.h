// Checksums of identifiers, over text that may hold separators. Sources: ISO 13616 (IBAN), ISO/IEC 7812 (cards), ISO 7064 mod 11,10
// (German tax and VAT ids), INSEE (SIREN, SIRET, NIR), and the national VAT rules.
#pragma once

#include "base/base.h"

namespace socle::guard {

std::string alphanumerics(std::string_view text); // letters and digits only, upper case
bool is_iban(std::string_view text);
bool is_luhn(std::string_view digits);            // digits only
bool is_card(std::string_view text);              // 13 to 19 digits, a known issuer's prefix, Luhn
bool is_mod_11_10(std::string_view digits);       // the last digit checks the others
bool is_german_tax_id(std::string_view text);     // 11 digits, repetition rule of 2016, mod 11,10
bool is_french_vat(std::string_view text);
bool is_nir(std::string_view text);               // French social security number with key
bool is_siret(std::string_view text);             // also SIREN by its length
int eu_vat_confidence(std::string_view text);     // by country; 0: impossible

} // namespace socle::guard
