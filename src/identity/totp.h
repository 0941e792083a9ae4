// One-time codes by time (RFC 6238: HMAC-SHA-1, 6 digits, 30 s), and the codes on paper for whoever lost the device. Pure.
#pragma once

#include "base/clock.h"

namespace socle::identity {

std::string totp_code(std::string_view secret, std::int64_t step);
std::int64_t totp_step(Timestamp at);
// The step whose code this is, a step's difference of clocks allowed; none: wrong, or not after `last_step`, so used before.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Timestamp now,
                                       std::int64_t last_step);
// What an authenticator reads: "otpauth://totp/…".
std::string totp_uri(std::string_view account, std::string_view secret);
std::string base32(std::string_view bytes); // RFC 4648, without padding

} // namespace socle::identity
