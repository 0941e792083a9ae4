#include "app/config.h"

#include "app/errors.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <tuple>
#include <variant>
#include <yaml-cpp/yaml.h>

namespace socle::app {

namespace {

using Member = std::variant<std::string Config::*, std::int64_t Config::*>;

struct Key {
  std::string_view name; // dotted path in the file
  Member member;
  std::string_view meaning;
  bool live = false; // takes effect at a reload
};

const Key kKeys[] = {
    {"listen", &Config::listen,
     "HOST:PORT of the HTTP server. Bind to 0.0.0.0 only with TLS or behind a proxy that has it."},
    {"public_url", &Config::public_url,
     "Address that people open, such as https://socle.example.org (http:// for localhost only); empty: no passkeys, which belong to it. Where its name changes, passkeys of the old one open nothing.",
     true},
    {"tls.certificate", &Config::tls_certificate, "PEM file with the certificate chain; with tls.key turns TLS on.",
     true},
    {"tls.key", &Config::tls_key, "PEM file with the private key.", true},
    {"tls.authorities", &Config::tls_authorities,
     "PEM file with certificates of your own authorities, trusted beside the system's where Socle asks others: models, a model hub, the identity provider, a collector."},
    {"store", &Config::store,
     "Where state is kept: empty for SQLite in the data directory, or a PostgreSQL connection string without password (use a .pgpass file)."},
    {"keys", &Config::keys,
     "Directory of the keys; empty for keys/ in the data directory. Put it on another disk and in another backup: who has both can read everything."},
    {"outbox", &Config::outbox,
     "Directory where released invoices and mail drafts are laid; empty for outbox/ in the data directory."},
    {"audit.origin", &Config::audit_origin,
     "Name of the transparency log, chosen by init. It is part of every signature: never change it."},
    {"models.hub", &Config::models_hub,
     "Address of the model hub that “model pull” asks where no other is named, such as a mirror of your own; empty: none.",
     true},
    {"policies", &Config::policies,
     "Directory of policies that decide where none have been published; empty: those that Socle comes with. Where signatures are required it holds a bundle.note.",
     true},
    {"guard.classifier", &Config::guard_classifier,
     "on or off: whether a trained classifier looks for commands to a model beside the rules. It finds more, and takes more harmless texts for commands (docs/BENCHMARKS.md)."},
    {"drain_seconds", &Config::drain_seconds,
     "How long running requests and streams may go on when Socle is told to end, 1 to 3600.", true},
    {"decisions.kept_days", &Config::decisions_kept_days,
     "How long policy decisions are kept for “policy replay”, 1 to 365. They hold who asked what, no content, and end with their month's retention class.",
     true},
    {"telemetry.endpoint", &Config::telemetry_endpoint,
     "Address of an OpenTelemetry collector (OTLP over HTTP), such as http://127.0.0.1:4318; empty: nothing is sent. No content is ever sent.",
     true},
    {"telemetry.headers_file", &Config::telemetry_headers,
     "File with headers for the collector, one “Name: value” a line; read anew for each connection.", true},
    {"telemetry.sample_percent", &Config::telemetry_sample_percent,
     "How many of a hundred calls become a trace where the client did not decide it.", true},
    {"log.level", &Config::log_level, "debug, info, warning or error.", true},
    {"workers", &Config::workers, "Threads that compute (reading papers, OCR, PDF). One per core that Socle may use."},
    {"prices.page_micros", &Config::page_price_micros,
     "What reading one page costs its budget, in millionths of the currency."},
};

std::unexpected<Error> bad(const std::filesystem::path& file, std::string key, std::string reason) {
  return fail(kBadConfig, {{"file", file.string()}, {"key", std::move(key)}, {"reason", std::move(reason)}});
}

Result<void> set(Config& config, const Key& key, const std::string& text, const std::filesystem::path& file) {
  if (const auto* member = std::get_if<std::string Config::*>(&key.member)) {
    config.** member = text;
    return {};
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0)
    return bad(file, std::string(key.name), "“" + text + "” is not a whole number");
  config.*std::get<std::int64_t Config::*>(key.member) = number;
  return {};
}

std::string text_of(const Config& config, const Key& key) {
  if (const auto* member = std::get_if<std::string Config::*>(&key.member)) return config.**member;
  return std::to_string(config.*std::get<std::int64_t Config::*>(key.member));
}

Result<void> read(const YAML::Node& node, const std::string& prefix, Config& config,
                  const std::filesystem::path& file) {
  for (const auto& item : node) {
    const std::string name = prefix + item.first.as<std::string>();
    if (item.second.IsMap()) {
      SOCLE_CHECK(read(item.second, name + ".", config, file));
      continue;
    }
    const auto* key = std::ranges::find(kKeys, name, &Key::name);
    if (key == std::end(kKeys)) {
      std::vector<std::string> known;
      for (const auto& k : kKeys) known.emplace_back(k.name);
      const auto near = near_misses(name, known);
      return bad(file, name,
                 near.empty() ? "there is no such key" : "there is no such key; did you mean “" + near.front() + "”?");
    }
    SOCLE_CHECK(set(config, *key, item.second.IsNull() ? std::string() : item.second.as<std::string>(), file));
  }
  return {};
}

} // namespace

Result<Config> load_config(const std::filesystem::path& data) {
  const auto file = data / "socle.yaml";
  Config config;
  if (!std::filesystem::exists(file)) return config;
  try {
    const YAML::Node root = YAML::LoadFile(file.string());
    if (root.IsNull()) return config;
    if (!root.IsMap()) return bad(file, "document", "it is not a mapping");
    SOCLE_CHECK(read(root, "", config, file));
  } catch (const YAML::Exception& error) {
    return bad(file, "line " + std::to_string(error.mark.line + 1), error.msg);
  }
  constexpr std::string_view levels[] = {"debug", "info", "warning", "error"};
  if (std::ranges::find(levels, config.log_level) == std::end(levels))
    return bad(file, "log.level", "use debug, info, warning or error");
  if (config.guard_classifier != "on" && config.guard_classifier != "off")
    return bad(file, "guard.classifier", "use on or off");
  if (config.workers < 1 || config.workers > 64) return bad(file, "workers", "use 1 to 64");
  const std::tuple<std::string_view, std::int64_t, std::int64_t, std::int64_t> ranges[] = {
      {"drain_seconds", config.drain_seconds, 1, 3'600},
      {"decisions.kept_days", config.decisions_kept_days, 1, 365},
      {"telemetry.sample_percent", config.telemetry_sample_percent, 0, 100}};
  for (const auto& [key, value, least, most] : ranges) {
    if (value < least || value > most)
      return bad(file, std::string(key), "use " + std::to_string(least) + " to " + std::to_string(most));
  }
  if (!config.public_url.empty()) {
    if (const auto party = identity::relying_party_of(config.public_url); !party)
      return bad(file, "public_url", party.error());
  }
  if (config.tls_certificate.empty() != config.tls_key.empty())
    return bad(file, "tls", "certificate and key belong together");
  return config;
}

std::optional<identity::RelyingParty> party_of(const Config& config) {
  auto party = identity::relying_party_of(config.public_url);
  return party ? std::optional(std::move(*party)) : std::nullopt;
}

std::string config_text(const Config& config) {
  const Config defaults;
  std::string out =
      "# Socle's configuration. Every key, with its meaning; docs/configuration.md has the same. No secrets here.\n";
  for (const auto& key : kKeys) {
    const auto dot = key.name.find('.');
    const std::string parent(dot == std::string_view::npos ? "" : key.name.substr(0, dot));
    const std::string leaf(dot == std::string_view::npos ? key.name : key.name.substr(dot + 1));
    const std::string value = text_of(config, key);
    const std::string mark = value == text_of(defaults, key) ? "# " : "";
    out += "\n# " + std::string(key.meaning) + "\n";
    // One group a key, written inline, so that every line can be commented in or out alone.
    out += mark + (parent.empty() ? leaf + ": " : parent + ": { " + leaf + ": ") + "\"" + value + "\"" +
           (parent.empty() ? "" : " }") + "\n";
  }
  return out;
}

Difference difference(const Config& before, const Config& after) {
  Difference out;
  for (const auto& key : kKeys) {
    if (text_of(before, key) != text_of(after, key)) (key.live ? out.live : out.restart).emplace_back(key.name);
  }
  return out;
}

std::string config_document() {
  const Config defaults;
  std::string out =
      "# Configuration\n\nOne file, `socle.yaml` in the data directory, written by `socle init`. This page is generated from the table that parses it. `socle reload`, or SIGHUP, reads it anew: what is marked live changes at once, streams go on, and where anything else differs nothing changes and the keys that need a restart are named.\n\n| key | default | live | meaning |\n|---|---|---|---|\n";
  for (const auto& key : kKeys) {
    const std::string value = text_of(defaults, key);
    out += "| `" + std::string(key.name) + "` | " + (value.empty() ? "–" : "`" + value + "`") + " | " +
           (key.live ? "live" : "") + " | " + std::string(key.meaning) + " |\n";
  }
  return out;
}

} // namespace socle::app
