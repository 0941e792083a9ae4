// What a governed call costs beside what it does: all ten stages with the real identity, guard, policy, budget and audit of a daemon,
// over a store whose commit answers at once. CPU time of the whole process, so that the worker that executes is counted as well;
// each port's part is CPU time of the call's own thread. The hop to a worker and back, which any call would need, is measured alone.
#include "app/app.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <future>
#include <sys/resource.h>
#include <unistd.h>

namespace socle::app {
namespace {

double thread_us() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

double process_us() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto us = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_usec); };
  return us(used.ru_utime) + us(used.ru_stime);
}

// Keeps what initializes the daemon; from then on a commit costs nothing.
class InstantStore final : public store::Store {
 public:
  explicit InstantStore(std::unique_ptr<store::Store> real) : real_(std::move(real)) {}
  void commit(store::Unit unit, Done done) override {
    if (!instant) return real_->commit(std::move(unit), std::move(done));
    done(store::Committed{++sequence_});
  }
  Result<store::Rows> read(std::string sql, std::vector<store::Value> values, Microseconds deadline) override {
    return real_->read(std::move(sql), std::move(values), deadline);
  }
  Result<std::vector<store::JournalEntry>> journal_after(std::int64_t sequence, std::size_t limit,
                                                         std::string kind) override {
    return real_->journal_after(sequence, limit, std::move(kind));
  }
  std::string_view kind() const override { return real_->kind(); }
  std::atomic<bool> instant = false;

 private:
  std::unique_ptr<store::Store> real_;
  std::atomic<std::int64_t> sequence_ = 1'000'000;
};

// The ports that a daemon has, each with the time spent in it. The pipeline calls them on the call's own thread.
struct Timed final : kernel::Identifier, kernel::Inspector, kernel::Decider, kernel::Accountant, kernel::Recorder {
  explicit Timed(App& app) : app(app) {}
  template <typename F>
  auto in(double& spent, F&& body) {
    const double begin = thread_us();
    auto result = body();
    spent += thread_us() - begin;
    return result;
  }
  Result<kernel::Principal> identify(const kernel::Credential& credential) override {
    return in(identity_us, [&] { return app.identity().identify(credential); });
  }
  Result<kernel::Inspection> inspect(std::span<const kernel::Content> contents) override {
    return in(guard_us, [&] { return app.guard().inspect(contents); });
  }
  Result<std::vector<kernel::Pseudonym>> redact(std::vector<kernel::Content>& contents,
                                                std::span<const kernel::Finding> findings) override {
    return in(guard_us, [&] { return app.guard().redact(contents, findings); });
  }
  Result<kernel::Inspection> inspect_answer(std::span<const kernel::Content> answer,
                                            std::span<const kernel::Content> input) override {
    return in(guard_us, [&] { return app.guard().inspect_answer(answer, input); });
  }
  std::unique_ptr<kernel::Watch> watch(std::span<const kernel::Content> input) override {
    return app.guard().watch(input);
  }
  Result<kernel::Decision> decide(const kernel::Question& question) override {
    return in(policy_us, [&] { return app.policy().decide(question); });
  }
  Result<kernel::Lease> reserve(const kernel::Principal& principal, const kernel::Call& call,
                                const kernel::Cost& most) override {
    return in(budget_us, [&] { return app.budget().reserve(principal, call, most); });
  }
  Result<store::Unit> settle(const kernel::Principal& principal, const kernel::Lease& lease,
                             const kernel::Cost& real) override {
    return in(budget_us, [&] { return app.budget().settle(principal, lease, real); });
  }
  void release(const kernel::Lease& lease) noexcept override { app.budget().release(lease); }
  Result<void> ready() override {
    return in(audit_us, [&] { return app.audit().ready(); });
  }
  Result<store::Unit> intent(const kernel::Intent& intent) override {
    return in(audit_us, [&] { return app.audit().intent(intent); });
  }
  Result<store::Unit> outcome(const kernel::Receipt& receipt) override {
    return in(audit_us, [&] { return app.audit().outcome(receipt); });
  }
  App& app;
  double identity_us = 0, guard_us = 0, policy_us = 0, budget_us = 0, audit_us = 0;
};

// Invented; 1 KB of a contract, with what guard looks for in it.
std::string contract_text() {
  std::string text =
      "Bankverbindung: IBAN DE02 1203 0000 0000 2020 51, rechnung@falkenried.example, Telefon +49 30 5550123.\n";
  for (int i = 1; text.size() < 1024; ++i)
    text += "Ziffer " + std::to_string(i) +
            ": Der Auftragnehmer wartet die Anlage zum Preis von 1.234,50 EUR im Monat.\n";
  text.resize(1024);
  return text;
}

