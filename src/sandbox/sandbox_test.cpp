#include "sandbox/sandbox.h"

#include "sandbox/confinement.h"
#include "sandbox/errors.h"
#include "sandbox/limits.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace socle::sandbox {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// Both mechanisms are held to the same promises.
class Sandbox : public testing::TestWithParam<Mechanism> {
 protected:
  static Job job(std::vector<std::string> command) {
    Job job;
    job.command = std::move(command);
    return job;
  }
  static Job shell(const std::string& script) { return job({"sh", "-c", script}); }
  static Job python(const std::string& script) { return job({"python3", "-c", script}); }
  static Result<Finished> run(const Job& what) { return run_with(GetParam(), what); }
  static std::string output(const Job& what) {
    const auto finished = run(what);
    if (!finished) return "error: " + finished.error().describe();
    return finished->standard_output + (finished->standard_error.empty() ? "" : " stderr: " + finished->standard_error);
  }
  static std::string error(const Job& what) {
    const auto finished = run(what);
    return finished ? "finished with " + std::to_string(finished->exit_status) + ": " + finished->standard_error
                    : std::string(finished.error().code());
  }
  bool has_namespaces() const { return GetParam() == Mechanism::bubblewrap; }
};

INSTANTIATE_TEST_SUITE_P(By, Sandbox, testing::Values(Mechanism::bubblewrap, Mechanism::landlock),
                         [](const auto& info) { return std::string(name_of(info.param)); });

std::vector<pid_t> processes_with(const std::string& mark) {
  std::vector<pid_t> out;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const auto name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream in(entry.path() / "cmdline", std::ios::binary);
    std::string line;
    std::getline(in, line, '\x01'); // the stream's own read: a process that is just ending makes a bare iterator throw
    if (line.find(mark) != std::string::npos && std::stoi(name) != getpid()) out.push_back(std::stoi(name));
  }
  return out;
}

TEST_P(Sandbox, gives_the_program_its_input_and_returns_what_it_writes) {
  Job what = shell("cat in.txt; cat; cat in.txt > out.txt; echo oops >&2; exit 3");
  what.command = {
      "python3", "-c",
      "import sys; d=open('in.txt').read(); sys.stdout.write(d+sys.stdin.read()); open('out.txt','w').write(d*2); sys.stderr.write('oops'); sys.exit(3)"};
  const std::string bytes("in\0put", 6);
  what.inputs = {{"in.txt", bytes}};
  what.standard_input = "piped";
  what.outputs = {"out.txt", "never-written"};
  const auto finished = run(what);
  ASSERT_TRUE(finished) << finished.error().describe();
  EXPECT_EQ(finished->exit_status, 3);
  EXPECT_EQ(finished->standard_output, bytes + "piped");
  EXPECT_EQ(finished->standard_error, "oops");
  ASSERT_EQ(finished->outputs.size(), 1U);
  EXPECT_EQ(finished->outputs[0].second, bytes + bytes);
  EXPECT_GT(finished->cpu_ms.count(), 0);
}

TEST_P(Sandbox, inherits_no_environment_and_no_descriptor) {
  ASSERT_EQ(setenv("SANDBOX_TEST_SECRET", "leaked", 1), 0);
  const int open_descriptor = ::open("/etc/hostname", O_RDONLY); // deliberately without close-on-exec
  Job what = python(
      "import os\nopen_ones=[]\nfor f in range(3,120):\n  try:\n    os.fstat(f); open_ones.append(f)\n  except OSError: pass\nprint('SANDBOX_TEST_SECRET' in os.environ, os.environ.get('GIVEN'), open_ones)");
  what.environment = {"GIVEN=yes"};
  EXPECT_EQ(output(what), "False yes []\n");
  close(open_descriptor);
}

