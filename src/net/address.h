// HOST:PORT and server URLs.
#pragma once

#include "base/base.h"

#include <cstdint>

namespace socle::net {

struct Address {
  std::string host; // without brackets
  std::uint16_t port = 0;
};
// "127.0.0.1:7070", "[::1]:7070", "localhost:0".
std::optional<Address> parse_address(std::string_view text);
std::string to_string(const Address& address);
// "unix:/run/socle/worker.sock": the path of a socket on this machine.
std::optional<std::string> parse_unix(std::string_view text);

struct Url {
  bool tls = false;
  Address address;
  std::string unix_path; // instead of the address, where it is a socket of this machine
  std::string prefix; // path before every request's own, without a final slash
};
// "http://host[:port][/prefix]" or https; or "unix:/path".
std::optional<Url> parse_url(std::string_view text);

} // namespace socle::net
