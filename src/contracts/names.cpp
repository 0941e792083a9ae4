#include "contracts/parties.h"
#include "contracts/pattern.h"
#include "contracts/sides.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace socle::contracts {
namespace {

// Over folded text; the longest forms first.
constexpr std::string_view kLegalForms =
    R"((?:gem\. ?(?:n\. ?)?gmbh|gemeinnutzige (?:gmbh|ug|ag)|g?gmbh ?& ?co\.? ?(?:kgaa|kg|ohg|og)|gmbh und co\.? ?kg|ag ?& ?co\.? ?(?:kgaa|kg|ohg)|se ?& ?co\.? ?kga?a?|ug ?\(haftungsbeschrankt\)(?: ?& ?co\.? ?kg)?|ug|gesellschaft mit beschrankter haftung|gesellschaft mbh|[a-z]*gesellschaft m\.? ?b\.? ?h\.?|ges\.? ?m\.? ?b\.? ?h\.?|gesmbh|gesbr|g?gmbh|kgaa|aktiengesellschaft|kommanditgesellschaft|kollektivgesellschaft|partg ?mbb|partgmbb|mbb|partg|gbr|ohg|og|kg|e\. ?k\.|e\. ?kfm\.|e\. ?kfr\.|e\. ?u\.|e\. ?v\.|e\. ?g\.|eg\b|ek\b|eu\b|ev\b|ag\b|se\b|a\. ?g\.|vvag|stiftung|kdor|genossenschaft|)"
    R"(s\. ?a\.? ?r\. ?l\.?(?:-s)?|sarl-s|sarl|s\. ?a\. ?s\. ?u?\.?|sasu|sas|s\.?e\.?l\.?a\.?r\.?l\.?|selas|eurl|eirl|ei\b|seml|sem\b|spl\b|snc|scop|scea|earl|gaec|scp|sci|scm|gie|asbl|aisbl|sprl|srl|s\. ?c\. ?r\. ?l\.|scrl|sicav-raif|sicav-sif|sicav|s\. ?a\.|sa\b|s\. ?c\. ?s\.|s\. ?c\.|scs|scsp|sca|)"
    R"(public limited company|limited liability partnership|limited|ltd\.?|llp|plc|p\.l\.c\.|llc|inc\.?|incorporated|corporation|corp\.?|cic|dac|designated activity company|clg|unlimited company|uc\b|lp\b|community interest company|charitable incorporated organisation|cio\b|b\. ?v\.|bv\b|n\. ?v\.|nv\b|vof|s\.p\.a\.|s\.r\.l\.|spa\b|ab\b|a/s|aps|oy\b|sp\. z o\.o\.|s\.r\.o\.))";

const Pattern& legal_form() {
  static const Pattern pattern("(?:^|[ \\n-])(" + std::string(kLegalForms) + ")(?:[ ,;:.)\\n\\t\"'(*-]|$)");
  return pattern;
}

bool is_upper(std::string_view text) {
  if (text.empty()) return false;
  const auto c = static_cast<unsigned char>(text[0]);
  return (c >= 'A' && c <= 'Z') ||
         (c == 0xC3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0x80 &&
          static_cast<unsigned char>(text[1]) <= 0x9E) ||
         (c == 0xC5 && text.size() > 1 && static_cast<unsigned char>(text[1]) == 0x92); // À…Þ, Œ
}

// "se", "sa", "ag" are words as well: forms of two and three letters count in capitals only.
bool is_printed_as_form(std::string_view printed) {
  if (printed.size() > 3 || printed.find('.') != std::string_view::npos)
    return is_upper(printed) || printed[0] == 'g' || printed[0] == 'e' || printed[0] == 'm' || printed.size() > 6;
  return std::ranges::none_of(printed.substr(1), [](char c) { return c >= 'a' && c <= 'z'; })
             ? is_upper(printed)
             : printed == "eG" || printed == "eK" || printed == "eU" || printed == "eV" || fold(printed) == "ltd" ||
                   fold(printed) == "inc" || fold(printed) == "sas" || fold(printed) == "plc" ||
                   fold(printed) == "mbb" || fold(printed) == "gbr" || fold(printed) == "llp";
}

enum class Token { name, joiner, lower, stop };

// What a word does to a name that continues to its right.
Token token_kind(std::string_view printed, bool crosses_comma) {
  const std::string folded = fold(printed);
  static const Pattern lead(
      R"(^(?:firma|fa\.|zwischen|between|entre|herrn?|frau|monsieur|madame|mme|mr\.?|mrs\.?|ms\.?|messrs\.?|name|und|and|et|firmenname|einerseits|andererseits|date|datum|nr\.|no\.|contract|vertrag|agreement|contrat|parties|parteien|par|by|fur|for|pour|mit|with|avec|von|vom|gegenuber|zugunsten|bei|in|an|im|am|to|from|signed|gez\.|i\.v\.|company|kontoinhaber|unternehmen|rechnungsempfanger|invoice|facture|rechnung|je|soussignee?s?|ich|soussignes)$)");
  if (folded.empty() || folded == "-") return Token::stop; // "Vitrerie Mouret - SARL au capital de …"
  if (folded == "&" || folded == "+") return Token::joiner;
  if (is_upper(printed) || (printed[0] >= '0' && printed[0] <= '9' &&
                            folded.find_first_of("abcdefghijklmnopqrstuvwxyz&") != std::string::npos)) {
    std::string bare = folded;
    while (!bare.empty() && std::string_view(":,.;)").find(bare.back()) != std::string_view::npos) bare.pop_back();
    if (lead.in(folded) || lead.in(bare) || role_of_word(bare) != Role::none) return Token::stop;
    if (folded.ends_with(':') || folded.ends_with(';') || folded.ends_with(')')) return Token::stop;
    static const Pattern short_point(
        R"(^(?:[a-z]{1,2}|dr|st|ste|gem|gemn|gebr|ing|dipl|prof|co|inh|mag|bros|int|internat|allg|ev|kath)\.$)");
    if (folded.ends_with('.') && !short_point.in(folded)) return Token::stop;
    if (folded.ends_with(',') && !crosses_comma) return Token::stop;
    return Token::name;
  }
  static const Pattern joiner(
      R"(^(?:of|de|du|des|la|le|les|et|und|and|for|the|fur|d'|l'|a|aux|an|am|im|in|bei|vor|auf|ob|der|den|dem|zu|zur|zum|van|von|vom|y|e|by|sur|sous|en|u\.|v\.|i\.)$)");
  if (joiner.in(folded)) return Token::joiner;
  if ((folded.starts_with("d'") || folded.starts_with("l'")) && folded.size() > 3) return Token::name;
  for (const char c : folded)
    if (!((c >= 'a' && c <= 'z') || c == '-' || c == '\'')) return Token::stop;
  return Token::lower;
}

bool is_prose_line(const Reading& reading, std::size_t at) {
  return reading.line_at(at).end - reading.line_at(at).begin >= 45;
}

// Walks left from a legal form over what can be part of a name.
class NameStart {
 public:
  NameStart(const Reading& reading, Span form, std::size_t limit)
      : reading_(reading), text_(reading.text), form_(form), limit_(limit) {}

