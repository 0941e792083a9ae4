// Arbitrary bytes as a text: inspected or refused; every finding lies within the text, and redaction takes them all out.
#include "guard/guard.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace socle;
  static const auto guard = *guard::Guard::create();
  std::vector<kernel::Content> contents{
      {"text", std::string(reinterpret_cast<const char*>(data), size), kernel::Provenance::person}};
  const auto inspection = guard->inspect(contents);
  if (!inspection) return 0;
  for (const auto& finding : inspection->findings) {
    SOCLE_ASSERT(finding.begin < finding.end && finding.end <= size);
    SOCLE_ASSERT(finding.confidence_percent > 0 && finding.confidence_percent <= 100);
  }
  SOCLE_ASSERT(guard->redact(contents, inspection->findings).has_value());
  return 0;
}
