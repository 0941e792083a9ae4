// Names and addresses of people, as far as what stands around them and common first names tell.
#include "guard/characters.h"
#include "guard/detectors.h"
#include "guard/first_names.h"

#include <array>
#include <utf8proc.h>

namespace socle::guard {

namespace {
struct Letter {
  std::int32_t base = 0; // in small letters, without accent; 0: no letter
  bool capital = false;
  std::size_t bytes = 1;
};
Letter letter_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_letter(c)) return {lower(c), is_upper(c), 1};
  if (static_cast<unsigned char>(c) < 0xc3 || static_cast<unsigned char>(c) > 0xc5 || at + 1 >= text.size()) return {};
  utf8proc_int32_t code = 0;
  const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                  static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (n <= 0 || utf8proc_category(code) < UTF8PROC_CATEGORY_LU || utf8proc_category(code) > UTF8PROC_CATEGORY_LO)
    return {};
  std::array<utf8proc_int32_t, 4> parts{};
  int boundary = 0;
  utf8proc_decompose_char(code, parts.data(), 4, static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD),
                          &boundary);
  return {parts[0], utf8proc_category(code) == UTF8PROC_CATEGORY_LU, static_cast<std::size_t>(n)};
}

struct Word {
  std::size_t begin = 0, end = 0;
  std::string small; // letters without accents
  bool capital = false; // the first letter alone
  bool all_capitals = false;
};
// The word that begins here: letters, with hyphens and apostrophes within. Empty: none does.
Word word_at(std::string_view text, std::size_t at) {
  Word out;
  out.begin = out.end = at;
  std::size_t capitals = 0, letters = 0;
  while (out.end < text.size() && out.end - at < 48) {
    const Letter letter = letter_at(text, out.end);
    if (letter.base != 0) {
      if (letters == 0) out.capital = letter.capital;
      ++letters;
      capitals += letter.capital ? 1 : 0;
      out.small += letter.base < 0x80 ? static_cast<char>(letter.base) : '?';
      out.end += letter.bytes;
      continue;
    }
    const std::size_t join = text[out.end] == '-' || text[out.end] == '\'' ? 1
                             : text.substr(out.end).starts_with("\u2019")  ? 3
                                                                           : 0;
    if (join == 0 || letters == 0 || out.end + join >= text.size() || letter_at(text, out.end + join).base == 0) break;
    out.small += '-';
    out.end += join;
  }
  out.all_capitals = letters > 1 && capitals == letters;
  return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}
bool is_first_name(std::string_view small) {
  const auto first = small.substr(0, small.find('-')); // Anna-Lena, Jean-Pierre
  return std::ranges::binary_search(kFirstNames, first);
}
bool is_particle(std::string_view small) {
  return is_one_of(small, {"von", "van", "de", "der", "den", "du",  "la", "le", "zu",  "zur",
                           "vom", "del", "di", "da",  "des", "ten", "el", "al", "bin", "y"});
}
// Capitalised words that follow a title or a first name and are no surname.
bool is_no_name(std::string_view small) {
  return is_one_of(
      small,
      {"the",       "and",         "und",      "et",          "or",         "oder",        "is",           "ist",
       "est",       "was",         "has",      "will",        "am",         "im",          "in",           "an",
       "auf",       "bei",         "mit",      "i",           "ich",        "je",          "grusse",       "gruse",
       "freunde",   "freundinnen", "kollegen", "kolleginnen", "damen",      "herren",      "team",         "all",
       "alle",      "tous",        "toutes",   "client",      "customer",   "kunde",       "kundin",       "gaste",
       "eltern",    "colleagues",  "friends",  "collegues",   "amis",       "hiring",      "manager",      "support",
       "gmbh",      "ag",          "kg",       "ohg",         "ug",         "se",          "sa",           "sas",
       "sarl",      "ltd",         "limited",  "inc",         "llc",        "plc",         "ev",           "street",
       "road",      "avenue",      "strasse",  "platz",       "university", "school",      "airport",      "hospital",
       "prasident", "prasidentin", "minister", "ministerin",  "president",  "vorsitzende", "vorsitzender", "director",
       "direktor",  "professor",   "doktor",   "doctor",      "kollege",    "kollegin",    "sir",          "madam",
       "madame",    "monsieur",    "bitte",    "please",      "danke",      "thanks",      "merci",        "on",
       "at",        "for",         "to",       "from",        "if",         "we",          "he",           "she",
       "it",        "you",         "your"});
}

