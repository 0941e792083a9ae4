// What was found in texts that were searched already: a conversation repeats all of itself with every turn, an agent its tools. Keeps no
// text, only its SHA-256 and where in it what was found; bounded, and what was asked for longest ago goes first. Private to guard.
#pragma once

#include "base/digest.h"
#include "guard/search.h"

#include <list>
#include <mutex>
#include <unordered_map>

namespace socle::guard {

// Every function from any thread.
class FoundBefore {
 public:
  explicit FoundBefore(std::size_t bytes_max) : part_bytes_max_(bytes_max / parts) {}
  // The same words are read differently by who says them.
  static Sha256 key_of(std::string_view text, Engine::Words words);
  std::shared_ptr<const Found> find(const Sha256& key); // none: not searched, or too long ago
  void keep(const Sha256& key, std::shared_ptr<const Found> found);

 private:
  static constexpr std::size_t parts = 16; // so that threads seldom wait for each other
  struct Hash {
    std::size_t operator()(const Sha256& key) const;
  };
  struct Entry {
    Sha256 key;
    std::shared_ptr<const Found> found;
    std::size_t bytes() const;
  };
  struct Part {
    std::mutex mutex;
    std::list<Entry> entries; // what was asked for last stands first
    std::unordered_map<Sha256, std::list<Entry>::iterator, Hash> places;
    std::size_t bytes = 0;
  };
  Part& part_of(const Sha256& key) { return parts_[key.front() % parts]; }

  const std::size_t part_bytes_max_;
  std::array<Part, parts> parts_;
};

} // namespace socle::guard
