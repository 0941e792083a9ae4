#include "invoicing/party.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
std::string get(const json::object& fields, std::string_view name) {
  return json::get_string(fields, name).value_or(std::string());
}

void put(json::object& out, std::string_view name, const std::string& value) {
  if (value.empty()) out[name] = nullptr;
  else out[name] = value;
}

// Letters and digits only, ASCII letters small: what two writings of one name or number have in common.
std::string essence(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0) out += c;
  }
  return out;
}

bool same(std::string_view a, std::string_view b) {
  const std::string left = essence(a);
  return !left.empty() && left == essence(b);
}
} // namespace

Party party_from_json(const json::object& fields) {
  Party out;
  out.name = get(fields, "name");
  out.street = get(fields, "street");
  out.postcode = get(fields, "postcode");
  out.city = get(fields, "city");
  out.country = get(fields, "country");
  out.vat_id = get(fields, "vat_id");
  out.tax_number = get(fields, "tax_number");
  out.registration = get(fields, "registration");
  out.iban = get(fields, "iban");
  out.bic = get(fields, "bic");
  if (const auto* contact = json::get_object(fields, "contact")) {
    out.contact_name = get(*contact, "name");
    out.contact_phone = get(*contact, "phone");
    out.contact_email = get(*contact, "email");
  }
  out.electronic_address = get(fields, "electronic_address");
  return out;
}

json::object to_json(const Party& party) {
  json::object out;
  put(out, "name", party.name);
  put(out, "street", party.street);
  put(out, "postcode", party.postcode);
  put(out, "city", party.city);
  put(out, "country", party.country);
  put(out, "vat_id", party.vat_id);
  put(out, "tax_number", party.tax_number);
  put(out, "registration", party.registration);
  put(out, "iban", party.iban);
  put(out, "bic", party.bic);
  json::object contact;
  put(contact, "name", party.contact_name);
  put(contact, "phone", party.contact_phone);
  put(contact, "email", party.contact_email);
  out["contact"] = std::move(contact);
  put(out, "electronic_address", party.electronic_address);
  return out;
}

Customer customer_from_json(const json::object& fields) {
  return {get(fields, "id"), party_from_json(fields), get(fields, "buyer_reference"), get(fields, "invoice_email")};
}

json::object to_json(const Customer& customer) {
  json::object out = to_json(customer.party);
  out["id"] = customer.id;
  put(out, "buyer_reference", customer.buyer_reference);
  put(out, "invoice_email", customer.invoice_email);
  return out;
}

bool same_party(const Party& a, const Party& b) {
  return same(a.vat_id, b.vat_id) || same(a.tax_number, b.tax_number) || same(a.iban, b.iban) || same(a.name, b.name) ||
         (same(a.registration, b.registration) && same(a.postcode, b.postcode));
}

} // namespace socle::invoicing
