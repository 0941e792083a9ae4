// The engine: takes runs from its queue and advances them task by task until they wait or end.
#include "workflows/errors.h"
#include "workflows/limits.h"
#include "workflows/live.h"

#include "base/digest.h"
#include "base/log.h"
#include "kernel/errors.h"
#include "store/errors.h"

#include <algorithm>

namespace socle::workflows {

namespace {
// Nothing of the run's own is wrong: what it needs could not answer, had no room, or was changed meanwhile by another.
bool may_pass(const Error& error) {
  const int status = error.http_status();
  return status == 503 || status == 504 || status == 507 || status == 429 || error.is(store::kConflict);
}
} // namespace

Engine::Engine(Parts parts) : parts_(parts) {}

Engine::~Engine() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ready_.notify_all();
  changed_.notify_all();
  for (auto& worker : workers_) worker.join();
}

void Engine::add_function(std::string name, Function function) {
  functions_.emplace(std::move(name), std::move(function));
}
void Engine::add_gate_kind(std::string name, GateKind kind) { gate_kinds_.emplace(std::move(name), std::move(kind)); }
void Engine::on_change(std::function<void(const std::string&, const std::string&)> listener) {
  listeners_.push_back(std::move(listener));
}

namespace {
// What a gate promises must be carried out: an argument that nobody looks at ("quorum") would promise more than is done.
Result<void> check_gate(const Task& task, const std::map<std::string, GateKind, std::less<>>& kinds) {
  static const std::set<std::string_view> known{"kind",         "title",    "summary",  "proposal",
                                                "amount_cents", "currency", "deadline", "timeout"};
  const auto refused = [&](std::string reason) {
    return fail(kInvalidDefinition, {{"where", task.name}, {"reason", std::move(reason)}});
  };
  const auto& with = task.with.as_object();
  const auto kind = json::get_string(with, "kind");
  if (!kind || !kinds.contains(*kind)) return refused("a gate needs a known “kind”");
  for (const auto& argument : with) {
    if (!known.contains(std::string_view(argument.key())))
      return refused("a gate does not carry out “" + std::string(argument.key()) + "”");
  }
  for (const char* name : {"deadline", "timeout"}) {
    const auto* stated = with.if_contains(name);
    if (stated == nullptr || (stated->is_string() && expression_in(stated->get_string()))) continue;
    if (!duration_of(*stated)) return refused("the deadline is no duration such as P14D, of a year at most");
  }
  return {};
}
} // namespace

Result<void> Engine::add_definition(std::string_view yaml) {
  SOCLE_TRY(const auto definition, parse_definition(yaml));
  const std::function<Result<void>(const Tasks&)> check = [&](const Tasks& tasks) -> Result<void> {
    for (const auto& task : tasks) {
      if (task.kind == Task::Kind::call && task.function != "gate" && !functions_.contains(task.function)) {
        std::vector<std::string> known;
        for (const auto& [name, function] : functions_) known.push_back(name);
        const auto near = near_misses(task.function, known);
        return fail(kInvalidDefinition, {{"where", task.name},
                                         {"reason", "there is no function “" + task.function + "”" +
                                                        (near.empty() ? "" : "; did you mean " + near.front() + "?")}});
      }
      if (task.kind == Task::Kind::call && task.function == "gate") {
        SOCLE_CHECK(check_gate(task, gate_kinds_));
      }
      SOCLE_CHECK(check(task.body));
      SOCLE_CHECK(check(task.caught));
    }
    return {};
  };
  SOCLE_CHECK(check(definition->tasks));
  definitions_[definition->name] = definition;
  definitions_[definition->digest] = definition;
  // A run is pinned to the text it began with: keep every text that was ever loaded.
  store::Unit unit;
  unit.add(
      "INSERT INTO workflow_definitions(digest, name, version, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (digest) DO NOTHING",
      {definition->digest, definition->name, definition->version, definition->text});
  return commit(std::move(unit));
}

