#include "net/exchange.h"

#include "net/errors.h"
#include "net/server_testing.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <atomic>
#include <gtest/gtest.h>
#include <thread>

namespace socle::net {
namespace {

using namespace std::chrono_literals;
using testing::echo;
using testing::running;
using testing::Timer;

const SystemClock kClock;

// A server that says exactly these bytes to each connection, after each request's head, and then ends the connection if it shall.
class Scripted {
 public:
  Scripted(std::vector<std::string> answers, bool end) : answers_(std::move(answers)), end_(end) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    EXPECT_EQ(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), length), 0);
    EXPECT_EQ(::listen(listener_, 8), 0);
    EXPECT_EQ(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Scripted() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  std::size_t connections() const { return connections_; }

 private:
  void serve() {
    while (true) {
      const int peer = ::accept(listener_, nullptr, nullptr);
      if (peer < 0) return;
      ++connections_;
      const timeval patience{1, 0};
      ::setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
      for (const auto& answer : answers_) {
        char bytes[4096];
        std::string head;
        while (head.find("\r\n\r\n") == std::string::npos) {
          const auto count = ::recv(peer, bytes, sizeof bytes, 0);
          if (count <= 0) break;
          head.append(bytes, static_cast<std::size_t>(count));
        }
        if (::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL) < 0) break;
      }
      if (!end_) {
        char byte;
        while (::recv(peer, &byte, 1, 0) > 0) {}
      }
      ::close(peer);
    }
  }
  const std::vector<std::string> answers_;
  const bool end_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> connections_{0};
  std::thread thread_;
};

template <typename T>
T await_on(asio::io_context& loop, Task<T> task) {
  std::optional<T> out;
  asio::co_spawn(loop, std::move(task), [&out](const std::exception_ptr&, T value) { out.emplace(std::move(value)); });
  loop.restart();
  loop.run();
  return std::move(*out);
}

Task<Result<Bytes>> whole(std::shared_ptr<Exchange> exchange) {
  Result<void> begun = co_await exchange->begin();
  if (!begun) co_return std::unexpected(begun.error());
  Result<Bytes> all = co_await exchange->read_all(1U << 20);
  co_return all;
}

class Exchanges : public ::testing::Test {
 protected:
  std::shared_ptr<Exchange> post(const std::string& url, ExchangeTimes times = {}, bool repeatable = false) {
    ClientRequest request;
    request.method = "POST";
    request.target = "/p";
    request.body = "ask";
    request.repeatable = repeatable;
    auto made = requester->exchange(url, std::move(request), times);
    EXPECT_TRUE(made.has_value());
    return *made;
  }
  std::unique_ptr<Requester> requester = *Requester::create(kClock, {});
  asio::io_context loop{1};
};

TEST_F(Exchanges, use_a_connection_again) {
  const auto server = running();
  for (int i = 0; i < 3; ++i) {
    const auto answer = await_on(loop, whole(post(server->url())));
    ASSERT_TRUE(answer.has_value()) << answer.error().describe();
    EXPECT_EQ(*answer, "POST /p  ask");
  }
  EXPECT_EQ(server->connections(), 1U);
}

TEST_F(Exchanges, give_the_body_as_it_comes) {
  const auto server = running([](Request) -> Task<Response> {
    Response out;
    out.stream = [](Stream& stream) -> Task<void> {
      for (int i = 0; i < 3; ++i) {
        std::string piece = "piece " + std::to_string(i) + ";";
        co_await stream.write(std::move(piece));
      }
    };
    co_return out;
  });
  EXPECT_EQ(await_on(loop, whole(post(server->url()))).value_or("failed"), "piece 0;piece 1;piece 2;");
  EXPECT_EQ(await_on(loop, whole(post(server->url()))).value_or("failed"), "piece 0;piece 1;piece 2;");
  EXPECT_EQ(server->connections(), 1U) << "a stream that ended well leaves its connection to the next request";
}

TEST_F(Exchanges, do_not_take_a_cut_for_an_end) {
  const Scripted chunked({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"}, true);
  const Scripted sized({"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"}, true);
  for (const auto& url : {chunked.url(), sized.url()}) {
    const auto answer = await_on(loop, whole(post(url)));
    ASSERT_FALSE(answer.has_value());
    EXPECT_TRUE(answer.error().is(kBadAnswer)) << answer.error().describe();
  }
}

TEST_F(Exchanges, send_anew_what_may_be_repeated_when_a_kept_connection_had_ended) {
  const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  const Scripted server({answer, ""}, true); // answers once, reads the next request and ends
  EXPECT_EQ(await_on(loop, whole(post(server.url(), {}, true))).value_or("failed"), "ok");
  EXPECT_EQ(await_on(loop, whole(post(server.url(), {}, true))).value_or("failed"), "ok");
  EXPECT_EQ(server.connections(), 2U);
  const auto unrepeated = await_on(loop, whole(post(server.url(), {}, false)));
  ASSERT_FALSE(unrepeated.has_value()) << "on the connection that the second left";
  EXPECT_TRUE(unrepeated.error().is(kNotReachable)) << unrepeated.error().describe();
}

TEST_F(Exchanges, end_at_once_when_cancelled) {
  const Scripted silent({""}, false);
  const Scripted quiet({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"}, false);
  for (const auto& url : {silent.url(), quiet.url()}) {
    const auto exchange = post(url);
    Timer timer(loop.get_executor(), 50ms);
    timer.async_wait([&](boost::system::error_code) { exchange->cancel(); });
    const auto begin = kClock.monotonic();
    const auto answer = await_on(loop, whole(exchange));
    ASSERT_FALSE(answer.has_value());
    EXPECT_TRUE(answer.error().is(kCancelled)) << answer.error().describe();
    EXPECT_LT(kClock.monotonic() - begin, 1s);
  }
  const auto before = post(silent.url());
  before->cancel();
  EXPECT_TRUE(await_on(loop, whole(before)).error().is(kCancelled));
}

TEST_F(Exchanges, have_a_time_for_the_head_and_one_for_quiet) {
  const Scripted silent({""}, false);
  const Scripted quiet({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"}, false);
  for (const auto& [url, times] :
       {std::pair(silent.url(), ExchangeTimes{1s, 50ms, 10s}), std::pair(quiet.url(), ExchangeTimes{1s, 10s, 50ms})}) {
    const auto answer = await_on(loop, whole(post(url, times)));
    ASSERT_FALSE(answer.has_value());
    EXPECT_TRUE(answer.error().is(kNoAnswer)) << answer.error().describe();
  }
}

TEST_F(Exchanges, refuse_more_than_they_shall_read) {
  const auto server = running(
      [](Request) -> Task<Response> { co_return text_response(200, std::string(2U << 20, 'x')); });
  const auto answer = await_on(loop, whole(post(server->url())));
  ASSERT_FALSE(answer.has_value());
  EXPECT_TRUE(answer.error().is(kBadAnswer)) << answer.error().describe();
}

} // namespace
} // namespace socle::net
