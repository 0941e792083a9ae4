// What: units of work over SQLite (embedded default) or PostgreSQL behind one port, with versioned forward migrations and the
//   append-only journal.
// Invariants: a unit commits whole or not at all, state and journal records together; journal sequences of a node rise without
//   gaps in commit order; what `done` answered with success survives a kill at any later moment; every table carries the tenant.
// Threads: every function may be called from any thread; completions run on the store's writer thread and must not block.
// Failure: a unit that cannot be kept is refused with its reason and changes nothing; the other units of its batch are not
//   harmed. After a failure of the disk the store refuses until a commit succeeds again; it never answers success on a guess.
#pragma once

#include "base/base.h"
#include "base/clock.h"
#include "base/task.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <variant>

namespace socle::store {

struct Blob {
  Bytes bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};
using Value = std::variant<std::nullptr_t, std::int64_t, std::string, Blob>;

// One typed statement. SQL is the common subset of both databases: types bigint, text, bytea; placeholders ?1, ?2, …;
// INSERT … ON CONFLICT and RETURNING are allowed, functions and boolean literals are not.
struct Statement {
  std::string sql;
  std::vector<Value> values;
  std::optional<std::int64_t> rows; // how many rows it must affect; otherwise the whole unit fails with store.conflict
};

// One record of the journal: identifiers, decisions, commitments; never content.
struct JournalRecord {
  std::string tenant;
  std::string kind; // "audit", "workflow", …: who reads it
  Bytes body;
};

// What commits together.
struct Unit {
  std::vector<Statement> statements;
  std::vector<JournalRecord> journal;
  void add(std::string sql, std::vector<Value> values, std::optional<std::int64_t> rows = std::nullopt) {
    statements.push_back({std::move(sql), std::move(values), rows});
  }
  // Joins another unit's statements and records behind ours.
  void append(Unit other);
};

struct Committed {
  std::int64_t first_sequence = 0; // of this unit's first journal record; 0 when it has none
};

struct JournalEntry {
  std::int64_t sequence = 0;
  std::string tenant;
  std::string kind;
  Bytes body;
};

class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  std::size_t size() const { return values_.size(); }
  bool is_null(std::size_t column) const { return std::holds_alternative<std::nullptr_t>(values_.at(column)); }
  std::int64_t integer(std::size_t column) const {
    return is_null(column) ? 0 : std::get<std::int64_t>(values_.at(column));
  }
  std::string text(std::size_t column) const {
    return is_null(column) ? std::string() : std::get<std::string>(values_.at(column));
  }
  Bytes bytes(std::size_t column) const { return is_null(column) ? Bytes() : std::get<Blob>(values_.at(column)).bytes; }
  const Value& value(std::size_t column) const { return values_.at(column); }

 private:
  std::vector<Value> values_;
};
using Rows = std::vector<Row>;

// A module's tables. Versions of one module rise by one from 1; a migration that has been released never changes.
struct Migration {
  std::string_view module;
  int version;
  std::string_view sql; // one or more statements separated by ';', in the common subset
};

class Store {
 public:
  virtual ~Store();

  using Done = std::function<void(Result<Committed>)>;
  // Queues the unit for the next batch; `done` is called exactly once, after it is durable or was refused.
  virtual void commit(Unit unit, Done done) = 0;

  // A consistent read outside any unit. Refused when it takes longer than `deadline` (a WAL cannot be reset under a reader).
  virtual Result<Rows> read(std::string sql, std::vector<Value> values = {},
                            Microseconds deadline = std::chrono::seconds(2)) = 0;

  // Records after `sequence`, oldest first, at most `limit`; of one kind when `kind` is not empty.
  virtual Result<std::vector<JournalEntry>> journal_after(std::int64_t sequence, std::size_t limit,
                                                          std::string kind = {}) = 0;

  virtual std::string_view kind() const = 0; // "sqlite" or "postgresql"

  // Refused while changes cannot be kept, as far as is known: at once, and meanwhile it tries whether they can again.
  virtual Result<void> writable() { return {}; }

  Result<Committed> commit_now(Unit unit); // blocks the calling thread: start-up, tests, worker threads
  Task<Result<Committed>> durable(Unit unit); // awaits
};

struct StoreOptions {
  // "sqlite:<directory>" or a libpq connection string ("postgresql://…" or "host=… dbname=…").
  std::string location;
  std::int64_t node = 1;
  std::size_t wal_bytes_grown = 0; // SQLite: how far the WAL is grown in advance; 0: the limit of this module
  std::string sqlite_vfs; // SQLite: a VFS registered under this name, for tests that make the disk fail
};

// Opens or creates, migrates forward. A schema newer than `migrations` refuses (store.schema_newer); a second daemon on the same
// data refuses (store.locked). `migrations` must name every module whose tables may be in the database.
Result<std::unique_ptr<Store>> open_store(StoreOptions options, std::span<const Migration> migrations);

} // namespace socle::store
