// The engine: one thread that computes all requests together, step by step. Private to llama.
#pragma once

#include "base/clock.h"
#include "llama/job.h"
#include "llama/queue.h"
#include "llama/slot.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <variant>

namespace socle::llama {

struct EngineState {
  std::uint32_t slots = 0, slots_busy = 0;
  std::size_t waiting = 0;
  std::uint64_t prompt_tokens = 0, cached_tokens = 0, output_tokens = 0, embedded_tokens = 0; // since the start
};

class Engine {
 public:
  // Both outlive the engine. Warms the model up before it returns.
  Engine(const Clock& clock, Model& model);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // What runs or waits is told kCancelled, and nothing is taken any more. Once, from any thread.
  void stop();
  // Any thread. kBusy when too many wait.
  Result<void> submit(std::shared_ptr<Job> job);
  Result<void> submit(std::shared_ptr<EmbeddingJob> job);
  // After a job's `cancelled` was set: makes the engine look now, in the middle of a step if need be.
  void look();
  EngineState state() const;

 private:
  using Work = std::variant<std::shared_ptr<Job>, std::shared_ptr<EmbeddingJob>>;
  struct Waiting {
    Work work;
    Microseconds since{};
  };

  Result<void> push(const std::string& share, double weight, double cost, Work work);
  void run();
  void warm_up();
  void admit();            // from the queue into free slots
  void drop_cancelled();
  void assign(Waiting waiting, Slot& slot);
  void step();             // one batch
  std::size_t fill_batch();
  void recover();
  void sample(Slot& slot);
  void end(Slot& slot, Finish finish);
  void fail_slot(Slot& slot, Error error);
  void embed(const EmbeddingJob& job);

  const Clock& clock_;
  Model& model_;
  llama_context* const context_;
  llama_memory_t const memory_;
  llama_batch batch_;
  std::vector<Slot> slots_;

  mutable std::mutex mutex_; // guards what is below
  std::condition_variable wake_;
  FairQueue<Waiting> queue_;
  EngineState state_;
  bool stopping_ = false;
  std::vector<std::shared_ptr<Job>> running_; // those whose cancellation ends a step
  std::shared_ptr<EmbeddingJob> embedding_;
  std::thread thread_;
};

} // namespace socle::llama
