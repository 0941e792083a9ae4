// Hands values from the engine's thread to a coroutine on the loop. Private to llama.
#pragma once

#include "base/task.h"

#include <deque>
#include <mutex>

namespace socle::llama {

template <typename T>
class Mailbox {
 public:
  // Any thread.
  void put(T value) {
    std::function<void(std::deque<T>)> waiting;
    std::deque<T> all;
    {
      const std::lock_guard lock(mutex_);
      values_.push_back(std::move(value));
      if (!waiting_) return;
      waiting = std::exchange(waiting_, nullptr);
      all = std::exchange(values_, {});
    }
    waiting(std::move(all));
  }
  // All that is there, at least one; one reader.
  Task<std::deque<T>> take() {
    std::function<void(std::function<void(std::deque<T>)>)> begin = [this](std::function<void(std::deque<T>)> done) {
      std::deque<T> all;
      {
        const std::lock_guard lock(mutex_);
        if (values_.empty()) {
          waiting_ = std::move(done);
          return;
        }
        all = std::exchange(values_, {});
      }
      done(std::move(all));
    };
    std::deque<T> out = co_await await_callback<std::deque<T>>(std::move(begin));
    co_return out;
  }

 private:
  std::mutex mutex_;
  std::deque<T> values_;
  std::function<void(std::deque<T>)> waiting_;
};

} // namespace socle::llama
