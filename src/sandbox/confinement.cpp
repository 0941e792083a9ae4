#include "sandbox/confinement.h"

#include "sandbox/errors.h"
#include "sandbox/filter.h"
#include "sandbox/limits.h"

#include <linux/landlock.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstring>

namespace socle::sandbox {
namespace {

namespace fs = std::filesystem;

// What readers need of the system: programs, libraries, data files, fonts. No /proc, no /sys, no /etc beyond this, no home.
constexpr const char* kSystem[] = {"/usr",
                                   "/lib",
                                   "/lib64",
                                   "/bin",
                                   "/sbin",
                                   "/etc/ld.so.cache",
                                   "/etc/alternatives",
                                   "/etc/fonts",
                                   "/var/cache/fontconfig"};
constexpr const char* kDevices[] = {"/dev/null", "/dev/zero", "/dev/urandom"};

std::string reason(const char* what) { return std::string(what) + ": " + std::strerror(errno); }

rlim_t seconds_above(std::chrono::milliseconds time) { return static_cast<rlim_t>(time.count() / 1000 + 1); }

// Per process; the watch holds the whole tree to the same figures.
std::vector<std::pair<int, rlimit>> resource_limits(const Limits& limits) {
  const auto cpu = seconds_above(limits.cpu_ms_max);
  return {{RLIMIT_AS, {limits.memory_bytes_max, limits.memory_bytes_max}},
          {RLIMIT_CPU, {cpu, cpu + 1}},
          {RLIMIT_FSIZE, {limits.output_bytes_max, limits.output_bytes_max}},
          {RLIMIT_NOFILE, {kOpenFilesMax, kOpenFilesMax}},
          {RLIMIT_CORE, {0, 0}},
          {RLIMIT_MEMLOCK, {0, 0}}};
}

std::vector<std::string> environment_of(const Job& job, const std::string& scratch) {
  std::vector<std::string> out{"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + scratch, "TMPDIR=" + scratch};
  out.insert(out.end(), job.environment.begin(), job.environment.end());
  return out;
}

constexpr const char* kOwnProgram = "/program"; // inside bubblewrap

void append(std::vector<std::string>& to, std::initializer_list<std::string> what) { to.insert(to.end(), what); }

// Inside bubblewrap's user namespace, because a limit on processes set outside would count all processes of the user.
std::vector<std::string> limiting_command(const Limits& limits) {
  const auto cpu = seconds_above(limits.cpu_ms_max);
  const auto both = [](const char* option, auto value) {
    return option + std::to_string(value) + ":" + std::to_string(value);
  };
  return {"/usr/bin/prlimit",
          both("--nproc=", limits.processes_max),
          both("--as=", limits.memory_bytes_max),
          "--cpu=" + std::to_string(cpu) + ":" + std::to_string(cpu + 1),
          both("--fsize=", limits.output_bytes_max),
          both("--nofile=", kOpenFilesMax),
          "--core=0:0",
          "--memlock=0:0",
          "--"};
}

std::vector<std::string> bubblewrap_arguments(const Job& job, const Scratch& scratch) {
  // The program is process 1 of its namespace: when it ends, everything that it started ends with it.
  std::vector<std::string> out{"/usr/bin/bwrap",
                               "--unshare-all",
                               "--die-with-parent",
                               "--as-pid-1",
                               "--new-session",
                               "--hostname",
                               "sandbox",
                               "--seccomp",
                               "3",
                               "--info-fd",
                               "4"};
  for (const char* path : kSystem) {
    std::error_code error;
    const auto target = fs::read_symlink(path, error);
    if (!error) {
      append(out, {"--symlink", target.string(), path});
    } else {
      append(out, {"--ro-bind-try", path, path});
    }
  }
  for (const char* device : kDevices) append(out, {"--dev-bind", device, device});
  for (const auto& path : job.readable) append(out, {"--ro-bind", path.string(), path.string()});
  if (!job.program.empty()) append(out, {"--perms", "0555", "--ro-bind-data", "5", kOwnProgram});
  append(out, {"--bind", scratch.path().string(), "/scratch", "--remount-ro", "/", "--chdir", "/scratch", "--"});
  const auto limiting = limiting_command(job.limits);
  out.insert(out.end(), limiting.begin(), limiting.end());
  return out;
}

std::expected<Descriptor, std::string> filter_file(const std::vector<sock_filter>& filter) {
  Descriptor file(memfd_create("filter", MFD_CLOEXEC));
  const auto size = filter.size() * sizeof(sock_filter);
  if (!file || write(file.get(), filter.data(), size) != static_cast<ssize_t>(size) ||
      lseek(file.get(), 0, SEEK_SET) != 0) {
    return std::unexpected(reason("the system call filter"));
  }
  return file;
}

std::expected<Descriptor, std::string> program_file(std::string_view bytes) {
  Descriptor file(memfd_create("program", MFD_CLOEXEC));
  while (file && !bytes.empty()) {
    const auto written = write(file.get(), bytes.data(), bytes.size());
    if (written <= 0) return std::unexpected(reason("the program"));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (!file || lseek(file.get(), 0, SEEK_SET) != 0) return std::unexpected(reason("the program"));
  return file;
}

// As the newest kernels have it; older ones take a shorter structure.
struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

constexpr std::uint64_t bits(int count) { return (1ULL << count) - 1; }

bool allow(int ruleset, const fs::path& path, std::uint64_t access) {
  const Descriptor object(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!object) return false;
  if (!fs::is_directory(path))
    access &= LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = object.get();
  return syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

std::expected<Descriptor, std::string> landlock_ruleset(const Job& job, const Scratch& scratch) {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return std::unexpected(reason("Landlock"));
  RulesetAttributes attributes;
  attributes.files = bits(version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13);
  if (version >= 4) attributes.network = bits(2);
  if (version >= 6) attributes.scoped = bits(2);
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  Descriptor ruleset(static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size, 0)));
  if (!ruleset) return std::unexpected(reason("Landlock"));
  constexpr std::uint64_t read_only = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |
                                      LANDLOCK_ACCESS_FS_READ_DIR;
  for (const char* path : kSystem) allow(ruleset.get(), path, read_only); // what a system lacks needs no rule
  for (const char* path : kDevices)
    allow(ruleset.get(), path, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
  for (const auto& path : job.readable) {
    if (!allow(ruleset.get(), path, read_only)) return std::unexpected(reason(path.c_str()));
  }
  if (!job.program.empty() && !allow(ruleset.get(), scratch.path() / kOwnProgramFile, read_only))
    return std::unexpected(reason("the program"));
  if (!allow(ruleset.get(), scratch.path(), attributes.files & bits(15) & ~LANDLOCK_ACCESS_FS_EXECUTE))
    return std::unexpected(reason("the scratch directory"));
  return ruleset;
}

} // namespace

std::string_view name_of(Mechanism mechanism) { return mechanism == Mechanism::bubblewrap ? "bubblewrap" : "landlock"; }

std::optional<unsigned> other_user() { return geteuid() == 0 ? std::optional(kUnprivilegedUser) : std::nullopt; }

std::expected<Confinement, std::string> confine(Mechanism mechanism, const Job& job, const Scratch& scratch,
                                                std::array<int, 3> standard, int info) {
  Confinement out;
  Spawn& spawn = out.spawn;
  const std::string program = job.program.empty()                  ? "/usr/bin/" + job.command.front()
                              : mechanism == Mechanism::bubblewrap ? kOwnProgram
                                                                   : (scratch.path() / kOwnProgramFile).string();
  spawn.drop_root = other_user().has_value();
  spawn.descriptors.assign(standard.begin(), standard.end());
  if (mechanism == Mechanism::bubblewrap) {
    auto filter = filter_file(forbidden_calls(false));
    if (!filter) return std::unexpected(filter.error());
    out.filter = std::move(*filter);
    spawn.descriptors.push_back(out.filter.get());
    spawn.descriptors.push_back(info);
    if (!job.program.empty()) {
      auto bytes = program_file(job.program);
      if (!bytes) return std::unexpected(bytes.error());
      out.program = std::move(*bytes);
      spawn.descriptors.push_back(out.program.get());
    }
    spawn.arguments = bubblewrap_arguments(job, scratch);
    spawn.arguments.push_back(program);
    spawn.environment = environment_of(job, "/scratch");
    spawn.working_directory = "/";
  } else {
    auto ruleset = landlock_ruleset(job, scratch);
    if (!ruleset) return std::unexpected(ruleset.error());
    out.ruleset = std::move(*ruleset);
    spawn.landlock_ruleset = out.ruleset.get();
    spawn.filter = forbidden_calls(true);
    spawn.limits = resource_limits(job.limits);
    spawn.arguments = {program};
    spawn.environment = environment_of(job, scratch.path().string());
    spawn.working_directory = scratch.path().string();
  }
  spawn.arguments.insert(spawn.arguments.end(), job.command.begin() + 1, job.command.end());
  return out;
}

Result<Mechanism> choose_mechanism() {
  std::string reasons;
  for (const auto mechanism : {Mechanism::bubblewrap, Mechanism::landlock}) {
    const auto trial = run_with(mechanism, Job{.command = {"true"},
                                               .inputs = {},
                                               .outputs = {},
                                               .environment = {},
                                               .readable = {},
                                               .standard_input = {},
                                               .limits = {}});
    if (trial && trial->exit_status == 0) return mechanism;
    if (!reasons.empty()) reasons += "; ";
    reasons += std::string(name_of(mechanism)) + ": " +
               (trial ? trial->standard_error.substr(0, 200) : trial.error().message());
  }
  return fail(kUnavailable, {{"reason", reasons}});
}

} // namespace socle::sandbox
