#include "net/server.h"

#include "net/client.h"
#include "net/errors.h"
#include "net/server_testing.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <future>
#include <sys/stat.h>
#include <thread>

namespace socle::net {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using testing::echo;
using testing::RawSocket;
using testing::running;
using testing::Timer;

TEST(Server, answers_on_a_port_of_its_own_choice) {
  auto server = running();
  RawSocket socket(server->port());
  socket.send("GET /a/b?c=d HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto answer = socket.read_answer();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\n")) << answer;
  EXPECT_TRUE(answer.ends_with("GET /a/b c=d ")) << answer;
}

TEST(Server, listens_on_a_path_that_only_its_owner_may_use) {
  const auto path = ::testing::TempDir() + "socle-net-" + std::to_string(::getpid()) + ".sock";
  ServerOptions options;
  options.listen = "unix:" + path;
  {
    auto server = running(echo, options);
    EXPECT_EQ(server->url(), "unix:" + path);
    struct stat status{};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    RawSocket socket(path);
    socket.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(socket.read_answer().ends_with("GET /a  "));
    EXPECT_TRUE(socket.read_answer().ends_with("GET /b  "));
    static const SystemClock clock;
    ClientOptions to;
    to.url = options.listen;
    auto client = Client::create(clock, to);
    for (const auto* target : {"/c", "/d"}) {
      ClientRequest request;
      request.target = target;
      const auto answer = (*client)->send(request);
      ASSERT_TRUE(answer.has_value()) << answer.error().describe();
      EXPECT_EQ(answer->body, std::string("GET ") + target + "  ");
    }
  }
  EXPECT_NE(::access(path.c_str(), F_OK), 0);
}

TEST(Server, takes_the_place_of_the_socket_of_a_process_that_died_but_of_no_file) {
  const auto path = ::testing::TempDir() + "socle-net-stale-" + std::to_string(::getpid()) + ".sock";
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  path.copy(name.sun_path, sizeof name.sun_path - 1);
  const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(left, reinterpret_cast<const sockaddr*>(&name), sizeof name), 0);
  ::close(left);
  ServerOptions options;
  options.listen = "unix:" + path;
  { EXPECT_TRUE(RawSocket(path).connected() == false && running(echo, options)->url() == options.listen); }
  std::ofstream(path) << "a file";
  static const SystemClock clock;
  const auto refused = Server::start(clock, options, echo);
  ASSERT_FALSE(refused.has_value());
  EXPECT_TRUE(refused.error().is(kCannotListen)) << refused.error().describe();
  ::unlink(path.c_str());
}

TEST(Server, keeps_the_connection_and_answers_in_order_what_was_sent_at_once) {
  auto server = running();
  RawSocket socket(server->port());
  std::string all;
  for (int i = 0; i < 20; ++i)
    all += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n" + std::to_string(10 + i);
  socket.send(all);
  for (int i = 0; i < 20; ++i)
    EXPECT_TRUE(socket.read_answer().ends_with("POST /" + std::to_string(i) + "  " + std::to_string(10 + i)));
}

