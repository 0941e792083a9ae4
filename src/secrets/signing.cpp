#include "secrets/signing.h"

#include "secrets/errors.h"

#include <array>
#include <sodium.h>

namespace socle::secrets {

namespace {
const unsigned char* octets(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

struct KeyPair {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
  explicit KeyPair(std::string_view seed) {
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), octets(seed));
  }
  ~KeyPair() { sodium_memzero(secret_key.data(), secret_key.size()); }
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;
};

std::unexpected<Error> no_seed() { return fail(kKeyDamaged, {{"scope", "signing key"}}); }
} // namespace

Bytes make_signing_seed(Random& random) {
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  random.fill(seed);
  Bytes out(reinterpret_cast<const char*>(seed.data()), seed.size());
  sodium_memzero(seed.data(), seed.size());
  return out;
}

Result<Bytes> public_key_of(std::string_view seed) {
  if (seed.size() != crypto_sign_SEEDBYTES) return no_seed();
  const KeyPair pair(seed);
  return Bytes(reinterpret_cast<const char*>(pair.public_key.data()), pair.public_key.size());
}

Result<Bytes> sign_with(std::string_view seed, std::string_view message) {
  if (seed.size() != crypto_sign_SEEDBYTES) return no_seed();
  const KeyPair pair(seed);
  Bytes signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, octets(message), message.size(),
                       pair.secret_key.data());
  return signature;
}

} // namespace socle::secrets
