#include "secrets/secrets.h"

#include "base/digest.h"
#include "secrets/errors.h"
#include "secrets/key_files.h"

#include <map>
#include <mutex>
#include <sodium.h>

namespace socle::secrets {

KeyRing::~KeyRing() = default;

namespace {

const unsigned char* octets(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

struct SigningKey {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
  explicit SigningKey(const Key& seed) { crypto_sign_seed_keypair(public_key.data(), secret_key.data(), seed.data()); }
  ~SigningKey() { sodium_memzero(secret_key.data(), secret_key.size()); }
  SigningKey(const SigningKey&) = default;
  SigningKey& operator=(const SigningKey&) = default;
};

class FileKeyRing final : public KeyRing {
 public:
  FileKeyRing(KeyFiles files, Random& random) : files_(std::move(files)), random_(random) {}

  Result<Bytes> seal(std::string_view scope, std::string_view plaintext, std::string_view associated) override {
    SOCLE_TRY(const Key key, scope_key(scope, true));
    return seal_with(key, plaintext, associated, random_);
  }

  Result<Bytes> open(std::string_view scope, std::string_view sealed, std::string_view associated) override {
    SOCLE_TRY(const Key key, scope_key(scope, false));
    std::optional<Bytes> plaintext = open_with(key, sealed, associated);
    if (!plaintext) return fail(kNotAuthentic, {{"scope", std::string(scope)}});
    return std::move(*plaintext);
  }

  Result<Bytes> mac_key(std::string_view scope) override {
    SOCLE_TRY(const Key key, scope_key(scope, true));
    return Bytes(view(hmac_sha256(key.view(), "socle commitment key 1")));
  }

  Result<void> destroy(std::string_view scope) override {
    const std::lock_guard lock(mutex_);
    scope_keys_.erase(std::string(scope)); // before the files: whatever happens to them, this process forgets the key
    return files_.destroy("scope", scope, random_);
  }

  Result<Bytes> sign(std::string_view name, std::string_view message) override {
    SOCLE_TRY(const SigningKey key, signing_key(name));
    Bytes signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, octets(message), message.size(),
                         key.secret_key.data());
    return signature;
  }

  Result<Bytes> public_key(std::string_view name) override {
    SOCLE_TRY(const SigningKey key, signing_key(name));
    return Bytes(reinterpret_cast<const char*>(key.public_key.data()), key.public_key.size());
  }

 private:
  // Under the mutex: a key is never made twice, nor brought back by one that reads while another destroys.
  Result<Key> loaded(std::string_view kind, std::string_view name, bool make) {
    SOCLE_TRY(const std::optional<Key> found, files_.load(kind, name));
    if (found) return *found;
    if (!make) return fail(kKeyMissing, {{"scope", std::string(name)}});
    return files_.make(kind, name, Key::random(random_), random_);
  }

  Result<Key> scope_key(std::string_view scope, bool make) {
    const std::lock_guard lock(mutex_);
    if (const auto found = scope_keys_.find(scope); found != scope_keys_.end()) return found->second;
    SOCLE_TRY(const Key key, loaded("scope", scope, make));
    scope_keys_.emplace(scope, key);
    return key;
  }

  Result<SigningKey> signing_key(std::string_view name) {
    const std::lock_guard lock(mutex_);
    if (const auto found = signing_keys_.find(name); found != signing_keys_.end()) return found->second;
    SOCLE_TRY(const Key seed, loaded("sign", name, true));
    return signing_keys_.emplace(name, SigningKey(seed)).first->second;
  }

  const KeyFiles files_;
  Random& random_;
  std::mutex mutex_;
  std::map<std::string, Key, std::less<>> scope_keys_;
  std::map<std::string, SigningKey, std::less<>> signing_keys_;
};

} // namespace

Result<std::unique_ptr<KeyRing>> open_key_ring(const std::filesystem::path& directory, bool create, Random& random) {
  SOCLE_ASSERT(sodium_init() >= 0);
  SOCLE_TRY(KeyFiles files, KeyFiles::open(directory, create, random));
  return std::make_unique<FileKeyRing>(std::move(files), random);
}

bool verify_signature(std::string_view public_key, std::string_view message, std::string_view signature) {
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
  return crypto_sign_verify_detached(octets(signature), octets(message), message.size(), octets(public_key)) == 0;
}

Result<std::string> hash_password(std::string_view password) {
  SOCLE_ASSERT(sodium_init() >= 0);
  std::array<char, crypto_pwhash_STRBYTES> encoded{};
  if (crypto_pwhash_str_alg(encoded.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(kHashFailed);
  return std::string(encoded.data());
}

bool verify_password(std::string_view encoded, std::string_view password) {
  SOCLE_ASSERT(sodium_init() >= 0);
  if (encoded.size() >= crypto_pwhash_STRBYTES) return false;
  std::array<char, crypto_pwhash_STRBYTES> terminated{};
  encoded.copy(terminated.data(), encoded.size());
  return crypto_pwhash_str_verify(terminated.data(), password.data(), password.size()) == 0;
}

} // namespace socle::secrets
