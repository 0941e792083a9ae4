// The PostgreSQL engine: one connection writes and holds the one-daemon lock, a few read.
#include "base/clock.h"
#include "base/log.h"
#include "store/engine.h"
#include "store/errors.h"
#include "store/limits.h"
#include "store/migrations.h"
#include "store/postgres_connection.h"
#include "store/postgres_values.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace socle::store {

namespace {

constexpr const char* kOwnTables =
    "CREATE TABLE IF NOT EXISTS schema_migrations (module text NOT NULL, version bigint NOT NULL, checksum text NOT NULL,"
    " PRIMARY KEY (module, version));"
    "CREATE TABLE IF NOT EXISTS store_node (node bigint NOT NULL PRIMARY KEY, commits bigint NOT NULL);"
    "CREATE TABLE IF NOT EXISTS journal (node bigint NOT NULL, sequence bigint NOT NULL, tenant text NOT NULL, kind text NOT NULL,"
    " body bytea NOT NULL, PRIMARY KEY (node, sequence));"
    "CREATE INDEX IF NOT EXISTS journal_by_kind ON journal (node, kind, sequence);";

// The advisory lock of this schema. A session's lock goes with its server process, so whoever gets it knows that the
// transactions of the one before have ended.
constexpr const char* kLockKey =
    "(SELECT 353310000000000 + oid::bigint FROM pg_namespace WHERE nspname = current_schema())";

constexpr const char* kCountCommit =
    "INSERT INTO store_node (node, commits) VALUES (?1, ?2) ON CONFLICT (node) DO UPDATE SET commits = excluded.commits";

constexpr std::chrono::seconds kNoDeadline = limits::kServerAnswerMax;

Result<void> done(const Result<std::string>& executed) {
  if (!executed) return std::unexpected(executed.error());
  return {};
}

class PostgresEngine final : public Engine {
 public:
  explicit PostgresEngine(const StoreOptions& options) : location_(options.location), node_(options.node) {}

  Result<void> open(std::span<const Migration> migrations) {
    SOCLE_CHECK(connect_writer());
    SOCLE_CHECK(done(writer_->execute("BEGIN")));
    auto made = done(writer_->execute(kOwnTables));
    if (made)
      made = done(writer_->execute("INSERT INTO store_node (node, commits) VALUES (" + std::to_string(node_) +
                                   ", 0) ON CONFLICT (node) DO NOTHING"));
    if (made) made = migrate(migrations);
    if (made) made = done(writer_->execute("COMMIT"));
    if (!made) {
      (void)writer_->execute("ROLLBACK");
      return made;
    }
    return read_commits();
  }

  Result<void> begin() override {
    if (!writer_ || !writer_->good()) SOCLE_CHECK(reconnect());
    in_transaction_ = false; // BEGIN travels with the first statements
    return {};
  }

  Result<void> apply(std::span<const Work> work) override {
    std::vector<PostgresCommand> commands;
    std::vector<const Statement*> statements;
    if (!in_transaction_) commands.push_back({"BEGIN", {}, "begin"});
    const std::size_t first = commands.size();
    for (const Work& one : work) {
      for (std::size_t i = 0; i < one.unit->statements.size(); ++i) {
        const Statement& statement = one.unit->statements[i];
        commands.push_back({statement.sql, PostgresValues(statement.values), std::to_string(i)});
        statements.push_back(&statement);
      }
    }
    add_journal(work, commands);
    in_transaction_ = true;
    SOCLE_TRY(const std::vector<std::int64_t> rows, writer_->pipeline(commands));
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (!statements[i]->rows || *statements[i]->rows == rows[first + i]) continue;
      return fail(kConflict, {{"statement", commands[first + i].name},
                              {"rows", std::to_string(rows[first + i])},
                              {"expected", std::to_string(*statements[i]->rows)}});
    }
    return {};
  }

  Result<void> savepoint() override {
    SOCLE_CHECK(done(writer_->execute(in_transaction_ ? "SAVEPOINT unit" : "BEGIN; SAVEPOINT unit")));
    in_transaction_ = true;
    return {};
  }
  Result<void> rollback_to_savepoint() override { return done(writer_->execute("ROLLBACK TO unit")); }

  void rollback() override {
    if (writer_ && writer_->good() && in_transaction_) (void)writer_->execute("ROLLBACK");
    in_transaction_ = false;
  }

