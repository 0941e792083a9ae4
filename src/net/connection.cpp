#include "net/connection.h"

#include "base/log.h"
#include "net/errors.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>

#include <poll.h>
#include <sys/socket.h>

namespace socle::net {

namespace {

const auto awaited = asio::as_tuple(UseTask());

// GCC 12 cannot compile an initializer list within a co_await, and destroys the temporaries of one twice: below, whatever a
// co_await is given has a name.
Response too_slow(std::chrono::milliseconds time) {
  return error_response(Error(kRequestTooSlow, {{"seconds", std::to_string((time.count() + 999) / 1000)}}));
}

std::array<asio::const_buffer, 2> gathered(std::string_view first, std::string_view second) {
  return {asio::const_buffer(first.data(), first.size()), asio::const_buffer(second.data(), second.size())};
}

// A handler's header value must not end its line.
void append_safe(std::string& head, std::string_view text) {
  for (const char c : text) head += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '_' : c;
}

} // namespace

Connection::Connection(Loop& loop, Socket socket)
    : loop_(loop), shared_(loop.shared()), socket_(std::move(socket)), buffer_(read_bytes) {
  boost::system::error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  const auto peer = socket_.remote_endpoint(ignored);
  if (!ignored) client_ = peer.address().to_string();
  tls_context_ = shared_.tls.load();
  if (tls_context_) tls_ = std::make_unique<asio::ssl::stream<Socket&>>(socket_, *tls_context_);
}

// Tells a waiting handler that its asker is gone. While a handler runs nobody reads the socket, so it asks to be woken when there is
// something to read: the end, or the next request. Behind a next request the end cannot be waited for: then it looks now and then.
class Connection::Asker final : public Peer, public std::enable_shared_from_this<Asker> {
 public:
  explicit Asker(Connection& connection) : connection_(&connection) {}
  void when_gone(std::function<void()> then) override { watch(std::move(then), true); }
  void when_left(std::function<void()> then) override { watch(std::move(then), false); }
  void stopping() {
    if (until_stop_) gone();
  }
  void gone() {
    if (auto then = std::exchange(then_, nullptr)) then();
  }
  void answered() {
    connection_ = nullptr;
    then_ = nullptr;
    if (timer_) timer_->cancel();
  }

