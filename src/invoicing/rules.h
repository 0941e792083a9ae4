// The rules that our own invoices can break, as a table over the model. A rule is examined only where its object exists (a rule on
// allowances needs an allowance); which ones were examined is part of the answer, so that a check that looked at nothing never
// passes. Official rules keep their ids; those of our own begin with SOCLE- or USTG- (the German VAT act).
#pragma once

#include "invoicing/model.h"

#include "base/json.h"

#include <map>

namespace socle::invoicing {

enum class Severity { fatal, warning, information };
std::string_view severity_name(Severity severity); // "error", "warning", "info", as findings are shown

struct Finding {
  std::string rule; // "BR-CO-15"
  std::string term; // "BT-112"
  Severity severity = Severity::fatal;
  std::string value; // what the invoice says
  std::string expected; // what it must say, where that is known
  std::optional<std::size_t> line; // index of the line concerned
  std::string path; // in the contract's fields, where it can be mended; empty when nowhere
  bool operator==(const Finding&) const = default;
};

// Names the business term, the rule, and the value; and what to do. Sentences in the reader's language.
std::string message(const Finding& finding, Language language);
std::string remedy(const Finding& finding, Language language);
// {"code","severity","message","remedy","path","term","rule","value"}
json::object to_json(const Finding& finding, Language language);

enum class Stage {
  draft, // before the gate: without a number (BT-1), everything else complete
  numbered,
};

struct Check {
  std::vector<Finding> findings;
  std::vector<std::string_view> examined; // rules that looked at something
  std::vector<std::string_view> not_needed; // rules whose object the invoice does not have

  std::size_t fatal_count() const;
  // No fatal finding, and every rule that any invoice gives an object was examined.
  bool passed() const;
  bool all_examined = false;
};

Check check(const Invoice& invoice, Stage stage);

// What a person should read first: without the findings that only follow from others (sums that cannot be computed because a price
// is missing) and without the second rule that says the same of the same term. Empty only for an empty list.
std::vector<Finding> essential(std::span<const Finding> findings);

// One row of the table, for documentation and tests.
struct RuleInfo {
  std::string_view id;
  std::string_view term;
  Severity severity = Severity::fatal;
  bool official = true; // also in the validation artefacts that the tests' oracle runs
};
std::vector<RuleInfo> rules();

} // namespace socle::invoicing