  // The number of the commit is part of it: after a broken connection it tells whether this one was kept.
  Result<void> commit() override {
    attempted_ = commits_ + 1;
    if (!in_transaction_) SOCLE_CHECK(done(writer_->execute("BEGIN")));
    const Value values[] = {node_, attempted_};
    const PostgresCommand commands[] = {{kCountCommit, PostgresValues(values), "commit"}, {"COMMIT", {}, "commit"}};
    if (auto kept = writer_->pipeline(commands); !kept) return std::unexpected(kept.error());
    commits_ = attempted_;
    in_transaction_ = false;
    return {};
  }

  // With the connection alive the server has answered: not kept. Otherwise the lock of a new connection proves that the old
  // transaction has ended, one way or the other, and the number that it would have left tells which.
  Result<bool> was_kept() override {
    if (writer_ && writer_->good()) return false;
    const Microseconds until = SystemClock().monotonic() + limits::kReconnectPatience;
    for (;;) {
      auto connected = reconnect();
      if (connected) break;
      if (SystemClock().monotonic() > until) return std::unexpected(connected.error());
      std::this_thread::sleep_for(limits::kReconnectPause);
    }
    return commits_ == attempted_;
  }

  Result<std::int64_t> next_sequence() override {
    const Value node = node_;
    SOCLE_TRY(const Rows rows,
              writer_->query("SELECT max(sequence) FROM journal WHERE node = ?1", {&node, 1}, kNoDeadline));
    return rows.front().integer(0) + 1;
  }

