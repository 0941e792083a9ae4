// One call on its way through the pipeline: what each stage found, and how a refusal is explained and recorded. Private to kernel.
#pragma once

#include "kernel/errors.h"
#include "kernel/pipeline.h"

#include <condition_variable>
#include <mutex>

namespace socle::kernel {

// A result that a worker produces and the call's coroutine awaits later.
template <typename T>
class Pending {
 public:
  void finish(T value) {
    std::function<void(T)> waiter;
    {
      const std::lock_guard lock(mutex_);
      if (!waiter_) {
        value_.emplace(std::move(value));
        return;
      }
      waiter = std::move(waiter_);
    }
    waiter(std::move(value));
  }
  void when_finished(std::function<void(T)> waiter) {
    std::optional<T> ready;
    {
      const std::lock_guard lock(mutex_);
      if (!value_) {
        waiter_ = std::move(waiter);
        return;
      }
      ready.emplace(std::move(*value_));
    }
    waiter(std::move(*ready));
  }

 private:
  std::mutex mutex_;
  std::optional<T> value_;
  std::function<void(T)> waiter_;
};

using HeldOutcome = std::shared_ptr<Held<Result<Outcome>>>;
using Computation = std::shared_ptr<Pending<HeldOutcome>>; // null when the executor has an effect
using Problem = std::optional<Error>; // what went wrong in a stage; empty: go on

std::string joined(const std::vector<std::string>& items);
std::string listed(std::span<const std::string> items); // sentences; the first few, and how many more there are
Error refusal(const Decision& decision, std::string_view action, const Resource& resource);
Attributes context_of(const Call& call, std::span<const Finding> findings);
// The key's scopes first, then policy: a key may be narrower than its owner, never wider.
Result<Decision> decide_within_scope(Decider& decider, const Principal& principal, std::string_view action,
                                     const Resource& resource, const Attributes& context);
// The same of a whole call, which may not give more than the asker's key is good for either.
Result<Decision> decide_call(Decider& decider, const Principal& principal, const Call& call,
                             std::span<const Finding> findings);
// Whether the call may run at this candidate; `bound` is what binds it wherever it runs.
Result<Judgement> judge_at(Decider& decider, const Principal& principal, const Call& call,
                           std::span<const Finding> findings, const Obligations& bound, const Candidate& candidate);
// What the decision forbids to be in these contents.
Problem blocked(const Decision& decision, std::string_view where, std::span<const Content> contents,
                std::span<const Finding> found);
void spawn(asio::io_context& loop, Task<Result<Answer>> task, std::optional<Result<Answer>>& answer);

inline metrics::Counter unlogged_refusals() {
  return metrics::counter("socle_refusals_unlogged_total", "Refused calls whose refusal could not be logged");
}

// What follows commits, until the pipeline ends: a commit may be answered when nobody is there any more whom it concerns.
struct Pipeline::Following {
  void run(const std::function<void()>& then) {
    const std::lock_guard lock(mutex);
    if (open) then();
  }
  std::mutex mutex;
  bool open = true;
};

struct Pipeline::Course {
  Course(const Parts& parts, std::shared_ptr<Following> following, Call the_call)
      : parts(parts),
        following(std::move(following)),
        subject(std::make_shared<Subject>(std::move(the_call))),
        started(parts.clock.monotonic()) {}
  ~Course(); // gives back what is still reserved, on every exit path
  Course(const Course&) = delete;
  Course& operator=(const Course&) = delete;

  Problem identify(const Credential& credential);
  Problem inspect_input();
  Problem decide();
  Problem route();
  Problem reserve();
  bool late() const; // the asker waits no longer
  Computation start_compute();
  Task<Problem> record_intent();
  // Sets `answered`; where another candidate may be tried it returns without.
  Task<Problem> execute(Permit permit, Computation computation);
  Problem inspect_output();
  Problem settle();
  Task<Problem> record_outcome();
  Answer answer();

  // The error as the caller sees it: with its stage and the call's id.
  Error explain(std::string_view stage, const Error& error) const;
  Task<void> record_refusal(std::string_view stage, const Error& error);

  // Who asks for what. Fixed from start_compute on: a worker shares it, and may outlive a call that ended early.
  struct Subject {
    Call call;
    Principal principal;
  };

  const Parts& parts;
  std::shared_ptr<Following> following;
  std::shared_ptr<Subject> subject;
  Call& call = subject->call;
  Principal& principal = subject->principal;
  bool identified = false;
  std::shared_ptr<const Executor> executor; // null until the action is known
  std::vector<Finding> findings;
  std::string data_class; // of the input
  std::optional<Decision> decision;
  Obligations obligations; // of the call itself, wherever it runs; the decision's are those at its candidate
  Candidate candidate;
  std::optional<Lease> lease;
  bool intent_recorded = false;
  bool effect_done = false;
  bool answered = false; // a candidate has
  std::optional<std::vector<Candidate>> offers; // best first; those before `next_offer` were passed over or have failed
  std::size_t next_offer = 0;
  std::vector<std::string> refused_offers; // which, and why
  std::vector<Attempt> attempts; // that failed, before the present one
  std::optional<std::vector<Content>> as_given; // the input before it was redacted for one candidate
  std::map<std::string, std::int64_t> answer_findings; // how many of each type
  Outcome outcome;
  store::Unit settlement;
  std::vector<StageTrace> stages;
  Microseconds started;

 private:
  class Pieces;
  Task<Result<Outcome>> compute(Permit permit, Computation computation);
  Task<Result<Outcome>> effect(Permit permit);
  Task<Result<Outcome>> converse(Permit permit);
  template <typename F>
  auto timed(std::string_view stage, F&& body) -> decltype(body());
  Problem block(std::string_view where, std::span<const Content> contents, std::span<const Finding> found) const {
    return blocked(*decision, where, contents, found);
  }
  Task<Problem> commit(std::string_view stage, store::Unit unit, std::function<void()> then);
  Receipt receipt(std::string status);
  void note_answer(std::span<const Finding> found);
  const std::vector<Content>& given_input() const {
    return as_given ? *as_given : call.input;
  } // before it was redacted
  void count(std::string_view status, std::string_view stage) const;
  Problem redact();
};

// Times a synchronous stage and turns a crash in it into a refusal.
template <typename F>
auto Pipeline::Course::timed(std::string_view stage, F&& body) -> decltype(body()) {
  const auto begin = parts.clock.monotonic();
  const auto finish = [&](std::string verdict) {
    stages.push_back({std::string(stage), (parts.clock.monotonic() - begin).count(), std::move(verdict)});
  };
  std::string reason = "an exception of unknown type";
  try {
    auto result = body();
    finish(result ? "ok" : std::string(result.error().code()));
    return result;
  } catch (const std::exception& exception) {
    reason = exception.what();
  } catch (...) { // NOLINT: whatever it was, the call must not happen
  }
  finish(std::string(kStageFailed.code));
  return fail(kStageFailed, {{"stage", std::string(stage)}, {"reason", reason}});
}

} // namespace socle::kernel
