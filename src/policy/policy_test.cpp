#include "policy/policy.h"

#include "policy/errors.h"
#include "policy/limits.h"
#include "store/testing_databases.h"

#include <gtest/gtest.h>

namespace socle::policy {
namespace {

const char* const kSchema = R"(
entity Role enum ["owner", "employee"];
entity User, Service in [Role] = { tenant?: String, language?: String, on_behalf_of?: String };
entity Paper;
action "paper.read", "paper.burn" appliesTo { principal: [User, Service], resource: [Paper], context: {} };
)";
Files files(std::string policies) { return {{"paper.cedarschema", kSchema}, {"paper.cedar", std::move(policies)}}; }

const char* const kOwnersOnly = R"(@id("owners") permit (principal in Role::"owner", action, resource);)";
const char* const kEveryone = R"(@id("everyone") permit (principal, action, resource);)";

// The same on both databases.
class PolicyOnStore : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { open(); }

  void open(Policy::People people = {}) {
    policy_.reset();
    store_.reset();
    auto opened = store::open_store(database_.options(), migrations());
    ASSERT_TRUE(opened.has_value()) << opened.error().describe();
    store_ = std::move(*opened);
    auto policy = Policy::open(*store_, clock_, files(kOwnersOnly), std::move(people));
    ASSERT_TRUE(policy.has_value()) << policy.error().describe();
    policy_ = std::move(*policy);
  }

  kernel::Principal employee(std::string tenant = "acme") {
    return {.id = "usr_1",
            .tenant = std::move(tenant),
            .kind = "user",
            .role = "employee",
            .scopes = {},
            .key_id = "",
            .on_behalf_of = ""};
  }
  Result<kernel::Decision> ask(const kernel::Principal& principal) {
    return policy_->decide({principal, "paper.read", {"Paper", "p1", {}}, {}});
  }
  bool permits(const kernel::Principal& principal) {
    const auto decision = ask(principal);
    EXPECT_TRUE(decision.has_value()) << decision.error().describe();
    return decision && decision->permit;
  }
  bool permits() { return permits(employee()); }

  Publication publish(const char* policies, std::string tenant = "acme") {
    auto made = policy_->publish(tenant, files(policies), "usr_9");
    EXPECT_TRUE(made.has_value()) << made.error().describe();
    return std::move(made.value());
  }

  store::TestDatabase database_{GetParam()};
  ManualClock clock_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Policy> policy_;
};

INSTANTIATE_TEST_SUITE_P(Databases, PolicyOnStore, testing::ValuesIn(store::kDatabases),
                         [](const auto& info) { return info.param; });

TEST_P(PolicyOnStore, a_publication_holds_for_the_very_next_call_after_its_commit_and_not_before) {
  EXPECT_FALSE(permits());
  auto publication = publish(kEveryone);
  EXPECT_EQ(publication.version, 1);
  EXPECT_FALSE(permits()) << "not committed yet";
  ASSERT_TRUE(store_->commit_now(std::move(publication.unit)).has_value());
  const auto decision = ask(employee());
  ASSERT_TRUE(decision.has_value());
  EXPECT_TRUE(decision->permit);
  EXPECT_EQ(decision->bundle, publication.digest);
  EXPECT_EQ((*policy_->active("acme"))->version(), 1);
  ASSERT_TRUE(store_->commit_now(publish(kOwnersOnly).unit).has_value());
  EXPECT_FALSE(permits());
}

TEST_P(PolicyOnStore, a_publication_survives_a_restart_and_concerns_its_tenant_alone) {
  ASSERT_TRUE(store_->commit_now(publish(kEveryone).unit).has_value());
  EXPECT_TRUE(permits());
  EXPECT_FALSE(permits(employee("other")));
  open();
  EXPECT_TRUE(permits());
  EXPECT_FALSE(permits(employee("other")));
  const auto versions = policy_->versions("acme");
  ASSERT_TRUE(versions.has_value());
  ASSERT_EQ(versions->size(), 1U);
  EXPECT_EQ(versions->front().by, "usr_9");
  EXPECT_EQ(versions->front().at, clock_.now());
  EXPECT_EQ(versions->front().digest, digest_of(files(kEveryone)));
}

