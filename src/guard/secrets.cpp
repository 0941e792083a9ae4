// Whether what has the form of a secret is one: real ones look random, words and examples do not.
#include "base/digest.h"

#include "guard/characters.h"
#include "guard/detectors.h"
#include "guard/limits.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace socle::guard {

namespace {
// Shannon entropy in bits a character.
double entropy(std::string_view text) {
  std::array<int, 256> counts{};
  for (const char c : text) ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (const int n : counts) {
    if (n == 0) continue;
    const double p = static_cast<double>(n) / static_cast<double>(text.size());
    bits -= p * std::log2(p);
  }
  return bits;
}

struct Kinds {
  bool digit = false, upper = false, small = false, sign = false;
};
Kinds kinds_of(std::string_view text) {
  Kinds out;
  for (const char c : text) {
    out.digit = out.digit || is_digit(c);
    out.upper = out.upper || is_upper(c);
    out.small = out.small || (c >= 'a' && c <= 'z');
    out.sign = out.sign || !is_word(c);
  }
  return out;
}

// Letters change to digits and back within the value, or capitals stand in its middle: no word does that.
bool is_mixed(std::string_view part) {
  int changes = 0;
  for (std::size_t i = 1; i < part.size(); ++i) {
    if (is_digit(part[i]) != is_digit(part[i - 1]) && is_word(part[i]) && is_word(part[i - 1])) ++changes;
    if (is_upper(part[i]) && !is_upper(part[i - 1]) && is_letter(part[i - 1])) ++changes;
  }
  return changes >= 2;
}
} // namespace

int looks_random(std::string_view text) {
  const auto value = text.substr(std::min(text.size(), text.find_first_of("-_") + 1));
  return is_mixed(value) && entropy(value) >= 3.2 ? 88 : 0;
}

bool is_example(std::string_view text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = c == 'x' || c == 'X' ? run + 1 : 0;
    if (run == 6) return true;
  }
  return false;
}

int is_token(std::string_view text) {
  if (is_example(text)) return 0;
  if (text.find(' ') == std::string_view::npos) return 99;
  bool digit = false;
  text.remove_prefix(
      std::min(text.size(), text.find('_') == std::string_view::npos ? 0 : text.find('_') + 1)); // the kind's own name
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(' '));
    const Kinds kinds = kinds_of(part);
    digit = digit || kinds.digit;
    if (part.size() >= 3 && !kinds.digit && kinds.small && !is_mixed(part)) return 0; // a word
    text.remove_prefix(std::min(text.size(), part.size() + 1));
  }
  return digit ? 80 : 0;
}

