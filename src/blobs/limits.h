// The limits of blobs.
#pragma once

#include <cstddef>

namespace socle::blobs::limits {

// A blob is sealed and checked whole in memory; twice this must fit beside everything else on a small machine.
inline constexpr std::size_t kBlobBytesMax = 256U << 20;
// What sealing adds: version, nonce, tag.
inline constexpr std::size_t kSealBytesMax = 64;

} // namespace socle::blobs::limits
