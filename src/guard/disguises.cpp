#include "guard/disguises.h"

#include "guard/limits.h"
#include "guard/look_alikes.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utf8proc.h>

namespace socle::guard {

namespace {
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'; }
int hex(char c) {
  return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
int hex_pair(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || hex(text[at]) < 0 || hex(text[at + 1]) < 0) return -1;
  return hex(text[at]) * 16 + hex(text[at + 1]);
}
std::string_view utf8(std::int32_t code, std::array<utf8proc_uint8_t, 4>& space) {
  const auto n = utf8proc_encode_char(code, space.data());
  return {reinterpret_cast<const char*>(space.data()), static_cast<std::size_t>(n)};
}

// ---- folding ----

void fold(std::int32_t code, std::size_t begin, std::size_t end, View& out) {
  if (code >= 0xe0020 && code <= 0xe007e) { // an invisible alphabet: a model reads it
    const char shown = static_cast<char>(code - 0xe0000);
    return out.add(std::string_view(&shown, 1), begin, end);
  }
  if (code == 0xad || utf8proc_category(code) == UTF8PROC_CATEGORY_CF) return;
  std::array<utf8proc_uint8_t, 4> space{};
  std::array<utf8proc_int32_t, 24> parts{};
  int boundary = 0;
  std::string bytes;
  if (const char latin = latin_of(code)) {
    bytes = latin;
  } else {
    const auto count = utf8proc_decompose_char(
        code, parts.data(), 24, static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE), &boundary);
    for (utf8proc_ssize_t i = 0; i < std::clamp<utf8proc_ssize_t>(count, 0, 24); ++i) {
      const auto part = parts[static_cast<std::size_t>(i)];
      const auto category = utf8proc_category(part);
      if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME || category == UTF8PROC_CATEGORY_CF)
        continue;
      const char latin = latin_of(part);
      if (category == UTF8PROC_CATEGORY_ZS) bytes += ' ';
      else if (latin != 0) bytes += latin;
      else bytes += utf8(part, space);
    }
  }
  out.add(bytes, begin, end);
}

// ---- joining ----

// The end of the tag or comment that begins here, or 0.
std::size_t tag_end(std::string_view text, std::size_t at) {
  if (text.substr(at, 4) == "<!--") {
    const auto end = text.substr(0, std::min(text.size(), at + tag_bytes_max)).find("-->", at + 4);
    return end == std::string_view::npos ? 0 : end + 3;
  }
  if (at + 1 >= text.size() || (!is_letter(text[at + 1]) && text[at + 1] != '/' && text[at + 1] != '!')) return 0;
  const std::size_t limit = std::min(text.size(), at + tag_bytes_max);
  for (std::size_t i = at + 1; i < limit; ++i) {
    if (text[i] == '>') return i + 1;
    if (text[i] == '<') return 0;
  }
  return 0;
}

// What stands in a tag's place: nothing within a word, a blank between lines, a division between cells and items.
char in_place_of(std::string_view tag) {
  std::string name;
  for (const char c : tag.substr(1)) {
    if (c == '/' && name.empty()) continue;
    if (!is_letter(c) && !is_digit(c)) break;
    name += static_cast<char>(c | 0x20);
  }
  constexpr std::string_view lines[] = {"br", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre"};
  constexpr std::string_view cells[] = {"td", "th", "tr", "li", "dt", "dd", "table", "option"};
  if (std::ranges::find(cells, name) != std::end(cells)) return '\n';
  return std::ranges::find(lines, name) != std::end(lines) ? ' ' : '\0';
}

struct Spelled {
  std::string_view word;
  std::string_view sign;
};
constexpr Spelled kSpelled[] = {{"at", "@"},  {"ät", "@"},    {"arobase", "@"},
                                {"dot", "."}, {"punkt", "."}, {"point", "."}};

// “[at]”, “(dot)”: how many bytes, and for what.
std::pair<std::size_t, std::string_view> spelled_at(std::string_view text, std::size_t at) {
  const char open = text[at], close = open == '(' ? ')' : open == '[' ? ']' : open == '{' ? '}' : '\0';
  if (close == '\0') return {};
  for (const auto& spelled : kSpelled) {
    if (at + spelled.word.size() + 1 >= text.size() || text[at + 1 + spelled.word.size()] != close) continue;
    const auto word = text.substr(at + 1, spelled.word.size());
    if (std::ranges::equal(word, spelled.word, [](char a, char b) { return (is_letter(a) ? a | 0x20 : a) == b; }))
      return {spelled.word.size() + 2, spelled.sign};
  }
  return {};
}

std::size_t blanks_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

// “m a r a @ …”: at least this many single characters, each behind one blank, are one value that was pulled apart.
constexpr std::size_t pulled_apart_min = 6;
// Where such a run ends that begins here, or 0.
std::size_t pulled_apart(std::string_view text, std::size_t at) {
  const auto single = [&](std::size_t i) {
    return i < text.size() && !is_blank(text[i]) && is_ascii(text[i]) &&
           (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n');
  };
  if (at > 0 && !is_blank(text[at - 1])) return 0;
  std::size_t end = at, count = 0;
  while (single(end)) {
    ++count;
    if (end + 2 >= text.size() || text[end + 1] != ' ' || !single(end + 2)) break;
    end += 2;
  }
  return count >= pulled_apart_min ? end + 1 : 0;
}

// A run of blanks and line breaks, with the quotation marks of mails: one blank, or a division where a line is empty.
std::size_t join_blanks(std::string_view text, std::size_t at, View& out) {
  std::size_t end = at, breaks = 0;
  for (; end < text.size(); ++end) {
    if (text[end] == '\n') ++breaks;
    else if (text[end] == '>' && breaks > 0) continue;
    else if (!is_blank(text[end])) break;
  }
  // “example .org”, “192.168 .1.2”: a dot that begins what follows belongs to what stands before.
  const bool dotted = breaks <= 1 && end + 1 < text.size() && text[end] == '.' &&
                      (is_letter(text[end + 1]) || is_digit(text[end + 1]));
  if (!dotted) out.add(breaks > 1 ? "\n" : " ", at, end);
  return end;
}

// Where joining may have something to do; what lies between is copied at once.
constexpr std::array<bool, 256> kMayJoin = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view(" \t\r\n\v\f<@*`_~([{.")) out[static_cast<unsigned char>(c)] = true;
  return out;
}();

