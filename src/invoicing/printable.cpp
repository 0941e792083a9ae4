#include "invoicing/printable.h"

#include "documents/text.h"
#include "invoicing/limits.h"

#include <algorithm>
#include <cstdio>

namespace socle::invoicing {

namespace {
using Range = std::pair<char32_t, char32_t>;

bool within(std::span<const Range> ranges, char32_t c) {
  return std::ranges::any_of(ranges, [c](const Range& r) { return c >= r.first && c <= r.second; });
}

constexpr Range kBlanks[] = {{0x00, 0x20},     {0x7F, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
                             {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};

// Unicode's Default_Ignorable_Code_Point, as far as it is assigned.
constexpr Range kInvisible[] = {{0xAD, 0xAD},     {0x34F, 0x34F},    {0x61C, 0x61C},   {0x115F, 0x1160},
                                {0x17B4, 0x17B5}, {0x180B, 0x180F},  {0x200B, 0x200F}, {0x202A, 0x202E},
                                {0x2060, 0x206F}, {0x3164, 0x3164},  {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
                                {0xFFA0, 0xFFA0}, {0xE0000, 0xE0FFF}};

// What the font of our pages has in its upright and bold cut and a reader of the PDF gives back unchanged: a test prints each.
constexpr Range kPrintable[] = {{0x21, 0x7E},     {0xA1, 0xAC},     {0xAE, 0x24F},    {0x2BB, 0x2BD}, // Latin
                                {0x384, 0x38A},   {0x38C, 0x38C},   {0x38E, 0x3A1},   {0x3A3, 0x3E1}, // Greek
                                {0x400, 0x481},   {0x48A, 0x523}, // Cyrillic
                                {0x1E00, 0x1EFB}, // Latin, additional
                                {0x2010, 0x2027}, {0x2030, 0x203F}, {0x2041, 0x205E}, // punctuation
                                {0x2070, 0x2071}, {0x2074, 0x208E}, {0x20A0, 0x20B5}, {0x20B8, 0x20BA},
                                {0x20BD, 0x20BD}, // raised, currencies
                                {0x2100, 0x2109}, {0x210B, 0x2149}, {0x2150, 0x2185}, {0x2190, 0x22FF},
                                {0x2460, 0x2469}, // letterlike, arrows, mathematics
                                {0x2500, 0x257F}, {0x25A0, 0x25FF}, {0x2610, 0x2612}, {0x2713, 0x2718},
                                {0xFB00, 0xFB06}};

// The character at the front of `text`, which loses it; U+FFFD for a byte that begins none.
char32_t take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t bytes = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (bytes == 0 || bytes > text.size()) {
    text.remove_prefix(1);
    return 0xFFFD;
  }
  char32_t code = bytes == 1 ? first : first & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) code = (code << 6U) | (byte(i) & 0x3FU);
  text.remove_prefix(bytes);
  return code;
}
} // namespace

std::string printable_text(std::string_view utf8) {
  std::string out;
  bool blank = false;
  while (!utf8.empty()) {
    const std::string_view before = utf8;
    const char32_t c = take_character(utf8);
    if (within(kInvisible, c)) continue;
    if (within(kBlanks, c)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += before.substr(0, before.size() - utf8.size());
  }
  return documents::composed_text(out);
}

std::string first_unprintable(std::string_view utf8) {
  while (!utf8.empty()) {
    const std::string_view before = utf8;
    const char32_t c = take_character(utf8);
    if (c == ' ' || within(kPrintable, c)) continue;
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
    const bool shows = c > 0xA0 && c != 0xFFFD && !within(kInvisible, c) && !within(kBlanks, c);
    return shows ? std::string(before.substr(0, before.size() - utf8.size())) + " (" + code + ")" : code;
  }
  return {};
}

std::size_t character_count(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

namespace {
struct TraderTerms {
  std::string_view prefix, name, registration, vat_id, tax_number, address, street, city, postcode, country, contact,
      phone, email;
};
constexpr TraderTerms kSeller{"seller.", "BT-27", "BT-30", "BT-31", "BT-32", "BT-34", "BT-35",
                              "BT-37",   "BT-38", "BT-40", "BT-41", "BT-42", "BT-43"};
// A buyer's contact has no term of its own among ours: it belongs to the name.
constexpr TraderTerms kBuyer{"buyer.", "BT-44", "BT-47", "BT-48", "BT-48", "BT-49", "BT-50",
                             "BT-52",  "BT-53", "BT-55", "BT-44", "BT-44", "BT-44"};

void add_trader(std::vector<InvoiceText>& out, Trader& t, const TraderTerms& terms) {
  const auto add = [&](std::string& text, std::string_view term, std::string_view member) {
    out.push_back({&text, term, std::string(terms.prefix).append(member), {}, kPartyTextCharactersMax});
  };
  add(t.name, terms.name, "name");
  add(t.registration, terms.registration, "registration");
  add(t.vat_id, terms.vat_id, "vat_id");
  add(t.tax_number, terms.tax_number, "tax_number");
  add(t.identifier, terms.tax_number, "tax_number");
  add(t.electronic_address.value, terms.address, "electronic_address");
  add(t.address.street, terms.street, "street");
  add(t.address.city, terms.city, "city");
  add(t.address.postcode, terms.postcode, "postcode");
  add(t.address.country, terms.country, "country");
  add(t.contact.name, terms.contact, "contact.name");
  add(t.contact.phone, terms.phone, "contact.phone");
  add(t.contact.email, terms.email, "contact.email");
}
} // namespace

std::vector<InvoiceText> texts_of(Invoice& i) {
  std::vector<InvoiceText> out{{&i.buyer_reference, "BT-10", "buyer.reference", {}, kPartyTextCharactersMax},
                               {&i.contract, "BT-12", "contract_number", {}, kPartyTextCharactersMax},
                               {&i.order, "BT-12", "contract_number", {}, kPartyTextCharactersMax}};
  add_trader(out, i.seller, kSeller);
  add_trader(out, i.buyer, kBuyer);
  out.push_back({&i.payment.account, "BT-84", "seller.iban", {}, kPartyTextCharactersMax});
  out.push_back({&i.payment.bic, "BT-84", "seller.bic", {}, kPartyTextCharactersMax});
  out.push_back({&i.payment.account_name, "BT-27", "seller.name", {}, kPartyTextCharactersMax});
  for (std::size_t n = 0; n < i.notes.size(); ++n)
    out.push_back({&i.notes[n], "BT-22", "notes_required", {}, kTextCharactersMax});
  for (auto& vat : i.vat) out.push_back({&vat.reason, "BT-120", "notes_required", {}, kTextCharactersMax});
  for (std::size_t n = 0; n < i.lines.size(); ++n) {
    const std::string path = "lines." + std::to_string(n) + ".";
    for (auto* text : {&i.lines[n].name, &i.lines[n].description, &i.lines[n].note})
      out.push_back({text, "BT-153", path + "description", n, kTextCharactersMax});
    out.push_back({&i.lines[n].unit, "BT-130", path + "unit", n, kPartyTextCharactersMax});
  }
  return out;
}

void make_printable(Invoice& invoice) {
  for (const auto& item : texts_of(invoice)) *item.text = printable_text(*item.text);
}

} // namespace socle::invoicing
