#include "audit/files.h"

#include "audit/errors.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace socle::audit {

namespace {
Error cannot(const std::filesystem::path& path, int error) {
  return Error(kCannotWrite, {{"path", path.string()}, {"reason", std::strerror(error)}});
}

Result<void> flush_directory(const std::filesystem::path& directory) {
  const int fd = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return std::unexpected(cannot(directory, errno));
  const int status = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  if (status != 0) return std::unexpected(cannot(directory, error));
  return {};
}
} // namespace

Result<void> write_durably(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code made;
  const auto directory = path.parent_path();
  if (std::filesystem::create_directories(directory, made); made)
    return std::unexpected(cannot(directory, made.value()));
  const auto temporary = directory / (path.filename().string() + ".new");
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
  if (fd < 0) return std::unexpected(cannot(temporary, errno));
  int error = 0;
  while (!bytes.empty() && error == 0) {
    const auto n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) error = errno;
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  if (error == 0 && ::fsync(fd) != 0) error = errno;
  if (::close(fd) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(temporary.c_str());
    return std::unexpected(cannot(path, error));
  }
  return flush_directory(directory);
}

Result<Bytes> read_file(const std::filesystem::path& path) {
  std::error_code unknown; // a directory opens as a stream and then throws when it is read
  if (!std::filesystem::is_regular_file(path, unknown))
    return fail(kNotFound, {{"what", "file"}, {"id", path.filename().string()}});
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(kNotFound, {{"what", "file"}, {"id", path.filename().string()}});
  return Bytes{std::istreambuf_iterator<char>(in), {}};
}

} // namespace socle::audit
