// The terms of a contract that are no price: number, dates, duration, payment, settlement discount, billing rhythm.
#pragma once

#include "contracts/numbers.h"
#include "contracts/parties.h"

namespace socle::contracts {

enum class Rhythm { unknown, monthly, quarterly, half_yearly, yearly, one_off, milestones, per_call_off, unsupported };
const char* rhythm_name(Rhythm rhythm); // "" for unknown and unsupported
int rhythm_months(Rhythm rhythm);       // 0 where it does not recur

struct SettlementDiscount {
  Decimal percent;
  int days = 0;
  Span span;
};

struct Terms {
  std::optional<Value> number;
  std::optional<Value> date, start, end; // ISO 8601
  std::optional<Value> payment_days;
  bool payment_not_days = false; // "3. Werktag", "45 jours fin de mois"
  Span payment_span;
  std::vector<SettlementDiscount> discounts;
  Rhythm billing = Rhythm::unknown; // as a billing sentence or label states it
  Span billing_span;
  bool in_arrears = false;
  bool calendar_aligned = false;
  bool open_ended = false;
  bool date_conflict = false;
};

// What stands beside or below a cell that holds only a label; empty when nothing does.
Span value_of_label(const Reading& reading, int cell);

// contract_number.cpp
std::optional<Value> find_contract_number(const Reading& reading);
// periods.cpp
void find_period(const Reading& reading, const std::vector<FoundDate>& dates, Terms& terms);
// payment.cpp
void find_payment(const Reading& reading, const std::vector<Percent>& percents, Terms& terms);
void find_rhythm(const Reading& reading, Terms& terms);

Terms find_terms(const Reading& reading, Language language);

} // namespace socle::contracts
