#include "invoicing/checks.h"

#include "contracts/identifiers.h"
#include "invoicing/code_lists.h"

#include <algorithm>

namespace socle::invoicing {

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// Takes `prefix` from the front of `text`.
bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::size_t take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

bool take_two_decimals(std::string_view& text) {
  return take_digits(text) > 0 && take(text, ".") && take_digits(text) == 2;
}

bool is_skonto_line(std::string_view line) {
  if (!take(line, "#SKONTO#TAGE=") || take_digits(line) == 0 || !take(line, "#PROZENT=") || !take_two_decimals(line))
    return false;
  if (take(line, "#BASISBETRAG=")) {
    take(line, "-");
    if (!take_two_decimals(line)) return false;
  }
  return line == "#";
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}
} // namespace

bool is_iban(std::string_view text) {
  std::string iban;
  for (const char c : text) {
    if (c != ' ') iban += c;
  }
  if (iban.size() < 15 || iban.size() > 34 || !is_letter(iban[0]) || !is_letter(iban[1]) || !is_digit(iban[2]) ||
      !is_digit(iban[3]))
    return false;
  std::ranges::rotate(iban, iban.begin() + 4);
  unsigned rest = 0;
  for (const char c : iban) {
    if (is_digit(c)) rest = (rest * 10 + static_cast<unsigned>(c - '0')) % 97;
    else if (c >= 'A' && c <= 'Z') rest = (rest * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
    else return false;
  }
  return rest == 1;
}

bool is_vat_id(std::string_view text) {
  std::string compact;
  for (const char c : text) {
    if (c == ' ' || c == '.' || c == '-') continue;
    if (!is_digit(c) && (c < 'A' || c > 'Z') && c != '+' && c != '*') return false; // old Irish ids have the signs
    compact += c;
  }
  if (compact.starts_with("CHE")) compact.resize(std::min<std::size_t>(compact.size(), 12)); // MWST, TVA, IVA follow
  if (compact.size() < 4 || compact.size() > 15 || std::ranges::none_of(compact, is_digit)) return false;
  const std::string country = compact.substr(0, 2);
  if (!is_code(CodeList::country, country) && country != "EL") return false;
  return contracts::vat_id_is_valid(compact);
}

bool is_bic(std::string_view text) {
  if (text.size() != 8 && text.size() != 11) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool letter = text[i] >= 'A' && text[i] <= 'Z';
    if (!letter && (!is_digit(text[i]) || i == 4 || i == 5)) return false;
  }
  return is_code(CodeList::country, text.substr(4, 2));
}

bool is_plausible_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
  if (text.find_first_of(" \t\r\n") != std::string_view::npos) return false;
  std::string_view domain = text.substr(at + 1);
  if (domain.find('.') == std::string_view::npos || domain.starts_with('.') || domain.ends_with('.')) return false;
  return domain.find("..") == std::string_view::npos;
}

bool is_mail_address(std::string_view text) {
  constexpr std::string_view never = "<>()[],;:\\\"";
  return is_plausible_email(text) && text.size() <= 254 &&
         std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; }) &&
         text.find("=?") == std::string_view::npos && text.find_first_of(never) == std::string_view::npos;
}

bool is_plausible_phone(std::string_view text) { return std::ranges::count_if(text, is_digit) >= 3; }

bool is_skonto_text(std::string_view terms) {
  bool any = false;
  bool ends_its_line = true;
  while (!terms.empty()) {
    const auto end = terms.find('\n');
    const std::string_view line = trimmed(terms.substr(0, end));
    if (line.starts_with('#')) {
      if (!is_skonto_line(line)) return false;
      any = true;
      ends_its_line = end != std::string_view::npos;
    }
    terms.remove_prefix(end == std::string_view::npos ? terms.size() : end + 1);
  }
  return !any || ends_its_line;
}

MaybeDecimal exact_line_net(const Line& line) {
  if (!line.quantity || !line.price || (line.price_base && line.price_base->is_zero())) return std::nullopt;
  Decimal net = *line.quantity * *line.price;
  if (line.price_base) net = net / *line.price_base;
  for (const auto& item : line.allowances) {
    if (!item.amount) return std::nullopt;
    if (item.charge) net += *item.amount;
    else net -= *item.amount;
  }
  return net.rounded(2);
}

} // namespace socle::invoicing
