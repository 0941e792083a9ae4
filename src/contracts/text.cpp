#include "contracts/reading.h"
#include "contracts/vocabulary.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace socle::contracts {
namespace {

struct Decoded {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Decoded decode(std::string_view text, std::size_t at) {
  utf8proc_int32_t code = 0;
  const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (used <= 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(code), static_cast<std::size_t>(used)};
}

bool is_blank_code(char32_t c) {
  return c == 0x00A0 || c == 0x202F || c == 0x2009 || c == 0x2007 || c == 0x2008 || c == 0x200A || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x2006);
}

std::string_view folded_code(char32_t c, std::array<char, 8>& buffer) {
  switch (c) {
    case U'ß': return "ss";
    case U'§': return "ss";
    case U'œ':
    case U'Œ': return "oe";
    case U'æ':
    case U'Æ': return "ae";
    case U'ø':
    case U'Ø': return "o";
    case U'ł':
    case U'Ł': return "l";
    case U'€': return "eur";
    case U'£': return "gbp";
    case U'²': return "2";
    case U'³': return "3";
    case U'½': return ",5";
    case U'°':
    case U'º': return "o";
    case U'№': return "no";
    case U'×': return "x";
    case U'–':
    case U'—':
    case U'‐':
    case U'‑':
    case U'‒':
    case U'−':
    case 0x2015: return "-";
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0xFEFF:
    case 0x2060: return "";
    case U'„':
    case U'“':
    case U'”':
    case U'«':
    case U'»':
    case U'‟':
    case U'″': return "\"";
    case U'’':
    case U'‘':
    case U'‚':
    case U'`':
    case U'´':
    case U'′':
    case U'‹':
    case U'›': return "'";
    case U'•':
    case U'·':
    case U'▪':
    case U'●':
    case U'■':
    case U'◦':
    case U'‣': return "*";
    case U'…': return "...";
    case U'☐':
    case U'□':
    case U'❏':
    case U'❑': return "[ ]";
    case U'☒':
    case U'☑':
    case U'✓':
    case U'✔':
    case U'✗':
    case U'✘':
    case U'⊠':
    case U'☓': return "[x]";
    default: break;
  }
  if (is_blank_code(c)) return " ";
  if (c < 0x80) {
    buffer[0] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return {buffer.data(), 1};
  }
  // The base letter of an accented one.
  std::array<utf8proc_int32_t, 8> parts{};
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD),
      &boundary);
  std::size_t n = 0;
  for (utf8proc_ssize_t i = 0; i < count && n < buffer.size(); ++i) {
    const auto part = parts[static_cast<std::size_t>(i)];
    if (part < 0x80) buffer[n++] = static_cast<char>(part);
  }
  if (n == 0) {
    buffer[0] = '?';
    n = 1;
  }
  return {buffer.data(), n};
}

} // namespace

std::string fold(std::string_view text, std::vector<std::uint32_t>* map) {
  std::string result;
  result.reserve(text.size());
  std::array<char, 8> buffer{};
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    const std::string_view folded = folded_code(d.code, buffer);
    result += folded;
    if (map) map->insert(map->end(), folded.size(), static_cast<std::uint32_t>(at));
    at += d.bytes;
  }
  return result;
}

std::string normalise(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    const std::string_view original = text.substr(at, d.bytes);
    at += d.bytes;
    if (is_blank_code(d.code)) {
      result += ' ';
      continue;
    }
    if (d.code == 0x00AD || d.code == 0x200B || d.code == 0xFEFF || d.code == 0xFFFD) continue;
    // Ligatures and full-width forms; ² ³ ½ º mean something as they are.
    if ((d.code >= 0xFB00 && d.code <= 0xFB06) || (d.code >= 0xFF01 && d.code <= 0xFF5E)) {
      utf8proc_uint8_t* mapped = nullptr;
      const auto size = utf8proc_map(
          reinterpret_cast<const utf8proc_uint8_t*>(original.data()), static_cast<utf8proc_ssize_t>(original.size()),
          &mapped, static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_STABLE));
      if (size > 0) result.append(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
      std::free(mapped); // utf8proc allocates with malloc
      continue;
    }
    result += original;
  }
  return result;
}

std::string trim(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

std::string one_line(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += c;
    }
  }
  return trim(result);
}

