// Asks a gateway as many times as it can, checks every answer and every event, and says what it took, as JSON.
// usage: gateway_load PORT PATH BODY-FILE CLIENTS SECONDS [--stream EVENTS] [--once] [--header "Name: value"]...
//   --stream EVENTS   the answers are streams of so many numbered events;   --once   each client asks once (streams held)
#include <fcntl.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "http.h"
#include "socket.h"

namespace {
using namespace bench;

constexpr double warm_up_share = 0.15; // of the time, before anything is counted
constexpr std::int64_t patience_ns = 60'000'000'000; // for what is still under way at the end

struct Options {
  int port = 0, clients = 1, events = 0;
  double seconds = 1;
  bool once = false;
  std::string request;
  std::size_t mark = 0; // where in it the word stands that changes with every call
};

struct Client {
  int socket = -1;
  Reader reader;
  std::string body, pending;
  std::int64_t begun = 0, first = 0;
  std::size_t read = 0; // of the body: events that were checked
  int next_event = 0;
  bool connecting = false, done = false, said_end = false;
};

struct Sums {
  std::vector<std::int64_t> total_ns, first_ns;
  std::int64_t calls = 0, all_calls = 0, events = 0, errors = 0; // calls: those that are timed
  std::string error;
};

Options options;
Sums sums;
int epoll = -1, busy = 0; // busy: clients that are not done
std::int64_t started = 0, counts_from = 0, stops = 0;

void fail(std::string why) {
  ++sums.errors;
  if (sums.error.empty()) sums.error = std::move(why);
}

void end(Client& one) {
  if (!one.done) --busy;
  one.done = true;
}

void watch(Client& one, bool anew) {
  epoll_event wanted{};
  wanted.events = static_cast<std::uint32_t>(one.pending.empty() ? EPOLLIN : EPOLLIN | EPOLLOUT);
  wanted.data.ptr = &one;
  epoll_ctl(epoll, anew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, one.socket, &wanted);
}

void flush(Client& one) {
  const bool waited = !one.pending.empty();
  while (!one.pending.empty()) {
    const auto sent = send(one.socket, one.pending.data(), one.pending.size(), MSG_NOSIGNAL);
    if (sent < 0) break;
    one.pending.erase(0, static_cast<std::size_t>(sent));
  }
  if (waited || !one.pending.empty()) watch(one, false);
}

// No prompt is asked twice: six letters of it change with every call.
void renew(std::string& request, std::size_t mark) {
  static unsigned count = std::random_device()();
  unsigned rest = ++count;
  for (std::size_t i = 0; i < 6; ++i, rest /= 26) request[mark + i] = static_cast<char>('a' + rest % 26);
}

void ask(Client& one) {
  one.reader.next();
  one.body.clear();
  one.read = 0;
  one.next_event = 0;
  one.first = 0;
  one.said_end = false;
  one.begun = now_ns();
  renew(options.request, options.mark);
  const auto sent = send(one.socket, options.request.data(), options.request.size(), MSG_NOSIGNAL);
  one.pending = options.request.substr(sent > 0 ? static_cast<std::size_t>(sent) : 0);
  if (!one.pending.empty()) flush(one);
}

void connect(Client& one) {
  if (one.socket >= 0) close(one.socket);
  one.socket = socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(options.port);
  if (::connect(one.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) die("connect");
  fcntl(one.socket, F_SETFL, O_NONBLOCK);
  no_delay(one.socket);
  one.pending.clear();
  watch(one, true);
}

// Every event must be there, in order, whole.
bool check_events(Client& one, std::int64_t at) {
  for (;;) {
    const auto end = one.body.find("\n\n", one.read);
    if (end == std::string::npos) return true;
    const std::string_view event = std::string_view(one.body).substr(one.read, end - one.read);
    one.read = end + 2;
    const auto word = event.find("word ");
    if (word != std::string_view::npos) {
      int number = -1;
      const auto digits = event.substr(word + 5, 6);
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (number != one.next_event++) {
        fail("event " + std::to_string(number) + " came in place of " + std::to_string(one.next_event - 1));
        return false;
      }
      if (one.first == 0) one.first = at;
      ++sums.events;
    } else if (event.find("[DONE]") != std::string_view::npos) {
      one.said_end = true;
    }
  }
}

bool check_whole(Client& one) {
  static const std::string wanted = "\"content\":\"" + answer_text() + "\"";
  return one.body.find(wanted) != std::string::npos;
}

// One answer has ended: counts it and asks again.
void finish(Client& one, std::int64_t at) {
  ++sums.all_calls;
  const bool good = one.reader.head().substr(0, 12) == "HTTP/1.1 200";
  if (!good)
    fail(std::string(one.reader.head().substr(0, 40)) + one.body.substr(0, 200));
  else if (options.events > 0 ? one.next_event != options.events || !one.said_end : !check_whole(one))
    fail("an answer that is not whole: " + std::to_string(one.next_event) + " events; " + one.body.substr(0, 200));
  else if (one.begun >= counts_from && (options.once || at <= stops)) {
    ++sums.calls;
    sums.total_ns.push_back(at - one.begun);
    if (one.first) sums.first_ns.push_back(one.first - one.begun);
  }
  if (options.once || at >= stops) {
    end(one);
    return;
  }
  if (header(one.reader.head(), "connection").value_or("") == "close") connect(one);
  ask(one);
}

void read_from(Client& one) {
  static std::array<char, 262144> buffer;
  for (;;) {
    const auto got = recv(one.socket, buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EAGAIN) return;
    const std::int64_t at = now_ns();
    if (got <= 0 || one.done) {
      if (!one.done) fail("the connection was closed");
      if (options.once || at >= stops || sums.errors > 1000) end(one);
      if (one.done) {
        epoll_ctl(epoll, EPOLL_CTL_DEL, one.socket, nullptr);
        return;
      }
      connect(one);
      ask(one);
      return;
    }
    one.reader.feed({buffer.data(), static_cast<std::size_t>(got)}, one.body);
    if (options.events > 0 && !check_events(one, at)) end(one);
    if (one.reader.state() == Reader::State::broken) {
      fail("an answer that is no HTTP");
      end(one);
    }
    if (one.reader.state() == Reader::State::done && !one.done) finish(one, at);
  }
}

double percentile_us(std::vector<std::int64_t>& values, double share) {
  if (values.empty()) return 0;
  const auto at = std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * share));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
  return static_cast<double>(values[at]) / 1000;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + '"';
}