TEST_P(Sandbox, cannot_reach_the_network) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), length), 0);
  ASSERT_EQ(::listen(listener, 1), 0);
  ASSERT_EQ(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length), 0);
  const auto port = std::to_string(ntohs(address.sin_port));
  // The same program outside reaches it: the test can fail.
  const std::string script = "import socket; s=socket.create_connection(('127.0.0.1'," + port +
                             "),2); print('connected')";
  EXPECT_EQ(std::system(("python3 -c \"" + script + "\" >/dev/null").c_str()), 0);
  const auto finished = run(python(script));
  ASSERT_TRUE(finished) << finished.error().describe();
  EXPECT_NE(finished->exit_status, 0);
  EXPECT_EQ(finished->standard_output, "");
  EXPECT_NE(finished->standard_error.find("Operation not permitted"), std::string::npos) << finished->standard_error;
  for (const char* family : {"AF_UNIX", "AF_INET6", "AF_NETLINK", "AF_PACKET"}) {
    EXPECT_EQ(
        output(python(std::string("import socket\ntry:\n  socket.socket(socket.") + family + ", socket.SOCK_RAW if '" +
                      family +
                      "'=='AF_PACKET' else socket.SOCK_DGRAM); print('made')\nexcept OSError as e: print(e.errno)")),
        "1\n")
        << family;
  }
  ::close(listener);
}

TEST_P(Sandbox, cannot_read_what_is_not_the_systems_nor_its_own) {
  char directory[] = "/tmp/socle-confined-test-XXXXXX";
  ASSERT_NE(mkdtemp(directory), nullptr);
  const std::string secret = std::string(directory) + "/secret";
  std::ofstream(secret) << "the daemon's data";
  fs::permissions(directory, fs::perms::all);
  fs::permissions(secret, fs::perms::all); // so that only the sandbox stands in the way
  const auto read = [](const std::string& path) {
    return python("try:\n  print(open('" + path + "').read())\nexcept OSError as e: print('refused')");
  };
  for (const std::string& path :
       {secret, std::string("/etc/passwd"), std::string("/etc/hostname"), std::string("/proc/self/environ"),
        "/proc/" + std::to_string(getpid()) + "/maps", std::string(SOCLE_SOURCE_DIR) + "/CMakeLists.txt"}) {
    EXPECT_EQ(output(read(path)), "refused\n") << path;
  }
  EXPECT_EQ(output(python("import os\ntry:\n  print(os.listdir('/root'))\nexcept OSError: print('refused')")),
            "refused\n");
  Job granted = read(secret);
  granted.readable = {directory};
  EXPECT_EQ(output(granted), "the daemon's data\n");
  Job writing = python("try:\n  open('" + secret + "','w'); print('wrote')\nexcept OSError: print('refused')");
  writing.readable = {directory};
  EXPECT_EQ(output(writing), "refused\n");
  fs::remove_all(directory);
}

TEST_P(Sandbox, cannot_write_outside_its_scratch_directory) {
  const std::string script =
      "import os\nfor d in ['/','/tmp','/usr','/etc','/dev/shm','/var/tmp','/dev','/scratch/..']:\n  try:\n    open(os.path.join(d,'socle-was-here'),'w'); print('wrote',d)\n"
      "  except OSError: pass\ntry:\n  os.truncate('/usr/bin/true',0); print('truncated')\nexcept OSError: pass\n"
      "try:\n  os.chmod('/usr/bin/true',0); print('chmod')\nexcept OSError: pass\nopen('own','w').write('x'); print('done')";
  EXPECT_EQ(output(python(script)), "done\n");
  for (const char* directory : {"/", "/tmp", "/dev/shm", "/var/tmp"})
    EXPECT_FALSE(fs::exists(std::string(directory) + "/socle-was-here")) << directory;
}

TEST_P(Sandbox, cannot_touch_other_processes) {
  const std::string script =
      "import os,signal,resource\nfor p in (" + std::to_string(getpid()) +
      ", 1):\n  try:\n    os.kill(p, 0 if p==1 else signal.SIGCONT); print('reached', p) if p!=1 else None\n  except OSError: pass\n"
      "  try:\n    resource.prlimit(p, resource.RLIMIT_NOFILE, (9,9)) if p!=1 else None; print('limited', p) if p!=1 else None\n  except OSError: pass\nprint('done')";
  EXPECT_EQ(output(python(script)), "done\n");
}

