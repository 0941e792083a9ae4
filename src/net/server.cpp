#include "net/server.h"

#include "base/log.h"
#include "net/address.h"
#include "net/connection.h"
#include "net/errors.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <condition_variable>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace socle::net {

struct Server::State {
  State(const Clock& clock, ServerOptions options, Handler handler, Admission admission)
      : shared(clock, std::move(options), std::move(handler), std::move(admission)) {
    for (std::size_t i = 0; i < std::max<std::size_t>(1, shared.options.loops); ++i)
      loops.push_back(std::make_unique<Loop>(shared, i));
  }

  Result<void> prepare_tls();
  Result<void> listen();
  Result<void> listen_on_path(const std::string& path);
  static Task<void> accept(State* state);
  void watch();
  void stop(std::chrono::milliseconds drain);

  Shared shared;
  std::vector<std::unique_ptr<Loop>> loops;
  std::optional<Acceptor> acceptor; // on the first loop
  std::uint16_t port = 0;
  Address address;
  std::string unix_path; // of the socket, where it is one of this machine
  std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;
  std::thread watchdog;
};

namespace {
// A certificate whose key is another's would fail each handshake: that is found here.
Result<Shared::Tls> tls_of(const ServerOptions::Tls& files) {
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  boost::system::error_code error;
  context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                           asio::ssl::context::no_tlsv1_1 | asio::ssl::context::single_dh_use,
                       error);
  context->use_certificate_chain_file(files.certificate_file, error);
  if (error) return fail(kTlsFiles, {{"file", files.certificate_file}, {"reason", error.message()}});
  context->use_private_key_file(files.key_file, asio::ssl::context::pem, error);
  if (error) return fail(kTlsFiles, {{"file", files.key_file}, {"reason", error.message()}});
  return context;
}
} // namespace

Result<void> Server::State::prepare_tls() {
  if (!shared.options.tls) return {};
  SOCLE_TRY(Shared::Tls context, tls_of(*shared.options.tls));
  shared.tls = std::move(context);
  return {};
}

// Only its owner may connect. Asio's acceptor never looks at the kind of address of a descriptor that it is given.
Result<void> Server::State::listen_on_path(const std::string& path) {
  const auto cannot = [&](int error) {
    return fail(kCannotListen,
                {{"address", shared.options.listen}, {"reason", std::generic_category().message(error)}});
  };
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  if (path.size() >= sizeof name.sun_path) return cannot(ENAMETOOLONG);
  path.copy(name.sun_path, path.size());
  struct stat there{};
  if (::lstat(path.c_str(), &there) == 0 && S_ISSOCK(there.st_mode)) ::unlink(path.c_str()); // of a process that died
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return cannot(errno);
  if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0 ||
      ::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0 || ::listen(descriptor, 1024) != 0) {
    const int error = errno;
    ::close(descriptor);
    return cannot(error);
  }
  acceptor.emplace(loops.front()->context().get_executor(), asio::ip::tcp::v4(), descriptor);
  unix_path = path;
  return {};
}

