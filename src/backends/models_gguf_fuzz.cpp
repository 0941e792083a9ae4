// Any bytes: a model file comes from strangers.
#include "backends/models_gguf.h"

#include <sstream>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::istringstream in(bytes);
  const auto facts = socle::backends::read_gguf(in, size);
  if (facts) SOCLE_ASSERT(!facts->architecture.empty() && facts->tensors > 0);
  return 0;
}
