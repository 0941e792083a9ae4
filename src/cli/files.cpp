// Files that commands are given: read in this one place, so that whatever is named gets bytes or a clear error.
#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/limits.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace socle::cli {

namespace {
Result<Bytes> read_regular(const std::string& file) {
  const auto cannot = [&](std::string reason) { return fail(kUnreadableFile, {{"file", file}, {"reason", reason}}); };
  // Not blocking: opening a pipe that nobody writes to would wait for ever.
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return cannot(std::strerror(errno));
  struct Closed {
    int fd;
    ~Closed() { ::close(fd); }
  } const closed{fd};
  struct stat found{};
  if (::fstat(fd, &found) != 0) return cannot(std::strerror(errno));
  if (S_ISDIR(found.st_mode)) return cannot(std::strerror(EISDIR));
  if (!S_ISREG(found.st_mode)) return cannot("it is a pipe or a device, no file");
  Bytes out;
  char part[65'536];
  while (true) {
    const auto n = ::read(fd, part, sizeof part);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return cannot(std::strerror(errno));
    if (n == 0) return out;
    out.append(part, static_cast<std::size_t>(n));
    if (out.size() > file_bytes_max) return cannot("it has more than " + std::to_string(file_bytes_max) + " bytes");
  }
}
} // namespace

std::optional<Bytes> read_input(Session& session, const std::string& file) {
  if (file == "-") return Bytes{std::istreambuf_iterator<char>(std::cin), {}};
  auto bytes = read_regular(file);
  if (bytes) return std::move(*bytes);
  session.tell(bytes.error());
  session.exit = kUsage;
  return std::nullopt;
}

} // namespace socle::cli
