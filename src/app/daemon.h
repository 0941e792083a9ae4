// The running daemon: an App behind its HTTP server.
#pragma once

#include "app/app.h"

namespace socle::app {

class Daemon {
 public:
  // Opens the data directory, starts the engine, listens. Ready when it returns.
  static Result<std::unique_ptr<Daemon>> start(const std::filesystem::path& data, Config config,
                                               Replacements replacements = {});
  ~Daemon();

  std::string url() const;
  App& app() { return *app_; }
  // Refuses new requests, lets running ones finish; runs continue at the next start.
  void stop();

 private:
  Daemon() = default;
  struct Face; // the API and its server
  std::unique_ptr<App> app_;
  std::unique_ptr<Face> face_;
};

} // namespace socle::app
