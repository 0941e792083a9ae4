// Answers that are awaited: piece by piece, given up, or taken over by another candidate.
#include "kernel/kernel.h"

#include "kernel/errors.h"
#include "kernel/testing.h"

#include <gtest/gtest.h>

namespace socle::kernel {
namespace {

using namespace std::chrono_literals;
using testing_parts::Ports;
using testing_parts::MemoryStore;

constexpr ErrorKind kDown{"test.down", 502, {"down", "down", "down"}, {"", "", ""}};

// Hears pieces; leaves after so many.
class Ears final : public Listener {
 public:
  Task<bool> take(Bytes bytes) override {
    if (heard.size() >= stays_for) co_return false;
    heard.push_back(std::move(bytes));
    co_return true;
  }
  void when_gone(std::function<void()> then) override {
    then_ = std::move(then);
    if (gone) leave();
  }
  void leave() {
    gone = true;
    if (auto then = std::exchange(then_, nullptr)) then();
  }
  std::vector<Bytes> heard;
  std::size_t stays_for = 100;
  bool gone = false;

 private:
  std::function<void()> then_;
};

// Waits until it is given up, or `limit`.
Task<void> wait_until_given_up(Outlet& outlet, std::chrono::milliseconds limit) {
  std::function<void(std::function<void(bool)>)> start = [&outlet](std::function<void(bool)> done) {
    outlet.when_given_up([done] { done(true); });
  };
  co_await await_callback_within<bool>(limit, false, std::move(start));
}

class Conversations : public ::testing::Test {
 protected:
  using Talk = std::function<Task<Result<Outcome>>(const Candidate&, Outlet&)>;

  Result<Answer> run(Talk talk, std::chrono::milliseconds time_max = 5s) {
    Pipeline pipeline({clock, random, memory, workers, ports, ports, ports, ports, ports, 200ms});
    Executor executor;
    executor.candidates = [this](const Call&, const Principal&) { return candidates; };
    executor.time_ms_max = time_max;
    executor.deadline = [this](const Call&) { return deadline; };
    executor.chosen = [this](const Call&, const Candidate& chosen, const Executor::Might& might) {
      told.push_back(chosen.backend + (might(candidates.back()) ? " instead of " : " without ") +
                     candidates.back().backend);
    };
    executor.may_try_another = [](const Error& error) { return error.is(kDown); };
    executor.converse = [this, talk](Permit permit, const Call& call, const Principal&, const Candidate& candidate,
                                     Outlet& outlet) -> Task<Result<Outcome>> {
      const auto used = permit.use(clock);
      if (!used) co_return std::unexpected(used.error());
      asked.push_back(candidate.backend + ": " + (call.input.empty() ? "" : call.input.front().text));
      for (const auto& [placeholder, value] : call.pseudonyms) asked.back() += " = " + value;
      Task<Result<Outcome>> task = talk(candidate, outlet);
      Result<Outcome> result = co_await std::move(task);
      co_return result;
    };
    pipeline.add("model.send", std::move(executor));
    Call call;
    call.action = "model.send";
    call.listener = ears;
    call.input = input;
    return pipeline.run_now({}, std::move(call));
  }

  SystemClock clock;
  SeededRandom random{7};
  MemoryStore memory;
  Ports ports;
  std::shared_ptr<Ears> ears = std::make_shared<Ears>();
  std::vector<Candidate> candidates{{"first", "local", 100}, {"second", "local", 200}};
  std::vector<Content> input;
  std::vector<std::string> asked;
  std::vector<std::string> told; // of what was chosen
  std::optional<Microseconds> deadline;
  WorkerPool workers{1, 4};
};

Task<Result<Outcome>> says_three(const Candidate&, Outlet& outlet) {
  for (const char* word : {"one ", "two ", "three"}) {
    Piece piece{word, word};
    Result<void> sent = co_await outlet.send(std::move(piece));
    if (!sent) co_return std::unexpected(sent.error());
    outlet.note({{"tokens", 1}}, {.micros = 10});
  }
  co_return Outcome();
}

TEST_F(Conversations, leave_piece_by_piece) {
  ASSERT_TRUE(run(says_three));
  EXPECT_EQ(ears->heard, (std::vector<Bytes>{"one ", "two ", "three"}));
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"done  "});
}

