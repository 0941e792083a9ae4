// What an answer shows only beside its call: words of the system prompt in it, another language than the question's; and, of one that is
// streamed, how it speaks of people and whether it commands a model. Private to guard.
#pragma once

#include "guard/language.h"
#include "guard/limits.h"
#include "guard/search.h"
#include "kernel/ports.h"

#include <unordered_map>

namespace socle::guard {

class AnswerReader {
 public:
  AnswerReader(const Engine& engine, std::span<const kernel::Content> input);

  // The next part of one answer. Findings count from its begin and may begin in what came before.
  void feed(std::string_view text, std::vector<Spot>& found);
  void finish(std::vector<Spot>& found);
  // The same of one that is whole: what it says of people was looked for already.
  void whole(std::string_view text, std::vector<Spot>& found);
  // Another answer to the same call begins.
  void begin();

 private:
  void keep_system(const kernel::Content& content);
  void forget_given(const kernel::Content& content);
  void know_language(std::span<const kernel::Content> input);
  void word(std::string_view word, std::size_t begin, std::size_t end, std::vector<Spot>& found);
  void read_window(std::size_t bytes, std::vector<Spot>& found);

  const Engine& engine_;
  // ---- of the call
  std::unordered_map<std::uint64_t, bool> secret_; // runs of the system prompt's words; whether the answer has said it
  std::size_t secret_words_ = 0;
  std::optional<std::size_t> asked_in_; // the question's language; none: not known, or it may be any
  // ---- of the answer
  WordFeed words_;
  std::array<std::uint64_t, leak_run_words> last_{}; // its latest words
  std::array<std::size_t, leak_run_words> begins_{};
  std::size_t seen_ = 0; // words
  std::size_t run_ = 0, run_begin_ = 0; // words in a row that are the prompt's
  std::size_t said_ = 0; // of its runs
  bool told_run_ = false, told_most_ = false;
  LanguageCounter language_;
  std::size_t length_ = 0;
  std::string window_; // the last of the text, to be read in whole sentences
  std::size_t window_begin_ = 0;
};

} // namespace socle::guard
