#include "backends/models_pull.h"

#include "backends/errors.h"
#include "backends/limits.h"
#include "backends/models.h"
#include "backends/registry_errors.h"
#include "backends/registry_limits.h"

#include "base/digest_stream.h"
#include "base/file.h"
#include "base/log.h"
#include "net/errors.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace socle::backends {

namespace {
std::unexpected<Error> disk(const std::filesystem::path& file, int error) {
  if (error == ENOSPC || error == EDQUOT) return fail(kNoSpace, {{"folder", file.parent_path().string()}});
  return fail(kUnreadableFile, {{"file", file.string()}, {"reason", std::strerror(error)}});
}

// The part of a file that has arrived so far.
class PartFile {
 public:
  static Result<PartFile> open(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return disk(path, errno);
    return PartFile(path, fd);
  }
  PartFile(PartFile&& other) noexcept : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile() {
    if (fd_ >= 0) ::close(fd_);
  }

  std::int64_t length() const {
    struct stat found{};
    return ::fstat(fd_, &found) == 0 ? found.st_size : 0;
  }
  Result<void> cut(std::int64_t bytes) {
    if (::ftruncate(fd_, bytes) != 0) return disk(path_, errno);
    return {};
  }
  Result<Bytes> read(std::int64_t at, std::size_t bytes) const {
    Bytes out(bytes, '\0');
    const auto got = ::pread(fd_, out.data(), out.size(), at);
    if (got < 0) return disk(path_, errno);
    out.resize(static_cast<std::size_t>(got));
    return out;
  }
  Result<void> write(std::int64_t at, std::string_view bytes) {
    while (!bytes.empty()) {
      const auto put = ::pwrite(fd_, bytes.data(), bytes.size(), at);
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return disk(path_, errno);
      at += put;
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return {};
  }
  Result<void> sync() {
    if (::fsync(fd_) != 0) return disk(path_, errno);
    return {};
  }

 private:
  PartFile(std::filesystem::path path, int fd) : path_(std::move(path)), fd_(fd) {}
  std::filesystem::path path_;
  int fd_;
};

// A file's own name, of characters that no shell minds.
std::string plain_name(std::string_view file) {
  std::string out(file.substr(file.rfind('/') == std::string_view::npos ? 0 : file.rfind('/') + 1));
  for (auto& c : out) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                       c == '-' || c == '_';
    if (!plain) c = '_';
  }
  out = out.substr(0, text_bytes_max);
  return out.empty() || out.starts_with('.') ? "model" + out : out;
}

bool is_passing(const Error& error) { // worth another attempt
  return error.is(net::kNotReachable) || error.is(net::kNoAnswer) || error.is(net::kBadAnswer) || error.is(kHubFailed);
}
} // namespace

struct Puller::Job {
  Pull pull; // under the puller's mutex
  std::unique_ptr<ModelHub> hub;
  std::int64_t piece_bytes = pull_piece_bytes_first;
};

json::object to_json(const Pull& pull, Language language) {
  json::object out;
  out["name"] = pull.name;
  out["state"] = pull.state;
  out["file"] = pull.found.file;
  out["origin"] = pull.found.origin;
  out["licence"] = pull.found.licence.empty() ? json::value() : json::value(pull.found.licence);
  out["sha256"] = pull.found.sha256.empty() ? json::value() : json::value(pull.found.sha256);
  out["bytes_done"] = pull.done_bytes;
  out["bytes_total"] = pull.found.bytes;
  out["error"] = json::value();
  if (!pull.error) return out;
  json::object error;
  error["code"] = pull.error->code();
  error["message"] = pull.error->message(language);
  error["remedy"] = pull.error->remedy(language);
  out["error"] = std::move(error);
  return out;
}

Puller::Puller(Parts parts) : parts_(std::move(parts)), thread_([this] { run(); }) {}

Puller::~Puller() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::string Puller::hub() const {
  const std::lock_guard lock(mutex_);
  return parts_.hub;
}

void Puller::set_hub(std::string hub) {
  const std::lock_guard lock(mutex_);
  parts_.hub = std::move(hub);
}

Result<Pull> Puller::begin(kernel::Permit permit, PullAsked asked) {
  SOCLE_CHECK(permit.use(parts_.clock));
  const auto taken = [&] {
    const std::lock_guard lock(mutex_);
    return std::ranges::any_of(known_, [&](const auto& job) {
      return job->pull.tenant == asked.tenant && job->pull.name == asked.name && job->pull.state != "done" &&
             job->pull.state != "failed";
    });
  };
  if (taken()) return fail(kUnderWay, {{"model", asked.name}});
  auto job = std::make_shared<Job>();
  job->hub = std::make_unique<ModelHub>(parts_.clock, asked.source, parts_.authorities);
  SOCLE_TRY(Found found, job->hub->look_up());
  if (!asked.sha256.empty()) {
    if (!found.sha256.empty() && found.sha256 != asked.sha256)
      return fail(kWrongDigest, {{"file", found.file}, {"expected", asked.sha256}, {"found", found.sha256}});
    found.sha256 = asked.sha256;
  }
  SOCLE_CHECK(make_directory_durably(parts_.folder));
  std::error_code ignored;
  const auto space = std::filesystem::space(parts_.folder, ignored);
  if (!ignored && space.available < static_cast<std::uintmax_t>(found.bytes))
    return fail(kNoSpace, {{"folder", parts_.folder.string()}});
  job->pull = {asked.tenant, asked.name, asked.by, std::move(found), "waiting", 0, {}};
  Pull out = job->pull;
  if (taken()) return fail(kUnderWay, {{"model", asked.name}}); // another one was quicker
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= pulls_max) return fail(kTooManyPulls, {{"count_max", std::to_string(pulls_max)}});
    std::erase_if(known_,
                  [&](const auto& old) { return old->pull.tenant == asked.tenant && old->pull.name == asked.name; });
    while (known_.size() >= pulls_known_max &&
           (known_.front()->pull.state == "done" || known_.front()->pull.state == "failed"))
      known_.pop_front();
    known_.push_back(job);
    waiting_.push_back(std::move(job));
  }
  changed_.notify_all();
  return out;
}

