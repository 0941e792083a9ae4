#include "guard/conduct.h"

#include "guard/limits.h"

#include <algorithm>
#include <set>

namespace socle::guard {

namespace {

constexpr const char* kTypes[] = {"insult", "threat", "hate"};

// What stands between quotation marks in a longer text: somebody else's words.
class Quotes {
 public:
  explicit Quotes(std::string_view text) {
    constexpr std::string_view marks[] = {"\"", "„", "“", "”", "«", "»"};
    std::size_t open = std::string_view::npos;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '"' && text[at] != '\xe2' && text[at] != '\xc2') continue;
      const auto* mark = std::ranges::find_if(marks, [&](auto one) { return text.substr(at).starts_with(one); });
      if (mark == std::end(marks)) continue;
      if (open == std::string_view::npos) {
        open = at;
      } else {
        if (at - open <= quote_bytes_max && at - open + 8 < text.size()) spans_.emplace_back(open, at);
        open = std::string_view::npos;
      }
    }
  }
  // Asked in the order of the text.
  bool hold(std::size_t begin, std::size_t end) {
    while (next_ < spans_.size() && spans_[next_].second < end) ++next_;
    return next_ < spans_.size() && spans_[next_].first <= begin;
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> spans_;
  std::size_t next_ = 0;
};

// What was met near one place, each rule once.
struct Cluster {
  std::set<std::size_t> rules;
  int against = 0;
  bool quoted = false;
  struct Sum {
    int points = 0, best = 0;
    std::size_t begin = 0, end = 0;
  };
  std::array<Sum, std::size(kTypes)> sums{};

  void add(const PhraseRule& rule, const PhraseTable::Hit& hit, bool is_quoted) {
    if (!rules.insert(hit.rule).second) return;
    if (is_quoted && !std::exchange(quoted, true)) against -= conduct_points_min;
    if (rule.type == nullptr) {
      against += rule.points;
      return;
    }
    auto& sum = sums[static_cast<std::size_t>(
        std::ranges::find(kTypes, std::string_view(rule.type), [](const char* t) { return std::string_view(t); }) -
        std::begin(kTypes))];
    sum.points += rule.points;
    if (rule.points <= sum.best) return;
    sum.best = rule.points;
    sum.begin = hit.begin;
    sum.end = hit.end;
  }
  void tell(std::vector<ConductSpot>& out) const {
    for (std::size_t i = 0; i < std::size(kTypes); ++i) {
      const int points = sums[i].points + against;
      if (sums[i].best > 0 && points >= conduct_points_min)
        out.push_back({kTypes[i], sums[i].begin, sums[i].end, std::min(95, 45 + points / 2)});
    }
  }
};

} // namespace

ConductReader::ConductReader() : table_(conduct_rules(), conduct_words()) {}

std::vector<ConductSpot> ConductReader::read(std::string_view text) const {
  std::vector<ConductSpot> out;
  Cluster cluster;
  Quotes quotes(text);
  std::size_t first = 0, last = 0; // its words
  for (const auto& hit : table_.hits(text, PhraseTable::Often::always)) {
    if (hit.word > last + conduct_gap_words || hit.word > first + conduct_words_max) {
      cluster.tell(out);
      cluster = {};
      first = hit.word;
    }
    last = hit.word;
    cluster.add(table_.rules()[hit.rule], hit, quotes.hold(hit.begin, hit.end));
  }
  cluster.tell(out);
  return out;
}

} // namespace socle::guard
