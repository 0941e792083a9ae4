// faulty_daemon serve --data DIR --listen HOST:PORT: the daemon with parts that fail when told to. For tests only; nobody ships it.
// The file named by SOCLE_FAULTS is read at each use, one fault a line:
//   identify|inspect|inspect_output|decide|reserve|settle|ready|intent|outcome  error|crash
//   commit.intent|commit.outcome  error|hang      (hang: kept and answered once the line is gone)
//   clock  SECONDS                                 (how far the clock is ahead)
#include "app/daemon.h"

#include "base/log.h"
#include "store/errors.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace socle {
namespace {

constexpr ErrorKind kBroken{
    "test.broken", 503, {"A test broke {part}.", "A test broke {part}.", "A test broke {part}."}, {"–", "–", "–"}};

// What the file says of a part; empty: it works.
std::string fault_of(std::string_view part) {
  std::ifstream in(std::getenv("SOCLE_FAULTS"));
  for (std::string name, fault; in >> name >> fault;) {
    if (name == part) return fault;
  }
  return {};
}

Result<void> works(std::string_view part) {
  const auto fault = fault_of(part);
  if (fault == "error") return fail(kBroken, {{"part", std::string(part)}});
  if (fault == "crash") throw std::runtime_error("a test crashed " + std::string(part)); // NOLINT: that is the point
  return {};
}

class ShiftedClock final : public Clock {
 public:
  Timestamp now() const override { return real_.now() + ahead(); }
  Microseconds monotonic() const override { return real_.monotonic() + ahead(); }

 private:
  static Microseconds ahead() {
    const auto seconds = fault_of("clock");
    return seconds.empty() ? Microseconds(0) : Microseconds(std::stoll(seconds) * 1'000'000);
  }
  SystemClock real_;
};

struct Ports final : kernel::Identifier, kernel::Inspector, kernel::Decider, kernel::Accountant, kernel::Recorder {
  kernel::Identifier* identifier = nullptr;
  kernel::Inspector* inspector = nullptr;
  kernel::Decider* decider = nullptr;
  kernel::Accountant* accountant = nullptr;
  kernel::Recorder* recorder = nullptr;

  Result<kernel::Principal> identify(const kernel::Credential& credential) override {
    SOCLE_CHECK(works("identify"));
    return identifier->identify(credential);
  }
  Result<kernel::Inspection> inspect(std::span<const kernel::Content> contents) override {
    SOCLE_CHECK(works("inspect"));
    return inspector->inspect(contents);
  }
  Result<kernel::Inspection> inspect_answer(std::span<const kernel::Content> answer,
                                            std::span<const kernel::Content> input) override {
    SOCLE_CHECK(works("inspect_output"));
    return inspector->inspect_answer(answer, input);
  }
  Result<std::vector<kernel::Pseudonym>> redact(std::vector<kernel::Content>& contents,
                                                std::span<const kernel::Finding> findings) override {
    return inspector->redact(contents, findings);
  }
  std::unique_ptr<kernel::Watch> watch(std::span<const kernel::Content> input) override {
    return inspector->watch(input);
  }
  Result<kernel::Decision> decide(const kernel::Question& question) override {
    SOCLE_CHECK(works(question.context.contains("site") ? "route" : "decide"));
    return decider->decide(question);
  }
  Result<kernel::Lease> reserve(const kernel::Principal& principal, const kernel::Call& call,
                                const kernel::Cost& cost) override {
    SOCLE_CHECK(works("reserve"));
    return accountant->reserve(principal, call, cost);
  }
  Result<store::Unit> settle(const kernel::Principal& principal, const kernel::Lease& lease,
                             const kernel::Cost& cost) override {
    SOCLE_CHECK(works("settle"));
    return accountant->settle(principal, lease, cost);
  }
  void release(const kernel::Lease& lease) noexcept override { accountant->release(lease); }
  Result<void> ready() override {
    SOCLE_CHECK(works("ready"));
    return recorder->ready();
  }
  Result<store::Unit> intent(const kernel::Intent& intent) override {
    SOCLE_CHECK(works("intent"));
    return recorder->intent(intent);
  }
  Result<store::Unit> outcome(const kernel::Receipt& receipt) override {
    SOCLE_CHECK(works("outcome"));
    return recorder->outcome(receipt);
  }
};

class FaultyStore final : public store::Store {
 public:
  explicit FaultyStore(std::unique_ptr<store::Store> real) : real_(std::move(real)) {}
  ~FaultyStore() override { let_go(); }

