// Where people and machines are reached: mail addresses, telephone numbers, IP addresses.
#include "guard/characters.h"
#include "guard/detectors.h"

#include <array>
#include <utf8proc.h>

namespace socle::guard {

namespace {
bool is_hex(char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

// The bytes of a letter of another script that ends before, or begins at, this place; 0: none stands there.
std::size_t foreign_letter(std::string_view text, std::size_t at) {
  utf8proc_int32_t code = 0;
  const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                  static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (n <= 1) return 0;
  const auto category = utf8proc_category(code);
  const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
  return letter || category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ND ? static_cast<std::size_t>(n)
                                                                                        : 0;
}
std::size_t letter_before(std::string_view text, std::size_t at) {
  std::size_t lead = at - 1;
  while (lead > 0 && at - lead < 4 && (static_cast<unsigned char>(text[lead]) & 0xc0U) == 0x80U) --lead;
  return foreign_letter(text, lead) == at - lead ? at - lead : 0;
}

constexpr std::string_view kLocal = ".!#$%&'*+/=?^_{|}~-";
constexpr std::string_view kLocalInside = "._%+-'"; // what stands in real ones; the others end it, as in “a=b@c”
constexpr std::string_view kFileEndings[] = {"png",  "jpg",  "jpeg", "gif", "svg", "webp", "ico",
                                             "js",   "mjs",  "css",  "ts",  "tsx", "jsx",  "py",
                                             "html", "json", "pdf",  "txt", "xml", "yml",  "yaml"};

std::size_t local_begin(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 64) {
    const char c = text[begin - 1];
    if (is_digit(c) || is_letter(c) || kLocalInside.find(c) != std::string_view::npos) --begin;
    else if (const auto n = static_cast<unsigned char>(c) >= 0x80 ? letter_before(text, begin) : 0) begin -= n;
    else break;
  }
  while (begin < at && kLocal.find(text[begin]) != std::string_view::npos) ++begin;
  return begin;
}

// The end of the domain that begins here, its last dot, and whether its labels are such.
std::size_t domain_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < 253) {
    const char c = text[end];
    if (is_digit(c) || is_letter(c) || ((c == '.' || c == '-') && end > at && text[end - 1] != '.')) ++end;
    else if (const auto n = static_cast<unsigned char>(c) >= 0x80 ? foreign_letter(text, end) : 0) end += n;
    else break;
  }
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

struct Country {
  std::string_view code;
  std::size_t digits_min, digits_max; // behind the code
};
// Where numbers have a known length it is held; elsewhere the code must exist and 7 to 12 digits follow.
constexpr Country kCountries[] = {
    {"1", 10, 10}, {"30", 10, 10}, {"31", 9, 9},  {"32", 8, 9}, {"33", 9, 9},  {"34", 9, 9},  {"352", 6, 9},
    {"351", 9, 9}, {"353", 7, 9},  {"39", 8, 11}, {"41", 9, 9}, {"420", 9, 9}, {"421", 9, 9}, {"43", 7, 12},
    {"44", 9, 10}, {"45", 8, 8},   {"46", 7, 9},  {"47", 8, 8}, {"48", 9, 9},  {"49", 7, 12}, {"7", 10, 10}};
constexpr std::string_view kThreeDigits =
    "21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99"; // begin codes of three digits

bool is_international(std::string_view digits) {
  if (digits.empty() || digits[0] == '0') return false;
  for (const auto& country : kCountries) {
    if (!digits.starts_with(country.code)) continue;
    const std::string_view rest = digits.substr(country.code.size());
    if (country.code == "1" && !rest.empty() && (rest[0] < '2' || (rest.size() > 3 && rest[3] < '2'))) return false;
    return rest.size() >= country.digits_min && rest.size() <= country.digits_max;
  }
  const std::size_t code = kThreeDigits.find(digits.substr(0, 2)) != std::string_view::npos ? 3 : 2;
  return digits.size() >= code + 7 && digits.size() <= code + 12 && digits.size() <= 15;
}

struct Dialled {
  std::string digits;
  std::vector<std::size_t> lengths;
  std::string separators; // the first of each gap
};

bool is_french(const Dialled& d) {
  return d.digits.size() == 10 && d.lengths.size() == 5 &&
         std::ranges::all_of(d.lengths, [](std::size_t l) { return l == 2; }) &&
         d.separators.find_first_not_of(d.separators[0]) == std::string::npos;
}
// An area code, a break, and a number: with a dot it would as well be a date or an amount.
bool has_area_code(const Dialled& d) {
  return d.digits.size() >= 9 && d.digits.size() <= 12 && d.lengths.size() >= 2 && d.lengths.size() <= 6 &&
         d.lengths[0] >= 3 && d.lengths[0] <= 6 && d.digits[1] != '0' && d.separators.find('.') == std::string::npos &&
         !(d.lengths.size() == 3 && d.lengths[0] == 3 && d.lengths[1] == 2 &&
           d.lengths[2] == 4); // that is a US social security number
}

bool says_phone(std::string_view text, std::size_t begin) {
  return has_before(text, begin,
                    {"tel", "tél", "fon", "phone", "mobil", "handy", "portable", "fax", "ruf", "anruf", "erreich",
                     "call", "appel", "joindre", "durchwahl", "dial", "whatsapp", "sms"});
}

int national_confidence(const Dialled& d, std::string_view text, std::size_t begin) {
  if (d.digits.size() < 9 || d.digits.size() > 12 || d.digits[0] != '0' || d.digits[1] == '0') return 0;
  const bool said = says_phone(text, begin);
  const bool other = has_before(
      text, begin,
      {"bestell", "auftrag", "order",   "commande", "kunden",  "artikel",  "art.", "rechnung", "invoice", "facture",
       "ticket",  "version", "isbn",    "vertrag",  "contrat", "contract", "ref",  "réf",      "serie",   "serial",
       "konto",   "blz",     "policen", "akten",    "vorgang", "dossier",  "pzn",  "ean",      "gtin",    "sku"});
  if (other && !said) return 0;
  const bool mobile = d.lengths.size() == 1 &&
                      ((d.digits.size() == 10 && (d.digits[1] == '6' || d.digits[1] == '7')) ||
                       (d.digits.size() >= 11 && d.digits[1] == '1' && d.digits[2] >= '5' && d.digits[2] <= '7'));
  if (is_french(d) || has_area_code(d)) return said ? 90 : 72;
  return said ? 85 : mobile ? 60 : 0;
}
} // namespace

