#include "contracts/parties.h"
#include "contracts/pattern.h"

#include <algorithm>

namespace socle::contracts {
namespace {

// Over folded text; the longest forms first.
constexpr std::string_view kLegalForms =
    R"((?:g?gmbh ?& ?co\.? ?(?:kgaa|kg|ohg)|gmbh und co\.? ?kg|ag ?& ?co\.? ?(?:kgaa|kg)|se ?& ?co\.? ?kga?a?|ug ?\(haftungsbeschrankt\)(?: ?& ?co\.? ?kg)?|ug|gesellschaft mit beschrankter haftung|gesellschaft mbh|ges\.? ?m\.? ?b\.? ?h\.?|gesmbh|g?gmbh|kgaa|aktiengesellschaft|partg ?mbb|partgmbb|mbb|partg|gbr|ohg|kg|e\. ?k\.|e\. ?kfm\.|e\. ?kfr\.|e\. ?u\.|e\. ?v\.|e\. ?g\.|eg\b|ag\b|se\b|a\. ?g\.|vvag|stiftung|kdor|genossenschaft|)"
    R"(s\. ?a\. ?r\. ?l\.?(?:-s)?|sarl|s\. ?a\. ?s\. ?u?\.?|sasu|sas|s\.?e\.?l\.?a\.?r\.?l\.?|selas|eurl|snc|scop|scea|earl|gaec|scp|sci|scm|gie|asbl|aisbl|sprl|srl|s\. ?c\. ?r\. ?l\.|scrl|s\. ?a\.|sa\b|scs|sca|)"
    R"(public limited company|limited liability partnership|limited|ltd\.?|llp|plc|p\.l\.c\.|llc|inc\.?|incorporated|corporation|corp\.?|cic|dac|designated activity company|clg|uc\b|b\. ?v\.|bv\b|n\. ?v\.|nv\b|vof|s\.p\.a\.|s\.r\.l\.|spa\b|ab\b|a/s|aps|oy\b|sp\. z o\.o\.|s\.r\.o\.))";

const Pattern& legal_form() {
  static const Pattern pattern("(?:^|[ \\n-])(" + std::string(kLegalForms) + ")(?:[ ,;:.)\\n\\t\"'(*-]|$)");
  return pattern;
}

} // namespace

bool has_legal_form(std::string_view text) { return legal_form().in(fold(text)); }

std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : fold(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  return key;
}

std::optional<Span> name_at(const Reading& reading, Span span, bool prose) {
  static const Pattern lead(R"(^[ \n\t*:|("-]*(?:\(?(?:\d{1,2}|[a-c])[.)]{1,2}[ \n\t]+)?[ \n\t*:|("-]*(?:(?:der|dem|den|des|zwischen|between|entre|und|et|and|der firma|firma|fa\.|herrn?|frau|monsieur|madame|mme|m\.|mr\.?|mrs\.?|ms\.?|messrs\.?|la societe|societe|l'association|die firma|an die|an|a l'attention de|les soussignes|einerseits|andererseits|d'une part|d'autre part|on the one hand|name|raison sociale|company|denomination|l'entreprise|1|2)[ \n\t:,]+)*)");
  static const Pattern article(R"(^(?:die|das|le|la|les|the|l') ?)");
  static const Pattern german_article(R"(^(?:die|das|der) )");
  static const Pattern stop(R"((?:,|\n\n|\t|;| \(| - | \* |\bmit sitz\b|\bmit dem sitz\b|\bvertreten\b|\bgesetzlich vertreten\b|\bvertr\.|\brepresent|\bwhose\b|\bdont le\b|\bayant\b|\bau capital\b|\bincorporated (?:and|in|under)\b|\bregistered (?:in|office|at|under)\b|\bimmatricul|\bsise?\b|\bsituee?\b|\bdomicili|\bagissant\b|\bhaving\b|\bof \d|\bregistered\b|\beingetragen|\bnachfolgend\b|\bnachstehend\b|\bim folgenden\b|\bci-apres\b|\bhereinafter\b|\bthe company\b|\bein(?:e)? unternehmen\b|\ba company\b|\bsociete (?:par|a|anonyme)\b|\bgeschaftsansassig\b|\bwohnhaft\b|\binhaber|\bkundennummer|\bkd\.?-nr|\bstr\.? ?\d|\bamtsgericht|\bust-id|\bhrb|\brcs\b|\bsiren|\bsiret|\btel\.|\bals auftrag|\bals anbieter|\bals lieferant|\bals kunde|\bim weiteren))");
  if (span.empty()) return std::nullopt;
  Span at = span;
  if (const auto m = lead.find(reading, at); m && m->all.begin == at.begin) at.begin = m->all.end;
  // "die Alpenland AG" in a sentence; "Die Brotmacher GmbH" as a line is a name with an article.
  if (prose)
    if (const auto m = article.find(reading, at); m && m->all.begin == at.begin && at.begin < reading.text.size() && ((reading.text[at.begin] >= 'a' && reading.text[at.begin] <= 'z') || german_article.in(reading.folded_slice(at)))) at.begin = m->all.end;
  if (const auto m = lead.find(reading, at); m && m->all.begin == at.begin) at.begin = m->all.end;
  static const Pattern label(R"(^[a-z'-]{3,20}(?: [a-z'-]{2,14}){0,2} ?:[ \n]+)");
  if (const auto m = label.find(reading, at); m && m->all.begin == at.begin && m->all.end < at.end) at.begin = m->all.end;
  if (at.begin >= at.end) return std::nullopt;
  Span chunk = at;
  if (const auto m = stop.find(reading, at); m && m->all.begin > at.begin) chunk.end = m->all.begin;
  // The legal form closes the name; it may stand on the next line or behind a comma ("Müller, Meier & Partner mbB").
  const Span window{at.begin, std::min(at.end, at.begin + 140)};
  std::optional<Match> form;
  for (const Match& m : legal_form().find_all(reading, window)) { form = m; break; }
  const std::size_t newline = reading.text.find('\n', at.begin);
  if (form) {
    const Span between{at.begin, (*form)[0].end};
    const std::string inner = fold(reading.slice(between));
    const bool digits = std::ranges::count_if(inner, [](char c) { return c >= '0' && c <= '9'; }) > 2;
    const auto commas = std::ranges::count(inner, ','), breaks = std::ranges::count(inner, '\n');
    const bool stops = [&] { const auto m = stop.find(reading, between); return m && reading.text[m->all.begin] != ',' && m->all.begin < (*form)[0].begin; }();
    if (!digits && !stops && commas <= 1 && breaks <= 1 && inner.size() < 110) {
      chunk = between;
      if (reading.text[chunk.end - 1] == '.' && false) --chunk.end;
      // "GmbH & Co. KG" and the like that the search cut short.
      static const Pattern more(R"(^ ?(?:& ?co\.? ?(?:kgaa|kg|ohg)|und co\.? kg|mbb|\(haftungsbeschrankt\)))");
      if (const auto m = more.find(reading, {chunk.end, std::min(at.end, chunk.end + 24)}); m && m->all.begin == chunk.end) chunk.end = m->all.end;
      return chunk;
    }
  }
  const std::string flat(reading.folded_slice(chunk));
  const bool wraps = prose && flat.size() < 64 && std::ranges::none_of(flat, [](char c) { return c >= '0' && c <= '9'; }) && chunk.end < at.end && reading.text[chunk.end] == ',';
  if (!wraps && newline != std::string::npos && newline < chunk.end) chunk.end = newline;
  while (chunk.begin < chunk.end && std::string_view(" \n\t,;:-\"").find(reading.text[chunk.begin]) != std::string_view::npos) ++chunk.begin;
  while (chunk.begin < chunk.end && std::string_view(" \n\t,;:-").find(reading.text[chunk.end - 1]) != std::string_view::npos) --chunk.end;
  const std::string folded = fold(reading.slice(chunk));
  const auto letters = std::ranges::count_if(folded, [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters < 3 || folded.size() > 90 || role_of_label(folded) != Role::none || is_numeric_cell(folded)) return std::nullopt;
  const auto first = static_cast<unsigned char>(reading.text[chunk.begin]);
  const bool capital = (first >= 'A' && first <= 'Z') || first >= 0x80 || (first >= '0' && first <= '9');
  if (!capital && !has_legal_form(reading.slice(chunk))) return std::nullopt;
  return chunk;
}

} // namespace socle::contracts
