// Ed25519 keys that a person keeps, apart from any key ring: a seed of 32 bytes.
#pragma once

#include "base/base.h"
#include "base/random.h"

namespace socle::secrets {

Bytes make_signing_seed(Random& random);
Result<Bytes> public_key_of(std::string_view seed); // 32 bytes
Result<Bytes> sign_with(std::string_view seed, std::string_view message); // 64 bytes

} // namespace socle::secrets
