// Gates: a decision binds to what was shown, comes from a person, counts once, and silence never approves.
#include "workflows/engine_testing.h"

#include "workflows/limits.h"

namespace socle::workflows {
namespace {

const std::string kGated =
    "  - a:\n      call: socle.one:1.0.0@socle\n      with: {}\n"
    "  - ask:\n      call: socle.gate:1.0.0@socle\n      with: { kind: paper, title: T, proposal: { text: shown }, deadline: P14D }\n"
    "  - c:\n      call: socle.three:1.0.0@socle\n      with: { shown: '${ .proposal.text }' }\n";

class Gates : public EngineTest {
 protected:
  Gate asked(const std::string& run) {
    const auto waiting = finished(run);
    EXPECT_EQ(waiting.state, "waiting") << waiting.error;
    auto gate = engine().gate("acme", waiting.gate);
    EXPECT_TRUE(gate);
    return *gate;
  }
  workflows::Run after_looking(const std::string& run) { // the engine looks for deadlines by itself
    for (int i = 0; i < 300; ++i) {
      const auto now = engine().run("acme", run);
      if (now && now->state != "waiting" && now->state != "running") return *now;
      std::this_thread::sleep_for(std::chrono::milliseconds(20)); // until the engine has looked
    }
    return *engine().run("acme", run);
  }
  void expired(const std::string& run, const std::string& gate) {
    const auto ended = after_looking(run);
    EXPECT_EQ(ended.state, "failed");
    EXPECT_EQ(ended.error_code, kGateExpired.code);
    EXPECT_EQ(engine().gate("acme", gate)->state, "expired");
    EXPECT_EQ(effects("three"), 0) << "nothing behind the gate happened";
    EXPECT_EQ(kept("approved", run), 0);
    const auto steps = engine().steps("acme", run);
    for (const auto& step : *steps) EXPECT_NE(step.state, "waiting") << step.name;
  }
};

TEST_F(Gates, let_a_run_go_on_after_an_approval_of_exactly_what_was_shown) {
  start(kGated);
  const auto run = begin();
  const Gate gate = asked(run);
  EXPECT_TRUE(engine().approve(gate, "another hash", "usr_2", {}, json::object()).error().is(kProposalChanged));
  ASSERT_TRUE(carry_out(engine().approve(gate, gate.hash, "usr_2", {}, json::object())));
  EXPECT_EQ(finished(run).state, "done");
  EXPECT_EQ(kept("approved", run), 1);
  EXPECT_EQ(kept("three", run), 1);
  EXPECT_TRUE(engine()
                  .approve(*engine().gate("acme", gate.id), gate.hash, "usr_2", {}, json::object())
                  .error()
                  .is(kGateClosed));
}

TEST_F(Gates, count_one_of_two_decisions_at_the_same_moment) {
  start(kGated);
  const auto run = begin();
  const Gate gate = asked(run);
  auto approval = engine().approve(gate, gate.hash, "usr_2", {}, json::object());
  auto correction = engine().approve(gate, gate.hash, "usr_3", json::value(json::object{{"text", "other"}}),
                                     json::object());
  auto refusal = engine().refuse(gate, "usr_4", "no");
  ASSERT_TRUE(carry_out(std::move(approval)));
  EXPECT_FALSE(carry_out(std::move(correction)));
  EXPECT_FALSE(carry_out(std::move(refusal)));
  EXPECT_EQ(finished(run).state, "done");
  EXPECT_EQ(kept("approved", run), 1);
  EXPECT_EQ(engine().gate("acme", gate.id)->decided_by, "usr_2");
}

TEST_F(Gates, expire_by_themselves_when_nobody_decides_and_never_approve) {
  start(kGated);
  const auto run = begin();
  const Gate gate = asked(run);
  clock_.advance(std::chrono::hours(24 * 14) - std::chrono::seconds(1));
  std::this_thread::sleep_for(
      std::chrono::milliseconds(1'200)); // longer than the engine sleeps: it looked and found nothing due
  EXPECT_EQ(engine().run("acme", run)->state, "waiting");
  clock_.advance(std::chrono::seconds(60));
  expired(run, gate.id);
}

TEST_F(Gates, expire_over_a_restart) {
  start(kGated);
  const auto run = begin();
  const Gate gate = asked(run);
  stop();
  clock_.advance(std::chrono::hours(24 * 15));
  start();
  expired(run, gate.id);
}

TEST_F(Gates, take_no_decision_behind_their_deadline_even_before_anybody_looked) {
  start(kGated);
  const auto run = begin();
  const Gate gate = asked(run);
  faulty_->away = true; // so that the engine cannot expire it first
  clock_.advance(std::chrono::hours(24 * 14));
  EXPECT_TRUE(engine().approve(gate, gate.hash, "usr_2", {}, json::object()).error().is(kGateClosed));
  faulty_->away = false;
  expired(run, gate.id);
}

TEST_F(Gates, that_expired_stay_so_when_the_run_is_tried_again) {
  start(kGated);
  const auto run = begin();
  const Gate gate = asked(run);
  clock_.advance(std::chrono::hours(24 * 15));
  expired(run, gate.id);
  ASSERT_TRUE(carry_out(engine().retry("acme", run)));
  expired(run, gate.id);
}

TEST_F(Gates, of_one_run_that_cannot_expire_keep_no_other_open) {
  start(kGated);
  const auto broken = begin(), sound = begin();
  const Gate first = asked(broken), second = asked(sound);
  store::Unit damage;
  damage.add("UPDATE workflow_runs SET data = ?2 WHERE id = ?1", {broken, std::string(64, 'a')}, 1);
  ASSERT_TRUE(real_->commit_now(std::move(damage)));
  clock_.advance(std::chrono::hours(24 * 15));
  expired(sound, second.id);
  EXPECT_TRUE(engine().approve(first, first.hash, "usr_2", {}, json::object()).error().is(kGateClosed));
}

TEST_F(Gates, refuse_with_a_reason_and_end_the_run) {
  start(kGated);
  const auto run = begin();
  const Gate gate = asked(run);
  EXPECT_TRUE(engine().refuse(gate, "usr_2", " \n").error().is(kReasonMissing));
  ASSERT_TRUE(carry_out(engine().refuse(gate, "usr_2", "wrong period")));
  const auto ended = finished(run);
  EXPECT_EQ(ended.state, "refused");
  EXPECT_EQ(ended.error, "Refused: wrong period");
  EXPECT_EQ(kept("approved", run), 0);
  EXPECT_EQ(effects("three"), 0);
}

TEST_F(Gates, are_not_asked_again_when_the_step_behind_the_answer_fails) {
  start(
      "  - ask:\n      call: socle.gate:1.0.0@socle\n      with: { kind: paper, proposal: { text: shown } }\n      output: { as: '${ error(\"broken\") }' }\n");
  const auto run = begin();
  const Gate gate = asked(run);
  ASSERT_TRUE(carry_out(engine().approve(gate, gate.hash, "usr_2", {}, json::object())));
  EXPECT_EQ(finished(run).error_code, kExpression.code);
  ASSERT_TRUE(carry_out(engine().retry("acme", run)));
  EXPECT_EQ(finished(run).error_code, kExpression.code) << "it fails at the same place, and asks nobody twice";
  EXPECT_TRUE(engine().open_gates("acme")->empty());
}

TEST_F(Gates, open_when_the_log_can_be_written_again) {
  start("  - ask:\n      call: socle.gate:1.0.0@socle\n      with: { kind: paper, proposal: { text: shown } }\n");
  ports_.refusals = 3;
  const auto run = begin();
  for (int i = 0; i < 200 && engine().run("acme", run)->state == "running"; ++i) {
    clock_.advance(std::chrono::milliseconds(500));
    std::this_thread::sleep_for(std::chrono::milliseconds(10)); // lets the workers see it
  }
  EXPECT_EQ(asked(run).state, "open");
}

} // namespace
} // namespace socle::workflows
