// Requests to other servers from coroutines: connections are kept per loop and used again.
#pragma once

#include "base/clock.h"
#include "base/task.h"
#include "net/limits.h"
#include "net/message.h"

#include <memory>

namespace socle::net {

struct ClientRequest {
  std::string method = "GET";
  std::string target; // "/api/v1/status?x=1", already encoded; behind the URL's own path
  Headers headers;
  Bytes body;
  std::optional<std::chrono::milliseconds> time_max; // for the whole exchange; none: only the times below
  // Whether it may be sent a second time where a kept connection turns out to have ended before a byte of the answer came. Without:
  // only what HTTP calls idempotent, and what carries an Idempotency-Key.
  bool repeatable = false;
};

struct ExchangeTimes {
  std::chrono::milliseconds connect = connect_time_max;
  std::chrono::milliseconds head{60'000}; // from the request's last byte to the end of the answer's head
  std::chrono::milliseconds quiet{60'000}; // without a byte, while writing or within the body
};

// One request and its answer. Belongs to the loop on which it begins; whoever awaits it keeps it alive.
class Exchange {
 public:
  virtual ~Exchange() = default;
  // Sends the request and waits for the answer's head. Any status is an answer; errors are about the way there: kNotReachable,
  // kTlsFailed, kNoAnswer, kBadAnswer, kCancelled.
  virtual Task<Result<void>> begin() = 0;
  virtual int status() const = 0;
  virtual const Headers& headers() const = 0;
  // The next bytes of the body, as they come; none: its end, as HTTP says it. A connection that ends earlier is kBadAnswer.
  virtual Task<Result<Bytes>> read() = 0;
  // What is left of the body; kBadAnswer where it is larger.
  virtual Task<Result<Bytes>> read_all(std::size_t bytes_max) = 0;
  // At any time, on the loop: the connection ends, and who waits gets kCancelled.
  virtual void cancel() = 0;
};

class Requester {
 public:
  struct Options {
    std::optional<std::string> ca_file; // trusted instead of the system's authorities
    std::string authorities; // a PEM file of more of them, trusted beside the system's; empty: none
  };
  // `clock` outlives it.
  static Result<std::unique_ptr<Requester>> create(const Clock& clock, Options options);
  ~Requester();
  Requester(const Requester&) = delete;
  Requester& operator=(const Requester&) = delete;

  // `url`: "http://127.0.0.1:8000", "https://models.example/v1". Does nothing yet; kUrlInvalid. From any thread.
  Result<std::shared_ptr<Exchange>> exchange(const std::string& url, ClientRequest request, ExchangeTimes times = {});

 private:
  struct State;
  explicit Requester(std::shared_ptr<State> state);
  std::shared_ptr<State> state_; // shared: an exchange may outlive its requester
};

} // namespace socle::net