namespace {

using documents::Box;

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// How two lines are joined where the first ends with a hyphen: "Auftrag-|nehmer", "Graf-|Adolf-Straße", "Gas-|und".
enum class Join { newline, drop_hyphen, keep_hyphen };
Join join_of(std::string_view before, std::string_view after) {
  if (before.size() < 2 || before.back() != '-' || !is_letter_byte(before[before.size() - 2]) || after.empty())
    return Join::newline;
  const std::string next = fold(after.substr(0, after.find_first_of(" ,;")));
  for (const std::string_view word : {"und", "oder", "bzw.", "et", "ou", "and", "or", "sowie"})
    if (next == word) return Join::newline;
  const std::string first = normalise(after.substr(0, 4));
  if (first.empty() || !is_letter_byte(first[0])) return Join::newline;
  const bool lower = (first[0] >= 'a' && first[0] <= 'z') || first.starts_with("ä") || first.starts_with("ö") ||
                     first.starts_with("ü") || first.starts_with("é") || first.starts_with("è") ||
                     first.starts_with("ê");
  return lower ? Join::drop_hyphen : Join::keep_hyphen;
}

bool opens_clause(std::string_view folded) {
  std::size_t i = 0;
  if (folded.starts_with("ss ") || folded.starts_with("art. ") || folded.starts_with("article ") ||
      folded.starts_with("artikel ") || folded.starts_with("* "))
    return true;
  while (i < folded.size() && ((folded[i] >= '0' && folded[i] <= '9') || folded[i] == '.')) ++i;
  if (i > 0 && i <= 6 && i < folded.size() && (folded[i] == ' ' || folded[i] == '\t' || folded[i] == ')'))
    return folded[0] != '0' && (i < 3 || folded.substr(0, i).find('.') != std::string_view::npos);
  return folded.size() > 3 && folded[0] == '(' && (folded[2] == ')' || folded[3] == ')');
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(':') || text.ends_with(';') || text.ends_with('!') ||
         text.ends_with('?');
}

class Builder {
 public:
  Builder(Reading& reading) : reading_(reading), line_gap_(usual_line_gap(reading)) {}

  void add(Line& line) {
    const Cell& first = cell(line.cells.front());
    const std::string first_text = text_of(first);
    if (!reading_.text.empty()) separate(line, first, first_text);
    line.span.begin = reading_.text.size();
    bool again = false;
    for (const int c : line.cells) {
      if (std::exchange(again, true)) append("\t", -1);
      Cell& target = reading_.cells[static_cast<std::size_t>(c)];
      target.span.begin = reading_.text.size();
      const double letter_gap = letter_spacing(target);
      const Box* last = nullptr;
      for (const int w : target.words) {
        const auto& read = reading_.document->words[static_cast<std::size_t>(w)];
        const std::string word = normalise(read.text);
        if (word.empty()) continue;
        if (last && read.box.x0 - last->x1 > letter_gap) append(" ", -1);
        append(word, w);
        last = &read.box;
      }
      target.span.end = reading_.text.size();
    }
    line.span.end = reading_.text.size();
    previous_ = &line;
  }

  void append(std::string_view part, int word) {
    reading_.text += part;
    reading_.word_at.insert(reading_.word_at.end(), part.size(), word);
  }

 private:
  const Cell& cell(int index) const { return reading_.cells[static_cast<std::size_t>(index)]; }

  std::string text_of(const Cell& c) const {
    std::string text;
    for (const int w : c.words)
      text += (text.empty() ? "" : " ") + normalise(reading_.document->words[static_cast<std::size_t>(w)].text);
    return text;
  }

  // "V E R T R A G  Ü B E R": letters that are spaced out come as words of their own; what parts words is the wider gap. Below
  // zero where the cell is printed as usual.
  double letter_spacing(const Cell& c) const {
    const auto& words = reading_.document->words;
    std::vector<double> gaps;
    std::size_t single = 0;
    for (std::size_t i = 0; i < c.words.size(); ++i) {
      const auto& word = words[static_cast<std::size_t>(c.words[i])];
      const auto characters = std::ranges::count_if(
          word.text, [](char b) { return (static_cast<unsigned char>(b) & 0xc0U) != 0x80; });
      if (characters > 3) return -1; // an ordinary word
      single += characters == 1;
      if (i) gaps.push_back(word.box.x0 - words[static_cast<std::size_t>(c.words[i - 1])].box.x1);
    }
    if (c.words.size() < 5 || single * 10 < c.words.size() * 8) return -1;
    std::ranges::sort(gaps);
    const double median = gaps[gaps.size() / 2];
    return median > 0.08 * (c.box.y1 - c.box.y0) && gaps.front() > 0.3 * median ? 1.45 * median : -1;
  }

