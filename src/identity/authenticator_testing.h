// An authenticator and the browser before it, as tests need them: right, and wrong in every way.
#pragma once

#include "identity/signer_testing.h"
#include "identity/webauthn.h"

#include "base/digest.h"

#include <openssl/bn.h>

namespace socle::identity::testing {

// CBOR as authenticators write it.
inline Bytes cbor_head(unsigned major, std::uint64_t number) {
  const auto first = [&](unsigned more) { return Bytes(1, static_cast<char>(major << 5U | more)); };
  Bytes out;
  const auto tail = [&](int bytes) {
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(number >> (8U * static_cast<unsigned>(i)));
    return out;
  };
  if (number < 24) return first(static_cast<unsigned>(number));
  if (number < 1ULL << 8U) return first(24) + tail(1);
  if (number < 1ULL << 16U) return first(25) + tail(2);
  if (number < 1ULL << 32U) return first(26) + tail(4);
  return first(27) + tail(8);
}
inline Bytes cbor_int(std::int64_t n) {
  return n >= 0 ? cbor_head(0, static_cast<std::uint64_t>(n)) : cbor_head(1, static_cast<std::uint64_t>(-1 - n));
}
inline Bytes cbor_bytes(std::string_view bytes) { return cbor_head(2, bytes.size()) + Bytes(bytes); }
inline Bytes cbor_text(std::string_view text) { return cbor_head(3, text.size()) + Bytes(text); }

class Authenticator {
 public:
  explicit Authenticator(const std::string& algorithm = "ES256", Bytes id = "an id of some authenticator")
      : signer_(algorithm, "k"), algorithm_(algorithm), id(std::move(id)) {}

  // What it and the browser say; tests change it.
  std::string party = "socle.example", origin = "https://socle.example", holder = "usr_1";
  std::int64_t counter = 0;
  unsigned flags = 1 | 4; // present, verified
  std::string statement = "\xa0", format = "none", more_client; // members of clientDataJSON, with a comma before
  Bytes extensions; // after all else in the authenticator's data
  bool names_holder = true, flips = false;

  json::object create(const std::string& challenge) const {
    const Bytes data = head(flags | 64U) + Bytes(16, '\0') + static_cast<char>(id.size() >> 8U) +
                       static_cast<char>(id.size() & 255U) + id + cose() + extensions;
    const Bytes object = cbor_head(5, 3) + cbor_text("fmt") + cbor_text(format) + cbor_text("attStmt") + statement +
                         cbor_text("authData") + cbor_bytes(data);
    return answer({{"attestationObject", Signer::part(object)},
                   {"clientDataJSON", Signer::part(client("webauthn.create", challenge))}});
  }
  json::object get(const std::string& challenge) const {
    const Bytes data = head(flags) + extensions, text = client("webauthn.get", challenge);
    Bytes signature = signer_.signature_of(data + Bytes(view(sha256(text))));
    if (flips) signature.back() = static_cast<char>(signature.back() ^ 1);
    json::object response{{"authenticatorData", Signer::part(data)},
                          {"clientDataJSON", Signer::part(text)},
                          {"signature", Signer::part(signature)}};
    if (names_holder) response["userHandle"] = Signer::part(holder);
    return answer(std::move(response));
  }
  Bytes cose() const {
    const json::object jwk = signer_.jwk();
    const auto member = [&](const char* name) {
      return cbor_bytes(from_base64url(json::get_string(jwk, name).value_or("")).value_or(""));
    };
    const auto row = [](int key, const Bytes& value) { return cbor_int(key) + value; };
    if (algorithm_ == "ES256")
      return cbor_head(5, 5) + row(1, cbor_int(2)) + row(3, cbor_int(-7)) + row(-1, cbor_int(1)) +
             row(-2, member("x")) + row(-3, member("y"));
    if (algorithm_ == "EdDSA")
      return cbor_head(5, 4) + row(1, cbor_int(1)) + row(3, cbor_int(-8)) + row(-1, cbor_int(6)) + row(-2, member("x"));
    return cbor_head(5, 4) + row(1, cbor_int(3)) + row(3, cbor_int(-257)) + row(-1, member("n")) + row(-2, member("e"));
  }

 private:
  Bytes head(unsigned given) const {
    Bytes out(view(sha256(party)));
    out += static_cast<char>(given);
    for (int i = 3; i >= 0; --i) out += static_cast<char>(counter >> (8 * i));
    return out;
  }
  std::string client(const std::string& type, const std::string& challenge) const {
    return R"({"type":")" + type + R"(","challenge":")" + Signer::part(challenge) + R"(","origin":")" + origin +
           R"(","crossOrigin":false)" + more_client + "}";
  }
  json::object answer(json::object response) const {
    return {{"id", Signer::part(id)},
            {"rawId", Signer::part(id)},
            {"type", "public-key"},
            {"response", std::move(response)}};
  }
  Signer signer_;
  std::string algorithm_;

 public:
  Bytes id;
};

} // namespace socle::identity::testing
