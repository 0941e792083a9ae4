// Fail closed, stage by stage: a stage that errs, throws or hangs ends the call with its name; nothing is executed before the intent
// is durable, and every exit path gives back what was reserved.
#include "kernel/kernel.h"

#include "kernel/errors.h"
#include "kernel/testing.h"

#include <atomic>
#include <gtest/gtest.h>
#include <thread>

namespace socle::kernel {
namespace {

using testing_parts::Fault;
using testing_parts::kBroken;
using testing_parts::MemoryStore;
using testing_parts::Ports;
using testing_parts::with;

class Pipelines : public testing::Test {
 protected:
  SystemClock clock;
  SeededRandom random{7};
  MemoryStore memory;
  Ports ports;
  std::atomic<int> executed =
      0; // an executor that hangs beyond its deadline reads and writes these after its call has ended
  std::string seen; // the text that the executor was given
  std::atomic<Fault> execute_fault = Fault::none;
  Outcome outcome;
  std::vector<Candidate> candidates{{"here", "local", 100}};
  WorkerPool workers{2, 16}; // last: what still runs uses the others

  Result<Answer> run(Call call = {}, bool computes = false) {
    Pipeline pipeline(
        {clock, random, memory, workers, ports, ports, ports, ports, ports, std::chrono::milliseconds(200)});
    Executor executor;
    executor.candidates = [this](const Call&, const Principal&) { return candidates; };
    executor.time_ms_max = std::chrono::milliseconds(200);
    const auto work = [this]() -> Result<Outcome> {
      ++executed;
      const Fault fault = execute_fault;
      if (fault == Fault::hang)
        std::this_thread::sleep_for(std::chrono::milliseconds(500)); // the stage hangs beyond its deadline
      return with(fault, outcome);
    };
    if (computes)
      executor.compute = [work](const Ticket& ticket, const Call&, const Principal&) {
        return Held<Result<Outcome>>(ticket, work());
      };
    else
      executor.effect = [this, work](Permit permit, const Call& made, const Principal&) -> Result<Outcome> {
        if (!made.input.empty()) seen = made.input.front().text;
        SOCLE_CHECK(permit.use(clock));
        return work();
      };
    pipeline.add("invoice.run", std::move(executor));
    if (call.action.empty()) call.action = "invoice.run";
    call.resource = {"Run", "new", {}};
    return pipeline.run_now({Credential::Kind::api_key, "sk"}, std::move(call));
  }
  void refused(const Result<Answer>& answer, std::string_view stage, std::string_view code) {
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code(), code);
    std::string told;
    for (const auto& [name, value] : answer.error().parameters()) {
      if (name == "stage") told = value;
    }
    EXPECT_EQ(told, stage);
    EXPECT_EQ(ports.reserved, 0);
  }
};

TEST_F(Pipelines, lets_a_permitted_call_happen_once_and_records_it) {
  outcome.cost.micros = 40;
  const auto answer = run();
  ASSERT_TRUE(answer) << answer.error().describe();
  EXPECT_EQ(executed, 1);
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"done  "});
  EXPECT_EQ(memory.committed.size(), 2U); // intent, then outcome with settlement
  EXPECT_EQ(ports.reserved, 0);
}

TEST_F(Pipelines, tells_the_log_which_soft_limits_a_call_passed) {
  ASSERT_TRUE(run());
  EXPECT_FALSE(ports.facts.contains("budget_warnings"));
  ports.warnings = {"team month money"};
  const auto answer = run();
  ASSERT_TRUE(answer) << answer.error().describe();
  EXPECT_EQ(json::canonical(ports.facts.at("budget_warnings")), R"(["team month money"])");
  EXPECT_TRUE(answer->outcome.facts.contains("budget_warnings")) << "and whoever answers can tell the caller";
}

TEST_F(Pipelines, refuses_strangers_without_writing_them_down) {
  ports.identify_fault = Fault::error;
  refused(run(), "identify", "test.broken");
  EXPECT_TRUE(ports.outcomes.empty());
  EXPECT_EQ(executed, 0);
}

