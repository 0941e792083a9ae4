// Randomness as something that is injected: the kernel's in the daemon, a seeded one in tests.
#pragma once

#include "base/base.h"

#include <cstdint>
#include <mutex>

namespace socle {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<unsigned char> out) = 0;
  std::uint64_t next_u64();
  // Uniform in [0, bound); bound > 0.
  std::uint64_t below(std::uint64_t bound);
};

// getrandom(2); ends the process if the kernel cannot serve (nothing here may run on weak randomness).
class SystemRandom final : public Random {
 public:
  void fill(std::span<unsigned char> out) override;
};

// Reproducible; never for keys.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<unsigned char> out) override;

 private:
  std::mutex mutex_;
  std::uint64_t state_;
};

} // namespace socle