  std::size_t find() {
    std::size_t at = form_.begin;
    while (at > limit_ && !is_blank(at - 1)) --at; // "Betriebs-GmbH"
    begin_ = at;
    std::size_t accepted = at, hard = at; // the leftmost name word; the same without words in lower case between
    bool soft = false, stopped_soft = false, last_is_lower = false;
    int tokens = 0;
    while (at > limit_ && tokens < 10) {
      if (!step_over_blank(at, accepted)) break;
      std::size_t begin = at;
      while (begin > limit_ && !is_blank(begin - 1)) --begin;
      std::string_view word(text_.data() + begin, at - begin);
      std::size_t opened = 0; // an opening bracket or quote closes the name to the left
      while (!word.empty() && opens(word, opened)) {}
      Token kind = token_kind(word, comma_of_partners(at));
      if (kind == Token::stop && is_word_of_trade(word, begin)) kind = Token::name;
      if (kind == Token::stop || (kind == Token::lower && (last_is_lower || soft))) {
        stopped_soft = kind == Token::lower;
        break;
      }
      last_is_lower = kind == Token::lower;
      soft = soft || last_is_lower;
      if (kind == Token::name) {
        accepted = begin + opened;
        if (!soft) hard = accepted;
      } else if (kind == Token::joiner && !soft && fold(word) != "&" && fold(word) != "+") {
        last_is_lower = false;
      }
      ++tokens;
      if (opened > 0) break;
      at = begin;
    }
    return soft && stopped_soft ? hard : accepted;
  }