void find_email(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  const std::size_t at = text.find('@', begin);
  if (at >= end) return;
  const std::size_t from = local_begin(text, at), to = domain_end(text, at + 1);
  if (from == at || text[at - 1] == '.' || to <= at + 1 ||
      !(is_word(text[at + 1]) || static_cast<unsigned char>(text[at + 1]) >= 0x80))
    return;
  const std::string_view domain = text.substr(at + 1, to - at - 1);
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || domain.find("..") != std::string_view::npos ||
      domain.find("-.") != std::string_view::npos)
    return;
  std::string top;
  for (const char c : domain.substr(dot + 1)) top += lower(c);
  const bool letters = std::ranges::none_of(top, [](char c) { return is_digit(c) || c == '-'; });
  if (top.size() < 2 || top.size() > 63 || (!letters && !top.starts_with("xn--")) ||
      std::ranges::find(kFileEndings, top) != std::end(kFileEndings))
    return;
  if (to < text.size() && (text[to] == '_' || text[to] == '@')) return;
  const bool repository = text.substr(from, at - from) == "git" && to < text.size() &&
                          (text[to] == ':' || text[to] == '/');
  if (!repository) out.push_back({"email", from, to, 98});
}

void find_ipv4(std::string_view text, std::size_t begin, std::size_t, Matches& out) {
  if (begin > 0 && (is_word(text[begin - 1]) ||
                    ((text[begin - 1] == '.' || text[begin - 1] == '-') && begin > 1 && is_word(text[begin - 2]))))
    return;
  std::size_t at = begin, octets = 0;
  for (;; ++at) {
    const std::size_t from = at;
    int value = 0;
    for (; at < text.size() && is_digit(text[at]) && at - from < 4; ++at) value = value * 10 + (text[at] - '0');
    if (at == from || value > 255 || (text[from] == '0' && at - from > 1)) return;
    if (++octets == 4) break;
    if (at >= text.size() || text[at] != '.') return;
  }
  if (at < text.size() &&
      (is_word(text[at]) || ((text[at] == '.' || text[at] == '-') && at + 1 < text.size() && is_word(text[at + 1]))))
    return;
  if (text.substr(begin, at - begin) == "0.0.0.0") return;
  if (has_before(text, begin,
                 {"version", "release", "build", "firmware", "kapitel", "section", "chapter", "chapitre", "abschnitt",
                  "ziffer", "absatz", "article", "klausel", "clause", "upgrade", "update"}))
    return;
  if (begin > 0 && text[begin - 1] == ' ' && begin > 2 && text.substr(begin - 3, 2) == "\xc2\xa7") return; // § 3.1.2.4
  out.push_back({"ip", begin, at, 80});
}