Result<void> Engine::start() {
  SOCLE_TRY(const store::Rows texts, parts_.store.read("SELECT digest, body FROM workflow_definitions"));
  for (const auto& row : texts) {
    if (definitions_.contains(row.text(0))) continue;
    SOCLE_TRY(definitions_[row.text(0)], parse_definition(row.text(1)));
  }
  kernel::Executor open;
  open.candidates = [](const kernel::Call&, const kernel::Principal&) {
    return std::vector<kernel::Candidate>{{"here", "local", {}}};
  };
  open.effect = [this](kernel::Permit permit, const kernel::Call& call,
                       const kernel::Principal& principal) -> Result<kernel::Outcome> {
    SOCLE_CHECK(permit.use(parts_.clock));
    return open_gate_executor(call, principal);
  };
  parts_.pipeline.add("gate.open", std::move(open));
  if (auto expired = expire_gates(); !expired)
    log::warning("workflows", "gates could not be expired",
                 {{"error", expired.error().describe()}}); // tried again below
  SOCLE_TRY(const store::Rows running,
            parts_.store.read("SELECT tenant, id FROM workflow_runs WHERE state = 'running'"));
  for (const auto& row : running) schedule(row.text(0), row.text(1));
  for (std::size_t i = 0; i < workers; ++i) workers_.emplace_back([this] { work(); });
  return {};
}

void Engine::schedule(const std::string& tenant, const std::string& run, Microseconds wait) {
  const Microseconds at = parts_.clock.monotonic() + wait;
  {
    const std::lock_guard lock(mutex_);
    const auto [known, fresh] = queue_.try_emplace({tenant, run}, at);
    if (!fresh) known->second = std::min(known->second, at);
  }
  ready_.notify_one();
}

void Engine::changed(const std::string& tenant, const std::string& run) {
  {
    const std::lock_guard lock(mutex_);
    ++changes_;
  }
  changed_.notify_all();
  for (const auto& listener : listeners_) listener(tenant, run);
}

void Engine::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const Microseconds now = parts_.clock.monotonic();
    if (!expiry_looked_ || now - *expiry_looked_ >= expiry_looked_for_every) { // also while much is to be done
      expiry_looked_ = now;
      lock.unlock();
      if (auto expired = expire_gates(); !expired)
        log::warning("workflows", "gates could not be expired", {{"error", expired.error().describe()}});
      lock.lock();
      continue;
    }
    const auto next = std::ranges::find_if(queue_, [&](const auto& entry) {
      return entry.second <= now && !active_.contains(entry.first);
    }); // one run on one worker at a time
    if (next == queue_.end()) {
      Microseconds wait = queue_looked_at_every;
      for (const auto& [key, at] : queue_) wait = std::clamp<Microseconds>(at - now, Microseconds(1'000), wait);
      ready_.wait_for(lock, wait);
      continue;
    }
    const auto key = next->first;
    queue_.erase(next);
    active_.insert(key);
    lock.unlock();
    advance(key.first, key.second);
    lock.lock();
    active_.erase(key);
    ready_.notify_one();
  }
}

void Engine::advance(const std::string& tenant, const std::string& id) {
  auto live = load(tenant, id);
  if (!live) {
    if (!may_pass(live.error())) live = std::unexpected(give_up(tenant, id, live.error()));
    if (may_pass(live.error())) schedule(tenant, id, later(tenant, id));
    return;
  }
  while (live->run.state == "running") {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return; // it continues from its last committed step
    }
    auto more = step(*live);
    const bool again = !more && worth_another_try(*live, more.error());
    if (!more && !again) more = failed(*live, more.error());
    if (!more) {
      // Something else is at fault than the run: it stays as the store has it and is loaded again from there, since what was
      // refused here may have been kept after all.
      log::warning("workflows", "a run waits for what it needs",
                   {{"run", id}, {"step", live->run.step}, {"error", more.error().describe()}});
      schedule(tenant, id, later(tenant, id));
      break;
    }
    if (!*more) break;
  }
  changed(tenant, id);
}

