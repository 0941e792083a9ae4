#include "net/exchange.h"

#include "net/address.h"
#include "net/errors.h"
#include "net/parser.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <limits>
#include <map>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace socle::net {

namespace {

using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Resolver = asio::ip::basic_resolver<asio::ip::tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
using ErrorCode = boost::system::error_code;
const auto awaited = asio::as_tuple(UseTask());

bool is_idempotent(const ClientRequest& request) {
  return request.method == "GET" || request.method == "HEAD" || request.method == "PUT" || request.method == "DELETE" ||
         request.headers.get("idempotency-key").has_value();
}

// A socket of this machine: connecting never waits. Asio does not look at the kind of address of a descriptor that it is given.
ErrorCode connect_to_path(Socket& socket, const std::string& path) {
  const auto last_error = [] { return ErrorCode(errno, boost::system::system_category()); };
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  if (path.size() >= sizeof name.sun_path) return ErrorCode(ENAMETOOLONG, boost::system::system_category());
  path.copy(name.sun_path, path.size());
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return last_error();
  ErrorCode error;
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0) error = last_error();
  if (!error) socket.assign(asio::ip::tcp::v4(), descriptor, error);
  if (error) ::close(descriptor);
  return error;
}

// One connection to a server.
struct Link {
  explicit Link(const Executor& executor) : socket(executor), buffer(upstream_read_bytes) {}
  void close() {
    ErrorCode ignored;
    socket.close(ignored);
  }
  bool has_ended() { // or holds bytes that nobody asked for
    pollfd look{socket.native_handle(), POLLIN | POLLRDHUP, 0};
    return ::poll(&look, 1, 0) != 0;
  }
  Socket socket;
  std::shared_ptr<asio::ssl::context> context; // outlives the stream
  std::unique_ptr<asio::ssl::stream<Socket&>> tls;
  std::vector<char> buffer;
  std::size_t begin = 0, end = 0; // what was read and not yet consumed
  Microseconds idle_since{0};
};

// The connections of one loop that wait for a next request. A service of the loop, so that they end with it.
class KeptLinks final : public asio::execution_context::service {
 public:
  using key_type = KeptLinks;
  static inline asio::execution_context::id id;
  explicit KeptLinks(asio::execution_context& context)
      : service(context), first_(static_cast<asio::io_context&>(context).get_executor()) {}

  std::unique_ptr<Link> take(const std::string& server, Microseconds now) {
    auto& links = idle_[server];
    while (!links.empty()) {
      auto link = std::move(links.back());
      links.pop_back();
      if (now - link->idle_since < Microseconds(kept_time_max) && !link->has_ended()) return link;
    }
    return nullptr;
  }
  void keep(const std::string& server, std::unique_ptr<Link> link, Microseconds now) {
    for (auto& [name, links] : idle_)
      std::erase_if(links, [&](const auto& l) { return now - l->idle_since >= Microseconds(kept_time_max); });
    auto& links = idle_[server];
    if (links.size() >= kept_links_max) return;
    link->idle_since = now;
    links.push_back(std::move(link));
  }

 private:
  void shutdown() override { idle_.clear(); }
  Socket first_; // so that the sockets' own service exists before this one, and ends after it
  std::map<std::string, std::vector<std::unique_ptr<Link>>> idle_;
};

class HttpExchange final : public Exchange, public std::enable_shared_from_this<HttpExchange> {
 public:
  HttpExchange(const Clock& clock, Url url, std::string shown, std::shared_ptr<asio::ssl::context> context,
               ClientRequest request, ExchangeTimes times)
      : clock_(clock),
        url_(std::move(url)),
        shown_(std::move(shown)),
        context_(std::move(context)),
        request_(std::move(request)),
        times_(times) {}
  ~HttpExchange() override {
    if (timer_) timer_->cancel();
  }

  int status() const override { return parser_.status(); }
  const Headers& headers() const override { return const_cast<Parser&>(parser_).headers(); }

  Task<Result<void>> begin() override {
    const Executor executor = co_await asio::this_coro::executor;
    executor_ = executor;
    timer_.emplace(executor);
    until_ = clock_.monotonic() + (request_.time_max ? Microseconds(*request_.time_max) : Microseconds::max() / 2);
    link_ = kept().take(server(), clock_.monotonic());
    const bool reused = link_ != nullptr;
    Result<void> begun = co_await attempt();
    if (!begun && reused && !parser_.started() && begun.error().is(kNotReachable) &&
        (request_.repeatable || is_idempotent(request_))) {
      link_.reset(); // the kept connection had ended meanwhile
      parser_.next();
      begun = co_await attempt();
    }
    timer_->cancel();
    if (!begun) link_.reset();
    co_return begun;
  }

  Task<Result<Bytes>> read() override {
    while (true) {
      Bytes bytes = parser_.take_body();
      if (!bytes.empty()) co_return bytes;
      if (parser_.state() == Parser::State::complete) {
        leave();
        co_return Bytes();
      }
      arm(times_.quiet);
      Result<void> went_on = co_await more();
      timer_->cancel();
      if (!went_on) {
        link_.reset();
        co_return std::unexpected(went_on.error());
      }
    }
  }

