#include "blobs/blobs.h"

#include "base/digest.h"
#include "base/errors.h"
#include "base/file.h"
#include "blobs/errors.h"
#include "blobs/limits.h"
#include "secrets/errors.h"

#include <algorithm>

namespace socle::blobs {

Blobs::~Blobs() = default;

namespace {

bool is_name(std::string_view name) {
  return name.size() == 64 &&
         std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// Where files grow before they are renamed into place: all that a crash can leave half written lies here.
constexpr const char* kIncoming = "incoming";

class FileBlobs final : public Blobs {
 public:
  FileBlobs(std::filesystem::path directory, secrets::KeyRing& keys) : directory_(std::move(directory)), keys_(keys) {}

  Result<std::string> put(std::string_view scope, std::string_view bytes) override {
    if (bytes.size() > limits::kBlobBytesMax)
      return fail(kTooLarge, {{"what", "The file"},
                              {"bytes", std::to_string(bytes.size())},
                              {"bytes_max", std::to_string(limits::kBlobBytesMax)}});
    const std::string name = sha256_hex(bytes);
    SOCLE_TRY(const std::filesystem::path file, path(scope, name));
    if (get(scope, name)) return name; // a damaged one is written again
    SOCLE_TRY(const Bytes sealed, keys_.seal(scope, bytes, name));
    SOCLE_CHECK(make_directory_durably(file.parent_path()));
    SOCLE_CHECK(write_file_durably(file, sealed, 0600, directory_ / kIncoming));
    return name;
  }

  Result<Bytes> get(std::string_view scope, std::string_view name) override {
    SOCLE_TRY(const std::filesystem::path file, path(scope, name));
    SOCLE_TRY(const std::optional<Bytes> sealed, read_file(file, limits::kBlobBytesMax + limits::kSealBytesMax));
    if (!sealed) return named(kMissing, scope, name);
    auto bytes = keys_.open(scope, *sealed, name);
    if (!bytes && bytes.error().is(secrets::kNotAuthentic)) return named(kDamaged, scope, name);
    if (bytes && sha256_hex(*bytes) != name) return named(kDamaged, scope, name);
    return bytes;
  }

  Result<void> remove(std::string_view scope, std::string_view name) override {
    SOCLE_TRY(const std::filesystem::path file, path(scope, name));
    SOCLE_TRY(const bool removed, remove_file_durably(file));
    if (!removed) return named(kMissing, scope, name);
    return {};
  }

 private:
  static std::unexpected<Error> named(const ErrorKind& kind, std::string_view scope, std::string_view name) {
    return fail(kind, {{"scope", std::string(scope)}, {"blob", std::string(name)}});
  }

  // The digest of a short text can be guessed, so no file is named by it: by its commitment under the scope's key instead, which
  // means nothing once that key is destroyed.
  Result<std::filesystem::path> path(std::string_view scope, std::string_view name) const {
    if (!is_name(name)) return named(kBadName, scope, name);
    SOCLE_TRY(const Bytes key, keys_.mac_key(scope));
    const std::string hex = to_hex(view(hmac_sha256(key, std::string("blob ") + std::string(name))));
    return directory_ / hex.substr(0, 2) / hex.substr(2, 2) / hex.substr(4);
  }

  const std::filesystem::path directory_;
  secrets::KeyRing& keys_;
};

} // namespace

Result<std::unique_ptr<Blobs>> open_blobs(const std::filesystem::path& directory, secrets::KeyRing& keys) {
  SOCLE_CHECK(make_directory_durably(directory / kIncoming));
  sweep_parts(directory / kIncoming);
  return std::make_unique<FileBlobs>(directory, keys);
}

} // namespace socle::blobs
