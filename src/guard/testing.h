// What the guard's tests share: one guard with the shipped detectors, and its findings as short text.
#pragma once

#include "guard/guard.h"

#include <gtest/gtest.h>

namespace socle::guard::testing {

inline Guard& shared_guard() {
  static const auto guard = [] {
    auto made = Guard::create();
    if (!made) throw std::runtime_error(made.error().describe());
    return std::move(*made);
  }();
  return *guard;
}

inline std::vector<kernel::Finding> found(std::string text) {
  const kernel::Content content{"text", std::move(text), kernel::Provenance::person};
  auto inspection = shared_guard().inspect(std::span(&content, 1));
  EXPECT_TRUE(inspection) << inspection.error().describe();
  return inspection ? inspection->findings : std::vector<kernel::Finding>();
}

// The findings' types, with a blank between.
inline std::string types(const std::string& text) {
  std::string out;
  for (const auto& finding : found(text)) out += (out.empty() ? "" : " ") + finding.type;
  return out;
}

} // namespace socle::guard::testing
