// The sentences that stand on an invoice, in the contract's language.
#pragma once

#include "invoicing/model.h"

namespace socle::invoicing {

struct Discount {
  Decimal percent;
  int days = 0;
};

// BT-20: a sentence for people and, for every settlement discount, XRechnung's line "#SKONTO#TAGE=14#PROZENT=2.00#".
std::string payment_terms_text(std::optional<int> net_days, const std::vector<Discount>& discounts, Language language);
// The same for people alone: without the lines for machines.
std::string payment_terms_for_people(std::string_view payment_terms);

struct Exemption {
  std::string reason; // BT-120
  std::string code;   // BT-121, empty where no code fits
};
// For category E, AE, K, G or O: the sentence of the paper that says so, else the law's words; nothing for S and Z, and nothing for E
// without a sentence, because which exemption it is nobody but the paper can say.
Exemption exemption(std::string_view category, const std::vector<std::string>& notes, std::string_view seller_country,
                    Language language);

// "Rabatt", "remise", "discount": BT-139 with code 95 of UNTDID 5189.
std::string_view discount_reason(Language language);

// A number as people write it in that language: 1.234,50 · 1 234,50 · 1,234.50.
std::string number_for_people(Decimal value, int decimals_min, Language language);
std::string amount_for_people(Decimal value, std::string_view currency, Language language);
std::string date_for_people(const Date& date, Language language);
// "Stück", "mois", "hour"; the code itself where no word is known.
std::string unit_for_people(std::string_view unit, Language language);

} // namespace socle::invoicing
