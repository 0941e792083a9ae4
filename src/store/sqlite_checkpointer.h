// Keeps SQLite's WAL short: a second thread copies committed pages into the database file while the writer goes on; when the WAL
// reaches its grown size the writer waits for the small remainder, so that it starts again at the WAL's beginning and overwrites
// in place. A reader can hold that up: then the WAL grows, and beyond a limit the readers that hold it are ended.
#pragma once

#include "store/sqlite_connection.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace socle::store {

// Extends the WAL file with zeros to `bytes`. Only while nobody writes: zeros must never land on a frame.
void grow_wal(const std::string& path, std::size_t bytes);

class SqliteCheckpointer {
 public:
  // `connection` becomes this object's own.
  SqliteCheckpointer(std::unique_ptr<SqliteConnection> connection, std::size_t wal_bytes);
  ~SqliteCheckpointer();
  SqliteCheckpointer(const SqliteCheckpointer&) = delete;
  SqliteCheckpointer& operator=(const SqliteCheckpointer&) = delete;

  // The writer thread, after each batch: how many frames the WAL holds.
  void after_commit(int frames);
  // Read by readers' progress handlers: the WAL has grown so far that they must let go of it.
  bool readers_must_end() const { return readers_must_end_.load(std::memory_order_relaxed); }

 private:
  void run();
  void checkpoint(); // takes checkpointing_

  std::unique_ptr<SqliteConnection> connection_; // under checkpointing_
  const int frames_grown_;
  int frames_asked_ = 0; // writer thread: at which frame the last background checkpoint was asked for
  int frames_forced_ = 0; // writer thread: at which frame the last waiting checkpoint was made
  std::atomic<bool> readers_must_end_ = false;

  std::mutex checkpointing_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool asked_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

} // namespace socle::store
