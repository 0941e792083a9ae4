// For tests: a server that echoes, and a socket that sends exactly what it is told.
#pragma once

#include "net/server.h"

#include <arpa/inet.h>
#include <boost/asio/basic_waitable_timer.hpp>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace socle::net::testing {

using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

inline Task<Response> echo(Request request) {
  co_return text_response(200, request.method + ' ' + request.path + ' ' + request.query + ' ' + request.body);
}

inline std::unique_ptr<Server> running(Handler handler = echo, ServerOptions options = {}, Admission admission = {}) {
  static const SystemClock clock;
  if (options.listen == ServerOptions().listen) options.listen = "127.0.0.1:0";
  auto server = Server::start(clock, std::move(options), std::move(handler), std::move(admission));
  EXPECT_TRUE(server.has_value()) << server.error().describe();
  return std::move(*server);
}

class RawSocket {
 public:
  explicit RawSocket(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    const timeval patience{10, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  explicit RawSocket(const std::string& path) : descriptor_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    connected_ = ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    const timeval patience{10, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~RawSocket() { ::close(descriptor_); }
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;

  bool connected() const { return connected_; }
  void end_with_reset() { // not with a farewell
    const linger at_once{1, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  // Up to and with `end`.
  std::string read_until(std::string_view end) {
    while (pending_.find(end) == std::string::npos && more()) {}
    return take(std::min(pending_.find(end) + end.size(), pending_.size()));
  }
  // One answer with its Content-Length.
  std::string read_answer() {
    auto head = read_until("\r\n\r\n");
    const auto at = head.find("Content-Length: ");
    const auto length = at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
    while (pending_.size() < length && more()) {}
    return head + take(std::min(length, pending_.size()));
  }
  std::string read_to_end() {
    while (more()) {}
    return take(pending_.size());
  }

 private:
  bool more() {
    char bytes[4096];
    const auto count = ::recv(descriptor_, bytes, sizeof bytes, 0);
    if (count > 0) pending_.append(bytes, static_cast<std::size_t>(count));
    return count > 0;
  }
  std::string take(std::size_t count) {
    auto out = pending_.substr(0, count);
    pending_.erase(0, count);
    return out;
  }
  int descriptor_;
  bool connected_ = false;
  std::string pending_;
};

} // namespace socle::net::testing
