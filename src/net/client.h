// A blocking HTTP client for the command line and for tests: one server, one connection that is kept and used again.
#pragma once

#include "net/exchange.h"

#include <memory>

namespace socle::net {

struct ClientOptions {
  std::string url;                        // "http://127.0.0.1:7070", "https://socle.example/prefix"
  std::optional<std::string> ca_file;     // trusted instead of the system's authorities
  std::string authorities{};              // a PEM file of more of them, trusted beside the system's; empty: none
  std::chrono::milliseconds time_max{60'000}; // for one request, from its first byte to the answer's last
  std::chrono::milliseconds connect_time{connect_time_max};
};

struct ClientAnswer {
  int status = 0;
  Headers headers;
  Bytes body;
};

// For one thread at a time.
class Client {
 public:
  // `clock` outlives the client. Does not connect yet.
  static Result<std::unique_ptr<Client>> create(const Clock& clock, ClientOptions options);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Any status is an answer; errors are about the way there: kNotReachable, kTlsFailed, kNoAnswer, kBadAnswer.
  Result<ClientAnswer> send(const ClientRequest& request);
  // Reads server-sent events until the stream ends or `on_event` says false. An answer that is no event stream comes back whole.
  // Time runs anew with each piece: a stream with heartbeats may last.
  Result<ClientAnswer> stream(const ClientRequest& request, const std::function<bool(const Event&)>& on_event);

 private:
  struct State;
  explicit Client(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Puts events together out of pieces of a stream. State without I/O.
class EventDecoder {
 public:
  // False when `on_event` said so, or when an event passes event_bytes_max.
  bool feed(std::string_view bytes, const std::function<bool(const Event&)>& on_event);
  bool too_large() const { return too_large_; }

 private:
  bool line(std::string_view text, const std::function<bool(const Event&)>& on_event);
  std::string partial_;
  Event event_;
  bool has_data_ = false;
  bool too_large_ = false;
};

} // namespace socle::net
