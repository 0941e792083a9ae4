// Small checks of single values that rules and drafting share.
#pragma once

#include "invoicing/model.h"

namespace socle::invoicing {

// ISO 13616: two letters, two check digits, mod 97 = 1. Blanks do not count.
bool is_iban(std::string_view text);
// Two letters of a country that has such ids, and the check digits where that country's are known. Blanks, points and hyphens do not
// count.
bool is_vat_id(std::string_view text);
bool is_bic(std::string_view text); // ISO 9362: 8 or 11 characters
bool is_plausible_email(std::string_view text); // one @, something before it, a dot within what follows, no blanks
// As the To of a mail carries it: plausible, ASCII, at most 254 bytes, nothing that would begin another address.
bool is_mail_address(std::string_view text);
bool is_plausible_phone(std::string_view text); // at least three digits
// XRechnung's form of discount terms: every line that begins with # is "#SKONTO#TAGE=14#PROZENT=2.00#", optionally followed by
// "BASISBETRAG=100.00#", and the last of them ends its line.
bool is_skonto_text(std::string_view terms);
// BT-129 × BT-146 / BT-149 + charges − allowances, rounded once to cents; nothing when a part is missing.
MaybeDecimal exact_line_net(const Line& line);

} // namespace socle::invoicing
