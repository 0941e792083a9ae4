#include "policy/publishing.h"

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
const char* const kOwners = R"(@id("owners") permit (principal in Role::"owner", action, resource);)";
const char* const kEveryone = R"(@id("everyone") permit (principal, action, resource);)";

TEST(Signing, a_key_is_written_as_the_notes_of_others_write_it_and_its_public_half_checks) {
  SystemRandom random;
  const std::string key = make_signer_key("ada", random);
  EXPECT_TRUE(key.starts_with("PRIVATE+KEY+ada+")) << key;
  const auto verifier = verifier_of(key);
  ASSERT_TRUE(verifier.has_value());
  EXPECT_TRUE(verifier->starts_with(key.substr(12, 13)));
  EXPECT_TRUE(audit::parse_verifier_key(*verifier).has_value());
  std::string broken = key;
  broken[14] = broken[14] == 'a' ? 'b' : 'a';
  EXPECT_FALSE(verifier_of(broken).has_value());
}

TEST(Signing, what_was_signed_comes_back_and_what_was_changed_does_not) {
  SystemRandom random;
  const std::string key = make_signer_key("ada", random), other = make_signer_key("eve", random);
  const std::string keys[] = {*verifier_of(other), *verifier_of(key)};
  const Statement statement{digest_of(files(kOwners)), Timestamp{1'000'000}, Timestamp{9'000'000},
                            "socle.example/here"};
  const auto note = sign_bundle(statement, key);
  ASSERT_TRUE(note.has_value());
  const auto opened = open_signature(*note, keys);
  ASSERT_TRUE(opened.has_value()) << opened.error().describe();
  EXPECT_EQ(opened->signer, "ada");
  EXPECT_EQ(opened->statement.digest, statement.digest);
  EXPECT_EQ(opened->statement.expires, statement.expires);
  EXPECT_EQ(opened->statement.meant_for, statement.meant_for);
  for (std::size_t i = 0; i < note->size(); ++i) { // no byte of it may change unseen
    std::string changed = *note;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto read = open_signature(changed, keys);
    EXPECT_FALSE(read.has_value()) << i;
  }
  EXPECT_FALSE(open_signature(*note, std::span(keys, 1)).has_value()) << "eve's key did not sign it";
}

TEST(Signing, refuses_what_is_of_other_files_or_elsewhere_or_too_late_or_overtaken) {
  const Timestamp now{100'000'000'000};
  const Statement plain{"d", now - std::chrono::minutes(1), {}, ""};
  EXPECT_TRUE(check_statement(plain, "d", "here", now, std::nullopt).has_value());
  EXPECT_TRUE(check_statement(plain, "e", "here", now, std::nullopt).error().is(kSignatureOfOther));
  EXPECT_TRUE(check_statement(plain, "d", "here", now, plain.issued).error().is(kSignatureOld));
  EXPECT_TRUE(check_statement({"d", plain.issued, now, ""}, "d", "here", now, {}).error().is(kSignatureExpired));
  EXPECT_TRUE(check_statement({"d", plain.issued, {}, "there"}, "d", "here", now, {}).error().is(kSignatureElsewhere));
  EXPECT_TRUE(
      check_statement({"d", now + std::chrono::hours(1), {}, ""}, "d", "here", now, {}).error().is(kSignatureInvalid));
}

// The same on both databases.
class PublishingOnStore : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    auto opened = store::open_store(database_.options(), migrations());
    ASSERT_TRUE(opened.has_value()) << opened.error().describe();
    store_ = std::move(*opened);
    clock_.advance(std::chrono::hours(1));
    auto policy = Policy::open(*store_, clock_, files(kOwners));
    ASSERT_TRUE(policy.has_value()) << policy.error().describe();
    policy_ = std::move(*policy);
    publishing_ = std::make_unique<Publishing>(*policy_, *store_, clock_, random_,
                                               [](std::string_view) { return std::string("socle.example/here"); });
  }
  static kernel::Principal person(std::string id, std::string kind = "user") {
    kernel::Principal out;
    out.id = std::move(id), out.tenant = "acme", out.kind = std::move(kind), out.role = "owner";
    return out;
  }
  Result<store::Committed> commit(store::Unit unit) { return store_->commit_now(std::move(unit)); }
  void require(bool signatures, bool two_people) {
    auto unit = publishing_->set_rules("acme", {signatures, two_people});
    ASSERT_TRUE(unit.has_value()) << unit.error().describe();
    ASSERT_TRUE(commit(std::move(*unit)).has_value());
  }
  void add_signer(const std::string& key) {
    auto unit = publishing_->add_signer("acme", *verifier_of(key), "usr_1");
    ASSERT_TRUE(unit.has_value()) << unit.error().describe();
    ASSERT_TRUE(commit(std::move(*unit)).has_value());
  }
  std::string signed_note(const Files& what, const std::string& key, std::optional<Timestamp> expires = {}) {
    return *sign_bundle({digest_of(what), clock_.now(), expires, ""}, key);
  }
  // What a publication of this would end with; commits it where it is let through.
  std::string published(const Files& what, const std::string& note) {
    auto made = publishing_->publish("acme", what, note, person("usr_1"));
    if (!made) return std::string(made.error().code());
    const auto kept = commit(std::move(made->unit));
    return kept ? "published" : std::string(kept.error().code());
  }

  store::TestDatabase database_{GetParam()};
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Policy> policy_;
  std::unique_ptr<Publishing> publishing_;
};
INSTANTIATE_TEST_SUITE_P(Databases, PublishingOnStore, testing::ValuesIn(store::kDatabases),
                         [](const auto& info) { return info.param; });

