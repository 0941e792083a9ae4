// What a run is between its steps: one row, and its data as an encrypted blob.
#include "workflows/errors.h"
#include "workflows/limits.h"
#include "workflows/live.h"

#include <algorithm>

namespace socle::workflows {

std::span<const store::Migration> migrations() {
  static constexpr store::Migration all[] = {
      {"workflows", 1,
       "CREATE TABLE workflow_definitions (digest text NOT NULL PRIMARY KEY, name text NOT NULL, version text NOT NULL, body text NOT NULL);"
       "CREATE TABLE workflow_runs (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, definition text NOT NULL, name text NOT NULL, state text NOT NULL,"
       " step text NOT NULL, started_by text NOT NULL, gate text NOT NULL, error text NOT NULL, error_code text NOT NULL, data text NOT NULL,"
       " idempotency text NOT NULL, started bigint NOT NULL, changed bigint NOT NULL, version bigint NOT NULL);"
       "CREATE UNIQUE INDEX workflow_runs_key ON workflow_runs (tenant, idempotency);"
       "CREATE INDEX workflow_runs_state ON workflow_runs (state);"
       "CREATE TABLE workflow_steps (tenant text NOT NULL, run text NOT NULL, name text NOT NULL, state text NOT NULL, call text NOT NULL, error text NOT NULL,"
       " started bigint NOT NULL, ended bigint, PRIMARY KEY (tenant, run, name));"
       "CREATE TABLE workflow_gates (tenant text NOT NULL, id text NOT NULL PRIMARY KEY, run text NOT NULL, kind text NOT NULL, title text NOT NULL, state text NOT NULL,"
       " started_by text NOT NULL, decided_by text NOT NULL, reason text NOT NULL, version bigint NOT NULL, hash text NOT NULL, proposal text NOT NULL,"
       " amount_cents text NOT NULL, currency text NOT NULL, summary text NOT NULL, created bigint NOT NULL, deadline bigint NOT NULL, decided bigint);"
       "CREATE INDEX workflow_gates_open ON workflow_gates (tenant, state);"
       "CREATE TABLE workflow_gate_versions (tenant text NOT NULL, gate text NOT NULL, version bigint NOT NULL, hash text NOT NULL, proposal text NOT NULL,"
       " changes text NOT NULL, by_person text NOT NULL, at bigint NOT NULL, PRIMARY KEY (tenant, gate, version))"}};
  return all;
}

namespace {
constexpr std::string_view kRunColumns =
    "tenant, id, definition, state, step, started_by, gate, error, error_code, started, changed, version, data";

Run run_of(const store::Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3),      row.text(4),       row.text(5),
          row.text(6), row.text(7), row.text(8), {row.integer(9)}, {row.integer(10)}, row.integer(11)};
}
std::string scope_of(std::string_view tenant) { return "runs/" + std::string(tenant); }
} // namespace

Result<void> Engine::commit(store::Unit unit) {
  SOCLE_CHECK(parts_.store.commit_now(std::move(unit)));
  return {};
}

json::object to_state(const Engine::Live& live) {
  json::object out;
  json::array position;
  for (const auto& frame : live.position) {
    json::object level;
    level["index"] = frame.index;
    level["catch"] = frame.in_catch;
    position.emplace_back(std::move(level));
  }
  out["position"] = std::move(position);
  out["input"] = live.input;
  out["context"] = live.context;
  out["steps"] = live.steps;
  if (live.answer) out["answer"] = *live.answer;
  return out;
}

// The run's row moves from the version that was loaded to the next: two that advance the same run cannot both succeed.
Result<void> Engine::save(const Live& live, store::Unit& unit, std::string state) {
  const std::string data = json::write(to_state(live));
  if (data.size() > data_bytes_max)
    return fail(kTooMuch, {{"run", live.run.id}, {"what", std::to_string(data.size()) + " bytes of data"}});
  SOCLE_TRY(const std::string blob, parts_.blobs.put(scope_of(live.run.tenant), data));
  unit.add(
      "UPDATE workflow_runs SET state = ?4, step = ?5, gate = ?6, error = ?7, error_code = ?8, data = ?9, changed = ?10, version = version + 1 WHERE tenant = ?1 AND id = ?2 AND version = ?3",
      {live.run.tenant, live.run.id, live.run.version, std::move(state), live.run.step, live.run.gate, live.run.error,
       live.run.error_code, blob, parts_.clock.now().us},
      1);
  const_cast<Live&>(live)
      .run.version += 1; // NOLINT: the copy in memory follows what commits, or the run is loaded again
  return {};
}

