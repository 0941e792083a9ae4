// What: the composition root: opens a data directory and wires every module into one daemon; the configuration file socle.yaml.
// Invariants: modules meet here and nowhere else; one daemon per data directory; what was opened is closed in reverse order.
// Threads: open and run on the main thread; stop() from any thread or a signal handler's thread.
// Failure: a data directory that cannot be opened whole is not opened at all, and the error names the part.
#pragma once

#include "app/config.h"
#include "app/telemetry.h"

#include "audit/audit.h"
#include "backends/file_hub.h"
#include "backends/hub.h"
#include "base/clock.h"
#include "blobs/blobs.h"
#include "budget/budget.h"
#include "connectors/connectors.h"
#include "guard/guard.h"
#include "identity/identity.h"
#include "identity/sign_on.h"
#include "invoicing/process.h"
#include "kernel/pipeline.h"
#include "policy/decisions.h"
#include "policy/publishing.h"
#include "secrets/secrets.h"
#include "workflows/workflows.h"

#include <filesystem>
#include <memory>

namespace socle::backends {
class Puller;
}

namespace socle::app {

// The one tenant that `init` makes; its log is under /audit/.
inline constexpr std::string_view kDefaultTenant = "default";

// What tests put in the place of a real part. Empty: the real one.
struct Replacements {
  const Clock* clock = nullptr;
  Random* random = nullptr;
  // Called with the real port; returns what the pipeline uses instead.
  std::function<kernel::Identifier&(kernel::Identifier&)> identifier;
  std::function<kernel::Inspector&(kernel::Inspector&)> inspector;
  std::function<kernel::Decider&(kernel::Decider&)> decider;
  std::function<kernel::Accountant&(kernel::Accountant&)> accountant;
  std::function<kernel::Recorder&(kernel::Recorder&)> recorder;
  std::function<std::unique_ptr<store::Store>(std::unique_ptr<store::Store>)> store;
};

struct Initialized {
  std::string email, password, key; // of the owner, shown once
  std::string origin, verifier_key; // of the default tenant's log
};

// Everything that a daemon holds, in the order in which it depends on each other.
class App {
 public:
  static Result<std::unique_ptr<App>> open(const std::filesystem::path& data, Config config,
                                           Replacements replacements = {});
  ~App();

  // Makes the default tenant and its owner.
  Result<Initialized> initialize(const std::string& owner_email, const std::string& zone);

  const Clock& clock() const { return *clock_; }
  Random& random() { return *random_; }
  const Config& config() const { return config_; }
  store::Store& store() { return *store_; }
  secrets::KeyRing& keys() { return *keys_; }
  blobs::Blobs& blobs() { return *blobs_; }
  identity::Identity& identity() { return *identity_; }
  identity::SignOn& sign_on() { return *sign_on_; }
  policy::Policy& policy() { return *policy_; }
  policy::Decisions& decisions() { return *decisions_; }
  policy::Publishing& publishing() { return *publishing_; }
  guard::Guard& guard() { return *guard_; }
  budget::Budget& budget() { return *budget_; }
  audit::Audit& audit() { return *audit_; }
  backends::Models& models() { return *models_; }
  backends::Puller& puller() { return *puller_; }
  backends::Hub& hub() { return *hub_; }
  backends::Files& files() { return *files_; }
  backends::FileHub& file_hub() { return *file_hub_; }
  backends::Embedded* embedded() { return embedded_.get(); }
  Telemetry& telemetry() { return *telemetry_; }
  WorkerPool& workers() { return *workers_; }
  kernel::Pipeline& pipeline() { return *pipeline_; }
  workflows::Engine& engine() { return *engine_; }
  invoicing::Process& process() { return *process_; }

 private:
  App() = default;
  Result<void> build(const std::filesystem::path& data, Config config, Replacements replacements);

  Config config_;
  SystemClock system_clock_;
  SystemRandom system_random_;
  const Clock* clock_ = nullptr;
  Random* random_ = nullptr;
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<blobs::Blobs> blobs_;
  std::unique_ptr<identity::Identity> identity_;
  std::unique_ptr<identity::SignOn> sign_on_;
  std::unique_ptr<policy::Policy> policy_;
  std::unique_ptr<guard::Guard> guard_;
  std::unique_ptr<budget::Budget> budget_;
  std::unique_ptr<audit::Audit> audit_;
  std::unique_ptr<policy::Decisions> decisions_;
  std::unique_ptr<policy::Publishing> publishing_;
  std::unique_ptr<Telemetry> telemetry_; // stands before the log: sees each receipt
  std::unique_ptr<backends::Models> models_;
  std::unique_ptr<WorkerPool> workers_;
  std::unique_ptr<kernel::Pipeline> pipeline_;
  std::unique_ptr<backends::Embedded> embedded_; // null where its program is missing
  std::unique_ptr<backends::Files> files_;
  std::unique_ptr<backends::Hub> hub_;
  std::unique_ptr<backends::FileHub> file_hub_;
  std::unique_ptr<workflows::Evaluator> evaluator_;
  std::unique_ptr<connectors::Outbox> outbox_;
  std::unique_ptr<workflows::Engine> engine_;
  std::unique_ptr<invoicing::Process> process_;
  std::unique_ptr<backends::Puller> puller_; // last: what arrives is added through the pipeline
};

// Every module's tables, for opening the store.
std::vector<store::Migration> all_migrations();

} // namespace socle::app