TEST(Server, puts_a_chunked_body_together_and_leaves_the_next_request_alone) {
  auto server = running();
  RawSocket socket(server->port());
  socket.send(
      "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\nGET /n HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(socket.read_answer().ends_with("POST /c  abcde"));
  EXPECT_TRUE(socket.read_answer().ends_with("GET /n  "));
}

TEST(Server, reads_a_request_that_comes_byte_by_byte) {
  auto server = running();
  RawSocket socket(server->port());
  for (const char c : std::string_view("POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"))
    socket.send(std::string(1, c));
  EXPECT_TRUE(socket.read_answer().ends_with("POST /slow  abc"));
}

TEST(Server, answers_head_with_the_length_and_no_body) {
  auto server = running();
  RawSocket socket(server->port());
  socket.send("HEAD /h HTTP/1.1\r\nHost: x\r\n\r\nGET /h HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto head = socket.read_until("\r\n\r\n");
  EXPECT_NE(head.find("Content-Length: 9"), std::string::npos) << head; // "HEAD /h  "
  EXPECT_TRUE(socket.read_answer().ends_with("GET /h  "));
}

TEST(Server, asks_for_the_body_that_was_announced_with_100_continue) {
  auto server = running();
  RawSocket socket(server->port());
  socket.send("POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(socket.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  socket.send("ok");
  EXPECT_TRUE(socket.read_answer().ends_with("POST /e  ok"));
}

TEST(Server, refuses_a_large_body_before_it_is_sent_when_asked_first) {
  auto server = running(echo, {}, [](const Request&) { return std::expected<std::size_t, Response>(10); });
  RawSocket socket(server->port());
  socket.send("POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_TRUE(socket.read_until("\r\n").starts_with("HTTP/1.1 413"));
}

TEST(Server, closes_after_http_1_0_and_after_connection_close) {
  auto server = running();
  for (const std::string_view request :
       {"GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"}) {
    RawSocket socket(server->port());
    socket.send(request);
    const auto all = socket.read_to_end();
    EXPECT_TRUE(all.starts_with("HTTP/1.1 200")) << all;
    EXPECT_NE(all.find("Connection: close"), std::string::npos) << all;
  }
}

struct Attack {
  const char* name;
  std::string bytes;
  int status;
};

void PrintTo(const Attack& attack, std::ostream* out) { *out << attack.name; }

class Framing : public ::testing::TestWithParam<Attack> {};

TEST_P(Framing, is_refused_and_what_hides_behind_it_is_not_answered) {
  auto server = running();
  RawSocket socket(server->port());
  socket.send(GetParam().bytes + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto all = socket.read_to_end();
  EXPECT_TRUE(all.starts_with("HTTP/1.1 " + std::to_string(GetParam().status))) << all;
  EXPECT_EQ(all.find("HTTP/1.1 2"), std::string::npos) << all;
  EXPECT_EQ(all.find("\r\n\r\n"), all.rfind("\r\n\r\n")) << all;
}

const std::string kPost = "POST / HTTP/1.1\r\nHost: x\r\n";

INSTANTIATE_TEST_SUITE_P(
    Server, Framing,
    ::testing::Values(
        Attack{"two_different_lengths", kPost + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        Attack{"two_equal_lengths", kPost + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400},
        Attack{"a_list_of_lengths", kPost + "Content-Length: 3, 3\r\n\r\nabc", 400},
        Attack{"length_beside_chunks", kPost + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Attack{"chunks_beside_length", kPost + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400},
        Attack{"negative_length", kPost + "Content-Length: -1\r\n\r\n", 400},
        Attack{"signed_length", kPost + "Content-Length: +3\r\n\r\nabc", 400},
        Attack{"length_in_hex", kPost + "Content-Length: 0x3\r\n\r\nabc", 400},
        Attack{"endless_length", kPost + "Content-Length: 99999999999999999999999999\r\n\r\n", 400},
        Attack{"chunked_twice", kPost + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400},
        Attack{"chunked_in_two_fields",
               kPost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Attack{"unknown_encoding", kPost + "Transfer-Encoding: gzip\r\n\r\n", 400},
        Attack{"chunked_not_last", kPost + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 400},
        Attack{"chunked_with_vertical_tab", kPost + "Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n", 400},
        Attack{"chunked_in_http_1_0", "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Attack{"blank_before_the_colon", kPost + "Content-Length : 3\r\n\r\nabc", 400},
        Attack{"folded_field", kPost + "X-A: b\r\n c\r\n\r\n", 400},
        Attack{"folded_first_field", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400},
        Attack{"bare_line_feeds", "GET / HTTP/1.1\nHost: x\n\n", 400},
        Attack{"bare_line_feed_in_a_field", "GET / HTTP/1.1\r\nHost: x\nX-A: b\r\n\r\n", 400},
        Attack{"bare_carriage_return_in_a_value", "GET / HTTP/1.1\r\nHost: x\r\nX-A: b\rc\r\n\r\n", 400},
        Attack{"nul_in_a_value", "GET / HTTP/1.1\r\nHost: x\r\nX-A: b\0c\r\n\r\n"s, 400},
        Attack{"bad_chunk_size", kPost + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n", 400},
        Attack{"chunk_size_overflow", kPost + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc\r\n0\r\n\r\n",
               400},
        Attack{"chunk_with_bare_line_feed", kPost + "Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n", 400},
        Attack{"chunk_longer_than_said", kPost + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n", 400},
        Attack{"no_host", "GET / HTTP/1.1\r\n\r\n", 400},
        Attack{"two_hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
        Attack{"address_without_slash", "GET example HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Attack{"address_with_a_blank", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Attack{"unknown_method", "FROB / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Attack{"connect", "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        Attack{"http_2", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505}, Attack{"http_0_9", "GET /\r\n\r\n", 505},
        Attack{"tls_greeting", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400},
        Attack{"unknown_expectation", kPost + "Content-Length: 2\r\nExpect: gold\r\n\r\nab", 417},
        Attack{"long_address", "GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
        Attack{"huge_field", "GET / HTTP/1.1\r\nHost: x\r\nX-A: " + std::string(20'000, 'a') + "\r\n\r\n", 431},
        Attack{"many_fields",
               [] {
                 std::string text = "GET / HTTP/1.1\r\nHost: x\r\n";
                 for (int i = 0; i < 150; ++i) text += "a: b\r\n";
                 return text + "\r\n";
               }(),
               431},
        Attack{"huge_trailers",
               kPost + "Transfer-Encoding: chunked\r\n\r\n0\r\nX-A: " + std::string(20'000, 'a') + "\r\n\r\n", 431},
        Attack{"endless_chunk_extensions",
               kPost + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(100'000, 'a') + "\r\nb\r\n0\r\n\r\n", 400},
        Attack{"body_too_large", kPost + "Content-Length: 1048577\r\n\r\n", 413},
        Attack{"chunks_too_large",
               kPost + "Transfer-Encoding: chunked\r\n\r\n100001\r\n" + std::string(0x100001, 'a') + "\r\n0\r\n\r\n",
               413}),
    [](const auto& attack) { return attack.param.name; });

TEST(Server, ignores_an_offer_to_switch_protocols) {
  auto server = running();
  RawSocket socket(server->port());
  socket.send(
      "GET /u HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\nGET /v HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(socket.read_answer().ends_with("GET /u  "));
  EXPECT_TRUE(socket.read_answer().ends_with("GET /v  "));
}

ServerOptions impatient() {
  ServerOptions options;
  options.times.head = 300ms;
  options.times.idle = 300ms;
  options.times.body = 300ms;
  options.times.write = 300ms;
  return options;
}

TEST(Server, ends_a_connection_whose_head_drips) {
  auto server = running(echo, impatient());
  RawSocket socket(server->port());
  socket.send("GET /");
  std::thread drip([&socket] {
    for (int i = 0; i < 40 && socket.send("a"); ++i) std::this_thread::sleep_for(50ms);
  });
  const auto all = socket.read_to_end();
  drip.join();
  EXPECT_TRUE(all.starts_with("HTTP/1.1 408")) << all;
}

TEST(Server, ends_a_connection_whose_body_drips) {
  auto server = running(echo, impatient());
  RawSocket socket(server->port());
  socket.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
  std::thread drip([&socket] {
    for (int i = 0; i < 40 && socket.send("a"); ++i) std::this_thread::sleep_for(50ms);
  });
  const auto all = socket.read_to_end();
  drip.join();
  EXPECT_TRUE(all.starts_with("HTTP/1.1 408")) << all;
}

TEST(Server, closes_an_idle_connection_without_a_word) {
  auto server = running(echo, impatient());
  RawSocket socket(server->port());
  EXPECT_EQ(socket.read_to_end(), "");
}

TEST(Server, frees_a_connection_whose_reader_does_not_read) {
  auto server = running([](Request) -> Task<Response> { co_return text_response(200, std::string(64U << 20, 'x')); },
                        impatient());
  RawSocket socket(server->port());
  socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  for (int i = 0; i < 100 && server->connections() == 0; ++i) std::this_thread::sleep_for(10ms);
  for (int i = 0; i < 600 && server->connections() > 0; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(server->connections(), 0U);
}

TEST(Server, closes_connections_beyond_its_limit_and_serves_the_others) {
  ServerOptions options;
  options.connections = 2;
  auto server = running(echo, options);
  RawSocket first(server->port());
  RawSocket second(server->port());
  first.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
  second.send("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(first.read_answer().ends_with("GET /1  "));
  EXPECT_TRUE(second.read_answer().ends_with("GET /2  "));
  RawSocket third(server->port());
  third.send("GET /3 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(third.read_to_end(), "");
  first.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(first.read_answer().ends_with("GET /1  "));
}

TEST(Server, tells_the_maker_of_a_stream_also_when_not_even_its_head_can_be_written) {
  std::promise<void> asked, left;
  std::atomic<bool> told{false}, streamed{false};
  auto server = running([&](Request request) -> Task<Response> {
    request.peer->when_left([&] { told = true; });
    asked.set_value();
    left.get_future().wait(); // the loop sees nothing of what happens meanwhile: the write is the first to fail
    Response out;
    out.stream = [&](Stream&) -> Task<void> {
      streamed = true;
      co_return;
    };
    co_return out;
  });
  {
    RawSocket socket(server->port());
    socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    asked.get_future().wait();
    socket.end_with_reset();
  }
  left.set_value();
  for (int i = 0; i < 600 && server->connections() > 0; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(server->connections(), 0U);
  EXPECT_FALSE(streamed);
  EXPECT_TRUE(told) << "whoever makes the answer would make it for nobody, and wait for its reader for ever";
}

TEST(Server, says_500_when_a_handler_throws_and_goes_on) {
  auto server = running([](Request request) -> Task<Response> {
    if (request.path == "/bad") throw std::runtime_error("secret inner text");
    co_return text_response(200, "fine");
  });
  RawSocket socket(server->port());
  socket.send("GET /bad HTTP/1.1\r\nHost: x\r\n\r\nGET /good HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto answer = socket.read_answer();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 500")) << answer;
  EXPECT_EQ(answer.find("secret"), std::string::npos);
  EXPECT_TRUE(socket.read_answer().ends_with("fine"));
}

TEST(Server, does_not_let_a_header_value_end_its_line) {
  auto server = running([](Request) -> Task<Response> {
    auto response = text_response(200, "x");
    response.headers.set("X-Name", "a\r\nSet-Cookie: evil=1");
    co_return response;
  });
  RawSocket socket(server->port());
  socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(socket.read_answer().find("\r\nSet-Cookie"), std::string::npos);
}

TEST(Server, finishes_what_runs_and_refuses_what_comes_when_it_stops) {
  std::atomic<bool> entered{false};
  static std::atomic<bool>* flag;
  flag = &entered;
  auto server = running([](Request) -> Task<Response> {
    *flag = true;
    Timer timer(co_await asio::this_coro::executor, 400ms);
    co_await timer.async_wait(UseTask());
    co_return text_response(200, "finished");
  });
  RawSocket busy(server->port());
  RawSocket idle(server->port());
  busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  while (!entered) std::this_thread::sleep_for(1ms);
  const auto port = server->port();
  std::thread stopping([&] { server->stop(5s); });
  const auto all = busy.read_to_end();
  EXPECT_TRUE(all.ends_with("finished")) << all;
  EXPECT_NE(all.find("Connection: close"), std::string::npos);
  EXPECT_EQ(idle.read_to_end(), "");
  stopping.join();
  EXPECT_FALSE(RawSocket(port).connected());
}

TEST(Server, does_not_wait_for_ever_for_a_handler_that_hangs) {
  auto server = running([](Request) -> Task<Response> {
    Timer timer(co_await asio::this_coro::executor, 1h);
    co_await timer.async_wait(UseTask());
    co_return text_response(200, "never");
  });
  RawSocket socket(server->port());
  socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  while (server->in_flight() == 0) std::this_thread::sleep_for(1ms);
  const auto begin = SystemClock().monotonic();
  server->stop(200ms);
  EXPECT_LT(SystemClock().monotonic() - begin, 3s);
}

TEST(ServerDeathTest, ends_the_process_when_a_loop_hangs) {
  ::testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(
      {
        ServerOptions options;
        options.times.hang = 2s;
        auto server = running(
            [](Request) -> Task<Response> {
              std::this_thread::sleep_for(20s); // what no handler may do
              co_return text_response(200, "late");
            },
            options);
        RawSocket socket(server->port());
        socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        std::this_thread::sleep_for(15s);
      },
      "a loop hangs");
}

TEST(Server, names_what_keeps_it_from_listening) {
  auto first = running();
  ServerOptions options;
  options.listen = "127.0.0.1:" + std::to_string(first->port());
  const SystemClock clock;
  auto second = Server::start(clock, options, echo);
  ASSERT_FALSE(second.has_value());
  EXPECT_TRUE(second.error().is(kCannotListen)) << second.error().describe();
  options.listen = "nonsense";
  EXPECT_TRUE(Server::start(clock, options, echo).error().is(kAddressInvalid));
}

} // namespace
} // namespace socle::net
