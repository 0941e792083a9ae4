#include "sandbox/scratch.h"

#include <dirent.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace socle::sandbox {
namespace {

namespace fs = std::filesystem;
constexpr const char* kPrefix = "socle-sandbox-";

const std::vector<std::string>& parents() {
  static const std::vector<std::string> all{"/dev/shm", "/tmp"};
  return all;
}

std::string reason(const char* what) { return std::string(what) + ": " + std::strerror(errno); }

// All entries below `directory`, without following links.
void each_entry(int directory, int depth, const auto& visit) {
  DIR* entries = fdopendir(directory); // owns the descriptor from here
  if (entries == nullptr) {
    close(directory);
    return;
  }
  while (const dirent* entry = readdir(entries)) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat status{};
    if (fstatat(dirfd(entries), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (S_ISDIR(status.st_mode) && depth < 16) {
      const int inner = openat(dirfd(entries), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (inner >= 0) each_entry(inner, depth + 1, visit);
    }
    visit(status);
  }
  closedir(entries);
}

} // namespace

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= 255 && name != "." && name != ".." && name.front() != '-' &&
         name.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
}

std::expected<Scratch, std::string> Scratch::make(std::optional<unsigned> owner, std::size_t bytes_wanted) {
  std::string tried;
  for (const auto& parent : parents()) {
    // Containers often have 64 MiB of shared memory only.
    struct statvfs room{};
    if (&parent != &parents().back() && statvfs(parent.c_str(), &room) == 0 &&
        room.f_bavail * room.f_frsize < bytes_wanted)
      continue;
    std::string pattern = parent + "/" + kPrefix + "XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) {
      tried = reason(parent.c_str());
      continue;
    }
    Descriptor lock(::open(pattern.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat status{};
    // Another daemon's sweep may have come between making and locking: then it is not ours any more.
    if (!lock || flock(lock.get(), LOCK_EX | LOCK_NB) != 0 || fstat(lock.get(), &status) != 0 || status.st_nlink == 0) {
      tried = reason("locking the scratch directory");
      continue;
    }
    if (owner && fchown(lock.get(), *owner, *owner) != 0)
      return std::unexpected(reason("owner of the scratch directory"));
    return Scratch(pattern, std::move(lock), owner);
  }
  return std::unexpected(tried);
}

Scratch::~Scratch() {
  if (!lock_) return; // moved from
  std::error_code ignored;
  fs::remove_all(path_, ignored); // does not follow links
}

std::expected<void, std::string> Scratch::put(const std::string& name, std::string_view bytes, unsigned mode) {
  const Descriptor file(openat(lock_.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (!file) return std::unexpected(reason("an input"));
  while (!bytes.empty()) {
    const auto written = write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return std::unexpected(reason("an input"));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (owner_ && fchown(file.get(), *owner_, *owner_) != 0) return std::unexpected(reason("owner of an input"));
  return {};
}

std::size_t Scratch::bytes() const {
  std::size_t total = 0;
  const int copy = openat(lock_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (copy < 0) return 0;
  // Every entry counts a block, so that millions of empty files are bounded too.
  each_entry(copy, 0,
             [&](const struct stat& status) { total += 4096 + static_cast<std::size_t>(status.st_blocks) * 512; });
  return total;
}

std::optional<Bytes> Scratch::get(const std::string& name, std::size_t bytes_max) const {
  const Descriptor file(openat(lock_.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat status{};
  if (!file || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  Bytes out;
  out.reserve(std::min(static_cast<std::size_t>(status.st_size), bytes_max));
  char buffer[65536];
  while (out.size() < bytes_max) {
    const auto got = read(file.get(), buffer, std::min(sizeof buffer, bytes_max - out.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    out.append(buffer, static_cast<std::size_t>(got));
  }
  return out;
}

void sweep_scratch() {
  for (const auto& parent : parents()) {
    std::error_code error;
    for (fs::directory_iterator entry(parent, error), end; !error && entry != end; entry.increment(error)) {
      if (!entry->path().filename().string().starts_with(kPrefix)) continue;
      const Descriptor directory(::open(entry->path().c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
      struct stat status{};
      if (!directory || fstat(directory.get(), &status) != 0) continue;
      const bool ours = status.st_uid == geteuid() || geteuid() == 0;
      std::error_code ignored;
      if (ours && flock(directory.get(), LOCK_EX | LOCK_NB) == 0) fs::remove_all(entry->path(), ignored);
    }
  }
}

} // namespace socle::sandbox