  Result<Rows> read(const std::string& sql, const std::vector<Value>& values, Microseconds deadline) override {
    for (bool again = false;; again = true) {
      SOCLE_TRY(std::unique_ptr<PostgresConnection> reader, take_reader(deadline));
      if (!reader) return fail(kReadTimeout, {{"deadline_ms", std::to_string(deadline.count() / 1'000)}});
      auto rows = reader->query(sql, values, deadline);
      const bool lost = !reader->good();
      give_back(lost ? nullptr : std::move(reader));
      if (rows || !lost || again || !rows.error().is(kUnavailable)) return rows;
      // A read may be repeated: the server was restarted since this connection was last used.
    }
  }

  std::string_view kind() const override { return "postgresql"; }

 private:
  Result<void> connect_writer() {
    const int predecessor = writer_ ? writer_->server_process() : 0;
    writer_.reset();
    SOCLE_TRY(auto writer, PostgresConnection::connect(location_));
    SOCLE_CHECK(check_server(*writer));
    SOCLE_CHECK(done(writer->execute("SET default_transaction_isolation = 'read committed'; SET statement_timeout = 0;"
                                     "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = 0")));
    SOCLE_CHECK(take_lock(*writer, predecessor));
    writer_ = std::move(writer);
    return {};
  }

  Result<void> reconnect() {
    SOCLE_CHECK(connect_writer());
    log::warning("store", "connected to the database again");
    return read_commits();
  }

  Result<void> check_server(PostgresConnection& connection) {
    SOCLE_TRY(
        const Rows rows,
        connection.query(
            "SELECT current_setting('server_encoding'), current_setting('fsync'), current_setting('synchronous_commit'),"
            " current_setting('server_version_num'), current_schema()",
            {}, kNoDeadline));
    const Row& row = rows.front();
    const auto refused = [](std::string reason) {
      return fail(kCannotOpen, {{"location", "postgresql"}, {"reason", std::move(reason)}});
    };
    if (row.text(0) != "UTF8") return refused("the database's encoding is " + row.text(0) + ", it must be UTF8");
    if (row.text(3) < "150000") return refused("the server is older than PostgreSQL 15");
    if (row.is_null(4)) return refused("the schema in search_path does not exist");
    if (row.text(1) != "on")
      log::warning("store", "the database server runs with fsync=off: a power cut can lose what was acknowledged");
    if (row.text(2) == "off" || row.text(2) == "local") return done(connection.execute("SET synchronous_commit = on"));
    return {};
  }

  Result<void> take_lock(PostgresConnection& connection, int predecessor) {
    const std::string key = kLockKey;
    const Microseconds until = SystemClock().monotonic() + limits::kLockPatience;
    for (;;) {
      SOCLE_TRY(const Rows rows, connection.query("SELECT pg_try_advisory_lock(" + key + ")", {}, kNoDeadline));
      if (rows.front().integer(0) == 1) return {};
      if (predecessor != 0) { // our own former server process, which has not noticed yet that we are gone
        const Value process = std::int64_t{predecessor};
        (void)connection.query(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = ?1"
            " AND (classid::bigint << 32) + objid::bigint = " +
                key,
            {&process, 1}, kNoDeadline);
      }
      if (SystemClock().monotonic() > until) return fail(kLocked, {{"location", "this PostgreSQL schema"}});
      std::this_thread::sleep_for(limits::kLockRetry);
    }
  }

  Result<void> read_commits() {
    const Value node = node_;
    SOCLE_TRY(const Rows rows,
              writer_->query("SELECT commits FROM store_node WHERE node = ?1", {&node, 1}, kNoDeadline));
    if (rows.empty()) return fail(kUnavailable, {{"reason", "the row of this node is gone"}});
    commits_ = rows.front().integer(0);
    return {};
  }

  Result<void> migrate(std::span<const Migration> migrations) {
    SOCLE_TRY(const Rows rows,
              writer_->query("SELECT module, version, checksum FROM schema_migrations", {}, kNoDeadline));
    std::vector<AppliedMigration> applied;
    for (const Row& row : rows) applied.push_back({row.text(0), static_cast<int>(row.integer(1)), row.text(2)});
    SOCLE_TRY(const std::vector<Migration> pending, pending_migrations(applied, migrations));
    for (const Migration& migration : pending) {
      auto made = done(writer_->execute(std::string(migration.sql)));
      const std::vector<Value> values{std::string(migration.module), std::int64_t{migration.version},
                                      checksum_of(migration)};
      const PostgresCommand note[] = {{"INSERT INTO schema_migrations (module, version, checksum) VALUES (?1, ?2, ?3)",
                                       PostgresValues(values), "migration"}};
      if (made)
        if (auto noted = writer_->pipeline(note); !noted) made = std::unexpected(noted.error());
      if (!made)
        return fail(kMigrationFailed, {{"module", std::string(migration.module)},
                                       {"version", std::to_string(migration.version)},
                                       {"reason", made.error().message()}});
    }
    return {};
  }

  // The whole batch's records in one statement: three arrays instead of a statement a record.
  void add_journal(std::span<const Work> work, std::vector<PostgresCommand>& commands) const {
    PostgresArray tenants(kTextOid), kinds(kTextOid), bodies(kByteaOid);
    std::int64_t first_sequence = 0;
    for (const Work& one : work) {
      if (first_sequence == 0) first_sequence = one.first_sequence;
      for (const JournalRecord& record : one.unit->journal) {
        tenants.add(record.tenant);
        kinds.add(record.kind);
        bodies.add(record.body);
      }
    }
    if (first_sequence == 0) return;
    PostgresValues values;
    values.add(node_);
    values.add(first_sequence);
    values.add_owned(kTextArrayOid, tenants.finish());
    values.add_owned(kTextArrayOid, kinds.finish());
    values.add_owned(kByteaArrayOid, bodies.finish());
    commands.push_back(
        {"INSERT INTO journal (node, sequence, tenant, kind, body) SELECT ?1, ?2 + r.i - 1, r.tenant, r.kind, r.body"
         " FROM unnest(?3, ?4, ?5) WITH ORDINALITY AS r (tenant, kind, body, i)",
         std::move(values), "journal"});
  }

  // Null when none became free within the deadline.
  Result<std::unique_ptr<PostgresConnection>> take_reader(Microseconds deadline) {
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
    auto reader = PostgresConnection::connect(location_);
    if (reader)
      if (auto set = (*reader)->execute("SET default_transaction_read_only = on"); !set)
        reader = std::unexpected(set.error());
    if (!reader) {
      give_back(nullptr);
      return fail(kUnavailable, {{"reason", reader.error().message()}});
    }
    return reader;
  }

  void give_back(std::unique_ptr<PostgresConnection> reader) {
    {
      const std::lock_guard lock(readers_mutex_);
      if (reader) readers_.push_back(std::move(reader));
      else --readers_made_;
    }
    reader_free_.notify_one();
  }

  const std::string location_;
  const std::int64_t node_;
  std::unique_ptr<PostgresConnection> writer_; // writer thread, once opened
  bool in_transaction_ = false;
  std::int64_t commits_ = 0; // of this node, as last known to be kept
  std::int64_t attempted_ = 0; // the number of the commit that was last sent

  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<PostgresConnection>> readers_;
  std::size_t readers_made_ = 0;
};

} // namespace

Result<std::unique_ptr<Engine>> open_postgres(const StoreOptions& options, std::span<const Migration> migrations) {
  auto engine = std::make_unique<PostgresEngine>(options);
  SOCLE_CHECK(engine->open(migrations));
  return engine;
}

} // namespace socle::store
