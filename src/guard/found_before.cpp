#include "guard/found_before.h"

#include <cstring>

namespace socle::guard {

std::size_t FoundBefore::Hash::operator()(const Sha256& key) const {
  std::size_t out = 0;
  std::memcpy(&out, key.data() + 8, sizeof out);
  return out;
}

// With what the list and the table need for it.
std::size_t FoundBefore::Entry::bytes() const { return 256 + found->spots.size() * sizeof(Spot); }

Sha256 FoundBefore::key_of(std::string_view text, Engine::Words words) {
  const char kind = static_cast<char>(words);
  return sha256({std::string_view(&kind, 1), text});
}

std::shared_ptr<const Found> FoundBefore::find(const Sha256& key) {
  Part& part = part_of(key);
  const std::lock_guard lock(part.mutex);
  const auto place = part.places.find(key);
  if (place == part.places.end()) return nullptr;
  part.entries.splice(part.entries.begin(), part.entries, place->second);
  return place->second->found;
}

void FoundBefore::keep(const Sha256& key, std::shared_ptr<const Found> found) {
  Entry entry{key, std::move(found)};
  const std::size_t bytes = entry.bytes();
  Part& part = part_of(key);
  const std::lock_guard lock(part.mutex);
  if (bytes > part_bytes_max_ || part.places.contains(key)) return;
  part.entries.push_front(std::move(entry));
  part.places.emplace(key, part.entries.begin());
  for (part.bytes += bytes; part.bytes > part_bytes_max_; part.entries.pop_back()) {
    part.bytes -= part.entries.back().bytes();
    part.places.erase(part.entries.back().key);
  }
}

} // namespace socle::guard
