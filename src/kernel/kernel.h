// What: the call, the pipeline of ten stages through which every use of AI goes, Permit, Ticket and Held, and the ports that the
//   stages implement (kernel/ports.h).
// Invariants: no effect without a Permit; a Permit exists only after its intent is durable, works once and expires; every intent
//   gets exactly one outcome, "unknown" after a crash; a stage that cannot answer refuses the call.
// Threads: Pipeline::run is a coroutine on its caller's loop; stages 1 to 5 are synchronous there, executors run on the worker
//   pool; ports must be safe from several loops.
// Failure: every refusal names its stage and reason (kernel/errors.h) and, where the log still can, is in the log.
#pragma once

#include "kernel/call.h"
#include "kernel/permit.h"
#include "kernel/pipeline.h"
#include "kernel/ports.h"
