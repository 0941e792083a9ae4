#include "store/postgres_connection.h"

#include "base/clock.h"
#include "store/errors.h"
#include "store/limits.h"
#include "store/postgres_values.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <poll.h>

namespace socle::store {

namespace {

Microseconds now() { return SystemClock().monotonic(); }
Microseconds answer_limit() { return now() + limits::kServerAnswerMax; }

std::int64_t rows_of(PGresult* answer) {
  const std::string_view text = PQcmdTuples(answer);
  std::int64_t rows = 0;
  std::from_chars(text.data(), text.data() + text.size(), rows);
  return rows;
}

std::string first_line(const char* message) {
  std::string text = message == nullptr ? "" : message;
  return text.substr(0, text.find('\n'));
}

} // namespace

std::string with_dollars(std::string_view sql) {
  std::string out(sql);
  char quote = 0;
  for (char& c : out) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '?') {
      c = '$';
    }
  }
  return out;
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::connect(const std::string& location) {
  // The database name may be a whole connection string; what stands before it here is a default that it may override.
  const char* const keys[] = {"connect_timeout",  "keepalives_idle", "keepalives_interval", "keepalives_count",
                              "application_name", "dbname",          "client_encoding",     nullptr};
  const char* const values[] = {"5", "10", "5", "3", "socle", location.c_str(), "UTF8", nullptr};
  std::unique_ptr<PostgresConnection> connection(new PostgresConnection(PQconnectdbParams(keys, values, 1)));
  PGconn* const handle = connection->handle_.get();
  // Not the location, which may hold a password.
  if (handle == nullptr || PQstatus(handle) != CONNECTION_OK)
    return fail(kCannotOpen, {{"location", "postgresql"},
                              {"reason", handle == nullptr ? "no memory" : first_line(PQerrorMessage(handle))}});
  PQsetNoticeProcessor(handle, [](void*, const char*) {}, nullptr);
  if (PQsetnonblocking(handle, 1) != 0)
    return fail(kCannotOpen, {{"location", "postgresql"}, {"reason", "the connection cannot be made non-blocking"}});
  return connection;
}

Error PostgresConnection::lost() {
  broken_ = true;
  const std::string reason = first_line(PQerrorMessage(handle_.get()));
  return Error(kUnavailable, {{"reason", reason.empty() ? "the database server does not answer" : reason}});
}

Error PostgresConnection::error(const PGresult* answer, std::string_view statement) const {
  const char* const field = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  const std::string state = field == nullptr ? "" : field;
  const std::string family = state.substr(0, 2);
  const char* const message = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
  const std::string index(statement);
  if (state == "23505") return Error(kConflict, {{"statement", index}, {"rows", "0"}, {"expected", "1"}});
  if (family == "23") {
    const char* name = PQresultErrorField(answer, PG_DIAG_CONSTRAINT_NAME);
    if (name == nullptr) name = PQresultErrorField(answer, PG_DIAG_COLUMN_NAME);
    return Error(kConstraint, {{"statement", index}, {"constraint", name == nullptr ? state : name}});
  }
  if (state == "53100") return Error(kFull);
  if (state == "57014") return Error(kReadTimeout, {{"deadline_ms", "0"}});
  // The texts of class 42 name tables and syntax; those of the others may repeat values, so only their class is told.
  if (family == "42" && message != nullptr)
    return Error(kStatementInvalid, {{"statement", index}, {"reason", message}});
  static constexpr std::array<std::string_view, 6> kStatementFamilies{"42", "22", "21", "25", "54", "0A"};
  if (state == "08P01" ||
      std::ranges::find(kStatementFamilies, family) != kStatementFamilies.end()) // 08P01: too few or many values
    return Error(kStatementInvalid, {{"statement", index}, {"reason", "SQLSTATE " + state}});
  return Error(kUnavailable,
               {{"reason", state.empty() ? first_line(PQresultErrorMessage(answer)) : "SQLSTATE " + state}});
}

Result<void> PostgresConnection::wait(Microseconds until, bool for_writing) {
  const Microseconds left = until - now();
  if (left <= Microseconds(0)) return fail(kReadTimeout, {{"deadline_ms", "0"}});
  pollfd descriptor{PQsocket(handle_.get()), static_cast<short>(for_writing ? POLLIN | POLLOUT : POLLIN), 0};
  const int milliseconds = static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count());
  if (::poll(&descriptor, 1, milliseconds) < 0 && errno != EINTR) return std::unexpected(lost());
  if ((descriptor.revents & ~POLLOUT) != 0 && PQconsumeInput(handle_.get()) == 0) return std::unexpected(lost());
  return {};
}

