#include "invoicing/master_data.h"

#include "invoicing/checks.h"
#include "invoicing/code_lists.h"
#include "invoicing/draft.h"
#include "invoicing/electronic_address.h"
#include "invoicing/limits.h"
#include "invoicing/process_errors.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
constexpr std::size_t kCustomersMax = 50'000; // one read holds them all; a company with more has an ERP to ask

std::unexpected<Error> invalid(std::string field, std::string value, std::string reason) {
  return fail(kInvalidParty, {{"field", std::move(field)}, {"value", std::move(value)}, {"reason", std::move(reason)}});
}

// What would make every invoice fail later is refused here, where it can be mended.
Result<void> validate(const Party& party) {
  if (party.name.empty()) return invalid("name", "", "it is missing");
  if (!party.country.empty() && !is_code(CodeList::country, party.country))
    return invalid("country", party.country, "use the two letters of ISO 3166, such as DE");
  if (!party.vat_id.empty() && !is_vat_id(party.vat_id))
    return invalid("vat_id", party.vat_id,
                   "its form or its check digit is wrong; it begins with its country, such as DE123456788");
  if (!party.iban.empty() && !is_iban(party.iban)) return invalid("iban", party.iban, "its check digits are wrong");
  if (!party.bic.empty() && !is_bic(party.bic))
    return invalid("bic", party.bic, "a BIC has 8 or 11 characters, such as NORVDE22");
  if (!party.contact_email.empty() && !is_plausible_email(party.contact_email))
    return invalid("contact.email", party.contact_email, "it is not an e-mail address");
  if (!party.contact_phone.empty() && !is_plausible_phone(party.contact_phone))
    return invalid("contact.phone", party.contact_phone, "it has fewer than three digits");
  if (!party.electronic_address.empty()) {
    const ElectronicAddress address = electronic_address(party.electronic_address);
    if (const auto* form = broken_form(address); form != nullptr)
      return invalid("electronic_address", party.electronic_address, std::string(form->form.en));
    if (!is_code(CodeList::electronic_address_scheme, address.scheme) || address.value.empty())
      return invalid("electronic_address", party.electronic_address,
                     "write EM: and an e-mail address, 0204: and a Leitweg-ID, or another code of the list EAS");
  }
  return {};
}

// The id is a part of addresses and of file names.
Result<void> validate_id(const std::string& id) {
  const bool plain = std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
  if (!plain || id.starts_with('.') || id.find("..") != std::string::npos || id.size() > kCustomerIdBytesMax)
    return invalid("id", id.substr(0, kCustomerIdBytesMax),
                   "use letters without accents, digits, hyphens, underscores and single points, such as K-10001");
  return {};
}

constexpr const char* kKnown[] = {
    "name",       "street",          "postcode",     "city", "country", "vat_id",
    "tax_number", "registration",    "iban",         "bic",  "contact", "electronic_address",
    "id",         "buyer_reference", "invoice_email"};

// Texts or null; the contact is an object of texts.
Result<void> of_type(std::string_view name, const json::value& value) {
  if (value.is_null()) return {};
  if (name != "contact") {
    if (value.is_string()) return {};
    return invalid(std::string(name), json::write(value).substr(0, 40), "it must be a text in quotes, or null");
  }
  const auto* contact = value.if_object();
  if (contact == nullptr)
    return invalid("contact", json::write(value).substr(0, 40), "it must be an object of name, phone and email");
  for (const auto& member : *contact) {
    const std::string path = "contact." + std::string(member.key());
    if (member.key() != "name" && member.key() != "phone" && member.key() != "email")
      return invalid(path, "", "there is no such field; a contact has name, phone and email");
    if (!member.value().is_null() && !member.value().is_string())
      return invalid(path, json::write(member.value()).substr(0, 40), "it must be a text in quotes, or null");
  }
  return {};
}

Result<void> only_known(const json::object& o) {
  for (const auto& member : o) {
    if (std::ranges::find(kKnown, member.key()) != std::end(kKnown)) {
      SOCLE_CHECK(of_type(member.key(), member.value()));
      continue;
    }
    const std::vector<std::string> known(std::begin(kKnown), std::end(kKnown));
    const auto near = near_misses(member.key(), known);
    return invalid(
        std::string(member.key()), "",
        near.empty() ? "there is no such field" : "there is no such field; did you mean “" + near.front() + "”?");
  }
  return {};
}
} // namespace

