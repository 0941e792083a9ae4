// The words by which contracts are recognised: roles, labels, units, rhythms; per language, as tables and expressions over folded
// text. What is not here is not known: adding a phrase is the usual way to read more papers.
#pragma once

#include "contracts/contracts.h"

#include <string>
#include <string_view>

namespace socle::contracts {

enum class Role { none, seller, buyer };
inline Role other(Role role) {
  return role == Role::seller ? Role::buyer : role == Role::buyer ? Role::seller : Role::none;
}

// Alternations for patterns, without groups. Longer phrases first.
extern const char* const kSellerWords;
extern const char* const kBuyerWords;
// "(seller words)|(buyer words)": two groups, of which one matched.
const std::string& side_words();

// The side that a role word names: "Auftragnehmerin", "prestataire", "AN" only as `abbreviations` allows. Folded.
Role role_of_word(std::string_view folded, bool abbreviations = false);
// The side that a whole cell or line names: "Auftraggeber:", "2. Der Kunde", "Le Client (ci-après)". Folded.
Role role_of_label(std::string_view folded);

// A cell that holds a number, an amount, a date or a share and nothing else. Folded.
bool is_numeric_cell(std::string_view folded);
// A cell that names what stands beside or below it: "IBAN", "PLZ, Ort", "Date d'effet :". Folded.
bool is_label_cell(std::string_view folded);
// "50676 Köln", "L-2449 Luxembourg", "Leeds LS2 8JP".
bool is_place_line(std::string_view text);
// A word before a point that ends no sentence. Folded, without the point.
bool is_abbreviation(std::string_view folded);

// UN/ECE Recommendation 20 code of a unit as papers write it: "Std.", "psch.", "par mois", "m²"; empty when unknown. Folded.
std::string unit_code(std::string_view folded);

} // namespace socle::contracts
