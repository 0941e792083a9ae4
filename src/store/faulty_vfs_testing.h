// A SQLite VFS that passes everything to the system's own, until it is told to fail: at the n-th write or flush from now on, for
// a number of operations. It also remembers what was written since the last flush of each file, so that a power cut can be
// played: some of the unflushed sectors are lost.
#pragma once

#include "base/base.h"
#include "base/random.h"

#include <map>
#include <mutex>
#include <sqlite3.h>
#include <string>

namespace socle::store {

enum class DiskFault { short_write, no_space, write_error, flush_error, read_error };

class FaultyVfs {
 public:
  // Registers itself under `name` for the rest of the process's life.
  explicit FaultyVfs(std::string name);
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  const std::string& name() const { return name_; }
  // Fails `count` operations of the fault's kind after letting `after` of them pass.
  void fail(DiskFault fault, int after, int count);
  void heal();
  int failed() const; // operations that failed since the last heal()

  // After so many more operations nothing is written any more (every write and flush fails); sectors not flushed before are then lost or kept at
  // random, in the files themselves. Close every connection before.
  void cut_power(int after);
  void lose_unflushed(Random& random);

  // Called by the file methods.
  int before(DiskFault fault); // SQLITE_OK, or the code to fail with
  int before_write(); // any of the write faults, DiskFault::short_write as kShortWrite
  void wrote(const std::string& path, sqlite3_int64 offset, std::string before_bytes);
  std::size_t writes_of(const std::string& path) const;
  void flushed(const std::string& path, std::size_t writes); // the first so many writes of the file are on the disk
  static constexpr int kShortWrite = -1;
  sqlite3_vfs* real() const { return real_; }

 private:
  struct Overwritten {
    sqlite3_int64 offset;
    std::string bytes; // what lay there before
  };

  const std::string name_;
  sqlite3_vfs* real_;
  sqlite3_vfs own_{};
  mutable std::mutex mutex_;
  std::optional<DiskFault> fault_;
  int after_ = 0;
  int count_ = 0;
  int failed_ = 0;
  static constexpr int kNever = -1;
  int power_cut_after_ = kNever;
  std::map<std::string, std::vector<Overwritten>> unflushed_;
};

} // namespace socle::store
