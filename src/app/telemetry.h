// Telemetry: sees each receipt on its way to the log, counts for Prometheus, and tells an OpenTelemetry collector where one is
// named. Names, numbers, times and codes; never what a call carried. It never waits and nothing waits for it: what cannot be sent is
// dropped and counted.
#pragma once

#include "app/config.h"
#include "kernel/ports.h"
#include "net/client.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace socle::app {

class Telemetry final : public kernel::Recorder {
 public:
  struct Settings {
    std::string endpoint; // "http://127.0.0.1:4318"; empty: nothing is sent
    std::string headers_file; // one "Name: value" a line
    std::int64_t sample_percent = 100;
    std::string authorities = {}; // net::Requester::Options
    friend bool operator==(const Settings&, const Settings&) = default;
  };
  // Stands before `log`, which decides alone whether a call may go on.
  Telemetry(const Clock& clock, kernel::Recorder& log);
  ~Telemetry() override; // sends what waits, for a moment

  Result<void> ready() override { return log_.ready(); }
  Result<store::Unit> intent(const kernel::Intent& intent) override { return log_.intent(intent); }
  Result<store::Unit> outcome(const kernel::Receipt& receipt) override;

  void configure(Settings settings);

 private:
  void look(const kernel::Receipt& receipt);
  void keep(Bytes span);
  void run();
  bool send(const Settings& to, const char* path, Bytes body);
  void send_traces(std::unique_lock<std::mutex>& lock);
  void send_metrics(std::unique_lock<std::mutex>& lock);

  const Clock& clock_;
  kernel::Recorder& log_;
  Timestamp started_;
  std::atomic<bool> on_{false};
  std::mutex mutex_; // guards what follows
  std::condition_variable wake_;
  Settings settings_;
  std::deque<Bytes> spans_; // encoded, oldest first
  bool stopping_ = false;
  std::unique_ptr<net::Client> client_; // the sender's alone
  Settings client_settings_;
  std::thread sender_;
};

Telemetry::Settings telemetry_of(const Config& config);

} // namespace socle::app
