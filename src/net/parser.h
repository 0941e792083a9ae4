// Frames HTTP/1.1 messages out of bytes: a state machine without I/O around llhttp, strict, with limits. Private to net.
#pragma once

#include "net/message.h"

#include <llhttp.h>

#include <memory>

namespace socle::net {

class Parser {
 public:
  enum class Role { request, response };
  enum class State {
    head, // wants bytes of the head
    decided, // the head is complete and checked; nothing beyond it was consumed: call proceed()
    body, // wants bytes of the body
    complete, // the message is complete; what follows it was not consumed: call next()
    failed // see error(); the connection cannot be used further
  };
  explicit Parser(Role role);

  // Consumes from the front of `bytes` until the state wants something else; says how many.
  std::size_t feed(std::string_view bytes);
  // The peer has closed: completes a response that ends with its connection; anything else unfinished has failed.
  void finish();
  State state() const { return state_; }
  const std::optional<Error>& error() const { return error_; }

  // From `decided` to `body` (or `complete`, when there is none). `without_body`: an answer to HEAD has a length and no bytes.
  void proceed(std::size_t body_bytes_max, bool without_body = false);
  // From `complete` to a new `head`.
  void next();

  // Of the message at hand. The request's body is complete with the message; a response's may be taken piece by piece.
  Request& request() { return request_; }
  int status() const { return status_; }
  Headers& headers() { return request_.headers; }
  Bytes take_body() { return std::exchange(request_.body, {}); }
  std::size_t body_bytes() const { return body_bytes_; } // received so far
  std::optional<std::size_t> content_length() const { return content_length_; }
  bool chunked() const { return chunked_; }
  bool keep_alive() const { return keep_alive_; }
  bool started() const { return message_bytes_ > 0; } // some byte of the message has arrived

 private:
  struct Callbacks;
  static const llhttp_settings_t& settings();
  bool refuse(const ErrorKind& kind, Error::Parameters parameters);
  void refuse_syntax();
  bool add_field();
  bool check_head();
  bool check_request();

  const Role role_;
  std::unique_ptr<llhttp_t> llhttp_;
  State state_ = State::head;
  std::optional<Error> error_;
  Request request_;
  std::string target_, field_, value_;
  int status_ = 0;
  std::size_t message_bytes_ = 0; // of this message, head and framing included
  std::size_t head_bytes_ = 0;
  std::size_t body_bytes_ = 0;
  std::size_t body_bytes_max_ = 0;
  std::size_t trailer_bytes_ = 0;
  std::optional<std::size_t> content_length_;
  bool chunked_ = false;
  bool keep_alive_ = false;
  bool without_body_ = false;
  bool head_done_ = false;
};

} // namespace socle::net
