// What: durable runs of Open Workflow Specification definitions (DSL 1.0.3), human gates and the task inbox.
// Invariants: a step's result, the run's new position and the step's receipt commit in one unit; a run that was killed continues
//   at the step it was in; a decision binds to the hash of what was shown and frees its run at most once; silence never approves;
//   every gate has a deadline.
// Threads: Engine's functions from any thread; runs advance on the engine's own workers, one run on one worker at a time.
// Failure: a definition with a keyword that is not carried out is refused at load, naming task, line and keyword; a failed step
//   faults the run with the error, from where it can be retried; a stage that cannot answer makes the run wait until it can;
//   expressions run in a sandboxed process under limits.
#pragma once

#include "base/id.h"
#include "base/worker_pool.h"
#include "blobs/blobs.h"
#include "kernel/pipeline.h"
#include "store/store.h"
#include "workflows/definition.h"
#include "workflows/expression.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace socle::workflows {

std::span<const store::Migration> migrations();

// running → waiting (at a gate) → running … → done, refused or failed.
struct Run {
  std::string tenant, id, definition, state, step, started_by, gate, error, error_code;
  Timestamp started, changed;
  std::int64_t version = 0;
};

struct Step {
  std::string name, state; // running, done, failed, waiting
  std::string call; // of the step's governed call
  std::string error;
  Timestamp started;
  std::optional<Timestamp> ended;
};

struct Gate {
  std::string tenant, id, run, kind, title, state; // open, approved, refused, expired
  std::string started_by, decided_by, reason;
  std::int64_t version = 1; // rises with each correction
  std::string hash; // SHA-256 of the proposal's canonical JSON
  std::string amount_cents, currency, summary;
  Timestamp created, deadline;
  std::optional<Timestamp> decided;
  json::value proposal; // exactly what is shown and decided
};

struct GateVersion {
  std::int64_t version = 0;
  std::string hash, by;
  Timestamp at;
  json::value changes;
};

// What a task's `with` asks for, evaluated.
struct Request {
  std::string tenant, run, task, started_by;
  json::object arguments;
};

// A catalog function: becomes a governed call whose executor gets the arguments as `call.body` (canonical JSON). The engine sets
// the call's run, and joins the run's progress to the unit that the call commits.
using Function = std::function<Result<kernel::Call>(const Request&)>;

// What a kind of gate means to its domain.
struct GateKind {
  // What else commits with an approval: the invoice number, for instance.
  std::function<Result<store::Unit>(const Gate&)> approved;
};

class Engine {
 public:
  struct Live; // a run in memory while it advances (workflows/live.h)
  struct Parts {
    const Clock& clock;
    Random& random;
    store::Store& store;
    blobs::Blobs& blobs;
    kernel::Pipeline& pipeline;
    Evaluator& evaluator;
  };
  explicit Engine(Parts parts);
  ~Engine(); // stops advancing; runs continue at the next start

  // Before start(): what definitions may call, the kinds of gates, the definitions themselves.
  void add_function(std::string name, Function function);
  void add_gate_kind(std::string name, GateKind kind);
  Result<void> add_definition(std::string_view yaml);
  // Registers the engine's own actions (gate.open) with the pipeline, takes up every run that is running, expires gates that are due.
  Result<void> start();

  // The unit that starts a run (action of the caller, e.g. invoice.run); it advances once that unit has committed. `key` makes it
  // idempotent: the same key answers with the same run.
  Result<kernel::Outcome> begin(const std::string& tenant, const std::string& definition, json::value input,
                                const std::string& started_by, const std::string& key);

  // The units that decide a gate. `proposal_hash` is what the person saw. A correction replaces the proposal first; the decision
  // then binds to the new hash.
  Result<kernel::Outcome> approve(const Gate& gate, const std::string& proposal_hash, const std::string& by,
                                  std::optional<json::value> corrected, json::value changes);
  Result<kernel::Outcome> refuse(const Gate& gate, const std::string& by, const std::string& reason);
  Result<kernel::Outcome> retry(const std::string& tenant, const std::string& run);

  Result<Run> run(const std::string& tenant, const std::string& id);
  Result<std::vector<Run>> runs(const std::string& tenant, const std::string& after, std::size_t limit);
  Result<std::vector<Step>> steps(const std::string& tenant, const std::string& run);
  Result<Gate> gate(const std::string& tenant, const std::string& id);
  Result<std::vector<Gate>> open_gates(const std::string& tenant);
  Result<std::vector<GateVersion>> gate_versions(const std::string& tenant, const std::string& gate);
  // The run's $context, where steps export what later readers need.
  Result<json::value> context(const std::string& tenant, const std::string& run);
  std::map<std::string, std::int64_t> counts(const std::string& tenant);

  // Waits until the run waits at a gate or has ended, or the time is over; returns the run as it then is.
  Result<Run> wait(const std::string& tenant, const std::string& run, std::chrono::milliseconds limit);
  // Called after every change of a run, on some thread; must be quick.
  void on_change(std::function<void(const std::string& tenant, const std::string& run)> listener);

 private:
  Result<Live> load(const std::string& tenant, const std::string& run);
  Result<void> save(const Live& live, store::Unit& unit, std::string state);
  Result<Gate> gate_of(const store::Row& row, bool with_proposal);
  void schedule(const std::string& tenant, const std::string& run, Microseconds wait = {});
  Microseconds later(const std::string& tenant, const std::string& run);
  bool worth_another_try(const Live& live, const Error& error);
  void succeeded(const Live& live);
  Error give_up(const std::string& tenant, const std::string& run, const Error& error); // what then stands in the way
  void work();
  void advance(const std::string& tenant, const std::string& run);
  Result<bool> step(Live& live); // false: the run no longer runs
  Result<bool> call(Live& live, const Task& task, json::object arguments, json::value input);
  Result<bool> open_gate(Live& live, const Task& task, json::object arguments);
  Result<bool> failed(Live& live, const Error& error);
  Result<bool> finish_task(Live& live, const Task& task, json::value raw_output);
  Result<json::value> evaluate(const Live& live, const json::value& what, const json::value& input);
  Result<void> commit(store::Unit unit);
  Result<void> expire_gates();
  Result<void> expire(const Gate& gate, Timestamp now);
  void changed(const std::string& tenant, const std::string& run);
  Result<kernel::Outcome> open_gate_executor(const kernel::Call& call, const kernel::Principal& principal);

  Parts parts_;
  std::map<std::string, Function, std::less<>> functions_;
  std::map<std::string, GateKind, std::less<>> gate_kinds_;
  std::map<std::string, std::shared_ptr<const Definition>, std::less<>> definitions_; // by name and by digest
  std::vector<std::function<void(const std::string&, const std::string&)>> listeners_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::condition_variable ready_;
  using Key = std::pair<std::string, std::string>; // tenant, run
  std::map<Key, Microseconds> queue_; // and from when on, on the monotonic clock
  std::set<Key> active_;
  std::map<Key, int> attempts_; // of the current step that came to nothing
  std::optional<Microseconds> expiry_looked_;
  std::uint64_t changes_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

} // namespace socle::workflows