// One blank, behind which a word of two letters or more begins.
bool between_words(std::string_view text, std::size_t at) {
  return text[at] == ' ' && at + 2 < text.size() && !kMayJoin[static_cast<unsigned char>(text[at + 1])] &&
         !is_blank(text[at + 2]);
}

// ---- decoding ----

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr Entity kEntities[] = {{"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},   {"apos", "'"},
                                {"nbsp", " "},   {"commat", "@"}, {"period", "."}, {"num", "#"},     {"plus", "+"},
                                {"colon", ":"},  {"sol", "/"},    {"lowbar", "_"}, {"hyphen", "-"},  {"dash", "-"},
                                {"equals", "="}, {"shy", ""},     {"zwnj", ""},    {"zwj", ""},      {"ensp", " "},
                                {"emsp", " "},   {"thinsp", " "}, {"Tab", "\t"},   {"NewLine", "\n"}};

struct Decoded {
  std::size_t length = 0; // 0: nothing to decode here
  std::string bytes;
};

Decoded entity_at(std::string_view text, std::size_t at) {
  const auto end = text.substr(0, std::min(text.size(), at + 14)).find(';', at);
  std::string_view name = text.substr(at + 1,
                                      (end == std::string_view::npos ? std::min(text.size(), at + 10) : end) - at - 1);
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
    std::size_t used = 1 + (hexadecimal ? 2 : 1);
    if (hexadecimal) name.remove_prefix(1);
    std::int32_t code = 0;
    std::size_t digits = 0;
    for (; digits < name.size() && digits < 8; ++digits) {
      const int value = hex(name[digits]);
      if (value < 0 || (!hexadecimal && value > 9)) break;
      code = code * (hexadecimal ? 16 : 10) + value;
      if (code > 0x10ffff) return {};
    }
    used += digits;
    if (digits == 0 || !utf8proc_codepoint_valid(code) || code == 0) return {};
    if (at + used < text.size() && text[at + used] == ';') ++used;
    std::array<utf8proc_uint8_t, 4> space{};
    return {used, std::string(utf8(code, space))};
  }
  const auto* known = std::ranges::find(kEntities, name, &Entity::name);
  if (end == std::string_view::npos || known == std::end(kEntities)) return {};
  return {end - at + 1, std::string(known->text)};
}

Decoded backslash_at(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return {};
  if (text[at + 1] == 'x') {
    const int byte = hex_pair(text, at + 2);
    return byte > 0 ? Decoded{4, std::string(1, static_cast<char>(byte))} : Decoded{};
  }
  if (text[at + 1] != 'u') return {};
  const int high = hex_pair(text, at + 2), low = hex_pair(text, at + 4);
  if (high < 0 || low < 0 || !utf8proc_codepoint_valid(high * 256 + low) || high + low == 0) return {};
  std::array<utf8proc_uint8_t, 4> space{};
  return {6, std::string(utf8(high * 256 + low, space))};
}