TEST_F(Pipelines, refuses_an_action_that_nobody_offers) {
  Call call;
  call.action = "invoice.rnu";
  refused(run(call), "identify", kUnknownAction.code);
}

struct Broken {
  Fault Ports::* port;
  std::string_view stage;
};

TEST_F(Pipelines, a_stage_before_execute_that_errs_or_crashes_refuses_and_nothing_happens) {
  const Broken stages[] = {{&Ports::inspect_fault, "inspect"},
                           {&Ports::decide_fault, "decide"},
                           {&Ports::reserve_fault, "reserve"},
                           {&Ports::ready_fault, "record"},
                           {&Ports::intent_fault, "record"}};
  for (const auto& broken : stages) {
    for (const Fault fault : {Fault::error, Fault::crash}) {
      ports = Ports();
      memory.committed.clear();
      executed = 0;
      ports.*broken.port = fault;
      refused(run(), broken.stage, fault == Fault::error ? kBroken.code : kStageFailed.code);
      EXPECT_EQ(executed, 0) << broken.stage;
      ASSERT_EQ(ports.outcomes.size(), 1U) << broken.stage;
      EXPECT_TRUE(ports.outcomes[0].starts_with("refused " + std::string(broken.stage))) << ports.outcomes[0];
    }
  }
}

TEST_F(Pipelines, no_effect_happens_while_the_intent_is_not_durable) {
  for (const Fault fault : {Fault::error, Fault::hang}) {
    ports = Ports();
    memory.fault = fault;
    const auto answer = run();
    refused(answer, "record", fault == Fault::error ? kBroken.code : kTimedOut.code);
    EXPECT_EQ(executed, 0);
  }
}

TEST_F(Pipelines, what_only_computes_may_run_but_its_result_stays_held_without_a_durable_intent) {
  memory.fault = Fault::error;
  refused(run({}, true), "record", kBroken.code);
  memory.fault = Fault::none;
  EXPECT_TRUE(run({}, true));
}

TEST_F(Pipelines, an_executor_that_errs_crashes_or_hangs_fails_the_call_and_says_so) {
  for (const bool computes : {false, true}) {
    for (const Fault fault : {Fault::error, Fault::crash, Fault::hang}) {
      ports = Ports();
      execute_fault = fault;
      refused(run({}, computes), "execute",
              fault == Fault::error   ? kBroken.code
              : fault == Fault::crash ? kStageFailed.code
                                      : kTimedOut.code);
      ASSERT_EQ(ports.outcomes.size(), 1U);
      EXPECT_TRUE(ports.outcomes[0].starts_with(fault == Fault::hang ? "unknown execute" : "failed execute"))
          << ports.outcomes[0];
    }
  }
}

TEST_F(Pipelines, a_receipt_that_cannot_be_written_is_no_success) {
  memory.fault = Fault::error;
  memory.faulty_from = 1;
  refused(run(), "receipt", kBroken.code);
}

TEST_F(Pipelines, what_a_call_cost_is_booked_though_its_receipt_could_not_be_kept) {
  memory.fault = Fault::error;
  memory.faulty_from = 1; // the intent is kept, the receipt is not, what says so is
  memory.faulty_left = 1;
  ports.settlement.add("book it", {});
  outcome.cost.micros = 70;
  refused(run(), "receipt", kBroken.code);
  ASSERT_EQ(memory.committed.size(), 2U);
  const auto& kept = memory.committed.back().statements;
  EXPECT_EQ(std::ranges::count(kept, "book it", &store::Statement::sql), 1) << "memory counts it: a restart must not forget it";
}

TEST_F(Pipelines, a_settlement_that_fails_is_no_success) {
  for (const Fault fault : {Fault::error, Fault::crash}) {
    ports = Ports();
    ports.settle_fault = fault;
    refused(run(), "settle", fault == Fault::error ? kBroken.code : kStageFailed.code);
  }
}

TEST_F(Pipelines, policy_refusals_name_the_policy_and_are_recorded) {
  ports.decision = {false, {"gates.four_eyes"}, "forbidden", "another person must", "digest", {}};
  const auto answer = run();
  refused(answer, "decide", kForbidden.code);
  EXPECT_NE(answer.error().remedy().find("gates.four_eyes"), std::string::npos);
  EXPECT_EQ(executed, 0);
}

