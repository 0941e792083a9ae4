// Cards, social security and tax numbers, company numbers: groups of digits, walked once. What a number is depends on its length,
// its grouping, its check digits and, where those prove little, on a word before it.
#include "guard/characters.h"
#include "guard/checksums.h"
#include "guard/detectors.h"

namespace socle::guard {

namespace {
struct Group {
  std::size_t begin, end;
};
constexpr std::size_t digits_max = 19;

bool is_separator(char c) { return c == ' ' || c == '-' || c == '.' || c == '/' || c == '+'; }

// The groups from here on that single separators join, until there are more digits than any number has.
struct Sequence {
  std::string digits;
  std::vector<std::size_t> lengths;
  std::string separators;

  bool grouped(std::initializer_list<std::size_t> as) const { return std::ranges::equal(lengths, as); }
  bool is_one() const { return lengths.size() == 1; }
  bool only(std::string_view allowed) const { return separators.find_first_not_of(allowed) == std::string::npos; }
};

// As cards are printed: in fours, as American Express and Diners print theirs, digit by digit, in pairs, or cut once.
bool grouped_as_card(const Sequence& s) {
  if (s.lengths.size() <= 2 || s.grouped({4, 6, 5}) || s.grouped({4, 6, 4}) || s.grouped({6, 13})) return true;
  if (std::ranges::all_of(s.lengths, [](std::size_t l) { return l % 4 == 0; })) return true; // fours that lost a blank
  const auto equal = [&](std::size_t n) {
    return std::ranges::all_of(s.lengths.begin(), s.lengths.end() - 1, [n](std::size_t l) { return l == n; }) &&
           s.lengths.back() <= n;
  };
  return equal(4) || equal(2) || equal(1);
}

struct Found {
  const char* type = nullptr;
  int confidence = 0;
};

Found tax_number(const Sequence& s, std::string_view text, std::size_t begin) {
  const auto said = [&](std::initializer_list<std::string_view> words) { return has_before(text, begin, words); };
  if (s.digits.size() == 11 && s.only(" /") && (s.lengths.size() <= 3 || s.grouped({2, 3, 3, 3})) &&
      is_german_tax_id(s.digits)) {
    if (said({"identifik", "steuer", "idnr", "id-nr", "tax", "tin", "fiscal"})) return {"tax_id", 97};
    return said({"bestell", "auftrag", "order", "commande", "kunden", "artikel", "rechnung", "invoice", "facture",
                 "ticket"})
               ? Found{}
               : Found{"tax_id", s.is_one() ? 60 : 80};
  }
  if (s.digits.size() == 13 && s.only(" ") && is_french_tax_number(s.digits)) {
    if (s.grouped({2, 2, 3, 3, 3})) return {"tax_id", 85};
    if (said({"fiscal", "spi", "imp", "tax", "steuer"})) return {"tax_id", 90};
  }
  if (s.digits.size() == 11 && s.only(" .-") && is_belgian_national_number(s.digits)) {
    if (s.grouped({2, 2, 2, 3, 2}) || said({"national", "rijksregister", "nrn", "niss", "insz"}))
      return {"national_id", 92};
  }
  if (s.is_one() && s.digits.size() == 11 && is_pesel(s.digits) && said({"pesel"})) return {"national_id", 97};
  if (s.digits.size() == 9 && s.only(" .") && is_dutch_citizen_number(s.digits) &&
      said({"bsn", "burgerservice", "sofi"}))
    return {"national_id", 95};
  if (s.digits.size() == 9 && s.only(" ") && is_portuguese_tax_number(s.digits) && said({"nif", "contribuinte"}))
    return {"tax_id", 95};
  if (s.digits.size() == 10 && s.only(" -") && (s.is_one() || s.grouped({3, 3, 4})) && is_nhs_number(s.digits) &&
      said({"nhs", "health", "patient"}))
    return {"health_id", 96};
  if (s.digits.size() == 10 && s.only(" ") && s.lengths.size() <= 2 && is_british_taxpayer_reference(s.digits) &&
      said({"utr", "taxpayer", "self assessment"}))
    return {"tax_id", 95};
  // The German number of before 2008: its check digit differs by state, so a word must say what it is.
  if ((s.digits.size() == 10 || s.digits.size() == 11 || s.digits.size() == 13) && s.only(" /") &&
      said({"steuernummer", "steuer-nr", "st.-nr", "st.nr", "stnr", "st-nr", "tax number", "steuernr"})) {
    if (s.is_one() ? s.digits.size() == 13 : s.lengths.size() == 3) return {"tax_id", 88};
  }
  return {};
}

// As numbers are dialled in countries without a trunk zero; no date has these groups.
bool dialled(const Sequence& s) {
  bool date = false;
  for (std::size_t i = 0; i + 2 < s.lengths.size(); ++i) {
    const bool signs = s.separators[i] != ' ' && s.separators[i] == s.separators[i + 1];
    const bool day_first = s.lengths[i] <= 2 && s.lengths[i + 1] <= 2 && s.lengths[i + 2] == 4,
               year_first = s.lengths[i] == 4 && s.lengths[i + 1] <= 2 && s.lengths[i + 2] <= 2;
    date = date || (signs && (day_first || year_first));
  }
  return s.digits.size() >= 7 && s.digits.size() <= 12 && s.digits[0] != '0' && s.lengths.size() <= 5 &&
         (s.lengths.front() <= 4 || (s.is_one() && s.digits.size() >= 9)) && s.only(" -.") && !date;
}

// Nothing in such a number proves it: only a word right before it does, or the grouping of North America.
Found told_as_phone(const Sequence& s, std::string_view text, std::size_t begin) {
  const std::string_view before = text.substr(begin - std::min<std::size_t>(begin, 24),
                                              std::min<std::size_t>(begin, 24));
  const auto near = [&](std::initializer_list<std::string_view> words) {
    return has_before(before, before.size(), words, true);
  };
  const bool counted = near(
      {"nr", "no", "invoice", "rechnung", "order", "item", "items", "year", "years", "between", "pieces"});
  if (!counted && near({"tel.",      "tel:",    "tél.",          "tél:",      "phone",     "phones", "telephone",
                        "téléphone", "telefon", "telefonnummer", "mobil",     "mobile",    "handy",  "fax",
                        "telefax",   "call",    "whatsapp",      "rufnummer", "durchwahl", "cell",   "dial"}))
    return {"phone", 70};
  const bool american = s.grouped({3, 3, 4}) && s.separators[0] == s.separators[1] && s.digits[0] >= '2' &&
                        s.digits[3] >= '2';
  const bool other = has_before(text, begin,
                                {"order",    "bestell", "auftrag", "commande", "kunden", "artikel", "rechnung",
                                 "invoice",  "facture", "ticket",  "ref",      "serial", "konto",   "vertrag",
                                 "contract", "isbn",    "dossier", "vorgang",  "akten",  "nhs",     "utr"});
  return american && !other ? Found{"phone", 60} : Found{};
}

Found what_is(const Sequence& s, std::string_view text, std::size_t begin) {
  const std::size_t n = s.digits.size();
  if (n == 15 && s.only(" .-") && (s.is_one() || s.grouped({1, 2, 2, 2, 3, 3, 2}) || s.grouped({13, 2})) &&
      is_nir(s.digits))
    return {"national_id", 97};
  const bool uniform = s.separators.empty() || s.separators.find_first_not_of(s.separators[0]) == std::string::npos;
  // Before cards, of which some have fourteen digits too.
  if ((n == 9 || n == 14) && s.only(" .") &&
      (s.is_one() || s.grouped({3, 3, 3}) || s.grouped({3, 3, 3, 5}) || s.grouped({9, 5})) &&
      has_before(text, begin, {"siren", "siret", "rcs", "r.c.s"}) && is_siret(s.digits))
    return {"company_id", 95};
  if (n >= 14 && s.only(" -.+") && uniform && grouped_as_card(s) && is_card(s.digits))
    return {"card", s.lengths.size() <= 5 ? 95 : 85};
  // Issuers' older and shorter numbers look like article numbers: a word must say what they are.
  if (n >= 12 && s.only(" -") && uniform && is_luhn(s.digits) && s.digits[0] != '0' &&
      (s.digits[0] != '1' || s.digits.starts_with("18")) && s.digits[0] < '7' &&
      has_before(text, begin,
                 {"card", "karte", "carte", "kreditkarte", "visa", "mastercard", "maestro", "amex", "cc ", "cc:"}))
    return {"card", 75};
  return tax_number(s, text, begin);
}

// Whether the neighbour behind one blank is another group of four: then this is a row or column of a table, not a card.
bool stands_in_table(std::string_view text, std::size_t begin, std::size_t end) {
  const auto four_digits = [&](std::size_t at) {
    return at + 4 <= text.size() && std::ranges::all_of(text.substr(at, 4), is_digit) &&
           (at + 4 == text.size() || !is_word(text[at + 4]));
  };
  const bool before = begin >= 5 && !is_word(text[begin - 1]) && text[begin - 1] != ':' && four_digits(begin - 5) &&
                      (begin == 5 || !is_word(text[begin - 6]));
  return before ||
         (end < text.size() && text[end] == ' ' && four_digits(end + 1) && !text.substr(end + 1).starts_with("20"));
}
bool five_follow(std::string_view text, std::size_t end) {
  return end + 6 <= text.size() && is_separator(text[end]) && std::ranges::all_of(text.substr(end + 1, 5), is_digit) &&
         ends_alone(text, end + 6);
}
} // namespace

void find_numbers(std::string_view text, Matches& out) {
  std::size_t free = 0; // groups before it are taken
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t group_end = at;
    while (group_end < text.size() && is_digit(text[group_end])) ++group_end;
    if (at < free || !begins_alone(text, at) || group_end - at > digits_max) {
      // A group in the middle of a joined sequence may begin a value all the same, where a blank stands before it.
      at = group_end;
      continue;
    }
    Sequence sequence;
    std::size_t begin = at, end = group_end, from = at;
    Match best{nullptr, 0, 0, 0};
    Sequence phone; // the longest that could be dialled, should nothing else be found
    std::size_t phone_end = 0;
    while (sequence.digits.size() + (end - from) <= digits_max) {
      sequence.digits += text.substr(from, end - from);
      sequence.lengths.push_back(end - from);
      if (sequence.digits.size() >= 9 && ends_alone(text, end)) {
        const Found found = what_is(sequence, text, begin);
        const bool table = found.type != nullptr && std::string_view(found.type) == "card" &&
                           sequence.lengths.size() > 2 && stands_in_table(text, begin, end);
        // The first nine digits of a SIRET whose check fails are no SIREN that somebody wrote.
        const bool part = sequence.digits.size() == 9 && found.type != nullptr &&
                          std::string_view(found.type) == "company_id" && five_follow(text, end);
        if (found.type != nullptr && !table && !part) best = {found.type, begin, end, found.confidence};
      }
      if (ends_dialled(text, end) && dialled(sequence)) phone = sequence, phone_end = end;
      if (end + 1 >= text.size() || !is_separator(text[end]) || !is_digit(text[end + 1])) break;
      sequence.separators += text[end];
      from = end + 1;
      end = from;
      while (end < text.size() && is_digit(text[end])) ++end;
    }
    if (best.type == nullptr && phone_end > 0) {
      if (const Found found = told_as_phone(phone, text, begin); found.type != nullptr)
        best = {found.type, begin, phone_end, found.confidence};
    }
    if (best.type != nullptr) {
      out.push_back(best);
      free = best.end;
    }
    at = group_end;
  }
}

