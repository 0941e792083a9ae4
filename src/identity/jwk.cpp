// Public keys as issuers publish them, and what they verify (OpenSSL 3).
#include "identity/errors.h"
#include "identity/jwt.h"
#include "identity/limits.h"

#include "base/digest.h"

#include <algorithm>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

namespace socle::identity {

namespace {
template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Digesting = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using Shared = std::shared_ptr<void>;

constexpr std::size_t curve_bytes = 32; // P-256's and Ed25519's coordinates

const unsigned char* raw(const Bytes& bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Bytes member(const json::object& jwk, std::string_view name) {
  return from_base64url(json::get_string(jwk, name).value_or("")).value_or(Bytes());
}

Number number(const Bytes& bytes) { return Number(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr)); }

Shared own(EVP_PKEY* key) {
  return key == nullptr ? nullptr : Shared(key, [](void* p) { EVP_PKEY_free(static_cast<EVP_PKEY*>(p)); });
}

// None where the numbers are no key: a point that is not on the curve, for instance.
Shared made_of(const char* type, OSSL_PARAM_BLD* builder) {
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
    return nullptr;
  Shared out = own(key);
  const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  return check && EVP_PKEY_public_check_quick(check.get()) == 1 ? out : nullptr;
}

Shared rsa(const json::object& jwk) {
  const Bytes modulus = member(jwk, "n"), exponent = member(jwk, "e");
  if (modulus.size() > rsa_bytes_max || exponent.empty() || exponent.size() > 8) return nullptr;
  const Number n = number(modulus), e = number(exponent);
  if (BN_num_bits(n.get()) < rsa_bits_min) return nullptr;
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  return made_of("RSA", builder.get());
}

Shared p256(const json::object& jwk) {
  const Bytes x = member(jwk, "x"), y = member(jwk, "y");
  if (json::get_string(jwk, "crv") != "P-256" || x.size() != curve_bytes || y.size() != curve_bytes) return nullptr;
  const Bytes point = "\x04" + x + y; // uncompressed
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  return made_of("EC", builder.get());
}

Shared ed25519(const json::object& jwk) {
  const Bytes x = member(jwk, "x");
  if (json::get_string(jwk, "crv") != "Ed25519" || x.size() != curve_bytes) return nullptr;
  return own(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(x), x.size()));
}

// OpenSSL reads two numbers in DER, tokens carry them bare.
Bytes der_of(const Bytes& bare) {
  if (bare.size() != 2 * curve_bytes) return {};
  const Signature signature(ECDSA_SIG_new());
  Number r = number(bare.substr(0, curve_bytes)), s = number(bare.substr(curve_bytes));
  if (!signature || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return {};
  r.release(), s.release(); // the signature's now
  unsigned char* out = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &out);
  if (size <= 0) return {};
  Bytes der(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
  OPENSSL_free(out);
  return der;
}

bool verified_by(EVP_PKEY* key, const Token& token) {
  const Digesting context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* options = nullptr; // the context's own
  const EVP_MD* digest = token.algorithm == "EdDSA" ? nullptr : EVP_sha256();
  if (!context || EVP_DigestVerifyInit(context.get(), &options, digest, nullptr, key) != 1) return false;
  if (token.algorithm == "PS256" && (EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) != 1 ||
                                     EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) != 1))
    return false;
  const Bytes signature = token.algorithm == "ES256" ? der_of(token.signature) : token.signature;
  return !signature.empty() && EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(token.signed_part),
                                                token.signed_part.size()) == 1;
}
} // namespace

std::optional<KeySet::Key> KeySet::read_key(const json::object& jwk) {
  Key out{json::get_string(jwk, "kid").value_or(""), json::get_string(jwk, "kty").value_or(""),
          json::get_string(jwk, "alg").value_or(""), nullptr};
  if (json::get_string(jwk, "use").value_or("sig") != "sig") return std::nullopt;
  const auto operations = texts(jwk, "key_ops");
  if (!operations.empty() && std::ranges::find(operations, "verify") == operations.end()) return std::nullopt;
  if (out.type == "RSA") out.key = rsa(jwk);
  else if (out.type == "EC") out.key = p256(jwk);
  else if (out.type == "OKP") out.key = ed25519(jwk);
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
  return std::ranges::any_of(keys_, [&](const Key& key) {
    return fits(key, token) && verified_by(static_cast<EVP_PKEY*>(key.key.get()), token);
  });
}

} // namespace socle::identity
