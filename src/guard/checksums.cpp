#include "guard/checksums.h"

#include <algorithm>
#include <array>

namespace socle::guard {

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }
int digit(char c) { return c - '0'; }

std::int64_t number(std::string_view digits) {
  std::int64_t out = 0;
  for (const char c : digits) out = out * 10 + digit(c);
  return out;
}

struct Length {
  const char* country;
  std::size_t length;
};
constexpr Length kIban[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22},
    {"BR", 29}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DK", 18}, {"DO", 28}, {"EE", 20},
    {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18},
    {"GR", 27}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IS", 26}, {"IT", 27}, {"KW", 30}, {"KZ", 20},
    {"LB", 28}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19},
    {"MT", 31}, {"NL", 18}, {"NO", 15}, {"PL", 28}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"SA", 24},
    {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"XK", 20}};
} // namespace

std::string alphanumerics(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (is_digit(c) || (c >= 'A' && c <= 'Z')) out += c;
  }
  return out;
}

std::size_t iban_length(std::string_view country) {
  const auto* found = std::ranges::find_if(kIban, [&](const Length& l) { return country == l.country; });
  return found == std::end(kIban) ? 0 : found->length;
}

bool is_iban(std::string_view text) {
  const std::string iban = alphanumerics(text);
  if (iban.size() < 4 || iban.size() != iban_length(std::string_view(iban).substr(0, 2)) ||
      !all_digits(std::string_view(iban).substr(2, 2)))
    return false;
  unsigned rest = 0; // the first four characters move to the end; letters count 10 to 35; the whole is 1 modulo 97
  for (const char c : iban.substr(4) + iban.substr(0, 4))
    rest = (is_digit(c) ? rest * 10 + static_cast<unsigned>(digit(c))
                        : rest * 100 + static_cast<unsigned>(c - 'A' + 10)) %
           97;
  return rest == 1;
}

