#include "store/sqlite_checkpointer.h"

#include "base/log.h"
#include "store/limits.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socle::store {

namespace {
constexpr std::size_t kFrameBytes = 4'096 + 24; // a page and its frame header
} // namespace

// Zeros behind the WAL's end are never read as frames: their checksum does not hold. SQLite takes no lock on this file, so
// closing it here releases none.
void grow_wal(const std::string& path, std::size_t bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return;
  struct stat info{};
  const auto target = static_cast<off_t>(bytes);
  static const std::string zeros(1U << 18, '\0');
  off_t at = ::fstat(fd, &info) == 0 ? info.st_size : target;
  bool grown = false;
  while (at < target) {
    const auto part = std::min<std::size_t>(zeros.size(), static_cast<std::size_t>(target - at));
    const ssize_t written = ::pwrite(fd, zeros.data(), part, at);
    if (written <= 0) break; // a full disk: the WAL works as it is, only slower
    at += written;
    grown = true;
  }
  if (grown && ::fsync(fd) != 0) log::warning("store", "the grown WAL could not be flushed");
  ::close(fd);
}

SqliteCheckpointer::SqliteCheckpointer(std::unique_ptr<SqliteConnection> connection, std::size_t wal_bytes)
    : connection_(std::move(connection)),
      frames_grown_(std::max(static_cast<int>(wal_bytes / kFrameBytes), 8)),
      thread_([this] { run(); }) {}

SqliteCheckpointer::~SqliteCheckpointer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void SqliteCheckpointer::after_commit(int frames) {
  if (frames < frames_asked_) frames_asked_ = frames_forced_ = 0; // the WAL began anew
  const int step = std::max(frames_grown_ / 8, 1);
  const bool long_grown = frames > frames_grown_ * static_cast<int>(limits::kWalGrowthMax);
  readers_must_end_.store(long_grown, std::memory_order_relaxed);
  if (frames >= frames_grown_ && frames - frames_forced_ >= step) {
    frames_forced_ = frames_asked_ = frames;
    const std::lock_guard lock(checkpointing_);
    checkpoint();
  } else if (frames - frames_asked_ >= step) {
    frames_asked_ = frames;
    {
      const std::lock_guard lock(mutex_);
      asked_ = true;
    }
    wake_.notify_one();
  }
}

void SqliteCheckpointer::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return asked_ || stopping_; });
    if (stopping_) return;
    asked_ = false;
    lock.unlock();
    {
      const std::lock_guard one(checkpointing_);
      checkpoint();
    }
    lock.lock();
  }
}

// PASSIVE never waits for a reader or the writer: it copies what it may. A failure leaves everything in the WAL, where it is
// safe; the next one tries again.
void SqliteCheckpointer::checkpoint() {
  const int code = sqlite3_wal_checkpoint_v2(connection_->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                             nullptr);
  if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY)
    log::warning("store", "a checkpoint failed; the data is safe in the WAL", {{"reason", sqlite3_errstr(code)}});
}

} // namespace socle::store