struct Daemon {
  std::filesystem::path data = std::filesystem::temp_directory_path() /
                               ("socle-app-bench-" + std::to_string(::getpid()));
  InstantStore* store = nullptr;
  std::unique_ptr<App> app;
  kernel::Credential owner;
  Daemon() {
    std::filesystem::create_directories(data);
    Replacements replacements;
    replacements.store = [this](std::unique_ptr<store::Store> real) {
      auto instant = std::make_unique<InstantStore>(std::move(real));
      store = instant.get();
      return instant;
    };
    Config config;
    config.audit_origin = "socle.example/bench";
    app = App::open(data, std::move(config), std::move(replacements)).value();
    owner = {kernel::Credential::Kind::api_key, app->initialize("owner@socle.example", "Europe/Berlin").value().key};
    store->instant = true;
  }
  ~Daemon() {
    app.reset();
    std::filesystem::remove_all(data);
  }
};

// Runs `call` under the benchmark's loop; reports the process's CPU time per call and the wall clock's percentiles.
template <typename Call>
double measure(benchmark::State& state, Call call) {
  for (int i = 0; i < 100; ++i) call(); // scratch spaces and pools are there
  std::vector<double> wall_us;
  const double before = process_us();
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    call();
    wall_us.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
  }
  const double cpu_us = (process_us() - before) / static_cast<double>(wall_us.size());
  std::ranges::sort(wall_us);
  state.counters["cpu_us"] = cpu_us;
  state.counters["wall_p50_us"] = wall_us[wall_us.size() / 2];
  state.counters["wall_p95_us"] = wall_us[wall_us.size() * 95 / 100];
  return cpu_us;
}

void governed_call(benchmark::State& state) {
  Daemon daemon;
  Timed ports(*daemon.app);
  kernel::Pipeline pipeline({daemon.app->clock(), daemon.app->random(), daemon.app->store(), daemon.app->workers(),
                             ports, ports, ports, ports, ports});
  kernel::Executor executor;
  executor.candidates = [](const kernel::Call&, const kernel::Principal&) {
    return std::vector<kernel::Candidate>{{"here", "local", {.micros = 100}}};
  };
  executor.effect = [&](kernel::Permit permit, const kernel::Call&,
                        const kernel::Principal&) -> Result<kernel::Outcome> {
    SOCLE_CHECK(permit.use(daemon.app->clock()));
    kernel::Outcome outcome;
    outcome.cost.micros = 40;
    return outcome;
  };
  pipeline.add("contract.read", std::move(executor));
  const std::string text = contract_text();
  const auto run = [&] {
    kernel::Call call;
    call.action = "contract.read";
    call.resource = {"Contract", "doc_1", {}};
    call.purpose = "invoice from contract";
    call.input = {{"text", text, kernel::Provenance::document}};
    call.body = text;
    const auto answer = pipeline.run_now(daemon.owner, std::move(call));
    if (!answer) state.SkipWithError(answer.error().describe().c_str());
    else SOCLE_ASSERT(!answer->findings.empty());
  };
  run();
  const auto calls_before = ports;
  std::int64_t calls = 0;
  const double cpu_us = measure(state, [&] {
    run();
    ++calls;
  });
  const auto part = [&](const char* name, double now, double before) {
    const double us = (now - before) / static_cast<double>(calls);
    state.counters[std::string(name) + "_us"] = us;
    state.counters[std::string(name) + "_share"] = us / cpu_us;
  };
  part("identity", ports.identity_us, calls_before.identity_us);
  part("guard", ports.guard_us, calls_before.guard_us);
  part("policy", ports.policy_us, calls_before.policy_us);
  part("budget", ports.budget_us, calls_before.budget_us);
  part("audit", ports.audit_us, calls_before.audit_us);
}
BENCHMARK(governed_call)->MinTime(2)->Unit(benchmark::kMicrosecond)->UseRealTime();

void hop_to_a_worker_and_back(benchmark::State& state) {
  WorkerPool workers(2, 256);
  measure(state, [&] {
    std::promise<void> done;
    SOCLE_ASSERT(workers.submit([&done] { done.set_value(); }));
    done.get_future().wait();
  });
}
BENCHMARK(hop_to_a_worker_and_back)->MinTime(1)->Unit(benchmark::kMicrosecond)->UseRealTime();

} // namespace
} // namespace socle::app
