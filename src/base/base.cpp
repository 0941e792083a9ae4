#include "base/base.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace socle {

void assertion_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "socle: assertion failed: %s (%s:%d)\n", expression, file, line);
  std::abort();
}

Language language_of(std::string_view tag) {
  // Accept-Language lists by preference in practice: the first of ours that appears wins.
  while (!tag.empty()) {
    const auto comma = tag.find(',');
    auto item = tag.substr(0, comma);
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    const auto primary = item.substr(0, item.find_first_of("-;_"));
    if (primary == "de") return Language::german;
    if (primary == "fr") return Language::french;
    if (primary == "en") return Language::english;
    if (comma == std::string_view::npos) break;
    tag.remove_prefix(comma + 1);
  }
  return Language::english;
}

std::string_view language_tag(Language language) {
  return language == Language::french ? "fr" : language == Language::german ? "de" : "en";
}

std::string fill(std::string_view text, const Error::Parameters& parameters) {
  std::string out;
  out.reserve(text.size() + 32);
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    out += text.substr(0, open);
    const auto name = text.substr(open + 1, close - open - 1);
    const auto found = std::ranges::find_if(parameters, [&](const auto& p) { return p.first == name; });
    out += found == parameters.end() ? std::string(text.substr(open, close - open + 1)) : found->second;
    text.remove_prefix(close + 1);
  }
  out += text;
  return out;
}

std::string Error::message(Language language) const { return fill(kind_->message.in(language), parameters_); }
std::string Error::remedy(Language language) const { return fill(kind_->remedy.in(language), parameters_); }
std::string Error::describe() const { return message() + " " + remedy() + " [" + std::string(code()) + "]"; }

namespace {
std::size_t distance(std::string_view a, std::string_view b) { // Levenshtein, one row
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}
} // namespace

std::vector<std::string> near_misses(std::string_view wanted, std::span<const std::string> candidates) {
  std::vector<std::pair<std::size_t, std::string>> scored;
  for (const auto& candidate : candidates) {
    const auto d = distance(wanted, candidate);
    const bool inside = wanted.size() >= 3 && candidate.find(wanted) != std::string::npos;
    if (d <= std::max<std::size_t>(2, wanted.size() / 3) || inside) scored.emplace_back(d, candidate);
  }
  std::ranges::sort(scored);
  std::vector<std::string> out;
  for (auto& [d, candidate] : scored) {
    if (out.size() == 3) break;
    out.push_back(std::move(candidate));
  }
  return out;
}

} // namespace socle
