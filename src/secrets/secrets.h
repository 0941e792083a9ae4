// What: keys and what they do: envelope encryption (XChaCha20-Poly1305), one data key per scope wrapped by the root key, Ed25519
//   signing keys, password hashing (Argon2id). Destroying a scope's key erases whatever it sealed, in backups too.
// Invariants: keys lie in a directory of their own, apart from the data and its WAL, readable by the owner only; a destroyed
//   scope is never made anew under the same name; no function writes a key or plaintext to a log or an error.
// Threads: every function may be called from any thread. hash_password and verify_password take tens of milliseconds: use the
//   worker pool.
// Failure: a missing, damaged or destroyed key is an error that names the scope; nothing is ever sealed with a guess.
#pragma once

#include "base/base.h"
#include "base/random.h"

#include <filesystem>
#include <memory>

namespace socle::secrets {

class KeyRing {
 public:
  virtual ~KeyRing();

  // Seals under the scope's data key, which is made on first use. `associated` is authenticated and must be given again.
  virtual Result<Bytes> seal(std::string_view scope, std::string_view plaintext, std::string_view associated) = 0;
  virtual Result<Bytes> open(std::string_view scope, std::string_view sealed, std::string_view associated) = 0;
  // A 32-byte key for HMAC commitments, derived from the scope's data key; dies with it.
  virtual Result<Bytes> mac_key(std::string_view scope) = 0;
  // Crypto-erasure: overwrites and unlinks the scope's key; afterwards everything of the scope answers secrets.destroyed.
  virtual Result<void> destroy(std::string_view scope) = 0;

  // Ed25519. The signing key `name` is made on first use.
  virtual Result<Bytes> sign(std::string_view name, std::string_view message) = 0; // 64 bytes
  virtual Result<Bytes> public_key(std::string_view name) = 0; // 32 bytes
};

// Opens the key directory, or makes it (0700, files 0600) when `create` is set.
Result<std::unique_ptr<KeyRing>> open_key_ring(const std::filesystem::path& directory, bool create, Random& random);

bool verify_signature(std::string_view public_key, std::string_view message, std::string_view signature);

// Argon2id, interactive parameters or above; the encoded string carries salt and parameters.
Result<std::string> hash_password(std::string_view password);
bool verify_password(std::string_view encoded, std::string_view password);

} // namespace socle::secrets
