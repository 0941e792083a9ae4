// A file descriptor that closes itself; always close-on-exec and at least 10, so that a child can lay out its low numbers.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace socle::sandbox {

class Descriptor {
 public:
  Descriptor() = default;
  // Takes `fd` over and moves it out of the low numbers.
  explicit Descriptor(int fd) {
    if (fd < 0) return;
    fd_ = ::fcntl(fd, F_DUPFD_CLOEXEC, 10);
    ::close(fd);
  }
  ~Descriptor() { reset(); }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      reset();
      fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
  }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  void reset() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_ = -1;
};

} // namespace socle::sandbox
