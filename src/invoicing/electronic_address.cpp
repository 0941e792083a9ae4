#include "invoicing/electronic_address.h"

#include "contracts/identifiers.h"
#include "invoicing/checks.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_number(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::ranges::all_of(text, is_digit);
}

// The codes of the list EAS that stand for VAT ids, and what these ids begin with.
constexpr std::pair<std::string_view, std::string_view> kVatSchemes[] = {
    {"9910", "HU"}, {"9914", "ATU"}, {"9920", "ES"}, {"9925", "BE"}, {"9926", "BG"}, {"9928", "CY"}, {"9929", "CZ"},
    {"9930", "DE"}, {"9931", "EE"},  {"9932", "GB"}, {"9933", "EL"}, {"9934", "HR"}, {"9935", "IE"}, {"9937", "LT"},
    {"9938", "LU"}, {"9939", "LV"},  {"9943", "MT"}, {"9944", "NL"}, {"9945", "PL"}, {"9946", "PT"}, {"9947", "RO"},
    {"9949", "SI"}, {"9950", "SK"},  {"9955", "SE"}, {"9957", "FR"}};

std::optional<std::string_view> vat_prefix(std::string_view scheme) {
  const auto* found = std::ranges::find(kVatSchemes, scheme, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kVatSchemes) ? std::nullopt : std::optional(found->second);
}

bool is_vat_address(const ElectronicAddress& address) {
  return address.value.starts_with(vat_prefix(address.scheme).value_or("?")) && address.value.size() >= 8 &&
         address.value.size() <= 15 && std::ranges::any_of(address.value, is_digit) &&
         contracts::vat_id_is_valid(address.value);
}

constexpr AddressForm kForms[] = {
    {"EM",
     [](std::string_view scheme) { return scheme == "EM"; },
     [](const ElectronicAddress& a) { return is_mail_address(a.value); },
     {"under the scheme EM it must be an e-mail address such as invoices@example.org",
      "sous le schéma EM, il faut une adresse électronique telle que factures@example.org",
      "unter dem Schema EM muss es eine E-Mail-Adresse sein, etwa rechnung@example.org"}},
    {"GLN",
     [](std::string_view scheme) { return scheme == "0088"; },
     [](const ElectronicAddress& a) { return is_gln(a.value); },
     {"under the scheme 0088 it must be a GLN of 13 digits with the right check digit",
      "sous le schéma 0088, il faut un GLN de 13 chiffres dont la clé est juste",
      "unter dem Schema 0088 muss es eine GLN mit 13 Ziffern und richtiger Prüfziffer sein"}},
    {"LEITWEG",
     [](std::string_view scheme) { return scheme == "0204"; },
     [](const ElectronicAddress& a) { return is_leitweg_id(a.value); },
     {"under the scheme 0204 it must be a Leitweg-ID with the right check number, such as 04011000-1234512345-06",
      "sous le schéma 0204, il faut un Leitweg-ID dont la clé est juste, tel que 04011000-1234512345-06",
      "unter dem Schema 0204 muss es eine Leitweg-ID mit richtiger Prüfziffer sein, etwa 04011000-1234512345-06"}},
    {"VAT",
     [](std::string_view scheme) { return vat_prefix(scheme).has_value(); },
     is_vat_address,
     {"under a scheme of VAT ids it must be that country's VAT id with the right check digit, such as 9930:DE123456788",
      "sous un schéma de numéros de TVA, il faut celui de ce pays avec la bonne clé, tel que 9930:DE123456788",
      "unter einem Schema für USt-IdNrn. muss es die dieses Landes mit richtiger Prüfziffer sein, etwa 9930:DE123456788"}},
    {"SIREN",
     [](std::string_view scheme) { return scheme == "0002"; },
     [](const ElectronicAddress& a) { return is_number(a.value, 9) && contracts::siren_is_valid(a.value); },
     {"under the scheme 0002 it must be a SIREN of 9 digits with the right check digit",
      "sous le schéma 0002, il faut un SIREN de 9 chiffres dont la clé est juste",
      "unter dem Schema 0002 muss es eine SIREN mit 9 Ziffern und richtiger Prüfziffer sein"}},
    {"SIRET",
     [](std::string_view scheme) { return scheme == "0009"; },
     [](const ElectronicAddress& a) { return is_number(a.value, 14) && contracts::siren_is_valid(a.value); },
     {"under the scheme 0009 it must be a SIRET of 14 digits with the right check digit",
      "sous le schéma 0009, il faut un SIRET de 14 chiffres dont la clé est juste",
      "unter dem Schema 0009 muss es eine SIRET mit 14 Ziffern und richtiger Prüfziffer sein"}},
    {"BE",
     [](std::string_view scheme) { return scheme == "0208"; },
     [](const ElectronicAddress& a) { return is_number(a.value, 10) && contracts::vat_id_is_valid("BE" + a.value); },
     {"under the scheme 0208 it must be a Belgian enterprise number of 10 digits with the right check number",
      "sous le schéma 0208, il faut un numéro d'entreprise belge de 10 chiffres dont la clé est juste",
      "unter dem Schema 0208 muss es eine belgische Unternehmensnummer mit 10 Ziffern und richtiger Prüfzahl sein"}},
};
} // namespace

bool is_gln(std::string_view digits) {
  if (!is_number(digits, 13)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 13; ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return sum % 10 == 0;
}

bool is_leitweg_id(std::string_view id) {
  const auto last = id.rfind('-');
  if (last == std::string_view::npos || !is_number(id.substr(last + 1), 2)) return false;
  const std::string_view front = id.substr(0, last);
  const auto dash = front.find('-');
  const std::string_view coarse = front.substr(0, dash);
  if (coarse.size() < 2 || coarse.size() > 12 || !std::ranges::all_of(coarse, is_digit)) return false;
  if (dash != std::string_view::npos) {
    const std::string_view fine = front.substr(dash + 1);
    if (fine.empty() || fine.size() > 30) return false;
  }
  unsigned rest = 0; // ISO 7064, mod 97-10, over everything but the hyphens
  for (const char c : id) {
    if (c == '-') continue;
    if (is_digit(c)) rest = (rest * 10 + static_cast<unsigned>(c - '0')) % 97;
    else if (is_capital(c)) rest = (rest * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
    else return false;
  }
  return rest == 1 && std::ranges::count(front, '-') <= 1;
}

std::span<const AddressForm> address_forms() { return kForms; }

const AddressForm* broken_form(const ElectronicAddress& address) {
  if (address.value.empty()) return nullptr;
  const auto* form = std::ranges::find_if(kForms, [&](const AddressForm& f) { return f.covers(address.scheme); });
  return form == std::end(kForms) || form->holds(address) ? nullptr : form;
}

} // namespace socle::invoicing