TEST_P(PolicyOnStore, of_two_publications_at_once_one_is_refused) {
  auto first = publish(kEveryone), second = publish(kOwnersOnly);
  ASSERT_TRUE(store_->commit_now(std::move(first.unit)).has_value());
  EXPECT_FALSE(store_->commit_now(std::move(second.unit)).has_value());
  EXPECT_TRUE(permits()) << "what was committed holds, although another publication was prepared later";
  EXPECT_EQ((*policy_->active("acme"))->digest(), first.digest);
}

TEST_P(PolicyOnStore, a_publication_that_never_commits_is_forgotten) {
  publish(kEveryone);
  clock_.advance(publication_wait_max + std::chrono::seconds(1));
  EXPECT_FALSE(permits());
  EXPECT_EQ((*policy_->active("acme"))->version(), 0);
}

TEST_P(PolicyOnStore, an_invalid_bundle_and_one_whose_tests_fail_are_not_published) {
  const auto invalid = policy_->publish(
      "acme", files("@id(\"a\") permit (principal, action, resource) when { context.nothing };"), "usr_9");
  ASSERT_FALSE(invalid.has_value());
  EXPECT_TRUE(invalid.error().is(kBundleInvalid));
  auto failing = files(kEveryone);
  failing["tests/papers.json"] =
      R"({"cases": [{"name": "nobody reads", "principal": {"role": "employee"}, "action": "paper.read", "resource": {"type": "Paper"}, "decision": "forbid"}]})";
  const auto tested = policy_->publish("acme", failing, "usr_9");
  ASSERT_FALSE(tested.has_value());
  EXPECT_TRUE(tested.error().is(kTestsFailed));
  EXPECT_NE(tested.error().message().find("nobody reads"), std::string::npos);
  EXPECT_FALSE(permits());
  EXPECT_TRUE(policy_->versions("acme")->empty());
}

TEST_P(PolicyOnStore, a_damaged_bundle_refuses_everything_until_another_is_published) {
  ASSERT_TRUE(store_->commit_now(publish(kOwnersOnly).unit).has_value());
  store::Unit tamper;
  tamper.add("UPDATE policy_bundles SET files = ?1 WHERE tenant = ?2",
             {R"({"paper.cedar":"","paper.cedarschema":""})", "acme"}, 1);
  ASSERT_TRUE(store_->commit_now(std::move(tamper)).has_value());
  open();
  auto owner = employee();
  owner.role = "owner";
  const auto refused = ask(owner);
  ASSERT_FALSE(refused.has_value());
  EXPECT_TRUE(refused.error().is(kBundleDamaged));
  owner.tenant = "other";
  EXPECT_TRUE(permits(owner)) << "another tenant is not harmed";
  ASSERT_TRUE(store_->commit_now(publish(kEveryone).unit).has_value());
  EXPECT_TRUE(permits());
}

TEST_P(PolicyOnStore, defaults_with_a_mistake_do_not_open) {
  const auto policy = Policy::open(*store_, clock_, files("permit (principal, action, resource);"));
  ASSERT_FALSE(policy.has_value());
  EXPECT_TRUE(policy.error().is(kBundleInvalid));
}

TEST_P(PolicyOnStore, who_acts_for_a_person_may_do_only_what_both_may) {
  std::string role = "owner", tenant = "acme";
  open([&](std::string_view, std::string_view id) -> Result<kernel::Principal> {
    if (id != "usr_7") return fail(kUndecided, {{"reason", "there is nobody of that name"}});
    return kernel::Principal{
        .id = "usr_7", .tenant = tenant, .kind = "user", .role = role, .scopes = {}, .key_id = "", .on_behalf_of = ""};
  });
  kernel::Principal service{.id = "svc_1",
                            .tenant = "acme",
                            .kind = "service",
                            .role = "owner",
                            .scopes = {},
                            .key_id = "",
                            .on_behalf_of = "usr_7"};
  EXPECT_TRUE(permits(service));
  role = "employee";
  EXPECT_FALSE(permits(service)) << "the person may not";
  role = "owner";
  service.role = "employee";
  EXPECT_FALSE(permits(service)) << "the service may not";
  service.role = "owner";
  service.tenant = "other";
  EXPECT_EQ(ask(service)->reason, "unknown_principal") << "the person is of another company";
  service.tenant = "acme";
  service.on_behalf_of = "usr_8";
  EXPECT_EQ(ask(service)->reason, "unknown_principal");
  open();
  service.on_behalf_of = "usr_7";
  EXPECT_EQ(ask(service)->reason, "unknown_principal") << "nobody can say who that is";
}

} // namespace
} // namespace socle::policy
