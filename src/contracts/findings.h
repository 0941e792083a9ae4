// The table of findings: stable codes with what was found and what to do, in three languages.
#pragma once

#include "contracts/contracts.h"

namespace socle::contracts {

struct FindingKind {
  std::string_view code;
  Severity severity;
  Text message;
  Text remedy;
};

std::span<const FindingKind> finding_kinds();
const FindingKind* finding_kind(std::string_view code);
// A finding with its table's severity.
Finding finding(std::string_view code, std::string path = {},
                std::vector<std::pair<std::string, std::string>> parameters = {});

} // namespace socle::contracts
