// init, serve, doctor: the commands that work on a data directory.
#include "cli/commands.h"

#include "app/app.h"
#include "app/daemon.h"
#include "app/errors.h"
#include "app/reload.h"
#include "sandbox/sandbox.h"

#include "base/log.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <unistd.h>

namespace socle::cli {

namespace {
struct Init {
  std::string data, email = "owner@socle.example", zone, store, keys;
};

std::string machine_zone() {
  std::error_code error;
  const auto link = std::filesystem::read_symlink("/etc/localtime", error).string();
  const auto at = link.find("zoneinfo/");
  return error || at == std::string::npos ? "UTC" : link.substr(at + 9);
}

Exit init(Session& session, const Init& wanted, const Clock& clock) {
  const std::filesystem::path data = wanted.data;
  if (std::filesystem::exists(data / "socle.yaml"))
    return session.tell(Error(app::kAlreadyInitialized, {{"data", data.string()}}));
  std::error_code error;
  std::filesystem::create_directories(data, error);
  std::filesystem::permissions(data, std::filesystem::perms::owner_all, error);
  if (error)
    return session.usage("The directory " + data.string() + " cannot be made: " + error.message(),
                         "Choose another place.");
  SystemRandom random;
  app::Config config;
  config.store = wanted.store;
  config.keys = wanted.keys;
  config.audit_origin = "socle.example/" + make_id("site", clock, random); // unique to this installation
  auto opened = app::App::open(data, config);
  if (!opened) {
    std::filesystem::remove(data, error); // only where nothing was made in it
    return session.tell(opened.error());
  }
  auto made = (*opened)->initialize(wanted.email, wanted.zone.empty() ? machine_zone() : wanted.zone);
  if (!made) return session.tell(made.error());
  opened->reset();
  std::ofstream file(data / "socle.yaml"); // last: only a directory that is whole counts as made
  file << app::config_text(config);
  file.close();
  if (!file)
    return session.usage("The file " + (data / "socle.yaml").string() + " cannot be written.", "See the disk's space.");
  json::object owner, log, out;
  owner["email"] = made->email;
  owner["password"] = made->password;
  owner["key"] = made->key;
  log["origin"] = made->origin;
  log["verifier_key"] = made->verifier_key;
  out["owner"] = std::move(owner);
  out["audit"] = std::move(log);
  return session.print(out, [&](std::ostream& text) {
    text << "Made " << data.string() << ".\n\n"
         << "Owner (shown this once):\n  e-mail    " << made->email << "\n  password  " << made->password
         << "\n  API key   " << made->key << "\n\n"
         << "The log's verifier key; keep it elsewhere, to prove the log even to yourself:\n  " << made->verifier_key
         << "\n\n"
         << "Next:\n  socle serve --data " << data.string() << "\n";
  });
}

Exit serve(Session& session, const std::string& data, const std::string& listen) {
  if (!std::filesystem::exists(std::filesystem::path(data) / "socle.yaml"))
    return session.tell(Error(app::kNotInitialized, {{"data", data}}));
  auto config = app::load_config(data);
  if (!config) return session.tell(config.error());
  if (!listen.empty()) config->listen = listen;
  log::set_level(app::log_level_of(*config));

  // Blocked before any thread starts, so that only the wait below sees them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN); // a peer that left is an error of its write
  auto daemon = app::Daemon::start(data, std::move(*config));
  if (!daemon) return session.tell(daemon.error());
  log::info("socle", "ready", {{"url", (*daemon)->url()}, {"version", SOCLE_VERSION}});
  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) {
    if (const auto changed = (*daemon)->reload(); !changed) {
      log::error("socle", "nothing was reloaded", {{"reason", changed.error().describe()}});
    } else {
      std::string names;
      for (const auto& name : *changed) names += (names.empty() ? "" : ", ") + name;
      log::info("socle", "reloaded", {{"changed", names}});
    }
  }
  log::info("socle", "draining");
  (*daemon)->stop();
  daemon->reset();
  log::info("socle", "stopped");
  return kDone;
}

struct Check {
  std::string name, state, detail;
};

Exit doctor(Session& session, const std::string& data) {
  std::vector<Check> checks;
  const auto add = [&](std::string name, bool ok, std::string detail) {
    checks.push_back({std::move(name), ok ? "ok" : "failed", std::move(detail)});
  };
  const auto mechanism = sandbox::mechanism();
  add("sandbox", mechanism.has_value(), mechanism ? *mechanism : mechanism.error().describe());
  for (const auto* program : {"pdftotext", "pdfinfo", "pdftoppm", "tesseract", "bwrap"}) {
    const std::string path = std::string("/usr/bin/") + program;
    add(program, access(path.c_str(), X_OK) == 0,
        access(path.c_str(), X_OK) == 0 ? path
                                        : "not installed: apt-get install poppler-utils tesseract-ocr bubblewrap");
  }
  for (const auto* language : {"deu", "fra", "eng"}) {
    const std::string file = std::string("/usr/share/tesseract-ocr/5/tessdata/") + language + ".traineddata";
    add(std::string("recognition ") + language, std::filesystem::exists(file),
        std::filesystem::exists(file) ? file : std::string("not installed: apt-get install tesseract-ocr-") + language);
  }
  if (!data.empty()) {
    auto config = app::load_config(data);
    add("configuration", config.has_value(), config ? "socle.yaml" : config.error().describe());
    std::error_code error;
    const auto space = std::filesystem::space(data, error);
    add("disk space", !error && space.available > (1U << 30U),
        error ? error.message() : std::to_string(space.available >> 20U) + " MiB free");
    const auto keys = std::filesystem::path(data) / "keys";
    const auto permissions = std::filesystem::status(keys, error).permissions();
    const bool closed = !error && (permissions & (std::filesystem::perms::group_all |
                                                  std::filesystem::perms::others_all)) == std::filesystem::perms::none;
    add("keys", closed,
        closed  ? "readable by their owner only"
        : error ? error.message()
                : "others may read them: chmod 700 " + keys.string());
  }
  json::array rows;
  bool all = true;
  for (const auto& check : checks) {
    json::object row;
    row["check"] = check.name;
    row["state"] = check.state;
    row["detail"] = check.detail;
    all = all && check.state == "ok";
    rows.emplace_back(std::move(row));
  }
  session.print(rows, [&](std::ostream& out) {
    const std::pair<std::string, std::string> columns[] = {
        {"check", "CHECK"}, {"state", "STATE"}, {"detail", "DETAIL"}};
    table(out, rows, columns);
  });
  return session.exit = all ? kDone : kFailed;
}
} // namespace

