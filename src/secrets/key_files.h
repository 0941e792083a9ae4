// The key directory on disk: root.key, and one wrapped key per scope and per signing key, each in its own file.
// A scope's name is in no file name: files are named by its digest.
#pragma once

#include "secrets/secrets.h"

namespace socle::secrets {

// 32 bytes that are wiped when they leave memory.
class Key {
 public:
  static constexpr std::size_t size = 32;
  Key() = default;
  explicit Key(std::string_view bytes);
  ~Key();
  Key(const Key& other) = default;
  Key& operator=(const Key& other) = default;
  static Key random(Random& random);
  const unsigned char* data() const { return bytes_.data(); }
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), size}; }

 private:
  std::array<unsigned char, size> bytes_{};
};

// XChaCha20-Poly1305: a version byte, the nonce, the ciphertext with its tag. Empty when it is not authentic.
Bytes seal_with(const Key& key, std::string_view plaintext, std::string_view associated, Random& random);
std::optional<Bytes> open_with(const Key& key, std::string_view sealed, std::string_view associated);

class KeyFiles {
 public:
  static Result<KeyFiles> open(const std::filesystem::path& directory, bool create, Random& random);

  // `kind` is "scope" or "sign"; the name is part of what the wrapping authenticates, so files cannot be swapped.
  Result<std::optional<Key>> load(std::string_view kind, std::string_view name) const;
  // Keeps `fresh` unless a key is there already; the one that is there then counts.
  Result<Key> make(std::string_view kind, std::string_view name, const Key& fresh, Random& random) const;
  // The tombstone first, then the key: after a crash between them the key counts as destroyed and is erased when the
  // directory is next opened.
  Result<void> destroy(std::string_view kind, std::string_view name, Random& random) const;

 private:
  KeyFiles(std::filesystem::path directory, Key root) : directory_(std::move(directory)), root_(std::move(root)) {}
  std::filesystem::path path(std::string_view kind, std::string_view name, std::string_view ending) const;
  Result<void> finish_destroying(Random& random) const;
  Result<void> erase(const std::filesystem::path& file, Random& random) const;

  std::filesystem::path directory_;
  Key root_;
};

} // namespace socle::secrets
