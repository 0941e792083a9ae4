// What: the ground that every module stands on: results and errors, ids, clock, randomness, decimals, dates, json, digests,
//   logging, metrics, a bounded worker pool. This front header brings Result, Error and the language of people's messages.
// Invariants: an Error's code is stable for ever; its texts exist in English, French and German; no exception leaves a module.
// Threads: everything here may be used from any thread, unless its own header says otherwise.
// Failure: functions that can fail return Result; a broken precondition ends the process (SOCLE_ASSERT).
#pragma once

#include "base/assert.h"

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace socle {

// The languages in which Socle speaks to people.
enum class Language { english, french, german };

// From an Accept-Language value, a BCP 47 tag or "en"/"fr"/"de"; English where none of ours is named.
Language language_of(std::string_view tag);
std::string_view language_tag(Language language);

// One sentence in each language. `{name}` is replaced by the parameter of that name.
struct Text {
  std::string_view en;
  std::string_view fr;
  std::string_view de;
  constexpr std::string_view in(Language language) const {
    return language == Language::french ? fr : language == Language::german ? de : en;
  }
};

// One row of a module's error table (`<module>/errors.h`): what happened and why, and what the reader should do next.
struct ErrorKind {
  std::string_view code; // "<module>.<reason>", stable
  int http_status; // 400…599; 401, 402, 403, 409 (gate), 429 count as refusals for the command line
  Text message;
  Text remedy;
};

// An error as a value: a row of a table and the parameters of this occurrence. Never holds secrets or document content.
class Error {
 public:
  using Parameters = std::vector<std::pair<std::string, std::string>>;

  // `kind` must have static storage.
  explicit Error(const ErrorKind& kind, Parameters parameters = {})
      : kind_(&kind), parameters_(std::move(parameters)) {}

  const ErrorKind& kind() const { return *kind_; }
  std::string_view code() const { return kind_->code; }
  int http_status() const { return kind_->http_status; }
  const Parameters& parameters() const { return parameters_; }
  std::string message(Language language = Language::english) const;
  std::string remedy(Language language = Language::english) const;
  // "message remedy [code]" in English, for logs.
  std::string describe() const;

  bool is(const ErrorKind& kind) const { return kind_->code == kind.code; }

 private:
  const ErrorKind* kind_;
  Parameters parameters_;
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(const ErrorKind& kind, Error::Parameters parameters = {}) {
  return std::unexpected<Error>(Error(kind, std::move(parameters)));
}

// Replaces each `{name}` that `parameters` has.
std::string fill(std::string_view text, const Error::Parameters& parameters);

// The candidates that `wanted` may have meant, best first, at most three: "Did you mean …?".
std::vector<std::string> near_misses(std::string_view wanted, std::span<const std::string> candidates);

// Bytes travel as std::string; text is always valid UTF-8 and says so where it is checked.
using Bytes = std::string;

} // namespace socle

// Unwraps a Result or returns its error from the enclosing function or coroutine.
#define SOCLE_CONCAT_(a, b) a##b
#define SOCLE_CONCAT(a, b) SOCLE_CONCAT_(a, b)
#define SOCLE_TRY(declaration, expression)                                                                          \
  auto SOCLE_CONCAT(result_, __LINE__) = (expression);                                                              \
  if (!SOCLE_CONCAT(result_, __LINE__)) return std::unexpected(std::move(SOCLE_CONCAT(result_, __LINE__)).error()); \
  declaration = std::move(*SOCLE_CONCAT(result_, __LINE__))
#define SOCLE_CHECK(expression) \
  if (auto result_ = (expression); !result_) return std::unexpected(std::move(result_).error())
// The same inside a coroutine.
#define SOCLE_CO_TRY(declaration, expression)                                                                          \
  auto SOCLE_CONCAT(result_, __LINE__) = (expression);                                                                 \
  if (!SOCLE_CONCAT(result_, __LINE__)) co_return std::unexpected(std::move(SOCLE_CONCAT(result_, __LINE__)).error()); \
  declaration = std::move(*SOCLE_CONCAT(result_, __LINE__))
#define SOCLE_CO_CHECK(expression) \
  if (auto result_ = (expression); !result_) co_return std::unexpected(std::move(result_).error())
