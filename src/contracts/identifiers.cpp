#include "contracts/identifiers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace socle::contracts {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}
int at(std::string_view text, std::size_t i) { return text[i] - '0'; }
long long number(std::string_view text) {
  long long value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

bool german(std::string_view n) { // ISO 7064 mod 11,10
  if (n.size() != 9 || !all_digits(n)) return false;
  int product = 10;
  for (std::size_t i = 0; i < 8; ++i) {
    int sum = (at(n, i) + product) % 10;
    if (sum == 0) sum = 10;
    product = 2 * sum % 11;
  }
  return (11 - product) % 10 == at(n, 8);
}

bool austrian(std::string_view n) { // after "U"
  if (n.size() != 8 || !all_digits(n)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 7; ++i) {
    const int d = at(n, i) * (i % 2 == 0 ? 1 : 2);
    sum += d / 10 + d % 10;
  }
  return (10 - (sum + 4) % 10) % 10 == at(n, 7);
}

bool swiss(std::string_view n) {
  if (n.size() != 9 || !all_digits(n)) return false;
  constexpr std::array<int, 8> weights{5, 4, 3, 2, 7, 6, 5, 4};
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) sum += weights[i] * at(n, i);
  const int check = (11 - sum % 11) % 11;
  return check != 10 && check == at(n, 8);
}

bool french(std::string_view n) { // key + SIREN
  if (n.size() != 11 || !all_digits(n.substr(2))) return false;
  if (!all_digits(n.substr(0, 2))) { // keys with letters are made by another formula: the SIREN tells
    return siren_is_valid(n.substr(2));
  }
  return (12 + 3 * (number(n.substr(2)) % 97)) % 97 == number(n.substr(0, 2));
}

bool belgian(std::string_view n) {
  return n.size() == 10 && all_digits(n) && 97 - number(n.substr(0, 8)) % 97 == number(n.substr(8));
}
bool luxembourgish(std::string_view n) {
  return n.size() == 8 && all_digits(n) && number(n.substr(0, 6)) % 89 == number(n.substr(6));
}

bool dutch(std::string_view whole) { // NL123456789B01
  const std::string_view n = whole.substr(2);
  if (n.size() != 12 || !all_digits(n.substr(0, 9)) || n[9] != 'B') return false;
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) sum += (9 - static_cast<int>(i)) * at(n, i);
  if (sum % 11 == at(n, 8)) return true;
  int remainder = 0;
  for (const char c : whole) {
    const int v = c >= '0' && c <= '9' ? c - '0' : c - 'A' + 10;
    remainder = (remainder * (v > 9 ? 100 : 10) + v) % 97;
  }
  return remainder == 1;
}

bool british(std::string_view n) {
  if ((n.size() != 9 && n.size() != 12) || !all_digits(n)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 7; ++i) sum += (8 - static_cast<int>(i)) * at(n, i);
  const int rest = (sum + static_cast<int>(number(n.substr(7, 2)))) % 97;
  return rest == 0 || rest == 42 || rest == 55;
}

bool irish(std::string_view n) {
  if (n.size() < 8 || n.size() > 9 || !all_digits(n.substr(0, 7)))
    return n.size() == 8; // the old form has a letter or sign second
  int sum = 0;
  for (std::size_t i = 0; i < 7; ++i) sum += (8 - static_cast<int>(i)) * at(n, i);
  if (n.size() == 9) sum += 9 * (n[8] == 'W' ? 0 : n[8] - 'A' + 1);
  return "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23] == n[7];
}

} // namespace

bool siren_is_valid(std::string_view digits) {
  if (digits.size() < 9 || !all_digits(digits)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int d = at(digits, digits.size() - 1 - i) * (i % 2 == 0 ? 1 : 2);
    if (d > 9) d -= 9;
    sum += d;
  }
  return sum % 10 == 0 || digits.starts_with("356000000"); // La Poste's establishments follow another rule
}

bool vat_id_is_valid(std::string_view c) {
  if (c.starts_with("DE")) return german(c.substr(2));
  if (c.starts_with("ATU")) return austrian(c.substr(3));
  if (c.starts_with("CHE")) return swiss(c.substr(3));
  if (c.starts_with("FR")) return french(c.substr(2));
  if (c.starts_with("BE")) return belgian(c.substr(2));
  if (c.starts_with("LU")) return luxembourgish(c.substr(2));
  if (c.starts_with("NL")) return dutch(c);
  if (c.starts_with("GB") || c.starts_with("XI")) return british(c.substr(2));
  if (c.starts_with("IE")) return irish(c.substr(2));
  return true;
}

std::size_t iban_length(std::string_view country) {
  static const std::map<std::string_view, std::size_t> lengths{
      {"DE", 22}, {"AT", 20}, {"CH", 21}, {"LI", 21}, {"FR", 27}, {"MC", 27}, {"IT", 27}, {"SM", 27}, {"BE", 16},
      {"LU", 20}, {"NL", 18}, {"IE", 22}, {"GB", 22}, {"ES", 24}, {"PT", 25}, {"PL", 28}, {"DK", 18}, {"SE", 24},
      {"NO", 15}, {"FI", 18}, {"CZ", 24}, {"SK", 24}, {"HU", 28}, {"SI", 19}, {"HR", 21}, {"RO", 24}, {"BG", 22},
      {"GR", 27}, {"EE", 20}, {"LV", 21}, {"LT", 20}, {"MT", 31}, {"CY", 28}};
  const auto it = lengths.find(country);
  return it == lengths.end() ? 0 : it->second;
}

bool iban_is_valid(std::string_view compact) {
  if (compact.size() < 15 || compact.size() != iban_length(compact.substr(0, 2))) return false;
  int remainder = 0;
  for (std::size_t i = 0; i < compact.size(); ++i) {
    const char c = compact[(i + 4) % compact.size()];
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (c < 'A' || c > 'Z')) return false;
    const int v = digit ? c - '0' : c - 'A' + 10;
    remainder = (remainder * (v > 9 ? 100 : 10) + v) % 97;
  }
  return remainder == 1;
}

} // namespace socle::contracts