Result<Engine::Live> Engine::load(const std::string& tenant, const std::string& id) {
  SOCLE_TRY(const store::Rows rows, parts_.store.read("SELECT " + std::string(kRunColumns) +
                                                          " FROM workflow_runs WHERE tenant = ?1 AND id = ?2",
                                                      {tenant, id}));
  if (rows.empty()) return fail(kUnknownRun, {{"run", id}});
  Live live;
  live.run = run_of(rows.front());
  const auto definition = definitions_.find(live.run.definition);
  if (definition == definitions_.end()) return fail(kUnknownDefinition, {{"name", live.run.definition}, {"hint", ""}});
  live.definition = definition->second;
  live.blob = rows.front().text(12);
  SOCLE_TRY(const Bytes data, parts_.blobs.get(scope_of(tenant), live.blob));
  SOCLE_TRY(json::value parsed, json::parse(data));
  auto& o = parsed.as_object();
  for (const auto& level : o["position"].as_array()) {
    live.position.push_back({static_cast<std::size_t>(level.as_object().at("index").to_number<std::uint64_t>()),
                             level.as_object().at("catch").as_bool()});
  }
  live.input = o["input"];
  live.context = o["context"];
  live.steps = json::get_int(o, "steps").value_or(0);
  if (o.contains("answer")) live.answer = o["answer"];
  return live;
}

// Replaces every expression in `what` by its value; all of them in one evaluation.
Result<json::value> Engine::evaluate(const Live& live, const json::value& what, const json::value& input) {
  std::vector<Expression> expressions;
  const std::function<void(const json::value&)> collect = [&](const json::value& v) {
    if (const auto* s = v.if_string()) {
      if (auto program = expression_in(*s)) expressions.push_back({std::move(*program), input});
    } else if (const auto* a = v.if_array()) {
      for (const auto& item : *a) collect(item);
    } else if (const auto* o = v.if_object()) {
      for (const auto& member : *o) collect(member.value());
    }
  };
  collect(what);
  if (expressions.empty()) return what;
  json::object workflow;
  workflow["id"] = live.run.id;
  workflow["definition"] = live.definition->name;
  SOCLE_TRY(std::vector<json::value> values,
            parts_.evaluator.evaluate(expressions, {live.context, live.input, std::move(workflow)}));
  SOCLE_ASSERT(values.size() == expressions.size());
  std::size_t next = 0;
  const std::function<json::value(const json::value&)> replace = [&](const json::value& v) -> json::value {
    if (const auto* s = v.if_string()) return expression_in(*s) ? std::move(values[next++]) : v;
    if (const auto* a = v.if_array()) {
      json::array out;
      for (const auto& item : *a) out.push_back(replace(item));
      return out;
    }
    if (const auto* o = v.if_object()) {
      json::object out;
      for (const auto& member : *o) out[member.key()] = replace(member.value());
      return out;
    }
    return v;
  };
  return replace(what);
}

Result<kernel::Outcome> Engine::begin(const std::string& tenant, const std::string& name, json::value input,
                                      const std::string& started_by, const std::string& key) {
  const auto definition = definitions_.find(name);
  if (definition == definitions_.end()) {
    std::vector<std::string> known;
    for (const auto& [known_name, d] : definitions_) {
      if (known_name == d->name) known.push_back(known_name);
    }
    const auto near = near_misses(name, known);
    return fail(kUnknownDefinition, {{"name", name}, {"hint", near.empty() ? "" : " → " + near.front() + " ?"}});
  }
  kernel::Outcome out;
  json::object result;
  SOCLE_TRY(
      const store::Rows before,
      parts_.store.read("SELECT id, state FROM workflow_runs WHERE tenant = ?1 AND idempotency = ?2", {tenant, key}));
  if (!before.empty() && !key.empty()) {
    result["run"] = before.front().text(0);
    result["state"] = before.front().text(1);
    out.result = std::move(result);
    return out;
  }
  Live live;
  live.run.tenant = tenant;
  live.run.id = make_id("run", parts_.clock, parts_.random);
  live.definition = definition->second;
  live.position = {Frame{}};
  live.input = std::move(input);
  live.context = json::object();
  SOCLE_TRY(const std::string blob, parts_.blobs.put(scope_of(tenant), json::write(to_state(live))));
  const auto now = parts_.clock.now().us;
  out.unit.add(
      "INSERT INTO workflow_runs(tenant, id, definition, name, state, step, started_by, gate, error, error_code, data, idempotency, started, changed, version) "
      "VALUES (?1, ?2, ?3, ?4, 'running', '', ?5, '', '', '', ?6, ?7, ?8, ?8, 0)",
      {tenant, live.run.id, live.definition->digest, live.definition->name, started_by, blob,
       key.empty() ? live.run.id : key, now},
      1);
  result["run"] = live.run.id;
  result["state"] = "running";
  out.facts["run"] = live.run.id;
  out.facts["definition"] = live.definition->digest;
  out.result = std::move(result);
  out.committed = [this, tenant, run = live.run.id] {
    changed(tenant, run);
    schedule(tenant, run);
  };
  return out;
}

