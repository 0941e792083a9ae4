// The SQLite engine: one connection writes, a few read, one checkpoints.
#include "base/clock.h"
#include "base/log.h"
#include "store/data_lock.h"
#include "store/engine.h"
#include "store/errors.h"
#include "store/limits.h"
#include "store/migrations.h"
#include "store/sqlite_checkpointer.h"
#include "store/sqlite_connection.h"

#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace socle::store {

namespace {

constexpr const char* kPragmas =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=ON;"
    "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-16000; PRAGMA cell_size_check=ON;";

// The module's own tables. A journal row's key is its sequence: a data directory belongs to one node for ever.
constexpr const char* kOwnTables =
    "CREATE TABLE IF NOT EXISTS schema_migrations (module text NOT NULL, version bigint NOT NULL, checksum text NOT NULL,"
    " PRIMARY KEY (module, version)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS store_node (node bigint NOT NULL PRIMARY KEY, commits bigint NOT NULL);"
    "CREATE TABLE IF NOT EXISTS journal (sequence INTEGER PRIMARY KEY, node bigint NOT NULL, tenant text NOT NULL,"
    " kind text NOT NULL, body bytea NOT NULL);"
    "CREATE INDEX IF NOT EXISTS journal_by_kind ON journal (kind, sequence);";

// What a reader's progress handler looks at while a statement runs.
struct ReadWatch {
  Microseconds started{};
  Microseconds deadline{};
  const SqliteCheckpointer* checkpointer = nullptr;
  bool ended = false;
};

int watch_reader(void* argument) {
  auto* watch = static_cast<ReadWatch*>(argument);
  const Microseconds elapsed = SystemClock().monotonic() - watch->started;
  watch->ended = elapsed > watch->deadline ||
                 (watch->checkpointer->readers_must_end() && elapsed > limits::kReaderGraceUnderPressure);
  return watch->ended ? 1 : 0;
}

class SqliteEngine final : public Engine {
 public:
  SqliteEngine(DataLock lock, std::string path, std::string vfs, std::int64_t node,
               std::unique_ptr<SqliteConnection> writer, std::unique_ptr<SqliteConnection> checkpointing,
               std::size_t wal_bytes)
      : lock_(std::move(lock)),
        path_(std::move(path)),
        vfs_(std::move(vfs)),
        node_(node),
        writer_(std::move(writer)),
        checkpointer_(std::move(checkpointing), wal_bytes) {
    sqlite3_wal_hook(
        writer_->handle(),
        [](void* frames, sqlite3*, const char*, int count) {
          *static_cast<int*>(frames) = count;
          return SQLITE_OK;
        },
        &wal_frames_);
  }

  Result<void> begin() override {
    doubtful_ = false;
    return writer_->execute("BEGIN IMMEDIATE");
  }

  Result<void> apply(std::span<const Work> work) override {
    for (const Work& one : work) {
      SOCLE_CHECK(apply_statements(*one.unit));
      SOCLE_CHECK(apply_journal(*one.unit, one.first_sequence));
    }
    return {};
  }

  Result<void> savepoint() override { return writer_->execute("SAVEPOINT unit"); }
  Result<void> rollback_to_savepoint() override { return writer_->execute("ROLLBACK TO unit"); }