void add_server_commands(Commands& commands) {
  auto wanted = std::make_shared<Init>();
  auto* make = commands.leaf(&commands.root, "init",
                             "Make a data directory: store, keys, the default tenant, its log and its owner",
                             "socle init --data ./data --email you@example.org");
  make->add_option("--data", wanted->data, "The directory to make")->required();
  make->add_option("--email", wanted->email, "The owner's login name");
  make->add_option("--zone", wanted->zone,
                   "Time zone that decides invoices' dates, such as Europe/Berlin (default: this machine's)");
  make->add_option("--store", wanted->store, "PostgreSQL connection string (default: SQLite in the directory)");
  make->add_option("--keys", wanted->keys, "Directory of the keys (default: keys/ in the directory)");
  make->callback([&commands, wanted] {
    commands.chosen = [wanted, &clock = commands.clock](Session& session) { return init(session, *wanted, clock); };
  });

  struct Serve {
    std::string data, listen;
  };
  auto where = std::make_shared<Serve>();
  auto* run = commands.leaf(&commands.root, "serve",
                            "Run the daemon in the foreground; SIGTERM drains and ends it, SIGHUP reloads",
                            "socle serve --data ./data --listen 127.0.0.1:7070");
  run->add_option("--data", where->data, "The data directory")->required();
  run->add_option("--listen", where->listen, "HOST:PORT (default: the configuration's, 127.0.0.1:7070)");
  run->callback([&commands, where] {
    commands.chosen = [where](Session& session) { return serve(session, where->data, where->listen); };
  });

  commands
      .leaf(&commands.root, "reload",
            "Let a running server read its configuration, certificates and policies directory anew; streams go on",
            "socle reload")
      ->callback([&commands] {
        commands.chosen = [](Session& session) {
          const auto answer = session.ask("POST", "/api/v1/reload");
          return answer
                     ? session.print(*answer,
                                     [&](std::ostream& out) { out << "changed  " << cell(*answer, "changed") << "\n"; })
                     : session.exit;
        };
      });

  auto data = std::make_shared<std::string>();
  auto* check = commands.leaf(&commands.root, "doctor", "Check what Socle needs on this machine",
                              "socle doctor --data ./data");
  check->add_option("--data", *data, "Check this data directory as well");
  check->callback([&commands, data] { commands.chosen = [data](Session& session) { return doctor(session, *data); }; });
}

} // namespace socle::cli
