#include "net/client.h"

#include "net/address.h"
#include "net/errors.h"
#include "net/server_testing.h"

#include <gtest/gtest.h>

#include <thread>

namespace socle::net {
namespace {

using namespace std::chrono_literals;
using testing::echo;
using testing::running;
using testing::Timer;

const SystemClock kClock;

std::unique_ptr<Client> client_of(const std::string& url, std::chrono::milliseconds time_max = 5s) {
  ClientOptions options;
  options.url = url;
  options.time_max = time_max;
  options.connect_time = 2s;
  auto client = Client::create(kClock, std::move(options));
  EXPECT_TRUE(client.has_value());
  return std::move(*client);
}

ClientRequest post(std::string target, std::string body) {
  ClientRequest request;
  request.method = "POST";
  request.target = std::move(target);
  request.body = std::move(body);
  return request;
}

ClientRequest get(std::string target) {
  ClientRequest request;
  request.target = std::move(target);
  return request;
}

TEST(Client, sends_bodies_and_reads_answers_over_one_connection) {
  auto server = running(echo, {}, [](const Request&) { return std::expected<std::size_t, Response>(8U << 20); });
  auto client = client_of(server->url());
  const std::string large(5U << 20, 'z');
  for (const auto& body : {std::string("small"), large, std::string()}) {
    const auto answer = client->send(post("/p", body));
    ASSERT_TRUE(answer.has_value()) << answer.error().describe();
    EXPECT_EQ(answer->status, 200);
    EXPECT_TRUE(answer->body == "POST /p  " + body);
  }
  EXPECT_EQ(server->connections(), 1U);
}

TEST(Client, reads_the_refusal_of_a_body_that_is_too_large) {
  auto server = running();
  auto client = client_of(server->url());
  const auto answer = client->send(post("/p", std::string(3U << 20, 'z')));
  ASSERT_TRUE(answer.has_value()) << answer.error().describe();
  EXPECT_EQ(answer->status, 413);
  EXPECT_EQ(client->send(get("/after"))->body, "GET /after  ");
}

TEST(Client, connects_anew_when_the_server_was_started_anew) {
  auto first = running();
  ServerOptions options;
  options.listen = "127.0.0.1:" + std::to_string(first->port());
  auto client = client_of(first->url());
  ASSERT_TRUE(client->send(get("/1")).has_value());
  first.reset();
  auto second = running(echo, options);
  const auto answer = client->send(get("/2"));
  ASSERT_TRUE(answer.has_value()) << answer.error().describe();
  EXPECT_EQ(answer->body, "GET /2  ");
}

TEST(Client, says_that_nobody_listens_there) {
  auto server = running();
  const auto url = server->url();
  server.reset();
  const auto answer = client_of(url)->send(get("/"));
  ASSERT_FALSE(answer.has_value());
  EXPECT_TRUE(answer.error().is(kNotReachable)) << answer.error().describe();
  EXPECT_NE(answer.error().message().find(url), std::string::npos);
}

TEST(Client, says_that_a_name_is_not_known) {
  const auto answer = client_of("http://no-such-host.invalid:1")->send(get("/"));
  ASSERT_FALSE(answer.has_value());
  EXPECT_TRUE(answer.error().is(kNotReachable)) << answer.error().describe();
}

TEST(Client, gives_up_on_a_server_that_does_not_answer) {
  auto server = running([](Request) -> Task<Response> {
    Timer timer(co_await asio::this_coro::executor, 1h);
    co_await timer.async_wait(UseTask());
    co_return text_response(200, "never");
  });
  const auto begin = kClock.monotonic();
  const auto answer = client_of(server->url(), 300ms)->send(get("/"));
  ASSERT_FALSE(answer.has_value());
  EXPECT_TRUE(answer.error().is(kNoAnswer)) << answer.error().describe();
  EXPECT_LT(kClock.monotonic() - begin, 2s);
}

TEST(Client, says_that_the_other_side_does_not_speak_http) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), length), 0);
  ASSERT_EQ(::listen(listener, 1), 0);
  ASSERT_EQ(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length), 0);
  std::thread peer([listener] {
    const int connection = ::accept(listener, nullptr, nullptr);
    EXPECT_EQ(::send(connection, "SSH-2.0-OpenSSH\r\n", 17, MSG_NOSIGNAL), 17);
    ::close(connection);
  });
  const auto answer = client_of("http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)))->send(get("/"));
  peer.join();
  ::close(listener);
  ASSERT_FALSE(answer.has_value());
  EXPECT_TRUE(answer.error().is(kBadAnswer)) << answer.error().describe();
}

Task<void> count_to_five(Stream& stream) {
  Timer timer(co_await asio::this_coro::executor);
  for (int i = 1; i <= 5; ++i) {
    Event event{"step", "{\"i\":" + std::to_string(i) + "}\nline two", std::to_string(i)};
    if (!co_await stream.send(std::move(event))) co_return;
    timer.expires_after(5ms);
    co_await timer.async_wait(UseTask());
  }
}