namespace {
// From `begin`: this many letters and digits, with at most one separator between two; answers where they end, or 0.
std::size_t take(std::string_view text, std::size_t begin, std::size_t count, std::string_view separators,
                 std::string& out) {
  std::size_t at = begin;
  out.clear();
  for (; at < text.size() && out.size() < count; ++at) {
    if (is_digit(text[at]) || is_letter(text[at]))
      out += is_letter(text[at]) ? static_cast<char>(text[at] & ~0x20) : text[at];
    else if (separators.find(text[at]) == std::string_view::npos || at == begin ||
             separators.find(text[at - 1]) != std::string_view::npos)
      return 0;
  }
  return out.size() == count && ends_alone(text, at) ? at : 0;
}

bool fits(std::string_view body, std::string_view form) {
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '9' ? !is_digit(body[i]) : form[i] == 'A' && is_digit(body[i])) return false;
  }
  return true;
}
} // namespace

void find_iban(std::string_view text, std::size_t begin, std::size_t, Matches& out) {
  if (begin > 0 && is_word(text[begin - 1])) return;
  const char second = text[begin + (text[begin + 1] == ' ' ? 2 : 1)];
  const char country[] = {static_cast<char>(text[begin] & ~0x20), static_cast<char>(second & ~0x20)};
  const std::size_t length = iban_length({country, 2});
  std::string iban;
  const std::size_t end = length == 0 ? 0 : take(text, begin, length, " .-+", iban);
  if (end > 0 && is_iban(iban)) out.push_back({"iban", begin, end, 99});
}

