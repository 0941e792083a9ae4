#include "documents/tools.h"

#include "documents/errors.h"
#include "documents/limits.h"
#include "sandbox/errors.h"
#include "sandbox/sandbox.h"

#include <algorithm>

namespace socle::documents {

Result<Output> run_tool(const Source& source, std::vector<std::string> command, Budget& budget,
                        std::size_t output_bytes_max) {
  sandbox::Job job;
  job.command = std::move(command);
  job.inputs = {{"in", source.bytes}};
  job.environment = {
      "OMP_THREAD_LIMIT=1"}; // recognition is spread over pages; threads within one only wait for each other
  job.limits.cpu_ms_max = std::max(budget.cpu_ms_left, kToolCpuMsMin);
  job.limits.wall_ms_max = job.limits.cpu_ms_max * kWallPerCpu;
  job.limits.memory_bytes_max = kReaderMemoryBytesMax;
  job.limits.output_bytes_max = output_bytes_max;
  job.limits.processes_max = 4;
  auto finished = sandbox::run(job);
  if (finished) budget.cpu_ms_left -= finished->cpu_ms;
  if (finished)
    return Output{finished->exit_status, std::move(finished->standard_output), std::move(finished->standard_error)};
  const auto& error = finished.error();
  for (const auto& [kind, what] :
       {std::pair(&sandbox::kWallLimit, "time"), std::pair(&sandbox::kCpuLimit, "time"),
        std::pair(&sandbox::kMemoryLimit, "memory"), std::pair(&sandbox::kOutputLimit, "space")}) {
    if (error.is(*kind)) return fail(kTooComplex, {{"name", source.name}, {"limit", what}});
  }
  return std::unexpected(error);
}

} // namespace socle::documents
