#include "store/data_lock.h"

#include "base/clock.h"
#include "store/errors.h"
#include "store/limits.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace socle::store {

Result<DataLock> DataLock::take(const std::filesystem::path& directory) {
  const std::string path = directory / "socle.lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return fail(kCannotOpen, {{"location", path}, {"reason", std::strerror(errno)}});
  DataLock lock(fd);
  // A killed predecessor's child, which was about to start another program, holds what it inherited for some moments more.
  const Microseconds until = SystemClock().monotonic() + limits::kLockPatience;
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (SystemClock().monotonic() > until) return fail(kLocked, {{"location", directory.string()}});
    std::this_thread::sleep_for(limits::kLockRetry);
  }
  return lock;
}

DataLock::~DataLock() {
  if (fd_ >= 0) ::close(fd_);
}

} // namespace socle::store
