#include "guard/phrases.h"

#include "guard/characters.h"

#include <charconv>
#include <map>

namespace socle::guard {

namespace {
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

// The letter that a digit or sign stands for where somebody writes “1gn0re”.
char letter_for(char c) {
  switch (c) {
    case '0': return 'o';
    case '1':
    case '!': return 'i';
    case '3': return 'e';
    case '4':
    case '@': return 'a';
    case '5':
    case '$': return 's';
    case '7': return 't';
    default: return 0;
  }
}

// A word of the text in small letters without accents; what is longer than any word of the table is cut.
struct Word {
  std::array<char, 24> letters{};
  std::size_t length = 0, begin = 0, end = 0;
  bool written_with_digits = false;
  std::string_view text() const { return {letters.data(), length}; }
  void add(char c) {
    if (length < letters.size()) letters[length++] = c;
  }
};

// Small letters and digits; 0: neither; ?: what stands around it decides.
constexpr std::array<char, 256> kLetters = [] {
  std::array<char, 256> out{};
  for (char c = '0'; c <= '9'; ++c) out[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) out[static_cast<unsigned char>(c)] = out[static_cast<unsigned char>(c - 32)] = c;
  for (const char c : {'@', '$', '\xc3', '\xc5'})
    out[static_cast<unsigned char>(c)] = '?'; // the last two begin ß and œ
  return out;
}();

// Walks over the words; an apostrophe ends one, so that “don't” is “don” and “t”, “l'instruction” is two.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}
  // Whether there was one more. `pause` is raised by what stands between two sentences or paragraphs.
  bool next(Word& word, bool& pause) {
    word.length = 0;
    word.written_with_digits = false;
    while (at_ < text_.size() && letter(at_).first == 0) {
      const char c = text_[at_++];
      pause = pause || c == '.' || c == '!' || c == '?' || c == '\n' || c == ';';
    }
    if (at_ == text_.size()) return false;
    word.begin = at_;
    bool letters = false;
    while (at_ < text_.size()) {
      if (const char plain = kLetters[static_cast<unsigned char>(text_[at_])]; plain >= 'a') { // nearly all
        word.add(plain);
        letters = true;
        ++at_;
        continue;
      }
      const auto [c, bytes] = letter(at_);
      if (c == 0) break;
      if (c == 1) { // ß, œ
        const char second = static_cast<unsigned char>(text_[at_ + 1]) == 0x9f ? 's' : 'e';
        word.add(second == 's' ? 's' : 'o');
        word.add(second);
        letters = true;
      } else if (is_digit(c)) {
        word.written_with_digits = true;
        const char meant = letter_for(c);
        word.add(meant != 0 ? meant : 'x');
      } else {
        word.add(c);
        letters = true;
      }
      at_ += bytes;
    }
    word.end = at_;
    if (!letters) word.length = 0; // a number
    else if (word.length == 1) gather(word);
    return true;
  }

 private:
  // “w o r d”, “w.o.r.d”: three letters or more, each alone, are one word.
  void gather(Word& word) {
    Word whole = word;
    std::size_t at = at_;
    while (at + 1 < text_.size() &&
           (text_[at] == ' ' || text_[at] == '.' || text_[at] == '-' || text_[at] == '_' || text_[at] == '*')) {
      const auto [c, bytes] = letter(at + 1);
      const std::size_t behind = at + 1 + bytes;
      if (c < 2 || is_digit(c) || (behind < text_.size() && letter(behind).first != 0)) break;
      whole.add(c);
      at = behind;
    }
    if (whole.length < 3) return;
    at_ = whole.end = at;
    word = whole;
  }
  std::pair<char, std::size_t> letter(std::size_t at) const {
    const char c = text_[at], plain = kLetters[static_cast<unsigned char>(c)];
    if (plain != '?') return {plain, 1};
    if (c == '@' || c == '$') {
      const bool inside = at + 1 < text_.size() && is_letter(text_[at + 1]) && at > 0 && is_letter(text_[at - 1]);
      return {inside ? letter_for(c) : char{0}, 1};
    }
    const auto pair = text_.substr(at, 2);
    if (pair == "ß" || pair == "œ" || pair == "Œ") return {1, 2};
    return {0, 1};
  }
  std::string_view text_;
  std::size_t at_ = 0;
};

} // namespace

// One word may stand for two steps of a rule, but not at one place: later steps are looked at first.
void PhraseTable::Meaning::sort() {
  std::ranges::sort(steps, std::greater());
  std::ranges::sort(firsts);
  firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
}

void PhraseTable::Meaning::join(const Meaning& other) {
  steps.insert(steps.end(), other.steps.begin(), other.steps.end());
  firsts.insert(firsts.end(), other.firsts.begin(), other.firsts.end());
}

