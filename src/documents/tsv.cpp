#include "documents/tsv.h"

#include "documents/limits.h"
#include "documents/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace socle::documents {
namespace {

// The columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
constexpr std::size_t kColumns = 12;

std::optional<std::array<std::string_view, kColumns>> columns_of(std::string_view line) {
  std::array<std::string_view, kColumns> out;
  for (std::size_t i = 0; i + 1 < kColumns; ++i) {
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) return std::nullopt;
    out[i] = line.substr(0, tab);
    line.remove_prefix(tab + 1);
  }
  out[kColumns - 1] = line;
  return out;
}

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || std::abs(value) > 1'000'000)
    return std::nullopt;
  return value;
}

// 0 where it is none: a word without confidence is not trusted.
int percent(std::string_view text) {
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec != std::errc() || !std::isfinite(value) ? 0 : static_cast<int>(std::clamp(value, 0.0, 100.0));
}

} // namespace

std::expected<std::vector<RecognisedPage>, ParseFailure> parse_tsv(std::string_view tsv) {
  std::vector<RecognisedPage> pages;
  std::size_t words = 0;
  while (!tsv.empty()) {
    const auto end = std::min(tsv.find('\n'), tsv.size());
    const auto line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (line.empty() || line.starts_with("level\t")) continue;
    const auto columns = columns_of(line);
    if (!columns) return std::unexpected(ParseFailure::malformed);
    const auto level = whole((*columns)[0]);
    const auto left = whole((*columns)[6]), top = whole((*columns)[7]), width = whole((*columns)[8]),
               height = whole((*columns)[9]);
    if (!level || !left || !top || !width || !height) return std::unexpected(ParseFailure::malformed);
    if (*level == 1) {
      if (pages.size() >= kPagesMax) return std::unexpected(ParseFailure::too_many);
      pages.push_back({*width, *height, {}});
    } else if (*level == 5) {
      if (pages.empty()) return std::unexpected(ParseFailure::malformed);
      std::string text = clean_text((*columns)[11].substr(0, kWordBytesMax));
      if (text.find_first_not_of(' ') == std::string::npos) continue;
      if (++words > kWordsMax) return std::unexpected(ParseFailure::too_many);
      const Box box{static_cast<double>(*left), static_cast<double>(*top), static_cast<double>(*left + *width),
                    static_cast<double>(*top + *height)};
      pages.back().words.push_back({std::move(text), 1, box, percent((*columns)[10])});
    }
  }
  return pages;
}

int mean_confidence(std::span<const Word> words) {
  if (words.empty()) return 0;
  long total = 0;
  for (const auto& word : words) total += word.confidence_percent;
  return static_cast<int>(total / static_cast<long>(words.size()));
}

} // namespace socle::documents
