#include "store/backup.h"

#include "store/errors.h"

#include "base/file.h"

#include <memory>
#include <sqlite3.h>

namespace socle::store {

namespace {
struct Close {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

std::unexpected<Error> failed(int code) {
  return fail(code == SQLITE_FULL ? kFull : kUnavailable, {{"reason", sqlite3_errstr(code)}});
}

Result<Handle> open(const std::filesystem::path& file, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  Handle out(handle);
  if (code != SQLITE_OK) return failed(code);
  sqlite3_busy_timeout(out.get(), 10'000);
  sqlite3_db_config(out.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); // the WAL is the daemon's
  return out;
}
} // namespace

Result<void> copy_sqlite(const std::filesystem::path& directory, const std::filesystem::path& target) {
  SOCLE_CHECK(make_directory_durably(target));
  SOCLE_TRY(const Handle from, open(directory / "socle.db", SQLITE_OPEN_READONLY));
  SOCLE_TRY(const Handle to, open(target / "socle.db", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  sqlite3_backup* copying = sqlite3_backup_init(to.get(), "main", from.get(), "main");
  if (copying == nullptr) return failed(sqlite3_errcode(to.get()));
  const int stepped = sqlite3_backup_step(copying, -1); // all pages in one read transaction: writers go on beside it
  const int finished = sqlite3_backup_finish(copying);
  if (stepped != SQLITE_DONE) return failed(stepped);
  if (finished != SQLITE_OK) return failed(finished);
  return {};
}

Result<std::vector<JournalEntry>> sqlite_journal(const std::filesystem::path& directory, std::int64_t sequence,
                                                 std::size_t limit, const std::string& kind) {
  SOCLE_TRY(const Handle from, open(directory / "socle.db", SQLITE_OPEN_READONLY));
  sqlite3_stmt* made = nullptr;
  const char* sql =
      "SELECT sequence, tenant, kind, body FROM journal WHERE kind = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3";
  if (const int code = sqlite3_prepare_v2(from.get(), sql, -1, &made, nullptr); code != SQLITE_OK) return failed(code);
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> query(made, sqlite3_finalize);
  sqlite3_bind_text(made, 1, kind.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64(made, 2, sequence);
  sqlite3_bind_int64(made, 3, static_cast<std::int64_t>(limit));
  const auto bytes = [&](int column) {
    const auto* begin = static_cast<const char*>(sqlite3_column_blob(made, column));
    return begin == nullptr ? Bytes() : Bytes(begin, static_cast<std::size_t>(sqlite3_column_bytes(made, column)));
  };
  std::vector<JournalEntry> out;
  int code = sqlite3_step(made);
  for (; code == SQLITE_ROW; code = sqlite3_step(made))
    out.push_back({sqlite3_column_int64(made, 0), bytes(1), bytes(2), bytes(3)});
  if (code != SQLITE_DONE) return failed(code);
  return out;
}

} // namespace socle::store
