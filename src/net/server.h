// The HTTP server: one or two loops, each a thread, connections as coroutines.
#pragma once

#include "base/clock.h"
#include "net/limits.h"
#include "net/message.h"

#include <memory>

namespace socle::net {

// Answers a request, on the loop of its connection.
using Handler = std::function<Task<Response>(Request)>;
// Looks at a request's head before its body is read: how many bytes it may have, or the answer that refuses it.
using Admission = std::function<std::expected<std::size_t, Response>(const Request&)>;

struct ServerOptions {
  std::string listen = "127.0.0.1:7070"; // HOST:PORT or [HOST]:PORT; port 0 picks a free one; or unix:/PATH
  std::size_t loops = 1;
  struct Tls {
    std::string certificate_file; // PEM chain
    std::string key_file;         // PEM
  };
  std::optional<Tls> tls;
  // Deadlines, so that tests need not wait; their reasons stand in limits.h.
  struct Times {
    std::chrono::milliseconds head = head_time_max;
    std::chrono::milliseconds idle = idle_time_max;
    std::chrono::milliseconds body = body_time_base;
    std::chrono::milliseconds write = write_time_max;
    std::chrono::milliseconds handshake = handshake_time_max;
    std::chrono::seconds hang = loop_hang_max;
  };
  Times times;
  std::size_t connections = connections_max;
};

class Server {
 public:
  // `clock` outlives the server. Listens before it returns.
  static Result<std::unique_ptr<Server>> start(const Clock& clock, ServerOptions options, Handler handler,
                                               Admission admission = {});
  // Stops at once when stop() was not called. Destroy it after everything that completes a handler's callbacks (the worker pool).
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  std::string url() const; // "http://127.0.0.1:7070", "unix:/run/socle/worker.sock"
  std::size_t connections() const;
  // Requests whose handler runs now.
  std::size_t in_flight() const;

  // Reads certificate and key, and returns what makes them hold for new connections; open ones keep theirs. Only where the server
  // began with TLS. Any thread; not to be called once the server has ended.
  Result<std::function<void()>> prepare_tls(const ServerOptions::Tls& files);

  // Refuses new connections and requests, ends event streams, lets running requests finish for at most `drain`, then ends the
  // loops. Any thread but a loop's; once.
  void stop(std::chrono::milliseconds drain);

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

} // namespace socle::net
