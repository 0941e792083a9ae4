// socle.yaml, parsed from one table that also generates docs/configuration.md. Secrets are never in it.
#pragma once

#include "base/base.h"
#include "identity/webauthn.h"

#include <cstdint>
#include <filesystem>

namespace socle::app {

struct Config {
  std::string listen = "127.0.0.1:7070";
  std::string public_url;        // what people open; empty: no passkeys
  std::string tls_certificate;
  std::string tls_key;
  std::string tls_authorities;
  std::string store;             // empty: SQLite in the data directory
  std::string keys;              // empty: <data>/keys
  std::string outbox;            // empty: <data>/outbox
  std::string audit_origin;      // written by init
  std::string models_hub;
  std::string policies;          // a bundle's directory; empty: what Socle comes with
  std::string guard_classifier = "on";
  std::string log_level = "info";
  std::int64_t drain_seconds = 20;
  std::int64_t decisions_kept_days = 30;
  std::string telemetry_endpoint; // empty: off
  std::string telemetry_headers;  // a file
  std::int64_t telemetry_sample_percent = 100;
  std::int64_t workers = 2;
  std::int64_t page_price_micros = 500;
};

// Reads <data>/socle.yaml; without one, the defaults. An unknown key is an error that offers the near ones.
Result<Config> load_config(const std::filesystem::path& data);
// What passkeys belong to; none where no public address is configured.
std::optional<identity::RelyingParty> party_of(const Config& config);
// Writes the file as `init` leaves it: every key with its meaning, those at their default commented out.
std::string config_text(const Config& config);
// The keys whose values differ: those that take effect while Socle runs, and those that need a restart.
struct Difference {
  std::vector<std::string> live, restart;
};
Difference difference(const Config& before, const Config& after);
// docs/configuration.md.
std::string config_document();

} // namespace socle::app
