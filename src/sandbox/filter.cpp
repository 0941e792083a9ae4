#include "sandbox/filter.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/syscall.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace socle::sandbox {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
#error "the seccomp filter knows x86-64 and aarch64"
#endif

constexpr std::uint32_t kNewNamespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                                         CLONE_NEWPID | CLONE_NEWNET;

// A denylist: readers come from distributions with different C libraries, which an allowlist would break one by one. What is
// listed gives a way to the network, to other processes, to mounts and namespaces, or to rarely used kernel code.
constexpr int kNever[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kcmp,
    SYS_pidfd_getfd,
    SYS_process_madvise,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_fsopen,
    SYS_fsconfig,
    SYS_fsmount,
    SYS_fspick,
    SYS_move_mount,
    SYS_open_tree,
    SYS_mount_setattr,
    SYS_quotactl,
    SYS_swapon,
    SYS_swapoff,
    SYS_open_by_handle_at,
    SYS_name_to_handle_at,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_userfaultfd,
    SYS_kexec_load,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_reboot,
    SYS_acct,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_adjtimex,
    SYS_clock_adjtime,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_syslog,
    SYS_personality,
    SYS_vhangup,
    SYS_shmget,
    SYS_shmat,
    SYS_msgget,
    SYS_semget,
    SYS_mq_open,
    SYS_fanotify_init,
#if defined(__x86_64__)
    SYS_modify_ldt,
    SYS_iopl,
    SYS_ioperm,
    SYS_kexec_file_load,
#endif
};

constexpr int kNotAlone[] = {
    SYS_kill,
    SYS_tkill,
    SYS_tgkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_pidfd_send_signal,
    SYS_pidfd_open,
    SYS_setsid,
    SYS_setpgid,
    SYS_setpriority,
    SYS_ioprio_set,
    SYS_sched_setaffinity,
    SYS_sched_setscheduler,
    SYS_sched_setparam,
    SYS_sched_setattr,
    SYS_truncate,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_fremovexattr,
    SYS_utimensat,
#if defined(__x86_64__)
    SYS_fork,
    SYS_vfork,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
#endif
};

class Program {
 public:
  void load(std::size_t offset) {
    out_.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)));
  }
  void answer(std::uint32_t action) { out_.push_back(BPF_STMT(BPF_RET | BPF_K, action)); }
  // Skips `count` instructions when the accumulator is not `value`, or has no bit of `mask`, or is not at least `value`.
  void skip_unless_equal(std::uint32_t value, std::uint8_t count) {
    out_.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, count));
  }
  void skip_unless_any(std::uint32_t mask, std::uint8_t count) {
    out_.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, mask, 0, count));
  }
  void skip_if_any(std::uint32_t mask, std::uint8_t count) {
    out_.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, mask, count, 0));
  }
  void skip_if_equal(std::uint32_t value, std::uint8_t count) {
    out_.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, count, 0));
  }
  void skip_unless_at_least(std::uint32_t value, std::uint8_t count) {
    out_.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, value, 0, count));
  }
  std::vector<sock_filter> take() { return std::move(out_); }

 private:
  std::vector<sock_filter> out_;
};

} // namespace

std::vector<sock_filter> forbidden_calls(bool alone) {
  constexpr auto number = offsetof(seccomp_data, nr);
  constexpr auto first_argument = offsetof(seccomp_data, args); // its low half: both architectures are little endian
  constexpr std::uint32_t refuse = SECCOMP_RET_ERRNO | EPERM;
  Program program;
  program.load(offsetof(seccomp_data, arch));
  program.skip_if_equal(kArchitecture, 1);
  program.answer(SECCOMP_RET_KILL_PROCESS); // another ABI has other numbers
  program.load(number);
#if defined(__x86_64__)
  program.skip_unless_at_least(0x40000000U, 1); // x32
  program.answer(SECCOMP_RET_KILL_PROCESS);
#endif
  const auto deny = [&](int call) {
    program.skip_unless_equal(static_cast<std::uint32_t>(call), 1);
    program.answer(refuse);
  };
  for (const int call : kNever) deny(call);
  if (alone) {
    for (const int call : kNotAlone) deny(call);
  }
  // clone3 takes its flags through memory, which a filter cannot see: "not implemented" makes the C library use clone.
  program.skip_unless_equal(SYS_clone3, 1);
  program.answer(SECCOMP_RET_ERRNO | ENOSYS);
  program.skip_unless_equal(SYS_clone, alone ? 6 : 4);
  program.load(first_argument);
  program.skip_unless_any(kNewNamespaces, 1);
  program.answer(refuse);
  if (alone) {
    program.skip_if_any(CLONE_THREAD, 1);
    program.answer(refuse);
  }
  program.answer(SECCOMP_RET_ALLOW);
  if (alone) { // limits of other processes of the same user
    program.skip_unless_equal(SYS_prlimit64, 3);
    program.load(first_argument);
    program.skip_if_equal(0, 1);
    program.answer(refuse);
  }
  program.answer(SECCOMP_RET_ALLOW);
  return program.take();
}

} // namespace socle::sandbox
