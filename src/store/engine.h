// What a database must be able to do so that the group writer can use it. Two engines exist: SQLite and PostgreSQL.
// Transactions are the writer thread's alone; read may be called from any thread.
#pragma once

#include "store/store.h"

namespace socle::store {

// A unit and the sequence of its first journal record, given by the writer before it is applied.
struct Work {
  const Unit* unit = nullptr;
  std::int64_t first_sequence = 0;
};

class Engine {
 public:
  virtual ~Engine() = default;

  virtual Result<void> begin() = 0;
  // Runs the statements of every unit in order, then their journal records. On an error some of it may have been applied:
  // roll back, to the savepoint or wholly.
  virtual Result<void> apply(std::span<const Work> work) = 0;
  virtual Result<void> savepoint() = 0;
  virtual Result<void> rollback_to_savepoint() = 0;
  virtual void
  rollback() = 0; // also after a failed commit; never fails: a broken connection is found by the next begin
  virtual Result<void> commit() = 0;

  // After a commit that failed, and rollback: true when it was kept after all, false when it certainly was not; an error when
  // that cannot be told now.
  virtual Result<bool> was_kept() = 0;
  // The sequence for the next journal record of this node, as the database has it.
  virtual Result<std::int64_t> next_sequence() = 0;
  // Called by the writer thread between batches: housekeeping that must not run beside a transaction.
  virtual void between_batches() {}

  virtual Result<Rows> read(const std::string& sql, const std::vector<Value>& values, Microseconds deadline) = 0;
  virtual std::string_view kind() const = 0;
};

// The unit itself is at fault, the database is well.
bool is_fault_of_unit(const Error& error);

Result<std::unique_ptr<Engine>> open_sqlite(const StoreOptions& options, std::span<const Migration> migrations);
Result<std::unique_ptr<Engine>> open_postgres(const StoreOptions& options, std::span<const Migration> migrations);

} // namespace socle::store
