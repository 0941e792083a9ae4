#include "guard/answer_reader.h"

#include "guard/limits.h"

#include <algorithm>
#include <ranges>

namespace socle::guard {

namespace {

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 1469598103934665603ULL;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

// The latest words, in their order; the newest stands at (seen - 1).
std::uint64_t run_of(const std::array<std::uint64_t, leak_run_words>& last, std::size_t seen) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < leak_run_words; ++i)
    out = (out ^ last[(seen + i) % leak_run_words]) * 0x9e3779b97f4a7c15ULL + (out >> 29U);
  return out;
}

template <typename F>
void each_run(std::string_view text, F&& then) {
  WordFeed words;
  std::array<std::uint64_t, leak_run_words> last{};
  std::size_t seen = 0;
  const auto take = [&](std::string_view word, std::size_t, std::size_t) {
    last[seen++ % leak_run_words] = hash_of(word);
    if (seen >= leak_run_words) then(run_of(last, seen));
  };
  words.feed(text, take);
  words.finish(take);
}

bool is_prompt(const kernel::Content& content) {
  return content.provenance == kernel::Provenance::system && !content.name.starts_with("tools") &&
         !content.name.starts_with("functions");
}

} // namespace

AnswerReader::AnswerReader(const Engine& engine, std::span<const kernel::Content> input) : engine_(engine) {
  for (const auto& content : input) {
    if (is_prompt(content)) keep_system(content);
  }
  if (!secret_.empty()) {
    for (const auto& content : input) {
      if (!is_prompt(content)) forget_given(content);
    }
  }
  know_language(input);
}

// The last words of the asker tell it, or where they are few, the ones before; unless somebody spoke of languages.
void AnswerReader::know_language(std::span<const kernel::Content> input) {
  LanguageCounter asked;
  std::size_t left = language_bytes_max, left_of_prompt = language_bytes_max;
  bool known = false;
  for (const auto& content : input | std::views::reverse) {
    const bool person = content.provenance == kernel::Provenance::person;
    if (!person && !is_prompt(content)) continue;
    std::size_t& bytes = person ? left : left_of_prompt;
    const auto text = std::string_view(content.text).substr(0, bytes);
    bytes -= text.size();
    bool any = false;
    WordFeed words;
    const auto take = [&](std::string_view word, std::size_t, std::size_t) {
      any = any || speaks_of_language(word);
      if (person && !known) asked.add(word);
    };
    words.feed(text, take);
    words.finish(take);
    if (any) return;
    known = known || asked.language().has_value();
  }
  asked_in_ = asked.language();
}

void AnswerReader::keep_system(const kernel::Content& content) {
  each_run(std::string_view(content.text).substr(0, leak_bytes_max), [&](std::uint64_t run) {
    secret_.try_emplace(run, false);
    ++secret_words_;
  });
}

// What the asker, a paper or a tool said as well is no secret of the prompt.
void AnswerReader::forget_given(const kernel::Content& content) {
  each_run(content.text, [&](std::uint64_t run) { secret_.erase(run); });
}

void AnswerReader::begin() {
  words_ = {};
  seen_ = run_ = said_ = length_ = window_begin_ = 0;
  told_run_ = told_most_ = false;
  language_ = {};
  window_.clear();
  for (auto& [run, said] : secret_) said = false;
}

void AnswerReader::word(std::string_view word, std::size_t begin, std::size_t end, std::vector<Spot>& found) {
  language_.add(word);
  if (secret_.empty()) return;
  const std::size_t slot = seen_ % leak_run_words;
  last_[slot] = hash_of(word);
  begins_[slot] = begin;
  if (++seen_ < leak_run_words) return;
  const auto run = secret_.find(run_of(last_, seen_));
  if (run == secret_.end()) {
    run_ = 0;
    told_run_ = false;
    return;
  }
  if (!std::exchange(run->second, true)) ++said_;
  if (run_ == 0) run_begin_ = begins_[seen_ % leak_run_words];
  run_ = run_ == 0 ? leak_run_words : run_ + 1;
  // A sentence of it in one piece, or half of it in several.
  const bool long_run = run_ >= leak_words_min, most = said_ >= leak_words_min && said_ * 2 >= secret_.size();
  if ((long_run && !told_run_) || (most && !told_most_)) {
    found.push_back({"system_prompt", run_begin_, end, long_run ? 95 : 80, 0});
    told_run_ = told_most_ = true;
  }
}

void AnswerReader::whole(std::string_view text, std::vector<Spot>& found) {
  begin();
  const auto take = [&](std::string_view one, std::size_t from, std::size_t to) { word(one, from, to, found); };
  words_.feed(text, take);
  words_.finish(take);
  const auto spoken = language_.language();
  if (asked_in_ && spoken && *asked_in_ != *spoken) found.push_back({"wrong_language", 0, text.size(), 70, 0});
}

void AnswerReader::feed(std::string_view text, std::vector<Spot>& found) {
  words_.feed(text, [&](std::string_view one, std::size_t from, std::size_t to) { word(one, from, to, found); });
  length_ += text.size();
  window_ += text;
  if (window_.size() < answer_window_bytes) return;
  const std::size_t end = window_.find_last_of(".!?\n", window_.size() - 1);
  const bool splits = end == std::string::npos || end + 1 < window_.size() / 2;
  std::size_t bytes = splits ? window_.size() : end + 1;
  while (bytes < window_.size() && bytes > 0 && (static_cast<unsigned char>(window_[bytes]) & 0xc0U) == 0x80U) --bytes;
  read_window(bytes, found);
}

void AnswerReader::finish(std::vector<Spot>& found) {
  words_.finish([&](std::string_view one, std::size_t from, std::size_t to) { word(one, from, to, found); });
  read_window(window_.size(), found);
  const auto spoken = language_.language();
  if (asked_in_ && spoken && *asked_in_ != *spoken) found.push_back({"wrong_language", 0, length_, 70, 0});
}

void AnswerReader::read_window(std::size_t bytes, std::vector<Spot>& found) {
  for (auto spot : engine_.read(std::string_view(window_).substr(0, bytes))) {
    spot.begin += window_begin_;
    spot.end += window_begin_;
    found.push_back(spot);
  }
  window_.erase(0, bytes);
  window_begin_ += bytes;
}

} // namespace socle::guard
