#include "app/daemon.h"

#include "app/errors.h"
#include "app/policies.h"
#include "app/reload.h"

#include "backends/models_pull.h"

#include "base/log.h"

#include <malloc.h>

namespace socle::app {

struct Daemon::Face {
  std::unique_ptr<net::Server> server; // destroyed after the API, whose pool may still complete its handlers
  std::unique_ptr<api::Api> api;
};

Result<std::unique_ptr<Daemon>> Daemon::start(const std::filesystem::path& data, Config config,
                                              Replacements replacements) {
  std::unique_ptr<Daemon> daemon(new Daemon());
  daemon->data_ = data;
  SOCLE_TRY(const Config file, load_config(data));
  daemon->listen_given_ = file.listen != config.listen;
  daemon->file_ = config;
  daemon->drain_seconds_ = config.drain_seconds;
  net::ServerOptions options;
  options.listen = config.listen;
  if (!config.tls_certificate.empty()) options.tls = net::ServerOptions::Tls{config.tls_certificate, config.tls_key};
  // glibc keeps small freed pieces apart and puts them together whenever a large one is asked for, which every call does: without them a
  // call takes a tenth less time, and the process less memory (bench/gateway).
  mallopt(M_MXFAST, 0);
  SOCLE_TRY(daemon->app_, App::open(data, std::move(config), std::move(replacements)));
  App& app = *daemon->app_;
  daemon->face_ = std::make_unique<Face>();
  daemon->face_->api = std::make_unique<api::Api>(api::Services{
      app.clock(),      app.store(),     app.identity(), app.policy(),
      app.publishing(), app.decisions(), app.budget(),   app.audit(),
      app.pipeline(),   app.keys(),      app.engine(),   app.process(),
      app.guard(),      app.models(),    app.hub(),      app.files(),
      app.file_hub(),   app.puller(),    app.sign_on(),  [self = daemon.get()] { return self->prepare_reload(); },
      app.embedded()});
  SOCLE_CHECK(app.engine().start());
  SOCLE_TRY(daemon->face_->server, net::Server::start(app.clock(), std::move(options), daemon->face_->api->handler(),
                                                      daemon->face_->api->admission()));
  return daemon;
}

Daemon::~Daemon() = default;

std::string Daemon::url() const { return face_->server->url(); }

void Daemon::stop() {
  face_->server->stop(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(drain_seconds_)));
}

// Everything that can fail happens here; what is returned only has to be applied.
Result<api::Reload> Daemon::prepare_reload() {
  SOCLE_TRY(Config fresh, load_config(data_));
  api::Reload out;
  bool tls = false;
  {
    const std::lock_guard lock(reload_mutex_);
    if (listen_given_) fresh.listen = file_.listen; // the command line's word holds until the end
    Difference differs = difference(file_, fresh);
    if (file_.tls_certificate.empty() != fresh.tls_certificate.empty()) differs.restart.emplace_back("tls.certificate");
    if (!differs.restart.empty()) {
      std::string keys;
      for (const auto& key : differs.restart) keys += (keys.empty() ? "" : ", ") + key;
      return fail(kNeedsRestart, {{"keys", keys}});
    }
    out.changed = std::move(differs.live);
    tls = !fresh.tls_certificate.empty();
  }
  std::function<void()> change_tls;
  if (tls) { // always: a renewed certificate has its old name
    SOCLE_TRY(change_tls, face_->server->prepare_tls({fresh.tls_certificate, fresh.tls_key}));
    out.changed.emplace_back("tls files");
  }
  SOCLE_TRY(const auto policies, directory_policies(fresh.policies, app_->publishing()));
  if (policies->digest() != app_->policy().defaults()->digest()) out.changed.emplace_back("policies files");
  out.apply = [this, fresh, policies, change_tls] {
    if (change_tls) change_tls();
    apply(fresh, policies);
  };
  return out;
}

void Daemon::apply(const Config& config, const std::shared_ptr<const policy::Bundle>& policies) {
  const std::lock_guard lock(reload_mutex_);
  file_ = config;
  drain_seconds_ = config.drain_seconds;
  log::set_level(log_level_of(config));
  app_->identity().set_relying_party(party_of(config));
  app_->puller().set_hub(config.models_hub);
  app_->decisions().set_days(config.decisions_kept_days);
  app_->telemetry().configure(telemetry_of(config));
  app_->policy().set_defaults(policies);
}

Result<std::vector<std::string>> Daemon::reload() {
  auto prepared = prepare_reload();
  SOCLE_CHECK(record_reload(*app_, prepared));
  if (!prepared) return std::unexpected(prepared.error());
  prepared->apply();
  return std::move(prepared->changed);
}

} // namespace socle::app
