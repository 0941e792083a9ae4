// One loop of the server: its thread, its wheel of deadlines, its connections; and what all loops share. Private to net.
#pragma once

#include "base/metrics.h"
#include "net/server.h"
#include "net/wheel.h"

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>

#include <thread>
#include <unordered_set>

namespace socle::net {

using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

class Connection;

// What all loops share.
struct Shared {
  Shared(const Clock& the_clock, ServerOptions the_options, Handler the_handler, Admission the_admission);

  const Clock& clock;
  const ServerOptions options;
  const Handler handler;
  const Admission admission;
  using Tls = std::shared_ptr<asio::ssl::context>;
  std::atomic<Tls> tls; // null: none. A connection keeps the one that it began with
  std::atomic<bool> draining{false};
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> in_flight{0};
  std::atomic<std::size_t> body_bytes{0}; // of all requests in memory
  metrics::Counter answers[5]; // 1xx to 5xx
  metrics::Counter refused_connections;
};

class Loop {
 public:
  Loop(Shared& shared, std::size_t number);
  ~Loop();
  void start();
  void take(Socket socket); // from any thread: a new connection for this loop
  void drain(); // from any thread: idle connections end, others after their answer
  void join(); // ends the loop and its thread

  asio::io_context& context() { return context_; }
  Wheel& wheel() { return wheel_; }
  Shared& shared() { return shared_; }
  std::uint64_t beats() const { return beats_.load(std::memory_order_relaxed); } // rises while the loop lives
  const std::string& date(); // for the header Date; once a second
  void remove(Connection& connection);

 private:
  Task<void> beat();

  Shared& shared_;
  Wheel wheel_; // before the context, whose end destroys the connections
  std::unordered_set<Connection*> connections_;
  asio::io_context context_{1};
  asio::executor_work_guard<Executor> work_;
  std::atomic<std::uint64_t> beats_{0};
  metrics::Gauge lag_;
  std::string date_;
  std::int64_t date_second_ = 0;
  std::thread thread_;
};

} // namespace socle::net