// Where the one blank or tab ends that stands here; `at` itself where none does.
std::size_t after_blank(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t') ? at + 1 : at;
}

// The end of a name of up to three capitalised words from here, with particles and initials between; 0: no name.
std::size_t name_end(std::string_view text, std::size_t at, std::size_t words_min) {
  std::size_t end = 0, words = 0, particles = 0;
  while (words < 4 && particles < 3) {
    const Word word = word_at(text, at);
    if (word.end == word.begin) break;
    const bool initial = word.end - word.begin == 1 && word.capital && word.end < text.size() && text[word.end] == '.';
    if (initial) {
      at = after_blank(text, word.end + 1);
      if (at == word.end + 1) break;
      continue;
    }
    if (!word.capital) {
      if (!is_particle(word.small)) break;
      ++particles;
    } else {
      if (word.end - word.begin < 2 || is_no_name(word.small)) break;
      ++words;
      end = word.end;
    }
    at = after_blank(text, word.end);
    if (at == word.end) break;
  }
  return words >= words_min ? end : 0;
}
} // namespace

// A word that says that a name follows: a title, “my name is”, a field called so.
void find_titled_name(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '-')) return;
  const std::string_view title = text.substr(begin, end - begin);
  std::size_t at = end;
  while (at < text.size() && at - end < 3 && (text[at] == ' ' || text[at] == '.' || text[at] == ':')) ++at;
  if (at == end || at >= text.size()) return;
  // Titles go on: “Herr Dr. Müller”.
  for (int i = 0; i < 2; ++i) {
    const Word word = word_at(text, at);
    if (!is_one_of(word.small, {"dr", "prof", "med", "ing", "herr", "herrn", "frau", "mr", "mrs", "ms", "rer", "nat",
                                "phil", "jur"}))
      break;
    at = word.end;
    while (at < text.size() && (text[at] == ' ' || text[at] == '.')) ++at;
    if (at >= text.size()) return;
  }
  const bool salutation = is_one_of(title, {"Dear", "Liebe", "Lieber", "Cher", "Chère"});
  const bool field = title.ends_with(':') || title.find(' ') != std::string_view::npos;
  const std::size_t to = name_end(text, at, 1);
  if (to <= at + 1 ||
      (salutation && (to == text.size() || std::string_view(",!\n\r").find(text[to]) == std::string_view::npos)))
    return;
  out.push_back({"person", at, to, field ? 80 : 85});
}

// First names that are common, with a surname behind them or before (“Müller, Anna”). One walk over the words that begin with a capital.
void find_named_people(std::string_view text, Matches& out) {
  std::size_t free = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Letter first = letter_at(text, at);
    if (first.base == 0) {
      at += first.bytes;
      continue;
    }
    if (!first.capital) { // most words: nothing begins here, unless a part of it follows a hyphen
      std::size_t end = at;
      while (end < text.size() && is_letter(text[end])) ++end;
      const bool ends = end == text.size() || (text[end] != '-' && text[end] != '\'' && text[end] > 0);
      if (end > at && ends) {
        at = end;
        continue;
      }
    }
    const Word word = word_at(text, at);
    if (word.end == at) {
      ++at;
      continue;
    }
    const bool inside = at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '_' || text[at - 1] == '@' ||
                                   text[at - 1] == '/' || text[at - 1] == '.');
    if (word.capital && !inside && at >= free && is_first_name(word.small)) {
      const std::size_t to = name_end(text, at, 2);
      const bool street = to < text.size() && to > 0 && to + 1 < text.size() && text[to] == ' ' &&
                          is_digit(text[to + 1]);
      const auto last = to > 0 ? text.substr(at, to - at) : std::string_view();
      const bool road = last.ends_with("straße") || last.ends_with("strasse") || last.ends_with("-Straße") ||
                        last.ends_with("platz");
      if (to > 0 && !(street && road) && !road) {
        out.push_back({"person", at, to, 75});
        free = to;
      }
    }
    at = word.end;
  }
}

