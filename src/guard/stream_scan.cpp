// What of a stream may leave: everything but its last part, and what before it could be the front of one value.
#include "guard/answer_reader.h"
#include "guard/characters.h"
#include "guard/errors.h"
#include "guard/guard.h"
#include "guard/limits.h"
#include "guard/search.h"

#include <utf8proc.h>

namespace socle::guard {

namespace {
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

// Where the last whole character ends.
std::size_t whole_end(std::string_view text) {
  std::size_t lead = text.size();
  while (lead > 0 && text.size() - lead < 3 && continues(text[lead - 1])) --lead;
  if (lead == 0) return text.size();
  const auto byte = static_cast<unsigned char>(text[lead - 1]);
  const std::size_t length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
  return lead - 1 + length > text.size() ? lead - 1 : text.size();
}

std::size_t character_begin(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && continues(text[at])) --at;
  return at;
}

// Words whose finding begins with them: they wait for what they announce.
constexpr std::string_view kAnnounce[] = {"password", "passwd", "pwd",    "passwort", "passphrase", "kennwort",
                                          "mot",      "de",     "passe",  "bearer",   "basic",      "authorization",
                                          "secret",   "token",  "apikey", "key",      "api"};

// Whether no value can begin with this part, or have it in its middle: letters alone, as a sentence writes them.
bool is_plain(std::string_view part) {
  constexpr std::string_view open = "(\"'[*>", close = ".,;!?)\"']*";
  while (!part.empty() && open.find(part.front()) != std::string_view::npos) part.remove_prefix(1);
  while (!part.empty() && close.find(part.back()) != std::string_view::npos) part.remove_suffix(1);
  if (part.size() < 2) return false; // also one letter of a word that is pulled apart
  bool small = false;
  std::string word;
  for (std::size_t i = 0; i < part.size();) {
    utf8proc_int32_t code = 0;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(part.data()) + i,
                                    static_cast<utf8proc_ssize_t>(part.size() - i), &code);
    if (n <= 0) return false;
    const auto category = utf8proc_category(code);
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
    const bool joins = (code == '-' || code == '\'' || code == 0x2019) && i > 0 && i + 1 < part.size();
    const bool quote = category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO && code >= 0x80;
    if (!letter && !joins && !quote) return false;
    if (small && category == UTF8PROC_CATEGORY_LU && part[i - 1] != '-') return false; // capitals within: encoded
    small = small || category == UTF8PROC_CATEGORY_LL || category == UTF8PROC_CATEGORY_LO;
    if (n == 1) word += lower(static_cast<char>(code));
    i += static_cast<std::size_t>(n);
  }
  return small && std::ranges::find(kAnnounce, word) == std::end(kAnnounce);
}

// From where on the text is kept back; `from` is what has left already.
std::size_t hold_from(std::string_view text, std::size_t from) {
  std::size_t hold = text.size();
  while (hold > from && !is_blank(text[hold - 1])) --hold;
  if (text.size() - hold > stream_part_bytes_max) return character_begin(text, text.size() - stream_part_bytes_max);
  for (std::size_t at = hold; at > from;) {
    std::size_t end = at, breaks = 0;
    for (; end > from && is_blank(text[end - 1]); --end) breaks += text[end - 1] == '\n' ? 1 : 0;
    std::size_t begin = end;
    while (begin > from && !is_blank(text[begin - 1])) --begin;
    if (begin == end || breaks > 1 || is_plain(text.substr(begin, end - begin)) || hold - begin > stream_run_bytes_max)
      break;
    at = begin;
    if (begin <= from) return from;
    if (text.size() - begin > stream_run_bytes_max) break;
    hold = begin;
  }
  return hold;
}
} // namespace

StreamScan::StreamScan(const Engine& engine, std::span<const kernel::Content> input)
    : engine_(engine), reader_(std::make_unique<AnswerReader>(engine, input)) {}
StreamScan::~StreamScan() = default;

Result<kernel::Watch::Seen> StreamScan::feed(std::string_view piece) {
  text_ += piece;
  const std::string_view whole = std::string_view(text_).substr(0, whole_end(text_));
  SOCLE_TRY(Seen seen, look(hold_from(whole, released_ - offset_), false));
  std::vector<Spot> said;
  reader_->feed(piece, said);
  add(said, seen);
  return seen;
}

Result<kernel::Watch::Seen> StreamScan::pause() { return look(whole_end(text_), false); }

Result<kernel::Watch::Seen> StreamScan::finish() {
  SOCLE_TRY(Seen seen, look(text_.size(), true));
  std::vector<Spot> said;
  reader_->finish(said);
  add(said, seen);
  return seen;
}

void StreamScan::add(const std::vector<Spot>& said, Seen& seen) {
  for (const auto& spot : said) seen.findings.push_back({spot.type, 0, spot.begin, spot.end, spot.confidence});
}

Result<kernel::Watch::Seen> StreamScan::look(std::size_t hold, bool ended) {
  const std::string_view whole = std::string_view(text_).substr(0, ended ? text_.size() : whole_end(text_));
  if (const auto at = first_invalid_utf8(whole))
    return fail(kNotText, {{"name", "stream"}, {"offset", std::to_string(offset_ + *at)}});
  const std::size_t from = released_ - offset_;
  SOCLE_TRY(const Found found, engine_.search(whole, Engine::Words::skip));
  // A finding leaves whole or not at all; what overlaps another one waits with it.
  for (bool moved = !ended; moved;) {
    moved = false;
    for (const auto& spot : found.spots) {
      if (spot.begin >= hold || spot.end <= hold || spot.end <= from) continue;
      hold = std::max(spot.begin, from);
      moved = hold > from;
      if (!moved) break;
    }
  }
  if (whole.size() - hold > stream_part_bytes_max)
    hold = std::max(hold, character_begin(whole, whole.size() - stream_part_bytes_max));
  Seen seen;
  for (const auto& spot : found.spots) {
    const bool whole_one = spot.end > from && spot.end <= hold;
    const bool too_long = spot.begin >= from && spot.begin < hold && spot.end > hold;
    if (whole_one || too_long)
      seen.findings.push_back({spot.type, 0, offset_ + spot.begin, offset_ + spot.end, spot.confidence});
  }
  released_ = seen.released = offset_ + hold;
  if (hold > 2 * stream_context_bytes) {
    std::size_t cut = hold - stream_context_bytes;
    while (cut < hold && !is_blank(text_[cut])) ++cut;
    cut = cut == hold ? character_begin(text_, hold - stream_context_bytes) : cut;
    text_.erase(0, cut);
    offset_ += cut;
  }
  return seen;
}

} // namespace socle::guard
