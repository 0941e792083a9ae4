// Values out, placeholders in: what stands for what is told to the caller and kept nowhere else.
#include "guard/characters.h"
#include "guard/guard.h"
#include "guard/limits.h"
#include "guard/search.h"

#include "base/json.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace socle::guard {

namespace {

struct Span {
  std::size_t begin, end;
  std::string_view type; // of its first finding
  std::string placeholder = {};
};

// What says something of a text, and names nobody and nothing in it.
bool is_remark(std::string_view type) {
  constexpr std::string_view remarks[] = {"injection", "insult", "threat", "hate", "system_prompt", "wrong_language"};
  return std::ranges::find(remarks, type) != std::end(remarks);
}

bool is_name(char c) { return is_upper(c) || is_digit(c) || c == '_'; }

// What could be taken for one of ours: brackets, capitals, a number.
void collect_placeholders(std::string_view text, std::set<std::string, std::less<>>& out) {
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && is_name(text[end])) ++end;
    if (end < text.size() && text[end] == ']' && end > at + 1) out.emplace(text.substr(at, end + 1 - at));
  }
}

// By content; findings that overlap go as one. What is told of a text ends at `findings_max`, which decides alike; what goes out of it
// may not: a text with so many is searched once more.
Result<std::vector<std::vector<Span>>> spans_of(const Engine& engine, std::span<const kernel::Content> contents,
                                                std::span<const kernel::Finding> findings) {
  std::vector<std::vector<Span>> out(contents.size());
  std::vector<std::size_t> told(contents.size());
  for (const auto& finding : findings) {
    if (!is_remark(finding.type)) out.at(finding.content).push_back({finding.begin, finding.end, finding.type});
    ++told.at(finding.content);
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (told[i] < findings_max) continue;
    SOCLE_TRY(const Found all, engine.search(contents[i].text, Engine::Words::skip));
    for (const auto& spot : all.spots) {
      if (!is_remark(spot.type)) out[i].push_back({spot.begin, spot.end, spot.type});
    }
  }
  for (auto& spans : out) {
    std::ranges::stable_sort(spans, {}, &Span::begin);
    std::vector<Span> merged;
    for (auto& span : spans) {
      if (!merged.empty() && span.begin < merged.back().end) merged.back().end = std::max(merged.back().end, span.end);
      else merged.push_back(span);
    }
    spans = std::move(merged);
  }
  return out;
}

// A value as it is meant: in JSON “M\u00fcller” is Müller, and goes back as its reader wants it.
std::string meant(std::string_view value, const std::string& text, std::optional<bool>& text_is_json) {
  if (value.find('\\') == std::string_view::npos) return std::string(value);
  if (!text_is_json) {
    const auto first = text.find_first_not_of(" \t\r\n");
    text_is_json = first != std::string::npos && (text[first] == '{' || text[first] == '[') &&
                   json::parse(text).has_value();
  }
  if (!*text_is_json) return std::string(value);
  const auto string = json::parse("\"" + std::string(value) + "\"");
  return string && string->is_string() ? json::text(*string) : std::string(value);
}

// Finds values that are known from elsewhere.
class Known {
 public:
  explicit Known(const std::map<std::string, std::string>& placeholders) {
    for (const auto& [value, placeholder] : placeholders) {
      if (value.size() < spread_bytes_min || value.size() > spread_bytes_max) continue;
      values_.emplace_back(value, placeholder);
      begins_[static_cast<unsigned char>(value.front())] = true;
    }
  }
  // The longest that stands at `at` as words of its own; null: none.
  const std::pair<std::string_view, std::string_view>* at(std::string_view text, std::size_t at) const {
    if (!begins_[static_cast<unsigned char>(text[at])] || (at > 0 && joins(text[at - 1]))) return nullptr;
    auto begin = values_.begin(), end = values_.end();
    const std::pair<std::string_view, std::string_view>* best = nullptr;
    for (std::size_t depth = 0; at + depth < text.size() && begin != end; ++depth) {
      // All of them agree up to here; the one that ends here is the first.
      const auto letter = [depth](const auto& one) {
        return one.first.size() > depth ? static_cast<int>(static_cast<unsigned char>(one.first[depth])) : -1;
      };
      const auto same = std::ranges::equal_range(
          begin, end, static_cast<int>(static_cast<unsigned char>(text[at + depth])), {}, letter);
      begin = same.begin(), end = same.end();
      const std::size_t behind = at + depth + 1;
      if (begin != end && begin->first.size() == depth + 1 && (behind == text.size() || !joins(text[behind])))
        best = &*begin;
    }
    return best;
  }

 private:
  static bool joins(char c) { return is_word(c) || static_cast<unsigned char>(c) >= 0x80; }
  std::vector<std::pair<std::string_view, std::string_view>> values_; // sorted, as the map is
  std::array<bool, 256> begins_{};
};

std::string replaced(const std::string& text, const std::vector<Span>& spans, const Known& known) {
  std::string out;
  auto next = spans.begin();
  for (std::size_t at = 0; at < text.size();) {
    if (next != spans.end() && at == next->begin) {
      out += next->placeholder;
      at = next++->end;
      continue;
    }
    const std::size_t before = next == spans.end() ? text.size() : next->begin;
    const auto* found = known.at(text, at);
    if (found != nullptr && at + found->first.size() <= before) {
      out += found->second;
      at += found->first.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

// The turns of a conversation grow at their end, so what stands beside them is numbered first: numbers stay from turn to turn.
bool is_turn(std::string_view name) { return name.starts_with("messages") || name.starts_with("input"); }

} // namespace

// Numbered by their order in the conversation, so that a turn that repeats the earlier ones repeats their placeholders, with nothing
// kept between calls; and two conversations about one person show no outsider that they are.
Result<std::vector<kernel::Pseudonym>> Guard::redact(std::vector<kernel::Content>& contents,
                                                     std::span<const kernel::Finding> findings) {
  SOCLE_TRY(auto spans, spans_of(*engine_, contents, findings));
  std::set<std::string, std::less<>> taken;
  for (const auto& content : contents) collect_placeholders(content.text, taken);
  std::map<std::string, std::string> placeholders; // by value
  std::map<std::string, int, std::less<>> counters;
  std::vector<kernel::Pseudonym> out;
  for (const bool turns : {false, true}) {
    for (std::size_t i = 0; i < contents.size(); ++i) {
      if (is_turn(contents[i].name) != turns) continue;
      std::optional<bool> is_json;
      for (auto& span : spans[i]) {
        SOCLE_ASSERT(span.end <= contents[i].text.size());
        std::string value = meant(std::string_view(contents[i].text).substr(span.begin, span.end - span.begin),
                                  contents[i].text, is_json);
        std::string& placeholder = placeholders[value];
        if (placeholder.empty()) {
          std::string name(span.type);
          std::ranges::transform(name, name.begin(), [](char c) {
            return c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
          });
          do placeholder = "[" + name + "_" + std::to_string(++counters[name]) + "]";
          while (taken.contains(placeholder));
          out.push_back({placeholder, std::move(value)});
        }
        span.placeholder = placeholder;
      }
    }
  }
  if (out.empty()) return out;
  const Known known(placeholders);
  for (std::size_t i = 0; i < contents.size(); ++i) contents[i].text = replaced(contents[i].text, spans[i], known);
  return out;
}

} // namespace socle::guard
