// Invented companies, customers and contracts for tests: nothing here belongs to anybody.
#pragma once

#include "invoicing/draft.h"

namespace socle::invoicing::samples {

inline json::object object(std::string_view text) {
  auto value = json::parse(text);
  SOCLE_ASSERT(value && value->is_object());
  return value->get_object();
}

inline Party company() {
  return party_from_json(object(R"({
    "name": "Musterwerk IT GmbH", "street": "Beispielgasse 12", "postcode": "20095", "city": "Hamburg", "country": "DE",
    "vat_id": "DE123456788", "tax_number": "22/815/08154", "registration": "HRB 98765", "iban": "DE02120300000000202051", "bic": "BYLADEM1001",
    "contact": {"name": "Frieda Beispiel", "phone": "+49 40 555 0123", "email": "rechnung@musterwerk.example"},
    "electronic_address": "EM:rechnung@musterwerk.example"})"));
}

inline Customer customer() {
  return customer_from_json(object(R"({
    "id": "customer_1", "name": "Probe & Söhne KG", "street": "Teststraße 5", "postcode": "80333", "city": "München", "country": "DE",
    "vat_id": "DE811907980", "electronic_address": "EM:eingang@probe-soehne.example", "buyer_reference": "04011000-12345-34",
    "invoice_email": "buchhaltung@probe-soehne.example"})"));
}

// A service contract: three months at 1,250.00, 19 %, 30 days net, 2 % within 14 days.
inline json::object fields() {
  return object(R"({
    "is_contract": true, "kind": "service_contract", "language": "de",
    "seller": {"name": "Musterwerk IT GmbH", "street": "Beispielgasse 12", "postcode": "20095", "city": "Hamburg", "country": "DE",
      "vat_id": "DE123456788", "tax_number": null, "registration": "HRB 98765", "iban": null, "bic": null},
    "buyer": {"name": "Probe & Söhne KG", "street": "Teststraße 5", "postcode": "80333", "city": "München", "country": "DE",
      "vat_id": "DE811907980", "tax_number": null, "registration": "HRA 4711", "iban": null, "bic": null},
    "contract_number": "V-2026/017", "contract_date": "2026-02-16", "service_start": "2026-03-01", "service_end": "2027-02-28",
    "currency": "EUR", "billing": {"rhythm": "quarterly", "first_invoice_period": {"from": "2026-03-01", "to": "2026-05-31"}},
    "payment_terms_days": 30, "discount_terms": [{"percent": "2", "days": 14}],
    "lines": [{"description": "Betreuung der Server <monatlich> & Bereitschaft", "quantity": "3", "unit": "MON", "unit_price_net": "1250.00",
      "allowance": null, "vat_rate": "19", "vat_category": "S", "line_net": "3750.00"}],
    "totals": {"net": "3750.00", "vat": [{"rate": "19", "category": "S", "amount": "712.50"}], "gross": "4462.50"},
    "notes_required": []})");
}

inline Date issue_date() { return {2026, 3, 2}; }

// The contract above with its VAT changed to this category, and with what the category demands.
inline json::object fields_of_category(std::string_view category) {
  json::object out = fields();
  json::object& line = out["lines"].get_array()[0].get_object();
  json::object& buyer = out["buyer"].get_object();
  line["vat_category"] = category;
  if (category == "S") return out;
  if (category == "O") line["vat_rate"] = nullptr;
  else line["vat_rate"] = "0";
  out["totals"] = object(R"({"net": "3750.00", "vat": [], "gross": "3750.00"})");
  if (category == "E") out["notes_required"] = json::array{"Steuerfrei nach § 4 Nr. 21 UStG"};
  if (category == "AE" || category == "K") {
    buyer["country"] = "AT";
    buyer["vat_id"] = "ATU12345675";
    buyer["postcode"] = "1010";
    buyer["city"] = "Wien";
  }
  if (category == "G" || category == "O") {
    buyer["country"] = "CH";
    buyer["vat_id"] = nullptr;
    buyer["postcode"] = "8001";
    buyer["city"] = "Zürich";
  }
  return out;
}

// Null stays null: master data must not fill what a sample leaves out on purpose.
inline Customer customer_of(const json::object& contract) {
  Customer out = customer();
  const Party buyer = party_from_json(contract.at("buyer").get_object());
  out.party = buyer;
  out.party.electronic_address = "EM:eingang@probe-soehne.example";
  return out;
}

inline Invoice invoice(const json::object& contract) {
  const Customer known = customer_of(contract);
  auto made = draft(contract, company(), &known, issue_date());
  SOCLE_ASSERT(made.has_value());
  return numbered(made->invoice, "R-2026-0001");
}

} // namespace socle::invoicing::samples
