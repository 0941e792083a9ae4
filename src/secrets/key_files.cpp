#include "secrets/key_files.h"

#include "base/digest.h"
#include "base/file.h"
#include "secrets/errors.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace socle::secrets {

namespace {

constexpr std::string_view kRootMagic = "socle root key 1\n";
constexpr char kSealVersion = 1;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kKeyFileBytesMax = 4'096;

const unsigned char* octets(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* octets(Bytes& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Result<void> must_be_private(const std::filesystem::path& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) == 0 && (info.st_mode & 077) != 0) return fail(kExposed, {{"path", path.string()}});
  return {};
}

} // namespace

Key::Key(std::string_view bytes) {
  SOCLE_ASSERT(bytes.size() == size);
  std::memcpy(bytes_.data(), bytes.data(), size);
}

Key::~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

Key Key::random(Random& random) {
  Key key;
  random.fill(key.bytes_);
  return key;
}

Bytes seal_with(const Key& key, std::string_view plaintext, std::string_view associated, Random& random) {
  Bytes sealed(1 + kNonceBytes + plaintext.size() + kTagBytes, '\0');
  sealed[0] = kSealVersion;
  unsigned char* const nonce = octets(sealed) + 1;
  random.fill({nonce, kNonceBytes});
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceBytes, nullptr, octets(plaintext), plaintext.size(),
                                             octets(associated), associated.size(), nullptr, nonce, key.data());
  return sealed;
}

std::optional<Bytes> open_with(const Key& key, std::string_view sealed, std::string_view associated) {
  if (sealed.size() < 1 + kNonceBytes + kTagBytes || sealed[0] != kSealVersion) return std::nullopt;
  const std::string_view nonce = sealed.substr(1, kNonceBytes);
  const std::string_view box = sealed.substr(1 + kNonceBytes);
  Bytes plaintext(box.size() - kTagBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(octets(plaintext), nullptr, nullptr, octets(box), box.size(),
                                                 octets(associated), associated.size(), octets(nonce), key.data()) != 0)
    return std::nullopt;
  return plaintext;
}

Result<KeyFiles> KeyFiles::open(const std::filesystem::path& directory, bool create, Random& random) {
  const std::filesystem::path root_path = directory / "root.key";
  if (create) SOCLE_CHECK(make_directory_durably(directory, 0700));
  SOCLE_CHECK(must_be_private(directory));
  SOCLE_CHECK(must_be_private(root_path));
  sweep_parts(directory);
  SOCLE_TRY(std::optional<Bytes> found, read_file(root_path, kKeyFileBytesMax));
  std::error_code code;
  // Keys without their root are a damaged directory: a new root would make them unreadable for ever.
  if (!found && create && std::filesystem::is_empty(directory, code)) {
    Bytes fresh(kRootMagic);
    fresh += Key::random(random).view();
    auto made = create_file_durably(root_path, fresh);
    sodium_memzero(fresh.data(), fresh.size());
    if (!made) return std::unexpected(made.error());
    SOCLE_TRY(found, read_file(root_path, kKeyFileBytesMax));
  }
  if (!found) return fail(kNoKeys, {{"directory", directory.string()}});
  if (found->size() != kRootMagic.size() + Key::size || !found->starts_with(kRootMagic))
    return fail(kKeyDamaged, {{"scope", "root"}});
  KeyFiles files(directory, Key(std::string_view(*found).substr(kRootMagic.size())));
  sodium_memzero(found->data(), found->size());
  SOCLE_CHECK(files.finish_destroying(random));
  return files;
}

Result<void> KeyFiles::finish_destroying(Random& random) const {
  std::vector<std::filesystem::path> keys;
  std::error_code code;
  for (std::filesystem::directory_iterator at(directory_, code), end; !code && at != end; at.increment(code))
    if (at->path().extension() == ".destroyed")
      keys.push_back(std::filesystem::path(at->path()).replace_extension(".key"));
  for (const std::filesystem::path& key : keys) SOCLE_CHECK(erase(key, random));
  return {};
}

std::filesystem::path KeyFiles::path(std::string_view kind, std::string_view name, std::string_view ending) const {
  const Sha256 digest = sha256({kind, ":", name});
  return directory_ / (std::string(kind) + "-" + to_hex(view(digest)).substr(0, 40) + std::string(ending));
}

Result<std::optional<Key>> KeyFiles::load(std::string_view kind, std::string_view name) const {
  SOCLE_TRY(const std::optional<Bytes> tombstone, read_file(path(kind, name, ".destroyed"), kKeyFileBytesMax));
  if (tombstone) return fail(kDestroyed, {{"scope", std::string(name)}});
  const std::filesystem::path file = path(kind, name, ".key");
  SOCLE_CHECK(must_be_private(file));
  SOCLE_TRY(const std::optional<Bytes> wrapped, read_file(file, kKeyFileBytesMax));
  if (!wrapped) return std::nullopt;
  std::optional<Bytes> bytes = open_with(root_, *wrapped, std::string(kind) + ":" + std::string(name));
  if (!bytes || bytes->size() != Key::size) return fail(kKeyDamaged, {{"scope", std::string(name)}});
  const Key key(*bytes);
  sodium_memzero(bytes->data(), bytes->size());
  return key;
}

Result<Key> KeyFiles::make(std::string_view kind, std::string_view name, const Key& fresh, Random& random) const {
  const Bytes wrapped = seal_with(root_, fresh.view(), std::string(kind) + ":" + std::string(name), random);
  SOCLE_TRY(const bool made, create_file_durably(path(kind, name, ".key"), wrapped));
  if (made) return fresh;
  SOCLE_TRY(const std::optional<Key> existing, load(kind, name));
  if (!existing) return fail(kKeyMissing, {{"scope", std::string(name)}});
  return *existing;
}

Result<void> KeyFiles::destroy(std::string_view kind, std::string_view name, Random& random) const {
  SOCLE_CHECK(write_file_durably(path(kind, name, ".destroyed"), "destroyed\n"));
  return erase(path(kind, name, ".key"), random);
}

Result<void> KeyFiles::erase(const std::filesystem::path& file, Random& random) const {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT) return {};
  struct stat info{};
  bool overwritten = fd >= 0 && ::fstat(fd, &info) == 0;
  if (overwritten) {
    std::vector<unsigned char> noise(static_cast<std::size_t>(info.st_size));
    random.fill(noise);
    overwritten = ::pwrite(fd, noise.data(), noise.size(), 0) == static_cast<ssize_t>(noise.size()) && ::fsync(fd) == 0;
  }
  if (fd >= 0) ::close(fd);
  // Unlinked even when the disk refuses to overwrite; that it refused is reported all the same.
  auto removed = remove_file_durably(file);
  if (!removed) return std::unexpected(removed.error());
  if (!overwritten) return fail(kKeyDamaged, {{"scope", file.filename().string()}});
  return {};
}

} // namespace socle::secrets
