// The stages that wait: record, execute, receipt. Everything that waits has a deadline.
#include "kernel/course.h"
#include "kernel/errors.h"
#include "kernel/limits.h"
#include "store/errors.h"

#include "base/log.h"

#include <algorithm>
#include <deque>

namespace socle::kernel {

namespace {
Error timed_out(std::string_view stage, std::chrono::milliseconds limit) {
  return Error(kTimedOut, {{"stage", std::string(stage)}, {"seconds", std::to_string((limit.count() + 999) / 1000)}});
}

// Runs an executor's function so that a crash in it is an error of the call, not of the daemon.
template <typename F>
Result<Outcome> guarded(F&& body) {
  std::string reason = "an exception of unknown type";
  try {
    return body();
  } catch (const std::exception& exception) {
    reason = exception.what();
  } catch (...) { // NOLINT: whatever it was, the call failed
  }
  return fail(kStageFailed, {{"stage", "execute"}, {"reason", reason}});
}
} // namespace

// `then` makes the commit hold in memory. It belongs to the commit and not to its caller: one that comes after the deadline holds too.
Task<Problem> Pipeline::Course::commit(std::string_view stage, store::Unit unit, std::function<void()> then) {
  const auto begin = parts.clock.monotonic();
  using Committed = Result<store::Committed>;
  auto shared = std::make_shared<store::Unit>(std::move(unit));
  store::Store* target = &parts.store;
  std::function<void(std::function<void(Committed)>)> start =
      [target, shared, then = std::move(then), following = following](std::function<void(Committed)> done) {
        target->commit(std::move(*shared), [then, following, done = std::move(done)](Committed kept) {
          if (kept && then) following->run(then);
          done(std::move(kept));
        });
      };
  Committed late = std::unexpected(timed_out(stage, parts.record_deadline));
  Committed committed = co_await await_callback_within<Committed>(parts.record_deadline, std::move(late),
                                                                  std::move(start));
  stages.push_back({std::string(stage), (parts.clock.monotonic() - begin).count(),
                    committed ? "ok" : std::string(committed.error().code())});
  if (!committed) co_return Problem(committed.error());
  co_return Problem();
}

Task<Problem> Pipeline::Course::record_intent() {
  auto prepared = timed("record", [&]() -> Result<store::Unit> {
    SOCLE_CHECK(parts.recorder.ready());
    return parts.recorder.intent(
        {call, principal, *decision, findings, candidate, lease->reserved, parts.clock.now(), attempts, data_class});
  });
  if (!prepared) co_return Problem(prepared.error());
  stages.pop_back(); // preparing and committing are one stage: the commit's entry tells its time
  std::function<void()> nothing;
  Problem problem = co_await commit("record", std::move(*prepared), std::move(nothing));
  intent_recorded = !problem;
  co_return problem;
}

Computation Pipeline::Course::start_compute() {
  if (!executor->compute) return nullptr;
  auto computation = std::make_shared<Pending<HeldOutcome>>();
  auto accepted = parts.workers.submit([computation, executor = executor, subject = subject] {
    const Ticket ticket(subject->call.id);
    std::optional<Held<Result<Outcome>>> held;
    Result<Outcome> crashed = guarded([&]() -> Result<Outcome> {
      held.emplace(executor->compute(ticket, subject->call, subject->principal));
      return Outcome();
    });
    if (!crashed) held.emplace(ticket, std::move(crashed));
    computation->finish(std::make_shared<Held<Result<Outcome>>>(std::move(*held)));
  });
  if (!accepted)
    computation->finish(std::make_shared<Held<Result<Outcome>>>(Ticket(call.id), std::unexpected(accepted.error())));
  return computation;
}

Task<Result<Outcome>> Pipeline::Course::compute(Permit permit, Computation computation) {
  std::function<void(std::function<void(HeldOutcome)>)> start = [computation](std::function<void(HeldOutcome)> done) {
    computation->when_finished(std::move(done));
  };
  HeldOutcome held = co_await await_callback_within<HeldOutcome>(executor->time_ms_max, HeldOutcome(),
                                                                 std::move(start));
  if (!held) co_return std::unexpected(timed_out("execute", executor->time_ms_max));
  co_return std::move(*held).open(permit);
}

Task<Result<Outcome>> Pipeline::Course::effect(Permit permit) {
  auto owned = std::make_shared<Permit>(std::move(permit));
  WorkerPool* workers = &parts.workers;
  std::function<void(std::function<void(Result<Outcome>)>)> start =
      [workers, owned, executor = executor, subject = subject](std::function<void(Result<Outcome>)> done) {
        auto accepted = workers->submit([=] {
          done(guarded([&] { return executor->effect(std::move(*owned), subject->call, subject->principal); }));
        });
        if (!accepted) done(std::unexpected(accepted.error()));
      };
  Result<Outcome> late = std::unexpected(timed_out("execute", executor->time_ms_max));
  Result<Outcome> result = co_await await_callback_within<Result<Outcome>>(executor->time_ms_max, std::move(late),
                                                                           std::move(start));
  co_return result;
}

// The way out of a call's pieces: inspected, then given to the asker. Gives up when the asker has gone or the time is over.
class Pipeline::Course::Pieces final : public Outlet {
 public:
  Pieces(Course& course, const Executor& executor, const asio::io_context::executor_type& loop)
      : course_(course), timer_(loop, time_left(course, executor)) {
    timer_.async_wait([this, alive = std::weak_ptr<bool>(alive_)](boost::system::error_code error) {
      if (error || alive.expired()) return;
      late_ = true;
      give_up();
    });
    if (course.call.listener) {
      course.call.listener->when_gone([this] {
        gone_ = true;
        give_up();
      });
    }
  }
  ~Pieces() override {
    if (course_.call.listener) course_.call.listener->when_gone([] {});
  }
  Task<Result<void>> send(Piece piece) override {
    if (gone_) co_return std::unexpected(why_gone());
    std::shared_ptr<Lane> lane;
    if (!piece.text.empty() || !piece.part.empty()) {
      if (auto problem = lane_of(piece, lane)) co_return std::unexpected(std::move(*problem));
    }
    if (!piece.bytes.empty() || !piece.text.empty()) {
      waiting_bytes_ += piece.bytes.size();
      waiting_.push_back({std::move(piece.bytes), lane, lane ? lane->said + piece.text.size() : 0});
    }
    if (!piece.text.empty()) {
      lane->said += piece.text.size();
      if (!lane->watch) lane->watch = course_.parts.inspector.watch(course_.given_input());
      if (auto problem = look(*lane, [&] { return lane->watch->feed(piece.text); }))
        co_return std::unexpected(std::move(*problem));
    }
    release();
    while (waiting_bytes_ > waiting_bytes_max && waiting_.front().lane != lane) {
      if (auto problem = pause(*waiting_.front().lane)) co_return std::unexpected(std::move(*problem));
      release();
    }
    Result<void> given = co_await give();
    co_return given;
  }
  // The answer is whole: what was kept back is decided too.
  Task<Result<void>> finish() {
    for (auto& [key, lane] : lanes_) {
      if (!lane->watch) continue;
      if (auto problem = look(*lane, [&] { return lane->watch->finish(); }))
        co_return std::unexpected(std::move(*problem));
      lane->released = lane->said;
    }
    release();
    Result<void> given = co_await give();
    co_return given;
  }
  void when_given_up(std::function<void()> then) override {
    then_ = std::move(then);
    if (gone_ || late_) give_up();
  }
  void note(json::object facts, const Cost& cost) override {
    course_.outcome.facts = std::move(facts);
    course_.outcome.cost = cost;
  }
  bool begun() const { return begun_; }
  bool gone() const { return gone_; }
  Error why_gone() const {
    auto why = course_.call.listener ? course_.call.listener->why_gone() : std::nullopt;
    return why ? std::move(*why) : Error(kCancelled);
  }
  bool late() const { return late_; }