TEST_P(PublishingOnStore, refuses_what_is_unsigned_altered_expired_or_rolled_back_each_with_its_reason) {
  const std::string ada = make_signer_key("ada", random_), eve = make_signer_key("eve", random_);
  EXPECT_TRUE(publishing_->set_rules("acme", {true, false}).error().is(kSignerNeeded)) << "nobody could sign";
  add_signer(ada);
  require(true, false);
  EXPECT_EQ(published(files(kEveryone), ""), "policy.signature_missing");
  EXPECT_EQ(published(files(kEveryone), signed_note(files(kEveryone), eve)), "policy.signature_invalid");
  EXPECT_EQ(published(files(kEveryone), signed_note(files(kOwners), ada)), "policy.signature_of_other");
  EXPECT_EQ(published(files(kEveryone), signed_note(files(kEveryone), ada, clock_.now())), "policy.signature_expired");
  const std::string first = signed_note(files(kOwners), ada);
  clock_.advance(std::chrono::minutes(1));
  EXPECT_EQ(published(files(kEveryone), signed_note(files(kEveryone), ada)), "published");
  EXPECT_EQ(published(files(kOwners), first), "policy.signature_old") << "an older signature would roll back";
  const auto versions = policy_->versions("acme");
  ASSERT_EQ(versions->size(), 1U);
  EXPECT_EQ(versions->front().signer, *verifier_of(ada));
  EXPECT_TRUE(publishing_->remove_signer("acme", "ada").error().is(kSignerNeeded));
}

TEST_P(PublishingOnStore, a_signer_who_was_removed_meanwhile_publishes_nothing) {
  const std::string ada = make_signer_key("ada", random_);
  add_signer(ada);
  auto made = publishing_->publish("acme", files(kEveryone), signed_note(files(kEveryone), ada), person("usr_1"));
  ASSERT_TRUE(made.has_value()) << made.error().describe();
  ASSERT_TRUE(commit(*publishing_->remove_signer("acme", "ada")).has_value());
  EXPECT_FALSE(commit(std::move(made->unit)).has_value());
  EXPECT_EQ(policy_->active("acme").value()->version(), 0);
}

TEST_P(PublishingOnStore, an_unsigned_bundle_that_waits_is_not_published_once_signatures_are_required) {
  add_signer(make_signer_key("ada", random_));
  auto made = publishing_->publish("acme", files(kEveryone), "", person("usr_1"));
  ASSERT_TRUE(made.has_value());
  require(true, false);
  EXPECT_FALSE(commit(std::move(made->unit)).has_value());
}

TEST_P(PublishingOnStore, two_people_publish_what_one_of_them_alone_cannot) {
  require(false, true);
  EXPECT_EQ(published(files(kEveryone), ""), "policy.second_person_needed");
  auto proposed = publishing_->propose("acme", files(kEveryone), "", person("usr_1"));
  ASSERT_TRUE(proposed.has_value()) << proposed.error().describe();
  ASSERT_TRUE(commit(std::move(proposed->unit)).has_value());
  EXPECT_TRUE(publishing_->approve("acme", proposed->id, person("usr_1")).error().is(kOwnProposal));
  EXPECT_TRUE(publishing_->approve("acme", proposed->id, person("svc_1", "service")).error().is(kOwnProposal));
  kernel::Principal hers = person("svc_2", "service");
  hers.on_behalf_of = "usr_1";
  EXPECT_TRUE(publishing_->approve("acme", proposed->id, hers).error().is(kOwnProposal));
  EXPECT_TRUE(publishing_->approve("other", proposed->id, person("usr_2")).error().is(kNoProposal));
  auto approved = publishing_->approve("acme", proposed->id, person("usr_2"));
  ASSERT_TRUE(approved.has_value()) << approved.error().describe();
  ASSERT_TRUE(commit(std::move(approved->unit)).has_value());
  EXPECT_EQ(policy_->active("acme").value()->digest(), digest_of(files(kEveryone)));
  EXPECT_TRUE(publishing_->approve("acme", proposed->id, person("usr_2")).error().is(kProposalClosed));
  EXPECT_EQ(publishing_->proposals("acme")->front().state, "published");
}

TEST_P(PublishingOnStore, a_proposal_that_was_withdrawn_or_changed_in_the_store_is_not_published) {
  auto one = publishing_->propose("acme", files(kEveryone), "", person("usr_1"));
  auto two = publishing_->propose("acme", files(kOwners), "", person("usr_1"));
  ASSERT_TRUE(commit(std::move(one->unit)).has_value());
  ASSERT_TRUE(commit(std::move(two->unit)).has_value());
  ASSERT_TRUE(commit(*publishing_->withdraw("acme", one->id, person("usr_1"))).has_value());
  EXPECT_TRUE(publishing_->approve("acme", one->id, person("usr_2")).error().is(kProposalClosed));
  store::Unit tamper;
  tamper.add("UPDATE policy_proposals SET files = ?1 WHERE id = ?2", {write_files(files(kEveryone)), two->id}, 1);
  ASSERT_TRUE(commit(std::move(tamper)).has_value());
  EXPECT_TRUE(publishing_->approve("acme", two->id, person("usr_2")).error().is(kSignatureOfOther));
  EXPECT_TRUE(publishing_->propose("acme", files("permit (principal, action, nothing);"), "", person("usr_1"))
                  .error()
                  .is(kBundleInvalid));
}

} // namespace
} // namespace socle::policy