namespace {
// Where the value of an assignment ends that begins here.
std::size_t value_end(std::string_view text, std::size_t at, std::size_t bytes_max) {
  const std::size_t reach = bytes_max < text.size() - at ? at + bytes_max : text.size();
  while (at < reach && !is_space(text[at]) && text[at] != '"' && text[at] != '\'') ++at;
  return at;
}

// What is judged of a value; one that is a secret is followed to its end. So a text of nothing but beginnings stays linear.
constexpr std::size_t judged_bytes_max = 256;
void push_value(std::string_view text, std::size_t begin, std::size_t value, int (*judge)(std::string_view),
                Matches& out) {
  if (!out.empty() && out.back().end > begin && std::string_view(out.back().type) == "secret.password") return;
  const std::size_t end = value_end(text, value, judged_bytes_max);
  const int confidence = end - value >= 8 ? judge(text.substr(value, end - value)) : 0;
  if (confidence > 0) out.push_back({"secret.password", begin, value_end(text, end, text.size()), confidence});
}

// Without what ends a value's line.
std::string_view bare(std::string_view value) {
  while (!value.empty() && std::string_view("\"',;\\").find(value.back()) != std::string_view::npos)
    value.remove_suffix(1);
  return value;
}

// “jackson-0.11.2”: a name with a version.
bool is_version(std::string_view value) {
  while (value.ends_with('.')) value.remove_suffix(1);
  const auto number = value.substr(value.find_last_not_of("0123456789.") + 1);
  return number.find('.') != std::string_view::npos && number.size() < value.size() &&
         value[value.size() - number.size() - 1] == '-';
}

int password_given(std::string_view value) {
  value = bare(value);
  if (is_example(value) || is_version(value)) return 0;
  if (value.size() < 8 || value.front() == '/' || value.find("://") != std::string_view::npos) return 0;
  // Placeholders and code: ${NAME}, <your-key>, {{ name }}, os.environ[…], f(x)
  if (std::string_view("$<{[%").find(value.front()) != std::string_view::npos ||
      value.find_first_of("([{") != std::string_view::npos)
    return 0;
  const Kinds kinds = kinds_of(value);
  const bool letters = kinds.upper || kinds.small;
  if (!letters || (!kinds.digit && !(kinds.sign && kinds.upper && kinds.small))) return 0;
  if (!kinds.digit && value.find_first_of("!$^*?~") == std::string_view::npos) return 0;
  return entropy(value) >= (value.size() < 12 ? 2.5 : 2.7) ? 78 : 0;
}

// What stands in quotation marks behind the word for a password, and is no label of a form, no type and no placeholder.
int password_quoted(std::string_view value) {
  value = bare(value);
  if (value.size() < 8) return 0;
  if (const int random = password_given(value)) return random;
  constexpr std::string_view no_values[] = {"password",  "passwort", "kennwort", "passwd",    "required", "optional",
                                            "string",    "disabled", "enabled",  "hidden",    "changeme", "undefined",
                                            "forgotten", "invalid",  "missing",  "incorrect", "default",  "passphrase"};
  constexpr std::string_view signs_of_code = "$<>{}[]()%|/\\.,:;@=";
  if (value.find_first_of(signs_of_code.substr(1)) != std::string_view::npos || value.front() == '$') return 0;
  std::string small;
  for (const char c : value) small += is_upper(c) ? static_cast<char>(c + 32) : c;
  if (std::ranges::find(no_values, small) != std::end(no_values) || small.starts_with("your") ||
      small.find("xxx") != std::string::npos || small.find("example") != std::string::npos)
    return 0;
  const Kinds kinds = kinds_of(value);
  const bool label = is_upper(value.front()) && !kinds.digit && !kinds.sign;
  const bool name = value.find_first_of("_-") != std::string_view::npos && !kinds.digit; // of a field or a message
  return !label && !name && static_cast<unsigned char>(value.front()) < 0x80 && entropy(value) >= 2.5 ? 62 : 0;
}

// A value that stands beside the word for a key, without a sign that gives it: random in each way, with digits all over it. Digits and
// the letters from a to f alone would be a hash.
bool is_key(std::string_view value) {
  if (value.size() < 20 || value.size() > 128) return false;
  const Kinds kinds = kinds_of(value);
  int changes = 0;
  for (std::size_t i = 1; i < value.size(); ++i) changes += is_digit(value[i]) != is_digit(value[i - 1]) ? 1 : 0;
  const bool hash = value.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
  return !hash && changes >= (kinds.upper && kinds.small ? 4 : 6) && entropy(value) >= 3.7;
}

// Behind what is called a key and may be any: long, and random in each of its parts.
int key_given(std::string_view value) {
  value = bare(value);
  const Kinds kinds = kinds_of(value);
  if (is_example(value)) return 0;
  if (value.size() >= 40 && is_key(value.substr(0, 128)) && value.front() != '/' &&
      std::ranges::all_of(value, [](char c) { return is_word(c) || c == '+' || c == '/' || c == '='; }))
    return 72; // base64
  if (value.size() < 20 || value.size() > 128 || !kinds.digit || (!kinds.small && !kinds.upper) ||
      value.find_first_of("/([{$<%.:@=") != std::string_view::npos)
    return 0;
  return is_mixed(value) && entropy(value) >= 3.3 ? 70 : 0;
}

bool is_public(std::string_view text, std::size_t begin) { // for all to see, or of one page's form
  std::string before;
  for (std::size_t at = begin < 16 ? 0 : begin - 16; at < begin; ++at)
    before += is_upper(text[at]) ? static_cast<char>(text[at] + 32) : text[at];
  constexpr std::string_view words[] = {"public", "csrf", "authenticity"};
  return std::ranges::any_of(words, [&](auto word) { return before.find(word) != std::string::npos; });
}

// Behind the whole of what assigns (“=>”, “:=”, “?=”, “==”) and the word for how a header proves it; the text's end where nothing does.
std::size_t assigned(std::string_view text, std::size_t end) {
  if (text[end - 1] == '?' && text.substr(end, 1) != "=") return text.size();
  for (int i = 0; i < 3 && end < text.size() && (text[end] == '=' || text[end] == ':' || text[end] == '>'); ++i) ++end;
  for (int i = 0; i < 3 && end < text.size() && is_space(text[end]); ++i) ++end;
  if (end < text.size() && text[end] == '\\') ++end;
  for (const std::string_view scheme : {"Bearer ", "bearer ", "Token ", "token ", "Basic "}) {
    const bool quoted = end < text.size() && (text[end] == '"' || text[end] == '\'');
    if (text.substr(end + (quoted ? 1 : 0)).starts_with(scheme)) return end + (quoted ? 1 : 0) + scheme.size();
  }
  return end;
}

constexpr std::string_view ends_of_values = " \t\r\n\"'`<>{}()[],;";

int password_told(std::string_view value) {
  while (!value.empty() &&
         std::string_view(".,;!?)\xe2\x80\x9c\xe2\x80\x9d\xc2\xbb").find(value.back()) != std::string_view::npos &&
         value.back() != '!')
    value.remove_suffix(1);
  const Kinds kinds = kinds_of(value);
  return value.size() >= 8 && kinds.digit && (kinds.upper || kinds.small) && entropy(value) >= 2.5 ? 75 : 0;
}

// What sentences say of passwords and is none: “AES256-encrypted”, “12-digit”, “Windows11-Client”, “#INC-44821”.
bool is_said_of_passwords(std::string_view value) {
  constexpr std::string_view names[] = {"aes",   "sha", "rsa", "iso", "tls", "ssl",    "wpa",
                                        "pbkdf", "utf", "din", "md5", "rfc", "base64", "oauth"};
  std::string small;
  for (const char c : value) small += is_upper(c) ? static_cast<char>(c + 32) : c;
  if (value.starts_with('#') || std::ranges::any_of(names, [&](auto name) { return small.starts_with(name); }))
    return true;
  // A compound that ends in a word: nothing in it but letters, numbers behind them, and hyphens.
  const auto last = value.substr(value.rfind('-') + 1);
  const auto is_letter_here = [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
  if (last.size() == value.size() || last.size() < 4 || !std::ranges::all_of(last, is_letter_here)) return false;
  for (std::size_t i = 1; i < value.size() - last.size(); ++i) {
    if (is_letter_here(value[i]) && is_digit(value[i - 1])) return false;
    if (!is_word(value[i]) && value[i] != '-' && !is_letter_here(value[i])) return false;
  }
  return value.find('_') == std::string_view::npos;
}

// Without a verb or a sign of assignment before it.
int password_beside(std::string_view value, bool right_behind) {
  const bool sign = value.find_first_of("!#$%^&*~+") != std::string_view::npos;
  const bool joined = right_behind && value.find_first_of("_-.") != std::string_view::npos;
  return (sign || joined) && kinds_of(value).digit && password_given(value) > 0 ? 66 : 0;
}

// Of mail, the web or a file.
bool is_address(std::string_view value) {
  const auto dot = value.rfind('.');
  const bool file = dot != std::string_view::npos && value.size() - dot <= 5 && value.size() - dot >= 3 &&
                    std::ranges::none_of(value.substr(dot + 1), is_digit) && !is_upper(value[dot + 1]);
  return file || value.find("://") != std::string_view::npos;
}

} // namespace

void find_password(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (is_public(text, begin)) return;
  const auto named = text.substr(begin, end - begin);
  end = assigned(text, end);
  if (end == text.size() || (text[end] != '"' && text[end] != '\'')) {
    // NAME_PASSWORD=value, as variables of an environment are set
    const bool variable = named.ends_with("=") && end == begin + named.size() &&
                          std::ranges::all_of(named, [](char c) { return !is_letter(c) || is_upper(c); });
    return push_value(text, begin, end, variable && named.starts_with("PASS") ? password_quoted : password_given, out);
  }
  const char quote = text[end++];
  const auto close = value_end(text, end, judged_bytes_max);
  std::string small;
  for (const char c : named) small += is_upper(c) ? static_cast<char>(c + 32) : c;
  constexpr std::string_view words[] = {"pass", "pwd", "kennwort", "mdp", "mot"};
  const bool password = std::ranges::any_of(words, [&](auto word) { return small.find(word) != std::string::npos; });
  const bool whole = close < text.size() && text[close] == quote;
  push_value(text, begin, end, password && whole ? password_quoted : password_given, out);
}

void find_key(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (is_public(text, begin)) return;
  end = assigned(text, end);
  if (end < text.size() && (text[end] == '"' || text[end] == '\'')) ++end;
  push_value(text, begin, end, key_given, out);
}

// The next words on the line, as far as a key may stand from its word. Digits and the letters from a to f may be a hash, unless they stand
// right behind “service token” and the like.
void find_near_key(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  if (is_public(text, begin)) return;
  constexpr std::size_t key_bytes_max = 128;
  constexpr std::string_view kinds[] = {"auth", "access", "api", "secret", "bearer", "service"};
  std::string before;
  for (std::size_t at = begin < 8 ? 0 : begin - 8; at + 1 < begin; ++at)
    before += is_upper(text[at]) ? static_cast<char>(text[at] + 32) : text[at];
  const bool named = begin > 0 && text.substr(end, 1) == " " && (text[begin - 1] == ' ' || text[begin - 1] == '-') &&
                     std::ranges::any_of(kinds, [&](auto kind) { return before.ends_with(kind); });
  text = text.substr(0, std::min(text.size(), end + key_reach_bytes + key_bytes_max + 1));
  bool first = true;
  for (const std::size_t from = end; end < text.size() && end - from <= key_reach_bytes && text[end] != '\n';) {
    const auto to = std::min(text.size(), text.find_first_of(ends_of_values, end));
    const auto equals = text.substr(end, to - end).rfind('=', to - end > 3 ? to - end - 3 : 0); // not its padding
    const auto value = equals == std::string_view::npos ? end : end + equals + 1;
    const auto word = text.substr(value, to - value);
    const auto last = word.substr(word.rfind('/') + 1); // of a path, unless it is base64
    const bool key = word.find_first_of(":.") == std::string_view::npos && is_key(word) &&
                     (is_key(last) || word.ends_with('='));
    if (key) return out.push_back({"secret.password", value, to, 66});
    if (named && first && word.size() >= 32 && key_given(word) > 0)
      return out.push_back({"secret.bearer_token", value, to, 92});
    first = first && word.empty();
    end = to < text.size() && text[to] == '\n' ? to : to + 1;
  }
}

void find_prefixed(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  const std::size_t last = begin + 2;
  while (end < text.size() && is_word(text[end]) && text[end] != '_' && end - last <= 128) ++end;
  while (begin > 0 && last - begin < 24 && (is_word(text[begin - 1]) && !is_upper(text[begin - 1]))) --begin;
  const auto prefix = text.substr(begin, last - begin);
  const auto digits = std::ranges::count_if(prefix, is_digit);
  const bool within = begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '-'); // of what is random itself
  if (within || digits > 2 || prefix.starts_with("pk") || prefix.starts_with("pub")) return; // these are for all to see
  if (is_key(text.substr(last, end - last))) out.push_back({"secret.provider_token", begin, end, 68});
}

