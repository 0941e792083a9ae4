// What: effects on the world outside the daemon, each taking a Permit: the outbox, a folder per invoice where released files and
//   mail drafts lie for people and their programs.
// Invariants: nothing is written without spending the call's Permit; a package appears whole under its name or not at all; writing
//   the same package again leaves the same bytes.
// Threads: every function may be called from any thread; they touch the disk: on the worker pool.
// Failure: a refused or expired permit, a name that is none, a full disk: each an error, and no half package is left.
#pragma once

#include "base/base.h"
#include "kernel/permit.h"

#include <filesystem>

namespace socle::connectors {

struct OutboxFile {
  std::string name; // plain file name
  Bytes bytes;
};

class Outbox {
 public:
  Outbox(const Clock& clock, std::filesystem::path directory) : clock_(clock), directory_(std::move(directory)) {}
  // Writes <directory>/<tenant>/<package>/<file>…; replaces an earlier package of the same name as a whole.
  Result<std::filesystem::path> release(kernel::Permit permit, const std::string& package,
                                        std::span<const OutboxFile> files);

 private:
  const Clock& clock_;
  std::filesystem::path directory_;
};

} // namespace socle::connectors