PhraseTable::PhraseTable(std::span<const PhraseRule> rules, std::span<const WordGroup> groups_given)
    : rules_(rules), nodes_(1), meanings_(1), groups_(groups_given.size()) {
  std::map<std::string_view, std::pair<std::uint16_t, std::vector<std::string_view>>> groups;
  for (const auto& group : groups_given)
    groups[group.name] = {static_cast<std::uint16_t>(groups.size()), parts_of(group.words)};
  SOCLE_ASSERT(groups.size() == groups_);
  std::uint16_t rule = 0;
  for (const auto& one : rules_) {
    const auto parts = parts_of(one.steps);
    SOCLE_ASSERT(parts.size() % 2 == 1);
    std::uint16_t first = 0;
    for (std::size_t i = 0; i < parts.size(); i += 2) {
      std::uint16_t gap = 0;
      if (i > 0) std::from_chars(parts[i - 1].data(), parts[i - 1].data() + parts[i - 1].size(), gap);
      const auto found = groups.find(parts[i]);
      SOCLE_ASSERT(found != groups.end());
      const auto& [group, words] = found->second;
      if (i == 0) first = group;
      const auto step = static_cast<std::uint16_t>(steps_.size());
      steps_.push_back({rule, static_cast<std::uint16_t>(i / 2), gap, first, i + 1 == parts.size()});
      const bool noted = i == 0 && parts.size() > 1; // by its group
      for (const auto word : words) {
        Meaning& to = meaning_of(word);
        if (noted) to.firsts.push_back(group);
        else to.steps.push_back(step);
      }
    }
    ++rule;
  }
  for (auto& meaning : meanings_) meaning.sort();
}

// Of its first four letters, or all where it has fewer.
std::size_t PhraseTable::begin_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (std::size_t i = 0; i < 4 && i < word.size(); ++i) letters = letters << 8U | static_cast<unsigned char>(word[i]);
  return (letters * 0x9e3779b1U) >> 16U;
}

PhraseTable::Meaning& PhraseTable::meaning_of(std::string_view word) {
  const bool prefix = word.ends_with('*');
  if (prefix) word.remove_suffix(1);
  known_.set(begin_of(word));
  if (prefix && word.size() < 4) { // whatever its fourth letter is
    SOCLE_ASSERT(word.size() == 3);
    for (char c = 'a'; c <= 'z'; ++c) known_.set(begin_of(std::string(word) + c));
  }
  std::size_t node = 0;
  for (const char c : word) {
    SOCLE_ASSERT(c >= 'a' && c <= 'z');
    auto& next = nodes_[node].next[static_cast<std::size_t>(c - 'a')];
    if (next == 0) {
      next = static_cast<std::uint16_t>(nodes_.size());
      node = next;
      nodes_.emplace_back();
    } else {
      node = next;
    }
  }
  auto& list = prefix ? nodes_[node].prefix : nodes_[node].exact;
  if (list == 0) {
    list = static_cast<std::uint16_t>(meanings_.size());
    meanings_.emplace_back();
  }
  return meanings_[list];
}

void PhraseTable::match(std::string_view word, Meaning& out) const {
  out.steps.clear();
  out.firsts.clear();
  if (!known_[begin_of(word)]) return;
  std::size_t node = 0, lists = 0;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const std::uint16_t found[] = {nodes_[node].prefix, i == word.size() ? nodes_[node].exact : std::uint16_t{0}};
    for (const auto list : found) {
      if (list == 0) continue;
      out.join(meanings_[list]);
      ++lists;
    }
    if (i == word.size()) break;
    const char c = word[i];
    if (c < 'a' || c > 'z') break;
    node = nodes_[node].next[static_cast<std::size_t>(c - 'a')];
    if (node == 0) break;
  }
  if (lists > 1) out.sort();
}

std::vector<PhraseTable::Hit> PhraseTable::hits(std::string_view text, Often often) const {
  struct Reached {
    std::size_t word = 0, begin = 0; // word 0: not yet
  };
  std::vector<Reached> reached(steps_.size()), begun(groups_);
  std::vector<bool> counted(rules_.size());
  std::vector<Hit> out;
  std::size_t position = 100; // so that 0 is far from any word
  Words words(text);
  Word word;
  Meaning meaning;
  for (bool pause = false; words.next(word, pause); pause = false) {
    position += pause ? 4 : 1;
    match(word.text(), meaning);
    for (const auto step : meaning.steps) {
      const Step& one = steps_[step];
      if (often == Often::once && counted[one.rule]) continue;
      if (one.index > 0) {
        const Reached& before = one.index == 1 ? begun[one.first] : reached[step - 1U];
        if (before.word == 0 || before.word == position || position - before.word > one.gap) continue;
        reached[step] = {position, before.begin};
      } else {
        reached[step] = {position, word.begin};
      }
      if (!one.is_last) continue;
      counted[one.rule] = true;
      out.push_back({one.rule, position, reached[step].begin, word.end});
    }
    for (const auto group : meaning.firsts) begun[group] = {position, word.begin};
  }
  return out;
}

} // namespace socle::guard
