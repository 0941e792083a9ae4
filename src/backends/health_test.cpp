#include "backends/health.h"

#include "backends/limits.h"

#include <gtest/gtest.h>

namespace socle::backends {
namespace {

using End = Health::End;
using State = Health::State;

class Circuit : public ::testing::Test {
 protected:
  void call(End how, Microseconds first_byte = Microseconds(1'000)) {
    health.began("t", "m");
    health.ended("t", "m", how, how == End::answered ? std::optional(first_byte) : std::nullopt);
  }
  void fail(int times) {
    for (int i = 0; i < times; ++i) call(End::failed);
  }
  ManualClock clock;
  Health health{clock};
};

TEST_F(Circuit, opens_after_failures_in_a_row_and_lets_one_probe_pass) {
  fail(breaker_failures - 1);
  EXPECT_TRUE(health.may_try("t", "m"));
  fail(1);
  EXPECT_EQ(health.report("t", "m").state, State::open);
  EXPECT_FALSE(health.may_try("t", "m"));
  EXPECT_TRUE(health.may_try("t", "other"));
  EXPECT_TRUE(health.may_try("other", "m"));
  clock.advance(Microseconds(breaker_pause));
  EXPECT_TRUE(health.may_try("t", "m"));
  health.began("t", "m");
  EXPECT_FALSE(health.may_try("t", "m")) << "one probe at a time";
  health.ended("t", "m", End::answered, Microseconds(1));
  EXPECT_EQ(health.report("t", "m").state, State::closed);
  EXPECT_TRUE(health.may_try("t", "m"));
}

TEST_F(Circuit, pauses_twice_as_long_after_a_probe_that_failed) {
  fail(breaker_failures);
  clock.advance(Microseconds(breaker_pause));
  EXPECT_TRUE(health.may_try("t", "m"));
  fail(1);
  clock.advance(Microseconds(breaker_pause));
  EXPECT_FALSE(health.may_try("t", "m"));
  clock.advance(Microseconds(breaker_pause));
  EXPECT_TRUE(health.may_try("t", "m"));
}

TEST_F(Circuit, is_not_opened_by_clients_that_leave_and_closed_by_an_answer) {
  for (int i = 0; i < 3 * breaker_failures; ++i) call(End::left);
  EXPECT_TRUE(health.may_try("t", "m"));
  fail(breaker_failures - 1);
  call(End::answered);
  fail(breaker_failures - 1);
  EXPECT_TRUE(health.may_try("t", "m"));
}

TEST_F(Circuit, remembers_how_long_a_first_byte_takes) {
  call(End::answered, Microseconds(800));
  EXPECT_EQ(health.report("t", "m").first_byte, Microseconds(800));
  call(End::answered, Microseconds(1'600));
  EXPECT_EQ(health.report("t", "m").first_byte, Microseconds(900));
}

} // namespace
} // namespace socle::backends