Result<kernel::Outcome> Engine::retry(const std::string& tenant, const std::string& id) {
  SOCLE_TRY(Live live, load(tenant, id));
  if (live.run.state != "failed") return fail(kNotRetryable, {{"run", id}, {"state", live.run.state}});
  live.run.error.clear();
  live.run.error_code.clear();
  kernel::Outcome out;
  SOCLE_CHECK(save(live, out.unit, "running"));
  out.facts["run"] = id;
  json::object result;
  result["run"] = id;
  result["state"] = "running";
  out.result = std::move(result);
  out.committed = [this, tenant, id] { schedule(tenant, id); };
  return out;
}

Result<Run> Engine::run(const std::string& tenant, const std::string& id) {
  SOCLE_TRY(const store::Rows rows, parts_.store.read("SELECT " + std::string(kRunColumns) +
                                                          " FROM workflow_runs WHERE tenant = ?1 AND id = ?2",
                                                      {tenant, id}));
  if (rows.empty()) return fail(kUnknownRun, {{"run", id}});
  return run_of(rows.front());
}

Result<std::vector<Run>> Engine::runs(const std::string& tenant, const std::string& after, std::size_t limit) {
  // Ids sort by time; the newest first.
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read("SELECT " + std::string(kRunColumns) +
                            " FROM workflow_runs WHERE tenant = ?1 AND (?2 = '' OR id < ?2) ORDER BY id DESC LIMIT ?3",
                        {tenant, after, static_cast<std::int64_t>(limit)}));
  std::vector<Run> out;
  for (const auto& row : rows) out.push_back(run_of(row));
  return out;
}

Result<std::vector<Step>> Engine::steps(const std::string& tenant, const std::string& run) {
  SOCLE_TRY(
      const store::Rows rows,
      parts_.store.read(
          "SELECT name, state, call, error, started, ended FROM workflow_steps WHERE tenant = ?1 AND run = ?2 ORDER BY started, name",
          {tenant, run}));
  std::vector<Step> out;
  for (const auto& row : rows) {
    out.push_back({row.text(0),
                   row.text(1),
                   row.text(2),
                   row.text(3),
                   {row.integer(4)},
                   row.is_null(5) ? std::nullopt : std::optional(Timestamp{row.integer(5)})});
  }
  return out;
}

Result<json::value> Engine::context(const std::string& tenant, const std::string& run) {
  SOCLE_TRY(const Live live, load(tenant, run));
  return live.context;
}

std::map<std::string, std::int64_t> Engine::counts(const std::string& tenant) {
  std::map<std::string, std::int64_t> out{{"running", 0}, {"waiting", 0}, {"done", 0}, {"refused", 0}, {"failed", 0}};
  if (auto rows = parts_.store.read("SELECT state, count(*) FROM workflow_runs WHERE tenant = ?1 GROUP BY state",
                                    {tenant})) {
    for (const auto& row : *rows) out[row.text(0)] = row.integer(1);
  }
  return out;
}

Result<Run> Engine::wait(const std::string& tenant, const std::string& id, std::chrono::milliseconds limit) {
  const auto until = std::chrono::milliseconds(limit);
  const auto began = parts_.clock.monotonic();
  for (;;) {
    std::uint64_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      seen = changes_;
    }
    SOCLE_TRY(Run now, run(tenant, id));
    const auto left = until - std::chrono::duration_cast<std::chrono::milliseconds>(parts_.clock.monotonic() - began);
    if (now.state != "running" || left.count() <= 0) return now;
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::min<std::chrono::milliseconds>(left, std::chrono::milliseconds(500)),
                      [&] { return stopping_ || changes_ != seen; });
    if (stopping_) return now;
  }
}

} // namespace socle::workflows
