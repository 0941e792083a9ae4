// The one path that every call takes.
#pragma once

#include "base/id.h"
#include "base/metrics.h"
#include "base/task.h"
#include "kernel/limits.h"
#include "kernel/outlet.h"
#include "kernel/permit.h"
#include "kernel/ports.h"

#include <functional>
#include <map>

namespace socle::kernel {

// What an action does. Exactly one of `compute`, `effect` and `converse` is set.
struct Executor {
  // Stage 4: where this call could run, best first; none, or an error that says why, means nowhere.
  std::function<Result<std::vector<Candidate>>(const Call&, const Principal&)> candidates;
  // Only computes here: runs while the intent is being written. On the worker pool.
  std::function<Held<Result<Outcome>>(const Ticket&, const Call&, const Principal&)> compute;
  // Has an effect, or changes state by the unit in its outcome: runs after the intent is durable. On the worker pool.
  std::function<Result<Outcome>(Permit, const Call&, const Principal&)> effect;
  // Has an effect that is awaited, such as a model's answer, whole or piece by piece: runs after the intent is durable, as a coroutine
  // on the call's loop. What it is given stays until it ends.
  std::function<Task<Result<Outcome>>(Permit, const Call&, const Principal&, const Candidate&, Outlet&)> converse;
  // Whether another candidate may be tried after this error of `converse`: not where the effect may have happened and a second one
  // would matter. Never asked once a piece has left. None: no.
  std::function<bool(const Error&)> may_try_another;
  std::chrono::milliseconds time_ms_max{60'000};
  // Until when the asker waits, by Clock::monotonic(), where it said so: no stage begins later, and `converse` is given up then. None:
  // nobody does.
  std::function<std::optional<Microseconds>(const Call&)> deadline;
  // Told which candidate is asked, with a question that it may put about others: whether the call might have run there. None: nobody
  // wants to know.
  using Might = std::function<bool(const Candidate&)>;
  std::function<void(const Call&, const Candidate& chosen, const Might& might)> chosen;
};

// How one candidate stands before policy and what the call is bound to.
struct Judgement {
  Decision decision; // policy's, at this candidate, with what binds the call wherever it runs
  std::string refused; // why the call may not run there, in words; empty: it may
};

class Pipeline {
 public:
  struct Parts {
    const Clock& clock;
    Random& random;
    store::Store& store;
    WorkerPool& workers;
    Identifier& identifier;
    Inspector& inspector;
    Decider& decider;
    Accountant& accountant;
    Recorder& recorder;
    std::chrono::milliseconds record_deadline = record_ms_max; // of a commit
  };
  explicit Pipeline(Parts parts);
  ~Pipeline();

  // At start-up only.
  void add(std::string action, Executor executor);

  // The ten stages. `call.id` may be empty: it is then made here.
  Task<Result<Answer>> run(Credential credential, Call call);
  // The same from a thread that may block (workers, tests).
  Result<Answer> run_now(Credential credential, Call call);

  // Stages 1 and 3 alone, for reading one's own data: identified and decided, not logged.
  Result<Principal> may_read(const Credential& credential, std::string_view action, const Resource& resource,
                             const Attributes& context = {});

  // "May I?": stages 1 to 4 without effect, record or cost.
  Result<Decision> would(const Principal& principal, const Call& call);

  // What stages 3 and 4 would say of the call with these findings: of the call itself, and at each candidate, by the code that decides
  // on calls. Nothing is sent, recorded or reserved.
  struct Judged {
    Judgement call;
    std::vector<Judgement>
        candidates; // as many as were asked for, in their order; none where the call itself is refused
  };
  Result<Judged> judge(const Principal& principal, const Call& call, std::span<const Finding> findings,
                       std::span<const Candidate> candidates);

  std::string new_call_id();

  // Before the parts end whose state follows commits: from here on a commit that comes late changes nothing in memory.
  void close();

 private:
  struct Course; // what one call has gathered on its way
  struct Following;
  Task<Result<Answer>> refuse(Course& course, std::string_view stage, const Error& error);
  Error unknown_action(const std::string& action) const;

  Parts parts_;
  std::map<std::string, std::shared_ptr<const Executor>, std::less<>>
      executors_; // shared: a late worker may outlive us
  std::shared_ptr<Following> following_;
};

} // namespace socle::kernel
