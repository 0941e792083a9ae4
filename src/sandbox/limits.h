// The sandbox's own limits; those of one program are in sandbox.h (Limits).
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::sandbox {

// What is kept of a program's complaints: enough to say what went wrong, too little to fill a log.
inline constexpr std::size_t kStandardErrorBytesMax = 64U << 10U;
// How often the whole process tree is measured. A tree that doubles its memory at full speed overshoots by what two cores
// can touch in this time, some 100 MB.
inline constexpr std::chrono::milliseconds kWatchMs{20};
// How long a killed tree may take to disappear: uninterruptible input and output only.
inline constexpr std::chrono::milliseconds kReapMsMax{5'000};
// Readers open a handful of files; a bound keeps a hostile one from exhausting the system's table.
inline constexpr std::size_t kOpenFilesMax = 128;
// A tree larger than this is not walked further: the process limit has stopped it long before.
inline constexpr std::size_t kWatchedProcessesMax = 4'096;
// The unprivileged user that programs run as where the daemon is root: Linux's overflow user, "nobody".
inline constexpr unsigned kUnprivilegedUser = 65'534;

} // namespace socle::sandbox
