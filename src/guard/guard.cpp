#include "guard/guard.h"

#include "guard/detectors.h"
#include "guard/errors.h"
#include "guard/limits.h"
#include "guard/search.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

namespace socle::guard {

namespace {
constexpr std::string_view kDataClasses[] = {"public", "internal", "confidential", "personal", "secret"};
int class_of(std::string_view type) {
  if (type.starts_with("secret.")) return 4;
  if (type == "injection" || type == "hidden_text" || type == "exfiltration")
    return 0; // says what a text wants, not what it holds
  if (type == "company_id" || type == "vat_id") return 1; // printed on every invoice
  return 3;
}
} // namespace

std::string data_class_of(std::span<const kernel::Finding> findings) {
  int highest = 0;
  for (const auto& finding : findings) highest = std::max(highest, class_of(finding.type));
  return std::string(kDataClasses[static_cast<std::size_t>(highest)]);
}

Guard::Guard(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
Guard::~Guard() = default;

std::optional<Bytes> Guard::compiled() const { return engine_->compiled(); }

Result<std::unique_ptr<Guard>> Guard::create(std::string_view kept) {
  SOCLE_TRY(auto engine, Engine::create(kept));
  return std::unique_ptr<Guard>(new Guard(std::move(engine)));
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
    if (const auto at = first_invalid_utf8(content.text))
      return fail(kNotText, {{"name", content.name}, {"offset", std::to_string(*at)}});
    SOCLE_TRY(const auto found, engine_->search(content.text, Engine::Words::read));
    for (const auto& spot : found.spots | std::views::take(findings_max))
      out.findings.push_back({spot.type, i, spot.begin, spot.end, spot.confidence});
    out.injection_percent = std::max(out.injection_percent, found.injection_percent);
  }
  out.data_class = data_class_of(out.findings);
  return out;
}

std::unique_ptr<kernel::Watch> Guard::watch() { return std::make_unique<StreamScan>(*engine_); }

Result<void> Guard::redact(std::vector<kernel::Content>& contents, std::span<const kernel::Finding> findings) {
  // The same value gets the same placeholder throughout the call, so that the text stays readable.
  std::map<std::pair<std::string, std::string>, std::string> placeholders;
  std::map<std::string, int> counters;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    std::string out;
    std::size_t at = 0;
    for (const auto& finding : findings) {
      if (finding.content != i) continue;
      SOCLE_ASSERT(finding.end <= contents[i].text.size());
      if (finding.begin < at) { // found in what an outer finding encodes: replaced with it
        at = std::max(at, finding.end);
        continue;
      }
      auto& placeholder =
          placeholders[{finding.type, contents[i].text.substr(finding.begin, finding.end - finding.begin)}];
      if (placeholder.empty()) {
        std::string name = finding.type;
        std::ranges::transform(name, name.begin(), [](char c) {
          return c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        });
        placeholder = "[" + name + "_" + std::to_string(++counters[name]) + "]";
      }
      out += contents[i].text.substr(at, finding.begin - at) + placeholder;
      at = finding.end;
    }
    out += contents[i].text.substr(at);
    contents[i].text = std::move(out);
  }
  return {};
}

std::vector<std::string> Guard::types() {
  std::set<std::string> out;
  for (const auto& detector : detectors()) out.insert(detector.type);
  out.insert({"card", "company_id"}); // of the walk over digits
  out.insert("injection");
  return {out.begin(), out.end()};
}

} // namespace socle::guard