TEST_P(Sandbox, is_stopped_at_the_wall_clock_limit) {
  Job what = job({"sleep", "60"});
  what.limits.wall_ms_max = milliseconds(300);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(error(what), kWallLimit.code);
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(3000));
}

TEST_P(Sandbox, is_stopped_at_the_limit_of_computing_time) {
  Job what = python("while True: pass");
  what.limits.cpu_ms_max = milliseconds(200);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(error(what), kCpuLimit.code);
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(8000));
}

TEST_P(Sandbox, is_stopped_at_the_memory_limit) {
  Job at_once = python("x = bytearray(3 << 30)");
  EXPECT_EQ(error(at_once), kMemoryLimit.code);
  Job by_and_by = python("x = []\nwhile True: x.append(bytearray(1 << 20))");
  by_and_by.limits.memory_bytes_max = 200U << 20U;
  EXPECT_EQ(error(by_and_by), kMemoryLimit.code);
}

TEST_P(Sandbox, is_stopped_when_it_writes_too_much) {
  Job to_stdout = job({"cat", "/dev/zero"});
  to_stdout.limits.output_bytes_max = 1U << 20U;
  EXPECT_EQ(error(to_stdout), kOutputLimit.code);
  Job one_file = python("f=open('big','wb')\nwhile True: f.write(bytes(1<<20))");
  one_file.limits.output_bytes_max = 4U << 20U;
  const std::string said = error(one_file); // who sees it first: the watch on the folder, or the writer in its write()
  EXPECT_TRUE(said.find("output_limit") != std::string::npos || said.find("File too large") != std::string::npos)
      << said;
  Job many_files = python("i=0\nwhile True:\n  i+=1; open('f%d'%i,'wb').write(bytes(1<<20))");
  many_files.limits.output_bytes_max = 8U << 20U;
  EXPECT_EQ(error(many_files), kOutputLimit.code);
  Job empty_files = python("i=0\nwhile True:\n  i+=1; open('f%d'%i,'wb').close()");
  empty_files.limits.output_bytes_max = 1U << 20U;
  EXPECT_EQ(error(empty_files), kOutputLimit.code);
  Job complaints = python("import sys\nfor i in range(1000): sys.stderr.write('x'*1000)");
  const auto finished = run(complaints);
  ASSERT_TRUE(finished);
  EXPECT_EQ(finished->standard_error.size(), kStandardErrorBytesMax);
}

TEST_P(Sandbox, a_fork_bomb_stays_small) {
  Job what = python(
      "import os,time\nn=0\ntry:\n  while True:\n    if os.fork()==0: time.sleep(5); os._exit(0)\n    n+=1\nexcept OSError: print(n)");
  what.limits.processes_max = 8;
  const auto finished = run(what);
  ASSERT_TRUE(finished) << finished.error().describe();
  EXPECT_EQ(finished->standard_output, has_namespaces() ? "7\n" : "0\n");
}

TEST_P(Sandbox, nothing_that_it_started_outlives_it) {
  const std::string mark = "socle-orphan-" + std::to_string(getpid());
  Job what = python(
      "import os,time,sys\nif os.fork()==0:\n  os.setsid()\n  if os.fork()==0:\n    os.execv('/usr/bin/python3',['python3','-c','import time; time.sleep(60) #" +
      mark + "'])\n  os._exit(0)\ntime.sleep(0.3); print('ends')");
  what.limits.wall_ms_max = milliseconds(5000);
  const auto finished = run(what);
  ASSERT_TRUE(finished) << finished.error().describe();
  EXPECT_EQ(finished->standard_output, has_namespaces() ? "ends\n" : "");
  EXPECT_TRUE(processes_with(mark).empty());
  // The same when a limit ends it.
  what.command[2] += "\ntime.sleep(60)";
  what.limits.wall_ms_max = milliseconds(800);
  static_cast<void>(run(what));
  EXPECT_TRUE(processes_with(mark).empty());
}