Result<Party> MasterData::company(const std::string& tenant) {
  SOCLE_TRY(const store::Rows rows,
            parts_.store.read("SELECT body FROM invoicing_company WHERE tenant = ?1", {tenant}));
  if (rows.empty()) return Party{};
  SOCLE_TRY(const json::value body, json::parse(rows.front().text(0)));
  return party_from_json(body.as_object());
}

Result<std::vector<Customer>> MasterData::customers(const std::string& tenant) {
  SOCLE_TRY(const store::Rows rows,
            parts_.store.read("SELECT body FROM invoicing_customers WHERE tenant = ?1 ORDER BY name, id LIMIT ?2",
                              {tenant, static_cast<std::int64_t>(kCustomersMax)}));
  std::vector<Customer> out;
  for (const auto& row : rows) {
    SOCLE_TRY(const json::value body, json::parse(row.text(0)));
    out.push_back(customer_from_json(body.as_object()));
  }
  return out;
}

Result<Customer> MasterData::customer(const std::string& tenant, const std::string& id) {
  SOCLE_TRY(const store::Rows rows,
            parts_.store.read("SELECT body FROM invoicing_customers WHERE tenant = ?1 AND id = ?2", {tenant, id}));
  if (rows.empty()) return fail(kUnknownCustomer, {{"customer", id}});
  SOCLE_TRY(const json::value body, json::parse(rows.front().text(0)));
  return customer_from_json(body.as_object());
}

Result<std::optional<Customer>> MasterData::find(const std::string& tenant, const Party& buyer) {
  SOCLE_TRY(const auto all, customers(tenant));
  std::vector<Customer> fitting;
  std::ranges::copy_if(all, std::back_inserter(fitting), [&](const Customer& c) { return same_party(c.party, buyer); });
  if (fitting.size() > 1) { // an equal VAT id outweighs an equal name
    std::erase_if(fitting, [&](const Customer& c) { return buyer.vat_id.empty() || c.party.vat_id != buyer.vat_id; });
  }
  if (fitting.size() != 1) return std::optional<Customer>();
  return std::optional(fitting.front());
}

Result<kernel::Outcome> MasterData::set_company(const std::string& tenant, const json::object& fields) {
  SOCLE_CHECK(only_known(fields));
  const Party party = party_from_json(fields);
  SOCLE_CHECK(validate(party));
  kernel::Outcome out;
  out.unit.add(
      "INSERT INTO invoicing_company(tenant, body) VALUES (?1, ?2) ON CONFLICT (tenant) DO UPDATE SET body = ?2",
      {tenant, json::write(to_json(party))}, 1);
  out.result = to_json(party);
  return out;
}

Result<kernel::Outcome> MasterData::set_customer(const std::string& tenant, const std::string& id,
                                                 const json::object& fields) {
  SOCLE_CHECK(only_known(fields));
  Customer customer = customer_from_json(fields);
  if (!id.empty()) customer.id = id;
  if (customer.id.empty()) customer.id = make_id("cust", parts_.clock, parts_.random);
  SOCLE_CHECK(validate_id(customer.id));
  SOCLE_CHECK(validate(customer.party));
  if (!customer.invoice_email.empty() && !is_mail_address(customer.invoice_email))
    return invalid("invoice_email", customer.invoice_email, "it is not an e-mail address");
  kernel::Outcome out;
  out.unit.add(
      "INSERT INTO invoicing_customers(tenant, id, name, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (tenant, id) DO UPDATE SET name = ?3, body = ?4",
      {tenant, customer.id, customer.party.name, json::write(to_json(customer))}, 1);
  out.facts["customer"] = customer.id;
  out.result = to_json(customer);
  return out;
}

Result<kernel::Outcome> MasterData::remove_customer(const std::string& tenant, const std::string& id) {
  SOCLE_CHECK(customer(tenant, id));
  kernel::Outcome out;
  out.unit.add("DELETE FROM invoicing_customers WHERE tenant = ?1 AND id = ?2", {tenant, id}, 1);
  out.facts["customer"] = id;
  json::object result;
  result["id"] = id;
  out.result = std::move(result);
  return out;
}

} // namespace socle::invoicing
