// Sentences known by the words in them, whatever stands between: rules over groups of words, found in one pass. Private to guard.
#pragma once

#include "base/base.h"

#include <array>
#include <bitset>

namespace socle::guard {

// One rule: words of these groups, in this order, each at most `gap` words behind the one before. The end of a sentence counts as
// three words.
struct PhraseRule {
  const char* steps; // "override 6 prior 4 instructions"
  int points; // negative: what makes it likely that the text only speaks of such things
  const char* type = nullptr; // what it speaks for, where a table has several
};

// The words of a group, in small letters without accents, blanks between; “*” at the end: whatever follows.
struct WordGroup {
  const char* name;
  const char* words;
};

class PhraseTable {
 public:
  PhraseTable(std::span<const PhraseRule> rules, std::span<const WordGroup> groups);
  struct Hit {
    std::size_t rule;
    std::size_t word; // where its last word stands, counted in words; ends of sentences count too
    std::size_t begin, end; // from the first byte of its first word to the end of its last
  };
  enum class Often { once, always }; // whether a rule may be met again in the same text
  // By the place of their last words.
  std::vector<Hit> hits(std::string_view text, Often often) const;
  std::span<const PhraseRule> rules() const { return rules_; }

 private:
  struct Node {
    std::array<std::uint16_t, 26> next{};
    std::uint16_t exact = 0, prefix = 0; // into meanings_; 0: none
  };
  struct Step {
    std::uint16_t rule, index, gap;
    std::uint16_t first; // of what stands second in its rule: the group that stands first there
    bool is_last;
  };
  // What a word stands for. Many rules begin with the same group: that it was met is noted once for all of them.
  struct Meaning {
    std::vector<std::uint16_t> steps, firsts;
    void join(const Meaning& other);
    void sort();
  };
  Meaning& meaning_of(std::string_view word);
  void match(std::string_view word, Meaning& out) const;
  static std::size_t begin_of(std::string_view word);

  static constexpr std::size_t begins = 1U << 16U;
  std::span<const PhraseRule> rules_;
  std::bitset<begins> known_; // by the hash of a word's begin: most words of a text are none of the table's
  std::vector<Node> nodes_;
  std::vector<Meaning> meanings_;
  std::size_t groups_ = 0;
  std::vector<Step> steps_;
};

} // namespace socle::guard
