// Starting costs the same however long the log is, and what lies further back is still examined: behind the start.
#include "audit/audit_testing.h"

#include <chrono>

namespace socle::audit {
namespace {

class Starting : public AuditTest {
 protected:
  void grow(int entries) {
    for (int from = 0; from < entries; from += 5'000) add_entries(std::min(5'000, entries - from), from);
    publish();
  }
  // How many records of the journal the start itself read; what the publisher examines meanwhile is not counted.
  std::size_t read_to_open() {
    const auto opened = try_open();
    EXPECT_TRUE(opened) << opened.error().describe();
    return store_->records;
  }
  void examine_all() {
    for (int i = 0; i < 10'000; ++i) {
      const auto finished = audit_->examine();
      ASSERT_TRUE(finished) << finished.error().describe();
      if (*finished) return;
    }
    FAIL() << "the examination does not end";
  }
};

TEST_F(Starting, reads_nothing_of_a_journal_that_is_published_whole) {
  open();
  grow(5'003);
  const auto head = audit_->head("acme");
  close();
  EXPECT_EQ(read_to_open(), 0U);
  EXPECT_EQ(audit_->head("acme").root, head.root);
  EXPECT_EQ(audit_->head("acme").sequence, head.sequence);
  add_entries(300, 5'003);
  publish();
  EXPECT_EQ(verified()->size, 5'303U) << "and goes on where it was";
  examine_all();
  EXPECT_TRUE(audit_->ready());
}

TEST_F(Starting, reads_only_what_was_not_published_yet) {
  open();
  grow(1'000);
  close();
  {
    auto real = store::open_store({"sqlite:" + (folder_ / "store").string(), 1, 0, {}}, migrations());
    ASSERT_TRUE(real);
    store::Unit unit;
    for (int i = 0; i < 7; ++i)
      unit.journal.push_back({"acme", "audit", "{\"call\":\"late_" + std::to_string(i) + "\",\"kind\":\"outcome\"}"});
    ASSERT_TRUE((*real)->commit_now(std::move(unit)));
  }
  EXPECT_EQ(read_to_open(), 7U);
  EXPECT_EQ(verified()->size, 1'007U);
}

TEST_F(Starting, of_any_size_finds_the_edge_again) {
  for (const int size : {1, 255, 256, 257, 511, 512, 65'535 / 64}) {
    open();
    grow(size);
    const auto head = audit_->head("acme");
    close();
    EXPECT_EQ(read_to_open(), 0U) << size;
    add_entries(1, size);
    publish();
    EXPECT_EQ(verified()->size, head.size + 1) << size;
    close();
    fs::remove_all(folder_ / "store");
    fs::remove_all(folder_ / "audit");
  }
}

TEST_F(Starting, after_the_end_between_commit_and_checkpoint_proves_the_older_checkpoint) {
  open();
  grow(700);
  const Bytes older = content_of(log() / "checkpoint");
  add_entries(300, 700);
  publish();
  const Bytes newer = content_of(log() / "checkpoint");
  close();
  put(log() / "checkpoint", older);
  EXPECT_EQ(read_to_open(), 0U);
  EXPECT_EQ(content_of(log() / "checkpoint"), newer) << "published again";
}

TEST_F(Starting, finds_a_journal_that_was_changed_further_back_and_refuses_calls_from_then_on) {
  open();
  grow(3'000);
  store::Unit change;
  change.add("UPDATE journal SET body = ?1 WHERE sequence = 17",
             {store::Blob{"{\"call\":\"forged\",\"kind\":\"outcome\"}"}}, 1);
  commit(std::move(change));
  close();
  const Bytes bundle = content_of(log() / "tile/entries/000");
  ASSERT_TRUE(try_open()) << "the start does not look that far";
  Result<bool> finished = false;
  for (int i = 0; i < 100 && finished && !*finished; ++i) finished = audit_->examine();
  const auto refused = audit_->ready();
  ASSERT_FALSE(refused) << "a log that its journal contradicts is not added to";
  EXPECT_TRUE(refused.error().is(kContradiction));
  EXPECT_NE(refused.error().message().find("acme"), std::string::npos);
  close();
  EXPECT_EQ(content_of(log() / "tile/entries/000"), bundle) << "evidence is not overwritten";
}

TEST_F(Starting, writes_full_tiles_anew_that_were_changed_or_deleted) {
  open();
  grow(3'000);
  close();
  const Bytes tile = content_of(log() / "tile/0/003"), bundle = content_of(log() / "tile/entries/005");
  put(log() / "tile/0/003", "changed");
  fs::remove(log() / "tile/entries/005");
  ASSERT_FALSE(verified());
  open();
  examine_all();
  EXPECT_EQ(content_of(log() / "tile/0/003"), tile);
  EXPECT_EQ(content_of(log() / "tile/entries/005"), bundle);
  EXPECT_EQ(verified()->size, 3'000U);
}

TEST_F(Starting, closes_calls_that_will_get_no_outcome) {
  open();
  commit(intent_of(call_of("call_1")));
  clock_.advance(open_for_max - std::chrono::minutes(1));
  commit(intent_of(call_of("call_2")));
  clock_.advance(std::chrono::minutes(2));
  for (int i = 0; i < 200 && audit_->call("acme", "call_1")->status == "open"; ++i)
    ::usleep(20'000); // the publisher looks by itself
  EXPECT_EQ(audit_->call("acme", "call_1")->status, "unknown");
  EXPECT_EQ(audit_->call("acme", "call_2")->status, "open") << "may still be under way";
}

class StartingLong : public Starting {};
TEST_F(StartingLong, of_two_hundred_thousand_entries_reads_none_of_them) {
  open();
  grow(200'000);
  close();
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(read_to_open(), 0U);
  std::printf(
      "started on 200,000 entries in %lld ms\n",
      static_cast<long long>(
          std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count()));
  examine_all();
  EXPECT_TRUE(audit_->ready());
}

} // namespace
} // namespace socle::audit
