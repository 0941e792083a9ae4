// What official papers carry: social security and health numbers with letters, identity cards, passports and their machine-readable
// lines, driving licences, number plates; network cards; dates of birth.
#include "guard/characters.h"
#include "guard/checksums.h"
#include "guard/detectors.h"

#include <array>
#include <optional>

namespace socle::guard {

namespace {
// Letters and digits of a candidate, in capitals.
std::string body_of(std::string_view text, std::size_t begin, std::size_t end) {
  return alphanumerics(text.substr(begin, end - begin));
}
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return begins_alone(text, begin) && ends_alone(text, end);
}
std::size_t digits_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count_if(text, is_digit)); }

bool is_of_trade(std::string_view text, std::size_t begin) {
  return has_before(text, begin,
                    {"bestell", "auftrag", "order",  "commande", "artikel", "article", "art.", "rechnung",
                     "invoice", "facture", "ticket", "serial",   "serien",  "sku",     "ref",  "réf",
                     "model",   "modell",  "part",   "teile",    "batch",   "charge",  "lot",  "tracking"});
}

int value_of(char c) { return is_digit(c) ? c - '0' : c == '<' ? 0 : c - 'A' + 10; }
// As passports and identity cards are checked: weights 7, 3, 1 modulo 10.
bool checks_731(std::string_view body, char check) {
  constexpr int weights[] = {7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < body.size(); ++i) sum += value_of(body[i]) * weights[i % 3];
  return is_digit(check) && sum % 10 == check - '0';
}

bool is_german_serial(std::string_view body) {
  return body.size() >= 9 && std::ranges::all_of(body.substr(0, 9), [](char c) {
           return is_digit(c) || std::string_view("CFGHJKLMNPRTVWXYZ").find(c) != std::string_view::npos;
         });
}

bool says_passport(std::string_view text, std::size_t begin) {
  return has_before(
      text, begin,
      {"passport", "reisepass", "pass-nr", "passnummer", "pass nr", "passnr", "passeport", "pasaporte", "passaporto"});
}
bool says_identity_card(std::string_view text, std::size_t begin) {
  return has_before(text, begin,
                    {"personalausweis", "ausweis", "identity card", "id card", "id-card", "carte nationale",
                     "carte d'identit", "carte d’identit", "cni", "cnie", "carta d'identit", "perso-nr"});
}
} // namespace

bool is_german_social_security_number(std::string_view body) {
  if (body.size() != 12 || !is_upper(body[8])) return false;
  const int day = (body[2] - '0') * 10 + (body[3] - '0'), month = (body[4] - '0') * 10 + (body[5] - '0');
  if (day == 0 || day > 31 || month == 0 || month > 12) return false;
  const int letter = body[8] - 'A' + 1;
  const std::string digits = std::string(body.substr(0, 8)) + static_cast<char>('0' + letter / 10) +
                             static_cast<char>('0' + letter % 10) + std::string(body.substr(9, 2));
  constexpr int weights[] = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    const int product = (digits[i] - '0') * weights[i];
    sum += product / 10 + product % 10;
  }
  return sum % 10 == body[11] - '0';
}

bool is_german_health_number(std::string_view body) {
  if (body.size() != 10 || !is_upper(body[0])) return false;
  const int letter = body[0] - 'A' + 1;
  const std::string digits = std::string{static_cast<char>('0' + letter / 10), static_cast<char>('0' + letter % 10)} +
                             std::string(body.substr(1, 8));
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    const int product = (digits[i] - '0') * (i % 2 == 0 ? 1 : 2);
    sum += product / 10 + product % 10;
  }
  return sum % 10 == body[9] - '0';
}

bool is_nhs_number(std::string_view digits) {
  if (digits.size() != 10) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * (10 - static_cast<int>(i));
  const int key = 11 - sum % 11;
  return key != 10 && (key == 11 ? 0 : key) == digits[9] - '0';
}

