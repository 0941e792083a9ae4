#include "base/file.h"

#include "base/errors.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socle {

namespace {

std::unexpected<Error> failed(const std::filesystem::path& path, int code) {
  if (code == ENOSPC || code == EDQUOT) return fail(kDiskFull, {{"path", path.string()}});
  return fail(kFileFailed, {{"path", path.string()}, {"reason", std::strerror(code)}});
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// Unique among the threads and processes that may write beside each other.
std::filesystem::path part_beside(const std::filesystem::path& path) {
  static std::atomic<unsigned> counter = 0;
  return path.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".part";
}

// Zero, or the error's number; on an error nothing is left.
int write_part(const std::filesystem::path& part, std::string_view bytes, unsigned mode) {
  int code = 0;
  {
    const Descriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (file.get() < 0) return errno;
    while (!bytes.empty() && code == 0) {
      const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) code = errno;
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (code == 0 && ::fsync(file.get()) != 0) code = errno;
  }
  if (code != 0) ::unlink(part.c_str());
  return code;
}

} // namespace

Result<void> sync_directory(const std::filesystem::path& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0 || ::fsync(folder.get()) != 0) return failed(path, errno);
  return {};
}

Result<void> write_file_durably(const std::filesystem::path& path, std::string_view bytes, unsigned mode,
                                const std::filesystem::path& part_folder) {
  const std::filesystem::path part = part_beside(part_folder.empty() ? path : part_folder / path.filename());
  if (const int code = write_part(part, bytes, mode); code != 0) return failed(path, code);
  if (std::rename(part.c_str(), path.c_str()) != 0) {
    const int code = errno;
    ::unlink(part.c_str());
    return failed(path, code);
  }
  return sync_directory(folder_of(path));
}

Result<bool> create_file_durably(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  const std::filesystem::path part = part_beside(path);
  if (const int code = write_part(part, bytes, mode); code != 0) return failed(path, code);
  const int linked = ::link(part.c_str(), path.c_str()); // unlike rename it never replaces
  const int code = errno;
  ::unlink(part.c_str());
  if (linked != 0 && code == EEXIST) return false;
  if (linked != 0) return failed(path, code);
  SOCLE_CHECK(sync_directory(folder_of(path)));
  return true;
}

Result<std::optional<Bytes>> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 && errno == ENOENT) return std::nullopt;
  struct stat info{};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) return failed(path, errno);
  if (!S_ISREG(info.st_mode)) return failed(path, EISDIR);
  if (static_cast<std::size_t>(info.st_size) > bytes_max) {
    return fail(
        kTooLarge,
        {{"what", path.string()}, {"bytes", std::to_string(info.st_size)}, {"bytes_max", std::to_string(bytes_max)}});
  }
  Bytes bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path, errno);
    if (got == 0) break;
    at += static_cast<std::size_t>(got);
  }
  bytes.resize(at);
  return bytes;
}

Result<bool> remove_file_durably(const std::filesystem::path& path) {
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT) return false;
    return failed(path, errno);
  }
  SOCLE_CHECK(sync_directory(folder_of(path)));
  return true;
}

void sweep_parts(const std::filesystem::path& folder) {
  std::error_code code;
  std::vector<std::filesystem::path> parts;
  for (std::filesystem::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (at->path().extension() == ".part") parts.push_back(at->path());
  for (const std::filesystem::path& part : parts) ::unlink(part.c_str());
}

Result<void> make_directory_durably(const std::filesystem::path& path, unsigned mode) {
  struct stat info{};
  if (::stat(path.c_str(), &info) == 0) {
    if (S_ISDIR(info.st_mode)) return {};
    return failed(path, ENOTDIR);
  }
  const std::filesystem::path parent = folder_of(path);
  if (parent != path) SOCLE_CHECK(make_directory_durably(parent, mode));
  if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST) return failed(path, errno);
  return sync_directory(parent);
}

} // namespace socle
