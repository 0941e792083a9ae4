#include "app/daemon.h"

#include "api/api.h"

namespace socle::app {

namespace {
// Running requests get this long to finish when the daemon is told to stop.
constexpr std::chrono::seconds kDrain{20};
} // namespace

struct Daemon::Face {
  std::unique_ptr<net::Server> server; // destroyed after the API, whose pool may still complete its handlers
  std::unique_ptr<api::Api> api;
};

Result<std::unique_ptr<Daemon>> Daemon::start(const std::filesystem::path& data, Config config,
                                              Replacements replacements) {
  std::unique_ptr<Daemon> daemon(new Daemon());
  net::ServerOptions options;
  options.listen = config.listen;
  if (!config.tls_certificate.empty()) options.tls = net::ServerOptions::Tls{config.tls_certificate, config.tls_key};
  SOCLE_TRY(daemon->app_, App::open(data, std::move(config), std::move(replacements)));
  App& app = *daemon->app_;
  daemon->face_ = std::make_unique<Face>();
  daemon->face_->api = std::make_unique<api::Api>(
      api::Services{app.clock(), app.store(), app.identity(), app.policy(), app.budget(), app.audit(), app.pipeline(),
                    app.keys(), app.engine(), app.process(), app.guard(), app.models(), app.hub(), app.puller(), app.embedded()});
  SOCLE_CHECK(app.engine().start());
  SOCLE_TRY(daemon->face_->server, net::Server::start(app.clock(), std::move(options), daemon->face_->api->handler(),
                                                      daemon->face_->api->admission()));
  return daemon;
}

Daemon::~Daemon() = default;

std::string Daemon::url() const { return face_->server->url(); }

void Daemon::stop() { face_->server->stop(std::chrono::duration_cast<std::chrono::milliseconds>(kDrain)); }

} // namespace socle::app
