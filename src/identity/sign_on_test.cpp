// Sign-in through a provider, with a provider that the test plays: each step of the protocol that could be got wrong.
#include "identity/sign_on.h"

#include "identity/errors.h"
#include "identity/limits.h"
#include "identity/signer_testing.h"
#include "net/message.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace socle::identity {
namespace {

using testing::key_set;
using testing::Signer;

class SignOns : public ::testing::Test {
 protected:
  SignOns() {
    std::string name = (std::filesystem::temp_directory_path() / "socle-sign-on-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    keys_ = std::move(*secrets::open_key_ring(folder_ / "keys", true, random_));
    provider_.tenant = "acme", provider_.issuer = issuer, provider_.client_id = "socle";
    provider_.redirect_uri = "https://socle.example/signin", provider_.audiences = {"https://socle.example"};
    provider_.sealed_secret = *seal_secret(*keys_, "acme", "a secret+/=");
    sign_on_ = std::make_unique<SignOn>(
        SignOn::Parts{clock_, random_, *keys_, [this](const Asking& asking) { return asked(asking); }});
  }
  ~SignOns() override { std::filesystem::remove_all(folder_); }

  Result<Bytes> asked(const Asking& asking) {
    asked_.push_back(asking);
    if (away_) return fail(kProviderAnswer, {{"reason", "it does not answer"}});
    if (asking.url.ends_with("openid-configuration")) return json::write(metadata_);
    if (asking.url.ends_with("/keys")) return key_set({&*signer_});
    if (asking.url.ends_with("/userinfo")) return json::write(userinfo_);
    return json::write(json::object{{"id_token", id_token_}, {"access_token", "opaque"}});
  }
  std::int64_t now_s() const { return clock_.now().us / 1'000'000; }
  json::object claims() const {
    return {{"iss", issuer},
            {"sub", "mara"},
            {"aud", "socle"},
            {"exp", now_s() + 600},
            {"email", "Mara@Acme.example"},
            {"email_verified", true},
            {"groups", json::array{"staff"}}};
  }
  // Goes to the provider and comes back with what it gives: `claims` and the nonce that was asked for.
  Result<Vouched> sign_on(json::object with, std::function<void(SignOn::Return&)> change = {}) {
    const auto begun = sign_on_->begin(provider_);
    if (!begun) return std::unexpected(begun.error());
    sent_ = begun->location;
    SignOn::Return back{begun->cookie, "the code", parameter("state"), issuer};
    if (!with.contains("nonce")) with["nonce"] = parameter("nonce");
    id_token_ = signer_->token(with);
    if (change) change(back);
    return sign_on_->finish(provider_, back);
  }
  std::string parameter(const std::string& name) const {
    const auto begin = sent_.find(name + "=") + name.size() + 1;
    return net::percent_decode(sent_.substr(begin, sent_.find('&', begin) - begin)).value_or("");
  }
  std::string access_token(json::object changes = {}, json::object header = {{"typ", "at+jwt"}}) const {
    json::object all = claims();
    all["aud"] = "https://socle.example";
    for (auto& change : changes) all[change.key()] = change.value();
    return signer_->token(all, std::move(header));
  }
  std::size_t times_asked(std::string_view what) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(asked_, [&](const auto& a) { return a.url.ends_with(what); }));
  }

  static constexpr const char* issuer = "https://login.example/acme";
  ManualClock clock_;
  SystemRandom random_;
  std::filesystem::path folder_;
  std::unique_ptr<secrets::KeyRing> keys_;
  Provider provider_;
  std::unique_ptr<SignOn> sign_on_;
  std::unique_ptr<Signer> signer_ = std::make_unique<Signer>("ES256", "k1");
  json::object metadata_{{"issuer", issuer},
                         {"authorization_endpoint", "https://login.example/auth?tenant=acme"},
                         {"token_endpoint", "https://login.example/token"},
                         {"jwks_uri", "https://login.example/keys"},
                         {"userinfo_endpoint", "https://login.example/userinfo"},
                         {"authorization_response_iss_parameter_supported", true}};
  json::object userinfo_;
  std::string id_token_, sent_;
  std::vector<Asking> asked_;
  bool away_ = false;
};