 private:
  using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                                           asio::io_context::executor_type>;
  static Microseconds time_left(const Course& course, const Executor& executor) {
    const auto until = executor.deadline ? executor.deadline(course.call) : std::nullopt;
    const Microseconds most = executor.time_ms_max;
    return until ? std::clamp(*until - course.parts.clock.monotonic(), Microseconds(0), most) : most;
  }
  void give_up() {
    if (auto then = std::exchange(then_, nullptr)) then();
  }
  // One text of the answer, with the watch that it has from its first words on.
  struct Lane {
    std::unique_ptr<Watch> watch = nullptr;
    std::size_t said = 0, released = 0; // bytes of words: given to the watch, and decided by it
    std::uint64_t used = 0;
  };
  Problem lane_of(const Piece& piece, std::shared_ptr<Lane>& out) {
    const auto [found, is_new] = lanes_.try_emplace({piece.voice, piece.part});
    if (is_new) {
      found->second = std::make_shared<Lane>();
      for (auto& [key, lane] : lanes_) {
        if (key.first != piece.voice || lane == found->second) continue;
        if (auto problem = pause(*lane)) return problem;
      }
    }
    out = found->second;
    out->used = ++turn_;
    if (lanes_.size() <= lanes_max) return std::nullopt;
    const auto oldest = std::ranges::min_element(lanes_, {}, [](const auto& lane) { return lane.second->used; });
    auto problem = pause(*oldest->second);
    lanes_.erase(oldest);
    return problem;
  }
  Problem pause(Lane& lane) {
    if (lane.released < lane.said) {
      if (auto problem = look(lane, [&] { return lane.watch->pause(); })) return problem;
    }
    lane.released = lane.said;
    return std::nullopt;
  }
  template <typename Look>
  Problem look(Lane& lane, Look&& by) {
    Result<Watch::Seen> seen = by();
    if (!seen) return seen.error();
    lane.released = course_.decision->obligations.block.empty() ? lane.said
                                                                : seen->released; // what nothing can stop need not wait
    course_.note_answer(seen->findings);
    const Content content{"answer", {}, Provenance::model};
    return course_.block("output", {&content, 1}, seen->findings);
  }
  // What may leave, in its order.
  void release() {
    for (; !waiting_.empty(); waiting_.pop_front()) {
      const auto& next = waiting_.front();
      if (next.lane && next.text_end > next.lane->released) return;
      waiting_bytes_ -= next.bytes.size();
      free_ += next.bytes;
    }
  }
  Task<Result<void>> give() {
    Bytes bytes = std::exchange(free_, {});
    if (bytes.empty()) co_return Result<void>();
    begun_ = true;
    const bool taken = course_.call.listener && co_await course_.call.listener->take(std::move(bytes));
    if (taken) co_return Result<void>();
    gone_ = true;
    co_return std::unexpected(why_gone());
  }
  struct Waiting {
    Bytes bytes;
    std::shared_ptr<Lane> lane; // none: it has no words
    std::size_t text_end; // its words end there, counted from the lane's begin
  };
  Course& course_;
  Timer timer_;
  std::function<void()> then_;
  std::map<std::pair<std::int64_t, std::string>, std::shared_ptr<Lane>> lanes_; // by voice and part
  std::deque<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  Bytes free_; // may leave
  std::uint64_t turn_ = 0;
  bool begun_ = false, gone_ = false, late_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); // what waits on the loop may come after the end
};

