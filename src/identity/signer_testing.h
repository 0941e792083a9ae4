// Makes keys and tokens as an issuer does, right and wrong ones, for the tests.
#pragma once

#include "base/digest.h"
#include "base/json.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace socle::identity::testing {

class Signer {
 public:
  Signer(std::string algorithm, std::string id) : algorithm_(std::move(algorithm)), id_(std::move(id)) {
    key_ = algorithm_ == "ES256"   ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
           : algorithm_ == "EdDSA" ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")
                                   : EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048});
  }
  ~Signer() { EVP_PKEY_free(key_); }
  Signer(Signer&& other) noexcept
      : algorithm_(std::move(other.algorithm_)), id_(std::move(other.id_)), key_(std::exchange(other.key_, nullptr)) {}
  Signer(const Signer&) = delete;
  Signer& operator=(const Signer&) = delete;

  json::object jwk() const {
    json::object out;
    out["kid"] = id_;
    if (algorithm_ == "EdDSA") {
      unsigned char raw[32];
      std::size_t size = sizeof raw;
      EVP_PKEY_get_raw_public_key(key_, raw, &size);
      out["kty"] = "OKP", out["crv"] = "Ed25519", out["x"] = to_base64url(raw);
    } else if (algorithm_ == "ES256") {
      out["kty"] = "EC", out["crv"] = "P-256", out["x"] = number(OSSL_PKEY_PARAM_EC_PUB_X, 32),
      out["y"] = number(OSSL_PKEY_PARAM_EC_PUB_Y, 32);
    } else {
      out["kty"] = "RSA", out["n"] = number(OSSL_PKEY_PARAM_RSA_N, 256), out["e"] = number(OSSL_PKEY_PARAM_RSA_E, 3);
    }
    return out;
  }

  std::string token(const json::object& claims, json::object header = {}) const {
    if (!header.contains("alg")) header["alg"] = algorithm_;
    if (!header.contains("kid")) header["kid"] = id_;
    const std::string signed_part = part(json::write(header)) + "." + part(json::write(claims));
    return signed_part + "." + part(sign(signed_part));
  }
  static std::string part(std::string_view bytes) {
    return to_base64url(std::span(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
  }

  // As authenticators sign: two numbers of ES256 stay in DER.
  Bytes signature_of(const std::string& text) const {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, algorithm_ == "EdDSA" ? nullptr : EVP_sha256(), nullptr, key_);
    std::size_t size = 512;
    Bytes out(size, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size,
                   reinterpret_cast<const unsigned char*>(text.data()), text.size());
    EVP_MD_CTX_free(context);
    out.resize(size);
    return out;
  }

 private:
  std::string number(const char* name, int bytes) const {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key_, name, &value);
    std::vector<unsigned char> out(static_cast<std::size_t>(bytes));
    BN_bn2binpad(value, out.data(), bytes);
    BN_free(value);
    return to_base64url(out);
  }
  Bytes sign(const std::string& text) const {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_PKEY_CTX* options = nullptr;
    EVP_DigestSignInit(context, &options, algorithm_ == "EdDSA" ? nullptr : EVP_sha256(), nullptr, key_);
    if (algorithm_ == "PS256") {
      EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING);
      EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST);
    }
    std::size_t size = 512;
    Bytes out(size, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size,
                   reinterpret_cast<const unsigned char*>(text.data()), text.size());
    EVP_MD_CTX_free(context);
    out.resize(size);
    if (algorithm_ != "ES256") return out;
    const auto* der = reinterpret_cast<const unsigned char*>(out.data());
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(size));
    Bytes bare(64, '\0');
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), reinterpret_cast<unsigned char*>(bare.data()), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), reinterpret_cast<unsigned char*>(bare.data()) + 32, 32);
    ECDSA_SIG_free(signature);
    return bare;
  }
  std::string algorithm_, id_;
  EVP_PKEY* key_ = nullptr;
};

inline std::string key_set(std::initializer_list<const Signer*> signers) {
  json::array keys;
  for (const auto* signer : signers) keys.push_back(signer->jwk());
  return json::write(json::object{{"keys", std::move(keys)}});
}

} // namespace socle::identity::testing