// How long the run waits before its next attempt: longer with each.
Microseconds Engine::later(const std::string& tenant, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const int attempt = ++attempts_[{tenant, id}];
  return std::min<Microseconds>(retry_wait_max, retry_wait_first * (1LL << std::min(attempt - 1, 16)));
}

void Engine::succeeded(const Live& live) {
  const std::lock_guard lock(mutex_);
  attempts_.erase({live.run.tenant, live.run.id});
}

// A stage that cannot answer refused before anything happened: the run waits until it can, however long that takes. Where something
// may have happened, or two advanced the same run, it is tried a few times only.
bool Engine::worth_another_try(const Live& live, const Error& error) {
  if (!may_pass(error)) return false;
  const auto& parameters = error.parameters();
  const auto stage = std::ranges::find(parameters, "stage", &std::pair<std::string, std::string>::first);
  const bool tried = error.is(store::kConflict) || error.is(kernel::kNoRoute) ||
                     (stage != parameters.end() && stage->second == "execute");
  const std::lock_guard lock(mutex_);
  const auto before = attempts_.find({live.run.tenant, live.run.id});
  return !tried || (before == attempts_.end() ? 0 : before->second) + 1 < attempts_max;
}

// A run that cannot even be loaded (its state is damaged, its definition is gone) ends and says why.
Error Engine::give_up(const std::string& tenant, const std::string& id, const Error& error) {
  log::error("workflows", "a run could not be loaded", {{"run", id}, {"error", error.describe()}});
  store::Unit unit;
  unit.add(
      "UPDATE workflow_runs SET state = 'failed', error = ?3, error_code = ?4, changed = ?5, version = version + 1 WHERE tenant = ?1 AND id = ?2 AND state = 'running'",
      {tenant, id, error.message(), std::string(error.code()), parts_.clock.now().us});
  auto kept = commit(std::move(unit));
  changed(tenant, id);
  return kept ? error : kept.error();
}

Result<bool> Engine::step(Live& live) {
  if (++live.steps > static_cast<std::int64_t>(steps_per_run_max))
    return fail(kTooMuch, {{"run", live.run.id}, {"what", "steps"}});
  const Task& task = task_at(*live.definition, live.position);
  live.run.step = path_of(*live.definition, live.position);

  json::object wanted; // all expressions of the task's way in, evaluated in one go
  if (!task.condition.empty()) wanted["if"] = task.condition;
  if (!task.input_from.empty()) wanted["from"] = task.input_from;
  json::value input = live.input;
  if (!wanted.empty()) {
    SOCLE_TRY(json::value values, evaluate(live, wanted, live.input));
    auto& o = values.as_object();
    if (o.contains("if") && o["if"] != json::value(true)) {
      if (!move_on(*live.definition, live.position, "continue")) return finish_task(live, task, live.input);
      return true;
    }
    if (o.contains("from")) input = o["from"];
  }
  switch (task.kind) {
    case Task::Kind::call: {
      if (live.answer) { // answered before a restart, or by a person at the gate
        const auto* decided = live.answer->if_object();
        const auto decision = decided == nullptr ? std::nullopt : json::get_string(*decided, "decision");
        if (task.function == "gate" && decision == "refused")
          return fail(kGateRefused, {{"reason", json::get_string(*decided, "reason").value_or("–")}});
        if (task.function == "gate" && decision == "expired")
          return fail(kGateExpired, {{"deadline", json::get_string(*decided, "deadline").value_or("–")}});
        return finish_task(live, task, *live.answer); // which forgets the answer once the task is finished
      }
      SOCLE_TRY(json::value arguments, evaluate(live, task.with, input));
      if (task.function == "gate") return open_gate(live, task, arguments.as_object());
      return call(live, task, arguments.as_object(), std::move(input));
    }
    case Task::Kind::set: {
      SOCLE_TRY(json::value value, evaluate(live, task.with, input));
      return finish_task(live, task, std::move(value));
    }
    case Task::Kind::change: {
      json::object conditions;
      for (const auto& c : task.cases) {
        if (!c.when.empty()) conditions[c.name] = c.when;
      }
      SOCLE_TRY(json::value values, evaluate(live, conditions, input));
      for (const auto& c : task.cases) {
        if (!c.when.empty() && values.as_object()[c.name] != json::value(true)) continue;
        live.input = input;
        if (move_on(*live.definition, live.position, c.then)) return true;
        return finish_task(live, task, std::move(input));
      }
      return finish_task(live, task, std::move(input));
    }
    case Task::Kind::raise: {
      SOCLE_TRY(json::value error, evaluate(live, task.with, input));
      const auto& o = error.as_object();
      return fail(kRaised, {{"title", json::get_string(o, "title").value_or("Error")},
                            {"detail", json::get_string(o, "detail").value_or("–")},
                            {"type", json::get_string(o, "type").value_or("")}});
    }
    case Task::Kind::attempt:
    case Task::Kind::block:
      live.input = std::move(input);
      descend(task, live.position, false);
      return true;
  }
  return false;
}

