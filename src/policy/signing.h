// Signed bundles: a C2SP signed note that names a bundle's digest, since when and until when it may be published, and where.
#pragma once

#include "audit/note.h"
#include "base/clock.h"
#include "base/random.h"
#include "policy/bundle.h"

namespace socle::policy {

// A signer's own key, as its file holds it: "PRIVATE+KEY+name+hash+base64", the form that Go's note package writes.
std::string make_signer_key(std::string_view name, Random& random);
// What others need to check it: "name+hash+base64".
Result<std::string> verifier_of(std::string_view signer_key);

struct Statement {
  std::string digest;
  Timestamp issued;
  std::optional<Timestamp> expires; // not to be published from then on
  std::string meant_for; // the origin of the one log whose company may publish it; empty: anywhere
};
// The note: statement and signature, as text.
Result<std::string> sign_bundle(const Statement& statement, std::string_view signer_key);

struct Signed {
  Statement statement;
  std::string signer; // its name
  std::string key; // the whole verifier key
};
// The statement of a note that one of these keys signed; a wrong signature, an unknown key and what is no such note refuse.
Result<Signed> open_signature(std::string_view note, std::span<const std::string> verifier_keys);
// Whether it speaks of these files, here and now, and of nothing older than what was published before.
Result<void> check_statement(const Statement& statement, std::string_view digest, std::string_view origin,
                             Timestamp now, std::optional<Timestamp> newest);

// SHA-256 of the public key, in hex: names a key in the log without naming a person.
Result<std::string> fingerprint(std::string_view verifier_key);

} // namespace socle::policy