TEST_F(Conversations, go_to_the_next_candidate_with_a_new_intent) {
  const auto answer = run([](const Candidate& candidate, Outlet& outlet) -> Task<Result<Outcome>> {
    if (candidate.backend == "first") co_return fail(kDown);
    Task<Result<Outcome>> talk = says_three(candidate, outlet);
    Result<Outcome> said = co_await std::move(talk);
    co_return said;
  });
  ASSERT_TRUE(answer) << answer.error().describe();
  EXPECT_EQ(asked, (std::vector<std::string>{"first: ", "second: "}));
  EXPECT_EQ(ports.intents, 2);
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"done  "});
  EXPECT_EQ(ports.reserved, 0);
}

TEST_F(Conversations, say_the_last_candidates_error_when_none_is_left) {
  const auto answer = run([](const Candidate&, Outlet&) -> Task<Result<Outcome>> { co_return fail(kDown); });
  ASSERT_FALSE(answer);
  EXPECT_TRUE(answer.error().is(kDown));
  EXPECT_EQ(asked.size(), 2U);
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"failed execute test.down"});
}

TEST_F(Conversations, never_begin_anew_once_a_piece_has_left) {
  const auto answer = run([](const Candidate&, Outlet& outlet) -> Task<Result<Outcome>> {
    Piece piece{"half", "half"};
    co_await outlet.send(std::move(piece));
    outlet.note({{"tokens", 1}}, {.micros = 7});
    co_return fail(kDown);
  });
  ASSERT_FALSE(answer);
  EXPECT_EQ(asked.size(), 1U);
  EXPECT_EQ(ears->heard, std::vector<Bytes>{"half"});
  EXPECT_TRUE(ports.settled) << "what was said has its price";
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"failed execute test.down"});
}

TEST_F(Conversations, end_when_the_asker_leaves) {
  ears->stays_for = 1;
  const auto answer = run(says_three);
  ASSERT_FALSE(answer);
  EXPECT_TRUE(answer.error().is(kCancelled));
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"cancelled execute kernel.cancelled"});
  EXPECT_EQ(ports.reserved, 0);
}

TEST_F(Conversations, tell_their_maker_that_the_asker_has_left_before_a_word_was_said) {
  ears->gone = true;
  const auto begin = clock.monotonic();
  const auto answer = run([](const Candidate&, Outlet& outlet) -> Task<Result<Outcome>> {
    co_await wait_until_given_up(outlet, 5s);
    co_return fail(kDown);
  });
  ASSERT_FALSE(answer);
  EXPECT_TRUE(answer.error().is(kCancelled));
  EXPECT_LT(clock.monotonic() - begin, 1s);
  EXPECT_EQ(asked.size(), 1U) << "nobody waits for another candidate";
}

TEST_F(Conversations, are_given_up_when_their_time_is_over) {
  const auto answer = run(
      [](const Candidate&, Outlet& outlet) -> Task<Result<Outcome>> {
        co_await wait_until_given_up(outlet, 5s);
        co_return fail(kDown);
      },
      50ms);
  ASSERT_FALSE(answer);
  EXPECT_TRUE(answer.error().is(kTimedOut));
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"unknown execute kernel.timed_out"});
}

TEST_F(Conversations, end_at_the_askers_deadline_and_go_to_nobody_else) {
  deadline = clock.monotonic() + Microseconds(60'000);
  const auto answer = run([](const Candidate&, Outlet& outlet) -> Task<Result<Outcome>> {
    co_await wait_until_given_up(outlet, 5s);
    co_return fail(kDown); // which another candidate would be tried for
  });
  ASSERT_FALSE(answer);
  EXPECT_TRUE(answer.error().is(kDeadlinePassed)) << answer.error().describe();
  EXPECT_EQ(asked.size(), 1U);
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"failed execute kernel.deadline_passed"});
  EXPECT_EQ(ports.reserved, 0);
}

