// An invoice without a number, out of a contract's fields: what the gate shows and what is numbered after the approval.
#pragma once

#include "invoicing/model.h"
#include "invoicing/party.h"
#include "invoicing/rules.h"

namespace socle::invoicing {

struct Draft {
  Invoice invoice; // without BT-1
  Language language = Language::english;
  // What drafting itself noticed: fields that contradict each other or the company's profile. The rules are checked apart.
  std::vector<Finding> findings;
  // Paths whose value does not stand in the contract: "company", "customer", or how it was derived.
  std::map<std::string, std::string> origins;
};

// `fields` in the shape of a contract's fields, with what a person set at the gate: also seller.contact.{name,phone,email},
// seller.electronic_address, buyer.electronic_address, buyer.reference. What the contract leaves open is filled from the company's
// profile (only if the seller is that company) and the customer's master data. Amounts follow from quantity × price − allowance;
// where the fields say otherwise, that is a finding. Unknown stays absent: the rules then name it. `set` names the paths that a
// person has set: they are taken as they are, and what was cleared is not filled again.
Result<Draft> draft(const json::object& fields, const Party& company, const Customer* customer, Date issue_date,
                    std::span<const std::string> set = {});

// Line nets and totals of `fields` computed anew from quantities, prices, allowances and rates: used after a person's correction, so
// that the gate shows what will be issued.
Result<void> recompute(json::object& fields);

// What a correction can leave contradictory: the service, the rhythm and the billed period. `set` as above: whoever set the period
// as well has settled it.
Result<std::vector<Finding>> dependent_facts(const json::object& fields, std::span<const std::string> set);

// The final invoice: BT-1, and BT-83 so that the payment can be assigned.
Invoice numbered(Invoice draft, std::string number);

// The electronic address in Peppol's form out of what people write: "EM:a@b.c", "0204:991-…", an e-mail address, or a VAT id.
ElectronicAddress electronic_address(std::string_view text);

} // namespace socle::invoicing
