#include "store/data_lock.h"

#include "store/errors.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace socle::store {

Result<DataLock> DataLock::take(const std::filesystem::path& directory) {
  const std::string path = directory / "socle.lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return fail(kCannotOpen, {{"location", path}, {"reason", std::strerror(errno)}});
  DataLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) return fail(kLocked, {{"location", directory.string()}});
  return lock;
}

DataLock::~DataLock() {
  if (fd_ >= 0) ::close(fd_);
}

} // namespace socle::store
