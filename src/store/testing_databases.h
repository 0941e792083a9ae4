#pragma once
#include "store/testing.h"
namespace socle::store {
inline const std::string kDatabases[] = {"sqlite"};
class TestDatabase {
 public:
  explicit TestDatabase(const std::string&) {}
  StoreOptions options() const {
    StoreOptions o;
    o.location = "sqlite:" + (folder_.path() / "data").string();
    o.wal_bytes_grown = 1U << 20;
    return o;
  }
 private:
  TemporaryFolder folder_;
};
} // namespace socle::store
