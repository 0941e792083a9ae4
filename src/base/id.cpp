#include "base/id.h"

#include "base/digest.h"

namespace socle {

std::string make_id(std::string_view prefix, const Clock& clock, Random& random) {
  unsigned char bytes[16];
  random.fill(bytes);
  const auto ms = static_cast<std::uint64_t>(clock.now().us / 1000);
  for (unsigned i = 0; i < 6; ++i) bytes[i] = static_cast<unsigned char>(ms >> (40U - 8U * i));
  bytes[6] = static_cast<unsigned char>(0x70U | (bytes[6] & 0x0fU)); // version 7
  bytes[8] = static_cast<unsigned char>(0x80U | (bytes[8] & 0x3fU)); // variant 10
  return std::string(prefix) + "_" + to_hex(std::span<const unsigned char>(bytes));
}

bool is_id(std::string_view prefix, std::string_view text) {
  if (text.size() != prefix.size() + 33 || !text.starts_with(prefix) || text[prefix.size()] != '_') return false;
  for (const char c : text.substr(prefix.size() + 1)) {
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
  }
  return text[prefix.size() + 13] == '7';
}

std::optional<Timestamp> time_of_id(std::string_view id) {
  const auto underscore = id.rfind('_');
  if (underscore == std::string_view::npos || !is_id(id.substr(0, underscore), id)) return std::nullopt;
  std::int64_t ms = 0;
  for (const char c : id.substr(underscore + 1, 12)) ms = ms * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
  return Timestamp{ms * 1000};
}

} // namespace socle