 private:
  bool is_blank(std::size_t i) const { return text_[i] == ' ' || text_[i] == '\n' || text_[i] == '\t'; }

  static bool opens(std::string_view& word, std::size_t& opened) {
    for (const std::string_view mark :
         {"(", "\"", "'", "„", "“", "«", "»", "‚", "[", "–", "-", "•", "·", "*", "|", "/"})
      if (word.starts_with(mark) && word.size() > mark.size()) {
        word.remove_prefix(mark.size());
        opened += mark.size();
        return true;
      }
    return false;
  }

  // One blank is within a name, a line's end only where the line had to end; anything wider parts.
  bool step_over_blank(std::size_t& at, std::size_t accepted) const {
    if (at == 0 || at <= limit_) return false;
    const char c = text_[at - 1];
    if (c == '\t' || (at >= 2 && is_blank(at - 2))) return false;
    if (c == '\n') {
      const bool prose = is_prose_line(reading_, at - 2);
      // Above one word of a company often stands a person: then the whole must recur elsewhere.
      const auto words = std::ranges::count(std::string_view(text_).substr(accepted, form_.begin - accepted), ' ');
      if (!prose && (words > 1 || (words == 1 && !recurs(reading_.line_at(at - 2).begin)))) return false;
      if (!line_is_full(at - 1)) return false;
    }
    --at;
    return true;
  }

  // Whether the name from `begin` to the form stands in the paper once more, however its lines are broken.
  bool recurs(std::size_t begin) const {
    std::string whole(reading_.folded), name(reading_.folded_slice({begin, form_.end}));
    std::ranges::replace(whole, '\n', ' ');
    std::ranges::replace(name, '\n', ' ');
    const auto first = whole.find(name);
    return first != std::string::npos && whole.find(name, first + name.size()) != std::string::npos;
  }

  // Whether the next line's first word had no room left on the line that ends at `newline`.
  bool line_is_full(std::size_t newline) const {
    const int above = reading_.word_at[newline - 1], below = reading_.word_at[newline + 1];
    if (above < 0 || below < 0) return false;
    const auto& words = reading_.document->words;
    const auto &a = words[static_cast<std::size_t>(above)], &b = words[static_cast<std::size_t>(below)];
    if (a.page != b.page) return true;
    const int left = reading_.cell_at(newline - 1), right = reading_.cell_at(newline + 1);
    if (left < 0 || right < 0 ||
        std::abs(reading_.cells[static_cast<std::size_t>(left)].box.x0 -
                 reading_.cells[static_cast<std::size_t>(right)].box.x0) > 40)
      return false; // another column
    const double height = a.box.y1 - a.box.y0;
    if (std::abs((b.box.y1 - b.box.y0) - height) > 0.25 * height) return false; // another size of print
    const Span paragraph = reading_.paragraph_at(newline - 1);
    double edge = 0;
    for (std::size_t i = paragraph.begin; i < paragraph.end; ++i)
      if (reading_.word_at[i] >= 0 && words[static_cast<std::size_t>(reading_.word_at[i])].page == a.page)
        edge = std::max(edge, words[static_cast<std::size_t>(reading_.word_at[i])].box.x1);
    return a.box.x1 + (b.box.x1 - b.box.x0) + 0.2 * height > edge - 1;
  }