Task<Result<Outcome>> Pipeline::Course::converse(Permit permit) {
  const asio::io_context::executor_type loop = co_await asio::this_coro::executor;
  Pieces pieces(*this, *executor, loop);
  Result<Outcome> result = fail(kStageFailed, {{"stage", "execute"}, {"reason", "an exception of unknown type"}});
  try {
    Task<Result<Outcome>> task = executor->converse(std::move(permit), call, principal, candidate, pieces);
    result = co_await std::move(task);
    if (result) {
      Result<void> given = co_await pieces.finish();
      if (!given) result = std::unexpected(given.error());
    }
  } catch (const std::exception& exception) {
    result = fail(kStageFailed, {{"stage", "execute"}, {"reason", exception.what()}});
  }
  if (result) co_return result;
  if (pieces.gone()) co_return std::unexpected(pieces.why_gone());
  if (pieces.late() && late()) co_return fail(kDeadlinePassed);
  if (pieces.late()) co_return std::unexpected(timed_out("execute", executor->time_ms_max));
  if (pieces.begun() || !executor->may_try_another || !executor->may_try_another(result.error())) co_return result;
  if (next_offer >= offers->size()) co_return result; // none is left: this error is the call's
  attempts.push_back({candidate.backend, std::string(result.error().code())});
  co_return result;
}

Task<Problem> Pipeline::Course::execute(Permit permit, Computation computation) {
  const auto begin = parts.clock.monotonic();
  const auto attempts_before = attempts.size();
  Result<Outcome> result = Outcome();
  if (computation) result = co_await compute(std::move(permit), computation);
  else if (executor->effect) result = co_await effect(std::move(permit));
  else result = co_await converse(std::move(permit));
  stages.push_back(
      {"execute", (parts.clock.monotonic() - begin).count(), result ? "ok" : std::string(result.error().code())});
  if (attempts.size() > attempts_before) {
    parts.accountant.release(*std::exchange(lease, std::nullopt));
    co_return Problem(); // another candidate's turn
  }
  if (!result) co_return Problem(result.error());
  outcome = std::move(*result);
  effect_done = !computation;
  answered = true;
  co_return Problem();
}

