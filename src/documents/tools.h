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

// `command` names the file as "in". A limit that was hit is kTooComplex, with what there was too much of; errors of the
// sandbox itself are passed on.
Result<Output> run_tool(const Source& source, std::vector<std::string> command, std::chrono::milliseconds cpu_ms_max, std::size_t output_bytes_max);

} // namespace socle::documents