TEST_F(SignOns, end_with_whom_the_provider_vouches_for) {
  const auto vouched = sign_on(claims());
  ASSERT_TRUE(vouched) << vouched.error().describe();
  EXPECT_EQ(vouched->subject, "mara");
  EXPECT_EQ(vouched->email, "mara@acme.example");
  EXPECT_EQ(vouched->groups, std::vector<std::string>{"staff"});
  EXPECT_TRUE(sent_.starts_with("https://login.example/auth?tenant=acme&response_type=code&client_id=socle&"));
  const auto& exchange = *std::ranges::find(asked_, "https://login.example/token", &Asking::url);
  const auto begin = exchange.form.find("code_verifier=") + 14;
  EXPECT_EQ(to_base64url(sha256(exchange.form.substr(begin))), parameter("code_challenge"))
      << "the verifier is what was promised";
  EXPECT_EQ(parameter("code_challenge_method"), "S256");
  EXPECT_EQ(exchange.authorization, "Basic " + to_base64("socle:a%20secret%2B%2F%3D"));
  EXPECT_EQ(exchange.form.find("secret"), std::string::npos);
}

TEST_F(SignOns, belong_to_one_browser_once_and_not_for_ever) {
  SignOn::Return kept;
  EXPECT_TRUE(sign_on(claims(), [&](SignOn::Return& back) { kept = back; }));
  EXPECT_TRUE(sign_on_->finish(provider_, kept).error().is(kSignOnUnknown)) << "a second time";
  EXPECT_TRUE(sign_on(claims(), [](SignOn::Return& back) { back.state += "x"; }).error().is(kSignOnUnknown));
  EXPECT_TRUE(sign_on(claims(), [](SignOn::Return& back) { back.cookie = "another"; }).error().is(kSignOnUnknown));
  EXPECT_TRUE(sign_on(claims(), [](SignOn::Return& back) { back.cookie.clear(); }).error().is(kSignOnUnknown));
  EXPECT_TRUE(sign_on(claims(), [&](SignOn::Return&) { clock_.advance(sign_on_time_max); }).error().is(kSignOnUnknown));
}

TEST_F(SignOns, hold_every_answer_against_the_issuer) {
  EXPECT_TRUE(
      sign_on(claims(), [](SignOn::Return& back) { back.issuer = "https://evil.example"; }).error().is(kTokenRefused))
      << "mixed up";
  EXPECT_TRUE(sign_on(claims(), [](SignOn::Return& back) { back.issuer.clear(); }).error().is(kTokenRefused))
      << "it says that it names itself";
  json::object other = claims();
  other["nonce"] = "another sign-in's";
  EXPECT_TRUE(sign_on(other).error().is(kTokenRefused));
  other = claims();
  other["aud"] = "https://socle.example";
  EXPECT_TRUE(sign_on(other).error().is(kTokenRefused)) << "an access token is no answer to a sign-in";
  id_token_.clear();
}

TEST_F(SignOns, ask_for_the_rest_and_believe_only_verified_addresses) {
  json::object bare = claims();
  bare.erase("email"), bare.erase("groups");
  userinfo_ = {{"sub", "mara"}, {"email", "mara@acme.example"}, {"email_verified", true}, {"groups", "staff"}};
  const auto vouched = sign_on(bare);
  ASSERT_TRUE(vouched);
  EXPECT_EQ(vouched->email, "mara@acme.example");
  EXPECT_EQ(vouched->groups, std::vector<std::string>{"staff"});
  userinfo_["sub"] = "somebody else";
  EXPECT_TRUE(sign_on(bare).error().is(kTokenRefused));
  json::object unverified = claims();
  unverified["email_verified"] = false;
  EXPECT_EQ(sign_on(unverified)->email, "");
}

TEST_F(SignOns, refuse_a_provider_that_is_another_or_leads_elsewhere) {
  const auto refused = [&](const char* name, const char* value) {
    auto original = metadata_;
    metadata_[name] = value;
    clock_.advance(provider_metadata_life);
    const bool out = !sign_on_->begin(provider_) && sign_on_->begin(provider_).error().is(kProviderAnswer);
    metadata_ = original;
    return out;
  };
  EXPECT_TRUE(refused("issuer", "https://login.example/acme/"));
  EXPECT_TRUE(refused("token_endpoint", "http://login.example/token")) << "a secret goes over TLS only";
  EXPECT_TRUE(refused("jwks_uri", "file:///etc/passwd"));
  EXPECT_TRUE(refused("authorization_endpoint", "javascript:alert(1)"));
  EXPECT_TRUE(sign_on_->begin(provider_));
}

