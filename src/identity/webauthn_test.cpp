// Passkeys: what is right is accepted for each algorithm, and each way of being wrong is refused with its reason.
#include "identity/webauthn.h"

#include "identity/authenticator_testing.h"
#include "identity/errors.h"
#include "identity/limits.h"

#include <functional>
#include <gtest/gtest.h>

namespace socle::identity {
namespace {

using testing::Authenticator;

const RelyingParty party{"socle.example", "https://socle.example"};
const std::string challenge = "thirty-two bytes of some numbers";
const Ceremony asked{party, challenge};

std::string reason(const Error& error) {
  return error.parameters().empty() ? std::string(error.code()) : error.parameters().front().second;
}

KnownPasskey kept(const MadePasskey& made) { return {made.id, made.public_key, "usr_1", made.counter, made.synced}; }

KnownPasskey registered(const Authenticator& device) {
  const auto made = check_registration(asked, device.create(challenge));
  EXPECT_TRUE(made) << made.error().describe();
  return made ? kept(*made) : KnownPasskey{};
}

// Changes one thing about an authenticator whose passkey is registered, and says why it is refused then.
std::string refusal(const std::function<void(Authenticator&)>& change) {
  Authenticator device;
  device.counter = 5;
  const KnownPasskey passkey = registered(device);
  device.counter = 6;
  EXPECT_TRUE(check_assertion(asked, passkey, device.get(challenge))) << "without the change";
  change(device);
  const auto used = check_assertion(asked, passkey, device.get(challenge));
  return used ? "accepted" : reason(used.error());
}

// The same of one that is being registered.
std::string unregistered(const std::function<void(Authenticator&)>& change) {
  Authenticator device;
  change(device);
  const auto made = check_registration(asked, device.create(challenge));
  return made ? "accepted" : reason(made.error());
}

TEST(Webauthn, accepts_each_algorithm_that_is_asked_for) {
  for (const char* algorithm : {"ES256", "RS256", "EdDSA"}) {
    Authenticator device(algorithm);
    device.flags = 1 | 4 | 8 | 16;
    const auto made = check_registration(asked, device.create(challenge));
    ASSERT_TRUE(made) << algorithm << made.error().describe();
    EXPECT_EQ(made->id, device.id);
    EXPECT_EQ(made->public_key, device.cose());
    EXPECT_TRUE(made->synced && made->backed_up);
    const auto used = check_assertion(asked, kept(*made), device.get(challenge));
    ASSERT_TRUE(used) << algorithm << used.error().describe();
    EXPECT_TRUE(used->backed_up);
    device.flips = true;
    EXPECT_EQ(reason(check_assertion(asked, kept(*made), device.get(challenge)).error()), "its signature is wrong");
  }
}

TEST(Webauthn, refuses_an_answer_that_was_made_for_something_else) {
  EXPECT_EQ(refusal([](auto& d) { d.origin = "https://socle.example.evil.example"; }),
            "it was made for a page of another address");
  EXPECT_EQ(refusal([](auto& d) { d.origin = "http://socle.example"; }), "it was made for a page of another address");
  EXPECT_EQ(refusal([](auto& d) { d.origin = "https://socle.example:8443"; }),
            "it was made for a page of another address");
  EXPECT_EQ(refusal([](auto& d) { d.party = "evil.example"; }), "it is of another address");
  EXPECT_EQ(refusal([](auto& d) { d.more_client = R"(,"topOrigin":"https://evil.example")"; }),
            "it was made inside a page of another address");
  const Authenticator device;
  const KnownPasskey passkey = registered(device);
  EXPECT_EQ(reason(check_assertion({party, "another challenge"}, passkey, device.get(challenge)).error()),
            "it answers another challenge");
  EXPECT_EQ(reason(check_assertion({party, ""}, passkey, device.get("")).error()), "it answers another challenge");
  json::object crossed = device.get(challenge);
  crossed["response"].as_object()["clientDataJSON"] = device.create(challenge).at("response").at("clientDataJSON");
  EXPECT_EQ(reason(check_assertion(asked, passkey, crossed).error()), "it was made for something else");
}

TEST(Webauthn, refuses_without_a_touch_and_without_a_check_of_the_person) {
  EXPECT_EQ(refusal([](auto& d) { d.flags = 4; }), "nobody touched the device");
  EXPECT_EQ(refusal([](auto& d) { d.flags = 1; }), "the device did not check who holds it");
  EXPECT_EQ(unregistered([](auto& d) { d.flags = 1; }), "the device did not check who holds it");
}

TEST(Webauthn, refuses_another_key_another_person_and_a_flipped_bit) {
  EXPECT_EQ(refusal([](auto& d) { d.flips = true; }), "its signature is wrong");
  EXPECT_EQ(refusal([](auto& d) { d.holder = "usr_2"; }), "it is somebody else's");
  EXPECT_EQ(refusal([](auto& d) { d.names_holder = false; }), "accepted") << "keys that hold no name send none";
  EXPECT_EQ(refusal([](auto& d) { d.id = "another id"; }), "it is another passkey");
  Authenticator one, other; // of the same id, with another key
  const KnownPasskey passkey = registered(one);
  EXPECT_EQ(reason(check_assertion(asked, passkey, other.get(challenge)).error()), "its signature is wrong");
  KnownPasskey damaged = passkey;
  damaged.public_key.pop_back();
  EXPECT_EQ(reason(check_assertion(asked, damaged, one.get(challenge)).error()), "its signature is wrong");
}

TEST(Webauthn, refuses_a_counter_that_does_not_go_up) {
  EXPECT_EQ(refusal([](auto& d) { d.counter = 5; }), "identity.passkey_copied");
  EXPECT_EQ(refusal([](auto& d) { d.counter = 0; }), "identity.passkey_copied");
  Authenticator device; // one that counts nothing
  const KnownPasskey passkey = registered(device);
  EXPECT_TRUE(check_assertion(asked, passkey, device.get(challenge)));
  EXPECT_TRUE(check_assertion(asked, passkey, device.get(challenge)));
  device.counter = 1, device.flips = true;
  EXPECT_EQ(reason(check_assertion(asked, passkey, device.get(challenge)).error()), "its signature is wrong")
      << "a counter that nobody signed says nothing";
}

TEST(Webauthn, refuses_flags_of_copies_that_cannot_be_or_have_changed) {
  EXPECT_EQ(refusal([](auto& d) { d.flags = 1 | 4 | 8; }), "what it says of its copies has changed");
  EXPECT_EQ(refusal([](auto& d) { d.flags = 1 | 4 | 16; }), "its authenticator data cannot be read");
}

TEST(Webauthn, reads_attestation_of_any_format_and_trusts_none) {
  EXPECT_EQ(unregistered([](auto& d) {
              d.format = "packed";
              d.statement = testing::cbor_head(5, 2) + testing::cbor_text("alg") + testing::cbor_int(-7) +
                            testing::cbor_text("sig") + testing::cbor_bytes("no signature at all");
            }),
            "accepted");
  EXPECT_EQ(unregistered([](auto& d) { d.statement = testing::cbor_bytes(""); }),
            "its attestationObject cannot be read");
  EXPECT_EQ(unregistered([](auto& d) { d.statement = Bytes("\xbf\xff"); }), "its attestationObject cannot be read");
  EXPECT_EQ(unregistered([](auto& d) { d.statement = Bytes(60, '\x81') + Bytes("\x00", 1); }),
            "its attestationObject cannot be read");
}

TEST(Webauthn, refuses_authenticator_data_with_too_little_or_too_much) {
  const std::string unread = "its authenticator data cannot be read, or its key is none that is used here";
  EXPECT_EQ(unregistered([](auto& d) { d.extensions = "x"; }), unread) << "more than it says";
  EXPECT_EQ(unregistered([](auto& d) { d.flags |= 128U; }), unread) << "less than it says";
  EXPECT_EQ(unregistered([](auto& d) { d.flags |= 128U, d.extensions = Bytes("\xa0"); }), "accepted");
  EXPECT_EQ(unregistered([](auto& d) { d.id.clear(); }), unread);
  EXPECT_EQ(unregistered([](auto& d) { d.id = Bytes(credential_id_bytes_max, 'i'); }), "accepted");
  EXPECT_EQ(unregistered([](auto& d) { d.id = Bytes(credential_id_bytes_max + 1, 'i'); }), unread);
  EXPECT_EQ(unregistered([](auto& d) {
              d.statement = testing::cbor_head(5, 1) + testing::cbor_text("x") +
                            testing::cbor_bytes(Bytes(40'000, 'x'));
            }),
            "its attestationObject is missing or no base64url")
      << "oversized";
  // Each shorter form of a good object is refused, and none reads past its end.
  const Authenticator device;
  const json::object good = device.create(challenge);
  const Bytes object = *from_base64url(json::text(good.at("response").at("attestationObject")));
  for (std::size_t size = 0; size < object.size(); ++size) {
    json::object cut = good;
    cut["response"].as_object()["attestationObject"] = testing::Signer::part(object.substr(0, size));
    EXPECT_FALSE(check_registration(asked, cut)) << size;
  }
  const KnownPasskey passkey = registered(device);
  const json::object used = device.get(challenge);
  for (const char* name : {"authenticatorData", "clientDataJSON", "signature"}) {
    const Bytes bytes = *from_base64url(json::text(used.at("response").at(name)));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      json::object cut = used;
      cut["response"].as_object()[name] = testing::Signer::part(bytes.substr(0, size));
      EXPECT_FALSE(check_assertion(asked, passkey, cut)) << name << size;
    }
  }
}

TEST(Webauthn, takes_no_key_that_is_weak_off_the_curve_or_of_another_algorithm) {
  const Authenticator device;
  json::object made = device.create(challenge);
  const Bytes object = *from_base64url(json::text(made.at("response").at("attestationObject")));
  const Bytes key = device.cose();
  const auto with = [&](const Bytes& other) { // as long as the key that it takes the place of
    Bytes changed = object;
    changed.replace(changed.find(key), key.size(), other);
    made["response"].as_object()["attestationObject"] = testing::Signer::part(changed);
    return check_registration(asked, made).has_value();
  };
  EXPECT_TRUE(with(key));
  Bytes other = key;
  other[other.size() - 1] = static_cast<char>(other.back() ^ 1);
  EXPECT_FALSE(with(other)) << "off the curve";
  other = key, other[4] = '\x27'; // ES256's -7 becomes -8
  EXPECT_FALSE(with(other)) << "EdDSA with a point of P-256";
  other = key, other[2] = '\x01';
  EXPECT_FALSE(with(other)) << "another type";
}

TEST(Webauthn, needs_an_address_that_browsers_take) {
  const auto origin = [](const char* text) {
    const auto party = relying_party_of(text);
    return party ? party->id + " " + party->origin : "–";
  };
  EXPECT_EQ(origin("https://Socle.Example.org/"), "socle.example.org https://socle.example.org");
  EXPECT_EQ(origin("https://socle.example.org:443"), "socle.example.org https://socle.example.org");
  EXPECT_EQ(origin("https://socle.example.org:8443"), "socle.example.org https://socle.example.org:8443");
  EXPECT_EQ(origin("http://localhost:7070"), "localhost http://localhost:7070");
  for (const char* wrong :
       {"", "socle.example.org", "http://socle.example.org", "https://127.0.0.1:7070", "https://[::1]", "https://",
        "https://socle.example.org/console", "https://user@socle.example.org", "https://socle.example.org:0",
        "https://socle.example.org:99999", "https://socle", "https://.example.org", "https://a..b", "ftp://localhost"})
    EXPECT_EQ(origin(wrong), "–") << wrong;
}

} // namespace
} // namespace socle::identity
