// One SQLite connection with its compiled statements: binding, stepping, and SQLite's codes as errors of this module.
#pragma once

#include "store/store.h"

#include <list>
#include <sqlite3.h>
#include <unordered_map>

namespace socle::store {

class SqliteConnection {
 public:
  // `vfs` may be empty. The file must exist.
  static Result<std::unique_ptr<SqliteConnection>> open(const std::string& path, const std::string& vfs);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  // Statements without values or rows, several separated by ';'.
  Result<void> execute(const char* sql);
  // Runs one statement to its end; the number of rows it changed, or yielded when it only reads.
  Result<std::int64_t> run(const std::string& sql, std::span<const Value> values, std::string_view statement);
  Result<Rows> query(const std::string& sql, std::span<const Value> values);
  // The compiled statement, reset and ready to be bound; stays valid until kStatementsCachedMax others were asked for.
  Result<sqlite3_stmt*> prepare(const std::string& sql, std::string_view statement);

  sqlite3* handle() const { return handle_; }
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
  // The error of the last call that failed with `code`; `statement` is its index in the unit, or a word for it.
  Error error(int code, std::string_view statement) const;

 private:
  explicit SqliteConnection(sqlite3* handle) : handle_(handle) {}
  struct Compiled {
    std::string sql;
    sqlite3_stmt* statement;
  };

  sqlite3* handle_;
  std::list<Compiled> compiled_; // most recently used first
  std::unordered_map<std::string_view, std::list<Compiled>::iterator> by_sql_;
};

// Binds from ?1; the values must outlive the statement's run.
int bind_values(sqlite3_stmt* statement, std::span<const Value> values);

} // namespace socle::store