  void commit(store::Unit unit, Done done) override {
    std::string_view part = "commit";
    for (const auto& record : unit.journal)
      part = record.body.find("\"kind\":\"intent\"") != std::string::npos ? "commit.intent" : "commit.outcome";
    const auto fault = fault_of(part);
    if (fault == "error") return done(fail(store::kUnavailable, {{"reason", "a test took it away"}}));
    const std::lock_guard lock(mutex_);
    if (fault == "hang" || !held_.empty())
      return held_.emplace_back(std::move(unit), std::move(done)), void(); // in order behind what hangs
    real_->commit(std::move(unit), std::move(done));
  }
  Result<store::Rows> read(std::string sql, std::vector<store::Value> values, Microseconds deadline) override {
    return real_->read(std::move(sql), std::move(values), deadline);
  }
  Result<std::vector<store::JournalEntry>> journal_after(std::int64_t sequence, std::size_t limit,
                                                         std::string kind) override {
    return real_->journal_after(sequence, limit, std::move(kind));
  }
  std::string_view kind() const override { return real_->kind(); }
  Result<void> writable() override { return real_->writable(); }

 private:
  void let_go() {
    const std::lock_guard lock(mutex_);
    for (auto& [unit, done] : held_) real_->commit(std::move(unit), std::move(done));
    held_.clear();
  }
  void watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      if (fault_of("commit.intent") != "hang" && fault_of("commit.outcome") != "hang") let_go();
    }
  }
  std::unique_ptr<store::Store> real_;
  std::mutex mutex_;
  std::deque<std::pair<store::Unit, Done>> held_;
  std::jthread watcher_{[this](const std::stop_token& stop) { watch(stop); }}; // last: it ends first
};

int run(const std::string& data, const std::string& listen) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  auto config = app::load_config(data);
  if (!config) return std::fprintf(stderr, "%s\n", config.error().describe().c_str()), 1;
  config->listen = listen;
  ShiftedClock clock;
  Ports ports;
  app::Replacements replacements;
  replacements.clock = &clock;
  replacements.identifier = [&](kernel::Identifier& real) -> kernel::Identifier& {
    return ports.identifier = &real, ports;
  };
  replacements.inspector = [&](kernel::Inspector& real) -> kernel::Inspector& {
    return ports.inspector = &real, ports;
  };
  replacements.decider = [&](kernel::Decider& real) -> kernel::Decider& { return ports.decider = &real, ports; };
  replacements.accountant = [&](kernel::Accountant& real) -> kernel::Accountant& {
    return ports.accountant = &real, ports;
  };
  replacements.recorder = [&](kernel::Recorder& real) -> kernel::Recorder& { return ports.recorder = &real, ports; };
  replacements.store = [](std::unique_ptr<store::Store> real) -> std::unique_ptr<store::Store> {
    return std::make_unique<FaultyStore>(std::move(real));
  };
  auto daemon = app::Daemon::start(data, std::move(*config), std::move(replacements));
  if (!daemon) return std::fprintf(stderr, "%s\n", daemon.error().describe().c_str()), 1;
  log::info("socle", "ready", {{"url", (*daemon)->url()}});
  int signal = 0;
  sigwait(&signals, &signal);
  (*daemon)->stop();
  return 0;
}

} // namespace
} // namespace socle

int main(int count, char** arguments) {
  if (count != 6 || std::getenv("SOCLE_FAULTS") == nullptr)
    return std::fprintf(stderr, "usage: SOCLE_FAULTS=FILE faulty_daemon serve --data DIR --listen HOST:PORT\n"), 2;
  return socle::run(arguments[3], arguments[5]);
}