// A pattern that begins with any three characters looks at every byte; one that begins with what is rare does not.
void find_token_from_its_middle(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  const bool digits = text[begin + 1] == '|'; // the number of an application of Facebook's
  const std::size_t least = digits ? 12 : 3, most = digits ? 16 : 3, middle = begin;
  const auto belongs = [&](char c) { return is_digit(c) || (!digits && (is_word(c) || c == '~' || c == '.')); };
  while (begin > 0 && middle - begin < most && belongs(text[begin - 1])) --begin;
  // Not the name of an article behind its number: capitals within.
  int within = 0;
  for (std::size_t i = middle + 2; i < end; ++i)
    within += is_upper(text[i]) && is_word(text[i - 1]) && !is_upper(text[i - 1]) && text[i - 1] != '_' ? 1 : 0;
  if (middle - begin >= least && within >= 2) out.push_back({"secret.provider_token", begin, end, 95});
}

void find_element(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  const auto close = std::min({text.size(), text.find('<', end), end + judged_bytes_max});
  while (end < close) {
    const auto to = std::min(close, text.find_first_of(ends_of_values, end));
    const auto value = text.substr(end, to - end);
    if (value.size() >= 16 && kinds_of(value).digit && is_mixed(value) && entropy(value) >= 3.0)
      return out.push_back({"secret.password", begin, to, 80});
    end = to + 1;
  }
}

