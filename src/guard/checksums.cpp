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

struct Length { const char* country; std::size_t length; };
constexpr Length kIban[] = {{"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22}, {"BR", 29}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IS", 26}, {"IT", 27}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MT", 31}, {"NL", 18}, {"NO", 15}, {"PL", 28}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"SA", 24}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"XK", 20}};
} // namespace

std::string alphanumerics(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (is_digit(c) || (c >= 'A' && c <= 'Z')) out += c;
  }
  return out;
}

bool is_iban(std::string_view text) {
  const std::string iban = alphanumerics(text);
  const auto* country = std::ranges::find_if(kIban, [&](const Length& l) { return iban.starts_with(l.country); });
  if (country == std::end(kIban) || iban.size() != country->length) return false;
  unsigned rest = 0; // the first four characters move to the end; letters count 10 to 35; the whole is 1 modulo 97
  for (const char c : iban.substr(4) + iban.substr(0, 4)) rest = (is_digit(c) ? rest * 10 + static_cast<unsigned>(digit(c)) : rest * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
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
  if (!all_digits(digits) || digits.size() < 13 || digits.size() > 19) return false;
  const auto prefix = number(std::string_view(digits).substr(0, 4));
  const std::size_t n = digits.size();
  const bool visa = digits[0] == '4' && (n == 13 || n == 16 || n == 19);
  const bool mastercard = n == 16 && ((prefix >= 5100 && prefix <= 5599) || (prefix >= 2221 && prefix <= 2720));
  const bool amex = n == 15 && (prefix / 100 == 34 || prefix / 100 == 37);
  const bool diners = n == 14 && (prefix / 100 == 36 || prefix / 100 == 38);
  const bool others = n >= 16 && (prefix == 6011 || prefix / 100 == 65 || (prefix >= 3528 && prefix <= 3589) || prefix / 100 == 67);
  const bool issuer = visa || mastercard || amex || diners || others;
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

int eu_vat_confidence(std::string_view text) {
  const std::string id = alphanumerics(text);
  const std::string country = id.substr(0, 2), body = id.substr(2);
  if (country == "FR") return is_french_vat(text) ? 99 : 0;
  if (country == "DE") return body.size() == 9 && all_digits(body) ? (is_mod_11_10(body) ? 99 : 60) : 0; // no official norm: a failure only lowers
  if (country == "AT") {
    if (body.size() != 9 || body[0] != 'U' || !all_digits(body.substr(1))) return 0;
    int sum = 0;
    for (std::size_t i = 1; i <= 7; ++i) {
      const int d = digit(body[i]) * (i % 2 == 0 ? 2 : 1);
      sum += d / 10 + d % 10;
    }
    return (10 - (sum + 4) % 10) % 10 == digit(body[8]) ? 99 : 0;
  }
  if (country == "BE") return body.size() == 10 && all_digits(body) && 97 - number(body.substr(0, 8)) % 97 == number(body.substr(8)) ? 99 : 0;
  if (country == "LU") return body.size() == 8 && all_digits(body) && number(body.substr(0, 6)) % 89 == number(body.substr(6)) ? 99 : 0;
  if (country == "NL") return body.size() == 12 && body[9] == 'B' && all_digits(body.substr(0, 9)) && all_digits(body.substr(10)) ? 80 : 0;
  if (country == "IT") return body.size() == 11 && is_luhn(body) ? 99 : 0;
  if (country == "ES" || country == "PT" || country == "EL") return body.size() == 9 ? 60 : 0;
  if (country == "PL") return body.size() == 10 && all_digits(body) ? 60 : 0;
  if (country == "IE") return (body.size() == 8 || body.size() == 9) && all_digits(body.substr(0, 1)) ? 60 : 0;
  if (country == "GB" || country == "XI") {
    if (body.size() != 9 || !all_digits(body)) return 0;
    int sum = 0;
    for (std::size_t i = 0; i < 7; ++i) sum += digit(body[i]) * (8 - static_cast<int>(i));
    const auto rest = (sum + number(body.substr(7))) % 97;
    return rest == 0 || rest == 42 || rest == 55 ? 99 : 0;
  }
  return 40;
}

} // namespace socle::guard