TEST_F(Pipelines, asking_a_human_refuses_where_no_gate_can_serve_it) {
  ports.decision.obligations.ask_human = true;
  refused(run(), "decide", kApprovalRequired.code);
}

TEST_F(Pipelines, blocked_content_is_refused_with_its_type_and_place) {
  ports.decision.obligations.block = {"secret.*"};
  ports.found = {{"secret.aws_access_key", 0, 4, 24, 99}};
  Call call;
  call.input.push_back({"text", "key AKIA", Provenance::person});
  const auto answer = run(call);
  refused(answer, "decide", kBlockedContent.code);
  EXPECT_NE(answer.error().message().find("secret.aws_access_key"), std::string::npos);
}

TEST_F(Pipelines, data_that_must_stay_here_finds_no_route_elsewhere) {
  ports.decision.obligations.keep_local = true;
  candidates = {{"cloud", "elsewhere", 10}};
  refused(run(), "route", kNoRoute.code);
  candidates = {{"cloud", "elsewhere", 10}, {"here", "local", 10}};
  ports = Ports();
  ports.decision.obligations.keep_local = true;
  EXPECT_TRUE(run());
}

TEST_F(Pipelines, what_policy_asks_for_at_a_site_binds_what_is_sent_there) {
  Call call;
  call.input = {{"text", "secret", Provenance::person}};
  ports.at_site["elsewhere"].redact = true;
  ASSERT_TRUE(run(call));
  EXPECT_EQ(seen, "secret"); // it stayed here
  candidates = {{"cloud", "elsewhere", 100}};
  ASSERT_TRUE(run(call));
  EXPECT_EQ(seen, "redacted");
}

TEST_F(Pipelines, what_cannot_be_redacted_is_not_sent) {
  Call call;
  call.input = {{"text", "secret", Provenance::person}};
  candidates = {{"cloud", "elsewhere", 100}};
  for (const Fault fault : {Fault::error, Fault::crash}) {
    ports = Ports();
    ports.at_site["elsewhere"].redact = true;
    ports.redact_fault = fault;
    refused(run(call), "route", fault == Fault::error ? kBroken.code : kStageFailed.code);
    EXPECT_EQ(executed, 0);
    EXPECT_EQ(seen, "");
  }
}

TEST_F(Pipelines, what_binds_the_call_binds_it_at_every_site) {
  Call call;
  call.input = {{"text", "secret", Provenance::person}};
  ports.decision.obligations.redact = true;
  ports.at_site["local"] = {};
  ASSERT_TRUE(run(call));
  EXPECT_EQ(seen, "redacted");
}

TEST_F(Pipelines, a_price_above_the_cap_finds_no_route) {
  ports.decision.obligations.cost_micros_max = 99;
  refused(run(), "route", kNoRoute.code);
}

TEST_F(Pipelines, a_permit_works_once_and_expires) {
  Pipeline pipeline({clock, random, memory, workers, ports, ports, ports, ports, ports});
  Executor executor;
  executor.candidates = [this](const Call&, const Principal&) { return candidates; };
  std::vector<std::string> codes;
  executor.effect = [&](Permit permit, const Call&, const Principal&) -> Result<Outcome> {
    Permit moved(std::move(permit));
    codes.emplace_back(permit.use(clock) ? "ok" : "spent"); // NOLINT: what was moved from opens nothing
    codes.emplace_back(moved.use(clock) ? "ok" : "spent");
    codes.emplace_back(moved.use(clock) ? "ok" : "spent");
    return Outcome();
  };
  pipeline.add("invoice.run", std::move(executor));
  Call call;
  call.action = "invoice.run";
  ASSERT_TRUE(pipeline.run_now({}, call));
  EXPECT_EQ(codes, (std::vector<std::string>{"spent", "ok", "spent"}));
}

