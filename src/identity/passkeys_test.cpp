// Passkeys of people: each challenge good once, for one purpose and one browser; nobody opens another's account; what is removed is gone.
#include "identity/identity.h"

#include "identity/authenticator_testing.h"
#include "identity/errors.h"
#include "identity/limits.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace socle::identity {
namespace {

using testing::Authenticator;

class Passkeys : public ::testing::Test {
 protected:
  Passkeys() {
    std::string name = (std::filesystem::temp_directory_path() / "socle-passkeys-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    open();
    keep(identity_->add_tenant("acme", "Acme", "Europe/Berlin"));
    for (const char* who : {"mara", "jon"}) {
      const auto made = keep(
          identity_->add_person("acme", who, who + std::string("@acme.example"), "employee", "user", kPassword));
      people_[who] = json::get_string(made->as_object(), "id").value();
    }
  }
  ~Passkeys() override {
    identity_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  void open() {
    identity_.reset();
    store_.reset();
    store::StoreOptions options;
    options.location = "sqlite:" + (folder_ / "store").string();
    options.wal_bytes_grown = 1U << 20U;
    store_ = std::move(*store::open_store(options, migrations()));
    keys_ = std::move(*secrets::open_key_ring(folder_ / "keys", !std::filesystem::exists(folder_ / "keys"), random_));
    identity_ = std::move(*Identity::open({clock_, random_, *store_, *keys_}));
    identity_->set_relying_party(*relying_party_of("https://socle.example"));
  }
  Result<json::value> keep(Result<Change> change) {
    if (!change) return std::unexpected(change.error());
    SOCLE_CHECK(store_->commit_now(std::move(change->unit)));
    if (change->committed) change->committed();
    return std::move(change->result);
  }
  Result<Session> keep(Result<std::pair<Session, Change>> opened) {
    if (!opened) return std::unexpected(opened.error());
    SOCLE_CHECK(keep(Result<Change>(std::move(opened->second))));
    return std::move(opened->first);
  }
  Result<Session> login(const std::string& who, const Second& second = {}) {
    return keep(identity_->login(who + "@acme.example", kPassword, "10.0.0.1", second));
  }
  Result<Session> alone(const Presented& shown) { return keep(identity_->login_by_passkey(shown, "10.0.0.1")); }
  static std::string challenge(const json::object& options) {
    return from_base64url(json::get_string(options, "challenge").value_or("")).value_or("");
  }
  Result<json::value> add(const std::string& cookie, const Authenticator& device, const std::string& name = "Laptop") {
    SOCLE_TRY(const json::object options, identity_->begin_registration(cookie));
    return keep(identity_->register_passkey(cookie, name, device.create(challenge(options))));
  }
  // A person with one passkey, and the session in which it was made.
  std::pair<Authenticator, std::string> with_passkey(const std::string& who, const std::string& id) {
    const auto session = login(who);
    EXPECT_TRUE(session) << session.error().describe();
    Authenticator device("ES256", id);
    device.holder = people_.at(who);
    const auto made = add(session->cookie, device);
    EXPECT_TRUE(made) << made.error().describe();
    return {std::move(device), session->cookie};
  }
  Presented shown(const Authenticator& device) {
    const auto begun = identity_->begin_passkey_sign_in();
    return {device.get(challenge(begun->options)), begun->cookie};
  }
  std::optional<std::int64_t> factor_age(const std::string& cookie) {
    return identity_->identify({kernel::Credential::Kind::session, cookie})->factor_age_s;
  }

  static constexpr const char* kPassword = "correct horse battery";
  std::filesystem::path folder_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<Identity> identity_;
  std::map<std::string, std::string> people_;
};

TEST_F(Passkeys, open_a_session_alone_and_beside_a_password_also_after_a_restart) {
  auto [device, first] = with_passkey("mara", "mara's");
  EXPECT_EQ(factor_age(first), 0) << "registering confirms";
  EXPECT_TRUE(identity_->has_factor(people_["mara"]));
  for (int round = 0; round < 2; ++round) {
    clock_.advance(std::chrono::minutes(1));
    const auto by_itself = alone(shown(device));
    ASSERT_TRUE(by_itself) << by_itself.error().describe();
    EXPECT_EQ(by_itself->person.id, people_["mara"]);
    EXPECT_EQ(factor_age(by_itself->cookie), 0);
    const auto asked = login("mara");
    ASSERT_FALSE(asked);
    EXPECT_TRUE(asked.error().is(kFactorAsked));
    EXPECT_EQ(asked.error().parameters()[0].second, "passkey");
    EXPECT_EQ(asked.error().parameters()[1].second, testing::Signer::part("mara's"));
    const auto beside = login("mara", {.passkey = shown(device)});
    ASSERT_TRUE(beside) << beside.error().describe();
    EXPECT_EQ(factor_age(beside->cookie), 0);
    EXPECT_EQ(identity_->passkeys(people_["mara"]).front().used, clock_.now());
    open();
  }
}

TEST_F(Passkeys, answer_each_challenge_once) {
  auto [device, session] = with_passkey("mara", "mara's");
  const Presented answer = shown(device);
  ASSERT_TRUE(alone(answer));
  EXPECT_TRUE(alone(answer).error().is(kCeremonyUnknown)) << "a replay";
  EXPECT_TRUE(login("mara", {.passkey = answer}).error().is(kCeremonyUnknown));
  Presented wrong = shown(device);
  const json::object right = wrong.credential;
  Authenticator liar = std::move(device);
  liar.flips = true;
  wrong.credential = liar.get(challenge(identity_->begin_passkey_sign_in()->options));
  EXPECT_TRUE(alone(wrong).error().is(kPasskeyRefused));
  EXPECT_TRUE(alone({right, wrong.browser}).error().is(kCeremonyUnknown)) << "what failed was used up";
}

TEST_F(Passkeys, take_an_answer_only_in_time_from_its_browser_and_for_its_purpose) {
  auto [device, session] = with_passkey("mara", "mara's");
  Presented late = shown(device);
  clock_.advance(std::chrono::duration_cast<Microseconds>(ceremony_time_max));
  EXPECT_TRUE(alone(late).error().is(kCeremonyUnknown)) << "expired";
  Presented moved = shown(device);
  moved.browser = identity_->begin_passkey_sign_in()->cookie;
  EXPECT_TRUE(alone(moved).error().is(kPasskeyRefused)) << "another browser's challenge";
  const auto confirmation = identity_->begin_confirmation(session);
  ASSERT_TRUE(confirmation);
  const json::object answer = device.get(challenge(*confirmation));
  EXPECT_TRUE(alone({answer, session}).error().is(kCeremonyUnknown)) << "asked for to confirm, not to sign in";
  const auto other = login("jon");
  EXPECT_TRUE(identity_->confirm_by_passkey(other->cookie, answer).error().is(kCeremonyUnknown)) << "another session";
  EXPECT_TRUE(keep(identity_->confirm_by_passkey(session, answer)));
  EXPECT_TRUE(identity_->confirm_by_passkey(session, answer).error().is(kCeremonyUnknown)) << "once";
}

TEST_F(Passkeys, confirm_a_session_and_no_other) {
  auto [device, session] = with_passkey("mara", "mara's");
  clock_.advance(std::chrono::minutes(20));
  EXPECT_EQ(factor_age(session), 1200);
  const auto options = identity_->begin_confirmation(session);
  ASSERT_TRUE(keep(identity_->confirm_by_passkey(session, device.get(challenge(*options)))));
  EXPECT_EQ(factor_age(session), 0);
  EXPECT_TRUE(identity_->begin_confirmation(login("jon")->cookie).error().is(kNoFactor));
}

TEST_F(Passkeys, open_nobody_elses_account) {
  auto [maras, session] = with_passkey("mara", "mara's");
  auto [jons, other] = with_passkey("jon", "jon's");
  EXPECT_TRUE(login("mara", {.passkey = shown(jons)}).error().is(kPasskeyRefused)) << "with mara's password";
  const auto options = identity_->begin_confirmation(session);
  EXPECT_TRUE(identity_->confirm_by_passkey(session, jons.get(challenge(*options))).error().is(kPasskeyRefused));
  jons.holder = people_["mara"];
  EXPECT_TRUE(alone(shown(jons)).error().is(kPasskeyRefused)) << "says that it is mara's";
  Authenticator copied("ES256", "mara's"); // mara's id, another key
  copied.holder = people_["mara"];
  EXPECT_TRUE(alone(shown(copied)).error().is(kPasskeyRefused));
  Authenticator unknown("ES256", "nobody's");
  EXPECT_TRUE(alone(shown(unknown)).error().is(kPasskeyRefused));
  maras.names_holder = false;
  EXPECT_TRUE(alone(shown(maras)).error().is(kPasskeyRefused)) << "does not say whose it is";
  EXPECT_EQ(add(other, copied).error().code(), kPasskeyTaken.code) << "an id is one person's";
}

TEST_F(Passkeys, refuse_a_counter_that_goes_back_also_after_a_restart) {
  auto [device, session] = with_passkey("mara", "mara's");
  device.counter = 7;
  ASSERT_TRUE(alone(shown(device)));
  open();
  EXPECT_TRUE(alone(shown(device)).error().is(kPasskeyCopied)) << "the same again";
  device.counter = 3;
  EXPECT_TRUE(alone(shown(device)).error().is(kPasskeyCopied));
  device.counter = 8;
  EXPECT_TRUE(alone(shown(device)));
}

TEST_F(Passkeys, end_with_their_person_and_when_they_are_removed) {
  auto [device, session] = with_passkey("mara", "mara's");
  const Person mara = *identity_->person("acme", people_["mara"]);
  EXPECT_TRUE(identity_->remove_passkey(*identity_->person("acme", people_["jon"]), identity_->passkeys(mara.id)[0].id)
                  .error()
                  .is(kUnknownPasskey))
      << "another person's";
  ASSERT_TRUE(keep(identity_->update_person("acme", mara.id, {.disabled = true})));
  EXPECT_FALSE(alone(shown(device)));
  ASSERT_TRUE(keep(identity_->update_person("acme", mara.id, {.disabled = false})));
  EXPECT_TRUE(alone(shown(device)));
  ASSERT_TRUE(keep(identity_->remove_passkey(mara, identity_->passkeys(mara.id)[0].id)));
  EXPECT_TRUE(alone(shown(device)).error().is(kPasskeyRefused));
  EXPECT_TRUE(login("mara")) << "no factor is asked for any more";
  auto again = with_passkey("mara", "mara's");
  ASSERT_TRUE(keep(identity_->update_person("acme", mara.id, {.end_factor = true})));
  EXPECT_TRUE(alone(shown(again.first)).error().is(kPasskeyRefused));
  open();
  EXPECT_FALSE(identity_->has_factor(mara.id));
}

TEST_F(Passkeys, sign_nobody_in_whose_company_does_that) {
  const auto made = keep(identity_->add_person("acme", "Ada", "ada@acme.example", "employee", "user", kPassword));
  people_["ada"] = json::get_string(made->as_object(), "id").value();
  auto [device, session] = with_passkey("ada", "ada's");
  store::Unit unit; // as those are whom the directory brings
  unit.add("UPDATE identity_people SET password = '' WHERE id = ?1", {people_["ada"]}, 1);
  ASSERT_TRUE(store_->commit_now(std::move(unit)));
  open();
  EXPECT_TRUE(alone(shown(device)).error().is(kPasskeyRefused));
  const auto options = identity_->begin_confirmation(session);
  EXPECT_TRUE(keep(identity_->confirm_by_passkey(session, device.get(challenge(*options)))));
}

TEST_F(Passkeys, are_added_by_who_has_just_shown_who_they_are) {
  const auto session = login("mara");
  EXPECT_TRUE(identity_->prove(session->cookie, "", "10.0.0.1")) << "begun a moment ago";
  clock_.advance(std::chrono::duration_cast<Microseconds>(proof_age_max) + Microseconds(1));
  EXPECT_TRUE(identity_->prove(session->cookie, "", "10.0.0.1").error().is(kProofNeeded));
  EXPECT_TRUE(identity_->prove(session->cookie, "a wrong password", "10.0.0.1").error().is(kUnauthenticated));
  EXPECT_TRUE(identity_->prove(session->cookie, kPassword, "10.0.0.1"));
  for (int i = 0; i < login_failures_free + 1; ++i)
    EXPECT_FALSE(identity_->prove(session->cookie, "a wrong password", "10.0.0.1"));
  EXPECT_TRUE(identity_->prove(session->cookie, kPassword, "10.0.0.1").error().is(kThrottled));
}

TEST_F(Passkeys, have_a_name_and_are_not_too_many) {
  const auto session = login("mara");
  for (const std::string name : {"", "two\nlines"})
    EXPECT_TRUE(add(session->cookie, Authenticator(), name).error().is(kInvalid));
  EXPECT_TRUE(add(session->cookie, Authenticator(), std::string(passkey_name_bytes_max + 1, 'x')).error().is(kInvalid));
  for (std::size_t i = 0; i < passkeys_max; ++i)
    ASSERT_TRUE(add(session->cookie, Authenticator("ES256", "id " + std::to_string(i))));
  EXPECT_TRUE(add(session->cookie, Authenticator("ES256", "one more")).error().is(kPasskeysMany));
  EXPECT_EQ(json::get_array(*identity_->begin_confirmation(session->cookie), "allowCredentials")->size(), passkeys_max);
}

TEST_F(Passkeys, need_a_public_address) {
  auto [device, session] = with_passkey("mara", "mara's");
  const Presented answer = shown(device);
  identity_->set_relying_party(std::nullopt);
  EXPECT_TRUE(identity_->begin_registration(session).error().is(kNoPublicAddress));
  EXPECT_TRUE(identity_->begin_confirmation(session).error().is(kNoPublicAddress));
  EXPECT_TRUE(identity_->begin_passkey_sign_in().error().is(kNoPublicAddress));
  EXPECT_TRUE(alone(answer).error().is(kNoPublicAddress));
  identity_->set_relying_party(*relying_party_of("https://elsewhere.example"));
  EXPECT_TRUE(alone(answer).error().is(kPasskeyRefused)) << "they belong to the old address";
}

} // namespace
} // namespace socle::identity
