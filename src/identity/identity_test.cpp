// Who asks: what ended is refused with the very next call, guessing is slowed down, and nothing that opens is stored.
#include "identity/identity.h"

#include "identity/errors.h"
#include "identity/limits.h"

#include <filesystem>
#include <gtest/gtest.h>

#include <ctime>
#include <thread>
#include <unistd.h>

namespace socle::identity {
namespace {

using kernel::Credential;

class Identities : public testing::Test {
 protected:
  Identities() {
    std::string name = (std::filesystem::temp_directory_path() / "socle-identity-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    open();
    keep(identity_->add_tenant("acme", "Acme", "Europe/Berlin"));
    owner_ = add("owner@acme.example", "owner");
    mara_ = add("Mara@Acme.example", "employee");
  }
  ~Identities() override {
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
  }
  Result<json::value> keep(Result<Change> change) {
    if (!change) return std::unexpected(change.error());
    SOCLE_CHECK(store_->commit_now(std::move(change->unit)));
    if (change->committed) change->committed();
    return std::move(change->result);
  }
  std::string add(const std::string& email, const std::string& role) {
    auto made = keep(identity_->add_person("acme", "Somebody", email, role, "user", kPassword));
    EXPECT_TRUE(made) << made.error().describe();
    return json::get_string(made->as_object(), "id").value();
  }
  std::pair<std::string, std::string> key(const std::string& person,
                                          std::optional<Timestamp> expires = {}) { // its id, and what is shown once
    auto made = keep(identity_->create_key("acme", person, {}, expires));
    EXPECT_TRUE(made) << made.error().describe();
    return {json::get_string(made->as_object(), "id").value(), json::get_string(made->as_object(), "key").value()};
  }
  Result<kernel::Principal> by_key(const std::string& secret) {
    return identity_->identify({Credential::Kind::api_key, secret});
  }
  Result<kernel::Principal> by_session(const std::string& cookie) {
    return identity_->identify({Credential::Kind::session, cookie});
  }
  Result<Session> login(const std::string& email, const std::string& password, const std::string& client = "10.0.0.1") {
    SOCLE_TRY(auto made, identity_->login(email, password, client));
    SOCLE_CHECK(keep(std::move(made.second)));
    return std::move(made.first);
  }
  // So many wrong guesses, each after whatever wait is asked for.
  void guess(const std::string& email, int times, const std::string& client) {
    for (int i = 0; i < times; ++i)
      EXPECT_TRUE(login(email, "a wrong password", client).error().is(kUnauthenticated)) << i;
  }

  static constexpr const char* kPassword = "correct horse battery";
  std::filesystem::path folder_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<secrets::KeyRing> keys_;
  std::unique_ptr<Identity> identity_;
  std::string owner_, mara_;
};

TEST_F(Identities, know_a_key_and_a_session_also_after_a_restart) {
  const auto [id, secret] = key(mara_);
  const auto session = login("mara@acme.example", kPassword);
  ASSERT_TRUE(session) << session.error().describe();
  for (int round = 0; round < 2; ++round) {
    ASSERT_TRUE(by_key(secret));
    EXPECT_EQ(by_key(secret)->id, mara_);
    EXPECT_EQ(by_key(secret)->key_id, id);
    ASSERT_TRUE(by_session(session->cookie));
    EXPECT_EQ(by_session(session->cookie)->role, "employee");
    EXPECT_EQ(identity_->session(session->cookie)->csrf, session->csrf);
    open();
  }
  EXPECT_NE(session->csrf, session->cookie);
}

TEST_F(Identities, keep_nothing_that_would_open_the_door) {
  const auto [id, secret] = key(mara_);
  const auto session = login("mara@acme.example", kPassword);
  for (const char* table : {"SELECT hash, prefix FROM identity_keys", "SELECT hash, csrf FROM identity_sessions",
                            "SELECT password, email FROM identity_people"}) {
    const auto rows = store_->read(table);
    for (const auto& row : *rows) {
      for (std::size_t column = 0; column < row.size(); ++column) {
        EXPECT_EQ(row.text(column).find(secret), std::string::npos) << table;
        EXPECT_EQ(row.text(column).find(session->cookie), std::string::npos) << table;
        EXPECT_EQ(row.text(column).find(kPassword), std::string::npos) << table;
      }
    }
  }
}

TEST_F(Identities, refuse_a_key_from_the_moment_it_expires) {
  const auto [id, secret] = key(mara_, clock_.now() + std::chrono::hours(1));
  clock_.advance(std::chrono::hours(1) - Microseconds(1));
  EXPECT_TRUE(by_key(secret));
  clock_.advance(Microseconds(1));
  EXPECT_TRUE(by_key(secret).error().is(kUnauthenticated));
  EXPECT_TRUE(identity_->create_key("acme", mara_, {}, clock_.now()).error().is(kInvalid))
      << "one that has expired already";
  const auto [other, unstated] = key(mara_);
  clock_.advance(key_lifetime_default);
  EXPECT_FALSE(by_key(unstated)) << "forgotten keys end";
}

TEST_F(Identities, refuse_a_revoked_key_with_the_very_next_call_and_after_a_restart) {
  const auto [id, secret] = key(mara_);
  const auto [kept_id, kept] = key(mara_);
  ASSERT_TRUE(keep(identity_->revoke_key("acme", id)));
  EXPECT_TRUE(by_key(secret).error().is(kUnauthenticated));
  EXPECT_TRUE(by_key(kept));
  open();
  EXPECT_FALSE(by_key(secret));
  EXPECT_TRUE(by_key(kept));
  EXPECT_TRUE(identity_->revoke_key("acme", id).error().is(kUnknownKey));
  EXPECT_TRUE(identity_->revoke_key("another", kept_id).error().is(kUnknownKey)) << "another company's";
}

TEST_F(Identities, apply_a_changed_role_and_a_disabling_to_the_very_next_call) {
  const auto [id, secret] = key(mara_);
  const auto session = login("mara@acme.example", kPassword);
  ASSERT_TRUE(keep(identity_->update_person("acme", mara_, {.role = "auditor"})));
  EXPECT_EQ(by_key(secret)->role, "auditor");
  EXPECT_EQ(by_session(session->cookie)->role, "auditor");
  ASSERT_TRUE(keep(identity_->update_person("acme", mara_, {.disabled = true})));
  EXPECT_FALSE(by_key(secret));
  EXPECT_FALSE(by_session(session->cookie));
  EXPECT_FALSE(identity_->session(session->cookie));
  EXPECT_FALSE(identity_->identify({Credential::Kind::delegated, mara_})) << "nor may a run go on in that name";
  EXPECT_TRUE(login("mara@acme.example", kPassword).error().is(kUnauthenticated));
  ASSERT_TRUE(keep(identity_->update_person("acme", mara_, {.disabled = false})));
  EXPECT_FALSE(by_key(secret)) << "the key ended with the disabling, and does not come back";
  EXPECT_FALSE(by_session(session->cookie)) << "nor does the session";
  EXPECT_TRUE(identity_->keys("acme").empty());
  open();
  EXPECT_FALSE(by_key(secret));
  EXPECT_TRUE(by_key(key(mara_).second)) << "a new key works";
}

TEST_F(Identities, make_no_key_that_outlasts_a_disabling_at_the_same_moment) {
  auto making = identity_->create_key("acme", mara_, {}, {});
  ASSERT_TRUE(keep(identity_->update_person("acme", mara_, {.disabled = true})));
  EXPECT_FALSE(keep(std::move(making))) << "it began before the disabling and commits behind it";
  EXPECT_TRUE(identity_->create_key("acme", mara_, {}, {}).error().is(kInvalid));
  ASSERT_TRUE(keep(identity_->update_person("acme", mara_, {.disabled = false})));
  EXPECT_TRUE(identity_->keys("acme").empty());
}

TEST_F(Identities, lose_no_change_when_two_are_made_at_the_same_moment) {
  auto demotion = identity_->update_person("acme", mara_, {.role = "auditor"});
  auto language = identity_->update_person(
      "acme", mara_, {.language = Language::french}); // computed from the person before the demotion
  ASSERT_TRUE(keep(std::move(demotion)));
  ASSERT_TRUE(keep(std::move(language)));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(identity_->person("acme", mara_)->role, "auditor");
    EXPECT_EQ(identity_->person("acme", mara_)->language, Language::french);
    open();
  }
}

TEST_F(Identities, know_the_team_of_a_person_with_the_very_next_call_and_after_a_restart) {
  const auto [id, secret] = key(mara_);
  EXPECT_EQ(by_key(secret)->team, "");
  ASSERT_TRUE(keep(identity_->update_person("acme", mara_, {.team = "legal"})));
  EXPECT_EQ(by_key(secret)->team, "legal");
  ASSERT_TRUE(keep(identity_->update_person("acme", mara_, {.role = "auditor"}))) << "another change leaves the team";
  const auto made = keep(identity_->add_person("acme", "N", "n@acme.example", "employee", "user", kPassword, "sales"));
  ASSERT_TRUE(made);
  open();
  EXPECT_EQ(by_key(secret)->team, "legal");
  EXPECT_EQ(identity_->person("acme", "n@acme.example")->team, "sales");
  ASSERT_TRUE(keep(identity_->update_person("acme", mara_, {.team = ""})));
  EXPECT_EQ(by_key(secret)->team, "");
  open();
  EXPECT_EQ(by_key(secret)->team, "");
  EXPECT_TRUE(identity_->update_person("acme", mara_, {.team = std::string(81, 'x')}).error().is(kInvalid));
  EXPECT_TRUE(identity_->update_person("acme", mara_, {.team = "two\nlines"}).error().is(kInvalid));
}

TEST_F(Identities, never_lose_the_last_owner_even_when_two_remove_each_other) {
  EXPECT_TRUE(identity_->update_person("acme", owner_, {.role = "employee"}).error().is(kLastOwner));
  EXPECT_TRUE(identity_->update_person("acme", owner_, {.disabled = true}).error().is(kLastOwner));
  const std::string second = add("second@acme.example", "owner");
  auto one = identity_->update_person("acme", owner_, {.role = "employee"}),
       other = identity_->update_person("acme", second, {.disabled = true});
  ASSERT_TRUE(one && other) << "each sees the other owner";
  EXPECT_TRUE(keep(std::move(one)));
  EXPECT_FALSE(keep(std::move(other)));
  EXPECT_EQ(identity_->person("acme", second)->disabled, false);
}

TEST_F(Identities, end_a_session_after_its_lifetime_and_at_the_log_out) {
  const auto one = login("mara@acme.example", kPassword), other = login("mara@acme.example", kPassword);
  ASSERT_TRUE(keep(identity_->logout(other->cookie)));
  EXPECT_FALSE(by_session(other->cookie));
  clock_.advance(session_lifetime - Microseconds(1));
  EXPECT_TRUE(by_session(one->cookie));
  clock_.advance(Microseconds(1));
  EXPECT_FALSE(by_session(one->cookie));
  EXPECT_FALSE(identity_->session(one->cookie));
  open();
  EXPECT_FALSE(by_session(one->cookie));
  login("mara@acme.example", kPassword);
  EXPECT_EQ(store_->read("SELECT count(*) FROM identity_sessions")->front().integer(0), 1)
      << "what has expired is removed";
}

TEST_F(Identities, slow_down_guessing_at_one_address_from_many_machines) {
  for (int i = 0; i <= login_failures_free; ++i) guess("mara@acme.example", 1, "10.0.1." + std::to_string(i));
  const auto waiting = login("MARA@acme.example", kPassword, "10.0.2.1");
  ASSERT_FALSE(waiting) << "even the right password has to wait";
  EXPECT_TRUE(waiting.error().is(kThrottled));
  EXPECT_EQ(waiting.error().http_status(), 429);
  EXPECT_TRUE(login("owner@acme.example", kPassword, "10.0.2.1")) << "others do not";
  clock_.advance(login_wait_first);
  guess("mara@acme.example", 1, "10.0.3.1");
  clock_.advance(login_wait_first);
  EXPECT_TRUE(login("mara@acme.example", kPassword, "10.0.3.2").error().is(kThrottled)) << "the wait doubles";
  clock_.advance(login_wait_first);
  EXPECT_TRUE(login("mara@acme.example", kPassword, "10.0.3.2"));
  guess("mara@acme.example", 1, "10.0.3.3"); // forgiven: the free attempts begin again
}

TEST_F(Identities, slow_down_one_machine_that_guesses_at_many_addresses) {
  for (int i = 0; i <= login_failures_free; ++i) guess("somebody" + std::to_string(i) + "@acme.example", 1, "10.0.0.9");
  EXPECT_TRUE(login("mara@acme.example", kPassword, "10.0.0.9").error().is(kThrottled));
  EXPECT_TRUE(login("mara@acme.example", kPassword, "10.0.0.8"));
}

TEST_F(Identities, bound_the_wait) {
  for (int i = 0; i < 20; ++i) {
    guess("mara@acme.example", 1, "10.0.0." + std::to_string(i));
    clock_.advance(login_wait_max);
  }
  EXPECT_TRUE(login("mara@acme.example", kPassword, "10.0.9.9"))
      << "nobody is locked out for longer than the longest wait";
}

TEST_F(Identities, count_guesses_at_the_same_moment_like_guesses_in_turn) {
  std::atomic<int> checked = 0, throttled = 0;
  {
    std::vector<std::jthread> guessers;
    for (int i = 0; i < 16; ++i) {
      guessers.emplace_back([&, i] {
        const auto answer = identity_->login("mara@acme.example", "a wrong password", "10.0.0." + std::to_string(i));
        ++(answer.error().is(kThrottled) ? throttled : checked);
      });
    }
  }
  EXPECT_EQ(checked + throttled, 16);
  EXPECT_LE(checked, login_failures_free + 1);
}

TEST_F(Identities, tell_nobody_who_exists) {
  const auto unknown = login("nobody@acme.example", kPassword), wrong = login("mara@acme.example", "a wrong password");
  EXPECT_EQ(unknown.error().message(), wrong.error().message());
  keep(identity_->add_person("acme", "Robot", "robot@acme.example", "engineer", "service"));
  EXPECT_TRUE(login("robot@acme.example", "").error().is(kUnauthenticated)) << "service accounts have no password";
  EXPECT_FALSE(by_key(""));
  EXPECT_FALSE(by_session(""));
  EXPECT_FALSE(identity_->identify({Credential::Kind::delegated, ""}));
}

TEST_F(Identities, keep_a_group_of_thousands_among_thousands_in_a_moment) {
  store::Unit all;
  std::vector<std::function<void()>> then;
  std::vector<std::string> members;
  for (int i = 0; i < 2'000; ++i) {
    json::object body{{"email", "person" + std::to_string(i) + "@acme.example"}, {"name", "Invented"}, {"role", "employee"}};
    auto made = identity_->provision("acme", body);
    ASSERT_TRUE(made);
    members.push_back(json::get_string(made->result.as_object(), "id").value());
    all.append(std::move(made->unit));
    then.push_back(std::move(made->committed));
  }
  ASSERT_TRUE(store_->commit_now(std::move(all)));
  for (const auto& one : then) one();
  const std::clock_t began = std::clock(); // of the processor: others may use the machine too
  ASSERT_TRUE(identity_->put_group("acme", {"", "acme", "Everybody", "", members}));
  EXPECT_LT(std::clock() - began, 3 * CLOCKS_PER_SEC) << "each member is looked up once";
  members.emplace_back("usr_nobody");
  EXPECT_TRUE(identity_->put_group("acme", {"", "acme", "Others", "", members}).error().is(kUnknownPerson));
}

TEST_F(Identities, refuse_what_cannot_be_a_person) {
  EXPECT_TRUE(identity_->add_person("acme", "M", "mara@acme.example", "employee").error().is(kTaken));
  EXPECT_TRUE(identity_->add_person("acme", "M", "no address", "employee").error().is(kInvalid));
  EXPECT_TRUE(identity_->add_person("acme", "M", "m@acme.example", "king").error().is(kUnknownRole));
  EXPECT_TRUE(identity_->add_person("acme", "M", "m@acme.example", "employee", "user", "short").error().is(kInvalid));
  EXPECT_TRUE(identity_->create_key("acme", mara_, {"two words"}, {}).error().is(kInvalid));
}

} // namespace
} // namespace socle::identity
