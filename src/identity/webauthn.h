// Passkeys by WebAuthn Level 3: what an authenticator sends back, held against what was asked. The device must always have checked who
// holds it (a PIN, a finger), so that a passkey is both factors. Pure: no state, no clock.
#pragma once

#include "base/base.h"
#include "base/json.h"

#include <cstdint>

namespace socle::identity {

// Who asks for passkeys: the public address's host, and the one origin whose pages may ask in its name.
struct RelyingParty {
  std::string id; // "socle.example.org"
  std::string origin; // "https://socle.example.org"
};
// https with a name, or http on localhost (the browsers' one exception); without path. The error says what is wrong with it.
std::expected<RelyingParty, std::string> relying_party_of(std::string_view public_address);

struct Ceremony {
  const RelyingParty& party;
  std::string challenge; // as bytes
};

// A passkey that has just been made.
struct MadePasskey {
  Bytes id; // the authenticator's own: up to 1,023 bytes
  Bytes public_key; // COSE, as it was sent
  std::int64_t counter = 0; // of signatures; stays 0 where the authenticator counts none
  bool synced = false; // may be kept in more than one place (BE)
  bool backed_up = false; // and is (BS)
};
// What the browser answered to navigator.credentials.create(), in its own JSON form. Attestation is not asked for; where it is sent all
// the same it is neither checked nor trusted.
Result<MadePasskey> check_registration(const Ceremony& ceremony, const json::object& credential);

// A passkey as it is kept.
struct KnownPasskey {
  Bytes id, public_key;
  std::string holder; // what it carries as the user's handle
  std::int64_t counter = 0;
  bool synced = false;
};
struct UsedPasskey {
  std::int64_t counter = 0;
  bool backed_up = false;
};
// What the browser answered to navigator.credentials.get(). A counter that does not go up is kPasskeyCopied: two devices sign with it.
Result<UsedPasskey> check_assertion(const Ceremony& ceremony, const KnownPasskey& passkey,
                                    const json::object& credential);
// The id that such an answer names, as base64url; empty where it names none. Nothing in it is true before it is checked.
std::string credential_id(const json::object& credential);

} // namespace socle::identity
