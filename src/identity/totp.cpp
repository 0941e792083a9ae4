#include "identity/totp.h"

#include "identity/limits.h"

#include "base/digest.h"
#include "net/message.h"

#include <array>
#include <openssl/hmac.h>

namespace socle::identity {

std::string base32(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned buffer = 0, bits = 0;
  for (const char byte : bytes) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[(buffer >> (bits - 5)) & 31U];
  }
  if (bits > 0) out += alphabet[(buffer << (5 - bits)) & 31U];
  return out;
}

std::int64_t totp_step(Timestamp at) { return at.us / 1'000'000 / totp_step_s; }

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < 8; ++i) counter[7 - i] = static_cast<unsigned char>(step >> (8 * i));
  std::array<unsigned char, 20> mac{};
  unsigned size = mac.size();
  const auto* made = HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
                          mac.data(), &size);
  SOCLE_ASSERT(made != nullptr && size == mac.size());
  const std::size_t at = mac[19] & 15U;
  const unsigned value = ((mac[at] & 127U) << 24U) | (static_cast<unsigned>(mac[at + 1]) << 16U) |
                         (static_cast<unsigned>(mac[at + 2]) << 8U) | mac[at + 3];
  std::string digits = std::to_string(value % 1'000'000);
  return std::string(6 - digits.size(), '0') + digits;
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Timestamp now,
                                       std::int64_t last_step) {
  for (std::int64_t step = totp_step(now) - totp_steps_around; step <= totp_step(now) + totp_steps_around; ++step) {
    if (step > last_step && equal_secret(totp_code(secret, step), code)) return step;
  }
  return std::nullopt;
}

std::string totp_uri(std::string_view account, std::string_view secret) {
  return "otpauth://totp/Socle:" + net::percent_encode(account) + "?secret=" + base32(secret) +
         "&issuer=Socle&algorithm=SHA1&digits=6&period=30";
}

} // namespace socle::identity
