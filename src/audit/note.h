// C2SP signed notes and tlog checkpoints.
#pragma once

#include "audit/tree.h"

namespace socle::audit {

struct VerifierKey {
  std::string name;
  std::uint32_t id = 0;  // SHA-256(name ‖ 0x0A ‖ type ‖ key)[:4], big-endian
  Bytes key;             // 32 bytes, Ed25519 (type 0x01)
};
std::string format_verifier_key(std::string_view name, std::string_view public_key);
Result<VerifierKey> parse_verifier_key(std::string_view text);
std::uint32_t key_id(std::string_view name, std::string_view public_key);

// "origin\nsize\nroot\n"
std::string checkpoint_body(std::string_view origin, std::uint64_t size, const Hash& root);
struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};
};
// The body, a blank line, and the signature line of `name`.
std::string sign_note(std::string_view body, std::string_view name, std::string_view public_key,
                      std::string_view signature);
// Checks the signature of a known key; unknown keys are ignored, a known key's wrong signature refuses, none at all refuses.
Result<std::string> open_note(std::string_view note, std::span<const VerifierKey> known);
Result<Checkpoint> parse_checkpoint(std::string_view body);

// tlog-proof@v1
std::string format_proof(std::uint64_t index, std::span<const Hash> hashes, std::string_view checkpoint_note);
struct Proof {
  std::uint64_t index = 0;
  std::vector<Hash> hashes;
  std::string checkpoint_note;
};
Result<Proof> parse_proof(std::string_view text);

} // namespace socle::audit