bool is_luhn(std::string_view digits) {
  if (!all_digits(digits)) return false;
  int sum = 0;
  bool doubled = false;
  for (auto c = digits.rbegin(); c != digits.rend(); ++c, doubled = !doubled) {
    const int d = digit(*c) * (doubled ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  }
  return sum % 10 == 0;
}

bool is_card(std::string_view text) {
  const std::string digits = alphanumerics(text);
  if (!all_digits(digits) || digits.size() < 14 || digits.size() > 19) return false;
  const auto prefix = number(std::string_view(digits).substr(0, 4));
  const std::size_t n = digits.size();
  const bool visa = digits[0] == '4' &&
                    (n == 16 || n == 19); // those of 13 digits are gone, and article numbers look like them
  const bool mastercard = n == 16 && ((prefix >= 5100 && prefix <= 5599) || (prefix >= 2221 && prefix <= 2720));
  const bool amex = n == 15 && (prefix / 100 == 34 || prefix / 100 == 37);
  const bool diners = n == 14 && (prefix / 100 == 36 || prefix / 100 == 38 || prefix / 100 == 39 ||
                                  (prefix >= 3000 && prefix <= 3059));
  const bool jcb = n == 15 && (prefix == 1800 || prefix == 2131);
  const bool others = n >= 16 && (prefix == 6011 || (prefix >= 6440 && prefix <= 6599) ||
                                  (prefix >= 3528 && prefix <= 3589) || prefix / 100 == 62 || prefix / 100 == 67);
  const bool issuer = visa || mastercard || amex || diners || jcb || others;
  return issuer && is_luhn(digits);
}

bool is_mod_11_10(std::string_view digits) {
  if (!all_digits(digits) || digits.size() < 2) return false;
  int product = 10;
  for (const char c : digits.substr(0, digits.size() - 1)) {
    int sum = (digit(c) + product) % 10;
    if (sum == 0) sum = 10;
    product = sum * 2 % 11;
  }
  return (11 - product) % 10 == digit(digits.back());
}

bool is_german_tax_id(std::string_view text) {
  const std::string digits = alphanumerics(text);
  if (!all_digits(digits) || digits.size() != 11 || digits[0] == '0') return false;
  std::array<int, 10> counts{};
  for (const char c : digits.substr(0, 10)) ++counts[static_cast<std::size_t>(digit(c))];
  // Since 2016 one digit appears two or three times among the first ten, every other at most once.
  const auto repeated = std::ranges::count_if(counts, [](int n) { return n > 1; });
  return repeated == 1 && std::ranges::max(counts) <= 3 && is_mod_11_10(digits);
}

bool is_french_vat(std::string_view text) {
  const std::string id = alphanumerics(text);
  if (id.size() != 13 || !id.starts_with("FR") || !all_digits(id.substr(4)) || !is_luhn(id.substr(4))) return false;
  const std::string key = id.substr(2, 2);
  if (!all_digits(key)) return true; // keys with letters follow another formula
  return number(key) == (12 + 3 * (number(id.substr(4)) % 97)) % 97;
}

bool is_nir(std::string_view text) {
  std::string id = alphanumerics(text);
  if (id.size() != 15 || (id[0] != '1' && id[0] != '2')) return false;
  std::int64_t correction = 0; // Corsica: 2A counts as 19, 2B as 18
  if (id[6] == 'A') id[6] = '0', correction = 1'000'000;
  else if (id[6] == 'B') id[6] = '0', correction = 2'000'000;
  if (!all_digits(id)) return false;
  const auto month = number(std::string_view(id).substr(3, 2));
  if (month == 0 || (month > 12 && month < 20) || (month > 42 && month < 50)) return false;
  return 97 - (number(std::string_view(id).substr(0, 13)) - correction) % 97 == number(std::string_view(id).substr(13));
}

bool is_siret(std::string_view text) {
  const std::string digits = alphanumerics(text);
  if (!all_digits(digits) || (digits.size() != 9 && digits.size() != 14)) return false;
  if (digits.starts_with("356000000") && digits.size() == 14) { // La Poste: the digits' sum is a multiple of five
    int sum = 0;
    for (const char c : digits) sum += digit(c);
    return sum % 5 == 0;
  }
  return is_luhn(digits) && is_luhn(std::string_view(digits).substr(0, 9));
}

bool is_french_tax_number(std::string_view digits) {
  return digits.size() == 13 && all_digits(digits) && digits[0] <= '3' &&
         number(digits.substr(0, 10)) % 511 == number(digits.substr(10));
}

bool is_belgian_national_number(std::string_view digits) {
  if (digits.size() != 11 || !all_digits(digits)) return false;
  const auto month = number(digits.substr(2, 2)), day = number(digits.substr(4, 2));
  if (month > 12 || day > 31) return false;
  const auto body = number(digits.substr(0, 9)), key = number(digits.substr(9));
  return 97 - body % 97 == key || 97 - (2'000'000'000 + body) % 97 == key; // born before or since 2000
}

bool is_dutch_citizen_number(std::string_view digits) {
  if (digits.size() != 9 || !all_digits(digits) || digits == "000000000") return false;
  int sum = -digit(digits[8]);
  for (std::size_t i = 0; i < 8; ++i) sum += digit(digits[i]) * (9 - static_cast<int>(i));
  return sum % 11 == 0;
}

bool is_pesel(std::string_view digits) {
  if (digits.size() != 11 || !all_digits(digits)) return false;
  constexpr int weights[] = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i) sum += digit(digits[i]) * weights[i];
  return (10 - sum % 10) % 10 == digit(digits[10]);
}

bool is_portuguese_tax_number(std::string_view digits) {
  if (digits.size() != 9 || !all_digits(digits)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) sum += digit(digits[i]) * (9 - static_cast<int>(i));
  const int key = 11 - sum % 11;
  return (key > 9 ? 0 : key) == digit(digits[8]);
}

bool is_spanish_person(std::string_view text) {
  std::string id = alphanumerics(text);
  if (id.size() != 9) return false;
  if (id[0] >= 'X' && id[0] <= 'Z') id[0] = static_cast<char>('0' + (id[0] - 'X')); // foreigners: X, Y, Z count 0, 1, 2
  return all_digits(id.substr(0, 8)) && id[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[number(id.substr(0, 8)) % 23];
}

bool is_italian_tax_code(std::string_view text) {
  const std::string id = alphanumerics(text);
  if (id.size() != 16) return false;
  constexpr int odd[] = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int value = is_digit(id[i]) ? digit(id[i]) : id[i] - 'A';
    sum += i % 2 == 0 ? odd[value] : value;
  }
  return id[15] == 'A' + sum % 26;
}

} // namespace socle::guard