Receipt Pipeline::Course::receipt(std::string status) {
  if (!answer_findings.empty()) {
    json::object counts;
    for (const auto& [type, count] : answer_findings) counts[type] = count;
    outcome.facts["answer_findings"] = std::move(counts);
  }
  Receipt made{.call = call,
               .principal = identified ? &principal : nullptr,
               .decision = decision ? &*decision : nullptr,
               .findings = findings,
               .status = std::move(status),
               .stage = {},
               .error = {},
               .candidate = candidate.backend,
               .cost = outcome.cost,
               .facts = outcome.facts,
               .stages = stages,
               .intent_recorded = intent_recorded,
               .at = parts.clock.now(),
               .data_class = data_class};
  return made;
}

Task<Problem> Pipeline::Course::record_outcome() {
  auto prepared = timed("receipt", [&]() -> Result<store::Unit> { return parts.recorder.outcome(receipt("done")); });
  if (!prepared) co_return Problem(prepared.error());
  stages.pop_back();
  store::Unit unit = std::move(outcome.unit);
  if (call.joins) {
    auto joined = timed("receipt", [&] { return call.joins(outcome); });
    if (!joined) co_return Problem(joined.error());
    stages.pop_back();
    unit.append(std::move(*joined));
  }
  unit.append(store::Unit(settlement)); // kept: where this does not commit, the refusal books what it cost
  unit.append(std::move(*prepared));
  std::function<void()> then = std::move(outcome.committed);
  Problem problem = co_await commit("receipt", std::move(unit), std::move(then));
  co_return problem;
}

Error Pipeline::Course::explain(std::string_view stage, const Error& error) const {
  auto parameters = error.parameters();
  const auto has = [&](std::string_view name) {
    return std::ranges::any_of(parameters, [&](const auto& p) { return p.first == name; });
  };
  if (!has("stage")) parameters.emplace_back("stage", stage);
  if (!has("call")) parameters.emplace_back("call", call.id);
  return Error(error.kind(), std::move(parameters));
}

Task<void> Pipeline::Course::record_refusal(std::string_view stage, const Error& error) {
  if (lease && outcome.cost != Cost()) settle(); // what an unfinished answer has cost
  else outcome.cost = {};
  if (lease) parts.accountant.release(*lease);
  // Before execute nothing happened: refused. In execute it failed. A deadline there, or a receipt that could not be written after
  // an effect, leaves it open: unknown.
  const bool after_execute = stage == "execute" || stage == "inspect_output" || stage == "settle" || stage == "receipt";
  const bool open_ended = (stage == "receipt" && (effect_done || error.is(store::kOutcomeUnknown))) ||
                          (after_execute && error.is(kTimedOut));
  const std::string status = open_ended                                      ? "unknown"
                             : error.is(kCancelled) || error.is(kAskerEnded) ? "cancelled"
                             : after_execute                                 ? "failed"
                                                                             : "refused";
  count(status, stage);
  if (!identified) co_return; // strangers are counted and throttled, not written one by one
  auto prepared = timed("receipt", [&]() -> Result<store::Unit> {
    Receipt made = receipt(status);
    made.stage = stage;
    made.error = error.code();
    return parts.recorder.outcome(made);
  });
  Problem problem = prepared ? Problem() : Problem(prepared.error());
  std::function<void()> nothing;
  if (prepared) {
    prepared->append(std::move(settlement));
    problem = co_await commit("receipt", std::move(*prepared), std::move(nothing));
  }
  if (problem) {
    unlogged_refusals().add();
    log::error("kernel", "a refusal could not be logged",
               {{"call", call.id}, {"stage", std::string(stage)}, {"error", problem->describe()}});
  }
}

// Looking a metric up by its name and labels costs more than counting: each thread keeps the handles that it has used.
void Pipeline::Course::count(std::string_view status, std::string_view stage) const {
  thread_local std::map<std::string, metrics::Counter, std::less<>> kept;
  const std::string_view action = executor ? std::string_view(call.action) : "unknown"; // a caller's words are no label
  std::string key;
  for (const auto part : {action, status, stage}) (key += part) += '\n';
  auto found = kept.find(key);
  if (found == kept.end()) {
    const metrics::Labels labels{
        {"action", std::string(action)}, {"status", std::string(status)}, {"stage", std::string(stage)}};
    found = kept.emplace(std::move(key),
                         metrics::counter("socle_calls_total", "Calls by action, status and the stage that ended them",
                                          labels))
                .first;
  }
  found->second.add();
  static metrics::Histogram seconds = metrics::histogram("socle_call_seconds", "Time from the first byte to the answer",
                                                         {0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60}, {});
  seconds.observe(static_cast<double>((parts.clock.monotonic() - started).count()) / 1e6);
}

} // namespace socle::kernel
