// Whatever the readers accept must be written and read again as the same invoice; whatever they refuse must not hurt.
#include "invoicing/syntax.h"

#include "base/assert.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace socle::invoicing;
  const std::string_view xml(reinterpret_cast<const char*>(data), size);
  if (const auto invoice = read_ubl(xml)) SOCLE_ASSERT(*read_ubl(write_ubl(*invoice)) == *invoice);
  if (const auto invoice = read_cii(xml)) SOCLE_ASSERT(*read_cii(write_cii(*invoice)) == *invoice);
  return 0;
}
