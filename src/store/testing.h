// What the store's tests share: a store of their own on either database, opened, closed and opened again.
#pragma once

#include "store/store.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace socle::store {

inline constexpr Migration kAccounts{
    "testing", 1,
    "CREATE TABLE account (tenant text NOT NULL, name text NOT NULL, amount bigint NOT NULL CHECK (amount >= 0), note text, raw bytea,"
    " PRIMARY KEY (tenant, name)); CREATE INDEX account_by_amount ON account (tenant, amount);"};

// A folder that goes with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "socle-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Unit insert_account(std::string name, std::int64_t amount) {
  Unit unit;
  unit.add("INSERT INTO account (tenant, name, amount) VALUES (?1, ?2, ?3)", {"acme", std::move(name), amount}, 1);
  return unit;
}

inline Unit with_record(Unit unit, std::string body, std::string kind = "audit") {
  unit.journal.push_back({"acme", std::move(kind), std::move(body)});
  return unit;
}

} // namespace socle::store