  // "Brightwell Contract Cleaning DAC": between capitals on one line these words are part of a name.
  bool is_word_of_trade(std::string_view word, std::size_t begin) const {
    static const Pattern trade(R"(^(?:contract|company|date|name|invoice|facture|par|by)$)");
    if (!is_upper(word) || !trade.in(fold(word)) || begin < limit_ + 3 || text_[begin - 1] != ' ') return false;
    std::size_t before = begin - 1;
    while (before > limit_ && !is_blank(before - 1)) --before;
    const std::string_view previous(text_.data() + before, begin - 1 - before);
    return previous.size() > 2 && token_kind(previous, false) == Token::name && is_upper(previous);
  }

  // "Weber, Klein & Partner PartG mbB": the comma of a list of partners.
  bool comma_of_partners(std::size_t comma_end) const {
    if (form_.begin < comma_end + 3 || form_.begin - comma_end > 40) return false;
    static const Pattern partners(R"(^[ \n][a-z-]+ (?:&|und|et|and|\+) )");
    return partners.in(reading_.folded_slice({comma_end, form_.begin}));
  }

  const Reading& reading_;
  const std::string& text_;
  Span form_;
  std::size_t limit_;
  std::size_t begin_ = 0;
};

// "SCP Brunel et Associés", "SARL Dupont & Fils": the form opens the name, whose words follow.
std::size_t end_after_leading_form(const Reading& reading, Span form, std::size_t limit) {
  static const Pattern leading(
      R"(^(?:sarl|sas|sasu|sci|scp|eurl|snc|selarl|selas|scm|scea|gaec|earl|asbl|gie|scop|srl|sprl|stiftung|genossenschaft|bv|gbr)$)");
  if (!leading.in(reading.folded_slice(form))) return form.end;
  const std::string& text = reading.text;
  std::size_t at = form.end, accepted = form.end;
  for (int i = 0; i < 8 && at + 1 < limit && text[at] == ' '; ++i) {
    std::size_t end = at + 1;
    while (end < limit && text[end] != ' ' && text[end] != '\n' && text[end] != '\t') ++end;
    std::string_view word(text.data() + at + 1, end - at - 1);
    const bool closes = !word.empty() && std::string_view(",;.:)").find(word.back()) != std::string_view::npos;
    while (!word.empty() && std::string_view(",;.:)").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    const Token kind = word.empty() ? Token::stop : token_kind(word, false);
    if (kind == Token::stop || kind == Token::lower || (i == 0 && kind != Token::name)) break; // "Stiftung des Rechts"
    if (kind == Token::name) accepted = at + 1 + word.size();
    if (closes) break;
    at = end;
  }
  return accepted;
}

// "Die Alpenland AG erbringt" is a sentence, "Die Brotmacher GmbH" on a line of its own a name; "la société" never belongs to one.
std::size_t after_article(const Reading& reading, Span name) {
  static const Pattern kind(R"(^(?:la |l'|die |the )(?:societe|entreprise|firma|association|company|gesellschaft) )");
  static const Pattern bare_kind(R"(^(?:societe|entreprise|firma|association) )");
  static const Pattern german(R"(^(?:die|der|das) )");
  // "Le traiteur Les Tables SARL": the trade in lower case is said of the name.
  static const Pattern trade(R"(^(?:le |la |l'|les |der |die |the )[a-z-]+ )");
  const auto skip = [&](const Pattern& pattern) {
    const auto m = pattern.find(reading, name);
    return m && m->all.begin == name.begin && m->all.end < name.end && is_upper(reading.slice({m->all.end, name.end}))
               ? m->all.end
               : name.begin;
  };
  if (const std::size_t after = skip(kind); after != name.begin) return after;
  if (reading.text[name.begin] >= 'a' &&
      reading.text[name.begin] <= 'z') // "Société Générale SA" is a name, "société Calade SAS" holds one
    if (const std::size_t after = skip(bare_kind); after != name.begin) return after;
  if (const std::size_t after = skip(trade); after != name.begin) {
    const std::string_view printed = reading.slice({name.begin, after});
    const std::size_t word = printed.find_first_of(" '", 0);
    const auto at = printed.find(' ') != std::string_view::npos && printed.find(' ') + 1 < printed.size()
                        ? printed.find(' ') + 1
                        : word + 1;
    const std::size_t apostrophe = fold(printed).starts_with("l'") ? printed.find_first_of("'\xE2")
                                                                   : std::string_view::npos;
    const std::size_t from = apostrophe != std::string_view::npos
                                 ? (static_cast<unsigned char>(printed[apostrophe]) == 0xE2 ? apostrophe + 3
                                                                                            : apostrophe + 1)
                                 : at;
    if (from < printed.size() && printed[from] >= 'a' && printed[from] <= 'z') return after;
  }
  const char next = name.end < reading.text.size() ? reading.text[name.end] : '\n';
  return next == '\n' || next == '\t' ? name.begin : skip(german);
}

} // namespace

bool has_legal_form(std::string_view text) {
  static const Pattern pattern("(?:^|[ \\n-])(" + std::string(kLegalForms) + ")(?:[ ,;:.)\\n\\t\"'(*-]|$)");
  return pattern.in(fold(text));
}

std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : fold(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  return key;
}

std::string name_stem(std::string_view name) {
  const std::string folded = fold(name);
  static const Pattern article(R"(^(?:the|die|der|das|la|le|les|l'|la societe|firma|societe) )");
  std::string stem = folded;
  static const Pattern form("(?:^|[ -])(" + std::string(kLegalForms) + ")$");
  if (const auto groups = form.groups_in(stem); groups && stem.size() > (*groups)[0].size() + 3)
    stem.resize(stem.size() - (*groups)[0].size());
  else if (const std::size_t blank = stem.find(' '); blank != std::string::npos && form.in(stem.substr(0, blank)))
    stem = stem.substr(blank + 1);
  if (const auto blank = stem.find(' '); blank != std::string::npos && article.in(stem)) stem = stem.substr(blank + 1);
  return name_key(stem);
}

std::vector<Span> names_in(const Reading& reading, Span within) {
  std::vector<Span> result;
  std::size_t limit = within.begin;
  for (const Match& m : legal_form().find_all(reading, within)) {
    Span form = m[0];
    if (form.empty() || form.begin < limit || !is_printed_as_form(reading.slice(form))) continue;
    // "GmbH & Co. KG" and the like that the search cut short.
    static const Pattern more(R"(^[ \n]?(?:& ?co\.? ?(?:kgaa|kg|ohg|og)|und co\.? kg|mbb|\(haftungsbeschrankt\)))");
    if (const auto rest = more.find(reading, {form.end, std::min(within.end, form.end + 24)});
        rest && rest->all.begin == form.end)
      form.end = rest->all.end;
    Span name{NameStart(reading, form, limit).find(), form.end};
    if (name.begin == form.begin) name.end = end_after_leading_form(reading, form, within.end);
    if (form.end + 1 < reading.text.size() && reading.text[form.end] == '-' && reading.text[form.end + 1] > ' ')
      continue; // "AB-26"
    name.begin = after_article(reading, name);
    const auto letters = std::ranges::count_if(reading.folded_slice(name), [](char c) { return c >= 'a' && c <= 'z'; });
    if (name.end - name.begin < form.end - form.begin + 2 || letters < 4) continue; // the form alone names nobody
    static const Pattern form_only(
        R"(^(?:(?:die|der|das|the|la|le|l'|eine?|une?) ?)?(?:stiftung|genossenschaft|gie|scop|ei|corporation|company)$)");
    if (form_only.in(reading.folded_slice(name))) continue;
    result.push_back(name);
    limit = name.end;
  }
  return result;
}

namespace {

// The first words of a part, up to what ends a name: for people, authorities and associations without a legal form.
std::optional<Span> plain_name(const Reading& reading, Span at, bool prose) {
  static const Pattern stop(
      R"((?:,|\n\n|\t|;| \(| - | \* |\bmit sitz\b|\bmit dem sitz\b|\bvertreten\b|\bgesetzlich vertreten\b|\bvertr\.|\brepresent|\bwhose\b|\bdont le\b|\bayant\b|\bau capital\b|\bincorporated (?:and|in|under)\b|\bregistered (?:in|office|at|under)\b|\bimmatricul|\bsise?\b|\bsituee?\b|\bdomicili|\bagissant\b|\bhaving\b|\bof \d|\bregistered\b|\beingetragen|\bnachfolgend\b|\bnachstehend\b|\bim folgenden\b|\bci-apres\b|\bhereinafter\b|\bthe company\b|\bein(?:e)? unternehmen\b|\ba company\b|\bsociete (?:par|a|anonyme)\b|\bgeschaftsansassig\b|\bwohnhaft\b|\binhaber|\bkundennummer|\bkd\.?-nr|\bstr\.? ?\d|\bamtsgericht|\bust-id|\bhrb|\brcs\b|\bsiren|\bsiret|\btel\.|\bals auftrag|\bals anbieter|\bals lieferant|\bals kunde|\bim weiteren|\bbeauftragt\b|\bconfie\b|\bmandate\b|\bcharge\b|\bengages\b|\bappoints\b|\bschliesst?\b|\bschliessen\b|\bet la societe\b|\bund (?:der|die|dem|das)\b))");
  Span chunk = at;
  if (const auto m = stop.find(reading, at); m && m->all.begin > at.begin) chunk.end = m->all.begin;
  const std::string flat(reading.folded_slice(chunk));
  const std::size_t newline = reading.text.find('\n', at.begin);
  const bool wraps = prose && flat.size() < 64 &&
                     std::ranges::none_of(
                         flat, [](char c) { return c >= '0' && c <= '9'; }) &&
                     chunk.end < at.end && reading.text[chunk.end] == ',';
  if (!wraps && newline != std::string::npos && newline < chunk.end) chunk.end = newline;
  while (chunk.begin < chunk.end &&
         std::string_view(" \n\t,;:-\"").find(reading.text[chunk.begin]) != std::string_view::npos)
    ++chunk.begin;
  while (chunk.begin < chunk.end &&
         std::string_view(" \n\t,;:-").find(reading.text[chunk.end - 1]) != std::string_view::npos)
    --chunk.end;
  const std::string folded = fold(reading.slice(chunk));
  const auto letters = std::ranges::count_if(folded, [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters < 3 || folded.size() > 90 || role_of_label(folded) != Role::none || is_numeric_cell(folded) ||
      is_place_line(reading.slice(chunk)) || (is_label_cell(folded) && !names_a_body(folded)))
    return std::nullopt;
  // "Ci-après dénommé « le Cabinet »" leads to a name and is none.
  static const Pattern connector(
      R"(^(?:ci-apres|ci-dessous|denomme|nachfolgend|nachstehend|im folgenden|hereinafter|hereafter|represente|vertreten durch|d'une part|d'autre part|einerseits|andererseits))");
  if (connector.in(folded)) return std::nullopt;
  const std::string_view printed = reading.slice(chunk);
  if (!is_upper(printed) && !(printed[0] >= '0' && printed[0] <= '9')) return std::nullopt;
  // A sentence is no name: most of its words stand in lower case.
  int lower = 0, words = 0;
  for (std::size_t i = 0; i < printed.size();) {
    const std::size_t end = std::min(printed.find_first_of(" \n", i), printed.size());
    if (end > i) {
      ++words;
      lower += token_kind(printed.substr(i, end - i), true) == Token::lower;
    }
    i = end + 1;
  }
  // "This is a commission by Wharfemoor District Council": a body's name ends the words that lead to it.
  if (prose && lower > 0 && names_a_body(folded)) {
    static const Pattern leads(
        R"([ \n](?:by|from|of|with|for|to|durch|von|fur|mit|an|par|pour|avec|chez)[ \n](?:the |der |die |dem |la |le |l')?)");
    for (const Match& m : leads.find_all(reading, chunk))
      if (is_upper(reading.slice({m.all.end, chunk.end})) &&
          names_a_body(reading.folded_slice({m.all.end, chunk.end})) && m.all.begin > chunk.begin + 12)
        return Span{m.all.end, chunk.end};
  }
  if (words > 9 || (lower > 2 && lower * 2 > words)) return std::nullopt;
  return chunk;
}

} // namespace

std::optional<Span> name_at(const Reading& reading, Span span, bool prose) {
  static const Pattern lead(
      R"(^[ \n\t*:|("-]*(?:\(?(?:\d{1,2}|[a-c])[.)]{1,2}[ \n\t]+)?[ \n\t*:|("-]*(?:(?:der|dem|den|des|zwischen|between|entre|und|et|and|der firma|firma|fa\.|herrn?|frau|monsieur|madame|mme|m\.|mr\.?|mrs\.?|ms\.?|messrs\.?|la societe|societe|l'association|die firma|an die|an|a l'attention de|les soussignes|einerseits|andererseits|d'une part|d'autre part|on the one hand|name|raison sociale|company|denomination|l'entreprise|1|2)[ \n\t:,]+)*)");
  static const Pattern article(R"(^(?:die|das|der|le|la|les|the|l') ?)");
  static const Pattern german_article(R"(^(?:die|das|der) )");
  static const Pattern label(R"(^[a-z'-]{3,20}(?: [a-z'-]{2,14}){0,2} ?:[ \n]+)");
  if (span.empty()) return std::nullopt;
  Span at = span;
  const auto skip = [&](const Pattern& pattern) {
    const auto m = pattern.find(reading, at);
    if (!m || m->all.begin != at.begin || m->all.end >= at.end) return;
    at.begin = m->all.end;
  };
  skip(lead);
  // "die Alpenland AG" in a sentence; "Die Brotmacher GmbH" as a line is a name with an article.
  const bool lower_article = at.begin < at.end && reading.text[at.begin] >= 'a' && reading.text[at.begin] <= 'z';
  if (lower_article || (prose && german_article.in(reading.folded_slice(at)))) skip(article);
  skip(lead);
  skip(label);
  // "l'association des copropriétaires ACP Résidence": what the name is, in lower case, before the name.
  static const Pattern kind(R"(^(?:[a-z'-]{2,18} ){1,3})");
  const bool house_number = at.begin >= 2 && reading.text[at.begin - 2] >= '0' &&
                            reading.text[at.begin - 2] <= '9'; // "2 quai Saint-Vincent"
  if (prose && !house_number && at.begin < at.end && reading.text[at.begin] >= 'a' && reading.text[at.begin] <= 'z')
    if (const auto m = kind.find(reading, at); m && m->all.begin == at.begin) {
      Span rest = at;
      while (rest.begin < m->all.end && !is_upper(reading.slice(rest))) {
        const std::size_t blank = reading.text.find(' ', rest.begin);
        if (blank == std::string::npos || blank + 1 >= at.end) break;
        rest.begin = blank + 1;
      }
      if (is_upper(reading.slice(rest))) at = rest;
    }
  if (at.begin >= at.end) return std::nullopt;
  const auto formed = names_in(reading, {at.begin, std::min(at.end, at.begin + 200)});
  if (!formed.empty()) {
    static const Pattern between(R"(^[^,;\t\d]{0,40}$)");
    static const Pattern other(R"((?:vertret|represent|durch|through|by its|c/o|bank|inhaber))");
    const std::string_view gap = reading.folded_slice({at.begin, formed.front().begin});
    const bool names = std::ranges::any_of(reading.slice({at.begin, formed.front().begin}),
                                           [](char c) { return c >= 'A' && c <= 'Z'; });
    if (gap.empty() || (between.in(gap) && gap.find("\n\n") == std::string_view::npos && !other.in(gap) &&
                        (!names || gap.find('\n') == std::string_view::npos)))
      return formed.front();
  }
  return plain_name(reading, at, prose);
}

} // namespace socle::contracts
