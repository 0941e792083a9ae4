// The two parties as master data keeps them: the company's own profile, and a customer.
#pragma once

#include "base/json.h"

namespace socle::invoicing {

struct Party {
  std::string name, street, postcode, city, country; // country: ISO 3166-1 alpha-2
  std::string vat_id, tax_number, registration, iban, bic;
  std::string contact_name, contact_phone, contact_email;
  std::string
      electronic_address; // "EM:rechnung@example.org", "0204:04011000-1234512345-06", an e-mail address, or a VAT id
  bool operator==(const Party&) const = default;
};

struct Customer {
  std::string id;
  Party party;
  std::string buyer_reference; // BT-10, the Leitweg-ID of public buyers
  std::string invoice_email; // where the mail draft goes
  bool operator==(const Customer&) const = default;
};

// The shape of the company profile and of `seller`/`buyer` in a contract's fields: name, street, postcode, city, country, vat_id,
// tax_number, registration, iban, bic, contact {name, phone, email}, electronic_address. Unknown and null members are empty.
Party party_from_json(const json::object& fields);
json::object to_json(const Party& party);
// The same, with id, buyer_reference and invoice_email.
Customer customer_from_json(const json::object& fields);
json::object to_json(const Customer& customer);

// Whether both describe the same company: an equal name, VAT id, tax number or IBAN, or an equal register number at the same post
// code (register numbers are unique to their court only). Case, punctuation and blanks do not count.
bool same_party(const Party& a, const Party& b);

} // namespace socle::invoicing
