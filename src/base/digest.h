// SHA-256, HMAC, hex and base64 (OpenSSL 3).
#pragma once

#include "base/base.h"

#include <array>

namespace socle {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::string_view bytes);
// SHA-256 over the concatenation, without copying.
Sha256 sha256(std::initializer_list<std::string_view> parts);
Sha256 hmac_sha256(std::string_view key, std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

std::string to_hex(std::span<const unsigned char> bytes);
std::string to_hex(std::string_view bytes);
std::optional<Bytes> from_hex(std::string_view hex);
// Standard alphabet with padding (RFC 4648 section 4).
std::string to_base64(std::string_view bytes);
std::string to_base64(std::span<const unsigned char> bytes);
std::optional<Bytes> from_base64(std::string_view text); // strict: rejects blanks, missing padding, trailing bits
// URL alphabet without padding, for keys and tokens.
std::string to_base64url(std::span<const unsigned char> bytes);
std::optional<Bytes> from_base64url(std::string_view text); // as strict

inline std::string_view view(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}
// Constant time for equal lengths.
bool equal_secret(std::string_view a, std::string_view b);

} // namespace socle
