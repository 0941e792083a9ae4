// SHA-256 piece by piece: for what is too large for memory.
#pragma once

#include "base/digest.h"

#include <memory>

namespace socle {

class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  void add(std::string_view bytes);
  Sha256 finish(); // once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace socle
