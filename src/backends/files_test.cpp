#include "backends/files.h"

#include "base/random.h"
#include "store/testing_databases.h"

#include <gtest/gtest.h>

namespace socle::backends {
namespace {

class KeptFiles : public testing::TestWithParam<std::string> {
 protected:
  void open() {
    files_.reset();
    store_.reset();
    store_ = std::move(*store::open_store(database_.options(), migrations()));
    files_ = std::move(*Files::open({clock_, *store_, *keys_}));
  }
  void SetUp() override { open(); }

  StoredFile file(std::string id, std::string owner = "usr_1", std::string key = "key_1") {
    StoredFile out;
    out.tenant = "acme", out.id = std::move(id), out.owner = std::move(owner), out.key_id = std::move(key);
    out.url = "https://models.example/v1", out.model = "large", out.bytes = 7, out.digest = "d";
    out.described = R"({"filename":"Vertrag Müller (invented).txt"})";
    return out;
  }
  Result<void> commit(kernel::Outcome outcome) {
    SOCLE_CHECK(store_->commit_now(std::move(outcome.unit)));
    outcome.committed();
    return {};
  }
  Result<void> add(StoredFile file) {
    kernel::Outcome outcome;
    SOCLE_CHECK(files_->add(std::move(file), outcome));
    return commit(std::move(outcome));
  }
  std::vector<std::string> ids() {
    std::vector<std::string> out;
    for (const auto& file : files_->list("acme")) out.push_back(file->id);
    return out;
  }

  ManualClock clock_;
  SystemRandom random_;
  store::TestDatabase database_{GetParam()};
  std::unique_ptr<secrets::KeyRing> keys_ = std::move(
      *secrets::open_key_ring(database_.folder().path() / "keys", true, random_));
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Files> files_;
};
INSTANTIATE_TEST_SUITE_P(Databases, KeptFiles, testing::ValuesIn(store::kDatabases),
                         [](const auto& info) { return info.param; });

kernel::Principal person(std::string id, std::vector<std::string> scopes = {}, std::string key = "key_9") {
  kernel::Principal out;
  out.id = std::move(id), out.tenant = "acme", out.scopes = std::move(scopes), out.key_id = std::move(key);
  return out;
}

TEST_P(KeptFiles, are_known_over_a_restart_the_newest_first) {
  ASSERT_TRUE(add(file("file-1")));
  clock_.advance(std::chrono::seconds(1));
  ASSERT_TRUE(add(file("file-2")));
  open();
  EXPECT_EQ(ids(), (std::vector<std::string>{"file-2", "file-1"}));
  const auto known = files_->find("acme", "file-1");
  ASSERT_TRUE(known);
  EXPECT_EQ(known->described, file("x").described);
  EXPECT_EQ(known->url, "https://models.example/v1");
  EXPECT_EQ(files_->find("other", "file-1"), nullptr) << "of another tenant";
}

TEST_P(KeptFiles, are_sealed_where_they_say_what_they_are_called) {
  ASSERT_TRUE(add(file("file-1")));
  const auto rows = store_->read("SELECT sealed FROM backends_files");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ((*rows)[0].bytes(0).find("Vertrag"), Bytes::npos);
}

TEST_P(KeptFiles, belong_to_whoever_stored_them_and_to_a_limited_key_only_its_own) {
  ASSERT_TRUE(add(file("file-1", "usr_1", "key_1")));
  EXPECT_TRUE(files_->find_own(person("usr_1"), "file-1")) << "any whole key of the person";
  EXPECT_FALSE(files_->find_own(person("usr_2"), "file-1"));
  EXPECT_FALSE(files_->find_own(person("usr_1", {"file.*"}), "file-1"));
  EXPECT_TRUE(files_->find_own(person("usr_1", {"file.*"}, "key_1"), "file-1"));
}

TEST_P(KeptFiles, are_gone_when_they_are_removed_or_their_time_is_over) {
  ASSERT_TRUE(add(file("file-1")));
  StoredFile short_lived = file("file-2");
  short_lived.expires_at = {clock_.now().us + 1'000'000};
  ASSERT_TRUE(add(short_lived));
  kernel::Outcome outcome;
  files_->remove(files_->find("acme", "file-1"), outcome);
  ASSERT_TRUE(commit(std::move(outcome)));
  EXPECT_EQ(ids(), std::vector<std::string>{"file-2"});
  clock_.advance(std::chrono::seconds(2));
  EXPECT_TRUE(ids().empty());
  EXPECT_EQ(files_->find("acme", "file-2"), nullptr);
  ASSERT_TRUE(add(file("file-3")));
  const auto rows = store_->read("SELECT id FROM backends_files");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->size(), 1U) << "what expired was cleared away";
}

TEST_P(KeptFiles, of_one_id_are_kept_once) {
  ASSERT_TRUE(add(file("file-1")));
  EXPECT_FALSE(add(file("file-1", "usr_2")));
  EXPECT_EQ(files_->find("acme", "file-1")->owner, "usr_1");
}

} // namespace
} // namespace socle::backends