bool is_british_taxpayer_reference(std::string_view digits) {
  if (digits.size() != 10) return false;
  constexpr int weights[] = {6, 7, 8, 9, 10, 5, 4, 3, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (digits[i + 1] - '0') * weights[i];
  return "21987654321"[sum % 11] == digits[0];
}

// Area, day of birth, letter, number, check digit: “65 170839 J 003”. The pattern holds what stands around the letter.
void find_social_security_number(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  std::size_t from = begin, to = end;
  const auto digits_before = [&](std::size_t count) {
    for (; count > 0; --count, --from) {
      if (from == 0 || !is_digit(text[from - 1])) return false;
    }
    return true;
  };
  if (!digits_before(3)) return;
  if (from > 0 && text[from - 1] == ' ') --from;
  if (!digits_before(2)) return;
  if (to < text.size() && text[to] == ' ') ++to;
  if (to == text.size() || !is_digit(text[to])) return;
  find_german_number(text, from, to + 1, out);
}

void find_german_number(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (!stands_alone(text, begin, end)) return;
  const std::string body = body_of(text, begin, end);
  if (body.size() == 12 && is_german_social_security_number(body)) {
    out.push_back({"national_id", begin, end, 95});
  } else if (body.size() == 10 && is_german_health_number(body)) {
    const bool said = has_before(
        text, begin, {"versicher", "kvnr", "kv-nr", "kranken", "gesundheit", "egk", "health", "insur", "assur"});
    if (said || !is_of_trade(text, begin)) out.push_back({"health_id", begin, end, said ? 97 : 60});
  }
}

void find_british_number(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (!stands_alone(text, begin, end)) return;
  const std::string body = body_of(text, begin, end);
  const std::string_view first = std::string_view(body).substr(0, 2);
  for (const std::string_view never : {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}) {
    if (first == never) return;
  }
  const bool said = has_before(text, begin, {"national insurance", "nino", "ni number", "ni no", "insurance"});
  const bool written = std::ranges::none_of(text.substr(begin, end - begin),
                                            [](char c) { return c >= 'a' && c <= 'z'; });
  if (said || (written && !is_of_trade(text, begin))) out.push_back({"national_id", begin, end, said ? 97 : 80});
}

void find_driving_licence(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (!stands_alone(text, begin, end)) return;
  const std::string body = body_of(text, begin, end);
  if (body.size() != 16) return;
  const int month = (body[6] - '0') % 5 * 10 + (body[7] - '0'), day = (body[8] - '0') * 10 + (body[9] - '0');
  if (month >= 1 && month <= 12 && day >= 1 && day <= 31) out.push_back({"driving_licence", begin, end, 88});
}

// A number of a passport or an identity card proves little by itself: a word must say what it is, and where it has a check digit that holds.
void find_identity_paper(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (!stands_alone(text, begin, end)) return;
  const std::string body = body_of(text, begin, end);
  if (digits_in(body) < 4) return;
  const bool passport = says_passport(text, begin), card = says_identity_card(text, begin);
  if (!passport && !card) return;
  const bool letters = digits_in(body) < body.size();
  bool holds = false;
  if (body.size() == 10 || body.size() == 11) // German, with its check digit and perhaps the “D” behind it
    holds = is_german_serial(body) && letters && checks_731(std::string_view(body).substr(0, 9), body[9]) &&
            (body.size() == 10 || body[10] == 'D');
  else if (body.size() == 9) holds = digits_in(body) >= 5 || is_german_serial(body);
  else if (body.size() == 8) holds = passport && letters && digits_in(body) >= 6;
  else if (body.size() == 12) holds = card && digits_in(body) >= 9;
  if (holds) out.push_back({passport ? "passport" : "id_card", begin, end, 85});
}

// The lines that machines read: number, birth and expiry each with a check digit.
void find_machine_readable(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  const auto part = [](char c) { return is_digit(c) || is_upper(c) || c == '<'; };
  std::size_t from = begin, to = end;
  while (from > 0 && part(text[from - 1]) && begin - from < 44) --from;
  while (to < text.size() && part(text[to]) && to - from < 60) ++to;
  const std::string_view line = text.substr(from, to - from);
  const bool passport = (line.size() == 44 || line.size() == 36) && checks_731(line.substr(0, 9), line[9]) &&
                        checks_731(line.substr(13, 6), line[19]) && checks_731(line.substr(21, 6), line[27]);
  const bool card = line.size() == 30 && checks_731(line.substr(0, 6), line[6]) &&
                    checks_731(line.substr(8, 6), line[14]);
  if (!passport && !card) return;
  // The line before belongs to it, and behind a card's the name.
  std::size_t first = from, last = to;
  const std::size_t before = from >= 1 ? from - 1 : 0;
  if (from > line.size() && !part(text[before]) &&
      std::ranges::all_of(text.substr(before - line.size(), line.size()), part))
    first = before - line.size();
  if (card && to + 1 + line.size() <= text.size() && std::ranges::all_of(text.substr(to + 1, line.size()), part))
    last = to + 1 + line.size();
  if (!out.empty() && out.back().end == last &&
      std::string_view(out.back().type) == (passport ? "passport" : "id_card"))
    return;
  out.push_back({passport ? "passport" : "id_card", first, last, 99});
}

// “DO MK 1234E”: the pattern begins at the last letter.
void find_german_plate(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  std::size_t from = begin, to = end;
  if (from > 0 && is_upper(text[from - 1])) --from;
  if (from == 0 || (text[from - 1] != ' ' && text[from - 1] != '-')) return;
  const std::size_t place = --from;
  while (from > 0 && is_upper(text[from - 1]) && place - from < 4) --from;
  if (from == place || place - from > 3 || (from > 0 && is_word(text[from - 1]))) return;
  while (to < text.size() && is_digit(text[to]) && to - end < 4) ++to;
  if (to - end > 3) return;
  if (to < text.size() && (text[to] == 'E' || text[to] == 'H')) ++to;
  if (to == text.size() || !is_word(text[to])) find_plate(text, from, to, out);
}

void find_plate(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (!stands_alone(text, begin, end)) return;
  if (has_before(text, begin,
                 {"kennzeichen", "kfz", "kfz-", "fahrzeug", "pkw", "lkw", "auto", "wagen", "plate", "registration",
                  "vehicle", "car", "van", "immatricul", "plaque", "véhicule", "vehicule", "voiture", "reg "}))
    out.push_back({"plate", begin, end, 85});
}

void find_network_card(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  const auto beside = [&](std::size_t at) {
    return at < text.size() && (is_word(text[at]) || text[at] == ':' || text[at] == '-');
  };
  if ((begin > 0 && beside(begin - 1)) ||
      (beside(end) && (text[end] != '-' || (end + 1 < text.size() && is_word(text[end + 1]))) &&
       (text[end] != ':' || (end + 1 < text.size() && is_word(text[end + 1])))))
    return;
  const char sign = text[begin + 2];
  const auto value = text.substr(begin, end - begin);
  if (value.find(sign == ':' ? '-' : ':') != std::string_view::npos) return;
  const bool same = value.find_first_not_of(std::string{value[0], sign}) ==
                    std::string_view::npos; // 00:00:00:00:00:00, ff:ff:…
  if (!same) out.push_back({"mac", begin, end, 88});
}

void find_birth_date(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if ((begin > 0 && is_word(text[begin - 1])) || (end < text.size() && is_word(text[end]))) return;
  if (has_before(text, begin,
                 {"geboren", "geb.", "geb ", "geburtsdatum", "geburtstag", "born", "birth", "dob", "d.o.b", "birthday",
                  "birthdate", "né le", "née le", "ne le", "nee le", "né(e)", "naissance"}))
    out.push_back({"date_of_birth", begin, end, 88});
}

} // namespace socle::guard