TEST_F(Pipelines, a_key_is_never_wider_than_its_scopes) {
  struct Scoped final : Identifier {
    Result<Principal> identify(const Credential&) override {
      return Principal{"usr_1", "default", "user", "owner", {"audit.*"}, "key_1", {}, Language::english};
    }
  } scoped;
  Pipeline pipeline({clock, random, memory, workers, scoped, ports, ports, ports, ports});
  EXPECT_FALSE(pipeline.may_read({}, "invoice.run", {"Run", "new", {}}));
  EXPECT_TRUE(pipeline.may_read({}, "audit.read", {"AuditLog", "own", {}}));
}

TEST_F(Pipelines, a_key_gives_nothing_beyond_its_scopes) {
  struct Scoped final : Identifier {
    std::vector<std::string> scopes;
    Result<Principal> identify(const Credential&) override {
      return Principal{"usr_1", "default", "user", "owner", scopes, "key_1", {}, Language::english};
    }
  } scoped;
  Pipeline pipeline({clock, random, memory, workers, scoped, ports, ports, ports, ports});
  int made = 0;
  Executor executor;
  executor.candidates = [](const Call&, const Principal&) { return std::vector<Candidate>{{"here", "local", {}}}; };
  executor.compute = [&made](const Ticket& ticket, const Call&, const Principal&) {
    ++made;
    return Held<Result<Outcome>>(ticket, Outcome());
  };
  pipeline.add("key.create", std::move(executor));
  struct Case {
    std::vector<std::string> scopes, gives;
    bool permitted;
  };
  const Case cases[] = {
      {{}, {"*"}, true},
      {{"*"}, {"*"}, true},
      {{"key.*"}, {"*"}, false},
      {{"key.*"}, {"key.*"}, true},
      {{"key.*"}, {"key.list", "key.create"}, true},
      {{"key.*"}, {"key.list", "user.add"}, false},
      {{"key.*"}, {"key*"}, false},
      {{"key.*"}, {"k*"}, false},
      {{"key.create"}, {"key.*"}, false},
      {{"key.create"}, {"key.create"}, true},
      {{"key.create", "invoice.*"}, {"invoice.list", "key.create"}, true},
      {{"key.create", "invoice.*"}, {""}, false},
  };
  for (const auto& one : cases) {
    scoped.scopes = one.scopes;
    Call call;
    call.action = "key.create";
    call.gives = one.gives;
    made = 0;
    const auto answer = pipeline.run_now({}, call);
    EXPECT_EQ(answer.has_value(), one.permitted)
        << ::testing::PrintToString(one.scopes) << " gives " << ::testing::PrintToString(one.gives);
    EXPECT_EQ(made, one.permitted ? 1 : 0);
    if (answer) continue;
    EXPECT_TRUE(answer.error().is(kForbidden));
    EXPECT_NE(answer.error().message().find("limited to"), std::string::npos) << answer.error().message();
    EXPECT_EQ(ports.outcomes.back(), "refused decide kernel.forbidden");
  }
}

TEST_F(Pipelines, a_receipt_that_is_kept_after_its_deadline_holds_although_its_caller_was_refused) {
  struct LateStore final : store::Store {
    std::vector<Done> waiting;
    int commits = 0;
    void commit(store::Unit, Done done) override {
      if (++commits == 2) waiting.push_back(std::move(done)); // the receipt
      else done(store::Committed{1});
    }
    Result<store::Rows> read(std::string, std::vector<store::Value>, Microseconds) override { return store::Rows(); }
    Result<std::vector<store::JournalEntry>> journal_after(std::int64_t, std::size_t, std::string) override {
      return std::vector<store::JournalEntry>();
    }
    std::string_view kind() const override { return "late"; }
  } late;
  for (const bool closed : {false, true}) {
    late.commits = 0;
    int held = 0;
    ports = Ports();
    Pipeline pipeline({clock, random, late, workers, ports, ports, ports, ports, ports, std::chrono::milliseconds(50)});
    Executor executor;
    executor.candidates = [this](const Call&, const Principal&) { return candidates; };
    executor.compute = [&](const Ticket& ticket, const Call&, const Principal&) {
      Outcome made;
      made.committed = [&held] { ++held; }; // a revoked key leaves the cache, for instance
      return Held<Result<Outcome>>(ticket, std::move(made));
    };
    pipeline.add("invoice.run", std::move(executor));
    Call call;
    call.action = "invoice.run";
    refused(pipeline.run_now({}, call), "receipt", kTimedOut.code);
    EXPECT_EQ(ports.outcomes.back(), "unknown receipt kernel.timed_out");
    EXPECT_EQ(held, 0);
    if (closed) pipeline.close();
    late.waiting.back()(store::Committed{1});
    EXPECT_EQ(held, closed ? 0 : 1);
  }
}

