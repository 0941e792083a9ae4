// The forms that electronic addresses (BT-34, BT-49) have under the schemes that have one: what is wrong here reaches nobody.
#pragma once

#include "invoicing/model.h"

namespace socle::invoicing {

// Schemes of the list EAS with one form, and what the form is in words.
struct AddressForm {
  std::string_view id; // "EM", "LEITWEG": the rule's name ends with it
  bool (*covers)(std::string_view scheme);
  bool (*holds)(const ElectronicAddress& address);
  Text form;
};
std::span<const AddressForm> address_forms();

// The form that the address breaks; nothing when it keeps its scheme's form, or the scheme has none that Socle knows.
const AddressForm* broken_form(const ElectronicAddress& address);

bool is_gln(std::string_view digits); // GS1: 13 digits, the last one checks
bool is_leitweg_id(
    std::string_view
        id); // 2 to 12 digits, "-", up to 30 letters and digits and "-" where there is more, 2 check digits

} // namespace socle::invoicing