// Takes the task's raw output through output.as and export.as and goes on. Commits nothing: what only computes is computed again.
// On a failure the run is as before, so that an answer that came is not asked for again.
Result<bool> Engine::finish_task(Live& live, const Task& task, json::value raw) {
  Live next = live;
  json::object wanted;
  if (!task.output_as.empty()) wanted["as"] = task.output_as;
  next.input = std::move(raw);
  if (!wanted.empty()) {
    SOCLE_TRY(json::value values, evaluate(live, wanted, next.input));
    next.input = std::move(values.as_object()["as"]);
  }
  if (!task.export_as.empty()) {
    json::object exported;
    exported["as"] = task.export_as;
    SOCLE_TRY(json::value values, evaluate(live, exported, next.input));
    next.context = std::move(values.as_object()["as"]);
  }
  next.answer.reset();
  const bool goes_on = !next.position.empty() && move_on(*next.definition, next.position, task.then);
  if (!goes_on) {
    next.position.clear();
    store::Unit unit;
    SOCLE_CHECK(save(next, unit, "done"));
    SOCLE_CHECK(commit(std::move(unit)));
    next.run.state = "done";
    succeeded(next);
  }
  live = std::move(next);
  return goes_on;
}

// A catalog function: one governed call. Its receipt, its effect on state and the run's progress commit in one unit.
Result<bool> Engine::call(Live& live, const Task& task, json::object arguments, json::value input) {
  const Request request{live.run.tenant, live.run.id, live.run.step, live.run.started_by, arguments};
  SOCLE_TRY(kernel::Call made, functions_.find(task.function)->second(request));
  made.run = live.run.id;
  made.body = json::canonical(arguments);
  made.id = parts_.pipeline.new_call_id();
  const std::string call_id = made.id;
  const Timestamp began = parts_.clock.now();
  store::Unit announce;
  announce.add(
      "INSERT INTO workflow_steps(tenant, run, name, state, call, error, started) VALUES (?1, ?2, ?3, 'running', ?4, '', ?5) "
      "ON CONFLICT (tenant, run, name) DO UPDATE SET state = 'running', call = ?4, error = '', started = ?5, ended = NULL",
      {live.run.tenant, live.run.id, live.run.step, call_id, began.us}, 1);
  // Claims the run for this attempt. Behind a receipt that came too late for its caller but was kept, or beside another that
  // advances the same run, the claim no longer fits: no effect is repeated on an old state.
  announce.add(
      "UPDATE workflow_runs SET step = ?3, version = version + 1 WHERE tenant = ?1 AND id = ?2 AND version = ?4",
      {live.run.tenant, live.run.id, live.run.step, live.run.version}, 1);
  SOCLE_CHECK(commit(std::move(announce)));
  live.run.version += 1;
  changed(live.run.tenant, live.run.id);

  Live after = live;
  made.joins = [this, &live, &after, &task](const kernel::Outcome& outcome) -> Result<store::Unit> {
    // What is saved is the state in which this task has its raw output: a restart finishes it without calling again.
    after.answer = outcome.result;
    store::Unit unit;
    SOCLE_CHECK(save(after, unit, "running"));
    unit.add("UPDATE workflow_steps SET state = 'done', ended = ?4 WHERE tenant = ?1 AND run = ?2 AND name = ?3",
             {live.run.tenant, live.run.id, live.run.step, parts_.clock.now().us}, 1);
    return unit;
  };
  auto answer = parts_.pipeline.run_now({kernel::Credential::Kind::delegated, live.run.started_by}, std::move(made));
  if (!answer) return std::unexpected(answer.error());
  succeeded(live);
  live = std::move(after);
  live.input = std::move(input);
  return finish_task(live, task, std::move(answer->outcome.result));
}