TEST_F(SignOns, accept_access_tokens_of_the_audience_and_nothing_else) {
  const auto accepted = sign_on_->vouch(provider_, access_token());
  ASSERT_TRUE(accepted) << accepted.error().describe();
  EXPECT_EQ(accepted->subject, "mara");
  EXPECT_EQ(accepted->expires.us, (now_s() + 600) * 1'000'000);
  EXPECT_FALSE(sign_on_->vouch(provider_, access_token({{"aud", "https://other.example"}})));
  EXPECT_FALSE(sign_on_->vouch(provider_, access_token({{"exp", now_s() - 100}})));
  EXPECT_FALSE(sign_on_->vouch(provider_, access_token({{"nonce", "n"}}, {{"typ", "JWT"}})))
      << "what a sign-in gave opens no API";
  provider_.audiences = {"socle"};
  EXPECT_FALSE(sign_on_->vouch(provider_, access_token({{"aud", "socle"}}, {{"typ", "JWT"}})));
  EXPECT_TRUE(sign_on_->vouch(provider_, access_token({{"aud", "socle"}})));
  provider_.audiences.clear();
  EXPECT_FALSE(sign_on_->vouch(provider_, access_token())) << "without an audience no token is meant for us";
}

TEST_F(SignOns, follow_the_issuers_keys_and_ask_no_more_than_they_must) {
  ASSERT_TRUE(sign_on_->vouch(provider_, access_token()));
  ASSERT_TRUE(sign_on_->vouch(provider_, access_token()));
  EXPECT_EQ(times_asked("/keys"), 1U);
  const std::string old = access_token();
  signer_ = std::make_unique<Signer>("ES256", "k2");
  EXPECT_FALSE(sign_on_->vouch(provider_, access_token())) << "asked a moment ago";
  EXPECT_EQ(times_asked("/keys"), 1U);
  clock_.advance(provider_keys_again);
  EXPECT_TRUE(sign_on_->vouch(provider_, access_token()));
  EXPECT_FALSE(sign_on_->vouch(provider_, old)) << "its key was withdrawn";
  EXPECT_EQ(times_asked("/keys"), 2U);
  for (int i = 0; i < 50; ++i)
    EXPECT_FALSE(sign_on_->vouch(provider_, access_token({}, {{"typ", "at+jwt"}, {"kid", "x" + std::to_string(i)}})));
  EXPECT_EQ(times_asked("/keys"), 2U) << "strangers do not make us ask";
}

TEST_F(SignOns, outlast_a_provider_that_is_away_for_a_while) {
  ASSERT_TRUE(sign_on_->vouch(provider_, access_token()));
  away_ = true;
  clock_.advance(provider_keys_life);
  EXPECT_TRUE(sign_on_->vouch(provider_, access_token())) << "a known key";
  clock_.advance(provider_keys_life_max);
  const auto late = sign_on_->vouch(provider_, access_token());
  ASSERT_FALSE(late);
  EXPECT_TRUE(late.error().is(kProviderAnswer));
}

TEST(Providers, are_refused_where_they_cannot_be_meant) {
  const auto with = [](const char* name, json::value value) {
    json::object body{
        {"issuer", "https://login.example"}, {"client_id", "socle"}, {"redirect_uri", "https://socle.example/signin"}};
    if (name != nullptr) body[name] = std::move(value);
    return provider_of(body);
  };
  EXPECT_TRUE(with(nullptr, {}));
  for (const char* wrong :
       {"http://login.example", "https://", "login.example", "https://a@b.example", "https://login.example?x",
        "http://127.0.0.1.evil.example", "http://localhost@evil.example"})
    EXPECT_FALSE(with("issuer", wrong)) << wrong;
  for (const char* here : {"http://127.0.0.1:8080/x", "http://localhost", "http://[::1]:9"})
    EXPECT_TRUE(with("issuer", here)) << here;
  EXPECT_FALSE(with("default_role", "owner"));
  EXPECT_FALSE(with("default_role", "directory"));
  EXPECT_FALSE(with("default_role", "king"));
  EXPECT_FALSE(with("roles", json::array{json::object{{"group", "g"}, {"role", "owner"}}}));
  EXPECT_FALSE(with("roles", json::array{json::object{{"role", "employee"}}}));
  EXPECT_FALSE(with("provision", true)) << "as what?";
  EXPECT_FALSE(with("audiences", json::array{1}));
  const Provider provider = *with("domains", json::array{"Firma.example"});
  EXPECT_TRUE(domain_allowed(provider, "a@firma.example"));
  for (const char* wrong : {"a@sub.firma.example", "a@firma.example.evil", "firma.example@evil", ""})
    EXPECT_FALSE(domain_allowed(provider, wrong)) << wrong;
}

} // namespace
} // namespace socle::identity