TEST_F(Conversations, do_not_begin_once_the_askers_deadline_is_over) {
  deadline = clock.monotonic() - Microseconds(1);
  EXPECT_TRUE(run(says_three).error().is(kDeadlinePassed));
  EXPECT_TRUE(asked.empty());
  EXPECT_EQ(ports.outcomes, std::vector<std::string>{"refused route kernel.deadline_passed"});
}

TEST_F(Conversations, tell_who_was_chosen_and_whether_another_might_have_been) {
  candidates[1].site = "far";
  ASSERT_TRUE(run(says_three));
  ports.at_site["far"].keep_local = true;
  ASSERT_TRUE(run(says_three));
  EXPECT_EQ(told, (std::vector<std::string>{"first instead of second", "first without second"}));
}

TEST_F(Conversations, stop_before_what_policy_blocks) {
  ports.decision.obligations.block = {"secret.*"};
  ports.found_when_seen = "one two";
  ports.found = {{"secret.key", 0, 0, 7, 99}};
  const auto answer = run(says_three);
  ASSERT_FALSE(answer);
  EXPECT_TRUE(answer.error().is(kBlockedContent));
  EXPECT_EQ(ears->heard, std::vector<Bytes>{"one "}) << "the piece that completes it stays";
}

TEST_F(Conversations, keep_back_what_could_still_be_blocked_and_lose_nothing_of_it) {
  ports.decision.obligations.block = {"secret.*"};
  ports.found_when_seen = "never said";
  ports.hold_back = 6;
  ASSERT_TRUE(run(says_three));
  EXPECT_EQ(ears->heard, (std::vector<Bytes>{"one ", "two three"}));
  ears->heard.clear();
  ports.decision.obligations.block.clear(); // nothing to wait for
  ASSERT_TRUE(run(says_three));
  EXPECT_EQ(ears->heard, (std::vector<Bytes>{"one ", "two ", "three"}));
}

// Says each in its turn; "2 content=words": the voice, the part, the words.
auto says_in_turns(std::vector<std::string> turns) {
  return [turns](const Candidate&, Outlet& outlet) -> Task<Result<Outcome>> {
    for (const auto& turn : turns) {
      const std::string words = turn.substr(turn.find('=') + 1);
      Piece piece{words + "|", words, turn[0] - '0', turn.substr(2, turn.find('=') - 2)};
      Result<void> sent = co_await outlet.send(std::move(piece));
      if (!sent) co_return std::unexpected(sent.error());
    }
    co_return Outcome();
  };
}

TEST_F(Conversations, hold_each_voice_against_its_own_words) {
  ports.decision.obligations.block = {"secret.*"};
  ports.found_when_seen = "one two";
  ports.found = {{"secret.key", 0, 0, 7, 99}};
  EXPECT_FALSE(run(says_in_turns({"0 content=one ", "1 content=x", "0 content=two"})));
  EXPECT_EQ(ears->heard, (std::vector<Bytes>{"one |", "x|"}));
  EXPECT_FALSE(run(says_in_turns({"0 content=one ", "0 tool 1=x", "0 content=two"}))) << "also where the voice paused";
  EXPECT_TRUE(run(says_in_turns({"0 content=one ", "1 content=two"}))) << "which nobody reads as one text";
}