std::vector<Pull> Puller::list(std::string_view tenant) const {
  const std::lock_guard lock(mutex_);
  std::vector<Pull> out;
  for (const auto& job : known_) {
    if (job->pull.tenant == tenant) out.push_back(job->pull);
  }
  return out;
}

void Puller::note(Job& job, std::string state, std::int64_t done_bytes) {
  const std::lock_guard lock(mutex_);
  job.pull.state = std::move(state);
  job.pull.done_bytes = done_bytes;
}

bool Puller::rest(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return !changed_.wait_for(lock, time, [this] { return stopping_; });
}

void Puller::run() {
  while (true) {
    std::shared_ptr<Job> job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      job = waiting_.front();
      waiting_.pop_front();
    }
    const auto done = carry_out(*job);
    const std::lock_guard lock(mutex_);
    job->hub.reset(); // and with it the key
    job->pull.state = done ? "done" : "failed";
    if (done) continue;
    job->pull.error = done.error();
    log::warning("backends", "a model could not be brought",
                 {{"origin", job->pull.found.origin}, {"reason", done.error().describe()}});
  }
}

Result<void> Puller::carry_out(Job& job) {
  const Found found = job.pull.found; // changes no more
  // A part belongs to these bytes and no others: another revision begins anew.
  const std::string identity = sha256_hex(found.origin + "\n" + found.file + "\n" + found.sha256 + "\n" +
                                          std::to_string(found.bytes));
  const auto part = parts_.folder / (identity.substr(0, 32) + ".part");
  SOCLE_TRY(const std::string digest, bring(job, part));
  if (!found.sha256.empty() && digest != found.sha256) {
    SOCLE_CHECK(remove_file_durably(part));
    return fail(kWrongDigest, {{"file", found.file}, {"expected", found.sha256}, {"found", digest}});
  }
  const auto whole = parts_.folder / (digest.substr(0, 16) + "-" + plain_name(found.file));
  std::error_code error;
  std::filesystem::rename(part, whole, error);
  if (error) return disk(whole, error.value());
  SOCLE_CHECK(sync_directory(parts_.folder));
  note(job, "adding", found.bytes);
  Pull pull = job.pull;
  pull.found.sha256 = digest;
  return arrived_(pull, whole);
}

// Appends until all is there; returns the digest of all of it.
Result<std::string> Puller::bring(Job& job, const std::filesystem::path& path) {
  const std::int64_t bytes = job.pull.found.bytes;
  SOCLE_TRY(PartFile part, PartFile::open(path));
  if (part.length() > bytes) SOCLE_CHECK(part.cut(0));
  Sha256Stream digest;
  std::int64_t at = 0;
  for (const std::int64_t there = part.length(); at < there;) { // what arrived before a stop counts as well
    note(job, "checking", at);
    SOCLE_TRY(const Bytes read,
              part.read(at, static_cast<std::size_t>(std::min<std::int64_t>(there - at, file_piece_bytes))));
    if (read.empty()) break;
    digest.add(read);
    at += static_cast<std::int64_t>(read.size());
    if (!rest(std::chrono::milliseconds(0))) return fail(kPullStopped, {{"model", job.pull.name}});
  }
  while (at < bytes) {
    note(job, "downloading", at);
    SOCLE_TRY(const Bytes arrived, piece(job, at));
    SOCLE_CHECK(part.write(at, arrived));
    digest.add(arrived);
    at += static_cast<std::int64_t>(arrived.size());
  }
  note(job, "checking", at);
  SOCLE_CHECK(part.sync());
  return to_hex(std::span<const unsigned char>(digest.finish()));
}

// The next bytes. Pieces grow on a fast line and shrink on a slow one, so that each takes seconds: a cut then costs little.
Result<Bytes> Puller::piece(Job& job, std::int64_t begin) {
  std::chrono::milliseconds pause = pull_pause_first;
  for (int attempt = 1;; ++attempt) {
    if (!rest(std::chrono::milliseconds(0))) return fail(kPullStopped, {{"model", job.pull.name}});
    const auto started = parts_.clock.monotonic();
    auto got = job.hub->piece(job.pull.found, begin, std::min(begin + job.piece_bytes, job.pull.found.bytes));
    const auto took = parts_.clock.monotonic() - started;
    if (got) {
      if (took < pull_piece_time_short) job.piece_bytes = std::min(job.piece_bytes * 2, pull_piece_bytes_max);
      return got;
    }
    job.piece_bytes = std::max(job.piece_bytes / 4, pull_piece_bytes_min);
    const bool last = attempt == pull_attempts_max;
    if (!is_passing(got.error()) || (last && got.error().is(kHubFailed))) return got;
    if (last) {
      std::string reason = got.error().message();
      while (reason.ends_with('.')) reason.pop_back();
      return fail(kHubFailed, {{"url", job.pull.found.origin}, {"reason", reason}});
    }
    if (!rest(pause)) return fail(kPullStopped, {{"model", job.pull.name}});
    pause = std::min(pause * 2, pull_pause_max);
  }
}

} // namespace socle::backends