  // The blank below lines that fill their column and end within a sentence: wide in papers that are set with space between lines.
  static double usual_line_gap(const Reading& reading) {
    std::vector<double> gaps;
    for (std::size_t i = 0; i + 1 < reading.lines.size(); ++i) {
      if (reading.lines[i].cells.size() != 1 || reading.lines[i + 1].cells.size() != 1) continue;
      const Cell &upper = reading.cells[static_cast<std::size_t>(reading.lines[i].cells.front())],
                 &lower = reading.cells[static_cast<std::size_t>(reading.lines[i + 1].cells.front())];
      if (upper.page != lower.page || std::abs(upper.box.x0 - lower.box.x0) > 3 || upper.words.size() < 8 ||
          lower.box.y0 < upper.box.y1)
        continue;
      const std::string& last = reading.document->words[static_cast<std::size_t>(upper.words.back())].text;
      const std::string& next = reading.document->words[static_cast<std::size_t>(lower.words.front())].text;
      if (ends_sentence(last) || next.empty() || next[0] < 'a' || next[0] > 'z') continue;
      gaps.push_back(lower.box.y0 - upper.box.y1);
    }
    if (gaps.size() < 3) return 0;
    std::ranges::nth_element(gaps, gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2));
    return gaps[gaps.size() / 2];
  }

  void separate(const Line& line, const Cell& first, const std::string& first_text) {
    const Cell& before = cell(previous_->cells.front());
    const double size = std::max(first.box.y1 - first.box.y0, before.box.y1 - before.box.y0);
    const bool new_page = first.page != before.page;
    const double gap = first.box.y0 - before.box.y1;
    const bool apart = line.starts_block ||
                       (!new_page && (gap > std::max(0.62 * size, 1.3 * line_gap_) || gap < -2 * size));
    const bool clause = opens_clause(fold(first_text));
    const bool sizes_differ = std::min(first.box.y1 - first.box.y0, before.box.y1 - before.box.y0) < 0.78 * size &&
                              !new_page;
    const bool sentence_over = ends_sentence(reading_.text);
    if (!apart && !sizes_differ && !clause && line.cells.size() == 1) {
      switch (join_of(std::string_view(reading_.text).substr(reading_.text.size() > 80 ? reading_.text.size() - 80 : 0),
                      first_text)) {
        case Join::drop_hyphen:
          reading_.text.pop_back();
          reading_.word_at.pop_back();
          return;
        case Join::keep_hyphen: return;
        case Join::newline: break;
      }
    }
    if (new_page && !clause && !sentence_over && !line.starts_block) append("\n", -1);
    else append(apart || sizes_differ || new_page || (clause && sentence_over) ? "\n\n" : "\n", -1);
  }

  Reading& reading_;
  double line_gap_ = 0;
  const Line* previous_ = nullptr;
};

} // namespace

Reading read_layout(const documents::Document& document) {
  Reading reading;
  reading.document = &document;
  Layout layout = lay_out(document);
  reading.cells = std::move(layout.cells);
  reading.rows = std::move(layout.rows);
  reading.lines = std::move(layout.order);
  Builder builder(reading);
  bool in_body = true;
  for (Line& line : reading.lines) {
    if (in_body && reading.cells[static_cast<std::size_t>(line.cells.front())].zone != Zone::body) {
      in_body = false;
      line.starts_block = true;
      reading.body_end = reading.text.size();
    }
    builder.add(line);
  }
  if (in_body) reading.body_end = reading.text.size();
  reading.folded = fold(reading.text, &reading.to_text);
  reading.to_text.push_back(static_cast<std::uint32_t>(reading.text.size()));
  reading.to_folded.assign(reading.text.size() + 1, static_cast<std::uint32_t>(reading.folded.size()));
  for (std::size_t i = reading.folded.size(); i-- > 0;)
    reading.to_folded[reading.to_text[i]] = static_cast<std::uint32_t>(i);
  for (std::size_t i = reading.text.size(); i-- > 0;) // bytes inside a character, and characters that fold to nothing
    if (reading.to_folded[i] == reading.folded.size() && i + 1 < reading.to_folded.size())
      reading.to_folded[i] = reading.to_folded[i + 1];
  return reading;
}

