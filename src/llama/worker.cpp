#include "llama/worker.h"

#include "base/log.h"
#include "llama/errors.h"
#include "llama/llama.h"
#include "llama/service.h"

#include <array>
#include <climits>
#include <csignal>
#include <cstddef>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace socle::llama {

namespace {

std::unexpected<Error> cannot(std::string what) {
  return fail(kOptionsInvalid, {{"reason", what + ": " + std::generic_category().message(errno)}});
}

// Refuses system calls that inference never needs and that a flaw in it would want: other programs, other processes' memory, and
// sockets that lead out of this machine.
Result<void> filter_system_calls() {
  constexpr auto call = static_cast<std::uint32_t>(offsetof(seccomp_data, nr));
  constexpr auto first_argument = static_cast<std::uint32_t>(offsetof(seccomp_data, args));
  constexpr std::uint32_t refuse = SECCOMP_RET_ERRNO | EPERM;
#if defined(__x86_64__)
  constexpr std::uint32_t native = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
  constexpr std::uint32_t native = AUDIT_ARCH_AARCH64;
#else
#error "name the audit architecture of this processor"
#endif
  std::array filter{
      sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offsetof(seccomp_data, arch))),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, native, 0, 7), // another processor's numbering: refuse
      sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, call),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_execve, 5, 0),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_execveat, 4, 0),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_ptrace, 3, 0),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 3),
      sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, first_argument),
      sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
      sock_filter BPF_STMT(BPF_RET | BPF_K, refuse),
      sock_filter BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return cannot("no new privileges");
  // For all threads that exist already.
  if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) != 0)
    return cannot("system call filter");
  return {};
}

std::string folder_of_program() {
  char path[PATH_MAX];
  const auto length = ::readlink("/proc/self/exe", path, sizeof path);
  const std::string_view whole(path, length > 0 ? static_cast<std::size_t>(length) : 0);
  return std::string(whole.substr(0, whole.rfind('/')));
}

void load(const Options& options, Service& service) {
  auto model = Model::load(options, [&](double part) { service.set_progress(part); });
  if (model) {
    service.set_ready(std::move(*model));
  } else {
    service.set_failed(std::move(model).error());
  }
}

} // namespace

Result<void> die_with(std::int32_t parent) {
  if (parent == 0) return {};
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return cannot("signal at the parent's end");
  if (::getppid() != parent) return fail(kOptionsInvalid, {{"reason", "its parent is gone already"}});
  return {};
}

Result<void> give_up_rights() {
  const rlimit none{0, 0};
  if (::setrlimit(RLIMIT_CORE, &none) != 0) return cannot("no memory image");
  const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score >= 0) {
    [[maybe_unused]] const auto written = ::write(score, "800", 3); // not allowed everywhere, and no condition
    ::close(score);
  }
  return filter_system_calls();
}

int run_worker(std::span<const std::string> arguments) {
  const auto stop_on = [](const Error& error) {
    log::error("llama", "the worker does not start", {{"reason", error.message()}});
    return 2;
  };
  auto options = parse_options(arguments);
  if (!options) return stop_on(options.error());
  if (auto bound = die_with(options->parent); !bound) return stop_on(bound.error());

  // Signals are waited for by this thread alone.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  static const SystemClock clock;
  Model::prepare_library(folder_of_program() + "/llama");
  Service service(clock, options->name);
  net::ServerOptions listening;
  listening.listen = "unix:" + options->socket;
  auto server = net::Server::start(
      clock, listening, [&](net::Request request) { return service.handle(std::move(request)); },
      [](const net::Request&) -> std::expected<std::size_t, net::Response> { return body_bytes_max; });
  if (!server) return stop_on(server.error());
  if (auto bounded = give_up_rights(); !bounded) return stop_on(bounded.error());
  std::thread loading([&] { load(*options, service); });

  // The parent's end is also looked for: its signal is lost where only the thread that started us ended late.
  timespec every{0, std::chrono::nanoseconds(parent_look_every).count()};
  while (::sigtimedwait(&signals, nullptr, &every) < 0) {
    if (options->parent != 0 && ::getppid() != options->parent) ::_exit(1);
  }
  if (service.is_loading()) ::_exit(0); // nothing to hand over
  loading.join();
  service.stop();
  (*server)->stop(std::chrono::seconds(1));
  ::_exit(0); // nothing is left to be saved, and a prompt may still be in preparation
}

} // namespace socle::llama
