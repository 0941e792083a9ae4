// What a need means: "cheap", "reasoning", "local", a language, a tag.
#include "backends/models.h"

#include <algorithm>

namespace socle::backends {

namespace {
struct Tongue {
  std::string_view name, code;
};
constexpr Tongue tongues[] = {{"bulgarian", "bg"}, {"croatian", "hr"},  {"czech", "cs"},      {"danish", "da"},
                              {"dutch", "nl"},     {"english", "en"},   {"estonian", "et"},   {"finnish", "fi"},
                              {"french", "fr"},    {"german", "de"},    {"greek", "el"},      {"hungarian", "hu"},
                              {"irish", "ga"},     {"italian", "it"},   {"latvian", "lv"},    {"lithuanian", "lt"},
                              {"maltese", "mt"},   {"polish", "pl"},    {"portuguese", "pt"}, {"romanian", "ro"},
                              {"slovak", "sk"},    {"slovenian", "sl"}, {"spanish", "es"},    {"swedish", "sv"}};

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// One need, among all the models that there are: what somebody has tagged is taken at their word.
class Need {
 public:
  Need(std::string_view word, std::span<const ModelPtr> models)
      : word_(word), tagged_(std::ranges::any_of(models, [&](const auto& model) { return has(model->tags, word); })) {
    const auto* tongue = std::ranges::find(tongues, word, &Tongue::name);
    if (tongue != std::end(tongues)) code_ = tongue->code;
  }
  bool means_something() const {
    return tagged_ || !code_.empty() || word_ == "local" || word_ == "cheap" || word_ == "reasoning";
  }
  bool is_quality() const { return word_ != "local" && word_ != "cheap"; }
  std::string unmet(const Model& model) const {
    if (has(model.tags, word_)) return {};
    if (word_ == "local")
      return model.zone <= Zone::company ? ""
                                         : "runs in the zone “" + std::string(zone_name(model.zone)) + "”, not here";
    if (!code_.empty()) return has(model.languages, code_) ? "" : "is not registered as good at " + std::string(word_);
    // Without a tag every model may be the cheapest; the order says which is.
    if (word_ == "cheap" && !tagged_) return {};
    return "is not tagged “" + std::string(word_) + "”";
  }

 private:
  std::string_view word_, code_;
  bool tagged_;
};
} // namespace

std::vector<Models::Meeting> Models::meeting(std::string_view tenant, std::string_view need) const {
  const auto models = list(tenant);
  std::vector<Need> needs;
  while (!need.empty()) {
    const auto plus = need.find('+');
    needs.emplace_back(need.substr(0, plus), models);
    if (!needs.back().means_something()) return {};
    need.remove_prefix(plus == std::string_view::npos ? need.size() : plus + 1);
  }
  std::vector<Meeting> out;
  if (needs.empty()) return out;
  for (const auto& model : models) {
    Meeting& row = out.emplace_back(model);
    for (const auto& one : needs) {
      const std::string unmet = one.unmet(*model);
      if (unmet.empty()) continue;
      row.unmet += (row.unmet.empty() ? "" : " and ") + unmet;
      row.is_quality = row.is_quality && one.is_quality();
    }
  }
  return out;
}

} // namespace socle::backends
