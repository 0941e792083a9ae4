// Files that endpoints keep for our clients: which endpoint has which, and whose it is. Rows of the store, and in memory with one owner;
// what a file is called and what the endpoint says of it is sealed. The files themselves are not here.
#pragma once

#include "backends/models.h"

namespace socle::backends {

struct StoredFile {
  std::string tenant, id; // the id that its endpoint gave it
  Kind kind = Kind::openai; // of the endpoint, and its URL: every model there can read it
  std::string url;
  std::string model; // through which it was stored
  std::string owner, key_id; // who stored it, with which key; empty: by a session
  std::int64_t bytes = 0;
  std::string digest; // SHA-256 in hex of what was sent
  Timestamp stored_at, expires_at; // the latter at 0: it stays until it is deleted
  std::string described; // JSON: what the endpoint answered when it was stored
};
using FilePtr = std::shared_ptr<const StoredFile>;
json::object to_json(const StoredFile& file); // for those who run Socle: not what it is called

class Files {
 public:
  struct Parts {
    const Clock& clock;
    store::Store& store;
    secrets::KeyRing& keys;
  };
  static Result<std::unique_ptr<Files>> open(Parts parts);

  // Null where there is none, or it has expired.
  FilePtr find(std::string_view tenant, std::string_view id) const;
  // The same where it is the asker's own: stored by the same person or service, and where the key is limited, with that key.
  FilePtr find_own(const kernel::Principal& who, std::string_view id) const;
  static bool is_own(const StoredFile& file, const kernel::Principal& who);
  std::vector<FilePtr> list(std::string_view tenant) const; // the newest first
  std::size_t count(std::string_view tenant) const;

  // What commits with the call that stored or deleted it, and what holds then.
  Result<void> add(StoredFile file, kernel::Outcome& outcome);
  void remove(const FilePtr& file, kernel::Outcome& outcome);

 private:
  explicit Files(Parts parts) : parts_(parts) {}
  static bool is_over(const StoredFile& file, Timestamp now);
  void show_count() const; // with the lock

  Parts parts_;
  mutable std::mutex mutex_;
  std::map<std::string, std::map<std::string, FilePtr, std::less<>>, std::less<>> files_; // tenant → id →
};

} // namespace socle::backends