// The nearest try whose errors match catches; otherwise the run ends with the error.
Result<bool> Engine::failed(Live& live, const Error& error) {
  store::Unit unit;
  unit.add(
      "UPDATE workflow_steps SET state = 'failed', ended = ?4, error = ?5 WHERE tenant = ?1 AND run = ?2 AND name = ?3 AND state IN ('running', 'waiting')",
      {live.run.tenant, live.run.id, live.run.step, parts_.clock.now().us, error.message()});
  const auto lists = lists_of(*live.definition, live.position);
  for (std::size_t level = live.position.size(); level-- > 0;) {
    const Task& task = lists[level]->at(live.position[level].index);
    if (level + 1 == live.position.size() || task.kind != Task::Kind::attempt || live.position[level].in_catch)
      continue;
    const auto* filter = task.errors.if_object();
    const auto wanted = filter == nullptr ? std::nullopt : json::get_string(*filter, "code");
    const auto status = filter == nullptr ? std::nullopt : json::get_int(*filter, "status");
    if ((wanted && *wanted != error.code()) || (status && *status != error.http_status())) continue;
    SOCLE_CHECK(commit(std::move(unit)));
    succeeded(live); // what follows has attempts of its own
    json::object caught;
    caught["code"] = error.code();
    caught["status"] = error.http_status();
    caught["title"] = error.message();
    if (live.context.is_null()) live.context = json::object();
    if (auto* context = live.context.if_object()) (*context)[task.caught_as] = std::move(caught);
    live.position.resize(level + 1);
    live.answer.reset();
    if (task.caught.empty()) {
      if (move_on(*live.definition, live.position, task.then)) return true;
      return finish_task(live, task, live.input);
    }
    descend(task, live.position, true);
    return true;
  }
  const std::string state = error.is(kGateRefused) ? "refused" : "failed";
  live.run.error = error.message();
  live.run.error_code = error.code();
  store::Unit ending;
  if (auto saved = save(live, ending, state); !saved) {
    if (!saved.error().is(kTooMuch)) return std::unexpected(saved.error());
    ending = {}; // its data has outgrown the limit: it ends with what was last saved
    ending.add(
        "UPDATE workflow_runs SET state = ?4, step = ?5, error = ?6, error_code = ?7, changed = ?8, version = version + 1 WHERE tenant = ?1 AND id = ?2 AND version = ?3",
        {live.run.tenant, live.run.id, live.run.version, state, live.run.step, live.run.error, live.run.error_code,
         parts_.clock.now().us},
        1);
  }
  unit.append(std::move(ending));
  SOCLE_CHECK(commit(std::move(unit)));
  succeeded(live);
  live.run.state = state;
  return false;
}

} // namespace socle::workflows