Decoded quoted_printable_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 3) == "=\r\n") return {3, ""};
  if (text.substr(at, 2) == "=\n") return {2, ""};
  const auto pair = text.substr(at + 1, 2);
  if (std::ranges::any_of(pair, [](char c) { return c >= 'a' && c <= 'f'; })) return {}; // it is written in capitals
  const int byte = hex_pair(text, at + 1);
  if (byte < 0x20 || byte == 0x7f) return {};
  // “count=4012…” is an assignment: what is encoded is followed by more of it, by a blank or by a sign.
  const bool number = is_digit(text[at + 1]) && is_digit(text[at + 2]) && at + 3 < text.size() &&
                      is_digit(text[at + 3]);
  return number ? Decoded{} : Decoded{3, std::string(1, static_cast<char>(byte))};
}

Decoded escape_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '%': {
      const int byte = hex_pair(text, at + 1);
      return byte > 0 ? Decoded{3, std::string(1, static_cast<char>(byte))} : Decoded{};
    }
    case '&': return entity_at(text, at);
    case '=': return quoted_printable_at(text, at);
    case '\\': return backslash_at(text, at);
    default: return {};
  }
}

bool unescape(std::string_view text, View& out) {
  bool changed = false;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const Decoded found = c == '%' || c == '&' || c == '=' || c == '\\' ? escape_at(text, at) : Decoded{};
    if (found.length == 0) {
      ++at;
      continue;
    }
    out.copy(text.substr(plain, at - plain), plain);
    out.add(found.bytes, at, at + found.length);
    at = plain = at + found.length;
    changed = true;
  }
  if (changed) out.copy(text.substr(plain), plain);
  return changed;
}

// In either alphabet; -1: none.
constexpr std::array<signed char, 256> kBase64 = [] {
  std::array<signed char, 256> out{};
  out.fill(-1);
  for (int i = 0; i < 26; ++i) {
    out[static_cast<std::size_t>('A' + i)] = static_cast<signed char>(i);
    out[static_cast<std::size_t>('a' + i)] = static_cast<signed char>(26 + i);
  }
  for (int i = 0; i < 10; ++i) out[static_cast<std::size_t>('0' + i)] = static_cast<signed char>(52 + i);
  out['+'] = out['-'] = 62;
  out['/'] = out['_'] = 63;
  return out;
}();
int base64_value(char c) { return kBase64[static_cast<unsigned char>(c)]; }

bool is_text(unsigned char c) { return c >= 0x20 ? c != 0x7f : c == '\t' || c == '\n' || c == '\r'; }

// Gathers decoded bytes and keeps the stretches that are text: what an encoded picture decodes to is not worth a look. Zero bytes
// between characters (UTF-16) are skipped.
class Stretches {
 public:
  explicit Stretches(View& out) : out_(out) {}
  void byte(unsigned char c, std::size_t begin, std::size_t end) {
    if (c == 0 && !zero_) {
      zero_ = true;
      return;
    }
    zero_ = false;
    if (!is_text(c)) return finish();
    bytes_.push_back({static_cast<char>(c), begin, end});
  }
  void finish() {
    if (bytes_.size() >= stretch_bytes_min) {
      for (const auto& b : bytes_) out_.add(std::string_view(&b.c, 1), b.begin, b.end);
      out_.divide(bytes_.back().end);
    }
    bytes_.clear();
    zero_ = false;
  }

 private:
  struct Byte {
    char c;
    std::size_t begin, end;
  };
  View& out_;
  std::vector<Byte> bytes_;
  bool zero_ = false;
};

// A run of base64 in either alphabet; a line's end inside a long run belongs to it. Answers where it ends.
std::size_t base64_run(std::string_view text, std::size_t at, Stretches& out) {
  std::array<std::size_t, 4> from{};
  std::size_t count = 0, line = 0, i = at;
  unsigned bits = 0;
  for (; i < text.size(); ++i) {
    if (const int value = base64_value(text[i]); value >= 0) {
      from[count % 4] = i;
      bits = (bits << 6U | static_cast<unsigned>(value)) & 0xffffffU;
      ++count, ++line;
      if (count % 4 == 0) {
        for (const unsigned shift : {16U, 8U, 0U})
          out.byte(static_cast<unsigned char>(bits >> shift & 0xffU), from[0], i + 1);
      }
      continue;
    }
    const auto next = blanks_end(text, i);
    const bool wrapped = next > i && next < text.size() && line >= base64_line_min && line % 4 == 0 &&
                         base64_value(text[next]) >= 0 && text.substr(i, next - i).find('\n') != std::string_view::npos;
    if (!wrapped) break;
    line = 0;
    i = next - 1;
  }
  const std::size_t rest = count % 4;
  if (rest >= 2) out.byte(static_cast<unsigned char>(bits >> (rest == 2 ? 4U : 10U) & 0xffU), from[0], i);
  if (rest == 3) out.byte(static_cast<unsigned char>(bits >> 2U & 0xffU), from[0], i);
  out.finish();
  return i;
}

