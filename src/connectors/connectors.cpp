#include "connectors/connectors.h"

#include "connectors/errors.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace socle::connectors {

namespace {
bool plain(std::string_view name) {
  return !name.empty() && name.size() <= 120 && name.front() != '.' && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
  });
}

std::unexpected<Error> cannot(const std::filesystem::path& path, int error) {
  return fail(kCannotWrite, {{"path", path.string()}, {"reason", std::strerror(error)}});
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
  if (fd < 0) return cannot(path, errno);
  int error = 0;
  while (!bytes.empty() && error == 0) {
    const auto n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) error = errno;
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  if (error == 0 && ::fsync(fd) != 0) error = errno;
  ::close(fd);
  if (error != 0) return cannot(path, error);
  return {};
}

void flush_directory(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}
} // namespace

Result<std::filesystem::path> Outbox::release(kernel::Permit permit, const std::string& package,
                                              std::span<const OutboxFile> files) {
  if (!plain(package)) return fail(kBadName, {{"name", package}});
  for (const auto& file : files) {
    if (!plain(file.name)) return fail(kBadName, {{"name", file.name}});
  }
  if (!plain(permit.tenant())) return fail(kBadName, {{"name", permit.tenant()}});
  SOCLE_CHECK(permit.use(clock_));
  const auto parent = directory_ / permit.tenant(), target = parent / package,
             fresh = parent / ("." + package + ".new"), old = parent / ("." + package + ".old");
  std::error_code error;
  std::filesystem::create_directories(parent, error);
  std::filesystem::remove_all(fresh, error);
  std::filesystem::remove_all(old, error);
  if (std::filesystem::create_directory(fresh, error); error) return cannot(fresh, error.value());
  for (const auto& file : files) {
    if (auto written = write_file(fresh / file.name, file.bytes); !written) {
      std::filesystem::remove_all(fresh, error);
      return std::unexpected(written.error());
    }
  }
  flush_directory(fresh);
  if (std::filesystem::exists(target)) std::filesystem::rename(target, old, error);
  std::filesystem::rename(fresh, target, error);
  if (error) return cannot(target, error.value());
  std::filesystem::remove_all(old, error);
  flush_directory(parent);
  return target;
}

} // namespace socle::connectors
