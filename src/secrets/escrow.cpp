#include "secrets/escrow.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "secrets/errors.h"
#include "secrets/key_files.h"

#include <sodium.h>

namespace socle::secrets {

namespace {
constexpr std::string_view kMagic = "socle key escrow 1\n";
constexpr std::size_t kSaltBytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t kFileBytesMax = 4'096;
constexpr std::size_t kPassphraseBytesMin = 12; // it guards everything, and whoever holds the file may try for ever

Result<Key> key_of(std::string_view passphrase, std::string_view salt) {
  std::array<unsigned char, Key::size> bytes{};
  if (crypto_pwhash(bytes.data(), bytes.size(), passphrase.data(), passphrase.size(),
                    reinterpret_cast<const unsigned char*>(salt.data()), crypto_pwhash_OPSLIMIT_MODERATE,
                    crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(kHashFailed);
  }
  const Key key(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

// The names that a key directory holds: letters, digits, dashes, one of two endings.
bool is_key_file(std::string_view name) {
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.')) return false;
  }
  return name.find("..") == std::string_view::npos && (name.ends_with(".key") || name.ends_with(".destroyed"));
}
} // namespace

Result<Bytes> escrow_keys(const std::filesystem::path& directory, std::string_view passphrase, Random& random) {
  if (passphrase.size() < kPassphraseBytesMin)
    return fail(kShortPassphrase, {{"bytes_min", std::to_string(kPassphraseBytesMin)}});
  json::object files;
  std::error_code error;
  for (std::filesystem::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!is_key_file(name)) continue;
    SOCLE_TRY(const std::optional<Bytes> bytes, read_file(at->path(), kFileBytesMax));
    if (bytes) files[name] = to_base64(*bytes);
  }
  if (error || !files.contains("root.key")) return fail(kNoKeys, {{"directory", directory.string()}});
  Bytes salt(kSaltBytes, '\0');
  random.fill({reinterpret_cast<unsigned char*>(salt.data()), salt.size()});
  SOCLE_TRY(const Key key, key_of(passphrase, salt));
  Bytes plain = json::write(files);
  Bytes out = Bytes(kMagic) + salt + seal_with(key, plain, kMagic, random);
  sodium_memzero(plain.data(), plain.size());
  return out;
}

Result<void> restore_keys(std::string_view escrow, std::string_view passphrase,
                          const std::filesystem::path& directory) {
  if (!escrow.starts_with(kMagic) || escrow.size() < kMagic.size() + kSaltBytes) return fail(kWrongPassphrase);
  const auto salt = escrow.substr(kMagic.size(), kSaltBytes);
  SOCLE_TRY(const Key key, key_of(passphrase, salt));
  const auto plain = open_with(key, escrow.substr(kMagic.size() + kSaltBytes), kMagic);
  if (!plain) return fail(kWrongPassphrase);
  SOCLE_TRY(const json::value files, json::parse(*plain));
  std::error_code error;
  if (std::filesystem::exists(directory, error) && !std::filesystem::is_empty(directory, error))
    return fail(kKeysThere, {{"directory", directory.string()}});
  SOCLE_CHECK(make_directory_durably(directory));
  for (const auto& file : files.as_object()) {
    const auto bytes = from_base64(json::text(file.value()));
    if (!bytes || !is_key_file(std::string_view(file.key()))) return fail(kWrongPassphrase);
    SOCLE_CHECK(write_file_durably(directory / std::string(file.key()), *bytes));
  }
  return {};
}

} // namespace socle::secrets
