// Durable runs: what happened is kept exactly once, whatever fails between the steps, and a run is never lost.
#include "workflows/engine_testing.h"

#include "workflows/limits.h"

namespace socle::workflows {
namespace {

const std::string kThree =
    "  - a:\n      call: socle.one:1.0.0@socle\n      with: { x: '${ .x }' }\n      output: { as: '${ .given }' }\n"
    "  - b:\n      call: socle.two:1.0.0@socle\n      with: { y: '${ .x }' }\n      export: { as: '${ $context + {b: .did} }' }\n"
    "  - c:\n      call: socle.three:1.0.0@socle\n      with: {}\n";

// With ManualClock, waiting between attempts passes only when a test lets it.
class Engines : public EngineTest {
 protected:
  workflows::Run finished_with_time_passing(const std::string& run) {
    for (int i = 0; i < 400; ++i) {
      const auto now = engine().run("acme", run);
      if (now && now->state != "running") return *now;
      clock_.advance(std::chrono::milliseconds(250));
      std::this_thread::sleep_for(std::chrono::milliseconds(20)); // lets the workers see it
    }
    return finished(run);
  }
  void once_each(const std::string& run) {
    for (const char* name : {"one", "two", "three"}) EXPECT_EQ(kept(name, run), 1) << name;
  }
};

TEST_F(Engines, carry_each_steps_output_to_the_next_and_keep_it_once) {
  start(kThree);
  const auto run = begin(json::object{{"x", 5}});
  const auto ended = finished(run);
  ASSERT_EQ(ended.state, "done") << ended.error;
  once_each(run);
  EXPECT_EQ(engine().context("acme", run)->at("b"), json::value("two"));
  const auto steps = engine().steps("acme", run);
  ASSERT_EQ(steps->size(), 3U);
  for (const auto& step : *steps) EXPECT_EQ(step.state, "done") << step.name;
}

TEST_F(Engines, go_on_where_a_run_was_when_the_daemon_ended) {
  std::atomic<bool> stop_now = false;
  meanwhile_ = [&](const std::string& name, const kernel::Call&) { stop_now = stop_now || name == "two"; };
  start(kThree);
  const auto run = begin(json::object{{"x", 5}});
  while (!stop_now) std::this_thread::sleep_for(std::chrono::milliseconds(1)); // until step b runs
  stop();
  meanwhile_ = nullptr;
  start();
  ASSERT_EQ(finished(run).state, "done");
  once_each(run);
  EXPECT_EQ(effects("one"), 1) << "a finished step is not called again";
}

TEST_F(Engines, wait_while_a_stage_cannot_answer_and_go_on_by_themselves) {
  ports_.refusals = 5; // far more than the attempts that a failed effect gets
  start(kThree);
  const auto run = begin(json::object{{"x", 5}});
  EXPECT_EQ(finished_with_time_passing(run).state, "done");
  once_each(run);
  EXPECT_EQ(effects("one"), 1) << "refused before anything happened";
}

TEST_F(Engines, wait_while_the_store_is_away_wherever_that_hits_the_run) {
  meanwhile_ = [&](const std::string& name, const kernel::Call&) {
    if (name == "two" && effects("two") == 1) faulty_->away = true; // before the receipt of the first attempt
  };
  start(kThree);
  const auto run = begin(json::object{{"x", 5}});
  while (!faulty_->away) std::this_thread::sleep_for(std::chrono::milliseconds(1)); // until the outage begins
  std::this_thread::sleep_for(std::chrono::milliseconds(100)); // and the engine has met it
  clock_.advance(std::chrono::minutes(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  faulty_->away = false;
  EXPECT_EQ(finished_with_time_passing(run).state, "done");
  once_each(run);
  EXPECT_EQ(effects("two"), 2) << "the first attempt left no record and is repeated; its state counts once";
}

TEST_F(Engines, repeat_no_effect_whose_receipt_was_kept_but_answered_too_late) {
  faulty_->late_when_journal = 1;
  start(kThree);
  const auto run = begin(json::object{{"x", 5}});
  EXPECT_EQ(finished_with_time_passing(run).state, "done");
  once_each(run);
  for (const char* name : {"one", "two", "three"}) EXPECT_EQ(effects(name), 1) << name;
}

TEST_F(Engines, that_meet_on_one_run_keep_each_step_once) {
  start(kThree);
  std::vector<std::string> runs;
  for (int i = 0; i < 5; ++i) runs.push_back(begin(json::object{{"x", i}}));
  auto second = house(); // a start takes up whatever runs: both advance the same runs now
  ASSERT_TRUE(second->engine->add_definition(definition_));
  ASSERT_TRUE(second->engine->start());
  for (const auto& run : runs) {
    EXPECT_EQ(finished_with_time_passing(run).state, "done");
    once_each(run);
  }
}

TEST_F(Engines, that_lose_a_run_to_another_writer_keep_nothing_of_their_step) {
  int meetings = 0;
  meanwhile_ = [&](const std::string& name, const kernel::Call& call) {
    if (name != "two" || ++meetings > 1) return;
    store::Unit other; // another writer moves the run while our effect is under way
    other.add("UPDATE workflow_runs SET version = version + 1 WHERE tenant = 'acme' AND id = ?1", {call.run}, 1);
    EXPECT_TRUE(real_->commit_now(std::move(other)));
  };
  start(kThree);
  const auto run = begin(json::object{{"x", 5}});
  EXPECT_EQ(finished_with_time_passing(run).state, "done");
  once_each(run); // our first unit was refused whole: its state did not count
}

TEST_F(Engines, give_up_a_step_that_never_fits_and_say_so) {
  misfit_ = "two";
  start(kThree);
  const auto run = begin(json::object{{"x", 5}});
  const auto ended = finished_with_time_passing(run);
  EXPECT_EQ(ended.state, "failed");
  EXPECT_EQ(ended.error_code, store::kConflict.code);
  EXPECT_EQ(effects("two"), attempts_max);
  EXPECT_EQ(kept("two", run), 0);
  EXPECT_EQ(engine().steps("acme", run)->back().state, "failed");
  misfit_.clear();
  ASSERT_TRUE(carry_out(engine().retry("acme", run)));
  EXPECT_EQ(finished_with_time_passing(run).state, "done");
  once_each(run);
}

TEST_F(Engines, end_a_run_whose_state_is_damaged_instead_of_forgetting_it) {
  start(kThree);
  ports_.refusals = 1'000'000;
  const auto run = begin(json::object{{"x", 5}});
  stop();
  ports_.refusals = 0;
  store::Unit damage;
  damage.add("UPDATE workflow_runs SET data = ?2 WHERE id = ?1", {run, std::string(64, 'a')}, 1);
  ASSERT_TRUE(real_->commit_now(std::move(damage)));
  start();
  const auto ended = finished(run);
  EXPECT_EQ(ended.state, "failed");
  EXPECT_EQ(ended.error_code, "blobs.missing");
}

TEST_F(Engines, stop_a_loop_that_never_ends) {
  start("  - a: { set: { x: 1 } }\n  - back: { set: { x: 1 }, then: a }\n");
  const auto ended = finished(begin());
  EXPECT_EQ(ended.state, "failed");
  EXPECT_EQ(ended.error_code, kTooMuch.code);
}

TEST_F(Engines, catch_only_what_a_try_names) {
  const auto with = [](const std::string& filter) {
    return "  - risky:\n      try:\n        - bad: { raise: { error: { title: Broken, detail: '${ .why }' } } }\n      catch:\n        errors: { with: " +
           filter +
           " }\n        as: problem\n        do:\n          - note:\n              set: { seen: '${ $context.problem.code }' }\n              export: { as: '${ $context + {seen: .seen} }' }\n";
  };
  start(with("{ code: workflows.raised }"));
  auto run = begin(json::object{{"why", "no price"}});
  ASSERT_EQ(finished(run).state, "done") << finished(run).error;
  EXPECT_EQ(engine().context("acme", run)->at("seen"), json::value("workflows.raised"));
  stop();
  start(with("{ status: 504 }"));
  run = begin(json::object{{"why", "no price"}});
  EXPECT_EQ(finished(run).state, "failed");
  EXPECT_EQ(finished(run).error, "Broken: no price");
}

TEST_F(Engines, finish_runs_by_the_definition_that_they_began_with) {
  ports_.refusals = 1'000'000;
  start(kThree);
  const auto run = begin(json::object{{"x", 5}});
  stop();
  ports_.refusals = 0;
  start("  - other:\n      call: socle.three:1.0.0@socle\n      with: {}\n");
  EXPECT_EQ(finished(run).state, "done");
  once_each(run);
}

TEST_F(Engines, answer_the_same_key_with_the_same_run) {
  start(kThree);
  auto first = engine().begin("acme", "w", json::object(), "usr_1", "key-1");
  ASSERT_TRUE(real_->commit_now(std::move(first->unit)));
  auto again = engine().begin("acme", "w", json::object(), "usr_1", "key-1");
  EXPECT_EQ(first->result.at("run"), again->result.at("run"));
  EXPECT_TRUE(again->unit.statements.empty());
  auto racing = engine().begin("acme", "w", json::object(), "usr_1", "key-2"),
       other = engine().begin("acme", "w", json::object(), "usr_1", "key-2");
  EXPECT_TRUE(real_->commit_now(std::move(racing->unit)));
  EXPECT_FALSE(real_->commit_now(std::move(other->unit))) << "two at once: one run";
}

TEST_F(Engines, refuse_definitions_that_promise_what_they_do_not_do) {
  start(kThree);
  const auto refused = [&](const std::string& tasks) {
    auto other = house();
    const auto added = other->engine->add_definition(
        "document: { dsl: '1.0.3', namespace: n, name: w, version: '1.0.0' }\ndo:\n" + tasks);
    return added ? std::string("accepted") : added.error().message();
  };
  EXPECT_NE(refused("  - a: { call: 'socle.onne:1.0.0@socle' }\n").find("did you mean one?"), std::string::npos);
  EXPECT_NE(refused("  - a:\n      call: socle.gate:1.0.0@socle\n      with: { kind: nothing }\n").find("known “kind”"),
            std::string::npos);
  EXPECT_NE(
      refused("  - a:\n      call: socle.gate:1.0.0@socle\n      with: { kind: paper, quorum: 2 }\n").find("“quorum”"),
      std::string::npos);
  EXPECT_NE(refused("  - a:\n      call: socle.gate:1.0.0@socle\n      with: { kind: paper, deadline: soon }\n")
                .find("no duration"),
            std::string::npos);
}

} // namespace
} // namespace socle::workflows
