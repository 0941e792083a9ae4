#include "net/loop.h"

#include "base/log.h"
#include "net/connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <ctime>
#include <pthread.h>

namespace socle::net {

Shared::Shared(const Clock& the_clock, ServerOptions the_options, Handler the_handler, Admission the_admission)
    : clock(the_clock),
      options(std::move(the_options)),
      handler(std::move(the_handler)),
      admission(std::move(the_admission)) {
  for (int i = 0; i < 5; ++i) {
    answers[i] = metrics::counter("socle_http_answers_total", "Answers by the class of their status.",
                                  {{"status", std::to_string(i + 1) + "xx"}});
  }
  refused_connections = metrics::counter("socle_http_connections_refused_total",
                                         "Connections that were refused because too many were open.");
}

Loop::Loop(Shared& shared, std::size_t number)
    : shared_(shared),
      work_(context_.get_executor()),
      lag_(metrics::gauge("socle_http_loop_lag_seconds", "How late the loop's last tick was.",
                          {{"loop", std::to_string(number)}})) {}

Loop::~Loop() { join(); }

void Loop::start() {
  asio::co_spawn(context_.get_executor(), beat(), asio::detached);
  thread_ = std::thread([this] {
    pthread_setname_np(pthread_self(), "socle-http");
    context_.run();
  });
}

void Loop::join() {
  work_.reset();
  context_.stop();
  if (thread_.joinable()) thread_.join();
}

Task<void> Loop::beat() {
  Timer timer(co_await asio::this_coro::executor);
  auto expected = shared_.clock.monotonic();
  while (true) {
    timer.expires_after(wheel_tick);
    expected = shared_.clock.monotonic() + wheel_tick;
    co_await timer.async_wait(asio::as_tuple(UseTask()));
    const auto late = shared_.clock.monotonic() - expected;
    lag_.set(std::max(0.0, static_cast<double>(late.count()) / 1e6));
    beats_.fetch_add(1, std::memory_order_relaxed);
    wheel_.tick();
  }
}

void Loop::take(Socket socket) {
  auto connection = std::make_shared<Connection>(*this, std::move(socket));
  asio::post(context_.get_executor(), [this, connection] {
    connections_.insert(connection.get());
    asio::co_spawn(context_.get_executor(), Connection::serve(connection), asio::detached);
  });
}

void Loop::remove(Connection& connection) { connections_.erase(&connection); }

void Loop::drain() {
  asio::post(context_.get_executor(), [this] {
    for (auto* connection : connections_) connection->drain();
  });
}

const std::string& Loop::date() {
  const auto second = shared_.clock.now().us / 1'000'000;
  if (second != date_second_ || date_.empty()) {
    date_second_ = second;
    const auto time = static_cast<std::time_t>(second);
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[40];
    const auto length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    date_.assign(text, length);
  }
  return date_;
}

} // namespace socle::net
