// VAT ids by country, with the national check digits.
#include "guard/checksums.h"

namespace socle::guard {

namespace {
int digit(char c) { return c - '0'; }
bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}
std::int64_t number(std::string_view digits) {
  std::int64_t out = 0;
  for (const char c : digits) out = out * 10 + digit(c);
  return out;
}
int weighted(std::string_view body, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t i = 0;
  for (const int weight : weights) sum += digit(body[i++]) * weight;
  return sum;
}
int checks(int computed, std::string_view body) { return computed == digit(body.back()); }

bool at(std::string_view b) { // U and eight digits
  if (b[0] != 'U') return false;
  int sum = 0;
  for (std::size_t i = 1; i <= 7; ++i) {
    const int d = digit(b[i]) * (i % 2 == 0 ? 2 : 1);
    sum += d / 10 + d % 10;
  }
  return (10 - (sum + 4) % 10) % 10 == digit(b[8]);
}
bool be(std::string_view b) { return b[0] <= '1' && 97 - number(b.substr(0, 8)) % 97 == number(b.substr(8)); }
bool ch(std::string_view b) {
  const int key = 11 - weighted(b, {5, 4, 3, 2, 7, 6, 5, 4}) % 11;
  return (key == 11 ? 0 : key) == digit(b[8]);
}
bool cz(std::string_view b) {
  const int key = 11 - weighted(b, {8, 7, 6, 5, 4, 3, 2}) % 11;
  return checks(key == 10 ? 0 : key == 11 ? 1 : key, b);
}
bool dk(std::string_view b) { return b[0] != '0' && weighted(b, {2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0; }
bool ee(std::string_view b) { return checks((10 - weighted(b, {3, 7, 1, 3, 7, 1, 3, 7}) % 10) % 10, b); }
bool el(std::string_view b) { return checks(weighted(b, {256, 128, 64, 32, 16, 8, 4, 2}) % 11 % 10, b); }
bool es(std::string_view b) {
  if (is_spanish_person(b)) return true;
  if (b[0] >= '0' && b[0] <= '9') return false;
  if (!all_digits(b.substr(1, 7)) || std::string_view("ABCDEFGHJNPQRSUVW").find(b[0]) == std::string_view::npos)
    return false;
  int sum = 0; // companies: a digit, or for some kinds a letter
  for (std::size_t i = 1; i <= 7; ++i) {
    const int d = digit(b[i]) * (i % 2 == 1 ? 2 : 1);
    sum += d / 10 + d % 10;
  }
  const int key = (10 - sum % 10) % 10;
  return b[8] == '0' + key || b[8] == "JABCDEFGHI"[key];
}
bool fi(std::string_view b) {
  const int rest = weighted(b, {7, 9, 10, 5, 8, 4, 2}) % 11;
  return rest != 1 && checks(rest == 0 ? 0 : 11 - rest, b);
}
bool fr(std::string_view b) { return is_french_vat("FR" + std::string(b)); }
bool gb(std::string_view b) {
  const auto rest = (weighted(b, {8, 7, 6, 5, 4, 3, 2}) + number(b.substr(7))) % 97;
  return rest == 0 || rest == 42 || rest == 55;
}
bool hu(std::string_view b) { return checks((10 - weighted(b, {9, 7, 3, 1, 9, 7, 3}) % 10) % 10, b); }
bool ie(std::string_view b) {
  if (!all_digits(b.substr(0, 7))) return true; // the form before 2013 may hold a letter in second place
  int sum = weighted(b, {8, 7, 6, 5, 4, 3, 2});
  if (b.size() == 9) sum += 9 * (b[8] == 'W' ? 0 : b[8] - 'A' + 1);
  return b[7] == "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23];
}
bool lu(std::string_view b) { return number(b.substr(0, 6)) % 89 == number(b.substr(6)); }
bool mt(std::string_view b) { return 37 - weighted(b, {3, 4, 6, 7, 8, 9}) % 37 == number(b.substr(6)); }
bool nl(std::string_view b) {
  if (is_dutch_citizen_number(b.substr(0, 9))) return true;
  std::int64_t rest = 0; // since 2020: the whole with its country is 1 modulo 97, letters counting 10 to 35
  for (const char c : "NL" + std::string(b))
    rest = (c >= '0' && c <= '9' ? rest * 10 + digit(c) : rest * 100 + (c - 'A' + 10)) % 97;
  return rest == 1;
}
bool pl(std::string_view b) { return checks(weighted(b, {6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11, b); }
bool ro(std::string_view b) {
  const std::string full = std::string(10 - b.size(), '0') + std::string(b);
  return checks(weighted(full, {7, 5, 3, 2, 1, 7, 5, 3, 2}) * 10 % 11 % 10, full);
}
bool se(std::string_view b) { return is_luhn(b.substr(0, 10)) && b.substr(10) >= "01" && b.substr(10) <= "94"; }
bool si(std::string_view b) {
  const int key = 11 - weighted(b, {8, 7, 6, 5, 4, 3, 2}) % 11;
  return key != 11 && b[0] != '0' && checks(key == 10 ? 0 : key, b);
}
bool sk(std::string_view b) { return b[0] != '0' && number(b) % 11 == 0; }

constexpr VatForm kForms[] = {
    {"AT", "A99999999", at, true},
    {"BE", "9999999999", be, true},
    {"BG", "999999999", nullptr, true},
    {"CHE", "999999999", ch, true},
    {"CY", "99999999A", nullptr, true},
    {"CZ", "99999999", cz, true},
    {"DE", "999999999", is_mod_11_10, false},
    {"DK", "99999999", dk, true},
    {"EE", "999999999", ee, true},
    {"EL", "999999999", el, true},
    {"ES", "X9999999X", es, true},
    {"FI", "99999999", fi, true},
    {"FR", "XX999999999", fr, true},
    {"GB", "999999999", gb, true},
    {"HR", "99999999999", is_mod_11_10, true},
    {"HU", "99999999", hu, true},
    {"IE", "9X99999AA", ie, true},
    {"IE", "9X99999A", ie, true},
    {"IT", "99999999999", is_luhn, true},
    {"LT", "999999999999", nullptr, true},
    {"LT", "999999999", nullptr, true},
    {"LU", "99999999", lu, true},
    {"LV", "99999999999", nullptr, true},
    {"MT", "99999999", mt, true},
    {"NL", "999999999A99", nl, true},
    {"PL", "9999999999", pl, true},
    {"PT", "999999999", is_portuguese_tax_number, true},
    {"RO", "9999999999", ro, true},
    {"RO", "99999999", ro, true},
    {"SE", "999999999999", se, true},
    {"SI", "99999999", si, true},
    {"SK", "9999999999", sk, true},
    {"XI", "999999999", gb, true},
};
} // namespace

std::span<const VatForm> vat_forms() { return kForms; }

} // namespace socle::guard
