// Brings model files from a hub or an address into the data directory: one after the other, resumed where they stopped, checked, and
// then handed on to be added. What was begun under a Permit goes on behind its call; its end is a call of its own.
#pragma once

#include "backends/models_hub.h"
#include "base/json.h"
#include "kernel/permit.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

namespace socle::backends {

struct PullAsked {
  std::string tenant, name; // what the model shall be called
  std::string by; // whose pull it is
  Source source;
  std::string sha256; // expected by the asker; empty: whatever the hub says
};

struct Pull {
  std::string tenant, name, by;
  Found found;
  std::string state = "waiting"; // downloading, checking, adding, done, failed
  std::int64_t done_bytes = 0;
  std::optional<Error> error;
};
json::object to_json(const Pull& pull, Language language);

class Puller {
 public:
  struct Parts {
    const Clock& clock;
    std::filesystem::path folder; // <data>/models
    std::string hub; // of the configuration; may be empty
    std::string authorities = {}; // net::Requester::Options
  };
  // Adds the file as a model, in the name of whoever asked for it.
  using Arrived = std::function<Result<void>(const Pull& pull, const std::filesystem::path& file)>;

  explicit Puller(Parts parts);
  ~Puller(); // stops; what is there of a file stays, and the next pull goes on from it

  // At start-up, before the first begin().
  void on_arrival(Arrived arrived) { arrived_ = std::move(arrived); }
  std::string hub() const;
  void set_hub(std::string hub); // for what begins from now on

  // Finds out what is meant, which is told at once, and begins to bring it.
  Result<Pull> begin(kernel::Permit permit, PullAsked asked);
  // What goes on, and how the last ones ended; newest last.
  std::vector<Pull> list(std::string_view tenant) const;

 private:
  struct Job;
  void run();
  Result<void> carry_out(Job& job);
  Result<std::string> bring(Job& job, const std::filesystem::path& part);
  Result<Bytes> piece(Job& job, std::int64_t begin);
  bool rest(std::chrono::milliseconds time); // false: stopping
  void note(Job& job, std::string state, std::int64_t done_bytes);

  Parts parts_;
  Arrived arrived_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Job>> waiting_;
  std::deque<std::shared_ptr<Job>> known_; // oldest first
  bool stopping_ = false;
  std::thread thread_; // last: it uses everything above
};

} // namespace socle::backends
