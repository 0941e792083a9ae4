#include "base/random.h"

#include <algorithm>
#include <array>

#include <cerrno>
#include <cstring>
#include <sys/random.h>

namespace socle {

std::uint64_t Random::next_u64() {
  std::uint64_t out = 0;
  unsigned char bytes[sizeof out];
  fill(bytes);
  std::memcpy(&out, bytes, sizeof out);
  return out;
}

std::uint64_t Random::below(std::uint64_t bound) {
  SOCLE_ASSERT(bound > 0);
  const std::uint64_t limit = ~std::uint64_t{0} - ~std::uint64_t{0} % bound; // rejects the uneven rest
  for (;;) {
    const auto n = next_u64();
    if (n < limit) return n % bound;
  }
}

namespace {
void from_kernel(std::span<unsigned char> out) {
  while (!out.empty()) {
    const auto n = ::getrandom(out.data(), out.size(), 0);
    if (n < 0 && errno == EINTR) continue;
    SOCLE_ASSERT(n > 0);
    out = out.subspan(static_cast<std::size_t>(n));
  }
}

// Ids are made with every call, of a few bytes each: a thread asks the kernel for many at once. What was given out is wiped here.
struct Drawn {
  std::array<unsigned char, 512> bytes{};
  std::size_t used = sizeof bytes;
};
} // namespace

void SystemRandom::fill(std::span<unsigned char> out) {
  thread_local Drawn drawn;
  if (out.size() > 16) return from_kernel(out); // keys and nonces
  if (drawn.bytes.size() - drawn.used < out.size()) {
    from_kernel(drawn.bytes);
    drawn.used = 0;
  }
  const auto given = std::span(drawn.bytes).subspan(drawn.used, out.size());
  std::ranges::copy(given, out.begin());
  std::ranges::fill(given, static_cast<unsigned char>(0));
  drawn.used += out.size();
}

void SeededRandom::fill(std::span<unsigned char> out) {
  const std::lock_guard lock(mutex_);
  for (auto& byte : out) { // splitmix64 (Steele, Lea, Flood 2014), one byte at a time: speed does not matter in tests
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    byte = static_cast<unsigned char>(z >> 56U);
  }
}

} // namespace socle
