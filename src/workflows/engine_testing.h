// What the engine's tests share: an engine over a real store whose disk can fail, with functions that count what they do.
#pragma once

#include "workflows/errors.h"
#include "workflows/live.h"

#include "store/errors.h"
#include "store/store.h"

#include <atomic>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace socle::workflows {

// jq in this process: its limits are another test's matter.
class PlainEvaluator final : public Evaluator {
 public:
  Result<std::vector<json::value>> evaluate(const std::vector<Expression>& expressions,
                                            const Variables& variables) override {
    json::array list;
    for (const auto& expression : expressions)
      list.emplace_back(json::object{{"program", expression.program}, {"input", expression.input}});
    std::istringstream in(json::write(json::object{{"expressions", list},
                                                   {"context", variables.context},
                                                   {"input", variables.input},
                                                   {"workflow", variables.workflow}}));
    std::ostringstream out;
    run_jq_worker(in, out);
    SOCLE_TRY(const json::value answer, json::parse(out.str()));
    if (const auto failed = json::get_string(answer.as_object(), "error"))
      return fail(kExpression, {{"expression", ""}, {"reason", *failed}});
    const auto& values = answer.at("values").as_array();
    return std::vector<json::value>(values.begin(), values.end());
  }
};

// A store that can be away, or keep what it is given and answer too late.
class FaultyStore final : public store::Store {
 public:
  explicit FaultyStore(store::Store& real) : real_(real) {}
  std::atomic<bool> away = false;
  std::atomic<int> late_when_journal =
      0; // so many commits that hold a journal record of kind "slow" are answered after `lateness`
  std::chrono::milliseconds lateness{600};
  std::vector<std::jthread> late;

  void commit(store::Unit unit, Done done) override {
    if (away) return done(fail(store::kUnavailable, {{"reason", "it is away"}}));
    const bool slow = std::ranges::any_of(unit.journal, [](const auto& record) { return record.kind == "slow"; });
    if (slow && late_when_journal.fetch_sub(1) > 0) {
      auto kept = real_.commit_now(std::move(unit));
      late.emplace_back([this, kept = std::move(kept), done = std::move(done)]() mutable {
        std::this_thread::sleep_for(lateness); // the answer comes behind its deadline: that is the case
        done(std::move(kept));
      });
      return;
    }
    real_.commit(std::move(unit), std::move(done));
  }
  Result<store::Rows> read(std::string sql, std::vector<store::Value> values, Microseconds deadline) override {
    if (away) return fail(store::kUnavailable, {{"reason", "it is away"}});
    return real_.read(std::move(sql), std::move(values), deadline);
  }
  Result<std::vector<store::JournalEntry>> journal_after(std::int64_t sequence, std::size_t limit,
                                                         std::string kind) override {
    return real_.journal_after(sequence, limit, std::move(kind));
  }
  std::string_view kind() const override { return real_.kind(); }

 private:
  store::Store& real_;
};

// Stages that let everything through.
struct OpenPorts final : kernel::Identifier, kernel::Inspector, kernel::Decider, kernel::Accountant, kernel::Recorder {
  Result<kernel::Principal> identify(const kernel::Credential& credential) override {
    return kernel::Principal{credential.secret, "acme", "user", "owner", {}, {}, {}, Language::english};
  }
  Result<kernel::Inspection> inspect(std::span<const kernel::Content>) override { return kernel::Inspection(); }
  Result<std::vector<kernel::Pseudonym>> redact(std::vector<kernel::Content>&,
                                                std::span<const kernel::Finding>) override {
    return {};
  }
  Result<kernel::Inspection> inspect_answer(std::span<const kernel::Content>,
                                            std::span<const kernel::Content>) override {
    return kernel::Inspection();
  }
  std::unique_ptr<kernel::Watch> watch(std::span<const kernel::Content>) override { return nullptr; } // nothing streams
  Result<kernel::Decision> decide(const kernel::Question&) override {
    return kernel::Decision{true, {"p"}, "permitted", "", "", {}};
  }
  Result<kernel::Lease> reserve(const kernel::Principal&, const kernel::Call& call, const kernel::Cost&) override {
    return kernel::Lease{call.id, 0};
  }
  Result<store::Unit> settle(const kernel::Principal&, const kernel::Lease&, const kernel::Cost&) override {
    return store::Unit();
  }
  void release(const kernel::Lease&) noexcept override {}
  Result<void> ready() override {
    if (const int left = refusals.fetch_sub(1); left > 0)
      return fail(store::kUnavailable, {{"reason", "the log cannot be written"}});
    return {};
  }
  Result<store::Unit> intent(const kernel::Intent&) override { return store::Unit(); }
  Result<store::Unit> outcome(const kernel::Receipt& receipt) override {
    store::Unit unit;
    if (receipt.status == "done") unit.journal.push_back({"acme", "slow", "{}"});
    return unit;
  }
  std::atomic<int> refusals = 0; // so many calls are refused at the stage record
};

inline constexpr store::Migration kCounts{
    "testing", 1, "CREATE TABLE counted (tenant text NOT NULL, name text NOT NULL PRIMARY KEY, times bigint NOT NULL)"};

