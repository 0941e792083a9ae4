#include "store/sqlite_connection.h"

#include "store/errors.h"
#include "store/limits.h"

namespace socle::store {

namespace {

// Resets a cached statement on every way out, so that it holds neither a lock nor the caller's values.
class Running {
 public:
  explicit Running(sqlite3_stmt* statement) : statement_(statement) {}
  ~Running() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  sqlite3_stmt* statement_;
};

Result<Value> column(sqlite3_stmt* statement, int index) {
  switch (sqlite3_column_type(statement, index)) {
    case SQLITE_NULL: return nullptr;
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, index);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, index));
      return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, index));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, index));
      return Blob{size == 0 ? Bytes() : Bytes(bytes, size)};
    }
    default: return fail(kStatementInvalid, {{"statement", "read"}, {"reason", "a column is a floating-point number"}});
  }
}

std::size_t size_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return text->size() + sizeof(Value);
  if (const auto* blob = std::get_if<Blob>(&value)) return blob->bytes.size() + sizeof(Value);
  return sizeof(Value);
}

} // namespace

int bind_values(sqlite3_stmt* statement, std::span<const Value> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int index = static_cast<int>(i) + 1;
    const Value& value = values[i];
    int code = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(statement, index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      code = sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<Blob>(&value)) { // data() is never null: an empty blob is not NULL
      code = sqlite3_bind_blob64(statement, index, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    } else {
      code = sqlite3_bind_null(statement, index);
    }
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::string& path, const std::string& vfs) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
  if (code != SQLITE_OK)
    return fail(kCannotOpen,
                {{"location", path}, {"reason", handle == nullptr ? "no memory" : sqlite3_errmsg(handle)}});
  sqlite3_busy_timeout(handle, 5'000); // only checkpoints and recovery ever wait here: there is one writer
  return connection;
}

SqliteConnection::~SqliteConnection() {
  for (const Compiled& compiled : compiled_) sqlite3_finalize(compiled.statement);
  sqlite3_close(handle_);
}

Error SqliteConnection::error(int code, std::string_view statement) const {
  const std::string message = sqlite3_errmsg(handle_);
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
        return Error(kConflict, {{"statement", std::string(statement)}, {"rows", "0"}, {"expected", "1"}});
      return Error(kConstraint, {{"statement", std::string(statement)}, {"constraint", message}});
    case SQLITE_FULL: return Error(kFull);
    case SQLITE_ERROR:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG: return Error(kStatementInvalid, {{"statement", std::string(statement)}, {"reason", message}});
    default:
      return Error(kUnavailable, {{"reason", std::string(sqlite3_errstr(code)) + " (" + std::to_string(code) + ")"}});
  }
}

Result<void> SqliteConnection::execute(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(error(code, "internal"));
  return {};
}

Result<sqlite3_stmt*> SqliteConnection::prepare(const std::string& sql, std::string_view statement) {
  if (const auto found = by_sql_.find(sql); found != by_sql_.end()) {
    compiled_.splice(compiled_.begin(), compiled_, found->second);
    return found->second->statement;
  }
  sqlite3_stmt* made = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &made, &tail);
  if (code != SQLITE_OK) return std::unexpected(error(code, statement));
  if (made == nullptr || std::string_view(tail).find_first_not_of("; \n\t") != std::string_view::npos) {
    sqlite3_finalize(made);
    return fail(kStatementInvalid,
                {{"statement", std::string(statement)}, {"reason", "it is not exactly one statement"}});
  }
  if (compiled_.size() >= limits::kStatementsCachedMax) {
    by_sql_.erase(compiled_.back().sql);
    sqlite3_finalize(compiled_.back().statement);
    compiled_.pop_back();
  }
  compiled_.push_front({sql, made});
  by_sql_.emplace(compiled_.front().sql, compiled_.begin());
  return made;
}

Result<std::int64_t> SqliteConnection::run(const std::string& sql, std::span<const Value> values,
                                           std::string_view statement) {
  SOCLE_TRY(sqlite3_stmt* const compiled, prepare(sql, statement));
  const Running running(compiled);
  if (const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(compiled)); wanted != values.size()) {
    return fail(kStatementInvalid,
                {{"statement", std::string(statement)},
                 {"reason", "it takes " + std::to_string(wanted) + " values, not " + std::to_string(values.size())}});
  }
  if (const int code = bind_values(compiled, values); code != SQLITE_OK) return std::unexpected(error(code, statement));
  std::int64_t yielded = 0;
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(compiled)) == SQLITE_ROW) ++yielded;
  if (code != SQLITE_DONE) return std::unexpected(error(code, statement));
  return sqlite3_stmt_readonly(compiled) != 0 ? yielded : sqlite3_changes64(handle_);
}

Result<Rows> SqliteConnection::query(const std::string& sql, std::span<const Value> values) {
  SOCLE_TRY(sqlite3_stmt* const compiled, prepare(sql, "read"));
  const Running running(compiled);
  if (sqlite3_stmt_readonly(compiled) == 0)
    return fail(kStatementInvalid, {{"statement", "read"}, {"reason", "a read must not write"}});
  if (const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(compiled)); wanted != values.size())
    return fail(kStatementInvalid,
                {{"statement", "read"}, {"reason", "it takes " + std::to_string(wanted) + " values"}});
  if (const int code = bind_values(compiled, values); code != SQLITE_OK) return std::unexpected(error(code, "read"));
  Rows rows;
  std::size_t bytes = 0;
  const int columns = sqlite3_column_count(compiled);
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(compiled)) == SQLITE_ROW) {
    std::vector<Value> row;
    row.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
      SOCLE_TRY(Value value, column(compiled, i));
      bytes += size_of(value);
      row.push_back(std::move(value));
    }
    if (bytes > limits::kReadBytesMax)
      return fail(kReadTooLarge, {{"bytes_max", std::to_string(limits::kReadBytesMax)}});
    rows.emplace_back(std::move(row));
  }
  if (code != SQLITE_DONE) return std::unexpected(error(code, "read"));
  return rows;
}

} // namespace socle::store