void find_ipv6(std::string_view text, std::size_t begin, std::size_t, Matches& out) {
  const auto part = [](char c) { return is_hex(c) || c == ':'; };
  std::size_t from = begin, to = begin;
  while (from > 0 && part(text[from - 1]) && begin - from < 40) --from;
  while (to < text.size() && (part(text[to]) || text[to] == '.') && to - begin < 48) ++to;
  while (to > from && (text[to - 1] == '.' || (text[to - 1] == ':' && !(to - from >= 2 && text[to - 2] == ':')))) --to;
  if ((from > 0 && is_word(text[from - 1])) || (to < text.size() && is_word(text[to]))) return;
  std::string_view token = text.substr(from, to - from);
  const bool repeated = !out.empty() && out.back().begin == from && std::string_view(out.back().type) == "ip";
  if (repeated || token.size() < 5 || token.starts_with(":") != token.starts_with("::")) return;
  // Eight groups of up to four digits; “::” stands for as many as are missing; the last two may be written as IPv4.
  std::size_t groups = 0, gaps = 0, digits = 0, run = 0;
  bool decimal = false;
  if (const auto dot = token.find('.'); dot != std::string_view::npos) {
    const auto colon = token.rfind(':');
    Matches tail;
    find_ipv4(std::string(token.substr(colon + 1)), 0, 0, tail);
    if (colon == std::string_view::npos || tail.empty()) return;
    groups = 2;
    digits = 8;
    decimal = true;
    token = token.substr(0, colon + 1);
  }
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == ':') {
      if (run > 0) ++groups;
      run = 0;
      if (i + 1 < token.size() && token[i + 1] == ':') ++gaps, ++i;
      if (i + 1 < token.size() && token[i + 1] == ':') return;
    } else if (++run > 4) {
      return;
    } else {
      ++digits;
    }
  }
  if (run > 0) ++groups;
  const bool whole = gaps == 0 ? groups == 8 : gaps == 1 && groups <= 7;
  const bool has_digit = decimal || std::ranges::any_of(token, is_digit);
  if (whole && has_digit && digits >= 5) out.push_back({"ip", from, to, 88});
}

void find_phone(std::string_view text, std::size_t begin, std::size_t, Matches& out) {
  const bool bracketed = text[begin] == '(', plus = text[begin] == '+';
  std::size_t at = begin;
  if (begin > 0) {
    const char before = text[begin - 1];
    if (is_word(before) || before == '+') return;
    if (!plus && !bracketed &&
        ((before == '-' || before == '.' || before == ',' || before == '/' || before == ')' || before == '(') &&
         begin > 1 && (is_word(text[begin - 2]) || before == '(')))
      return;
    if (!plus && !bracketed && before == ' ' && begin > 1 && is_digit(text[begin - 2]))
      return; // in the middle of a longer number
  }
  if (plus || bracketed) ++at;
  Dialled d;
  std::size_t best = 0;
  int confidence = 0;
  while (at < text.size() && d.digits.size() <= 17) {
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == from) break;
    d.digits += text.substr(from, at - from);
    d.lengths.push_back(at - from);
    if (at >= text.size() || ends_dialled(text, at) || text[at] == '-' || text[at] == '.') {
      const bool long_way = plus || d.digits.starts_with("00");
      int now = 0;
      if (long_way)
        now = is_international(std::string_view(d.digits).substr(plus ? 0 : 2))
                  ? (plus                                              ? 92
                     : d.lengths.size() > 1 || says_phone(text, begin) ? 80
                                                                       : 0)
                  : 0;
      else if (bracketed && d.digits[0] != '0')
        now = d.lengths.size() == 3 && d.lengths[0] == 3 && d.lengths[1] == 3 && d.lengths[2] == 4 &&
                      d.digits[0] >= '2' && d.digits[3] >= '2'
                  ? 80
                  : 0;
      else now = national_confidence(d, text, begin);
      if (now > 0 && ends_dialled(text, at)) best = at, confidence = now;
    }
    std::size_t gap = at;
    while (gap < text.size() && gap - at < 3 && std::string_view(" -/.()").find(text[gap]) != std::string_view::npos)
      ++gap;
    if (gap == at || gap >= text.size()) break;
    if (text.substr(gap).starts_with("0)") && text[gap - 1] == '(') { // “+49 (0) 231”
      gap += 2;
      if (gap < text.size() && text[gap] == ' ') ++gap;
    }
    d.separators += text[at] == ' ' && gap - at > 1 ? text[at + 1] : text[at];
    at = gap;
  }
  if (best > 0) out.push_back({"phone", begin, best, confidence});
}

} // namespace socle::guard