TEST_P(Sandbox, leaves_no_scratch_directory_behind) {
  const auto count = [] {
    int found = 0;
    for (const char* parent : {"/dev/shm", "/tmp"}) {
      if (!fs::exists(parent)) continue;
      for (const auto& entry : fs::directory_iterator(parent)) {
        std::error_code not_ours; // other users' directories
        if (fs::exists(entry.path() / ("mark-" + std::to_string(getpid())), not_ours)) ++found;
      }
    }
    return found;
  };
  const std::string mark = "mark-" + std::to_string(getpid());
  Job what = python("import os; os.mkdir('d'); os.mkdir('d/e'); open('d/e/f','w'); os.symlink('/','root')");
  what.inputs = {{mark, "x"}};
  ASSERT_TRUE(run(what));
  EXPECT_EQ(count(), 0);
}

TEST_P(Sandbox, an_output_that_is_a_link_is_not_followed) {
  Job what = python("import os; os.symlink('/etc/hostname','out')");
  what.outputs = {"out"};
  const auto finished = run(what);
  ASSERT_TRUE(finished);
  EXPECT_TRUE(finished->outputs.empty());
}

TEST_P(Sandbox, many_run_at_once) {
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&, i] {
      Job what = job({"cat", "in"});
      const std::string bytes = "input " + std::to_string(i);
      what.inputs = {{"in", bytes}};
      for (int round = 0; round < 4; ++round) {
        const auto finished = run(what);
        if (finished && finished->standard_output == bytes) ++good;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 48);
}

TEST_P(Sandbox, refuses_names_that_are_paths_and_programs_that_are_not_there) {
  for (const char* name : {"../x", "a/b", "", ".", "..", "-rf"}) {
    Job what = job({"true"});
    what.inputs = {{name, "x"}};
    EXPECT_EQ(error(what), kBadJob.code) << name;
  }
  EXPECT_EQ(error(job({"no-such-program"})), kProgramMissing.code);
  EXPECT_EQ(error(job({"../bin/true"})), kBadJob.code);
}

TEST_P(Sandbox, works_for_an_unprivileged_user) {
  if (geteuid() != 0) { // as every other test here, then
    EXPECT_EQ(output(job({"id", "-u"})), std::to_string(geteuid()) + "\n");
    return;
  }
  const auto mechanism = GetParam();
  const pid_t child = fork();
  if (child == 0) {
    if (setgid(12345) != 0 || setuid(12345) != 0) _exit(9);
    Job what = job({"id", "-u"});
    const auto finished = run_with(mechanism, what);
    if (!finished) {
      std::fprintf(stderr, "%s\n", finished.error().describe().c_str());
      _exit(8);
    }
    _exit(finished->standard_output == "12345\n" ? 0 : 7);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_P(Sandbox, a_program_is_never_root_whoever_the_daemon_is) {
  const auto expected = geteuid() == 0 ? kUnprivilegedUser : geteuid();
  EXPECT_EQ(output(job({"id", "-u"})), std::to_string(expected) + "\n");
}

TEST(SandboxChoice, prefers_bubblewrap_and_names_what_it_uses) {
  const auto found = mechanism();
  ASSERT_TRUE(found) << found.error().describe();
  EXPECT_TRUE(*found == "bubblewrap" || *found == "landlock");
}

TEST(SandboxChoice, what_a_killed_daemon_left_is_swept_and_what_lives_is_not) {
  std::string left = fs::exists("/dev/shm") ? "/dev/shm/socle-sandbox-XXXXXX" : "/tmp/socle-sandbox-XXXXXX";
  ASSERT_NE(mkdtemp(left.data()), nullptr);
  std::ofstream(left + "/contract.pdf") << "text";
  auto living = Scratch::make(std::nullopt);
  ASSERT_TRUE(living);
  sweep_scratch();
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(living->path()));
}

} // namespace
} // namespace socle::sandbox
