// Expressions cannot hang, fill or read the daemon: they end in a process of their own, under limits.
#include "workflows/expression.h"

#include "workflows/errors.h"
#include "workflows/limits.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace socle::workflows {
namespace {

class Expressions : public testing::Test {
 protected:
  void SetUp() override {
#ifdef __SANITIZE_THREAD__
    GTEST_SKIP() << "the thread sanitizer does not start inside the sandbox, and the evaluator has one thread";
#endif
  }
};

SandboxedEvaluator& evaluator() {
  static SandboxedEvaluator one = [] {
    std::ifstream in(SOCLE_BINARY_DIR "/socle-jq", std::ios::binary);
    EXPECT_TRUE(in) << "socle-jq is not built";
    return SandboxedEvaluator(Bytes{std::istreambuf_iterator<char>(in), {}});
  }();
  return one;
}

Result<json::value> value_of(const std::string& program, json::value input = nullptr) {
  SOCLE_TRY(auto values, evaluator().evaluate({{program, std::move(input)}},
                                              {json::object{{"number", "2026-00001"}}, json::object{{"raw", true}},
                                               json::object{{"id", "run_1"}}}));
  return std::move(values.front());
}

TEST_F(Expressions, see_their_input_the_context_and_the_run) {
  EXPECT_EQ(*value_of(".a", json::object{{"a", 7}}), json::value(7));
  EXPECT_EQ(*value_of("$context.number"), json::value("2026-00001"));
  EXPECT_EQ(*value_of("[$input.raw, $workflow.id]"), (json::array{true, "run_1"}));
  EXPECT_TRUE(value_of(".missing", json::object())->is_null());
  EXPECT_TRUE(value_of("empty")->is_null());
  EXPECT_EQ(*value_of("9007199254740992"), json::value(9007199254740992)) << "2^53 whole";
}

TEST_F(Expressions, are_what_stands_between_dollar_braces_and_nothing_else) {
  EXPECT_EQ(expression_in("  ${ .a } "), " .a ");
  EXPECT_FALSE(expression_in("price ${ .a }"));
  EXPECT_FALSE(expression_in(""));
  EXPECT_FALSE(expression_in("${ .a"));
}

TEST_F(Expressions, that_never_end_or_grow_without_bound_are_stopped) {
  for (const char* program : {"[repeat(1)]", "last(repeat(1))"}) {
    const auto stopped = value_of(program);
    ASSERT_FALSE(stopped) << program;
    EXPECT_TRUE(stopped.error().is(kExpression)) << stopped.error().describe();
    EXPECT_NE(stopped.error().message().find(program), std::string::npos) << "the error names the expression";
  }
}

TEST_F(Expressions, that_write_too_much_or_nest_too_deep_are_refused) {
  EXPECT_FALSE(value_of("\"x\" * 20000000")) << "more than a run may hold";
  EXPECT_FALSE(value_of("reduce range(1000) as $i (0; [.])")) << "deeper than JSON may be";
  EXPECT_FALSE(value_of("def f: [f]; f"));
}

TEST_F(Expressions, do_not_see_the_machine) {
  ::setenv("SOCLE_TEST_SECRET", "visible", 1);
  for (const char* program :
       {"env", "$ENV.SOCLE_TEST_SECRET", "env.SOCLE_TEST_SECRET", "input", "[inputs]", "\"x\" | debug", "halt", "now",
        "import \"a\" as a; 1", "include \"a\"; 1", "input_filename", "\"\\(env)\""}) {
    const auto refused = value_of(program);
    ASSERT_FALSE(refused) << program;
    EXPECT_TRUE(refused.error().is(kExpression));
    EXPECT_NE(refused.error().message().find("not allowed"), std::string::npos) << refused.error().message();
  }
  EXPECT_EQ(*value_of(".input", json::object{{"input", 1}}), json::value(1)) << "a member of that name may be read";
}

TEST_F(Expressions, that_do_not_compile_or_fail_say_why) {
  for (const char* program : {".a |", ".a + {}", "error(\"no price\")", ") | (1", "1 as $x | 2)"}) {
    const auto failed = value_of(program, json::object{{"a", 1}});
    ASSERT_FALSE(failed) << program;
    EXPECT_TRUE(failed.error().is(kExpression));
  }
  EXPECT_NE(value_of("error(\"no price\")").error().message().find("no price"), std::string::npos);
  EXPECT_FALSE(value_of(std::string(expression_bytes_max + 1, ' ')));
}

TEST_F(Expressions, with_numbers_that_a_log_cannot_hold_are_refused_instead_of_ending_the_daemon) {
  for (const char* program : {"1 / 3", "9007199254740993", "{a: [1.5]}", "1e300", "18446744073709551615"}) {
    const auto refused = value_of(program);
    ASSERT_FALSE(refused) << program;
    EXPECT_NE(refused.error().message().find("must travel as text"), std::string::npos) << refused.error().message();
  }
}

} // namespace
} // namespace socle::workflows
