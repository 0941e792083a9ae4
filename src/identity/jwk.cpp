// Public keys as issuers publish them, and what they verify.
#include "identity/errors.h"
#include "identity/jwt.h"
#include "identity/limits.h"
#include "identity/public_key.h"

#include "base/digest.h"

#include <algorithm>

namespace socle::identity {

namespace {
Bytes member(const json::object& jwk, std::string_view name) {
  return from_base64url(json::get_string(jwk, name).value_or("")).value_or(Bytes());
}

bool on_curve(const json::object& jwk, std::string_view name) { return json::get_string(jwk, "crv") == name; }

bool verified_by(const PublicKey& key, const Token& token) {
  const Signed algorithm = token.algorithm == "RS256"   ? Signed::rs256
                           : token.algorithm == "PS256" ? Signed::ps256
                           : token.algorithm == "ES256" ? Signed::es256
                                                        : Signed::eddsa;
  return identity::verifies(key, algorithm, token.signed_part,
                            algorithm == Signed::es256 ? der_of(token.signature) : token.signature);
}
} // namespace

std::optional<KeySet::Key> KeySet::read_key(const json::object& jwk) {
  Key out{json::get_string(jwk, "kid").value_or(""), json::get_string(jwk, "kty").value_or(""),
          json::get_string(jwk, "alg").value_or(""), nullptr};
  if (json::get_string(jwk, "use").value_or("sig") != "sig") return std::nullopt;
  const auto operations = texts(jwk, "key_ops");
  if (!operations.empty() && std::ranges::find(operations, "verify") == operations.end()) return std::nullopt;
  if (out.type == "RSA") out.key = rsa_key(member(jwk, "n"), member(jwk, "e"));
  else if (out.type == "EC" && on_curve(jwk, "P-256")) out.key = p256_key(member(jwk, "x"), member(jwk, "y"));
  else if (out.type == "OKP" && on_curve(jwk, "Ed25519")) out.key = ed25519_key(member(jwk, "x"));
  if (!out.key) return std::nullopt;
  return out;
}

Result<KeySet> KeySet::read(std::string_view jwks) {
  const auto parsed = json::parse(jwks, provider_answer_bytes_max);
  const auto* list = parsed && parsed->is_object() ? json::get_array(parsed->get_object(), "keys") : nullptr;
  if (list == nullptr) return fail(kProviderAnswer, {{"reason", "its keys are no JWK set"}});
  KeySet out;
  for (const auto& jwk : *list) {
    if (!jwk.is_object() || out.keys_.size() >= provider_keys_max) continue;
    if (auto key = read_key(jwk.get_object())) out.keys_.push_back(std::move(*key));
  }
  return out;
}

bool KeySet::fits(const Key& key, const Token& token) {
  const bool of_type = key.type == "RSA"  ? token.algorithm == "RS256" || token.algorithm == "PS256"
                       : key.type == "EC" ? token.algorithm == "ES256"
                                          : token.algorithm == "EdDSA";
  return of_type && (key.algorithm.empty() || key.algorithm == token.algorithm) &&
         (token.key_id.empty() || key.id == token.key_id);
}

bool KeySet::knows(const Token& token) const {
  return std::ranges::any_of(keys_, [&](const Key& key) { return fits(key, token); });
}

bool KeySet::verifies(const Token& token) const {
  return std::ranges::any_of(keys_, [&](const Key& key) { return fits(key, token) && verified_by(key.key, token); });
}

} // namespace socle::identity
