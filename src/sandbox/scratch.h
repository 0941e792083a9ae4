// The one directory that a confined program may write to: in memory where the system has /dev/shm, else under /tmp; gone when
// the call ends, and swept at the next start when the daemon was killed.
#pragma once

#include "base/base.h"
#include "sandbox/descriptor.h"

#include <filesystem>

namespace socle::sandbox {

class Scratch {
 public:
  // `owner`: the user whom it must belong to; kept as it is when empty. `bytes_wanted`: a place with less room is passed over
  // while there is another.
  static std::expected<Scratch, std::string> make(std::optional<unsigned> owner, std::size_t bytes_wanted = 0);
  ~Scratch();
  Scratch(Scratch&&) = default;
  Scratch& operator=(Scratch&&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::expected<void, std::string> put(const std::string& name, std::string_view bytes, unsigned mode = 0600);
  // What lies in the directory now; a program may be writing.
  std::size_t bytes() const;
  // Regular files only: a link that the program left leads nowhere. Empty when there is none; at most `bytes_max` are read.
  std::optional<Bytes> get(const std::string& name, std::size_t bytes_max) const;

 private:
  Scratch(std::filesystem::path path, Descriptor lock, std::optional<unsigned> owner)
      : path_(std::move(path)), lock_(std::move(lock)), owner_(owner) {}

  std::filesystem::path path_;
  Descriptor lock_; // an open, locked descriptor of the directory: a sweep leaves it alone
  std::optional<unsigned> owner_;
};

// Removes what killed daemons of this user left.
void sweep_scratch();

bool is_plain_name(std::string_view name);

} // namespace socle::sandbox