// Reads while it writes: a server whose answers nobody takes stops taking commands.
Result<void> PostgresConnection::flush(Microseconds until) {
  for (;;) {
    const int pending = PQflush(handle_.get());
    if (pending < 0) return std::unexpected(lost());
    if (pending == 0) return {};
    SOCLE_CHECK(wait(until, true));
  }
}

Result<PostgresConnection::Answer> PostgresConnection::next(Microseconds until) {
  while (PQisBusy(handle_.get()) != 0) {
    const int pending = PQflush(handle_.get());
    if (pending < 0) return std::unexpected(lost());
    SOCLE_CHECK(wait(until, pending == 1));
  }
  return Answer(PQgetResult(handle_.get()), &PQclear);
}

Result<std::string> PostgresConnection::execute(const std::string& sql) {
  const Microseconds until = answer_limit();
  if (PQsendQuery(handle_.get(), sql.c_str()) != 1) return std::unexpected(lost());
  std::string tag;
  std::optional<Error> first;
  for (;;) {
    auto answer = next(until);
    if (!answer) return std::unexpected(lost());
    if (!*answer) break;
    const ExecStatusType status = PQresultStatus(answer->get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) tag = PQcmdStatus(answer->get());
    else if (!first) first = error(answer->get(), "internal");
  }
  if (first) return std::unexpected(*first);
  return tag;
}

std::string PostgresConnection::key_of(const std::string& sql, const PostgresValues& values) {
  std::string key = sql;
  for (const Oid type : values.types()) key += '\x01' + std::to_string(type);
  return key;
}

PostgresConnection::Compiled& PostgresConnection::compiled(const std::string& key) {
  auto [found, fresh] = compiled_.try_emplace(key);
  if (fresh) found->second.name = "s" + std::to_string(compiled_.size());
  return found->second;
}

Result<void> PostgresConnection::send(const PostgresCommand& command, bool& prepares) {
  const std::string key = key_of(command.sql, command.values);
  // More texts than the cache holds are run without a name: the server forgets them at once.
  const bool named = compiled_.contains(key) || compiled_.size() < limits::kStatementsCachedMax;
  const std::vector<const char*> pointers = command.values.pointers();
  const std::vector<int> formats(pointers.size(), 1);
  const int count = command.values.size();
  int sent = 0;
  prepares = false;
  if (named) {
    const Compiled& statement = compiled(key);
    prepares = !statement.at_server;
    sent = !prepares || PQsendPrepare(handle_.get(), statement.name.c_str(), with_dollars(command.sql).c_str(), count,
                                      command.values.types().data());
    if (sent == 1)
      sent = PQsendQueryPrepared(handle_.get(), statement.name.c_str(), count, pointers.data(),
                                 command.values.lengths().data(), formats.data(), 1);
  } else {
    sent = PQsendQueryParams(handle_.get(), with_dollars(command.sql).c_str(), count, command.values.types().data(),
                             pointers.data(), command.values.lengths().data(), formats.data(), 1);
  }
  if (sent != 1) return std::unexpected(lost());
  return {};
}

// The answers of one command of a pipeline, its preparation's included.
Result<std::int64_t> PostgresConnection::receive(const PostgresCommand& command, bool prepares) {
  std::int64_t rows = 0;
  std::optional<Error> first;
  for (int step = prepares ? 0 : 1; step < 2; ++step) {
    for (;;) {
      auto answer = next(answer_limit());
      if (!answer) return std::unexpected(lost());
      if (!*answer) break;
      const ExecStatusType status = PQresultStatus(answer->get());
      const bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
      if (good && step == 0) compiled(key_of(command.sql, command.values)).at_server = true;
      if (good && step == 1) rows = rows_of(answer->get());
      if (!good && !first && status != PGRES_PIPELINE_ABORTED) first = error(answer->get(), command.name);
    }
  }
  if (first) return std::unexpected(*first);
  return rows;
}

Result<std::vector<std::int64_t>> PostgresConnection::pipeline(std::span<const PostgresCommand> commands) {
  PGconn* const handle = handle_.get();
  if (PQenterPipelineMode(handle) != 1) return std::unexpected(lost());
  std::vector<std::uint8_t> prepares;
  prepares.reserve(commands.size());
  for (const PostgresCommand& command : commands) {
    bool own = false;
    SOCLE_CHECK(send(command, own));
    // The next use of the same text in this pipeline need not prepare it again: the server runs them in order.
    if (own) compiled(key_of(command.sql, command.values)).at_server = true;
    prepares.push_back(own);
  }
  if (PQpipelineSync(handle) != 1) return std::unexpected(lost());
  if (auto flushed = flush(answer_limit()); !flushed) return std::unexpected(lost());
  std::vector<std::int64_t> rows;
  std::optional<Error> first;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const std::string key = prepares[i] != 0 ? key_of(commands[i].sql, commands[i].values) : std::string();
    if (prepares[i] != 0) compiled(key).at_server = false; // until its answer is here: after an error it was skipped
    auto received = receive(commands[i], prepares[i] != 0);
    if (!received && !good()) return std::unexpected(received.error());
    if (!received && !first) first = received.error();
    rows.push_back(received.value_or(0));
  }
  for (bool synced = false; !synced;) {
    auto answer = next(answer_limit());
    if (!answer) return std::unexpected(lost());
    synced = *answer && PQresultStatus(answer->get()) == PGRES_PIPELINE_SYNC;
    if (!*answer && !good()) return std::unexpected(lost());
  }
  if (PQexitPipelineMode(handle) != 1) return std::unexpected(lost());
  if (first) return std::unexpected(*first);
  return rows;
}