 private:
  void watch(std::function<void()> then, bool until_stop) {
    if (connection_ == nullptr) return;
    then_ = std::move(then);
    until_stop_ = until_stop;
    if ((until_stop && connection_->shared_.draining) || connection_->peer_left()) return gone();
    if (!std::exchange(watching_, true)) wait();
  }
  void wait() {
    connection_->socket_.async_wait(Socket::wait_read, [self = shared_from_this()](boost::system::error_code error) {
      if (self->connection_ == nullptr) return;
      if (error || self->connection_->peer_left()) return self->gone();
      self->look_again();
    });
  }
  void look_again() {
    if (!timer_) timer_.emplace(connection_->loop_.context().get_executor());
    timer_->expires_after(peer_look_every);
    timer_->async_wait([self = shared_from_this()](boost::system::error_code error) {
      if (error || self->connection_ == nullptr) return;
      if (self->connection_->peer_left()) return self->gone();
      self->look_again();
    });
  }
  Connection* connection_; // none once the answer was given
  std::function<void()> then_;
  std::optional<Timer> timer_;
  bool watching_ = false;
  bool until_stop_ = true;
};

Connection::~Connection() {
  if (asker_) asker_->answered();
  shared_.body_bytes -= accounted_;
  --shared_.connections;
}

Task<void> Connection::serve(std::shared_ptr<Connection> self) {
  try {
    co_await self->run();
  } catch (const std::exception& exception) { // memory, or a defect: this connection ends, the others go on
    log::error("net", "a connection failed", {{"reason", exception.what()}});
  }
  self->loop_.wheel().disarm(*self);
  self->loop_.remove(*self);
}

void Connection::expired() {
  timed_out_ = true;
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

void Connection::drain() {
  if (asker_) asker_->stopping();
  if (!idle_) return;
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

Task<bool> Connection::handshake() {
  loop_.wheel().arm(*this, shared_.options.times.handshake);
  const auto [error] = co_await tls_->async_handshake(asio::ssl::stream_base::server, awaited);
  loop_.wheel().disarm(*this);
  co_return !error;
}

Task<void> Connection::run() {
  if (tls_ && !co_await handshake()) co_return;
  while (!shared_.draining) {
    idle_ = begin_ == end_;
    if (!co_await read_head()) co_return;
    idle_ = false;
    auto refusal = admit();
    if (refusal) {
      co_await refuse(*refusal);
      co_return;
    }
    if (parser_.state() == Parser::State::body && expectation() == Expects::continuation && begin_ == end_) {
      if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) co_return;
    }
    if (!co_await read_body()) co_return;
    const bool keep_alive = parser_.keep_alive();
    is_head_ = parser_.request().method == "HEAD";
    http_1_0_ = parser_.request().http_1_0;
    auto request = std::move(parser_.request());
    request.peer = asker_ = std::make_shared<Asker>(*this);
    auto response = co_await handle(request);
    parser_.next();
    shared_.body_bytes -= std::exchange(accounted_, 0);
    if (response.stream && !is_head_) {
      const bool go_on = co_await answer_stream(response, keep_alive);
      if (!go_on) co_return;
      continue;
    }
    asker_->answered();
    if (!co_await answer(response, keep_alive && !shared_.draining)) co_return;
  }
  co_await close();
}

void Connection::consume() {
  begin_ += parser_.feed({buffer_.data() + begin_, end_ - begin_});
  if (begin_ == end_) begin_ = end_ = 0;
}

Task<bool> Connection::read_head() {
  const auto& times = shared_.options.times;
  loop_.wheel().arm(*this, idle_ ? times.idle : times.head);
  while (true) {
    if (begin_ != end_) consume();
    if (parser_.state() != Parser::State::head) break;
    const bool waiting = !parser_.started();
    if (!co_await fill()) {
      loop_.wheel().disarm(*this);
      if (timed_out_ && !idle_) {
        auto late = too_slow(times.head);
        co_await refuse(late);
      } else if (!shared_.draining) {
        co_await close();
      }
      co_return false;
    }
    if (waiting) loop_.wheel().arm(*this, times.head); // from the first byte on, and not anew with each
    idle_ = false;
  }
  loop_.wheel().disarm(*this);
  if (parser_.state() != Parser::State::failed) co_return true;
  auto refusal = error_response(*parser_.error());
  co_await refuse(refusal);
  co_return false;
}

Connection::Expects Connection::expectation() {
  const auto value = parser_.request().headers.get("expect");
  if (!value || parser_.request().http_1_0) return Expects::nothing;
  return equal_ignoring_case(*value, "100-continue") ? Expects::continuation : Expects::unknown;
}

// Between head and body: what may come, or the answer that refuses it.
std::optional<Response> Connection::admit() {
  auto& request = parser_.request();
  request.client = client_;
  request.secure = tls_ != nullptr;
  if (expectation() == Expects::unknown)
    return error_response(Error(kExpectationUnknown, {{"value", std::string(*request.headers.get("expect"))}}));
  std::size_t bytes_max = body_bytes_default;
  if (shared_.admission) {
    auto admitted = shared_.admission(request);
    if (!admitted) return std::move(admitted).error();
    bytes_max = *admitted;
  }
  parser_.proceed(bytes_max);
  if (parser_.state() == Parser::State::failed) return error_response(*parser_.error());
  return std::nullopt;
}

Task<bool> Connection::read_body() {
  const auto allowed = [this] {
    return shared_.options.times.body +
           std::chrono::milliseconds(parser_.body_bytes() * 1000 / body_bytes_per_second_min);
  };
  const auto began = shared_.clock.monotonic();
  while (parser_.state() == Parser::State::body) {
    if (begin_ == end_) {
      const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(shared_.clock.monotonic() - began);
      loop_.wheel().arm(*this, std::max(allowed() - used, std::chrono::milliseconds(0)));
      if (!co_await fill()) {
        loop_.wheel().disarm(*this);
        if (timed_out_) {
          auto late = too_slow(allowed());
          co_await refuse(late);
        }
        co_return false;
      }
    }
    const auto before = parser_.body_bytes();
    consume();
    const auto grown = parser_.body_bytes() - before;
    accounted_ += grown;
    if (shared_.body_bytes.fetch_add(grown) + grown > body_bytes_total_max) {
      loop_.wheel().disarm(*this);
      auto refusal = error_response(Error(kOverloaded));
      co_await refuse(refusal);
      co_return false;
    }
  }
  loop_.wheel().disarm(*this);
  if (parser_.state() == Parser::State::complete) co_return true;
  auto refusal = error_response(*parser_.error());
  co_await refuse(refusal);
  co_return false;
}

Task<bool> Connection::fill() {
  if (timed_out_) co_return false;
  const auto room = asio::buffer(buffer_.data(), buffer_.size());
  boost::system::error_code error;
  std::size_t count = 0;
  if (tls_) {
    std::tie(error, count) = co_await tls_->async_read_some(room, awaited);
  } else {
    std::tie(error, count) = co_await socket_.async_read_some(room, awaited);
  }
  begin_ = 0;
  end_ = error ? 0 : count;
  co_return !error;
}

Task<bool> Connection::write(std::string_view first, std::string_view second) {
  while (!first.empty() || !second.empty()) {
    const auto both = gathered(first, second);
    loop_.wheel().arm(*this, shared_.options.times.write); // anew with each piece: progress is what counts
    boost::system::error_code error;
    std::size_t count = 0;
    if (tls_) {
      std::tie(error, count) = co_await tls_->async_write_some(first.empty() ? both[1] : both[0], awaited);
    } else {
      std::tie(error, count) = co_await socket_.async_write_some(both, awaited);
    }
    loop_.wheel().disarm(*this);
    if (error) co_return false;
    const auto of_first = std::min(count, first.size());
    first.remove_prefix(of_first);
    second.remove_prefix(count - of_first);
  }
  co_return !timed_out_;
}

Task<Response> Connection::handle(Request& request) {
  ++shared_.in_flight;
  std::string reason = "an exception of unknown type";
  Response response;
  bool answered = false;
  try {
    auto task = shared_.handler(std::move(request));
    response = co_await std::move(task);
    answered = true;
  } catch (const std::exception& exception) {
    reason = exception.what();
  } catch (...) { // NOLINT: whatever it was, the caller gets an answer
  }
  --shared_.in_flight;
  if (answered) co_return response;
  log::error("net", "a handler failed", {{"reason", reason}});
  co_return error_response(Error(kHandlerFailed));
}

std::string Connection::head_of(const Response& response, bool keep_alive, std::optional<std::size_t> length) {
  shared_.answers[std::clamp(response.status / 100, 1, 5) - 1].add();
  std::string head;
  head.reserve(512);
  head.append("HTTP/1.1 ")
      .append(std::to_string(response.status))
      .append(" ")
      .append(status_text(response.status))
      .append("\r\nDate: ")
      .append(loop_.date());
  for (const auto& [name, value] : response.headers) {
    head += "\r\n";
    append_safe(head, name);
    head += ": ";
    append_safe(head, value);
  }
  if (length) head.append("\r\nContent-Length: ").append(std::to_string(*length));
  if (!keep_alive) head += "\r\nConnection: close";
  return head += "\r\n\r\n";
}

Task<bool> Connection::answer(Response& response, bool keep_alive) {
  const std::string_view body = response.fixed.empty() ? std::string_view(response.body) : response.fixed;
  const bool bodiless = response.status == 204 || response.status == 304;
  const auto head = head_of(response, keep_alive, bodiless ? std::nullopt : std::optional(body.size()));
  const bool sent = co_await write(head, bodiless || is_head_ ? std::string_view() : body);
  if (!sent) co_return false;
  if (!keep_alive) co_await close();
  co_return keep_alive;
}

Task<void> Connection::refuse(Response& response) {
  timed_out_ = false;
  if (tls_ && !socket_.is_open()) co_return;
  co_await answer(response, false);
}

// Ends the connection so that the peer can still read what was sent: says the end first, then reads for a while what still comes.
Task<void> Connection::close() {
  timed_out_ = false;
  loop_.wheel().arm(*this, linger_time_max);
  boost::system::error_code ignored;
  if (tls_) {
    co_await tls_->async_shutdown(awaited);
  } else {
    socket_.shutdown(Socket::shutdown_send, ignored);
    std::size_t total = 0;
    while (!timed_out_ && total < linger_bytes_max) {
      const auto [error, count] = co_await socket_.async_read_some(asio::buffer(buffer_.data(), buffer_.size()),
                                                                   awaited);
      if (error) break;
      total += count;
    }
  }
  loop_.wheel().disarm(*this);
  socket_.close(ignored);
}

bool Connection::peer_left() {
  pollfd look{socket_.native_handle(), POLLRDHUP, 0}; // sees the end also behind bytes that nobody has read
  return ::poll(&look, 1, 0) > 0 && (look.revents & (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL)) != 0;
}

class Connection::OpenStream final : public Stream {
 public:
  OpenStream(Connection& connection, bool chunked, bool ends_by_itself)
      : connection_(connection), chunked_(chunked), ends_by_itself_(ends_by_itself) {}
  Task<bool> send(Event event) override {
    auto text = encode(event);
    return write(std::move(text));
  }
  Task<bool> write(std::string bytes) override {
    if (bytes.empty()) co_return open();
    if (!open()) co_return false;
    std::string framed;
    if (chunked_) {
      char size[24];
      const auto length = std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
      framed.assign(size, static_cast<std::size_t>(length));
      bytes += "\r\n";
    }
    broken_ = !co_await connection_.write(framed, bytes);
    co_return !broken_;
  }
  bool open() override {
    broken_ = broken_ || connection_.peer_left();
    return !broken_ && (ends_by_itself_ || !connection_.shared_.draining);
  }
  bool broken() const { return broken_; }

 private:
  Connection& connection_;
  const bool chunked_, ends_by_itself_;
  bool broken_ = false;
};

// False: the connection is over.
Task<bool> Connection::answer_stream(Response& response, bool keep_alive) {
  const bool chunked = !http_1_0_; // which knows no chunks: there the connection's end is the stream's
  keep_alive = keep_alive && chunked;
  if (chunked) response.headers.set("Transfer-Encoding", "chunked");
  const auto head = head_of(response, keep_alive, std::nullopt);
  bool whole = co_await write(head, {});
  if (whole) {
    OpenStream stream(*this, chunked, response.ends_by_itself);
    ++shared_.in_flight;
    try {
      auto task = response.stream(stream);
      co_await std::move(task);
      whole = !stream.broken();
    } catch (const std::exception& exception) { // cut off, so that nobody takes it for whole
      log::error("net", "a streaming handler failed", {{"reason", exception.what()}});
      whole = false;
    }
    --shared_.in_flight;
  }
  if (!whole) asker_->gone(); // also where not even the head could be written: whoever makes the answer must not make it for nobody
  asker_->answered();
  if (whole && chunked) whole = co_await write("0\r\n\r\n", {});
  if (whole && keep_alive && !shared_.draining) co_return true;
  if (whole) co_await close();
  co_return false;
}

} // namespace socle::net
