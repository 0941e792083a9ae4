// What cannot be carried out is refused at load, with its place, its line and what to do; never skipped.
#include "workflows/definition.h"

#include "workflows/errors.h"
#include "workflows/limits.h"

#include <gtest/gtest.h>

namespace socle::workflows {
namespace {

const std::string kHead = "document: { dsl: '1.0.3', namespace: n, name: w, version: '1.0.0' }\ndo:\n"; // two lines

struct Case {
  std::string tasks; // from line 3 on
  std::string where; // what the error's place must hold
  std::string reason;
};

TEST(Definitions, that_hold_what_is_not_carried_out_name_the_task_the_line_and_the_reason) {
  const Case cases[] = {
      {"  - a:\n      fork: { branches: [] }\n", "do/a (line 4)", "“fork” is not carried out"},
      {"  - a:\n      set: { x: 1 }\n      retry: {}\n", "do/a (line 5)", "“retry” is not carried out"},
      {"  - a:\n      call: http\n      with: {}\n", "do/a.call (line 4)", "is not a function of the catalog"},
      {"  - a:\n      call: socle.contract.read:2.0.0@socle\n", "do/a.call (line 4)", "only version 1.0.0"},
      {"  - a:\n      call: socle.contract.read:1.0.0@socle\n      with: [1]\n", "do/a.with", "must be a mapping"},
      {"  - a:\n      call: socle.contract.read:1.0.0@socle\n      timeout: { after: PT1S }\n", "do/a",
       "carried out on gates only"},
      {"  - a:\n      if: .x == 1\n      set: { x: 1 }\n", "do/a.if (line 4)", "a condition is an expression"},
      {"  - a:\n      set: { x: 1 }\n      then: b\n", "do/a.then", "no task “b”"},
      {"  - a:\n      switch:\n        - one: { when: 'true', then: end }\n", "do/a.when (line 5)",
       "a condition is an expression"},
      {"  - a:\n      switch:\n        - one: { then: nowhere }\n", "do/a.one", "no task “nowhere”"},
      {"  - a:\n      try:\n        - b: { set: { x: 1 } }\n", "do/a", "needs “catch”"},
      {"  - a:\n      try:\n        - b: { set: { x: 1 } }\n      catch:\n        retry: {}\n", "do/a.catch (line 7)",
       "“retry” is not carried out"},
      {"  - a:\n      try:\n        - b: { set: { x: 1 } }\n      catch:\n        errors: { with: { type: timeout } }\n",
       "do/a.catch.errors.with (line 7)", "“type” is not carried out"},
      {"  - a:\n      try:\n        - b: { set: { x: 1 } }\n      catch:\n        errors: {}\n", "do/a.catch.errors",
       "the code or the status"},
      {"  - a:\n      raise: { error: broken }\n", "do/a.raise", "an error has"},
      {"  - a: { set: { x: 1 } }\n  - a: { set: { x: 1 } }\n", "do/a (line 4)", "stands twice"},
      {"  - a/b: { set: { x: 1 } }\n", "do/a/b (line 3)", "holds a slash"},
      {"  - a: 7\n", "do/a (line 3)", "a task is a mapping"},
      {"  - a: {}\n", "do/a (line 3)", "it is no task"},
      {"  - a: { set: { x: 1 } }\n    b: { set: { x: 1 } }\n", "do (line 3)", "one name"},
      {"  - a: { do: [] }\n", "do/a.do", "a list of tasks is missing"},
      {"  - a: &x { set: { x: 1 } }\n  - b: *x\n", "line 4", "aliases"},
      {"  - a: &x { do: [ *x ] }\n", "line 3", "aliases"},
      {"  - a: { set: { x: 1 }\n", "line", ""},
  };
  for (const auto& one : cases) {
    const auto parsed = parse_definition(kHead + one.tasks);
    ASSERT_FALSE(parsed) << one.tasks;
    EXPECT_TRUE(parsed.error().is(kInvalidDefinition));
    const std::string told = parsed.error().message();
    EXPECT_NE(told.find(one.where), std::string::npos) << told << "\n" << one.tasks;
    EXPECT_NE(told.find(one.reason), std::string::npos) << told << "\n" << one.tasks;
    EXPECT_NE(parsed.error().remedy().find("docs/workflows.md"), std::string::npos);
  }
}

TEST(Definitions, whose_head_cannot_be_used_are_refused) {
  const std::pair<std::string, std::string> cases[] = {
      {"", "document"},
      {"[]", "document"},
      {"do: []", "“document” is missing"},
      {"document: 7\ndo: []", "“document” is missing"},
      {"document: { dsl: '1.0.0', namespace: n, name: w, version: '1' }\ndo: [ { a: { set: { x: 1 } } } ]",
       "not 1.0.3"},
      {"document: { dsl: '1.0.3', namespace: n, version: '1' }\ndo: [ { a: { set: { x: 1 } } } ]", "document.name"},
      {"document: { dsl: '1.0.3', namespace: n, name: w, version: '1' }", "a list of tasks is missing"},
      {"document: { dsl: '1.0.3', namespace: n, name: w, version: '1' }\nschedule: {}\ndo: [ { a: { set: { x: 1 } } } ]",
       "“schedule” is not carried out"},
      {"document: { dsl: '1.0.3', namespace: n, name: w, version: '1' }\ninput: { from: '${ .x }' }\ndo: [ { a: { set: { x: 1 } } } ]",
       "“input” is not carried out"},
      {"document: { dsl: '1.0.3', namespace: n, name: w, version: '1' }\nuse: { secrets: [] }\ndo: [ { a: { set: { x: 1 } } } ]",
       "“secrets” is not carried out"},
  };
  for (const auto& [text, reason] : cases) {
    const auto parsed = parse_definition(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_NE(parsed.error().message().find(reason), std::string::npos) << parsed.error().message();
  }
}

TEST(Definitions, that_are_too_large_or_too_deep_are_refused_and_hurt_nobody) {
  EXPECT_FALSE(parse_definition(std::string(definition_bytes_max + 1, ' ')));
  std::string many = kHead;
  for (std::size_t i = 0; i <= tasks_max; ++i) many += "  - t" + std::to_string(i) + ": { set: { x: 1 } }\n";
  const auto refused = parse_definition(many);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message().find("more than 500 tasks"), std::string::npos) << refused.error().message();
  std::string deep = "a: ";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  EXPECT_FALSE(parse_definition(deep));
  // Nine times nine times …: what doubles at each alias would fill the memory.
  std::string doubling = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i)
    doubling += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + ",*a" +
                std::to_string(i - 1) + "]\n";
  EXPECT_FALSE(parse_definition(doubling + kHead));
}

TEST(Definitions, keep_quoted_numbers_as_text_and_decimals_out_of_binary_fractions) {
  const auto parsed = parse_definition(
      kHead + "  - a:\n      set: { quoted: '7', whole: 7, decimal: 7.10, yes: true, nothing: null }\n");
  ASSERT_TRUE(parsed) << parsed.error().describe();
  const auto& o = (*parsed)->tasks[0].with.as_object();
  EXPECT_EQ(o.at("quoted"), json::value("7"));
  EXPECT_EQ(o.at("whole"), json::value(7));
  EXPECT_EQ(o.at("decimal"), json::value("7.10"));
  EXPECT_EQ(o.at("yes"), json::value(true));
  EXPECT_TRUE(o.at("nothing").is_null());
}

} // namespace
} // namespace socle::workflows
