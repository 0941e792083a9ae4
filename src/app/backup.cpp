#include "app/backup.h"

#include "app/app.h"
#include "app/errors.h"
#include "audit/verify.h"
#include "secrets/escrow.h"
#include "store/backup.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"

#include <algorithm>
#include <fstream>

namespace socle::app {

namespace {
namespace fs = std::filesystem;
constexpr std::size_t kEscrowBytesMax = 64U << 20U;

std::unexpected<Error> failed(const fs::path& path, const std::string& reason) {
  return fail(kBackupFailed, {{"path", path.string()}, {"reason", reason}});
}

// One file as it is now. A file that vanished meanwhile was replaced by a fuller one, which is copied too.
Result<void> copy_one(const fs::path& from, const fs::path& to, Copied& copied) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  if (error) return failed(to.parent_path(), error.message());
  fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
  if (error == std::errc::no_such_file_or_directory) return {};
  if (error) return failed(from, error.message());
  ++copied.files;
  copied.bytes += fs::file_size(to, error);
  return {};
}

bool is_unfinished(const fs::path& file) { return file.extension() == ".part" || file.extension() == ".new"; }

Result<void> copy_tree(const fs::path& from, const fs::path& to, Copied& copied) {
  std::error_code error;
  if (!fs::exists(from, error)) return {};
  for (fs::recursive_directory_iterator at(from, error), end; !error && at != end; at.increment(error)) {
    std::error_code gone;
    if (!at->is_regular_file(gone) || is_unfinished(at->path())) continue;
    SOCLE_CHECK(copy_one(at->path(), to / at->path().lexically_relative(from), copied));
  }
  if (error && error != std::errc::no_such_file_or_directory) return failed(from, error.message());
  return {};
}

// The checkpoint before the tiles: what it covers is then there.
Result<void> copy_log(const fs::path& from, const fs::path& to, Copied& copied) {
  std::error_code error;
  std::vector<fs::path> tenants;
  for (fs::directory_iterator at(from, error), end; !error && at != end; at.increment(error))
    tenants.push_back(at->path());
  if (error) return failed(from, error.message());
  for (const auto& tenant : tenants) {
    const fs::path target = to / tenant.filename();
    SOCLE_CHECK(copy_one(tenant / "checkpoint", target / "checkpoint", copied));
    SOCLE_CHECK(copy_one(tenant / "verifier-key", target / "verifier-key", copied));
    SOCLE_CHECK(copy_tree(tenant / "tile", target / "tile", copied));
  }
  return {};
}

fs::path configured(const std::string& value, const fs::path& otherwise) {
  return value.empty() ? otherwise : fs::path(value);
}
} // namespace

Result<Copied> back_up(const fs::path& data, const Config& config, const fs::path& target, std::string_view passphrase,
                       Random& random, const DumpPostgres& dump) {
  std::error_code error;
  if (fs::exists(target, error)) return failed(target, "it is there already");
  const fs::path fresh = target.string() + ".part";
  fs::remove_all(fresh, error);
  SOCLE_CHECK(make_directory_durably(fresh));
  Copied copied;
  SOCLE_CHECK(copy_log(data / "audit", fresh / "audit", copied));
  if (config.store.empty()) {
    SOCLE_CHECK(store::copy_sqlite(data / "store", fresh / "store"));
    copied.bytes += fs::file_size(fresh / "store/socle.db", error);
  } else {
    SOCLE_CHECK(dump(config.store, fresh / "store.pgdump"));
    copied.bytes += fs::file_size(fresh / "store.pgdump", error);
  }
  ++copied.files;
  SOCLE_CHECK(copy_tree(data / "blobs", fresh / "blobs", copied));
  SOCLE_CHECK(copy_tree(configured(config.outbox, data / "outbox"), fresh / "outbox", copied));
  SOCLE_TRY(const Bytes escrow, secrets::escrow_keys(configured(config.keys, data / "keys"), passphrase, random));
  SOCLE_CHECK(write_file_durably(fresh / "keys.sealed", escrow));
  SOCLE_CHECK(copy_one(data / "socle.yaml", fresh / "socle.yaml", copied));
  json::object about;
  about["format"] = 1;
  about["version"] = SOCLE_VERSION;
  about["at"] = to_iso(SystemClock().now());
  about["store"] = config.store.empty() ? "sqlite" : "postgresql";
  SOCLE_CHECK(write_file_durably(fresh / "backup.json", json::write(about)));
  copied.files += 2;
  fs::rename(fresh, target, error); // whole, or not there
  if (error) return failed(target, error.message());
  SOCLE_CHECK(sync_directory(fs::absolute(target).parent_path()));
  return copied;
}

Result<bool> verify_journal(const fs::path& data, const Config& config, std::uint64_t size) {
  constexpr std::size_t batch = 5'000;
  const std::string tenant(kDefaultTenant);
  audit::JournalReader read = [&data](std::int64_t after) {
    return store::sqlite_journal(data / "store", after, batch, "audit");
  };
  std::unique_ptr<store::Store> held;
  if (!config.store.empty()) {
    auto opened = store::open_store({.location = config.store, .sqlite_vfs = {}}, all_migrations());
    if (!opened) return false;
    held = std::move(*opened);
    read = [&held](std::int64_t after) { return held->journal_after(after, batch, "audit"); };
  }
  SOCLE_CHECK(audit::verify_journal(read, data / "audit" / tenant, tenant, size));
  return true;
}

Result<Restored> restore(const fs::path& backup, const fs::path& data, const fs::path& keys,
                         std::string_view passphrase) {
  std::error_code error;
  if (!fs::exists(backup / "backup.json", error)) return failed(backup, "it is no backup: backup.json is missing");
  if (fs::exists(data, error)) return fail(kAlreadyInitialized, {{"data", data.string()}});
  SOCLE_TRY(Config config, load_config(backup));
  SOCLE_TRY(const std::optional<Bytes> escrow, read_file(backup / "keys.sealed", kEscrowBytesMax));
  if (!escrow) return failed(backup / "keys.sealed", "it is missing: bring it back from where it is kept");
  if (!keys.empty()) config.keys = fs::absolute(keys).string();
  // The keys first: with the wrong passphrase nothing is made.
  SOCLE_CHECK(secrets::restore_keys(*escrow, passphrase, configured(config.keys, data / "keys")));
  Restored out;
  for (const auto* part : {"audit", "store", "blobs"}) SOCLE_CHECK(copy_tree(backup / part, data / part, out.copied));
  SOCLE_CHECK(copy_tree(backup / "outbox", configured(config.outbox, data / "outbox"), out.copied));
  fs::permissions(data, fs::perms::owner_all, error);
  if (fs::exists(backup / "store.pgdump", error)) out.pending = backup / "store.pgdump";
  SOCLE_CHECK(write_file_durably(data / "socle.yaml",
                                 config_text(config))); // last: only a directory that is whole counts as made
  return out;
}

} // namespace socle::app
