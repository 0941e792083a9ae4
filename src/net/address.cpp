#include "net/address.h"

#include <charconv>

namespace socle::net {

std::optional<Address> parse_address(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
  const auto digits = text.substr(colon + 1);
  unsigned port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size() || port > 65'535) return std::nullopt;
  auto host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return std::nullopt; // IPv6 needs its brackets, or the port is ambiguous
  }
  if (host.empty() || host.find_first_of(" /@[]?#") != std::string_view::npos) return std::nullopt;
  return Address{std::string(host), static_cast<std::uint16_t>(port)};
}

std::string to_string(const Address& address) {
  const bool bracketed = address.host.find(':') != std::string::npos;
  return (bracketed ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

std::optional<std::string> parse_unix(std::string_view text) {
  if (!text.starts_with("unix:/")) return std::nullopt;
  return std::string(text.substr(5));
}

std::optional<Url> parse_url(std::string_view text) {
  Url url;
  if (auto path = parse_unix(text)) {
    url.unix_path = std::move(*path);
    url.address = {"localhost", 80};
    return url;
  }
  if (text.starts_with("https://")) {
    url.tls = true;
    text.remove_prefix(8);
  } else if (text.starts_with("http://")) {
    text.remove_prefix(7);
  } else {
    return std::nullopt;
  }
  const auto slash = std::min(text.find('/'), text.size());
  std::string authority(text.substr(0, slash));
  url.prefix = std::string(text.substr(slash));
  while (url.prefix.ends_with('/')) url.prefix.pop_back();
  if (url.prefix.find_first_of("?# ") != std::string::npos) return std::nullopt;
  const bool has_port = authority.ends_with(']') ? false : authority.rfind(':') != std::string::npos;
  if (!has_port) authority += url.tls ? ":443" : ":80";
  auto address = parse_address(authority);
  if (!address || address->port == 0) return std::nullopt;
  url.address = std::move(*address);
  return url;
}

} // namespace socle::net
