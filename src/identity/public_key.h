// Public keys made of the numbers that a token's issuer or an authenticator names, and what they verify (OpenSSL 3). Pure.
#pragma once

#include "base/base.h"

#include <memory>

namespace socle::identity {

using PublicKey = std::shared_ptr<void>; // EVP_PKEY; null where the numbers are no key, or a weak one

inline constexpr std::size_t curve_bytes = 32; // P-256's and Ed25519's coordinates

PublicKey rsa_key(const Bytes& modulus, const Bytes& exponent);
PublicKey p256_key(const Bytes& x, const Bytes& y);
PublicKey ed25519_key(const Bytes& x);

enum class Signed { rs256, ps256, es256, eddsa };
// ES256: the signature in DER. The caller has seen to it that the key is of the algorithm's type.
bool verifies(const PublicKey& key, Signed algorithm, std::string_view message, std::string_view signature);
Bytes der_of(
    const Bytes& bare); // of ES256: the two numbers in DER, as tokens carry them bare; empty where they are none

} // namespace socle::identity