  Task<Result<Bytes>> read_all(std::size_t bytes_max) override {
    Bytes all;
    while (true) {
      Result<Bytes> piece = co_await read();
      if (!piece) co_return piece;
      if (piece->empty()) co_return all;
      if (all.size() + piece->size() > bytes_max) {
        link_.reset();
        co_return fail(kBadAnswer,
                       {{"url", shown_}, {"reason", "it is larger than " + std::to_string(bytes_max) + " bytes"}});
      }
      if (all.empty()) all = std::move(*piece);
      else all += *piece;
    }
  }

  void cancel() override {
    cancelled_ = true;
    interrupt();
  }

 private:
  std::string server() const {
    if (!url_.unix_path.empty()) return "unix " + url_.unix_path;
    return (url_.tls ? "https " : "http ") + to_string(url_.address);
  }
  KeptLinks& kept() { return asio::use_service<KeptLinks>(executor_->context()); }

  void interrupt() {
    if (resolver_) resolver_->cancel();
    if (link_) link_->close();
  }
  void arm(std::chrono::milliseconds limit) {
    const auto left = std::max(until_ - clock_.monotonic(), Microseconds(0));
    allowed_ = std::min(limit, std::chrono::duration_cast<std::chrono::milliseconds>(left));
    timer_->expires_after(allowed_);
    timer_->async_wait([weak = weak_from_this()](const ErrorCode& error) {
      const auto self = error ? nullptr : weak.lock();
      if (!self) return;
      self->timed_out_ = true;
      self->interrupt();
    });
  }

  std::unexpected<Error> failed(const ErrorCode& error) const {
    if (cancelled_) return fail(kCancelled, {{"url", shown_}});
    if (timed_out_)
      return fail(kNoAnswer, {{"url", shown_}, {"seconds", std::to_string((allowed_.count() + 999) / 1000)}});
    return fail(kNotReachable, {{"url", shown_}, {"reason", error.message()}});
  }

  Task<Result<void>> attempt() {
    if (cancelled_) co_return failed({});
    if (!link_) {
      arm(times_.connect);
      Result<void> connected = co_await connect();
      if (!connected) co_return connected;
    }
    arm(times_.quiet);
    const ErrorCode unwritten = co_await write();
    if (cancelled_ || timed_out_) co_return failed(unwritten);
    // A server may answer and close before it has read a large body (413): its answer counts, not the broken write.
    arm(times_.head);
    while (parser_.state() != Parser::State::decided || parser_.status() / 100 == 1) {
      if (parser_.state() == Parser::State::decided) parser_.next(); // an interim answer
      Result<void> went_on = co_await more();
      if (!went_on) co_return unwritten && !cancelled_ && !timed_out_ ? Result<void>(failed(unwritten)) : went_on;
    }
    parser_.proceed(std::numeric_limits<std::size_t>::max(), request_.method == "HEAD");
    co_return Result<void>();
  }

  Task<Result<void>> connect() {
    link_ = std::make_unique<Link>(*executor_);
    ErrorCode error;
    if (!url_.unix_path.empty()) {
      error = connect_to_path(link_->socket, url_.unix_path);
      co_return error ? Result<void>(fail(kNotReachable, {{"url", shown_}, {"reason", error.message()}}))
                      : Result<void>();
    }
    const auto literal = asio::ip::make_address(url_.address.host, error);
    Resolver::results_type found;
    if (!error) {
      found = Resolver::results_type::create(asio::ip::tcp::endpoint(literal, url_.address.port), url_.address.host,
                                             "");
    } else {
      resolver_.emplace(*executor_);
      const std::string port = std::to_string(url_.address.port);
      std::tie(error, found) = co_await resolver_->async_resolve(url_.address.host, port, awaited);
      resolver_.reset();
    }
    asio::ip::tcp::endpoint chosen;
    if (!error && !cancelled_ && !timed_out_)
      std::tie(error, chosen) = co_await asio::async_connect(link_->socket, found, awaited);
    if (error || cancelled_ || timed_out_) {
      if (timed_out_) error = asio::error::timed_out;
      if (cancelled_) co_return failed(error);
      co_return fail(kNotReachable, {{"url", shown_}, {"reason", error.message()}});
    }
    ErrorCode ignored;
    link_->socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    if (!url_.tls) co_return Result<void>();
    link_->context = context_;
    link_->tls = std::make_unique<asio::ssl::stream<Socket&>>(link_->socket, *context_);
    link_->tls->set_verify_mode(asio::ssl::verify_peer, error);
    link_->tls->set_verify_callback(asio::ssl::host_name_verification(url_.address.host), error);
    SSL_set_tlsext_host_name(link_->tls->native_handle(), url_.address.host.c_str());
    std::tie(error) = co_await link_->tls->async_handshake(asio::ssl::stream_base::client, awaited);
    if (!error) co_return Result<void>();
    if (cancelled_ || timed_out_) co_return failed(error);
    co_return fail(kTlsFailed, {{"url", shown_}, {"reason", error.message()}});
  }

