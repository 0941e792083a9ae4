#include "identity/public_key.h"

#include "identity/limits.h"

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

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Number number(std::string_view bytes) { return Number(BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr)); }

PublicKey own(EVP_PKEY* key) {
  return key == nullptr ? nullptr : PublicKey(key, [](void* p) { EVP_PKEY_free(static_cast<EVP_PKEY*>(p)); });
}

// None where the numbers are no key: a point that is not on the curve, for instance.
PublicKey made_of(const char* type, OSSL_PARAM_BLD* builder) {
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
    return nullptr;
  PublicKey out = own(key);
  const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
  return check && EVP_PKEY_public_check_quick(check.get()) == 1 ? out : nullptr;
}
} // namespace

PublicKey rsa_key(const Bytes& modulus, const Bytes& exponent) {
  if (modulus.size() > rsa_bytes_max || exponent.empty() || exponent.size() > 8) return nullptr;
  const Number n = number(modulus), e = number(exponent);
  if (BN_num_bits(n.get()) < rsa_bits_min) return nullptr;
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  return made_of("RSA", builder.get());
}

PublicKey p256_key(const Bytes& x, const Bytes& y) {
  if (x.size() != curve_bytes || y.size() != curve_bytes) return nullptr;
  const Bytes point = "\x04" + x + y; // uncompressed
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  return made_of("EC", builder.get());
}

PublicKey ed25519_key(const Bytes& x) {
  if (x.size() != curve_bytes) return nullptr;
  return own(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(x), x.size()));
}

Bytes der_of(const Bytes& bare) {
  if (bare.size() != 2 * curve_bytes) return {};
  const Signature signature(ECDSA_SIG_new());
  Number r = number(std::string_view(bare).substr(0, curve_bytes)),
         s = number(std::string_view(bare).substr(curve_bytes));
  if (!signature || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return {};
  r.release(), s.release(); // the signature's now
  unsigned char* out = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &out);
  if (size <= 0) return {};
  Bytes der(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
  OPENSSL_free(out);
  return der;
}

bool verifies(const PublicKey& key, Signed algorithm, std::string_view message, std::string_view signature) {
  const Digesting context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* options = nullptr; // the context's own
  const EVP_MD* digest = algorithm == Signed::eddsa ? nullptr : EVP_sha256();
  if (!key || signature.empty() || !context ||
      EVP_DigestVerifyInit(context.get(), &options, digest, nullptr, static_cast<EVP_PKEY*>(key.get())) != 1)
    return false;
  if (algorithm == Signed::ps256 && (EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) != 1 ||
                                     EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) != 1))
    return false;
  return EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
}

} // namespace socle::identity