void find_cookie(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  const auto rest = text.substr(end, judged_bytes_max);
  const auto value = rest.substr(0, rest.find_first_of("; \t\r\n\"'"));
  if (value.size() >= 20 && is_mixed(value) && entropy(value) >= 3.3)
    out.push_back({"secret.session_cookie", begin, end + value.size(), 90});
}

void find_given_password(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  // “mysql -p name” names a database.
  if (text[begin] != 's' && text[begin] != 'S' && text.substr(end - 2, 2) == "-p" && text.substr(end, 1) == " ") return;
  for (int i = 0; i < 2 && end < text.size() && text[end] == ' '; ++i) ++end;
  if (end < text.size() && (text[end] == '"' || text[end] == '\'')) ++end;
  push_value(text, end, end, password_given, out);
}

// “The password for the mail server is …”, “Passwort …!”: the next words of the line. Behind a verb counts what looks like a password;
// elsewhere what has a sign as well that words and names have not.
void find_told_password(std::string_view text, std::size_t /*begin*/, std::size_t end, Matches& out) {
  constexpr std::string_view verbs[] = {"is", "ist", "lautet", "est", "war", "was", "c'est", "c’est", "are", "sind"};
  constexpr std::size_t value_bytes_max = 64;
  text = text.substr(0, std::min(text.size(), end + password_reach_bytes + value_bytes_max));
  bool told = false, beside = true;
  for (const std::size_t from = end; end < text.size() && end - from <= password_reach_bytes && text[end] != '\n';) {
    const auto to = std::min(text.size(), text.find_first_of(" \t\r\n", end));
    std::string_view word = text.substr(end, to - end), value = word;
    for (const std::string_view quote : {"\"", "'", "“", "„", "«", "`"}) {
      if (value.starts_with(quote)) value.remove_prefix(quote.size());
    }
    const std::size_t at = to - value.size();
    for (std::string_view before; value.size() != before.size();) { // marks behind it, “!” is part of many
      before = value;
      for (const std::string_view mark : {".", ",", ";", ")", "\"", "'", "”", "“", "»", "`"}) {
        if (value.ends_with(mark)) value.remove_suffix(mark.size());
      }
    }
    const bool quoted = value.size() < word.size() && (word.front() == '"' || word.front() == '\'');
    const bool other = value.size() < 8 || is_address(value) || is_said_of_passwords(value) ||
                       value.find_first_of(":,=<>{}()") != std::string_view::npos;
    const int confidence = other            ? 0
                           : told && quoted ? password_quoted(value)
                           : told           ? password_told(value)
                                            : password_beside(value, beside);
    if (confidence > 0) return out.push_back({"secret.password", at, at + value.size(), confidence});
    // A verb or a colon counts for what stands right behind it.
    told = std::ranges::find(verbs, word) != std::end(verbs) || word.ends_with(':');
    beside = false;
    if (word.size() > 3 && (word.ends_with('.') || word.ends_with('?'))) return; // the sentence
    end = to < text.size() && text[to] == '\n' ? to : to + 1;
  }
}

