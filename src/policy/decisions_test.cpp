#include "policy/decisions.h"

#include "policy/limits.h"
#include "policy/policy.h"
#include "store/testing_databases.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace socle::policy {
namespace {

const char* const kSchema = R"(
entity Role enum ["owner", "employee"];
entity User, Service in [Role] = { tenant?: String, language?: String, on_behalf_of?: String };
entity Paper = { pages?: Long };
action "paper.read", "paper.burn" appliesTo { principal: [User, Service], resource: [Paper], context: { site?: String } };
)";
Files files(std::string policies) { return {{"paper.cedarschema", kSchema}, {"paper.cedar", std::move(policies)}}; }
const char* const kEveryone = R"(@id("everyone") permit (principal, action, resource);)";
const char* const kNoBurning = R"(@id("everyone") permit (principal, action, resource);
@id("no_burning") @reason("Nothing is burnt.") forbid (principal, action == Action::"paper.burn", resource);)";

// The same on both databases.
class DecisionsOnStore : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("socle-decisions-" + std::to_string(::getpid()) + "-" + GetParam());
    std::filesystem::remove_all(folder_);
    auto keys = secrets::open_key_ring(folder_, true, random_);
    ASSERT_TRUE(keys.has_value()) << keys.error().describe();
    keys_ = std::move(*keys);
    clock_.advance(std::chrono::hours(24 * 400));
    auto opened = store::open_store(database_.options(), migrations());
    ASSERT_TRUE(opened.has_value()) << opened.error().describe();
    store_ = std::move(*opened);
    open();
  }
  void TearDown() override {
    decisions_.reset();
    std::filesystem::remove_all(folder_);
  }
  void open() {
    decisions_.reset();
    auto made = Decisions::open(
        {clock_, random_, *store_, *keys_, [this](std::string_view tenant, Timestamp) -> Result<std::string> {
           return "class/" + std::string(tenant) + "/" + month_;
         }});
    ASSERT_TRUE(made.has_value()) << made.error().describe();
    decisions_ = std::move(*made);
    auto policy = Policy::open(*store_, clock_, files(kEveryone), [](std::string_view tenant, std::string_view id) {
      kernel::Principal out;
      out.id = id, out.tenant = tenant, out.kind = "user", out.role = "employee";
      return id == "usr_gone" ? Result<kernel::Principal>(fail(kUnknown)) : Result<kernel::Principal>(out);
    });
    ASSERT_TRUE(policy.has_value());
    policy_ = std::move(*policy);
    policy_->keep_in(decisions_.get());
  }
  void decide(const char* action, std::string paper = "p1", std::string tenant = "acme", std::string behalf = "") {
    kernel::Principal who;
    who.id = "usr_1", who.tenant = std::move(tenant), who.kind = behalf.empty() ? "user" : "service",
    who.role = "employee";
    who.on_behalf_of = std::move(behalf);
    const kernel::Resource resource{"Paper", std::move(paper), {{"pages", std::int64_t{3}}}};
    ASSERT_TRUE(policy_->decide({who, action, resource, {{"site", std::string("local")}}}).has_value());
  }
  Replay replay(const char* policies, Microseconds back = std::chrono::hours(24)) {
    const auto bundle = Bundle::load(files(policies), 0);
    EXPECT_TRUE(bundle.has_value());
    auto made = decisions_->replay("acme", **bundle, clock_.now() - back, 5);
    EXPECT_TRUE(made.has_value()) << made.error().describe();
    return made ? std::move(*made) : Replay();
  }

  static constexpr ErrorKind kUnknown{"test.unknown", 404, {"unknown", "", ""}, {"", "", ""}};
  store::TestDatabase database_{GetParam()};
  ManualClock clock_;
  SystemRandom random_;
  std::string month_ = "1";
  std::filesystem::path folder_;
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Decisions> decisions_;
  std::unique_ptr<Policy> policy_;
};
INSTANTIATE_TEST_SUITE_P(Databases, DecisionsOnStore, testing::ValuesIn(store::kDatabases),
                         [](const auto& info) { return info.param; });