// Outside of a pipeline a statement's preparation has a round trip of its own, once for each text and connection.
Result<void> PostgresConnection::prepare_alone(const PostgresCommand& command, Microseconds until) {
  const std::string key = key_of(command.sql, command.values);
  if (!compiled_.contains(key) && compiled_.size() >= limits::kStatementsCachedMax) return {};
  Compiled& statement = compiled(key);
  if (statement.at_server) return {};
  if (PQsendPrepare(handle_.get(), statement.name.c_str(), with_dollars(command.sql).c_str(), command.values.size(),
                    command.values.types().data()) != 1)
    return std::unexpected(lost());
  std::optional<Error> first;
  for (;;) {
    SOCLE_TRY(const Answer answer, next(until));
    if (!answer) break;
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK && !first) first = error(answer.get(), command.name);
  }
  if (first) return std::unexpected(*first);
  statement.at_server = true;
  return {};
}

void PostgresConnection::cancel() {
  std::array<char, 256> reason{};
  const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> request(PQgetCancel(handle_.get()), &PQfreeCancel);
  if (request) PQcancel(request.get(), reason.data(), static_cast<int>(reason.size()));
  const Microseconds until = now() + std::chrono::seconds(2);
  for (;;) { // whatever is still on its way must be taken before the connection serves another
    auto answer = next(until);
    if (!answer) broken_ = true;
    if (!answer || !*answer) return;
  }
}

Result<Rows> PostgresConnection::query(const std::string& sql, std::span<const Value> values, Microseconds deadline) {
  const Microseconds until = now() + deadline;
  const auto late = [&] {
    return fail(
        kReadTimeout,
        {{"deadline_ms", std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(deadline).count())}});
  };
  const PostgresCommand command{sql, PostgresValues(values), "read"};
  auto sent = prepare_alone(command, until);
  bool prepares = false;
  if (sent) sent = send(command, prepares);
  if (!sent && sent.error().is(kReadTimeout)) {
    cancel();
    return late();
  }
  if (!sent) return std::unexpected(sent.error());
  if (PQsetSingleRowMode(handle_.get()) != 1) return std::unexpected(lost());
  Rows rows;
  std::size_t bytes = 0;
  std::optional<Error> first;
  for (;;) {
    auto answer = next(until);
    if (!answer && answer.error().is(kReadTimeout)) {
      cancel();
      return late();
    }
    if (!answer) return std::unexpected(answer.error());
    if (!*answer) break;
    const ExecStatusType status = PQresultStatus(answer->get());
    if (status == PGRES_FATAL_ERROR && !first) first = error(answer->get(), "read");
    if (status != PGRES_SINGLE_TUPLE || first) continue;
    if (auto added = append_row(answer->get(), rows, bytes); !added) {
      first = added.error();
      cancel();
      break;
    }
  }
  if (PQstatus(handle_.get()) != CONNECTION_OK) return std::unexpected(lost());
  if (first) return std::unexpected(*first);
  return rows;
}

Result<void> PostgresConnection::append_row(const PGresult* answer, Rows& rows, std::size_t& bytes) const {
  std::vector<Value> row;
  const int columns = PQnfields(answer);
  row.reserve(static_cast<std::size_t>(columns));
  for (int i = 0; i < columns; ++i) {
    const auto length = static_cast<std::size_t>(PQgetlength(answer, 0, i));
    bytes += length + sizeof(Value);
    if (PQgetisnull(answer, 0, i) != 0) {
      row.emplace_back(nullptr);
      continue;
    }
    SOCLE_TRY(Value value, decode_postgres(PQftype(answer, i), std::string_view(PQgetvalue(answer, 0, i), length)));
    row.push_back(std::move(value));
  }
  if (bytes > limits::kReadBytesMax) return fail(kReadTooLarge, {{"bytes_max", std::to_string(limits::kReadBytesMax)}});
  rows.emplace_back(std::move(row));
  return {};
}

} // namespace socle::store
