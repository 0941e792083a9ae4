// Verifying a log offline, from its files and a verifier key alone.
#pragma once

#include "audit/note.h"
#include "store/store.h"

#include <filesystem>
#include <functional>

namespace socle::audit {

struct Verified {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};
};

// Re-derives every tile and the root from the entries and holds them against the files and the signed checkpoint. What is wrong is
// named, file and byte: entries and hashes are told apart by which of both lead to the signed root. Of a wrong entry the hash says
// only that it is wrong, so the place is where it begins and ends.
Result<Verified> verify_log(const std::filesystem::path& directory, const VerifierKey& key);

// Holds the journal against the entries of a log that verify_log found whole: each record that it covers, byte by byte.
using JournalReader =
    std::function<Result<std::vector<store::JournalEntry>>(std::int64_t after)>; // "audit" records only
Result<void> verify_journal(const JournalReader& journal, const std::filesystem::path& directory,
                            std::string_view tenant, std::uint64_t size);

// A receipt against the entry it proves; needs nothing else.
Result<Checkpoint> verify_receipt(std::string_view proof, std::string_view entry, const VerifierKey& key);

} // namespace socle::audit