Task<Response> streaming(Request) {
  Response response;
  response.headers.set("Content-Type", "text/event-stream");
  response.stream = count_to_five;
  co_return response;
}

TEST(Client, reads_events_until_the_stream_ends) {
  auto server = running(streaming);
  std::vector<Event> events;
  auto client = client_of(server->url());
  const auto answer = client->stream(get("/events"), [&](const Event& event) {
    events.push_back(event);
    return true;
  });
  ASSERT_TRUE(answer.has_value()) << answer.error().describe();
  ASSERT_EQ(events.size(), 5U);
  EXPECT_EQ(events[4].name, "step");
  EXPECT_EQ(events[4].data, "{\"i\":5}\nline two");
  EXPECT_EQ(events[4].id, "5");
}

TEST(Client, leaves_a_stream_when_told_so_and_can_be_used_again) {
  auto server = running(streaming);
  auto client = client_of(server->url());
  int seen = 0;
  ASSERT_TRUE(client->stream(get("/"), [&](const Event&) { return ++seen < 2; }).has_value());
  EXPECT_EQ(seen, 2);
  EXPECT_TRUE(client->stream(get("/"), [&](const Event&) { return true; }).has_value());
}

std::atomic<int> left{0};

Task<void> wait_for_the_end(Stream& stream) {
  Timer timer(co_await asio::this_coro::executor);
  Event hello{"hello", "x", ""};
  co_await stream.send(std::move(hello));
  while (stream.open()) {
    timer.expires_after(10ms);
    co_await timer.async_wait(UseTask());
  }
  ++left;
}

Task<Response> endless(Request) {
  Response response;
  response.headers.set("Content-Type", "text/event-stream");
  response.stream = wait_for_the_end;
  co_return response;
}

TEST(Server, notices_that_the_reader_of_a_quiet_stream_has_left) {
  left = 0;
  auto server = running(endless);
  {
    testing::RawSocket socket(server->port());
    socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(socket.read_until("data: x").find("event: hello"), std::string::npos);
  }
  for (int i = 0; i < 300 && left == 0; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(left, 1);
}

TEST(Server, ends_streams_when_it_stops) {
  left = 0;
  auto server = running(endless);
  testing::RawSocket socket(server->port());
  socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  socket.read_until("data: x");
  std::thread stopping([&] { server->stop(5s); });
  EXPECT_TRUE(socket.read_to_end().ends_with("0\r\n\r\n"));
  stopping.join();
  EXPECT_EQ(left, 1);
}

TEST(EventDecoder, is_indifferent_to_how_the_stream_was_cut) {
  const std::string text =
      ": comment\r\nevent: a\r\ndata: 1\r\ndata: 2\r\n\r\nid: 7\ndata:x\n\ndata\n\nevent: without data\n\n";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    std::vector<Event> events;
    EventDecoder decoder;
    for (std::size_t at = 0; at < text.size(); at += piece) {
      decoder.feed(text.substr(at, piece), [&](const Event& event) {
        events.push_back(event);
        return true;
      });
    }
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[0].name + events[0].data, "a1\n2");
    EXPECT_EQ(events[1].id + events[1].data, "7x");
    EXPECT_EQ(events[2].data, "");
  }
}

TEST(Events, cannot_be_forged_by_line_breaks_in_names) {
  EXPECT_EQ(encode({"a\ndata: evil", "x\ny", "1\r\n\r\n"}), "id: 1\nevent: a\ndata: x\ndata: y\n\n");
}

TEST(Url, is_read_with_its_defaults_and_refused_when_odd) {
  const auto plain = parse_url("http://example.org/base/");
  ASSERT_TRUE(plain.has_value());
  EXPECT_EQ(plain->address.port, 80);
  EXPECT_EQ(plain->prefix, "/base");
  EXPECT_EQ(parse_url("https://[::1]")->address.port, 443);
  EXPECT_EQ(parse_url("https://[::1]:8443")->address.host, "::1");
  for (const auto* bad :
       {"", "example.org", "ftp://x", "http://", "http://a:b", "http://x:70000", "http://u@x", "http://::1:80"})
    EXPECT_FALSE(parse_url(bad).has_value()) << bad;
}

TEST(Request, decodes_queries_and_cookies) {
  Request request;
  request.query = "name=a%20b+c&x=&broken=%zz&y";
  EXPECT_EQ(request.query_value("name"), "a b c");
  EXPECT_EQ(request.query_value("x"), "");
  EXPECT_EQ(request.query_value("y"), "");
  EXPECT_EQ(request.query_value("broken"), std::nullopt);
  request.headers.add("cookie", "a=1; socle_session=abc; b=2");
  EXPECT_EQ(request.cookie("socle_session"), "abc");
  EXPECT_EQ(request.cookie("session"), std::nullopt);
  EXPECT_FALSE(percent_decode("a%00").has_value());
  EXPECT_EQ(percent_encode("ä/b"), "%C3%A4%2Fb");
}

} // namespace
} // namespace socle::net