  std::string head() const {
    std::string head = request_.method + ' ' + url_.prefix + request_.target +
                       " HTTP/1.1\r\nHost: " + to_string(url_.address) + "\r\n";
    for (const auto& [name, value] : request_.headers) head += name + ": " + value + "\r\n";
    if (!request_.body.empty() || (request_.method != "GET" && request_.method != "HEAD"))
      head += "Content-Length: " + std::to_string(request_.body.size()) + "\r\n";
    return head += "\r\n";
  }

  Task<ErrorCode> write() {
    const std::string begin = head();
    const std::array<asio::const_buffer, 2> both{asio::buffer(begin), asio::buffer(request_.body)};
    ErrorCode error;
    std::size_t count = 0;
    if (link_->tls) {
      std::tie(error, count) = co_await asio::async_write(*link_->tls, both, awaited);
    } else {
      std::tie(error, count) = co_await asio::async_write(link_->socket, both, awaited);
    }
    co_return error;
  }

  // Advances by what is in the buffer, or by one read.
  Task<Result<void>> more() {
    if (!link_) co_return failed(asio::error::not_connected);
    if (link_->begin == link_->end) {
      const auto room = asio::buffer(link_->buffer);
      ErrorCode error;
      std::size_t count = 0;
      if (link_->tls) {
        std::tie(error, count) = co_await link_->tls->async_read_some(room, awaited);
      } else {
        std::tie(error, count) = co_await link_->socket.async_read_some(room, awaited);
      }
      link_->begin = 0;
      link_->end = count;
      const bool in_body = parser_.state() == Parser::State::body;
      if (cancelled_ || timed_out_) co_return failed(error);
      if (error == asio::error::eof || error == asio::ssl::error::stream_truncated) {
        // Over TLS an end without its farewell may be somebody's cut: it ends nothing that only the end would complete.
        if (error == asio::error::eof) parser_.finish();
        if (parser_.state() == Parser::State::complete) co_return Result<void>();
        if (!parser_.started())
          co_return fail(kNotReachable, {{"url", shown_}, {"reason", "it closed the connection without an answer"}});
        co_return fail(kBadAnswer, {{"url", shown_}, {"reason", "it ended within the answer"}});
      }
      if (error && in_body) co_return fail(kBadAnswer, {{"url", shown_}, {"reason", error.message()}});
      if (error) co_return failed(error);
    }
    link_->begin += parser_.feed({link_->buffer.data() + link_->begin, link_->end - link_->begin});
    if (parser_.state() == Parser::State::failed)
      co_return fail(kBadAnswer, {{"url", shown_}, {"reason", parser_.error()->message()}});
    co_return Result<void>();
  }

  // The answer is complete: its connection may serve another.
  void leave() {
    if (!link_) return;
    if (parser_.keep_alive() && link_->begin == link_->end && !cancelled_ && !timed_out_)
      kept().keep(server(), std::move(link_), clock_.monotonic());
    link_.reset();
  }

  const Clock& clock_;
  const Url url_;
  const std::string shown_;
  const std::shared_ptr<asio::ssl::context> context_;
  const ClientRequest request_;
  const ExchangeTimes times_;
  std::optional<Executor> executor_;
  std::optional<Timer> timer_;
  std::optional<Resolver> resolver_;
  std::unique_ptr<Link> link_;
  Parser parser_{Parser::Role::response};
  Microseconds until_{0};
  std::chrono::milliseconds allowed_{0};
  bool cancelled_ = false;
  bool timed_out_ = false;
};

} // namespace

struct Requester::State {
  const Clock& clock;
  std::shared_ptr<asio::ssl::context> tls;
};

Requester::Requester(std::shared_ptr<State> state) : state_(std::move(state)) {}
Requester::~Requester() = default;

Result<std::unique_ptr<Requester>> Requester::create(const Clock& clock, Options options) {
  auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
  ErrorCode error;
  if (options.ca_file) {
    tls->load_verify_file(*options.ca_file, error);
    if (error) return fail(kTlsFiles, {{"file", *options.ca_file}, {"reason", error.message()}});
  } else {
    tls->set_default_verify_paths(error);
    if (!options.authorities.empty()) {
      tls->load_verify_file(options.authorities, error);
      if (error) return fail(kTlsFiles, {{"file", options.authorities}, {"reason", error.message()}});
    }
  }
  return std::unique_ptr<Requester>(new Requester(std::make_shared<State>(State{clock, std::move(tls)})));
}

Result<std::shared_ptr<Exchange>> Requester::exchange(const std::string& url, ClientRequest request,
                                                      ExchangeTimes times) {
  auto parsed = parse_url(url);
  if (!parsed) return fail(kUrlInvalid, {{"url", url}});
  return std::make_shared<HttpExchange>(state_->clock, std::move(*parsed), url, state_->tls, std::move(request), times);
}

} // namespace socle::net
