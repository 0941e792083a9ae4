// Remembers what the killed processes were answered, and holds what lies in the store against it.
#pragma once

#include "store/store.h"

#include <map>
#include <set>
#include <string>

namespace socle::store::kill {

class Witness {
 public:
  // What came over the pipe; a last line cut short by the kill counts as not said.
  void hear(const std::string& lines);
  // Empty when everything holds; otherwise what does not.
  std::string examine(Store& store) const;
  std::size_t kept() const { return kept_.size(); }
  std::size_t unknown() const { return unknown_; }
  std::size_t refused() const { return refused_.size(); }

 private:
  using UnitName = std::pair<std::int64_t, std::int64_t>; // writer, n
  std::string examine_rows(Store& store, std::set<UnitName>& present) const;
  std::string examine_journal(Store& store, const std::set<UnitName>& present) const;

  std::map<UnitName, std::int64_t> kept_; // with the first sequence answered
  std::set<UnitName> refused_;
  std::size_t unknown_ = 0;
};

} // namespace socle::store::kill
