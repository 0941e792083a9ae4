#include "policy/cases.h"

#include "policy/errors.h"
#include "policy/policy.h"

#include <gtest/gtest.h>

namespace socle::policy {
namespace {

const Bundle& defaults() {
  static const auto bundle = Bundle::load(default_files(), 0).value();
  return *bundle;
}

TestReport run_one(std::string_view fields) {
  const auto report = run_tests(
      defaults(), {{"tests/mine.json",
                    R"({"cases": [{"name": "mine", "principal": {"role": "employee"}, "resource": {"type": "Gate"}, )" +
                        std::string(fields) + "}]}"}});
  EXPECT_TRUE(report.has_value()) << report.error().describe();
  return report.value();
}

std::string mistake(std::string text) {
  const auto cases = read_cases("tests/mine.json", text);
  return cases ? "" : cases.error().describe();
}

TEST(Cases, a_wrong_expectation_fails_and_says_what_came) {
  const auto wrong_decision = run_one(R"("action": "gate.show", "decision": "forbid")");
  ASSERT_EQ(wrong_decision.failed(), 1U);
  EXPECT_NE(wrong_decision.results.back().difference.find("expected forbid, came permit"), std::string::npos);
  EXPECT_EQ(run_one(R"("action": "gate.show", "decision": "permit")").failed(), 0U);
  EXPECT_EQ(run_one(R"("action": "gate.show", "decision": "permit", "policies": ["gates.decide"])").failed(), 1U);
  EXPECT_EQ(run_one(R"("action": "gate.show", "decision": "permit", "policies": ["gates.see"])").failed(), 0U);
  EXPECT_EQ(run_one(R"("action": "gate.show", "decision": "permit", "reason": "forbidden")").failed(), 1U);
  EXPECT_EQ(run_one(R"("action": "gate.show", "decision": "permit", "obligations": {"redact": true})").failed(), 1U);
  EXPECT_EQ(run_one(R"("action": "gate.show", "decision": "permit", "obligations": {})").failed(), 0U);
}

TEST(Cases, a_misspelt_field_is_a_mistake_and_not_an_expectation_that_is_skipped) {
  EXPECT_NE(
      mistake(
          R"({"cases": [{"name": "x", "principal": {"role": "owner"}, "action": "a", "resource": {"type": "T"}, "decision": "permit", "policys": []}]})")
          .find("did you mean “policies”?"),
      std::string::npos);
  EXPECT_NE(
      mistake(
          R"({"cases": [{"name": "x", "principal": {"roll": "owner"}, "action": "a", "resource": {"type": "T"}, "decision": "permit"}]})")
          .find("“roll”"),
      std::string::npos);
  EXPECT_NE(
      mistake(
          R"({"cases": [{"name": "x", "principal": {"role": "owner"}, "action": "a", "resource": {"type": "T"}, "decision": "allow"}]})")
          .find("“permit” or “forbid”"),
      std::string::npos);
  EXPECT_NE(
      mistake(
          R"({"cases": [{"principal": {"role": "owner"}, "action": "a", "resource": {"type": "T"}, "decision": "permit"}]})")
          .find("“name” is missing"),
      std::string::npos);
  EXPECT_NE(
      mistake(
          R"({"cases": [{"name": "x", "principal": {"role": "owner"}, "action": "a", "resource": {"type": "T"}, "decision": "permit", "context": {"price": 1.5}}]})")
          .find("“price”"),
      std::string::npos);
  EXPECT_NE(mistake(R"({"case": []})").find("“cases”"), std::string::npos);
  EXPECT_NE(mistake("{"), "");
  EXPECT_NE(mistake(R"({"cases": [7]})").find("case 1"), std::string::npos);
}

// The two lines of gates.cedar that hold the threshold are what an owner changes: the tests must notice.
TEST(Cases, notice_a_changed_four_eyes_threshold) {
  auto files = default_files();
  auto& gates = files.at("gates.cedar");
  const auto at = gates.find("amount_cents > 500000");
  ASSERT_NE(at, std::string::npos);
  gates.replace(at, 21, "amount_cents > 500001");
  const auto bundle = Bundle::load(files, 0);
  ASSERT_TRUE(bundle.has_value()) << bundle.error().describe();
  const auto report = run_tests(**bundle);
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->failed(), 2U) << "an approver's and an owner's border case";
}

// Taking away any one rule must fail a test, or that rule is untested.
TEST(Cases, every_default_rule_is_tested) {
  for (const auto& rule : defaults().rules()) {
    auto files = default_files();
    auto& text = files.at(rule.file);
    const auto begin = text.find("@id(\"" + rule.id + "\")");
    ASSERT_NE(begin, std::string::npos);
    const auto end = text.find(";\n", begin);
    text.erase(begin, end + 2 - begin);
    const auto bundle = Bundle::load(files, 0);
    ASSERT_TRUE(bundle.has_value()) << bundle.error().describe();
    EXPECT_EQ((*bundle)->rules().size() + 1, defaults().rules().size());
    EXPECT_GT(run_tests(**bundle)->failed(), 0U) << rule.id;
  }
}

} // namespace
} // namespace socle::policy
