// One connection: reads requests, runs the handler, writes answers, in order. Private to net; lives on its loop.
#pragma once

#include "net/loop.h"
#include "net/parser.h"

#include <boost/asio/ssl/stream.hpp>

namespace socle::net {

class Connection final : public Deadline {
 public:
  Connection(Loop& loop, Socket socket);
  ~Connection() override;

  // The connection's whole life; `self` keeps it alive.
  static Task<void> serve(std::shared_ptr<Connection> self);
  void drain();
  void expired() override;

 private:
  class OpenStream;
  class Asker;
  enum class Expects { nothing, continuation, unknown };

  Task<void> run();
  Task<bool> handshake();
  Task<bool> read_head();
  Task<bool> read_body();
  Task<bool> fill(); // reads into the empty buffer; false at the end, an error or a deadline
  Task<bool> write(std::string_view first, std::string_view second);
  Task<bool> answer(Response& response, bool keep_alive);
  Task<bool> answer_stream(Response& response, bool keep_alive);
  Task<void> refuse(Response& response); // answers and ends, letting the peer read the answer though it may still send
  Task<Response> handle(Request& request);
  Task<void> close();
  std::optional<Response> admit();
  Expects expectation();
  std::string head_of(const Response& response, bool keep_alive, std::optional<std::size_t> length);
  bool peer_left();
  void consume();

  Loop& loop_;
  Shared& shared_;
  Socket socket_;
  std::shared_ptr<asio::ssl::context> tls_context_; // outlives the stream made of it
  std::unique_ptr<asio::ssl::stream<Socket&>> tls_;
  Parser parser_{Parser::Role::request};
  std::string client_;
  std::shared_ptr<Asker> asker_; // of the request that is being answered
  std::vector<char> buffer_;
  std::size_t begin_ = 0; // what was read and not yet consumed: [begin_, end_)
  std::size_t end_ = 0;
  std::size_t accounted_ = 0; // bytes of the body that count in shared_.body_bytes
  bool idle_ = true; // no byte of a request is here
  bool timed_out_ = false;
  bool is_head_ = false; // the request's method is HEAD
  bool http_1_0_ = false;
};

} // namespace socle::net
