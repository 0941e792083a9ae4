// Arbitrary bytes as JSON: refused, or written in a form that reads as the same
// tree and is written the same again.
#include "dialects/tree.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace socle;
  const auto tree = dialects::Tree::parse({reinterpret_cast<const char*>(data), size});
  if (!tree) return 0;
  const std::string written = tree->write();
  const auto again = dialects::Tree::parse(written);
  SOCLE_ASSERT(again.has_value() && *again == *tree && again->write() == written);
  return 0;
}
