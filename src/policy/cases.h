// Table-driven tests of a bundle: who, what, on what, under which facts, and what must come out.
#pragma once

#include "policy/bundle.h"

namespace socle::policy {

// One row of a "tests/*.json" file.
struct Case {
  std::string file;
  std::size_t number = 0; // from 1, in its file
  std::string name;       // a sentence
  kernel::Principal principal;
  std::string action;
  kernel::Resource resource;
  kernel::Attributes context;
  bool permit = false;                                   // "decision"
  std::optional<std::vector<std::string>> policies;      // that must have decided, in any order
  std::optional<std::string> reason;                     // the reason's code
  std::optional<json::object> obligations;               // exactly these
};

struct CaseResult {
  std::string file;
  std::size_t number = 0;
  std::string name;
  bool passed = false;
  std::string difference; // what was expected and what came, when not passed
};

struct TestReport {
  std::string bundle; // digest
  std::vector<CaseResult> results;
  std::size_t failed() const;
};

// Reads {"about": …, "cases": […]}; a field that is not known is a mistake, so that a misspelt expectation is not skipped.
Result<std::vector<Case>> read_cases(std::string_view file, std::string_view text);

// Runs the bundle's own tests and `more`.
Result<TestReport> run_tests(const Bundle& bundle, const Files& more = {});

// JSON attributes: booleans, integers, strings and lists of strings.
Result<kernel::Attributes> read_attributes(const json::object& o);

} // namespace socle::policy
