// Who waits for a run to change: coroutines that sleep until it does, however many, without a thread. Private to api.
#pragma once

#include "base/metrics.h"
#include "base/task.h"

#include <map>
#include <mutex>

namespace socle::api {

enum class Woken { changed, left, late };

class Watch {
 public:
  // One waiter's place. Kept by its coroutine; giving it up frees it.
  class Seat {
   public:
    // Until the run changes, the asker leaves, or the time is over. A change since the seat was taken, or since the last waking,
    // is not missed. One coroutine at a time.
    Task<Woken> next(std::chrono::milliseconds limit);
    void leave(); // from any thread: nobody waits for the answer any more

   private:
    friend class Watch;
    void wake(Woken why);
    std::mutex mutex_;
    bool changed_ = false;
    bool left_ = false;
    std::function<void(Woken)> sleeper_;
  };

  Watch();
  std::shared_ptr<Seat> sit(const std::string& tenant, const std::string& run);
  void changed(const std::string& tenant, const std::string& run); // from any thread; quick

 private:
  struct Room {
    std::mutex mutex;
    std::multimap<std::pair<std::string, std::string>, Seat*> seats;
    metrics::Gauge waiting;
    void leave(const Seat* seat);
  };
  std::shared_ptr<Room> room_;
};

} // namespace socle::api