// A street with its house number, and what follows it: postcode and place.
namespace {
std::size_t place_end(std::string_view text, std::size_t at) {
  std::size_t from = at;
  while (from < text.size() && from - at < 3 && std::string_view(", \n\r").find(text[from]) != std::string_view::npos)
    ++from;
  if (from == at) return at;
  std::size_t digits = from;
  if (text.substr(from).starts_with("D-") || text.substr(from).starts_with("F-")) digits = from += 2;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if ((digits - from != 5 && digits - from != 4) || digits >= text.size() || text[digits] != ' ') return at;
  const std::size_t to = name_end(text, digits + 1, 1);
  return to > 0 ? to : digits;
}
std::size_t house_number_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end]) && end - at < 5) ++end;
  if (end == at || end - at > 4) return at;
  if (end < text.size() && is_letter(text[end]) && (end + 1 == text.size() || !is_word(text[end + 1]))) ++end;
  else if (end + 1 < text.size() && text[end] == '-' && is_digit(text[end + 1]))
    for (++end; end < text.size() && is_digit(text[end]);) ++end;
  return end < text.size() && is_word(text[end]) ? at : end;
}
} // namespace

// German: “…straße 12”; the pattern holds the end of the street's word and the first digit of the number.
void find_german_street(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  const std::size_t number = end - 1; // the pattern holds its first digit
  const std::size_t to = house_number_end(text, number);
  if (to == number) return;
  std::size_t from = begin;
  while (from > 0 && begin - from < 60 &&
         (is_letter(text[from - 1]) || static_cast<unsigned char>(text[from - 1]) >= 0x80 || text[from - 1] == '-'))
    --from;
  if (!letter_at(text, from).capital) return;
  if (from == begin) { // “Berliner Straße 12”: the word before
    if (from < 2 || text[from - 1] != ' ') return;
    std::size_t before = from - 1;
    while (before > 0 && from - before < 40 &&
           (is_letter(text[before - 1]) || static_cast<unsigned char>(text[before - 1]) >= 0x80 ||
            text[before - 1] == '-'))
      --before;
    if (before == from - 1 || !letter_at(text, before).capital) return;
    from = before;
  }
  out.push_back({"address", from, place_end(text, to), 82});
}

// French: a house number and the word for a street, behind which its name stands.
void find_street(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == ',')) return;
  std::size_t to = end;
  for (int i = 0; i < 5 && to < text.size(); ++i) {
    const Word word = word_at(text, to);
    if (word.end == to || (!word.capital && !is_particle(word.small))) break;
    to = word.capital ? std::max(word.end, name_end(text, to, 1)) : word.end;
    if (word.capital || text.substr(to, 1) != " ") break;
    ++to;
  }
  while (to > end && text[to - 1] == ' ') --to;
  if (to > end) out.push_back({"address", begin, place_end(text, to), 80});
}

// English: a house number and up to three capitalised words before the word for a street. The pattern holds the end of the name.
void find_english_street(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  std::size_t from = begin + 1;
  for (int words = 0; words < 4 && from > 0; ++words) {
    std::size_t word = from;
    while (word > 0 && from - word < 24 &&
           (is_letter(text[word - 1]) || text[word - 1] == '\'' || text[word - 1] == '-'))
      --word;
    if (word == from || !is_upper(text[word])) return;
    if (word < 2 || text[word - 1] != ' ') return;
    std::size_t number = word - 1;
    if (is_letter(text[number - 1]) && number > 1 && is_digit(text[number - 2])) --number; // “221B”
    std::size_t first = number;
    while (first > 0 && is_digit(text[first - 1]) && number - first < 6) --first;
    if (first < number && number - first <= 5) {
      if (first == 0 || (!is_word(text[first - 1]) && text[first - 1] != '.'))
        out.push_back({"address", first, end, 80});
      return;
    }
    from = word - 1;
  }
}

void find_postcode(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (!begins_alone(text, begin) || !ends_alone(text, end)) return;
  out.push_back({"address", begin, end, 70});
}

} // namespace socle::guard
