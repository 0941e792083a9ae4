// Models that this machine runs: each in a worker process (socle-llama), started on demand, watched, and ended when its memory is
// wanted for another.
#pragma once

#include "base/clock.h"
#include "base/task.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace socle::backends {

struct EmbeddedSettings {
  std::string program; // the worker's; it lies beside the daemon
  std::string
      folder; // of the sockets; made here, for the owner only; its path is short (a socket's has 107 bytes at most)
  std::int64_t memory_bytes_max = 0; // of all models together; 0: three quarters of the machine's
  std::uint32_t slots = 4; // conversations at once, of each model
  std::uint32_t context_tokens = 0; // of each conversation; 0: the model's own, within the worker's limit
  std::uint32_t threads = 0; // 0: as the worker thinks right
};

// One model, as it stands.
struct EmbeddedReport {
  enum class State { waiting, loading, ready, ended, failed } state = State::waiting;
  std::string file;
  double progress = 0; // of loading, 0 to 1
  std::string reason; // why it failed or ended
  std::int64_t memory_bytes = 0; // what it takes, or will by the best guess
  std::size_t users = 0; // requests that use it now
  std::uint64_t crashes = 0; // since the daemon started
  std::int32_t process = 0;
};
std::string_view state_name(EmbeddedReport::State state);

class Embedded {
 public:
  // A claim on a loaded model: while one lives, its worker is not ended to make room. Given back before Embedded ends.
  class Lease {
   public:
    const std::string& url() const { return url_; } // "unix:/…/1.sock": the OpenAI API, below /v1

   private:
    friend class Embedded;
    std::string url_;
    std::shared_ptr<void> claim_;
  };

  // `clock` outlives it.
  static Result<std::unique_ptr<Embedded>> create(const Clock& clock, EmbeddedSettings settings);
  ~Embedded(); // ends every worker; who still waits gets kWorkerEnded
  Embedded(const Embedded&) = delete;
  Embedded& operator=(const Embedded&) = delete;

  // Loads the model if need be, ending the least recently used one where memory is short. `done` is called once, on the thread
  // that watches: it must not block. From any thread.
  void use(const std::string& file, std::function<void(Result<Lease>)> done);
  Task<Result<Lease>> use(std::string file);
  // Ends its worker now, also under its users. The next use starts it anew.
  void stop(const std::string& file);
  std::vector<EmbeddedReport> report() const; // by file

 private:
  struct Worker;
  using Done = std::function<void(Result<Lease>)>;
  using Answers = std::vector<std::function<void()>>; // to be called without the lock

  Embedded(const Clock& clock, EmbeddedSettings settings);
  void watch();
  using Lock = std::unique_lock<std::mutex>;
  bool look_at(Worker& worker, Lock& lock, Answers& answers); // whether it should be looked at again soon
  void ask_loading(Worker& worker, Lock& lock, Answers& answers); // without the lock while it waits for the answer
  void ended(Worker& worker, int status, Answers& answers);
  void start(Worker& worker, Answers& answers);
  bool make_room(const Worker& worker);
  void end(Worker& worker);
  void give_up(Worker& worker, const Error& error, Answers& answers);
  std::int64_t memory_in_use() const;
  Lease lease(Worker& worker);
  void refuse(Worker& worker, const Error& error, Answers& answers);

  const Clock& clock_;
  const EmbeddedSettings settings_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::map<std::string, std::shared_ptr<Worker>> workers_; // by file
  std::uint64_t count_ = 0;
  bool stopping_ = false;
  bool changed_ = false;
  std::thread watcher_; // starts the workers too: they end with the thread that started them
};

} // namespace socle::backends
