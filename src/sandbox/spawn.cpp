#include "sandbox/spawn.h"

#include "sandbox/limits.h"

#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace socle::sandbox {
namespace {

// What the child reads; it shares the parent's memory until exec and must not write to any of this but `failed` and `reason`.
struct Prepared {
  const char* program;
  char* const* arguments;
  char* const* environment;
  const char* working_directory;
  const int* descriptors;
  int descriptors_count;
  bool drop_root;
  const std::pair<int, rlimit>* limits;
  std::size_t limits_count;
  int landlock_ruleset;
  const sock_fprog* filter;
  const char* volatile failed = nullptr;
  volatile int reason = 0;
};

void become_unprivileged(Prepared& prepared, bool& ok) {
  // The bare system calls: glibc's wrappers would signal all threads of the parent, whose memory this still is.
  ok = syscall(SYS_setgroups, 0, nullptr) == 0 &&
       syscall(SYS_setresgid, kUnprivilegedUser, kUnprivilegedUser, kUnprivilegedUser) == 0 &&
       syscall(SYS_setresuid, kUnprivilegedUser, kUnprivilegedUser, kUnprivilegedUser) == 0;
  if (!ok) prepared.failed = "giving up root";
}

bool confine(Prepared& p) {
  for (int i = 0; i < p.descriptors_count; ++i) {
    if (dup2(p.descriptors[i], i) < 0) return p.failed = "descriptors", false;
  }
  // Also those that a library opened without close-on-exec. An inherited Landlock ruleset is still needed: it stays.
  const auto first = static_cast<unsigned>(p.descriptors_count);
  if (p.landlock_ruleset < 0) {
    syscall(SYS_close_range, first, ~0U, 0);
  } else {
    const auto ruleset = static_cast<unsigned>(p.landlock_ruleset);
    syscall(SYS_close_range, first, ruleset - 1, 0);
    syscall(SYS_close_range, ruleset + 1, ~0U, 0);
  }
  if (syscall(SYS_chdir, p.working_directory) != 0) return p.failed = "the scratch directory", false;
  if (p.drop_root) {
    bool ok = false;
    become_unprivileged(p, ok);
    if (!ok) return false;
  }
  // After the change of user, which clears it.
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return p.failed = "dying with the parent", false;
  for (std::size_t i = 0; i < p.limits_count; ++i) {
    if (syscall(SYS_prlimit64, 0, p.limits[i].first, &p.limits[i].second, nullptr) != 0)
      return p.failed = "limits", false;
  }
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return p.failed = "no new privileges", false;
  if (p.landlock_ruleset >= 0) {
    if (syscall(SYS_landlock_restrict_self, p.landlock_ruleset, 0) != 0) return p.failed = "Landlock", false;
    close(p.landlock_ruleset);
  }
  if (p.filter != nullptr && syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, p.filter) != 0)
    return p.failed = "seccomp", false;
  return true;
}

[[noreturn]] void child(Prepared& p) {
  struct sigaction standard{};
  standard.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal)
    sigaction(signal, &standard, nullptr); // no handler of the parent may run here
  setpgid(0, 0);
  if (confine(p)) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execve(p.program, p.arguments, p.environment);
    p.failed = p.program;
  }
  p.reason = errno;
  _exit(127);
}

// In a frame of its own, so that no variable of the caller can be lost to vfork's second return.
[[gnu::noinline]] pid_t vfork_child(Prepared* prepared) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  const pid_t pid = vfork();
#pragma GCC diagnostic pop
  if (pid == 0) child(*prepared);
  return pid;
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (const auto& text : texts) out.push_back(const_cast<char*>(text.c_str())); // exec does not write
  out.push_back(nullptr);
  return out;
}

} // namespace

std::expected<pid_t, std::string> spawn(const Spawn& what) {
  const auto arguments = pointers(what.arguments);
  const auto environment = pointers(what.environment);
  const sock_fprog filter{static_cast<unsigned short>(what.filter.size()),
                          const_cast<sock_filter*>(what.filter.data())};
  Prepared prepared{what.arguments.front().c_str(),
                    arguments.data(),
                    environment.data(),
                    what.working_directory.c_str(),
                    what.descriptors.data(),
                    static_cast<int>(what.descriptors.size()),
                    what.drop_root,
                    what.limits.data(),
                    what.limits.size(),
                    what.landlock_ruleset,
                    what.filter.empty() ? nullptr : &filter};
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t pid = vfork_child(&prepared);
  const int reason = errno;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (pid < 0) return std::unexpected(std::string("vfork: ") + std::strerror(reason));
  if (prepared.failed != nullptr) {
    // The child has ended with _exit already; nobody else waits for it.
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    return std::unexpected(std::string(prepared.failed) + ": " + std::strerror(prepared.reason));
  }
  return pid;
}

} // namespace socle::sandbox