class EngineTest : public testing::Test {
 protected:
  EngineTest() {
    std::string name = (std::filesystem::temp_directory_path() / "socle-engine-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    std::vector<store::Migration> all(migrations().begin(), migrations().end());
    all.push_back(kCounts);
    store::StoreOptions options;
    options.location = "sqlite:" + (folder_ / "store").string();
    options.wal_bytes_grown = 1U << 20U;
    real_ = std::move(*store::open_store(options, all));
    faulty_ = std::make_unique<FaultyStore>(*real_);
    keys_ = std::move(*secrets::open_key_ring(folder_ / "keys", true, random_));
    blobs_ = std::move(*blobs::open_blobs(folder_ / "blobs", *keys_));
  }
  ~EngineTest() override {
    stop();
    faulty_.reset();
    real_.reset();
    std::filesystem::remove_all(folder_);
  }

  // A house: its own workers, pipeline and engine. Two on one store are what a lock forbids; here they may meet.
  struct House {
    std::unique_ptr<WorkerPool> workers;
    std::unique_ptr<kernel::Pipeline> pipeline;
    std::unique_ptr<Engine> engine;
    ~House() {
      if (pipeline) pipeline->close();
    }
  };
  std::unique_ptr<House> house() {
    auto out = std::make_unique<House>();
    out->workers = std::make_unique<WorkerPool>(2, 64);
    out->pipeline = std::make_unique<kernel::Pipeline>(kernel::Pipeline::Parts{clock_, random_, *faulty_, *out->workers,
                                                                               ports_, ports_, ports_, ports_, ports_,
                                                                               std::chrono::milliseconds(300)});
    out->engine = std::make_unique<Engine>(
        Engine::Parts{clock_, random_, *faulty_, *blobs_, *out->pipeline, evaluator_});
    for (const char* name : {"one", "two", "three"}) add_function(*out, name);
    out->engine->add_gate_kind("paper", {[this](const Gate& gate) -> Result<store::Unit> {
                                 store::Unit unit;
                                 unit.add("INSERT INTO counted(tenant, name, times) VALUES (?1, ?2, 1)",
                                          {gate.tenant, "approved " + gate.run}, 1);
                                 return unit;
                               }});
    return out;
  }
  void add_function(House& house, const std::string& name) {
    kernel::Executor executor;
    executor.candidates = [](const kernel::Call&, const kernel::Principal&) {
      return std::vector<kernel::Candidate>{{"here", "local", {}}};
    };
    executor.time_ms_max = std::chrono::milliseconds(2'000);
    executor.effect = [this, name](kernel::Permit permit, const kernel::Call& call,
                                   const kernel::Principal&) -> Result<kernel::Outcome> {
      SOCLE_CHECK(permit.use(clock_));
      {
        const std::lock_guard lock(mutex_);
        ++effects_[name];
      }
      if (meanwhile_) meanwhile_(name, call);
      kernel::Outcome out;
      out.unit.add(
          "INSERT INTO counted(tenant, name, times) VALUES ('acme', ?1, 1) ON CONFLICT (name) DO UPDATE SET times = counted.times + 1",
          {name + " " + call.run}, 1);
      if (misfit_ == name) out.unit.add("UPDATE counted SET times = 0 WHERE name = 'nothing'", {}, 1); // never fits
      out.result = json::object{{"did", name}, {"given", json::parse(call.body).value()}};
      return out;
    };
    house.pipeline->add("test." + name, std::move(executor));
    house.engine->add_function(name, [name](const Request&) -> Result<kernel::Call> {
      kernel::Call call;
      call.action = "test." + name;
      call.resource = {"Test", name, {}};
      return call;
    });
  }
  void start(const std::string& tasks) {
    definition_ = "document: { dsl: '1.0.3', namespace: n, name: w, version: '1.0.0' }\ndo:\n" + tasks;
    start();
  }
  void start() {
    house_ = house();
    ASSERT_TRUE(house_->engine->add_definition(definition_));
    ASSERT_TRUE(house_->engine->start());
  }
  void stop() { house_.reset(); }
  Engine& engine() { return *house_->engine; }

  std::string begin(json::value input = json::object()) {
    auto begun = engine().begin("acme", "w", std::move(input), "usr_1", "");
    EXPECT_TRUE(begun) << begun.error().describe();
    EXPECT_TRUE(real_->commit_now(std::move(begun->unit)));
    begun->committed();
    return json::get_string(begun->result.as_object(), "run").value();
  }
  // The run as it is when it no longer runs.
  workflows::Run finished(const std::string& run) {
    for (int i = 0; i < 2'000; ++i) {
      const auto now = engine().run("acme", run);
      if (now && now->state != "running") return *now;
      std::this_thread::sleep_for(std::chrono::milliseconds(10)); // polls what other threads do
    }
    ADD_FAILURE() << run << " does not end";
    return {};
  }
  std::int64_t kept(const std::string& name, const std::string& run) { // how often the state says that it happened
    const auto rows = real_->read("SELECT times FROM counted WHERE name = ?1", {name + " " + run});
    return rows->empty() ? 0 : rows->front().integer(0);
  }
  int effects(const std::string& name) {
    const std::lock_guard lock(mutex_);
    return effects_[name];
  }
  Result<void> carry_out(Result<kernel::Outcome> change) {
    if (!change) return std::unexpected(change.error());
    SOCLE_CHECK(faulty_->commit_now(std::move(change->unit)));
    if (change->committed) change->committed();
    return {};
  }

  std::filesystem::path folder_;
  ManualClock clock_;
  SeededRandom random_{11};
  OpenPorts ports_;
  PlainEvaluator evaluator_;
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<store::Store> real_;
  std::unique_ptr<FaultyStore> faulty_;
  std::unique_ptr<blobs::Blobs> blobs_;
  std::mutex mutex_;
  std::map<std::string, int> effects_;
  std::function<void(const std::string& function, const kernel::Call&)> meanwhile_; // happens inside the effect
  std::string definition_, misfit_;
  std::unique_ptr<House> house_;
};

} // namespace socle::workflows
