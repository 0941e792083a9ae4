#include "net/client.h"

#include "net/address.h"
#include "net/errors.h"
#include "net/parser.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <openssl/ssl.h>

namespace socle::net {

namespace {

using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Resolver = asio::ip::basic_resolver<asio::ip::tcp, Executor>;
using ErrorCode = boost::system::error_code;

// Only these may be sent a second time when a kept connection turns out to be dead.
bool is_repeatable(const ClientRequest& request) {
  return request.method == "GET" || request.method == "HEAD" || request.method == "PUT" || request.method == "DELETE" ||
         request.headers.get("idempotency-key").has_value();
}

} // namespace

struct Client::State {
  State(const Clock& the_clock, ClientOptions the_options) : clock(the_clock), options(std::move(the_options)) {}

  Result<void> connect();
  Result<void> secure();
  void close();
  Result<void> write(std::string_view bytes);
  Result<std::size_t> read();
  Result<void> exchange(const ClientRequest& request, Parser& parser);
  Result<void> begin(const ClientRequest& request, Parser& parser);
  Result<bool> more(Parser& parser);
  std::string head_of(const ClientRequest& request) const;
  // Starts an operation and runs the loop until it has completed or the time is over.
  template <typename Start>
  ErrorCode wait(Start start);
  std::unexpected<Error> unreachable(const ErrorCode& error) const;

