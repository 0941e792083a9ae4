#include "sandbox/sandbox.h"

#include "base/clock.h"
#include "sandbox/confinement.h"
#include "sandbox/errors.h"
#include "sandbox/limits.h"
#include "sandbox/watch.h"

#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <mutex>

namespace socle::sandbox {
namespace {

using std::chrono::milliseconds;

struct Pipe {
  Descriptor read_end, write_end;
};

std::expected<Pipe, std::string> make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::unexpected(std::string("pipe: ") + std::strerror(errno));
  Pipe pipe{Descriptor(ends[0]), Descriptor(ends[1])};
  if (!pipe.read_end || !pipe.write_end) return std::unexpected(std::string("no descriptor is free"));
  fcntl(pipe.read_end.get(), F_SETFL, O_NONBLOCK);
  return pipe;
}

std::expected<Descriptor, std::string> standard_input_file(std::string_view bytes) {
  Descriptor file(memfd_create("standard input", MFD_CLOEXEC));
  if (!file) return std::unexpected(std::string("memfd: ") + std::strerror(errno));
  while (!bytes.empty()) {
    const auto written = write(file.get(), bytes.data(), bytes.size());
    if (written <= 0) return std::unexpected(std::string("standard input: ") + std::strerror(errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  lseek(file.get(), 0, SEEK_SET);
  return file;
}

// One running program, from its start until nothing of it lives any more.
class Running {
 public:
  Running(const Job& job, const Scratch& scratch, Pipe output, Pipe errors, Pipe info, pid_t process)
      : job_(job),
        scratch_(scratch),
        output_(std::move(output.read_end)),
        errors_(std::move(errors.read_end)),
        info_(std::move(info.read_end)),
        process_(process),
        process_descriptor_(static_cast<int>(syscall(SYS_pidfd_open, process, 0))) {}
  ~Running() { end(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // Until the program has ended or a limit was hit.
  Result<Finished> finish() {
    if (!process_descriptor_)
      return fail(kSetupFailed, {{"program", job_.command.front()}, {"reason", "pidfd"}}); // its end would go unseen
    const SystemClock clock;
    const auto start = clock.monotonic();
    for (;;) {
      const auto left = job_.limits.wall_ms_max - std::chrono::duration_cast<milliseconds>(clock.monotonic() - start);
      if (left <= milliseconds(0)) return limit(kWallLimit, "ms_max", job_.limits.wall_ms_max.count());
      wait(std::min(left, kWatchMs));
      drain();
      if (finished_.standard_output.size() > job_.limits.output_bytes_max) return output_limit();
      if (ended()) break;
      SOCLE_CHECK(within_limits());
    }
    end();
    drain();
    return result();
  }

 private:
  void wait(milliseconds time) {
    pollfd watched[] = {{output_.get(), POLLIN, 0},
                        {errors_.get(), POLLIN, 0},
                        {info_.get(), POLLIN, 0},
                        {process_descriptor_.get(), POLLIN, 0}};
    poll(watched, std::size(watched), static_cast<int>(time.count())); // a negative descriptor is passed over
  }

  void drain() {
    read_into(output_, finished_.standard_output, job_.limits.output_bytes_max + 1);
    read_into(errors_, finished_.standard_error, kStandardErrorBytesMax);
    read_into(info_, info_text_, 4096);
    learn_first_process();
  }

  // Reads on beyond `bytes_max`, so that the program is not blocked, but keeps no more. At most 16 MiB a turn: a program that
  // writes without end must not keep this loop from its clock.
  static void read_into(Descriptor& from, Bytes& to, std::size_t bytes_max) {
    char buffer[65536];
    for (int turn = 0; from && turn < 256; ++turn) {
      const auto got = read(from.get(), buffer, sizeof buffer);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0 && errno == EAGAIN) return;
      if (got <= 0) return from.reset();
      to.append(buffer, std::min(static_cast<std::size_t>(got), bytes_max - std::min(bytes_max, to.size())));
    }
  }

  // bubblewrap tells as JSON which process is the first inside; a descriptor of it shows when its whole namespace is gone.
  void learn_first_process() {
    constexpr std::string_view key = "\"child-pid\": ";
    const auto found = info_text_.find(key);
    if (first_descriptor_ || found == std::string::npos) return;
    const auto* begin = info_text_.data() + found + key.size();
    const auto* end = info_text_.data() + info_text_.size();
    pid_t first = 0;
    const auto parsed = std::from_chars(begin, end, first);
    if (parsed.ec != std::errc() || parsed.ptr == end) return; // not whole yet
    first_descriptor_ = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, first, 0)));
  }

  bool ended() {
    pollfd watched{process_descriptor_.get(), POLLIN, 0};
    return poll(&watched, 1, 0) == 1;
  }

  Result<void> within_limits() const {
    const auto usage = usage_of_tree(process_);
    if (usage.memory_bytes > job_.limits.memory_bytes_max)
      return limit(kMemoryLimit, "bytes_max", static_cast<long long>(job_.limits.memory_bytes_max));
    if (usage.cpu_ms > job_.limits.cpu_ms_max) return limit(kCpuLimit, "ms_max", job_.limits.cpu_ms_max.count());
    if (scratch_.bytes() > input_bytes() + job_.limits.output_bytes_max) return output_limit();
    return {};
  }

  std::size_t input_bytes() const {
    std::size_t total = 0;
    for (const auto& [name, bytes] : job_.inputs) total += bytes.size() + 3 * 4096; // with its blocks
    return total;
  }

  // Kills what still lives and waits until the system has taken it down.
  void end() {
    if (reaped_) return;
    if (first_descriptor_) syscall(SYS_pidfd_send_signal, first_descriptor_.get(), SIGKILL, nullptr, 0);
    if (!ended()) kill(process_, SIGKILL);
    kill(-process_, SIGKILL); // its group: without namespaces nothing can leave it
    rusage used{};
    while (wait4(process_, &status_, 0, &used) < 0 && errno == EINTR) {}
    const auto ms = [](const timeval& time) { return milliseconds(time.tv_sec * 1000 + time.tv_usec / 1000); };
    finished_.cpu_ms = ms(used.ru_utime) + ms(used.ru_stime);
    if (first_descriptor_) {
      pollfd gone{first_descriptor_.get(), POLLIN, 0};
      poll(&gone, 1, static_cast<int>(kReapMsMax.count()));
    }
    reaped_ = true;
  }

  Result<Finished> result() {
    int exit_status = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
    const std::string_view complaints = finished_.standard_error;
    if (exit_status == 128 + SIGXFSZ || finished_.standard_output.size() > job_.limits.output_bytes_max)
      return output_limit();
    if (exit_status == 128 + SIGXCPU || (exit_status == 128 + SIGKILL && finished_.cpu_ms >= job_.limits.cpu_ms_max)) {
      return limit(kCpuLimit, "ms_max", job_.limits.cpu_ms_max.count());
    }
    // The address space limit shows only in what the program says of it.
    constexpr std::string_view kOutOfMemory[] = {"bad_alloc", "ut of memory", "annot allocate memory",
                                                 "memory exhausted", "MemoryError"};
    if (exit_status != 0 && std::ranges::any_of(kOutOfMemory, [&](std::string_view words) {
          return complaints.find(words) != std::string_view::npos;
        })) {
      return limit(kMemoryLimit, "bytes_max", static_cast<long long>(job_.limits.memory_bytes_max));
    }
    if (exit_status != 0 && complaints.starts_with("bwrap: ")) {
      return fail(kSetupFailed,
                  {{"program", job_.command.front()},
                   {"reason", std::string(complaints.substr(0, std::min<std::size_t>(complaints.find('\n'), 200)))}});
    }
    finished_.exit_status = exit_status;
    SOCLE_CHECK(collect_outputs());
    return std::move(finished_);
  }

  Result<void> collect_outputs() {
    std::size_t left = job_.limits.output_bytes_max - finished_.standard_output.size();
    for (const auto& name : job_.outputs) {
      auto bytes = scratch_.get(name, left + 1);
      if (!bytes) continue;
      if (bytes->size() > left) return output_limit();
      left -= bytes->size();
      finished_.outputs.emplace_back(name, std::move(*bytes));
    }
    return {};
  }

  std::unexpected<Error> limit(const ErrorKind& kind, const char* name, long long value) const {
    return fail(kind, {{"program", job_.command.front()}, {name, std::to_string(value)}});
  }
  std::unexpected<Error> output_limit() const {
    return limit(kOutputLimit, "bytes_max", static_cast<long long>(job_.limits.output_bytes_max));
  }

  const Job& job_;
  const Scratch& scratch_;
  Descriptor output_, errors_, info_;
  pid_t process_;
  Descriptor process_descriptor_, first_descriptor_;
  Finished finished_;
  std::string info_text_;
  int status_ = 0;
  bool reaped_ = false;
};

Result<void> check(const Job& job) {
  for (const auto& [name, bytes] : job.inputs) {
    if (!is_plain_name(name)) return fail(kBadJob, {{"name", name}});
  }
  for (const auto& name : job.outputs) {
    if (!is_plain_name(name)) return fail(kBadJob, {{"name", name}});
  }
  if (job.command.empty() || !is_plain_name(job.command.front()))
    return fail(kBadJob, {{"name", job.command.empty() ? "" : job.command.front()}});
  if (job.program.empty() && access(("/usr/bin/" + job.command.front()).c_str(), X_OK) != 0)
    return fail(kProgramMissing, {{"program", job.command.front()}});
  return {};
}

} // namespace

Result<Finished> run_with(Mechanism mechanism, const Job& job) {
  SOCLE_CHECK(check(job));
  const auto setup = [&](const std::string& reason) {
    return fail(kSetupFailed, {{"program", job.command.front()}, {"reason", reason}});
  };
  std::size_t bytes_wanted = 1U << 20U;
  for (const auto& [name, bytes] : job.inputs) bytes_wanted += bytes.size();
  if (!job.outputs.empty()) bytes_wanted += job.limits.output_bytes_max;
  auto scratch = Scratch::make(other_user(), bytes_wanted);
  if (!scratch) return setup(scratch.error());
  for (const auto& [name, bytes] : job.inputs) {
    if (auto put = scratch->put(name, bytes); !put) return setup(put.error());
  }
  if (!job.program.empty() && mechanism == Mechanism::landlock) {
    if (auto put = scratch->put(kOwnProgramFile, job.program, 0500); !put) return setup(put.error());
  }
  auto input = standard_input_file(job.standard_input);
  if (!input) return setup(input.error());
  auto output = make_pipe(), errors = make_pipe(), info = make_pipe();
  if (!output || !errors || !info) return setup(!output ? output.error() : !errors ? errors.error() : info.error());
  auto confinement = confine(mechanism, job, *scratch, {input->get(), output->write_end.get(), errors->write_end.get()},
                             info->write_end.get());
  if (!confinement) return setup(confinement.error());
  const auto process = spawn(confinement->spawn);
  if (!process) return setup(process.error());
  output->write_end.reset();
  errors->write_end.reset();
  info->write_end.reset();
  Running running(job, *scratch, std::move(*output), std::move(*errors), std::move(*info), *process);
  return running.finish();
}

namespace {
// Chosen once; a failure is not kept, since what stood in the way (no memory, a full disk) may have passed.
Result<Mechanism> chosen() {
  static std::mutex mutex;
  static std::optional<Mechanism> found;
  const std::lock_guard lock(mutex);
  if (!found) {
    sweep_scratch();
    SOCLE_TRY(found, choose_mechanism());
  }
  return *found;
}
} // namespace

Result<Finished> run(const Job& job) {
  SOCLE_TRY(const Mechanism mechanism, chosen());
  return run_with(mechanism, job);
}

Result<std::string> mechanism() {
  SOCLE_TRY(const Mechanism found, chosen());
  return std::string(name_of(found));
}

} // namespace socle::sandbox