Span Reading::paragraph_at(std::size_t at) const {
  const std::size_t before = at == 0 ? std::string::npos : text.rfind("\n\n", at);
  const std::size_t after = text.find("\n\n", at);
  return {before == std::string::npos ? 0 : before + 2, after == std::string::npos ? text.size() : after};
}

Span Reading::line_at(std::size_t at) const {
  const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  const std::size_t after = text.find('\n', at);
  return {before == std::string::npos ? 0 : before + 1, after == std::string::npos ? text.size() : after};
}

Span Reading::sentence_at(std::size_t at) const {
  const Span paragraph = paragraph_at(at);
  // A point ends a sentence before a blank and a capital, unless an abbreviation or a day or clause number stands before it.
  const auto ends_at = [&](std::size_t i) {
    const char c = text[i];
    if (c != '.' && c != '!' && c != '?' && c != ';') return false;
    std::size_t next = i + 1;
    if (next >= paragraph.end) return true;
    if (text[next] != ' ' && text[next] != '\n' && text[next] != '\t') return false;
    while (next < paragraph.end && (text[next] == ' ' || text[next] == '\n' || text[next] == '\t')) ++next;
    if (next >= paragraph.end) return true;
    if (c == ';') return true;
    if (text[next] >= 'a' && text[next] <= 'z') return false;
    if (c != '.') return true;
    std::size_t start = i;
    while (start > paragraph.begin && text[start - 1] != ' ' && text[start - 1] != '\n' && text[start - 1] != '\t' &&
           text[start - 1] != '(')
      --start;
    const std::string word = fold(std::string_view(text).substr(start, i - start));
    if (word.size() <= 2 && !word.empty() && std::ranges::all_of(word, [](char d) { return d >= '0' && d <= '9'; }))
      return false;
    return word.size() > 1 && !is_abbreviation(word);
  };
  Span result = paragraph;
  for (std::size_t i = at; i-- > paragraph.begin;)
    if (ends_at(i)) {
      result.begin = i + 1;
      break;
    }
  for (std::size_t i = at; i < paragraph.end; ++i)
    if (ends_at(i)) {
      result.end = i + 1;
      break;
    }
  while (result.begin < result.end && (text[result.begin] == ' ' || text[result.begin] == '\n')) ++result.begin;
  return result;
}

std::string Reading::heading_before(std::size_t at) const {
  Span line = line_at(at);
  for (int i = 0; i < 40 && line.begin > 0; ++i) {
    line = line_at(line.begin - 1);
    const std::string candidate = trim(slice(line));
    if (candidate.empty() || candidate.size() > 90 || candidate.find('\t') != std::string::npos) continue;
    const bool sentence = ends_sentence(candidate) && !candidate.ends_with(':');
    const bool after_gap = line.begin < 2 || text.substr(line.begin - 2, 2) == "\n\n";
    const std::string folded_line = fold(candidate);
    if (!sentence && after_gap && (opens_clause(folded_line) || candidate.size() < 60) && line.end < text.size())
      return folded_line;
  }
  return {};
}

int Reading::cell_at(std::size_t at) const {
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i].span.begin <= at && at < cells[i].span.end) return static_cast<int>(i);
  return -1;
}

Evidence Reading::evidence(Span span, int confidence_percent) const {
  Evidence result;
  result.text = one_line(slice(span));
  result.confidence_percent = confidence_percent;
  int words_confidence = 100;
  for (std::size_t i = span.begin; i < span.end && i < word_at.size(); ++i) {
    if (word_at[i] < 0) continue;
    const auto& word = document->words[static_cast<std::size_t>(word_at[i])];
    if (result.page == 0) {
      result.page = word.page;
      result.box = word.box;
    }
    if (word.page != result.page) continue; // a value that runs over a page break is shown where it begins
    result.box = {std::min(result.box.x0, word.box.x0), std::min(result.box.y0, word.box.y0),
                  std::max(result.box.x1, word.box.x1), std::max(result.box.y1, word.box.y1)};
    words_confidence = std::min(words_confidence, word.confidence_percent);
  }
  result.confidence_percent = std::min(result.confidence_percent, std::max(words_confidence, 20));
  return result;
}

} // namespace socle::contracts
