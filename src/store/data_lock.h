// The one-daemon rule for a data directory: a lock file held with flock for the process's life, released by the kernel at its end.
#pragma once

#include "base/base.h"

#include <filesystem>

namespace socle::store {

class DataLock {
 public:
  // Refuses with store.locked when another process holds it.
  static Result<DataLock> take(const std::filesystem::path& directory);
  ~DataLock();
  DataLock(DataLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  DataLock& operator=(DataLock&&) = delete;
  DataLock(const DataLock&) = delete;

 private:
  explicit DataLock(int fd) : fd_(fd) {}
  int fd_;
};

} // namespace socle::store