TEST_P(DecisionsOnStore, a_replay_names_what_would_change_from_what_to_what_and_by_which_policy) {
  for (int i = 0; i < 3; ++i) decide("paper.burn");
  decide("paper.read");
  decide("paper.burn", "p2", "other");
  const Replay made = replay(kNoBurning);
  EXPECT_EQ(made.decisions, 4);
  EXPECT_EQ(made.requests, 2) << "the same request is one";
  EXPECT_EQ(made.changed, 3);
  ASSERT_EQ(made.changes.size(), 1U);
  const Change& change = made.changes.front();
  EXPECT_EQ(change.action, "paper.burn");
  EXPECT_EQ(change.role, "employee");
  EXPECT_EQ(change.from, "permit");
  EXPECT_EQ(change.to, "forbid");
  EXPECT_EQ(change.from_policies, std::vector<std::string>{"everyone"});
  EXPECT_EQ(change.to_policies, std::vector<std::string>{"no_burning"});
  EXPECT_EQ(change.times, 3);
  ASSERT_EQ(made.examples.size(), 1U);
  EXPECT_EQ(made.examples.front().now.explanation, "Nothing is burnt.");
  EXPECT_EQ(made.examples.front().past.resource.id, "p1");
  EXPECT_EQ(replay(kEveryone).changed, 0) << "the bundle in force changes nothing";
}

TEST_P(DecisionsOnStore, obligations_that_come_or_go_are_a_change) {
  decide("paper.read");
  const Replay made = replay(R"(@id("all") @obligation("redact, keep_local") permit (principal, action, resource);)");
  ASSERT_EQ(made.changes.size(), 1U);
  EXPECT_EQ(made.changes.front().to, "permit: keep_local, redact");
}

TEST_P(DecisionsOnStore, what_was_kept_survives_a_restart_and_ends_with_its_class) {
  decide("paper.burn");
  open();
  EXPECT_EQ(replay(kNoBurning).changed, 1);
  month_ = "2";
  decide("paper.burn", "p2");
  decide("paper.read", "p2");
  EXPECT_EQ(replay(kNoBurning).changed, 2);
  ASSERT_TRUE(keys_->destroy("class/acme/1").has_value());
  const Replay made = replay(kNoBurning);
  EXPECT_EQ(made.changed, 1);
  EXPECT_EQ(made.erased, 1);
}

TEST_P(DecisionsOnStore, says_what_cannot_be_decided_again) {
  decide("paper.burn", "p1", "acme", "usr_2");
  decide("paper.burn", "p1", "acme", "usr_gone");
  EXPECT_EQ(replay(kNoBurning).without_person, 1);
  EXPECT_EQ(replay(kNoBurning).changed, 1) << "both the service and its person are asked";
  store::Unit damage;
  damage.add("UPDATE policy_decisions SET sealed = ?1", {store::Blob{"nothing"}});
  ASSERT_TRUE(store_->commit_now(std::move(damage)).has_value());
  const Replay made = replay(kNoBurning);
  EXPECT_EQ(made.decisions, 0);
  EXPECT_EQ(made.unreadable, 2);
}

TEST_P(DecisionsOnStore, only_what_was_decided_since_then_counts_and_the_old_is_dropped) {
  decide("paper.burn");
  ASSERT_TRUE(decisions_->flush().has_value());
  clock_.advance(std::chrono::hours(48));
  decide("paper.burn", "p2");
  EXPECT_EQ(replay(kNoBurning).changed, 1);
  EXPECT_EQ(replay(kNoBurning, std::chrono::hours(72)).changed, 2);
  decisions_->set_days(1);
  decide("paper.burn", "p3");
  ASSERT_TRUE(decisions_->flush().has_value());
  EXPECT_EQ(replay(kNoBurning, std::chrono::hours(72)).changed, 2) << "the oldest is gone";
}

TEST_P(DecisionsOnStore, the_store_shows_nothing_of_who_asked_what) {
  decide("paper.burn", "a-name-to-look-for");
  ASSERT_TRUE(decisions_->flush().has_value());
  const auto rows = store_->read("SELECT sealed, id, class FROM policy_decisions");
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->front().bytes(0).find("a-name"), std::string::npos);
  EXPECT_EQ(rows->front().bytes(0).find("usr_1"), std::string::npos);
}

TEST_P(DecisionsOnStore, a_hundred_thousand_different_requests_are_decided_again) {
  for (int i = 0; i < 100'000; ++i) {
    decide(i % 10 == 0 ? "paper.burn" : "paper.read", "p" + std::to_string(i));
    const bool kept = i % 5'000 != 0 ||
                      decisions_->flush().has_value(); // as the disk allows: what it cannot follow is not kept
    ASSERT_TRUE(kept);
  }
  const Replay made = replay(kNoBurning);
  EXPECT_EQ(made.requests, 100'000);
  EXPECT_EQ(made.changed, 10'000);
  EXPECT_EQ(made.examples.size(), 5U);
}

} // namespace
} // namespace socle::policy