namespace {
void push_last_random(const char* type, std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  while (end > begin && text[end - 1] == '"') --end;
  begin += text.substr(begin, end - begin).find_last_of(" \t\r\n:\"") + 1;
  const auto value = text.substr(begin, end - begin);
  if (kinds_of(value).digit && is_mixed(value) && entropy(value) >= 3.0) out.push_back({type, begin, end, 85});
}
} // namespace

void find_last_random(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  push_last_random("secret.password", text, begin, end, out);
}

void find_last_random_key(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  push_last_random("secret.private_key", text, begin, end, out);
}

int is_bearer(std::string_view text) {
  const auto value = text.substr(text.rfind(' ') + 1);
  return is_mixed(value) && entropy(value) >= 3.0 ? 92 : 0;
}

int is_jwt(std::string_view text) {
  for (int part = 0; part < 2; ++part) {
    const auto end = text.find('.');
    const auto plain = from_base64url(text.substr(0, end));
    // A program writes the head; what it says may end in blanks.
    if (!plain || plain->size() < 2 || plain->front() != '{' || (part == 0 && plain->back() != '}')) return 0;
    text.remove_prefix(end + 1);
  }
  return 99;
}

// The whole of a key: its lines up to the end mark, or as far as they go.
void find_private_key(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  constexpr std::size_t key_bytes_max = 16384; // an RSA key of 16384 bits has 12 KB
  std::size_t to = end;
  while (to < text.size() && to - begin < key_bytes_max &&
         (is_word(text[to]) || std::string_view("+/=\r\n\\ :,").find(text[to]) != std::string_view::npos))
    ++to;
  if (const auto mark = text.substr(to, 48); mark.starts_with("-----END")) {
    const auto close = mark.find("-----", 8);
    to = close == std::string_view::npos ? to : to + close + 5;
  } else {
    // Without the mark: words may follow, so only lines without a blank belong to it.
    to = end;
    for (std::size_t at = end; at < text.size() && at - begin < key_bytes_max; ++at) {
      if (text[at] == ' ') break;
      if (!is_word(text[at]) && std::string_view("+/=\r\n").find(text[at]) == std::string_view::npos) break;
      if (text[at] != '\r' && text[at] != '\n') to = at + 1;
    }
  }
  out.push_back({"secret.private_key", begin, to, 99});
}

