// Tokens: each way in which one can be wrong is refused, and named.
#include "identity/jwt.h"

#include "identity/errors.h"
#include "identity/limits.h"
#include "identity/signer_testing.h"

#include <gtest/gtest.h>

namespace socle::identity {
namespace {

using testing::key_set;
using testing::Signer;
constexpr std::int64_t now_s = 1'772'352'000;

json::object claims() {
  return {{"iss", "https://login.example"},
          {"sub", "mara"},
          {"aud", "socle"},
          {"exp", now_s + 600},
          {"iat", now_s},
          {"nonce", "n1"}};
}
const Expected expected{"https://login.example", {"socle"}, "socle", "n1", {now_s * 1'000'000}};

std::string reason(const Result<void>& result) {
  if (result) return "accepted";
  for (const auto& [name, value] : result.error().parameters()) {
    if (name == "reason") return value;
  }
  return std::string(result.error().code());
}
// The whole way of a token: read, verified by these keys, its claims held against what is expected.
std::string judged(const std::string& text, const std::string& keys, const Expected& wanted = expected) {
  const auto token = read_token(text);
  if (!token) return reason(std::unexpected(token.error()));
  const auto set = KeySet::read(keys);
  if (!set) return "no keys";
  if (!set->knows(*token)) return "unknown key";
  if (!set->verifies(*token)) return "wrong signature";
  return reason(check_claims(*token, wanted));
}
std::string with(const char* name, json::value value) {
  static const Signer signer("EdDSA", "k1");
  json::object changed = claims();
  if (value.is_null()) changed.erase(name);
  else changed[name] = std::move(value);
  return judged(signer.token(changed), key_set({&signer}));
}

class Tokens : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(OfEachAlgorithm, Tokens, ::testing::Values("RS256", "PS256", "ES256", "EdDSA"));

TEST_P(Tokens, are_accepted_when_all_is_right_and_refused_when_a_bit_is_not) {
  const Signer signer(GetParam(), "k1"), other(GetParam(), "k1");
  const std::string token = signer.token(claims()), keys = key_set({&signer});
  EXPECT_EQ(judged(token, keys), "accepted");
  EXPECT_EQ(judged(token, key_set({&other})), "wrong signature");
  EXPECT_EQ(judged(token, key_set({&other, &signer})), "accepted") << "two keys of one id: any may fit";
  const auto dot = token.rfind('.');
  for (const std::size_t at : {dot + 3, dot + 20, token.size() - 8}) {
    std::string changed = token;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_EQ(judged(changed, keys), "wrong signature") << at;
  }
  json::object richer = claims();
  richer["sub"] = "owner";
  const std::string forged = token.substr(0, token.find('.') + 1) + Signer::part(json::write(richer)) +
                             token.substr(dot);
  EXPECT_EQ(judged(forged, keys), "wrong signature");
  EXPECT_EQ(judged(token.substr(0, dot + 1) + token.substr(dot + 1, 40), keys), "wrong signature");
}

TEST_P(Tokens, need_a_key_of_their_id_and_kind) {
  const Signer signer(GetParam(), "k1"), renamed(GetParam(), "k2"),
      other(std::string(GetParam()) == "EdDSA" ? "ES256" : "EdDSA", "k1");
  EXPECT_EQ(judged(signer.token(claims()), key_set({&renamed, &other})), "unknown key");
  EXPECT_EQ(judged(signer.token(claims(), {{"kid", ""}}), key_set({&signer})), "accepted")
      << "one without an id may be any key's";
}

TEST(Token, chooses_no_algorithm) {
  const Signer rsa("RS256", "k1"), pss("PS256", "k1");
  for (const char* algorithm : {"none", "None", "HS256", "HS512", "RS384", "ES512", "", "RSA-OAEP"})
    EXPECT_EQ(judged(rsa.token(claims(), {{"alg", algorithm}}), key_set({&rsa})),
              "its algorithm is not one of RS256, PS256, ES256 and EdDSA")
        << algorithm;
  json::object pinned = pss.jwk();
  pinned["alg"] = "PS256";
  const std::string keys = json::write(json::object{{"keys", json::array{pinned}}});
  EXPECT_EQ(judged(pss.token(claims()), keys), "accepted");
  EXPECT_EQ(judged(pss.token(claims(), {{"alg", "RS256"}}), keys), "unknown key") << "a key's own algorithm binds";
  EXPECT_EQ(judged(pss.token(claims(), {{"alg", "RS256"}}), key_set({&pss})), "wrong signature");
  // The key's text as a shared secret, the oldest confusion of all.
  const std::string text = Signer::part(R"({"alg":"HS256","kid":"k1"})") + "." + Signer::part(json::write(claims()));
  const auto mac = hmac_sha256(key_set({&rsa}), text);
  EXPECT_EQ(judged(text + "." + to_base64url(mac), key_set({&rsa})),
            "its algorithm is not one of RS256, PS256, ES256 and EdDSA");
}

TEST(Token, has_one_form) {
  const Signer signer("EdDSA", "k1");
  const std::string good = signer.token(claims()), keys = key_set({&signer});
  EXPECT_EQ(judged("", keys), "it does not have three parts");
  EXPECT_EQ(judged("a.b", keys), "it does not have three parts");
  EXPECT_EQ(judged(good + ".x", keys), "it does not have three parts");
  EXPECT_EQ(judged("=" + good, keys), "its header is no base64url");
  EXPECT_EQ(judged("e30" + good.substr(good.find('.')), keys),
            "its algorithm is not one of RS256, PS256, ES256 and EdDSA");
  EXPECT_EQ(judged(Signer::part("[]") + good.substr(good.find('.')), keys), "its header is no JSON object");
  EXPECT_EQ(judged(good.substr(0, good.rfind('.') + 1), keys), "its signature is no base64url");
  EXPECT_EQ(judged(signer.token(claims(), {{"crit", json::array{"b64"}}, {"b64", false}}), keys),
            "it asks for an extension that is not known here");
  EXPECT_EQ(judged(std::string(token_bytes_max + 1, 'a'), keys), "it is longer than any that an issuer makes");
}

TEST(Token, says_who_made_it_for_whom_and_how_long) {
  EXPECT_EQ(with("x", "y"), "accepted");
  for (const auto& wrong :
       {json::value("https://login.example/"), json::value("https://evil.example"), json::value(1), json::value()})
    EXPECT_EQ(with("iss", wrong), "another issuer made it");
  for (const auto& wrong : {json::value("other"), json::value(json::array{"a", "b"}), json::value(json::array{}),
                            json::value(7), json::value()})
    EXPECT_EQ(with("aud", wrong), "it is meant for another audience");
  EXPECT_EQ(with("aud", json::array{"socle", "other"}), "it was made for another party")
      << "several audiences need azp";
  EXPECT_EQ(with("azp", "other"), "it was made for another party");
  EXPECT_EQ(with("azp", "socle"), "accepted");
  EXPECT_EQ(with("exp", now_s - 61), "it has expired");
  EXPECT_EQ(with("exp", now_s - 59), "accepted") << "clocks differ by a minute";
  for (const auto& wrong : {json::value("tomorrow"), json::value(-1), json::value(1e300), json::value()})
    EXPECT_EQ(with("exp", wrong), "it does not say when it ends");
  EXPECT_EQ(with("exp", static_cast<double>(now_s) + 600.5), "accepted") << "fractions are allowed";
  EXPECT_EQ(with("nbf", now_s + 61), "it is not valid yet");
  EXPECT_EQ(with("nbf", "soon"), "it is not valid yet");
  EXPECT_EQ(with("iat", now_s + 61), "it was made in the future");
  EXPECT_EQ(with("nonce", "n2"), "it answers another sign-in");
  EXPECT_EQ(with("nonce", json::value()), "it answers another sign-in");
  EXPECT_EQ(with("sub", ""), "it does not say whom it is about");
  EXPECT_EQ(with("sub", json::value()), "it does not say whom it is about");
}

TEST(KeySets, pass_over_what_is_no_key_for_this) {
  const Signer good("RS256", "k1");
  const auto count = [](json::object jwk) {
    return KeySet::read(json::write(json::object{{"keys", json::array{std::move(jwk)}}}))->size();
  };
  const auto changed = [&](const char* name, json::value value) {
    json::object jwk = good.jwk();
    jwk[name] = std::move(value);
    return count(std::move(jwk));
  };
  EXPECT_EQ(count(good.jwk()), 1U);
  EXPECT_EQ(changed("use", "enc"), 0U);
  EXPECT_EQ(changed("key_ops", json::array{"encrypt"}), 0U);
  EXPECT_EQ(changed("kty", "oct"), 0U);
  EXPECT_EQ(changed("n", json::value(Signer::part(std::string(128, '\x7f')))), 0U) << "1,024 bits are too weak";
  EXPECT_EQ(changed("n", json::value(Signer::part(std::string(1'100, '\x7f')))), 0U) << "and 8,800 only cost time";
  const Signer curve("ES256", "k1");
  json::object off = curve.jwk();
  off["y"] = off["x"];
  EXPECT_EQ(count(off), 0U) << "a point that is not on the curve";
  for (const char* text : {"", "[]", "{}", R"({"keys":{}})", "{\"keys\":[1,null,\"x\"]"})
    EXPECT_FALSE(KeySet::read(text)) << text;
  EXPECT_EQ(KeySet::read(R"({"keys":[1,null,"x",{}]})")->size(), 0U);
}

} // namespace
} // namespace socle::identity
