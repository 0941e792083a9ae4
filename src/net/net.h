// What: HTTP/1.1 over plain sockets or TLS: a server on coroutines (server.h), a blocking client for the command line (client.h),
//   and the messages that both speak (message.h), server-sent events included.
// Invariants: a message whose end is not beyond doubt is refused, never guessed (duplicate lengths, length with chunks, folded
//   fields, bare line feeds); nothing is read or kept without a limit; one answer a request, in the order of the requests.
// Threads: each server loop is one thread; a handler runs on its connection's loop and must not block it; a client belongs to one
//   thread at a time.
// Failure: a bad request gets its status (400, 408, 413, 414, 417, 431, 501, 503, 505) as JSON and the connection ends; a loop
//   that hangs ends the process; the client says what could not be reached and why (net/errors.h).
#pragma once

#include "net/message.h"