TEST_F(Conversations, wait_for_a_voice_that_others_interrupt_and_not_for_one_that_goes_on_elsewhere) {
  ports.decision.obligations.block = {"secret.*"};
  ports.found_when_seen = "never said";
  ports.hold_back = 2;
  ASSERT_TRUE(run(says_in_turns({"0 content=one", "1 content=six", "0 content=two", "1 content=ten"})));
  EXPECT_EQ(ears->heard, (std::vector<Bytes>{"one|", "six|", "two|ten|"})) << "in their order";
  ears->heard.clear();
  ASSERT_TRUE(run(says_in_turns({"0 thinking=hm", "0 content=one", "0 end=", "1 content=six"})));
  EXPECT_EQ(ears->heard, (std::vector<Bytes>{"hm|", "one||", "six|"}));
}

TEST_F(Conversations, keep_little_of_others_for_a_voice_that_is_silent) {
  ports.decision.obligations.block = {"secret.*"};
  ports.found_when_seen = "never said";
  ports.hold_back = 2;
  std::vector<std::string> turns{"0 content=one"};
  for (int i = 0; i < 64; ++i) turns.push_back("1 content=" + std::string(waiting_bytes_max / 32, 'x'));
  ASSERT_TRUE(run(says_in_turns(turns)));
  ASSERT_GT(ears->heard.size(), 20U) << "all of them waited for the end";
  EXPECT_LE(ears->heard.front().size(), waiting_bytes_max + waiting_bytes_max / 16);
}

TEST_F(Conversations, read_no_end_of_texts_at_once) {
  ears->stays_for = 8 * lanes_max;
  ports.decision.obligations.block = {"secret.*"};
  ports.found_when_seen = "never said";
  ports.hold_back = 2;
  const auto answer = run([](const Candidate&, Outlet& outlet) -> Task<Result<Outcome>> {
    for (std::size_t i = 0; i < 4 * lanes_max; ++i) {
      Piece piece{"x", "xyz", static_cast<std::int64_t>(i), "content"};
      Result<void> sent = co_await outlet.send(std::move(piece));
      if (!sent) co_return std::unexpected(sent.error());
    }
    co_return Outcome();
  });
  ASSERT_TRUE(answer) << answer.error().describe();
  std::size_t before_the_end = 0;
  for (std::size_t i = 0; i + 1 < ears->heard.size(); ++i) before_the_end += ears->heard[i].size();
  EXPECT_EQ(before_the_end, 3 * lanes_max);
}

TEST_F(Conversations, give_each_candidate_what_policy_lets_it_see) {
  input = {{"text", "secret", Provenance::person}};
  candidates = {{"cloud", "elsewhere", 100}, {"here", "local", 100}};
  ports.at_site["elsewhere"].redact = true;
  ASSERT_TRUE(run([](const Candidate& candidate, Outlet&) -> Task<Result<Outcome>> {
    if (candidate.backend == "cloud") co_return fail(kDown);
    co_return Outcome();
  }));
  EXPECT_EQ(asked, (std::vector<std::string>{"cloud: redacted", "here: secret"}));
}

TEST_F(Conversations, learn_what_stands_for_what_only_where_policy_wants_it_back) {
  input = {{"text", "secret", Provenance::person}};
  candidates = {{"cloud", "elsewhere", 100}, {"vault", "strict", 100}, {"here", "local", 100}};
  ports.at_site["elsewhere"].pseudonymize = true;
  ports.at_site["strict"].pseudonymize = ports.at_site["strict"].redact = true; // the stricter wins
  ASSERT_TRUE(run([](const Candidate& candidate, Outlet&) -> Task<Result<Outcome>> {
    if (candidate.backend != "here") co_return fail(kDown);
    co_return Outcome();
  }));
  EXPECT_EQ(asked, (std::vector<std::string>{"cloud: redacted = secret", "vault: redacted", "here: secret"}));
}

TEST_F(Conversations, that_crash_fail_alone) {
  const auto answer = run([](const Candidate&, Outlet&) -> Task<Result<Outcome>> {
    throw std::runtime_error("it crashed");
    co_return Outcome();
  });
  ASSERT_FALSE(answer);
  EXPECT_TRUE(answer.error().is(kStageFailed));
}

} // namespace
} // namespace socle::kernel
