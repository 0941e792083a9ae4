// The one writer: takes every unit that waits, runs them in one transaction, flushes once, then answers all.
#pragma once

#include "base/metrics.h"
#include "store/engine.h"

#include <atomic>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace socle::store {

class Writer {
 public:
  // `next_sequence` is the engine's at opening. The engine outlives the writer.
  Writer(Engine& engine, std::int64_t next_sequence);
  ~Writer(); // commits whatever was accepted, then ends
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void submit(Unit unit, Store::Done done);
  // Whether the last batch was refused for a reason that is not its own: any thread.
  bool failing() const { return failing_; }

 private:
  struct Waiting {
    Unit unit;
    std::size_t bytes = 0;
    Store::Done done;
    std::optional<Error> refusal; // set when it must not run: too large, overloaded
  };
  using Batch = std::vector<Waiting>;
  using Results = std::vector<Result<Committed>>;

  void run();
  Batch take();
  void answer(Batch& batch);
  Results keep(std::span<const Unit* const> units);
  Result<void> begin();
  Result<void> keep_together(std::span<const Unit* const> units, Results& results);
  Result<void> keep_carefully(std::span<const Unit* const> units, Results& results);
  Result<void> finish(std::int64_t sequence_after);
  Work number(const Unit& unit, std::int64_t& sequence) const;

  Engine& engine_;
  std::int64_t next_sequence_; // writer thread only
  std::atomic<bool> failing_ = false; // the last batch was refused; the writer thread's
  bool sequence_known_ = true; // false after a failure: read it again before the next batch

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Waiting> queue_;
  std::size_t queue_bytes_ = 0;
  std::size_t queue_units_ = 0;
  bool stopping_ = false;

  metrics::Counter units_total_;
  metrics::Counter refused_total_;
  metrics::Counter batches_total_;
  std::thread thread_;
};

} // namespace socle::store
