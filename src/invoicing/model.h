// The semantic model of EN 16931 as our own invoices use it: one model for both syntaxes. BT and BG are the standard's business
// terms and groups. An empty string, an empty optional and an empty list mean "not there": the rules say what must be there.
#pragma once

#include "base/base.h"
#include "base/clock.h"
#include "base/decimal.h"

namespace socle::invoicing {

inline constexpr std::string_view kXRechnung =
    "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"; // BT-24
inline constexpr std::string_view kEn16931 = "urn:cen.eu:en16931:2017"; // BT-24
inline constexpr std::string_view kBillingProcess = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"; // BT-23

using MaybeDecimal = std::optional<Decimal>;
using MaybeDate = std::optional<Date>;

struct ElectronicAddress {
  std::string scheme; // of the code list EAS: "EM" e-mail, "0204" Leitweg-ID, "9930" German VAT id
  std::string value;
  bool operator==(const ElectronicAddress&) const = default;
};

struct Address { // BG-5, BG-8, BG-15
  std::string street; // BT-35, BT-50, BT-75
  std::string city; // BT-37, BT-52, BT-77
  std::string postcode; // BT-38, BT-53, BT-78
  std::string country; // BT-40, BT-55, BT-80: ISO 3166-1 alpha-2
  bool empty() const { return street.empty() && city.empty() && postcode.empty() && country.empty(); }
  bool operator==(const Address&) const = default;
};

struct Contact { // BG-6, BG-9
  std::string name; // BT-41, BT-56
  std::string phone; // BT-42, BT-57
  std::string email; // BT-43, BT-58
  bool operator==(const Contact&) const = default;
};

struct Trader { // BG-4 seller, BG-7 buyer
  std::string name; // BT-27, BT-44
  std::string identifier; // BT-29, BT-46
  std::string registration; // BT-30, BT-47
  std::string vat_id; // BT-31, BT-48
  std::string tax_number; // BT-32; the seller's only
  ElectronicAddress electronic_address; // BT-34, BT-49
  Address address; // BG-5, BG-8
  Contact contact; // BG-6, BG-9
  bool operator==(const Trader&) const = default;
};

struct Delivery { // BG-13
  MaybeDate date; // BT-72
  Address address; // BG-15
  bool operator==(const Delivery&) const = default;
};

struct Period { // BG-14, BG-26
  MaybeDate start; // BT-73, BT-134
  MaybeDate end; // BT-74, BT-135
  bool empty() const { return !start && !end; }
  bool operator==(const Period&) const = default;
};

struct Payment { // BG-16, BG-17
  std::string means_code; // BT-81: "58" SEPA credit transfer, "30" credit transfer
  std::string remittance; // BT-83
  std::string account; // BT-84: IBAN
  std::string account_name; // BT-85
  std::string bic; // BT-86
  bool operator==(const Payment&) const = default;
};

struct AllowanceCharge { // BG-20, BG-21; on a line BG-27, BG-28
  bool charge = false; // an addition instead of a reduction
  MaybeDecimal amount; // BT-92, BT-99; BT-136, BT-141: positive
  MaybeDecimal base; // BT-93, BT-100; BT-137, BT-142
  MaybeDecimal percent; // BT-94, BT-101; BT-138, BT-143
  std::string vat_category; // BT-95, BT-102; a line's has none of its own
  MaybeDecimal vat_rate; // BT-96, BT-103
  std::string reason; // BT-97, BT-104; BT-139, BT-144
  std::string reason_code; // BT-98, BT-105; BT-140, BT-145
  bool operator==(const AllowanceCharge&) const = default;
};

struct VatBreakdown { // BG-23
  MaybeDecimal taxable; // BT-116
  MaybeDecimal tax; // BT-117
  std::string category; // BT-118
  MaybeDecimal rate; // BT-119; 0 with category O
  std::string reason; // BT-120
  std::string reason_code; // BT-121: VATEX
  bool operator==(const VatBreakdown&) const = default;
};

struct Totals { // BG-22
  MaybeDecimal lines; // BT-106
  MaybeDecimal allowances; // BT-107
  MaybeDecimal charges; // BT-108
  MaybeDecimal net; // BT-109
  MaybeDecimal vat; // BT-110
  MaybeDecimal gross; // BT-112
  MaybeDecimal prepaid; // BT-113
  MaybeDecimal rounding; // BT-114
  MaybeDecimal due; // BT-115
  bool operator==(const Totals&) const = default;
};

struct Line { // BG-25
  std::string id; // BT-126
  std::string note; // BT-127
  MaybeDecimal quantity; // BT-129
  std::string unit; // BT-130: UN/ECE Rec 20 and 21
  MaybeDecimal net; // BT-131
  Period period; // BG-26
  std::vector<AllowanceCharge> allowances; // BG-27, BG-28
  MaybeDecimal price; // BT-146
  MaybeDecimal price_base; // BT-149; 1 when absent
  std::string vat_category; // BT-151
  MaybeDecimal vat_rate; // BT-152
  std::string name; // BT-153
  std::string description; // BT-154
  bool operator==(const Line&) const = default;
};

struct PrecedingInvoice { // BG-3
  std::string number; // BT-25
  MaybeDate date; // BT-26
  bool operator==(const PrecedingInvoice&) const = default;
};

struct Invoice {
  std::string number; // BT-1; empty in a draft
  MaybeDate issue_date; // BT-2
  std::string type_code = "380"; // BT-3: 380 invoice, 326 part, 384 corrected
  std::string currency; // BT-5
  MaybeDate due_date; // BT-9
  std::string buyer_reference; // BT-10
  std::string contract; // BT-12
  std::string order; // BT-13
  std::string payment_terms; // BT-20
  std::vector<std::string> notes; // BT-22
  std::string process{kBillingProcess}; // BT-23
  std::string specification{kXRechnung}; // BT-24
  std::vector<PrecedingInvoice> preceding; // BG-3
  Trader seller; // BG-4
  Trader buyer; // BG-7
  Delivery delivery; // BG-13
  Period period; // BG-14
  Payment payment; // BG-16
  std::vector<AllowanceCharge> allowances; // BG-20, BG-21
  Totals totals; // BG-22
  std::vector<VatBreakdown> vat; // BG-23
  std::vector<Line> lines; // BG-25
  bool operator==(const Invoice&) const = default;
};

// The first business term in which two invoices differ, as "BT-109 totals.net: 100.00 / 100.01"; empty when they are equal.
std::string first_difference(const Invoice& a, const Invoice& b);

} // namespace socle::invoicing