// The runs of one alphabet that are long enough to hold a value.
void decode_runs(std::string_view text, View& out) {
  Stretches stretches(out);
  constexpr std::size_t run_min = std::min(base64_run_min, hex_run_min);
  for (std::size_t at = 0; at + run_min <= text.size();) {
    // A run that begins here holds the character this far on: seen from there, what is too short costs one look.
    std::size_t last = at + run_min;
    while (last > at && base64_value(text[last - 1]) >= 0) --last;
    if (last > at) {
      at = last;
      continue;
    }
    std::size_t end = at;
    bool hexadecimal = true, mixed = false;
    for (; end < text.size() && base64_value(text[end]) >= 0; ++end) {
      hexadecimal = hexadecimal && hex(text[end]) >= 0;
      mixed = mixed || is_digit(text[end]) || (end > at && text[end] >= 'A' && text[end] <= 'Z');
    }
    const std::size_t length = end - at;
    if (hexadecimal && length >= hex_run_min && length % 2 == 0) {
      for (std::size_t i = at; i < end; i += 2) stretches.byte(static_cast<unsigned char>(hex_pair(text, i)), i, i + 2);
      stretches.finish();
    }
    // A word of small letters alone encodes nothing that a detector could find.
    if (length >= base64_run_min && mixed) end = base64_run(text, at, stretches);
    at = end;
  }
}
} // namespace

std::optional<View> folded(const View& from) {
  const std::string_view text = from.text;
  if (std::ranges::all_of(text, is_ascii)) return std::nullopt;
  View out(&from);
  out.text.reserve(text.size());
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && is_ascii(text[plain])) ++plain;
    out.copy(text.substr(at, plain - at), at);
    at = plain;
    if (at == text.size()) break;
    utf8proc_int32_t code = 0;
    const auto n = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    const std::size_t length = n > 0 ? static_cast<std::size_t>(n) : 1;
    if (n > 0) fold(code, at, at + length, out);
    else out.add(text.substr(at, 1), at, at + 1); // decoded from another character set
    at += length;
  }
  return out.text == text ? std::nullopt : std::optional(std::move(out));
}

std::optional<View> joined(const View& from) {
  const std::string_view text = from.text;
  View out(&from);
  out.text.reserve(text.size());
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool within_line = c == ' ' && at + 1 < text.size() && !kMayJoin[static_cast<unsigned char>(text[at + 1])] &&
                             !(at + 2 < text.size() && text[at + 2] == ' ');
    if (is_blank(c) && !within_line) {
      const std::size_t end = join_blanks(text, at, out);
      changed = changed || end - at > 1 || c != ' ';
      at = end;
      continue;
    }
    if (const std::size_t end = pulled_apart(text, at)) {
      for (; at < end; at += 2) out.copy(text.substr(at, 1), at);
      at = end;
      changed = true;
      continue;
    }
    std::size_t taken = 0;
    std::string_view sign = c == '@' ? "@" : "";
    if (c == '<') {
      taken = tag_end(text, at);
      if (taken > 0) {
        const char instead = in_place_of(text.substr(at, taken - at));
        if (instead == ' ' && !out.text.empty() && out.text.back() != ' ') out.add(" ", at, taken);
        if (instead == '\n') out.add("\n", at, taken);
        at = taken;
        changed = true;
        continue;
      }
    }
    const bool mark = c == '*' || c == '`' || (c == '_' && at + 1 < text.size() && text[at + 1] == '_') ||
                      (c == '~' && at + 1 < text.size() && text[at + 1] == '~');
    if (mark) {
      at += c == '_' || c == '~' ? 2 : 1;
      changed = true;
      continue;
    }
    if (c == '(' || c == '[' || c == '{') std::tie(taken, sign) = spelled_at(text, at);
    if (!sign.empty()) { // what stands around it is one address: blanks go
      const std::size_t length = std::max<std::size_t>(taken, 1), end = blanks_end(text, at + length);
      const bool before = !out.text.empty() && out.text.back() == ' ';
      changed = changed || before || taken > 0 || end > at + length;
      out.pop_blank();
      out.add(sign, at, at + length);
      at = end;
      continue;
    }
    std::size_t plain = at + 1;
    while (plain < text.size() && (!kMayJoin[static_cast<unsigned char>(text[plain])] || between_words(text, plain)))
      ++plain;
    out.copy(text.substr(at, plain - at), at);
    at = plain;
  }
  return changed ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<View> decoded(const View& from) {
  View out(&from);
  const bool changed = unescape(from.text, out);
  if (changed) out.divide(from.text.size());
  decode_runs(from.text, out);
  return out.text.empty() ? std::nullopt : std::optional(std::move(out));
}

} // namespace socle::guard
