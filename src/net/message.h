// HTTP messages as values, and what a handler needs to stream.
#pragma once

#include "base/base.h"
#include "base/task.h"

#include <functional>
#include <memory>

namespace socle::net {

// Header fields in their order; names are compared without case and kept in lower case where they were received.
class Headers {
 public:
  using Field = std::pair<std::string, std::string>;
  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  void set(std::string_view name, std::string value); // replaces every field of that name
  std::optional<std::string_view> get(std::string_view name) const; // the first of that name
  std::size_t count(std::string_view name) const;
  std::size_t size() const { return fields_.size(); }
  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }

 private:
  std::vector<Field> fields_;
};

// The asker's end of the connection while its answer is made. Belongs to the connection's loop, as the handler does.
class Peer {
 public:
  virtual ~Peer() = default;
  // Calls `then` once, on the loop, when nobody waits for the answer any more or the server is stopping; at once where that is so
  // already; never after the answer was given. A later call takes the place of an earlier one.
  virtual void when_gone(std::function<void()> then) = 0;
  // The same for an answer that ends by itself: a server that is stopping waits for it.
  virtual void when_left(std::function<void()> then) = 0;
};

struct Request {
  std::string method; // "GET"
  std::string path; // as sent, without the query; begins with '/'
  std::string query; // as sent, without '?'
  Headers headers;
  Bytes body;
  std::string client; // the peer's address, without its port
  bool http_1_0 = false;
  bool secure = false; // over TLS
  std::shared_ptr<Peer> peer; // none where no connection is, in tests of handlers
  std::optional<std::string> query_value(std::string_view name) const; // decoded; the first of that name
  std::optional<std::string_view> cookie(std::string_view name) const;
};

// A server-sent event.
struct Event {
  std::string name; // "run"; empty: "message"
  std::string data; // lines are split and joined as the format wants
  std::string id;
};
std::string encode(const Event& event);

// The open end of a streamed answer. Belongs to the handler's coroutine.
class Stream {
 public:
  virtual ~Stream() = default;
  // False when the reader has left or the server is stopping: then return.
  virtual Task<bool> send(Event event) = 0;
  virtual Task<bool> write(std::string bytes) = 0;
  // Whether anything sent now would still be read. Looks at the socket, so it sees a reader that left while nothing was sent.
  virtual bool open() = 0;
};
using StreamBody = std::function<Task<void>(Stream&)>;

struct Response {
  int status = 200;
  Headers headers;
  Bytes body;
  std::string_view fixed; // instead of `body`: bytes that live as long as the program
  StreamBody stream; // instead of a body: runs after the head was sent
  bool ends_by_itself = false; // a stream that a stopping server waits for
};

Response text_response(int status, std::string body, std::string_view media_type = "text/plain; charset=utf-8");
// The error as every surface shows it: {"error":{code, message, remedy, params}}.
Response error_response(const Error& error, Language language = Language::english);
std::string_view status_text(int status);

// "%41" → "A"; nothing when a sequence is broken or yields a NUL. '+' stays, unless `form`.
std::optional<std::string> percent_decode(std::string_view text, bool form = false);
std::string percent_encode(std::string_view text); // everything but unreserved characters

bool equal_ignoring_case(std::string_view a, std::string_view b);

} // namespace socle::net
