#include "guard/guard.h"

#include "guard/answer_reader.h"
#include "guard/detectors.h"
#include "guard/errors.h"
#include "guard/found_before.h"
#include "guard/limits.h"
#include "guard/search.h"

#include <algorithm>
#include <set>

namespace socle::guard {

namespace {
constexpr std::string_view kDataClasses[] = {"public", "internal", "confidential", "personal", "secret"};
int class_of(std::string_view type) {
  if (type.starts_with("secret.")) return 4;
  constexpr std::string_view remarks[] = {"injection", "hidden_text", "exfiltration",  "insult",
                                          "threat",    "hate",        "system_prompt", "wrong_language"};
  if (std::ranges::find(remarks, type) != std::end(remarks)) return 0; // what a text wants, not what it holds
  if (type == "company_id" || type == "vat_id") return 1; // printed on every invoice
  return 3;
}

// The classifier knows what people and papers write; what a model writes, or is told by a program, reads like instructions all the time.
Engine::Words words_of(kernel::Provenance provenance) {
  switch (provenance) {
    case kernel::Provenance::model:
    case kernel::Provenance::system: return Engine::Words::rules;
    case kernel::Provenance::person: return Engine::Words::read;
    default: return Engine::Words::read_elsewhere;
  }
}
} // namespace

std::string data_class_of(std::span<const kernel::Finding> findings) {
  int highest = 0;
  for (const auto& finding : findings) highest = std::max(highest, class_of(finding.type));
  return std::string(kDataClasses[static_cast<std::size_t>(highest)]);
}

Guard::Guard(std::unique_ptr<Engine> engine)
    : engine_(std::move(engine)), before_(std::make_unique<FoundBefore>(found_before_bytes_max)) {}
Guard::~Guard() = default;

std::optional<Bytes> Guard::compiled() const { return engine_->compiled(); }

Result<std::unique_ptr<Guard>> Guard::create(std::string_view kept, bool classifier) {
  SOCLE_TRY(auto engine, Engine::create(kept, classifier));
  return std::unique_ptr<Guard>(new Guard(std::move(engine)));
}

Result<std::shared_ptr<const Found>> Guard::search(const kernel::Content& content) {
  const auto words = words_of(content.provenance);
  const bool keeps = content.text.size() >= found_before_bytes_min;
  const Sha256 key = keeps ? FoundBefore::key_of(content.text, words) : Sha256();
  if (keeps) {
    if (auto found = before_->find(key)) return found;
  }
  if (const auto at = first_invalid_utf8(content.text))
    return fail(kNotText, {{"name", content.name}, {"offset", std::to_string(*at)}});
  SOCLE_TRY(auto found, engine_->search(content.text, words));
  auto shared = std::make_shared<const Found>(std::move(found));
  if (keeps) before_->keep(key, shared);
  return shared;
}

Result<kernel::Inspection> Guard::inspect(std::span<const kernel::Content> contents) {
  kernel::Inspection out;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const auto& content = contents[i];
    if (content.text.size() > content_bytes_max) {
      return fail(kTooLong, {{"name", content.name},
                             {"bytes", std::to_string(content.text.size())},
                             {"bytes_max", std::to_string(content_bytes_max)}});
    }
    SOCLE_TRY(const auto kept, search(content));
    const Found& found = *kept;
    std::set<std::string_view>
        types; // of a list's end only what the list did not show before: one of each type decides
    std::size_t count = 0;
    for (const auto& spot : found.spots) {
      if (!types.insert(spot.type).second && count >= findings_max) continue;
      out.findings.push_back({spot.type, i, spot.begin, spot.end, spot.confidence});
      ++count;
    }
    out.injection_percent = std::max(out.injection_percent, found.injection_percent);
  }
  out.data_class = data_class_of(out.findings);
  return out;
}

Result<kernel::Inspection> Guard::inspect_answer(std::span<const kernel::Content> answer,
                                                 std::span<const kernel::Content> input) {
  SOCLE_TRY(kernel::Inspection out, inspect(answer));
  AnswerReader reader(*engine_, input);
  for (std::size_t i = 0; i < answer.size(); ++i) {
    if (answer[i].provenance != kernel::Provenance::model) continue;
    std::vector<Spot> found;
    reader.whole(answer[i].text, found);
    for (const auto& spot : found) out.findings.push_back({spot.type, i, spot.begin, spot.end, spot.confidence});
  }
  return out;
}

std::unique_ptr<kernel::Watch> Guard::watch(std::span<const kernel::Content> input) {
  return std::make_unique<StreamScan>(*engine_, input);
}

std::vector<std::string> Guard::types() {
  std::set<std::string> out;
  for (const auto& detector : detectors()) out.insert(detector.type);
  out.insert({"card", "company_id"}); // of the walk over digits
  out.insert({"injection", "insult", "threat", "hate", "system_prompt", "wrong_language"});
  return {out.begin(), out.end()};
}

} // namespace socle::guard