  const Clock& clock;
  const ClientOptions options;
  Url url;
  asio::io_context context{1};
  asio::ssl::context tls{asio::ssl::context::tls_client};
  std::optional<Socket> socket;
  std::unique_ptr<asio::ssl::stream<Socket&>> secured;
  std::vector<char> buffer = std::vector<char>(64U << 10);
  std::size_t begin_at = 0, end_at = 0;
  Microseconds until{0};
  std::chrono::milliseconds allowed{0};
};

template <typename Start>
ErrorCode Client::State::wait(Start start) {
  std::optional<ErrorCode> done;
  start([&done](const ErrorCode& error, auto&&...) { done = error; });
  context.restart();
  context.run_for(std::max(std::chrono::nanoseconds(until - clock.monotonic()), std::chrono::nanoseconds(0)));
  if (done) return *done;
  close(); // the operation completes, cancelled
  context.restart();
  context.run();
  return asio::error::timed_out;
}

std::unexpected<Error> Client::State::unreachable(const ErrorCode& error) const {
  if (error == asio::error::timed_out)
    return fail(kNoAnswer, {{"url", options.url}, {"seconds", std::to_string((allowed.count() + 999) / 1000)}});
  return fail(kNotReachable, {{"url", options.url}, {"reason", error.message()}});
}

Result<void> Client::State::connect() {
  begin_at = end_at = 0;
  const auto overall = std::exchange(until, std::min(until, clock.monotonic() + Microseconds(options.connect_time)));
  Resolver resolver(context.get_executor());
  Resolver::results_type found;
  auto error = wait([&](auto done) {
    resolver.async_resolve(url.address.host, std::to_string(url.address.port),
                           [&found, done](const ErrorCode& e, Resolver::results_type results) {
                             found = std::move(results);
                             done(e);
                           });
  });
  if (!error) {
    socket.emplace(context.get_executor());
    error = wait([&](auto done) { asio::async_connect(*socket, found, done); });
  }
  until = overall;
  if (error) {
    close();
    if (error == asio::error::timed_out)
      return fail(kNotReachable, {{"url", options.url}, {"reason", error.message()}});
    return unreachable(error);
  }
  ErrorCode ignored;
  socket->set_option(asio::ip::tcp::no_delay(true), ignored);
  return url.tls ? secure() : Result<void>{};
}

Result<void> Client::State::secure() {
  secured = std::make_unique<asio::ssl::stream<Socket&>>(*socket, tls);
  ErrorCode error;
  secured->set_verify_mode(asio::ssl::verify_peer, error);
  secured->set_verify_callback(asio::ssl::host_name_verification(url.address.host), error);
  SSL_set_tlsext_host_name(secured->native_handle(), url.address.host.c_str());
  error = wait([&](auto done) { secured->async_handshake(asio::ssl::stream_base::client, done); });
  if (!error) return {};
  close();
  return fail(kTlsFailed, {{"url", options.url}, {"reason", error.message()}});
}

void Client::State::close() {
  ErrorCode ignored;
  if (socket) socket->close(ignored);
}

Result<void> Client::State::write(std::string_view bytes) {
  const auto error = wait([&](auto done) {
    const auto whole = asio::buffer(bytes.data(), bytes.size());
    if (url.tls) {
      asio::async_write(*secured, whole, done);
    } else {
      asio::async_write(*socket, whole, done);
    }
  });
  if (error) return unreachable(error);
  return {};
}

// 0: the peer has closed.
Result<std::size_t> Client::State::read() {
  std::size_t count = 0;
  const auto error = wait([&](auto done) {
    const auto room = asio::buffer(buffer);
    const auto finish = [&count, done](const ErrorCode& e, std::size_t n) {
      count = n;
      done(e);
    };
    if (url.tls) {
      secured->async_read_some(room, finish);
    } else {
      socket->async_read_some(room, finish);
    }
  });
  if (error == asio::error::eof || error == asio::ssl::error::stream_truncated) return 0;
  if (error) return unreachable(error);
  begin_at = 0;
  end_at = count;
  return count;
}

std::string Client::State::head_of(const ClientRequest& request) const {
  std::string head = request.method + ' ' + url.prefix + request.target +
                     " HTTP/1.1\r\nHost: " + to_string(url.address) + "\r\n";
  for (const auto& [name, value] : request.headers) head += name + ": " + value + "\r\n";
  if (!request.body.empty() || (request.method != "GET" && request.method != "HEAD"))
    head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  return head += "\r\n";
}

// Advances by what is in the buffer, or by one read. False: the connection has ended.
Result<bool> Client::State::more(Parser& parser) {
  if (begin_at == end_at) {
    SOCLE_TRY(const auto count, read());
    if (count == 0) return false;
  }
  begin_at += parser.feed({buffer.data() + begin_at, end_at - begin_at});
  return true;
}

// Sends the request and reads the head of its answer; interim answers (1xx) are passed over.
Result<void> Client::State::begin(const ClientRequest& request, Parser& parser) {
  SOCLE_CHECK(write(head_of(request)));
  // A server may answer and close before it has read a large body (413): its answer counts, not the broken write.
  const auto written = request.body.empty() ? Result<void>{} : write(request.body);
  if (!written && !written.error().is(kNotReachable)) return written;
  while (true) {
    const auto alive = more(parser);
    if (!alive) return std::unexpected(written ? alive.error() : written.error());
    if (!*alive)
      return fail(kNotReachable, {{"url", options.url}, {"reason", "it closed the connection without an answer"}});
    if (parser.state() == Parser::State::failed)
      return fail(kBadAnswer, {{"url", options.url}, {"reason", parser.error()->message()}});
    if (parser.state() != Parser::State::decided) continue;
    if (parser.status() / 100 != 1) break;
    parser.next();
  }
  parser.proceed(answer_bytes_max, request.method == "HEAD");
  return {};
}

Result<void> Client::State::exchange(const ClientRequest& request, Parser& parser) {
  allowed = request.time_max.value_or(options.time_max);
  until = clock.monotonic() + Microseconds(allowed);
  const bool kept = socket && socket->is_open();
  if (!kept) SOCLE_CHECK(connect());
  auto result = begin(request, parser);
  if (!result && kept && !parser.started() && result.error().is(kNotReachable) && is_repeatable(request)) {
    close(); // the kept connection had ended meanwhile
    parser.next();
    SOCLE_CHECK(connect());
    result = begin(request, parser);
  }
  if (!result) close();
  return result;
}

Result<std::unique_ptr<Client>> Client::create(const Clock& clock, ClientOptions options) {
  auto state = std::make_unique<State>(clock, std::move(options));
  auto url = parse_url(state->options.url);
  if (!url) return fail(kUrlInvalid, {{"url", state->options.url}});
  state->url = std::move(*url);
  if (state->url.tls) {
    ErrorCode error;
    if (state->options.ca_file) {
      state->tls.load_verify_file(*state->options.ca_file, error);
      if (error) return fail(kTlsFiles, {{"file", *state->options.ca_file}, {"reason", error.message()}});
    } else {
      state->tls.set_default_verify_paths(error);
    }
  }
  return std::unique_ptr<Client>(new Client(std::move(state)));
}

Client::Client(std::unique_ptr<State> state) : state_(std::move(state)) {}
Client::~Client() = default;

Result<ClientAnswer> Client::send(const ClientRequest& request) { return stream(request, {}); }

Result<ClientAnswer> Client::stream(const ClientRequest& request, const std::function<bool(const Event&)>& on_event) {
  auto& state = *state_;
  Parser parser(Parser::Role::response);
  SOCLE_CHECK(state.exchange(request, parser));
  ClientAnswer answer;
  answer.status = parser.status();
  answer.headers = parser.headers();
  const auto type = answer.headers.get("content-type").value_or("");
  const bool events = on_event && type.starts_with("text/event-stream");
  EventDecoder decoder;
  bool go_on = true;
  while (parser.state() == Parser::State::body && go_on) {
    if (events) state.until = state.clock.monotonic() + Microseconds(state.allowed);
    auto alive = state.more(parser);
    if (!alive) {
      state.close();
      return std::unexpected(std::move(alive).error());
    }
    if (!*alive) parser.finish();
    if (events) go_on = decoder.feed(parser.take_body(), on_event);
  }
  if (parser.state() == Parser::State::failed || decoder.too_large()) {
    state.close();
    const auto reason = decoder.too_large() ? std::string("an event is too large") : parser.error()->message();
    return fail(kBadAnswer, {{"url", state.options.url}, {"reason", reason}});
  }
  answer.body = parser.take_body();
  if (!parser.keep_alive() || events || state.begin_at != state.end_at) state.close();
  return answer;
}

} // namespace socle::net
