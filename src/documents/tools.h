// The programs that parse untrusted files, each run confined.
#pragma once

#include "base/base.h"

#include <chrono>

namespace socle::documents {

// What is read: its bytes, the name that errors show, and its scratch name inside the sandbox.
struct Source {
  std::string name;
  std::string_view bytes;
};

struct Output {
  int exit_status = 0;
  Bytes text;       // standard output
  std::string said; // standard error
};

// The computing time that one file may take in all, however many programs look at it.
struct Budget {
  std::chrono::milliseconds cpu_ms_left;
};

// `command` names the file as "in". A limit that was hit is kTooComplex, with what there was too much of; errors of the
// sandbox itself are passed on. What it used is taken from the budget.
Result<Output> run_tool(const Source& source, std::vector<std::string> command, Budget& budget,
                        std::size_t output_bytes_max);

} // namespace socle::documents
