// The running daemon: an App behind its HTTP server.
#pragma once

#include "api/api.h"
#include "app/app.h"

#include <atomic>
#include <mutex>

namespace socle::app {

class Daemon {
 public:
  // Opens the data directory, starts the engine, listens. Ready when it returns.
  static Result<std::unique_ptr<Daemon>> start(const std::filesystem::path& data, Config config,
                                               Replacements replacements = {});
  ~Daemon();

  std::string url() const;
  App& app() { return *app_; }
  // Reads the configuration anew and lets what differs take effect, with an entry in the log; all of it or, with the reason, nothing.
  // For SIGHUP; people ask over the API.
  Result<std::vector<std::string>> reload();
  // Refuses new requests, lets running ones finish for as long as configured; runs continue at the next start.
  void stop();

 private:
  Daemon() = default;
  struct Face; // the API and its server
  Result<api::Reload> prepare_reload();
  void apply(const Config& config, const std::shared_ptr<const policy::Bundle>& policies);
  std::filesystem::path data_;
  Config file_; // as it was last read
  bool listen_given_ = false; // on the command line
  std::mutex reload_mutex_; // guards file_
  std::atomic<std::int64_t> drain_seconds_{20};
  std::unique_ptr<App> app_;
  std::unique_ptr<Face> face_;
};

} // namespace socle::app
