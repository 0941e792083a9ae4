// One bounded pool for what computes long (password hashing, PDF, XML, OCR): never on a loop.
#pragma once

#include "base/base.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace socle {

class WorkerPool {
 public:
  // `queue_max` bounds what waits: beyond it submit refuses with kBusy instead of piling up.
  WorkerPool(std::size_t threads, std::size_t queue_max);
  ~WorkerPool(); // finishes what runs, drops nothing that was accepted
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  Result<void> submit(std::function<void()> job);

 private:
  void run();

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

} // namespace socle
