// Verifying a log offline, from its files and a verifier key alone.
#pragma once

#include "audit/note.h"

#include <filesystem>

namespace socle::audit {

struct Verified {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};
};

// Re-derives every tile and the root from the entries and holds them against the files and the signed checkpoint. The first place
// that differs is named: file, byte or entry.
Result<Verified> verify_log(const std::filesystem::path& directory, const VerifierKey& key);

// A receipt against the entry it proves; needs nothing else.
Result<Checkpoint> verify_receipt(std::string_view proof, std::string_view entry, const VerifierKey& key);

} // namespace socle::audit