// “Server=…;Password=…”: from the first pair of the line to the end of the last.
void find_connection_string(std::string_view text, std::size_t begin, std::size_t end, Matches& out) {
  constexpr std::string_view ends = "\r\n\"'`<>";
  std::size_t from = begin, to = end;
  while (from > 0 && begin - from < 300 && ends.find(text[from - 1]) == std::string_view::npos) --from;
  while (to < text.size() && to - end < 300 && ends.find(text[to]) == std::string_view::npos && text[to] != ' ') ++to;
  const auto equals = text.find('=', from);
  if (equals >= begin || std::string_view("[<{$%").find(text[end - 4]) != std::string_view::npos) return;
  // Words of a sentence before the first name do not belong to it.
  const auto blank = text.substr(from, equals - from).rfind(' ');
  const bool two_words = blank != std::string_view::npos && text.substr(from, equals - from).ends_with(" Source");
  if (blank != std::string_view::npos && !two_words) from += blank + 1;
  out.push_back({"secret.connection_string", from, to, 96});
}

// “Basic” and base64 that decodes to name:password is checked by its length alone: the decoded text is scanned as well.
int is_basic_credential(std::string_view text) {
  const auto value = text.substr(text.rfind(' ') + 1);
  return is_mixed(value) || value.ends_with('=') ? 85 : 0;
}

} // namespace socle::guard
