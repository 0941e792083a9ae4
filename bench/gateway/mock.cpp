// The model behind the gateways that are measured: one thread, answers at once or after the times that the model's name says.
// usage: gateway_mock [PORT]   prints the port. Models: mock-d<delay ms>-e<events of a stream>-i<ms between events>
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

#include "http.h"
#include "socket.h"

namespace {
using namespace bench;


struct Connection {
  int socket = -1;
  std::uint64_t id = 0;
  Reader reader;
  std::string body, out;
  int events = 0, sent = 0;
  std::int64_t interval_ns = 0;
  bool stream = false, usage = false, busy = false, waits_for_room = false;
};

struct Due {
  std::int64_t at;
  std::uint64_t id;
  bool operator<(const Due& other) const { return at > other.at; }
};

int epoll = -1;
std::uint64_t ids = 0;
std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections;
std::priority_queue<Due> dues;

std::string whole_answer() {
  const std::string body = R"({"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"mock","choices":[{"index":0,"message":{"role":"assistant","content":")" +
                           answer_text() +
                           R"(","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":250,"completion_tokens":150,"total_tokens":400}})";
  return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}
const std::string whole = whole_answer();

void add_chunk(std::string& out, std::string_view data) {
  std::array<char, 24> size{};
  const int digits = std::snprintf(size.data(), size.size(), "%zx\r\n", data.size() + 8);
  out.append(size.data(), static_cast<std::size_t>(digits)).append("data: ").append(data).append("\n\n\r\n");
}

constexpr std::string_view chunk_head = R"({"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"mock","choices":[)";

// Event `number` of a stream; its number is in its words, so that the other end sees that none is missing.
void add_event(Connection& one, int number) {
  std::array<char, 160> text{};
  if (number < one.events)
    std::snprintf(text.data(), text.size(), R"({"index":0,"delta":{"content":"word %06d "},"finish_reason":null}]})", number);
  else
    std::snprintf(text.data(), text.size(), R"({"index":0,"delta":{},"finish_reason":"stop"}]})");
  add_chunk(one.out, std::string(chunk_head) + text.data());
  if (number < one.events) return;
  if (one.usage) add_chunk(one.out, std::string(chunk_head) + R"(],"usage":{"prompt_tokens":250,"completion_tokens":150,"total_tokens":400}})");
  add_chunk(one.out, "[DONE]");
  one.out += "0\r\n\r\n";
}

void drop(Connection& one) {
  close(one.socket);
  connections.erase(one.id);
}

bool flush(Connection& one) {
  while (!one.out.empty()) {
    const auto sent = send(one.socket, one.out.data(), one.out.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) return false;
    if (sent > 0) one.out.erase(0, static_cast<std::size_t>(sent));
    if (sent < 0) break;
  }
  if (one.waits_for_room == one.out.empty()) {
    one.waits_for_room = !one.out.empty();
    epoll_event wanted{};
    wanted.events = static_cast<std::uint32_t>(one.waits_for_room ? EPOLLIN | EPOLLOUT : EPOLLIN);
    wanted.data.u64 = one.id;
    epoll_ctl(epoll, EPOLL_CTL_MOD, one.socket, &wanted);
  }
  return true;
}

// Says what is due now; a stream without pauses goes out in one piece.
bool speak(Connection& one) {
  if (!one.stream) {
    one.out += whole;
    one.busy = false;
  } else {
    do add_event(one, one.sent++);
    while (one.interval_ns == 0 && one.sent <= one.events);
    if (one.sent > one.events)
      one.busy = false;
    else
      dues.push({now_ns() + one.interval_ns, one.id});
  }
  return flush(one);
}

int number_after(std::string_view name, char letter, int otherwise) {
  const std::string sought = {'-', letter};
  const auto at = name.find(sought);
  int value = otherwise;
  if (at != std::string_view::npos) std::from_chars(name.data() + at + 2, name.data() + name.size(), value);
  return value;
}

// What the body asks for, found by its words: a parser here would be measured with the gateways.
bool begin(Connection& one) {
  const std::string_view body = one.body;
  const auto at = body.find("mock-d");
  const std::string_view name = at == std::string_view::npos ? std::string_view() : body.substr(at, 48);
  one.stream = body.find("\"stream\":true") != std::string_view::npos || body.find("\"stream\": true") != std::string_view::npos;
  one.usage = body.find("\"include_usage\":true") != std::string_view::npos || body.find("\"include_usage\": true") != std::string_view::npos;
  const std::int64_t delay_ns = std::int64_t{number_after(name, 'd', 0)} * 1'000'000;
  one.events = number_after(name, 'e', 16);
  one.interval_ns = std::int64_t{number_after(name, 'i', 0)} * 1'000'000;
  one.sent = 0;
  one.busy = true;
  one.body.clear();
  if (one.stream) one.out += "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  if (delay_ns == 0) return speak(one);
  dues.push({now_ns() + delay_ns, one.id});
  return flush(one);
}

bool read_from(Connection& one) {
  static std::array<char, 262144> buffer;
  for (;;) {
    const auto got = recv(one.socket, buffer.data(), buffer.size(), 0);
    if (got == 0 || (got < 0 && errno != EAGAIN)) return false;
    if (got < 0) return true;
    std::string_view in(buffer.data(), static_cast<std::size_t>(got));
    while (!in.empty()) {
      in.remove_prefix(one.reader.feed(in, one.body));
      if (one.reader.state() == Reader::State::broken || (one.busy && !in.empty())) return false;
      if (one.reader.state() != Reader::State::done) continue;
      one.reader.next();
      if (!begin(one)) return false;
    }
  }
}

void accept_all(int listener) {
  for (;;) {
    const int socket = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
    if (socket < 0) return;
    no_delay(socket);
    auto one = std::make_unique<Connection>();
    one->socket = socket;
    one->id = ++ids;
    epoll_event wanted{};
    wanted.events = EPOLLIN;
    wanted.data.u64 = one->id;
    epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &wanted);
    connections.emplace(one->id, std::move(one));
  }
}

int wait_ms() {
  if (dues.empty()) return -1;
  return static_cast<int>(std::max<std::int64_t>(0, (dues.top().at - now_ns() + 999'999) / 1'000'000));
}

} // namespace

int main(int count, char** arguments) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  const int on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address = loopback(count > 1 ? std::atoi(arguments[1]) : 0);
  if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) die("bind");
  if (listen(listener, 4096) != 0) die("listen");
  socklen_t size = sizeof address;
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  std::printf("%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  epoll = epoll_create1(0);
  epoll_event wanted{};
  wanted.events = EPOLLIN;
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &wanted);
  std::array<epoll_event, 512> events{};
  for (;;) {
    const int ready = epoll_wait(epoll, events.data(), static_cast<int>(events.size()), wait_ms());
    for (int i = 0; i < ready; ++i) {
      const auto& event = events[static_cast<std::size_t>(i)];
      if (event.data.u64 == 0) {
        accept_all(listener);
        continue;
      }
      const auto found = connections.find(event.data.u64);
      if (found == connections.end()) continue;
      Connection& one = *found->second;
      if (((event.events & EPOLLOUT) && !flush(one)) || ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) && !read_from(one))) drop(one);
    }
    while (!dues.empty() && dues.top().at <= now_ns()) {
      const auto found = connections.find(dues.top().id);
      dues.pop();
      if (found != connections.end() && !speak(*found->second)) drop(*found->second);
    }
  }
}