  void rollback() override {
    if (writer_->in_transaction()) sqlite3_exec(writer_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }

  Result<void> commit() override {
    const int code = sqlite3_exec(writer_->handle(), "COMMIT", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    // A write that failed leaves no whole commit frame. Whether a failed flush left one is known to nobody.
    doubtful_ = code != SQLITE_FULL && code != SQLITE_IOERR_WRITE;
    return std::unexpected(writer_->error(code, "commit"));
  }

  // The frames of a commit whose flush failed may yet reach the disk and would count after a restart, unless the next commit,
  // which begins at the same place of the WAL, is written over them: so one is made at once.
  Result<bool> was_kept() override {
    if (!doubtful_) return false;
    SOCLE_CHECK(writer_->execute("BEGIN IMMEDIATE"));
    auto done = writer_->execute("UPDATE store_node SET commits = commits + 1");
    if (done) done = writer_->execute("COMMIT");
    if (!done) {
      rollback();
      return std::unexpected(done.error());
    }
    return false;
  }

  Result<std::int64_t> next_sequence() override {
    SOCLE_TRY(const Rows rows, writer_->query("SELECT max(sequence) FROM journal", {}));
    return rows.front().integer(0) + 1;
  }

  void between_batches() override { checkpointer_.after_commit(wal_frames_); }

  Result<Rows> read(const std::string& sql, const std::vector<Value>& values, Microseconds deadline) override {
    ReadWatch watch{SystemClock().monotonic(), deadline, &checkpointer_, false};
    const auto late = [&] {
      return fail(
          kReadTimeout,
          {{"deadline_ms", std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(deadline).count())}});
    };
    SOCLE_TRY(std::unique_ptr<SqliteConnection> reader, take_reader(deadline));
    if (!reader) return late();
    sqlite3_progress_handler(reader->handle(), 2'000, watch_reader, &watch);
    auto rows = reader->query(sql, values);
    sqlite3_progress_handler(reader->handle(), 0, nullptr, nullptr);
    give_back(std::move(reader));
    if (!rows && watch.ended) return late();
    return rows;
  }

  std::string_view kind() const override { return "sqlite"; }

 private:
  Result<void> apply_statements(const Unit& unit) {
    for (std::size_t i = 0; i < unit.statements.size(); ++i) {
      const Statement& statement = unit.statements[i];
      const std::string index = std::to_string(i);
      SOCLE_TRY(const std::int64_t rows, writer_->run(statement.sql, statement.values, index));
      if (statement.rows && rows != *statement.rows)
        return fail(
            kConflict,
            {{"statement", index}, {"rows", std::to_string(rows)}, {"expected", std::to_string(*statement.rows)}});
    }
    return {};
  }

  Result<void> apply_journal(const Unit& unit, std::int64_t sequence) {
    static const std::string sql =
        "INSERT INTO journal (sequence, node, tenant, kind, body) VALUES (?1, ?2, ?3, ?4, ?5)";
    for (const JournalRecord& record : unit.journal) {
      SOCLE_TRY(sqlite3_stmt* const insert, writer_->prepare(sql, "journal"));
      sqlite3_bind_int64(insert, 1, sequence++);
      sqlite3_bind_int64(insert, 2, node_);
      sqlite3_bind_text64(insert, 3, record.tenant.data(), record.tenant.size(), SQLITE_STATIC, SQLITE_UTF8);
      sqlite3_bind_text64(insert, 4, record.kind.data(), record.kind.size(), SQLITE_STATIC, SQLITE_UTF8);
      sqlite3_bind_blob64(insert, 5, record.body.data(), record.body.size(), SQLITE_STATIC);
      const int code = sqlite3_step(insert);
      sqlite3_reset(insert);
      if (code != SQLITE_DONE) return std::unexpected(writer_->error(code, "journal"));
    }
    return {};
  }

  // Null when none became free within the deadline.
  Result<std::unique_ptr<SqliteConnection>> take_reader(Microseconds deadline) {
    std::unique_lock lock(readers_mutex_);
    if (!reader_free_.wait_for(lock, deadline,
                               [this] { return !readers_.empty() || readers_made_ < limits::kReadersMax; }))
      return nullptr;
    if (!readers_.empty()) {
      auto reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
    ++readers_made_;
    lock.unlock();
    auto reader = SqliteConnection::open(path_, vfs_);
    if (reader) {
      if (auto set = (*reader)->execute("PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;");
          !set)
        reader = std::unexpected(set.error());
    }
    if (!reader) {
      lock.lock();
      --readers_made_;
    }
    return reader;
  }

  void give_back(std::unique_ptr<SqliteConnection> reader) {
    {
      const std::lock_guard lock(readers_mutex_);
      readers_.push_back(std::move(reader));
    }
    reader_free_.notify_one();
  }

  const DataLock lock_; // first: released after every connection has closed
  const std::string path_;
  const std::string vfs_;
  const std::int64_t node_;
  std::unique_ptr<SqliteConnection> writer_;
  SqliteCheckpointer checkpointer_;
  int wal_frames_ = 0; // writer thread
  bool doubtful_ = false; // writer thread

  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<SqliteConnection>> readers_;
  std::size_t readers_made_ = 0;
};

// Makes the directory and the empty file with the owner's rights only, so that SQLite's own files inherit them.
Result<void> make_file(const std::filesystem::path& directory, const std::string& path) {
  std::error_code code;
  if (std::filesystem::create_directories(directory, code))
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all, code);
  if (code) return fail(kCannotOpen, {{"location", directory.string()}, {"reason", code.message()}});
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const int folder = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool made = fd >= 0 && folder >= 0 && ::fsync(folder) == 0; // the name itself must survive a power cut
  const std::string reason = std::strerror(errno);
  if (fd >= 0) ::close(fd);
  if (folder >= 0) ::close(folder);
  if (!made) return fail(kCannotOpen, {{"location", path}, {"reason", reason}});
  return {};
}

Result<void> check_node(SqliteConnection& connection, const StoreOptions& options) {
  SOCLE_TRY(const Rows rows, connection.query("SELECT node FROM store_node", {}));
  if (rows.empty()) {
    const Value node = options.node;
    auto made = connection.run("INSERT INTO store_node (node, commits) VALUES (?1, 0)", {&node, 1}, "node");
    if (!made) return std::unexpected(made.error());
  } else if (rows.front().integer(0) != options.node) {
    return fail(kNodeDiffers, {{"location", options.location},
                               {"found", std::to_string(rows.front().integer(0))},
                               {"wanted", std::to_string(options.node)}});
  }
  return {};
}

// Every pending migration in one transaction: an upgrade that fails leaves the database as it was.
Result<void> migrate(SqliteConnection& connection, std::span<const Migration> migrations) {
  SOCLE_TRY(const Rows rows, connection.query("SELECT module, version, checksum FROM schema_migrations", {}));
  std::vector<AppliedMigration> applied;
  for (const Row& row : rows) applied.push_back({row.text(0), static_cast<int>(row.integer(1)), row.text(2)});
  SOCLE_TRY(const std::vector<Migration> pending, pending_migrations(applied, migrations));
  for (const Migration& migration : pending) {
    auto done = connection.execute(std::string(migration.sql).c_str());
    const std::vector<Value> values{std::string(migration.module), std::int64_t{migration.version},
                                    checksum_of(migration)};
    if (done) {
      auto noted = connection.run("INSERT INTO schema_migrations (module, version, checksum) VALUES (?1, ?2, ?3)",
                                  values, "migration");
      if (!noted) done = std::unexpected(noted.error());
    }
    if (!done) {
      return fail(kMigrationFailed, {{"module", std::string(migration.module)},
                                     {"version", std::to_string(migration.version)},
                                     {"reason", done.error().message()}});
    }
  }
  return {};
}

Result<void> prepare_database(SqliteConnection& connection, const StoreOptions& options,
                              std::span<const Migration> migrations) {
  SOCLE_CHECK(connection.execute(kPragmas));
  int on = 1;
  sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_PERSIST_WAL, &on);
  SOCLE_CHECK(connection.execute("BEGIN IMMEDIATE"));
  auto done = connection.execute(kOwnTables);
  if (done) done = check_node(connection, options);
  if (done) done = migrate(connection, migrations);
  if (done) done = connection.execute("COMMIT");
  if (!done && connection.in_transaction()) sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  return done;
}

} // namespace

Result<std::unique_ptr<Engine>> open_sqlite(const StoreOptions& options, std::span<const Migration> migrations) {
  const std::filesystem::path directory = options.location.substr(std::string_view("sqlite:").size());
  const std::string path = directory / "socle.db";
  SOCLE_CHECK(make_file(directory, path));
  SOCLE_TRY(DataLock lock, DataLock::take(directory));
  SOCLE_TRY(auto writer, SqliteConnection::open(path, options.sqlite_vfs));
  SOCLE_CHECK(prepare_database(*writer, options, migrations));
  const std::size_t wal_bytes = options.wal_bytes_grown == 0 ? limits::kWalBytesGrown : options.wal_bytes_grown;
  grow_wal(path + "-wal", wal_bytes);
  SOCLE_TRY(auto checkpointing, SqliteConnection::open(path, options.sqlite_vfs));
  SOCLE_CHECK(checkpointing->execute("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"));
  int on = 1;
  sqlite3_file_control(checkpointing->handle(), "main", SQLITE_FCNTL_PERSIST_WAL, &on);
  return std::make_unique<SqliteEngine>(std::move(lock), path, options.sqlite_vfs, options.node, std::move(writer),
                                        std::move(checkpointing), wal_bytes);
}

} // namespace socle::store
