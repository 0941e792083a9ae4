#include "contracts/pattern.h"

namespace socle::contracts {
namespace {

RE2::Options options() {
  RE2::Options result;
  result.set_encoding(RE2::Options::EncodingLatin1);
  result.set_log_errors(false);
  return result;
}

} // namespace

Pattern::Pattern(std::string_view expression)
    : expression_(std::make_shared<RE2>(re2::StringPiece(expression.data(), expression.size()), options())) {
  SOCLE_ASSERT(expression_->ok());
}

std::optional<Match> Pattern::next(const Reading& reading, Span folded, std::size_t& at) const {
  const int count = expression_->NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(count));
  const re2::StringPiece text(reading.folded.data() + folded.begin, folded.end - folded.begin);
  if (at > text.size() || !expression_->Match(text, at, text.size(), RE2::UNANCHORED, parts.data(), count))
    return std::nullopt;
  Match match;
  for (int i = 0; i < count; ++i) {
    const auto& part = parts[static_cast<std::size_t>(i)];
    Span span;
    if (part.data() != nullptr) {
      const auto begin = static_cast<std::size_t>(part.data() - reading.folded.data());
      span = reading.text_span({begin, begin + part.size()});
    }
    if (i == 0) {
      match.all = span;
      const auto begin = static_cast<std::size_t>(part.data() - reading.folded.data());
      at = begin - folded.begin + std::max<std::size_t>(1, part.size());
    } else {
      match.groups.push_back(span);
    }
  }
  return match;
}

std::vector<Match> Pattern::find_all(const Reading& reading, Span within) const {
  const Span folded = reading.folded_span(within);
  std::vector<Match> result;
  std::size_t at = 0;
  if (within.end < within.begin) return result;
  while (auto match = next(reading, folded, at)) result.push_back(std::move(*match));
  return result;
}

std::optional<Match> Pattern::find(const Reading& reading, Span within) const {
  const Span folded = reading.folded_span(within);
  std::size_t at = 0;
  if (within.end < within.begin) return std::nullopt;
  return next(reading, folded, at);
}

bool Pattern::in(std::string_view folded) const {
  return RE2::PartialMatch(re2::StringPiece(folded.data(), folded.size()), *expression_);
}

std::optional<std::vector<std::string>> Pattern::groups_in(std::string_view folded) const {
  const int count = expression_->NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(count));
  const re2::StringPiece text(folded.data(), folded.size());
  if (!expression_->Match(text, 0, folded.size(), RE2::UNANCHORED, parts.data(), count)) return std::nullopt;
  std::vector<std::string> result;
  for (int i = 1; i < count; ++i)
    result.emplace_back(parts[static_cast<std::size_t>(i)].data(), parts[static_cast<std::size_t>(i)].size());
  return result;
}

} // namespace socle::contracts
