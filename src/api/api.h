// What: Socle's own HTTP API, described by openapi.json: a table of routes, each with the action that policy
//   decides on, and handlers without logic: they read a request, make a call, and write the answer.
// Invariants: every route stands in openapi.json and every operation there is a route (a test compares them); whatever changes
//   something goes through kernel::Pipeline::run; whatever reads is identified and decided first.
// Threads: handlers are coroutines on the server's loops; what computes or waits on the disk runs on the worker pool.
// Failure: every error is JSON with code, message, remedy and, where the governed path refused, its stage and call.
#pragma once

#include "base/base.h"

namespace socle::api {

// The OpenAPI 3.1 document, as served under /api/v1/openapi.json.
std::string_view openapi_document();

} // namespace socle::api
