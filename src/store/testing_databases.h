// The databases that tests run on, each test in one of its own: a folder for SQLite, a schema of the test run's PostgreSQL server.
// A test program that uses this needs the fixture "postgres": set(SOCLE_TEST_FIXTURES postgres) in its module.cmake.
#pragma once

#include "store/testing.h"

#include <atomic>
#include <fstream>
#include <libpq-fe.h>

namespace socle::store {

inline const std::string kDatabases[] = {"sqlite", "postgresql"};

// The server's connection string; ends the test program when no server was started.
inline std::string postgres_server() {
  std::ifstream file(SOCLE_BINARY_DIR "/postgres/connection");
  std::string connection;
  if (!std::getline(file, connection)) {
    std::fprintf(
        stderr,
        "no PostgreSQL server: run this through ctest, or start one: tests/postgres/server.sh start %s/postgres\n",
        SOCLE_BINARY_DIR);
    std::abort();
  }
  return connection;
}

class TestDatabase {
 public:
  explicit TestDatabase(const std::string& kind) : kind_(kind) {
    static std::atomic<int> counter = 0;
    schema_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(counter++);
    if (kind_ == "postgresql") run("CREATE SCHEMA " + schema_);
  }
  ~TestDatabase() {
    if (kind_ == "postgresql") run("DROP SCHEMA IF EXISTS " + schema_ + " CASCADE");
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  StoreOptions options() const {
    StoreOptions options;
    options.wal_bytes_grown = 1U << 20; // quick to make
    options.location = kind_ == "sqlite" ? "sqlite:" + (folder_.path() / "data").string()
                                         : postgres_server() + " options='-c search_path=" + schema_ + "'";
    return options;
  }
  const TemporaryFolder& folder() const { return folder_; }
  const std::string& schema() const { return schema_; }

  // As the server's administrator, beside the store.
  static void run(const std::string& sql) {
    PGconn* connection = PQconnectdb(postgres_server().c_str());
    PGresult* result = PQexec(connection, ("SET client_min_messages = error; " + sql).c_str());
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
      ADD_FAILURE() << sql << ": " << PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
  }

 private:
  std::string kind_;
  std::string schema_;
  TemporaryFolder folder_;
};

} // namespace socle::store