Result<void> Server::State::listen() {
  if (const auto path = parse_unix(shared.options.listen)) return listen_on_path(*path);
  const auto parsed = parse_address(shared.options.listen);
  if (!parsed) return fail(kAddressInvalid, {{"address", shared.options.listen}});
  address = *parsed;
  boost::system::error_code error;
  asio::ip::basic_resolver<asio::ip::tcp, Executor> resolver(loops.front()->context().get_executor());
  const auto found = resolver.resolve(address.host, std::to_string(address.port), asio::ip::resolver_base::passive,
                                      error);
  const auto cannot = [&] {
    return fail(kCannotListen, {{"address", shared.options.listen}, {"reason", error.message()}});
  };
  if (error || found.empty()) return cannot();
  const auto endpoint = found.begin()->endpoint();
  acceptor.emplace(loops.front()->context().get_executor());
  acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(Acceptor::reuse_address(true), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(1024, error);
  if (error) return cannot();
  port = acceptor->local_endpoint(error).port();
  return {};
}

// One acceptor deals the connections out in turn. Beyond the limit a connection is closed at once: its peer learns it, and none
// of those that are open suffers.
Task<void> Server::State::accept(State* state) {
  std::size_t turn = 0;
  Timer pause(co_await asio::this_coro::executor);
  while (!state->shared.draining) {
    auto& loop = *state->loops[turn++ % state->loops.size()];
    auto [error, socket] = co_await state->acceptor->async_accept(loop.context(), asio::as_tuple(UseTask()));
    if (error) {
      if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
      log::warning("net", "a connection could not be accepted", {{"reason", error.message()}});
      pause.expires_after(std::chrono::milliseconds(100)); // no descriptors left: wait for some instead of spinning
      co_await pause.async_wait(asio::as_tuple(UseTask()));
      continue;
    }
    if (state->shared.connections.load() >= state->shared.options.connections) {
      state->shared.refused_connections.add();
      continue;
    }
    ++state->shared.connections;
    loop.take(Socket(std::move(socket)));
  }
}

// Counts its own ticks instead of comparing clocks: a machine that slept has not hung.
void Server::State::watch() {
  std::vector<std::uint64_t> seen(loops.size(), 0);
  std::vector<int> still(loops.size(), 0);
  std::unique_lock lock(mutex);
  while (!wake.wait_for(lock, std::chrono::seconds(1), [this] { return stopping; })) {
    for (std::size_t i = 0; i < loops.size(); ++i) {
      const auto beats = loops[i]->beats();
      still[i] = beats == seen[i] ? still[i] + 1 : 0;
      seen[i] = beats;
      if (still[i] >= shared.options.times.hang.count()) {
        log::error("net", "a loop hangs: the process ends so that it can be started anew",
                   {{"loop", std::to_string(i)}, {"seconds", std::to_string(still[i])}});
        SOCLE_ASSERT(false && "a loop hangs");
      }
    }
  }
}

void Server::State::stop(std::chrono::milliseconds drain) {
  {
    const std::lock_guard lock(mutex);
    if (stopping) return;
    stopping = true;
  }
  wake.notify_all();
  if (watchdog.joinable()) watchdog.join();
  shared.draining = true;
  asio::post(loops.front()->context().get_executor(), [this] {
    boost::system::error_code ignored;
    acceptor->close(ignored);
  });
  if (!unix_path.empty()) ::unlink(unix_path.c_str());
  for (auto& loop : loops) loop->drain();
  const auto until = shared.clock.monotonic() + drain;
  while (shared.connections > 0 && shared.clock.monotonic() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  if (shared.in_flight > 0)
    log::warning("net", "requests were cut off at the end", {{"requests", std::to_string(shared.in_flight.load())}});
  for (auto& loop : loops) loop->join();
}

Result<std::unique_ptr<Server>> Server::start(const Clock& clock, ServerOptions options, Handler handler,
                                              Admission admission) {
  auto state = std::make_unique<State>(clock, std::move(options), std::move(handler), std::move(admission));
  SOCLE_CHECK(state->prepare_tls());
  SOCLE_CHECK(state->listen());
  asio::co_spawn(state->loops.front()->context().get_executor(), State::accept(state.get()), asio::detached);
  for (auto& loop : state->loops) loop->start();
  state->watchdog = std::thread([raw = state.get()] { raw->watch(); });
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() { state_->stop(std::chrono::milliseconds(0)); }
Result<std::function<void()>> Server::prepare_tls(const ServerOptions::Tls& files) {
  SOCLE_ASSERT(state_->shared.options.tls.has_value());
  SOCLE_TRY(Shared::Tls context, tls_of(files));
  return [state = state_.get(), context = std::move(context)] { state->shared.tls = context; };
}
std::uint16_t Server::port() const { return state_->port; }
std::string Server::url() const {
  if (!state_->unix_path.empty()) return "unix:" + state_->unix_path;
  return (state_->shared.options.tls ? "https://" : "http://") + to_string({state_->address.host, state_->port});
}
std::size_t Server::connections() const { return state_->shared.connections; }
std::size_t Server::in_flight() const { return state_->shared.in_flight; }
void Server::stop(std::chrono::milliseconds drain) { state_->stop(drain); }

} // namespace socle::net
