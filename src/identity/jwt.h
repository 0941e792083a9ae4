// JSON Web Tokens and the keys that they are signed with: read and verified by RFC 7515, 7517, 7518 and 7519, as RFC 8725 advises. Pure.
#pragma once

#include "base/clock.h"
#include "base/json.h"
#include "identity/public_key.h"

namespace socle::identity {

// A token as it was sent: nothing in it is true before it is verified.
struct Token {
  std::string algorithm, key_id, type;
  json::object claims;
  std::string signed_part;
  Bytes signature;
};

// Compact form only; RS256, PS256, ES256 and EdDSA (Ed25519) only: never "none", never a shared secret, no critical extensions.
Result<Token> read_token(std::string_view text);

// The public keys of an issuer. A key decides which algorithm it verifies, the token does not.
class KeySet {
 public:
  // A JWK set. Keys of other kinds or uses, and those that are too weak, are passed over.
  static Result<KeySet> read(std::string_view jwks);
  // Whether a key fits the token's key id and algorithm: none may mean that the issuer has changed its keys.
  bool knows(const Token& token) const;
  bool verifies(const Token& token) const;
  std::size_t size() const { return keys_.size(); }

 private:
  struct Key {
    std::string id, type, algorithm; // algorithm: as the key itself limits it, or empty
    PublicKey key;
  };
  static std::optional<Key> read_key(const json::object& jwk);
  static bool fits(const Key& key, const Token& token);
  std::vector<Key> keys_;
};

// What a verified token has to say.
struct Expected {
  std::string issuer;
  std::vector<std::string> audiences; // one of them
  std::string client; // of a token with several audiences, the party that it was made for; empty: not asked
  std::optional<std::string> nonce;
  Timestamp now;
};
Result<void> check_claims(const Token& token, const Expected& expected);

// A claim as a list of texts: one text is a list of one.
std::vector<std::string> texts(const json::object& claims, std::string_view name);

} // namespace socle::identity
