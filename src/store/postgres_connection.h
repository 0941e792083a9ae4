// One PostgreSQL connection: statements compiled once, sent in libpq's pipeline mode, every wait with a deadline, and SQLSTATEs
// as errors of this module.
#pragma once

#include "store/store.h"

#include <array>
#include <libpq-fe.h>
#include <memory>
#include <unordered_map>

namespace socle::store {

// `?1` becomes `$1` outside of quotes.
std::string with_dollars(std::string_view sql);

// The values of one statement in binary form. Keeps pointers into the values given: they must outlive it.
class PostgresValues {
 public:
  PostgresValues() = default;
  explicit PostgresValues(std::span<const Value> values);
  void add(std::int64_t value);
  void add(Oid type, const char* data, std::size_t size);
  void add_null();
  void add_owned(Oid type, Bytes bytes);

  int size() const { return static_cast<int>(types_.size()); }
  const std::vector<Oid>& types() const { return types_; }
  const std::vector<int>& lengths() const { return lengths_; }
  std::vector<const char*> pointers() const;

 private:
  std::vector<Oid> types_;
  std::vector<const char*> data_; // null: the value is NULL, or lies in owned_
  std::vector<int> lengths_;
  std::vector<std::pair<std::size_t, Bytes>> owned_;
};

struct PostgresCommand {
  std::string sql; // with `?1` placeholders
  PostgresValues values;
  std::string name; // how an error names it: the statement's index
};

class PostgresConnection {
 public:
  // Refuses with store.cannot_open.
  static Result<std::unique_ptr<PostgresConnection>> connect(const std::string& location);

  bool good() const { return !broken_ && PQstatus(handle_.get()) == CONNECTION_OK; }
  int server_process() const { return PQbackendPID(handle_.get()); }

  // Statements without values, several separated by ';'. Answers the last one's command tag.
  Result<std::string> execute(const std::string& sql);
  // One round trip. Answers the rows that each affected or yielded; at the first error, that command's.
  Result<std::vector<std::int64_t>> pipeline(std::span<const PostgresCommand> commands);
  // Cancelled at the server when the deadline passes: store.read_timeout.
  Result<Rows> query(const std::string& sql, std::span<const Value> values, Microseconds deadline);

 private:
  explicit PostgresConnection(PGconn* handle) : handle_(handle, &PQfinish) {}
  struct Compiled {
    std::string name;
    bool at_server = false;
  };
  using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

  Compiled& compiled(const std::string& key);
  static std::string key_of(const std::string& sql, const PostgresValues& values);
  Result<void> prepare_alone(const PostgresCommand& command, Microseconds until);
  Result<void> send(const PostgresCommand& command, bool& prepares);
  Result<std::int64_t> receive(const PostgresCommand& command, bool prepares);
  Result<void> flush(Microseconds until);
  Result<void> wait(Microseconds until, bool for_writing); // store.read_timeout when it passes
  Result<Answer> next(Microseconds until); // null at the end of one command's results
  Result<void> append_row(const PGresult* answer, Rows& rows, std::size_t& bytes) const;
  void cancel();
  Error lost();
  Error error(const PGresult* answer, std::string_view statement) const;

  std::unique_ptr<PGconn, decltype(&PQfinish)> handle_;
  bool broken_ = false; // an answer stayed out: what the server still sends cannot be told apart any more
  std::unordered_map<std::string, Compiled> compiled_;
};

} // namespace socle::store