void find_vat_id(std::string_view text, std::size_t begin, std::size_t, Matches& out) {
  if (begin > 0 && is_word(text[begin - 1])) return;
  for (const auto& form : vat_forms()) {
    const std::string_view country = form.country;
    if (text.substr(begin, country.size()) != country) continue;
    std::string body;
    std::size_t from = begin + country.size();
    if (from < text.size() && (text[from] == ' ' || text[from] == '-' || text[from] == '.')) ++from;
    const std::size_t end = take(text, from, std::string_view(form.form).size(), " .-", body);
    if (end == 0 || !fits(body, form.form)) continue;
    const bool said = has_before(text, begin,
                                 {"ust", "vat", "tva", "uid", "btw", "iva", "mwst", "moms", "umsatz", "steuer", "tax"});
    const bool holds = form.check == nullptr || form.check(body);
    if (!holds && (form.is_norm || !said)) continue;
    if (form.check == nullptr && !said) continue;
    out.push_back({"vat_id", begin, end, !holds ? 55 : form.check == nullptr ? 70 : said ? 99 : 92});
    return;
  }
}

// Letters among the digits: the Italian and Spanish codes, and French numbers of people born in Corsica.
void find_person_code(std::string_view text, std::size_t begin, std::size_t, Matches& out) {
  if (!begins_alone(text, begin)) return;
  std::string code;
  if (const auto end = take(text, begin, 16, " ", code);
      end > 0 && fits(code, "AAAAAA99A99A999A") && is_italian_tax_code(code)) {
    out.push_back({"tax_id", begin, end, 97});
  } else if (const auto dni = take(text, begin, 9, "-.", code);
             dni > 0 && fits(code, "X9999999A") && is_spanish_person(code)) {
    out.push_back({"tax_id", begin, dni, 90});
  } else if (const auto spaced = take(text, begin, 9, "-. ", code);
             spaced > 0 && fits(code, "X9999999A") && is_spanish_person(code) &&
             has_before(text, begin, {"dni", "nie", "nif", "d.n.i", "n.i.e", "n.i.f"})) {
    out.push_back({"tax_id", begin, spaced, 88}); // a letter behind a blank may begin a word
  } else if (const auto nir = take(text, begin, 15, " .", code); nir > 0 && is_nir(code)) {
    out.push_back({"national_id", begin, nir, 97});
  }
}

// The pattern begins at the last of the six letters.
void find_italian_code(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  constexpr std::size_t before = 5;
  if (begin >= before && std::ranges::all_of(text.substr(begin - before, before), is_letter))
    find_person_code(text, begin - before, end, out);
}

} // namespace socle::guard