void read_options(int count, char** arguments) {
  if (count < 6) {
    std::fprintf(stderr, "usage: gateway_load PORT PATH BODY-FILE CLIENTS SECONDS [--stream EVENTS] [--once] [--header H]...\n");
    std::exit(2);
  }
  options.port = std::atoi(arguments[1]);
  options.clients = std::atoi(arguments[4]);
  options.seconds = std::atof(arguments[5]);
  std::string headers;
  for (int i = 6; i < count; ++i) {
    const std::string_view name = arguments[i];
    if (name == "--once") options.once = true;
    if (name == "--stream" && i + 1 < count) options.events = std::atoi(arguments[++i]);
    if (name == "--header" && i + 1 < count) headers += std::string(arguments[++i]) + "\r\n";
  }
  std::ifstream file(arguments[3], std::ios::binary);
  std::stringstream body;
  body << file.rdbuf();
  options.request = "POST " + std::string(arguments[2]) + " HTTP/1.1\r\nHost: 127.0.0.1:" + arguments[1] + "\r\nContent-Type: application/json\r\n" + headers +
                    "Content-Length: " + std::to_string(body.str().size()) + "\r\n\r\n" + body.str();
  options.mark = options.request.find("renewed");
  if (options.mark == std::string::npos) fail("the body has no word “renewed”"), std::exit(2);
}

void report() {
  const double seconds = static_cast<double>(stops - counts_from) / 1e9;
  std::printf(R"({"calls":%lld,"all_calls":%lld,"per_second":%.1f,"events":%lld,"errors":%lld,"error":%s,"p50_us":%.1f,"p95_us":%.1f,"p99_us":%.1f,"first_p50_us":%.1f,"first_p99_us":%.1f,"seconds":%.3f})"
              "\n",
              static_cast<long long>(sums.calls), static_cast<long long>(sums.all_calls), static_cast<double>(sums.calls) / seconds, static_cast<long long>(sums.events), static_cast<long long>(sums.errors),
              quoted(sums.error).c_str(), percentile_us(sums.total_ns, .5), percentile_us(sums.total_ns, .95), percentile_us(sums.total_ns, .99), percentile_us(sums.first_ns, .5),
              percentile_us(sums.first_ns, .99), seconds);
}

} // namespace

int main(int count, char** arguments) {
  read_options(count, arguments);
  epoll = epoll_create1(0);
  std::vector<std::unique_ptr<Client>> clients;
  busy = options.clients;
  for (int i = 0; i < options.clients; ++i) {
    clients.push_back(std::make_unique<Client>());
    connect(*clients.back());
  }
  started = now_ns();
  const auto span_ns = static_cast<std::int64_t>(options.seconds * 1e9);
  counts_from = options.once ? started : started + static_cast<std::int64_t>(static_cast<double>(span_ns) * warm_up_share);
  stops = started + span_ns;
  for (auto& one : clients) ask(*one);
  std::array<epoll_event, 512> events{};
  while (busy > 0 && now_ns() < stops + patience_ns) {
    const int ready = epoll_wait(epoll, events.data(), static_cast<int>(events.size()), 1000);
    for (int i = 0; i < ready; ++i) {
      Client& one = *static_cast<Client*>(events[static_cast<std::size_t>(i)].data.ptr);
      if (events[static_cast<std::size_t>(i)].events & EPOLLOUT) flush(one);
      if (events[static_cast<std::size_t>(i)].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) read_from(one);
    }
  }
  for (const auto& one : clients)
    if (!one->done) fail("an answer that did not come");
  report();
}
