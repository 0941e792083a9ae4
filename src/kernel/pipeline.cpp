#include "kernel/pipeline.h"

#include "kernel/course.h"
#include "kernel/errors.h"
#include "kernel/limits.h"

namespace socle::kernel {

// The one path. Each stage's place has its reason; a stage that errs, crashes or hangs ends the call in refuse().
Task<Result<Answer>> Pipeline::run(Credential credential, Call call) {
  if (call.id.empty()) call.id = new_call_id();
  Course course(parts_, following_, std::move(call));

  // 1. Identify first: nothing can be decided about nobody, and a stranger must cost us nothing.
  if (auto error = course.identify(credential)) co_return co_await refuse(course, "identify", *error);
  if (const auto known = executors_.find(course.call.action); known != executors_.end())
    course.executor = known->second;
  if (!course.executor) {
    const Error unknown = unknown_action(course.call.action);
    co_return co_await refuse(course, "identify", unknown);
  }

  // 2. Inspect before deciding: policy judges what the payload holds, not what the caller says of it.
  if (auto error = course.inspect_input()) co_return co_await refuse(course, "inspect", *error);

  // 3. Decide before anything is chosen, reserved or promised; obligations bind every later stage.
  if (auto error = course.decide()) co_return co_await refuse(course, "decide", *error);

  do { // until a candidate has answered: a fallback goes the whole way again from here
    // 4. Route under the obligations: where it may run is policy's question again, for each candidate.
    if (auto error = course.route()) co_return co_await refuse(course, "route", *error);

    // 5. Reserve the highest price of that candidate: a call that could exceed its budget never starts.
    if (auto error = course.reserve()) co_return co_await refuse(course, "reserve", *error);

    // What only computes here may start now, on a Ticket; its result stays held until the Permit.
    auto held = course.start_compute();

    // 6. Record the intent. From here on the log knows; a Permit exists only because the record is durable.
    if (auto error = co_await course.record_intent()) co_return co_await refuse(course, "record", *error);
    Permit permit(course.call.id, course.principal.tenant, course.call.action,
                  parts_.clock.monotonic() + permit_lifetime_max);

    // 7. Execute: the only place where a Permit is spent.
    if (auto error = co_await course.execute(std::move(permit), held))
      co_return co_await refuse(course, "execute", *error);
  } while (!course.answered);

  // 8. Inspect the output before anyone sees it.
  if (auto error = course.inspect_output()) co_return co_await refuse(course, "inspect_output", *error);

  // 9. Settle what it really cost; becomes durable with the receipt.
  if (auto error = course.settle()) co_return co_await refuse(course, "settle", *error);

  // 10. Receipt: outcome, cost and changed state commit together, then the caller gets the answer.
  if (auto error = co_await course.record_outcome()) co_return co_await refuse(course, "receipt", *error);
  co_return course.answer();
}

Task<Result<Answer>> Pipeline::refuse(Course& course, std::string_view stage, const Error& error) {
  Error explained = course.explain(stage, error);
  co_await course.record_refusal(stage, error);
  co_return std::unexpected(std::move(explained));
}

Pipeline::Pipeline(Parts parts) : parts_(parts), following_(std::make_shared<Following>()) {
  unlogged_refusals(); // there from the start, at nought: who watches it sees its first rise
}

Pipeline::~Pipeline() { close(); }

void Pipeline::close() {
  const std::lock_guard lock(following_->mutex);
  following_->open = false;
}

void Pipeline::add(std::string action, Executor executor) {
  SOCLE_ASSERT(int{executor.compute != nullptr} + int{executor.effect != nullptr} + int{executor.converse != nullptr} ==
               1);
  SOCLE_ASSERT(static_cast<bool>(executor.candidates));
  const bool added = executors_.emplace(std::move(action), std::make_shared<const Executor>(std::move(executor)))
                         .second;
  SOCLE_ASSERT(added);
}

Error Pipeline::unknown_action(const std::string& action) const {
  std::vector<std::string> known;
  for (const auto& [name, executor] : executors_) known.push_back(name);
  const auto near = near_misses(action, known);
  return Error(kUnknownAction,
               {{"action", action}, {"hint", near.empty() ? "docs/policy.md" : "→ " + near.front() + " ?"}});
}

Result<Answer> Pipeline::run_now(Credential credential, Call call) {
  // Making a loop costs several system calls: each thread keeps one. A call within a call's stage gets its own.
  thread_local asio::io_context kept(1);
  thread_local bool kept_runs = false;
  std::optional<Result<Answer>> answer;
  if (kept_runs) {
    asio::io_context inner(1);
    spawn(inner, run(std::move(credential), std::move(call)), answer);
    inner.run();
  } else {
    kept_runs = true;
    kept.restart();
    spawn(kept, run(std::move(credential), std::move(call)), answer);
    kept.run();
    kept_runs = false;
  }
  SOCLE_ASSERT(answer.has_value());
  return std::move(*answer);
}

namespace {
// A stage outside a call: what crashes in it refuses, as it does in a call.
template <typename F>
auto stage_of(std::string_view stage, F&& body) -> decltype(body()) {
  std::string reason = "an exception of unknown type";
  try {
    return body();
  } catch (const std::exception& exception) {
    reason = exception.what();
  } catch (...) { // NOLINT: whatever it was, nobody may read on
  }
  return fail(kStageFailed, {{"stage", std::string(stage)}, {"reason", reason}});
}
} // namespace

Result<Principal> Pipeline::may_read(const Credential& credential, std::string_view action, const Resource& resource,
                                     const Attributes& context) {
  SOCLE_TRY(Principal principal, stage_of("identify", [&] { return parts_.identifier.identify(credential); }));
  SOCLE_TRY(const Decision decision, stage_of("decide", [&] {
              return decide_within_scope(parts_.decider, principal, action, resource, context);
            }));
  if (!decision.permit) return std::unexpected(refusal(decision, action, resource));
  if (decision.obligations.ask_human)
    return fail(kApprovalRequired, {{"action", std::string(action)}, {"policies", joined(decision.policies)}});
  return principal;
}

Result<Decision> Pipeline::would(const Principal& principal, const Call& call) {
  SOCLE_TRY(const Inspection inspection, stage_of("inspect", [&] { return parts_.inspector.inspect(call.input); }));
  return stage_of("decide", [&] { return decide_call(parts_.decider, principal, call, inspection.findings); });
}

Result<Pipeline::Judged> Pipeline::judge(const Principal& principal, const Call& call,
                                         std::span<const Finding> findings, std::span<const Candidate> candidates) {
  return stage_of("decide", [&]() -> Result<Judged> {
    Judged out;
    SOCLE_TRY(out.call.decision, decide_call(parts_.decider, principal, call, findings));
    if (!out.call.decision.permit) out.call.refused = out.call.decision.explanation;
    else if (out.call.decision.obligations.ask_human)
      out.call.refused = Error(kApprovalRequired, {{"action", call.action}}).message(principal.language);
    else if (const auto block = blocked(out.call.decision, "input", call.input, findings))
      out.call.refused = block->message(principal.language);
    if (!out.call.refused.empty()) return out;
    for (const auto& candidate : candidates) {
      SOCLE_TRY(Judgement here,
                judge_at(parts_.decider, principal, call, findings, out.call.decision.obligations, candidate));
      const auto block = here.refused.empty() ? blocked(here.decision, "input", call.input, findings) : Problem();
      if (block) here.refused = block->message(principal.language);
      out.candidates.push_back(std::move(here));
    }
    return out;
  });
}

std::string Pipeline::new_call_id() { return make_id("call", parts_.clock, parts_.random); }

} // namespace socle::kernel
