#include "base/digest.h"

#include <algorithm>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace socle {

namespace {
// OpenSSL looks an algorithm up by its name, and makes room for it, each time that it is asked for one: both are kept here, the room per
// thread.
class Hashing {
 public:
  Hashing() : context_(EVP_MD_CTX_new()) { SOCLE_ASSERT(context_ != nullptr); }
  ~Hashing() { EVP_MD_CTX_free(context_); }
  Hashing(const Hashing&) = delete;
  Hashing& operator=(const Hashing&) = delete;

  template <typename Parts>
  Sha256 of(const Parts& parts) {
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    Sha256 out;
    unsigned length = 0;
    SOCLE_ASSERT(algorithm != nullptr && EVP_DigestInit_ex2(context_, algorithm, nullptr) == 1);
    for (const std::string_view part : parts) SOCLE_ASSERT(EVP_DigestUpdate(context_, part.data(), part.size()) == 1);
    SOCLE_ASSERT(EVP_DigestFinal_ex(context_, out.data(), &length) == 1 && length == out.size());
    return out;
  }

 private:
  EVP_MD_CTX* context_;
};
Hashing& hashing() {
  thread_local Hashing kept;
  return kept;
}
std::string_view view_of(const Sha256& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }
} // namespace

Sha256 sha256(std::string_view bytes) { return hashing().of(std::array{bytes}); }

Sha256 sha256(std::initializer_list<std::string_view> parts) { return hashing().of(parts); }

// RFC 2104.
Sha256 hmac_sha256(std::string_view key, std::string_view bytes) {
  std::array<char, 64> inner{}, outer{}; // of SHA-256's block
  const Sha256 shorter = key.size() > inner.size() ? sha256(key) : Sha256();
  const std::string_view used = key.size() > inner.size() ? view_of(shorter) : key;
  std::ranges::copy(used, inner.begin());
  outer = inner;
  for (char& c : inner) c = static_cast<char>(c ^ 0x36);
  for (char& c : outer) c = static_cast<char>(c ^ 0x5c);
  const Sha256 within = sha256({std::string_view(inner.data(), inner.size()), bytes});
  const Sha256 out = sha256({std::string_view(outer.data(), outer.size()), view_of(within)});
  OPENSSL_cleanse(inner.data(), inner.size());
  OPENSSL_cleanse(outer.data(), outer.size());
  return out;
}

std::string to_hex(std::span<const unsigned char> bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const auto b : bytes) out += digits[b >> 4U], out += digits[b & 15U];
  return out;
}

std::string to_hex(std::string_view bytes) {
  return to_hex(std::span(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

std::string sha256_hex(std::string_view bytes) { return to_hex(std::span<const unsigned char>(sha256(bytes))); }

std::optional<Bytes> from_hex(std::string_view hex) {
  const auto nibble = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  if (hex.size() % 2 != 0) return std::nullopt;
  Bytes out;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = nibble(hex[i]), low = nibble(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

namespace {
constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string encode(std::span<const unsigned char> bytes, bool url) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t n = std::min<std::size_t>(3, bytes.size() - i);
    const unsigned v = static_cast<unsigned>(bytes[i]) << 16U |
                       (n > 1 ? static_cast<unsigned>(bytes[i + 1]) << 8U : 0U) | (n > 2 ? bytes[i + 2] : 0U);
    for (std::size_t k = 0; k < 4; ++k) {
      if (k <= n) out += kAlphabet[v >> (18U - 6U * k) & 63U];
      else if (!url) out += '=';
    }
  }
  if (url) {
    for (auto& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
  }
  return out;
}
} // namespace

std::string to_base64(std::span<const unsigned char> bytes) { return encode(bytes, false); }
std::string to_base64(std::string_view bytes) {
  return encode(std::span(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()), false);
}
std::string to_base64url(std::span<const unsigned char> bytes) { return encode(bytes, true); }

std::optional<Bytes> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  Bytes out;
  out.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    const bool last = i + 4 == text.size();
    const std::size_t padding = last ? (text[i + 3] == '=' ? (text[i + 2] == '=' ? 2U : 1U) : 0U) : 0U;
    unsigned v = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::string_view alphabet(kAlphabet, 64);
      const auto at = k >= 4 - padding ? 0 : alphabet.find(text[i + k]);
      if (at == std::string_view::npos) return std::nullopt;
      v = v << 6U | static_cast<unsigned>(at);
    }
    if ((padding == 1 && (v & 0xffU) != 0) || (padding == 2 && (v & 0xffffU) != 0)) return std::nullopt;
    for (std::size_t k = 0; k < 3 - padding; ++k) out += static_cast<char>(v >> (16U - 8U * k) & 0xffU);
  }
  return out;
}

std::optional<Bytes> from_base64url(std::string_view text) {
  std::string standard(text);
  for (char& c : standard) {
    if (c == '+' || c == '/' || c == '=') return std::nullopt;
    if (c == '-') c = '+';
    else if (c == '_') c = '/';
  }
  while (standard.size() % 4 != 0) standard += '=';
  if (text.size() % 4 == 1) return std::nullopt;
  return from_base64(standard);
}

bool equal_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace socle
