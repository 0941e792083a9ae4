// What: runs one program on given input files without network, with a read-only view of the system, under limits.
// Invariants: the program sees only the system's own files, its inputs and one empty scratch directory; it cannot outlive the
//   call, open a socket, or write elsewhere; limits hold for the whole process tree.
// Threads: run() blocks its thread until the program ended: call it on the worker pool. Several may run at once.
// Failure: a limit that was hit is an error that names the limit; a program that cannot be sandboxed is not run at all.
#pragma once

#include "base/base.h"

#include <chrono>
#include <filesystem>

namespace socle::sandbox {

struct Limits {
  std::chrono::milliseconds wall_ms_max{10'000};
  std::chrono::milliseconds cpu_ms_max{10'000};
  std::size_t memory_bytes_max = 1U << 30U;
  std::size_t output_bytes_max = 64U << 20U; // stdout plus what is read back from scratch
  std::size_t processes_max = 16;
};

struct Job {
  std::vector<std::string> command; // found in /usr/bin; never a shell
  std::string_view program = {}; // the bytes of an own program to run as `command`, instead
  std::vector<std::pair<std::string, std::string_view>> inputs; // plain name in the scratch directory → bytes
  std::vector<std::string> outputs; // plain names in the scratch directory to read back
  std::vector<std::string> environment; // "NAME=value"; nothing is inherited
  std::vector<std::filesystem::path> readable; // further files or directories the program may read
  std::string standard_input;
  Limits limits;
};

struct Finished {
  int exit_status = 0;
  Bytes standard_output;
  Bytes standard_error; // at most 64 KiB
  std::vector<std::pair<std::string, Bytes>> outputs; // those of Job::outputs that exist
  std::chrono::milliseconds cpu_ms{0};
};

Result<Finished> run(const Job& job);

// "bubblewrap", "landlock" or an error saying why neither can confine here: for `socle doctor`.
Result<std::string> mechanism();

} // namespace socle::sandbox