TEST_F(Pipelines, reading_is_refused_too_when_a_stage_errs_or_crashes) {
  Pipeline pipeline({clock, random, memory, workers, ports, ports, ports, ports, ports});
  EXPECT_TRUE(pipeline.may_read({}, "audit.read", {"AuditLog", "own", {}}));
  for (const Fault fault : {Fault::error, Fault::crash}) {
    for (auto* broken : {&ports.identify_fault, &ports.decide_fault}) {
      *broken = fault;
      EXPECT_FALSE(pipeline.may_read({}, "audit.read", {"AuditLog", "own", {}}));
      *broken = Fault::none;
    }
  }
}

TEST_F(Pipelines, what_a_call_joins_commits_with_its_receipt_and_holds_afterwards) {
  Call call;
  bool held = false;
  call.joins = [](const Outcome&) -> Result<store::Unit> {
    store::Unit unit;
    unit.add("UPDATE x", {});
    return unit;
  };
  outcome.unit.add("INSERT y", {});
  outcome.committed = [&] { held = memory.committed.size() == 2; };
  ASSERT_TRUE(run(call));
  EXPECT_TRUE(held);
  EXPECT_EQ(memory.committed.back().statements.size(), 2U);
}

TEST_F(Pipelines, judge_candidates_as_routing_would_and_do_nothing) {
  Pipeline pipeline({clock, random, memory, workers, ports, ports, ports, ports, ports});
  Call call;
  call.action = "invoice.run";
  call.input = {{"text", "words", Provenance::person}};
  ports.decision.obligations.cost_micros_max = 1'000;
  ports.at_site["far"].keep_local = true;
  ports.at_site["near"].block = {"iban"};
  const std::vector<Candidate> asked{
      {"here", "local", 100}, {"far", "far", 100}, {"near", "near", 100}, {"dear", "local", 5'000}};
  const std::vector<Finding> found{{"iban", 0, 0, 5, 100}};
  const Principal asker{"usr_1", "default", "user", "owner", {}, {}, {}};
  const auto judged = pipeline.judge(asker, call, found, asked).value();
  EXPECT_EQ(judged.call.refused, "");
  ASSERT_EQ(judged.candidates.size(), 4U);
  EXPECT_EQ(judged.candidates[0].refused, "");
  EXPECT_EQ(judged.candidates[1].refused, "it is at far, and the data must stay here");
  EXPECT_NE(judged.candidates[2].refused.find("iban"), std::string::npos) << judged.candidates[2].refused;
  EXPECT_NE(judged.candidates[3].refused.find("above the cap of 1000"), std::string::npos);
  ports.decision.permit = false;
  const auto refused = pipeline.judge(asker, call, found, asked).value();
  EXPECT_EQ(refused.call.refused, "because");
  EXPECT_TRUE(refused.candidates.empty());
  EXPECT_TRUE(memory.committed.empty());
  EXPECT_EQ(ports.reserved, 0);
  ports.decide_fault = Fault::crash;
  EXPECT_TRUE(pipeline.judge(asker, call, found, asked).error().is(kStageFailed));
}

TEST_F(Pipelines, say_why_each_candidate_was_passed_over) {
  ports.decision.obligations.keep_local = true;
  candidates = {{"one", "far", 1}, {"two", "farther", 1}};
  const auto answer = run();
  ASSERT_FALSE(answer);
  const std::string why = answer.error().message();
  EXPECT_NE(why.find("one: it is at far"), std::string::npos) << why;
  EXPECT_NE(why.find("two: it is at farther"), std::string::npos) << why;
}

} // namespace
} // namespace socle::kernel
