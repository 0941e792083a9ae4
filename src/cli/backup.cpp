// backup, restore: a data directory's copy and its way back. They need no server, and a running one does not mind.
#include "cli/commands.h"

#include "app/app.h"
#include "app/backup.h"
#include "app/errors.h"
#include "audit/verify.h"

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <ostream>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace socle::cli {

namespace {
struct Wanted {
  std::string data, place, keys, passphrase_file;
};

std::optional<std::string> passphrase(Session& session, const Wanted& wanted) {
  std::string out;
  if (const char* given = std::getenv("SOCLE_PASSPHRASE"); wanted.passphrase_file.empty() && given != nullptr) {
    out = given;
  } else if (!wanted.passphrase_file.empty()) {
    std::ifstream in(wanted.passphrase_file);
    std::getline(in, out);
  }
  if (!out.empty()) return out;
  session.usage("The passphrase that seals the keys is missing.",
                "Set SOCLE_PASSPHRASE, or give --passphrase-file with a file that holds it in its first line.");
  return std::nullopt;
}

// The program reads its password from a .pgpass file, as the daemon does.
Result<void> dump_postgres(const std::string& connection, const std::filesystem::path& file) {
  std::string arguments[] = {"pg_dump", "--format=custom", "--file=" + file.string(), "--dbname=" + connection};
  char* words[] = {arguments[0].data(), arguments[1].data(), arguments[2].data(), arguments[3].data(), nullptr};
  pid_t child = 0;
  if (const int code = posix_spawnp(&child, "pg_dump", nullptr, nullptr, words, environ); code != 0)
    return fail(app::kNoDump, {{"reason", std::strerror(code)}});
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return fail(app::kNoDump, {{"reason", "it ended with an error, which stands above"}});
  return {};
}

Exit back_up(Session& session, const Wanted& wanted) {
  if (!std::filesystem::exists(std::filesystem::path(wanted.data) / "socle.yaml"))
    return session.tell(Error(app::kNotInitialized, {{"data", wanted.data}}));
  auto config = app::load_config(wanted.data);
  if (!config) return session.tell(config.error());
  const auto secret = passphrase(session, wanted);
  if (!secret) return session.exit;
  SystemRandom random;
  auto copied = app::back_up(wanted.data, *config, wanted.place, *secret, random, dump_postgres);
  if (!copied) return session.tell(copied.error());
  json::object out;
  out["backup"] = wanted.place;
  out["files"] = static_cast<std::int64_t>(copied->files);
  out["bytes"] = static_cast<std::int64_t>(copied->bytes);
  out["keys"] = (std::filesystem::path(wanted.place) / "keys.sealed").string();
  return session.print(out, [&](std::ostream& text) {
    text
        << "Backed up " << copied->files << " files, " << copied->bytes << " bytes, to " << wanted.place << "\n"
        << "Move keys.sealed elsewhere: who has it and its passphrase can read everything, and erasing reaches a backup only when its keys are destroyed too.\n";
  });
}

Exit bring_back(Session& session, const Wanted& wanted) {
  const auto secret = passphrase(session, wanted);
  if (!secret) return session.exit;
  auto restored = app::restore(wanted.place, wanted.data, wanted.keys, *secret);
  if (!restored) return session.tell(restored.error());
  const auto log = std::filesystem::path(wanted.data) / "audit" / std::string(app::kDefaultTenant);
  std::ifstream in(log / "verifier-key");
  std::string text;
  std::getline(in, text);
  auto key = audit::parse_verifier_key(text);
  if (!key) return session.tell(key.error());
  auto verified = audit::verify_log(log, *key);
  if (!verified) return session.tell(verified.error());
  json::object out;
  out["data"] = wanted.data;
  out["files"] = static_cast<std::int64_t>(restored->copied.files);
  out["log_size"] = static_cast<std::int64_t>(verified->size);
  out["root"] = to_base64(std::span<const unsigned char>(verified->root));
  out["pending"] = restored->pending.empty() ? json::value() : json::value(restored->pending.string());
  return session.print(out, [&](std::ostream& to) {
    to << "Restored " << restored->copied.files << " files to " << wanted.data << "; the log of " << verified->size
       << " entries holds.\n";
    if (!restored->pending.empty())
      to << "The state is in PostgreSQL. Bring it back into an empty database before you start the daemon:\n  pg_restore --no-owner --dbname=… "
         << restored->pending.string() << "\n";
    to << "Next:\n  socle serve --data " << wanted.data << "\n";
  });
}
} // namespace

void add_backup_commands(Commands& commands) {
  auto saved = std::make_shared<Wanted>();
  auto* save = commands.leaf(
      &commands.root, "backup",
      "Copy a data directory while the daemon runs: log, state, blobs, outbox, and the keys sealed under a passphrase. State in PostgreSQL is saved by pg_dump, which must be installed",
      "SOCLE_PASSPHRASE='…' socle backup /backups/2026-11-21 --data ./data");
  save->add_option("DIR", saved->place, "The directory to make")->required();
  save->add_option("--data", saved->data, "The data directory")->required();
  save->add_option("--passphrase-file", saved->passphrase_file,
                   "A file with the passphrase in its first line (otherwise SOCLE_PASSPHRASE)");
  save->callback(
      [&commands, saved] { commands.chosen = [saved](Session& session) { return back_up(session, *saved); }; });

  auto wanted = std::make_shared<Wanted>();
  auto* restore = commands.leaf(
      &commands.root, "restore",
      "Make a data directory from a backup and verify its log; state in PostgreSQL is brought back by pg_restore, as the command then says",
      "SOCLE_PASSPHRASE='…' socle restore /backups/2026-11-21 --data ./data");
  restore->add_option("DIR", wanted->place, "The backup")->required();
  restore->add_option("--data", wanted->data, "The data directory to make")->required();
  restore->add_option("--keys", wanted->keys, "Where to put the keys (default: where they were)");
  restore->add_option("--passphrase-file", wanted->passphrase_file,
                      "A file with the passphrase in its first line (otherwise SOCLE_PASSPHRASE)");
  restore->callback(
      [&commands, wanted] { commands.chosen = [wanted](Session& session) { return bring_back(session, *wanted); }; });
}

} // namespace socle::cli
