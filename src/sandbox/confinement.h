// The two ways to confine a program, and which of them this machine allows.
#pragma once

#include "sandbox/sandbox.h"
#include "sandbox/scratch.h"
#include "sandbox/spawn.h"

#include <array>

namespace socle::sandbox {

enum class Mechanism { bubblewrap, landlock };

std::string_view name_of(Mechanism mechanism);

// Tries each by running /usr/bin/true in it: bubblewrap first, since its namespaces hide what Landlock only forbids.
Result<Mechanism> choose_mechanism();

// What must stay open until the program was started.
// Job::program in the scratch directory, under Landlock only.
inline constexpr const char* kOwnProgramFile = ".own-program";

struct Confinement {
  Spawn spawn;
  Descriptor filter;  // bubblewrap: the seccomp program that it loads
  Descriptor program; // bubblewrap: Job::program, which it copies in
  Descriptor ruleset; // Landlock
};

// Everything but the descriptors 0 to 2. With bubblewrap the child reads the filter from descriptor 3 and writes to `info`,
// descriptor 4, which process is the first one inside.
std::expected<Confinement, std::string> confine(Mechanism mechanism, const Job& job, const Scratch& scratch,
                                                std::array<int, 3> standard, int info);

// As run() of sandbox.h, by a given mechanism: for the choice itself and for the tests, which hold both to the same promises.
Result<Finished> run_with(Mechanism mechanism, const Job& job);

// The user that programs run as when it is not the daemon's own.
std::optional<unsigned> other_user();

} // namespace socle::sandbox
