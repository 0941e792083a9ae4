// What: content-addressed files: documents, artifacts, released invoices. A blob's name is the SHA-256 of its plaintext.
// Invariants: a blob never changes; at rest it is encrypted under its retention scope; what is read back is checked against its
//   name; a crash leaves either the whole blob or none.
// Threads: every function may be called from any thread; they touch the disk: use the worker pool for large ones.
// Failure: damage, a missing blob and a destroyed key are told apart, each naming the blob; a full disk refuses and leaves nothing.
#pragma once

#include "base/base.h"
#include "secrets/secrets.h"

#include <filesystem>
#include <memory>

namespace socle::blobs {

class Blobs {
 public:
  virtual ~Blobs();
  // Returns the name (64 hex digits). Storing the same bytes under the same scope twice is one blob.
  virtual Result<std::string> put(std::string_view scope, std::string_view bytes) = 0;
  virtual Result<Bytes> get(std::string_view scope, std::string_view name) = 0;
  virtual Result<void> remove(std::string_view scope, std::string_view name) = 0;
};

Result<std::unique_ptr<Blobs>> open_blobs(const std::filesystem::path& directory, secrets::KeyRing& keys);

} // namespace socle::blobs
